import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeXlsx } from '../../src/office/write.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { run } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const firm = () => folderOfFirm(aim, 'answers:\n  1-2-1-1: { state: unmet, note: 前からのメモ }');
const answersIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

/** 「未対応」 in Shift_JIS and such, which Node does not write. */
const SHIFT_JIS = Buffer.from(
  '8d8094d4 2c 91ce899e8ff38bb5 2c 94f58d6c 0d0a 312d322d312d32 2c 96a291ce899e 2c 838a83588367 0d0a'.replaceAll(
    ' ',
    '',
  ),
  'hex',
);

describe('a table of text', () => {
  test('goes out with every criterion of the level, and comes home as it is typed', async () => {
    const cwd = firm();
    const { code, stderr } = await run(['handout', '--all', '-o', 'all.csv'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('81基準')]);
    const text = readFileSync(join(cwd, 'all.csv'), 'utf8');
    expect(text.startsWith('\ufeff番号,質問,')).toBe(true);
    expect(await run(['merge', 'all.csv'], { cwd })).toMatchObject({ code: 0 });
    expect(answersIn(cwd)).toEqual({ '1-2-1-1': { state: 'unmet', note: '前からのメモ' } });
    const [head = '', ...lines] = text.split('\r\n');
    const at = head.split(',').indexOf('答え');
    expect(at).toBe(3);
    const changed = lines.map((line) => (line.startsWith('1-2-1-2,') ? line.replace(/",,/, '",まだ,') : line));
    writeFileSync(join(cwd, 'all.csv'), [head, ...changed].join('\r\n'));
    expect(await run(['merge', 'all.csv', '--by', '総務'], { cwd })).toMatchObject({ code: 0 });
    expect(answersIn(cwd)['1-2-1-2']).toMatchObject({ state: 'unmet', answeredBy: '総務' });
  });

  test.each([
    ['Shift_JIS', SHIFT_JIS, 'shift_jis'],
    ['UTF-16', Buffer.from('\ufeff項番\t対応状況\t備考\r\n1-2-1-2\t未対応\tリスト\r\n', 'utf16le'), 'utf-16'],
  ])('in %s is read, and said to be', async (_, bytes, encoding) => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), bytes);
    const { code, stderr } = await run(['merge', 'own.csv'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining(`文字コード ${encoding} として読みました`)]);
    expect(answersIn(cwd)['1-2-1-2']).toMatchObject({ state: 'unmet', note: 'リスト' });
  });
});

describe('a table of the firm itself', () => {
  const rows = [
    ['社内点検表 2026', '', '', ''],
    ['評価基準No.', '内容', '対応状況', '備考'],
    ['1-2-1-1', '役割と責任', '対応済み', ''],
    ['１ー２ー１ー２', '連絡先', '未対応', '来月'],
    ['1-2-1-3', '点検', '', ''],
  ];

  test.each([
    ['a workbook', 'own.xlsx', () => writeXlsx({ sheets: [{ name: '点検', widths: [10, 20, 10, 10], rows }] })],
    ['a table of text', 'own.csv', () => rows.map((row) => row.join(',')).join('\n')],
  ])('%s says how its columns are read; what differs from an answer is left to be decided', async (_, name, make) => {
    const cwd = firm();
    writeFileSync(join(cwd, name), make());
    const { code, stdout, stderr } = await run(['merge', name], { cwd });
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, '')).toContain('「対応状況」＝答え');
    expect(stdout).not.toContain('聞き取り票）');
    expect(stderr).toContain('食い違いが1か所残っています');
    expect(answersIn(cwd)).toMatchObject({
      '1-2-1-1': { state: 'unmet', note: '前からのメモ' },
      '1-2-1-2': { state: 'unmet', note: '来月' },
    });
    expect(Object.keys(answersIn(cwd))).toHaveLength(2);
  });

  test('without headings for the id and the answer it is refused, with what to do', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), '名前,値段,個数\nりんご,100,3\nみかん,50,2\n');
    const { code, stderr } = await run(['merge', 'own.csv'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('「番号」と「答え」')]);
    expect(answersIn(cwd)).toEqual({ '1-2-1-1': { state: 'unmet', note: '前からのメモ' } });
  });

  test('what is no table is read as before', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'x.yaml'), 'a: 1\n');
    expect((await run(['merge', 'x.yaml'], { cwd })).stderr).not.toContain('番号');
  });
});

test.each([['--unknown'], ['--role', '総務'], ['--ids', '1']])(
  '--all goes with no other choice: %s %s',
  async (...flags) => {
    const { code, stderr } = await run(['handout', '--all', ...flags], { cwd: firm() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--all は')]);
  },
);
