import type { ReportModel } from '../../formats/outputs/report.ts';
import { type Glance, glances } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import { people } from './plan.ts';

/** What was said at a glance of what has no answers yet, one requirement a line; whom to ask where nobody knew. */
export function overviewLines({ overview = [], requirements }: ReportModel, t: Translate): readonly string[] {
  return overview.map(({ id, title, glance, unanswered }) => {
    const own = requirements.find((requirement) => requirement.id === id)?.criteria ?? [];
    const who = [...new Set(own.flatMap(({ guidance }) => guidance?.who?.slice(0, 1) ?? []))];
    const args = { id, title, glance: t(`glance.${glance}`), count: unanswered, who: people(who, t) };
    return t(glance === 'unknown' && who.length > 0 ? 'report.overview.row.ask' : 'report.overview.row', args);
  });
}

/** How often each was said at a glance; what was never said is left out. */
export function glanceCounts(said: readonly Glance[], t: Translate): string {
  const counts = glances.flatMap((glance) => {
    const { length: count } = said.filter((one) => one === glance);
    return count === 0 ? [] : [t('report.summary.state', { state: t(`glance.${glance}`), count })];
  });
  return t('ask.glance.said', { counts: counts.join(t('list.comma')) });
}

/** What was said at a glance of what has no answers yet, in numbers: beside the counts and never in them. */
export function overviewCounts({ audience, overview = [] }: ReportModel, t: Translate): readonly string[] {
  if (audience === 'buyer' || overview.length === 0) return [];
  return [
    glanceCounts(
      overview.map(({ glance }) => glance),
      t,
    ),
  ];
}

/** That what was said at a glance is no result. */
export function overviewNote({ summary: { criteria } }: ReportModel, t: Translate): string {
  return t('report.overview.note', { unanswered: criteria.unanswered, total: criteria.total });
}
