import type { Block } from './block.ts';
import { type Column, row } from './columns.ts';
import type { Context } from './context.ts';
import { colour, paper, style, textWidth } from './style.ts';

/** The line below a heading, with the space around it. */
const RULE = 7;

/** Heading of a part of the report, with a bookmark and a line below; `before` is the space above it. */
export function partHeading({ tag, typeset, bookmark }: Context, title: string, before = 18): Block {
  const lines = typeset(title, style.heading2, textWidth, { balance: true });
  const block = row([{ left: paper.left, paragraphs: [{ tag: tag('H2'), lines }] }], {
    before,
    keepWithNext: true,
  });
  return {
    ...block,
    height: block.height + RULE,
    draw: (flow) => {
      bookmark(1, title, flow.y);
      block.draw(flow);
      flow.rule(flow.y + 3, colour.strongRule, 0.75);
      flow.y += RULE;
    },
  };
}

export interface SubheadingOptions {
  readonly before?: number;
  /** What stands at the right of it. */
  readonly aside?: { readonly text: string; readonly colour: string };
  readonly bookmark?: boolean;
}

const ASIDE = 96;

/** Heading of a category or a criterion; `aside` is part of it, at the right edge. */
export function subheading({ tag, typeset, bookmark }: Context, title: string, options: SubheadingOptions = {}): Block {
  const { aside } = options;
  const h3 = tag('H3');
  const lines = typeset(title, style.heading3, aside ? textWidth - ASIDE : textWidth, { balance: true });
  const columns: Column[] = [{ left: paper.left, paragraphs: [{ tag: h3, lines }] }];
  if (aside) {
    const asideStyle = { ...style.heading3, size: 9.5, colour: aside.colour };
    const asideLines = typeset(aside.text, asideStyle, ASIDE, { align: 'right' });
    columns.push({ left: paper.right - ASIDE, paragraphs: [{ tag: h3, lines: asideLines }] });
  }
  const block = row(columns, { before: options.before ?? 16, keepWithNext: true });
  if (!options.bookmark) return block;
  return {
    ...block,
    draw: (flow) => {
      bookmark(2, title, flow.y);
      block.draw(flow);
    },
  };
}
