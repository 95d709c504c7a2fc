import { UserError, wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Audience } from '../../../formats/states.ts';
import { type LoadedFonts, loadFonts } from '../../../io/fonts.ts';
import { forAudience } from '../../../report/audience.ts';
import { drawReport } from '../../../report/drawReport.ts';
import { withOfficial } from '../../../report/official.ts';
import { plainPaint } from '../../../report/paint.ts';
import type { Extent } from '../../../report/say/gap.ts';
import { headline } from '../../../report/words/count.ts';
import { hasScope } from '../../../report/words/head.ts';
import { wordsFor } from '../../../report/words/item.ts';
import type { Result } from '../../../scoring/result.ts';
import { loadAssessment, loadSample } from '../../../workspace/assessment.ts';
import { commandLine, noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { type Format, formats, type ProfileName } from '../../defaults.ts';
import { deliver, refuseOverwriting } from '../../deliver.ts';
import { reportFor } from '../../judged.ts';
import { commandFor } from '../../nextCommand.ts';
import { officialFor } from '../../official.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';
import { pagerFor, readPaged } from '../../page.ts';
import type { CompareOptions } from './compare.ts';

export interface ReportOptions extends CompareOptions {
  readonly file: string;
  /** By the name of the output where left out. */
  readonly format?: Format;
  readonly output?: string;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
  /** The reader's own copy of the official workbook. */
  readonly official?: string;
  /** Whether to show what each requirement has to do with other frameworks; JSON always has it. */
  readonly crosswalks?: boolean;
  /** Who reads it; the firm itself where left out. */
  readonly audience?: Audience;
  /** How much of the report; all where left out. JSON always has all. */
  readonly profile?: ProfileName;
  /** Whether to report on the made-up firm of the package in place of the file. */
  readonly sample?: boolean;
  /** Whether a text that is longer than the screen may go to a pager; so where left out. */
  readonly pager?: boolean;
}

/** Prints the gap report, or writes it to a file. */
export async function report(options: ReportOptions, context: Context): Promise<number> {
  const { environment } = context;
  const { file, output, force, sample = false, audience = 'internal' } = options;
  const format = outputFormat({ command: 'scs-check report', formats, format: options.format, output }, context.t);
  const comparing = options.compare === undefined ? undefined : '--compare';
  const beyond = audience === 'internal' ? comparing : `--audience ${audience}`;
  const refused = format === 'oscal' ? comparing : format === 'ics' || format === 'oscal-poam' ? beyond : undefined;
  if (refused !== undefined)
    throw wrongUse(
      context.t('usage.not-together', { option: refused, other: `--format ${format}` }),
      'scs-check report',
    );
  if ((format === 'pdf' || format === 'xlsx') && output === undefined && environment.stdout.isTTY === true) {
    throw new UserError('binary-to-terminal', { file: `report.${format}` });
  }
  // They take longest of all to unpack, so they begin before anything else is read.
  const fonts = format === 'pdf' ? loadFonts() : undefined;
  fonts?.catch(() => undefined);
  const opened = sample ? loadSample() : loadAssessment(file, environment.cwd);
  const compared =
    options.compare === undefined ? undefined : await (await import('./compare.ts')).compare(opened, options, context);
  const read = [opened.path, ...(compared?.read ?? [])];
  await refuseOverwriting({ output, force, isOurs: ownFiles.report[format] }, read, context);
  const { model: ours, chosen, result } = reportFor(opened, options, context);
  const texts = (await officialFor(options.official, context))?.(chosen.catalogue);
  const known = compared === undefined ? ours : { ...ours, progress: compared.progress };
  const model = forAudience(withOfficial(known, texts ?? new Map()), audience);
  const extent = options.crosswalks === true ? 'with-crosswalks' : (options.profile ?? 'full');
  const content = await render(
    model,
    { lapses: result.lapses, format, extent, toFile: output !== undefined, fonts },
    context,
  );
  const isPaged = format === 'text' && output === undefined && options.pager !== false;
  const pager = isPaged && typeof content === 'string' ? pagerFor(content, environment) : undefined;
  if (pager === undefined || typeof content !== 'string') deliver(content, output, context);
  else await readPaged(content, headline(model, wordsFor(model.summary, context.t)), pager, context);
  if (format === 'ics' && output !== undefined) {
    const count = String(content).split('\nBEGIN:VEVENT').length - 1;
    context.note(context.t(count === 0 ? 'calendar.none' : 'calendar.count', { count }));
  }
  if (audience !== 'internal' && !hasScope(model)) {
    const command = commandFor('ask', file, context.language);
    noteCommand(context.t('report.scope.untold', { command }), context);
  }
  if (sample) context.note(context.t('report.sample', { command: commandLine('npx scs-check', context.language) }));
  return exitCodes.passed;
}

/** A report in one format, as `report` writes it. */
export async function render(
  model: ReportModel,
  {
    lapses,
    format,
    extent,
    toFile,
    fonts,
  }: {
    lapses: Result['lapses'];
    format: Format;
    extent: Extent;
    toFile: boolean;
    fonts: Promise<LoadedFonts> | undefined;
  },
  context: Context,
): Promise<string | Uint8Array> {
  const { width, paint } = context;
  const t = wordsFor(model.summary, context.t);
  switch (format) {
    case 'ics':
      return (await import('../../../report/feed/ics.ts')).reportCalendar(model, lapses, t);
    case 'pdf': {
      const { pdfOf } = await import('../../pdf.ts');
      return pdfOf(model, context, { fonts, extent });
    }
    default: {
      const drawn = await drawReport(model, format, { t, width, extent, paint: toFile ? plainPaint : paint.stdout });
      if (drawn !== undefined) return drawn;
      throw new UserError('usage', { special: 'nothing-planned', command: 'scs-check report' });
    }
  }
}
