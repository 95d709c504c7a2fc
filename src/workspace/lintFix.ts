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
  /** What is wrong in files as they lie there in the end, by their paths: as far as that was looked at on the way. */
  readonly looks: ReadonlyMap<string, Linted>;
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
 * @param today as for lintFile.
 */
export function fixFiles(files: readonly Fixable[], isDry: boolean, today: string): Fixed {
  const fixes = new Map<string, Fix>();
  let failures = new Map<string, UserError>();
  const reads = new Map(files.map(({ input }) => [input.path, readsOfFile()]));
  // Where no other file is written, what was wrong with a text is so still.
  const alone = files.length === 1 ? new Map<string, Linted>() : undefined;
  let looks = new Map<string, Linted>();
  for (let round = 0; round < (isDry ? 1 : MOST_ROUNDS); round += 1) {
    let isChanged = false;
    looks = new Map();
    // What kept one from being looked at may be mended by now.
    failures = new Map();
    for (const file of files) {
      const { input } = file;
      try {
        const look = { today, reads: reads.get(input.path) ?? readsOfFile(), looks, judged: alone ?? new Map() };
        const fix = fixFile(file, isDry, look);
        if (fix === undefined) continue;
        const earlier = fixes.get(input.path);
        fixes.set(input.path, earlier === undefined ? fix : { ...fix, lines: [...earlier.lines, ...fix.lines] });
        isChanged = !isDry;
      } catch (failure) {
        if (!(failure instanceof UserError)) throw failure;
        failures.set(input.path, failure);
      }
    }
    if (!isChanged) break;
    // A file that was mended may make another one right, or wrong.
    looks = new Map();
  }
  return { fixes: [...fixes.values()], failures: [...failures.values()], looks };
}

/** How a file is looked at in one round, and what was seen there. */
interface Look {
  readonly today: string;
  readonly reads: Reads;
  readonly looks: Map<string, Linted>;
  /** By text. */
  readonly judged: Map<string, Linted>;
}

function fixFile({ input, isOursOnly }: Fixable, isDry: boolean, look: Look): Fix | undefined {
  const { name, path } = input;
  // What comes through a pipe can be read once, and nothing can be written back.
  if (pipeHandedOver(path) !== undefined) throw new UserError('file-not-writable', { file: name });
  const bytes = bytesIfReadable(input);
  if (bytes === undefined || (isOursOnly && !isOurs(bytes, path))) return undefined;
  if (bytes.length > MOST_MENDED) throw new UserError('too-large-to-mend', { file: name });
  const mend = menderOf(input, look);
  if (isDry) return mend(bytes)?.fix;
  let fix: Fix | undefined;
  rewriteFile({ name, path }, (now) => {
    const done = mend(now);
    fix = done?.fix;
    return done?.bytes;
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

interface Mended {
  readonly bytes: Uint8Array;
  readonly fix: Fix;
}

/** What becomes of a file that holds these bytes; undefined where there is nothing to mend. */
type Mender = (bytes: Uint8Array) => Mended | undefined;

/** A file is looked at before it is locked and behind that: the same bytes are mended once. */
function menderOf(input: Input, look: Look): Mender {
  let last: { readonly bytes: Uint8Array; readonly done: Mended | undefined } | undefined;
  return (bytes) => {
    if (last === undefined || Buffer.compare(last.bytes, bytes) !== 0)
      last = { bytes, done: mendedBytes(bytes, input, look) };
    return last.done;
  };
}

function mendedBytes(bytes: Uint8Array, input: Input, { today, reads, looks, judged }: Look): Mended | undefined {
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const mark = text.startsWith(MARK) ? MARK : '';
  const own = text.slice(mark.length);
  const judge = (other: string): Linted => {
    const linted = judged.get(other) ?? lintAs(bytesOf(mark + other), input, today);
    judged.set(other, linted);
    return linted;
  };
  const asItIs = judge(own);
  looks.set(input.path, asItIs);
  if (asItIs.kind === undefined) return undefined;
  const after = mended(own, judge, reads);
  if (after === own) return undefined;
  return {
    bytes: bytesOf(mark + after),
    fix: fixBetween(input.name, [own, after], [asItIs.text, judge(after).text]),
  };
}

function lintAs(bytes: Uint8Array, { name, path }: Input, today: string): Linted {
  return lintFile({ name, path, read: () => ({ bytes, stamp: '' }) }, today);
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

/** @param shown as much of each text as may be shown. */
function fixBetween(name: string, texts: readonly [string, string], shown: readonly [string, string]): Fix {
  const [was, is] = texts.map((text) => text.split('\n'));
  const [shownBefore, shownAfter] = shown.map((text) => text.split('\n'));
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
  return { name, lines, lineEnds: changed.filter(isEndOnly).length };
}

function withoutEnd(line = ''): string {
  return line.replace(/(?<!\r)\r+$/, '');
}
