import type { Block } from './flow.ts';
import { paper } from './style.ts';

export type { Block } from './flow.ts';

/** As much of a page as may stay empty for the sake of what belongs together. */
const LARGEST_GROUP = (paper.bottom - paper.top) / 3;

/** What of a larger group stays together at its beginning. */
const GROUP_HEAD = 110;

/** How much of a page blocks take from its top on. */
export function stackHeight(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { before, height }, index) => sum + (index === 0 ? 0 : before) + height, 0);
}

/** Keeps blocks on one page, whatever of the page before stays empty: there are no more of them than a page holds. */
export function keepWhole(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) => (index < blocks.length - 1 ? { ...block, keepWithNext: true } : block));
}

/** Keeps blocks on one page, or where they are too many at least the first of them. */
export function keepTogether(blocks: readonly Block[]): readonly Block[] {
  const height = blocks.reduce((sum, block) => sum + block.before + block.height, 0);
  const kept = height <= LARGEST_GROUP ? height : GROUP_HEAD;
  let above = 0;
  return blocks.map((block, index) => {
    above += block.before + block.height;
    return index < blocks.length - 1 && above < kept ? { ...block, keepWithNext: true } : block;
  });
}
