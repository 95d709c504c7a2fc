import type { StandingReview } from '../domain/view.ts';
import type { Review, Reviewer } from '../formats/assessment.ts';
import type { Translate } from '../i18n/t.ts';
import { sanitizeLine } from '../text/sanitize.ts';

/** A view with who gave it and when, whether it still holds, and what was said beside it; one line each. */
export function viewLines({ review, reviewer, isCurrent }: StandingReview, t: Translate): readonly string[] {
  const who = reviewerWords(reviewer, t);
  return [
    t('review.view', { view: t(`view.${review.view}`), who, on: review.on }),
    t(isCurrent ? 'review.view.current' : 'review.view.changed'),
    ...saidLines(review, t),
  ].map(sanitizeLine);
}

function saidLines({ lookedAt = [], advice, question, reply }: Review, t: Translate): readonly string[] {
  return [
    ...(lookedAt.length === 0 ? [] : [t('review.looked-at', { things: thingsSeen(lookedAt, t) })]),
    ...(advice === undefined ? [] : [t('review.advice', { text: advice })]),
    ...(question === undefined
      ? []
      : [t(reply === undefined ? 'review.question.open' : 'review.question', { text: question })]),
    ...(reply === undefined ? [] : [t('review.reply', { text: reply })]),
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
