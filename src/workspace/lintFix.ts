import { UserError } from '../errors.ts';
import { pipeHandedOver } from '../io/regularFile.ts';
import { mended, type Reads, readsOfFile } from '../yaml/mend.ts';
import { isOurs } from './fileKind.ts';
import type { Input } from './inputs.ts';
import { type Linted, lintFile } from './lintFile.ts';
import { rewriteFile } from './rewriteFile.ts';

/** What `lint --fix` has changed in a file, or would. */
export interface Fix {
  readonly name: string;
  /** Lines whose text changes, from 1, with what may be shown of it. */
  readonly lines: readonly { readonly line: number; readonly before: string; readonly after: string }[];
  /** Lines of which only the end changes. */
  readonly lineEnds: number;
}

export interface Fixed {
  readonly fixes: readonly Fix[];
  /** Why files could not be written. */
  readonly failures: readonly UserError[];
}

/** A file that may be mended. */
export interface Fixable {
  readonly input: Input;
  /** Whether it is left alone where it is not recognisably ours. */
  readonly isOursOnly: boolean;
}

/** A file may only come to be right by the one beside it that was mended after it. */
const MOST_ROUNDS = 5;

/**
 * Mends what is safe to mend in files, each through the one way of writing.
 * @param isDry only tells what would be mended.
 */
export function fixFiles(files: readonly Fixable[], isDry: boolean): Fixed {
  const fixes = new Map<string, Fix>();
  const failures = new Map<string, UserError>();
  const reads = new Map(files.map(({ input }) => [input.path, readsOfFile()]));
  for (let round = 0; round < (isDry ? 1 : MOST_ROUNDS); round += 1) {
    let isChanged = false;
    for (const file of files) {
      const { input } = file;
      if (failures.has(input.path)) continue;
      try {
        const fix = fixFile(file, isDry, reads.get(input.path));
        if (fix === undefined) continue;
        const earlier = fixes.get(input.path);
        fixes.set(input.path, earlier === undefined ? fix : { ...fix, lines: [...earlier.lines, ...fix.lines] });
        isChanged = true;
      } catch (failure) {
        if (!(failure instanceof UserError)) throw failure;
        failures.set(input.path, failure);
      }
    }
    if (!isChanged) break;
  }
  return { fixes: [...fixes.values()], failures: [...failures.values()] };
}

function fixFile({ input, isOursOnly }: Fixable, isDry: boolean, reads: Reads | undefined): Fix | undefined {
  const { name, path } = input;
  // What comes through a pipe can be read once, and nothing can be written back.
  if (pipeHandedOver(path) !== undefined) throw new UserError('file-not-writable', { file: name });
  const bytes = bytesIfReadable(input);
  if (bytes === undefined || (isOursOnly && !isOurs(bytes, path))) return undefined;
  if (bytes.length > MOST_MENDED) throw new UserError('too-large-to-mend', { file: name });
  if (isDry) {
    const after = mendedBytes(bytes, input, reads);
    return after && fixBetween(input, bytes, after);
  }
  let fix: Fix | undefined;
  rewriteFile({ name, path }, (now) => {
    const after = mendedBytes(now, input, reads);
    fix = after && fixBetween(input, now, after);
    return after;
  });
  return fix;
}

/** In bytes. Several times what the answers to every criterion of ours take; to mend more would take many seconds. */
const MOST_MENDED = 1024 * 1024;

/** Why a file cannot be read is told where it is looked at. */
function bytesIfReadable({ read }: Input): Uint8Array | undefined {
  try {
    return read().bytes;
  } catch (failure) {
    if (failure instanceof UserError) return undefined;
    throw failure;
  }
}

const MARK = '\ufeff';

/** undefined where there is nothing to mend. */
function mendedBytes(bytes: Uint8Array, input: Input, reads: Reads | undefined): Uint8Array | undefined {
  const text = textOf(bytes);
  const asItIs = text === undefined ? undefined : lintAs(bytes, input);
  if (text === undefined || asItIs?.kind === undefined) return undefined;
  const mark = text.startsWith(MARK) ? MARK : '';
  const own = text.slice(mark.length);
  const judge = (other: string) => (other === own ? asItIs : lintAs(bytesOf(mark + other), input));
  const after = mended(own, judge, reads);
  return after === own ? undefined : bytesOf(mark + after);
}

function lintAs(bytes: Uint8Array, { name, path }: Input): Linted {
  return lintFile({ name, path, read: () => ({ bytes, stamp: '' }) });
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fixBetween(input: Input, before: Uint8Array, after: Uint8Array): Fix {
  const [was, is] = [before, after].map((bytes) => (textOf(bytes) ?? '').split('\n'));
  const [shownBefore, shownAfter] = [before, after].map((bytes) => lintAs(bytes, input).text.split('\n'));
  const changed = (was ?? []).flatMap((line, index) => (line === is?.[index] ? [] : [index]));
  const isEndOnly = (index: number) => withoutEnd(was?.[index]) === withoutEnd(is?.[index]);
  const lines = changed
    .filter((index) => !isEndOnly(index))
    .map((index) => {
      const [before, after] = [withoutEnd(shownBefore?.[index]), withoutEnd(shownAfter?.[index])];
      // What is confidential in one is so in the other, which may not have come to be read as such yet.
      const isShown = before !== '' && after !== '';
      return { line: index + 1, before: isShown ? before : '', after: isShown ? after : '' };
    });
  return { name: input.name, lines, lineEnds: changed.filter(isEndOnly).length };
}

function withoutEnd(line = ''): string {
  return line.replace(/(?<!\r)\r+$/, '');
}
