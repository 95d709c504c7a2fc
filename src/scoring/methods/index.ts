import { InternalError } from '../../errors.ts';
import type { Catalogue } from '../../formats/catalogue.ts';
import type { Assumption, Counts, GroupResult } from '../result.ts';
import { judgeAllOf } from './all-of.ts';
import { sumPoints } from './points.ts';

/** What the catalogue's own method makes of some counts; no scheme borrows another's arithmetic. */
export function measure(
  catalogue: Catalogue,
  counts: Counts,
  isWhole: boolean,
): Pick<GroupResult, 'judgement' | 'points'> {
  switch (catalogue.method) {
    case 'all-of':
      return { judgement: judgeAllOf(counts) };
    case 'points':
      if (catalogue.points === undefined) throw new InternalError(`${catalogue.id} counts points but gives none`);
      return { judgement: 'not-judged', points: sumPoints(counts, catalogue.points, isWhole) };
    case 'coverage':
      return { judgement: 'not-judged' };
  }
}

/** What the outcome rests on that no official document states. */
export function assumptionsOf({ method, points }: Catalogue, counts: Counts): readonly Assumption[] {
  const isUnsure = points?.bands.some(({ certainty }) => certainty !== 'certain') ?? false;
  const own: Readonly<Record<Catalogue['method'], readonly Assumption[]>> = {
    'all-of': ['all-criteria'],
    points: isUnsure ? ['points', 'bands'] : ['points'],
    coverage: ['coverage'],
  };
  return counts['not-applicable'] > 0 ? [...own[method], 'not-applicable'] : own[method];
}
