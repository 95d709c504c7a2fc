import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { allLapseLines } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';

/** What has run out, or is dated too early; nothing where all is in time. */
export function lapses(context: Context, model: ReportModel): readonly Block[] {
  const lines = allLapseLines(model, context.t);
  if (lines.length === 0) return [];
  return [partHeading(context, context.t('report.lapses', { count: lines.length })), ...bulletList(context, lines)];
}
