import type { CriterionReport, EarlierReport, ReportModel, ReviewReport } from '../../formats/outputs/report.ts';
import { type Verdict, verdicts } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import { criterionStates } from '../../scoring/result.ts';
import type { ViewCounts } from '../../scoring/views.ts';
import type { Fact, Part, Signature, TableRow } from '../document.ts';
import { sentencesBeside } from '../words/count.ts';
import { scopeLine } from '../words/head.ts';
import { changeSentences, replyText, saidOf, verdictCount } from '../words/view.ts';
import type { FoundFiles, SheetHead, Specialist } from './sheetInput.ts';

/** Who, what, by which edition, and the hashes by which two sheets can be told apart. */
export function headFacts(head: SheetHead, t: Translate): readonly Fact[] {
  const { catalogue, dates, level } = head;
  return [
    [t('report.organization'), head.organization || t('report.organization.missing')],
    [t('report.scope'), scopeLine(head, t)],
    [t('sheet.level'), level.title],
    [t('report.date'), dates.reported],
    [t('report.answered'), answeredOn(head, t)],
    [t('report.edition'), t('report.edition.value', { title: catalogue.title, edition: catalogue.edition })],
    [t('sheet.catalogue-hash'), catalogue.hash],
    [t('report.digest'), head.digest],
    [t('sheet.views-digest'), head.views ?? t('sheet.views-digest.none')],
  ];
}

function answeredOn({ dates: { firstAnswer, lastAnswer } }: SheetHead, t: Translate): string {
  if (firstAnswer === undefined || lastAnswer === undefined) return t('sheet.answered.none');
  return period(firstAnswer, lastAnswer, t);
}

function period(first: string, last: string, t: Translate): string {
  return first === last ? first : t('report.answered.range', { first, last });
}

/** Who looked at the answers. */
export function specialistsPart(specialists: readonly Specialist[], t: Translate): Part {
  const title = t('sheet.specialists');
  if (specialists.length === 0) return { title, blocks: [{ kind: 'text', text: t('sheet.specialists.none') }] };
  return {
    title,
    blocks: [
      {
        kind: 'table',
        title,
        columns: [
          { title: t('sheet.specialist.name'), width: 94, isHeader: true },
          { title: t('sheet.specialist.registration'), width: 74 },
          { title: t('sheet.specialist.organization'), width: 98 },
          { title: t('sheet.specialist.relation'), width: 66 },
          { title: t('sheet.specialist.days'), width: 71 },
          { title: t('sheet.specialist.views'), width: 80 },
        ],
        groups: [
          {
            parts: [
              {
                rows: specialists.map(({ name, registration, organization, relation, first, last, ...counts }) => [
                  [name],
                  [registration ?? t('sheet.missing')],
                  [organization ?? t('sheet.missing')],
                  [t(`relation.${relation}`)],
                  [period(first, last, t)],
                  [viewsText(counts, t)],
                ]),
              },
            ],
          },
        ],
      },
    ],
  };
}

function viewsText(
  { views, current, unshown }: Pick<Specialist, 'views' | 'current' | 'unshown'>,
  t: Translate,
): string {
  return t(unshown === 0 ? 'sheet.specialist.views.value' : 'sheet.specialist.views.value.unshown', {
    views,
    current,
    unshown,
  });
}

/** What of a summary a sheet counts. */
export type CountedSummary = Pick<
  ReportModel['summary'],
  'criteria' | 'views' | 'lapsed' | 'withoutOption' | 'otherText'
>;

/** Answers and views, each in a list of its own: two counts of the same criteria, never one. */
export function countsParts(summary: CountedSummary, files: FoundFiles, t: Translate): readonly Part[] {
  const { criteria, views } = summary;
  const { total } = criteria;
  const row = (word: string, count: number) => [[word], [t('sheet.counts.of', { count, total })]];
  return [
    countsPart(
      [t('sheet.column.answer'), t('sheet.counts.answers')],
      criterionStates.map((state) => row(answerText(state, t), criteria[state])),
      sentencesBeside(summary, t),
    ),
    countsPart(
      [t('sheet.column.view'), t('sheet.counts.views')],
      verdicts.map((verdict) => row(verdictWord(verdict, t), countOf(views, verdict, total))),
      views === undefined || files.missing + files.changed === 0 ? [] : [t('sheet.counts.files', { ...files })],
    ),
  ];
}

function countsPart(
  [of, title]: readonly [string, string],
  rows: readonly TableRow[],
  beside: readonly string[] = [],
): Part {
  const columns = [
    { title: of, width: 180, isHeader: true },
    { title, width: 307 },
  ];
  const texts = beside.map((text) => ({ kind: 'text', text, tone: 'strong' }) as const);
  return { title, blocks: [{ kind: 'table', title, columns, groups: [{ parts: [{ rows }] }] }, ...texts] };
}

function countOf(views: ViewCounts | undefined, verdict: Verdict, total: number): number {
  if (views === undefined) return verdict === 'none' ? total : 0;
  return verdictCount(views, verdict);
}

/** What the views come to, in the words of a sheet. */
export function verdictWord(verdict: Verdict, t: Translate): string {
  return verdict === 'changed' || verdict === 'none' ? t(`sheet.view.${verdict}`) : t(`view.${verdict}`);
}

/** 「○ できている」 */
export function answerText(state: CriterionReport['state'], t: Translate): string {
  return `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}

/**
 * What each specialist said and whether it still holds.
 * @param named when each has its name and day; left out, where there are several.
 */
export function viewLines(
  criterion: Pick<CriterionReport, 'review' | 'views'>,
  t: Translate,
  named: 'always' | 'where-several' = 'where-several',
): readonly string[] {
  const said = saidOf(criterion);
  if (said.length === 0) return [t('sheet.view.none')];
  return [
    ...(criterion.views?.verdict === 'split' ? [t('view.split')] : []),
    ...said.flatMap(({ view, reviewer, on, changes, settledBy }) => {
      const word = t(`view.${view}`);
      const by = t('text.aside', { text: [reviewer.name, on].join(t('list.comma')) });
      const isNamed = named === 'always' || said.length > 1;
      const settled = settledBy === undefined ? [] : [t('review.view.settled', settledBy)];
      return [isNamed ? `${word}${by}` : word, ...changeSentences(changes, t), ...settled];
    }),
  ];
}

/** What goes with the view of each specialist; with names where there are several. */
export function saidByEach(
  said: readonly ReviewReport[],
  textOf: (review: ReviewReport) => string | undefined,
  t: Translate,
): readonly string[] {
  return said.flatMap((review) => {
    const text = textOf(review);
    if (text === undefined) return [];
    return [said.length === 1 ? text : t('review.split.view', { name: review.reviewer.name, view: text })];
  });
}

/** What was said before, the newest first: a view with who and when, and what went with it. */
export function earlierLines(earlier: EarlierReport, t: Translate): readonly string[] {
  const { on, view, reviewer, reason, advice, isRewritten } = earlier;
  return [
    `${on} ${t('review.split.view', { name: reviewer.name, view: t(`view.${view}`) })}`,
    ...(isRewritten ? [t('change.rewritten')] : []),
    ...(reason === undefined ? [] : [t('review.reason', { text: reason })]),
    ...(advice === undefined ? [] : [t('review.advice', { text: advice })]),
    ...askedLines(earlier, t, (text) => t('review.question', { text })),
  ];
}

/**
 * A question to the firm and the reply, or that there is none yet.
 * @param called how the question is told where nothing around it says that it is one
 */
export function askedLines(
  review: EarlierReport | ReviewReport,
  t: Translate,
  called = (question: string) => question,
): readonly string[] {
  const reply = replyText(review, 'review.reply', t);
  const { question } = review;
  if (question === undefined) return [];
  return [called(question), reply ?? t('sheet.reply.none')];
}

/** A place for a name, a date and a signature. */
export function signature(who: string, confirms: string, t: Translate, more: readonly string[] = []): Signature {
  const fields = [...more, t('sheet.signature.name'), t('sheet.signature.date'), t('sheet.signature.sign')];
  return { kind: 'signature', who, confirms, fields };
}
