import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { openTerms, termText } from '../../../terms.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';

/** What the words of the criteria mean that are still to be done; nothing where none has to be explained. */
export function terms(context: Context, model: ReportModel): readonly Block[] {
  const { t } = context;
  const items = openTerms(model, t).map((term) => termText(term, t));
  return items.length === 0 ? [] : [partHeading(context, t('terms.title')), ...bulletList(context, items)];
}
