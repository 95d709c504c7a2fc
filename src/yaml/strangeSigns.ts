import { countOf, type Diagnostic, type FileCode } from '../formats/diagnostic.ts';
import { type LookAlike, lookAlikesIn } from '../text/lookAlikes.ts';
import type { SourceFile } from './read.ts';

/** Problems that a sign may be to blame for: a word that is not as it should be, or a text that is no YAML. */
const MAY_BE_A_SIGN: ReadonlySet<string> = new Set<FileCode>([
  'answer-not-allowed',
  'full-width-character',
  'guidance-for-unknown-id',
  'invalid-date',
  'invalid-format',
  'missing-file',
  'missing-key',
  'too-deep',
  'translation-for-unknown-id',
  'unknown-catalogue',
  'unknown-condition',
  'unknown-criterion',
  'unknown-key',
  'unknown-kind',
  'unknown-level',
  'unknown-option',
  'unknown-profile-fact',
  'unknown-reference',
  'unknown-section',
  'value-not-allowed',
  'wrong-type',
  'yaml-syntax',
]);

/** Problems of a text that is no YAML: what is wrong in one that is comes to light later. */
const OF_SYNTAX: ReadonlySet<string> = new Set<FileCode>(['yaml-syntax', 'duplicate-key', 'too-deep', 'file-empty']);

/** Letters read again in the search, all readings together: well under a second, on a machine that does nothing else. */
const MOST_READ = 1_000_000;

/** A text that is no YAML takes the library as long as one three times its length, for all that it finds wrong. */
const COST_OF_SYNTAX = 3;

/** Telling a problem takes as long as reading so many letters, shown or only counted. */
const COST_OF_PROBLEM = 50;

/** How many letters could be read in the time in which a text is read and its problems are found. */
export function costOf(text: string, diagnostics: readonly Diagnostic[]): number {
  return text.length * (stageOf(diagnostics) === 0 ? COST_OF_SYNTAX : 1) + countOf(diagnostics) * COST_OF_PROBLEM;
}

/** A file with more problems than this has none that a few signs are to blame for, and each reading of it takes its time. */
export const MOST_PROBLEMS = 2_000;

/** More signs of one line than this are no slip of the hand. */
const MOST_SIGNS = 12;

/** Nor is a line indented deeper. */
const DEEPEST = 100;

/** A blank line, or a comment: between a line that is wrong and the next one, where that shows, there are no more. */
const SAYS_NOTHING = /^\s*(?:#|$)/;
const MOST_BETWEEN = 20;

/** A change of one line that may be what its writer meant. */
interface Repair {
  readonly line: string;
  readonly diagnostic: Omit<Diagnostic, 'file' | 'range'>;
  /** Where the sign stands in the line as it was, and how long it is. */
  readonly start: number;
  readonly length: number;
  /** The signs it replaces, where it could do with fewer of them. */
  readonly signs?: readonly LookAlike[];
  /** The indent that the line has where a full-width blank stands for as many columns as it does not stand for here. */
  readonly otherIndent?: string;
}

/** A text with other signs in the place of those that are to blame. */
export interface Repaired {
  readonly text: string;
  /** The other indent that lines of it may have been meant to have, by the index of the line. */
  readonly otherIndents: ReadonlyMap<number, string>;
}

/** What `withSignsNamed` gives. */
export interface SignsNamed {
  readonly diagnostics: readonly Diagnostic[];
  /** The text as it was probably meant, where a sign is to blame. */
  readonly repaired?: Repaired;
  /** Letters read to find out, as costOf counts; those of the text alone where left out. */
  readonly cost?: number;
}

/**
 * Problems that come of a sign which only looks like the right one, or of a blank left out, told as that.
 *
 * A sign is to blame where the file has fewer problems, or later ones, with the right one in its place. So it does not
 * matter where it stands, and no sign is blamed in a text that may have it.
 * @param judge reads the file with another text in place of its own.
 */
export function withSignsNamed(
  { text, diagnostics }: { readonly text: string; readonly diagnostics: readonly Diagnostic[] },
  file: string,
  judge: (file: SourceFile) => { readonly diagnostics: readonly Diagnostic[] },
): SignsNamed {
  const isOpen = ({ code, severity, args }: Diagnostic) =>
    severity === 'error' && MAY_BE_A_SIGN.has(code) && args['detail'] !== 'RESOURCE_EXHAUSTION';
  if (countOf(diagnostics) > MOST_PROBLEMS || !diagnostics.some(isOpen)) return { diagnostics };
  const lines = text.split('\n');
  const otherIndents = new Map<number, string>();
  const found: Diagnostic[] = [];
  let left = diagnostics;
  let [spent, least] = [0, text.length + countOf(diagnostics) * COST_OF_PROBLEM];
  const judged = (index: number, line: string): readonly Diagnostic[] | undefined => {
    if (spent + least > MOST_READ) return undefined;
    const { diagnostics } = judge({ name: file, bytes: new TextEncoder().encode(lines.with(index, line).join('\n')) });
    // The next one takes about as long.
    least = costOf(text, diagnostics);
    spent += least;
    return diagnostics;
  };
  const isDone = new Set<number>();
  // Such a line belongs to another map for YAML, which may only show far below.
  const strangeIndents = lines.flatMap((line, index) => (STRANGE_INDENT.test(line) ? [index] : []));
  for (let index = next(); index !== undefined; index = next()) {
    isDone.add(index);
    const line = lines[index] ?? '';
    for (const first of repairsOf(line)) {
      const judgement = judged(index, first.line);
      if (judgement === undefined) return named();
      if (!isBetter(judgement, left)) continue;
      const { repair, after } = leanest(index, first, judgement);
      const range = {
        start: { line: index + 1, column: repair.start + 1 },
        end: { line: index + 1, column: repair.start + 1 + repair.length },
      };
      const diagnostic = { ...repair.diagnostic, file, range };
      if (!closesTold(diagnostic, found)) found.push(diagnostic);
      lines[index] = repair.line;
      if (repair.otherIndent !== undefined) otherIndents.set(index, repair.otherIndent);
      left = after;
      // A line may have another fault, which the rest of it has to show.
      if (lookAlikesIn(repair.line, 1).length > 0) isDone.delete(index);
      break;
    }
  }
  return named();

  function named(): SignsNamed {
    const changed = lines.join('\n');
    const cost = costOf(text, diagnostics) + spent;
    return changed === text
      ? { diagnostics, cost }
      : { diagnostics: [...found, ...left], repaired: { text: changed, otherIndents }, cost };
  }

  /** A repair without the signs that it need not touch: in a note they are welcome. */
  function leanest(index: number, repair: Repair, after: readonly Diagnostic[]) {
    let best = { repair, after };
    for (const sign of repair.signs ?? []) {
      const rest = best.repair.signs?.filter((one) => one !== sign) ?? [];
      const [leaner] = repairsWith(lines[index] ?? '', rest);
      const judgement = leaner && judged(index, leaner.line);
      if (leaner && judgement && isBetter(judgement, left) && !isBetter(best.after, judgement))
        best = { repair: leaner, after: judgement };
    }
    return best;
  }

  /**
   * The first line that may hold the cause of a problem: its own, the one before, and the one behind; and the one before
   * that says something.
   */
  function next(): number | undefined {
    const near = left.filter(isOpen).flatMap(({ range }) => {
      const first = (range?.start.line ?? 1) - 1;
      const last = (range?.end.line ?? first + 1) - 1;
      let before = first - 1;
      while (SAYS_NOTHING.test(lines[before] ?? 'x') && first - before < MOST_BETWEEN) before -= 1;
      return [first, last, first - 1, last + 1, before];
    });
    // A line is looked at once, however many problems it has.
    for (const index of new Set([...near, ...strangeIndents])) {
      const line = isDone.has(index) ? undefined : lines[index];
      if (line !== undefined && isSuspect(line)) return index;
    }
    return undefined;
  }
}

/** The full-width bracket that closes one which was told already. */
function closesTold({ args, range }: Omit<Diagnostic, 'file'>, told: readonly Diagnostic[]): boolean {
  const isOpening = (one: Diagnostic) =>
    /^[｛［]$/.test(String(one.args['sign'])) && one.range?.start.line === range?.start.line;
  return /^[｝］]$/.test(String(args['sign'])) && told.some(isOpening);
}

function isSuspect(line: string): boolean {
  return lookAlikesIn(line, 1).length > 0 || withoutBlank(line) !== null;
}

/** A blank at the start of a line that is none to YAML. */
const STRANGE_INDENT = /^ *(?! )[\s\p{Default_Ignorable_Code_Point}]+\S/u;

/** A colon or a dash that YAML takes for a part of the word behind it. */
const WITHOUT_BLANK = /^((?:.*[{,] *)?(?:[ -]*- +| *))(?:(["']?[A-Za-z0-9][\w.-]*["']?):(?=[^\s:/])|-(?=[^\s-]))/;

/** A key, an id or a word of ours that was typed in full width from end to end. */
const WIDE_WORD = /[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ＿．／－]+/g;

/** Signs of a line that somebody has typed; in one that a machine has written, no blank is left out. */
const LONGEST_TYPED = 2000;

function withoutBlank(line: string): RegExpExecArray | null {
  return line.length > LONGEST_TYPED ? null : WITHOUT_BLANK.exec(line);
}

function* repairsOf(line: string): Generator<Repair> {
  const signs = lookAlikesIn(line, MOST_SIGNS);
  const indent = lookAlikesIn(line.slice(0, indentOf(line)), DEEPEST);
  if (indent.length > 1) yield* repairsWith(line, indent);
  for (const sign of signs) yield* repairsWith(line, [sign]);
  for (const word of [...line.matchAll(WIDE_WORD)].slice(0, MOST_SIGNS)) {
    yield* repairsWith(
      line,
      lookAlikesIn(word[0]).map((sign) => ({ ...sign, start: sign.start + word.index })),
    );
  }
  for (let count = 2; count <= signs.length; count += 1) yield* repairsWith(line, signs.slice(0, count));
  const bare = withoutBlank(line);
  if (bare === null) return;
  const [all, before = ''] = bare;
  yield {
    line: `${all} ${line.slice(all.length)}`,
    diagnostic: { code: 'yaml-syntax', args: { detail: 'BLANK_LEFT_OUT' }, severity: 'error' },
    start: before.length,
    length: all.length - before.length,
  };
}

/** How much of a line is nothing to the eye. */
function indentOf(line: string): number {
  return /^[\s\p{Default_Ignorable_Code_Point}]*/u.exec(line)?.[0].length ?? 0;
}

function* repairsWith(line: string, signs: readonly LookAlike[]): Generator<Repair> {
  const [first] = signs;
  if (first === undefined) return;
  const isIndent = first.start < indentOf(line) && first.meant === ' ';
  // Full-width blanks take up two columns, and whoever indents with them counts columns.
  for (const [blank, other] of isIndent
    ? ([
        ['  ', ' '],
        [' ', '  '],
      ] as const)
    : ([[' ']] as const)) {
    yield {
      line: replaced(line, signs, blank),
      ...(other === undefined ? {} : { otherIndent: /^ */.exec(replaced(line, signs, other))?.[0] ?? '' }),
      ...(isIndent || signs.length === 1 ? {} : { signs }),
      diagnostic: diagnosticOf(first),
      start: first.start,
      length: first.sign.length,
    };
  }
}

function replaced(line: string, signs: readonly LookAlike[], blank: string): string {
  let out = '';
  let at = 0;
  for (const { start, sign, meant } of signs) {
    out += line.slice(at, start);
    at = start + sign.length;
    const before = out.at(-1) ?? ' ';
    const after = line.charAt(at);
    // A full-width sign brings its own room along; the one of ASCII needs a blank there.
    if (meant === '#' && before !== ' ') out += ' ';
    out += meant === ' ' ? blank : meant;
    if (/[:,]/.test(meant) && /[^\s\]}]/.test(after)) out += ' ';
    if (meant === '-' && out.trim() === '-' && /[^\s-]/.test(after)) out += ' ';
  }
  return out + line.slice(at);
}

function diagnosticOf({ likeness, sign, meant }: LookAlike): Repair['diagnostic'] {
  const instead = meant === ' ' ? 'space' : meant;
  const shown = [...sign].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  if (likeness === 'full-width') {
    return { code: 'full-width-character', args: { sign, instead }, severity: 'error' };
  }
  if (likeness === 'invisible')
    return { code: 'invisible-character', args: { sign: shown.join(' ') }, severity: 'error' };
  return { code: 'look-alike-character', args: { sign: shown.join(' '), instead }, severity: 'error' };
}

/** Whether what is left after a change is less, or shows only further on in the file or in reading it. */
export function isBetter(after: readonly Diagnostic[], before: readonly Diagnostic[]): boolean {
  const [now, then] = [after, before].map((all) => all.filter(({ severity }) => severity === 'error'));
  if (now === undefined || then === undefined) return false;
  const stage = stageOf(now) - stageOf(then);
  if (stage !== 0) return stage > 0;
  return now.length < then.length || (now.length === then.length && firstLine(now) > firstLine(then));
}

function stageOf(errors: readonly Diagnostic[]): number {
  if (errors.length === 0) return 2;
  return errors.some(({ code }) => OF_SYNTAX.has(code)) ? 0 : 1;
}

function firstLine(errors: readonly Diagnostic[]): number {
  return Math.min(...errors.map(({ range }) => range?.start.line ?? 0));
}
