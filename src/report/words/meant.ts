import type { MessageArgs } from '../../i18n/t.ts';
import { otherLetterIn } from '../../text/skeleton.ts';

/**
 * What was probably meant by one of some words. Where it looks the same as what stands there, the letter that makes the
 * difference is told, too.
 */
export function meantWords(
  meant: string,
  words: readonly unknown[],
  t: (key: 'usage.look-alike', args: MessageArgs) => string,
): string {
  for (const word of words) {
    const other = typeof word === 'string' ? otherLetterIn(word, meant) : undefined;
    if (other !== undefined) return t('usage.look-alike', { meant, ...other });
  }
  return meant;
}
