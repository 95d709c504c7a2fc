import type { Diagnostic, FileCode } from '../formats/diagnostic.ts';
import { type LookAlike, lookAlikesIn } from '../text/lookAlikes.ts';
import type { SourceFile } from './read.ts';

/** Problems that a sign may be to blame for: a word that is not as it should be, or a text that is no YAML. */
const MAY_BE_A_SIGN: ReadonlySet<string> = new Set<FileCode>([
  'answer-not-allowed',
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

/** Letters read again in the search, all readings together: about a second. */
const MOST_READ = 4_000_000;

/** More signs of one line than this are no slip of the hand. */
const MOST_SIGNS = 12;

/** A change of one line that may be what its writer meant. */
interface Repair {
  readonly line: string;
  readonly diagnostic: Omit<Diagnostic, 'file' | 'range'>;
  /** Where the sign stands in the line as it was, and how long it is. */
  readonly start: number;
  readonly length: number;
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
): readonly Diagnostic[] {
  const isOpen = ({ code, severity }: Diagnostic) => severity === 'error' && MAY_BE_A_SIGN.has(code);
  if (!diagnostics.some(isOpen)) return diagnostics;
  const lines = text.split('\n');
  const found: Diagnostic[] = [];
  let left = diagnostics;
  let budget = MOST_READ;
  const judged = (index: number, line: string): readonly Diagnostic[] | undefined => {
    budget -= text.length;
    if (budget < 0) return undefined;
    return judge({ name: file, bytes: new TextEncoder().encode(lines.with(index, line).join('\n')) }).diagnostics;
  };
  const isDone = new Set<number>();
  // Such a line belongs to another map for YAML, which may only show far below.
  const strangeIndents = lines.flatMap((line, index) => (STRANGE_INDENT.test(line) ? [index] : []));
  for (let index = next(); index !== undefined; index = next()) {
    isDone.add(index);
    const line = lines[index] ?? '';
    for (const repair of repairsOf(line)) {
      const after = judged(index, repair.line);
      if (after === undefined) return [...found, ...left];
      if (!isBetter(after, left)) continue;
      const range = {
        start: { line: index + 1, column: repair.start + 1 },
        end: { line: index + 1, column: repair.start + 1 + repair.length },
      };
      const named = { ...repair.diagnostic, file, range };
      if (!closesTold(named, found)) found.push(named);
      lines[index] = repair.line;
      left = after;
      // A line may have another fault, which the rest of it has to show.
      if (lookAlikesIn(repair.line).length > 0) isDone.delete(index);
      break;
    }
  }
  return lines.join('\n') === text ? diagnostics : [...found, ...left];

  /** The first line that may hold the cause of a problem: its own, the one before, and the one behind. */
  function next(): number | undefined {
    return left
      .filter(isOpen)
      .flatMap(({ range }) => {
        const first = (range?.start.line ?? 1) - 1;
        const last = (range?.end.line ?? first + 1) - 1;
        return [first, last, first - 1, last + 1];
      })
      .concat(strangeIndents)
      .find((index) => !isDone.has(index) && lines[index] !== undefined && isSuspect(lines[index]));
  }
}

/** The full-width bracket that closes one which was told already. */
function closesTold({ args, range }: Omit<Diagnostic, 'file'>, told: readonly Diagnostic[]): boolean {
  const isOpening = (one: Diagnostic) =>
    /^[｛［]$/.test(String(one.args['sign'])) && one.range?.start.line === range?.start.line;
  return /^[｝］]$/.test(String(args['sign'])) && told.some(isOpening);
}

function isSuspect(line: string): boolean {
  return lookAlikesIn(line).length > 0 || WITHOUT_BLANK.test(line);
}

/** A blank at the start of a line that is none to YAML. */
const STRANGE_INDENT = /^ *(?! )[\s\p{Default_Ignorable_Code_Point}]+\S/u;

/** A colon or a dash that YAML takes for a part of the word behind it. */
const WITHOUT_BLANK = /^((?:.*[{,] *)?(?:[ -]*- +| *))(?:(["']?[A-Za-z0-9][\w.-]*["']?):(?=[^\s:/])|-(?=[^\s-]))/;

function* repairsOf(line: string): Generator<Repair> {
  const signs = lookAlikesIn(line).slice(0, MOST_SIGNS);
  const indent = signs.filter(({ start }) => start < indentOf(line));
  if (indent.length > 1) yield* repairsWith(line, indent);
  for (const sign of signs) yield* repairsWith(line, [sign]);
  for (let count = 2; count <= signs.length; count += 1) yield* repairsWith(line, signs.slice(0, count));
  const bare = WITHOUT_BLANK.exec(line);
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
  for (const blank of isIndent ? ['  ', ' '] : [' ']) {
    yield {
      line: replaced(line, signs, blank),
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
function isBetter(after: readonly Diagnostic[], before: readonly Diagnostic[]): boolean {
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
