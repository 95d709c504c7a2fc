import type { TargetLevel } from '../../formats/catalogue.ts';
import type { LapsedCounts } from '../../formats/outputs/parts.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import { criterionStates, type PointsSum } from '../../scoring/result.ts';
import { countingOf } from './assumption.ts';
import { leadingGlance, overviewCounts } from './glance.ts';
import { sentences } from './joined.ts';
import { viewCounts } from './view.ts';

type Counted = Pick<ReportModel, 'level' | 'summary'> & Partial<Pick<ReportModel, 'audience' | 'overview'>>;

/** The state of the level in one honest sentence, with its denominator; before it, what is only roughly known so far. */
export function headline(model: Counted, t: Translate): string {
  const { judgement, criteria } = model.summary;
  const undecided = criteria.unknown + criteria.unanswered;
  const rough = leadingGlance(model, t);
  const beside = sentencesBeside(model.summary, t);
  if (model.summary.points) return sentences([...rough, pointsSentence(model.summary.points, model, t), ...beside], t);
  const sentence = t(`report.summary.${judgement}`, {
    level: model.level.title,
    total: criteria.total,
    met: criteria.met,
    open: criteria.partial + criteria.unmet,
    undecided,
    notApplicable: criteria['not-applicable'],
  });
  // Without it a firm that has answered little would read as one that has little left to do.
  const rest = judgement === 'not-fulfilled' && undecided > 0 ? [undecidedSentence(criteria, t)] : [];
  return sentences([...rough, sentence, ...beside, ...rest], t);
}

interface Beside {
  readonly lapsed?: Pick<LapsedCounts, 'met' | 'date'>;
  readonly withoutOption?: number;
  readonly otherText?: number;
}

/** What of the counts does not hold as it is: beside them and never in them; nothing where all does. */
export function sentencesBeside({ lapsed, withoutOption = 0, otherText = 0 }: Beside, t: Translate): readonly string[] {
  const { met = 0, date = 0 } = lapsed ?? {};
  return [
    ...(withoutOption > 0 ? [t('report.summary.without-option', { count: withoutOption })] : []),
    ...(met > 0 ? [t('report.summary.over', { count: met })] : []),
    ...(date > 0 ? [t('report.summary.date', { count: date })] : []),
    ...(otherText > 0 ? [t('report.summary.other-text', { count: otherText })] : []),
  ];
}

/** The states with their counts, and how many requirements are complete. */
export function restOfCounts(model: ReportModel, t: Translate): string {
  const { criteria } = model.summary;
  const states = criterionStates.filter((state) => criteria[state] > 0);
  // What only counts has nobody who would confirm what was left out.
  const isConfirmed = countingOf(model).method !== 'coverage';
  const counted = states.map((state) =>
    t(isConfirmed && state === 'not-applicable' ? 'report.summary.state.to-confirm' : 'report.summary.state', {
      state: t(`state.${state}`),
      count: criteria[state],
    }),
  );
  const rest = [t('report.summary.breakdown', { states: counted.join(t('list.comma')) })];
  return sentences([...rest, ...countsBeside(model, t)], t);
}

/** What is counted beside the states: complete requirements, views, and what was said at a glance. */
export function countsBeside(model: ReportModel, t: Translate): readonly string[] {
  return [...requirementCounts(model, t), ...viewCounts(model.summary.views, t), ...overviewCounts(model, t)];
}

/** How many requirements are complete; nothing where the catalogue's method does not judge. */
export function requirementCounts(model: ReportModel, t: Translate): readonly string[] {
  const { total, fulfilled } = model.summary.requirements;
  return model.summary.judgement === 'not-judged' ? [] : [t('report.summary.requirements', { total, fulfilled })];
}

function undecidedSentence({ unknown, unanswered }: ReportModel['summary']['criteria'], t: Translate): string {
  if (unanswered === 0) return t('report.summary.unknown', { count: unknown });
  if (unknown === 0) return t('report.summary.unanswered', { count: unanswered });
  return t('report.summary.undecided', { undecided: unknown + unanswered });
}

function pointsSentence(
  { total: sum, max, isFinal, band }: PointsSum,
  model: Pick<ReportModel, 'summary'>,
  t: Translate,
): string {
  const { total, unanswered } = model.summary.criteria;
  const told = [
    t('report.summary.points', { sum, max }),
    ...(isFinal ? [] : [t('report.summary.points.not-final', { total, open: unanswered })]),
    ...(band ? [t('report.summary.points.band', { text: band.text })] : []),
    ...(band && band.certainty !== 'certain' ? [t(`report.summary.points.band.${band.certainty}`)] : []),
  ];
  return sentences(told, t);
}

/** How many criteria of each target level are met, one line each; nothing where the firm has set none. */
export function targetLines({ summary: { targets = [] } }: ReportModel, t: Translate): readonly string[] {
  return targets.map((count) => t('report.targets.row', { ...count }));
}

/** Whose the target levels are, and what was left out of the counts. */
export function targetNote({ summary: { targets = [], criteria } }: ReportModel, t: Translate): string {
  const rest = targets.reduce((left, { total }) => left - total, criteria.total);
  return sentences([t('report.targets.ours'), ...(rest > 0 ? [t('report.targets.rest', { count: rest })] : [])], t);
}

/** 「目標: 1 まず取り組む」 */
export function targetLine(target: TargetLevel, t: Translate): string {
  return t('report.record.target', { ...target });
}
