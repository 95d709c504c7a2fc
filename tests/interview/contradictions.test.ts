import { expect, test } from 'vitest';
import type { Assessment } from '../../src/formats/assessment.ts';
import { contradictionsOf } from '../../src/interview/contradictions.ts';
import { startSession } from '../../src/interview/session.ts';
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
