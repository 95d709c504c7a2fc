import type { Points } from '../../formats/catalogue.ts';
import type { Counts, PointsSum } from '../result.ts';

/**
 * The sum of points of the answers given. Unanswered is not unknown: it brings nothing and keeps the sum from being final.
 * @param isWhole whether these are all criteria of the level: only then a band of the source may be read off.
 */
export function sumPoints(counts: Counts, { states, bands }: Points, isWhole: boolean): PointsSum {
  const total =
    counts.met * states.met +
    counts.partial * states.partial +
    counts.unmet * states.unmet +
    counts.unknown * states.unknown;
  const isFinal = counts.unanswered + counts['not-applicable'] === 0;
  const sum = { total, max: counts.total * states.met, isFinal };
  if (!isWhole || !isFinal) return sum;
  const band = bands.toSorted((a, b) => b.from - a.from).find(({ from }) => total >= from);
  return band ? { ...sum, band: { text: band.text, certainty: band.certainty } } : sum;
}
