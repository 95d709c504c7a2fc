import type { CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Facets } from '../document.ts';

/** By what somebody finds a criterion of the report. */
export function facetsOf(
  { categories }: ReportModel,
  { category }: RequirementReport,
  criterion: CriterionReport,
  t: Translate,
): Facets {
  const { when } = criterion;
  return {
    category: categories.find(({ id }) => id === category)?.title ?? '',
    person: handOf(criterion, t),
    ...(when === undefined ? {} : { time: when }),
  };
}

/** In whose hands a criterion is: of who is in charge, or else of who would know. */
export function handOf({ owner, guidance }: CriterionReport, t: Translate): string {
  const role = guidance?.who?.[0];
  return owner ?? (role === undefined ? t('report.plan.nobody') : t('report.plan.role', { who: t(`who.${role}`) }));
}
