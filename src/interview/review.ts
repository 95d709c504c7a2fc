import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Leading } from '../domain/crosswalk.ts';
import { type EvidenceFile, type EvidenceState, evidenceState, isEvidenceGood } from '../domain/evidence.ts';
import { waitsForReply } from '../domain/reply.ts';
import { isAsGiven, type Standing, standingOn } from '../domain/view.ts';
import type { Answer, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Verdict } from '../formats/states.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';
import { backward, type CataloguePlace, elsewhere, here, idsAt, onward, type Walk } from './walk.ts';

/** Which criteria a sitting is about; all of the level where none is named. */
export type ReviewFilter = 'changed' | 'new' | 'open' | 'risk' | 'questions';

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
  /** Those by which answers may have been taken over from what was answered to other catalogues. */
  readonly crosswalks?: readonly Leading[] | undefined;
}

/** A specialist's sitting at one moment: plain data, every move gives a new one. */
export interface ReviewSession extends Walk<string> {
  readonly facts: ReviewFacts;
  readonly assessment: Assessment;
  /** Which criteria it is about; all of the level where left out. */
  readonly filter: ReviewFilter | undefined;
  /** The tag of who sits there: what others have looked at is not looked at by them. */
  readonly by: string | undefined;
  /** What this sitting is about, in order. */
  readonly plan: readonly string[];
  /** Whether they had views that held as it began: then the place in it is not how far they are. */
  readonly isResumed: boolean;
  /** Criteria that were shown and left behind in this sitting; they do not come back by themselves. */
  readonly passed: ReadonlySet<string>;
  /** Those of them that were put off. */
  readonly putOff: ReadonlySet<string>;
}

/** Where a specialist may go at any time. */
export type ReviewTarget = CataloguePlace | { readonly to: 'open' } | { readonly to: 'put-off' };

/** Starts a sitting with what needs a second look most. */
export function startReview(
  facts: ReviewFacts,
  assessment: Assessment,
  filter?: ReviewFilter,
  by?: string,
): ReviewSession {
  const plan = planOf(facts, assessment, filter, by);
  const isResumed = viewedIn({ facts, assessment, by }).own.size > 0;
  const begun = { facts, assessment, filter, by, plan, isResumed };
  return { ...begun, walk: plan, at: 0, trail: [], passed: new Set(), putOff: new Set() };
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

type Sitter = Pick<ReviewSession, 'facts' | 'assessment' | 'by'>;

/** The criteria without a current view of who sits there, those without anybody's first. */
export function openIds({ facts, assessment, by }: Sitter): readonly string[] {
  return planOf(facts, assessment, 'open', by);
}

/** Criteria with a view that holds: of who sits there, of others, and of anybody so that it counts. */
export interface Viewed {
  readonly own: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** Who has looked at what. */
export function viewedIn({ facts, assessment, by }: Sitter): Viewed {
  const looks = allCriteria(facts.catalogue).map((criterion) => lookAt(criterion, assessment, facts, by));
  const those = (isOne: (look: Omit<Look, 'rank'>) => boolean) => new Set(looks.filter(isOne).map(({ id }) => id));
  return { own: those(isDone), others: those(({ isOfOthers }) => isOfOthers), all: those(isSettled) };
}

/** The criteria of a sitting, in the order in which they are shown. */
export function planOf(
  facts: ReviewFacts,
  assessment: Assessment,
  filter?: ReviewFilter,
  by?: string,
): readonly string[] {
  const weighty = new Set(facts.findings.filter(weighs).map(({ args }) => args['criterion']));
  const looks = allCriteria(facts.catalogue).map((criterion) => {
    return { ...lookAt(criterion, assessment, facts, by), rank: rankOf(criterion.id, weighty, facts, assessment) };
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
    default:
      return Number(isSettled(a)) - Number(isSettled(b)) || Number(isDone(a)) - Number(isDone(b));
  }
}

function isChosen(look: Look, filter: ReviewFilter | undefined): boolean {
  switch (filter) {
    case undefined:
      return true;
    case 'changed':
      return look.isChanged;
    case 'new':
      return look.verdict === 'none';
    case 'open':
      return !isDone(look);
    case 'risk':
      return look.rank <= RANKS.notApplicable || look.isDoubted;
    case 'questions':
      return look.question !== undefined;
  }
}

/** Whether some specialist's view holds. */
function isSettled({ verdict }: Pick<Look, 'verdict'>): boolean {
  return verdict !== 'none' && verdict !== 'changed' && verdict !== 'rewritten';
}

/** Whether who sits there has nothing to say of it any more. */
function isDone(look: Pick<Look, 'verdict' | 'isOwn'>): boolean {
  return look.isOwn && isSettled(look);
}

/** What decides where a criterion stands in a sitting. */
interface Look {
  readonly id: string;
  readonly rank: number;
  readonly verdict: Verdict;
  /** Whether who sits there has a view that holds; whether somebody has, where nobody is named. */
  readonly isOwn: boolean;
  readonly isOfOthers: boolean;
  /** Whether what some specialist said last no longer holds. */
  readonly isChanged: boolean;
  /** Whether some specialist's last view is another than that it is so. */
  readonly isDoubted: boolean;
  readonly question: 'asked' | 'replied' | undefined;
}

const RANKS = { finding: 0, badEvidence: 1, notApplicable: 2, metWithoutEvidence: 3, rest: 4 } as const;

function lookAt(
  criterion: Criterion,
  assessment: Assessment,
  { evidence }: ReviewFacts,
  by: string | undefined,
): Omit<Look, 'rank'> {
  const { last, verdict } = standingOn(criterion, assessment, evidence);
  const asked = last.map(({ review }) => review).filter(({ question }) => question !== undefined);
  const given = last.filter(isAsGiven);
  return {
    id: criterion.id,
    verdict,
    isOwn: by === undefined || given.some(({ review }) => review.by === by),
    isOfOthers: by !== undefined && given.some(({ review }) => review.by !== by),
    isChanged: last.some((view) => !isAsGiven(view)),
    isDoubted: last.some(({ review }) => review.view !== 'agrees'),
    question: asked.length === 0 ? undefined : asked.every(waitsForReply) ? 'asked' : 'replied',
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
  return about !== 'evidence' && about !== 'file' && (severity === 'error' || about === 'contradiction');
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
  readonly sitting?: {
    readonly position: number;
    readonly total: number;
    /** Criteria with a view of who sits there, where they had some as the sitting began. */
    readonly viewed?: number;
  };
  readonly position: number;
  readonly total: number;
}

/** 「この回 3/12 · 全体 31/81」 as numbers. */
export function placeInReview(session: ReviewSession, id: string): ReviewPlace {
  const { plan, facts } = session;
  const viewed = session.isResumed ? { viewed: viewedIn(session).own.size } : {};
  const all = allCriteria(facts.catalogue);
  const planned = plan.indexOf(id);
  const whole = { position: all.findIndex((one) => one.id === id) + 1, total: all.length };
  return planned === -1 ? whole : { sitting: { position: planned + 1, total: plan.length, ...viewed }, ...whole };
}

/** How the views on a criterion stand. */
export function voicesOn(session: ReviewSession, id: string): Standing {
  return standingOn(writtenCriterion(session, id), session.assessment, session.facts.evidence);
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

/** A sitting about some criteria stays about them: after the one that was asked for, it goes on with what is left. */
function withinSitting(session: ReviewSession, target: CataloguePlace): readonly string[] {
  const ids = idsAt(session.facts.catalogue, target);
  if (session.filter === undefined) return ids;
  if (target.to === 'category') return session.plan.filter((id) => ids.includes(id));
  const [first] = ids;
  return first === undefined ? [] : [first, ...leftOf(session).filter((id) => id !== first)];
}

function walkTo(session: ReviewSession, target: ReviewTarget): readonly string[] {
  switch (target.to) {
    case 'open':
      return openIds(session);
    case 'put-off':
      return session.plan.filter((id) => session.putOff.has(id));
    case 'category':
    case 'criterion':
      return withinSitting(session, target);
  }
}
