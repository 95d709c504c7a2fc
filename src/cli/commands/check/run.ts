import { wrongUse } from '../../../errors.ts';
import { criterionHelp } from '../../../report/check/criterionHelp.ts';
import type { Reporter } from '../../../report/check/reporter.ts';
import { text as textReporter } from '../../../report/check/text.ts';
import { sourcesOf } from '../../../report/render/sources.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { type BaselineDrift, type CheckRun, checkRun } from '../../../workspace/checkRun.ts';
import { distinct, inputsOf } from '../../../workspace/inputs.ts';
import { InvalidFile } from '../../../workspace/invalidFile.ts';
import type { Context } from '../../context.ts';
import type { ReporterName } from '../../defaults.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { reportFailure } from '../../failure.ts';
import { noteOutdated } from '../../judged.ts';
import { noteConfigAbove, noteConfigFollowed, noteTerms } from '../../noteConfig.ts';
import { ownFiles } from '../../ownFiles.ts';
import { quieted, refuseClashes, standpointOf, tell } from '../../reporting.ts';
import type { CheckOptions } from './options.ts';
import { updateBaseline } from './updateBaseline.ts';

/** Says whether each assessment reaches its level; exit code 1 where one does not. */
export async function check(options: CheckOptions, context: Context): Promise<number> {
  const { files, reporter: targets = [{ name: 'text' }], force } = options;
  if (options.updateBaseline) return updateBaseline(options, context);
  if (options.dryRun)
    throw wrongUse(
      context.t('usage.only-with', { option: '--dry-run', other: '--update-baseline' }),
      'scs-check check',
    );
  if (options.quiet && options.verbose)
    throw wrongUse(context.t('usage.not-together', { option: '--quiet', other: '--verbose' }), 'scs-check check');
  refuseClashes(targets, 'scs-check check', context);
  const speaking = options.quiet ? quieted(context) : context;
  const inputs = distinct(await inputsOf(files, context.environment));
  const { environment, workplace } = context;
  const run = checkRun(inputs, options, { environment, workplace, standpoint: standpointOf(environment) });
  noteRun(run, options, speaking);
  noteDrift(options.quiet ? ofFailing(run) : run.baseline, context);
  // Told even where only what fails is: nobody may take the silence for a pass that the answers alone have earned.
  noteDecided(run, options, context);
  const { report, checked, paths } = run;
  const read = [...inputs.map(({ path }) => path), ...paths];
  for (const { name, file: output } of targets) {
    await refuseOverwriting({ output, force, isOurs: ownFiles.check[name] }, read, context);
  }
  const sources = sourcesOf(new Map(checked.map(({ source, text }) => [source, text])));
  const spoken = new Map(
    checked.flatMap(({ by, failure }) => (by && !failure ? [[by.spoken.hash, by.spoken] as const] : [])),
  );
  const criteria = new Map(
    [...spoken.values()].flatMap(({ catalogue, guidance }) => criterionHelp(catalogue, guidance)),
  );
  const shown = { sources, isVerbose: options.verbose ?? false, isQuiet: options.quiet ?? false, criteria };
  for (const target of targets) tell(report, await reporterOf(target.name), target, shown, speaking);
  for (const [index, { failure }] of checked.entries()) {
    const areLinesTold = report.files[index]?.diagnostics.every(({ repeated }) => repeated);
    const file = report.files[index]?.file;
    const isElsewhere = failure instanceof InvalidFile && file !== undefined && failure.file !== file;
    const hasLines = failure instanceof InvalidFile && failure.diagnostics.length > 0;
    if (failure !== undefined && !(isElsewhere && hasLines && areLinesTold))
      reportFailure(failure, context, areLinesTold);
    if (isElsewhere) {
      context.note(sanitizeLine(context.t('check.unread.elsewhere', { file, other: failure.file })));
    }
  }
  return report.exitCode;
}

/** What settled how the files are judged, and answers that were given to another text than the one judged by. */
function noteRun({ terms, checked }: CheckRun, options: CheckOptions, context: Context): void {
  if (terms === undefined) return;
  if (options.verbose) noteTerms(options, terms, context);
  else noteConfigAbove(terms, context);
  for (const { by } of checked) if (by !== undefined) noteOutdated(by, by.chosen, by.outdated, context);
}

/** The most names in one line. */
const MOST_NAMES = 5;

/** Of what the baseline does not know, the files that fail: that is why their gaps do not pass. */
function ofFailing({ baseline, report }: CheckRun): BaselineDrift | undefined {
  const failing = new Set(report.files.filter(({ passed }) => !passed).map(({ file }) => file));
  return baseline && { ...baseline, unknown: baseline.unknown.filter((name) => failing.has(name)), gone: [] };
}

/** Files of which the baseline knows nothing, and those that it still knows. */
function noteDrift(baseline: BaselineDrift | undefined, { t, note }: Pick<Context, 't' | 'note'>): void {
  if (baseline === undefined) return;
  const { name: file, unknown, gone } = baseline;
  const told = (names: readonly string[]) => ({
    file,
    count: names.length,
    names: [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])].join(' '),
  });
  if (unknown.length > 0) note(sanitizeLine(t('baseline.unknown', told(unknown))));
  if (gone.length > 0) note(sanitizeLine(t('baseline.gone', told(gone))));
}

/** Which config has decided the verdict, or by what the files are judged, where that is not said already. */
function noteDecided({ terms, byConfig }: CheckRun, { quiet, verbose }: CheckOptions, context: Context): void {
  const config = terms?.config;
  if (config === undefined || byConfig === undefined) return;
  if (byConfig === 'verdict') context.note(sanitizeLine(context.t('check.config.decides', { file: config.name })));
  else if (!verbose && (quiet || !config.isAbove)) noteConfigFollowed({ config }, context);
}

/** Plain `check` loads no other format. */
async function reporterOf(name: ReporterName): Promise<Reporter> {
  return name === 'text' ? textReporter : (await import('../../../report/check/index.ts')).reporters[name];
}
