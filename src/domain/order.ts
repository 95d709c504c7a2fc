import { normalized } from '../text/normalized.ts';

/**
 * The order in which people list names: numbers by their value, with full and half width as one, and capital and small
 * letters as one. The same on every machine, as no table of a language is asked; two names that differ at all are never
 * equal.
 */
export function compareNames(a: string, b: string): number {
  return compareParts(partsOf(a), partsOf(b)) || compareText(a, b);
}

/** By code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Texts and numbers by turns. */
function partsOf(name: string): readonly string[] {
  return normalized(name, 'NFKC').toLowerCase().split(/(\d+)/);
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = index % 2 === 1 ? compareNumbers(part, other) : compareText(part, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Digits by their value, however many there are. */
function compareNumbers(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return one.length - other.length || compareText(one, other);
}
