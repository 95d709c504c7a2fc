import { compareNames } from '../../domain/order.ts';
import { byPlace, type Diagnostic } from '../../formats/diagnostic.ts';
import type { Translate } from '../../i18n/t.ts';
import { sanitize } from '../../text/sanitize.ts';
import { isWidthSure, signsOf, widthOf } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import type { Paint } from '../paint.ts';
import { describeDiagnostic, hintFor, onOneLine } from '../words/diagnostic.ts';
import { meantWords } from '../words/meant.ts';
import { hintLines } from './problem.ts';
import type { Sources } from './sources.ts';

export interface DiagnosticsOptions {
  readonly t: Translate;
  readonly paint: Paint;
  /** The lines of each file, for the excerpt under a diagnostic. */
  readonly sources: Sources;
  /** Columns of the terminal that they go to; where they go to none, no sentence is broken. */
  readonly width?: number;
}

/** Longest part of a line that is shown as an excerpt. */
const EXCERPT = 100;

/** Diagnostics as blocks of position, code, sentence, excerpt and way out; warnings first, errors last. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], options: DiagnosticsOptions): string {
  const files = [...new Set(diagnostics.map(({ file = '' }) => file))].toSorted(compareNames);
  const places = new Map(files.map((file, place) => [file, place]));
  const placeOf = ({ file = '' }: Diagnostic) => places.get(file) ?? 0;
  return diagnostics
    .toSorted((a, b) => rank(a) - rank(b) || placeOf(a) - placeOf(b) || byPlace(a, b))
    .map((diagnostic) => renderBlock(diagnostic, options))
    .join('\n\n');
}

function rank({ severity, code }: Diagnostic): number {
  // What counts the rest comes after all that it leaves out.
  return (severity === 'error' ? 2 : 0) + (code === 'more-problems' ? 1 : 0);
}

function renderBlock(diagnostic: Diagnostic, { t, paint, sources, width = Infinity }: DiagnosticsOptions): string {
  const { file, range, code, severity, args } = diagnostic;
  const allowed = diagnostic.allowed?.map(onOneLine);
  const place =
    file === undefined ? '' : `${onOneLine(file)}${range ? `:${range.start.line}:${range.start.column}` : ''}  `;
  const look = severity === 'error' ? paint.bad : paint.middling;
  const head = `${place}${look(`${t(`severity.${severity}`)} ${code}`)}  ${describeDiagnostic(t, diagnostic)}`;
  const line = range && file !== undefined ? sources(file, range.start.line) : undefined;
  const suggestion = args['suggestion'];
  return [
    ...wrap(head, width, { hang: '  ' }),
    ...(line?.trim() && range ? excerpt(line, range, allowed, paint) : allowed ? [`  ${allowed.join(' / ')}`] : []),
    ...(suggestion === undefined
      ? []
      : wrap(
          t('diagnostic.suggestion', { suggestion: meantWords(onOneLine(String(suggestion)), Object.values(args), t) }),
          width,
          { indent: '  ' },
        )),
    ...hintOf(t, diagnostic, width),
  ].join('\n');
}

function excerpt(
  line: string,
  { start, end }: NonNullable<Diagnostic['range']>,
  allowed: readonly string[] | undefined,
  paint: Paint,
): string[] {
  const offset = start.column > EXCERPT - 20 ? start.column - 21 : 0;
  const shown = sanitizeKeepingColumns(line.slice(offset, offset + EXCERPT).toWellFormed());
  const before = shown.slice(0, start.column - 1 - offset);
  const last = end.line === start.line ? end.column - 1 : line.trimEnd().length;
  const marked = shown.slice(before.length, Math.max(before.length + 1, last - offset));
  const gutter = String(start.line).padStart(5);
  const carets =
    signsOf(marked)
      .map((sign) => '^'.repeat(isWidthSure(sign) ? widthOf(sign) : 1))
      .join('') || '^';
  const values = allowed ? ` ${allowed.join(' / ')}` : '';
  return [
    `${paint.dim(`${gutter} |`)} ${shown}`,
    `${paint.dim(`${' '.repeat(gutter.length)} |`)} ${paint.dim(blankOf(before))}${paint.bad(carets)}${values}`,
  ];
}

/**
 * As wide as the text on every terminal: blanks, and the signs themselves that some terminals draw in one column and some
 * in two.
 */
function blankOf(text: string): string {
  return signsOf(text)
    .map((sign) => (isWidthSure(sign) ? ' '.repeat(widthOf(sign)) : sign))
    .join('');
}

/** Unsafe characters become one visible sign each and tabs one space, so that the caret still points where it should. */
function sanitizeKeepingColumns(text: string): string {
  return [...text].map((character) => (character === '\t' ? ' ' : safe(character))).join('');
}

function safe(character: string): string {
  return sanitize(character) === character ? character : '·';
}

/** The lines with the way out, where there is one. */
export function hintOf(
  t: Translate,
  diagnostic: Pick<Diagnostic, 'code' | 'args' | 'file'>,
  width?: number,
): readonly string[] {
  const hint = hintFor(t, diagnostic);
  return hint === undefined ? [] : hintLines(hint, t, width);
}
