import { normalized } from '../text/normalized.ts';
import { type DaySide, typedDay, typedDayNear } from '../text/typed.ts';

const DAY = 86_400_000;

/** A day as Excel keeps it in a cell: the days since its zero. */
export const KEPT_DAY = /^\d{5}(?:\.\d+)?$/;

/** Excel counts days from here; workbooks that began on a Macintosh of before 2011, from 1904. */
const ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** In letters, with the time and the day of the week: a cell may hold a book. */
const LONGEST_DAY = 100;

/** On which side of which day one without its year is looked for. */
export interface DayNear {
  readonly today: string;
  readonly side: DaySide;
}

/**
 * The day as YYYY-MM-DD, from text or from the number that Excel keeps for it.
 * @param how.isDate1904 whether the workbook counts from 1904.
 * @param how.near for a day without its year; without it, that is none.
 */
export function dateOf(
  typed: string,
  { isDate1904 = false, near }: { readonly isDate1904?: boolean; readonly near?: DayNear } = {},
): string | undefined {
  if (typed.trim().length > LONGEST_DAY) return undefined;
  const text = normalized(typed, 'NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
  if (text.length > LONGEST_DAY) return undefined;
  if (KEPT_DAY.test(text)) {
    const days = Math.floor(Number(text));
    return new Date(ZERO[isDate1904 ? 1904 : 1900] + days * DAY).toISOString().slice(0, 10);
  }
  // A cell of the kind for days holds the time, too, and some programs show the day of the week.
  const day = text
    .replace(/(?:T|\s+)\d{1,2}:[\d:.]+Z?$/, '')
    .replace(/\s*(?:\([日月火水木金土](?:曜日?)?\)|[日月火水木金土]曜日?)$/, '');
  return (near === undefined ? typedDay(day) : typedDayNear(day, near.today, near.side)) || undefined;
}
