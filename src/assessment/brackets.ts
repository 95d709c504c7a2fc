import { Document, isCollection } from 'yaml';
import { isSame } from '../domain/canonical.ts';
import { escapeUnsafeYaml } from '../text/sanitize.ts';
import type { Place, Span } from '../yaml/range.ts';
import { printDocument } from './edit.ts';
import { insertionIndex } from './insertion.ts';
import { lineStart } from './layout.ts';
import { type Change, commentsIn, type Entries, exchanged, isFilled, isFilledList, Unsafe, unsafe } from './pieces.ts';

/** A file that has brackets over several lines, as JSON has. */
export interface Bracketed {
  readonly text: string;
  /** The criterion ids in the catalogue's order, for what is new. */
  readonly order: readonly string[];
}

/** How what is new looks beside what is there. */
interface Looks {
  /** Keys in double quotes, as in JSON. */
  readonly isJson: boolean;
  /** What stands between two entries behind the comma. */
  readonly gap: string;
  /** By how much a line below is set in; undefined where all is on one line. */
  readonly step: string | undefined;
}

/**
 * What changes in a map in brackets over several lines: each entry by itself, between its commas.
 * @throws Unsafe where that cannot be done
 */
export function changesInMap(
  file: Bracketed,
  place: Place,
  { before, after }: { readonly before: Entries; readonly after: Entries },
  path: readonly string[],
): readonly Change[] {
  const below = belowIn(file, place);
  const entries = [...below.values()].map(spanOf);
  const looks = looksOf(file, place, entries);
  const added = Object.keys(after).filter((key) => after[key] !== undefined && !below.has(key));
  const changed = [...below].flatMap(([key, child], index): readonly Change[] => {
    const [was, now] = [before[key], after[key]];
    if (was === now || isSame(was, now)) return [];
    if (now !== undefined) return changedValue(file, child, { was, now }, [...path, key], looks);
    // What comes takes the place of what goes: their commas would be the same ones.
    const instead = added.shift();
    const entry = entries[index] ?? unsafe();
    return instead === undefined
      ? [takenOut(file, entries, index)]
      : [{ ...entry, text: printed(looks, instead, after[instead]) }];
  });
  const keys = [...below.keys()];
  for (const key of added) keys.splice(insertionIndex(path, keys, key, file.order), 0, key);
  const groups = new Map<number, string[]>();
  let at = 0;
  for (const key of keys) {
    if (below.has(key)) at += 1;
    else groups.set(at, [...(groups.get(at) ?? []), printed(looks, key, after[key])]);
  }
  return [...changed, ...[...groups].flatMap(([index, texts]) => putIn(file, entries, index, texts, looks))];
}

function changesInList(
  file: Bracketed,
  place: Place,
  { was, now }: { readonly was: readonly unknown[]; readonly now: readonly unknown[] },
  path: readonly string[],
): readonly Change[] {
  const items = [...belowIn(file, place).values()];
  if (items.length !== was.length) unsafe();
  const entries = items.map(spanOf);
  const looks = looksOf(file, place, entries);
  const { head, gone, come } = exchanged(was, now, isSame);
  if (gone === come.length)
    return items
      .slice(head, head + gone)
      .flatMap((item, index) =>
        changedValue(file, item, { was: was[head + index], now: come[index] }, [...path, String(head + index)], looks),
      );
  if (gone > 0) unsafe();
  return putIn(
    file,
    entries,
    head,
    come.map((value) => valueText(looks, value)),
    looks,
  );
}

function changedValue(
  file: Bracketed,
  place: Place,
  { was, now }: { readonly was: unknown; readonly now: unknown },
  path: readonly string[],
  looks: Looks,
): readonly Change[] {
  try {
    if (isFilled(was) && isFilled(now)) return changesInMap(file, place, { before: was, after: now }, path);
    if (isFilledList(was) && isFilledList(now)) return changesInList(file, place, { was, now }, path);
  } catch (error) {
    if (!(error instanceof Unsafe)) throw error;
  }
  const { start, end } = place;
  // Printed anew, it would be without them.
  if (place.below !== undefined && commentsIn(file.text.slice(start, end)).length > 0) unsafe();
  return [{ start, end, text: valueText(looks, now) }];
}

function belowIn(file: Bracketed, place: Place): ReadonlyMap<string, Place> {
  const below = place.below?.() ?? unsafe();
  if (below.size === 0 || !spansLines(file, place)) unsafe();
  return below;
}

function spansLines({ text }: Bracketed, { start, end }: Span): boolean {
  return text.slice(start, end).includes('\n');
}

/** From its key, where it has one, to the end of its value. */
function spanOf({ key, start, end }: Place): Span {
  return { start: key?.start ?? start, end: Math.max(end, key?.end ?? end) };
}

function looksOf({ text }: Bracketed, place: Place, entries: readonly Span[]): Looks {
  const [first = unsafe()] = entries;
  const [own, outer] = [marginOf(text, first.start), marginOf(text, (place.key ?? place).start) ?? ''];
  const isJson = text.charAt(first.start) === '"' || text.charAt(first.start) === '{';
  if (own === undefined) return { isJson: text.charAt(first.start) === '"', gap: ' ', step: undefined };
  const step = own.startsWith(outer) && own !== outer ? own.slice(outer.length) : '  ';
  const isPretty = isJson && /[{[]\s*\n/.test(text.slice(first.start, first.end));
  return { isJson, gap: `\n${own}`, step: isPretty ? step : undefined };
}

/** The blanks before the first thing on a line; undefined where something else stands before it. */
function marginOf(text: string, start: number): string | undefined {
  const before = text.slice(lineStart(text, start), start);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

function printed(looks: Looks, key: string, value: unknown): string {
  if (looks.isJson) return `${JSON.stringify(key)}: ${valueText(looks, value)}`;
  return inBrackets({ [key]: value })
    .slice(1, -1)
    .trim();
}

function valueText({ isJson, gap, step }: Looks, value: unknown): string {
  if (!isJson) return inBrackets(value);
  const lines = JSON.stringify(value, undefined, step);
  return escapeUnsafeYaml(gap.startsWith('\n') ? lines.replaceAll('\n', gap) : lines);
}

function inBrackets(value: unknown): string {
  const doc = new Document(value);
  if (isCollection(doc.contents)) doc.contents.flow = true;
  return printDocument(doc).trimEnd();
}

/** Puts texts before the entry of a number, or behind the last. */
function putIn(
  { text }: Bracketed,
  entries: readonly Span[],
  index: number,
  texts: readonly string[],
  { gap }: Looks,
): readonly Change[] {
  const all = texts.join(`,${gap}`);
  const above = entries[index - 1];
  if (above === undefined) {
    const { start } = entries[0] ?? unsafe();
    return [{ start, end: start, text: `${all},${gap}` }];
  }
  const { end } = above;
  const rest = gap === ' ' ? null : /^([ \t]*,)?[ \t]*(?:#[^\r\n]*)?(?=\r?\n)/.exec(text.slice(end));
  if (rest === null) return [{ start: end, end, text: `,${gap}${all}` }];
  const [{ length }, comma] = rest;
  const behind = { start: end + length, end: end + length };
  if (comma !== undefined) return [{ ...behind, text: `${gap}${all},` }];
  return [
    { start: end, end, text: ',' },
    { ...behind, text: gap + all },
  ];
}

/** An entry goes with its comma, and with its line where it is alone on it. */
function takenOut({ text }: Bracketed, entries: readonly Span[], index: number): Change {
  const { start, end } = entries[index] ?? unsafe();
  const comma = /^\s*,[ \t]*/.exec(text.slice(end))?.[0];
  if (comma === undefined) {
    const above = entries[index - 1] ?? unsafe();
    if (text.slice(above.end, start).includes('#')) unsafe();
    return { start: above.end, end, text: '' };
  }
  const behind = end + comma.length;
  const isAlone = marginOf(text, start) !== undefined && /^\r?\n/.test(text.slice(behind, behind + 2));
  if (!isAlone) return { start, end: behind, text: '' };
  return { start: lineStart(text, start), end: text.indexOf('\n', behind) + 1, text: '' };
}
