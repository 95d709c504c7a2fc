import type { Block } from './block.ts';
import { type Column, row } from './columns.ts';
import type { Context } from './context.ts';
import { colour, paper, style, type TextStyle, textWidth } from './style.ts';
import { partedFromNext } from './text.ts';

/** The line below a heading, with the space around it. */
const RULE = { wide: 7, close: 5 } as const;

const CLOSE_LEADING = 15;

export interface PartHeadingOptions {
  /** Space above. */
  readonly before?: number;
  /** Little space around the line below. */
  readonly isClose?: boolean;
  /** A link at the right edge. */
  readonly back?: { readonly text: string; readonly to: string };
}

/** Between a heading and the link beside it. */
const BACK_GAP = 8;

/** What leads to the heading of a part. */
export function placeOfPart(title: string): string {
  return `part ${title}`;
}

/** What leads to a criterion, where it is told of. */
export function placeOfCriterion(id: string): string {
  return `criterion ${id}`;
}

/** Heading of a part of the report, with a bookmark and a line below. */
export function partHeading(
  context: Context,
  title: string,
  { before = 18, isClose = false, back }: PartHeadingOptions = {},
): Block {
  const { tag, typeset, bookmark, places } = context;
  const headingStyle = isClose ? { ...style.heading2, leading: CLOSE_LEADING } : style.heading2;
  const small = { ...style.fineQuiet, leading: headingStyle.leading };
  const backLines = back === undefined ? [] : typeset(back.text, small, textWidth);
  const backWidth = Math.max(0, ...backLines.map((line) => line.width));
  const width = back === undefined ? textWidth : textWidth - backWidth - BACK_GAP;
  const lines = typeset(title, headingStyle, width, { balance: true });
  const columns: Column[] = [{ left: paper.left, paragraphs: [{ tag: tag('H2'), lines }] }];
  if (back !== undefined) {
    const own = tag('P');
    columns.push({
      left: paper.right - backWidth,
      paragraphs: [
        {
          tag: own,
          lines: backLines,
          link: { tag: tag('Link', own), to: back.to, words: back.text, places },
        },
      ],
    });
  }
  const block = row(columns, { before, keepWithNext: true });
  const rule = isClose ? RULE.close : RULE.wide;
  return {
    ...block,
    height: block.height + rule,
    draw: (flow) => {
      bookmark(1, title, flow.y);
      places.mark(placeOfPart(title), flow.y);
      block.draw(flow);
      flow.rule(flow.y + 3, colour.strongRule, 0.75);
      flow.y += rule;
    },
  };
}

export interface SubheadingOptions {
  readonly before?: number;
  /** What stands at the right of it. */
  readonly aside?: { readonly text: string; readonly colour: string };
  /** What stands between the two, as a paragraph below the heading; see `fitsBeside`. */
  readonly beside?: string;
  readonly bookmark?: boolean;
  /** What leads to it. */
  readonly place?: string;
}

/** Between a heading and what stands at the right of it. */
const ASIDE_GAP = 12;

/** As high as the line of the heading. */
const BESIDE = { ...style.smallQuiet, leading: style.heading3.leading };

/** Whether a text fits on the line of a heading, before what stands at its right. */
export function fitsBeside({ typeset }: Context, title: string, aside: string, text: string): boolean {
  const widthOf = (words: string, textStyle: TextStyle) =>
    typeset(words, textStyle, Number.POSITIVE_INFINITY).reduce((width, line) => Math.max(width, line.width), 0);
  const taken = widthOf(title, style.heading3) + widthOf(aside, style.heading3) + widthOf(text, BESIDE);
  return taken + 2 * ASIDE_GAP <= textWidth;
}

/** Heading of a category or a criterion; `aside` is part of it, at the right edge. */
export function subheading(
  { tag, typeset, bookmark, places }: Context,
  title: string,
  options: SubheadingOptions = {},
): Block {
  const { aside, beside } = options;
  const h3 = tag('H3');
  const asideLines = aside ? typeset(aside.text, { ...style.heading3, colour: aside.colour }, textWidth) : [];
  const asideWidth = Math.max(0, ...asideLines.map((line) => line.width));
  const width = aside ? textWidth - asideWidth - ASIDE_GAP : textWidth;
  const lines = typeset(title, style.heading3, width, { balance: true });
  const columns: Column[] = [
    { left: paper.left, paragraphs: [{ tag: h3, lines: aside ? partedFromNext(lines) : lines }] },
  ];
  if (aside) {
    columns.push({ left: paper.right - asideWidth, paragraphs: [{ tag: h3, lines: asideLines }] });
  }
  if (beside !== undefined) {
    const besideLines = typeset(beside, BESIDE, width, { align: 'right' });
    columns.push({ left: paper.left, paragraphs: [{ tag: tag('P'), lines: besideLines }] });
  }
  const block = row(columns, { before: options.before ?? 16, keepWithNext: true });
  if (!options.bookmark) return block;
  return {
    ...block,
    draw: (flow) => {
      bookmark(2, title, flow.y);
      if (options.place !== undefined) places.mark(options.place, flow.y);
      block.draw(flow);
    },
  };
}
