import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { firm, folderOf } from '../helpers/portfolio.ts';
import { run } from '../helpers/runCli.ts';
import { complaintsAbout } from '../helpers/schemas.ts';
import { uncut } from '../helpers/uncut.ts';

const answers = {
  '1-2-1-1': { state: 'met', answeredBy: '総務部長', answeredOn: '2026-11-02' },
  '1-2-1-2': { state: 'unmet', answeredBy: '情報係', answeredOn: '2026-11-03' },
  '1-2-1-3': { state: 'unknown', answeredBy: '工場長' },
  '1-2-3-1': { state: 'met', lastDone: '2026-04-06', note: '4月の役員会で見ています' },
  '4-1-1-2': { state: 'met', options: ['a'] as string[] },
  '4-1-2-4': { state: 'not-applicable', reason: '開発をしていません' },
} as const;

const shown = [
  ['text', ['report', '--format', 'text']],
  ['Markdown', ['report', '--format', 'markdown']],
  ['HTML', ['report', '--format', 'html']],
  ['the confirmation sheet', ['sheet', 'confirmation', '--format', 'markdown']],
] as const;

const folder = () => folderOf({ 'assessment.yaml': stringify(firm('北サンプル株式会社', answers)) });

describe('who answered, and when', () => {
  test.each(shown)('is in %s', async (_what, words) => {
    const { stdout } = await run(words, { cwd: folder(), columns: 200 });
    for (const told of ['答えた人: 総務部長（2026-11-02）', '答えた人: 情報係（2026-11-03）', '答えた人: 工場長']) {
      expect(uncut(stdout)).toContain(told);
    }
  });

  test('is in JSON, as the schema has it', async () => {
    const { stdout } = await run(['report', '--format', 'json'], { cwd: folder() });
    const criteria = JSON.parse(stdout).requirements.flatMap((one: { criteria: object[] }) => one.criteria);
    expect(criteria).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: '1-2-1-1', answeredBy: '総務部長', answeredOn: '2026-11-02' }),
      ]),
    );
    expect(complaintsAbout('report', JSON.parse(stdout))).toEqual([]);
  });
});

test.each(shown)('what the firm says beside its answers is in %s', async (_what, words) => {
  const { stdout } = await run(words, { cwd: folder(), columns: 200 });
  for (const told of ['2026-04-06', '4月の役員会で見ています', '選択: a. ', '開発をしていません'])
    expect(stdout).toContain(told);
});
