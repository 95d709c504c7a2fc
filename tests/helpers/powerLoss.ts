import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DiskCall, type Step, watchDisk } from './watchedDisk.ts';

/** A content, and whether the disk was told to keep it. */
interface Inode {
  kept: Buffer;
  now: Buffer;
}

/** What becomes of names at once: the file behind each, or none. */
type NameChange = ReadonlyMap<string, Inode | undefined>;

/** A folder as it may be found when the power is back: what each name holds. */
export type Found = ReadonlyMap<string, string>;

/** A moment, and how the folder may be found after it. */
export interface Moment {
  readonly after: string;
  readonly found: readonly Found[];
}

/**
 * Writes down what is done to a folder, and how it may be found if the power fails right after each call. What POSIX
 * promises and no more: a content is there only once its file was synced, else all, half or none of what is new; a name
 * only once the folder was, else any of the changes of names since may be lost, one without the other.
 * @param refused what the file system does not do.
 * @param ignored what the disk does not do, though it says so.
 */
export function watchPower(
  folder: string,
  refused?: DiskCall,
  ignored?: DiskCall,
): { readonly moments: readonly Moment[]; readonly stop: () => void } {
  const inodeOf = (name: string): Inode => {
    const content = readFileSync(join(folder, name));
    return { kept: content, now: content };
  };
  const kept = new Map<string, Inode>(readdirSync(folder).map((name) => [name, inodeOf(name)]));
  const names = new Map(kept);
  let pending: NameChange[] = [];
  const open = new Map<unknown, Inode | 'folder'>();
  const moments: Moment[] = [];

  const rename = (...changes: readonly (readonly [string, Inode | undefined])[]) => {
    pending.push(new Map(changes));
    for (const [name, inode] of changes) {
      if (inode === undefined) names.delete(name);
      else names.set(name, inode);
    }
  };
  const follow = ({ call, args, path }: Step, given: unknown) => {
    const name = basename(path);
    const other = basename(String(args[1]));
    const inode = open.get(args[0]);
    if (call === 'openSync') {
      if (path === folder) open.set(given, 'folder');
      else {
        if (!names.has(name)) rename([name, { kept: Buffer.alloc(0), now: Buffer.alloc(0) }]);
        const opened = names.get(name);
        if (opened !== undefined) open.set(given, opened);
      }
    } else if (call === 'renameSync') {
      // Two names of one file: nothing happens.
      if (names.get(name) !== names.get(other)) rename([name, undefined], [other, names.get(name)]);
    } else if (call === 'linkSync') rename([other, names.get(name)]);
    else if (call === 'unlinkSync') rename([name, undefined]);
    else if (call === 'fsyncSync' && inode === 'folder') {
      kept.clear();
      for (const [known, file] of names) kept.set(known, file);
      pending = [];
    } else if (inode === undefined || inode === 'folder') return;
    else if (call === 'writeSync') {
      const bytes = Buffer.from(args[1] as Uint8Array | string);
      const at = typeof args[1] === 'string' ? 0 : Number(args[2] ?? 0);
      inode.now = Buffer.concat([inode.now, bytes.subarray(at, at + Number(given))]);
    } else if (call === 'ftruncateSync') inode.now = inode.now.subarray(0, Number(args[1]));
    else if (call === 'fsyncSync') inode.kept = inode.now;
    moments.push({ after: `${call} ${name}`, found: waysToFind(kept, pending) });
  };

  const stop = watchDisk(folder, (step) => {
    if (step.call === refused) throw Object.assign(new Error('EPERM: not permitted'), { code: 'EPERM' });
    const given = step.act(...step.args);
    if (step.call !== ignored) follow(step, given);
    return given;
  });
  const end = () => {
    stop();
    const real = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
    const thought = new Map([...names].map(([name, { now }]) => [name, now.toString('latin1')]));
    if (JSON.stringify([...real].sort()) !== JSON.stringify([...thought].sort())) {
      throw new Error('something was done to the folder that was not seen');
    }
  };
  return { moments, stop: end };
}

function waysToFind(kept: ReadonlyMap<string, Inode>, pending: readonly NameChange[]): readonly Found[] {
  const folders = new Map<string, ReadonlyMap<string, Inode>>();
  const ids = new Map<Inode, number>();
  const idOf = (inode: Inode) => ids.get(inode) ?? ids.set(inode, ids.size).size - 1;
  for (let which = 0; which < 2 ** pending.length; which += 1) {
    const names = new Map(kept);
    for (const [at, change] of pending.entries()) {
      if (((which >> at) & 1) === 0) continue;
      for (const [name, inode] of change) {
        if (inode === undefined) names.delete(name);
        else names.set(name, inode);
      }
    }
    folders.set(JSON.stringify([...names].map(([name, inode]) => [name, idOf(inode)]).sort()), names);
  }
  return [...folders.values()].flatMap((names) => contentsOf([...new Set(names.values())], names));
}

/** The folder by every way in which what was not synced may be there. */
function contentsOf(inodes: readonly Inode[], names: ReadonlyMap<string, Inode>): readonly Found[] {
  let ways: ReadonlyMap<Inode, Buffer>[] = [new Map()];
  for (const inode of inodes) {
    const { kept, now } = inode;
    const half = now.subarray(0, kept.length + Math.floor((now.length - kept.length) / 2));
    const contents = kept.equals(now) ? [now] : [kept, half, now];
    ways = ways.flatMap((way) => contents.map((content) => new Map([...way, [inode, content]])));
  }
  return ways.map(
    (way) => new Map([...names].map(([name, inode]) => [name, (way.get(inode) ?? inode.now).toString('utf8')])),
  );
}
