import { strToU8, type Zippable, zipSync } from 'fflate/browser';
import { withoutUnsafe } from '../text/sanitize.ts';
import { widthOf } from '../text/width.ts';

/** A workbook of texts: each sheet a table below its head. */
export interface WrittenSheet {
  readonly name: string;
  /** In characters of the standard font. */
  readonly widths: readonly number[];
  /** Stays in sight, and is repeated on each printed page; none where the sheet is no table. */
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Stands over the rows of a sheet that is no table. */
  readonly title?: string;
  /** Cells to be filled in, which look so; columns count from 1, rows from 0 below the title or head; all of them where left out. */
  readonly inputs?: { readonly columns: readonly number[]; readonly rows?: readonly number[] };
  /** What may be chosen in the cells of a column below the head. */
  readonly choices?: readonly WrittenChoice[];
  /** What is shown beside a cell of a column below the head while somebody writes in it: at most 255 characters. */
  readonly hints?: readonly { readonly column: number; readonly text: string }[];
  /** Kept out of sight: for the program that reads it back. */
  readonly isHidden?: boolean;
}

export interface WrittenChoice {
  /** Counts from 1. */
  readonly column: number;
  /** Without commas, and together within 255 characters: Excel holds no more. */
  readonly words: readonly string[];
  /** Shown where something else is typed. */
  readonly refusal: string;
}

export interface WrittenWorkbook {
  readonly sheets: readonly WrittenSheet[];
  /** Stands at the head of every printed page. */
  readonly mark?: string;
}

/** The earliest a ZIP file can tell, in whatever time zone: no two workbooks differ by when they were written. */
const NO_TIME = new Date(1980, 0, 1);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MACHINE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const APPLICATION =
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>scs-check</Application></Properties>';

/** Excel holds no more in one cell. */
const LONGEST_CELL = 32_767;

/**
 * What a spreadsheet takes for a formula; some do so for full-width signs, too. One that is guarded already is guarded
 * again, so that taking off one guard always gives back the text as it was.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'(?='*[=+\-@\t\r\n＝＋－＠])/;

/** The bytes of an .xlsx file; the same content gives the same bytes. */
export function writeXlsx({ sheets, mark }: WrittenWorkbook): Uint8Array {
  const names = uniqueNames(sheets);
  const parts: Zippable = {
    '[Content_Types].xml': part(contentTypes(sheets.length)),
    '_rels/.rels': part(
      relations([
        ['officeDocument', 'xl/workbook.xml'],
        ['extended-properties', 'docProps/app.xml'],
      ]),
    ),
    // Not packed, so that whoever has only the bytes can see what made them. Excel puts its own name there when it saves.
    'docProps/app.xml': [part(APPLICATION), { level: 0 }],
    'xl/workbook.xml': part(workbook(sheets, names)),
    'xl/_rels/workbook.xml.rels': part(
      relations([
        ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ),
    'xl/styles.xml': part(STYLES),
  };
  for (const [index, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = part(worksheet(sheet, mark));
  }
  return zipSync(parts, { mtime: NO_TIME, level: 6 });
}

function part(text: string): Uint8Array {
  return strToU8(XML + text);
}

function contentTypes(sheets: number): string {
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...Array.from({ length: sheets }, (_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet']),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${MACHINE_TYPE}.${type}+xml"/>`);
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>',
    ...overrides,
    '</Types>',
  ].join('');
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function workbook(sheets: readonly WrittenSheet[], names: readonly string[]): string {
  const listed = names.map(
    (name, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${sheets[index]?.isHidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.flatMap((sheet, index) => {
    if (sheet.head === undefined) return [];
    const own = quotedName(names[index] ?? '');
    const { column, row } = lastCell(sheet);
    // Excel wants a filter to be named, too.
    return [
      definedName('_FilterDatabase', index, `${own}!$A$1:$${column}$${row}`, ' hidden="1"'),
      // Where a row goes on beside the page, its first cell says which it is.
      definedName('Print_Titles', index, `${pagesAcross(sheet) > 1 ? `${own}!$A:$A,` : ''}${own}!$1:$1`),
    ];
  });
  const defined = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets>${defined}</workbook>`;
}

function definedName(name: string, sheet: number, area: string, more = ''): string {
  return `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${more}>${escaped(area)}</definedName>`;
}

function quotedName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** As Excel wants them: at most 31 characters, none of a few signs, and no two the same. */
function uniqueNames(sheets: readonly WrittenSheet[]): readonly string[] {
  const names: string[] = [];
  for (const { name } of sheets) {
    const plain =
      printable(name)
        .replace(/[\\/?*[\]:'\n]/g, ' ')
        .trim()
        .slice(0, 27)
        .toWellFormed() || 'Sheet';
    const isTaken = (wanted: string) => names.some((other) => other.toLowerCase() === wanted.toLowerCase());
    let own = plain;
    for (let number = 2; isTaken(own); number++) own = `${plain} ${number}`;
    names.push(own);
  }
  return names;
}

/** The address of the last cell. */
function lastCell(sheet: WrittenSheet): { readonly column: string; readonly row: number } {
  const all = rowsOf(sheet);
  return { column: columnName(Math.max(1, ...all.map(({ cells }) => cells.length))), row: Math.max(1, all.length) };
}

/** How a cell looks, by its place in the list of styles. */
const looks = { text: 1, head: 2, input: 3, inputHead: 4, title: 5, label: 6 } as const;

interface WrittenRow {
  readonly cells: readonly { readonly text: string; readonly look: keyof typeof looks }[];
}

function rowsOf({ head, title, rows, inputs }: WrittenSheet): readonly WrittenRow[] {
  const isInput = (column: number) => inputs?.columns.includes(column + 1) === true;
  const isOpen = (column: number, row: number) => isInput(column) && (inputs?.rows?.includes(row) ?? true);
  const isTable = head !== undefined;
  return [
    ...(title === undefined ? [] : [{ cells: [{ text: title, look: 'title' } as const] }]),
    ...(head === undefined
      ? []
      : [{ cells: head.map((text, column) => ({ text, look: isInput(column) ? 'inputHead' : 'head' }) as const) }]),
    ...rows.map((cells, row) => ({
      cells: cells.map((text, column) => {
        const calm = !isTable && column === 0 ? 'label' : 'text';
        return { text, look: isOpen(column, row) ? 'input' : calm } as const;
      }),
    })),
  ];
}

/** Points for a line of text, and above and below it. */
const LINE = 17;
const PADDING = 5;
/** Excel knows no higher row. */
const HIGHEST = 409;

/**
 * Points that a row needs so that nothing of it is cut. Excel fits rows when it opens a file; LibreOffice and previews
 * in mail take them as high as the file says. Assumption: a sign of full width takes 2.1 of the units in which columns
 * are measured, since the fonts of other systems run wider than the one the file names.
 */
function heightOf({ cells }: WrittenRow, widths: readonly number[]): number {
  const lines = cells.map(({ text, look }, column) => {
    if (look === 'title') return 1;
    const room = Math.max(2, (widths[column] ?? 9) - 1);
    const size = look === 'head' || look === 'inputHead' || look === 'label' ? 1.1 : 1.05;
    return printable(text)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * size) / room)), 0);
  });
  const title = cells.some(({ look }) => look === 'title') ? 8 : 0;
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + PADDING + title);
}

/** Units of width that a page of A4 across holds in letters of 8 points, of the 11 that a sheet is written in. */
const PAGE = 152;

/** Pages beside each other that a sheet takes on paper. */
function pagesAcross({ widths }: WrittenSheet): number {
  return Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE));
}

function worksheet(sheet: WrittenSheet, mark: string | undefined): string {
  const { widths, head } = sheet;
  const frozen =
    head === undefined
      ? ''
      : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';
  const { column, row } = lastCell(sheet);
  const last = `${column}${row}`;
  return [
    `<worksheet xmlns="${MAIN}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`,
    `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rowsOf(sheet)
      .map((row, index) => rowXml(row, index + 1, heightOf(row, widths)))
      .join('')}</sheetData>`,
    ...(head === undefined ? [] : [`<autoFilter ref="A1:${last}"/>`]),
    ...validations(sheet, row),
    '<pageMargins left="0.25" right="0.25" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${pagesAcross(sheet)}" fitToHeight="0"/>`,
    `<headerFooter>${mark === undefined ? '' : `<oddHeader>${escaped(`&R${mark.replaceAll('&', '&&')}`)}</oddHeader>`}<oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`,
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

function rowXml({ cells }: WrittenRow, row: number, height: number): string {
  const written = cells.map(({ text, look }, index) => {
    const style = looks[look];
    const at = `${columnName(index + 1)}${row}`;
    return text === ''
      ? `<c r="${at}" s="${style}"/>`
      : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(asIs(cellText(text)))}</t></is></c>`;
  });
  return `<row r="${row}" ht="${height}" customHeight="1">${written.join('')}</row>`;
}

/** A text as its cell shows it: one that no spreadsheet takes for a formula, not even after it was saved as CSV. */
export function cellText(text: string): string {
  const plain = printable(text);
  const guarded = FORMULA.test(plain) ? `'${plain}` : plain;
  return guarded.slice(0, LONGEST_CELL).toWellFormed();
}

/** What somebody meant by the text of a cell: without the guard that `cellText` puts before a formula, where it did. */
export function meantBy(shown: string): string {
  return shown.replace(GUARDED, '');
}

/** `_x000D_` in a text would be read as the sign it names. */
function asIs(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Without what XML cannot hold, and what no output holds. */
function printable(text: string): string {
  return withoutUnsafe(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** `AA` for 27. */
function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest === 0 ? '' : columnName(rest)) + String.fromCharCode(65 + ((column - 1) % 26));
}

const FONT = '<name val="Yu Gothic"/>';
const side = (name: string, style: string, colour: string) =>
  `<${name} style="${style}"><color rgb="${colour}"/></${name}>`;
const framed = (sides: string) => `<border>${sides}<diagonal/></border>`;
const filled = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const GREY = 'FFD3D9DF';
const DARK = 'FF6B7785';
/** Cells to write in are the only ones with a frame and a colour. */
const INPUT = 'FFFFFBE6';

/** Number format 49 is text: what somebody types into a cell later stays as typed, too. */
const xf = (font: number, fill: number, border: number, wraps = true) =>
  `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/></xf>`;

/** In the order of `looks`. */
const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  `<fonts count="3"><font><sz val="11"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font><font><b/><sz val="15"/>${FONT}</font></fonts>`,
  '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  filled('FFF1F4F7'),
  filled(INPUT),
  filled('FFFFEFB0'),
  '</fills>',
  '<borders count="3">',
  framed('<left/><right/><top/><bottom/>'),
  framed(`<left/><right/><top/>${side('bottom', 'thin', GREY)}`),
  framed(['left', 'right', 'top', 'bottom'].map((name) => side(name, 'thin', DARK)).join('')),
  '</borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  xf(0, 0, 1),
  xf(1, 2, 1),
  xf(0, 3, 2),
  xf(1, 4, 2),
  xf(2, 0, 0, false),
  xf(1, 0, 1),
  '</cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
