import { narrowToLevel } from '../domain/catalogue.ts';
import { emptyLists, untoldLapsed, untoldQuestions } from '../formats/outputs/leaving.ts';
import { countsSchema } from '../formats/outputs/parts.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import type { Statement } from '../formats/outputs/signed.ts';
import type { Tag } from '../i18n/t.ts';
import { assumptionsOf, measure } from '../scoring/methods/index.ts';
import { findShipped } from './catalogue.ts';
import { inLanguage } from './translation.ts';

/** Why a report cannot be made of a signed result. */
export type NotMade = 'older' | 'no-catalogue';

/**
 * The report for a buyer as a signed result says it, for whoever has nothing else of the firm: what is signed is all that
 * is in it, beside the words of the catalogue.
 * @param version of scs-check that the report names.
 */
export function buyersReportOf(
  statement: Statement,
  language: Tag,
  version: string,
): ReportModel | { readonly not: NotMade } {
  const { requirements, categories, lapsed, withoutOption, otherText, answered, points } = statement;
  const criteria = countsSchema().safeParse(statement.criteria).data;
  if (requirements === undefined || categories === undefined || lapsed === undefined || criteria === undefined) {
    return { not: 'older' };
  }
  const shipped = findShipped(statement.catalogue.id);
  const spoken = shipped?.hash === statement.catalogue.hash ? inLanguage(shipped, language).catalogue : undefined;
  const level = spoken?.levels.find(({ id }) => id === statement.level);
  if (spoken === undefined || level === undefined) return { not: 'no-catalogue' };
  const titles = new Map(narrowToLevel(spoken, level.id).categories.map(({ id, title }) => [id, title]));
  const measured = measure(spoken, criteria, true).points;
  const views = viewsIn(statement);
  return {
    schemaVersion: 1,
    tool: { name: 'scs-check', version },
    audience: 'buyer',
    organization: statement.organization,
    ...(statement.toBuyers === undefined ? {} : { toBuyers: statement.toBuyers }),
    scope: statement.scope,
    catalogue: { ...statement.catalogue, title: spoken.title, source: spoken.source },
    level: { id: level.id, title: level.title },
    dates: {
      reported: statement.reportedOn,
      ...(answered === undefined ? {} : { firstAnswer: answered.first, lastAnswer: answered.last }),
    },
    digest: statement.answers,
    summary: {
      method: statement.method,
      judgement: statement.judgement,
      ...(measured === undefined || points === undefined ? {} : { points: { ...measured, ...points } }),
      criteria,
      lapsed: { ...untoldLapsed, ...lapsed },
      ...(withoutOption === undefined ? {} : { withoutOption }),
      ...(otherText === undefined ? {} : { otherText }),
      requirements,
      ...(views === undefined ? {} : { views }),
    },
    categories: categories.map(({ id, judgement, counts }) => ({ id, judgement, counts, title: titles.get(id) ?? id })),
    ...emptyLists,
    assumptions: [...assumptionsOf(spoken, criteria)],
  };
}

/** What is signed of views, which names only what there is any of. */
export function viewsIn({ views, agreed, criteria }: Statement): ReportModel['summary']['views'] {
  if (views === undefined) return undefined;
  const count = (name: string) => views[name] ?? 0;
  return {
    total: count('total'),
    current: {
      agrees: count('agrees'),
      disagrees: count('disagrees'),
      'cannot-tell': count('cannot-tell'),
      'out-of-scope': count('out-of-scope'),
    },
    ...(agreed === undefined
      ? {}
      : {
          declared: {
            met: { total: criteria['met'] ?? 0, agreed: agreed.met },
            'not-applicable': { total: criteria['not-applicable'] ?? 0, agreed: agreed['not-applicable'] },
          },
        }),
    split: count('split'),
    changed: count('changed'),
    rewritten: count('rewritten'),
    unshown: count('unshown'),
    none: count('none'),
    ...untoldQuestions,
  };
}
