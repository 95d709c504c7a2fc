import { answerOf, draftOf } from '../domain/answer.ts';
import { shortDigestOf } from '../domain/digest.ts';
import { withDraft } from '../domain/edit.ts';
import { ownIn } from '../domain/ownIn.ts';
import { askingIn, replied } from '../domain/reply.ts';
import type { Answer, Assessment, Draft } from '../formats/assessment.ts';

/** What somebody who fills in a hand-out may change of one criterion. */
export interface HandoutParts {
  readonly answer: Answer | undefined;
  /** What is written beside the question while there is no answer. */
  readonly draft: Draft | undefined;
  readonly reply: string | undefined;
}

/** What a hand-out says of one of its criteria. */
export function partsOf(handout: Assessment, id: string): HandoutParts {
  return { answer: answerOf(handout, id), draft: draftOf(handout, id), reply: askingIn(handout, id)?.reply };
}

/** The hand-out with what was filled in for one of its criteria. */
export function withParts<T extends Assessment>(handout: T, id: string, { answer, draft, reply }: HandoutParts): T {
  const { [id]: _, ...others } = handout.answers;
  const answered: T = {
    ...handout,
    answers: answer === undefined ? others : { ...handout.answers, [id]: answer },
  };
  const written = withWritten(answered, id, answer === undefined ? draft : undefined);
  return askingIn(handout, id)?.reply === reply ? written : withReply(written, id, reply);
}

/** What is written beside a question without an answer is kept until there is one. */
function withWritten<T extends Assessment>({ drafts = {}, ...handout }: T, id: string, written: Draft | undefined): T {
  const { [id]: _, ...others } = drafts;
  const draft = written && withDraft(written);
  const all = draft === undefined ? others : { ...others, [id]: draft };
  return (Object.keys(all).length === 0 ? handout : { ...handout, drafts: all }) as T;
}

function withReply<T extends Assessment>(handout: T, id: string, reply: string | undefined): T {
  const asking = askingIn(handout, id);
  return asking === undefined ? handout : { ...handout, asks: { ...handout.asks, [id]: replied(asking, { reply }) } };
}

/** The criteria of a hand-out that came back without a piece of evidence as it went out: the ones at home stay. */
export function shornIn({ handout, ...returned }: Assessment): readonly string[] {
  return (handout?.ids ?? []).filter((id) => {
    const { evidence = [] } = answerOf(returned, id) ?? draftOf(returned, id) ?? {};
    const back = new Set(evidence.map((piece) => shortDigestOf(piece)));
    return ownIn(handout?.base, id)?.evidence?.some((lent) => !back.has(lent)) === true;
  });
}

/**
 * The criteria of a hand-out that came back without who is in charge, or until when, where it went out with it. That
 * decides nothing at home, and is told.
 */
export function unchargedIn({ handout, ...returned }: Assessment): readonly string[] {
  return (handout?.ids ?? []).filter((id) => {
    const { owner, due } = ownIn(handout?.base, id) ?? {};
    const there = answerOf(returned, id) ?? draftOf(returned, id);
    return (owner !== undefined && there?.owner === undefined) || (due !== undefined && there?.due === undefined);
  });
}
