import { csvOf } from '../text/csv.ts';
import { cellText, printable } from './cellText.ts';
import { chartXml, drawingXml } from './chart.ts';
import { columnName, escaped, MAIN, quotedName, RELATIONS } from './ooxml.ts';
import { uncut } from './rowHeight.ts';
import { STYLES } from './styles.ts';
import { lastCell, pagesAcross, placed, shown, worksheet } from './worksheet.ts';
import type { WrittenSheet, WrittenWorkbook } from './written.ts';
import { writeArchive } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
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
