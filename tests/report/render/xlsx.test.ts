import { expect, test } from 'vitest';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import type { Document, TableColumn } from '../../../src/report/document.ts';
import { tablesOf } from '../../../src/report/render/xlsx.ts';

const t = translator(ja);

function sheetOf(columns: readonly TableColumn[], row: readonly string[]) {
  const parts = [{ title: '要求', rows: [row.map((text) => [text])] }];
  const document: Document = {
    title: 'シート',
    facts: [],
    notices: [],
    parts: [{ blocks: [{ kind: 'table', title: '表', columns, groups: [{ title: '分野', parts }] }] }],
  };
  return tablesOf(document, t)[1];
}

test('what names a row stands before what the rows are grouped by, so that it is on every page beside', () => {
  const id = { title: '番号', isHeader: true, width: 48 };
  const first = sheetOf([id, { title: '質問' }], ['1-1-1', '問い']);
  expect(first?.head?.[0]).toBe('番号');
  expect(first?.rows[0]).toEqual(['1-1-1', '分野', '要求', '問い']);
  expect(first?.naming ?? 1).toBe(1);
  const second = sheetOf([{ title: '順' }, id, { title: '担当', isInput: true }], ['1', '1-1-1', '']);
  expect(second).toMatchObject({ naming: 2, inputs: { columns: [5] }, rows: [['1', '1-1-1', '分野', '要求', '']] });
});

test('a column of short texts leaves its room to the others, and one to write in keeps it', () => {
  const columns = [
    { title: '番号', isHeader: true },
    { title: '日付' },
    { title: '助言' },
    { title: '担当', isInput: true },
  ];
  const widths = sheetOf(columns, ['1-1-1', '2026-10-05', '長い助言'.repeat(9), ''])?.widths ?? [];
  expect(widths[3]).toBe(12);
  expect(widths[4]).toBeGreaterThan(20);
  expect(widths[5]).toBe(widths[4]);
});
