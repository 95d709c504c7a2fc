import { UserError } from '../errors.ts';
import { exitCodes } from '../formats/exitCodes.ts';
import { renderDiagnostics } from '../report/render/diagnostics.ts';
import { renderProblem } from '../report/render/problem.ts';
import { sourcesOf } from '../report/render/sources.ts';
import { InvalidFile } from '../workspace/invalidFile.ts';
import type { Context } from './context.ts';
import { Interrupted } from './interrupted.ts';

/** An error that can be mended, with the way out that fits what was being done: `error.<code>.hint.<hint>`. */
export function hinted(error: unknown, hint: string): unknown {
  if (!(error instanceof UserError) || error instanceof InvalidFile) return error;
  return new UserError(error.code, { ...error.args, hint });
}

/** Does what may fail, with that way out. */
export function hinting<T>(hint: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw hinted(error, hint);
  }
}

/**
 * Prints what went wrong as one clear block and gives the exit code.
 * @param areLinesTold whether the problems at lines are printed already: several files may rest on one that is wrong.
 */
export function reportFailure(error: unknown, context: Context, areLinesTold = false): number {
  if (error instanceof Interrupted) return exitCodes.interrupted;
  if (error instanceof InvalidFile && !areLinesTold) {
    const sources = sourcesOf(new Map([[error.file, error.text]]));
    const options = { t: context.t, paint: context.paint.stderr, sources, width: context.lineWidth.stderr };
    context.note(`${renderDiagnostics(error.diagnostics, options)}\n`);
  }
  const options = { t: context.t, paint: context.paint.stderr, width: context.lineWidth.stderr };
  if (error instanceof UserError) {
    const { code, args } = error;
    const backup = error instanceof InvalidFile ? error.backup : backupIn(args);
    context.note(renderProblem({ code, args, ...(backup === undefined ? {} : { backup }) }, options));
    return exitCodes.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.note(renderProblem({ code: 'internal', args: { detail } }, options));
  return exitCodes.internal;
}

function backupIn({ backup }: UserError['args']): string | undefined {
  return typeof backup === 'string' ? backup : undefined;
}
