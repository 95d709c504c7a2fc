import type { Block } from './block.ts';
import type { Flow } from './flow.ts';
import type { Places } from './places.ts';
import type { Tag } from './structure.ts';
import { heightOf, type Line } from './text.ts';

/** Lines under each other that belong to one tag; `before` is the space above them, none at the top of a slice. */
export interface Paragraph {
  readonly tag: Tag;
  readonly lines: readonly Line[];
  readonly before?: number;
  /** Leads to another place. */
  readonly link?: { readonly tag: Tag; readonly to: string; readonly words: string; readonly places: Places };
  /** Lines that are known only when they are drawn, in place of as many that keep their room. */
  readonly fill?: () => readonly Line[];
}

/** Paragraphs under each other, beside other columns of the same row. */
export interface Column {
  readonly left: number;
  readonly paragraphs: readonly Paragraph[];
}

export interface RowOptions {
  /** Space above the row; none at the top of a page. */
  readonly before?: number;
  readonly keepWithNext?: boolean;
  /** Space inside the row, above and below its lines. */
  readonly padding?: number;
  /** Decoration behind one slice of the row. */
  readonly behind?: (flow: Flow, top: number, height: number) => void;
  /** Draws what stands above the row on every page but its first. */
  readonly onNewPage?: (flow: Flow) => void;
}

/** Rows taller than this are cut wherever the page ends rather than moved to the next one. */
const TALL = 220;

/** How many lines of a row must fit before a page break. */
const LEAST_LINES = 3;

/** Columns side by side as one block, cut between lines where a page ends. */
export function row(columns: readonly Column[], options: RowOptions = {}): Block {
  const padding = options.padding ?? 0;
  const height = Math.max(...columns.map(heightOfColumn)) + 2 * padding;
  const start = height <= TALL ? height : 2 * padding + LEAST_LINES * tallestLine(columns);
  return {
    before: options.before ?? 0,
    height,
    start,
    keepWithNext: options.keepWithNext ?? false,
    ...(options.onNewPage ? { onNewPage: options.onNewPage } : {}),
    draw: (flow) => drawRow(flow, columns, padding, options),
  };
}

function drawRow(flow: Flow, columns: readonly Column[], padding: number, options: RowOptions): void {
  // Tags first, in the order of reading: a column may have nothing to draw before the next page.
  for (const { paragraphs } of columns) for (const { tag } of paragraphs) tag();
  let rest = columns;
  let isFreshPage = flow.isAtTop;
  for (;;) {
    const cut = cutColumns(rest, flow.room - 2 * padding, isFreshPage);
    if (cut.height > 0 || !hasLines(rest)) {
      options.behind?.(flow, flow.y, cut.height + 2 * padding);
      for (const column of cut.fitting) drawColumn(flow, column, flow.y + padding);
      flow.y += cut.height + 2 * padding;
    }
    if (!hasLines(cut.rest)) return;
    rest = cut.rest;
    flow.newPage();
    options.onNewPage?.(flow);
    isFreshPage = true;
  }
}

function drawColumn(flow: Flow, { left, paragraphs }: Column, top: number): void {
  let y = top;
  for (const [index, { tag, lines, before = 0, link, fill }] of paragraphs.entries()) {
    if (index > 0) y += before;
    const first = y;
    y += heightOf(lines);
    if (lines.length === 0) continue;
    const element = link === undefined ? tag() : link.tag();
    element.add(() => drawLines(flow, fill?.() ?? lines, left, first));
    if (link === undefined) continue;
    const { to, words, places } = link;
    const indent = Math.min(...lines.map((line) => line.indent));
    const width = Math.max(...lines.map((line) => line.indent + line.width)) - indent;
    places.refer({ to, words, element, box: [left + indent, first, width, y - first] });
  }
}

function drawLines(flow: Flow, lines: readonly Line[], left: number, top: number): void {
  let y = top;
  for (const line of lines) {
    flow.drawLine(line, left, y);
    y += line.height;
  }
}

interface Cut {
  readonly fitting: readonly Column[];
  readonly rest: readonly Column[];
  readonly height: number;
}

/** What of the columns fits into `room`; at least a line where `force` says that no page offers more. */
function cutColumns(columns: readonly Column[], room: number, force: boolean): Cut {
  const cuts = columns.map((column) => cutColumn(column, room, force));
  return {
    fitting: cuts.map(({ fitting }) => fitting),
    rest: cuts.map(({ rest }) => rest),
    height: Math.max(...cuts.map(({ fitting }) => heightOfColumn(fitting))),
  };
}

function cutColumn(column: Column, room: number, force: boolean): { fitting: Column; rest: Column } {
  const fitting: Paragraph[] = [];
  const rest: Paragraph[] = [];
  let used = 0;
  for (const paragraph of column.paragraphs) {
    if (rest.length > 0) {
      rest.push(paragraph);
      continue;
    }
    if (fitting.length > 0) used += paragraph.before ?? 0;
    const count = linesWithin(paragraph.lines, room - used, force && fitting.length === 0);
    used += heightOf(paragraph.lines.slice(0, count));
    if (count > 0 || paragraph.lines.length === 0)
      fitting.push({ ...paragraph, lines: paragraph.lines.slice(0, count) });
    if (count < paragraph.lines.length) rest.push({ ...paragraph, lines: paragraph.lines.slice(count) });
  }
  return { fitting: { ...column, paragraphs: fitting }, rest: { ...column, paragraphs: rest } };
}

function linesWithin(lines: readonly Line[], room: number, force: boolean): number {
  let count = 0;
  let used = 0;
  for (const line of lines) {
    used += line.height;
    if (used > room) break;
    count++;
  }
  // The last line of a paragraph does not stand alone on the next page.
  if (count === lines.length - 1 && count > 2) count--;
  return count === 0 && force ? Math.min(1, lines.length) : count;
}

function hasLines(columns: readonly Column[]): boolean {
  return columns.some(({ paragraphs }) => paragraphs.length > 0);
}

/** Without the space above its first paragraph. */
function heightOfColumn({ paragraphs }: Column): number {
  return paragraphs.reduce(
    (sum, { lines, before = 0 }, index) => sum + heightOf(lines) + (index === 0 ? 0 : before),
    0,
  );
}

function tallestLine(columns: readonly Column[]): number {
  return Math.max(
    0,
    ...columns.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.map(({ height }) => height))),
  );
}
