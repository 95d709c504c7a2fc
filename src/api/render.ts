import { UserError } from '../errors.ts';
import type { CheckReport } from '../formats/outputs/check.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import { loadFonts } from '../io/fonts.ts';
import { packageHomepage } from '../io/packageRoot.ts';
import { reporters } from '../report/check/index.ts';
import { type ReporterName, reporterNames } from '../report/check/names.ts';
import { drawReport } from '../report/drawReport.ts';
import { documentFormatNames } from '../report/formats.ts';
import { plainPaint } from '../report/paint.ts';
import { sourcesOf } from '../report/render/sources.ts';
import { type OpenAssessment, reopened } from './open.ts';
import { assertNames, type PlaceOptions, workplaceOf, wrongOption } from './options.ts';
import { wordsOf } from './words.ts';

const reportFormats = [...documentFormatNames, 'json', 'pdf', 'xlsx', 'oscal', 'oscal-poam'] as const;

/** The formats of a report. */
export type ReportFormat = (typeof reportFormats)[number];

/** The formats of a judgement. */
export type CheckFormat = ReporterName;

export interface RenderOptions extends Pick<PlaceOptions, 'language'> {
  /** Columns of a text; 80 where left out. */
  readonly width?: number;
  /** The assessments that were judged: the lines of a finding are shown of those that are at hand. */
  readonly sources?: readonly OpenAssessment[];
  /** Told the characters that no font of the PDF has; they are shown as 〓. */
  readonly onMissingGlyphs?: (characters: readonly string[]) => void;
}

/**
 * A report as a PDF file, or as a workbook for Excel.
 * @throws UserError font-missing, too-long-for-pdf; TypeError where there is no such format
 */
export function render(report: ReportModel, format: 'pdf' | 'xlsx', options?: RenderOptions): Promise<Uint8Array>;
/**
 * A report as text.
 * @throws UserError usage where a plan is wanted (oscal-poam) and nothing is open
 */
export function render(
  report: ReportModel,
  format: Exclude<ReportFormat, 'pdf' | 'xlsx'>,
  options?: RenderOptions,
): Promise<string>;
/** A judgement in a format of `check --reporter`. */
export function render(judgement: CheckReport, format: CheckFormat, options?: RenderOptions): Promise<string>;
export async function render(
  subject: ReportModel | CheckReport,
  format: ReportFormat | CheckFormat,
  options: RenderOptions = {},
): Promise<string | Uint8Array> {
  assertNames(options, ['language', 'width', 'sources', 'onMissingGlyphs']);
  if (typeof subject !== 'object' || subject === null) throw wrongOption('subject', 'report(…) / judge(…)');
  return 'files' in subject ? renderCheck(subject, format, options) : renderReport(subject, format, options);
}

async function renderReport(model: ReportModel, format: string, options: RenderOptions): Promise<string | Uint8Array> {
  const { width = 80, onMissingGlyphs } = options;
  const t = wordsOf(workplaceOf(options).language);
  const known = reportFormats.find((name) => name === format);
  if (known === undefined) throw wrongOption('format', reportFormats.join(' / '));
  if (known === 'pdf') {
    const { renderPdf } = await import('../report/render/pdf/index.ts');
    const { bytes, missingGlyphs } = await renderPdf(model, {
      t,
      fonts: await loadFonts(),
      date: model.dates.reported,
    });
    if (missingGlyphs.length > 0) onMissingGlyphs?.(missingGlyphs);
    return bytes;
  }
  const drawn = await drawReport(model, known, { t, width, extent: 'full', paint: plainPaint });
  if (drawn !== undefined) return drawn;
  throw new UserError('usage', { special: 'nothing-planned', command: 'scs-check report' });
}

function renderCheck(report: CheckReport, format: string, options: RenderOptions): string {
  const name = reporterNames.find((known) => known === format);
  if (name === undefined) throw wrongOption('format', reporterNames.join(' / '));
  const homepage = packageHomepage();
  return reporters[name](report, {
    t: wordsOf(workplaceOf(options).language),
    paint: plainPaint,
    sources: sourcesOf(shownTexts(options.sources ?? [])),
    ...(homepage === undefined ? {} : { homepage }),
  });
}

/** What may be shown of the files that were judged. */
function shownTexts(opened: readonly OpenAssessment[]): ReadonlyMap<string, string> {
  return new Map(opened.map((one) => [one.name, reopened(one).shownText()]));
}
