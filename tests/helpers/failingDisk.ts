import { watchDisk } from './watchedDisk.ts';

/** What is called on the way to a written file. */
export const calls = [
  'openSync',
  'fchmodSync',
  'writeSync',
  'fsyncSync',
  'fstatSync',
  'renameSync',
  'linkSync',
  'unlinkSync',
  'readSync',
  'statSync',
  'lstatSync',
  'ftruncateSync',
  'readdirSync',
  'realpathSync',
  'mkdirSync',
] as const;
export type Call = (typeof calls)[number];

/** What the file system says where it refuses. */
export const errnos = [
  'EIO',
  'ENOSPC',
  'EDQUOT',
  'EXDEV',
  'EROFS',
  'EBUSY',
  'EACCES',
  'EPERM',
  'EINTR',
  'EINVAL',
] as const;

/** A call that fails: the nth of its name, and as many after it as are told; `short` writes half of what it is given. */
export interface Fault {
  readonly call: Call;
  readonly errno: string;
  readonly nth: number;
  readonly times?: number;
}

/** What happens right before each call of a name. */
export interface Meanwhile {
  readonly call: Call;
  readonly does: () => void;
}

/** How often each was called. */
export type Counts = Readonly<Record<Call, number>>;

/**
 * Does something while the disk below a folder fails as told, and counts what was called there.
 * @param faultNow a disk may fail for a while only.
 */
export async function onFailingDisk<T>(
  folder: string,
  faultNow: Fault | Meanwhile | undefined | (() => Fault | undefined),
  act: () => T | Promise<T>,
): Promise<{ readonly result: T; readonly counts: Counts }> {
  const counts = Object.fromEntries(calls.map((call) => [call, 0])) as Record<Call, number>;
  const stop = watchDisk(folder, (step) => {
    const call = calls.find((one) => one === step.call);
    if (call === undefined) return step.act(...step.args);
    counts[call] += 1;
    const fault = typeof faultNow === 'function' ? faultNow() : faultNow;
    if (fault !== undefined && 'does' in fault) {
      if (fault.call === call) fault.does();
    } else if (fault?.call === call && counts[call] >= fault.nth && counts[call] < fault.nth + (fault.times ?? 1)) {
      if (fault.errno !== 'short') throw refusal(fault.errno, call, step.args);
      const [descriptor, bytes, at = 0, length = 0] = step.args;
      return step.act(descriptor, bytes, at, Math.ceil(Number(length) / 2));
    }
    return step.act(...step.args);
  });
  try {
    return { result: await act(), counts };
  } finally {
    stop();
  }
}

/** As Node throws it. */
function refusal(code: string, call: Call, [path, dest]: readonly unknown[]): Error {
  const syscall = call.replace('Sync', '');
  const paths = typeof path === 'string' ? { path, ...(typeof dest === 'string' ? { dest } : {}) } : {};
  return Object.assign(new Error(`${code}: refused, ${syscall}`), { code, errno: -1, syscall, ...paths });
}
