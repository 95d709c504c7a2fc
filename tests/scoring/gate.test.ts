import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gate } from '../../src/scoring/gate.ts';
import { sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';

const catalogue = sampleCatalogue([{ id: 'A-1-1-1' }, { id: 'A-1-1-2' }]);
const gateOf = (answers: Parameters<typeof sampleAssessment>[0], options?: Parameters<typeof gate>[1]) =>
  gate(scoreSample(catalogue, sampleAssessment(answers)), options);

const options = {
  atLeast: 1,
  choices: [
    { id: 'a', text: '台帳に書いている' },
    { id: 'b', text: '道具で調べている' },
  ],
};

describe('the gate', () => {
  test('is passed where everything is met', () => {
    expect(gateOf({ 'A-1-1-1': 'met', 'A-1-1-2': 'met' })).toEqual({
      passed: true,
      judgement: 'fulfilled',
      open: [],
      unassured: [],
      waived: [],
      known: [],
      blocking: [],
    });
  });

  test.each(['partial', 'unmet', 'unknown'] as const)('is not passed by a criterion that is %s', (state) => {
    expect(gateOf({ 'A-1-1-1': 'met', 'A-1-1-2': state })).toMatchObject({ passed: false, open: ['A-1-1-2'] });
  });

  test('is not passed by a criterion that nobody has answered', () => {
    expect(gateOf({ 'A-1-1-1': 'met' })).toMatchObject({ passed: false, open: ['A-1-1-2'] });
  });

  test('is not passed by a criterion that does not apply, unless the caller takes it upon himself', () => {
    const answers = { 'A-1-1-1': 'met', 'A-1-1-2': { state: 'not-applicable', reason: '見本の理由' } } as const;
    expect(gateOf(answers)).toMatchObject({ passed: false, judgement: 'to-confirm', open: ['A-1-1-2'], blocking: [] });
    expect(gateOf(answers, { allowNotApplicable: true })).toMatchObject({ passed: true, open: [] });
  });

  test('is never passed by a level of which nothing applies', () => {
    const not = { state: 'not-applicable', reason: '見本の理由' } as const;
    const outcome = gateOf({ 'A-1-1-1': not, 'A-1-1-2': not }, { allowNotApplicable: true });
    expect(outcome).toMatchObject({ passed: false, open: ['A-1-1-1', 'A-1-1-2'] });
  });

  test('asks of a catalogue that only counts that everything is answered, whatever the answer', () => {
    const counting = { ...catalogue, method: 'coverage' } as const;
    const outcomeOf = (answers: Parameters<typeof sampleAssessment>[0]) =>
      gate(scoreSample(counting, sampleAssessment(answers)));
    const unmet = { state: 'unmet' } as const;
    expect(outcomeOf({ 'A-1-1-1': unmet })).toMatchObject({ passed: false, open: ['A-1-1-2'] });
    const all = { 'A-1-1-1': unmet, 'A-1-1-2': { state: 'not-applicable', reason: '見本の理由' } } as const;
    expect(outcomeOf(all)).toMatchObject({ passed: true, judgement: 'not-judged' });
  });

  test('is never passed without a reason why something does not apply', () => {
    const answers = { 'A-1-1-1': 'met', 'A-1-1-2': 'not-applicable' } as const;
    expect(gateOf(answers, { allowNotApplicable: true })).toMatchObject({
      passed: false,
      blocking: [{ severity: 'error' }],
    });
  });

  test('is held up by what is met by options and names none', () => {
    const building = sampleCatalogue([{ id: 'A-1-1-1', options }, { id: 'A-1-1-2' }]);
    const result = scoreSample(building, sampleAssessment({ 'A-1-1-1': 'met', 'A-1-1-2': 'met' }));
    expect(gate(result)).toMatchObject({ passed: false, open: [], blocking: [{ code: 'scs/option-missing' }] });
  });

  test('is held up by a warning where that is asked for', () => {
    const answers = { 'A-1-1-1': 'met', 'A-1-1-2': 'met' } as const;
    const diagnostics = [{ code: 'scs/owner-missing', args: {}, severity: 'warning' }] as const;
    expect(gateOf(answers, { diagnostics })).toMatchObject({ passed: true, blocking: [] });
    const strict = gateOf(answers, { diagnostics, failOn: 'warning' });
    expect(strict).toMatchObject({ passed: false, open: [], blocking: diagnostics });
  });

  test('is held up by an error that only the caller knows of', () => {
    const answers = { 'A-1-1-1': 'met', 'A-1-1-2': 'met' } as const;
    const diagnostics = [{ code: 'scs/due-past', args: {}, severity: 'error' }] as const;
    for (const failOn of ['error', 'warning'] as const) {
      expect(gateOf(answers, { diagnostics, failOn })).toMatchObject({
        passed: false,
        open: [],
        blocking: diagnostics,
      });
    }
  });

  test.each(['partial', 'unmet', 'unknown', 'not-applicable'] as const)(
    'is not kept shut by a criterion that is %s and waived, and names it apart',
    (state) => {
      const answers = { 'A-1-1-1': 'met', 'A-1-1-2': { state, reason: '見本の理由' } } as const;
      const outcome = gateOf(answers, { waived: ['A-1-1-2'] });
      expect(outcome).toMatchObject({ passed: true, open: [], waived: ['A-1-1-2'] });
      expect(outcome.judgement).not.toBe('fulfilled');
    },
  );

  test('a waiver of what is met, or of what is not there, is none', () => {
    const outcome = gateOf({ 'A-1-1-1': 'met', 'A-1-1-2': 'unmet' }, { waived: ['A-1-1-1', 'Z-9-9-9'] });
    expect(outcome).toMatchObject({ passed: false, open: ['A-1-1-2'], waived: [] });
  });

  test('is not passed at a level that the catalogue does not have', () => {
    const assessment = sampleAssessment({ 'A-1-1-1': 'met', 'A-1-1-2': 'met' });
    expect(gate(scoreSample(catalogue, assessment, 'nonsense'))).toMatchObject({
      passed: false,
      judgement: 'undetermined',
    });
  });

  test('is passed, where that is allowed, exactly if the level is fulfilled or to confirm, something of it is met, and no rule of weight is broken', () => {
    const state = fc.constantFrom('met', 'partial', 'unmet', 'unknown', 'not-applicable', undefined);
    fc.assert(
      fc.property(fc.tuple(state, state), fc.constantFrom('', '見本の理由'), (given, reason) => {
        const answers = given.flatMap((own, index) => (own ? [[`A-1-1-${index + 1}`, { state: own, reason }]] : []));
        const result = scoreSample(catalogue, sampleAssessment(Object.fromEntries(answers)));
        const { passed, blocking } = gate(result, { allowNotApplicable: true });
        const stands = result.level.judgement === 'fulfilled' || result.level.judgement === 'to-confirm';
        expect(passed).toBe(stands && result.level.counts.met > 0 && blocking.length === 0);
      }),
    );
  });
});
