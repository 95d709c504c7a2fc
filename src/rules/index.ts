import { answerOf } from '../domain/answer.ts';
import { restingOn } from '../domain/bases.ts';
import { allCriteria, indexCatalogue } from '../domain/catalogue.ts';
import { groupBy } from '../domain/groupBy.ts';
import type { Answer, Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Diagnostic, Severity } from '../formats/diagnostic.ts';
import { contradictoryFacts } from './contradictory-facts.ts';
import { contradictoryProfile } from './contradictory-profile.ts';
import { dateFarAhead } from './date-far-ahead.ts';
import { dateInFuture } from './date-in-future.ts';
import { duePast } from './due-past.ts';
import { dutyInFuture } from './duty-in-future.ts';
import { dutyOverdue } from './duty-overdue.ts';
import { dutyUndated } from './duty-undated.ts';
import { evidenceChanged } from './evidence-changed.ts';
import { evidenceExpired } from './evidence-expired.ts';
import { evidenceMissing } from './evidence-missing.ts';
import { metOverUnmetReference } from './met-over-unmet-reference.ts';
import { metWithMissing } from './met-with-missing.ts';
import { metWithoutEvidence } from './met-without-evidence.ts';
import { missingChanged } from './missing-changed.ts';
import { notApplicableAgainstProfile } from './not-applicable-against-profile.ts';
import { notApplicableAlways } from './not-applicable-always.ts';
import { notApplicableWithoutReason } from './not-applicable-without-reason.ts';
import { optionMissing } from './option-missing.ts';
import { otherEdition } from './other-edition.ts';
import { ownerMissing } from './owner-missing.ts';
import { proposalChanged } from './proposal-changed.ts';
import {
  type Answered,
  type AnswerFacts,
  type Deadline,
  type Grounds,
  isLapse,
  type LapseFinding,
  type Rule,
  type RuleDiagnostic,
  type UpkeepFacts,
} from './rule.ts';
import { scopeEmpty } from './scope-empty.ts';
import { secretInNote } from './secret-in-note.ts';
import { unknownWithoutOwner } from './unknown-without-owner.ts';
import { waiverExpired } from './waiver-expired.ts';
import { waiverWithoutEnd } from './waiver-without-end.ts';
import { waiverWithoutReason } from './waiver-without-reason.ts';

/** Every rule, in the order in which findings are told. */
export const rules = [
  notApplicableWithoutReason,
  metOverUnmetReference,
  notApplicableAgainstProfile,
  notApplicableAlways,
  metWithMissing,
  optionMissing,
  contradictoryProfile,
  contradictoryFacts,
  proposalChanged,
  scopeEmpty,
  metWithoutEvidence,
  dutyOverdue,
  dutyInFuture,
  dutyUndated,
  evidenceExpired,
  evidenceMissing,
  evidenceChanged,
  waiverWithoutReason,
  waiverWithoutEnd,
  waiverExpired,
  duePast,
  dateInFuture,
  dateFarAhead,
  ownerMissing,
  unknownWithoutOwner,
  otherEdition,
  missingChanged,
  secretInNote,
] as const satisfies readonly Rule[];

export type RuleCode = (typeof rules)[number]['code'];

export const ruleCodes: readonly RuleCode[] = rules.map(({ code }) => code);

/**
 * Contradictions among the answers of the level.
 * @param grounds what they are looked for by besides.
 * @param among the rules to go by.
 */
export function checkContradictions(
  catalogue: Catalogue,
  assessment: Assessment,
  grounds: Grounds = {},
  among: readonly Rule[] = rules,
): readonly RuleDiagnostic[] {
  return contradictionsAmong(answersIn(catalogue, assessment), { ...grounds, catalogue, assessment }, among);
}

/**
 * Those of them in which some criteria or facts have a part, on either side: only the answers are looked at that may
 * contradict them.
 */
export function contradictionsAbout(
  ids: readonly string[],
  catalogue: Catalogue,
  assessment: Assessment,
  grounds: Grounds = {},
): readonly RuleDiagnostic[] {
  const answers = answersIn(catalogue, assessment, mayConcern(ids, catalogue, grounds));
  const wanted = new Set<unknown>(ids);
  return contradictionsAmong(answers, { ...grounds, catalogue, assessment }).filter(({ args }) =>
    ['criterion', 'reference', 'fact', 'base'].some((name) => wanted.has(args[name])),
  );
}

/** Whether an answer may have to do with some criteria or facts: it is one of them, or rests on one. */
function mayConcern(
  ids: readonly string[],
  catalogue: Catalogue,
  { guidance }: Grounds,
): (id: string, answer: Answer) => boolean {
  const { criteria } = indexCatalogue(catalogue);
  // Which answers have to do with a fact is looked up nowhere, nor what a proposal rests on that was taken over.
  if (!ids.every((id) => criteria.has(id))) return () => true;
  const resting = restingOn(catalogue, guidance);
  const near = new Set([...ids, ...ids.flatMap((id) => resting.get(id) ?? [])]);
  return (id, { derivedFrom }) => near.has(id) || derivedFrom !== undefined;
}

function contradictionsAmong(
  answers: readonly Answered[],
  firm: Omit<AnswerFacts, 'answers'>,
  among: readonly Rule[] = rules,
): readonly RuleDiagnostic[] {
  const facts = { ...firm, answers };
  return among.flatMap((rule) =>
    rule.about === 'contradiction' ? rule.check(facts).map((finding) => diagnosticOf(rule, finding)) : [],
  );
}

/**
 * What of the answers of the level runs out, or is written down too early: each with the days on which it is so.
 * The one list of it, which every output takes from the result.
 * @param among the rules to go by.
 */
export function checkLapses(
  catalogue: Catalogue,
  assessment: Assessment,
  among: readonly Rule[] = rules,
): readonly RuleDiagnostic[] {
  const facts = { catalogue, assessment, answers: answersIn(catalogue, assessment) };
  return among.flatMap((rule) =>
    isLapse(rule) ? rule.check(facts).map((finding) => diagnosticOf(rule, finding)) : [],
  );
}

/**
 * Days that are likely slips as seen from a day, YYYY-MM-DD, in answers to any level: to be told of a file that nobody
 * judges, too.
 */
export function checkDates(catalogue: Catalogue, assessment: Assessment, asOf: string): readonly RuleDiagnostic[] {
  const facts = { catalogue, assessment, answers: answersIn(catalogue, assessment) };
  const found = rules.flatMap((rule) =>
    rule.about === 'date' || rule.about === 'slip'
      ? rule.check(facts).map((finding) => diagnosticOf(rule, finding))
      : [],
  );
  return onDay(asOf, found);
}

/** What is known of a firm. */
export interface FirmFacts extends Omit<UpkeepFacts, 'answers'> {
  /** What `checkLapses` has found of the same answers by the same rules, where it was asked before. */
  readonly lapses?: readonly RuleDiagnostic[];
}

/**
 * What the firm has not kept up by a day, YYYY-MM-DD.
 * @param among the rules to go by.
 */
export function checkFirm(
  { asOf, ...firm }: FirmFacts & { readonly asOf: string },
  among: readonly Rule[] = rules,
): readonly RuleDiagnostic[] {
  return onDay(asOf, checkUpkeep(firm, among));
}

/**
 * What the firm has not kept up, and what it will not have kept up some day.
 * @param among the rules to go by.
 */
export function checkUpkeep({ lapses, ...firm }: FirmFacts, among: readonly Rule[] = rules): readonly RuleDiagnostic[] {
  const facts = { ...firm, answers: answersIn(firm.catalogue, firm.assessment) };
  const known = lapses && groupBy(lapses, ({ code }) => code);
  return among.flatMap((rule) => {
    if (rule.about === 'contradiction') return [];
    if (known !== undefined && isLapse(rule)) return known.get(rule.code) ?? [];
    return rule.check(facts).map((finding) => diagnosticOf(rule, finding));
  });
}

/** Of all that is so some day, what is so on this one. */
export function onDay(asOf: string, found: readonly RuleDiagnostic[]): readonly RuleDiagnostic[] {
  return found.flatMap((one) => {
    if (one.wrongAfter === undefined && one.wrongBefore === undefined) return [one];
    return isSoOn(asOf, one) ? [{ ...one, args: { ...one.args, asOf } }] : [];
  });
}

/** Whether a day is one of those on which something is wrong. */
export function isSoOn(asOf: string, { wrongAfter = '', wrongBefore }: Deadline): boolean {
  return asOf > wrongAfter && (wrongBefore === undefined || asOf < wrongBefore);
}

function answersIn(
  catalogue: Catalogue,
  assessment: Assessment,
  isWanted: (id: string, answer: Answer) => boolean = () => true,
): readonly Answered[] {
  return allCriteria(catalogue).flatMap((criterion) => {
    const answer = answerOf(assessment, criterion.id);
    return answer === undefined || !isWanted(criterion.id, answer) ? [] : [{ id: criterion.id, criterion, answer }];
  });
}

/** What each rule weighs for one firm; those left out keep their own severity. */
export type RuleSettings = Readonly<Partial<Record<string, Severity | 'off'>>>;

/** The findings as a firm wants them weighed. */
export function withSettings<T extends Diagnostic>(diagnostics: readonly T[], settings: RuleSettings): readonly T[] {
  return diagnostics.flatMap((diagnostic) => {
    const set = Object.hasOwn(settings, diagnostic.code) ? settings[diagnostic.code] : undefined;
    if (set === 'off') return [];
    return [set === undefined ? diagnostic : { ...diagnostic, severity: set }];
  });
}

function diagnosticOf({ code, severity, about }: Rule, finding: LapseFinding): RuleDiagnostic {
  const { criterion, args, path, wrongAfter, wrongBefore, because } = finding;
  return {
    code,
    severity,
    about,
    path,
    args: criterion === undefined ? { ...args } : { criterion, ...args },
    ...(wrongAfter === undefined ? {} : { wrongAfter }),
    ...(wrongBefore === undefined ? {} : { wrongBefore }),
    ...(because === undefined ? {} : { because }),
  };
}
