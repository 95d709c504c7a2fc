import { describe, expect, test } from 'vitest';
import { entryOf, withEntry } from '../../src/exchange/filledForm.ts';
import { isAsSaved, makeHandout } from '../../src/exchange/handout.ts';
import { isSealed, readSealed, sealed } from '../../src/form/answerFile.ts';
import type { Assessment } from '../../src/formats/assessment.ts';

const ID = '1-2-1-1';
const firm: Assessment = {
  formatVersion: 1,
  organization: { name: 'サンプル株式会社' },
  scope: {},
  catalogue: { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' },
  answers: {},
};
const own = makeHandout(firm, { ids: [ID], madeOn: '2026-11-01' });
const filled = withEntry(own, ID, { ...entryOf(own, ID), state: 'unmet', note: '𠮷野' }, { on: '2026-11-29', by: '' });
const saved: Record<string, unknown> = JSON.parse(JSON.stringify(sealed(filled, '2026-11-29')));

describe('a file that the form has saved', () => {
  test('opens again as it was', () => {
    expect(readSealed(saved, own)).toEqual(filled);
    expect([isSealed(saved), isAsSaved(sealed(filled, '2026-11-29'))]).toEqual([true, true]);
  });

  test('that somebody has changed is told, and opens', () => {
    const changed = { ...saved, answers: { [ID]: { state: 'met' } } };
    expect([isSealed(changed), readSealed(changed, own)?.answers]).toEqual([false, { [ID]: { state: 'met' } }]);
    const { answers } = own;
    expect(isAsSaved({ ...sealed(filled, '2026-11-29'), answers })).toBe(false);
  });

  test('brings nothing along that the form has not asked', () => {
    const more = {
      ...saved,
      answers: { [ID]: { state: 'met' }, '9-9-9-9': { state: 'met' } },
      reviewers: { x: {} },
    };
    expect(readSealed(more, own)).toEqual({ ...own, answers: { [ID]: { state: 'met' } } });
  });

  test('no prototype comes in by it', () => {
    const hostile: unknown = JSON.parse(
      JSON.stringify(saved).replace('"answers":{', '"__proto__":{"polluted":1},"answers":{"__proto__":{"polluted":1},'),
    );
    expect(readSealed(hostile, own)).toEqual(filled);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('a file that is none of this form', () => {
  const other = makeHandout({ ...firm, answers: { [ID]: { state: 'met' } } }, { ids: [ID], madeOn: '2026-11-01' });

  test.each([
    ['nothing', null],
    ['a text', 'answers'],
    ['a list', []],
    ['another file of JSON', { answers: {} }],
    ['one of another hand-out', JSON.parse(JSON.stringify(sealed(other, '2026-11-29')))],
    ['one of another firm', { ...saved, organization: { name: '見本株式会社' } }],
    ['one of another part of the firm', { ...saved, scope: { sites: ['x'] } }],
    ['one that answers another catalogue', { ...saved, catalogue: { ...firm.catalogue, edition: '2027-01-01' } }],
    ['answers that are none', { ...saved, answers: { [ID]: 'met' } }],
    ['a state that is no word', { ...saved, answers: { [ID]: { state: {} } } }],
    ['conditions that are no list', { ...saved, answers: { [ID]: { state: 'partial', missing: 3 } } }],
    ['evidence that is none', { ...saved, answers: { [ID]: { state: 'met', evidence: [{ title: 1 }, null] } } }],
  ])('%s is refused', (_, content) => {
    expect(readSealed(content, own)).toBeUndefined();
  });
});
