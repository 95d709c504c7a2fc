import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import { type Extent, type GapSection, gapParts, isOnFirstPage, pageSections, sectionsOf } from '../../say/gap.ts';
import { reportTitle } from '../../sentences.ts';
import type { Block } from './block.ts';
import { type PartOptions, partBlocks } from './blocks.ts';
import { openBookmarks } from './bookmarks.ts';
import { CONTENTS, contents } from './contents.ts';
import type { Context } from './context.ts';
import { createDocument, gatherBytes } from './document.ts';
import { Flow } from './flow.ts';
import { openFaces, type PdfFonts } from './fonts.ts';
import { drawFooters } from './footer.ts';
import { openPlaces } from './places.ts';
import { assumptions } from './sections/assumptions.ts';
import { summary } from './sections/summary.ts';
import { title } from './sections/title.ts';
import { openStructure } from './structure.ts';
import { style } from './style.ts';
import { typesetter } from './text.ts';

export type { PdfFonts } from './fonts.ts';

export interface PdfOptions {
  readonly t: Translate;
  readonly fonts: PdfFonts;
  /** YYYY-MM-DD; the day the file says it was made on. */
  readonly date: string;
  /** The full report without crosswalks where left out. */
  readonly extent?: Extent;
}

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  /** Characters that no font had; they are shown as 〓. */
  readonly missingGlyphs: readonly string[];
}

/** Sections with a form of their own on paper; the last of them names what the others could not show. */
const draw: Readonly<
  Partial<Record<GapSection, (context: Context, model: ReportModel, back: Back | undefined) => readonly Block[]>>
> = {
  summary,
  assumptions,
};

/** Parts stand close to each other on the first page, which has to hold all that the owner reads. */
const close = { before: 8, text: style.fine };

/** Parts that are looked things up in rather than read. */
const fineSections: ReadonlySet<GapSection> = new Set(['plan', 'contradictions', 'evidence', 'records', 'mappings']);

/** The way back to the table of contents. */
type Back = PartOptions['back'];

function optionsOf(section: GapSection, back: Back | undefined): PartOptions {
  if (isOnFirstPage(section)) return close;
  const way = back === undefined ? {} : { back };
  if (section === 'terms') return { ...way, text: style.fine, runsIn: true };
  return fineSections.has(section) ? { ...way, text: style.fine } : way;
}

function sectionBlocks(
  context: Context,
  model: ReportModel,
  section: GapSection,
  back: Back | undefined,
): readonly Block[] {
  const own = draw[section];
  const blocks =
    own === undefined
      ? gapParts(section, model, context.t).flatMap((part) => partBlocks(context, part, optionsOf(section, back)))
      : own(context, model, back);
  const [first, ...rest] = blocks;
  const startsPage = pageSections[section];
  if (first === undefined || startsPage === undefined) return blocks;
  return [{ ...first, startsPage }, ...rest];
}

/** The report as an archivable, accessible PDF; the same model and fonts give the same bytes. */
export async function renderPdf(model: ReportModel, options: PdfOptions): Promise<RenderedPdf> {
  const { t, fonts, date, extent = 'full' } = options;
  const doc = createDocument({
    title: `${reportTitle(model, t)} ${model.organization}`.trim(),
    lang: t('language.tag'),
    digest: model.digest,
    tool: model.tool,
    date,
  });
  const end = gatherBytes(doc);
  const faces = openFaces(fonts, (name, font) => doc.registerFont(name, font));
  const typeset = typesetter(faces);
  const context: Context = {
    t,
    typeset,
    bookmark: openBookmarks(doc),
    places: openPlaces(doc),
    missingGlyphs: faces.missingGlyphs,
    ...openStructure(doc),
  };
  const flow = new Flow(doc);
  const sections = sectionsOf(extent, model);
  const later = sections.filter((section) => !isOnFirstPage(section));
  const titles = later.flatMap((section) => gapParts(section, model, t).flatMap((part) => part.title ?? []));
  // A single part is found without.
  const list = titles.length < 2 ? undefined : contents(context, titles, model.actions.length > 0);
  const back = list === undefined ? undefined : { text: t('report.contents.back'), to: CONTENTS };
  const drawn = (shown: readonly GapSection[]) =>
    shown.flatMap((section) => sectionBlocks(context, model, section, back));
  flow.place([
    ...title(context, model),
    ...drawn(sections.filter(isOnFirstPage)),
    ...(list === undefined ? [] : [list.block]),
    ...drawn(later),
  ]);
  list?.fill();
  context.places.link();
  drawFooters(flow, typeset, t, model);
  return { bytes: end(), missingGlyphs: faces.missingGlyphs() };
}
