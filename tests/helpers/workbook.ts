import { strToU8, type Zippable, zipSync } from 'fflate';
import { indexCatalogue } from '../../src/domain/catalogue.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';

/** A cell as XML without its address: `<c r="A1" …>`. */
export type CellXml = (address: string) => string;

/** The cells of a sheet by address, and what is merged. */
export interface SheetContent {
  readonly name: string;
  readonly cells: ReadonlyMap<string, CellXml>;
  readonly merged?: readonly string[];
}

export interface BookOptions {
  readonly sharedStrings?: readonly string[];
  /** More entries, or others in place of ours. */
  readonly entries?: Zippable;
}

/** Bytes of an .xlsx with these sheets, made here and by nobody's program. */
export function book(sheets: readonly SheetContent[], { sharedStrings = [], entries = {} }: BookOptions = {}): Buffer {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns:r="r"><sheets>${sheets
        .map(({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets
        .map(
          (_, index) => `<Relationship Id="rId${index + 1}" Type="x/worksheet" Target="worksheets/s${index + 1}.xml"/>`,
        )
        .join('')}<Relationship Id="rIdS" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${sharedStrings.map((xml) => `<si>${xml}</si>`).join('')}</sst>`),
  };
  for (const [index, sheet] of sheets.entries()) files[`xl/worksheets/s${index + 1}.xml`] = strToU8(sheetXml(sheet));
  return Buffer.from(zipSync({ ...files, ...entries }));
}

function sheetXml({ cells, merged = [] }: SheetContent): string {
  const rows = new Map<number, string>();
  for (const [address, xml] of cells) {
    const row = Number(/\d+$/.exec(address)?.[0]);
    rows.set(row, (rows.get(row) ?? '') + xml(address));
  }
  const data = [...rows].sort(([a], [b]) => a - b).map(([row, xml]) => `<row r="${row}">${xml}</row>`);
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<?xml version="1.0"?><worksheet><sheetData>${data.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
}

/** A text written into the cell. */
export function inline(text: string): CellXml {
  return (address) => `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

export function formula(code: string, value?: string): CellXml {
  const cached = value === undefined ? '' : `<v>${escapeXml(value)}</v>`;
  return (address) => `<c r="${address}" t="str"><f>${escapeXml(code)}</f>${cached}</c>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const HEADINGS = {
  B: '大分類No.',
  C: '大分類',
  D: '中分類No.',
  E: '中分類',
  F: '要求事項No.',
  G: '★3',
  H: '★4',
  I: '要求事項（見出し）',
  J: '要求事項',
  K: '★3/★4',
  L: '評価基準No.',
  M: '評価基準',
  N: 'NIST CSF機能',
};

/** The wording that our workbooks give to a criterion: a sentence of this test. */
export function sampleWording(id: string): string {
  return `・見本の文です(${id})。\n- 1つ目の項目`;
}

/** A sheet of the shape of the official one, from a catalogue, with sentences of our own. */
export function officialSheet(catalogue: Catalogue, name = '★3・★4要求事項・評価基準'): SheetContent {
  const index = indexCatalogue(catalogue);
  const cells = new Map<string, CellXml>([['B1', inline('見本の表です')]]);
  const merged: string[] = [];
  for (const [column, heading] of Object.entries(HEADINGS)) cells.set(`${column}2`, inline(heading));
  let row = 3;
  for (const requirement of catalogue.requirements) {
    const section = index.sections.get(requirement.section);
    const category = index.categories.get(section?.category ?? '');
    const last = row + requirement.criteria.length - 1;
    const shared = {
      B: category?.id ?? '',
      C: category?.title ?? '',
      D: requirement.section,
      E: section?.title ?? '',
      F: requirement.id,
      I: requirement.title,
      J: '見本の要求事項です。',
    };
    for (const [column, text] of Object.entries(shared)) {
      cells.set(`${column}${row}`, inline(text));
      if (last > row) merged.push(`${column}${row}:${column}${last}`);
    }
    for (const { id, level } of requirement.criteria) {
      cells.set(`K${row}`, inline(index.levels.get(level)?.title ?? level));
      cells.set(`L${row}`, inline(id));
      cells.set(`M${row}`, inline(sampleWording(id)));
      row++;
    }
  }
  cells.set(`B${row + 1}`, inline('表の下の注です。評価基準ではありません。'));
  return { name, cells, merged: [...merged, `B${row + 1}:N${row + 1}`] };
}

/** The sheet with some cells changed; undefined empties one. */
export function withCells(sheet: SheetContent, changed: Readonly<Record<string, CellXml | undefined>>): SheetContent {
  const cells = new Map(sheet.cells);
  for (const [address, cell] of Object.entries(changed)) {
    if (cell === undefined) cells.delete(address);
    else cells.set(address, cell);
  }
  return { ...sheet, cells };
}

/** The address of the cell in `column` that belongs to a criterion. */
export function cellOf(catalogue: Catalogue, column: string, id: string): string {
  const ids = catalogue.requirements.flatMap(({ criteria }) => criteria.map((criterion) => criterion.id));
  return `${column}${3 + ids.indexOf(id)}`;
}

const lyingRows = ['Infinity', '-Infinity', 'NaN', '1e9', '1e0', '-1', '+1', '0', '00', '01', '1.5', '1.0', '1,000'];
const strangeRows = ['', ' ', ' 5', '5 ', '5&#10;', '0x10', '１', 'x', '1048577', '9999999', '99999999999999999999'];
const lyingCells = [
  'XFE5',
  'ZZZ5',
  'ZZZZZZ9',
  'A0',
  'A05',
  'A1048577',
  'A1e9',
  'A',
  '5',
  '5A',
  '',
  ' A5',
  'a5',
  'A5:B6',
];

/** Rows and cells as XML that cannot be true, and what of it is named to the person. */
export const lyingReferences: readonly (readonly [data: string, named: string])[] = [
  ...[...lyingRows, ...strangeRows].map(
    (row) => [`<row r="${row}"/>`, `<row r="${row.replace('&#10;', '\\n').slice(0, 24)}">`] as const,
  ),
  ...lyingCells.map((cell) => [`<row r="5"><c r="${cell}"><v>1</v></c></row>`, `<c r="${cell}">`] as const),
  ['<row r  =  "1e9"/>', '<row r="1e9">'],
  ['<row r="5"/><row r="5"/>', '<row r="5">'],
  ['<row r="5"/><row r="4"/>', '<row r="4">'],
  ['<row r="1048576"/><row/>', '<row>'],
  ['<row r="5"><row r="6"/></row>', '<row r="6">'],
  ['<row r="5"><c r="A5"><row r="1e9"/><v>1</v></c></row>', '<row r="1e9">'],
  ['<row r="5"><c r="A5"><c r="B5"/></c></row>', '<c r="B5">'],
  ['<row r="5"><c r="A6"><v>1</v></c></row>', '<c r="A6">'],
  ['<row r="5"><c r="B5"/><c r="A5"/></row>', '<c r="A5">'],
  ['<row r="5"><c r="A5"/><c r="A5"/></row>', '<c r="A5">'],
  ['<row r="5"><c r="XFD5"/><c/></row>', '<c>'],
  [`<row>${'<c/>'.repeat(16_385)}</row>`, '<c>'],
  ['<c r="A1"/>', '<c r="A1">'],
  ['<row r="5"><c r="A5"></row>', '</row>'],
  ['</row>', '</row>'],
  ['</c>', '</c>'],
];
