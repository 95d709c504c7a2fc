import type { ReportModel } from '../../../../formats/outputs/report.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { fieldList } from '../fields.ts';
import { partHeading } from '../heading.ts';

/** The ids of what has no answer yet, by category; nothing where all is answered. */
export function unanswered(context: Context, model: ReportModel): readonly Block[] {
  const count = model.summary.criteria.unanswered;
  if (count === 0) return [];
  const fields = model.categories.flatMap((category) => {
    const ids = model.requirements
      .filter((requirement) => requirement.category === category.id)
      .flatMap(({ criteria }) => criteria)
      .filter(({ state }) => state === 'unanswered')
      .map(({ id }) => id);
    return ids.length === 0 ? [] : [{ label: category.title, content: ids.join(context.t('list.comma')) }];
  });
  return [
    partHeading(context, context.t('report.unanswered', { count })),
    ...fieldList(context, fields, { labelWidth: 132, before: 4 }),
  ];
}
