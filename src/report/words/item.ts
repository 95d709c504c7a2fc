import { hasItems } from '../../domain/catalogue.ts';
import type { Catalogue } from '../../formats/catalogue.ts';
import type { Translate } from '../../i18n/t.ts';

/** The words for a catalogue, which may call what it asks items (項目) and not criteria (基準). */
export function wordsFor(counted: Pick<Catalogue, 'method'>, t: Translate): Translate {
  return hasItems(counted) ? (t.forItems ?? t) : t;
}
