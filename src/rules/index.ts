import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Diagnostic, RuleCode, Severity } from '../formats/diagnostic.ts';
import { contradictoryProfile } from './contradictory-profile.ts';
import { duePast } from './due-past.ts';
import { dutyOverdue } from './duty-overdue.ts';
import { dutyUndated } from './duty-undated.ts';
import { evidenceChanged } from './evidence-changed.ts';
import { evidenceExpired } from './evidence-expired.ts';
import { evidenceMissing } from './evidence-missing.ts';
import { metOverUnmetReference } from './met-over-unmet-reference.ts';
import { metWithoutEvidence } from './met-without-evidence.ts';
import { notApplicableAgainstProfile } from './not-applicable-against-profile.ts';
import { notApplicableWithoutReason } from './not-applicable-without-reason.ts';
import { optionMissing } from './option-missing.ts';
import { otherEdition } from './other-edition.ts';
import { ownerMissing } from './owner-missing.ts';
import type { FirmFacts, FirmRule, Rule, RuleFinding } from './rule.ts';
import { scopeEmpty } from './scope-empty.ts';
import { secretInNote } from './secret-in-note.ts';
import { unknownWithoutOwner } from './unknown-without-owner.ts';
import { waiverExpired } from './waiver-expired.ts';
import { waiverWithoutEnd } from './waiver-without-end.ts';
import { waiverWithoutReason } from './waiver-without-reason.ts';

/** Answers that contradict each other: part of every result. */
const contradictions: readonly Rule[] = [
  notApplicableWithoutReason,
  metOverUnmetReference,
  notApplicableAgainstProfile,
  optionMissing,
  contradictoryProfile,
];

/** What a firm has to keep up: asked for by `check` only, as it would bury the gaps in a report. */
const upkeep: readonly FirmRule[] = [
  scopeEmpty,
  metWithoutEvidence,
  dutyOverdue,
  dutyUndated,
  evidenceExpired,
  evidenceMissing,
  evidenceChanged,
  waiverWithoutReason,
  waiverWithoutEnd,
  waiverExpired,
  duePast,
  ownerMissing,
  unknownWithoutOwner,
  otherEdition,
  secretInNote,
];

/** Contradictions among the answers of the level; positions in the file are added by whoever has the file. */
export function checkRules(catalogue: Catalogue, assessment: Assessment): readonly Diagnostic[] {
  return contradictions.flatMap((rule) =>
    rule.check(catalogue, assessment).map((finding) => diagnosticOf(rule, finding)),
  );
}

/** What the firm has not kept up by a day; positions are added as above. */
export function checkFirm(facts: FirmFacts): readonly Diagnostic[] {
  const answers = allCriteria(facts.catalogue).flatMap((criterion) => {
    const answer = answerOf(facts.assessment, criterion.id);
    return answer === undefined ? [] : [{ id: criterion.id, criterion, answer }];
  });
  return upkeep.flatMap((rule) => rule.check({ ...facts, answers }).map((finding) => diagnosticOf(rule, finding)));
}

/** What each rule weighs for one firm; those left out keep their own severity. */
export type RuleSettings = Readonly<Partial<Record<string, Severity | 'off'>>>;

/** The findings as a firm wants them weighed. */
export function withSettings(diagnostics: readonly Diagnostic[], settings: RuleSettings): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const set = Object.hasOwn(settings, diagnostic.code) ? settings[diagnostic.code] : undefined;
    if (set === 'off') return [];
    return [set === undefined ? diagnostic : { ...diagnostic, severity: set }];
  });
}

function diagnosticOf(
  { code, severity }: { readonly code: RuleCode; readonly severity: Severity },
  { criterion, args, path }: RuleFinding,
): Diagnostic {
  return { code, severity, path, args: { ...(criterion === undefined ? {} : { criterion }), ...args } };
}
