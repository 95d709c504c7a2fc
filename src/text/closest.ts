import { normalized } from './normalized.ts';
import { asLatin } from './skeleton.ts';

/** No id or key is longer; comparing two texts of a megabyte letter by letter would take hours. */
const LONGEST_WORD = 100;

/** The candidate a mistyped word most likely meant, or undefined where none is near enough or another one is as near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, [...new Set(candidates)]);
  if (near.length === 0) return startedBy(word, candidates);
  const alike = near.filter((one) => asDigits(one) === asDigits(word));
  const [best, ...others] = alike.length > 0 ? alike : near;
  return others.length === 0 ? best : undefined;
}

/** The one that a word begins, as `warn` does `warning`; of numbers the beginning tells nothing. */
function startedBy(word: string, candidates: readonly string[]): string | undefined {
  if (!/^[a-z]{3,20}$/i.test(word)) return undefined;
  const [found, ...others] = new Set(candidates.filter((one) => one.toLowerCase().startsWith(word.toLowerCase())));
  return others.length === 0 ? found : undefined;
}

/**
 * What a word for an id most likely meant: the closest, else the only one with the same figures, else the only one that
 * begins so.
 */
export function likeliest(word: string, ids: readonly string[]): string | undefined {
  const near = closest(word, ids);
  if (near !== undefined) return near;
  const figures = figuresOf(word);
  const same = figures === undefined ? [] : ids.filter((id) => id.replace(/\D/g, '') === figures);
  const [only, ...others] = same.length > 0 ? same : beginningWith(word, ids);
  return others.length === 0 ? only : undefined;
}

/** The ids of which a word is the beginning: what people call a catalogue by leaves the edition off. */
export function beginningWith(word: string, ids: readonly string[]): readonly string[] {
  const start = word.trim().toLowerCase();
  return /^[a-z]{2}/.test(start) ? ids.filter((id) => id.toLowerCase().startsWith(start)) : [];
}

/** Longer is no way to write a number or a level. */
const LONGEST_FIGURES = 20;

const KANJI = '〇一二三四五六七八九';

/** The figures of a word that says nothing else: 「1211」, 「レベル3」, 「星三つ」, and the number of stars in 「★★★」. */
function figuresOf(word: string): string | undefined {
  if (word.length > LONGEST_FIGURES) return undefined;
  const plain = normalized(word, 'NFKC').replace(/\s/g, '').toLowerCase();
  if (/^[★☆]{2,9}$/.test(plain)) return String(plain.length);
  const [, figures] =
    /^(?:star|level|lv\.?|スター|レベル|段階|星|★|☆)?[-_]?([\d.-]+|[一二三四五六七八九])つ?$/.exec(plain) ?? [];
  return figures?.replace(/[一-龠]/g, (sign) => String(KANJI.indexOf(sign))).replace(/\D/g, '') || undefined;
}

/** With the letters that look like a figure as that figure: of ids as near as each other, it is the one that was read. */
function asDigits(text: string): string {
  return text.toLowerCase().replace(/[li|]/g, '1').replaceAll('o', '0');
}

/** The candidates that are as near to a word as any. */
function nearest(word: string, candidates: readonly string[]): readonly string[] {
  if (word.length > LONGEST_WORD) return [];
  // What looks like a letter of ours was meant as that one.
  const seen = asLatin(word.toLowerCase());
  let best: string[] = [];
  let bestDistance = Math.max(1, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > bestDistance) continue;
    const distance = editDistance(seen, candidate.toLowerCase());
    if (distance > bestDistance) continue;
    if (distance < bestDistance) best = [candidate];
    else best.push(candidate);
    bestDistance = distance;
  }
  // Nothing of the word is left where it is one letter: of several that are as far none is like it.
  return bestDistance >= word.length && best.length > 1 ? [] : best;
}

/** Letters replaced, added, left out, or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? (beforePrevious[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(replaced, swapped, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}
