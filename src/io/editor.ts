import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { textOf } from '../text/encoding.ts';
import type { EditorCommand } from './editorCommand.ts';
import { open, writeAll } from './patience.ts';
import { readFile } from './readFile.ts';
import { codeOf } from './systemError.ts';

/** What came back from an editor. */
export interface Edited {
  /** What is in its file now; the text as it was where that is nothing. */
  readonly text: string;
  /** What its owner should know of it. */
  readonly problem?: 'no-file' | 'not-started' | 'failed' | 'unchanged' | 'empty';
}

/**
 * Lets a person write a text in an editor of theirs, and waits until they have closed it. The text lies in a file that
 * only its owner may read, in a folder that only they may enter; both are gone afterwards.
 * Whatever happens, what is in the file is handed back: an editor that fails takes nothing with it.
 * @param signal ends the editor.
 */
export async function edit(command: EditorCommand, text: string, signal: AbortSignal): Promise<Edited> {
  let folder: string | undefined;
  const leave = () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', leave);
  try {
    folder = mkdtempSync(join(tmpdir(), 'scs-check-'));
    const file = join(folder, 'scs-check.txt');
    writeNew(file, text === '' ? '' : `${text}\n`);
    const failed = await run(command, file, signal);
    return editedOf(contentOf(file), text, failed);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return { text, problem: 'no-file' };
  } finally {
    process.removeListener('exit', leave);
    leave();
  }
}

function writeNew(file: string, content: string): void {
  const descriptor = open(file, 'wx', 0o600);
  try {
    writeAll(descriptor, content);
  } finally {
    closeSync(descriptor);
  }
}

function editedOf(now: string | undefined, before: string, failed: Edited['problem'] | undefined): Edited {
  const problem = failed ?? (now === before ? 'unchanged' : now?.trim() ? undefined : 'empty');
  return { text: now?.trim() ? now : before, ...(problem && { problem }) };
}

/** Undefined where the editor took its file away. */
function contentOf(file: string): string | undefined {
  try {
    return decoded(readFile(file).bytes)
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/(?<!\n)\n+$/, '');
  } catch {
    return undefined;
  }
}

/** Notepad may save as UTF-16 or in the code page of Japan: what was written there is read all the same. */
function decoded(bytes: Uint8Array): string {
  return textOf(bytes)?.text ?? new TextDecoder().decode(bytes);
}

function run(command: EditorCommand, file: string, signal: AbortSignal): Promise<'not-started' | 'failed' | undefined> {
  return new Promise((settle) => {
    const child = started(command, file);
    if (child === undefined) {
      settle('not-started');
      return;
    }
    const end = () => child.kill();
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    const isOver = (problem: 'not-started' | 'failed' | undefined) => {
      signal.removeEventListener('abort', end);
      settle(problem);
    };
    child.once('error', () => isOver('not-started'));
    child.once('close', (code) => isOver(code === 0 ? undefined : 'failed'));
  });
}

function started(command: EditorCommand, file: string) {
  const { program, words, isVerbatim } = startable(command, file);
  try {
    return spawn(program, words, { stdio: 'inherit', windowsVerbatimArguments: isVerbatim });
  } catch {
    // A name that can be none, or a kind of file that is no program.
    return undefined;
  }
}

/**
 * What to start. On Windows many editors are batch files (`code.cmd`), which only its command processor can run; each word
 * is in quotes there, so that none of them is read as a command.
 */
function startable({ program, words }: EditorCommand, file: string) {
  const found = process.platform === 'win32' ? onPath(program) : program;
  if (!/\.(?:cmd|bat)$/i.test(found)) return { program: found, words: [...words, file], isVerbatim: false };
  const line = [found, ...words, file].map((word) => `"${word.replaceAll('"', '')}"`).join(' ');
  const processor = process.env['ComSpec'] ?? 'cmd.exe';
  return { program: processor, words: ['/d', '/s', '/c', `"${line}"`], isVerbatim: true };
}

/** Windows finds only programs by a name without its ending, and no batch files. */
function onPath(program: string): string {
  const endings = extname(program) === '' ? (process.env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';') : [''];
  const isBare = basename(program) === program;
  const folders = isBare ? (process.env['PATH'] ?? '').split(';').filter((folder) => folder !== '') : [''];
  const all = folders.flatMap((folder) => endings.map((ending) => join(folder, program + ending)));
  return all.find((path) => existsSync(path)) ?? program;
}
