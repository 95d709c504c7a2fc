import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { targetLines, targetNote } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';
import { paragraph } from '../paragraph.ts';
import { style } from '../style.ts';

/** What is met of each target level, and whose levels these are; nothing where the firm has set none. */
export function targets(context: Context, model: ReportModel): readonly Block[] {
  const lines = targetLines(model, context.t);
  if (lines.length === 0) return [];
  return [
    partHeading(context, context.t('report.targets')),
    ...bulletList(context, lines),
    paragraph(context, targetNote(model, context.t), style.small, { before: 7 }),
  ];
}
