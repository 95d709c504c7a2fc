import type { Cadence } from '../formats/catalogue.ts';

/** Japan has kept this offset from UTC, in minutes and without a summer time, since 1951. */
const JAPAN = 9 * 60;

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(:\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;

/**
 * A moment as the clock in Japan shows it, to the second, as ISO 8601 without an offset: whoever wrote it down may have
 * kept another time, and its day would be another one than that of the answers.
 * @param at ISO 8601 with an offset from UTC; what is none stays as it is.
 */
export function inJapan(at: string): string {
  const [, day, hour, minute, seconds, sign, hours = '0', minutes = '0'] = MOMENT.exec(at) ?? [];
  if (day === undefined) return at;
  const offset = Number(`${sign ?? ''}1`) * (Number(hours) * 60 + Number(minutes));
  const time = Number(hour) * 60 + Number(minute) - offset + JAPAN;
  const ofDay = ((time % DAY) + DAY) % DAY;
  const clock = [Math.floor(ofDay / 60), ofDay % 60].map(twoDigits).join(':');
  return `${time < 0 ? dayBefore(day) : daysAfter(day, Math.floor(time / DAY))}T${clock}${seconds}`;
}

/** In minutes. */
const DAY = 24 * 60;

/** A second later than a moment as `inJapan` writes it. */
export function secondAfter(moment: string): string {
  const [day = '', clock = ''] = moment.split('T');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const time = (hours * 60 + minutes) * 60 + seconds + 1;
  if (time >= DAY * 60) return `${daysAfter(day, 1)}T00:00:00`;
  return `${day}T${[Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60].map(twoDigits).join(':')}`;
}

function dayBefore(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (day > 1) return [date.slice(0, 7), twoDigits(day - 1)].join('-');
  const [before, last] = month > 1 ? [year, month - 1] : [year - 1, 12];
  return [String(before).padStart(4, '0'), twoDigits(last), twoDigits(daysOf(before, last))].join('-');
}

/** The last day there is in a file. */
export const LAST_DAY = '9999-12-31';

/**
 * So many years ahead a day is meant: contracts and certificates run that long, and one wrong digit in the year of today
 * makes at least ten of it.
 */
const YEARS_AHEAD = 5;

/** The first day on which a day, YYYY-MM-DD, does not lie so far ahead any more that it is likely a slip. */
export function firstDayNear(date: string): string {
  const year = Math.max(0, Number(date.slice(0, 4)) - YEARS_AHEAD);
  return String(year).padStart(4, '0') + date.slice(4);
}

/** Whether a day lies so far ahead of another one, both YYYY-MM-DD, that it is likely a slip. */
export function isFarAhead(date: string, today: string): boolean {
  return today < firstDayNear(date);
}

/**
 * The same day of the next year or month, YYYY-MM-DD; a day that a month does not have stands for its last day.
 * Assumption: a year ends on the same day of the next year, a month on the same day of the next month; that day still counts.
 */
export function nextTurn(date: string, every: NonNullable<Cadence['every']>): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isYearOver = every === 'year' || month === 12;
  const nextYear = isYearOver ? year + 1 : year;
  const nextMonth = every === 'year' ? month : (month % 12) + 1;
  if (nextYear > 9999) return LAST_DAY;
  const last = Math.min(day, daysOf(nextYear, nextMonth));
  return [String(nextYear).padStart(4, '0'), twoDigits(nextMonth), twoDigits(last)].join('-');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** So many days after a day, YYYY-MM-DD; never later than the last day there is. */
export function daysAfter(date: string, days: number): string {
  let [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  for (day += days; day > daysOf(year, month); ) {
    day -= daysOf(year, month);
    month = (month % 12) + 1;
    if (month === 1) year += 1;
  }
  return year > 9999 ? LAST_DAY : [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
}
