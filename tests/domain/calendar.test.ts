import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter, LAST_DAY, nextTurn } from '../../src/domain/calendar.ts';

test.each([
  ['2026-11-21', 'year', '2027-11-21'],
  ['2024-02-29', 'year', '2025-02-28'],
  ['2023-02-28', 'year', '2024-02-28'],
  ['2026-01-31', 'month', '2026-02-28'],
  ['2024-01-31', 'month', '2024-02-29'],
  ['2026-10-31', 'month', '2026-11-30'],
  ['2026-12-31', 'month', '2027-01-31'],
  ['0001-01-01', 'year', '0002-01-01'],
  ['9999-06-01', 'year', LAST_DAY],
  ['9999-11-30', 'month', '9999-12-30'],
] as const)('%s and a %s later is %s', (date, every, expected) => {
  expect(nextTurn(date, every)).toBe(expected);
});

test('the next turn is a day there is, later, and never skips the month or year', () => {
  const date = fc
    .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9998-11-30T00:00:00Z'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, fc.constantFrom('year', 'month'), (from, every) => {
      const next = nextTurn(from, every);
      expect(new Date(`${next}T00:00:00Z`).toISOString().slice(0, 10)).toBe(next);
      expect(next > from).toBe(true);
      const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
      expect(months(next) - months(from)).toBe(every === 'year' ? 12 : 1);
    }),
  );
});

test.each([
  ['2026-11-21', 6, '2026-11-27'],
  ['2026-12-28', 6, '2027-01-03'],
  ['2028-02-27', 2, '2028-02-29'],
  ['2026-01-31', 400, '2027-03-07'],
  ['9999-12-30', 6, '9999-12-31'],
])('%s and %i days more is %s', (date, days, then) => {
  expect(daysAfter(date, days)).toBe(then);
});
