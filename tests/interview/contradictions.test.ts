import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { type Answer, type Assessment, states } from '../../src/formats/assessment.ts';
import type { Crosswalk } from '../../src/formats/crosswalk.ts';
import { contradictionsOf } from '../../src/interview/contradictions.ts';
import { startSession } from '../../src/interview/session.ts';
import { checkContradictions, contradictionsAbout } from '../../src/rules/index.ts';
import { sampleAssessment, sampleCatalogue } from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const empty = emptyAssessment(catalogue);

function raised(ids: string | readonly string[], before: Partial<Assessment>, after: Partial<Assessment>) {
  const session = startSession(catalogue, { ...empty, ...after });
  return contradictionsOf(session, [ids].flat(), { ...empty, ...before }, { guidance: shippedGuidance() }).map(
    ({ code, args }) => ({
      code,
      criterion: args['criterion'],
    }),
  );
}

test('an answer raises a contradiction from either side, once', () => {
  const base = { answers: { '1-2-1-2': { state: 'unmet' as const } } };
  const both = { answers: { ...base.answers, '1-2-1-3': { state: 'met' as const } } };
  const found = [{ code: 'scs/met-over-unmet-reference', criterion: '1-2-1-3' }];
  expect(raised('1-2-1-3', base, both)).toEqual(found);
  expect(raised('1-2-1-2', { answers: { '1-2-1-3': { state: 'met' } } }, both)).toEqual(found);
  expect(raised('1-2-1-3', both, both)).toEqual([]);
  expect(raised('4-4-5-1', base, both)).toEqual([]);
});

test('several answers at once raise each contradiction once', () => {
  const both = { answers: { '1-2-1-2': { state: 'unmet' as const }, '1-2-1-3': { state: 'met' as const } } };
  expect(raised(['1-2-1-3', '1-2-1-2'], {}, both)).toEqual([
    { code: 'scs/met-over-unmet-reference', criterion: '1-2-1-3' },
  ]);
});

test('what must stand first by our own account counts, too', () => {
  const base = { answers: { '4-4-5-1': { state: 'unmet' as const } } };
  const both = { answers: { ...base.answers, '4-4-5-3': { state: 'met' as const } } };
  expect(raised('4-4-5-3', base, both)).toEqual([{ code: 'scs/met-over-unmet-reference', criterion: '4-4-5-3' }]);
});

test('a fact raises it, too', () => {
  const answers = { '3-1-1-2': { state: 'met' as const } };
  const after = { answers, profile: { 'has-servers': false } };
  expect(raised('has-servers', { answers }, after)).toEqual([
    { code: 'scs/contradictory-profile', criterion: '3-1-1-2' },
  ]);
});

test('and so does the fact that another one rests on', () => {
  const before = { profile: { 'has-important-secrets': true, 'cloud-important-secrets': true } };
  const after = { profile: { 'has-important-secrets': false, 'cloud-important-secrets': true } };
  expect(raised('has-important-secrets', before, after)).toEqual([
    { code: 'scs/contradictory-facts', criterion: undefined },
  ]);
});

const optioned = {
  atLeast: 1,
  choices: [
    { id: 'a', text: '台帳に書いている' },
    { id: 'b', text: '決まりに従っている', references: ['A-1-1-1'] },
    { id: 'c', text: '同じ意味で、決まりに従っている', references: ['B-1-1-1'] },
  ],
};

const fromElsewhere: Crosswalk = {
  formatVersion: 1,
  id: 'a--b',
  lang: 'ja',
  from: { id: 'a', edition: '1' },
  to: { id: 'sample', edition: '1' },
  provenance: 'ours',
  mappings: [{ from: 'A-1-1-1', to: 'C-1-1-2', relation: 'equal', reason: '同じこと' }],
};

test.each([
  ['the shipped catalogue', catalogue, { guidance: shippedGuidance() }],
  [
    'one of each kind of reference',
    sampleCatalogue([
      { id: 'A-1-1-1' },
      { id: 'A-1-1-2', references: ['A-1-1-1'] },
      { id: 'B-1-1-1', references: ['A-1-1'] },
      { id: 'B-1-1-2', options: optioned },
      { id: 'C-1-1-1', options: optioned, referenceKinds: { 'B-1-1-1': 'definition' } },
      { id: 'C-1-1-2', references: ['B-1-1-2'], referenceKinds: { 'B-1-1-2': 'definition' } },
    ]),
    { crosswalks: [fromElsewhere] },
  ],
])(
  'of %s, what is found about some criteria or facts is what is found in all that has a part in them',
  (_, asked, grounds) => {
    const criteria = allCriteria(asked);
    const answered = fc.record({
      criterion: fc.constantFrom(...criteria),
      // Of three states in four, one stands against another.
      state: fc.constantFrom<Answer['state']>(...states, 'met', 'met', 'unmet', 'unmet', 'not-applicable'),
      options: fc.subarray(['a', 'b', 'c']),
      isWhole: fc.boolean(),
      isTakenOver: fc.boolean(),
    });
    const facts = asked.profileFacts.map(({ id }) => id);
    const profile = facts.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...facts), fc.boolean());
    const some = fc.subarray([...criteria.map(({ id }) => id), ...facts], { minLength: 1, maxLength: 4 });
    let found = 0;
    fc.assert(
      fc.property(fc.array(answered, { minLength: criteria.length }), profile, some, (given, known, ids) => {
        const answers = Object.fromEntries(
          given.map(({ criterion, state, options, isWhole, isTakenOver }) => [
            criterion.id,
            {
              state,
              ...(criterion.options === undefined ? {} : { options }),
              ...(isTakenOver ? { derivedFrom: 'A-1-1-1' } : {}),
              ...(isWhole ? { reason: '見本の理由' } : { missing: [1] }),
            },
          ]),
        );
        const assessment = { ...sampleAssessment(answers), profile: known };
        const names = ['criterion', 'reference', 'fact', 'base'];
        const all = checkContradictions(asked, assessment, grounds);
        const about = all.filter(({ args }) => names.some((name) => ids.includes(String(args[name]))));
        found += about.length;
        expect(contradictionsAbout(ids, asked, assessment, grounds)).toEqual(about);
      }),
      { numRuns: criteria.length > 10 ? 100 : 1000 },
    );
    expect(found).toBeGreaterThan(50);
  },
);
