import { countOf, type Diagnostic } from '../formats/diagnostic.ts';
import { closest } from '../text/closest.ts';
import { readYamlText } from './read.ts';
import { costOf, isBetter, MOST_PROBLEMS, type Repaired, type SignsNamed } from './strangeSigns.ts';

/** What is wrong with a text that stands in the place of a file's. */
export type Judge = (text: string) => SignsNamed;

/** One way of mending a text; the text itself where there is nothing to mend in that way. */
type Step = (text: string, judge: Judge) => string;

/** More rounds than this mend nothing that a person would not look at first. */
const MOST_ROUNDS = 50;

/** Files whose text is not for us to judge. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'file-too-large',
  'merge-conflict',
  'newer-format',
  'not-utf8',
  'other-format',
]);

/**
 * The text with everything mended that can be meant in one way only: line ends, signs that only look like the right ones,
 * tabs as indent, a mistyped key or word that one alone is nearest to, and promised counts. What a text says that can be read
 * stays as it is but for what was wrong in it, and so do all other lines, comments with them.
 * @param reads those that are still to be had for this file; some of what is wrong stays where they are spent.
 */
export function mended(text: string, judge: Judge, reads: Reads = readsOfFile()): string {
  const frugal = frugally(judge, reads);
  // What is wrong with so many lines would be looked for in each of them.
  const begun = withTabsExpanded(text);
  const { diagnostics } = frugal(begun);
  if (countOf(diagnostics) > MOST_PROBLEMS || diagnostics.some(({ code }) => NOT_OURS.has(code))) return text;
  let done = begun;
  try {
    settled(begun, STEPS, frugal, (next) => {
      done = next;
    });
    return withRestMended(done, frugal);
  } catch (failure) {
    if (failure instanceof Spent) return done;
    throw failure;
  }
}

/** Letters that are read of one file beside those that tell what is wrong with it: about a second's worth. */
const MOST_READ = 1_000_000;

/** How many letters may still be read for a file. */
export interface Reads {
  left: number;
  isBegun: boolean;
}

/** The reads of a file of which nothing has been read again yet. */
export function readsOfFile(): Reads {
  return { left: MOST_READ, isBegun: false };
}

/** What was to be read for a file is read. */
class Spent extends Error {}

/**
 * Judges a text once, however many steps ask, and no more of them than may be read for one file; the first always.
 * @throws Spent where it would be more
 */
function frugally(judge: Judge, reads: Reads): Judge {
  const judged = new Map<string, SignsNamed>();
  let last = 0;
  return (text) => {
    const known = judged.get(text);
    if (known !== undefined) return known;
    if (judged.size > 0 && last > reads.left) throw new Spent();
    const found = judge(text);
    // The next one may take as long.
    last = found.cost ?? costOf(text, found.diagnostics);
    if (reads.isBegun) reads.left -= last;
    reads.isBegun = true;
    judged.set(text, found);
    return found;
  };
}

const STEPS: readonly Step[] = [withLineFeeds, withSignsMeant, withColons, withWordsMeant, withCountsFound];

/** Those that go by what stands on a line: without some line, a key may seem to belong elsewhere. */
const WITHIN_LINES: readonly Step[] = [withSignsMeant, withColons];

/** @param tell hears of each text on the way, as the next step may be one too many. */
function settled(text: string, steps: readonly Step[], judge: Judge, tell?: (current: string) => void): string {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = current;
    for (const step of steps) {
      current = step(current, judge);
      tell?.(current);
    }
    if (current === before) break;
  }
  return current;
}

/** Lines that are set aside: who has more that cannot be mended looks at those first. */
const MOST_ASIDE = 10;

/**
 * A line that cannot be mended keeps nobody from mending the others: they are looked at as if it were not there, and it
 * comes back as it was.
 */
function withRestMended(text: string, judge: Judge): string {
  const aside = new Map<number, string>();
  let rest = text;
  while (aside.size < MOST_ASIDE) {
    const found = withoutLineInTheWay(rest, judge);
    if (found === undefined) break;
    aside.set(found.index, rest.split('\n')[found.index] ?? '');
    rest = found.rest;
  }
  if (aside.size === 0) return text;
  for (const [index, line] of aside) {
    const whole = settled(withLine(rest, index, line), WITHIN_LINES, judge);
    const isRight = !isBetter(judge(rest).diagnostics, judge(whole).diagnostics);
    if (!isRight) continue;
    rest = whole;
    aside.delete(index);
  }
  return [...aside].reduce((all, [index, line]) => withLine(all, index, line), rest);
}

/** A line without which the others can be made better. */
function withoutLineInTheWay(
  text: string,
  judge: Judge,
): { readonly index: number; readonly rest: string } | undefined {
  const { diagnostics } = judge(text);
  if (errorLines(diagnostics).length === 0) return undefined;
  const lines = text.split('\n');
  const [first = 0] = errorLines(diagnostics);
  // A full-width colon hides what else is wrong.
  const hidden = judge(text.replace(KEY_WITH_FULL_WIDTH_COLON, '$1: ')).diagnostics;
  const candidates = [
    ...errorLines(hidden).map((index) => ({ index, before: hidden })),
    ...[first, first + 1, first - 1].map((index) => ({ index, before: diagnostics })),
  ];
  for (const { index, before } of candidates.slice(0, MOST_ASIDE)) {
    if (!lines[index]?.trim()) continue;
    const rest = settled(withLine(text, index, ''), WITHIN_LINES, judge);
    if (isBetter(judge(rest).diagnostics, before)) return { index, rest };
  }
  return undefined;
}

const KEY_WITH_FULL_WIDTH_COLON = /^([ -]*["']?[\w.][\w.-]*["']?)：[ 　]*/gm;

function errorLines(diagnostics: readonly Diagnostic[]): readonly number[] {
  return diagnostics
    .flatMap(({ severity, range }) => (severity === 'error' && range !== undefined ? [range.start.line - 1] : []))
    .toSorted((a, b) => a - b);
}

function withLine(text: string, index: number, line: string): string {
  return text.split('\n').with(index, line).join('\n');
}

/** YAML takes all line ends for the same. */
function withLineFeeds(text: string): string {
  const changed = text.replace(/(?<!\r)\r+\n/g, '\n');
  return changed !== text && meaningOf(changed) === meaningOf(text) ? changed : text;
}

/** Columns that a tab may stand for, the likeliest first. */
const TAB_WIDTHS = [2, 4, 8, 1];

/** Where the tabs of a line may belong to what it says. */
const BLOCK_SCALAR = /[|>][-+\d]*[ \t]*(?:#.*)?$/m;
const TAB_IN_INDENT = /^ *\t/m;

/**
 * All tabs of the indents at once, where nothing else keeps the text from being read and all widths of a tab that make it
 * readable say the same.
 */
function withTabsExpanded(text: string): string {
  if (!TAB_IN_INDENT.test(text) || BLOCK_SCALAR.test(text) || readYamlText('', text).ok) return text;
  const readings = TAB_WIDTHS.flatMap((width) => {
    const expandedText = text.replace(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', ' '.repeat(width)));
    const meaning = meaningOf(expandedText);
    return meaning === undefined ? [] : [{ text: expandedText, meaning }];
  });
  const [best] = readings;
  return best !== undefined && readings.every(({ meaning }) => meaning === best.meaning) ? best.text : text;
}

/** A text as its signs and tabs were probably meant, and what is wrong with it then. */
interface Reading {
  readonly text: string;
  readonly otherIndents: Repaired['otherIndents'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Signs that only look like the right ones, and tabs as indent: how wide one is only shows where all are gone. */
function withSignsMeant(text: string, judge: Judge): string {
  const before = judge(text);
  const hasTabs = tabLines(before.diagnostics).size > 0;
  if (before.repaired === undefined && !hasTabs) return text;
  const readings = (hasTabs ? TAB_WIDTHS : [1]).map((width) => readingOf(expanded(text, width, judge), judge));
  const best = readings.reduce((a, b) => (isBetter(b.diagnostics, a.diagnostics) ? b : a));
  const asGood = readings.filter(({ diagnostics }) => !isBetter(best.diagnostics, diagnostics));
  const isSafe = isMeantInOneWay(best, asGood, judge) && isBetter(best.diagnostics, before.diagnostics);
  return isSafe ? best.text : withIndentsKept(text, before, judge);
}

function readingOf(text: string, judge: Judge): Reading {
  const { diagnostics, repaired } = judge(text);
  return repaired === undefined
    ? { text, otherIndents: new Map(), diagnostics }
    : { ...repaired, diagnostics: judge(repaired.text).diagnostics };
}

/** Signs within a line, where nobody can tell how far lines were meant to be indented. */
function withIndentsKept(text: string, { repaired, diagnostics }: SignsNamed, judge: Judge): string {
  if (repaired === undefined) return text;
  const original = text.split('\n');
  const kept = repaired.text
    .split('\n')
    .map((line, index) => (repaired.otherIndents.has(index) ? (original[index] ?? line) : line))
    .join('\n');
  return kept !== text && isBetter(judge(kept).diagnostics, diagnostics) ? kept : text;
}

/** Whether all readings that are as good as the best say the same, and those with another indent, too. */
function isMeantInOneWay(best: Reading, asGood: readonly Reading[], judge: Judge): boolean {
  const hasOthers = asGood.length > 1 || best.otherIndents.size > 0;
  if (!hasOthers) return true;
  const meaning = meaningOf(best.text);
  if (meaning === undefined) return false;
  const others = asGood
    .flatMap(otherwiseIndented)
    .filter((text) => !isBetter(best.diagnostics, judge(text).diagnostics));
  return [...asGood.map(({ text }) => text), ...others].every((text) => meaningOf(text) === meaning);
}

/** Each other indent is tried alone and all of them together; of so many lines, alone. */
const MOST_TRIED = 20;

function otherwiseIndented({ text, otherIndents }: Reading): readonly string[] {
  if (otherIndents.size === 0) return [];
  const lines = text.split('\n');
  const indented = (others: ReadonlyMap<number, string>) =>
    lines.map((line, index) => (others.has(index) ? line.replace(/^ */, others.get(index) ?? '') : line)).join('\n');
  const alone = [...otherIndents].slice(0, MOST_TRIED).map((one) => indented(new Map([one])));
  return [indented(otherIndents), ...alone];
}

/** One reading may tell of some tabs only once others are gone. */
function expanded(text: string, width: number, judge: Judge): string {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const told = tabLines(judge(current).diagnostics);
    if (told.size === 0) break;
    const next = current
      .split('\n')
      .map((line, index) => (told.has(index) ? withIndentOf(line, width) : line))
      .join('\n');
    if (next === current) break;
    current = next;
  }
  return current;
}

function withIndentOf(line: string, width: number): string {
  return line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', ' '.repeat(width)));
}

function tabLines(diagnostics: readonly Diagnostic[]): ReadonlySet<number> {
  return new Set(
    diagnostics
      .filter(({ args }) => args['detail'] === 'TAB_AS_INDENT')
      .flatMap(({ range }) => (range ? [range.start.line - 1] : [])),
  );
}

/** A colon that is told where the file has so much else wrong that less of it is no sign of the right one. */
function withColons(text: string, judge: Judge): string {
  const { diagnostics } = judge(text);
  const lines = text.split('\n');
  for (const diagnostic of diagnostics) {
    const { code, args } = diagnostic;
    if (code !== 'full-width-character' || args['sign'] !== '：') continue;
    const line = replacedIn(lines, diagnostic, '：', isBlankBehind(lines, diagnostic) ? ':' : ': ');
    if (line === undefined) continue;
    const changed = lines.with(lineOf(diagnostic), line).join('\n');
    if (isMendedIn(changed, diagnostic, judge)) return changed;
  }
  return text;
}

function isBlankBehind(lines: readonly string[], diagnostic: Diagnostic): boolean {
  return /^(?:\s|$)/.test((lines[lineOf(diagnostic)] ?? '').slice(diagnostic.range?.start.column));
}

/** By its index; -1 where the problem has no place. */
function lineOf({ range }: Diagnostic): number {
  return (range?.start.line ?? 0) - 1;
}

/** What stands in place of a word of which there are only a few, such as a key or a kind of evidence; no answer, and no date. */
const WORDS_OF_OURS: ReadonlySet<string> = new Set([
  'unknown-key',
  'unknown-level',
  'unknown-profile-fact',
  'unknown-section',
  'value-not-allowed',
]);

function withWordsMeant(text: string, judge: Judge): string {
  const lines = text.split('\n');
  const replacements = judge(text).diagnostics.flatMap((diagnostic) => {
    const word = wordMeant(lines, diagnostic);
    return word === undefined ? [] : [{ diagnostic, ...word }];
  });
  // All of them at once, as a file may have hundreds; where one does not fit, the first that does.
  for (const some of [replacements, ...(replacements.length > 1 ? replacements.map((one) => [one]) : [])]) {
    const changed = withReplaced(lines, some);
    if (changed !== text && some.every(({ diagnostic }) => isMendedIn(changed, diagnostic, judge))) return changed;
  }
  return text;
}

/** The one word of ours that is nearest to one that is none. Which number was meant, nobody can tell. */
function wordMeant(
  lines: readonly string[],
  diagnostic: Diagnostic,
): { readonly word: string; readonly meant: string } | undefined {
  const { code, args, allowed = [] } = diagnostic;
  // As it stands there: what is told of it may leave it out.
  const [word, meant] = [wordAt(lines, diagnostic), args['suggestion']];
  if (!WORDS_OF_OURS.has(code) || typeof meant !== 'string' || closest(word, allowed) !== meant) return undefined;
  return digitsOf(word) === digitsOf(meant) ? { word, meant } : undefined;
}

function digitsOf(word: string): string {
  return word.replace(/\D/g, '');
}

/** What stands at the place of a problem, without its quotes. */
function wordAt(lines: readonly string[], diagnostic: Diagnostic): string {
  const { range } = diagnostic;
  const line = lines[lineOf(diagnostic)] ?? '';
  const word = line.slice((range?.start.column ?? 1) - 1, (range?.end.column ?? 1) - 1);
  return word.replace(/^(["'])(.*)\1$/, '$2');
}

/** Whether the problem is gone in a text that is still YAML. What it kept from being looked at may be wrong, too. */
function isMendedIn(text: string, problem: Diagnostic, judge: Judge): boolean {
  const { diagnostics } = judge(text);
  const isYaml = diagnostics.every(({ code }) => code !== 'duplicate-key' && code !== 'yaml-syntax');
  return isYaml && !diagnostics.some((one) => isSamePlace(one, problem));
}

function isSamePlace({ code, range }: Diagnostic, other: Diagnostic): boolean {
  return code === other.code && JSON.stringify(range?.start) === JSON.stringify(other.range?.start);
}

/** A promise holds the catalogue to what its writer has counted: it is only moved where nothing else is wrong. */
function withCountsFound(text: string, judge: Judge): string {
  const { diagnostics } = judge(text);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 || errors.some(({ code }) => code !== 'count-promise-not-kept')) return text;
  const replacements = errors.map((diagnostic) => {
    const { promised, found } = diagnostic.args;
    return { diagnostic, word: String(promised), meant: String(found) };
  });
  const changed = withReplaced(text.split('\n'), replacements);
  return changed !== text && isBetter(judge(changed).diagnostics, diagnostics) ? changed : text;
}

function byPlace({ range: a }: Diagnostic, { range: b }: Diagnostic): number {
  return (a?.start.line ?? 0) - (b?.start.line ?? 0) || (a?.start.column ?? 0) - (b?.start.column ?? 0);
}

/** A word at the place of a problem, and what is to stand there. */
interface Replacement {
  readonly diagnostic: Diagnostic;
  readonly word: string;
  readonly meant: string;
}

/** The text with each of the words replaced that stands where it should. */
function withReplaced(before: readonly string[], replacements: readonly Replacement[]): string {
  const lines = [...before];
  // From the end, so that the places before stay where they are.
  for (const { diagnostic, word, meant } of replacements.toSorted((a, b) => byPlace(b.diagnostic, a.diagnostic))) {
    const line = replacedIn(lines, diagnostic, word, meant);
    if (line !== undefined) lines[lineOf(diagnostic)] = line;
  }
  return lines.join('\n');
}

/** The line of a problem with another word at its place, in quotes where it was; undefined where the word is not there. */
function replacedIn(
  lines: readonly string[],
  diagnostic: Diagnostic,
  word: string,
  instead: string,
): string | undefined {
  const line = lines[lineOf(diagnostic)];
  if (diagnostic.range === undefined || line === undefined) return undefined;
  const start = diagnostic.range.start.column - 1;
  const quote = /["']/.exec(line.charAt(start))?.[0] ?? '';
  const written = `${quote}${word}${quote}`;
  if (!line.startsWith(written, start)) return undefined;
  return `${line.slice(0, start)}${quote}${instead}${quote}${line.slice(start + written.length)}`;
}

/** What a text says, as one string; undefined where it cannot be read. */
function meaningOf(text: string): string | undefined {
  const reading = readYamlText('', text);
  return reading.ok ? JSON.stringify(reading.value) : undefined;
}
