import type { Progress, ProgressPoint } from '../formats/outputs/progress.ts';
import { type DiffSideInput, differenceBetween } from './diff/build.ts';
import { levelOf } from './model.ts';

/** Earlier answers, with where they are known from. */
export interface EarlierSide {
  readonly from: ProgressPoint['from'];
  /** YYYY-MM-DD; left out where no answer has a date, or where they are those before a history begins. */
  readonly on?: string | undefined;
  readonly side: DiffSideInput;
}

/**
 * Gathers how answers came to be; pure. What changed is told since the last of the earlier ones.
 * @param earlier at least one, in any order: the oldest comes first, and what has no date before all others.
 */
export function buildProgress(
  earlier: readonly [EarlierSide, ...EarlierSide[]],
  now: DiffSideInput,
  history?: Progress['history'],
): Progress {
  const inOrder = earlier.toSorted((a, b) => compare(a.on ?? '', b.on ?? ''));
  const { from, side } = inOrder.at(-1) ?? earlier[0];
  return {
    points: inOrder.map((one) => point(one, now)),
    ...(history === undefined ? {} : { history }),
    changes: differenceBetween({ kind: from === 'file' ? 'files' : 'history', before: side, after: now }),
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function point({ from, on, side }: EarlierSide, now: DiffSideInput): ProgressPoint {
  const { catalogue, result, file } = side;
  return {
    from,
    file,
    ...(on === undefined ? {} : { on }),
    catalogue: { id: catalogue.id, edition: catalogue.edition },
    level: levelOf(catalogue, result),
    counts: result.level.counts,
    isComparable: isOneMeasure(result, now.result),
  };
}

function isOneMeasure(one: DiffSideInput['result'], other: DiffSideInput['result']): boolean {
  return one.catalogue.hash === other.catalogue.hash && one.level.id === other.level.id;
}
