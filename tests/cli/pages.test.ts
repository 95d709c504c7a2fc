import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped, pagesOf } from '../../src/cli/pages.ts';
import { minutesLeft } from '../../src/interview/pace.ts';

const lines = fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 8 });

test('every line of a long screen is on one page, under the head and over the foot, and no page is higher than the window', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), fc.integer({ min: 12, max: 40 }), (blocks, rows) => {
      const pages = pagesOf({ head: ['HEAD'], blocks, foot: ['FOOT'], more: () => ['MORE'] }, rows);
      const shown = pages.map((page) => page.split('\n'));
      expect(shown.every((page) => page[0] === 'HEAD' && page.at(-1) === 'FOOT' && page.length < rows)).toBe(true);
      const signs = new Set(['HEAD', 'FOOT', 'MORE']);
      expect(shown.flat().filter((line) => !signs.has(line))).toEqual(blocks.flat());
      expect(shown.some((page) => page.includes('MORE'))).toBe(pages.length > 1);
    }),
  );
});

test('a title stands over the first of its blocks on each page, and once there', () => {
  const word = fc.stringMatching(/^[a-z]{1,5}$/);
  const groups = fc.array(fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(groups, fc.integer({ min: 12, max: 30 }), (all, rows) => {
      const blocks = all.flatMap((group, index) => group.map((own) => ({ title: `T${index}`, lines: own })));
      const pages = pagesOf({ head: ['HEAD'], blocks, foot: ['FOOT'], more: () => ['MORE'] }, rows);
      const shown = pages.map((page) => page.split('\n').filter((line) => !['HEAD', 'FOOT', 'MORE'].includes(line)));
      expect(pages.every((page) => page.split('\n').length < rows)).toBe(true);
      expect(shown.flat().filter((line) => !line.startsWith('T'))).toEqual(blocks.flatMap((block) => block.lines));
      for (const page of shown.filter(({ length }) => length > 0)) {
        const titles = page.filter((line) => line.startsWith('T'));
        expect(page[0]).toBe(titles[0]);
        expect(new Set(titles).size).toBe(titles.length);
      }
    }),
  );
});

test('a block that fits on a page is not broken', () => {
  const blocks = [Array(5).fill('a'), Array(5).fill('b'), Array(5).fill('c')];
  const pages = pagesOf({ head: ['HEAD'], blocks, foot: ['FOOT'], more: () => [] }, 15);
  expect(pages.map((page) => page.split('\n').length)).toEqual([12, 7]);
});

test('a group holds what there is room for, and at least one', () => {
  expect(grouped([3, 3, 9, 1], (size) => size, 6)).toEqual([[3, 3], [9], [1]]);
});

test('the time left is the middle of the last answers times what is open', () => {
  expect(minutesLeft(Array(7).fill(9), 50)).toBeUndefined();
  expect(minutesLeft(Array(8).fill(20_000), 0)).toBeUndefined();
  expect(minutesLeft([...Array(7).fill(20_000), 3_600_000], 3)).toBe(1);
  expect(minutesLeft(Array(30).fill(20_000), 62)).toBe(25);
  expect(minutesLeft(Array(30).fill(40_000), 62)).toBe(45);
  expect(minutesLeft([...Array(30).fill(60_000), ...Array(40).fill(1_000)], 60)).toBe(1);
});

test('from one question to the next it never rises, nor falls as if a third were done, whoever is slow now and then', () => {
  const slow = (index: number) => (index % 7 === 3 ? 90_000 : index % 11 === 5 ? 2_000 : 20_000 + (index % 3) * 200);
  const all = Array.from({ length: 81 }, (_, index) => slow(index));
  const shown = all.flatMap((_, index) => minutesLeft(all.slice(0, index), 81 - index) ?? []);
  for (const [index, minutes] of shown.entries()) {
    const before = shown[index - 1] ?? minutes;
    expect(minutes - before).toBeLessThanOrEqual(0);
    expect((before - minutes) / before).toBeLessThan(before > 3 ? 0.35 : 0.6);
  }
  expect(shown.length).toBe(73);
});
