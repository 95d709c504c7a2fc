import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What changes a disk, and what is looked at on the way. */
export const diskCalls = [
  'openSync',
  'fchmodSync',
  'writeSync',
  'fsyncSync',
  'fstatSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'readSync',
  'ftruncateSync',
  'statSync',
  'lstatSync',
  'readdirSync',
  'realpathSync',
  'mkdirSync',
] as const;
export type DiskCall = (typeof diskCalls)[number];

/** One call, and how to do it with these or other arguments. */
export interface Step {
  readonly call: DiskCall;
  readonly args: readonly unknown[];
  /** What it is done to: the path itself, or the one that the descriptor was opened by. */
  readonly path: string;
  readonly act: (...args: readonly unknown[]) => unknown;
}

const real = { ...fs };

/**
 * Stands between whoever uses a folder and the disk, until the function given is called.
 * @param folder what lies elsewhere is left in peace: the runner of the tests needs a disk, too.
 * @param around does the step, or something else; what it gives or throws is what the caller gets.
 */
export function watchDisk(folder: string, around: (step: Step) => unknown): () => void {
  const paths = new Map<unknown, string>();
  const watched = (call: DiskCall) => {
    const original = (...args: readonly unknown[]): unknown => Reflect.apply(real[call], undefined, args);
    return (...args: unknown[]) => {
      const [first] = args;
      const path = typeof first === 'string' ? (first.startsWith(folder) ? first : undefined) : paths.get(first);
      if (path === undefined) return original(...args);
      const given = around({ call, args, path, act: original });
      if (call === 'openSync') paths.set(given, path);
      return given;
    };
  };
  const closeSync = (descriptor: number) => {
    paths.delete(descriptor);
    real.closeSync(descriptor);
  };
  Object.assign(fs, Object.fromEntries(diskCalls.map((call) => [call, watched(call)])), { closeSync });
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, Object.fromEntries([...diskCalls, 'closeSync' as const].map((call) => [call, real[call]])));
    syncBuiltinESMExports();
  };
}

/** What is called in a folder while something is done, one after the other. */
export function callsIn<T>(folder: string, act: () => T): { readonly result: T; readonly called: readonly DiskCall[] } {
  const called: DiskCall[] = [];
  const stop = watchDisk(folder, ({ call, args, act: go }) => {
    called.push(call);
    return go(...args);
  });
  try {
    return { result: act(), called };
  } finally {
    stop();
  }
}
