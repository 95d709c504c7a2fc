import type { Answer, AnswerState, Assessment, Draft, Fact, Glance, Retired } from '../formats/assessment.ts';
import type { Criterion, Options } from '../formats/catalogue.ts';
import { ownIn } from './ownIn.ts';

/** The answer given under exactly this id; never something inherited from Object. */
export function answerOf(assessment: Assessment, id: string): Answer | undefined {
  return ownIn(assessment.answers, id);
}

/** What was written beside exactly this criterion before it was answered. */
export function draftOf({ drafts }: Assessment, id: string): Draft | undefined {
  return ownIn(drafts, id);
}

export type RetiredAnswer = Retired & { readonly answer: Answer };

/** What was answered to an earlier edition and put aside, where there is no answer since: shown, and never counted. */
export function retiredAnswerOf(assessment: Assessment, id: string): RetiredAnswer | undefined {
  if (answerOf(assessment, id) !== undefined) return undefined;
  const found = assessment.retired?.findLast((retired) => retired.id === id && retired.answer !== undefined);
  return found?.answer && { ...found, answer: found.answer };
}

/** What the firm says of itself under exactly this id. */
export function factOf({ profile }: Assessment, id: string): Fact | undefined {
  return ownIn(profile, id);
}

/** What is said of a requirement at a glance; undefined where nothing is. */
export function glanceAt({ overview }: Assessment, requirement: string): Glance | undefined {
  return ownIn(overview, requirement);
}

/**
 * Details that belong to some states: beside another they say nothing. A way that is followed in part is still that way,
 * and is there to be confirmed when the rest is done.
 */
const homes = {
  options: ['met', 'partial'],
  lastDone: ['met'],
  missing: ['partial'],
  reason: ['not-applicable'],
} as const satisfies Partial<Record<keyof Answer, readonly AnswerState[]>>;

export type BoundDetail = keyof typeof homes;

/** Whether a detail may stand beside a state: a reason for not-applicable says nothing of met, an option nothing of まだ. */
export function belongsTo(detail: BoundDetail, state: AnswerState): boolean {
  return homes[detail].some((home) => home === state);
}

/** What has to be said before a state can stand. */
export type Lack = 'options' | 'reason';

/**
 * What an answer still has to say: enough of the options that its criterion needs, or why it does not apply. Every face
 * that takes an answer asks this.
 * @param isClaimed whether another answer claims it, so that a choice that is needed only sometimes is needed.
 */
export function lackOf(
  { options }: Pick<Criterion, 'options'>,
  answer: Partial<Answer>,
  isClaimed = false,
): Lack | undefined {
  switch (answer.state) {
    case 'met':
      return options !== undefined && hasTooFew(options, answer.options, isClaimed) ? 'options' : undefined;
    case 'not-applicable':
      return (answer.reason ?? '').trim() === '' ? 'reason' : undefined;
    default:
      return undefined;
  }
}

/**
 * Whether fewer options are chosen than a criterion needs. Where a choice is needed only sometimes, none may be chosen,
 * unless another answer claims the very thing.
 */
export function hasTooFew(
  { atLeast, onlyWhen, choices }: Options,
  named: readonly string[] = [],
  isClaimed = false,
): boolean {
  const chosen = choices.filter(({ id }) => named.includes(id)).length;
  return chosen < atLeast && !(chosen === 0 && onlyWhen !== undefined && !isClaimed);
}

/** Details to be changed; one that is undefined is taken away. */
export type Changes = { readonly [key in Exclude<keyof Answer, 'state'>]?: Answer[key] | undefined };

/**
 * What an answer becomes when somebody says how a criterion stands: by a key, in a workbook, or in a file that comes back.
 * Notes, evidence, who is in charge and until when stay; what belongs to another state goes.
 * @param before the answer so far, or what was written before there was one.
 */
export function answerBecomes(before: Partial<Answer> | undefined, state: AnswerState, changes: Changes = {}): Answer {
  const details = Object.entries({ ...before, ...changes }).filter(
    ([key, value]) => key !== 'state' && value !== undefined && !isStray(key, state),
  );
  return Object.assign({ state }, Object.fromEntries(details));
}

function isStray(key: string, state: AnswerState): boolean {
  return isBound(key) && !belongsTo(key, state);
}

function isBound(key: string): key is BoundDetail {
  return Object.hasOwn(homes, key);
}

/** Who answers, when, and to which question. */
export interface Given {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly by?: string | undefined;
  /** The hash of what was asked. */
  readonly asked?: string | undefined;
  /** The answer that it rests on, where a proposal was adopted. */
  readonly derivedFrom?: string | undefined;
}

/** The same where it is answered here and now: it is this person's own word, whatever the answer before rested on. */
export function answerGiven(before: Partial<Answer> | undefined, state: AnswerState, given: Given): Answer {
  const { on: answeredOn, by: answeredBy, asked, derivedFrom } = given;
  return answerBecomes(before, state, { answeredOn, answeredBy, asked, derivedFrom });
}
