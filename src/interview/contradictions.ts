import { canonicalJson } from '../domain/canonical.ts';
import type { Assessment } from '../formats/assessment.ts';
import { checkContradictions } from '../rules/index.ts';
import type { Grounds, RuleDiagnostic } from '../rules/rule.ts';
import type { Session } from './session.ts';

/**
 * The contradictions that answers have just raised: those about the criteria or facts, on either side, that were not
 * there before, each once.
 * @param ids of the criteria and facts that were answered.
 * @param before the answers as they stood before.
 * @param grounds what they are looked for by besides.
 * @param all that there are now.
 */
export function contradictionsOf(
  { catalogue, assessment }: Pick<Session, 'catalogue' | 'assessment'>,
  ids: readonly string[],
  before: Assessment,
  grounds: Grounds = {},
  all = checkContradictions(catalogue, assessment, grounds),
): readonly RuleDiagnostic[] {
  const keyOf = ({ code, args }: RuleDiagnostic) => canonicalJson({ code, ...args });
  const now = all.filter(({ args }) =>
    ['criterion', 'reference', 'fact', 'base'].some((name) => ids.some((id) => args[name] === id)),
  );
  // Most answers raise none: then nobody need know which there were.
  if (now.length === 0) return [];
  const old = new Set(checkContradictions(catalogue, before, grounds).map(keyOf));
  return now.filter((found) => !old.has(keyOf(found)));
}
