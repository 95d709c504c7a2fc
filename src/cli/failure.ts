import { type ErrorCode, UserError } from '../errors.ts';
import { isMessageKey, type MessageKey } from '../i18n/t.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { renderDiagnostics } from '../report/render/diagnostics.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exitCodes.ts';
import { Interrupted } from './interrupted.ts';

/** A file with problems at lines: printed line by line, then as one block. */
export class InvalidFile extends UserError {
  constructor(
    readonly file: string,
    readonly text: string,
    readonly diagnostics: readonly Diagnostic[],
    /** The file with the content before the last write, where there is one. */
    readonly backup?: string,
  ) {
    super('file-invalid', { file, count: diagnostics.length });
  }
}

/** Prints what went wrong as one clear block and gives the exit code. */
export function reportFailure(error: unknown, context: Context): number {
  if (error instanceof Interrupted) return exitCodes.interrupted;
  if (error instanceof InvalidFile) {
    const sources = new Map([[error.file, error.text]]);
    const options = { t: context.t, paint: context.paint.stderr, sources };
    context.note(`${renderDiagnostics(error.diagnostics, options)}\n`);
  }
  if (error instanceof UserError) {
    printBlock(error.code, error.args, context, error instanceof InvalidFile ? error.backup : undefined);
    return exitCodes.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printBlock('internal', { detail }, context);
  return exitCodes.internal;
}

function printBlock(
  code: ErrorCode | 'internal',
  args: UserError['args'],
  { t, note, paint }: Context,
  backup?: string,
): void {
  note(`${paint.stderr.bad(`${t('error.title')} ${code}`)}  ${t(`error.${code}`, args)}`);
  const hints: MessageKey[] = [
    `error.${code}.hint`,
    ...(backup === undefined ? [] : (['error.file-invalid.backup'] as const)),
  ].filter((key) => isMessageKey(key));
  for (const key of hints) {
    note(`  ${t('hint', { text: t(key, { ...args, ...(backup === undefined ? {} : { backup }) }) })}`);
  }
}
