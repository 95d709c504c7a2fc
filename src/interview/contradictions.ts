import { canonicalJson } from '../domain/canonical.ts';
import type { Assessment } from '../formats/assessment.ts';
import { contradictionsAbout } from '../rules/index.ts';
import type { Grounds, RuleDiagnostic } from '../rules/rule.ts';
import type { Session } from './session.ts';

/**
 * The contradictions that answers have just raised: those about the criteria or facts, on either side, that were not
 * there before, each once.
 * @param ids of the criteria and facts that were answered.
 * @param before the answers as they stood before.
 * @param grounds what they are looked for by besides.
 */
export function contradictionsOf(
  { catalogue, assessment }: Pick<Session, 'catalogue' | 'assessment'>,
  ids: readonly string[],
  before: Assessment,
  grounds: Grounds = {},
): readonly RuleDiagnostic[] {
  const keyOf = ({ code, args }: RuleDiagnostic) => canonicalJson({ code, ...args });
  const now = contradictionsAbout(ids, catalogue, assessment, grounds);
  // Most answers raise none: then nobody need know which there were.
  if (now.length === 0) return [];
  const old = new Set(contradictionsAbout(ids, catalogue, before, grounds).map(keyOf));
  return now.filter((found) => !old.has(keyOf(found)));
}
