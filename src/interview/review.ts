import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Edit } from '../domain/edit.ts';
import { type EvidenceFile, type EvidenceState, evidenceState, isEvidenceGood } from '../domain/evidence.ts';
import { reviewOf, stampOf } from '../domain/view.ts';
import type { Answer, Assessment, Review, Reviewer, View } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import { limits } from '../formats/limits.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';
import { backward, type CataloguePlace, elsewhere, here, idsAt, onward, type Walk } from './walk.ts';

/** Which criteria a sitting is about; all of the level where none is named. */
export type ReviewFilter = 'changed' | 'risk' | 'questions' | 'open';

/** What a specialist is shown, apart from the answers themselves. */
export interface ReviewFacts {
  /** Narrowed to the level, and as it was written: a view is bound to the text of a criterion. */
  readonly catalogue: Catalogue;
  /** All that the rules find in the file. */
  readonly findings: readonly RuleDiagnostic[];
  /** What was found of evidence files, by the path as it stands in the assessment. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
  /** YYYY-MM-DD. */
  readonly asOf: string;
}

/** A specialist's sitting at one moment: plain data, every move gives a new one. */
export interface ReviewSession extends Walk<string> {
  readonly facts: ReviewFacts;
  readonly assessment: Assessment;
  /** What this sitting is about, in order. */
  readonly plan: readonly string[];
  /** Criteria that were shown and left behind in this sitting; they do not come back by themselves. */
  readonly passed: ReadonlySet<string>;
  /** Those of them that were put off. */
  readonly putOff: ReadonlySet<string>;
}

/** Where a specialist may go at any time. */
export type ReviewTarget = CataloguePlace | { readonly to: 'open' } | { readonly to: 'put-off' };

/** Starts a sitting with what needs a second look most. */
export function startReview(facts: ReviewFacts, assessment: Assessment, filter?: ReviewFilter): ReviewSession {
  const plan = planOf(facts, assessment, filter);
  return { facts, assessment, plan, walk: plan, at: 0, trail: [], passed: new Set(), putOff: new Set() };
}

/** The criterion to show now; undefined when the walk is over. */
export function currentCriterion(session: ReviewSession): string | undefined {
  return here(session);
}

/** Goes on to the next criterion. */
export function goOn(session: ReviewSession): ReviewSession {
  return pass(session, false);
}

/** Goes on, and keeps in mind that this one is to come again. */
export function putOff(session: ReviewSession): ReviewSession {
  return pass(session, true);
}

/** Goes to what was shown before, whatever walk that was in. */
export function goBack(session: ReviewSession): ReviewSession {
  return backward(session) ?? session;
}

/** Leaves the walk for another one; where there is nothing to see, the session stays as it is. */
export function jumpTo(session: ReviewSession, target: ReviewTarget): ReviewSession {
  return elsewhere(session, walkTo(session, target));
}

/** The criteria without a current view, what needs a second look most first. */
export function openIds({ facts, assessment }: Pick<ReviewSession, 'facts' | 'assessment'>): readonly string[] {
  return planOf(facts, assessment, 'open');
}

/** The criteria of a sitting, in the order in which they are shown. */
export function planOf(facts: ReviewFacts, assessment: Assessment, filter?: ReviewFilter): readonly string[] {
  const weighty = new Set(facts.findings.filter(weighs).map(({ args }) => args['criterion']));
  const looks = allCriteria(facts.catalogue).map((criterion) => {
    return { ...lookAt(criterion, assessment), rank: rankOf(criterion.id, weighty, facts, assessment) };
  });
  const chosen = looks.filter((look) => isChosen(look, filter));
  // A stable sort: what weighs the same stays in the order of the edition.
  return chosen.toSorted((a, b) => firstBy(a, b, filter) || a.rank - b.rank).map(({ id }) => id);
}

/** What belongs together and comes first, before any risk. */
function firstBy(a: Look, b: Look, filter: ReviewFilter | undefined): number {
  switch (filter) {
    case 'questions':
      return Number(b.question === 'replied') - Number(a.question === 'replied');
    case 'changed':
      return Number(a.view === undefined) - Number(b.view === undefined);
    default:
      return Number(a.isCurrent) - Number(b.isCurrent);
  }
}

function isChosen({ isCurrent, rank, view, question }: Look, filter: ReviewFilter | undefined): boolean {
  switch (filter) {
    case undefined:
      return true;
    case 'changed':
    case 'open':
      return !isCurrent;
    case 'risk':
      return rank <= RANKS.notApplicable || (view !== undefined && view !== 'agrees');
    case 'questions':
      return question !== undefined;
  }
}

/** What decides where a criterion stands in a sitting. */
interface Look {
  readonly id: string;
  readonly rank: number;
  readonly view: View | undefined;
  readonly isCurrent: boolean;
  readonly question: 'asked' | 'replied' | undefined;
}

const RANKS = { finding: 0, badEvidence: 1, notApplicable: 2, metWithoutEvidence: 3, rest: 4 } as const;

function lookAt(criterion: Criterion, assessment: Assessment): Omit<Look, 'rank'> {
  const { id } = criterion;
  const standing = reviewOf(criterion, assessment);
  const { question, reply, view } = standing?.review ?? {};
  return {
    id,
    view,
    isCurrent: standing?.isCurrent === true,
    question: question === undefined ? undefined : reply === undefined ? 'asked' : 'replied',
  };
}

function rankOf(id: string, weighty: ReadonlySet<unknown>, facts: ReviewFacts, assessment: Assessment): number {
  const answer = answerOf(assessment, id);
  if (weighty.has(id)) return RANKS.finding;
  if (evidenceStates(answer, facts).some((state) => !isEvidenceGood(state))) return RANKS.badEvidence;
  if (answer?.state === 'not-applicable') return RANKS.notApplicable;
  if (answer?.state === 'met' && (answer.evidence ?? []).length === 0) return RANKS.metWithoutEvidence;
  return RANKS.rest;
}

/**
 * Contradictions are warnings, but whoever looks at answers looks at them first. What is wrong with evidence has a rank
 * of its own.
 */
function weighs({ about, severity }: RuleDiagnostic): boolean {
  return about !== 'evidence' && (severity === 'error' || about === 'contradiction');
}

/** What the rules find about one criterion. */
export function findingsOn(id: string, { findings }: Pick<ReviewFacts, 'findings'>): readonly RuleDiagnostic[] {
  return findings.filter(({ args }) => args['criterion'] === id);
}

/** The state of each piece of evidence of an answer, in its order. */
export function evidenceStates(
  answer: Answer | undefined,
  { asOf, evidence }: Pick<ReviewFacts, 'asOf' | 'evidence'>,
): readonly EvidenceState[] {
  return (answer?.evidence ?? []).map((item) =>
    evidenceState(item, asOf, item.file === undefined ? undefined : evidence.get(item.file)),
  );
}

/** The criterion as it was written. */
export function writtenCriterion({ facts }: ReviewSession, id: string): Criterion {
  const found = allCriteria(facts.catalogue).find((criterion) => criterion.id === id);
  if (found === undefined) throw new RangeError(`no criterion ${id} in ${facts.catalogue.id}`);
  return found;
}

/** Where a criterion stands, counted from 1: in the sitting, unless one has jumped out of it, and in the level. */
export interface ReviewPlace {
  readonly sitting?: { readonly position: number; readonly total: number };
  readonly position: number;
  readonly total: number;
}

/** 「この回 3/12 · 全体 31/81」 as numbers. */
export function placeInReview({ plan, facts }: ReviewSession, id: string): ReviewPlace {
  const all = allCriteria(facts.catalogue);
  const planned = plan.indexOf(id);
  const whole = { position: all.findIndex((one) => one.id === id) + 1, total: all.length };
  return planned === -1 ? whole : { sitting: { position: planned + 1, total: plan.length }, ...whole };
}

/** What a specialist says of one criterion. */
export type Said = Pick<Review, 'view' | 'lookedAt' | 'advice' | 'question'>;

/** Who says it, and when. */
export interface Signed {
  readonly by: string;
  readonly reviewer: Reviewer;
  /** YYYY-MM-DD. */
  readonly on: string;
}

/**
 * The edit that adds a view; undefined where the file takes no more of them for this criterion.
 * @param answer the answer as it was shown: the view is about that one, whatever stands in the file by now.
 */
export function viewEdit(
  { criterion, answer, assessment }: { criterion: Criterion; answer: Answer | undefined; assessment: Assessment },
  said: Said,
  { by, reviewer, on }: Signed,
): Edit | undefined {
  const { view, lookedAt = [], advice = '', question = '' } = said;
  const review = {
    by,
    on,
    view,
    ...(lookedAt.length === 0 ? {} : { lookedAt: [...lookedAt] }),
    ...(advice === '' ? {} : { advice }),
    ...(question === '' ? {} : { question }),
  };
  const stamped = { ...review, stamp: stampOf({ criterion, answer, reviewer, review }) };
  const reviews = withReview(reviewsOf(assessment, criterion.id), stamped);
  return reviews.length > limits.reviews ? undefined : { type: 'reviews', id: criterion.id, reviews };
}

/**
 * The views with a new one as the newest. It takes the place of what the same specialist said last on the same day,
 * unless the firm has replied to that: what others have written is not ours to drop.
 */
export function withReview(known: readonly Review[], review: Review): readonly Review[] {
  const last = known.findLastIndex(({ by, on }) => by === review.by && on === review.on);
  const isReplaced = last !== -1 && known[last]?.reply === undefined;
  return [...(isReplaced ? known.toSpliced(last, 1) : known), review];
}

/** All views on exactly this criterion, the newest last. */
export function reviewsOf({ reviews = {} }: Assessment, id: string): readonly Review[] {
  return Object.hasOwn(reviews, id) ? (reviews[id] ?? []) : [];
}

/**
 * What a specialist goes on from at a criterion: all they said of it today, and else the question that still waits for
 * a reply. A question that was replied to is closed by the next view.
 */
export function draftOf(assessment: Assessment, id: string, { by, on }: Omit<Signed, 'reviewer'>): Partial<Said> {
  const last = reviewsOf(assessment, id).findLast((review) => review.by === by);
  if (last === undefined || last.reply !== undefined) return {};
  const { lookedAt, advice, question } = last;
  const open = question === undefined ? {} : { question };
  if (last.on !== on) return open;
  return { ...open, ...(lookedAt ? { lookedAt } : {}), ...(advice === undefined ? {} : { advice }) };
}

/** The view that a word beside it belongs to: the specialist's own while it is current; until there is one, nobody can tell. */
export function standingView(criterion: Criterion, assessment: Assessment, by: string): View {
  const standing = reviewOf(criterion, assessment);
  return standing?.isCurrent && standing.review.by === by ? standing.review.view : 'cannot-tell';
}

/**
 * The name tag of a specialist: the one they have, or the next that is free. Who comes from another place or stands
 * to the firm in another way gets a new one: what was said before was said by whom it names.
 */
export function reviewerTag({ reviewers = {} }: Assessment, reviewer: Reviewer): string {
  const known = Object.entries(reviewers).find(([, one]) => isSame(one, reviewer))?.[0];
  if (known !== undefined) return known;
  let number = Object.keys(reviewers).length + 1;
  while (Object.hasOwn(reviewers, `r${number}`)) number++;
  return `r${number}`;
}

function isSame(a: Reviewer, b: Reviewer): boolean {
  return (['name', 'registration', 'organization', 'relation'] as const).every((field) => a[field] === b[field]);
}

function pass(session: ReviewSession, isPutOff: boolean): ReviewSession {
  const id = currentCriterion(session);
  if (id === undefined) return session;
  const later = new Set(session.putOff);
  if (isPutOff) later.add(id);
  else later.delete(id);
  const passed = new Set([...session.passed, id]);
  return onward({ ...session, passed, putOff: later }, leftOf);
}

function leftOf({ plan, passed }: ReviewSession): readonly string[] {
  return plan.filter((id) => !passed.has(id));
}

function walkTo(session: ReviewSession, target: ReviewTarget): readonly string[] {
  switch (target.to) {
    case 'open':
      return openIds(session);
    case 'put-off':
      return session.plan.filter((id) => session.putOff.has(id));
    case 'category':
    case 'criterion':
      return idsAt(session.facts.catalogue, target);
  }
}
