import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/formats/assessment.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import { baselineEntry, knownGaps } from '../../src/scoring/baseline.ts';
import { gate } from '../../src/scoring/gate.ts';
import { sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';

const ids = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3'];
const catalogue = sampleCatalogue(ids.map((id) => ({ id })));
type State = Answer['state'] | undefined;

function judged(states: readonly State[], diagnostics: readonly Diagnostic[] = []) {
  const answers = ids.flatMap((id, index) => {
    const state = states[index];
    return state === undefined ? [] : [[id, { state, reason: '見本の理由' }] as const];
  });
  const result = scoreSample(catalogue, sampleAssessment(Object.fromEntries(answers)));
  return { result, outcome: gate(result, { diagnostics }), diagnostics };
}

/** The baseline of the first, and what it knows of the second. */
function moved(before: ReturnType<typeof judged>, after: ReturnType<typeof judged>) {
  const entry = baselineEntry(before.result, before.outcome, before.diagnostics);
  const known = knownGaps(entry, after.result, after.outcome, after.diagnostics);
  return { known, outcome: gate(after.result, { diagnostics: after.diagnostics, known }) };
}

const met = ['met', 'met'] as const;
const late = (id: string): Diagnostic => ({
  code: 'scs/due-past',
  args: { criterion: id, due: '2026-01-01' },
  severity: 'error',
  path: ['answers', id, 'due'],
});

describe('a baseline', () => {
  test.each<readonly [State, State, boolean]>([
    ['unmet', 'unmet', true],
    ['unmet', 'partial', true],
    ['unknown', 'unmet', true],
    [undefined, 'unknown', true],
    ['not-applicable', 'not-applicable', true],
    ['partial', 'unmet', false],
    ['unmet', 'unknown', false],
    ['unknown', undefined, false],
    ['met', 'partial', false],
    ['not-applicable', 'unmet', false],
    ['unmet', 'not-applicable', false],
    ['met', 'not-applicable', false],
  ])('of %s lets %s pass: %s', (before, after, passes) => {
    const { outcome } = moved(judged([...met, before]), judged([...met, after]));
    expect(outcome.passed).toBe(passes);
    expect(outcome.known).toEqual(passes ? ['A-1-1-3'] : []);
    expect(outcome.open).toEqual(passes ? [] : ['A-1-1-3']);
  });

  test('knows findings by what they are about, not by their number or day', () => {
    const before = judged([...met, 'unmet'], [late('A-1-1-1')]);
    const later = { ...late('A-1-1-1'), args: { criterion: 'A-1-1-1', due: '2026-05-05' } };
    expect(moved(before, judged([...met, 'unmet'], [later])).outcome).toMatchObject({ passed: true, blocking: [] });
    const other = moved(before, judged([...met, 'unmet'], [later, late('A-1-1-2')]));
    expect(other.outcome).toMatchObject({ passed: false, blocking: [late('A-1-1-2')] });
  });

  test('tells one criterion that an answer leads to from another', () => {
    const over = (reference: string): Diagnostic => ({
      code: 'scs/met-over-unmet-reference',
      args: { criterion: 'A-1-1-1', reference, state: 'unmet' },
      severity: 'error',
      path: ['answers', 'A-1-1-1', 'state'],
    });
    const before = judged([...met, 'unmet'], [over('A-1-1-2')]);
    expect(moved(before, judged([...met, 'unmet'], [over('A-1-1-2')])).outcome.passed).toBe(true);
    expect(moved(before, judged([...met, 'unmet'], [over('A-1-1-3')])).outcome.passed).toBe(false);
  });

  test('says what it still allows although it is in order now', () => {
    const { known } = moved(judged(['unmet', 'partial', 'met']), judged(['met', 'partial', 'met']));
    expect(known.improved).toEqual(['A-1-1-1']);
  });

  test('holds nothing that an inherited name of an object could bring in', () => {
    const entry = { catalogue: 'sample', edition: '1', level: 'base', gaps: {}, findings: {} };
    const { result, outcome } = judged([...met, 'unmet'], []);
    const diagnostic = { ...late('A-1-1-1'), code: 'constructor' as Diagnostic['code'] };
    expect(knownGaps(entry, result, outcome, [diagnostic])).toEqual({ criteria: [], diagnostics: [], improved: [] });
  });

  test('of any state lets that state pass, and never anything worse', () => {
    const state = fc.constantFrom<State>('met', 'partial', 'unmet', 'unknown', 'not-applicable', undefined);
    const three = fc.tuple(state, state, state);
    const rank = ['unanswered', 'unknown', 'unmet', 'partial', 'met'];
    fc.assert(
      fc.property(three, three, (before, after) => {
        expect(moved(judged(before), judged(before)).outcome.passed).toBe(true);
        const isNoWorse = after.every((now, index) => {
          const then = before[index];
          if (now === then || now === 'met') return true;
          return (
            now !== 'not-applicable' &&
            rank.indexOf(now ?? 'unanswered') >= rank.indexOf(then ?? 'unanswered') &&
            then !== 'not-applicable'
          );
        });
        expect(moved(judged(before), judged(after)).outcome.passed).toBe(isNoWorse);
      }),
    );
  });
});
