import type { ReportModel } from '../../formats/outputs/report.ts';
import type { Assumption } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';

/** How a catalogue counts, and who has published what it is made of. */
export interface Counting {
  readonly method: ReportModel['summary']['method'];
  readonly publisher: string;
}

/** How the level of a report is counted, and whose criteria they are. */
export function countingOf({ summary, catalogue }: Pick<ReportModel, 'summary' | 'catalogue'>): Counting {
  return { method: summary.method, publisher: catalogue.source.publisher };
}

/** That criteria which do not apply have to be confirmed, and by whom. */
export function toConfirm({ method, publisher }: Counting, t: Translate): string {
  // What only counts has nobody who confirms: what is left out is a choice, and its reason is kept.
  if (method === 'coverage') return t('report.not-applicable.chosen');
  return t('report.not-applicable.mark', { publisher });
}

/** What was assumed for a judgement of a level. */
export function assumptionSentence(
  assumption: Assumption,
  { method, publisher, level }: Counting & { readonly level: string },
  t: Translate,
): string {
  if (assumption === 'not-applicable' && method === 'coverage') return t('report.assumption.not-applicable.chosen');
  return t(`report.assumption.${assumption}`, { level, publisher });
}

/** The assumptions a report rests on, in sentences. */
export function assumptionLines(model: ReportModel, t: Translate): readonly string[] {
  const { publisher, document, note } = model.catalogue.source;
  return [
    ...model.assumptions.map((assumption) =>
      assumptionSentence(assumption, { ...countingOf(model), level: model.level.title }, t),
    ),
    ...(model.summary.method === 'all-of' ? [t('report.assumption.absent')] : []),
    ...(model.actions.length > 0 ? [t('report.assumption.actions')] : []),
    t('report.assumption.own-words', { publisher, document }),
    ...(note === undefined ? [] : [t('report.assumption.source', { note })]),
  ];
}
