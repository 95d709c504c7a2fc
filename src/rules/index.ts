import type { Assessment } from '../model/assessment.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { metOverUnmetReference } from './met-over-unmet-reference.ts';
import { notApplicableAgainstProfile } from './not-applicable-against-profile.ts';
import { notApplicableWithoutReason } from './not-applicable-without-reason.ts';
import { optionMissing } from './option-missing.ts';
import type { Rule } from './rule.ts';

const rules: readonly Rule[] = [
  notApplicableWithoutReason,
  metOverUnmetReference,
  notApplicableAgainstProfile,
  optionMissing,
];

/** Every rule over every answer of the level; positions in the file are added by whoever has the file. */
export function checkRules(catalogue: Catalogue, assessment: Assessment): readonly Diagnostic[] {
  return rules.flatMap(({ code, severity, check }) =>
    check(catalogue, assessment).map(({ criterion, args, path }) => ({
      code,
      severity,
      path,
      args: { criterion, ...args },
    })),
  );
}
