import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import { run, testFolder } from '../helpers/runCli.ts';

/** Days after the one that all tests live in, each in a place of its own. */
const toCome = {
  answers: {
    '1-2-1-1': { state: 'met', answeredOn: '2062-04-01', evidence: [{ title: '体制表', date: '2062-04-02' }] },
    '1-2-1-3': { state: 'met', lastDone: '2062-04-03' },
    '4-1-1-1': { state: 'met', evidence: [{ title: '控え', date: '2062-04-04', confidential: true }] },
  },
  drafts: { '1-2-1-2': { evidence: [{ title: '連絡網', date: '2062-04-05' }] } },
  reviewers: { a: { name: '見本の専門家', relation: 'outside' } },
  reviews: { '1-2-1-1': [{ by: 'a', on: '2062-04-06', view: 'agrees', stamp: `sha256:${'0'.repeat(64)}` }] },
} satisfies Partial<Assessment>;

function folderWith(files: Readonly<Record<string, Partial<Assessment>>>): string {
  const cwd = testFolder();
  for (const [name, part] of Object.entries(files)) {
    const head = { formatVersion: 1, organization: { name: 'サンプル製作所' }, scope: {}, profile: {} };
    const catalogue = { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' };
    writeFileSync(join(cwd, name), stringify({ ...head, catalogue, answers: {}, ...part }));
  }
  return cwd;
}

test('lint tells every day of what is over that has not come, but not that of confidential evidence', async () => {
  const { code, stdout } = await run(['lint', 'assessment.yaml'], { cwd: folderWith({ 'assessment.yaml': toCome }) });
  const days = [...stdout.matchAll(/(\S+) (scs\/\S+) .*?(2062-\d\d-\d\d|社外秘)/g)];
  expect(days.map(([, severity, rule, day]) => [severity, rule, day]).sort()).toEqual([
    ['エラー', 'scs/duty-in-future', '2062-04-03'],
    ['注意', 'scs/date-in-future', '2062-04-01'],
    ['注意', 'scs/date-in-future', '2062-04-02'],
    ['注意', 'scs/date-in-future', '2062-04-05'],
    ['注意', 'scs/date-in-future', '2062-04-06'],
    ['注意', 'scs/date-in-future', '社外秘'],
  ]);
  expect([code, stdout.includes('2062-04-04')]).toEqual([2, false]);
});

/** Days of the next centuries, each in a place of its own. */
const farAhead = {
  answers: {
    '1-2-1-1': { state: 'unmet', owner: '見本', due: '2206-04-01' },
    '1-2-1-2': { state: 'unmet', waiver: { reason: '予算', until: '2226-04-02' } },
    '4-1-1-1': {
      state: 'met',
      evidence: [
        { title: '証明書', validUntil: '2126-04-03' },
        { title: '契約', validUntil: '2126-04-04', confidential: true },
      ],
    },
  },
  drafts: { '1-2-1-3': { due: '2062-04-05' } },
} satisfies Partial<Assessment>;

test.each(['lint', 'check'])(
  '%s tells every day that is too far ahead to be meant, and refuses none',
  async (command) => {
    const cwd = folderWith({ 'assessment.yaml': farAhead });
    const { stdout } = await run([command, 'assessment.yaml', '--reporter', 'compact'], { cwd });
    const told = [...stdout.matchAll(/: ([a-z]+): .*?(2\d{3}-0\d-\d\d|社外秘).* \[scs\/date-far-ahead\]/g)];
    expect(told.map(([, severity, day]) => [severity, day]).sort()).toEqual(
      ['2062-04-05', '2126-04-03', '2206-04-01', '2226-04-02', '社外秘'].map((day) => ['warning', day]),
    );
    expect(stdout).not.toContain('2126-04-04');
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
  },
);

test('a day too far ahead to be meant is said where it is typed or comes in, and kept', async () => {
  const cwd = folderWith({
    'assessment.yaml': { answers: { '1-2-1-1': { state: 'met' } } },
    'back.yaml': farAhead,
  });
  const add = await run(['evidence', 'add', '1-2-1-1', '--title', '契約', '--valid-until', '2206/4/1'], { cwd });
  expect([add.code, add.stderr]).toEqual([0, expect.stringContaining('--valid-until の 2206-04-01 は、5年より先の日')]);
  const { stderr } = await run(['merge', 'back.yaml', '--yes'], { cwd, columns: 300 });
  for (const id of ['1-2-1-2', '4-1-1-1']) expect(stderr.replaceAll('\n', '')).toMatch(new RegExp(`先すぎる日.*${id}`));
  const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
  for (const day of ['2206-04-01', '2226-04-02', '2126-04-03']) expect(text).toContain(day);
});

test('a day without its year is the nearest one on the side that is meant, and said', async () => {
  const cwd = folderWith({ 'assessment.yaml': { answers: { '1-2-1-1': { state: 'met' } } } });
  const words = ['--title', '体制表', '--date', '４月１日', '--valid-until', '4/1'];
  const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', ...words], { cwd });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(
      /--date の「４月１日」を 2026-04-01 と読みました。\n--valid-until の「4\/1」を 2027-04-01 と/,
    ),
  ]);
  const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
  expect(text).toMatch(/date: 2026-04-01\n\s+validUntil: 2027-04-01/);
  const refused = await run(['handout', '--until', '2/30'], { cwd });
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--until')]);
});

test('merge tells the criteria whose days have not come, once', async () => {
  const ours = { answers: { '1-2-1-2': { state: 'met', answeredOn: '2062-01-01' } } satisfies Record<string, Answer> };
  const cwd = folderWith({ 'assessment.yaml': ours, 'back.yaml': toCome });
  const early = (text: string) =>
    text
      .replaceAll('\n', '')
      .match(/間違いらしい日付.*?（\d+）: ([-\d、]+)/)?.[1]
      ?.split('、')
      .sort();
  expect(early((await run(['merge', 'back.yaml'], { cwd })).stderr)).toEqual([
    '1-2-1-1',
    '1-2-1-2',
    '1-2-1-3',
    '4-1-1-1',
  ]);
  expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toContain('2062-04-03');
  expect(early((await run(['merge', 'back.yaml'], { cwd })).stderr)).toBeUndefined();
});

test.each(['10/1', '１０／１', '10月1日', '10ー1', '10−1'])(
  '%s of no year is a day that is over, or asked for',
  async (day) => {
    const cwd = folderWith({ 'assessment.yaml': { answers: {} } });
    for (const words of [['check'], ['report'], ['status'], ['evidence', 'check']]) {
      const { code, stderr } = await run([...words, '--as-of', day], { cwd });
      expect([code, stderr], words.join(' ')).toEqual([2, expect.stringContaining('年も書いてください')]);
      expect(stderr).toContain(`${words.join(' ')} --help`);
    }
    const { stderr } = await run(['report', '--compare', day], { cwd });
    expect(stderr).toContain(`--compare の「${day}」を 2026-10-01 と読みました`);
  },
);
