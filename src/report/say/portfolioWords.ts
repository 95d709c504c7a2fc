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

/** The columns that are too short for words. */
export type ShortColumn = 'views' | 'questions' | 'review';

/** Whether it is high time to look at a file again. */
export function isReviewPast({ nextReview }: ReadRow, asOf: string): boolean {
  return nextReview !== undefined && nextReview.on < asOf;
}

/** Whether something is left out that somebody has to confirm: where there is only a count, it is the firm's own choice. */
function isToConfirm({ criteria, catalogue }: ReadRow): boolean {
  return criteria['not-applicable'] > 0 && catalogue.method !== 'coverage';
}

/**
 * Whether there is something to tell of views: where a catalogue only counts, no specialist is asked for, and that nobody
 * has given a view says nothing.
 */
export function tellsOfViews({ catalogue, views }: ReadRow): boolean {
  const { none, ...given } = views;
  return catalogue.method === 'all-of' || Object.values(given).some((count) => count > 0);
}

/** What of what is in place does not hold as it is; nothing where all does. */
export function besideMet({ lapsed, withoutOption = 0, otherText = 0 }: ReadRow, t: Translate): readonly string[] {
  const counts = [
    ['portfolio.over', lapsed.met],
    ['portfolio.without-option', withoutOption],
  ] as const;
  const items = counts.flatMap(([name, value]) => (value > 0 ? [t('portfolio.item', { name: t(name), value })] : []));
  return [
    ...(items.length === 0 ? [] : [t('portfolio.beside', { items: items.join(t('list.comma')) })]),
    ...(otherText > 0 ? [t('portfolio.item', { name: t('portfolio.other-text'), value: otherText })] : []),
  ];
}

/** How to read the table, a sentence each; of its short columns those that it shows. */
export function legend({ rows, terms }: Portfolio, t: Translate, shown: readonly ShortColumn[]): readonly string[] {
  const isIn = (has: (row: ReadRow) => boolean) => rows.some((row) => row.outcome === 'read' && has(row));
  const hasViews = isIn(tellsOfViews);
  const isAsked = isIn(({ questions }) => questions.firm + questions.specialist > 0);
  const keys: readonly MessageKey[] = [
    ...(shown.includes('views') && hasViews ? (['portfolio.legend.views'] as const) : []),
    ...(shown.includes('questions') && isAsked ? (['portfolio.legend.questions'] as const) : []),
    ...(isIn(isToConfirm) ? (['portfolio.legend.not-applicable'] as const) : []),
    'portfolio.legend.review',
    ...(hasViews ? (['portfolio.legend.review.views'] as const) : []),
    ...(shown.includes('review') && isIn((row) => isReviewPast(row, terms.asOf))
      ? (['portfolio.legend.past'] as const)
      : []),
    terms.evidence
      ? 'portfolio.legend.evidence.seen'
      : hasViews
        ? 'portfolio.legend.evidence'
        : 'portfolio.legend.evidence.none',
    'portfolio.legend.disclaimer',
  ];
  return [t('portfolio.as-of', { asOf: terms.asOf }), ...cataloguesNamed(rows, t), ...keys.map((key) => t(key))];
}

/** Files that are named of one catalogue. */
const MOST_NAMED = 3;

/** What the files are judged by, as two catalogues may call a level the same: of several, which files by which. */
function cataloguesNamed(rows: Portfolio['rows'], t: Translate): readonly string[] {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    if (row.outcome !== 'read') continue;
    const key = JSON.stringify([row.catalogue.id, row.catalogue.edition]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const all = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const named = all.flatMap((group, index) => {
    const [first] = group;
    if (first === undefined) return [];
    const title = sanitizeLine(first.catalogue.title);
    const catalogue = t('report.edition.value', { title, edition: sanitizeLine(first.catalogue.edition) });
    if (index === 0) return [catalogue];
    const files = group
      .slice(0, MOST_NAMED)
      .map(({ file }) => sanitizeLine(file))
      .join(t('list.comma'));
    const more = group.length - MOST_NAMED;
    const where = more > 0 ? t('portfolio.config.more', { files, count: more }) : files;
    return [t('portfolio.catalogue.files', { catalogue, files: where })];
  });
  return named.length === 0 ? [] : [t('portfolio.legend.catalogues', { catalogues: named.join(t('list.comma')) })];
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
