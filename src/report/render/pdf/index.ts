import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import type { Part } from '../../document.ts';
import { type Extent, type GapSection, gapParts, isOnFirstPage, pageStart, sectionsOf } from '../../say/gap.ts';
import { reportTitle } from '../../words/head.ts';
import { wordsFor } from '../../words/item.ts';
import { beginDocument, type RenderedPdf } from './begun.ts';
import { type Block, stackHeight } from './block.ts';
import { type PartOptions, partBlocks } from './blocks.ts';
import { CONTENTS, contents } from './contents.ts';
import type { Context } from './context.ts';
import { firstPage } from './firstPage.ts';
import type { PdfFonts } from './fonts.ts';
import { drawFooters } from './footer.ts';
import { paragraph } from './paragraph.ts';
import { remembering } from './remembering.ts';
import { assumptions } from './sections/assumptions.ts';
import { terms } from './sections/terms.ts';
import { style } from './style.ts';

export type { PdfFonts } from './fonts.ts';

export interface PdfOptions {
  readonly t: Translate;
  readonly fonts: PdfFonts;
  /** YYYY-MM-DD; the day the file says it was made on. */
  readonly date: string;
  /** The full report without crosswalks where left out. */
  readonly extent?: Extent;
}

/** Parts that are looked things up in rather than read. */
const fineSections: ReadonlySet<GapSection> = new Set([
  'plan',
  'contradictions',
  'lapsed',
  'evidence',
  'records',
  'mappings',
]);

/** Many short lines, one under the other a page of white. */
const denseSections: ReadonlySet<GapSection> = new Set(['evidence', 'records']);

/** Space inside the rows of the sheet for a vendor, who writes in them. */
const VENDOR_PADDING = 2;

/** Space above the plan. */
const PLAN_APART = 9;

function optionsOf(section: GapSection): PartOptions {
  if (section === 'vendor' || section === 'vendor-sheet') return { padding: VENDOR_PADDING };
  if (!fineSections.has(section)) return {};
  // Close below the contents, so that more of it is on their page.
  if (section === 'plan') return { text: style.fine, before: PLAN_APART };
  return { text: style.fine, isDense: denseSections.has(section) };
}

function sectionBlocks(
  context: Context,
  parts: readonly Part[],
  section: GapSection,
  options: PartOptions,
): readonly Block[] {
  return parts.flatMap((part) => partBlocks(context, part, { ...optionsOf(section), ...options }));
}

/** The back of what the firm keeps, where a sheet to tear off follows. */
function emptyBack(context: Context): Block {
  return { ...paragraph(context, context.t('report.vendor.back'), style.fineQuiet), startsPage: 'page' };
}

/** The report as an archivable, accessible PDF; the same model and fonts give the same bytes. */
export async function renderPdf(model: ReportModel, options: PdfOptions): Promise<RenderedPdf> {
  const { fonts, date, extent = 'full' } = options;
  const t = wordsFor(model.summary, options.t);
  const { context, flow, end } = beginDocument(
    {
      title: `${reportTitle(model, t)} ${model.organization}`.trim(),
      digest: model.digest,
      tool: model.tool,
      date,
    },
    { t, fonts, criteria: model.requirements.flatMap((one) => one.criteria).length },
  );
  const sections = sectionsOf(extent, model);
  const later = sections.filter((section) => !isOnFirstPage(section));
  const partsOf = remembering((section: GapSection) => gapParts(section, model, t));
  const titlesOf = (shown: readonly GapSection[]) =>
    shown.flatMap((section) => partsOf(section).flatMap((part) => part.title ?? []));
  const laterTitles = new Set(titlesOf(later));
  const first = firstPage(context, model, {
    sections: sections.filter(isOnFirstPage),
    isAlone: extent === 'summary',
    hasPart: (title) => laterTitles.has(title),
  });
  const titles = titlesOf([...first.moved, ...later]);
  const opensPage = model.actions.length > 0 || first.moved.length > 0;
  // A single part is found without.
  const list = titles.length < 2 ? undefined : contents(context, titles, opensPage);
  const way = list === undefined ? {} : { back: { text: t('report.contents.back'), to: CONTENTS } };
  const index = list === undefined ? [] : [list.block];
  const contentOf = (section: GapSection): readonly Block[] => {
    if (section === 'terms') return terms(context, model, way);
    if (section === 'assumptions') return assumptions(context, model, { ...way, told: first.told });
    return sectionBlocks(context, partsOf(section), section, way);
  };
  const hasSheet = partsOf('vendor-sheet').length > 0 && later.includes('vendor-sheet');
  const startOf = (section: GapSection, blocks: readonly Block[]) => {
    // The back of the last page before the sheet would stay empty.
    const fillsBack = section === 'assumptions' && hasSheet && flow.isOnFront && stackHeight(blocks) <= flow.room;
    return fillsBack ? 'page' : pageStart(section);
  };
  flow.place([...first.blocks, ...index]);
  for (const section of [...first.moved, ...later]) {
    const blocks = contentOf(section);
    const [begin, ...rest] = blocks;
    if (begin === undefined) continue;
    if (section === 'vendor-sheet' && flow.isOnFront) flow.place([emptyBack(context)]);
    const startsPage = startOf(section, blocks);
    flow.place([startsPage === undefined ? begin : { ...begin, startsPage }, ...rest]);
  }
  list?.fill();
  context.places.link();
  drawFooters(flow, context.typeset, t, model);
  return end();
}
