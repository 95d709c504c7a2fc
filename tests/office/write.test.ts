import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '../../src/office/write.ts';
import type { WrittenSheet } from '../../src/office/written.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { xmlTokens } from '../../src/office/xml.ts';

const table = { name: '表', widths: [10, 20], head: ['番号', '内容'], rows: [['1-1', '一行目\n二行目']] };

/** The XML of a part. */
function partOf(bytes: Uint8Array, path: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[path]);
}

/** The text of the first cell below a head. */
function readBack(text: string): string {
  const bytes = writeXlsx({ sheets: [{ ...table, rows: [[text]] }] });
  return readXlsx({ name: 'a.xlsx', bytes }).sheets[0]?.read().cellAt(1, 2)?.text ?? '';
}

describe('a workbook', () => {
  const bytes = writeXlsx({ sheets: [table, { name: '表紙', widths: [5], rows: [['a']] }], mark: '下書き & 案' });

  test('has parts that are whole XML', () => {
    for (const path of Object.keys(unzipSync(bytes))) {
      let depth = 0;
      for (const token of xmlTokens({ file: 'a.xlsx', path, text: partOf(bytes, path) })) {
        if (token.kind === 'open' && !token.isEmpty) depth++;
        if (token.kind === 'close') depth--;
      }
      expect(depth, path).toBe(0);
    }
  });

  test('names every part that it has', () => {
    const types = partOf(bytes, '[Content_Types].xml');
    const parts = Object.keys(unzipSync(bytes)).filter((path) => /^xl\/.*\.xml$/.test(path));
    expect(parts).toHaveLength(4);
    for (const path of parts) expect(types).toContain(`PartName="/${path}"`);
  });

  test('keeps the head of a table in sight, and repeats it on paper', () => {
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).not.toContain('<pane');
    expect(partOf(bytes, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'表'!$1:$1</definedName>`,
    );
  });

  test('lets a table be filtered', () => {
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A1:B2"/>');
    expect(partOf(bytes, 'xl/workbook.xml')).toContain(`hidden="1">'表'!$A$1:$B$2</definedName>`);
  });

  test('has its mark on every printed page', () => {
    for (const sheet of ['sheet1', 'sheet2']) {
      expect(partOf(bytes, `xl/worksheets/${sheet}.xml`)).toContain(
        '<oddHeader>&amp;R下書き &amp;&amp; 案</oddHeader>',
      );
    }
  });

  test('has on every printed page what it is, which sheet it is, and whose', () => {
    const titled = writeXlsx({
      sheets: [table, { name: 'ここ', title: 'ここ', widths: [5], rows: [['a']] }],
      title: '題 & 名',
      footer: 'だれか　取扱注意',
    });
    const edges = (sheet: string) =>
      partOf(titled, `xl/worksheets/${sheet}.xml`).match(/<headerFooter>.*<\/headerFooter>/)?.[0];
    const foot = '<oddFooter>&amp;Lだれか　取扱注意&amp;R&amp;P / &amp;N</oddFooter></headerFooter>';
    expect(edges('sheet1')).toBe(`<headerFooter><oddHeader>&amp;L題 &amp;&amp; 名　&amp;A</oddHeader>${foot}`);
    expect(edges('sheet2')).toBe(`<headerFooter><oddHeader>&amp;L題 &amp;&amp; 名</oddHeader>${foot}`);
    for (const [, text = ''] of partOf(
      writeXlsx({ sheets: [table], title: '&'.repeat(300), mark: '&'.repeat(300) }),
      'xl/worksheets/sheet1.xml',
    ).matchAll(/<odd\w+>(.*?)<\/odd/g)) {
      expect(text.replaceAll('&amp;', '&').length).toBeLessThanOrEqual(255);
    }
  });

  test('has a change of a figure as a number with its sign', () => {
    const bytes = writeXlsx({ sheets: [{ ...table, rows: [['+13', '-2']], figures: [1, 2] }] });
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<v>13</v></c><c r="B2" s="9"><v>-2</v>');
  });

  test('is the same whenever it is written', () => {
    expect(writeXlsx({ sheets: [table] })).toEqual(writeXlsx({ sheets: [table] }));
  });

  test('has names of sheets that Excel takes', () => {
    const names = ['a/b:c', 'a b c', 'A b c', 'x'.repeat(40), '', "'", 'a b c 2'].map((name) => ({ ...table, name }));
    const read = readXlsx({ name: 'a.xlsx', bytes: writeXlsx({ sheets: names }) }).sheets.map(({ name }) => name);
    expect(read).toEqual(['a b c', 'a b c 2', 'A b c 3', 'x'.repeat(27), 'Sheet', 'Sheet 2', 'a b c 2 2']);
  });
});

describe('on a page', () => {
  const xmlOf = (sheet: WrittenSheet) => partOf(writeXlsx({ sheets: [sheet] }), 'xl/worksheets/sheet1.xml');
  const heights = (sheet: WrittenSheet) =>
    [...xmlOf(sheet).matchAll(/<row r="\d+" ht="(\d+)"/g)].map(([, ht]) => Number(ht));

  test('a row is as high as its longest text takes in its column, up to what Excel knows', () => {
    const texts = ['あ', 'あ\nあ', 'あ\nあ\nあ', 'あ'.repeat(30), 'あ'.repeat(9_000)];
    const rows = texts.map((text) => ['', text]);
    const [head = 0, one = 0, two = 0, three = 0, long = 0, most = 0] = heights({ ...table, rows });
    expect(head).toBe(one);
    // A line of 11 points in the highest of the fonts that stand in for ours: Noto Sans CJK, 1.448 of its size.
    expect([two - one, three - two]).toEqual([expect.closeTo(16, 0), two - one]);
    // 30 signs of full width take four lines of 20 units: seven to nine stand beside each other.
    expect(long).toBe(one + 3 * (two - one));
    expect(most).toBe(409);
  });

  test('what is to be filled in stands once, in the first of the rows that a high one takes', () => {
    const rows = [
      ['あ'.repeat(900), 'a'],
      ['い', 'b'],
      ['う', ''],
    ];
    const written = (inputs: NonNullable<WrittenSheet['inputs']>) => xmlOf({ ...table, goesOn: true, rows, inputs });
    const cells = (inputs: NonNullable<WrittenSheet['inputs']>) =>
      [...written(inputs).matchAll(/<c r="B(\d+)" s="(\d+)"(?:\/>|[^>]*><is><t[^>]*>(.*?)<)/g)]
        .slice(1)
        .map(([, , style, text = '']) => [style, text]);
    const all = cells({ columns: [2] });
    const [input] = all[0] ?? [];
    expect(all.flatMap(([style, text]) => (style === input ? [text] : []))).toEqual(['a', 'b', '']);
    expect(all.filter(([style, text]) => style !== input && text !== '')).toEqual([]);
    expect(all.length).toBeGreaterThan(5);
    const closed = cells({ columns: [2], closed: [[2, 1]] });
    expect(closed.flatMap(([style, text]) => (style === input ? [text] : []))).toEqual(['a', '']);
  });

  test('a line is full when no further sign fits, and a word goes to the next one as a whole', () => {
    const linesIn = (width: number, text: string) => {
      const rows = [['あ'], ['あ\nあ'], ['', text]];
      const [, one = 0, two = 0, it = 0] = heights({ ...table, widths: [10, width], rows });
      return (it - one) / (two - one) + 1;
    };
    const linesOf = (text: string) => linesIn(8, text);
    // Three signs of full width beside each other, where three and a half would fit.
    expect(linesOf('あ'.repeat(20))).toBe(7);
    expect(linesOf('four four')).toBe(2);
    expect(linesOf('a four b')).toBe(2);
    expect(linesOf('a longer word')).toBe(3);
    // The letters of a sentence run narrower than figures, and a row is not as high as for those.
    const sentence = 'All of the people in charge have been told what to do at the first sign of it. '.repeat(8);
    const wide = (text: string) => linesIn(40, text);
    expect(wide(sentence)).toBeLessThan(wide(sentence.replaceAll(/[a-z]/gi, '0')));
    // Capitals run wider.
    expect(linesOf('WHOM '.repeat(20))).toBeGreaterThan(linesOf('0000 '.repeat(20)));
  });

  test('a row is as high as the highest of its cells is alone, whatever stands beside it', () => {
    // What a text is made of decides how many lines its length takes.
    const made = (...parts: readonly string[]) =>
      fc.array(fc.constantFrom(...parts), { maxLength: 90, size: 'max' }).map((all) => all.join(''));
    const text = fc.oneof(made('あ', 'ー', '𠮷'), made('a', ' '), made('word', ' ', '○'), made('あ', '\n', 'ﾞ', '-'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, fc.integer({ min: 3, max: 40 })), { minLength: 1, maxLength: 5 }),
        (cells) => {
          const widths = cells.map(([, width]) => width);
          const texts = cells.map(([one]) => one);
          const alone = texts.map((one, column) => texts.map((_, at) => (at === column ? one : '')));
          const [, row = 0, ...each] = heights({
            name: '表',
            widths,
            head: texts.map(() => ''),
            rows: [texts, ...alone],
          });
          expect(row).toBe(Math.max(...each));
        },
      ),
    );
  });

  test('a chart has room for every label of its bars', () => {
    const highOf = (...labels: string[]) => {
      const charts = [{ row: 0, title: '', description: '', figures: 1, labels, series: [] }];
      const chart = writeXlsx({ sheets: [{ ...table, charts }, table] });
      expect(partOf(chart, 'xl/charts/chart1.xml')).toContain('<c:tickLblSkip val="1"/>');
      const heights = [...partOf(chart, 'xl/worksheets/sheet1.xml').matchAll(/<row [^>]* ht="([\d.]+)"/g)];
      return Math.max(...heights.map(([, height]) => Number(height)));
    };
    const short = highOf('取引先管理', 'リスクの特定');
    expect(highOf('取引先管理', 'インシデントからの復旧 (Recovery from incidents)')).toBeGreaterThan(short);
    expect(highOf('取引先管理', 'リスクの特定', '攻撃等の検知')).toBeGreaterThan(short);
  });

  test('a row grows with what somebody writes into it, and one with a chart stays as it is', () => {
    const charts = [{ row: 0, title: '', description: '', figures: 0, labels: ['a'], series: [] }];
    const kept = (sheet: WrittenSheet) => [...xmlOf(sheet).matchAll(/<row r="(\d+)" ht="\d+" customHeight="1"/g)];
    expect(kept(table)).toEqual([]);
    expect(kept({ ...table, charts }).map(([, row]) => row)).toEqual(['2']);
  });

  test('a wide sheet goes on beside the page and repeats there what names its rows, in letters that can be read', () => {
    const wide = { ...table, widths: [10, ...Array<number>(9).fill(30)] };
    expect(xmlOf(table)).toContain('fitToWidth="1"');
    expect(xmlOf(wide)).toContain('fitToWidth="2"');
    const titles = (sheet: WrittenSheet) => partOf(writeXlsx({ sheets: [sheet] }), 'xl/workbook.xml');
    expect(titles(wide)).toContain("'表'!$A:$A,'表'!$1:$1<");
    expect(titles({ ...wide, naming: 2 })).toContain("'表'!$A:$B,'表'!$1:$1<");
    expect(titles(table)).toContain(">'表'!$1:$1<");
    // What is repeated takes its part of each further page.
    expect(xmlOf({ ...wide, widths: [70, ...Array<number>(6).fill(45)] })).toContain('fitToWidth="4"');
  });

  test('what is shown while somebody writes stands beside a list, or alone, and is never longer than Excel holds', () => {
    const xml = xmlOf({
      ...table,
      choices: [{ column: 1, words: ['a'], refusal: 'どれか' }],
      hints: [
        { column: 1, text: '選びます' },
        { column: 2, text: `"<${'あ'.repeat(300)}` },
      ],
    });
    const rules = [...xml.matchAll(/<dataValidation [^>]*>/g)].map(([tag]) => tag);
    expect(rules).toHaveLength(2);
    expect(rules[0]).toMatch(/type="list" .*prompt="選びます" .*error="どれか"/);
    expect(/prompt="([^"]*)"/.exec(rules[1] ?? '')?.[1]).toBe(`&quot;&lt;${'あ'.repeat(253)}`);
  });

  test('cells to be filled in look other than those to be read', () => {
    const xml = xmlOf({ ...table, inputs: { columns: [2] } });
    const styleOf = (at: string) => new RegExp(`r="${at}" s="(\\d)"`).exec(xml)?.[1];
    expect(styleOf('A2')).not.toBe(styleOf('B2'));
    expect(styleOf('A1')).not.toBe(styleOf('B1'));
  });
});

describe('a cell', () => {
  test.each(['=1+1', '+1', '-1', '@A1', '＝1', '\u0000=1'])('is never a formula: %j', (text) => {
    expect(readBack(text)).toBe(`'${text.replace('\u0000', '')}`);
  });

  test('keeps any other text as it is', () => {
    const kept = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter(
        (text) => text.trim() !== '' && !/^'*\s*[=+\-@＝＋－＠]|\p{C}|\p{Default_Ignorable_Code_Point}/u.test(text),
      );
    fc.assert(
      fc.property(kept, (text) => {
        expect(readBack(text)).toBe(text);
      }),
    );
    expect(readBack('_x000D_ と _x005F_')).toBe('_x000D_ と _x005F_');
  });

  test('holds whatever text is given, and no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readBack(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });

  test('is no longer than Excel can hold', () => {
    expect(readBack('あ'.repeat(40_000))).toHaveLength(32_767);
  });
});
