import { resolve } from 'node:path';
import { wrongUse } from '../errors.ts';
import type { Environment } from '../io/environment.ts';
import { packageHomepage } from '../io/packageRoot.ts';
import { isSameFile } from '../io/sameFile.ts';
import { failing, logReporters } from '../report/check/failing.ts';
import type { FedFile, ReporterOptions } from '../report/check/reporter.ts';
import { plainPaint } from '../report/paint.ts';
import type { Standpoint } from '../workspace/places.ts';
import type { Context } from './context.ts';
import { machineReporters, type ReporterTarget } from './defaults.ts';
import { deliver } from './deliver.ts';
import { refuseOtherEnding } from './outputFormat.ts';

/** GitHub Actions says where it has checked out to; elsewhere the repository is looked for. */
export function standpointOf({ cwd, variables }: Environment): Standpoint {
  return { cwd, checkout: variables['GITHUB_WORKSPACE'] || undefined };
}

/**
 * Refuses before anything is read what could not be read afterwards, or not as what its name says.
 * @param command as typed: `scs-check check`
 * @throws UserError usage
 */
export function refuseClashes(
  targets: readonly ReporterTarget[],
  command: string,
  { environment, t }: Pick<Context, 'environment' | 't'>,
): void {
  const fail = (detail: string) => wrongUse(detail, command);
  const onStdout = targets.filter(({ file }) => file === undefined);
  const alone = onStdout.find(({ name }) => machineReporters.includes(name));
  if (alone !== undefined && onStdout.length > 1) throw fail(t('usage.one-on-stdout', { name: alone.name }));
  const written: string[] = [];
  for (const target of targets) {
    const { file } = target;
    if (file === undefined) continue;
    refuseOtherEnding(target, command, t);
    const path = resolve(environment.cwd, file);
    if (written.some((one) => isSameFile(one, path))) throw fail(t('usage.written-twice', { file }));
    written.push(path);
  }
}

/** For `--quiet`: without notes. Why a file could not be read is told by the context that says everything. */
export function quieted(context: Context): Context {
  return { ...context, note: () => undefined };
}

/** Prints a run in the format of one target, or writes it to the file that the target names. */
export function tell<Report extends { readonly files: readonly FedFile[] }>(
  report: Report,
  reporter: (report: Report, options: ReporterOptions) => string,
  { name, file }: ReporterTarget,
  options: Pick<ReporterOptions, 'sources' | 'isVerbose' | 'isQuiet' | 'criteria'>,
  context: Context,
): void {
  const homepage = packageHomepage();
  const isQuiet = (options.isQuiet ?? false) && file === undefined && logReporters.includes(name);
  const content = reporter(isQuiet ? failing(report) : report, {
    t: context.t,
    ...options,
    isQuiet,
    paint: file === undefined ? context.paint.stdout : plainPaint,
    width: file === undefined ? context.lineWidth.stdout : Infinity,
    isUnreadToldElsewhere: file === undefined,
    ...(homepage === undefined ? {} : { homepage }),
  });
  deliver(content, file, context);
}
