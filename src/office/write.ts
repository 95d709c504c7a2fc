import { csvOf, withoutFormula } from '../text/csv.ts';
import { withoutUnsafe } from '../text/sanitize.ts';
import { widthOf } from '../text/width.ts';
import { chartHeight, chartXml, drawingXml, type WrittenChart } from './chart.ts';
import { columnName, escaped, LONGEST_CELL, MAIN_FONT, quotedName } from './ooxml.ts';
import { writeArchive } from './zip.ts';

/** A workbook of texts: each sheet a table below its head. */
export interface WrittenSheet {
  readonly name: string;
  /** In characters of the standard font. */
  readonly widths: readonly number[];
  /** Stays in sight, and is repeated on each printed page; none where the sheet is no table. */
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns from the left say what a row is, where it goes on beside the page; one where left out. */
  readonly naming?: number;
  /** Stands over the rows of a sheet that is no table. */
  readonly title?: string;
  /** Cells to be filled in, which look so; columns count from 1, rows from 0 below the title or head; all of them where left out. */
  readonly inputs?: {
    readonly columns: readonly number[];
    readonly rows?: readonly number[];
    /** Cells in them with nothing to fill in; columns count from 1, rows from 0. */
    readonly closed?: readonly (readonly [column: number, row: number])[];
  };
  /** Columns whose plain figures are numbers and no text; columns count from 1. */
  readonly figures?: readonly number[];
  readonly charts?: readonly WrittenChart[];
  /** Whether a row higher than a sheet can show goes on in the next one; not where a program reads the rows back. */
  readonly goesOn?: boolean;
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
  /** What the file is called beside its name. */
  readonly title?: string;
  /** Stands at the head of every printed page, beside the title and the name of the sheet. */
  readonly mark?: string;
  /** Stands at the foot of every printed page. */
  readonly footer?: string;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CORE_RELATION = `${PACKAGE}/relationships/metadata/core-properties`;
const MACHINE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const APPLICATION =
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>scs-check</Application></Properties>';

/** The bytes of an .xlsx file; the same content gives the same bytes. */
export function writeXlsx(book: WrittenWorkbook): Uint8Array {
  const { sheets: given, title } = book;
  const sheets = given.map((sheet) => (sheet.goesOn ? uncut(sheet) : sheet));
  const names = uniqueNames(sheets);
  const drawn = sheets.filter(({ charts = [] }) => charts.length > 0);
  const charts = drawn.flatMap((sheet) => sheet.charts ?? []);
  const parts = [
    ['[Content_Types].xml', contentTypes([sheets.length, drawn.length, charts.length], title !== undefined)],
    [
      '_rels/.rels',
      relations([
        [`${RELATIONS}/officeDocument`, 'xl/workbook.xml'],
        [`${RELATIONS}/extended-properties`, 'docProps/app.xml'],
        ...(title === undefined ? [] : [[CORE_RELATION, 'docProps/core.xml'] as const]),
      ]),
    ],
    ['docProps/app.xml', APPLICATION],
    ...(title === undefined ? [] : [['docProps/core.xml', coreXml(title)] as const]),
    ['xl/workbook.xml', workbook(sheets, names)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, index) => [`${RELATIONS}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
        [`${RELATIONS}/styles`, 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheet, book)] as const),
    ...drawn.flatMap((sheet, index) => {
      const drawing = `drawings/drawing${index + 1}.xml`;
      const own = sheet.charts ?? [];
      return [
        [
          `xl/worksheets/_rels/sheet${sheets.indexOf(sheet) + 1}.xml.rels`,
          relations([[`${RELATIONS}/drawing`, `../${drawing}`]]),
        ],
        [`xl/${drawing}`, drawingXml(placed(sheet), sheet.widths.length)],
        [
          `xl/drawings/_rels/drawing${index + 1}.xml.rels`,
          relations(own.map((chart) => [`${RELATIONS}/chart`, `../charts/chart${charts.indexOf(chart) + 1}.xml`])),
        ],
      ] as const;
    }),
    ...charts.map(
      (chart, index) =>
        [`xl/charts/chart${index + 1}.xml`, chartXml(shown(chart), names[chart.figures] ?? '')] as const,
    ),
  ] as const;
  return writeArchive(
    parts.map(([path, text]) => ({
      path,
      content: new TextEncoder().encode(XML + text),
      // So that whoever has only the bytes can see what made them. Excel puts its own name there when it saves.
      isPacked: !path.startsWith('docProps/'),
    })),
  );
}

/** A sheet as CSV, with no text that a spreadsheet takes for a formula. */
export function writeCsv({ head = [], rows }: WrittenSheet): string {
  return csvOf([head, ...rows].map((cells) => cells.map(cellText)));
}

/** The charts of a sheet with the row that each of them fills. */
function placed({ charts = [], title, head }: WrittenSheet) {
  const above = (title === undefined ? 0 : 1) + (head === undefined ? 0 : 1);
  return charts.map((chart) => ({
    chart: shown(chart),
    row: chart.row + above + 1,
    height: Math.min(HIGHEST, chartHeight(chart)),
  }));
}

/** With its texts as the cells show them. */
function shown(chart: WrittenChart): WrittenChart {
  const { title, description, labels, series } = chart;
  return {
    ...chart,
    title: printable(title),
    description: printable(description),
    labels: labels.map(cellText),
    series: series.map((one) => ({ ...one, name: cellText(one.name) })),
  };
}

function contentTypes([sheets, drawings, charts]: readonly [number, number, number], isTitled: boolean): string {
  const numbered = (count: number, path: string, type: string) =>
    Array.from({ length: count }, (_, index) => [`/xl/${path}${index + 1}.xml`, type] as const);
  const overrides = [
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
    ...(isTitled
      ? [['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'] as const]
      : []),
    ['/xl/workbook.xml', `${MACHINE_TYPE}.sheet.main+xml`],
    ['/xl/styles.xml', `${MACHINE_TYPE}.styles+xml`],
    ...numbered(sheets, 'worksheets/sheet', `${MACHINE_TYPE}.worksheet+xml`),
    ...numbered(drawings, 'drawings/drawing', 'application/vnd.openxmlformats-officedocument.drawing+xml'),
    ...numbered(charts, 'charts/chart', 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'),
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...overrides,
    '</Types>',
  ].join('');
}

function coreXml(title: string): string {
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(printable(title))}</dc:title></cp:coreProperties>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
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
      // Where a row goes on beside the page, its first cells say which it is.
      definedName(
        'Print_Titles',
        index,
        `${pagesAcross(sheet) > 1 ? `${own}!$A:$${columnName(sheet.naming ?? 1)},` : ''}${own}!$1:$1`,
      ),
    ];
  });
  const defined = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${listed.join('')}</sheets>${defined}</workbook>`;
}

function definedName(name: string, sheet: number, area: string, more = ''): string {
  return `<definedName name="_xlnm.${name}" localSheetId="${sheet}"${more}>${escaped(area)}</definedName>`;
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
function lastCell({ head, title, rows }: WrittenSheet): { readonly column: string; readonly row: number } {
  const [titles, heads] = [title === undefined ? 0 : 1, head === undefined ? 0 : 1];
  const column = rows.reduce((most, { length }) => Math.max(most, length), Math.max(1, head?.length ?? 1));
  return { column: columnName(column), row: Math.max(1, titles + heads + rows.length) };
}

/** How a cell looks, by its place in the list of styles. */
const looks = {
  text: 1,
  head: 2,
  input: 3,
  inputHead: 4,
  title: 5,
  label: 6,
  figure: 7,
  cell: 8,
  change: 9,
} as const;

interface WrittenRow {
  readonly cells: readonly WrittenCell[];
}

interface WrittenCell {
  readonly text: string;
  /** The same as every output may hold it. */
  readonly shown: string;
  readonly look: keyof typeof looks;
}

function cellOf(text: string, look: WrittenCell['look']): WrittenCell {
  return { text, shown: printable(text), look };
}

/** A count, as far as a figure of a report goes; not what only looks like one, such as 007. */
const COUNT = /^(?:0|[1-9]\d{0,8})$/;

/** By how much a count has changed. */
const CHANGE = /^[+-][1-9]\d{0,8}$/;

function rowsOf({ head, title, rows, inputs, figures = [] }: WrittenSheet): readonly WrittenRow[] {
  const isInput = (column: number) => inputs?.columns.includes(column + 1) === true;
  const isOpen = (column: number, row: number) =>
    isInput(column) &&
    (inputs?.rows?.includes(row) ?? true) &&
    inputs?.closed?.some((cell) => cell[0] === column + 1 && cell[1] === row) !== true;
  const isTable = head !== undefined;
  return [
    ...(title === undefined ? [] : [{ cells: [cellOf(title, 'title')] }]),
    ...(head === undefined
      ? []
      : [{ cells: head.map((text, column) => cellOf(text, isInput(column) ? 'inputHead' : 'head')) }]),
    ...rows.map((cells, row) => ({
      cells: cells.map((text, column) => {
        const isCounted = figures.includes(column + 1);
        if (isOpen(column, row)) return cellOf(text, 'input');
        if (isCounted && COUNT.test(text)) return cellOf(text, 'figure');
        if (isCounted && CHANGE.test(text)) return cellOf(text, 'change');
        return cellOf(text, isTable ? 'cell' : column === 0 ? 'label' : 'text');
      }),
    })),
  ];
}

/** Points for a line of text, and above and below it. */
const LINE = 16;
const PADDING = 3;
/** Excel knows no higher row. */
const HIGHEST = 409;
/** Lines of the highest row. */
const MOST_LINES = Math.floor((HIGHEST - PADDING) / LINE);

/**
 * Points that a row needs so that nothing of it is cut. Excel fits rows when it opens a file; LibreOffice and previews
 * in mail take them as high as the file says.
 */
function heightOf({ cells }: WrittenRow, widths: readonly number[]): number {
  const title = cells.some(({ look }) => look === 'title') ? 8 : 0;
  const texts = cells.flatMap(({ shown, look }, column) => {
    if (look === 'title' || shown === '') return [];
    const room = roomIn(widths[column] ?? 9, look === 'head' || look === 'inputHead' || look === 'label');
    return [{ shown, room, most: mostLines(shown, room) }];
  });
  // Of most cells it is plain that they are lower than another one: their lines are not counted.
  const lines = texts
    .toSorted((a, b) => b.most - a.most)
    .reduce(
      (highest, { shown, room, most }) => (most <= highest ? highest : Math.max(highest, linesOf(shown, room))),
      1,
    );
  return Math.min(HIGHEST, lines * LINE + PADDING + title);
}

/** What a cell leaves free at its sides, in units of width. */
const MARGIN = 0.8;

/**
 * Signs of half width that fit beside each other in a column. Assumption: a sign of full width takes 2.1 of the units in
 * which columns are measured, since the fonts of other systems run wider than the one the file names.
 */
function roomIn(width: number, isBold = false): number {
  return Math.max(2, Math.floor((width - MARGIN) / (isBold ? 1.1 : 1.05)));
}

/** Lines that a text takes where so many signs of half width fit beside each other. */
function linesOf(text: string, room: number): number {
  return text.split('\n').reduce((sum, line) => sum + linesOfOne(line, room), 0);
}

/** A word goes to the next line as a whole, unless none is wide enough for it. More than a row can show is not counted. */
function linesOfOne(line: string, room: number): number {
  // Most lines are short whatever their signs take, which is two columns each at most.
  if (2 * line.length <= room) return 1;
  let [lines, used] = [1, 0];
  for (let at = 0; at < line.length && lines <= MOST_LINES; ) {
    const word = wordAt(line, at);
    const sign = word === 0 ? String.fromCodePoint(line.codePointAt(at) ?? 0) : '';
    const width = word || widthOf(sign);
    // The blank behind a word may hang over the edge.
    const blank = word > 0 && line[at + word] === ' ' ? 1 : 0;
    if (used + width > room && used > 0) [lines, used] = [lines + 1, 0];
    const rest = Math.max(0, Math.ceil(width / room) - 1);
    lines += rest;
    used += width - rest * room + blank;
    at += (word || sign.length) + blank;
  }
  return lines;
}

/** How many signs of a word follow; none where a sign does between any two of which a line may break. */
function wordAt(line: string, from: number): number {
  let at = from;
  for (let code = line.charCodeAt(at); code > 0x20 && code < 0x7f; code = line.charCodeAt(at)) at += 1;
  return at - from;
}

/** The sheet with each row that is too high in several, of which each has what fits into one: so a filter finds all of them. */
function uncut(sheet: WrittenSheet): WrittenSheet {
  const { rows, widths, charts = [] } = sheet;
  const parted = rows.map((cells) => {
    const pieces = cells.map((text, column) => cellPieces(text, widths[column] ?? 9));
    const count = Math.max(1, ...pieces.map(({ length }) => length));
    return Array.from({ length: count }, (_, at) => pieces.map((own) => (own.length === 1 ? own[0] : own[at]) ?? ''));
  });
  const placeOf = (row: number) => parted.slice(0, row).reduce((sum, { length }) => sum + length, 0);
  return { ...sheet, rows: parted.flat(), charts: charts.map((chart) => ({ ...chart, row: placeOf(chart.row) })) };
}

/** A text in pieces of which each fits into the highest row of a column so wide. */
export function cellPieces(text: string, width: number): readonly string[] {
  const room = roomIn(width);
  const shown = printable(text);
  if (mostLines(shown, room) <= MOST_LINES || linesOf(shown, room) <= MOST_LINES) return [text];
  const pieces: string[] = [];
  let [piece, used]: [string[], number] = [[], 0];
  for (const line of shown
    .split('\n')
    // Of two lines one is more than half full, whatever words they are made of.
    .flatMap((one) => shortened(one, (room / 2) * MOST_LINES))) {
    const lines = linesOf(line, room);
    if (used + lines > MOST_LINES) {
      pieces.push(piece.join('\n'));
      [piece, used] = [[], 0];
    }
    piece.push(line);
    used += lines;
  }
  return [...pieces, piece.join('\n')];
}

/** No more lines than these whatever a text is made of: a sign takes two columns at most, and of two lines one is more than half full. */
function mostLines(text: string, room: number): number {
  const ends = text.split('\n').length;
  return ends + (4 * text.length) / room;
}

/** A line in parts that are no wider than so many signs of half width. */
function shortened(line: string, most: number): readonly string[] {
  if (widthOf(line) <= most) return [line];
  const parts: string[] = [];
  let [part, width] = ['', 0];
  for (const sign of line) {
    const own = widthOf(sign);
    if (width + own > most) {
      parts.push(part);
      [part, width] = ['', 0];
    }
    part += sign;
    width += own;
  }
  return [...parts, part];
}

/** Units of width that a page of A4 across holds in letters of 8 points, of the 11 that a sheet is written in. */
export const PAGE = 152;

/** Pages beside each other that a sheet takes on paper. */
function pagesAcross({ widths, naming = 1 }: WrittenSheet): number {
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

function worksheet(sheet: WrittenSheet, book: WrittenWorkbook): string {
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

/**
 * What a cell of a text of its own holds.
 * @param prefix what stands before the names of the tags: `x:`.
 */
export function inlineText(text: string, prefix = ''): string {
  return inlineOf(cellText(text), prefix);
}

function inlineOf(shown: string, prefix = ''): string {
  return `<${prefix}is><${prefix}t xml:space="preserve">${escaped(asIs(shown))}</${prefix}t></${prefix}is>`;
}

/** A text as its cell shows it: one that no spreadsheet takes for a formula, not even after it was saved as CSV. */
export function cellText(text: string): string {
  return guarded(printable(text));
}

function guarded(shown: string): string {
  return withoutFormula(shown).slice(0, LONGEST_CELL).toWellFormed();
}

/** `_x000D_` in a text would be read as the sign it names. */
function asIs(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Without what XML cannot hold, and what no output holds. */
function printable(text: string): string {
  return withoutUnsafe(text.replace(/\r\n?|[\u2028\u2029]/g, '\n'));
}

const FONT = `<name val="${MAIN_FONT}"/>`;
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
const xf = (font: number, fill: number, border: number, wraps = true, format = 49) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/></xf>`;

/** The first number that a format of one's own may have. */
const SIGNED = 164;

/** In the order of `looks`. */
const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  `<numFmts count="1"><numFmt numFmtId="${SIGNED}" formatCode="+0;-0;0"/></numFmts>`,
  `<fonts count="3"><font><sz val="11"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font><font><b/><sz val="15"/>${FONT}</font></fonts>`,
  '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  filled('FFF1F4F7'),
  filled(INPUT),
  filled('FFFFEFB0'),
  '</fills>',
  '<borders count="4">',
  framed('<left/><right/><top/><bottom/>'),
  framed(`<left/><right/><top/>${side('bottom', 'thin', GREY)}`),
  framed(['left', 'right', 'top', 'bottom'].map((name) => side(name, 'thin', DARK)).join('')),
  // Else a text that fills its cell runs into the next one.
  framed(`${side('left', 'thin', GREY)}${side('right', 'thin', GREY)}<top/>${side('bottom', 'thin', GREY)}`),
  '</borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  xf(0, 0, 1),
  xf(1, 2, 3),
  xf(0, 3, 2),
  xf(1, 4, 2),
  xf(2, 0, 0, false),
  xf(1, 0, 1),
  xf(0, 0, 3, false, 1),
  xf(0, 0, 3),
  xf(0, 0, 3, false, SIGNED),
  '</cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
