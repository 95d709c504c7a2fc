import { exitCodes } from '../../../formats/exitCodes.ts';
import { renderDiagnostics } from '../../../report/render/diagnostics.ts';
import { sourcesOf } from '../../../report/render/sources.ts';
import { inputsOf } from '../../../workspace/inputs.ts';
import { lintFile } from '../../../workspace/lint.ts';
import type { Context } from '../../context.ts';
import { hinted, reportFailure } from '../../failure.ts';

export interface LintOptions {
  readonly files: readonly string[];
}

/** Checks files of every kind that the product reads as YAML; every problem of every file in one run. */
export async function lint({ files }: LintOptions, context: Context): Promise<number> {
  const { t, print, environment, note } = context;
  let failure: number = exitCodes.passed;
  const inputs = await inputsOf(files, environment);
  const linted = inputs.flatMap((input) => {
    try {
      return [lintFile(input)];
    } catch (error) {
      // One file that cannot be read must not hide the problems of the others.
      failure = Math.max(failure, reportFailure(hinted(error, 'other'), context));
      return [];
    }
  });
  const diagnostics = linted.flatMap((file) => file.diagnostics);
  if (diagnostics.length > 0) {
    const sources = sourcesOf(new Map(linted.map(({ name, text }) => [name, text])));
    print(renderDiagnostics(diagnostics, { t, paint: context.paint.stdout, sources, width: context.lineWidth.stdout }));
    print('');
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const looked = linted.length;
  const unread = inputs.length - looked;
  const counts = { files: inputs.length, looked, unread, errors, warnings: diagnostics.length - errors };
  const isFound = diagnostics.length > 0;
  // Nothing good is said of the rest where one could not be looked at: "no problems" is what a reader takes home.
  if (unread > 0) note(t(isFound ? 'lint.unread.found' : 'lint.unread', counts));
  else note(t(isFound ? 'lint.found' : 'lint.clean', counts));
  return errors === 0 ? failure : Math.max(failure, exitCodes.usage);
}
