import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Translate } from '../../../i18n/t.ts';
import { type Extent, type GapSection, sectionsOf } from '../../say/gap.ts';
import type { Block } from './block.ts';
import { openBookmarks } from './bookmarks.ts';
import type { Context } from './context.ts';
import { createDocument, gatherBytes } from './document.ts';
import { Flow } from './flow.ts';
import { openFaces, type PdfFonts } from './fonts.ts';
import { drawFooters } from './footer.ts';
import { actions } from './sections/actions.ts';
import { allCriteria } from './sections/allCriteria.ts';
import { assumptions } from './sections/assumptions.ts';
import { categories } from './sections/categories.ts';
import { contradictions } from './sections/contradictions.ts';
import { lapses } from './sections/lapses.ts';
import { mappings } from './sections/mappings.ts';
import { notApplicable } from './sections/notApplicable.ts';
import { open } from './sections/open.ts';
import { overview } from './sections/overview.ts';
import { stages } from './sections/stages.ts';
import { summary } from './sections/summary.ts';
import { targets } from './sections/targets.ts';
import { terms } from './sections/terms.ts';
import { title } from './sections/title.ts';
import { unanswered } from './sections/unanswered.ts';
import { unknown } from './sections/unknown.ts';
import { openStructure } from './structure.ts';
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

/** How each section is drawn; the last of them names what the others could not show. */
const draw: Readonly<Record<GapSection, (context: Context, model: ReportModel) => readonly Block[]>> = {
  summary,
  overview,
  categories,
  stages,
  targets,
  actions,
  lapses,
  contradictions,
  open,
  unknown,
  terms,
  unanswered,
  'not-applicable': notApplicable,
  table: allCriteria,
  mappings,
  assumptions,
};

/** The report as an archivable, accessible PDF; the same model and fonts give the same bytes. */
export async function renderPdf(model: ReportModel, options: PdfOptions): Promise<RenderedPdf> {
  const { t, fonts, date, extent = 'full' } = options;
  const heading = t('report.title', { level: model.level.title });
  const doc = createDocument({
    title: `${heading} ${model.organization}`.trim(),
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
    missingGlyphs: faces.missingGlyphs,
    ...openStructure(doc),
  };
  const flow = new Flow(doc);
  flow.place([title, ...sectionsOf(extent).map((section) => draw[section])].flatMap((part) => part(context, model)));
  drawFooters(flow, typeset, t, model);
  return { bytes: end(), missingGlyphs: faces.missingGlyphs() };
}
