import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { stageLines } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';

/** What the stages of the scheme need beside the check; nothing where the catalogue names none. */
export function stages(context: Context, model: ReportModel): readonly Block[] {
  const lines = stageLines(model, context.t);
  return lines.length === 0 ? [] : [partHeading(context, context.t('report.stages')), ...bulletList(context, lines)];
}
