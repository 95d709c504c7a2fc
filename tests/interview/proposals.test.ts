import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import type { Crosswalk, Relation } from '../../src/formats/crosswalk.ts';
import { states } from '../../src/formats/states.ts';
import { proposalsFor } from '../../src/interview/proposals.ts';
import { relatedAnswers } from '../../src/interview/related.ts';
import { checkContradictions } from '../../src/rules/index.ts';
import { gate } from '../../src/scoring/gate.ts';
import { score } from '../../src/scoring/score.ts';
import { catalogueOf, shippedCrosswalks } from '../helpers/crosswalks.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const star3 = narrowToLevel(catalogue, 'star3');
const crosswalks = shippedCrosswalks();

function having(answers: Assessment['answers'], profile: Assessment['profile'] = {}): Assessment {
  return { ...emptyAssessment(catalogue), answers, profile };
}

/** A crosswalk of single pairs. */
function crosswalk(...pairs: readonly (readonly [from: string, to: string, relation: Relation])[]): Crosswalk {
  return {
    formatVersion: 1,
    id: 'a--b',
    lang: 'ja',
    from: { id: 'a', edition: '1' },
    to: { id: 'b', edition: '1' },
    provenance: 'ours',
    mappings: pairs.map(([from, to, relation]) => ({ from, to, relation, reason: `${from} のわけ` })),
  };
}

const withoutServers = { 'has-servers': false };

describe('an answer is proposed', () => {
  test('where the item it follows from is met, with the reason', () => {
    expect(proposalsFor(star3, having({ 'sa-2': { state: 'met' } }, withoutServers), crosswalks)).toEqual([
      {
        criterion: '4-4-5-3',
        state: 'met',
        from: 'sa-2',
        relation: 'superset',
        reason: expect.stringContaining('提供元の勧める更新に遅れることはありません'),
      },
    ]);
  });

  test.each([true, 'unknown', undefined] as const)(
    'not by what holds only without servers, where the firm says %s',
    (value) => {
      const profile = value === undefined ? {} : { 'has-servers': value };
      expect(proposalsFor(star3, having({ 'sa-2': { state: 'met' } }, profile), crosswalks)).toEqual([]);
    },
  );

  test('as still to do, where nothing of it can be there without the item', () => {
    const unmet = having({ 'sa-20': { state: 'unmet' }, 'sa-24': { state: 'unmet' } });
    expect(
      proposalsFor(star3, unmet, crosswalks).map(({ criterion, state, from }) => [criterion, state, from]),
    ).toEqual([
      ['4-2-2-1', 'unmet', 'sa-20'],
      ['6-1-1-1', 'unmet', 'sa-24'],
    ]);
  });

  test.each(['met', 'partial', 'unknown', 'not-applicable'] as const)(
    'not as still to do where the item is %s',
    (state) => {
      expect(proposalsFor(star3, having({ 'sa-20': { state }, 'sa-24': { state } }), crosswalks)).toEqual([]);
    },
  );

  test('in neither way where two answers speak against each other', () => {
    const both = crosswalk(['x', '4-4-5-3', 'superset'], ['y', '4-4-5-3', 'subset']);
    const mappings = both.mappings.map((one) => (one.from === 'y' ? { ...one, unmetToo: true as const } : one));
    const answers = having({ x: { state: 'met' }, y: { state: 'unmet' } });
    expect(proposalsFor(star3, answers, [both])).toHaveLength(1);
    expect(proposalsFor(star3, answers, [{ ...both, mappings }])).toEqual([]);
  });

  test('from what the firm says of itself', () => {
    const fact = crosswalk(['says-so', '4-4-5-3', 'equal']);
    const mappings = fact.mappings.map((one) => ({ ...one, unmetToo: true as const }));
    const stateAt = (value: true | false | 'unknown') =>
      proposalsFor(star3, having({}, { 'says-so': value }), [{ ...fact, mappings }]).map(({ state }) => state);
    expect([stateAt(true), stateAt(false), stateAt('unknown')]).toEqual([['met'], ['unmet'], []]);
  });

  test('once for each criterion, from the closest relation, in the order of the catalogue', () => {
    const several = crosswalk(['y', '4-4-5-3', 'superset'], ['x', '4-4-5-3', 'equal'], ['x', '1-2-1-1', 'superset']);
    const found = proposalsFor(star3, having({ x: { state: 'met' }, y: { state: 'met' } }), [several]);
    expect(found.map(({ criterion, from }) => [criterion, from])).toEqual([
      ['1-2-1-1', 'x'],
      ['4-4-5-3', 'x'],
    ]);
  });
});

describe('what was taken over from a proposal', () => {
  const sources = crosswalks.map((one) => {
    const source = catalogueOf(one.from.id);
    return source === undefined ? one : { ...one, source };
  });
  /** What is told of answers that were all taken over as they are proposed, once the firm has said something else. */
  const toldOnce = (assessment: Assessment) =>
    checkContradictions(catalogue, assessment, { crosswalks: sources }).filter(
      ({ code }) => code === 'scs/proposal-changed',
    );
  const said = { state: fc.constantFrom(...states), fact: fc.constantFrom(true, false, 'unknown' as const) };
  const items = Array.from({ length: 25 }, (_, index) => `sa-${index + 1}`);
  const facts = ['has-servers', 'policy-decided', 'policy-published'];
  const firm = fc.record({
    answers: fc.dictionary(fc.constantFrom(...items), fc.record({ state: said.state })),
    profile: fc.dictionary(fc.constantFrom(...facts), said.fact),
  });

  test('is told exactly where it is not what would be proposed now', () => {
    fc.assert(
      fc.property(firm, firm, (before, after) => {
        const taken = proposalsFor(catalogue, having(before.answers, before.profile), crosswalks);
        const own = Object.fromEntries(
          taken.map(({ criterion, state, from }): [string, Answer] => [criterion, { state, derivedFrom: from }]),
        );
        const now = proposalsFor(catalogue, having(after.answers, after.profile), crosswalks);
        const gone = taken.filter(
          ({ criterion, state }) => !now.some((one) => one.criterion === criterion && one.state === state),
        );
        const told = toldOnce(having({ ...after.answers, ...own }, after.profile));
        expect([...new Set(told.map(({ args }) => args['criterion']))].toSorted()).toEqual(
          gone.map(({ criterion }) => criterion).toSorted(),
        );
      }),
    );
  });

  const taken = (state: 'met' | 'unmet', derivedFrom: string): Answer => ({ state, derivedFrom });

  test.each([
    [{ 'sa-2': { state: 'unmet' }, '4-4-5-3': taken('met', 'sa-2') }, { 'has-servers': false }, { state: 'unmet' }],
    [{ '4-4-5-3': taken('met', 'sa-2') }, { 'has-servers': false }, { state: 'unanswered' }],
    [
      { 'sa-2': { state: 'met' }, '4-4-5-3': taken('met', 'sa-2') },
      { 'has-servers': true },
      { special: 'only-without', fact: 'has-servers', said: 'true' },
    ],
    [{ 'sa-24': { state: 'met' }, '6-1-1-1': taken('unmet', 'sa-24') }, {}, { taken: 'unmet', state: 'met' }],
    [{ '1-3-1-1': taken('met', 'policy-decided') }, { 'policy-decided': false }, { special: 'fact', said: 'false' }],
    [{ '1-3-1-1': taken('met', 'policy-decided') }, {}, { special: 'fact', said: 'unanswered' }],
  ] as const)('is told with what has changed under it: %j', (answers, profile, args) => {
    const found = toldOnce(having(answers, profile));
    expect(found.map((one) => one.args)).toEqual([expect.objectContaining(args)]);
    expect(found.flatMap((one) => (one.args['fact'] === 'has-servers' ? [] : [one.args['asks']]))).not.toContain(
      undefined,
    );
  });

  test('is not told of an answer that is somebody’s own word, nor where the comparison is not at hand', () => {
    const answers = { 'sa-2': { state: 'unmet' }, '4-4-5-3': { state: 'met' } } as const;
    expect(toldOnce(having(answers, withoutServers))).toEqual([]);
    const derived = having({ ...answers, '4-4-5-3': taken('met', 'sa-2') }, withoutServers);
    expect(toldOnce(derived)).toHaveLength(1);
    expect(checkContradictions(catalogue, derived)).toEqual([]);
  });
});

describe('what is said of other answers beside a question', () => {
  test('gives no reason that holds only for another answer', () => {
    const reasonFor = (state: (typeof states)[number], id = 'sa-2', at = '4-4-5-3') =>
      relatedAnswers(at, having({ [id]: { state } }), crosswalks).map(({ reason }) => reason);
    expect(reasonFor('met')).toEqual([expect.stringContaining('定義ファイルがいつも最新なら')]);
    for (const state of states.filter((one) => one !== 'met')) expect(reasonFor(state)).toEqual([undefined]);
    // What one asks beside the other is so whatever was answered.
    for (const state of states) expect(reasonFor(state, 'sa-24', '6-1-1-1')).toEqual([expect.any(String)]);
  });
});

describe('nothing is proposed', () => {
  const one = crosswalk(['x', '4-1-2-4', 'equal']);
  const met: Answer = { state: 'met' };

  test.each(['subset', 'intersects', 'tagged'] as const)('by %s', (relation) => {
    expect(proposalsFor(star3, having({ x: met }), [crosswalk(['x', '4-1-2-4', relation])])).toEqual([]);
  });

  test.each(states.filter((state) => state !== 'met'))('from %s: what is missing there may be there here', (state) => {
    expect(proposalsFor(star3, having({ x: { state } }), [one])).toEqual([]);
  });

  test('over an answer, whatever it says', () => {
    for (const state of states)
      expect(proposalsFor(star3, having({ x: met, '4-1-2-4': { state } }), [one])).toEqual([]);
  });

  test('where the firm has said that it does not apply', () => {
    expect(proposalsFor(star3, having({ x: met }, { 'has-development': true }), [one])).toHaveLength(1);
    expect(proposalsFor(star3, having({ x: met }, { 'has-development': false }), [one])).toEqual([]);
  });

  test('from a name that every object has', () => {
    expect(proposalsFor(star3, having({}), [crosswalk(['constructor', '4-1-2-4', 'equal'])])).toEqual([]);
  });

  test('at a level that does not ask for it', () => {
    expect(proposalsFor(star3, having({ x: met }), [crosswalk(['x', '4-4-4-3', 'equal'])])).toEqual([]);
  });
});

test('proposals never change a score: what is judged is the same with the other catalogue answered and without', () => {
  const items = shippedCrosswalks()
    .filter(({ to }) => to.id === catalogue.id)
    .flatMap(({ mappings }) => mappings.map(({ from }) => from));
  const answerArb: fc.Arbitrary<Answer> = fc.constantFrom(...states).map((state) => ({ state }));
  const elsewhere = fc.dictionary(fc.constantFrom(...items), answerArb);
  const profiles = fc.constantFrom({}, { 'has-servers': false });
  const here = fc.dictionary(fc.constantFrom(...allCriteria(star3).map(({ id }) => id)), answerArb);
  const aim = { level: 'star3', hash: 'sha256:0' };
  fc.assert(
    fc.property(elsewhere, here, profiles, (other, own, profile) => {
      const assessment = having({ ...other, ...own }, profile);
      const before = JSON.stringify(assessment);
      const proposals = proposalsFor(star3, assessment, crosswalks);
      const result = score(catalogue, assessment, aim);
      expect(result).toEqual(score(catalogue, having(own, profile), aim));
      expect(gate(result)).toEqual(gate(score(catalogue, having(own, profile), aim)));
      expect(JSON.stringify(assessment)).toBe(before);
      for (const { criterion, from, state } of proposals) {
        expect([own[criterion], other[from]]).toEqual([undefined, { state }]);
      }
    }),
    { numRuns: 60 },
  );
});
