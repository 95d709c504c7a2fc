import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { diagnosticLines } from '../../../sentences.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';

/** Answers that do not fit together; nothing where there are none. */
export function contradictions(context: Context, model: ReportModel): readonly Block[] {
  if (model.diagnostics.length === 0) return [];
  return [
    partHeading(context, context.t('report.contradictions', { count: model.diagnostics.length })),
    ...bulletList(context, diagnosticLines(model, context.t)),
  ];
}
