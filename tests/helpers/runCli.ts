import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/main.ts';
import type { Environment } from '../../src/io/environment.ts';
import type { InputStream } from '../../src/io/streams.ts';

/** The day all tests live in. */
export const TODAY = '2026-11-21';

/** Trying a passphrase takes a second by design; that the command itself has it so is a test of its own. */
export const LITTLE_WORK = 1;

/** An empty folder that goes away with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scs-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a command wrote and how it ended. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both in the order in which they were written. */
  readonly screen: string;
  readonly bytes: Buffer;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly columns?: number;
  /** Lines of the window; 24 where left out. */
  readonly rows?: number;
  readonly variables?: Environment['variables'];
  /** The clock by which a person is quick or slow; without one, everybody reads before they press a key. */
  readonly elapsed?: () => number;
  /** Another day than the one all tests live in. */
  readonly today?: string;
  /** What comes in on standard input. */
  readonly stdin?: Uint8Array;
  /** The editor of whoever sits there. */
  readonly editor?: Environment['editor'];
  /** In what they read long texts. */
  readonly pager?: Environment['pager'];
}

/** Runs a command line in this process, with no terminal. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const written: Buffer[] = [];
  const onBytes = (bytes: Buffer) => written.push(bytes);
  const stdout = collector(options.columns ?? 80, false, onBytes);
  const stderr = collector(options.columns ?? 80, false, onBytes);
  const stdin = new PassThrough();
  stdin.end(options.stdin);
  const code = await runCli(argv, {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    outputFailure: () => undefined,
    cwd: options.cwd ?? testFolder(),
    variables: options.variables ?? {},
    today: () => options.today ?? TODAY,
    now: () => `${options.today ?? TODAY}T09:00:00+09:00`,
    elapsed: calmly(),
    onTermination: () => () => undefined,
    workFactor: LITTLE_WORK,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text(), screen: textOf(written), bytes: stdout.bytes() };
}

/** Somebody at a keyboard: types, and sees everything written to the terminal. */
export interface Person {
  /** Waits until `text` has appeared since the last thing typed, then types `keys`. */
  readonly sees: (text: string) => Promise<Person>;
  readonly types: (keys: string) => Person;
  /** Waits until a menu offers `label`, then types its key. */
  readonly chooses: (label: string) => Promise<void>;
  /** Asks the process to end, as SIGTERM or a closed window does. */
  readonly terminates: (signal?: string) => void;
  /** Stops the process and lets it go on, as Ctrl-Z and `fg` do. */
  readonly resumes: () => void;
  /** Closes the terminal: the keyboard ends. */
  readonly hangsUp: () => void;
  /** Everything on the screen so far, without colours and cursor moves. */
  readonly screen: () => string;
  /** Every byte that the terminal was sent. */
  readonly raw: () => string;
  readonly finished: Promise<Run>;
}

/** Starts a command line on a fake terminal. */
export function sitDown(argv: readonly string[], options: RunOptions & { cwd: string }): Person {
  // On a terminal both streams are one, in the order in which they were written.
  const terminal: Buffer[] = [];
  const written = new EventEmitter();
  let isHungUp = false;
  // The keyboard of a window that was closed can no longer be set back, as Node tries when it ends.
  const setRawMode = () => {
    if (isHungUp) stdin.emit('error', new Error('setRawMode EIO'));
  };
  const stdin: PassThrough & InputStream = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  const onTerminal = (bytes: Buffer) => {
    terminal.push(bytes);
    written.emit('bytes');
  };
  const stdout = collector(options.columns ?? 80, true, onTerminal, options.rows);
  const stderr = collector(options.columns ?? 80, true, onTerminal, options.rows);
  const listeners = new Set<(signal?: string) => void>();
  const resuming = new Set<() => void>();
  let typedAt = 0;
  const sinceTyped = () => plain(textOf(terminal.slice(typedAt)));
  const finished = runCli(argv, {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    outputFailure: () => undefined,
    cwd: options.cwd,
    variables: { TERM: 'dumb', ...options.variables },
    today: () => options.today ?? TODAY,
    now: () => `${options.today ?? TODAY}T09:00:00+09:00`,
    elapsed: options.elapsed ?? calmly(),
    onTermination: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onResumption: (listener) => {
      resuming.add(listener);
      return () => resuming.delete(listener);
    },
    workFactor: LITTLE_WORK,
    editor: options.editor,
    pager: options.pager,
  }).then((code) => ({
    code,
    stdout: stdout.text(),
    stderr: stderr.text(),
    screen: textOf(terminal),
    bytes: stdout.bytes(),
  }));

  const person: Person = {
    sees: async (text) => {
      const late = AbortSignal.timeout(60_000);
      while (!sinceTyped().includes(text)) {
        await once(written, 'bytes', { signal: late }).catch(() => {
          throw new Error(`「${text}」 never appeared on:\n${plain(stderr.text())}`);
        });
      }
      // The prompt starts to listen a turn of the event loop after its question was written.
      await nextTurn();
      await nextTurn();
      return person;
    },
    types: (keys) => {
      typedAt = terminal.length;
      stdin.write(keys);
      return person;
    },
    chooses: async (label) => {
      await person.sees(`] ${label}`);
      const [before = ''] = sinceTyped().split(`] ${label}`);
      person.types(before.at(-1) ?? '');
    },
    terminates: (signal) => {
      for (const listener of listeners) listener(signal);
    },
    resumes: () => {
      typedAt = terminal.length;
      for (const listener of resuming) listener();
    },
    hangsUp: () => {
      isHungUp = true;
      stdin.end();
    },
    screen: () => plain(stderr.text()),
    raw: () => Buffer.concat(terminal).toString('utf8'),
    finished,
  };
  return person;
}

export const ENTER = '\r';
export const CTRL_C = '\u0003';

/** A clock by which a second passes between any two looks at it. */
export function calmly(): () => number {
  let seconds = 0;
  return () => {
    seconds += 1;
    return seconds * 1000;
  };
}

function collector(columns: number, isTTY: boolean, onBytes: (bytes: Buffer) => void, rows = 24) {
  const chunks: Buffer[] = [];
  const writable = new Writable({
    write: (chunk: Buffer | string, encoding, done) => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
      chunks.push(bytes);
      onBytes(bytes);
      done();
    },
  });
  const bytes = () => Buffer.concat(chunks);
  // A prompt ends the stream it was given; a terminal stays open all the same.
  const stream = Object.assign(writable, { columns, rows, isTTY, end: () => writable });
  return { stream, bytes, text: () => bytes().toString('utf8') };
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escapes are what is removed here
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r/g, '');
}
