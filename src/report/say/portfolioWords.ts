import type { Portfolio, ReadRow, UnreadRow } from '../../formats/outputs/portfolio.ts';
import type { MessageKey, Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { describeDiagnostic } from '../words/diagnostic.ts';
import { problemSentence } from '../words/problem.ts';

/** The firm as its file names it. */
export function firmOf({ firm }: ReadRow, t: Translate): string {
  return sanitizeLine(firm) || t('portfolio.firm.missing');
}

/** Where a file is to be mended, or the file alone where that is in another one. */
export function placeOf({ file, first }: UnreadRow, t: Translate): string {
  return first?.file === undefined ? placeIn(file, first, t) : sanitizeLine(file);
}

function placeIn(file: string, first: UnreadRow['first'], t: Translate): string {
  const { line, column } = first ?? {};
  if (line === undefined || column === undefined) return sanitizeLine(file);
  return sanitizeLine(t('portfolio.place', { file, line, column }));
}

/** The code of what is wrong with it, and what that means. */
export function problemOf(
  { problem, first }: UnreadRow,
  t: Translate,
): { readonly code: string; readonly told: string } {
  if (first === undefined) return { code: problem.code, told: sanitizeLine(problemSentence(problem, t)) };
  const { code, args, file } = first;
  const count = Number(problem.args['count'] ?? 1);
  const described = sanitizeLine(describeDiagnostic(t, { code, args }));
  const sentence = file === undefined ? described : `${placeIn(file, first, t)} ${described}`;
  return { code, told: count > 1 ? t('portfolio.problem.first', { sentence, count }) : sentence };
}

/** The columns whose figures stand beside each other without a word. */
export type ShortColumn = 'views' | 'questions';

/** How to read the table, a sentence each; of its short columns those that it shows. */
export function legend({ rows, terms }: Portfolio, t: Translate, shown: readonly ShortColumn[]): readonly string[] {
  const isAsked = rows.some((row) => row.outcome === 'read' && row.questions.firm + row.questions.specialist > 0);
  const keys: readonly MessageKey[] = [
    ...(shown.includes('views') ? (['portfolio.legend.views'] as const) : []),
    ...(shown.includes('questions') && isAsked ? (['portfolio.legend.questions'] as const) : []),
    'portfolio.legend.review',
    terms.evidence ? 'portfolio.legend.evidence.seen' : 'portfolio.legend.evidence',
    'portfolio.legend.disclaimer',
  ];
  return [t('portfolio.as-of', { asOf: terms.asOf }), ...keys.map((key) => t(key))];
}

/** Which files are about the same firm, scope and catalogue, a sentence for each such firm. */
export function copyNotes({ rows }: Portfolio, t: Translate): readonly string[] {
  const read = rows.filter((row) => row.outcome === 'read');
  return read.flatMap((row) => {
    const copies = read.filter(({ copyOf }) => copyOf === row.file);
    if (copies.length === 0) return [];
    const files = [row, ...copies].map(({ file }) => sanitizeLine(file)).join(t('list.comma'));
    return [
      t('portfolio.copies', { firm: firmOf(row, t), count: copies.length + 1, files, file: sanitizeLine(row.file) }),
    ];
  });
}

/** All files together, in two lines. */
export function totalLines({ totals }: Portfolio, t: Translate): readonly string[] {
  const left = totals.read - totals.counted;
  return [
    t('portfolio.totals', totals) + (left === 0 ? '' : t('portfolio.totals.left', { left })),
    t('portfolio.totals.criteria', totals),
  ];
}
