/** Excel in Japan takes a file without it for Shift_JIS. */
const BOM = '\ufeff';

/** Rows as CSV (RFC 4180) that Excel opens: UTF-8 with a mark. What no spreadsheet may take for a formula is up to the caller. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BOM + rows.map((cells) => `${cells.map(quotedWhereNeeded).join(',')}\r\n`).join('');
}

function quotedWhereNeeded(text: string): string {
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
