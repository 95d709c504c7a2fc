/** A screen whose middle may be longer than the window. */
export interface LongScreen {
  /** Stands at the top of each page: what is asked never scrolls away. */
  readonly head: readonly string[];
  /** Lines that belong together; none is broken where it fits on a page of its own. */
  readonly blocks: readonly (readonly string[])[];
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
  const whole = blocks.flat();
  if (whole.length <= room) return [[...head, ...whole, ...foot].join('\n')];
  const middles = filled(blocks, Math.max(LEAST, room - more(1, 1).length));
  return middles.map((middle, index) => [...head, ...middle, ...more(index + 1, middles.length), ...foot].join('\n'));
}

function filled(blocks: readonly (readonly string[])[], room: number): readonly (readonly string[])[] {
  const pieces = blocks.flatMap((lines) => piecesOf(lines, room));
  return grouped(pieces, (piece) => piece.length, room).map((page) => page.flat());
}

/** Things in their order, as many to a group as there is room for, and at least one. */
export function grouped<T>(
  things: readonly T[],
  sizeOf: (thing: T) => number,
  room: number,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let left = 0;
  for (const thing of things) {
    const size = sizeOf(thing);
    const group = groups.at(-1);
    if (group === undefined || size > left) {
      groups.push([thing]);
      left = room - size;
    } else {
      group.push(thing);
      left -= size;
    }
  }
  return groups;
}

function piecesOf(lines: readonly string[], room: number): readonly (readonly string[])[] {
  const count = Math.ceil(lines.length / room);
  return Array.from({ length: count }, (_, index) => lines.slice(index * room, (index + 1) * room));
}
