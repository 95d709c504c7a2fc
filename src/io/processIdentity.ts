import { readFileSync, readlinkSync } from 'node:fs';

/** What tells a process from another that has its number later, or at the same time elsewhere. */
export interface ProcessIdentity {
  /** A number is given anew after each start of the system. Linux tells; else undefined. */
  readonly boot?: string;
  /** Where numbers count: a container has its own. Linux tells; else undefined. */
  readonly namespace?: string;
  /** When it started, in ticks since the system did. Linux tells; else undefined. */
  readonly started?: string;
}

/** The identity of this process, as far as the system tells. */
export function ownIdentity(): ProcessIdentity {
  const boot = tried(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim());
  const namespace = tried(() => readlinkSync('/proc/self/ns/pid'));
  const started = startOf(process.pid);
  return {
    ...(boot === undefined ? {} : { boot }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(started === undefined ? {} : { started }),
  };
}

/** When a process here started; undefined where there is none, or the system does not tell. */
export function startOf(pid: number): string | undefined {
  // proc(5): the name of the program, in brackets, may hold blanks and brackets; the start is the 20th field after it.
  return tried(() => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[19]);
}

function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
