import { answerOf, lackOf } from '../domain/answer.ts';
import { isAsHandedOut } from '../domain/answerParts.ts';
import { claimedIn } from '../domain/bases.ts';
import { isSame } from '../domain/canonical.ts';
import { allCriteria, indexCatalogue, narrowToIds, narrowToLevel } from '../domain/catalogue.ts';
import { applyEdits, type Edit } from '../domain/edit.ts';
import { factsToAsk } from '../domain/profile.ts';
import type { AnswerState, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Category, Criterion, ProfileFact, Requirement } from '../formats/catalogue.ts';
import { type ScopeField, scopeFields } from '../formats/states.ts';
import { lackingAnswers } from './lacking.ts';
import { byGlance, requirementsToGlanceAt } from './overview.ts';
import { backward, type CataloguePlace, elsewhere, here, idsAt, onward, orElse, trailFrom, type Walk } from './walk.ts';

/** One thing to ask, by what identifies it. */
export type Step =
  | { readonly kind: 'organization' }
  | { readonly kind: 'scope'; readonly field: ScopeField }
  | { readonly kind: 'fact'; readonly id: string }
  /** A whole requirement, at a glance. */
  | { readonly kind: 'glance'; readonly id: string }
  | CriterionStep;

/** One criterion; among those that somebody has picked out, what is left is theirs to count. */
interface CriterionStep {
  readonly kind: 'criterion';
  readonly id: string;
  readonly isPicked?: true;
}

/** Where a person may go at any time. */
export type Target =
  /** By the number of a criterion, a requirement or a section, as it was typed. */
  | CataloguePlace
  | { readonly to: 'firm' }
  | { readonly to: 'unanswered' }
  | { readonly to: 'unknown' }
  /** Criteria that somebody has picked out, by their ids. */
  | { readonly to: 'picked'; readonly ids: readonly string[] };

/** An interview at one moment: plain data, every move gives a new one. */
export interface Session extends Walk<Step> {
  readonly catalogue: Catalogue;
  readonly assessment: Assessment;
  /** Criteria put off in this sitting; they do not come back by themselves. */
  readonly skipped: ReadonlySet<string>;
}

/**
 * Starts or resumes: first what is missing about the firm, then what is unanswered. A hand-out asks what it is about,
 * and nothing of the firm.
 */
export function startSession(catalogue: Catalogue, assessment: Assessment): Session {
  const narrowed = catalogueOf(catalogue, assessment);
  const session = { catalogue: narrowed, assessment, walk: [], at: 0, trail: [], skipped: new Set<string>() };
  if (assessment.handout) {
    const ids = new Set([
      ...toAnswer(narrowed, assessment),
      ...lackingAnswers(narrowed, assessment).map(({ id }) => id),
    ]);
    const inOrder = allCriteria(narrowed).filter(({ id }) => ids.has(id));
    return { ...session, walk: criterionSteps(inOrder.map(({ id }) => id)) };
  }
  return { ...session, walk: [...aboutTheFirm(narrowed, assessment), ...open(session)] };
}

/** Starts a look at the whole: who the firm is, what it has, then one question for each requirement. */
export function startOverview(session: Session): Session {
  const { catalogue, assessment } = session;
  const firm = aboutTheFirm(catalogue, assessment).filter(({ kind }) => kind !== 'scope');
  const walk = requirementsToGlanceAt(catalogue, assessment).map((id) => ({ kind: 'glance', id }) as const);
  return orElse({ ...session, walk: [...firm, ...walk], at: 0, trail: [] }, open);
}

/**
 * What of a catalogue an assessment is asked: its level, and in a hand-out the criteria that were chosen.
 * @param level another one than the assessment aims at
 */
export function catalogueOf(
  catalogue: Catalogue,
  { catalogue: aim, handout }: Assessment,
  level: string | undefined = aim.level,
): Catalogue {
  const narrowed = narrowToLevel(catalogue, level);
  return handout === undefined ? narrowed : { ...narrowToIds(narrowed, handout.ids), profileFacts: [] };
}

/** The criteria of a hand-out that nobody has answered, or not wholly, since it was made. */
export function toAnswer(catalogue: Catalogue, assessment: Assessment): readonly string[] {
  const open = new Set(openIn(catalogue, assessment));
  return allCriteria(catalogue)
    .map(({ id }) => id)
    .filter((id) => isAsHandedOut(assessment, id) || open.has(id));
}

/** The step to ask now; undefined when the walk is over. */
export function currentStep(session: Session): Step | undefined {
  return here(session);
}

/** Takes an edit over and goes on. The facts still to come are those that the answers so far leave to be asked. */
export function answered(session: Session, ...edits: readonly Edit[]): Session {
  const step = currentStep(session);
  const next = onward(edited(session, ...edits), open);
  if (step?.kind !== 'fact') return next;
  const { catalogue, assessment } = next;
  const rest = next.walk.slice(next.at);
  const facts = factsToAsk(catalogue, assessment).map(({ id }) => ({ kind: 'fact' as const, id }));
  const after = facts.slice(facts.findIndex((fact) => isSame(fact, step)) + 1);
  // One that another answer has brought up is asked as well, where nobody has answered it yet.
  const coming = after.filter((fact) => rest.some((one) => isSame(one, fact)) || isUnanswered(assessment, fact.id));
  const others = rest.filter(({ kind }) => kind !== 'fact');
  return orElse({ ...next, walk: [...next.walk.slice(0, next.at), ...coming, ...others] }, open);
}

function isUnanswered({ profile = {} }: Assessment, fact: string): boolean {
  return !Object.hasOwn(profile, fact);
}

/** Takes an edit over and stays. */
export function edited(session: Session, ...edits: readonly Edit[]): Session {
  return { ...session, assessment: applyEdits(session.assessment, edits) };
}

/** Puts the current step off. */
export function skip(session: Session): Session {
  const step = currentStep(session);
  const skipped = step?.kind === 'criterion' ? new Set([...session.skipped, step.id]) : session.skipped;
  return onward({ ...session, skipped }, open);
}

/**
 * Goes to where the person was before, whatever walk that was in; at the start of a sitting, to what comes before in
 * the catalogue. At the very first question the session stays as it is.
 */
export function back(session: Session): Session {
  const previous = backward(session);
  if (previous !== undefined) return previous;
  const before = stepBefore(session);
  return before === undefined ? session : { ...session, walk: [before, ...session.walk.slice(session.at)], at: 0 };
}

function stepBefore(session: Session): Step | undefined {
  const step = currentStep(session);
  const { catalogue, assessment } = session;
  const all = [
    ...(assessment.handout ? [] : everythingAboutTheFirm(catalogue, assessment)),
    ...criterionSteps(allCriteria(catalogue).map(({ id }) => id)),
  ];
  const asked = step?.kind === 'criterion' ? { kind: step.kind, id: step.id } : step;
  const at = all.findIndex((one) => asked !== undefined && isSame(one, asked));
  return all[at - 1];
}

/** Leaves out of the rest of the walk what has been answered at once. */
export function without(session: Session, ids: ReadonlySet<string>): Session {
  const seen = session.walk.slice(0, session.at);
  const rest = session.walk.slice(session.at).filter((step) => step.kind !== 'criterion' || !ids.has(step.id));
  return orElse({ ...session, walk: [...seen, ...rest], trail: trailFrom(session) }, open);
}

/** Leaves the walk for another one; where there is nothing to see, the session stays as it is. */
export function jump(session: Session, target: Target): Session {
  return elsewhere(session, stepsOf(session, target));
}

/** What there is still to ask: in a hand-out, what nobody has answered since it was made. */
export function leftToAsk(session: Session): readonly string[] {
  const { catalogue, assessment } = session;
  return assessment.handout === undefined ? openIds(session) : toAnswer(catalogue, assessment);
}

/** How many questions are left, and whether they are those of a choice of somebody's. */
export function leftOf(session: Session): { readonly count: number; readonly isPicked: boolean } {
  const isPicked = isOfChoice(currentStep(session));
  const rest = session.walk.slice(session.at).filter(isOfChoice);
  return { count: isPicked ? rest.length : leftToAsk(session).length, isPicked };
}

function isOfChoice(step: Step | undefined): boolean {
  return step?.kind === 'criterion' && step.isPicked === true;
}

/** The criteria of the level whose answer is missing, or is not whole yet; those put off included. */
export function openIds({ catalogue, assessment }: Session): readonly string[] {
  return openIn(catalogue, assessment);
}

/** The criteria of the level in one state. */
export function idsIn(session: Session, state: AnswerState): readonly string[] {
  return allCriteria(session.catalogue)
    .filter(({ id }) => answerOf(session.assessment, id)?.state === state)
    .map(({ id }) => id);
}

/** The criterion of a step, with its requirement. */
export function criterionOf(
  session: Session,
  id: string,
): { readonly criterion: Criterion; readonly requirement: Requirement } {
  for (const requirement of session.catalogue.requirements) {
    const criterion = requirement.criteria.find((candidate) => candidate.id === id);
    if (criterion) return { criterion, requirement };
  }
  throw new RangeError(`no criterion ${id} in ${session.catalogue.id}`);
}

/** The profile fact of a step. */
export function factOf(session: Session, id: string): ProfileFact {
  const fact = session.catalogue.profileFacts.find((candidate) => candidate.id === id);
  if (fact === undefined) throw new RangeError(`no profile fact ${id} in ${session.catalogue.id}`);
  return fact;
}

/** The category that a criterion stands in. */
export function categoryOf({ catalogue }: Session, id: string): Category {
  const { categories, criteria } = indexCatalogue(catalogue);
  const category = categories.get(criteria.get(id)?.category ?? '');
  if (category === undefined) throw new RangeError(`no criterion ${id} in ${catalogue.id}`);
  return category;
}

function everythingAboutTheFirm(catalogue: Catalogue, assessment: Assessment): Step[] {
  return [
    { kind: 'organization' },
    ...scopeFields.map((field) => ({ kind: 'scope' as const, field })),
    ...factsToAsk(catalogue, assessment).map(({ id }) => ({ kind: 'fact' as const, id })),
  ];
}

function aboutTheFirm(catalogue: Catalogue, assessment: Assessment): Step[] {
  const isUnnamed = assessment.organization.name === '';
  const hasBegun = Object.keys(assessment.profile ?? {}).length + Object.keys(assessment.answers).length > 0;
  const facts = factsToAsk(catalogue, assessment).filter(({ id }) => isUnanswered(assessment, id));
  return [
    ...(isUnnamed ? [{ kind: 'organization' as const }] : []),
    ...(isUnnamed || !(hasScope(assessment) || hasBegun)
      ? scopeFields.map((field) => ({ kind: 'scope' as const, field }))
      : []),
    ...facts.map(({ id }) => ({ kind: 'fact' as const, id })),
  ];
}

/** Whether the firm has said what the answers are about. */
export function hasScope({ scope }: Assessment): boolean {
  return Object.values(scope).some((names) => (names ?? []).length > 0);
}

/** Whether nothing is said of a criterion, or its state cannot stand: whoever was interrupted there has more to say. */
function openIn(catalogue: Catalogue, assessment: Assessment): readonly string[] {
  const claimed = claimedIn(catalogue, assessment);
  return allCriteria(catalogue).flatMap((criterion) => {
    const answer = answerOf(assessment, criterion.id);
    const isOpen = answer === undefined || lackOf(criterion, answer, claimed.has(criterion.id)) !== undefined;
    return isOpen ? [criterion.id] : [];
  });
}

function open(session: Session): Step[] {
  const ids = openIds(session).filter((id) => !session.skipped.has(id));
  return criterionSteps(byGlance(session.catalogue, session.assessment, ids));
}

function stepsOf(session: Session, target: Target): Step[] {
  const steps = criterionSteps;
  switch (target.to) {
    case 'firm':
      // Who corrects a name in the middle of the questions comes back to the question.
      return [
        ...everythingAboutTheFirm(session.catalogue, session.assessment),
        ...session.walk.slice(session.at).filter(({ kind }) => kind === 'criterion'),
      ];
    case 'category':
    case 'criterion':
      return steps(idsAt(session.catalogue, target));
    case 'unanswered':
      return steps(openIds(session));
    case 'unknown':
      return picked(idsIn(session, 'unknown'));
    case 'picked':
      return picked(target.ids);
  }
}

function picked(ids: readonly string[]): Step[] {
  return ids.map((id) => ({ kind: 'criterion', id, isPicked: true }));
}

function criterionSteps(ids: readonly string[]): Step[] {
  return ids.map((id) => ({ kind: 'criterion', id }));
}
