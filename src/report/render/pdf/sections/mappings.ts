import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { mappingLines } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';
import { paragraph } from '../paragraph.ts';
import { style } from '../style.ts';

/** What each part of the catalogue has to do with other frameworks, and whose word that is; nothing where there is none. */
export function mappings(context: Context, model: ReportModel): readonly Block[] {
  const lines = mappingLines(model, context.t);
  if (lines.length === 0) return [];
  return [
    partHeading(context, context.t('report.mappings')),
    ...bulletList(context, lines),
    paragraph(context, context.t('report.mappings.ours'), style.small, { before: 7 }),
  ];
}
