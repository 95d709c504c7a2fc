import { canonicalJson } from '../domain/canonical.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { checkDates } from '../rules/index.ts';
import type { Grounds, RuleDiagnostic } from '../rules/rule.ts';
import { contradictionsOf } from './contradictions.ts';

/** What answers have brought in that came in together, and that the keyboard would tell one by one. */
export interface BroughtIn {
  /** Criteria with dates of what is over that have not come yet. */
  readonly early: readonly string[];
  readonly contradictions: readonly RuleDiagnostic[];
}

/**
 * What is in a file that was not there before so many answers came in.
 * @param catalogues all that the file has been asked by, for its dates; `asked` is the one it is asked by now.
 * @param today YYYY-MM-DD
 */
export function broughtIn(
  before: Assessment,
  after: Assessment,
  catalogues: readonly Catalogue[],
  asked: Grounds & { readonly catalogue: Catalogue },
  today: string,
): BroughtIn {
  const { catalogue } = asked;
  const datesOf = (assessment: Assessment) => catalogues.flatMap((one) => checkDates(one, assessment, today));
  const known = new Set(datesOf(before).map(({ args }) => canonicalJson(args)));
  const early = datesOf(after).filter(({ args }) => !known.has(canonicalJson(args)));
  const ids = [...allCriteria(catalogue), ...catalogue.profileFacts].map(({ id }) => id);
  return {
    early: [...new Set(early.map(({ args }) => String(args['criterion'])))],
    contradictions: contradictionsOf({ catalogue, assessment: after }, ids, before, asked),
  };
}
