/** Lines that belong together, under a title that stands over the first of its blocks and again where a page begins. */
interface Titled {
  readonly title: string;
  readonly lines: readonly string[];
}

type Block = readonly string[] | Titled;

/** A screen whose middle may be longer than the window. */
export interface LongScreen {
  /** Stands at the top of each page: what is asked never scrolls away. */
  readonly head: readonly string[];
  /** Lines that belong together; none is broken where it fits on a page of its own. */
  readonly blocks: readonly Block[];
  /** Stands at the bottom of each page: the keys. */
  readonly foot: readonly string[];
  /** What is said over the foot where there is more than one page. */
  readonly more: (page: number, pages: number) => readonly string[];
}

/** However small a window is, a page shows so much of the middle. */
const LEAST = 3;

/**
 * The pages of a screen, one string each.
 * @param rows of the window; the last one is for what is typed.
 */
export function pagesOf({ head, blocks, foot, more }: LongScreen, rows: number): readonly string[] {
  const room = rows - 1 - head.length - foot.length;
  const whole = titled(blocks);
  if (whole.length <= room) return [[...head, ...whole, ...foot].join('\n')];
  const middles = filled(blocks, Math.max(LEAST, room - more(1, 1).length));
  return middles.map((middle, index) => [...head, ...middle, ...more(index + 1, middles.length), ...foot].join('\n'));
}

function filled(blocks: readonly Block[], room: number): readonly (readonly string[])[] {
  const pieces = blocks.flatMap((block) => piecesOf(block, room));
  return grouped(pieces, (piece, before) => titled([piece], before).length, room).map((page) => titled(page));
}

/** The lines of blocks, each title over the first of its blocks. */
function titled(blocks: readonly Block[], before?: Block): readonly string[] {
  return blocks.flatMap((block, index) => {
    if (!('title' in block)) return block;
    const last = index === 0 ? before : blocks[index - 1];
    const isUnder = last !== undefined && 'title' in last && last.title === block.title;
    return isUnder ? block.lines : [block.title, ...block.lines];
  });
}

/**
 * Things in their order, as many to a group as there is room for, and at least one.
 * @param sizeOf with the one before it in its group.
 */
export function grouped<T>(
  things: readonly T[],
  sizeOf: (thing: T, before?: T) => number,
  room: number,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let left = 0;
  for (const thing of things) {
    const group = groups.at(-1);
    const size = sizeOf(thing, group?.at(-1));
    if (group === undefined || size > left) {
      groups.push([thing]);
      left = room - sizeOf(thing);
    } else {
      group.push(thing);
      left -= size;
    }
  }
  return groups;
}

function piecesOf(block: Block, room: number): readonly Block[] {
  if (!('title' in block)) return cutInto(block, room);
  return cutInto(block.lines, room - 1).map((lines) => ({ title: block.title, lines }));
}

function cutInto(lines: readonly string[], room: number): readonly (readonly string[])[] {
  const count = Math.ceil(lines.length / room);
  return Array.from({ length: count }, (_, index) => lines.slice(index * room, (index + 1) * room));
}
