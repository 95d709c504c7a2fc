import type { Assessment, Review } from '../formats/assessment.ts';
import { reviewsOn } from './view.ts';

/** What a specialist says to the firm, without their view. */
export type Asking = NonNullable<Assessment['asks']>[string];

/**
 * What a specialist says to the firm: in the newest view that waits for a reply, and else in the newest. Their question is
 * closed by a reply or by a view of their own, never by what somebody else says. A hand-out has it without the view.
 */
export function askingIn(assessment: Assessment, id: string): Asking | undefined {
  const { handout, asks = {} } = assessment;
  if (handout !== undefined && Object.hasOwn(asks, id)) return asks[id];
  const all = reviewsOn(assessment, id);
  const isLast = ({ by }: Review, index: number) => all.findLastIndex((one) => one.by === by) === index;
  return all.filter(isLast).findLast(waitsForReply) ?? all.at(-1);
}

/** Whether a view asks something that the firm has not replied to. */
export function waitsForReply({ question, reply }: Pick<Review, 'question' | 'reply'>): boolean {
  return question !== undefined && reply === undefined;
}

/** Whether there is anything to reply to: a specialist asked. What is to be said to a view without a question is a note. */
export function mayReply(assessment: Assessment, id: string): boolean {
  return askingIn(assessment, id)?.question !== undefined;
}

/** Whether what a specialist asked about a criterion still waits for the firm's reply. */
export function isReplyAwaited(assessment: Assessment, id: string): boolean {
  const asking = askingIn(assessment, id);
  return asking !== undefined && waitsForReply(asking);
}

type ReplyField = 'reply' | 'repliedBy' | 'repliedOn';

/** The same with the firm's reply, by whom and when as far as anybody said; with '' there is none. */
export function replied<T extends Pick<Review, ReplyField>>(
  asking: T,
  {
    reply = '',
    by,
    on,
  }: { readonly reply?: string | undefined; readonly by?: string | undefined; readonly on?: string | undefined },
): Omit<T, ReplyField> & Pick<Review, ReplyField> {
  const { reply: _, repliedBy: __, repliedOn: ___, ...rest } = asking;
  if (reply === '') return rest;
  return {
    ...rest,
    reply,
    ...(by === undefined ? {} : { repliedBy: by }),
    ...(on === undefined ? {} : { repliedOn: on }),
  };
}
