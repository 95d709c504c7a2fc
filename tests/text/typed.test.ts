import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTypedId, typedDay, typedDayNear, typedId, typedIds } from '../../src/text/typed.ts';

const hyphens = [...'-－﹣‐‑‒–—―⸺−⁻₋ーｰ─━ㅡ一➖\u00ad'];
const blanks = ['', ' ', '\u3000', '\u00a0', '\t', '\u200b', '\u2060', '\ufeff', '\u200e', '\r\n'];

/** A sign as a keyboard may give it: in half or in full width. */
const fullWidth = (sign: string) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0);
const looks = (sign: string): readonly string[] => {
  if (sign === '-') return hyphens;
  if (sign === '.') return ['.', '．', '。', '｡', '·'];
  if (sign === '/') return ['/', '／', '・', '･', '∕'];
  return /[!-~]/.test(sign) ? [sign, fullWidth(sign)] : [sign];
};

/** A text as it may be typed: any sign in any of its looks, and blanks around the whole. */
const typedAs = (text: string) =>
  fc
    .tuple(
      fc.constantFrom(...blanks),
      ...[...text].map((sign) => fc.constantFrom(...looks(sign))),
      fc.constantFrom(...blanks),
    )
    .map((signs) => signs.join(''));

const part = fc.stringMatching(/^[A-Za-z0-9]{1,3}$/);
const anyId = fc
  .tuple(part, fc.array(fc.tuple(fc.constantFrom('-', '.'), part), { maxLength: 5 }))
  .map(([first, rest]) => first + rest.map((pair) => pair.join('')).join(''));

const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map((time) => new Date(time).toISOString().slice(0, 10));

describe('an id', () => {
  test('is the same in whatever width and with whatever hyphen it is typed', () => {
    const cases = anyId.chain((id) => fc.tuple(fc.constant(id), typedAs(id)));
    fc.assert(
      fc.property(cases, ([id, typed]) => {
        expect(typedId(typed)).toBe(id);
      }),
    );
  });

  test('may have blanks around its hyphens, and none anywhere else', () => {
    expect(typedId('４ ー １ － ３ - ２')).toBe('4-1-3-2');
    expect(typedId('4 1 3 2')).toBe('4 1 3 2');
  });

  test.each(['4-1〜3', '4-1～3', '4-1~3'])('is not what stands on both sides of a wave: %s', (typed) => {
    expect(findTypedId(typed, ['4-1-3', '4-1'])).toBeUndefined();
  });

  test('in another case is found, unless there are two of them', () => {
    expect(findTypedId('ｐｏ．１。１', ['PO.1.2', 'PO.1.1'])).toBe('PO.1.1');
    expect(findTypedId('a-1', ['A-1', 'a-1'])).toBe('a-1');
    expect(findTypedId('AB-1', ['Ab-1', 'aB-1'])).toBeUndefined();
    expect(findTypedId('', ['A-1'])).toBeUndefined();
  });

  test('that there is none of is not found, however near another one is', () => {
    const cases = fc.tuple(anyId, fc.uniqueArray(anyId, { minLength: 1 }));
    fc.assert(
      fc.property(cases, ([typed, ids]) => {
        const meant = ids.filter((id) => id.toLowerCase() === typed.toLowerCase());
        fc.pre(meant.length === 0);
        expect(findTypedId(typed, ids)).toBeUndefined();
      }),
    );
  });

  test('stands in a list with whatever people put between', () => {
    const ids = ['1-2-1-1', 'PO.1.1', '4-1-3-2', 'A-01'];
    for (const between of [',', '、', '，', ' ', '　', ' , ', ';', '；', '・', '\n']) {
      const found = typedIds(ids.join(between), ids).map(({ id }) => id);
      expect([between, found]).toEqual([between, ids]);
    }
    expect(typedIds('、 ,', ids)).toEqual([]);
    expect(typedIds('A-01 x-9', ids)).toEqual([
      { typed: 'A-01', id: 'A-01' },
      { typed: 'x-9', id: undefined },
    ]);
  });
});

describe('an id with signs of its own', () => {
  const ids = ['§ 314.3', 'AC-2(1)', '設備-3', 'R1/2', '3,1', '3', '第1・2条', 'サーバー1', 'Ｂ（１）'];

  test.each([
    ['§３１４.3', undefined],
    ['§　314．3', '§ 314.3'],
    ['§  314.3', '§ 314.3'],
    ['ac－2（1）', 'AC-2(1)'],
    ['設備ー3', '設備-3'],
    ['設備3', undefined],
    ['r1／2', 'R1/2'],
    ['サーバー1', 'サーバー1'],
    ['ｻｰﾊﾞｰ1', 'サーバー1'],
    ['b(1)', 'Ｂ（１）'],
  ])('is found however it is typed: %s', (typed, id) => {
    expect(findTypedId(typed, ids)).toBe(id);
  });

  test('is one in a list, with what stands between others inside', () => {
    const found = typedIds('3,1、§ 314.3 AC-2(1),3 第1・2条・R1/2', ids).map(({ id }) => id);
    expect(found).toEqual(['3,1', '§ 314.3', 'AC-2(1)', '3', '第1・2条', 'R1/2']);
  });

  test('is each of them in a list of any of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ids.slice(0, 4), 'サーバー1'), { maxLength: 40 }), (some) => {
        expect(typedIds(some.join('、'), ids).map(({ id }) => id)).toEqual(some);
      }),
    );
  });
});

interface Era {
  readonly names: readonly string[];
  readonly began: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

const eras: readonly Era[] = [
  { names: ['令和', '㋿', '令', 'R', 'r', 'R.'], began: 2019, firstDay: '2019-05-01', lastDay: '9999-12-31' },
  { names: ['平成', '㍻', '平', 'H', 'h', 'H.'], began: 1989, firstDay: '1989-01-08', lastDay: '2019-04-30' },
  { names: ['昭和', '㍼', '昭', 'S', 's', 'S.'], began: 1926, firstDay: '1926-12-25', lastDay: '1989-01-07' },
];

/** All ways of writing a day that are understood. */
function writtenDays(day: string): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const [m, d] = [String(Number(month)), String(Number(date))];
  const era = eras.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  const count = Number(year) - (era?.began ?? 0) + 1;
  const years = [
    year,
    ...(era?.names ?? []).flatMap((name) => (count === 1 ? [`${name}1`, `${name}元`] : [name + count])),
  ];
  return [
    day,
    `${year}${month}${date}`,
    ...years.flatMap((written) => [
      ...['-', '/', '.'].map((mark) => [written, m, d].join(mark)),
      ...['-', '/', '.'].map((mark) => [written, month, date].join(mark)),
      `${written}年${m}月${d}日`,
      `${written}年 ${m}月 ${d}日`,
    ]),
  ];
}

describe('a day', () => {
  test('is the same in whatever of its ways it is typed, in whatever width', () => {
    const cases = anyDay.chain((day) =>
      fc.tuple(
        fc.constant(day),
        fc.constantFrom(...writtenDays(day)).chain((written) => typedAs(written)),
      ),
    );
    fc.assert(
      fc.property(cases, ([day, typed]) => {
        expect([typed, typedDay(typed)]).toEqual([typed, day]);
      }),
      { numRuns: 1000 },
    );
  });

  test('that there is not is none, in whatever way it is typed', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 40 }),
    );
    const pad = (number: number) => String(number).padStart(2, '0');
    fc.assert(
      fc.property(parts, ([year, month, date]) => {
        const day = `${year}-${pad(month)}-${pad(date)}`;
        const isThere = new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(day);
        for (const typed of [day, `${year}/${month}/${date}`, `${year}年${month}月${date}日`]) {
          expect([typed, typedDay(typed)]).toEqual([typed, isThere ? day : undefined]);
        }
      }),
    );
  });

  test.each(['', ' ', '　', '\u200b', '\u00a0\t'])('was not typed: %j', (typed) => {
    expect(typedDay(typed)).toBe('');
  });

  test.each([
    ['２０２６ー４ー１', '2026-04-01'],
    ['令和8年10月1日', '2026-10-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['R8.10.1', '2026-10-01'],
    ['ｒ８／１０／１', '2026-10-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['S1.12.25', '1926-12-25'],
    ['2024年2月29日', '2024-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(typedDay(typed)).toBe(day);
  });

  test.each([
    '2026-02-30',
    '2025-02-29',
    '20260230',
    '2026-13-01',
    '2026-00-10',
    '0',
    '2026',
    '2026-04',
    '4/1',
    '1/4/2026',
    '26/4/1',
    '260401',
    '46113',
    '12026-4-1',
    '2026-4-123',
    '2026-4-1-2',
    '2026-4-1〜5',
    '2026 4 1',
    '2026年4/1',
    '2026年4月',
    '2026-4-1日x',
    '令和0年1月1日',
    '令和元年4月30日',
    '平成31年5月1日',
    '平成元年1月7日',
    '昭和64年1月8日',
    '昭和元年12月24日',
    '令和8年2月30日',
    '和8年10月1日',
    'M45.7.1',
    'x8.10.1',
    'RR8.10.1',
    '元年5月1日',
    '2026-04-01T00:00:00Z',
    'なし',
    '来月',
  ])('%s is none', (typed) => {
    expect(typedDay(typed)).toBeUndefined();
  });

  test('is made of nothing but a text that says its year, month and date', () => {
    const signs = fc.constantFrom(...'0123456789012345678901234567890-/.年月日令和元R 〜');
    const near = anyDay
      .chain((day) => fc.constantFrom(...writtenDays(day)))
      .chain((written) =>
        fc
          .tuple(fc.nat(written.length), fc.nat(2), fc.string({ unit: signs, maxLength: 2 }))
          .map(([at, cut, more]) => written.slice(0, at) + more + written.slice(at + cut)),
      );
    fc.assert(
      fc.property(near, (typed) => {
        const day = typedDay(typed);
        fc.pre(day !== undefined && day !== '');
        const [year = '', month = '', date = ''] = /^\d{8}$/.test(typed.trim())
          ? [typed.trim().slice(0, 4), typed.trim().slice(4, 6), typed.trim().slice(6)]
          : (typed.match(/元|\d+/g) ?? []);
        const count = year === '元' ? 1 : Number(year);
        const years = [count, ...eras.map(({ began }) => began + count - 1)];
        const said = years.map(
          (one) => `${String(one).padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
        );
        expect([typed, said]).toEqual([typed, expect.arrayContaining([day])]);
        expect(typed).not.toContain('〜');
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a day without its year', () => {
  test.each([
    ['12/20', '2026-11-21', 'ahead', '2026-12-20'],
    ['11/21', '2026-11-21', 'ahead', '2026-11-21'],
    ['11/20', '2026-11-21', 'ahead', '2027-11-20'],
    ['１・５', '2026-11-21', 'ahead', '2027-01-05'],
    ['1月5日', '2026-11-21', 'ahead', '2027-01-05'],
    ['12ー20', '2026-11-21', 'ahead', '2026-12-20'],
    ['2/29', '2026-11-21', 'ahead', '2028-02-29'],
    ['2/29', '2097-01-01', 'ahead', '2104-02-29'],
    ['2/30', '2026-11-21', 'ahead', undefined],
    ['13/1', '2026-11-21', 'ahead', undefined],
    ['12', '2026-11-21', 'ahead', undefined],
    ['2025/12/1', '2026-11-21', 'ahead', '2025-12-01'],
    ['', '2026-11-21', 'ahead', ''],
    ['12/20', '2026-11-21', 'over', '2025-12-20'],
    ['11/21', '2026-11-21', 'over', '2026-11-21'],
    ['11月20日', '2026-11-21', 'over', '2026-11-20'],
    ['2/29', '2027-11-21', 'over', '2024-02-29'],
    ['2/29', '2103-11-21', 'over', '2096-02-29'],
    ['2/30', '2026-11-21', 'over', undefined],
  ] as const)('%j on %s, %s, is %s', (typed, today, side, day) => {
    expect(typedDayNear(typed, today, side)).toBe(day);
  });
});
