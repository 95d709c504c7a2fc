import type { Translate } from '../../i18n/t.ts';
import type { Step } from '../document.ts';

/** What is said of a step, line by line: at the end what is agreed on, with room for what is not yet. */
export function linesOf({ lines, fields = [] }: Step, t: Translate): readonly string[] {
  if (fields.length === 0) return lines;
  const told = fields.map(([label, value]) => `${label}: ${value === '' ? t('report.plan.blank') : value}`);
  return [...lines, told.join(t('terms.separator'))];
}
