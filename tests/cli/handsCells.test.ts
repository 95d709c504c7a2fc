import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { writeCsv, writeXlsx } from '../../src/office/write.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { type TypedCells, typeInto, typeIntoCsv } from '../helpers/handoutTable.ts';
import { daysMeant, hands } from '../helpers/hands.ts';
import { run } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

/** What people write where an answer belongs, and what it becomes; `asked` where they may mean another one. */
const words: readonly (readonly [typed: string, becomes: string])[] = [
  ...[
    ...'○◯〇⭕',
    '○　',
    '\u3000○\u3000',
    '○\u00a0',
    '○\u200b',
    '○ できている',
    '対応済み',
    '対応済み。',
    '対応済',
    '済',
    '実施済み',
    '完了',
  ].map((typed) => [typed, 'met'] as const),
  ...['△', '▲', '一部', '一部だけ', '一部対応', '対応中'].map((typed) => [typed, 'partial'] as const),
  ...[
    '×',
    '✕',
    '❌',
    'まだ',
    '\u3000まだ\u00a0',
    'ﾏﾀﾞ',
    'マダ',
    'また\u3099',
    'まだです',
    '未対応',
    '未実施',
    '× まだ',
  ].map((typed) => [typed, 'unmet'] as const),
  ...['？', '?', '？？', '不明', 'わからない', '確認中'].map((typed) => [typed, 'unknown'] as const),
  ...[...'―ー−‐–—-－─', '該当なし', '\u3000該当なし', '対象外', 'Ｎ／Ａ', 'n/a', '当てはまらない'].map(
    (typed) => [typed, 'not-applicable'] as const,
  ),
  ...[
    'はい',
    'ハイ',
    'ﾊｲ',
    '◎',
    '✓',
    'レ',
    'OK',
    'ＯＫ',
    'いいえ',
    'なし',
    'ｘ',
    'ok',
    '来月',
    '○（4月から）',
    '○×',
    '要相談',
  ].map((typed) => [typed, 'asked'] as const),
];

const ids = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'))
  .filter(({ options }) => options === undefined)
  .map(({ id }) => id);

test('there are criteria for all words', () => {
  expect(words.length).toBeLessThanOrEqual(ids.length);
});

interface Row {
  readonly id: string;
  readonly answer: string;
  readonly becomes: string;
  readonly reason: string;
  readonly day: string;
  readonly due: string;
  readonly idTyped: string;
}

const idHands: readonly ((id: string) => string)[] = [...Object.values(hands), (id) => `No.${id}`];
const days: readonly (readonly [typed: string, meant: string])[] = [
  ...[...daysMeant, '2026/10/1(木)', '2026年10月1日（木）', '2026-10-01T00:00:00', '46296', '４６２９６'].map(
    (day) => [day, '2026-10-01'] as const,
  ),
  ...['12/1', '１２／１', '12月1日', '12ー1', '１２・１'].map((day) => [day, '2026-12-01'] as const),
];

/** Each word in a row of its own, with a day and an id of one of their kinds. */
const rows: readonly Row[] = words.map(([answer, becomes], index) => {
  const id = ids[index] ?? '';
  const [day = '', due = ''] = days[index % days.length] ?? [];
  const reason = becomes === 'not-applicable' ? 'サンプル' : '';
  return { id, answer, becomes, reason, day, due, idTyped: idHands[index % idHands.length]?.(id) ?? id };
});

/** Puts the rows into the folder of a firm, and says which file comes back. */
type Face = (cwd: string) => Promise<string> | string;

const headings = ['番号', '回答', '理由', '期限', '備考'];
const table = {
  name: '点検',
  widths: headings.map(() => 10),
  rows: [headings, ...rows.map(({ idTyped, answer, reason, day }) => [idTyped, answer, reason, day, answer])],
};

const t = translator(ja);
const typed: TypedCells = Object.fromEntries(
  rows.map(({ id, answer, reason, day, idTyped }) => [
    id,
    {
      [t('handout.column.id')]: idTyped,
      [t('handout.column.state')]: answer,
      [t('handout.column.reason')]: reason,
      [t('handout.column.due')]: day,
      [t('handout.column.note')]: answer,
    },
  ]),
);

async function handedOut(cwd: string): Promise<string> {
  expect(await run(['handout', '--all', '-o', 'h.xlsx'], { cwd })).toMatchObject({ code: 0 });
  return join(cwd, 'h.xlsx');
}

/** Every kind of table that comes back: a row for each. */
const faces: Readonly<Record<string, Face>> = {
  'a hand-out for Excel': async (cwd) => {
    typeInto(await handedOut(cwd), typed);
    return 'h.xlsx';
  },
  'a hand-out as CSV': async (cwd) => {
    typeIntoCsv(await handedOut(cwd), typed);
    return 'h.csv';
  },
  'a workbook of their own': (cwd) => {
    writeFileSync(join(cwd, 'own.xlsx'), writeXlsx({ sheets: [table] }));
    return 'own.xlsx';
  },
  'a CSV of their own': (cwd) => {
    writeFileSync(join(cwd, 'own.csv'), writeCsv({ ...table, head: [] }));
    return 'own.csv';
  },
};

test.each(Object.entries(faces))('%s is read cell by cell, whatever hands have typed there', async (_, face) => {
  const cwd = folderOfFirm('{ id: scs-20260327, edition: "2026-03-27", level: star3 }');
  const file = await face(cwd);
  const { code, screen } = await run(['merge', file], { cwd });
  const { answers, drafts = {} } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
  const read = rows.map(({ id, answer, day }) => {
    const { state = 'asked', due, note } = answers[id] ?? drafts[id] ?? {};
    return { answer, day, becomes: state, due, note };
  });
  expect(read).toEqual(
    rows.map(({ answer, day, becomes, due }) => ({
      answer,
      day,
      becomes,
      // A row whose answer is asked for waits whole.
      due: becomes === 'asked' ? undefined : due,
      note: becomes === 'asked' ? undefined : answer.replaceAll('\u200b', '').trim(),
    })),
  );
  const asked = rows.filter(({ becomes }) => becomes === 'asked');
  expect([code, screen]).toEqual([1, expect.stringContaining(`${asked.length}個のセルは、取り込んでいません`)]);
});
