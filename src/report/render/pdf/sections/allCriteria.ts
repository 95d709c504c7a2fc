import type { CategoryReport, CriterionReport, ReportModel } from '../../../../formats/outputs/report.ts';
import { recordLines } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading, subheading } from '../heading.ts';
import { looks, stateText } from '../states.ts';
import { style } from '../style.ts';
import { type TableRow, table } from '../table.ts';

/** Every criterion with its state and what the firm wrote down, a table for each category. */
export function allCriteria(context: Context, model: ReportModel): readonly Block[] {
  return [
    partHeading(context, context.t('report.table')),
    ...model.categories.flatMap((category, index) => categoryTable(context, model, category, index === 0)),
  ];
}

function categoryTable(
  context: Context,
  model: ReportModel,
  category: CategoryReport,
  isFirst: boolean,
): readonly Block[] {
  const { t } = context;
  const requirements = model.requirements.filter((requirement) => requirement.category === category.id);
  return [
    subheading(context, category.title, { before: isFirst ? 2 : 20, bookmark: true }),
    ...table(context, {
      columns: [
        { title: t('report.table.id'), width: 48, isHeader: true },
        { title: t('report.table.question'), width: 190 },
        { title: t('report.table.state'), width: 86 },
        { title: t('report.table.record'), width: 159 },
      ],
      rows: requirements.flatMap(({ id, title, criteria }): TableRow[] => [
        { kind: 'group', title: `${id}  ${title}` },
        ...criteria.map((criterion) => criterionRow(context, criterion)),
      ]),
      continued: t('report.table.continued', { title: category.title }),
    }),
  ];
}

function criterionRow({ t }: Context, criterion: CriterionReport): TableRow {
  const { id, question, state } = criterion;
  return {
    kind: 'cells',
    cells: [
      [{ text: id, style: style.smallStrong }],
      [{ text: question }],
      [{ text: stateText(state, t), style: { ...style.small, bold: true, colour: looks[state].ink } }],
      // What is written of an open one stands in its own part, with all that helps to close it.
      (isOpen(state) ? [] : recordLines(criterion, t)).map((text) => ({ text })),
    ],
  };
}

function isOpen(state: CriterionReport['state']): boolean {
  return state === 'partial' || state === 'unmet';
}
