import { seenSigns } from '../text/normalized.ts';

/** How the kinds of firms are written for short; in half width, ㈱ is (株), too. */
const KINDS: readonly (readonly [short: string, whole: string])[] = [
  ['(株)', '株式会社'],
  ['(有)', '有限会社'],
  ['(同)', '合同会社'],
  ['(名)', '合名会社'],
  ['(資)', '合資会社'],
  ['(一社)', '一般社団法人'],
  ['(公社)', '公益社団法人'],
  ['(一財)', '一般財団法人'],
  ['(公財)', '公益財団法人'],
  ['(医)', '医療法人'],
  ['(学)', '学校法人'],
  ['(福)', '社会福祉法人'],
  ['(独)', '独立行政法人'],
  ['(特非)', '特定非営利活動法人'],
];

/**
 * The name of a firm for comparison: 「見本工業㈱」 and 「見本工業　株式会社」 are one firm. What nobody sees, as it comes along
 * from a page, tells no two apart.
 */
export function firmKey(name: string): string {
  return KINDS.reduce((key, [short, whole]) => key.replaceAll(short, whole), seenSigns(name));
}
