import type { Readable, Writable } from 'node:stream';
import { today } from './clock.ts';

export interface InputStream extends Readable {
  readonly isTTY?: boolean;
}

export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Everything a command takes from the machine it runs on; tests hand in their own. */
export interface Environment {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** YYYY-MM-DD. */
  readonly today: () => string;
  /** Calls `listener` when the machine asks the process to end; returns how to stop listening. */
  readonly onTermination: (listener: () => void) => () => void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The environment of the running process. */
export function processEnvironment(): Environment {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    variables: process.env,
    today: () => today(),
    onTermination: (listener) => {
      for (const signal of SIGNALS) process.on(signal, listener);
      return () => {
        for (const signal of SIGNALS) process.removeListener(signal, listener);
      };
    },
  };
}

/** A reader that has seen enough (`| head`) or a terminal that was closed is no fault of ours. */
function ignoreClosedPipe(error: Error & { code?: string }): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
}
