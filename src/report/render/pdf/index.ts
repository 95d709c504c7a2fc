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
import type { Flow } from './flow.ts';
import type { PdfFonts } from './fonts.ts';
import { drawFooters } from './footer.ts';
import { remembering } from './remembering.ts';
import { assumptions } from './sections/assumptions.ts';
import { terms } from './sections/terms.ts';
import { paper, style } from './style.ts';

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
  if (section === 'vendor') return { padding: VENDOR_PADDING };
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

/** The sheet for a vendor, and what stands on the back of one of its leaves or of the page before them. */
const leaf: readonly GapSection[] = ['vendor', 'terms'];

/** Lines that a row of the plan may take, the best first: all that it has, or fewer. */
const PLAN_LINES = [Number.POSITIVE_INFINITY, 3, 2, 1] as const;

/** Of a page that goes on with a table: less its head, and the row that no longer fits. */
const PER_PAGE = paper.bottom - paper.top - 60;

/** The plan with all of its lines, or, where they would cost a page, with as many for each row as cost none. */
function planBlocks(
  flow: Flow,
  isBeforeLeaf: boolean,
  blocksWith: (lines: number) => readonly Block[],
): readonly Block[] {
  const pagesOf = (blocks: readonly Block[]) => {
    const onFirst = flow.page === 1 ? 0 : flow.room - PLAN_APART;
    const pages = Math.ceil(Math.max(0, stackHeight(blocks) - onFirst) / PER_PAGE);
    const last = Math.max(2, flow.page + pages);
    // The front of a leaf begins a sheet of paper.
    return isBeforeLeaf ? last + (last % 2) : last;
  };
  const [least = [], ...longer] = PLAN_LINES.map(blocksWith).toReversed();
  return longer.reverse().find((blocks) => pagesOf(blocks) <= pagesOf(least)) ?? least;
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
  const hasLeaf = pageStart('terms', model) !== undefined;
  const contentOf = (section: GapSection): readonly Block[] => {
    if (section === 'terms') return terms(context, model, { ...way, isAlone: hasLeaf && flow.isOnFront });
    if (section === 'assumptions') return assumptions(context, model, { ...way, told: first.told });
    const blocksWith = (options: PartOptions) =>
      sectionBlocks(context, partsOf(section), section, { ...way, ...options });
    if (section === 'plan') return planBlocks(flow, hasLeaf, (title) => blocksWith({ stepLines: { title } }));
    return blocksWith({});
  };
  const placeSection = (section: GapSection): void => {
    const blocks = contentOf(section);
    const [begin, ...rest] = blocks;
    // On the back of a page that is not torn off, more than it holds begins above.
    const isSpilling = section === 'terms' && !flow.isOnLeaf && stackHeight(blocks) > paper.bottom - paper.top;
    const startsPage = isSpilling ? undefined : pageStart(section, model);
    if (begin !== undefined) flow.place([startsPage === undefined ? begin : { ...begin, startsPage }, ...rest]);
  };
  flow.place([...first.blocks, ...index]);
  for (const section of [...first.moved, ...later]) {
    if (!hasLeaf || (section !== 'vendor' && section !== 'terms')) placeSection(section);
    // Before a leaf the back of the page above would stay empty; behind it, its own.
    else if (section === 'vendor') for (const own of flow.isOnFront ? leaf.toReversed() : leaf) placeSection(own);
  }
  list?.fill();
  context.places.link();
  drawFooters(flow, context.typeset, t, model);
  return end();
}
