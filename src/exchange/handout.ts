import { answerOf, draftOf } from '../domain/answer.ts';
import { baseOf, draftParts, handedDraftParts, handedParts, partIn } from '../domain/answerParts.ts';
import { allCriteria, guidanceOf } from '../domain/catalogue.ts';
import { digestOf } from '../domain/digest.ts';
import { shownEvidence } from '../domain/evidence.ts';
import { type Asking, askingIn, isReplyAwaited } from '../domain/reply.ts';
import type { Answer, Assessment, Draft, Handout } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Guidance, Knower } from '../formats/guidance.ts';

/** Which criteria to hand out; where several are given, a criterion has to fit all of them. */
export interface Selection {
  /** Who usually knows. By itself it leaves out what is met or does not apply. */
  readonly role?: Knower | undefined;
  /** Only わからない and unanswered ones. */
  readonly unknown?: boolean | undefined;
  /** Only those where some specialist's last view asks something that has no reply yet. */
  readonly questions?: boolean | undefined;
  readonly ids?: readonly string[] | undefined;
}

/**
 * The criteria to hand out, in the catalogue's order.
 * @param catalogue narrowed to the level aimed at.
 */
export function chooseCriteria(
  catalogue: Catalogue,
  guidance: Guidance | undefined,
  assessment: Assessment,
  { role, unknown = false, questions = false, ids }: Selection,
): readonly string[] {
  const isOnlyRole = !unknown && !questions && ids === undefined;
  return allCriteria(catalogue)
    .map(({ id }) => id)
    .filter((id) => {
      const state = answerOf(assessment, id)?.state;
      if (ids !== undefined && !ids.includes(id)) return false;
      if (unknown && state !== undefined && state !== 'unknown') return false;
      if (questions && !isReplyAwaited(assessment, id)) return false;
      if (role !== undefined && !guidanceOf(guidance, id)?.who?.includes(role)) return false;
      return !isOnlyRole || (state !== 'met' && state !== 'not-applicable');
    });
}

/** An assessment that is the hand-out of a larger one. */
export type HandedOut = Assessment & { readonly handout: Handout };

export interface HandoutOptions {
  readonly ids: readonly string[];
  /** Who is to answer, as typed. */
  readonly to?: string | undefined;
  /** Who usually knows, where the criteria were chosen by that. */
  readonly role?: Knower | undefined;
  /** YYYY-MM-DD. */
  readonly madeOn: string;
  /** Until when it is wanted back, YYYY-MM-DD. */
  readonly until?: string | undefined;
  /** Whether the answers there are stay at home. */
  readonly blank?: boolean | undefined;
  /** Whether it holds all that is written of a criterion, as the table of everything does. */
  readonly isWhole?: boolean | undefined;
  /** Whether it holds what specialists said of the answers, which is for specialists alone. */
  readonly hasViews?: boolean | undefined;
}

/**
 * A small assessment of the chosen criteria, and nothing else of the file: no other answer, and evidence only in the whole
 * table, without what is confidential.
 * What it carries is what it was made from, so that a conflict can be told when it comes back.
 */
export function makeHandout(
  assessment: Assessment,
  { ids, to, role, madeOn, until, blank = false, isWhole = false, hasViews = false }: HandoutOptions,
): HandedOut {
  const { formatVersion, organization, scope, catalogue } = assessment;
  const answers = ids.flatMap((id) => {
    const answer = blank ? undefined : answerOf(assessment, id);
    return answer === undefined ? [] : [[id, carried(answer, isWhole)] as const];
  });
  const drafts = ids.flatMap((id) => {
    if (blank || answerOf(assessment, id) !== undefined) return [];
    const written = withoutConfidential(draftOf(assessment, id) ?? {});
    const draft: Draft = Object.assign(
      {},
      ...(isWhole ? draftParts : handedDraftParts).map((part) => partIn(written, part)),
    );
    return Object.keys(draft).length === 0 ? [] : [[id, draft] as const];
  });
  const asks = ids.flatMap((id) => {
    const asking = askedIn(assessment, id, blank);
    return asking === undefined ? [] : [[id, asking] as const];
  });
  const given = { answers: new Map<string, Partial<Answer>>([...drafts, ...answers]), asks: new Map(asks) };
  const base = ids.map((id) => [id, baseOf(given.answers.get(id), given.asks.get(id))] as const);
  return {
    formatVersion,
    // What it says to its buyers is for nobody who answers.
    organization: { name: organization.name },
    scope,
    catalogue,
    handout: {
      ...(to === undefined ? {} : { to }),
      ...(role === undefined ? {} : { role }),
      madeOn,
      ...(until === undefined ? {} : { until }),
      ids: [...ids],
      base: Object.fromEntries(base.filter(([, digests]) => Object.keys(digests).length > 0)),
    },
    answers: Object.fromEntries(answers),
    ...(drafts.length === 0 ? {} : { drafts: Object.fromEntries(drafts) }),
    ...(asks.length === 0 ? {} : { asks: Object.fromEntries(asks) }),
    ...(hasViews ? viewsOf(assessment, ids) : {}),
  };
}

/** What a specialist says to whoever answers; advice is about an answer, and says nothing without it. */
function askedIn(assessment: Assessment, id: string, isBlank: boolean): Asking | undefined {
  const { question, advice, reply, repliedBy, repliedOn, stamp } = askingIn(assessment, id) ?? {};
  if (stamp === undefined || (question ?? (isBlank ? undefined : advice)) === undefined) return undefined;
  return {
    ...(advice === undefined ? {} : { advice }),
    ...(question === undefined ? {} : { question }),
    ...(reply === undefined ? {} : { reply }),
    ...(repliedBy === undefined ? {} : { repliedBy }),
    ...(repliedOn === undefined ? {} : { repliedOn }),
    stamp,
  };
}

/** What specialists said of these criteria, and who they are. */
function viewsOf(
  { reviews = {}, reviewers = {} }: Assessment,
  ids: readonly string[],
): Pick<Assessment, 'reviewers' | 'reviews'> {
  const said = ids.flatMap((id) => (Object.hasOwn(reviews, id) ? [[id, reviews[id] ?? []] as const] : []));
  const names = new Set(said.flatMap(([, views]) => views.map(({ by }) => by)));
  return {
    reviewers: Object.fromEntries(Object.entries(reviewers).filter(([name]) => names.has(name))),
    reviews: Object.fromEntries(said),
  };
}

function carried(answer: Answer, isWhole: boolean): Answer {
  const parts = handedParts.map((part) => partIn(answer, part));
  const shown = isWhole ? partIn(withoutConfidential(answer), 'evidence') : undefined;
  return Object.assign({ state: answer.state }, ...parts, shown);
}

function withoutConfidential<T extends Draft>({ evidence, ...rest }: T): Omit<T, 'evidence'> & Draft {
  const shown = (evidence ?? []).flatMap((piece) => {
    const { confidential, ...open } = shownEvidence(piece);
    return 'title' in open ? [open] : [];
  });
  return { ...rest, ...(shown.length === 0 ? {} : { evidence: shown }) };
}

/** Whether a hand-out is as a form has saved it; undefined where no form has. */
export function isAsSaved(assessment: Assessment): boolean | undefined {
  const { filled, ...handout } = assessment.handout ?? {};
  return filled && filled.digest === digestOf({ ...assessment, handout });
}
