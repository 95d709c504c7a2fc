import { criterionStates } from '../../../scoring/result.ts';
import type { Bars } from '../../document.ts';
import { describeBars, looks } from '../bars.ts';
import type { Block } from './block.ts';
import type { Context } from './context.ts';
import type { Flow } from './flow.ts';
import { fillWithState } from './states.ts';
import { colour, paper, style } from './style.ts';
import { heightOf, type Line } from './text.ts';

/** What the longest title takes of a line, within these limits. */
const LABEL = { least: 90, most: 230 } as const;
const LABEL_GAP = 10;
const NUMBERS = 44;
const BAR = 11.5;
const ROW_GAP = 1.5;
const MAX_LABEL_LINES = 3;

/** A figure longer than this becomes several, so that each fits on a page. */
const ROWS_PER_FIGURE = 12;

type Category = Bars['rows'][number];

interface Segment {
  readonly state: (typeof criterionStates)[number];
  readonly count: number;
  /** Mark and number, and the number alone for where they do not fit: the ground tells the state, too. */
  readonly labels: readonly Line[];
}

interface Bar {
  readonly category: Category;
  readonly title: readonly Line[];
  readonly numbers: readonly Line[];
  readonly segments: readonly Segment[];
  readonly height: number;
}

/** Horizontal bars, one for each row, of how many criteria are in each state. */
export function chart(context: Context, { of, rows }: Bars): readonly Block[] {
  const figures: Block[] = [];
  for (let first = 0; first < rows.length; first += ROWS_PER_FIGURE) {
    figures.push(figure(context, of, rows.slice(first, first + ROWS_PER_FIGURE)));
  }
  return figures;
}

function figure(context: Context, of: string, categories: readonly Category[]): Block {
  const longest = Math.max(...categories.map(({ title }) => widthOf(context, title)));
  const label = Math.min(LABEL.most, Math.max(LABEL.least, longest + LABEL_GAP));
  const bars = categories.map((category) => measureBar(context, category, label));
  const height = bars.reduce((sum, bar) => sum + bar.height, 0) + ROW_GAP * (bars.length - 1);
  const alt = describeBars({ of, rows: categories }, context.t);
  return {
    before: 4,
    height,
    start: height,
    draw: (flow) => {
      const bbox = [paper.left, flow.y, paper.right, flow.y + height] as const;
      context.figure(alt, bbox).add(() => drawBars(flow, bars, label));
      flow.y += height;
    },
  };
}

/** Of a title on one line. */
function widthOf({ typeset }: Context, title: string): number {
  return Math.max(...typeset(title, style.fine, Number.POSITIVE_INFINITY).map(({ width }) => width));
}

function measureBar({ t, typeset }: Context, category: Category, width: number): Bar {
  const { counts } = category;
  const title = typeset(category.title, style.fine, width - LABEL_GAP, { maxLines: MAX_LABEL_LINES });
  const numbers = typeset(
    t('report.categories.row', { met: counts.met, total: counts.total }),
    { ...style.fine, bold: true },
    NUMBERS,
    { align: 'right' },
  );
  const segments = criterionStates
    .filter((state) => counts[state] > 0)
    .map((state) => ({
      state,
      count: counts[state],
      labels: [`${t(`mark.${state}`)} ${counts[state]}`, String(counts[state])].flatMap((label) =>
        typeset(label, { ...style.fine, bold: true, colour: looks[state].onFill }, width),
      ),
    }));
  return { category, title, numbers, segments, height: Math.max(BAR, heightOf(title)) };
}

function drawBars(flow: Flow, bars: readonly Bar[], label: number): void {
  let top = flow.y;
  for (const bar of bars) {
    drawCentred(flow, bar.title, paper.left, top, bar.height);
    drawSegments(flow, bar, label, top + (bar.height - BAR) / 2);
    drawCentred(flow, bar.numbers, paper.right - NUMBERS, top, bar.height);
    top += bar.height + ROW_GAP;
  }
}

function drawSegments(flow: Flow, { segments, category }: Bar, labelWidth: number, top: number): void {
  const { doc } = flow;
  const full = paper.right - NUMBERS - 6 - (paper.left + labelWidth);
  let x = paper.left + labelWidth;
  for (const { state, count, labels } of segments) {
    const width = (full * count) / category.counts.total;
    fillWithState(doc, state, x, top, width, BAR);
    drawSegmentLabel(flow, labels, looks[state], x, top, width);
    doc
      .lineWidth(0.75)
      .strokeColor(state === 'met' ? colour.accent : colour.strongRule)
      .rect(x, top, width, BAR)
      .stroke();
    x += width;
  }
}

/** The first label that fits, on a plain ground, so that hatching does not run through it; nothing where none does. */
function drawSegmentLabel(
  flow: Flow,
  labels: readonly Line[],
  { fill, hatch }: (typeof looks)[keyof typeof looks],
  x: number,
  top: number,
  width: number,
): void {
  const line = labels.find((label) => label.width + 6 <= width);
  if (line === undefined) return;
  const left = x + (width - line.width) / 2;
  if (hatch)
    flow.doc
      .fillColor(fill)
      .rect(left - 2, top + 1, line.width + 4, BAR - 2)
      .fill();
  flow.drawLine(line, left, top + (BAR - line.height) / 2);
}

function drawCentred(flow: Flow, lines: readonly Line[], left: number, top: number, height: number): void {
  let y = top + (height - heightOf(lines)) / 2;
  for (const line of lines) {
    flow.drawLine(line, left, y);
    y += line.height;
  }
}
