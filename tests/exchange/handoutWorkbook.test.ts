import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerBecomes } from '../../src/domain/answer.ts';
import { makeHandout } from '../../src/exchange/handout.ts';
import {
  dateOf,
  fillHandout,
  type HandoutColumn,
  type HandoutWords,
  handoutColumns,
  handoutSheets,
  storedHandout,
} from '../../src/exchange/handoutWorkbook.ts';
import { mergeAssessment } from '../../src/exchange/merge.ts';
import { type Answer, type Assessment, states } from '../../src/formats/assessment.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { cellText, meantBy, type WrittenSheet, writeXlsx } from '../../src/office/write.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { sanitize } from '../../src/text/sanitize.ts';

const ids = ['1-2-1-1', '1-2-1-2', '1-3-1-1'] as const;
const [ja, en] = await Promise.all(
  (['ja', 'en'] as const).map(async (language): Promise<HandoutWords> => {
    const t = translator(await loadMessages(language));
    return {
      title: t('handout.title'),
      headings: Object.fromEntries(
        handoutColumns.map((column) => [column, t(`handout.column.${column}`)]),
      ) as HandoutWords['headings'],
      states: Object.fromEntries(
        states.map((state) => [state, { mark: t(`mark.${state}`), word: t(`state.${state}`) }]),
      ) as HandoutWords['states'],
      refusal: t('handout.refusal'),
      advice: (text) => text,
      question: (text) => text,
      terms: { title: t('terms.title'), term: t('terms.term'), gloss: t('terms.gloss') },
    };
  }),
);
if (ja === undefined || en === undefined) throw new Error('no words');
const both = [ja, en];
/** Three conditions each. */
const asked = new Map<string, Pick<Criterion, 'question' | 'metWhen'>>(
  ids.map((id) => [id, { question: `${id}？`, metWhen: ['一', '二', '三'] }]),
);

const firm = (answers: Assessment['answers']): Assessment => ({
  formatVersion: 1,
  organization: { name: 'サンプル株式会社' },
  scope: {},
  catalogue: { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' },
  answers,
});
const handed = (home: Assessment) => makeHandout(home, { ids: [...ids], to: '総務', madeOn: '2026-11-01' });

type Typed = Readonly<Record<string, Partial<Record<HandoutColumn, string>>>>;

/** The workbook after somebody has typed into the rows of its table. */
function typedInto(sheets: readonly WrittenSheet[], typed: Typed): Uint8Array {
  const [table, ...rest] = sheets;
  if (table === undefined) throw new Error('no table');
  const rows = table.rows.map((row) =>
    row.map((text, index) => {
      const column = handoutColumns[index];
      return (column === undefined ? undefined : typed[row[0] ?? '']?.[column]) ?? text;
    }),
  );
  return writeXlsx({ sheets: [{ ...table, rows }, ...rest] });
}

function filledBy(out: Assessment, typed: Typed, words: HandoutWords = ja as HandoutWords) {
  const bytes = typedInto(handoutSheets(out, new Map(), words), typed);
  const workbook = readXlsx({ name: 'a.xlsx', bytes });
  const stored = JSON.parse(storedHandout(workbook));
  expect(stored).toEqual(out);
  return fillHandout(stored, workbook, asked, both, sanitize, '2026-12-31');
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...`あ漢=+-@'"<&_x0D 1,\n𠮷`), minLength: 1, maxLength: 12 }),
  fc.constantFrom('=1+1', "'=1+1", "''@x", '＝A1', '_x000D_', "'", '-'),
);
const seen = text.filter((one) => one.trim() !== '');
const day = fc.constantFrom('2026-04-01', '2024-02-29', '2026-12-31');
/** As anybody leaves one who fills in the sheet: what belongs to another state is told, as a test below holds. */
const answer = fc
  .record<Answer>(
    {
      state: fc.constantFrom(...states),
      note: seen,
      reason: seen,
      lastDone: day,
    },
    { requiredKeys: ['state'] },
  )
  .map((one) => answerBecomes(one, one.state));
const some = fc.dictionary(fc.constantFrom(...ids), answer);

const cellsOf = ({ state, note = '', reason = '', lastDone = '' }: Answer, words: HandoutWords) => ({
  state: words.states[state].word,
  note,
  reason,
  lastDone,
});

describe('a hand-out as a workbook', () => {
  test('filled in comes home as the same filled in as YAML', () => {
    fc.assert(
      fc.property(some, some, fc.constantFrom(...both), (before, after, words) => {
        const home = firm(before);
        const out = handed(home);
        const { filled, problems } = filledBy(
          out,
          Object.fromEntries(Object.entries(after).map(([id, one]) => [id, cellsOf(one, words)])),
          words,
        );
        expect(problems).toEqual([]);
        // In the order of the rows, as it decides which of two edits comes first.
        const written = ids.flatMap((id) => (after[id] === undefined ? [] : [[id, after[id]] as const]));
        const yaml = { ...out, answers: { ...out.answers, ...Object.fromEntries(written) } };
        expect(filled).toEqual(yaml);
        const options = { knows: () => true, on: '2026-11-21' };
        expect(mergeAssessment(home, filled, options)).toEqual(mergeAssessment(home, yaml, options));
      }),
      { numRuns: 60 },
    );
  });

  test('is refused at a day of a duty that has not come, and not at a due date', () => {
    const typed = (lastDone: string) =>
      filledBy(handed(firm({})), { [ids[0] ?? '']: { state: '○ できている', lastDone, due: '2062-04-06' } });
    expect(typed('2062/4/6').problems).toMatchObject([{ fault: 'future', value: '2062/4/6' }]);
    expect(typed('2026-12-31').problems).toEqual([]);
  });

  test('untouched, is what was handed out, whatever its texts look like', () => {
    fc.assert(
      fc.property(some, (before) => {
        const out = handed(firm(before));
        expect(filledBy(out, {})).toEqual({ filled: out, problems: [] });
      }),
      { numRuns: 60 },
    );
  });

  test('a guard is taken off where it was put, and nowhere else', () => {
    fc.assert(fc.property(text, (one) => meantBy(cellText(one)) === one));
    expect(cellText('=1+1')).toBe("'=1+1");
    expect(meantBy("'quoted'")).toBe("'quoted'");
  });

  test('a long hand-out is cut into cells that Excel can hold, and none of its signs is lost', () => {
    const note = `${'𠮷'.repeat(1_999)}\u0085`;
    const answers = Object.fromEntries(ids.map((id) => [id, { state: 'met', note, reason: note } as const]));
    const out = handed(firm(answers));
    const [, hidden] = handoutSheets(
      { ...out, scope: { companies: Array(300).fill('社'.repeat(300)) } },
      new Map(),
      ja,
    );
    expect(hidden?.rows.length).toBeGreaterThan(5);
    for (const [cell = ''] of hidden?.rows ?? []) expect(cell.length).toBeLessThanOrEqual(30_000);
    expect(filledBy(out, {}).filled).toEqual(out);
  });

  test('knows a number that was typed anew, whatever its hyphens', () => {
    const { filled, problems } = filledBy(handed(firm({})), { '1-2-1-1': { id: '１ー２−１ー１', state: 'まだ' } });
    expect([problems, filled.answers]).toEqual([[], { '1-2-1-1': { state: 'unmet' } }]);
  });

  test.each(['○ できている', 'できている', '○できている', 'in place', 'IN PLACE', '○ In place', ' できている　'])(
    'takes 「%s」 for an answer',
    (typed) => {
      const { filled } = filledBy(handed(firm({})), { '1-2-1-1': { state: typed } });
      expect(filled.answers).toEqual({ '1-2-1-1': { state: 'met' } });
    },
  );

  test.each([
    [{ state: 'はい' }, 'word', 'E'],
    [{ state: 'まだ', due: '来月' }, 'date', 'K'],
    [{ state: 'まだ', due: '2026-02-30' }, 'date', 'K'],
    [{ id: '9-9-9-9' }, 'id', 'A'],
    [{ id: '1-2-1-2' }, 'twice', 'A'],
    [{ note: '書いた' }, 'no-answer', 'E'],
    [{ reply: '返事' }, 'no-question', 'L'],
    [{ state: 'まだ', owner: 'あ'.repeat(301) }, 'too-long', 'J'],
  ] as const)('%j is told by its place', (cells, fault, column) => {
    const { filled, problems } = filledBy(handed(firm({})), { '1-2-1-1': cells });
    const place = expect.objectContaining({ fault, column, row: fault === 'twice' ? 3 : 2, sheet: '聞き取り票' });
    expect(problems).toEqual([place]);
    expect(filled.answers).toEqual({});
  });

  test.each([
    ['2026-04-01', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['２０２６年４月１日', '2026-04-01'],
    ['２０２６ー４ー１', '2026-04-01'],
    ['令和8年4月1日', '2026-04-01'],
    ['2026-04-01T09:00:00Z', '2026-04-01'],
    ['46113', '2026-04-01'],
    ['46113.75', '2026-04-01'],
    ['2026/13/1', undefined],
    ['4/1', undefined],
  ])('the date 「%s」 is %s', (typed, expected) => {
    expect(dateOf(typed)).toBe(expected);
  });

  test('another state leaves the options of the old one behind', () => {
    const out = handed(firm({ '1-2-1-1': { state: 'met', options: ['a'] } }));
    expect(filledBy(out, { '1-2-1-1': { state: 'まだ' } }).filled.answers['1-2-1-1']).toEqual({ state: 'unmet' });
    expect(filledBy(out, { '1-2-1-1': { note: 'n' } }).filled.answers['1-2-1-1']).toMatchObject({ options: ['a'] });
  });

  test('offers the five words, and keeps its second sheet out of sight', () => {
    const [table, hidden] = handoutSheets(handed(firm({})), new Map(), ja);
    expect(table?.choices?.[0]?.words).toEqual([
      '○ できている',
      '△ 一部だけ',
      '× まだ',
      '？ わからない',
      '― 当てはまらない',
    ]);
    expect(hidden?.isHidden).toBe(true);
  });

  test('without its hidden sheet, or with another in it, is none', () => {
    const sheets = handoutSheets(handed(firm({})), new Map(), ja);
    const changed = sheets.map((sheet) =>
      sheet.isHidden ? { ...sheet, rows: sheet.rows.map(([cell = '']) => [cell.replace('star3', 'star4')]) } : sheet,
    );
    for (const broken of [sheets.slice(0, 1), changed]) {
      const workbook = readXlsx({ name: 'a.xlsx', bytes: writeXlsx({ sheets: broken }) });
      expect(() => storedHandout(workbook)).toThrow('workbook-without-handout');
    }
  });
});

describe('what belongs to another state', () => {
  const lent = firm({
    '1-2-1-1': { state: 'not-applicable', reason: '渡していません' },
    '1-2-1-2': { state: 'met', lastDone: '2026-04-06' },
  });

  test('goes when the answer is another, as at the keyboard', () => {
    const { filled, problems } = filledBy(handed(lent), {
      '1-2-1-1': { state: '○ できている' },
      '1-2-1-2': { state: '× まだ' },
    });
    expect(problems).toEqual([]);
    expect(filled.answers).toMatchObject({ '1-2-1-1': { state: 'met' }, '1-2-1-2': { state: 'unmet' } });
    expect(filled.answers['1-2-1-1']).not.toHaveProperty('reason');
    expect(filled.answers['1-2-1-2']).not.toHaveProperty('lastDone');
  });

  test('is told, and not dropped, where somebody has typed it', () => {
    const { problems } = filledBy(handed(lent), {
      '1-2-1-1': { state: '○ できている', reason: '新しい理由' },
      '1-2-1-2': { state: '× まだ', lastDone: '2026-10-01' },
    });
    expect(problems.map(({ fault, value }) => [fault, value])).toEqual([
      ['other-state', '新しい理由'],
      ['other-state', '2026-10-01'],
    ]);
  });

  test('the conditions of a partial answer are named by their numbers, however they are typed', () => {
    const home = handed(firm({ '1-2-1-1': { state: 'partial', missing: [1] } }));
    for (const missing of ['2、3', '２ ３', '②と③', '32', '2番、3番']) {
      const { filled, problems } = filledBy(home, { '1-2-1-1': { missing } });
      expect([problems, filled.answers['1-2-1-1']]).toEqual([[], { state: 'partial', missing: [2, 3] }]);
    }
    expect(filledBy(home, { '1-2-1-1': { missing: '' } }).filled.answers['1-2-1-1']).toEqual({ state: 'partial' });
    expect(filledBy(home, { '1-2-1-1': { state: '○ できている', missing: '' } }).filled.answers['1-2-1-1']).toEqual({
      state: 'met',
    });
  });

  test('a number that is none of the conditions, and conditions beside another answer, are told', () => {
    const { filled, problems } = filledBy(handed(firm({})), {
      '1-2-1-1': { state: '△ 一部だけ', missing: '4' },
      '1-2-1-2': { state: '△ 一部だけ', missing: '半分' },
      '1-3-1-1': { state: '○ できている', missing: '2' },
    });
    expect(filled.answers).toEqual({});
    expect(problems.map(({ fault, heading }) => [fault, heading])).toEqual([
      ['condition', ja.headings.missing],
      ['condition', ja.headings.missing],
      ['other-state', ja.headings.missing],
    ]);
  });
});
