import { normalized } from './normalized.ts';

/**
 * Whatever stands for a hyphen where a keyboard, a word processor or a PDF has made another sign of it: ー where the
 * keyboard types kana, − and ― from conversion, – from autocorrection, a soft hyphen from a PDF. Waves (〜 ～) are none:
 * they stand between two ids or days, and what is left without them would be a third one.
 */
const HYPHENS = /(?![〜〰])[\p{Dash_Punctuation}\u00adー−˗⁃\u1173─━⎯➖一]/gu;

/** Takes up no room: comes along with what is copied from a page or a chat. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The id a person means by what was typed: `４ー１－３−２` is 4-1-3-2. The letters keep their case, and whether there is
 * such an id is not asked.
 */
export function typedId(text: string): string {
  return withoutGaps(folded(text), /([-.])/).replace(/\s+/g, ' ');
}

/** One of several ids as it was typed, and which of those there are it means. */
export interface TypedId {
  readonly typed: string;
  readonly id: string | undefined;
}

/** More parts than any id has between its own commas, dots of a list and blanks. */
const MOST_PARTS = 12;

/**
 * Several of them, as people list them: `1-2-1-1、１ー２ー１ー２`. What stands between two ids may stand in one, too
 * (`§ 314.3`, `3,1`): the longest run of words that is an id is that one.
 */
export function typedIds(text: string, ids: readonly string[]): readonly TypedId[] {
  const find = idFinder(ids);
  // Words and what is between them by turns.
  const parts = normalized(text, 'NFKC')
    .trim()
    .split(/([,、;・\s]+)/);
  const found: TypedId[] = [];
  for (let at = 0; at < parts.length; ) {
    const longest = Math.min(parts.length - at, 2 * MOST_PARTS - 1);
    let taken = longest - (longest % 2 === 0 ? 1 : 0);
    let id = find(parts.slice(at, at + taken).join(''));
    while (id === undefined && taken > 1) {
      taken -= 2;
      id = find(parts.slice(at, at + taken).join(''));
    }
    const typed = typedId(parts.slice(at, at + taken).join(''));
    if (typed !== '') found.push({ typed, id });
    at += taken + 1;
  }
  return found;
}

/**
 * The id, or other word, among those there are that a person means: the one written exactly so, else the only one that is typed the same
 * way, else the only one that differs in case alone; undefined where there is none.
 */
export function findTypedId<Id extends string>(text: string, ids: readonly Id[]): Id | undefined {
  return ids.find((id) => id === text) ?? idFinder(ids)(text);
}

/** The same for many texts. */
export function idFinder<Id extends string>(ids: readonly Id[]): (text: string) => Id | undefined {
  const exact = new Map<string, Id>(ids.map((id) => [id, id]));
  const typedAlike = grouped(ids, typedId);
  const inAnyCase = grouped(ids, (id) => typedId(id).toLowerCase());
  return (text) => {
    const typed = typedId(text);
    const same = exact.get(text) ?? exact.get(typed);
    if (same !== undefined) return same;
    for (const [alike, key] of [[typedAlike, typed] as const, [inAnyCase, typed.toLowerCase()] as const]) {
      const meant = alike.get(key) ?? [];
      if (meant.length > 0) return meant.length === 1 ? meant[0] : undefined;
    }
    return undefined;
  };
}

function grouped<Id extends string>(
  ids: readonly Id[],
  keyOf: (id: string) => string,
): ReadonlyMap<string, readonly Id[]> {
  const groups = new Map<string, Id[]>();
  for (const id of new Set(ids)) {
    const key = keyOf(id);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [id]);
    else group.push(id);
  }
  return groups;
}

interface Era {
  /** As it is written before the year, in small letters. */
  readonly name: RegExp;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The eras that a document of a firm may be dated in. A year is counted as one of an era on the days of that era alone. */
const eras: readonly Era[] = [
  { name: /^(?:令和?|r\.?)$/, firstDay: '2019-05-01', lastDay: '9999-12-31' },
  { name: /^(?:平成?|h\.?)$/, firstDay: '1989-01-08', lastDay: '2019-04-30' },
  { name: /^(?:昭和?|s\.?)$/, firstDay: '1926-12-25', lastDay: '1989-01-07' },
];

const EIGHT_DIGITS = /^(\d{4})(\d\d)(\d\d)$/;
const WITH_MARKS = /^(?:(\D{1,2})\s*(元|\d{1,2})|(\d{4}))(?:[-./](\d{1,2})[-./]|年(\d{1,2})月)(\d{1,2})日?$/;

/**
 * The day a person means, as YYYY-MM-DD: 2026/4/1, ２０２６ー４ー１, 2026年4月1日, 20260401, 令和8年4月1日, R8.4.1.
 * @returns '' where nothing was typed, undefined where it is no day there is.
 */
export function typedDay(text: string): string | undefined {
  const signs = folded(text)
    .toLowerCase()
    .replace(/[・∕⁄]/g, '/');
  const typed = withoutGaps(signs, /([-./年月日])/);
  if (typed === '') return '';
  const [, fullYear = '', fullMonth = '', fullDay = ''] = EIGHT_DIGITS.exec(typed) ?? [];
  if (fullYear !== '') return dayOf(Number(fullYear), fullMonth, fullDay);
  const [, eraName, yearOfEra = '', year = '', month, monthInWords, day = ''] = WITH_MARKS.exec(typed) ?? [];
  if (eraName === undefined) return dayOf(Number(year), month ?? monthInWords ?? '', day);
  const era = eras.find(({ name }) => name.test(eraName));
  if (era === undefined) return undefined;
  const count = yearOfEra === '元' ? 1 : Number(yearOfEra);
  const meant = dayOf(Number(era.firstDay.slice(0, 4)) + count - 1, month ?? monthInWords ?? '', day);
  return meant !== undefined && count > 0 && meant >= era.firstDay && meant <= era.lastDay ? meant : undefined;
}

const WITHOUT_YEAR = /^(\d{1,2})(?:[-./](\d{1,2})|月(\d{1,2})日)$/;

/** Where a day without its year is looked for: what is still to be done lies ahead, what was done is over. */
export type DaySide = 'ahead' | 'over';

/**
 * The day a person means of those on one side of today: as typedDay has it, and 12/20 or 12月20日 for the nearest one
 * that is called so.
 * @param today YYYY-MM-DD; it lies on both sides.
 */
export function typedDayNear(text: string, today: string, side: DaySide): string | undefined {
  const [, month, byMark, inWords] =
    WITHOUT_YEAR.exec(withoutGaps(folded(text).replace(/[・∕⁄]/g, '/'), /([-./月日])/)) ?? [];
  if (month === undefined) return typedDay(text);
  const year = Number(today.slice(0, 4));
  const step = side === 'ahead' ? 1 : -1;
  // There is a 29th of February within eight years.
  const years = Array.from({ length: 9 }, (_, count) => year + step * count);
  return years
    .map((one) => dayOf(one, month, byMark ?? inWords ?? ''))
    .find((day) => day !== undefined && (side === 'ahead' ? day >= today : day <= today));
}

/** Whether a day was typed that only its year is missing of. */
export function isDayWithoutYear(text: string): boolean {
  return typedDay(text) === undefined && typedDayNear(text, '2000-01-01', 'ahead') !== undefined;
}

/** undefined where the calendar has no such day: Date makes the 2nd of March of the 30th of February. */
function dayOf(year: number, month: string, day: string): string | undefined {
  const iso = [String(year).padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/**
 * The numbers a person means, from 1 to `most`, each once and in order: `2、5`, `２ ５`, ②と⑤, and `25` where there is no 25.
 * @returns undefined where something else was typed.
 */
export function typedNumbers(text: string, most: number): readonly number[] | undefined {
  const typed = folded(text).replace(/番(?:目)?/g, ' ');
  if (!/^(?:\d|[\s,、。・.;/&+とや-])*$/.test(typed)) return undefined;
  const runs = typed.match(/\d+/g) ?? [];
  const numbers = runs.flatMap((run) => (most < 10 ? [...run] : [run])).map(Number);
  if (numbers.some((number) => number < 1 || number > most)) return undefined;
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}

/** The number a person means, of at most four digits: `2`, `２`, ②; undefined where it is none. */
export function typedNumber(text: string): number | undefined {
  const digits = folded(text);
  return /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : undefined;
}

/** The numbers in what was typed that lie beyond 1 to `most`, in its order. */
export function numbersBeyond(text: string, most: number): readonly number[] {
  const runs = folded(text).match(/\d+/g) ?? [];
  return runs.map(Number).filter((number) => number < 1 || number > most);
}

/** What an input method makes of the letters: typed in roman letters first, then on a keyboard of kana. */
const ROMAN_KANA: Readonly<Record<string, string>> = { あ: 'a', い: 'i', う: 'u', え: 'e', お: 'o', ん: 'n' };
const KANA_KEYS: Readonly<Record<string, string>> = {
  ち: 'a',
  こ: 'b',
  そ: 'c',
  し: 'd',
  い: 'e',
  は: 'f',
  き: 'g',
  く: 'h',
  に: 'i',
  ま: 'j',
  の: 'k',
  り: 'l',
  も: 'm',
  み: 'n',
  ら: 'o',
  せ: 'p',
  た: 'q',
  す: 'r',
  と: 's',
  か: 't',
  な: 'u',
  ひ: 'v',
  て: 'w',
  さ: 'x',
  ん: 'y',
  つ: 'z',
};

/**
 * The key a person means among those there are, whatever the input method made of it: ｑ, あ for a, い for i or, where
 * there is no i, for the e of a keyboard of kana. Digits have no kana: あ may be the 3 of such a keyboard, and no answer
 * rests on a guess.
 * @returns undefined where it is none of them.
 */
export function typedKey<K extends string>(text: string, keys: readonly K[]): K | undefined {
  const plain = normalized(text, 'NFKC').replace(INVISIBLE, '').toLowerCase();
  const sign = plain.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  const meant = [plain, ROMAN_KANA[sign], KANA_KEYS[sign]];
  return meant.flatMap((one) => keys.filter((key) => key === one))[0];
}

/** Whether a text was typed with a Japanese input method on. */
export function isTypedWide(text: string): boolean {
  return /[^\u0020-\u007e]/.test(text);
}

/**
 * The choices a person means, by their letters or by their places from 1, in the order of the list: `a、c`, `ａとｃ`,
 * `（a）（c）`, `ac`, `①③`.
 * @param ids the letters of the choices.
 * @returns undefined where something else was typed.
 */
export function typedChoices(text: string, ids: readonly string[]): readonly string[] | undefined {
  const typed = folded(text).toLowerCase();
  const words = typed.split(/[\s,、。・.;:/&+とや()[\]「」-]+/).filter((word) => word !== '');
  const idsMeant = words.flatMap((word) => {
    if (ids.includes(word)) return [word];
    const signs = /^\d+$/.test(word) && ids.length > 9 ? [word] : [...word];
    return signs.map((sign) => (/^\d+$/.test(sign) ? ids[Number(sign) - 1] : typedKey(sign, ids)));
  });
  if (idsMeant.includes(undefined)) return undefined;
  return ids.filter((id) => idsMeant.includes(id));
}

function folded(text: string): string {
  return normalized(text, 'NFKC').replace(HYPHENS, '-').replace(/[。·]/g, '.').replace(INVISIBLE, '').trim();
}

/** Without the blanks around the marks between the parts of an id or a day. */
function withoutGaps(text: string, marks: RegExp): string {
  return text
    .split(marks)
    .map((part) => part.trim())
    .join('');
}

/** So many digits of a digest stand at the foot of each page of a report. */
export const SHORT_DIGITS = 12;

/** The digits of a whole digest. */
const WHOLE_DIGITS = 64;

/**
 * A digest as a person copies it from paper: with or without `sha256:`, in groups, full-width or in capitals; the whole of
 * it, or as much of its beginning as the foot of a page shows.
 * @returns `sha256:` and hexadecimal digits; undefined where they are too few or too many.
 */
export function typedDigest(typed: string): string | undefined {
  const digits = folded(typed)
    .replace(/\s+/g, '')
    .toLowerCase()
    .replace(/^sha-?256:/, '')
    .replace(/(?:…|\.{3})$/, '');
  const isEnough = digits.length >= SHORT_DIGITS && digits.length <= WHOLE_DIGITS;
  return isEnough && /^[0-9a-f]+$/.test(digits) ? `sha256:${digits}` : undefined;
}

/** Whether a digest that was typed is all of one. */
export function isWholeDigest(typed: string): boolean {
  return typed.length === 'sha256:'.length + WHOLE_DIGITS;
}
