import type { Translate } from '../../../i18n/t.ts';
import type { DocumentBlock, Fact, Form, Part, Sheet, Signature, Table, Text } from '../../document.ts';
import { narrowed } from '../narrowed.ts';
import { tabled } from '../tabled.ts';
import { type Block, keepTogether } from './block.ts';
import { openBookmarks } from './bookmarks.ts';
import { row } from './columns.ts';
import type { Context } from './context.ts';
import { createDocument, gatherBytes } from './document.ts';
import { fieldList } from './fields.ts';
import { Flow } from './flow.ts';
import { openFaces, type PdfFonts } from './fonts.ts';
import { drawFooters } from './footer.ts';
import { partHeading, subheading } from './heading.ts';
import type { RenderedPdf } from './index.ts';
import { bulletList } from './list.ts';
import { paragraph } from './paragraph.ts';
import { box, titleBlocks } from './sections/title.ts';
import { openStructure } from './structure.ts';
import { colour, paper, style, textWidth } from './style.ts';
import { type TableRow, table } from './table.ts';
import { typesetter } from './text.ts';

export interface SheetPdfOptions {
  readonly t: Translate;
  readonly fonts: PdfFonts;
}

/** A sheet as an archivable, accessible PDF; the same sheet and fonts give the same bytes. */
export async function renderSheetPdf(sheet: Sheet, { t, fonts }: SheetPdfOptions): Promise<RenderedPdf> {
  const doc = createDocument({
    title: `${sheet.title} ${sheet.organization}`.trim(),
    lang: t('language.tag'),
    digest: sheet.digest,
    tool: sheet.tool,
    date: sheet.date,
  });
  const end = gatherBytes(doc);
  const faces = openFaces(fonts, (name, font) => doc.registerFont(name, font));
  const typeset = typesetter(faces);
  const context: Context = {
    t,
    typeset,
    bookmark: openBookmarks(doc),
    missingGlyphs: faces.missingGlyphs,
    ...openStructure(doc),
  };
  const flow = new Flow(doc);
  flow.place([...head(context, sheet), ...sheet.parts.flatMap((part) => partBlocks(context, part))]);
  const { organization, edition, digest, mark } = sheet;
  drawFooters(flow, typeset, t, { organization, catalogue: { edition }, digest });
  if (mark !== undefined) drawMarks(flow, typeset, mark);
  return { bytes: end(), missingGlyphs: faces.missingGlyphs() };
}

/** Values that are hashes, which have no places to break. */
const HASH = /^sha256:/;

function head(context: Context, { title, facts, notices, mark }: Sheet): readonly Block[] {
  const fields = facts.map(([label, content]: Fact, index) => ({
    label,
    content,
    style: index === 0 ? style.strong : style.body,
    balance: HASH.test(content),
  }));
  return [
    ...titleBlocks(context, title),
    // On every page it stands for the eye; here it is read out, too.
    ...(mark === undefined ? [] : [paragraph(context, mark, style.strong, { before: 0 })]),
    ...fieldList(context, fields, { labelWidth: 104, before: 2.5 }),
    ...notices.map((notice) => box(context, notice)),
  ];
}

/** Nobody should sign a page that has nothing but the place for it. */
function partBlocks(context: Context, { title, blocks }: Part) {
  const all = [
    ...(title === undefined ? [] : [partHeading(context, title)]),
    ...blocks.flatMap((block) => blockOf(context, block, title)),
  ];
  return blocks.some(({ kind }) => kind === 'signature') ? keepTogether(all) : all;
}

const looks = {
  plain: style.body,
  strong: style.lead,
  warning: style.strong,
  quiet: style.small,
} as const satisfies Record<NonNullable<Text['tone']> | 'plain', object>;

function blockOf(context: Context, block: DocumentBlock, about = ''): readonly Block[] {
  switch (block.kind) {
    case 'text':
      return [paragraph(context, block.text, looks[block.tone ?? 'plain'])];
    case 'list':
      return bulletList(context, block.items);
    case 'callout':
      return [box(context, block.text)];
    case 'folded':
      return [
        subheading(context, block.title, { before: 20, bookmark: true }),
        ...block.blocks.flatMap((inner) => blockOf(context, inner, block.title)),
      ];
    case 'table':
      return tables(context, block);
    case 'bars':
    case 'criteria-table':
    case 'steps':
    case 'criteria':
    case 'changes':
      return tables(context, tabled(block, about, context.t));
    case 'form':
      return form(context, block);
    case 'signature':
      return signature(context, block);
  }
}

function tables(context: Context, content: Table): readonly Block[] {
  const { columns, cells } = narrowed(content);
  return content.groups.flatMap(({ title, parts }, index) => [
    ...(title === undefined ? [] : [subheading(context, title, { before: index === 0 ? 2 : 20, bookmark: true })]),
    ...table(context, {
      columns: columns.map(({ title: name, width = textWidth / columns.length, isHeader = false }) => ({
        title: name,
        width,
        isHeader,
      })),
      rows: parts.flatMap(({ title: group, rows }): TableRow[] => [
        ...(group === undefined ? [] : [{ kind: 'group', title: group } as const]),
        ...rows.map((lines) => ({ kind: 'cells', cells: cells(lines).map(paragraphs) }) as const),
      ]),
      continued: context.t('report.table.continued', { title: title ?? content.title }),
    }),
  ]);
}

function paragraphs(lines: readonly string[], column: number) {
  return lines.map((text) => (column === 0 ? { text, style: style.smallStrong } : { text }));
}

const LABEL_WIDTH = 104;
const LINE_HEIGHT = 30;

/** Who signs, for what, and lines to write on. */
function signature(context: Context, { who, confirms, fields }: Signature): readonly Block[] {
  return [
    subheading(context, who, { before: 14 }),
    paragraph(context, confirms, style.body, { before: 2, keepWithNext: true }),
    ...fields.map((field) => lineToWriteOn(context, field)),
  ];
}

/** A question with what belongs to it on one page, as far as there is room. */
function form(context: Context, { title, list, texts = [], boxes, choices, lines }: Form): readonly Block[] {
  return keepTogether([
    ...(title === undefined ? [] : [subheading(context, title, { before: 20, bookmark: true })]),
    ...(list === undefined
      ? []
      : [paragraph(context, list.title, style.small, { keepWithNext: true }), ...bulletList(context, list.items)]),
    ...texts.map((text) => paragraph(context, text)),
    ...(boxes.length === 0
      ? []
      : [paragraph(context, boxes.map((words) => `□ ${words}`).join('　　'), style.strong, { before: 8 })]),
    ...(choices === undefined
      ? []
      : [
          paragraph(context, choices.title, style.small, { before: 8, keepWithNext: true }),
          ...choices.items.map((item) => paragraph(context, `□ ${item}`)),
        ]),
    ...lines.map((line) => lineToWriteOn(context, line)),
  ]);
}

function lineToWriteOn({ tag, typeset }: Context, field: string): Block {
  const lines = typeset(field, style.label, LABEL_WIDTH);
  const label = row([{ left: paper.left, paragraphs: [{ tag: tag('P'), lines }] }]);
  return {
    ...label,
    height: LINE_HEIGHT,
    start: LINE_HEIGHT,
    draw: (flow) => {
      const bottom = flow.y + LINE_HEIGHT;
      flow.y = bottom - label.height - 2;
      label.draw(flow);
      flow.y = bottom;
      flow.rule(bottom, colour.strongRule, 0.75, paper.left + LABEL_WIDTH);
    },
  };
}

const MARK_TOP = 28;

function drawMarks(flow: Flow, typeset: Context['typeset'], mark: string): void {
  const lines = typeset(mark, { ...style.footer, bold: true }, textWidth, { maxLines: 1, align: 'right' });
  const { count } = flow.doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    flow.doc.switchToPage(page);
    flow.decorate(() => {
      for (const line of lines) flow.drawLine(line, paper.left, MARK_TOP);
    }, 'Pagination');
  }
}
