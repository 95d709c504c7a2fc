import { seenSigns } from '../text/normalized.ts';

/** How the kinds of firms are written for short; in half width, ㈱ is (株), too. */
const KINDS: readonly (readonly [short: string, whole: string])[] = [
  ['(株)', '株式会社'],
  ['(有)', '有限会社'],
  ['(同)', '合同会社'],
];

/**
 * The name of a firm for comparison: 「見本工業㈱」 and 「見本工業　株式会社」 are one firm. What nobody sees, as it comes along
 * from a page, tells no two apart.
 */
export function firmKey(name: string): string {
  return KINDS.reduce((key, [short, whole]) => key.replaceAll(short, whole), seenSigns(name));
}
