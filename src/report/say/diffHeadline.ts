import type { Difference, DiffSide } from '../../formats/outputs/diff.ts';
import type { StateChange } from '../../formats/outputs/diffFields.ts';
import type { MessageKey, Translate } from '../../i18n/t.ts';
import { criterionStates } from '../../scoring/result.ts';
import { stateWords } from '../states.ts';
import { headline as stateOfLevel } from '../words/count.ts';
import { unproven } from '../words/view.ts';

/** The heading of a comparison, by what is compared. */
export function title({ kind }: Difference, t: Translate): string {
  return t(`changes.title.${kind}`);
}

/** The facts at the head, as label and value. */
export function headFacts(report: Difference, t: Translate): readonly (readonly [label: string, value: string])[] {
  const { kind, before, after } = report;
  const both = (words: (side: DiffSide) => string) => {
    const [was, is] = [words(before), words(after)];
    return was === is ? is : t('changes.pair', { before: was, after: is });
  };
  const side = ({ file, asOf }: DiffSide) => t('changes.side', { file, date: asOf });
  const sides: readonly (readonly [string, string])[] =
    kind === 'files'
      ? [
          [t('changes.before'), side(before)],
          [t('changes.after'), side(after)],
        ]
      : [
          [t('changes.file'), after.file],
          [t('changes.from'), before.asOf],
          [t('changes.to'), after.asOf],
        ];
  return [
    ...sides,
    [t('report.organization'), both(({ organization }) => organization || t('report.organization.missing'))],
    [t('report.edition'), both(({ catalogue }) => t('report.edition.value', catalogue))],
    [t('changes.level'), both(({ level }) => level.title)],
  ];
}

/** What the difference does not show: for each catalogue, that this is no evaluation by it; of views, who gave them. */
export function disclaimers({ before, after, criteria }: Difference, t: Translate): readonly string[] {
  const titles = new Set([before, after].map(({ catalogue }) => catalogue.title));
  const tellsOfViews = criteria.some(({ fields }) => fields.some(({ field }) => field.split('.')[0] === 'views'));
  return [...[...titles].map((title) => t('report.disclaimer', { title })), ...unproven(tellsOfViews, t)];
}

/** What a reader should know if they read nothing else. */
export function headline(report: Difference, t: Translate): readonly string[] {
  const { kind, before, after, isChanged, findings, answered } = report;
  const span = { from: before.asOf, to: after.asOf };
  const some = (title: string, count: number) => (count === 0 ? [] : [t('changes.count', { title, count })]);
  if (kind === 'days') {
    const now = stateOfLevel(after, t);
    if (!isChanged) return [now, t('changes.none.days', span)];
    return [
      now,
      ...some(t('changes.answered', span), answered.length),
      t('changes.days', { ...span, count: findings.added.length }),
    ];
  }
  if (!isChanged) return [...countSentences(before, after, t), t('changes.none.files')];
  const count = (change: StateChange) => report.criteria.filter((one) => one.change === change).length;
  const worse = count('worse');
  return [
    ...countSentences(before, after, t),
    ...counted.flatMap((change) => some(t(changeKey(change, after)), count(change))),
    ...some(t('changes.added'), findings.added.length),
    t(worse === 0 ? 'changes.count.none' : 'changes.count', { title: t('changes.worse'), count: worse }),
  ];
}

/** What a kind of change is called: what only counts has nobody who would confirm what was left out. */
export function changeKey(change: Exclude<StateChange, 'same'>, { summary }: DiffSide): MessageKey {
  if (change === 'to-not-applicable' && summary.method === 'coverage') return 'changes.to-not-applicable.chosen';
  return `changes.${change}`;
}

/** What the last lines of all count, beside what got worse. */
const counted = [
  'newly-answered',
  'better',
  'to-not-applicable',
  'no-longer-answered',
] as const satisfies readonly StateChange[];

/** The count that matters most, with its denominator. */
function countSentences(before: DiffSide, after: DiffSide, t: Translate): readonly string[] {
  const [was, is] = [before.summary, after.summary];
  if (was.points && is.points && isOneMeasure(before, after)) {
    const { total, max, isFinal } = is.points;
    return [
      t(was.points.total === total ? 'changes.sum.same' : 'changes.sum', {
        max,
        before: was.points.total,
        after: total,
      }),
      ...(isFinal && was.points.isFinal ? [] : [t('changes.sum.not-final')]),
    ];
  }
  const [old, now] = [was.criteria, is.criteria];
  if (!isOneMeasure(before, after)) {
    const levels = { levelBefore: before.level.title, levelAfter: after.level.title };
    const totals = { totalBefore: old.total, totalAfter: now.total };
    return [t('changes.met.other', { ...levels, ...totals, before: old.met, after: now.met })];
  }
  const words = { level: after.level.title, total: now.total, before: old.met, after: now.met };
  return [t(old.met === now.met ? 'changes.met.same' : 'changes.met', words)];
}

/** Whether both sides are counted among the same criteria. */
function isOneMeasure(before: DiffSide, after: DiffSide): boolean {
  return before.catalogue.hash === after.catalogue.hash && before.level.id === after.level.id;
}

/** A row of the counts: what is counted, before, after, and the difference where it means something. */
export interface CountRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

/** How many criteria are in each state, and what else is counted; always with what it is counted among. */
export function countRows({ before, after }: Difference, t: Translate): readonly CountRow[] {
  const [was, is] = [before.summary, after.summary];
  const row = (label: string, countOf: (side: DiffSide) => number, totalOf: (side: DiffSide) => number): CountRow => {
    const told = (side: DiffSide) => t('changes.of', { count: countOf(side), total: totalOf(side) });
    const way = countOf(after) - countOf(before);
    return {
      label,
      before: told(before),
      after: told(after),
      difference: way === 0 || !isOneMeasure(before, after) ? '' : `${way > 0 ? '+' : ''}${way}`,
    };
  };
  const criteria = ({ summary }: DiffSide) => summary.criteria.total;
  const isJudged = was.judgement !== 'not-judged' && is.judgement !== 'not-judged';
  return [
    ...criterionStates.map((state) => row(stateWords(state, t), ({ summary }) => summary.criteria[state], criteria)),
    ...(before.waived.length + after.waived.length > 0
      ? [row(t('changes.waived'), ({ waived }) => waived.length, criteria)]
      : []),
    ...(isJudged
      ? [
          row(
            t('changes.requirements'),
            ({ summary }) => summary.requirements.fulfilled,
            ({ summary }) => summary.requirements.total,
          ),
        ]
      : []),
    ...(was.points && is.points
      ? [
          row(
            t('changes.points'),
            ({ summary }) => summary.points?.total ?? 0,
            ({ summary }) => summary.points?.max ?? 0,
          ),
        ]
      : []),
  ];
}
