import type { GuidanceEntry, KindOfWork, Knower } from '../../formats/guidance.ts';
import type { ActionReport, ReportModel } from '../../formats/outputs/report.ts';
import { actionTimes } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import type { CriterionState } from '../../scoring/result.ts';
import { firstSentence } from '../../text/firstSentence.ts';
import { sentences } from './joined.ts';

/** The actions by when they can be taken up, each group in the order of the plan; a group without any is left out. */
export function actionGroups({ actions }: Pick<ReportModel, 'actions'>) {
  return actionTimes
    .map((when) => ({ when, actions: actions.filter((action) => action.when === when) }))
    .filter((group) => group.actions.length > 0);
}

/** What is left where nothing is open, one line each. */
export function closingLines(
  { actions, closing, summary: { criteria } }: Pick<ReportModel, 'actions' | 'closing' | 'summary'>,
  t: Translate,
): readonly string[] {
  if (actions.length > 0 || criteria.unanswered > 0) return [];
  if (closing.length === 0) return [t('report.actions.none')];
  return closing.map(({ step, count }) => t(`report.closing.${step}`, { count }));
}

/** Why an action stands where it stands. */
export function actionReasons({ unblocks, state, riskWhy, isOverdue }: ActionReport, t: Translate): string {
  const reasons = [
    ...(isOverdue ? [t('report.action.reason.overdue')] : []),
    ...(riskWhy === undefined ? [] : [riskWhy]),
    ...(unblocks.length > 0
      ? [t('report.action.reason.unblocks', { count: unblocks.length, ids: unblocks.join(t('list.comma')) })]
      : []),
    ...(state === 'partial' ? [t('report.action.reason.begun')] : []),
  ];
  return sentences(reasons, t);
}

/**
 * What to begin with, with its label: to find out how it stands where nobody knows, or else the first step; nothing where
 * the guidance has none.
 */
export function nextStep(
  {
    state,
    who = [],
    firstStep,
  }: {
    readonly state: CriterionState;
    readonly who?: readonly Knower[] | undefined;
    readonly firstStep?: string | undefined;
  },
  t: Translate,
): readonly (readonly [label: string, value: string])[] {
  if (state !== 'unknown') return firstStep === undefined ? [] : [[t('report.action.first-step'), firstStep]];
  const value =
    who.length === 0 ? t('report.action.find-out.anybody') : t('report.action.find-out.ask', { who: people(who, t) });
  return [[t('report.action.find-out'), value]];
}

/** What to do about a criterion, in one line: whom to ask what where nobody knows, or else its first step; its title where there is none. */
export function toDo(
  {
    state,
    title,
    question,
    who = [],
    firstStep,
  }: {
    readonly state: CriterionState;
    readonly title: string;
    readonly question: string;
    readonly who?: readonly Knower[] | undefined;
    readonly firstStep?: string | undefined;
  },
  t: Translate,
): string {
  if (state !== 'unknown') return firstStep === undefined ? title : firstSentence(firstStep);
  return who.length === 0
    ? t('report.plan.ask.anybody', { question })
    : t('report.plan.ask', { who: people(who, t), question });
}

/** 「総務・経営者」 */
export function people(who: readonly Knower[], t: Translate): string {
  return who.map((knower) => t(`who.${knower}`)).join(t('list.separator'));
}

interface GuidanceFacts extends Pick<GuidanceEntry, 'effort' | 'solvedBy'> {
  readonly who?: readonly Knower[] | undefined;
  readonly work?: readonly KindOfWork[] | undefined;
}

/** Who knows, which work it is and how much, as far as the guidance says, each with its label. */
export function guidanceFacts(
  { who, work, effort, solvedBy }: GuidanceFacts,
  t: Translate,
  options: { readonly withTools?: boolean } = {},
): readonly (readonly [label: string, value: string])[] {
  const tools = solvedBy !== undefined && options.withTools ? t(`solvedBy.${solvedBy}`) : '';
  const kinds = work?.map((kind) => t(`work.${kind}`)).join(t('list.separator'));
  const aside = tools === '' || work === undefined ? '' : t('text.aside', { text: tools });
  return [
    ...(who === undefined ? [] : [[t('report.open.who'), people(who, t)] as const]),
    ...(work === undefined ? [] : [[t('report.open.work'), `${kinds}${aside}`] as const]),
    ...(effort === undefined ? [] : [[t('report.open.effort'), t(`effort.${effort}`)] as const]),
  ];
}
