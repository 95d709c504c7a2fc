import { expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { type Assessment, type Glance, glances } from '../../src/formats/assessment.ts';
import { stateKeys } from '../../src/interview/ask.ts';
import { byGlance, isWorthAGlance, proposedUnmet, requirementsToGlanceAt } from '../../src/interview/overview.ts';
import { startOverview, startSession } from '../../src/interview/session.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = narrowToLevel(shippedCatalogue(), 'star3');
const ids = allCriteria(catalogue).map(({ id }) => id);

function firm(overview: Readonly<Record<string, Glance>> = {}, answers: Assessment['answers'] = {}): Assessment {
  return {
    formatVersion: 1,
    organization: { name: 'サンプル株式会社' },
    scope: {},
    catalogue: { id: catalogue.id, edition: catalogue.edition, level: 'star3' },
    ...(Object.keys(overview).length > 0 ? { overview } : {}),
    answers,
  };
}

test('a digit says as much of a whole requirement as of one criterion: 1 is the best of them', () => {
  const same = { met: 'mostly', partial: 'some', unmet: 'nothing', unknown: 'unknown' } as const;
  const digits = Object.entries(stateKeys).flatMap(([digit, state]) => (state in same ? [[digit, state]] : []));
  expect(glances.map((glance, index) => [String(index + 1), glance])).toEqual(
    digits.map(([digit, state]) => [digit, same[state as keyof typeof same]]),
  );
});

test('a look at the whole asks each requirement that has an open criterion, once', () => {
  expect(requirementsToGlanceAt(catalogue, firm())).toHaveLength(26);
  const answered = firm({ '1-2-3': 'some' }, Object.fromEntries(ids.slice(0, 3).map((id) => [id, { state: 'met' }])));
  const left = requirementsToGlanceAt(catalogue, answered);
  expect(left).not.toContain('1-2-1');
  expect(left).not.toContain('1-2-3');
  expect(left).toHaveLength(24);
});

test('it is worth while where nothing is said yet and there are requirements enough', () => {
  expect(isWorthAGlance(catalogue, firm())).toBe(true);
  expect(isWorthAGlance(catalogue, firm({}, { '1-2-1-1': { state: 'met' } }))).toBe(false);
  expect(isWorthAGlance(catalogue, firm({ '1-2-1': 'some' }))).toBe(false);
  expect(isWorthAGlance({ ...catalogue, requirements: catalogue.requirements.slice(0, 5) }, firm())).toBe(false);
});

test('what is said at a glance is no answer, and only 「なにもしていない」 proposes one', () => {
  const looked = firm({ '1-2-1': 'nothing', '1-2-3': 'some', '1-3-1': 'mostly' }, { '1-2-1-2': { state: 'met' } });
  expect(looked.answers).toEqual({ '1-2-1-2': { state: 'met' } });
  expect(proposedUnmet(catalogue, looked)).toEqual(['1-2-1-1', '1-2-1-3']);
});

test('it orders what is asked one by one, and without it the edition does', () => {
  expect(byGlance(catalogue, firm(), ids)).toEqual(ids);
  const ordered = byGlance(catalogue, firm({ '1-2-1': 'nothing', '4-4-5': 'some' }), ids);
  expect(ordered.slice(0, 3)).toEqual(['4-4-5-1', '4-4-5-2', '4-4-5-3']);
  expect(ordered.slice(-3)).toEqual(['1-2-1-1', '1-2-1-2', '1-2-1-3']);
  expect(ordered.toSorted()).toEqual(ids.toSorted());
});

test('who the firm is comes before it, its scope later', () => {
  const { walk } = startOverview(startSession(catalogue, { ...firm(), organization: { name: '' } }));
  expect(walk.map(({ kind }) => kind)).toEqual([
    'organization',
    ...catalogue.profileFacts.map(() => 'fact'),
    ...catalogue.requirements.map(() => 'glance'),
  ]);
});
