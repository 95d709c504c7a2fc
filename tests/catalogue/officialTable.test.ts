import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compareHash, compareOfficial } from '../../src/catalogue/compareOfficial.ts';
import { readOfficial } from '../../src/catalogue/officialTable.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { describeDiagnostic } from '../../src/report/words/diagnostic.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import {
  book,
  cellOf,
  formula,
  inline,
  officialSheet,
  type SheetContent,
  sampleWording,
  withCells,
} from '../helpers/workbook.ts';

const catalogue = shippedCatalogue();
const whole = officialSheet(catalogue);
const at = (column: string, id: string) => cellOf(catalogue, column, id);

function compare(...sheets: readonly SheetContent[]) {
  const table = readOfficial(readXlsx({ name: 'a.xlsx', bytes: book(sheets) }));
  return { table, ...compareOfficial(table, catalogue, 'a.xlsx') };
}

/** Code, cell and sentence of everything found. */
function found(...sheets: readonly SheetContent[]): string[] {
  const t = translator(ja);
  return compare(...sheets).diagnostics.map((diagnostic) =>
    [diagnostic.code, diagnostic.args['cell'], describeDiagnostic(t, diagnostic)].filter(Boolean).join(' '),
  );
}

describe('a workbook of the shape of the official one', () => {
  test('agrees with the catalogue in ids, levels, titles and names', () => {
    const { diagnostics, matched, table, texts } = compare(whole);
    expect(diagnostics).toEqual([]);
    expect([matched, table.rows.length, table.missing]).toEqual([153, 153, []]);
    expect(texts.get('4-1-3-2')).toBe(sampleWording('4-1-3-2'));
  });

  test('may differ in widths, spaces and line breaks, and write numbers as numbers', () => {
    const title = catalogue.requirements.find(({ id }) => id === '1-2-1')?.title ?? '';
    const sheet = withCells(whole, {
      [at('L', '4-1-3-2')]: inline('No.４－１－３－２ '),
      [at('K', '4-1-3-2')]: inline('☆３'),
      [at('K', '4-1-3-3')]: (address) => `<c r="${address}"><v>3</v></c>`,
      [at('I', '1-2-1-1')]: inline(` ${[...title].join('\n')}　`),
      [at('B', '1-2-1-1')]: (address) => `<c r="${address}"><v>1</v></c>`,
      K2: inline('★３／★４'),
      L2: inline('評価基準\nＮｏ．'),
    });
    expect(found(sheet)).toEqual([]);
  });

  test('may have headings of its own over the other columns', () => {
    const cells = Object.fromEntries(['B', 'C', 'D', 'E', 'F', 'I'].map((column) => [`${column}2`, inline('？')]));
    expect(found(withCells(whole, cells))).toEqual([]);
  });

  test('is known by its headings, whatever the sheet is called and wherever it lies', () => {
    const notes = { name: 'はじめに', cells: new Map([['A1', inline('見本')]]) };
    expect(found(notes, { ...whole, name: '写し' })).toEqual([
      'official/sheet-name シートの名前は「写し」です（公表のものは「★3・★4要求事項・評価基準」）',
    ]);
    expect(found({ ...whole, name: '写し' }, whole)).toEqual([]);
  });
});

describe('differences stand at their cells', () => {
  test('an extra id', () => {
    const cell = at('L', '4-1-3-2');
    expect(found(withCells(whole, { [cell]: inline('4-1-3-99') }))).toEqual([
      `official/unknown-criterion ${cell} 4-1-3-99 は、このファイルにありますが、カタログにありません`,
      'official/missing-criterion 4-1-3-2 は、カタログにありますが、このファイルにありません',
    ]);
  });

  test('a missing id', () => {
    const { matched, texts } = compare(withCells(whole, { [at('L', '1-2-1-1')]: undefined }));
    expect([matched, texts.has('1-2-1-1')]).toEqual([152, false]);
    expect(found(withCells(whole, { [at('L', '1-2-1-1')]: undefined }))).toEqual([
      'official/missing-criterion 1-2-1-1 は、カタログにありますが、このファイルにありません',
    ]);
  });

  test('an id twice: the first one counts', () => {
    const [first, second] = [at('L', '1-2-1-1'), at('L', '1-2-1-2')];
    const sheet = withCells(whole, { [second]: inline('1-2-1-1') });
    expect(found(sheet)[0]).toBe(
      `official/duplicate-criterion ${second} 1-2-1-1 は、${first} にもあります。${first} のほうを使います`,
    );
    expect(compare(sheet).texts.get('1-2-1-1')).toBe(sampleWording('1-2-1-1'));
  });

  test('another level', () => {
    const cell = at('K', '1-2-1-1');
    expect(found(withCells(whole, { [cell]: inline('★4') }))).toEqual([
      `official/level-differs ${cell} 1-2-1-1 の段階は、このファイルでは「★4」、カタログでは「★3」です`,
    ]);
  });

  test('another title or number, once for a merged cell', () => {
    const title = catalogue.requirements.find(({ id }) => id === '1-2-1')?.title;
    const [titleCell, numberCell] = [at('I', '1-2-1-1'), at('F', '1-2-1-1')];
    const sheet = withCells(whole, { [titleCell]: inline('見本の見出し'), [numberCell]: inline('1-2-9') });
    expect(found(sheet)).toEqual([
      `official/number-differs ${numberCell} 1-2-1-1 の要求事項の番号は、このファイルでは「1-2-9」、カタログでは「1-2-1」です`,
      `official/title-differs ${titleCell} 1-2-1-1 の要求事項の見出しは、このファイルでは「見本の見出し」、カタログでは「${title}」です`,
    ]);
  });

  test.each([
    ['B', 'official/number-differs', '大分類の番号'],
    ['C', 'official/title-differs', '大分類の名前'],
    ['D', 'official/number-differs', '中分類の番号'],
    ['E', 'official/title-differs', '中分類の名前'],
  ])('another name or number of its group in column %s', (column, code, name) => {
    const cell = at(column, '5-1-1-1');
    const [only, ...others] = found(withCells(whole, { [cell]: inline('9') }));
    expect(only).toContain(`${code} ${cell} 5-1-1-1 の${name}は、このファイルでは「9」`);
    expect(others).toEqual([]);
  });

  test('no wording', () => {
    const cell = at('M', '1-2-1-1');
    const sheet = withCells(whole, { [cell]: undefined });
    expect(found(sheet)).toEqual([`official/text-missing ${cell} 1-2-1-1 の文が空です`]);
    expect(compare(sheet).texts.has('1-2-1-1')).toBe(false);
  });

  test('a formula is told, and its stored value used', () => {
    const cell = at('M', '1-2-1-1');
    const sheet = withCells(whole, { [cell]: formula('Z1', '計算した見本') });
    expect(found(sheet)).toEqual([`official/formula ${cell} 数式のセルです。最後に保存された値を使います`]);
    expect(compare(sheet).diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
    expect(compare(sheet).texts.get('1-2-1-1')).toBe('計算した見本');
  });

  test('a column without its heading is not compared', () => {
    expect(found(withCells(whole, { I2: undefined }))).toEqual([
      'official/missing-column 「要求事項の見出し」の列が見つかりません。この列は比べていません',
    ]);
    expect(found(withCells(whole, { K2: undefined }))).toEqual([
      'official/missing-column 「段階」の列が見つかりません。この列は比べていません',
    ]);
  });

  test('columns that have moved are found by their headings', () => {
    const letter = (address: string) => address.replace(/^[A-Z]/, (one) => String.fromCharCode(one.charCodeAt(0) + 1));
    const cells = new Map([...whole.cells].map(([address, xml]) => [letter(address), xml]));
    const merged = whole.merged?.map((reference) => reference.split(':').map(letter).join(':')) ?? [];
    expect(found({ ...whole, cells, merged })).toEqual([]);
  });

  test.each(['L2', 'M2'])('without the heading in %s there is no table', (cell) => {
    expect(() => compare(withCells(whole, { [cell]: inline('見本') }))).toThrow('workbook-without-criteria');
  });
});

test('a long text is cut, and a row at the very end of the sheet is read', () => {
  const cell = at('M', '1-2-1-1');
  const sheet = withCells(whole, { [cell]: inline('あ'.repeat(9_000)), L1048576: inline('9-9-9-9') });
  expect(compare(sheet).texts.get('1-2-1-1')).toHaveLength(4_000);
  expect(found(sheet)[0]).toContain('official/unknown-criterion L1048576 9-9-9-9');
});

test('the hash is the one of the source, another one, or there is none to compare with', () => {
  const bytes = book([whole]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { sha256: _, ...source } = catalogue.source;
  expect(compareHash(bytes, catalogue)).toEqual({ file: hash, source: catalogue.source.sha256, verdict: 'different' });
  const ours = { ...catalogue, source: { ...source, sha256: hash } };
  expect(compareHash(bytes, ours)).toEqual({ file: hash, source: hash, verdict: 'same' });
  expect(compareHash(bytes, { ...catalogue, source })).toEqual({ file: hash, verdict: 'no-record' });
});
