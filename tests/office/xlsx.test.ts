import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { addressOf, columnOf, type Sheet } from '../../src/office/sheet.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { book, type CellXml, formula, inline, lyingReferences } from '../helpers/workbook.ts';

const cell =
  (attributes: string, inside: string): CellXml =>
  (address) =>
    `<c r="${address}" ${attributes}>${inside}</c>`;

function sheetOf(bytes: Uint8Array): Sheet {
  const sheet = readXlsx({ name: 'a.xlsx', bytes }).sheets[0]?.read();
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function textsOf(cells: Readonly<Record<string, CellXml>>, strings: readonly string[] = [], merged: string[] = []) {
  const content = { name: 'S', cells: new Map(Object.entries(cells)), merged };
  const sheet = sheetOf(book([content], { sharedStrings: strings }));
  return (address: string) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    return sheet.cellAt(columnOf(letters), Number(row));
  };
}

/** The code of the error that reading ends with, and its detail. */
function refusal(bytes: Uint8Array): string {
  try {
    for (const sheet of readXlsx({ name: 'a.xlsx', bytes }).sheets) sheet.read();
  } catch (error) {
    if (error instanceof UserError) return [error.code, error.args['detail']].filter(Boolean).join(' ');
    throw error;
  }
  return 'read';
}

describe('values of cells', () => {
  test('shared, rich and inline texts, without the furigana', () => {
    const at = textsOf({ A1: cell('t="s"', '<v>0</v>'), B1: cell('t="s"', '<v>1</v>'), C1: inline('中 <&> "文"') }, [
      '<t xml:space="preserve"> 一つ目 </t><rPh sb="0" eb="1"><t>ヒトツメ</t></rPh><phoneticPr fontId="1"/>',
      '<r><rPr><b/></rPr><t>太い</t></r><r><t xml:space="preserve"> と細い</t></r><rPh><t>フトイ</t></rPh>',
    ]);
    expect(['A1', 'B1', 'C1'].map((address) => at(address)?.text)).toEqual([' 一つ目 ', '太い と細い', '中 <&> "文"']);
  });

  test('numbers, truth values and what Excel could not write into XML', () => {
    const at = textsOf({
      A1: cell('', '<v>3</v>'),
      B1: cell('t="n"', '<v>4.0</v>'),
      C1: cell('t="b"', '<v>1</v>'),
      D1: inline('一行目_x000D_\n二行目'),
      E1: cell('t="inlineStr"', '<is><t>&#x4E00;&#20108;&#0;&unknown;<![CDATA[<三>]]></t></is>'),
      F1: cell('t="s"', '<v>99</v>'),
    });
    expect(['A1', 'B1', 'C1', 'D1', 'E1'].map((address) => at(address)?.text)).toEqual([
      '3',
      '4',
      'TRUE',
      '一行目\n二行目',
      '一二\uFFFD&unknown;<三>',
    ]);
    expect(at('F1')).toBeUndefined();
  });

  test('a formula gives its stored value, and is known as one', () => {
    const at = textsOf({ A1: formula('"1-"&"2"', '1-2'), A2: formula('B9') });
    expect(at('A1')).toEqual({ text: '1-2', hasFormula: true, address: 'A1' });
    expect(at('A2')).toEqual({ text: '', hasFormula: true, address: 'A2' });
  });

  test('a merged range shows its value in every cell, under the address of the first', () => {
    const at = textsOf({ B3: inline('共通'), D5: inline('右下') }, [], ['B3:C5']);
    expect(at('C5')).toEqual({ text: '共通', hasFormula: false, address: 'B3' });
    expect(at('D4')).toBeUndefined();
  });

  test('a merged range over the whole sheet reaches only as far as the sheet', () => {
    const at = textsOf({ A1: inline('全部'), B2: inline('2') }, [], ['A1:XFD1048576']);
    expect(at('B2')?.text).toBe('全部');
    expect(at('C3')).toBeUndefined();
  });

  test('cells without addresses follow each other; prefixes and comments do not matter', () => {
    const xml =
      '<x:worksheet><!-- > --><?a b?><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row>' +
      "<x:row r='3'><x:c a='>' r='B3'><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const entries = { 'xl/worksheets/s1.xml': strToU8(xml) };
    const sheet = sheetOf(book([{ name: 'S', cells: new Map() }], { entries }));
    expect([sheet.cellAt(1, 1), sheet.cellAt(3, 1), sheet.cellAt(2, 3)].map((found) => found?.text)).toEqual([
      '1',
      '2',
      '5',
    ]);
  });

  test.each([
    ['A', 1],
    ['Z', 26],
    ['AA', 27],
    ['XFD', 16384],
  ])('column %s is number %i', (letters, number) => {
    expect(columnOf(letters)).toBe(number);
    expect(addressOf(number, 7)).toBe(`${letters}7`);
  });
});

const bookWith = (xml: string) =>
  book([{ name: 'S', cells: new Map() }], { entries: { 'xl/worksheets/s1.xml': strToU8(xml) } });
const bookOf = (data: string) => bookWith(`<worksheet><sheetData>${data}</sheetData></worksheet>`);

const plain = () => book([{ name: 'S', cells: new Map([['A1', inline('x')]]) }]);

describe('what is no workbook', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'not-a-workbook'],
    ['a .csv', Buffer.from('評価基準No.,評価基準\n1-1-1-1,見本\n'), 'not-a-workbook'],
    ['an archive of something else', Buffer.from(zipSync({ 'word/document.xml': strToU8('<a/>') })), 'not-a-workbook'],
    ['an .xls, or a password', Buffer.from('d0cf11e0a1b11ae1'.padEnd(4096, '0'), 'hex'), 'workbook-old-or-locked'],
  ])('%s', (_, bytes, expected) => {
    expect(refusal(bytes)).toBe(expected);
  });

  test('one that ends too early, wherever it ends', () => {
    const whole = plain();
    for (let length = 4; length < whole.length; length += 7) {
      expect(refusal(whole.subarray(0, length)), `${length} bytes`).toBe('workbook-damaged ZIP');
    }
  });

  test('one with a changed byte is never taken for good', () => {
    const whole = book([{ name: 'S', cells: new Map([['A1', inline('見本の文です。'.repeat(50))]]) }]);
    const at = whole.indexOf('xl/worksheets/s1.xml') + 'xl/worksheets/s1.xml'.length + 20;
    const broken = Buffer.from(whole);
    broken.writeUInt8(broken.readUInt8(at) ^ 0xff, at);
    expect(refusal(broken)).toBe('workbook-damaged xl/worksheets/s1.xml');
  });

  test('one that is encrypted, or of ZIP64, or packed in a rare way', () => {
    const entry = (change: (bytes: Buffer, central: number) => void) => {
      const bytes = plain();
      change(bytes, bytes.indexOf(Buffer.from('504b0102', 'hex')));
      return refusal(bytes);
    };
    expect(entry((bytes, at) => bytes.writeUInt16LE(1, at + 8))).toBe('workbook-old-or-locked');
    expect(entry((bytes, at) => bytes.writeUInt32LE(0xffffffff, at + 24))).toBe('workbook-damaged ZIP64');
    expect(entry((bytes) => bytes.writeUInt16LE(0xffff, bytes.length - 12))).toBe('workbook-damaged ZIP64');
    const workbook = (bytes: Buffer) => bytes.lastIndexOf('xl/workbook.xml') - 46;
    expect(entry((bytes) => bytes.writeUInt16LE(12, workbook(bytes) + 10))).toBe('workbook-damaged xl/workbook.xml');
  });
});

describe('hostile workbooks', () => {
  /** An entry whose directory says how large it is, and which holds that much or more. */
  function bomb(said: number, real: number): Buffer {
    const bytes = book([{ name: 'S', cells: new Map() }], {
      entries: { 'xl/worksheets/s1.xml': [new Uint8Array(real), { level: 9 }] },
    });
    bytes.writeUInt32LE(said, bytes.lastIndexOf('xl/worksheets/s1.xml') - 46 + 24);
    return bytes;
  }

  test('a bomb is refused by what its directory says, without inflating it', () => {
    const honest = bomb(80 * 1024 * 1024, 80 * 1024 * 1024);
    expect(honest.length).toBeLessThan(200_000);
    expect(refusal(honest)).toBe('workbook-too-large');
    // Were the data looked at, these would be called damaged.
    const data = honest.indexOf('xl/worksheets/s1.xml') + 'xl/worksheets/s1.xml'.length;
    expect(refusal(honest.fill(0xff, data, data + 50_000))).toBe('workbook-too-large');
  });

  test('a bomb that says it is small is inflated no further than that', () => {
    expect(refusal(bomb(1_000, 20 * 1024 * 1024))).toBe('workbook-damaged xl/worksheets/s1.xml');
  });

  test('no part and no sum of parts is larger than allowed', () => {
    expect(refusal(bomb(9 * 1024 * 1024, 9 * 1024 * 1024))).toBe('workbook-too-large');
    const entries = Object.fromEntries(
      Array.from({ length: 70 }, (_, index) => [`xl/media/${index}`, [new Uint8Array(1024 * 1024), {}] as const]),
    );
    expect(refusal(book([], { entries: entries as never }))).toBe('workbook-too-large');
  });

  test('sheets that share one part, which would be read for each of them', () => {
    const sheets = Array.from({ length: 10 }, (_, index) => ({ name: `S${index}`, cells: new Map() }));
    const rels = sheets
      .map((_, index) => `<Relationship Id="rId${index + 1}" Type="x/worksheet" Target="worksheets/s1.xml"/>`)
      .join('');
    const filler = `<worksheet>${' '.repeat(7 * 1024 * 1024)}</worksheet>`;
    const bytes = book(sheets, {
      entries: {
        'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${rels}</Relationships>`),
        'xl/worksheets/s1.xml': strToU8(filler),
      },
    });
    expect(refusal(bytes)).toBe('workbook-damaged xl/workbook.xml: <sheet>');
  });

  test('too many entries, cells, or cells to spread to', () => {
    const entries = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`x/${index}`, new Uint8Array(0)]));
    expect(refusal(book([], { entries }))).toBe('workbook-too-large');

    const rows = `<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`.repeat(21);
    expect(refusal(bookOf(rows))).toBe('workbook-too-large');

    const far = new Map([
      ['A1', inline('x')],
      ['XFD1048576', inline('y')],
    ]);
    expect(refusal(book([{ name: 'S', cells: far, merged: ['A1:XFD1048576'] }]))).toBe('workbook-too-large');
  });

  test('too many cells in all sheets together, whether they are written or spread to', () => {
    const spreading = (count: number, to: string) =>
      Array.from({ length: count }, (_, index) => ({
        name: `S${index}`,
        cells: new Map([
          ['A1', inline('x')],
          [to, inline('y')],
        ]),
        merged: [`A1:${to}`],
      }));
    expect(refusal(book(spreading(3, 'S1000')))).toBe('read');
    expect(refusal(book(spreading(4, 'S1000')))).toBe('workbook-too-large');
    const rows = `<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`.repeat(19);
    const filled = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `xl/worksheets/s${index + 1}.xml`,
          strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
        ]),
      );
    expect(refusal(book(spreading(3, 'B2'), { entries: filled(3) }))).toBe('read');
    expect(refusal(book(spreading(4, 'B2'), { entries: filled(4) }))).toBe('workbook-too-large');
  });

  test('more letters than Excel puts into a cell, or than a table has in all', () => {
    const shared = cell('t="s"', '<v>0</v>');
    const pointing = (count: number, letters: number) => {
      const cells = new Map(Array.from({ length: count }, (_, index) => [addressOf(index + 1, 1), shared]));
      const sheets = ['S', 'T'].map((name) => ({ name, cells }));
      return refusal(book(sheets, { sharedStrings: [`<t>${'あ'.repeat(letters)}</t>`] }));
    };
    expect(pointing(1, 32_767)).toBe('read');
    expect(pointing(1, 32_768)).toBe('workbook-too-large');
    expect(pointing(60, 30_000)).toBe('read');
    expect(pointing(70, 30_000)).toBe('workbook-too-large');
  });

  test('more tags in all parts together than the cells of a workbook have', () => {
    const sheets = Array.from({ length: 3 }, (_, index) => ({ name: `S${index}`, cells: new Map() }));
    const withTags = (count: number) => {
      const part = strToU8(`<worksheet><sheetData></sheetData>${'<a/>'.repeat(count)}</worksheet>`);
      return book(sheets, {
        entries: Object.fromEntries(sheets.map((_, index) => [`xl/worksheets/s${index + 1}.xml`, part])),
      });
    };
    expect(refusal(withTags(500_000))).toBe('read');
    expect(refusal(withTags(700_000))).toBe('workbook-too-large');
  });

  test('more sheets than Excel makes at once', () => {
    const withSheets = (count: number) =>
      book(Array.from({ length: count }, (_, index) => ({ name: `S${index}`, cells: new Map() })));
    expect(refusal(withSheets(255))).toBe('read');
    expect(refusal(withSheets(256))).toBe('workbook-too-large');
  });

  test.each(lyingReferences)('a row or cell that says it is where it cannot be is refused: %s', (data, detail) => {
    expect(refusal(bookOf(data))).toBe(`workbook-damaged xl/worksheets/s1.xml: ${detail}`);
  });

  test.each([
    ['<worksheet><row r="1"><c><v>1</v></c></row></worksheet>', ': <row r="1">'],
    ['<worksheet><sheetData><sheetData/></sheetData></worksheet>', ': <sheetData>'],
    ['<worksheet><sheetData/><sheetData/></worksheet>', ': <sheetData>'],
    ['<worksheet><sheetData><row r="1"></sheetData></worksheet>', ': </sheetData>'],
    ['<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>', ''],
    ['<worksheet><mergeCell ref="A1"/></worksheet>', ''],
    ['<worksheet><mergeCell ref="A1:A1048577"/></worksheet>', ''],
  ])('data that are not where data are, or do not end, are refused: %s', (xml, detail) => {
    expect(refusal(bookWith(xml))).toBe(`workbook-damaged xl/worksheets/s1.xml${detail}`);
  });

  test('rows and cells of something else, after the data, are left alone', () => {
    const anchor = '<from><xdr:col>0</xdr:col><xdr:row>7</xdr:row><c r="x"/></from>';
    const data = '<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    const sheet = sheetOf(bookWith(`<worksheet>${data}<controls>${anchor}</controls></worksheet>`));
    expect([sheet.rows, sheet.columnsIn(1_048_576), sheet.columnsIn(7)]).toEqual([[1_048_576], [16_384], []]);
  });

  test('a sheet is as large as what it holds, however far down that lies', () => {
    const cells = new Map([
      ['A1', inline('x')],
      ['XFD1048576', inline('y')],
    ]);
    const sheet = sheetOf(book([{ name: 'S', cells, merged: ['A1:B3'] }]));
    expect(sheet.rows.map((row) => [row, ...sheet.columnsIn(row)])).toEqual([
      [1, 1, 2],
      [2, 1, 2],
      [3, 1, 2],
      [1_048_576, 16_384],
    ]);
  });

  test.each([
    '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]><workbook>&c;</workbook>',
    '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><workbook/>',
  ])('a DOCTYPE is refused, whatever it declares: %s', (xml) => {
    expect(refusal(book([], { entries: { 'xl/workbook.xml': strToU8(xml) } }))).toBe(
      'workbook-damaged xl/workbook.xml: DOCTYPE',
    );
  });

  test.each(['<workbook', '<workbook a="', '<!-- ', '<![CDATA[', '<a <b>', `<a ${'b="c" '.repeat(10_000)}>`])(
    'broken XML is refused',
    (xml) => {
      const entries = { 'xl/workbook.xml': strToU8(xml) };
      expect(refusal(book([], { entries }))).toBe('workbook-damaged xl/workbook.xml: XML');
    },
  );

  test('XML that is not UTF-8 is refused', () => {
    const entries = { 'xl/workbook.xml': new Uint8Array([0xff, 0xfe, 0x3c, 0x00]) };
    expect(refusal(book([], { entries }))).toBe('workbook-damaged xl/workbook.xml: UTF-8');
  });

  test('depth costs nothing', () => {
    const deep = `<worksheet>${'<a>'.repeat(500_000)}</worksheet>`;
    const entries = { 'xl/worksheets/s1.xml': strToU8(deep) };
    expect(refusal(book([{ name: 'S', cells: new Map() }], { entries }))).toBe('read');
  });

  test('names of entries and targets are keys and nothing else', () => {
    const entries = {
      '../../../tmp/evil': strToU8('x'),
      '/etc/passwd': strToU8('x'),
      'C:\\evil': strToU8('x'),
      __proto__x: strToU8('x'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      ),
    };
    const content = { name: 'S', cells: new Map() };
    expect(refusal(book([content], { entries }))).toBe('workbook-damaged etc/passwd');
    const outside =
      '<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://a/b"/></Relationships>';
    const linked = { 'xl/_rels/workbook.xml.rels': strToU8(outside) };
    expect(refusal(book([content], { entries: linked }))).toBe('workbook-damaged xl/workbook.xml');
  });

  test('two parts of one name are refused', () => {
    const bytes = Buffer.from(zipSync({ 'a.xml': strToU8('1'), 'b.xml': strToU8('2') }));
    bytes.write('a.xml', bytes.lastIndexOf('b.xml'));
    expect(refusal(bytes)).toBe('workbook-damaged ZIP');
  });
});

test.each([
  ['', false],
  ['<workbookPr/>', false],
  ['<workbookPr date1904="0"/>', false],
  ['<workbookPr date1904="1"/>', true],
  ['<workbookPr date1904="true"/>', true],
])('a workbook with %j counts its days from 1904: %s', (properties, isDate1904) => {
  const xml = `<workbook xmlns:r="r">${properties}<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const bytes = book([{ name: 'a', cells: new Map() }], { entries: { 'xl/workbook.xml': strToU8(xml) } });
  expect(readXlsx({ name: 'a.xlsx', bytes }).isDate1904).toBe(isDate1904);
});
