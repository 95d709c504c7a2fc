import { holdsSecret } from '../domain/secret.ts';
import type { Diagnostic, Path } from '../formats/diagnostic.ts';
import { pathsTo } from '../formats/pathsTo.ts';
import { closest } from '../text/closest.ts';
import { typedId } from '../text/typed.ts';

/** Where the lines of a file are, by the path of what stands there. */
type RangeOf = (path: Path, on?: 'key' | 'value') => Diagnostic['range'];

/** What stands for a value that is not repeated. */
const WITHHELD = '…';

/**
 * Where a file marks something confidential. By its data as it was read, whatever is wrong with it: a file is told of
 * before it is right, too. A mark that is not plainly `false` counts.
 */
function confidentialPaths(value: unknown): readonly Path[] {
  const isMark = markReader();
  return pathsTo(value, (one) => isMarked(one, isMark));
}

function isMarked(value: unknown, isMark: (key: string) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (Object.hasOwn(value, MARK)) return Reflect.get(value, MARK) !== false;
  return Object.entries(value).some(([key, of]) => of !== false && (typeof of !== 'object' || !of) && isMark(key));
}

const MARK = 'confidential';

/** What it is called where people read of it. */
const CALLED = [MARK, '社外秘'];

/** No file of ours has as many different keys: what has more may hide anything. */
const MOST_KEYS = 5000;

const LONGEST_MARK = 30;

/**
 * Whether a key is the mark, or was meant to be: what it hides is not shown while its spelling is settled. Each key of a
 * file is compared once.
 */
function markReader(): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    if (key.length > LONGEST_MARK) return false;
    const found = known.get(key) ?? (known.size >= MOST_KEYS || closest(typedId(key), CALLED) !== undefined);
    if (known.size < MOST_KEYS) known.set(key, found);
    return found;
  };
}

/** The text with empty lines where something confidential stands: an excerpt of a line shows all of it. */
export function withoutConfidential(text: string, value: unknown, rangeOf: RangeOf): string {
  const found = confidentialPaths(value);
  if (found.length === 0) return text;
  const lines = text.split('\n');
  for (const path of found) {
    const ranges = rangesBelow(valueAt(value, path), path, rangeOf);
    const first = Math.min(...ranges.map(({ start }) => start.line));
    const last = Math.max(...ranges.map(({ end }) => end.line));
    lines.fill('', first - 1, last);
  }
  return lines.join('\n');
}

/** As it is written where the colon was forgotten. */
const MARK_WITHOUT_COLON = /confidential["']?[\s=;]{1,9}(?:true|yes|on)\b/i;

/** What a text of ours has fewer colons than: behind them anything may be hidden. */
const MOST_COLONS = 200_000;

/** Whether lines of a text that may be no data hold a mark: the word or words before a colon, without `false` behind it. */
function markFinder(): (line: string) => boolean {
  const isMark = markReader();
  let colons = 0;
  return (line) => {
    for (const { index } of line.matchAll(/[:：]/g)) {
      colons += 1;
      if (colons > MOST_COLONS) return true;
      if (/^\s{0,9}false\b/.test(line.slice(index + 1, index + 20))) continue;
      const before = line.slice(Math.max(0, index - LONGEST_MARK), index).split(/[{}[\],"':：]/);
      const key =
        before
          .findLast((words) => words.trim() !== '')
          ?.replace(/^[\s-]+/, '')
          .trim() ?? '';
      if (isMark(key) || isMark(key.split(/\s/).at(-1) ?? '')) return true;
    }
    return MARK_WITHOUT_COLON.test(line);
  };
}

/**
 * The same for a text that nobody could read as data: by its marks and its indents, with the line that opens what they
 * stand in. It may hide a line too many, which costs an excerpt; the place is told all the same.
 */
export function withoutMarkedLines(text: string): string {
  const lines = text.split('\n');
  const hasMark = markFinder();
  const marks = lines.flatMap((line, at) =>
    hasMark(line) ? [{ at, inner: /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0 }] : [],
  );
  if (marks.length === 0) return text;
  const indents = lines.map(indentOf);
  const openers = nearestOutside(indents, marks);
  // The same from behind, where the line of a mark is itself within.
  const end = lines.length - 1;
  const fromBehind = marks.map(({ at, inner }) => ({ at: end - at - 1, inner })).toReversed();
  const closers = nearestOutside(indents.toReversed(), fromBehind).toReversed();
  let hidden = -1;
  const stretches = marks.map((_, mark) => ({
    first: Math.max(0, openers[mark] ?? 0),
    last: end - (closers[mark] ?? -1) - 1,
  }));
  for (const { first, last } of stretches.toSorted((a, b) => a.first - b.first)) {
    for (let at = Math.max(first, hidden + 1); at <= last; at += 1) lines[at] = '';
    hidden = Math.max(hidden, last);
  }
  return lines.join('\n');
}

/**
 * For each of some places, which ascend, the last line up to it that is indented less than `inner`; -1 where none is. Of
 * the lines before, only those count that are indented less than all behind them: each line is looked at once.
 */
function nearestOutside(
  indents: readonly number[],
  places: readonly { readonly at: number; readonly inner: number }[],
): readonly number[] {
  const less: number[] = [];
  let next = 0;
  return places.map(({ at, inner }) => {
    for (; next <= at; next += 1) {
      while (less.length > 0 && (indents[less.at(-1) ?? 0] ?? 0) >= (indents[next] ?? 0)) less.pop();
      less.push(next);
    }
    let [from, to] = [0, less.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((indents[less[middle] ?? 0] ?? 0) < inner) from = middle + 1;
      else to = middle;
    }
    return less[from - 1] ?? -1;
  });
}

/** The text without the lines that hold something like a password or a key; of a key, all lines of it. */
export function withoutSecrets(text: string, value: unknown, rangeOf: RangeOf): string {
  // By the values, too: signs may be escaped, and a label and its word stand in two lines.
  const ranges = secretPaths(value).flatMap((path) => rangeOf(path) ?? []);
  if (ranges.length === 0 && !holdsSecret(text)) return text;
  const lines = text.split('\n');
  const isHidden = new Set(
    ranges.flatMap(({ start, end }) => lines.slice(start.line - 1, end.line).map((_, at) => start.line - 1 + at)),
  );
  let isInKey = false;
  for (const [at, line] of lines.entries()) {
    isInKey ||= line.includes('PRIVATE KEY-----');
    // What a mark at the end of a line announces stands in the next one.
    const isAnnounced = at > 0 && /[:：=＝→]\s*$/.test(lines[at - 1] ?? '') && holdsSecret(`${lines[at - 1]}\n${line}`);
    if (isInKey || isAnnounced || holdsSecret(line)) isHidden.add(at);
    if (/-----END |^\s*$/.test(line)) isInKey = false;
  }
  return lines.map((line, at) => (isHidden.has(at) ? '' : line)).join('\n');
}

function secretPaths(value: unknown): readonly Path[] {
  return pathsTo(value, (one) => typeof one === 'string' && holdsSecret(one));
}

/** An empty line belongs to whatever is around it. */
function indentOf(line: string): number {
  return line.trim() === '' ? Number.POSITIVE_INFINITY : line.length - line.trimStart().length;
}

/**
 * Problems in what is confidential, or about a secret, keep their place and lose the value they are about. Of a key that
 * is none, the word of ours that was meant stays.
 */
export function withoutConfidentialValues(diagnostics: readonly Diagnostic[], value: unknown): readonly Diagnostic[] {
  const found = confidentialPaths(value);
  const isMark = markReader();
  return diagnostics.map((diagnostic) => {
    const { path = [], args, code } = diagnostic;
    const around = found.find((one) => one.every((step, index) => step === path[index]));
    const isKey = code === 'unknown-key';
    // The mark itself hides what stands beside it.
    if (isKey && isMark(String(args['value']))) return diagnostic;
    if (args['value'] === undefined || (around === undefined && (isKey || !holdsSecret(String(args['value'])))))
      return diagnostic;
    const { suggestion, ...kept } = args;
    const meant = isKey && suggestion !== undefined ? { suggestion } : {};
    return { ...diagnostic, args: { ...kept, ...meant, value: WITHHELD }, path: around ?? path };
  });
}

/** The same for a text that nobody could read as data: an alias has a name of the writer's own. */
export function withoutMarkedAliases(diagnostics: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  if (!diagnostics.some(({ args }) => args['alias'] !== undefined)) return diagnostics;
  const [lines, shown] = [text, withoutMarkedLines(text)].map((one) => one.split('\n'));
  return diagnostics.map((diagnostic) => {
    const { args, range } = diagnostic;
    const at = (range?.start.line ?? 0) - 1;
    if (args['alias'] === undefined || lines?.[at] === shown?.[at]) return diagnostic;
    return { ...diagnostic, args: { ...args, alias: WITHHELD } };
  });
}

function rangesBelow(value: unknown, path: Path, rangeOf: RangeOf): readonly NonNullable<Diagnostic['range']>[] {
  const isList = Array.isArray(value);
  const below = Object.entries(typeof value === 'object' && value !== null ? value : {}).flatMap(([key, child]) =>
    rangesBelow(child, [...path, isList ? Number(key) : key], rangeOf),
  );
  return [rangeOf(path, 'key'), rangeOf(path), ...below].filter((range) => range !== undefined);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, step) => (typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined),
    value,
  );
}
