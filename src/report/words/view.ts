import type { Change } from '../../domain/stamp.ts';
import type { Review } from '../../formats/assessment.ts';
import type { CriterionReport, EarlierReport, ReviewReport } from '../../formats/outputs/report.ts';

import { type ChangeKind, type Verdict, verdicts } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import type { ViewCounts } from '../../scoring/views.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { sentences } from './joined.ts';

/** What has changed since a view, a sentence for each kind of it; nothing where it still holds. */
export function changeSentences(changes: readonly Change[], t: Translate): readonly string[] {
  const numbersOf = (kind: ChangeKind) => changes.flatMap(({ what, number }) => (what === kind ? [number ?? 0] : []));
  const seen = numbersOf('unrecorded');
  const files = {
    unrecorded: seen,
    // Where it was so before the view, that is known.
    'file-changed': numbersOf('file-changed').filter((number) => !seen.includes(number)),
    'file-missing': numbersOf('file-missing'),
  };
  const things = changes.flatMap((change) => thingWord(change, t) ?? []);
  return [
    ...(['rewritten', 'reviewer', 'unanswered', 'unknown'] as const)
      .filter((kind) => changes.some(({ what }) => what === kind))
      .map((kind) => t(`change.${kind}`)),
    ...(things.length === 0 ? [] : [t('change.seen', { things: listed(things, t) })]),
    ...(['unrecorded', 'file-changed', 'file-missing'] as const)
      .filter((kind) => files[kind].length > 0)
      .map((kind) => t(`change.${kind}`, { numbers: files[kind].join(t('list.comma')) })),
  ];
}

/** What has changed and is nowhere as it was: a view keeps no words of an answer. */
export function lostThings(changes: readonly Change[], t: Translate): string | undefined {
  const lost = changes.filter(({ what, from }) => contents.has(what) || (what === 'state' && from === undefined));
  return lost.length === 0
    ? undefined
    : listed(
        lost.flatMap((change) => thingWord(change, t) ?? []),
        t,
      );
}

const contents: ReadonlySet<ChangeKind> = new Set(['options', 'missing', 'reason', 'lastDone', 'note', 'evidence']);

/** 「メモ」, 「証拠2」; nothing for what is a sentence of its own. */
function thingWord({ what, number = 0, from }: Change, t: Translate): string | undefined {
  switch (what) {
    case 'state':
      return from === undefined ? t('change.state') : t('change.state.from', { state: t(`state.${from}`) });
    case 'rewritten':
    case 'reviewer':
    case 'unanswered':
    case 'unknown':
    case 'unrecorded':
    case 'file-changed':
    case 'file-missing':
      return undefined;
    case 'evidence':
    case 'evidence-added':
    case 'evidence-removed':
      return t(`change.${what}`, { number });
    default:
      return t(`change.${what}`);
  }
}

/** 「メモと証拠2」 */
function listed(things: readonly string[], t: Translate): string {
  const [one = '', other = ''] = things;
  return things.length === 2 ? t('change.two', { one, other }) : things.join(t('list.comma'));
}

/** What each specialist said last of a criterion, the newest first. */
export function saidOf({ review, views }: Pick<CriterionReport, 'review' | 'views'>): readonly ReviewReport[] {
  return review === undefined ? [] : [review, ...(views?.others ?? [])];
}

/** The firm's reply with whoever gave it and when, as far as that is known; undefined where there is none. */
export function replyText(
  { reply, repliedBy, repliedOn }: Pick<EarlierReport, 'reply' | 'repliedBy' | 'repliedOn'>,
  key: 'review.reply' | 'report.record.reply',
  t: Translate,
): string | undefined {
  if (reply === undefined) return undefined;
  const by = [repliedBy, repliedOn].filter((part) => part !== undefined).join(t('list.comma'));
  return by === '' ? t(key, { text: reply }) : t(`${key}.by`, { text: reply, by });
}

/** How many criteria the views come to a verdict on. */
export function verdictCount(
  { current, split, changed, rewritten, unshown, none }: ViewCounts,
  verdict: Verdict,
): number {
  return { ...current, split, changed, rewritten, unshown, none }[verdict];
}

/** Criteria on which the views of specialists differ, each with who says what; nothing where none do. */
export function splitLines(
  split: readonly {
    readonly id: string;
    /** What is asked, where the number alone would say little. */
    readonly question?: string;
    readonly said: readonly Pick<ReviewReport, 'view' | 'reviewer'>[];
  }[],
  t: Translate,
): readonly string[] {
  if (split.length === 0) return [];
  const rows = split.map(({ id, question, said }) => {
    const views = said.map(({ view, reviewer }) =>
      t('review.split.view', { name: sanitizeLine(reviewer.name), view: t(`view.${view}`) }),
    );
    const asked = question === undefined ? id : t('diagnostic.asked', { id, question });
    return t('review.split.row', { id: asked, views: views.join(t('list.comma')) });
  });
  return [t('review.split', { count: split.length }), ...rows];
}

/** What specialists have said so far, in one sentence; nothing where nobody has looked at the file. */
export function viewCounts(views: ViewCounts | undefined, t: Translate): readonly string[] {
  if (views === undefined) return [];
  const counts = t('report.summary.views', { total: views.total, views: countedViews(views, t).join(t('list.comma')) });
  return [sentences([counts, ...agreedWords(views, t)], t)];
}

/** How far what a firm declares is agreed with: a view may agree that something is not done. */
export function agreedWords({ current, declared }: ViewCounts, t: Translate): readonly string[] {
  if (declared === undefined || current.agrees === 0) return [];
  const { met, 'not-applicable': notApplicable } = declared;
  return [
    t('view.agrees.met', met),
    ...(notApplicable.total === 0 ? [] : [t('view.agrees.not-applicable', notApplicable)]),
  ];
}

/** That a view does not prove who gave it, for whatever tells of views; nothing where nobody has given one. */
export function unproven(isViewed: boolean, t: Translate): readonly string[] {
  return isViewed ? [t('review.view.unproven')] : [];
}

/** What there is of each view, with the word and the number; what has none of is left out. */
export function countedViews(counts: ViewCounts, t: Translate): readonly string[] {
  return verdicts
    .map((verdict) => [verdict, verdictCount(counts, verdict)] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => t('report.summary.state', { state: t(`view.${verdict}`), count }));
}

/** What specialists said, the newest view first: each with who, when and what has changed since. */
export function voiceLines(criterion: CriterionReport, t: Translate): readonly string[] {
  return [
    ...(criterion.views?.verdict === 'split' ? [t('review.view.split')] : []),
    ...saidOf(criterion).flatMap((review) => reviewLines(review, t)),
  ];
}

/** What a specialist said: the view with who, when and what has changed since, then advice, question and reply. */
export function reviewLines(review: ReviewReport, t: Translate): readonly string[] {
  return saidInView(review, review.reviewer.name, changeSentences(review.changes, t), t);
}

/** The same of a view as it stands in a file, whatever has changed since. */
export function viewLines(review: Review, name: string, t: Translate): readonly string[] {
  return saidInView(review, name, [], t);
}

function saidInView(
  review: Pick<ReviewReport, 'view' | 'on' | 'reason' | 'advice' | 'question' | 'reply' | 'repliedBy'>,
  name: string,
  changes: readonly string[],
  t: Translate,
): readonly string[] {
  const { view, on, reason, advice, question } = review;
  const told = t('report.record.review', { view: t(`view.${view}`), on, name });
  const reply = replyText(review, 'report.record.reply', t);
  return [
    sentences([told, ...changes], t),
    ...(reason === undefined ? [] : [t('report.record.view-reason', { text: reason })]),
    ...(advice === undefined ? [] : [t('report.record.advice', { text: advice })]),
    ...(question === undefined ? [] : [t('report.record.question', { text: question })]),
    ...(reply === undefined ? [] : [reply]),
  ];
}
