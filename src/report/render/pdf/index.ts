import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import type { Part } from '../../document.ts';
import { wordsFor } from '../../itemWords.ts';
import { type Extent, type GapSection, gapParts, isOnFirstPage, pageStart, sectionsOf } from '../../say/gap.ts';
import { reportTitle } from '../../sentences.ts';
import type { Block } from './block.ts';
import { type PartOptions, partBlocks } from './blocks.ts';
import { openBookmarks } from './bookmarks.ts';
import { CONTENTS, contents } from './contents.ts';
import type { Context } from './context.ts';
import { createDocument, gatherBytes } from './document.ts';
import { firstPage } from './firstPage.ts';
import { Flow } from './flow.ts';
import { openFaces, type PdfFonts } from './fonts.ts';
import { drawFooters } from './footer.ts';
import { languageOf } from './language.ts';
import { openPlaces } from './places.ts';
import { remembering } from './remembering.ts';
import { assumptions } from './sections/assumptions.ts';
import { terms } from './sections/terms.ts';
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

/** The way back to the table of contents. */
type Back = PartOptions['back'];

function optionsOf(section: GapSection, back: Back | undefined): PartOptions {
  const way = back === undefined ? {} : { back };
  if (section === 'vendor') return { ...way, padding: VENDOR_PADDING };
  if (!fineSections.has(section)) return way;
  // Close below the contents, so that more of it is on their page.
  if (section === 'plan') return { ...way, text: style.fine, before: PLAN_APART };
  return { ...way, text: style.fine, isDense: denseSections.has(section) };
}

function sectionBlocks(
  context: Context,
  parts: readonly Part[],
  section: GapSection,
  back: Back | undefined,
): readonly Block[] {
  return parts.flatMap((part) => partBlocks(context, part, optionsOf(section, back)));
}

/** The report as an archivable, accessible PDF; the same model and fonts give the same bytes. */
export async function renderPdf(model: ReportModel, options: PdfOptions): Promise<RenderedPdf> {
  const { fonts, date, extent = 'full' } = options;
  const t = wordsFor(model.summary, options.t);
  const doc = createDocument({
    title: `${reportTitle(model, t)} ${model.organization}`.trim(),
    lang: t('language.tag'),
    digest: model.digest,
    tool: model.tool,
    date,
  });
  const end = gatherBytes(doc);
  const faces = openFaces(fonts, (name, font) => doc.registerFont(name, font));
  const typeset = typesetter(faces, languageOf(t('language.tag')));
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
  const back = list === undefined ? undefined : { text: t('report.contents.back'), to: CONTENTS };
  const index = list === undefined ? [] : [list.block];
  const contentOf = (section: GapSection): readonly Block[] => {
    if (section === 'terms') return terms(context, model, back);
    if (section === 'assumptions') return assumptions(context, model, { back, told: first.told });
    return sectionBlocks(context, partsOf(section), section, back);
  };
  const blocksOf = (section: GapSection): readonly Block[] => {
    const [begin, ...rest] = contentOf(section);
    const startsPage = pageStart(section, model, t);
    if (begin === undefined) return [];
    return [startsPage === undefined ? begin : { ...begin, startsPage }, ...rest];
  };
  const shown = [...first.moved, ...later];
  const blocks = new Map(shown.map((section) => [section, section === 'assumptions' ? [] : blocksOf(section)]));
  // They also say which characters of all the others could not be set.
  if (shown.includes('assumptions')) blocks.set('assumptions', blocksOf('assumptions'));
  flow.place([...first.blocks, ...index, ...[...blocks.values()].flat()]);
  list?.fill();
  context.places.link();
  drawFooters(flow, typeset, t, model);
  return { bytes: end(), missingGlyphs: faces.missingGlyphs() };
}
