import type { Translate } from '../../i18n/t.ts';
import type { Step, Steps } from '../document.ts';

/** What is said of a step, line by line: at the end what is agreed on, with room for what is not yet. */
export function linesOf({ lines, fields = [] }: Step, t: Translate): readonly string[] {
  if (fields.length === 0) return lines;
  const told = fields.map(([label, value]) => `${label}: ${value === '' ? t('report.plan.blank') : value}`);
  return [...lines, told.join(t('terms.separator'))];
}

/** The groups with the number of each step, counted from 1 through all of them. */
export function counted({ groups }: Steps) {
  let number = 0;
  return groups.map(({ title, steps }) => ({
    title,
    steps: steps.map((step) => {
      number += 1;
      return { step, number };
    }),
  }));
}
