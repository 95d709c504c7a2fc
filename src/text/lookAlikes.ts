import { normalized } from './normalized.ts';

/** What a sign is that only looks like the one a file of ours is written with. */
export type Likeness = 'full-width' | 'look-alike' | 'invisible';

/** A sign of a text that stands where another one was meant. */
export interface LookAlike {
  readonly likeness: Likeness;
  readonly sign: string;
  /** What was meant; empty where nothing was. */
  readonly meant: string;
  readonly start: number;
}

const BLANK = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const DASH = /[\p{Dash_Punctuation}ー−⁃─━➖]/u;
const DOUBLE_QUOTE = /[“”„‟″〝〞]/;
const SINGLE_QUOTE = /[‘’‚‛′]/;

/** Anything that may be one: what the others below would look at one by one. */
const ANY =
  /[^\S\n\r\t ]|\p{Default_Ignorable_Code_Point}|[\uff01-\uff5e、。]|[─━⁃➖−“”„‟″〝〞‘’‚‛′]|(?!-)\p{Dash_Punctuation}|(?<![\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}])ー|.[\u3099\u309a]/gu;

/**
 * Every sign of a text that looks like one of ASCII or like nothing, and kana whose mark stands apart from it. A ー
 * behind a Japanese letter is one itself.
 * @param most how many are enough: a line may hold millions
 */
export function lookAlikesIn(text: string, most = Number.POSITIVE_INFINITY): readonly LookAlike[] {
  const found: LookAlike[] = [];
  for (const { 0: sign, index } of text.matchAll(ANY)) {
    if (found.length >= most) break;
    found.push({ sign, start: index, ...meaningOf(sign) });
  }
  return found;
}

function meaningOf(sign: string): Pick<LookAlike, 'likeness' | 'meant'> {
  if (sign === '\u3000') return { likeness: 'full-width', meant: ' ' };
  if (/[\uff01-\uff5e]/.test(sign) && sign !== '－') return { likeness: 'full-width', meant: normalized(sign, 'NFKC') };
  if (sign === '、') return { likeness: 'full-width', meant: ',' };
  if (sign === '。') return { likeness: 'full-width', meant: '.' };
  if (sign === '－') return { likeness: 'full-width', meant: '-' };
  if (BLANK.test(sign)) return { likeness: 'look-alike', meant: ' ' };
  if (DASH.test(sign)) return { likeness: 'look-alike', meant: '-' };
  if (DOUBLE_QUOTE.test(sign)) return { likeness: 'look-alike', meant: '"' };
  if (SINGLE_QUOTE.test(sign)) return { likeness: 'look-alike', meant: "'" };
  const composed = normalized(sign, 'NFC');
  return composed === sign ? { likeness: 'invisible', meant: '' } : { likeness: 'look-alike', meant: composed };
}
