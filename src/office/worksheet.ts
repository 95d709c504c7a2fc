import { cellText, guarded, inlineOf, printable } from './cellText.ts';
import { chartHeight, type WrittenChart } from './chart.ts';
import { columnName, escaped, MAIN, RELATIONS } from './ooxml.ts';
import { rowsOf, type WrittenRow } from './row.ts';
import { HIGHEST, heightOf } from './rowHeight.ts';
import { looks } from './styles.ts';
import type { WrittenSheet, WrittenWorkbook } from './written.ts';

/** The part of a workbook that holds a sheet. */
export function worksheet(sheet: WrittenSheet, book: WrittenWorkbook): string {
  const { widths, head } = sheet;
  const frozen =
    head === undefined
      ? ''
      : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  const { column, row } = lastCell(sheet);
  const last = `${column}${row}`;
  const charts = placed(sheet);
  const heights = new Map(charts.map((one) => [one.row, one.height]));
  return [
    `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`,
    `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rowsOf(sheet)
      .map((row, index) => rowXml(row, index + 1, heightXml(heights.get(index + 1), heightOf(row, widths))))
      .join('')}</sheetData>`,
    ...(head === undefined ? [] : [`<autoFilter ref="A1:${last}"/>`]),
    ...validations(sheet, row),
    '<pageMargins left="0.25" right="0.25" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesAcross(sheet)}" fitToHeight="0"/>`,
    edgesOf(sheet, book),
    ...(charts.length === 0 ? [] : ['<drawing r:id="rId1"/>']),
    '</worksheet>',
  ].join('');
}

/** What a list refuses, or what a cell is shown with, holds no more. */
const LONGEST_HINT = 255;

function validations({ choices = [], hints = [], head }: WrittenSheet, lastRow: number): readonly string[] {
  const first = head === undefined ? 1 : 2;
  const columns = [...new Set([...choices, ...hints].map(({ column }) => column))];
  if (columns.length === 0 || lastRow < first) return [];
  const said = (text: string) => escaped(printable(text).slice(0, LONGEST_HINT).toWellFormed());
  const all = columns.map((column) => {
    const choice = choices.find((one) => one.column === column);
    const hint = hints.find((one) => one.column === column);
    const name = columnName(column);
    const list = `"${choice?.words.map((word) => printable(word).replaceAll('"', '""')).join(',')}"`;
    return [
      `<dataValidation ${choice === undefined ? '' : 'type="list" '}allowBlank="1"`,
      ...(hint === undefined ? [] : [` showInputMessage="1" prompt="${said(hint.text)}"`]),
      ...(choice === undefined ? [] : [` showErrorMessage="1" error="${said(choice.refusal)}"`]),
      ` sqref="${name}${first}:${name}${lastRow}">`,
      ...(choice === undefined ? [] : [`<formula1>${escaped(list)}</formula1>`]),
      '</dataValidation>',
    ].join('');
  });
  return [`<dataValidations count="${all.length}">${all.join('')}</dataValidations>`];
}

/** Only a height that is meant to stay is one of its own: any other grows with what somebody types into the row. */
function heightXml(kept: number | undefined, needed: number): string {
  return kept === undefined ? `ht="${needed}"` : `ht="${kept}" customHeight="1"`;
}

function rowXml({ cells }: WrittenRow, row: number, height: string): string {
  const written = cells.map(({ text, shown, look }, index) => {
    const style = looks[look];
    const at = `${columnName(index + 1)}${row}`;
    if (text === '') return `<c r="${at}" s="${style}"/>`;
    return look === 'figure' || look === 'change'
      ? `<c r="${at}" s="${style}"><v>${Number(text)}</v></c>`
      : `<c r="${at}" s="${style}" t="inlineStr">${inlineOf(guarded(shown))}</c>`;
  });
  return `<row r="${row}" ${height}>${written.join('')}</row>`;
}

/** The address of the last cell. */
export function lastCell({ head, title, rows }: WrittenSheet): { readonly column: string; readonly row: number } {
  const [titles, heads] = [title === undefined ? 0 : 1, head === undefined ? 0 : 1];
  const column = rows.reduce((most, { length }) => Math.max(most, length), Math.max(1, head?.length ?? 1));
  return { column: columnName(column), row: Math.max(1, titles + heads + rows.length) };
}

/** The charts of a sheet with the row that each of them fills. */
export function placed({ charts = [], title, head }: WrittenSheet) {
  const above = (title === undefined ? 0 : 1) + (head === undefined ? 0 : 1);
  return charts.map((chart) => ({
    chart: shown(chart),
    row: chart.row + above + 1,
    height: Math.min(HIGHEST, chartHeight(chart)),
  }));
}

/** With its texts as the cells show them. */
export function shown(chart: WrittenChart): WrittenChart {
  const { title, description, labels, series } = chart;
  return {
    ...chart,
    title: printable(title),
    description: printable(description),
    labels: labels.map(cellText),
    series: series.map((one) => ({ ...one, name: cellText(one.name) })),
  };
}

/** Units of width that a page of A4 across holds in letters of 8 points, of the 11 that a sheet is written in. */
export const PAGE = 152;

/** Pages beside each other that a sheet takes on paper. */
export function pagesAcross({ widths, naming = 1 }: WrittenSheet): number {
  const sum = (some: readonly number[]) => some.reduce((all, width) => all + width, 0);
  const repeated = Math.min(PAGE / 2, sum(widths.slice(0, naming)));
  const beside = Math.max(0, sum(widths) - PAGE);
  return 1 + Math.ceil(beside / (PAGE - repeated));
}

/** Characters that a head or a foot holds with its codes; of a text each & takes two. */
const LONGEST_EDGE = 255;

/** What every page of a sheet has at its head and its foot, on paper. */
function edgesOf(sheet: WrittenSheet, { title, mark, footer }: WrittenWorkbook): string {
  const edge = (place: string, text = '', texts = 1) =>
    text === ''
      ? ''
      : `&${place}${printable(text)
          .slice(0, Math.floor(LONGEST_EDGE / texts / 2) - 5)
          .toWellFormed()
          .replaceAll('&', '&&')}`;
  // A sheet that is no table is called as the workbook.
  const name = title === undefined || sheet.head === undefined ? '' : '　&A';
  const head = edge('L', title, 2) + name + edge('R', mark, 2);
  const foot = `${edge('L', footer)}&R&P / &N`;
  return `<headerFooter>${head === '' ? '' : `<oddHeader>${escaped(head)}</oddHeader>`}<oddFooter>${escaped(foot)}</oddFooter></headerFooter>`;
}
