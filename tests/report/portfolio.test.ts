import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Portfolio, PortfolioRow, ReadRow } from '../../src/formats/outputs/portfolio.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { portfolioRenderers } from '../../src/report/portfolio/index.ts';
import { portfolioTotals } from '../../src/scoring/portfolio.ts';
import { widthOf } from '../../src/text/width.ts';
import { cutStartTo, cutTo } from '../../src/text/wrap.ts';

const t = translator(ja);
const english = translator(en);

/** Escapes, other control characters, and marks that turn text around; line ends and the mark at the start are ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const ACTS = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const NASTY = [
  '\u001b[31mred\u001b]0;title\u0007 \u009b2J \u202eabc',
  '</title></style></table><script>alert(1)</script><img src=x onerror=e> --> "\' &amp; ]]>',
  '=HYPERLINK("http://example.com")',
  'a,b;c\td"e',
].join('\r\n');

function rowNamed(text: string, more: Partial<ReadRow> = {}): ReadRow {
  return {
    file: text,
    outcome: 'read',
    firm: text,
    catalogue: { id: 'a', title: text, edition: text, method: 'all-of' },
    level: { id: 'a', title: text },
    criteria: { met: 1, partial: 2, unmet: 3, unknown: 4, unanswered: 5, 'not-applicable': 6, total: 21 },
    lapsed: { met: 1, duty: 2, evidence: 1, waiver: 3, due: 1, date: 0 },
    errors: { evidence: 1, duty: 2, waiver: 3, other: 4, total: 10 },
    due: { past: 1, earliest: '2026-01-01', next: '2027-01-01' },
    views: { agrees: 1, other: 2, changed: 3, rewritten: 1, unshown: 1, none: 13 },
    questions: { firm: 1, specialist: 2 },
    lastAnswered: '2026-11-01',
    nextReview: { on: '2026-01-01', because: 'due' },
    ...more,
  };
}

const unreadNamed = (text: string): PortfolioRow => ({
  file: text,
  outcome: 'unread',
  problem: { code: 'file-invalid', args: { file: text, count: 2 } },
  first: { file: text, code: 'value-not-allowed', args: { value: text }, line: 1, column: 2 },
});

function portfolio(rows: readonly PortfolioRow[]): Portfolio {
  return {
    schemaVersion: 1,
    tool: { name: 'scs-check', version: '0.0.0' },
    terms: { asOf: '2026-11-21', evidence: false, sort: 'name' },
    totals: portfolioTotals(rows),
    rows: [...rows],
  };
}

const shown = (format: keyof typeof portfolioRenderers, rows: readonly PortfolioRow[], width = 78) =>
  portfolioRenderers[format](portfolio(rows), { t, width, paint: plainPaint });

/** What a spreadsheet reads from RFC 4180. */
function csvCells(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(cells);
    cells = [];
  }
  return rows;
}

/** The elements of a page, with their attributes. */
const tagsOf = (html: string) => [...html.matchAll(/<\/?([a-z0-9]+)[^>]*>/gi)].map(([tag]) => tag);

/** What somebody may have typed, or called a file. */
const typed = fc.oneof(
  fc.constant(NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '\t',
        '\r',
        '"',
        ',',
        '<',
        '&',
        "'",
        '株',
        '👨‍👩‍👧',
        'か\u3099',
        ' ',
        'a',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
const rows = fc
  .array(fc.tuple(typed, fc.boolean()), { maxLength: 4 })
  .map((list) => list.map(([text, isRead]) => (isRead ? rowNamed(text) : unreadNamed(text))));

describe('where a catalogue only counts, nobody asks for a specialist', () => {
  const noViews = { agrees: 0, other: 0, changed: 0, rewritten: 0, unshown: 0, none: 42 };
  const asked = { firm: 0, specialist: 0 };
  const counting = rowNamed('SSDF', {
    catalogue: { id: 'b', title: 'SSDF', edition: '1', method: 'coverage' },
    views: noViews,
    questions: asked,
  });
  const judged = rowNamed('SCS', { views: noViews, questions: asked });
  const seen = { ...counting, views: { ...noViews, agrees: 1, none: 41 } };

  test.each([
    ['ja', t],
    ['en', english],
  ] as const)('so that its table tells of no views, in %s', (_, words) => {
    const named = words('portfolio.views');
    for (const format of ['text', 'html'] as const) {
      for (const width of [50, 78, 140]) {
        const told = (list: readonly PortfolioRow[]) =>
          portfolioRenderers[format](portfolio(list), { t: words, width, paint: plainPaint });
        expect(told([counting])).not.toMatch(new RegExp(named, 'i'));
        for (const list of [[judged], [seen], [counting, judged]]) expect(told(list)).toMatch(new RegExp(named, 'i'));
      }
    }
  });

  test('and beside others it has a dash in their column', () => {
    const figures = (list: readonly PortfolioRow[]) => shown('text', list).match(/未42/g)?.length ?? 0;
    expect([figures([counting]), figures([judged]), figures([counting, judged])]).toEqual([0, 1, 1]);
  });
});

describe('what a person typed', () => {
  test('brings nothing into any format that something might act upon', () => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const format of ['text', 'json', 'csv', 'html'] as const) {
          const text = shown(format, list);
          expect((format === 'csv' ? text.slice(1) : text).match(ACTS)).toBe(null);
        }
      }),
    );
  });

  test('is data in JSON, as it was typed', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(JSON.parse(shown('json', list))).toEqual(JSON.parse(JSON.stringify(portfolio(list))));
      }),
    );
  });

  test('never changes the shape of the page', () => {
    const plain = (row: PortfolioRow) => (row.outcome === 'read' ? rowNamed('a') : unreadNamed('a'));
    fc.assert(
      fc.property(rows, (list) => {
        // A cell whose text looks like a day may be laid out as one, and words of another language say which it is.
        const shape = (html: string) =>
          tagsOf(html.replace(/<span lang="en">(.*?)<\/span>/g, '$1')).map((tag) =>
            tag.replace(/ class="(?:day|text)"/, ''),
          );
        expect(shape(shown('html', list))).toEqual(shape(shown('html', list.map(plain))));
      }),
    );
  });

  test('never makes another cell or line of CSV, and never a formula', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const cells = csvCells(shown('csv', list).slice(1));
        expect(cells.length).toBe(list.length + 1);
        expect(new Set(cells.map((line) => line.length)).size).toBe(1);
        for (const cell of cells.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
      }),
    );
  });

  test.each([38, 58, 78, 118, 198])('never makes a line of text wider than %i columns', (width) => {
    fc.assert(
      fc.property(rows, (list) => {
        for (const line of shown('text', list, width).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('CSV', () => {
  test('starts with the mark that Excel in Japan wants, and ends its lines as RFC 4180 does', () => {
    const text = shown('csv', [rowNamed('a')]);
    expect(text.startsWith('\ufeff会社,')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('has numbers as numbers', () => {
    const [head = [], row = []] = csvCells(shown('csv', [rowNamed('a')]).slice(1));
    const cellOf = (name: string) => row[head.indexOf(name)];
    expect(
      ['できている', '残り', '一部だけ', 'まだ', '当てはまらない', 'エラー', '対応の期限切れ'].map(cellOf),
    ).toEqual(['1', '5', '2', '3', '6', '10', '1']);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1', "'-1"],
    ['+81 3', "'+81 3"],
    ['＝1', "'＝1"],
    ['\t=1', "'=1"],
    ['株式会社=', '株式会社='],
  ])('%j is shown as %j', (name, expected) => {
    expect(csvCells(shown('csv', [rowNamed(name)]).slice(1))[1]?.[0]).toBe(expected);
  });
});

describe('the text', () => {
  const withoutOption = { lapsed: { met: 0, duty: 0, evidence: 0, waiver: 0, due: 0, date: 0 }, withoutOption: 2 };

  test.each([50, 78, 118])(
    'of %i columns says below a firm what of its met criteria does not hold as it is',
    (width) => {
      const [none = '', over = '', option = ''] = ['甲', '乙', '丙'];
      const rows = [rowNamed(none, { lapsed: withoutOption.lapsed }), rowNamed(over), rowNamed(option, withoutOption)];
      const lines = shown('text', rows, width).replace(/^ +/gm, '').split('\n');
      const told = lines.filter((line) => line.startsWith('「できている」の'));
      expect(told).toEqual(['「できている」のうち期限の過ぎたもの 1', '「できている」のうち選択肢の記録がないもの 2']);
      const at = [none, over, ...told.slice(0, 1), option, ...told.slice(1)].map((start) =>
        lines.findIndex((line) => line.startsWith(start)),
      );
      expect(at).toEqual(at.toSorted((a, b) => a - b));
    },
  );

  test.each([
    ['2026-11-20', '!2026-11-20', '（期限、過ぎています）'],
    ['2026-11-21', ' 2026-11-21', '（期限）'],
  ] as const)('marks a next review of %s as it is on 2026-11-21', (on, inText, onPage) => {
    const rows = [rowNamed('a', { nextReview: { on, because: 'due' } })];
    const text = shown('text', rows);
    expect([text.includes(inText), text.includes('「!」の付いた日は')]).toEqual([true, inText.startsWith('!')]);
    expect(shown('html', rows)).toContain(`${on}</span>${onPage}`);
  });

  test.each([
    ['all-of', true],
    ['coverage', false],
  ] as const)(
    'of a catalogue that is %s says of what does not apply that it has to be confirmed: %s',
    (method, isTold) => {
      const rows = [rowNamed('a', { catalogue: { id: 'a', title: 'a', edition: 'a', method } })];
      for (const format of ['text', 'html'] as const) expect(shown(format, rows).includes('要確認')).toBe(isTold);
    },
  );
});

describe('the page', () => {
  const html = shown('html', [rowNamed('a'), unreadNamed('b')]);

  test('loads nothing, runs nothing and says so', () => {
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;`);
    expect(tagsOf(html).filter((tag) => /^<(?:script|link|img|iframe|object|form|a|base)\b/i.test(tag))).toEqual([]);
    expect(html).not.toMatch(/\b(?:src|href|on\w+)=|url\(|@import|https?:/i);
  });

  test('says its language, and what each column and row is', () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="ja-JP">/);
    expect(portfolioRenderers.html(portfolio([]), { t: english, width: 78, paint: plainPaint })).toContain(
      '<html lang="en',
    );
    expect(html).toContain('<caption>');
    const [head = ''] = /<thead>.*?<\/thead>/s.exec(html) ?? [];
    expect(head.match(/<th\b/g)?.length).toBe(head.match(/<th scope="col">/g)?.length);
    const [body = ''] = /<tbody>.*?<\/tbody>/s.exec(html) ?? [];
    expect(body.match(/<tr\b/g)?.length).toBe(body.match(/<th scope="row">/g)?.length);
  });

  test('every row is as wide as the head', () => {
    const cells = (line: string) =>
      [...line.matchAll(/<t[hd]\b[^>]*>/g)].reduce(
        (sum, [tag]) => sum + Number(/colspan="(\d+)"/.exec(tag)?.[1] ?? 1),
        0,
      );
    const lines = html.split('\n').filter((line) => line.startsWith('<tr'));
    expect(lines.length).toBe(3);
    expect(new Set(lines.map(cells)).size).toBe(1);
  });

  test('no tag is left open', () => {
    const isVoid = /^<(?:meta|br|hr)\b/;
    const open: string[] = [];
    for (const tag of tagsOf(html).filter((one) => !isVoid.test(one))) {
      const name = /[a-z0-9]+/i.exec(tag)?.[0] ?? '';
      if (tag.startsWith('</')) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });
});

describe('a name that is cut', () => {
  test('fits, says that it is cut, and is whole where it fits', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 50 }), (name, width) => {
        for (const cut of [cutTo(name, width), cutStartTo(name, width)]) {
          expect(widthOf(cut)).toBeLessThanOrEqual(width);
          if (widthOf(name) <= width) expect(cut).toBe(name);
        }
        if (widthOf(name) <= width) return;
        expect(name.startsWith(cutTo(name, width).slice(0, -3))).toBe(true);
        expect(name.endsWith(cutStartTo(name, width).slice(3))).toBe(true);
      }),
    );
  });

  test.each([
    ['サンプル株式会社', 9, 'サンプ...'],
    ['サンプル株式会社', 16, 'サンプル株式会社'],
    ['👨‍👩‍👧家族', 5, '👨‍👩‍👧...'],
  ])('%s in %i columns is %s', (name, width, expected) => {
    expect(cutTo(name, width)).toBe(expected);
  });
});

test.each([40, 60, 80, 100, 120, 160, 200])(
  'in %i columns the table explains what it shows, and nothing else',
  (width) => {
    const drawn = shown('text', [rowNamed('サンプル', { questions: { firm: 7, specialist: 8 } })], width);
    expect(drawn.includes('質問は、')).toBe(drawn.includes('7/8'));
  },
);

describe('two catalogues that call a level the same', () => {
  const level = { id: 'x', title: '★3' };
  const of = (id: string, file: string) =>
    rowNamed(file, { level, catalogue: { id, title: `カタログ${id}`, edition: '1', method: 'all-of' } });
  const rows = [of('b', 'b.yaml'), of('a', 'a1.yaml'), of('a', 'a2.yaml')];

  test.each(['text', 'html'] as const)('are told apart in %s, with the files of the rarer one', (name) => {
    const drawn = shown(name, rows, 200);
    expect(drawn).toContain('カタログa（1版）');
    expect(drawn).toMatch(/カタログb（1版）は b\.yaml/);
  });
});
