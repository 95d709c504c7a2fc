import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { overviewLines, overviewNote } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';
import { paragraph } from '../paragraph.ts';
import { style } from '../style.ts';

/** What was said at a glance, and that it is no result; nothing where all of it has been answered. */
export function overview(context: Context, model: ReportModel): readonly Block[] {
  const lines = overviewLines(model, context.t);
  if (lines.length === 0) return [];
  return [
    partHeading(context, context.t('report.overview')),
    paragraph(context, overviewNote(model, context.t), style.body, { keepWithNext: true }),
    ...bulletList(context, lines),
  ];
}
