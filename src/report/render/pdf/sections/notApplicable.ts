import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { criteriaIn } from '../../../model.ts';
import { toConfirm } from '../../../sentences.ts';
import { type Block, keepTogether } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { style } from '../style.ts';
import { table } from '../table.ts';

/** The criteria said not to apply, with the reasons, and that somebody has to confirm them. */
export function notApplicable(context: Context, model: ReportModel): readonly Block[] {
  const { t } = context;
  const found = criteriaIn(model, 'not-applicable');
  if (found.length === 0) return [];
  const heading = t('report.not-applicable', { count: found.length });
  return [
    partHeading(context, heading),
    ...keepTogether(
      table(context, {
        columns: [
          { title: t('report.table.id'), width: 54, isHeader: true },
          { title: t('report.table.question'), width: 209 },
          { title: t('report.not-applicable.reason'), width: 220 },
        ],
        rows: found.map(({ criterion: { id, question, reason } }) => ({
          kind: 'cells',
          cells: [
            [{ text: id, style: style.smallStrong }],
            [{ text: question }],
            [
              { text: reason ?? t('report.not-applicable.no-reason') },
              { text: toConfirm(model, t), style: { ...style.smallQuiet, size: 8 } },
            ],
          ],
        })),
        continued: t('report.table.continued', { title: heading }),
      }),
    ),
  ];
}
