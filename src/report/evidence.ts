import type { ShownEvidence } from '../domain/evidence.ts';
import type { Translate } from '../i18n/t.ts';

/** What a piece of evidence is called before others: its title, or that it is confidential. */
export function evidenceName(shown: ShownEvidence, t: Translate): string {
  return shown.confidential ? t('evidence.confidential') : shown.title;
}
