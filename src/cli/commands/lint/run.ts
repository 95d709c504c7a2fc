import type { UserError } from '../../../errors.ts';
import { wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { LintReport } from '../../../formats/outputs/lint.ts';
import { lintText } from '../../../report/check/lintText.ts';
import type { LintReporter } from '../../../report/check/reporter.ts';
import { renderChanges } from '../../../report/render/changes.ts';
import { sourcesOf } from '../../../report/render/sources.ts';
import { lintSentence, skippedSentence } from '../../../report/say/lint.ts';
import { backupOf } from '../../../workspace/backup.ts';
import { isStdin } from '../../../workspace/inputs.ts';
import { InvalidFile } from '../../../workspace/invalidFile.ts';
import { lintRun, lintWords } from '../../../workspace/lint.ts';
import type { Fix } from '../../../workspace/lintFix.ts';
import type { Context } from '../../context.ts';
import type { LintReporterName, ReporterTarget } from '../../defaults.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { reportFailure } from '../../failure.ts';
import { ownFiles } from '../../ownFiles.ts';
import { quieted, refuseClashes, standpointOf, tell } from '../../reporting.ts';
import type { LintOptions } from './options.ts';

/** Checks files of every kind that the product reads as YAML; every problem of every file in one run. */
export async function lint(options: LintOptions, context: Context): Promise<number> {
  const {
    files,
    reporter: targets = [{ name: 'text' }],
    ignoreUnknown = false,
    force,
    quiet: isQuiet = false,
  } = options;
  const { t, environment } = context;
  const speaking = isQuiet ? quieted(context) : context;
  refuseClashes(targets, 'scs-check lint', context);
  const fix = fixAsked(options, context);
  const words = await lintWords(files, environment);
  const read = words.flatMap(({ inputs }) => inputs).map(({ path }) => path);
  // Before anything is mended: who is refused finds all files as they were.
  for (const { name, file: output } of targets)
    await refuseOverwriting({ output, force, isOurs: ownFiles.lint[name] }, read, context);
  const asked = { words, ignoreUnknown, fix, today: environment.today() };
  const { report, texts, failures, fixes, unfixed } = lintRun(asked, standpointOf(environment));
  // What has been written is told even where only what fails is.
  tellFixes(fixes, targets, options, context);
  const sources = sourcesOf(texts);
  for (const target of targets) tell(report, await reporterOf(target.name), target, { sources, isQuiet }, speaking);
  reportFailures(failures, report, context);
  for (const failure of unfixed) reportFailure(failure, context);
  for (const sentence of [...skippedSentence(report, t), lintSentence(report, t)]) speaking.note(sentence);
  return unfixed.length > 0 ? exitCodes.usage : report.exitCode;
}

/** Why files could not be looked at. What is wrong in a file on which several rest is shown once. */
function reportFailures(failures: readonly UserError[], { files }: LintReport, context: Context): void {
  const told = new Set(files.flatMap(({ file, diagnostics }) => (diagnostics.length > 0 ? [file] : [])));
  for (const failure of failures) {
    const file = failure instanceof InvalidFile ? failure.file : '';
    reportFailure(failure, context, told.has(file));
    told.add(file);
  }
}

/** @throws UserError usage */
function fixAsked({ files, fix = false, dryRun = false }: LintOptions, { t }: Context): 'write' | 'show' | undefined {
  const fail = (detail: string) => wrongUse(detail, 'scs-check lint');
  if (dryRun && !fix) throw fail(t('usage.only-with', { option: '--dry-run', other: '--fix' }));
  if (fix && files.some(isStdin)) throw fail(t('usage.fix-stdin'));
  return fix ? (dryRun ? 'show' : 'write') : undefined;
}

/** What has changed, or would; where data goes to standard output, beside it. */
function tellFixes(
  fixes: readonly Fix[],
  targets: readonly ReporterTarget<LintReporterName>[],
  { dryRun = false }: LintOptions,
  { t, print, note, paint }: Context,
): void {
  const isForPeople = targets.every(({ name, file }) => name === 'text' || file !== undefined);
  for (const fix of fixes) {
    const { name: file, lines, lineEnds } = fix;
    if (dryRun) {
      const look = isForPeople ? paint.stdout : paint.stderr;
      (isForPeople ? print : note)(`${renderChanges(fix, { t, paint: look })}\n`);
      continue;
    }
    if (lines.length > 0) note(t('lint.fixed', { file, count: lines.length, backup: backupOf(file) }));
    if (lineEnds > 0) note(t('lint.fixed.ends', { file, count: lineEnds, backup: backupOf(file) }));
  }
  if (dryRun) note(t(fixes.length > 0 ? 'lint.fix.dry-run' : 'lint.fix.none'));
}

/** Plain `lint` loads no other format. */
async function reporterOf(name: LintReporterName): Promise<LintReporter> {
  return name === 'text' ? lintText : (await import('../../../report/check/index.ts')).lintReporters[name];
}
