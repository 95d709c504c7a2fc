import type { Block } from './block.ts';
import { type Column, row } from './columns.ts';
import type { Context } from './context.ts';
import type { Flow } from './flow.ts';
import type { Tag } from './structure.ts';
import { colour, paper, style, type TextStyle } from './style.ts';
import { heightOf, type Line, partedFromNext, type Span } from './text.ts';

export interface TableColumn {
  readonly title: string;
  readonly width: number;
  /** Names its row. */
  readonly isHeader?: boolean;
  /** To be written in: a line stands at its left. */
  readonly isBox?: boolean;
}

export interface CellParagraph {
  readonly text: string | readonly Span[];
  readonly style?: TextStyle;
  /** The rest is left out; only for what stands in full elsewhere. */
  readonly maxLines?: number;
  /** Where it leads to. */
  readonly to?: string;
  /** A text that is known only when it is drawn, with as many lines as `text`. */
  readonly fill?: () => string;
}

/** One row: a cell per column, or one cell over all of them that names the rows below. */
export type TableRow =
  | {
      readonly kind: 'cells';
      readonly cells: readonly (readonly CellParagraph[])[];
      /** What leads to it. */
      readonly place?: string;
    }
  | { readonly kind: 'group'; readonly title: string };

export interface TableContent {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Stands above the repeated head on further pages. */
  readonly continued: string;
  /** Space inside each row, above and below its lines. */
  readonly padding?: number;
}

/** Free space between columns. */
export const GUTTER = 10;
const PADDING = 4;
/** Text begins this much inside of rules and bands. */
export const INSET = 4;

/** A table that may go over pages; its head is repeated on each. */
export function table(
  context: Context,
  { columns, rows, continued, padding = PADDING }: TableContent,
): readonly Block[] {
  const { tag } = context;
  const root = tag('Table');
  const lefts = leftsOf(columns);
  const head = headBlock(context, columns, lefts, root);
  const onNewPage = repeatedHead(context, columns, lefts, continued);
  // What a group names is a body of its own.
  let body = tag('TBody', root);
  let group: Tag | undefined;
  return [
    head,
    ...rows.map((content, index) => {
      if (content.kind === 'group') {
        if (index > 0) body = tag('TBody', root);
        group = tag('TH', tag('TR', body), { scope: 'Row', columnSpan: columns.length });
        return groupRow(context, content.title, group, { padding, onNewPage });
      }
      return cellRow(context, content.cells, columns, lefts, tag('TR', body), {
        padding,
        onNewPage,
        hasRuleAbove: index === 0 || rows[index - 1]?.kind === 'group',
        place: content.place,
        group,
      });
    }),
    endRule(),
  ];
}

function cellRow(
  { tag, typeset, places }: Context,
  cells: readonly (readonly CellParagraph[])[],
  columns: readonly TableColumn[],
  lefts: readonly number[],
  tr: Tag,
  options: {
    padding: number;
    onNewPage: (flow: Flow) => void;
    hasRuleAbove: boolean;
    place: string | undefined;
    group: Tag | undefined;
  },
): Block {
  const { padding, onNewPage, hasRuleAbove, place, group } = options;
  // What names the row is named by its group: whoever hears a cell hears both.
  const naming = { scope: 'Row', ...(group === undefined ? {} : { headers: [group] }) } as const;
  const content = columns.map((column, index): Column => {
    const paragraphs = cells[index] ?? [];
    const cell = column.isHeader ? tag('TH', tr, naming) : tag('TD', tr);
    const set = paragraphs.map((paragraph) => {
      const { text, style: textStyle = style.small, maxLines, to, fill } = paragraph;
      const width = column.width - GUTTER;
      const options = maxLines === undefined ? {} : { maxLines };
      const words = typeof text === 'string' ? text : text.map((span) => span.text).join('');
      return {
        tag: cell,
        lines: partedFromNext(typeset(text, textStyle, width, options)),
        before: 2,
        ...(to === undefined ? {} : { link: { tag: tag('Link', cell), to, words, places } }),
        ...(fill === undefined ? {} : { fill: () => partedFromNext(typeset(fill(), textStyle, width, options)) }),
      };
    });
    return {
      left: lefts[index] ?? paper.left,
      // An empty cell is a cell nevertheless. No tag for each line of a record: they would make up half of the file.
      paragraphs: set.length === 0 ? [{ tag: cell, lines: [] }] : set,
    };
  });
  const block = row(content, {
    padding,
    onNewPage,
    behind: (flow, top, height) => {
      if (!hasRuleAbove) flow.rule(top, colour.rule);
      for (const [index, { isBox = false }] of columns.entries()) {
        const x = (lefts[index] ?? paper.left) - INSET;
        if (isBox) flow.band(top, height, colour.rule, x, x + 0.5);
      }
    },
  });
  if (place === undefined) return block;
  return {
    ...block,
    draw: (flow) => {
      places.mark(place, flow.y);
      block.draw(flow);
    },
  };
}

function groupRow(
  { typeset }: Context,
  title: string,
  cell: Tag,
  { padding, onNewPage }: { padding: number; onNewPage: (flow: Flow) => void },
): Block {
  const titleStyle = padding < PADDING ? { ...style.fine, bold: true } : style.smallStrong;
  const lines = typeset(title, titleStyle, paper.right - paper.left - 2 * INSET);
  return row([{ left: paper.left + INSET, paragraphs: [{ tag: cell, lines }] }], {
    padding: padding - 0.5,
    keepWithNext: true,
    onNewPage,
    behind: (flow, top, height) => flow.band(top, height, colour.band),
  });
}

function headBlock(context: Context, columns: readonly TableColumn[], lefts: readonly number[], root: Tag): Block {
  const { tag } = context;
  const tr = tag('TR', tag('THead', root));
  const content = headLines(context, columns).map(
    (lines, index): Column => ({
      left: lefts[index] ?? paper.left,
      paragraphs: [{ tag: tag('TH', tr, { scope: 'Column' }), lines }],
    }),
  );
  const block = row(content, { before: 6, padding: 3, keepWithNext: true });
  return {
    ...block,
    draw: (flow) => {
      block.draw(flow);
      flow.rule(flow.y, colour.strongRule, 0.75);
    },
  };
}

/** The head again, on a further page: only for the eye, because the table is still the same one. */
function repeatedHead(
  context: Context,
  columns: readonly TableColumn[],
  lefts: readonly number[],
  continued: string,
): (flow: Flow) => void {
  const title = context.typeset(continued, style.smallQuiet, paper.right - paper.left - 2 * INSET, { maxLines: 1 });
  const heads = headLines(context, columns);
  return (flow) => {
    flow.decorate(() => {
      for (const line of title) flow.drawLine(line, paper.left + INSET, flow.y);
      const top = flow.y + heightOf(title) + 5;
      for (const [index, lines] of heads.entries()) {
        let y = top;
        for (const line of lines) {
          flow.drawLine(line, lefts[index] ?? paper.left, y);
          y += line.height;
        }
      }
      flow.y = top + Math.max(...heads.map(heightOf)) + 3;
    }, 'Pagination');
    flow.rule(flow.y, colour.strongRule, 0.75);
  };
}

/** How the titles of columns are set. */
export const headStyle: TextStyle = { ...style.smallQuiet, bold: true };

function headLines({ typeset }: Context, columns: readonly TableColumn[]): readonly (readonly Line[])[] {
  return columns.map(({ title, width }) => typeset(title, headStyle, width - GUTTER));
}

function leftsOf(columns: readonly TableColumn[]): readonly number[] {
  let left = paper.left + INSET;
  return columns.map(({ width }) => {
    const own = left;
    left += width;
    return own;
  });
}

function endRule(): Block {
  return { before: 0, height: 0, start: 0, draw: (flow) => flow.rule(flow.y, colour.rule) };
}
