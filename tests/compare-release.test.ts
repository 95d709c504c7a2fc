import { describe, expect, test } from 'vitest';
import { differences, linesOf } from '../scripts/differences.mjs';

/** A report with two requirements, as far as a comparison cares. */
const before = {
  summary: { met: 1, unmet: 1 },
  requirements: [
    { id: '1-1-1', judgement: 'fulfilled' },
    { id: '1-1-2', judgement: 'not-fulfilled' },
  ],
  diagnostics: [{ code: 'scs/due-past' }, { code: 'scs/owner-missing' }, { code: 'scs/owner-missing' }],
};

describe('a comparison of two releases', () => {
  test('says nothing of what is the same, in whatever order its keys are', () => {
    const { summary, requirements, diagnostics } = before;
    expect(differences(before, { diagnostics, requirements, summary })).toEqual([]);
    expect(differences([{ code: 'a', line: 1 }], [{ line: 1, code: 'a' }])).toEqual([]);
  });

  test('shows a number with what it was', () => {
    expect(differences(before, { ...before, summary: { met: 2, unmet: 0 } })).toEqual([
      { path: 'summary.met', before: 1, after: 2 },
      { path: 'summary.unmet', before: 1, after: 0 },
    ]);
  });

  test('names the entry that is judged otherwise, and not those that have moved by a new one', () => {
    const [first, second] = before.requirements;
    const requirements = [{ id: '1-0-1', judgement: 'fulfilled' }, first, { ...second, judgement: 'fulfilled' }];
    expect(differences(before, { ...before, requirements })).toEqual([
      { path: 'requirements[1-1-2].judgement', before: 'not-fulfilled', after: 'fulfilled' },
      { path: 'requirements[1-0-1]', after: { id: '1-0-1', judgement: 'fulfilled' } },
    ]);
  });

  test('shows that the same entries stand in another order', () => {
    expect(differences(before, { ...before, requirements: before.requirements.toReversed() })).toEqual([
      { path: 'requirements, order', before: ['1-1-1', '1-1-2'], after: ['1-1-2', '1-1-1'] },
    ]);
    expect(differences(['a', 'b'], ['b', 'a'], 'list')).toHaveLength(1);
  });

  test('counts entries without a name', () => {
    const [, ...diagnostics] = before.diagnostics;
    expect(differences(before, { ...before, diagnostics: diagnostics.slice(1) })).toEqual([
      { path: 'diagnostics[]', before: { code: 'scs/due-past' } },
      { path: 'diagnostics[]', before: { code: 'scs/owner-missing' } },
    ]);
  });

  test('tells what is missing from what is null, and a list from a map', () => {
    expect(differences({ due: null }, {})).toEqual([{ path: 'due', before: null }]);
    expect(differences({}, { due: null })).toEqual([{ path: 'due', after: null }]);
    expect(differences({ criteria: [] }, { criteria: {} })).toHaveLength(1);
  });

  test('takes a key for a key, whatever it is called', () => {
    const odd = JSON.parse('{ "__proto__": 1, "constructor": 1 }');
    expect(differences(odd, {}).map(({ path }) => path)).toEqual(['__proto__', 'constructor']);
    expect(differences([{ id: '__proto__', n: 1 }], [{ id: '__proto__', n: 2 }], 'list')).toEqual([
      { path: 'list[__proto__].n', before: 1, after: 2 },
    ]);
  });

  test('is read as lines', () => {
    const after = { ...before, summary: { met: 2, unmet: 1 }, baseline: 'new' };
    expect(linesOf(differences(before, after))).toEqual([
      '  summary.met',
      '    - 1',
      '    + 2',
      '  baseline',
      '    + "new"',
    ]);
  });
});
