import type { DocumentBlock, Form, Part, Signature, Table, Text } from '../../document.ts';
import { narrowed } from '../narrowed.ts';
import { tabled } from '../tabled.ts';
import { type Block, keepTogether, keepWhole } from './block.ts';
import { card } from './card.ts';
import { chart } from './chart.ts';
import { type Column, row } from './columns.ts';
import type { Context } from './context.ts';
import { criteriaTable } from './criteriaTable.ts';
import { type PartHeadingOptions, partHeading, placeOfPart, subheading } from './heading.ts';
import { bulletList, closeList } from './list.ts';
import { paragraph, pointer } from './paragraph.ts';
import { box } from './sections/title.ts';
import { type StepLines, steps } from './steps.ts';
import { colour, finePadding, paper, style, type TextStyle, textWidth } from './style.ts';
import { type TableContent, type TableRow, table } from './table.ts';

export interface PartOptions extends PartHeadingOptions {
  /** Of lists and tables. */
  readonly text?: TextStyle;
  /** Space inside the rows of tables, above and below their lines. */
  readonly padding?: number;
  /** Short items of lists stand beside each other. */
  readonly isDense?: boolean;
  readonly stepLines?: StepLines;
  /** Whether a part of this title is in the document, to lead to. */
  readonly hasPart?: (title: string) => boolean;
}

/** Nobody should sign a page that has nothing but the place for it. */
export function partBlocks(context: Context, { title, blocks }: Part, options: PartOptions = {}): readonly Block[] {
  const all = [
    ...(title === undefined ? [] : [partHeading(context, title, options)]),
    ...blocks.flatMap((block, index) => {
      const own = blockOf(context, block, title, options);
      return withNext(own, block.kind, blocks[index + 1]?.kind);
    }),
  ];
  return blocks.some(({ kind }) => kind === 'signature') ? keepTogether(all) : all;
}

/** The rule below a table and its last two rows. */
const LAST_OF_TABLE = 3;

/**
 * A sentence stands on the page of what it announces. Lines to write on under a table stand on the page of its last rows:
 * alone, nobody would know what they are for.
 */
function withNext(
  blocks: readonly Block[],
  kind: DocumentBlock['kind'],
  next: DocumentBlock['kind'] | undefined,
): readonly Block[] {
  const announces = kind === 'text' && next !== undefined && next !== 'text';
  const kept = announces ? blocks.length : kind === 'table' && next === 'form' ? LAST_OF_TABLE : 0;
  return blocks.map((block, index) => (index < blocks.length - kept ? block : { ...block, keepWithNext: true }));
}

const looks = {
  plain: style.body,
  strong: style.lead,
  warning: style.strong,
  quiet: style.fineQuiet,
} as const satisfies Record<NonNullable<Text['tone']> | 'plain', object>;

function blockOf(context: Context, block: DocumentBlock, about = '', options: PartOptions = {}): readonly Block[] {
  const { text, padding, isDense = false, isClose = false, stepLines, hasPart } = options;
  switch (block.kind) {
    case 'text':
      if (block.isForOperator) return [];
      return block.to !== undefined && hasPart?.(block.to)
        ? [pointer(context, block.text, looks[block.tone ?? 'plain'], placeOfPart(block.to))]
        : [paragraph(context, block.text, looks[block.tone ?? 'plain'])];
    case 'list':
      return isDense
        ? closeList(context, block.items, text ?? style.small, { most: 3, before: 1 })
        : bulletList(context, block.items, text, isClose ? 0 : undefined);
    case 'callout':
      return [box(context, block.text)];
    case 'folded':
      return [
        subheading(context, block.title, { before: 20, bookmark: true }),
        ...block.blocks.flatMap((inner) => blockOf(context, inner, block.title)),
      ];
    case 'table':
      return tables(context, block, text, padding);
    case 'bars':
      return chart(context, block);
    case 'steps':
      return steps(context, block, stepLines);
    case 'criteria-table':
      return criteriaTable(context, block, about);
    case 'criteria':
      return block.criteria.flatMap((criterion, index) => card(context, criterion, index === 0 ? 0 : 6));
    case 'changes':
      return tables(context, tabled(block, about, context.t));
    case 'form':
      return form(context, block);
    case 'signature':
      return signature(context, block);
  }
}

function tables(
  context: Context,
  content: Table,
  text: TextStyle = style.small,
  padding = text === style.fine ? finePadding : undefined,
): readonly Block[] {
  const { columns, cells } = narrowed(content);
  return content.groups.flatMap(({ title, parts }, index) => [
    ...(title === undefined ? [] : [subheading(context, title, { before: index === 0 ? 2 : 20, bookmark: true })]),
    ...wholeTable(context, {
      columns: columns.map(({ title: name, width = textWidth / columns.length, isHeader = false }) => ({
        title: name,
        width,
        isHeader,
      })),
      rows: parts.flatMap(({ title: group, rows }): TableRow[] => [
        ...(group === undefined ? [] : [{ kind: 'group', title: group } as const]),
        ...rows.map((lines) => ({ kind: 'cells', cells: cells(lines).map(paragraphsIn(text)) }) as const),
      ]),
      continued: context.t('report.table.continued', { title: title ?? content.title }),
      ...(padding === undefined ? {} : { padding }),
    }),
  ]);
}

/** A short table on one page, and of a longer one more than its first row: nobody looks for the rest of one that has ended. */
function wholeTable(context: Context, content: TableContent): readonly Block[] {
  return keepTogether(table(context, content));
}

function paragraphsIn(textStyle: TextStyle) {
  const strong = { ...textStyle, bold: true };
  return (lines: readonly string[], column: number) =>
    lines.map((text) => ({ text, style: column === 0 ? strong : textStyle }));
}

const LABEL_WIDTH = 104;
const LINE_HEIGHT = 24;
/** Between what is written on one line and the name of the next. */
const OVER_LABEL = 4;

/** Who signs, for what, and lines to write on. */
function signature(context: Context, { who, confirms, fields }: Signature): readonly Block[] {
  return keepWhole([
    subheading(context, who, { before: 14 }),
    paragraph(context, confirms, style.body, { before: 2 }),
    ...fields.map((field) => lineToWriteOn(context, field)),
  ]);
}

/** A question with what belongs to it on one page, as far as there is room. */
function form(context: Context, { title, list, texts = [], boxes, choices, lines }: Form): readonly Block[] {
  return keepTogether([
    ...(title === undefined ? [] : [subheading(context, title, { before: 20, bookmark: true })]),
    ...(list === undefined
      ? []
      : [paragraph(context, list.title, style.small, { keepWithNext: true }), ...bulletList(context, list.items)]),
    ...texts.map((text) => paragraph(context, text)),
    ...(boxes.length === 0 ? [] : tickBoxes(context, boxes)),
    ...(choices === undefined
      ? []
      : [
          paragraph(context, choices.title, style.small, { before: 8, keepWithNext: true }),
          ...choices.items.map((item) => paragraph(context, `□ ${item}`)),
        ]),
    ...lines.map((line) => lineToWriteOn(context, line)),
  ]);
}

const BETWEEN_BOXES = 20;

/** Boxes of which one is ticked, beside each other as far as they fit. */
function tickBoxes({ tag, typeset }: Context, boxes: readonly string[]): readonly Block[] {
  const list = tag('L');
  const rows: Column[][] = [];
  let right: number = paper.right;
  for (const words of boxes) {
    const lines = typeset(`□ ${words}`, style.strong, textWidth);
    const width = Math.max(...lines.map((line) => line.width));
    const isBelow = right + BETWEEN_BOXES + width > paper.right;
    const left = isBelow ? paper.left : right + BETWEEN_BOXES;
    const column = { left, paragraphs: [{ tag: tag('LBody', tag('LI', list)), lines }] };
    if (isBelow) rows.push([column]);
    else rows.at(-1)?.push(column);
    right = left + width;
  }
  return rows.map((columns, index) => row(columns, { before: index === 0 ? 8 : 2 }));
}

function lineToWriteOn({ tag, typeset }: Context, field: string): Block {
  // Where the line above goes on there is nothing to tell.
  const name = field === '' ? [] : [{ tag: tag('P'), lines: typeset(field, style.label, LABEL_WIDTH) }];
  const label = row([{ left: paper.left, paragraphs: name }]);
  const height = Math.max(LINE_HEIGHT, OVER_LABEL + label.height + 2);
  return {
    ...label,
    height,
    start: height,
    draw: (flow) => {
      const bottom = flow.y + height;
      flow.y = bottom - label.height - 2;
      label.draw(flow);
      flow.y = bottom;
      flow.rule(bottom, colour.strongRule, 0.75, paper.left + LABEL_WIDTH);
    },
  };
}
