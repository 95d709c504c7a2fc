import type { ReportModel } from '../../formats/outputs/report.ts';
import { glances } from '../../formats/states.ts';
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

/** What was said at a glance of what has no answers yet, in numbers: beside the counts and never in them. */
export function overviewCounts(model: Told, t: Translate): readonly string[] {
  return isTold(model) && !leads(model) ? [t('ask.glance.said', { counts: glanceCounts(model, t) })] : [];
}

/** The same as the main point, while most criteria have no answer of their own; nothing afterwards. */
export function leadingGlance(model: Told, t: Translate): readonly string[] {
  if (!isTold(model) || !leads(model)) return [];
  const { total } = model.summary.requirements;
  return [t('report.summary.glance', { total, counts: glanceCounts(model, t) }), ...restOfGlance(model, t)];
}

/** What the counts leave out of the total: what has answers by now, and what nobody has looked at. */
function restOfGlance({ overview = [], requirements = [] }: Told, t: Translate): readonly string[] {
  const told = new Set(overview.map(({ id }) => id));
  const others = requirements.filter(({ id }) => !told.has(id));
  const left = others.filter(({ criteria }) => criteria.some(({ state }) => state === 'unanswered')).length;
  const answered = others.length - left;
  return [
    ...(answered > 0 ? [t('report.summary.glance.answered', { count: answered })] : []),
    ...(left > 0 ? [t('report.summary.glance.left', { count: left })] : []),
  ];
}

type Told = Pick<ReportModel, 'summary'> & Partial<Pick<ReportModel, 'audience' | 'overview' | 'requirements'>>;

function isTold({ audience, overview = [] }: Told): boolean {
  return audience !== 'buyer' && overview.length > 0;
}

function leads({ summary: { criteria } }: Told): boolean {
  return criteria.unanswered * 2 > criteria.total;
}

/** How often each was said; what was never said is left out. */
function glanceCounts({ overview = [] }: Told, t: Translate): string {
  const counts = glances.flatMap((glance) => {
    const { length: count } = overview.filter((one) => one.glance === glance);
    return count === 0 ? [] : [t('report.summary.state', { state: t(`glance.${glance}`), count })];
  });
  return counts.join(t('list.comma'));
}

/** That what was said at a glance is no result. */
export function overviewNote({ summary: { criteria } }: ReportModel, t: Translate): string {
  return t('report.overview.note', { unanswered: criteria.unanswered, total: criteria.total });
}
