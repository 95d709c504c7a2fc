import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/office/csv.ts';
import { writeCsv } from '../../src/office/write.ts';
import { meantBy } from '../../src/text/csv.ts';
import { sanitize } from '../../src/text/sanitize.ts';

const cellsOf = (text: string) => {
  const [sheet] = readCsv({ name: 'x.csv', text }).sheets;
  const read = sheet?.read();
  return read?.rows.map((row) => read.columnsIn(row).map((column) => read.cellAt(column, row)?.text ?? '')) ?? [];
};

describe('a table as CSV', () => {
  test('what is written is read as it was meant, whatever stands in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((one) => sanitize(one));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (rows) => {
        const kept = rows.map((row) => [...row, 'end']);
        const read = readCsv({
          name: 'x',
          text: writeCsv({ name: 'x', widths: [], head: ['a', 'b', 'c'], rows: kept }),
        });
        const sheet = read.sheets[0]?.read();
        for (const [at, row] of kept.entries()) {
          for (const [column, value] of row.entries()) {
            expect(meantBy(sheet?.cellAt(column + 1, at + 2)?.text ?? '')).toBe(value);
          }
        }
      }),
    );
  });

  test.each([',', ';', '\t'])('no cell begins behind %j within a text, wherever a spreadsheet parts cells', (sign) => {
    const text = writeCsv({ name: 'x', widths: [], head: ['a'], rows: [[`x${sign}=1+1`]] });
    expect(text.split('\r\n')[1]).toBe(`"x${sign}=1+1"`);
  });

  test('each line ends as it does, whatever the others end with', () => {
    const ends = ['\n', '\r\n', '\r'];
    for (const first of ends) {
      for (const second of ends) {
        expect(cellsOf(`a,b${first}1,"x\ny"${second}2,z${first}`)).toEqual([
          ['a', 'b'],
          ['1', 'x\ny'],
          ['2', 'z'],
        ]);
      }
    }
  });

  test('no text is a formula to a spreadsheet', () => {
    const rows = ['=1+1', '+1', '-1', '@A1', '＝1', '\n=1', '\t=1', ' =1', "'  ＝1"].map((one) => [one]);
    const text = writeCsv({ name: 'x', widths: [], head: ['a'], rows });
    expect(text.startsWith('\ufeffa\r\n')).toBe(true);
    expect(
      cellsOf(text)
        .slice(1)
        .flat()
        .filter((one) => !one.startsWith("'")),
    ).toEqual([]);
  });

  test.each([
    [
      'commas',
      'a,b\r\n1,"x\ny"\r\n',
      [
        ['a', 'b'],
        ['1', 'x\ny'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\tx,y\n',
      [
        ['a', 'b'],
        ['1', 'x,y'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1;x\n',
      [
        ['a', 'b'],
        ['1', 'x'],
      ],
    ],
    ['rows of different lengths and empty ones', 'a,b,c\n1\n\n,,x\n', [['a', 'b', 'c'], ['1'], ['x']]],
    [
      'a quote in the middle',
      'a,b\n1,5" の管\n',
      [
        ['a', 'b'],
        ['1', '5" の管'],
      ],
    ],
  ])('%s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('one that never ends is refused', () => {
    expect(() => cellsOf(`a,"${'x'.repeat(1_000_000)}`)).toThrow('workbook-too-large');
    expect(() => cellsOf(`a,"${'x'.repeat(1000)}`)).toThrow('csv-quote-open');
    expect(() => cellsOf('a,b,c\n'.repeat(10_000))).toThrow('workbook-too-large');
  });

  test('separators and letters are counted before a cell is made', () => {
    expect(() => cellsOf(`a,b\n${','.repeat(1_000_000)}`)).toThrow('workbook-too-large');
    expect(() => cellsOf(`a,b\n${'"x"x,'.repeat(500_000)}"`)).toThrow('workbook-too-large');
    expect(() => cellsOf(`a,b\n${`${'x'.repeat(39_000)},b\n`.repeat(110)}`)).toThrow('workbook-too-large');
    // Few cells, which nothing else would refuse.
    expect(() => cellsOf(`a,b\n${`"${','.repeat(30_000)}",b\n`.repeat(14)}`)).toThrow('workbook-too-large');
    expect(cellsOf(`a,"${'x, '.repeat(12_000)}"\n`.repeat(20))).toHaveLength(20);
  });

  test.each([
    ['in the first cell', '"a,b\n1,2', 1, 'a,b'],
    ['behind a mark', '\ufeff"a,b\r\n1,2', 1, 'a,b'],
    ['behind cells of several lines', 'a,b\r\n1,"x\r\ny ""z"""\r\n2,"メモ\r\n3,w', 4, 'メモ'],
    ['behind quotes in the middle', 'a\tb\n5" の管\t"6" の管"\n"x"y\t"開いた\n', 3, '開いた'],
    ['at the very end', 'a;b\r1;"', 2, ''],
    ['cut', `a,"${'長'.repeat(50)}`, 1, '長'.repeat(20)],
  ])('a quote that is never closed is told where it stands: %s', (_, text, line, shown) => {
    expect(() => cellsOf(text)).toThrow(
      expect.objectContaining({ code: 'csv-quote-open', args: { file: 'x.csv', line, text: shown } }),
    );
  });

  test('whatever signs stand in a table, it is read, or what keeps it from being read is told', () => {
    const signs = fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', ' '), maxLength: 25 });
    fc.assert(
      fc.property(signs, (text) => {
        try {
          cellsOf(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'csv-quote-open' });
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
