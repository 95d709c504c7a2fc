import { allCriteria } from '../domain/catalogue.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Translate } from '../i18n/t.ts';
import { describeDiagnostic, inQuestions } from '../report/words/diagnostic.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';

/** A contradiction with what its numbers ask. */
export function contradictionWords(catalogue: Catalogue, { code, args }: RuleDiagnostic, t: Translate): string {
  const questions = { criteria: allCriteria(catalogue), facts: catalogue.profileFacts };
  return describeDiagnostic(t, { code, args: inQuestions(args, questions, t) });
}
