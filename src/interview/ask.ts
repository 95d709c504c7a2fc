import { answerBecomes, answerOf, draftOf } from '../domain/answer.ts';
import { answersOf } from '../domain/catalogue.ts';
import { hasParts } from '../domain/conditions.ts';
import type { Edit } from '../domain/edit.ts';
import { ownIn } from '../domain/ownIn.ts';
import { ruledOutBy } from '../domain/profile.ts';
import { type Asking, askingIn, replied } from '../domain/reply.ts';
import type { Answer, AnswerState, Assessment, Draft, Evidence } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import { limits } from '../formats/limits.ts';
import { normalized } from '../text/normalized.ts';
import { typedId } from '../text/typed.ts';
import type { Proposal } from './proposals.ts';
import { criterionOf, type Session } from './session.ts';

/** The digits that answer a question. */
export const stateKeys = { '1': 'met', '2': 'partial', '3': 'unmet', '4': 'unknown', '5': 'not-applicable' } as const;
export type StateKey = keyof typeof stateKeys;

/** The other keys: help, back, skip, note, evidence, owner, due, reply, target, jump, all of a requirement, menu, quit, adopt. */
export type CommandKey = '?' | 'b' | 's' | 'n' | 'e' | 'o' | 'd' | 'r' | 't' | 'j' | 'a' | 'm' | 'q' | '+';

/** Enter keeps the answer that is there. */
export type QuestionKey = StateKey | CommandKey | 'enter';

/** The keys that a question has at this moment; those that would do nothing are not among them. */
export function keysOf(session: Session, id: string, proposal: Proposal | undefined): readonly QuestionKey[] {
  const { catalogue, assessment } = session;
  return [
    ...digitsOf(catalogue),
    ...(['?', 'b', 's', 'n', 'e', 'o', 'd'] as const),
    ...(questionTo(assessment, id) ? (['r'] as const) : []),
    ...(catalogue.targets ? (['t'] as const) : []),
    ...(['j', 'a', 'q'] as const),
    ...(proposal ? (['+'] as const) : []),
    ...(answerOf(assessment, id) ? (['enter'] as const) : []),
  ];
}

/** The digits of the answers that a catalogue has. */
export function digitsOf(catalogue: Catalogue): readonly StateKey[] {
  const states = answersOf(catalogue);
  return Object.keys(stateKeys)
    .filter(isStateKey)
    .filter((digit) => states.includes(stateKeys[digit]));
}

/** Whether a key gives an answer. */
export function isStateKey(key: string): key is StateKey {
  return Object.hasOwn(stateKeys, key);
}

/** What a specialist asks the firm about a criterion, and what has been replied; undefined where nothing is asked. */
export function questionTo(assessment: Assessment, id: string): Asking | undefined {
  const asking = askingIn(assessment, id);
  return asking?.question === undefined ? undefined : asking;
}

/**
 * Writes a reply into the view that asked, or beside its question in a hand-out; the view itself stays as it was stamped.
 * Nothing where nothing is asked.
 * @param on the day of the reply, YYYY-MM-DD.
 */
export function replyEdit(assessment: Assessment, id: string, reply: string, on: string): Edit | undefined {
  const asking = questionTo(assessment, id);
  if (asking === undefined) return undefined;
  if (assessment.handout !== undefined) return { type: 'asking', id, asking: replied(asking, { reply, on }) };
  const all = ownIn(assessment.reviews, id) ?? [];
  return { type: 'reviews', id, reviews: all.map((one) => (one === asking ? replied(one, { reply, on }) : one)) };
}

/** What is written beside a question, answered or not. */
export function writtenOf(assessment: Assessment, id: string): Draft {
  return answerOf(assessment, id) ?? draftOf(assessment, id) ?? {};
}

/** Writes a note beside a question; '' takes it away. It says nothing of the state. */
export function noteEdit(assessment: Assessment, id: string, note: string): Edit {
  return writtenEdit(assessment, id, { note: note === '' ? undefined : note });
}

/** Adds a piece of evidence beside a question; undefined where there are as many as a file takes. */
export function evidenceEdit(assessment: Assessment, id: string, item: Evidence): Edit | undefined {
  const { evidence = [] } = writtenOf(assessment, id);
  return evidence.length >= limits.evidence
    ? undefined
    : writtenEdit(assessment, id, { evidence: [...evidence, item] });
}

/** Says who is in charge, answered or not; '' takes the name away. */
export function ownerEdit(assessment: Assessment, id: string, owner: string): Edit {
  return writtenEdit(assessment, id, { owner: owner === '' ? undefined : owner });
}

/** Says until when it is to be done, YYYY-MM-DD, answered or not; '' takes the day away. */
export function dueEdit(assessment: Assessment, id: string, due: string): Edit {
  return writtenEdit(assessment, id, { due: due === '' ? undefined : due });
}

/** How many people are offered by a key. */
const OFFERED = 5;

/**
 * Who may be in charge here by one key: whoever was named last in this sitting, then those named most often in the file.
 * Who is in charge already is not among them.
 */
export function ownersOffered(assessment: Assessment, id: string, last: string | undefined): readonly string[] {
  const counts = new Map<string, number>(last === undefined ? [] : [[last, Number.POSITIVE_INFINITY]]);
  for (const { owner = '' } of [
    ...Object.values(assessment.answers),
    ...Object.values<Draft>(assessment.drafts ?? {}),
  ]) {
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const { owner: now } = writtenOf(assessment, id);
  return [...counts]
    .filter(([owner]) => owner.trim() !== '' && owner !== now)
    .toSorted(([, a], [, b]) => (a === b ? 0 : b - a))
    .slice(0, OFFERED)
    .map(([owner]) => owner);
}

function writtenEdit(
  assessment: Assessment,
  id: string,
  change: { readonly [key in keyof Draft]: Draft[key] | undefined },
): Edit {
  const answer = answerOf(assessment, id);
  if (answer !== undefined) return { type: 'answer', id, answer: answerBecomes(answer, answer.state, change) };
  const written = Object.entries({ ...draftOf(assessment, id), ...change }).filter(([, value]) => value !== undefined);
  return { type: 'draft', id, draft: written.length === 0 ? undefined : Object.fromEntries(written) };
}

/** The keys that a person may mean where a name is asked for: one alone is no name. */
export type AloneKey = '?' | 'b' | 'm' | 'q';

/**
 * Which of these keys stands alone where a name was to be typed, however it was typed; undefined where it is a name.
 * @param hasMenu whether there is a menu that `m` leads back to.
 */
export function aloneKey(typed: string, hasMenu = false): AloneKey | undefined {
  // A capital letter alone may be the name of a firm or a site.
  const key = normalized(typed, 'NFKC').trim();
  return key === '?' || key === 'b' || key === 'q' || (hasMenu && key === 'm') ? key : undefined;
}

/** Whether there is more to say of a criterion than its state: in which way it is met, when, what is missing, or why not. */
export function needsMore(criterion: Criterion, state: AnswerState): boolean {
  const { options, cadence } = criterion;
  if (state === 'not-applicable') return true;
  return state === 'partial' ? hasParts(criterion) : state === 'met' && (options ?? cadence?.every) !== undefined;
}

/** The reason to begin with: the one given before, else what the firm has said of itself. */
export function reasonOffered(session: Session, id: string): string | undefined {
  const { criterion } = criterionOf(session, id);
  const before = answerOf(session.assessment, id)?.reason;
  return before ?? ruledOutBy(session.catalogue, session.assessment, criterion)?.ifNot;
}

/** One key of a row: a state, the proposal, or nothing at all. */
export type RowKey = StateKey | '+' | '-';

/** What is wrong with a row of keys. */
export type RowProblem = 'wrong' | 'no-proposal';

/**
 * A row of keys, one for each criterion of a requirement, however it was typed; empty where nothing was.
 * @param proposals those among `ids`.
 * @param digits those that answer.
 */
export function readRow(
  typed: string,
  ids: readonly string[],
  proposals: readonly Proposal[],
  digits: readonly StateKey[],
): readonly RowKey[] | RowProblem {
  const keys = [...typedId(typed).replace(/[\s,、・]/g, '')];
  if (keys.length === 0) return [];
  const known: readonly RowKey[] = [...digits, '+', '-'];
  const row = keys.flatMap((key) => known.find((one) => one === key) ?? []);
  if (keys.length !== ids.length || row.length !== keys.length) return 'wrong';
  const isOffered = (id: string | undefined) => proposals.some(({ criterion }) => criterion === id);
  return row.every((key, index) => key !== '+' || isOffered(ids[index])) ? row : 'no-proposal';
}

/** The change that writes an answer. */
export function answerEdit(id: string, answer: Answer): Edit {
  return { type: 'answer', id, answer };
}
