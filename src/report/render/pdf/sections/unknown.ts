import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { criteriaIn } from '../../../model.ts';
import { people } from '../../../sentences.ts';
import { type Block, keepTogether } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { paragraph } from '../paragraph.ts';
import { style } from '../style.ts';
import { table } from '../table.ts';

/** The criteria nobody could answer, and who would know. */
export function unknown(context: Context, model: ReportModel): readonly Block[] {
  const { t } = context;
  const found = criteriaIn(model, 'unknown');
  const heading = t('report.unknown', { count: found.length });
  if (found.length === 0) return [partHeading(context, heading), paragraph(context, t('report.unknown.none'))];
  return [
    partHeading(context, heading),
    ...keepTogether(
      table(context, {
        columns: [
          { title: t('report.table.id'), width: 54, isHeader: true },
          { title: t('report.table.question'), width: 315 },
          { title: t('report.unknown.ask'), width: 114 },
        ],
        rows: found.map(({ criterion: { id, question, guidance } }) => ({
          kind: 'cells',
          cells: [
            [{ text: id, style: style.smallStrong }],
            [{ text: question }],
            guidance?.who ? [{ text: people(guidance.who, t) }] : [],
          ],
        })),
        continued: t('report.table.continued', { title: heading }),
      }),
    ),
    paragraph(context, t('report.unknown.handout')),
  ];
}
