import type { Progress, ProgressPoint } from '../../formats/outputs/progress.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { DocumentBlock, Part } from '../document.ts';
import { countsTable } from './diff.ts';
import { headline } from './diffHeadline.ts';
import { sections } from './diffSections.ts';

/** How the counts came to be, a bar for each earlier file or day; nothing where nobody has asked. */
export function trend(model: ReportModel, t: Translate): readonly Part[] {
  const { progress, summary } = model;
  if (progress === undefined) return [];
  const { points, changes } = progress;
  const rows = [
    ...points.map((point) => ({ title: pointName(point, t), counts: point.counts })),
    { title: nowName(model, t), counts: summary.criteria },
  ];
  return [
    {
      title: t('report.progress'),
      blocks: [
        { kind: 'text', text: headline(changes, t).join(t('sentence.separator')), tone: 'strong' },
        { kind: 'bars', of: t('report.progress.point'), rows },
        ...cautions(model, progress, t).map((text): DocumentBlock => ({ kind: 'text', text, tone: 'warning' })),
        ...(points.some(({ from }) => from === 'history')
          ? [{ kind: 'text', text: t('report.progress.history'), tone: 'quiet', isForOperator: true } as const]
          : []),
        ...(progress.history === undefined || progress.history.isWhole
          ? []
          : [{ kind: 'text', text: t('report.progress.verify'), tone: 'quiet', isForOperator: true } as const]),
      ],
    },
  ];
}

/** What changed since the last of the earlier ones, as `diff` tells it. */
export function changed({ progress }: ReportModel, t: Translate): readonly Part[] {
  const since = progress?.points.at(-1);
  if (progress === undefined || since === undefined || !progress.changes.isChanged) return [];
  return [
    {
      title: t('report.progress.changes', { point: pointName(since, t) }),
      blocks: [
        countsTable(progress.changes, t),
        ...sections(progress.changes, t).map(({ title = '', blocks }) => ({ kind: 'folded', title, blocks }) as const),
      ],
    },
  ];
}

/** 「2026-10-05（2026.yaml、★3・2026-03-27版）」 */
function pointName({ from, file, on, level, catalogue, isComparable }: ProgressPoint, t: Translate): string {
  const name = on ?? (from === 'file' ? file : t('report.progress.before'));
  const beside = [
    ...(from === 'file' && on !== undefined ? [file] : []),
    ...(isComparable ? [] : [t('report.progress.other', { level: level.title, edition: catalogue.edition })]),
  ];
  return beside.length === 0 ? name : name + t('text.aside', { text: beside.join(t('list.separator')) });
}

/** With the day of the last answer, which says nothing below a later one. */
function nowName({ dates: { lastAnswer }, progress }: ReportModel, t: Translate): string {
  const now = t('report.progress.now');
  const isBelowLater = progress?.points.some(({ on = '' }) => on > (lastAnswer ?? '')) === true;
  return lastAnswer === undefined || isBelowLater ? now : now + t('text.aside', { text: lastAnswer });
}

/** Whatever keeps the counts from being compared at a glance. */
function cautions(
  { dates: { lastAnswer = '' } }: ReportModel,
  { points, history }: Progress,
  t: Translate,
): readonly string[] {
  const later = points.filter(({ from, on = '' }) => from === 'file' && lastAnswer !== '' && on > lastAnswer);
  return [
    ...(points.every(({ isComparable }) => isComparable) ? [] : [t('report.progress.incomparable')]),
    ...later.map(({ file }) => t('report.progress.later', { file })),
    ...(history === undefined || history.isWhole ? [] : [t('report.progress.not-whole')]),
    ...(history?.since === undefined ? [] : [t('report.progress.since', { date: history.since })]),
  ];
}
