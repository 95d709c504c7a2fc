import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { stageLines, stageNotes } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';
import { paragraph } from '../paragraph.ts';
import { style } from '../style.ts';

/** The steps to each stage of the scheme, with what the file still lacks; nothing where the catalogue names no stage. */
export function stages(context: Context, model: ReportModel): readonly Block[] {
  const { t } = context;
  return model.stages.flatMap((stage) => [
    partHeading(context, t('report.stage', { title: stage.title })),
    ...bulletList(context, stageLines(stage, t)),
    ...stageNotes(stage, t).map((note) => paragraph(context, note, style.small, { before: 7 })),
  ]);
}
