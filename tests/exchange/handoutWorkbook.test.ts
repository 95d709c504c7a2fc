import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerBecomes, lackOf } from '../../src/domain/answer.ts';
import type { FillOptions } from '../../src/exchange/filledCells.ts';
import { dateOf } from '../../src/exchange/filledDay.ts';
import { fillHandout } from '../../src/exchange/filledHandout.ts';
import { makeHandout } from '../../src/exchange/handout.ts';
import {
  type Asked,
  type Criteria,
  columnsOf,
  type HandoutColumn,
  type HandoutWords,
  handoutColumns,
  handoutSheets,
  storedHandout,
  uncutSheets,
} from '../../src/exchange/handoutWorkbook.ts';
import { mergeAssessment } from '../../src/exchange/merge.ts';
import { type Answer, type Assessment, states } from '../../src/formats/assessment.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { cellText } from '../../src/office/cellText.ts';
import { rowsOf } from '../../src/office/row.ts';
import { PAGE } from '../../src/office/worksheet.ts';
import { writeXlsx } from '../../src/office/write.ts';
import type { WrittenSheet } from '../../src/office/written.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { meantBy } from '../../src/text/csv.ts';
import { sanitizeText } from '../../src/text/sanitize.ts';

const ids = ['1-2-1-1', '1-2-1-2', '1-3-1-1'] as const;
const [ja, en] = await Promise.all(
  (['ja', 'en'] as const).map(async (language): Promise<HandoutWords> => {
    const t = translator(await loadMessages(language));
    return {
      title: t('handout.title'),
      answerer: t('handout.paper.to'),
      besides: [],
      marks: [],
      headings: Object.fromEntries(
        handoutColumns.map((column) => [column, t(`handout.column.${column}`)]),
      ) as HandoutWords['headings'],
      states: Object.fromEntries(
        states.map((state) => [state, { mark: t(`mark.${state}`), word: t(`state.${state}`) }]),
      ) as HandoutWords['states'],
      refusal: t('handout.refusal'),
      hints: { missing: t('handout.guide.partial') },
      advice: (text) => text,
      question: (text) => text,
      view: ({ view }, name) => `${name}: ${view}`,
      options: ({ choices }) => choices.map(({ id, text }) => `${id}. ${text}`),
      goesOn: (id) => t('handout.goes-on', { id }),
      terms: { title: t('terms.title'), term: t('terms.term'), gloss: t('terms.gloss') },
    };
  }),
);
if (ja === undefined || en === undefined) throw new Error('no words');
const both = [ja, en];
/** Three conditions each, a duty of every year, and ways to choose for one more. */
const choices = ['a', 'b', 'c'].map((id) => ({ id, text: `${id}の方法` }));
const withOptions = '4-1-5-3';
const asked: Criteria = new Map<string, Asked>([
  ...ids.map((id): [string, Asked] => {
    return [id, { question: `${id}？`, metWhen: ['一', '二', '三'], cadence: { every: 'year' } }];
  }),
  [withOptions, { question: '4-1-5-3？', metWhen: ['一'], options: { atLeast: 2, choices } }],
]);
const guide = { title: 'はじめに', rows: [] };

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
function typedInto(out: Assessment, sheets: readonly WrittenSheet[], typed: Typed): readonly WrittenSheet[] {
  const columns = columnsOf(out, asked);
  return sheets.map((sheet) => ({
    ...sheet,
    rows:
      sheet.choices === undefined
        ? sheet.rows
        : sheet.rows.map((row) =>
            row.map((text, index) => {
              const column = columns[index];
              return (column === undefined ? undefined : typed[row[0] ?? '']?.[column]) ?? text;
            }),
          ),
  }));
}

const sheetsOf = (out: Assessment, words: HandoutWords = ja as HandoutWords) => handoutSheets(out, asked, words, guide);
const readBack = (sheets: readonly WrittenSheet[]) =>
  readXlsx({ name: 'a.xlsx', bytes: writeXlsx({ sheets: sheets.map((sheet) => sheet) }) });
const how = (more: Partial<FillOptions> = {}): FillOptions => ({
  criteria: asked,
  languages: both,
  clean: sanitizeText,
  today: '2026-12-31',
  ...more,
});

function filledBy(out: Assessment, typed: Typed, words: HandoutWords = ja as HandoutWords, more = {}) {
  const workbook = readBack(typedInto(out, sheetsOf(out, words), typed));
  const stored = JSON.parse(storedHandout(workbook));
  expect(stored).toEqual(out);
  return fillHandout(stored, workbook, how(more));
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...`あ漢=+-@'"<&_x0D 1,\n𠮷`), minLength: 1, maxLength: 12 }),
  fc.constantFrom('=1+1', "'=1+1", "''@x", '＝A1', '_x000D_', "'", '-'),
);
/** As a keyboard keeps it, too: without blanks around it. */
const seen = text.map(sanitizeText).filter((one) => one !== '');
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
  .map((one) => answerBecomes(one, one.state))
  .filter((one) => lackOf({}, one) === undefined);
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
    expect(typed('59267').problems).toMatchObject([{ fault: 'future', value: '2062-04-06' }]);
    expect(typed('2026-12-31').problems).toEqual([]);
  });

  test('untouched, is what was handed out, whatever its texts look like', () => {
    fc.assert(
      fc.property(some, (before) => {
        const out = handed(firm(before));
        expect(filledBy(out, {})).toEqual({ filled: out, problems: [], readings: [], notes: [] });
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
    const hidden = sheetsOf({ ...out, scope: { companies: Array(300).fill('社'.repeat(300)) } }).at(-1);
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
    [{ state: 'はい' }, 'likely', 'D'],
    [{ state: '来月' }, 'word', 'D'],
    [{ state: 'まだ', due: '来月' }, 'date', 'K', 'unmet'],
    [{ state: 'まだ', due: '2026-02-30' }, 'date', 'K', 'unmet'],
    [{ state: '○', lastDone: '2030/1/1' }, 'future', 'G', 'met'],
    [{ id: '9-9-9-9' }, 'id', 'A'],
    [{ id: '1-2-1-2' }, 'twice', 'A'],
    [{ id: '', state: '○' }, 'no-id', 'A'],
    [{ reason: '社長が決めた' }, 'no-answer', 'D'],
    [{ state: '対象外' }, 'no-reason', 'F'],
    [{ state: '― 当てはまらない' }, 'no-reason', 'F'],
    ...['―', 'ー', '-', '－', '――'].map((state) => [{ state }, 'likely', 'D'] as const),
    [{ state: '○', reason: '社長が決めた' }, 'other-state', 'F', 'met'],
    [{ state: 'まだ', owner: 'あ'.repeat(301) }, 'too-long', 'J', 'unmet'],
  ] as const)('%j is told by its place, and keeps nothing else from coming home', (cells, fault, column, state?) => {
    const { filled, problems } = filledBy(handed(firm({})), {
      '1-2-1-1': cells,
      '1-3-1-1': { state: '○', note: '済' },
    });
    const place = expect.objectContaining({ fault, column, row: fault === 'twice' ? 3 : 2, sheet: '聞き取り票' });
    expect(problems).toEqual([place]);
    expect(filled.answers).toEqual({
      ...(state === undefined ? {} : { '1-2-1-1': { state } }),
      '1-3-1-1': { state: 'met', note: '済' },
    });
  });

  test.each(['―', 'ー', '-', '－'])('takes 「%s」 with a reason for what does not apply', (state) => {
    const { filled, problems } = filledBy(handed(firm({})), { '1-2-1-1': { state, reason: '拠点がない' } });
    expect([problems, filled.answers]).toEqual([[], { '1-2-1-1': { state: 'not-applicable', reason: '拠点がない' } }]);
  });

  test('keeps a note without an answer beside the question', () => {
    const { filled, problems } = filledBy(handed(firm({})), { '1-2-1-1': { note: '聞いてみます' } });
    expect([problems, filled.answers, filled.drafts]).toEqual([[], {}, { '1-2-1-1': { note: '聞いてみます' } }]);
  });

  test.each([{}, { '1-2-1-1': { state: 'met', note: '前のメモ', owner: '総務' } }] as const)(
    'a row whose answer cannot be read waits whole beside %j, and shows its note',
    (answers) => {
      const out = handed(firm(answers));
      const cells = { note: 'VPN装置だけ', owner: 'IT担当', due: '2027-01-31', evidence: '設定の写し' };
      for (const state of ['たぶん', 'はい']) {
        const { filled, problems } = filledBy(out, { '1-2-1-1': { ...cells, state } });
        expect(problems).toMatchObject([{ value: state, note: 'VPN装置だけ' }]);
        expect([filled.answers, filled.drafts]).toEqual([out.answers, out.drafts]);
      }
      const words = new Map([['たぶん', 'partial' as const]]);
      const { filled } = filledBy(out, { '1-2-1-1': { ...cells, state: 'たぶん' } }, ja, { settled: { words } });
      expect(filled.answers['1-2-1-1']).toMatchObject({ state: 'partial', note: 'VPN装置だけ', owner: 'IT担当' });
    },
  );

  test('takes a word that is asked about as it was settled, and a likely one with a word for all', () => {
    const typed = { '1-2-1-1': { state: 'はい' }, '1-2-1-2': { state: '　ハイ' }, '1-3-1-1': { state: 'たぶん' } };
    const states = new Map([['たぶん', 'unknown' as const]]);
    const { filled, problems } = filledBy(handed(firm({})), typed, ja, { settled: { words: states } });
    expect(problems.map(({ fault, value }) => [fault, value])).toEqual([
      ['likely', 'はい'],
      ['likely', '　ハイ'],
    ]);
    expect(filled.answers).toEqual({ '1-3-1-1': { state: 'unknown' } });
    expect(filledBy(handed(firm({})), typed, ja, { takesLikely: true }).filled.answers).toEqual({
      '1-2-1-1': { state: 'met' },
      '1-2-1-2': { state: 'met' },
    });
  });

  test('shows what it read in other words', () => {
    const { readings } = filledBy(handed(firm({})), { '1-2-1-1': { state: '対応済' }, '1-2-1-2': { state: '× まだ' } });
    expect(readings).toMatchObject([{ value: '対応済', state: 'met', row: 2, column: 'D' }]);
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
    ['R8.4.1', '2026-04-01'],
    ['R8/4/1', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['2026年4月1日（水）', '2026-04-01'],
    ['2026/4/1 水曜日', '2026-04-01'],
    ['2026/4/1 0:00:00', '2026-04-01'],
    ['\u200b2026/4/1　', '2026-04-01'],
  ])('the date 「%s」 is %s', (typed, expected) => {
    expect(dateOf(typed)).toBe(expected);
  });

  test('a day without its year is the one ahead for a due date, the last one for what was done, and is shown', () => {
    const typed = { '1-2-1-1': { state: '○ できている', lastDone: '4/1', due: '12月15日' } };
    const { filled, readings, problems } = filledBy(handed(firm({})), typed);
    expect(problems).toEqual([]);
    // Today is the 31st of December 2026 here.
    expect(filled.answers['1-2-1-1']).toMatchObject({ lastDone: '2026-04-01', due: '2027-12-15' });
    expect(readings.map((one) => [one.value, 'day' in one && one.day])).toEqual([
      ['4/1', '2026-04-01'],
      ['12月15日', '2027-12-15'],
    ]);
  });

  test('another state leaves the options of the old one behind', () => {
    const out = handed(firm({ '1-2-1-1': { state: 'met', options: ['a'] } }));
    expect(filledBy(out, { '1-2-1-1': { state: 'まだ' } }).filled.answers['1-2-1-1']).toEqual({ state: 'unmet' });
    expect(filledBy(out, { '1-2-1-1': { note: 'n' } }).filled.answers['1-2-1-1']).toMatchObject({ options: ['a'] });
  });

  test('offers the five words, and keeps its last sheet out of sight', () => {
    const [, table, hidden] = sheetsOf(handed(firm({})));
    expect(table?.choices?.[0]?.words).toEqual([
      '○ できている',
      '△ 一部だけ',
      '× まだ',
      '？ わからない',
      '― 当てはまらない',
    ]);
    expect(hidden?.isHidden).toBe(true);
  });

  test('has a cell for a reply where a specialist asked, and nowhere else', () => {
    const stamp = `sha256:${'0'.repeat(64)}`;
    const asks = {
      [ids[0] ?? '']: { question: '台帳はどれですか', stamp },
      [ids[1] ?? '']: { advice: '台帳を1つにしてください', stamp },
    };
    const out = { ...handed(firm({})), asks };
    // Conditions too high for a row go on in rows of their own, and move those below.
    const high = {
      ...asked.get(ids[0] ?? ''),
      question: '？',
      metWhen: Array.from({ length: 40 }, () => 'あ'.repeat(40)),
    };
    for (const criteria of [asked, new Map([...asked, [ids[0] ?? '', high]])]) {
      const sheets = uncutSheets(handoutSheets(out, criteria, ja, guide), ja);
      const [, table] = sheets;
      if (table === undefined) throw new Error('no table');
      const at = (column: HandoutColumn) => table.head?.indexOf(ja.headings[column]) ?? -1;
      const open = rowsOf(table)
        .slice(1)
        .filter(({ cells }) => cells[at('reply')]?.look === 'input');
      expect(open.map(({ cells }) => cells[at('id')]?.text)).toEqual([ids[0]]);
      const notes = rowsOf(table)
        .slice(1)
        .filter(({ cells }) => cells[at('note')]?.look === 'input');
      expect(notes.map(({ cells }) => cells[at('id')]?.text)).toEqual(ids);
    }
  });

  test('of everything takes one page across in letters of 8 points', () => {
    const place = { group: 'ガバナンスの整備', title: '社内ルール' };
    const placed: Criteria = new Map([...asked].map(([id, one]) => [id, { ...one, place }]));
    const out = makeHandout(firm({}), { ids: [...asked.keys()], to: '総務', madeOn: '2026-11-01' });
    const [, { head = [], widths = [] } = {}] = handoutSheets(out, placed, ja, guide);
    expect(head).toHaveLength(handoutColumns.length - ['asked', 'views', 'reply'].length);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(PAGE);
    // A day stands on one line.
    expect(widths[head.indexOf(ja.headings.due)]).toBeGreaterThan('2026-11-01'.length);
  });

  test('without its hidden sheet, or with another in it, is none', () => {
    const sheets = sheetsOf(handed(firm({})));
    const changed = sheets.map((sheet) =>
      sheet.isHidden ? { ...sheet, rows: sheet.rows.map(([cell = '']) => [cell.replace('star3', 'star4')]) } : sheet,
    );
    for (const broken of [sheets.slice(0, 2), changed]) {
      const workbook = readXlsx({ name: 'a.xlsx', bytes: writeXlsx({ sheets: broken }) });
      expect(() => storedHandout(workbook)).toThrow('workbook-without-handout');
    }
  });
});

describe('who is in charge and until when', () => {
  const id = '1-2-1-1';
  const charge = { owner: '総務部長', due: '2027-03-31' };
  const unanswered: Assessment = { ...firm({}), drafts: { [id]: { ...charge, note: '下書き' } } };
  const homes: readonly (readonly [name: string, home: Assessment])[] = [
    ['beside an answer', firm({ [id]: { state: 'unmet', note: 'メモ', ...charge } })],
    ['before there is one', unanswered],
  ];
  const options = { knows: () => true, on: '2026-12-01' };
  const chargeAt = (home: Assessment) => {
    const { owner, due } = home.answers[id] ?? home.drafts?.[id] ?? {};
    return { owner, due };
  };
  const returned = (home: Assessment, typed: Partial<Record<HandoutColumn, string>>) => {
    const { filled, problems, notes } = filledBy(handed(home), { [id]: typed });
    expect(problems).toEqual([]);
    return { filled, notes };
  };

  describe.each(homes)('%s', (_, home) => {
    test('stand in their cells, and go nowhere where the answers stay at home', () => {
      const sheet = sheetsOf(handed(home)).find(({ choices }) => choices !== undefined);
      expect(sheet?.rows[0]).toEqual(expect.arrayContaining(['総務部長', '2027-03-31']));
      const blank = makeHandout(home, { ids: [id], madeOn: '2026-11-01', blank: true });
      expect(JSON.stringify(blank)).not.toContain('総務部長');
    });

    test.each([
      [{ owner: '', due: '' }, charge, true],
      [{ owner: ' ' }, charge, true],
      [{ owner: '製造部長' }, { ...charge, owner: '製造部長' }, false],
      [{ due: '令和9年4月1日' }, { ...charge, due: '2027-04-01' }, false],
      [{ owner: '製造部長', due: '' }, { ...charge, owner: '製造部長' }, true],
      [{ state: '○', owner: '製造部長' }, { ...charge, owner: '製造部長' }, false],
      [{ state: '×' }, charge, false],
    ] as const)('%j comes home as %j', (typed, expected, isTold) => {
      const { filled, notes } = returned(home, typed);
      const { merged, conflicts } = mergeAssessment(home, filled, options);
      expect([chargeAt(merged), conflicts]).toEqual([expected, []]);
      expect(notes.some(({ about }) => about === 'emptied-charge')).toBe(isTold);
      expect(merged.answers[id]?.state).toBe(
        'state' in typed ? (typed.state === '○' ? 'met' : 'unmet') : home.answers[id]?.state,
      );
      if (merged.answers[id] !== undefined) expect(merged.drafts ?? {}).not.toHaveProperty(id);
      expect(JSON.stringify(merged)).toContain(home.drafts === undefined ? 'メモ' : '下書き');
      expect(mergeAssessment(merged, filled, options).edits).toEqual([]);
    });

    test('stay as they are here where only this side has changed them since, and both is asked', () => {
      const now: Assessment = JSON.parse(JSON.stringify(home).replace('総務部長', '社長'));
      expect(mergeAssessment(now, returned(home, {}).filled, options)).toMatchObject({ edits: [], conflicts: [] });
      const both = mergeAssessment(now, returned(home, { owner: '製造部長' }).filled, options);
      expect(both.conflicts).toHaveLength(1);
      expect(chargeAt(both.merged).owner).toBe('社長');
    });
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
    expect(filled.answers).toEqual({ '1-2-1-1': { state: 'partial' }, '1-2-1-2': { state: 'partial' } });
    expect(problems.map(({ fault, heading }) => [fault, heading])).toEqual([
      ['condition', ja.headings.missing],
      ['condition', ja.headings.missing],
      ['other-state', ja.headings.missing],
    ]);
  });
});

describe('options', () => {
  const home = (answers: Assessment['answers'] = {}) =>
    makeHandout(firm(answers), { ids: [...ids, withOptions], madeOn: '2026-11-01' });

  test.each([
    ['a b', ['a', 'b']],
    ['ｂ、ａ', ['a', 'b']],
    ['（a）（c）', ['a', 'c']],
    ['1、3', ['a', 'c']],
    ['①②', ['a', 'b']],
    ['あと c', ['a', 'c']],
    ['ABC', ['a', 'b', 'c']],
  ])('「%s」 is taken as %s', (typed, options) => {
    const { filled, problems } = filledBy(home(), { [withOptions]: { state: '○', options: typed } });
    expect([problems, filled.answers]).toEqual([[], { [withOptions]: { state: 'met', options } }]);
  });

  test.each([
    ['', 'too-few'],
    ['a', 'too-few'],
    ['d', 'option'],
    ['4', 'option'],
    ['多要素認証', 'option'],
  ])('「%s」 is told, and nothing is met by it', (typed, fault) => {
    const { filled, problems } = filledBy(home(), { [withOptions]: { state: '○', options: typed, note: '済' } });
    expect(problems).toMatchObject([{ fault, id: withOptions, column: 'E' }]);
    expect([filled.answers, filled.drafts]).toEqual([{}, { [withOptions]: { note: '済' } }]);
  });

  test('are told in a sheet without the column, too, and can be settled', () => {
    const out = home();
    const sheets = handoutSheets(
      out,
      new Map([...asked].filter(([id]) => id !== withOptions)),
      ja as HandoutWords,
      guide,
    );
    const met = typedInto(out, sheets, {}).map((sheet) =>
      sheet.choices === undefined
        ? sheet
        : { ...sheet, rows: sheet.rows.map((row) => (row[0] === withOptions ? row.with(3, '○') : row)) },
    );
    expect(fillHandout(out, readBack(met), how())).toMatchObject({
      filled: { answers: {} },
      problems: [{ fault: 'too-few', id: withOptions, column: 'D', max: 2 }],
      notes: [{ about: 'columns', columns: ['options'] }],
    });
    const options = new Map([[withOptions, ['a', 'c']]]);
    expect(fillHandout(out, readBack(met), how({ settled: { options } }))).toMatchObject({
      filled: { answers: { [withOptions]: { state: 'met', options: ['a', 'c'] } } },
      problems: [],
    });
  });

  test('that came back stay when all is met becomes a part', () => {
    const { filled } = filledBy(home({ [withOptions]: { state: 'met', options: ['a', 'b'] } }), {
      [withOptions]: { state: '△' },
    });
    expect(filled.answers[withOptions]).toEqual({ state: 'partial', options: ['a', 'b'] });
  });

  test('have a column only where there are some to choose', () => {
    expect(columnsOf(home(), asked)).toContain('options');
    expect(columnsOf(handed(firm({})), asked)).not.toContain('options');
  });
});

describe('a workbook that people have worked on', () => {
  const out = handed(firm({ '1-2-1-1': { state: 'met' }, '1-3-1-1': { state: 'unmet', note: '古いメモ' } }));
  const filling = (change: (sheet: WrittenSheet) => readonly WrittenSheet[], typed: Typed = {}) =>
    fillHandout(
      out,
      readBack(typedInto(out, sheetsOf(out), typed).flatMap((sheet) => (sheet.choices ? change(sheet) : [sheet]))),
      how(),
    );
  const withState = (sheet: WrittenSheet, id: string, state: string) => ({
    ...sheet,
    rows: sheet.rows.map((row) => (row[0] === id ? row.with(3, state) : row)),
  });

  test('two sheets with the headings are both read, and told', () => {
    const { filled, problems, notes } = filling((sheet) => [
      sheet,
      withState({ ...sheet, name: '控え' }, '1-2-1-2', '○'),
    ]);
    expect([filled.answers['1-2-1-2'], problems]).toEqual([{ state: 'met' }, []]);
    expect(notes).toEqual([{ about: 'sheets', names: ['聞き取り票', '控え'] }]);
  });

  test('two sheets that say different things of one criterion decide nothing of it', () => {
    const { filled, problems } = filling((sheet) => [
      withState(withState(sheet, '1-2-1-2', '○'), '1-2-1-1', '△'),
      withState(withState({ ...sheet, name: '控え' }, '1-2-1-2', '×'), '1-2-1-1', '△'),
    ]);
    expect(problems).toMatchObject([{ fault: 'differs', id: '1-2-1-2', sheet: '控え', row: 3 }]);
    expect(filled.answers).toMatchObject({ '1-2-1-1': { state: 'partial' } });
    expect(filled.answers).not.toHaveProperty('1-2-1-2');
  });

  test('columns and rows that are gone are told, and change nothing', () => {
    const { filled, problems, notes } = filling((sheet) => [
      {
        ...sheet,
        head: sheet.head?.filter((_, index) => index !== 3 && index !== 6) ?? [],
        rows: sheet.rows.slice(1).map((row) => row.filter((_, index) => index !== 3 && index !== 6)),
        choices: [],
      },
    ]);
    expect([filled, problems]).toEqual([out, []]);
    expect(notes).toEqual([
      { about: 'columns', sheet: '聞き取り票', columns: ['state', 'lastDone'] },
      { about: 'rows', ids: ['1-2-1-1'] },
    ]);
  });

  test('a column of notes under another word is read and told, and its empty cells take nothing away', () => {
    const home = firm({ '1-2-1-1': { state: 'met', note: '渡したメモ' }, '1-2-1-2': { state: 'unmet', note: '前' } });
    const sheets = sheetsOf(handed(home)).map((sheet) => {
      const at = sheet.head?.indexOf('メモ') ?? -1;
      if (at < 0) return sheet;
      const rows = sheet.rows.map((row) => row.with(at, row[0] === '1-2-1-2' ? '電話で確認' : ''));
      return { ...sheet, head: sheet.head?.with(at, '備考') ?? [], rows };
    });
    const { filled, problems, notes } = fillHandout(handed(home), readBack(sheets), how());
    expect(problems).toEqual([]);
    expect([filled.answers['1-2-1-1']?.note, filled.answers['1-2-1-2']?.note]).toEqual(['渡したメモ', '電話で確認']);
    expect(notes).toEqual([
      {
        about: 'other-words',
        sheet: '聞き取り票',
        columns: [{ column: 'note', letter: expect.any(String), heading: '備考' }],
      },
    ]);
  });

  test('remarks between rows are told, and refuse nothing', () => {
    const { filled, problems, notes } = filling(
      (sheet) => [
        {
          ...sheet,
          rows: [...sheet.rows.slice(0, 1), ['', '↓ ここから工場'], ['※ 未確認', ''], ...sheet.rows.slice(1)],
        },
      ],
      { '1-2-1-2': { state: '○' } },
    );
    expect([filled.answers['1-2-1-2'], problems]).toEqual([{ state: 'met' }, []]);
    expect(notes).toMatchObject([
      { about: 'remark', row: 3, text: '↓ ここから工場' },
      { about: 'remark', row: 4, text: '※ 未確認' },
    ]);
  });

  test('words beside the columns are told, and refuse nothing', () => {
    const { filled, problems, notes } = filling(
      (sheet) => [{ ...sheet, rows: sheet.rows.map((row, at) => [...row, '', at === 1 ? '来月交換予定' : '']) }],
      { '1-2-1-2': { state: '○' } },
    );
    expect([filled.answers['1-2-1-2'], problems]).toEqual([{ state: 'met' }, []]);
    expect(notes).toEqual([
      { about: 'beside', sheet: '聞き取り票', cell: expect.stringMatching(/^[A-Z]+\d+$/), text: '来月交換予定' },
    ]);
  });

  test('an emptied answer is told, and what else was typed comes home', () => {
    const { filled, problems, notes } = filling((sheet) => [sheet], {
      '1-2-1-1': { state: ' ' },
      '1-3-1-1': { state: '', note: '新しいメモ' },
    });
    expect(problems).toEqual([]);
    expect(notes).toEqual([{ about: 'emptied', ids: ['1-2-1-1', '1-3-1-1'] }]);
    expect(filled.answers).toEqual({ '1-2-1-1': { state: 'met' }, '1-3-1-1': { state: 'unmet', note: '新しいメモ' } });
  });

  /** A table with what stands in it, and what of it is lost to whoever reads it. */
  interface Worked {
    readonly sheets: readonly WrittenSheet[];
    readonly goneColumns: readonly string[];
    readonly goneRows: readonly string[];
    readonly remarks: readonly string[];
  }

  /** Every row as long as the longest, as a spreadsheet has them. */
  const squared = (sheet: WrittenSheet): WrittenSheet => {
    const { head = [], rows } = sheet;
    const width = Math.max(head.length, ...rows.map(({ length }) => length));
    const filled = (cells: readonly string[]) => [...cells, ...Array.from({ length: width - cells.length }, () => '')];
    return { ...sheet, head: filled(head), rows: rows.map(filled) };
  };
  const onTable = (worked: Worked, change: (sheet: WrittenSheet) => WrittenSheet): Worked => ({
    ...worked,
    sheets: worked.sheets.map((sheet) => (sheet.choices === undefined ? sheet : squared(change(squared(sheet))))),
  });
  const idAt = ({ head = [] }: WrittenSheet) => head.findIndex((text) => text.trim() === ja.headings.id);
  const nth = <T>(list: readonly T[], number: number) => list[number % Math.max(1, list.length)];
  const anyNumber = fc.nat({ max: 99 });
  const remark = fc.stringMatching(/^※[あ-ん]{2,9}$/);

  /** What people do to a sheet before it comes back, by what it is called. */
  const damages = {
    'sorts the rows': fc.constant((worked: Worked) =>
      onTable(worked, (sheet) => ({ ...sheet, rows: sheet.rows.toReversed() })),
    ),
    'takes out a row': anyNumber.map((number) => (worked: Worked) => {
      const rows = worked.sheets.flatMap((sheet) =>
        sheet.choices ? sheet.rows.map((row) => row[idAt(sheet)] ?? '') : [],
      );
      const gone =
        nth(
          rows.filter((id) => id !== ''),
          number,
        ) ?? '';
      return {
        ...onTable(worked, (sheet) => ({ ...sheet, rows: sheet.rows.filter((row) => row[idAt(sheet)] !== gone) })),
        goneRows: [...worked.goneRows, gone.replaceAll('ー', '-')],
      };
    }),
    'takes out a column': anyNumber.map((number) => (worked: Worked) => {
      const heads = worked.sheets.find(({ choices }) => choices)?.head ?? [];
      const gone =
        nth(
          heads.filter((head) => head.trim() !== ja.headings.id && head !== ''),
          number,
        ) ?? '';
      const without = (sheet: WrittenSheet) => (cells: readonly string[]) =>
        cells.filter((_, at) => sheet.head?.[at] !== gone);
      return {
        ...onTable(worked, (sheet) => ({
          ...sheet,
          head: without(sheet)(sheet.head ?? []),
          rows: sheet.rows.map(without(sheet)),
          choices: [],
        })),
        goneColumns: [...worked.goneColumns, gone],
      };
    }),
    'moves a column to the end': anyNumber.map(
      (number) => (worked: Worked) =>
        onTable(worked, (sheet) => {
          const at = number % Math.max(1, sheet.head?.length ?? 0);
          const moved = (cells: readonly string[]) => [...cells.toSpliced(at, 1), cells[at] ?? ''];
          return { ...sheet, head: moved(sheet.head ?? []), rows: sheet.rows.map(moved), choices: [] };
        }),
    ),
    'puts in an empty column': anyNumber.map(
      (number) => (worked: Worked) =>
        onTable(worked, (sheet) => {
          const at = number % Math.max(1, sheet.head?.length ?? 0);
          const wider = (cells: readonly string[]) => cells.toSpliced(at, 0, '');
          return { ...sheet, head: wider(sheet.head ?? []), rows: sheet.rows.map(wider), choices: [] };
        }),
    ),
    'writes between the rows': fc
      .tuple(anyNumber, anyNumber, remark)
      .map(([number, column, text]) => (worked: Worked) => ({
        ...onTable(worked, (sheet) => {
          const width = sheet.head?.length ?? 0;
          const ours = new Set<string>([ja.headings.id, ja.headings.state]);
          const open = Array.from({ length: width }, (_, at) => at).filter(
            (at) => !ours.has(sheet.head?.[at]?.trim() ?? ''),
          );
          const own = Array.from({ length: width }, (_, at) => (at === nth(open, column) ? text : ''));
          return { ...sheet, rows: sheet.rows.toSpliced(number % (sheet.rows.length + 1), 0, own) };
        }),
        remarks: [...worked.remarks, text],
      })),
    'leaves rows empty': anyNumber.map(
      (number) => (worked: Worked) =>
        onTable(worked, (sheet) => ({
          ...sheet,
          rows: sheet.rows.toSpliced(number % (sheet.rows.length + 1), 0, [], []),
        })),
    ),
    'writes beside the table': remark.map((text) => (worked: Worked) => ({
      ...onTable(worked, (sheet) => ({
        ...sheet,
        rows: sheet.rows.map((row, at) =>
          at === 0
            ? [...row, ...Array.from({ length: (sheet.head?.length ?? 0) - row.length }, () => ''), '', text]
            : row,
        ),
      })),
      remarks: [...worked.remarks, text],
    })),
    'writes the ids and the headings anew': fc.constant((worked: Worked) =>
      onTable(worked, (sheet) => ({
        ...sheet,
        head: (sheet.head ?? []).map((text) => `${text}\u3000`),
        rows: sheet.rows.map((row) => row.map((text, at) => (at === idAt(sheet) ? text.replaceAll('-', 'ー') : text))),
        choices: [],
      })),
    ),
    'copies the sheet': fc.constant((worked: Worked) => {
      const tables = worked.sheets.filter(({ choices }) => choices);
      const copies = tables.map((sheet, at) => ({ ...sheet, name: `${sheet.name} (${tables.length + at + 1})` }));
      return { ...worked, sheets: [...worked.sheets, ...copies] };
    }),
  } as const;
  const damage = fc.oneof(
    ...Object.entries(damages).map(([name, does]) =>
      (does as fc.Arbitrary<(worked: Worked) => Worked>).map((act) => Object.assign(act, { toString: () => name })),
    ),
  );

  test('whatever is done to it, what was typed comes home or is told, and nothing comes that nobody typed', () => {
    const typing = fc.dictionary(
      fc.constantFrom(...ids),
      fc.record({ state: fc.constantFrom('met', 'unmet'), note: seen }),
    );
    fc.assert(
      fc.property(typing, fc.array(damage, { maxLength: 6 }), (typed, acts) => {
        const marks: Typed = Object.fromEntries(
          Object.entries(typed).map(([id, { state, note }]) => [
            id,
            { state: state === 'met' ? '○' : '×', note, lastDone: '' },
          ]),
        );
        const begun: Worked = {
          sheets: typedInto(out, sheetsOf(out), marks),
          goneColumns: [],
          goneRows: [],
          remarks: [],
        };
        const { sheets, goneColumns, goneRows, remarks } = acts.reduce((worked, act) => act(worked), begun);
        const workbook = readBack(sheets);
        const { filled, problems, notes } = fillHandout(JSON.parse(storedHandout(workbook)), workbook, how());
        const told = JSON.stringify([problems, notes]);
        for (const id of ids) {
          const before = out.answers[id];
          const [state, note] = [typed[id]?.state, typed[id]?.note];
          const isGone = (column: HandoutColumn) =>
            goneRows.includes(id) || goneColumns.some((head) => head.trim() === ja.headings[column]);
          const now = filled.answers[id];
          if (state !== undefined && !isGone('state') && !told.includes(id))
            expect([id, now?.state]).toEqual([id, state]);
          else expect([before?.state, state]).toContain(now?.state);
          const kept = now?.note ?? filled.drafts?.[id]?.note;
          if (note !== undefined && !isGone('note') && !told.includes(id)) expect([id, kept]).toEqual([id, note]);
          else expect([before?.note, note]).toContain(kept);
        }
        for (const id of goneRows.filter((one) => one !== '')) expect(told).toContain(id);
        const columns = handoutColumns.filter((column) =>
          goneColumns.some((head) => head.trim() === ja.headings[column]),
        );
        const read = ['question', 'conditions', 'asked', 'views', 'group', 'title'];
        for (const column of columns.filter((one) => !read.includes(one))) expect(told).toContain(`"${column}"`);
        // What stood in a row or a column that somebody took out afterwards is gone with it.
        if (!acts.some((act) => /takes out/.test(`${act}`))) for (const text of remarks) expect(told).toContain(text);
      }),
      { numRuns: 300 },
    );
  });

  describe('who answered', () => {
    const first = (rows: readonly (readonly string[])[]): WrittenSheet => ({
      name: 'はじめに',
      widths: [22, 90],
      rows,
    });
    const answererIn = (...firsts: readonly WrittenSheet[]) =>
      fillHandout(out, readBack([...firsts, ...sheetsOf(out).slice(1)]), how());

    test.each([
      ['beside its name', [['答える人', '田中']], '田中'],
      ['in another language', [['For', '田中']], '田中'],
      ['after rows and columns were put in', [[], ['メモ', 'x'], ['', '答える人', '', '田中']], '田中'],
      ['on one line, without what acts on a terminal', [['答える人', '田中\n\u001b[2J花子\u202e']], '田中 [2J花子'],
      ['as it was typed, and not as it was guarded', [['答える人', '=田中']], '=田中'],
      ['is nobody in an empty cell', [['答える人', '']], undefined],
      ['is nobody in a cell of blanks', [['答える人', ' \u200b']], undefined],
    ])('%s', (_, rows, name) => {
      const { answerer, notes, problems } = answererIn(first(rows));
      expect([answerer, problems]).toEqual([name, []]);
      expect(notes).toEqual(name === undefined ? [] : [{ about: 'answerer', name }]);
    });

    test('is not told anew where it is who the hand-out was made for', () => {
      expect(answererIn(first([['答える人', '総務']]))).toMatchObject({ answerer: '総務', notes: [] });
    });

    test('is nobody where two copies name two people, or where the name is too long: that is told', () => {
      const two = answererIn(first([['答える人', '田中']]), { ...first([['答える人', '鈴木']]), name: '控え' });
      expect(two.problems).toMatchObject([{ fault: 'two-people', sheet: '控え', row: 1, column: 'B' }]);
      const long = answererIn(first([['答える人', 'あ'.repeat(301)]]));
      expect(long.problems).toMatchObject([{ fault: 'too-long', sheet: 'はじめに', max: 300 }]);
      expect([two.answerer, long.answerer]).toEqual([undefined, undefined]);
    });

    test('is no cell of the table of answers, whatever stands in it', () => {
      const rows = { '1-2-1-2': { note: '答える人', owner: '田中' } };
      expect(filledBy(out, rows).answerer).toBeUndefined();
    });
  });

  test('the hidden sheet is known by what it holds, whatever its name and wherever it begins', () => {
    const moved = sheetsOf(out).map((sheet) =>
      sheet.isHidden
        ? { ...sheet, name: 'scs-check - 表1', rows: [['表1', ''], ...sheet.rows.map(([text = '']) => ['', text])] }
        : sheet,
    );
    expect(JSON.parse(storedHandout(readBack(moved)))).toEqual(out);
  });

  test('days are counted from 1904 where the workbook says so', () => {
    expect([dateOf('44651', { isDate1904: true }), dateOf('46113', { isDate1904: false })]).toEqual([
      '2026-04-01',
      '2026-04-01',
    ]);
  });
});
