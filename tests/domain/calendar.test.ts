import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter, inJapan, LAST_DAY, nextTurn } from '../../src/domain/calendar.ts';

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

test('a moment is the one that Date has, nine hours east of UTC, whatever offset it was written with', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  const moment = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2100-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moment, fc.integer({ min: -14 * 4, max: 14 * 4 }), (date, quarters) => {
      const offset = quarters * 15;
      const there = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
      const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
      const at = `${there}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
      expect(inJapan(at)).toBe(new Date(date.getTime() + 9 * 3_600_000).toISOString().slice(0, 19));
    }),
  );
  expect(inJapan('2026-11-29T15:00:00Z')).toBe('2026-11-30T00:00:00');
  expect(inJapan('きのう')).toBe('きのう');
});
