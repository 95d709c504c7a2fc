/** Excel in Japan takes a file without it for Shift_JIS. */
const BOM = '\ufeff';

/** Rows as CSV (RFC 4180) that Excel opens: UTF-8 with a mark. What no spreadsheet may take for a formula is up to the caller. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((cells) => `${cells.map(quotedWhereNeeded).join(',')}\r\n`).join('');
}

/** Some spreadsheets part cells at `;` and at a tab, too: what is behind one would begin a cell, and could be a formula. */
function quotedWhereNeeded(text: string): string {
  return /[",;\t\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * What a spreadsheet takes for a formula; some do so for full-width signs, or after blanks, too. One that is guarded
 * already is guarded again, so that taking off one guard always gives back the text as it was.
 */
const FORMULA = /^'*\s*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'(?='*\s*[=+\-@\t\r\n＝＋－＠])/;

/** A text that no spreadsheet takes for a formula, in a cell as in a table of text. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What somebody meant by the text of a cell: without the guard that `withoutFormula` puts before a formula, where it did. */
export function meantBy(shown: string): string {
  return shown.replace(GUARDED, '');
}
