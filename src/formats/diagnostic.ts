import type { Lapsing } from './portfolioCounts.ts';
import type { Severity } from './states.ts';

export type { Severity } from './states.ts';

/** A place in a text file; lines and columns count from 1, columns in UTF-16 units. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Path of keys and indexes from the root of a parsed file. */
export type Path = readonly (string | number)[];

/** Every code of a problem with how a file is written; each has a heading in docs/diagnostics.md. */
export const fileCodes = [
  'file-too-large',
  'other-format',
  'not-utf8',
  'too-deep',
  'alias-not-allowed',
  'full-width-character',
  'look-alike-character',
  'invisible-character',
  'yaml-syntax',
  'text-cut-by-comment',
  'merge-conflict',
  'file-empty',
  'newer-format',
  'unknown-kind',
  'unknown-key',
  'missing-key',
  'missing-file',
  'outside-config',
  'wrong-type',
  'value-not-allowed',
  'answer-not-allowed',
  'answer-not-in-catalogue',
  'invalid-format',
  'unsafe-character',
  'invalid-date',
  'text-too-long',
  'too-short',
  'duplicate-key',
  'duplicate-id',
  'confusable-id',
  'shipped-name',
  'unknown-section',
  'unknown-level',
  'unknown-reference',
  'circular-reference',
  'references-too-many',
  'extends-too-much',
  'unknown-profile-fact',
  'fact-before-its-base',
  'too-few-choices',
  'count-promise-not-kept',
  'unused-term',
  'without-effect',
  'guidance-for-unknown-id',
  'missing-translation',
  'translation-for-unknown-id',
  'translation-count-differs',
  'wrong-catalogue',
  'claims-too-much',
  'unknown-criterion',
  'unknown-option',
  'unknown-condition',
  'unknown-reviewer',
  'unknown-catalogue',
  'more-problems',
  'official/sheet-name',
  'official/missing-column',
  'official/missing-criterion',
  'official/unknown-criterion',
  'official/duplicate-criterion',
  'official/level-differs',
  'official/number-differs',
  'official/title-differs',
  'official/text-missing',
  'official/formula',
] as const;

export type FileCode = (typeof fileCodes)[number];

/**
 * Those of an assessment that keep nobody from reading it: a firm may weigh them, as it may weigh rules. All others are
 * told where a file cannot be read, or are told of files that are the firm's own catalogue and not its answers.
 */
export const settableFileCodes = ['text-cut-by-comment'] as const satisfies readonly FileCode[];

/** The code of a file, or of a rule on what a firm says: which of those there are, the rules alone know. */
export type DiagnosticCode = FileCode | `scs/${string}`;

/** One shape for everything that can be wrong: the words come from i18n at the last moment. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly args: Readonly<Record<string, string | number>>;
  readonly severity: Severity;
  readonly file?: string;
  readonly range?: Range;
  readonly path?: Path;
  /** Values that would have been allowed here, for the line under the excerpt. */
  readonly allowed?: readonly string[];
}

/**
 * What the finding of a rule is about.
 * `charge`: who does, or finds out, what is open: nothing that stands against the answer.
 * `contradiction`: answers that do not fit together.
 * `date`: a day that has not come yet, written down as over.
 * `due`, `duty`, `evidence`, `waiver`: one that counted and no longer does. What was never complete, such as a waiver
 * without an end, is about the `answer`.
 * `file`: an evidence file that is not there, or is not what was recorded; no matter of the day.
 * `secret`: a text that is not to be shown again.
 * `slip`: what may be meant and is likely mistyped. Asked for by `check` alone: whoever means it would be told of it in
 * every report, for ever.
 */
export type Subject =
  | 'answer'
  | 'charge'
  | 'contradiction'
  | 'edition'
  | 'file'
  | 'scope'
  | 'secret'
  | 'slip'
  | Lapsing;

/** How many problems there are, with those of which only the number is told. */
export function countOf(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.reduce((sum, { code, args }) => sum + (code === 'more-problems' ? Number(args['count']) : 1), 0);
}

/** What is wrong at a path of a file, before it has a line. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly args: Diagnostic['args'];
  readonly path: Path;
  /** Whether the key at the end of the path is meant, or what stands there. */
  readonly on?: 'key' | 'value';
  /** An error where left out. */
  readonly severity?: Severity;
  /** What would have been right instead of `args.value`. */
  readonly candidates?: readonly string[];
  /** What is there already, elsewhere in the same file. */
  readonly other?: Path | undefined;
}

/** By where they stand in a file; what counts the rest comes after all that it leaves out. */
export function byPlace(a: Pick<Diagnostic, 'code' | 'range'>, b: Pick<Diagnostic, 'code' | 'range'>): number {
  const isRest = ({ code }: Pick<Diagnostic, 'code'>) => Number(code === 'more-problems');
  const line = (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0);
  return isRest(a) - isRest(b) || line || (a.range?.start.column ?? 0) - (b.range?.start.column ?? 0);
}

const known: ReadonlySet<string> = new Set(fileCodes);

/** Whether a code is of a file that we know, or has the form of a rule's. */
export function isDiagnosticCode(code: string): code is DiagnosticCode {
  return known.has(code) || code.startsWith('scs/');
}
