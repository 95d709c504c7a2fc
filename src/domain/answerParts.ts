import type { Answer, Assessment, Handout } from '../formats/assessment.ts';
import { answerOf } from './answer.ts';
import { shortDigestOf } from './digest.ts';
import { type Asking, askingIn } from './reply.ts';

/**
 * What of an answer changes as one: a reason or an option says nothing beside another state. `given` is by whom and when
 * it was answered, and to what.
 */
export const answerParts = ['state', 'note', 'evidence', 'owner', 'due', 'waiver', 'given'] as const;
export type AnswerPart = (typeof answerParts)[number];

/** The parts that may be written beside a criterion before it is answered. */
export const draftParts = ['note', 'evidence', 'owner', 'due'] as const satisfies readonly AnswerPart[];

const partOf = {
  state: 'state',
  options: 'state',
  missing: 'state',
  reason: 'state',
  lastDone: 'state',
  note: 'note',
  evidence: 'evidence',
  owner: 'owner',
  due: 'due',
  waiver: 'waiver',
  answeredOn: 'given',
  answeredBy: 'given',
  asked: 'given',
  derivedFrom: 'given',
} as const satisfies Record<keyof Answer, AnswerPart>;

/** By the name of a field, whatever else that may be a name of. */
const parts: ReadonlyMap<string, AnswerPart> = new Map(Object.entries(partOf));

/** The fields of one part of an answer; undefined where it has none of them. */
export function partIn(answer: Partial<Answer> | undefined, part: AnswerPart): Partial<Answer> | undefined {
  const fields = Object.entries(answer ?? {}).filter(
    ([name, value]) => value !== undefined && parts.get(name) === part,
  );
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

/** Enough to tell one content from another by: 12 hex digits; undefined where there is nothing. */
export function shortDigest(value: unknown): string | undefined {
  return value === undefined ? undefined : shortDigestOf(inOrder(value));
}

/** The order in which options were chosen, or conditions named, means nothing. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, list]) => [
    key,
    (key === 'options' || key === 'missing') && Array.isArray(list) ? list.toSorted() : list,
  ]);
  return Object.fromEntries(entries);
}

/** The parts that a hand-out carries. */
export const handedParts = ['state', 'note', 'owner', 'due', 'given'] as const satisfies readonly AnswerPart[];
/** Those of them that a hand-out carries where there is no answer yet. */
export const handedDraftParts = ['owner', 'due'] as const satisfies readonly (typeof draftParts)[number][];

type Base = Handout['base'][string];

/** What a criterion looked like when it was handed out. */
export function baseOf(answer: Partial<Answer> | undefined, asking: Asking | undefined): Base {
  const digests = [
    ...handedParts.map((part) => [part, shortDigest(partIn(answer, part))]),
    ['review', shortDigest(asking?.stamp)],
    ['reply', shortDigest(asking?.reply)],
  ];
  const evidence = answer?.evidence?.map((piece) => shortDigestOf(piece));
  return {
    ...Object.fromEntries(digests.filter(([, digest]) => digest !== undefined)),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** What a hand-out said of a criterion when it was made; undefined where the file is none, or was not about it. */
export function handedBase({ handout }: Assessment, id: string): Base | undefined {
  if (handout === undefined || !handout.ids.includes(id)) return undefined;
  return Object.hasOwn(handout.base, id) ? handout.base[id] : {};
}

/** Whether nobody has answered a criterion of a hand-out since it was made. */
export function isAsHandedOut(assessment: Assessment, id: string): boolean {
  const base = handedBase(assessment, id);
  if (base === undefined) return false;
  const now = baseOf(answerOf(assessment, id), askingIn(assessment, id));
  return (['state', 'given', 'reply'] as const).every((part) => now[part] === base[part]);
}
