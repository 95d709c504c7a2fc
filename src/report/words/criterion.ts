import { nextTurn } from '../../domain/calendar.ts';
import { conditionsOf, hasParts, numbered } from '../../domain/conditions.ts';
import type { Assessment } from '../../formats/assessment.ts';
import type { Catalogue } from '../../formats/catalogue.ts';
import type { CriterionReport, ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import { type ArgQuestions, describeDiagnostic, inQuestions } from './diagnostic.ts';
import { unproven } from './view.ts';

/** What stands over the options of a criterion: how many are needed, and when. */
export function optionsTitle(
  { atLeast, onlyWhen }: { readonly atLeast: number; readonly onlyWhen?: string | undefined },
  t: Translate,
): string {
  return onlyWhen === undefined
    ? t('report.open.options', { count: atLeast })
    : t('report.open.options.when', { count: atLeast, text: onlyWhen });
}

/** An option with the condition under which it may be chosen, and whether it was. */
export function optionText(
  choice: { readonly text: string; readonly onlyWhen?: string | undefined; readonly chosen?: boolean },
  t: Translate,
): string {
  const { text, onlyWhen, chosen } = choice;
  const whole = onlyWhen === undefined ? text : t('report.open.option.when', { text, when: onlyWhen });
  return chosen ? t('report.open.option.chosen', { text: whole }) : whole;
}

/** The conditions of an open criterion that are still missing; all of them where nobody has said which, under a title that says so. */
export function openConditions(
  criterion: CriterionReport,
  t: Translate,
): { readonly title: string; readonly items: readonly string[] } {
  const conditions = conditionsOf(criterion, criterion.missing);
  const words = (shown: typeof conditions) => shown.map((condition) => numbered(condition, criterion));
  const isPartial = criterion.state === 'partial' && hasParts(criterion);
  const missing = conditions.filter(({ isMissing }) => isMissing);
  if (isPartial && missing.length > 0) return { title: t('report.open.conditions.missing'), items: words(missing) };
  return {
    title: t(isPartial ? 'report.open.conditions.unrecorded' : titleOfAll(criterion)),
    items: words(conditions),
  };
}

function titleOfAll(criterion: CriterionReport) {
  if (criterion.state !== 'unmet') return 'report.open.conditions';
  return hasParts(criterion) ? 'report.open.conditions.missing.all' : 'report.open.conditions.missing';
}

/** What of a criterion has run out on the day of the report, in sentences. */
export function lapseLines(
  { lapses = [] }: Pick<CriterionReport, 'lapses'>,
  t: Translate,
  questions?: ArgQuestions,
): readonly string[] {
  return lapses.map(({ code, args }) => describeDiagnostic(t, { code, args, questions }));
}

/** The same in a word or two each, for a line with little room. */
export function lapseMarks({ lapses = [] }: Pick<CriterionReport, 'lapses'>, t: Translate): readonly string[] {
  const abouts = new Set(lapses.map(({ about }) => about));
  return [...abouts].map((about) => t(`report.lapses.mark.${about}`));
}

/** The last day on which it was in time, or the day that has not come yet; '' of what is confidential. */
export function lapseDay({ about, args }: NonNullable<CriterionReport['lapses']>[number]): string {
  const { lastDone, every, until, due, date } = args;
  if (about === 'duty' && (every === 'year' || every === 'month')) return nextTurn(String(lastDone), every);
  return String(due ?? until ?? date ?? lastDone ?? '');
}

/** What has run out of all criteria, in sentences; a number alone would send whoever reads to the list at the end. */
export function allLapseLines({ requirements }: ReportModel, t: Translate): readonly string[] {
  return requirements.flatMap(({ title, criteria }) =>
    criteria.flatMap((criterion) => lapseLines(criterion, t, { criterion: criterion.title ?? title })),
  );
}

/** The contradictions among the answers, in sentences. */
export function diagnosticLines(model: ReportModel, t: Translate): readonly string[] {
  const questions = {
    criteria: model.requirements.flatMap(({ criteria }) => criteria),
    facts: model.facts,
  };
  return model.diagnostics.map(({ code, args }) =>
    describeDiagnostic(t, { code, args: inQuestions(args, questions, t) }),
  );
}

/**
 * What of the questions is meant for who answers: they ask the firm, and a vendor knows what it does for the firm; and what
 * a firm does not have is no part of any. And where views go with them, that these do not prove who gave them.
 */
export function aboutWhat(
  { organization, handout, reviews }: Assessment,
  { method }: Pick<Catalogue, 'method'>,
  t: Translate,
): readonly string[] {
  const name = organization.name || t('handout.vendor.firm');
  return [
    ...(handout?.role === 'vendor' ? [t('handout.vendor', { name })] : []),
    ...(method === 'all-of' ? [t('conditions.absent')] : []),
    ...unproven(reviews !== undefined, t),
  ];
}
