import type { Translate } from '../../../i18n/t.ts';
import type { DocumentBlock, Fact, Sheet } from '../../document.ts';
import { beginDocument, type RenderedPdf } from './begun.ts';
import type { Block } from './block.ts';
import { partBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { fieldList } from './fields.ts';
import type { Flow } from './flow.ts';
import type { PdfFonts } from './fonts.ts';
import { drawFooters } from './footer.ts';
import { paragraph } from './paragraph.ts';
import { box, titleBlocks } from './sections/title.ts';
import { paper, style, textWidth } from './style.ts';

export interface SheetPdfOptions {
  readonly t: Translate;
  readonly fonts: PdfFonts;
}

/** A sheet as an archivable, accessible PDF; the same sheet and fonts give the same bytes. */
export async function renderSheetPdf(sheet: Sheet, { t, fonts }: SheetPdfOptions): Promise<RenderedPdf> {
  const { organization, edition, digest, mark, tool, date, parts } = sheet;
  const criteria = parts.flatMap(({ blocks }) => blocks.map(entriesIn)).reduce((sum, count) => sum + count, 0);
  const title = `${sheet.title} ${organization}`.trim();
  const { context, flow, end } = beginDocument({ title, digest, tool, date }, { t, fonts, criteria });
  flow.place([...head(context, sheet), ...parts.flatMap((part) => partBlocks(context, part))]);
  drawFooters(flow, context.typeset, t, { organization, catalogue: { edition }, digest });
  if (mark !== undefined) drawMarks(flow, context.typeset, mark);
  return end();
}

/** Of how many criteria a block tells. */
function entriesIn(block: DocumentBlock): number {
  switch (block.kind) {
    case 'criteria':
      return block.criteria.length;
    case 'table':
      return block.groups.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows)).length;
    case 'criteria-table':
      return block.groups.flatMap(({ rows }) => rows).length;
    case 'form':
      return 1;
    default:
      return 0;
  }
}

/** Values that are hashes, which have no places to break. */
const HASH = /^sha256:/;

function head(context: Context, { title, facts, notices, mark }: Sheet): readonly Block[] {
  const fields = facts.map(([label, content]: Fact, index) => ({
    label,
    content,
    style: HASH.test(content) ? style.hash : index === 0 ? style.strong : style.body,
  }));
  return [
    ...titleBlocks(context, title),
    // On every page it stands for the eye; here it is read out, too.
    ...(mark === undefined ? [] : [paragraph(context, mark, style.strong, { before: 0 })]),
    ...fieldList(context, fields, { labelWidth: 104, before: 2.5 }),
    ...notices.map((notice) => box(context, notice)),
  ];
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
