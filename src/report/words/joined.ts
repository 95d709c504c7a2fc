import type { Translate } from '../../i18n/t.ts';

/** Sentences that follow each other in a paragraph. */
export function sentences(told: readonly string[], t: Translate): string {
  return told.join(t('sentence.separator'));
}

/** The first of some ids, or of other names, and how many more there are. */
export function firstOf(ids: readonly string[], most: number, t: Translate): string {
  const rest = ids.length - most;
  // What says that there is one more takes the place of that one.
  if (rest <= 1) return ids.join(t('list.comma'));
  return t('list.more', { ids: ids.slice(0, most).join(t('list.comma')), count: rest });
}
