import { dirname, join, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { exitCodes } from '../formats/exitCodes.ts';
import type { Environment } from '../io/environment.ts';
import { renderDiagnostics } from '../report/render/diagnostics.ts';
import { renderProblem } from '../report/render/problem.ts';
import { sourcesOf } from '../report/render/sources.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { findTypedId, typedId } from '../text/typed.ts';
import { shippedLevelCalled } from '../workspace/catalogue.ts';
import { InvalidFile } from '../workspace/invalidFile.ts';
import { DEFAULT_FILE } from '../workspace/names.ts';
import { earlierContent, filesInstead, namesakes } from '../workspace/nearby.ts';
import { commandLine } from './commandLine.ts';
import type { Context } from './context.ts';
import { formats, reporterNames, sheetFormats } from './defaults.ts';
import { Interrupted } from './interrupted.ts';
import { commandAbout, commandReplacing } from './nextCommand.ts';
import { endingFor } from './outputFormat.ts';

/** An error that can be mended, with the way out that fits what was being done, unless it has its own: `error.<code>.hint.<hint>`. */
export function hinted(error: unknown, hint: string): unknown {
  if (!(error instanceof UserError) || error instanceof InvalidFile) return error;
  return new UserError(error.code, { hint, ...error.args });
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
    const { code, args } = withOtherSeparator(withFilesInstead(error, context));
    const backup = error instanceof InvalidFile ? error.backup : backupIn(args);
    context.note(renderProblem({ code, args, ...(backup === undefined ? {} : { backup }) }, options));
    return exitCodes.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.note(renderProblem({ code: 'internal', args: { detail } }, options));
  return exitCodes.internal;
}

/** How many files are named that may have been meant. */
const MOST_NAMED = 3;

/** For so many files of a command line it is looked where they may be: a folder can hold thousands of links to nowhere. */
const MOST_LOOKED_FOR = 20;
const lookedFor = new WeakMap<Environment, number>();

/** An assessment that is not there, with where it may be: a wrong folder must not look like lost answers. */
function withFilesInstead(
  { code, args }: UserError,
  { environment, typed, language }: Context,
): Pick<UserError, 'code' | 'args'> {
  const { file, hint } = args;
  if (code !== 'file-not-found' || typeof file !== 'string' || (hint !== undefined && hint !== 'other')) {
    return { code, args };
  }
  if (/^\d+(?:-\d+){1,3}$/.test(typedId(file))) return { code, args: { ...args, hint: 'id' } };
  const meant = wordInPlaceOf(file, { typed, language });
  if (meant !== undefined) return { code, args: { ...args, ...meant } };
  const times = lookedFor.get(environment) ?? 0;
  if (times === MOST_LOOKED_FOR) return { code, args };
  lookedFor.set(environment, times + 1);
  const path = resolve(environment.cwd, file);
  const earlier = earlierContent(path);
  if (earlier !== undefined) {
    return { code, args: { ...args, hint: 'backup', earlier: sanitizeLine(join(dirname(file), earlier)) } };
  }
  // Who has named another file, or is not about to answer, means that one and no other.
  const isAnswering = hint === undefined && file === DEFAULT_FILE;
  const [first, ...others] = (isAnswering ? filesInstead(path) : namesakes(path)).map(sanitizeLine);
  if (first === undefined) return { code, args };
  const instead = [first, ...others].slice(0, MOST_NAMED).join(' / ');
  if (!isAnswering) return { code, args: { ...args, hint: 'elsewhere', instead } };
  return { code, args: { ...args, hint: 'instead', instead, command: commandAbout(first, typed, language) } };
}

/** The commands that take no level, as they are about a file and not about what is asked of a firm. */
const WITHOUT_LEVEL: ReadonlySet<string> = new Set(['ask', 'evidence', 'handout', 'lint', 'log', 'merge', 'verify']);

/** A level or a format where the name of a file stands, and the command that takes it for what it is. */
function wordInPlaceOf(
  file: string,
  { typed, language }: Pick<Context, 'typed' | 'language'>,
): UserError['args'] | undefined {
  const name = typed.way.split(' ')[0] ?? '';
  const replacing = (option: string, value: string) => commandReplacing(file, [option, value], typed, language);
  const instead = (words: string) => commandLine(`scs-check ${words}`, language);
  const reporter = name === 'check' ? findTypedId(file, reporterNames) : undefined;
  if (reporter !== undefined) return { hint: 'reporter', command: replacing('--reporter', reporter) };
  const format = findTypedId(file, formats);
  if (format !== undefined) {
    const takesIt = name === 'report' || (name === 'sheet' && findTypedId(format, sheetFormats) !== undefined);
    const made = `report${endingFor(format)}`;
    return { hint: 'format', command: takesIt ? replacing('-o', made) : instead(`report -o ${made}`) };
  }
  const level = /[./\\]/.test(file) ? undefined : shippedLevelCalled(file);
  if (level === undefined) return undefined;
  const command = WITHOUT_LEVEL.has(name) ? instead(`status --level ${level}`) : replacing('--level', level);
  return { hint: 'level', command };
}

/** What is named as Windows does, in a folder of a system that takes the sign for a part of the name. */
function withOtherSeparator({ code, args }: Pick<UserError, 'code' | 'args'>): Pick<UserError, 'code' | 'args'> {
  const { file } = args;
  if (sep === '\\' || !code.endsWith('-not-found') || typeof file !== 'string' || !file.includes('\\')) {
    return { code, args };
  }
  return { code, args: { ...args, hint: 'other-separator', slashed: file.replaceAll('\\', '/') } };
}

function backupIn({ backup }: UserError['args']): string | undefined {
  return typeof backup === 'string' ? backup : undefined;
}
