import { fstatSync } from 'node:fs';
import { Writable } from 'node:stream';
import { writeAll } from './patience.ts';
import type { OutputStream } from './streams.ts';

/** What went wrong while writing to stdout or stderr, other than that the reader has gone. */
export interface OutputFailure {
  readonly code: string;
}

/**
 * The stream to write data to. Node writes to a redirected file without looking whether all of it went in;
 * ours does, so that a full disk is never taken for a complete report.
 */
export function standardOutput(stream: NodeJS.WriteStream & { fd: number }): OutputStream {
  return isFile(stream.fd) ? fileOutput(stream.fd) : stream;
}

function fileOutput(descriptor: number): OutputStream {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      try {
        writeAll(descriptor, chunk);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** Listens for failures; a reader that has seen enough (`| head`) or a terminal that was closed is none. */
export function watchOutput(): {
  readonly watch: <T extends OutputStream>(stream: T) => T;
  readonly outputFailure: () => OutputFailure | undefined;
} {
  let failure: OutputFailure | undefined;
  return {
    watch: (stream) => {
      stream.on('error', (error: Error & { code?: string }) => {
        // A file says EIO where its disk fails.
        const isGone = error.code === 'EPIPE' || (error.code === 'EIO' && stream.isTTY === true);
        if (!isGone) failure ??= { code: error.code ?? 'unknown' };
      });
      return stream;
    },
    outputFailure: () => failure,
  };
}
