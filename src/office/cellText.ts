import { withoutFormula } from '../text/csv.ts';
import { withoutUnsafe } from '../text/sanitize.ts';
import { escaped, LONGEST_CELL } from './ooxml.ts';

/**
 * What a cell of a text of its own holds.
 * @param prefix what stands before the names of the tags: `x:`.
 */
export function inlineText(text: string, prefix = ''): string {
  return inlineOf(cellText(text), prefix);
}

/** The same of a text as its cell shows it. */
export function inlineOf(shown: string, prefix = ''): string {
  return `<${prefix}is><${prefix}t xml:space="preserve">${escaped(asIs(shown))}</${prefix}t></${prefix}is>`;
}

/** A text as its cell shows it: one that no spreadsheet takes for a formula, not even after it was saved as CSV. */
export function cellText(text: string): string {
  return guarded(printable(text));
}

/** The same of a text that is printable. */
export function guarded(shown: string): string {
  return withoutFormula(shown).slice(0, LONGEST_CELL).toWellFormed();
}

/** `_x000D_` in a text would be read as the sign it names. */
function asIs(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Without what XML cannot hold, and what no output holds. */
export function printable(text: string): string {
  return withoutUnsafe(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'));
}
