import { emptyLists, leavingFields, untoldLapsed, untoldQuestions } from '../formats/outputs/leaving.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import type { Audience } from '../formats/states.ts';

/** A scope without the parts of it that name nothing. */
export function namedScope(scope: ReportModel['scope']): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(scope).flatMap(([field, names]) => (names?.length ? [[field, names]] : [])));
}

/**
 * The report as its audience may see it. What stays in the firm is empty in it; since the report knows its audience, no
 * format says of it that there is none.
 */
export function forAudience(report: ReportModel, audience: Audience = 'internal'): ReportModel {
  if (audience === 'internal') return report;
  const { schemaVersion, tool, ...rest } = report;
  const leaving = leavingFields({ schemaVersion, tool, audience, ...rest });
  const { summary } = leaving;
  const scope = leaving.scope && namedScope(leaving.scope);
  const counted = summary && {
    ...summary,
    lapsed: { ...untoldLapsed, ...summary.lapsed },
    ...(summary.views === undefined ? {} : { views: { ...untoldQuestions, ...summary.views } }),
  };
  const shown: Readonly<Record<string, unknown>> = { ...emptyLists, ...leaving, scope, summary: counted };
  const inOrder = ['schemaVersion', 'tool', 'audience', ...Object.keys(rest)].flatMap((field) =>
    shown[field] === undefined ? [] : [[field, shown[field]] as const],
  );
  // Every field that a report always has leaves the firm or is named above: the tests hold it to the schema.
  return Object.fromEntries(inOrder) as unknown as ReportModel;
}
