import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import { now, today } from './clock.ts';
import type { Edited } from './editor.ts';
import { editorCommand } from './editorCommand.ts';
import { type OutputFailure, standardOutput, watchOutput } from './output.ts';
import type { Paged } from './pager.ts';
import { pagerCommand } from './pagerCommand.ts';
import type { InputStream, OutputStream } from './streams.ts';

/** Everything a command takes from the machine it runs on; tests hand in their own. */
export interface Environment {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** What went wrong while writing, known once the writing is over. */
  readonly outputFailure: () => OutputFailure | undefined;
  /** The folder that names on the command line are seen from. */
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** YYYY-MM-DD. */
  readonly today: () => string;
  /** ISO 8601 with the offset from UTC, to the second. */
  readonly now: () => string;
  /** Milliseconds since some moment: only the time between two calls means anything. */
  readonly elapsed: () => number;
  /** Calls `listener` with the signal by which the process is asked to end; returns how to stop listening. */
  readonly onTermination: (listener: (signal?: string) => void) => () => void;
  /**
   * Calls `listener` when the process goes on after it was stopped, as by `fg`; returns how to stop listening. Left out
   * where nothing can stop it.
   */
  readonly onResumption?: (listener: () => void) => () => void;
  /** The editor that the person has set for texts; left out where there is none. */
  readonly editor?: Editor | undefined;
  /** In what the person reads a text that is longer than the screen; left out where it is only printed. */
  readonly pager?: Pager | undefined;
  /**
   * How hard a passphrase is to guess, as a power of two. No process sets it, nor can a variable or an option: a file
   * that leaves a machine has the work factor of age.
   */
  readonly workFactor?: number;
}

/** A program of the person's choice, in which a text is written better than on one line. */
export interface Editor {
  /** As the person knows it. */
  readonly name: string;
  readonly edit: (text: string, signal: AbortSignal) => Promise<Edited>;
}

/** A program in which a person goes through a text page by page. */
export interface Pager {
  /** As the person knows it. */
  readonly name: string;
  /** Whether it shows the colours of a text rather than their signs. */
  readonly showsColours: boolean;
  readonly show: (text: string, signal: AbortSignal) => Promise<Paged>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The environment of the running process. */
export function processEnvironment(): Environment {
  const { watch, outputFailure } = watchOutput();
  let stdout: OutputStream | undefined;
  let stderr: OutputStream | undefined;
  // Each stream is made when it is used first: making one takes Node a millisecond or two.
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= watch(standardOutput(process.stdout));
      return stdout;
    },
    get stderr() {
      stderr ??= watch(process.stderr);
      return stderr;
    },
    get editor() {
      return editorIn(process.env);
    },
    get pager() {
      return pagerIn(process.env);
    },
    outputFailure,
    // Asked for only where a command needs it, and within what tells of errors: the folder may be gone.
    get cwd() {
      return workingFolder();
    },
    variables: process.env,
    now: () => now(),
    today: () => today(),
    elapsed: () => performance.now(),
    onTermination: (listener) => {
      for (const signal of SIGNALS) process.on(signal, listener);
      return () => {
        for (const signal of SIGNALS) process.removeListener(signal, listener);
      };
    },
    onResumption: (listener) => {
      process.on('SIGCONT', listener);
      return () => process.removeListener('SIGCONT', listener);
    },
  };
}

/** @throws UserError working-folder-gone */
function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UserError('working-folder-gone');
  }
}

function editorIn(variables: Environment['variables']): Editor | undefined {
  const command = editorCommand({ variables, platform: process.platform });
  if (command === undefined) return undefined;
  // What can start a program is loaded when a person asks for it, and never before.
  return {
    name: basename(command.program),
    edit: async (...asked) => (await import('./editor.ts')).edit(command, ...asked),
  };
}

function pagerIn(variables: Environment['variables']): Pager | undefined {
  const command = pagerCommand({ variables, platform: process.platform });
  if (command === undefined) return undefined;
  return {
    name: basename(command.program),
    showsColours: command.showsColours,
    show: async (...asked) => (await import('./pager.ts')).showPaged(command, ...asked),
  };
}
