import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { type Answer, type Assessment, states } from '../../src/formats/assessment.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';
import { lackingAnswers, lackingIn } from '../../src/interview/lacking.ts';
import { currentStep, jump, startSession } from '../../src/interview/session.ts';
import { checkContradictions, checkUpkeep } from '../../src/rules/index.ts';
import { upToDate } from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = narrowToLevel(shippedCatalogue(), 'star3');
const all = allCriteria(catalogue);

/** Any answer that a file may hold for a criterion, whole or not. */
function anyAnswer({ options, metWhen }: Criterion): fc.Arbitrary<Answer> {
  const numbers = metWhen.map((_, index) => index + 1);
  return fc.record(
    {
      state: fc.constantFrom(...states),
      options: fc.subarray(options?.choices.map(({ id }) => id) ?? []),
      missing: fc.subarray(numbers),
      reason: fc.constantFrom('', ' ', 'サンプルの理由'),
      lastDone: fc.constant('2026-04-01'),
      note: fc.constant('メモ'),
    },
    { requiredKeys: ['state'] },
  );
}

const anyAnswers: fc.Arbitrary<Assessment['answers']> = fc
  .tuple(...all.map((criterion) => fc.option(anyAnswer(criterion), { nil: undefined })))
  .map((answers) =>
    Object.fromEntries(all.flatMap(({ id }, index) => (answers[index] === undefined ? [] : [[id, answers[index]]]))),
  );

test('whatever check finds lacking in an answer, the interview asks for when it is taken up again', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const assessment = { ...emptyAssessment(catalogue), organization: { name: 'サンプル株式会社' }, answers };
      const facts = { catalogue, assessment, evidence: new Map(), outdated: upToDate };
      const found = [...checkContradictions(catalogue, assessment), ...checkUpkeep(facts)];
      const idsWith = (code: string) => found.flatMap((one) => (one.code === code ? [one.args['criterion']] : []));
      const asked = (lacking: string) =>
        all.flatMap((criterion) => (lackingIn(criterion, answers[criterion.id]) === lacking ? [criterion.id] : []));
      expect(asked('reason')).toEqual(idsWith('scs/not-applicable-without-reason'));
      // An option that only another answer calls for is a contradiction, and told as one.
      expect(idsWith('scs/option-missing')).toEqual(expect.arrayContaining([...asked('options')]));
      expect([...asked('lastDone'), ...asked('options')]).toEqual(expect.arrayContaining(idsWith('scs/duty-undated')));
      expect(idsWith('scs/duty-undated')).toEqual(expect.arrayContaining([...asked('lastDone')]));
    }),
    { numRuns: 30 },
  );
});

test('what lacks something is asked one after the other, and then what is open', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const assessment = { ...emptyAssessment(catalogue), answers };
      const ids = lackingAnswers(catalogue, assessment).map(({ id }) => id);
      const session = jump(startSession(catalogue, assessment), { to: 'picked', ids });
      if (ids.length === 0) return;
      expect(currentStep(session)).toMatchObject({ kind: 'criterion', id: ids[0] });
      expect(session.walk.map((step) => step.kind === 'criterion' && step.id)).toEqual(ids);
    }),
    { numRuns: 30 },
  );
});

test.each<[string, Answer, string | undefined]>([
  ['1-2-1-3', { state: 'met' }, 'lastDone'],
  ['1-2-1-3', { state: 'met', lastDone: '2026-04-01' }, undefined],
  ['4-1-1-2', { state: 'met' }, 'options'],
  ['1-2-1-1', { state: 'partial' }, 'missing'],
  ['1-2-1-1', { state: 'partial', missing: [] }, 'missing'],
  ['1-2-1-1', { state: 'partial', missing: [2] }, undefined],
  ['1-2-1-1', { state: 'not-applicable' }, 'reason'],
  ['1-2-1-1', { state: 'not-applicable', reason: '役員がいません' }, undefined],
  ['1-2-1-1', { state: 'unmet' }, undefined],
  ['1-2-1-1', { state: 'unknown' }, undefined],
])('%s with %j lacks %s', (id, answer, lacking) => {
  const criterion = all.find((one) => one.id === id);
  expect(criterion && lackingIn(criterion, answer)).toBe(lacking);
});
