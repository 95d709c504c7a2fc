import { lintText } from '../../../report/check/lintText.ts';
import type { LintReporter } from '../../../report/check/reporter.ts';
import { sourcesOf } from '../../../report/render/sources.ts';
import { lintSentence, skippedSentence } from '../../../report/say/lint.ts';
import { lintRun } from '../../../workspace/lint.ts';
import type { Context } from '../../context.ts';
import type { LintReporterName } from '../../defaults.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { hinted, reportFailure } from '../../failure.ts';
import { ownFiles } from '../../ownFiles.ts';
import { refuseClashes, standpointOf, tell } from '../../reporting.ts';
import type { LintOptions } from './options.ts';

/** Checks files of every kind that the product reads as YAML; every problem of every file in one run. */
export async function lint(options: LintOptions, context: Context): Promise<number> {
  const { files: words, reporter: targets = [{ name: 'text' }], ignoreUnknown = false, force } = options;
  const { t, environment, note } = context;
  refuseClashes(targets, 'scs-check lint', context);
  const { report, texts, failures, paths } = await lintRun(
    { words, ignoreUnknown },
    environment,
    standpointOf(environment),
  );
  for (const { name, file: output } of targets)
    await refuseOverwriting({ output, force, isOurs: ownFiles.lint[name] }, paths, context);
  const sources = sourcesOf(texts);
  for (const target of targets) tell(report, await reporterOf(target.name), target, { sources }, context);
  for (const failure of failures) reportFailure(hinted(failure, 'other'), context);
  for (const sentence of [...skippedSentence(report, t), lintSentence(report, t)]) note(sentence);
  return report.exitCode;
}

/** Plain `lint` loads no other format. */
async function reporterOf(name: LintReporterName): Promise<LintReporter> {
  return name === 'text' ? lintText : (await import('../../../report/check/index.ts')).lintReporters[name];
}
