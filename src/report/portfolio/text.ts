import type { Portfolio, ReadRow, UnreadRow } from '../../formats/outputs/portfolio.ts';
import { openOf, undecidedOf } from '../../formats/portfolioCounts.ts';
import type { MessageKey, Translate } from '../../i18n/t.ts';
import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import { isWidthSure, padStartTo, padTo, widthOf } from '../../text/width.ts';
import { cutStartTo, cutTo, wrap } from '../../text/wrap.ts';
import type { Paint } from '../paint.ts';
import {
  besideMet,
  copyNotes,
  firmOf,
  isReviewPast,
  legend,
  placeOf,
  problemOf,
  type ShortColumn,
  tellsOfViews,
  totalLines,
} from '../say/portfolioWords.ts';

export interface TextOptions {
  readonly t: Translate;
  readonly width: number;
  readonly paint: Paint;
}

interface TableOptions extends TextOptions {
  /** The day that the table is of. */
  readonly asOf: string;
}

interface Column {
  /** What it is called, and over the column in two lines. */
  readonly name: MessageKey;
  readonly head?: MessageKey;
  readonly value: (row: ReadRow, options: TableOptions) => string;
  readonly look?: (row: ReadRow, options: TableOptions) => Paint['bad'];
}

const plain = (text: string) => text;
const badIfAny = (count: number, paint: Paint) => (count > 0 ? paint.bad : plain);

/** Shown where one of the files tells of views. */
const VIEWS_COLUMN = 'portfolio.views';

const columns: readonly Column[] = [
  { name: 'portfolio.met', head: 'portfolio.head.met', value: ({ criteria }) => `${criteria.met}/${criteria.total}` },
  { name: 'portfolio.open', value: (row) => String(openOf(row)) },
  { name: 'portfolio.undecided', head: 'portfolio.head.undecided', value: (row) => String(undecidedOf(row)) },
  {
    name: 'portfolio.not-applicable',
    head: 'portfolio.head.not-applicable',
    value: ({ criteria }) => String(criteria['not-applicable']),
  },
  {
    name: 'portfolio.errors',
    value: ({ errors }) => String(errors.total),
    look: ({ errors }, { paint }) => badIfAny(errors.total, paint),
  },
  {
    name: 'portfolio.due.past',
    head: 'portfolio.head.due.past',
    value: ({ due }) => String(due.past),
    look: ({ due }, { paint }) => badIfAny(due.past, paint),
  },
  { name: VIEWS_COLUMN, value: (row, { t }) => (tellsOfViews(row) ? viewFigures(row.views, t) : NONE) },
  {
    name: 'portfolio.next-review',
    head: 'portfolio.head.next-review',
    value: (row, { t, asOf }) => {
      const date = row.nextReview?.on ?? NONE;
      return isReviewPast(row, asOf) ? t('portfolio.past.mark', { date }) : date;
    },
    look: (row, { paint, asOf }) => (isReviewPast(row, asOf) ? paint.bad : plain),
  },
];

/** Shown where there is room. */
const further: readonly Column[] = [
  {
    name: 'portfolio.questions',
    head: 'portfolio.head.questions',
    value: ({ questions }) => `${questions.firm}/${questions.specialist}`,
  },
  { name: 'portfolio.due.next', value: ({ due }) => due.next ?? NONE },
  { name: 'portfolio.last-answered', value: ({ lastAnswered }) => lastAnswered ?? NONE },
];

/** The last column: terminals differ in how wide they draw ★, and no other column may stand after it. */
const level: Column = { name: 'portfolio.level', value: (row) => cutTo(sanitizeLine(row.level.title), LEVEL) };

const VIEWS = ['agrees', 'other', 'changed', 'rewritten', 'unshown', 'none'] as const;

/** Each figure with its sign, and none for what there is nothing of: six figures in a row would be told by nobody. */
function viewFigures(views: ReadRow['views'], t: Translate): string {
  return VIEWS.filter((one) => views[one] > 0)
    .map((one) => t(`portfolio.view.${one}`, { count: views[one] }))
    .join(t('portfolio.view.gap'));
}

/** The longest title of a level in a column; the catalogues of others may be wordy. */
const LEVEL = 12;
const NONE = '-';
const GAP = '  ';

/** The least that a line has to hold before the columns to be one line for each firm. */
const NAMES = 36;

/** A table for a terminal; files that could not be read come after all others, the totals last. */
export function portfolioText(portfolio: Portfolio, drawn: TextOptions): string {
  const { rows, terms } = portfolio;
  const { t, width, paint } = drawn;
  const options = { ...drawn, asOf: terms.asOf };
  const read = rows.filter((row) => row.outcome === 'read');
  const unread = rows.filter((row) => row.outcome === 'unread');
  const { lines, shown } = read.length > 0 ? table(read, options) : { lines: [], shown: [] };
  const parts = [
    // Above the table: what comes last stays on the screen.
    legend(portfolio, t, shown)
      .flatMap((line) => wrap(line, width))
      .map(paint.dim),
    lines,
    copyNotes(portfolio, t).flatMap((line) => wrap(line, width)),
    unread.flatMap((row) => unreadLines(row, options)),
    totalLines(portfolio, t).flatMap((line) => wrap(line, width)),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => withoutCommands(lines.join('\n')))
    .join('\n\n')}\n`;
}

/** How a column is laid out for the rows at hand. */
interface Laid extends Column {
  readonly lines: readonly string[];
  readonly width: number;
}

interface Drawn {
  readonly lines: readonly string[];
  /** Of the columns that have to be explained. */
  readonly shown: readonly ShortColumn[];
}

function table(rows: readonly ReadRow[], options: TableOptions): Drawn {
  const { t, width } = options;
  const told = columnsFor(rows);
  const laid = [...told, level].map((column) => lay(column, rows, options));
  const all = [...told, ...further, level].map((column) => lay(column, rows, options));
  const mayStandBefore = rows.every((row) => isWidthSure(firmOf(row, t) + sanitizeLine(row.file)));
  const whole = (lines: readonly string[]): Drawn => ({ lines, shown: ['review', 'views', 'questions'] });
  const most = (lines: readonly string[]): Drawn => ({ lines, shown: ['review', 'views'] });
  if (mayStandBefore && widthOfAll(all) + NAMES <= width) return whole(wideTable(all, rows, options));
  if (mayStandBefore && widthOfAll(laid) + NAMES <= width) return most(wideTable(laid, rows, options));
  const indent = GAP.length;
  if (widthOfAll(all) - GAP.length + indent <= width) return whole(twoLineTable(all, rows, options));
  if (widthOfAll(laid) - GAP.length + indent <= width) return most(twoLineTable(laid, rows, options));
  return whole(rows.flatMap((row) => [...nameLine(row, options), ...listed(row, told, options)]));
}

function columnsFor(rows: readonly ReadRow[]): readonly Column[] {
  return columns.filter(({ name }) => name !== VIEWS_COLUMN || rows.some(tellsOfViews));
}

function lay(column: Column, rows: readonly ReadRow[], options: TableOptions): Laid {
  const lines = options.t(column.head ?? column.name).split('\n');
  const widest = rows.reduce((most, row) => Math.max(most, widthOf(column.value(row, options))), 0);
  return { ...column, lines, width: Math.max(widest, ...lines.map(widthOf)) };
}

/** With a gap before each. */
function widthOfAll(laid: readonly Laid[]): number {
  return laid.reduce((sum, { width }) => sum + GAP.length + width, 0);
}

/** One line for each firm: its name, its file, and the columns. */
function wideTable(laid: readonly Laid[], rows: readonly ReadRow[], options: TableOptions): string[] {
  const { t, width, paint } = options;
  const room = width - widthOfAll(laid) - GAP.length;
  const longest = (of: (row: ReadRow) => string, name: MessageKey) =>
    rows.reduce((most, row) => Math.max(most, widthOf(of(row))), widthOf(t(name)));
  const files = longest(({ file }) => sanitizeLine(file), 'portfolio.file');
  const firms = longest((row) => firmOf(row, t), 'portfolio.firm');
  // Whichever of them is short leaves its room to the other.
  const firm = Math.min(firms, Math.max(Math.ceil(room * 0.55), room - files));
  const file = room - firm;
  const names = (row: ReadRow) => [
    paint.bold(padTo(cutTo(firmOf(row, t), firm), firm)),
    paint.dim(padTo(cutStartTo(sanitizeLine(row.file), file), file)),
  ];
  const head = [padTo(t('portfolio.firm'), firm), padTo(t('portfolio.file'), file)].join(GAP);
  return [
    ...headLines(laid, head, paint),
    ...rows.flatMap((row) => [
      [...names(row), ...cells(laid, row, options)].join(GAP).trimEnd(),
      ...besideLines(row, options),
    ]),
  ];
}

/** Two lines for each firm: its name and file, and the columns below. */
function twoLineTable(laid: readonly Laid[], rows: readonly ReadRow[], options: TableOptions): string[] {
  const { paint } = options;
  return [
    ...headLines(laid, '', paint),
    ...rows.flatMap((row) => [
      ...nameLine(row, options),
      ['', ...cells(laid, row, options)].join(GAP),
      ...besideLines(row, options),
    ]),
  ];
}

/** Each thing with its name, for a screen too narrow for columns. */
function listed(row: ReadRow, told: readonly Column[], options: TableOptions): readonly string[] {
  const { t, width } = options;
  const items = [level, ...told, ...further].map(({ name, value }) =>
    t('portfolio.item', { name: t(name), value: value(row, options) }),
  );
  return [...wrap(items.join(t('list.comma')), width, { indent: GAP }), ...besideLines(row, options)];
}

/** Below a row, what of its first figure does not hold as it is. */
function besideLines(row: ReadRow, { t, width }: TableOptions): readonly string[] {
  return besideMet(row, t).flatMap((line) => wrap(line, width, { indent: GAP + GAP }));
}

function nameLine(row: ReadRow, { t, width, paint }: TableOptions): readonly string[] {
  const path = sanitizeLine(row.file);
  // Whichever of them is short leaves its room to the other.
  const firm = cutTo(firmOf(row, t), Math.max(Math.ceil(width * 0.6), width - widthOf(path) - GAP.length));
  const file = cutStartTo(path, width - widthOf(firm) - GAP.length);
  return [`${paint.bold(firm)}${GAP}${paint.dim(file)}`];
}

function headLines(laid: readonly Laid[], before: string, paint: Paint): string[] {
  const height = Math.max(...laid.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, index) => {
    const isLast = index === height - 1;
    const start = isLast ? before : ' '.repeat(widthOf(before));
    const own = laid.map(({ lines, width }) => padStartTo(lines[index - height + lines.length] ?? '', width));
    return paint.bold([start, ...own].join(GAP).trimEnd());
  });
}

function cells(laid: readonly Laid[], row: ReadRow, options: TableOptions): readonly string[] {
  return laid.map(({ value, width, look }) => (look?.(row, options) ?? plain)(padStartTo(value(row, options), width)));
}

function unreadLines(row: UnreadRow, { t, width, paint }: TableOptions): readonly string[] {
  const { code, told } = problemOf(row, t);
  const label = `${t('portfolio.unread')} ${code}`;
  const problem = wrap(`${label}  ${told}`, width, { indent: GAP });
  // Painted once it is laid out: looks take no columns.
  return [...wrap(placeOf(row, t), width), ...problem.map((line) => line.replace(label, paint.bad))];
}
