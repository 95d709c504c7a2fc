import type { Review } from '../formats/assessment.ts';
import { inJapan, secondAfter } from './calendar.ts';
import { compareText } from './order.ts';
import { doubtIn } from './view.ts';

/**
 * The views on a criterion with one of another file among them, the newest last. What stands above it there stays above it,
 * and what stands below it there and is of the same specialist stays below; among the rest it stands by day and time.
 * Assumption: where neither a list nor a time tells which of two views of one day came later, the one that says more against
 * the answer did: a specialist's word must never be taken for more than it is.
 * @param there the views of the other file.
 */
export function placed(here: readonly Review[], review: Review, there: readonly Review[]): readonly Review[] {
  const split = there.findIndex(({ stamp }) => stamp === review.stamp);
  const isIn = (list: readonly Review[], { stamp }: Review) => list.some((one) => one.stamp === stamp);
  const isAbove = (one: Review) => isIn(there.slice(0, split), one);
  const isBelow = (one: Review) => isIn(there.slice(split + 1), one);
  const isOwn = ({ by }: Review) => by === review.by;
  const isEarlier = (one: Review) => compareText(orderOf(one), orderOf(review)) <= 0;
  // Nobody else's views may part those of one specialist from their order.
  const all: Part = [0, here.length];
  const known = before(
    here,
    after(here, all, (one) => isOwn(one) && isAbove(one)),
    (one) => isOwn(one) && isBelow(one),
  );
  const timed = before(
    here,
    after(here, known, (one) => isOwn(one) && isEarlier(one)),
    isOwn,
  );
  const [place] = after(here, timed, (one) => isAbove(one) || isEarlier(one));
  return here.toSpliced(place, 0, review);
}

/** Places in a list from which one is to be chosen: the first, and the last. */
type Part = readonly [from: number, to: number];

/** What is left of them below the last view that is meant. */
function after(list: readonly Review[], [from, to]: Part, isMeant: (review: Review) => boolean): Part {
  return [from + list.slice(from, to).findLastIndex(isMeant) + 1, to];
}

/** What is left of them above the first view that is meant. */
function before(list: readonly Review[], [from, to]: Part, isMeant: (review: Review) => boolean): Part {
  const first = list.slice(from, to).findIndex(isMeant);
  return [from, first === -1 ? to : from + first];
}

function orderOf({ on, at = '', view, stamp }: Review): string {
  return `${on} ${at} ${doubtIn(view)} ${stamp}`;
}

/**
 * When a view is given, as the clock in Japan shows it, and always after what the same specialist gave that day: a clock
 * may be put back.
 * @param now ISO 8601 with an offset from UTC.
 */
export function momentOf({ by, on }: Pick<Review, 'by' | 'on'>, known: readonly Review[], now: string): string {
  const given = known.filter((one) => one.by === by && one.on === on).map(({ at = '' }) => at);
  const last = given.toSorted(compareText).at(-1) ?? '';
  const moment = inJapan(now);
  return moment > last ? moment : secondAfter(last);
}
