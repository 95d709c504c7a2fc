import { isRewritten, unrecordedIn } from '../domain/stamp.ts';
import type { Standing, StandingReview } from '../domain/view.ts';
import type { Review, Reviewer } from '../formats/assessment.ts';
import type { Translate } from '../i18n/t.ts';
import { changeSentences, lostThings, replyText } from '../report/words/view.ts';
import { sanitizeLine, sanitizeText } from '../text/sanitize.ts';

/** A line with what it is: how far a view holds is told apart from what it says. */
export interface ViewLine {
  readonly text: string;
  readonly kind: 'view' | 'holds' | 'broken' | 'said' | 'earlier';
}

/** Every specialist's view, the newest first, and then what was said before; each a text of one line or more. */
export function voiceLines({ last, earlier, verdict }: Standing, t: Translate): readonly ViewLine[] {
  return [
    ...(verdict === 'split' ? [{ text: t('review.view.split'), kind: 'broken' } as const] : []),
    ...last.toReversed().flatMap((view) => viewLines(view, t)),
    ...earlier.flatMap((view) => earlierLines(view, t)),
  ].map(({ text, kind }) => ({ text: sanitizeText(text), kind }));
}

/** A view with who gave it and when, whether it still holds, and what was said beside it. */
export function viewLines(standing: StandingReview, t: Translate): readonly ViewLine[] {
  const { review, reviewer, changes, isCurrent } = standing;
  const who = reviewerWords(reviewer, t);
  const lost = lostThings(changes, t);
  return [
    { text: t('review.view', { view: t(`view.${review.view}`), who, on: review.on }), kind: 'view' },
    ...(isCurrent
      ? [{ text: t('review.view.current'), kind: 'holds' } as const]
      : [...changeSentences(changes, t), untilText(standing, t)].map((text) => ({ text, kind: 'broken' }) as const)),
    ...(lost === undefined ? [] : [{ text: t('review.view.not-kept', { things: lost }), kind: 'holds' } as const]),
    ...saidLines(review, t).map((text) => ({ text, kind: 'said' }) as const),
  ];
}

/** Until what a view does not count: what only the firm can mend is not asked of the specialist. */
function untilText(view: StandingReview, t: Translate): string {
  if (view.settledBy !== undefined) return t('review.view.settled', view.settledBy);
  if (view.isUnshown) return t('review.view.unshown');
  if (unrecordedIn(view).length === 0) return t('review.view.not-counted');
  return t(view.review.unrecorded === undefined ? 'review.view.unrecorded' : 'review.view.unrecorded.seen');
}

function earlierLines(view: StandingReview, t: Translate): readonly ViewLine[] {
  const { review, reviewer } = view;
  const told = t('review.view.earlier', { view: t(`view.${review.view}`), who: reviewer.name, on: review.on });
  return [
    { text: told, kind: 'earlier' },
    ...(isRewritten(view) ? [{ text: t('change.rewritten'), kind: 'broken' } as const] : []),
    ...saidLines(review, t).map((text) => ({ text, kind: 'said' }) as const),
  ];
}

function saidLines(review: Review, t: Translate): readonly string[] {
  const { lookedAt = [], reason, advice, question, reply } = review;
  const replied = replyText(review, 'review.reply', t);
  return [
    ...(lookedAt.length === 0 ? [] : [t('review.looked-at', { things: thingsSeen(lookedAt, t) })]),
    ...(reason === undefined ? [] : [t('review.reason', { text: reason })]),
    ...(advice === undefined ? [] : [t('review.advice', { text: advice })]),
    ...(question === undefined
      ? []
      : [t(reply === undefined ? 'review.question.open' : 'review.question', { text: question })]),
    ...(replied === undefined ? [] : [replied]),
  ];
}

/** 「文書、聞き取り」 */
export function thingsSeen(lookedAt: NonNullable<Review['lookedAt']>, t: Translate): string {
  return lookedAt.map((thing) => t(`lookedAt.${thing}`)).join(t('list.comma'));
}

/** 「見本の専門家（登録番号 000000、社外）」 */
export function reviewerWords({ name, registration, organization, relation }: Reviewer, t: Translate): string {
  const details = [
    ...(registration === undefined ? [] : [t('review.reviewer.registration', { number: registration })]),
    ...(organization === undefined ? [] : [organization]),
    t(`relation.${relation}`),
  ];
  return sanitizeLine(t('review.reviewer', { name, details: details.join(t('list.comma')) }));
}
