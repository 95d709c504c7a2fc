import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { run, testFolder } from '../helpers/runCli.ts';

/** The lines of one part of an explanation, by its heading. */
async function part(cwd: string, id: string, heading: RegExp): Promise<readonly string[]> {
  const { stdout } = await run(['explain', id], { cwd, columns: 200 });
  const lines = stdout.split('\n');
  const from = lines.findIndex((line) => heading.test(line));
  if (from === -1) return [];
  const length = lines.slice(from).indexOf('');
  return lines.slice(from, from + length).map((line) => line.trim());
}

describe('explain shows what a number is made of', () => {
  const selfCheck = () => {
    const cwd = testFolder();
    const states = [...Array(12).fill('met'), ...Array(10).fill('partial'), 'unmet', 'unmet', 'unknown'];
    const answers = states.map((state, index) => `  sa-${index + 1}: { state: ${state} }\n`).join('');
    writeFileSync(
      join(cwd, 'assessment.yaml'),
      `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: {}
catalogue: { id: security-action-25, edition: "3.1", level: self-check }
answers:
${answers}`,
    );
    return cwd;
  };

  test('points: each product, their sum, what each part brings, and how the source reads it', async () => {
    const cwd = selfCheck();
    expect(await part(cwd, 'self-check', /点数の計算/)).toEqual([
      '点数の計算',
      'できている: 12 × 4点 = 48点',
      '一部だけ: 10 × 2点 = 20点',
      'まだ: 2 × 0点 = 0点',
      'わからない: 1 × -1点 = -1点',
      '合計: 67点（すべて「できている」なら100点）',
    ]);
    const parts = await part(cwd, 'self-check', /数えた部分/);
    expect(
      parts
        .slice(1)
        .map((line) => Number(/(-?\d+)点（/.exec(line)?.[1]))
        .reduce((sum, one) => sum + one),
    ).toBe(67);
    expect((await part(cwd, 'self-check', /合計の読み方/)).join()).toMatch(/70点から.*解説などの資料による.*50点から/);
  });

  test('a part of them has its own sum, and no reading of the whole', async () => {
    const cwd = selfCheck();
    expect(await part(cwd, 'part-1', /点数の計算/)).toContain('合計: 20点（すべて「できている」なら20点）');
    expect(await part(cwd, 'part-1', /合計の読み方/)).toEqual([]);
  });

  test('an item of it says what its answer brings; what was not answered brings nothing', async () => {
    const cwd = selfCheck();
    const told = async (id: string) => (await run(['explain', id], { cwd })).stdout.match(/状態: .*/)?.[0];
    expect([await told('sa-1'), await told('sa-13'), await told('sa-23'), await told('sa-25')]).toEqual([
      '状態: ○ できている（4点）',
      '状態: △ 一部だけ（2点）',
      '状態: × まだ（0点）',
      '状態: ？ わからない（-1点）',
    ]);
    const answers = join(cwd, 'assessment.yaml');
    writeFileSync(answers, readFileSync(answers, 'utf8').replace(/ {2}sa-1: .*\n/, ''));
    expect(await told('sa-1')).toBe('状態: ・ 未回答');
  });

  test('「26のうち3」: every requirement, with how it is judged', async () => {
    const cwd = testFolder();
    copyFileSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, 'assessment.yaml'));
    const [heading = '', ...lines] = await part(cwd, 'star3', /数えた要求事項/);
    const [, total, fulfilled] = /（(\d+)のうち(\d+)が/.exec(heading) ?? [];
    const requirements = lines.join('').split(/(?=\b\d-\d-\d )/);
    expect(requirements).toHaveLength(Number(total));
    expect(requirements.filter((line) => line.endsWith('→ すべて対応済み'))).toHaveLength(Number(fulfilled));
    const { stdout } = await run(['report'], { cwd, columns: 200 });
    expect(stdout.replace(/\n */g, '')).toContain(`${total}のうち${fulfilled}がそろっています`);
  });
});

test('what has run out is counted beside each number that is explained, and the numbers add up', async () => {
  const cwd = testFolder();
  const told = (answers: Readonly<Record<string, string>>) =>
    Object.entries(answers)
      .map(([id, answer]) => `  ${id}: { state: met, ${answer} }\n`)
      .join('');
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1
organization: { name: サンプル製作所 }
scope: { sites: [本社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
${told({
  '1-2-1-3': 'lastDone: 2024-04-06',
  '1-3-1-1': 'evidence: [{ title: 方針, validUntil: 2025-01-01 }]',
  '2-1-1-1': 'evidence: [{ title: 台帳, date: 2027-05-01 }]',
  '4-2-2-3': 'lastDone: 2024-04-06, evidence: [{ title: 見本, validUntil: 2025-01-01 }]',
  '4-4-1-1': 'note: 選択肢を選んでいない',
})}`,
  );
  const asOf = ['--as-of', '2026-11-29'] as const;
  const beside = async (id: string) => {
    const { stdout } = await run(['explain', id, ...asOf], { cwd, columns: 400 });
    const count = (words: RegExp) => Number(words.exec(stdout)?.[1] ?? 0);
    return [/期限の過ぎたものは(\d+)件/, /選択肢の記録がないものは(\d+)件/, /まだ来ていない日付が(\d+)か所/].map(count);
  };
  const { summary } = JSON.parse((await run(['report', '--format', 'json', ...asOf], { cwd })).stdout);
  expect([summary.lapsed.met, summary.withoutOption, summary.lapsed.date]).toEqual([3, 1, 1]);
  expect(await beside('star3')).toEqual([3, 1, 1]);
  expect(await Promise.all(['1', '2', '4', '1-2-1', '4-2-2', '4-4', '7'].map(beside))).toEqual([
    [2, 0, 0],
    [0, 0, 1],
    [1, 1, 0],
    [1, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
  ]);
});

test.each(['ja', 'en'])('SSDF names no procedure of NIST for what was not chosen: there is none (%s)', async (lang) => {
  const cwd = testFolder();
  const head =
    'formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: { sites: [本社] }\ncatalogue: { id: ssdf-1.1, edition: "1.1", level: ssdf-1.1 }\ntargets: { PO.1.1: 1 }\nanswers:\n';
  writeFileSync(join(cwd, 'mae.yaml'), `${head}  PO.1.2: { state: met }\n`);
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `${head}  PO.1.1: { state: not-applicable, reason: 見本の理由 }\n  PO.1.2: { state: not-applicable, reason: 見本の理由 }\n`,
  );
  for (const argv of [
    ['check', '--target', '1'],
    ['report', '--format', 'text'],
    ['explain', 'ssdf-1.1'],
    ['diff', 'mae.yaml', 'assessment.yaml'],
  ]) {
    const { stdout } = await run([...argv, '--lang', lang], { cwd, columns: 400 });
    expect(stdout, argv.join(' ')).not.toMatch(/NISTの手順|procedure of NIST/);
    expect(stdout, argv.join(' ')).toMatch(/選ばないわけ|keep the reason/i);
  }
  for (const argv of [
    ['status'],
    ['check'],
    ['check', '--target', '1'],
    ['check', '--reporter', 'markdown'],
    ['check', '--reporter', 'badge'],
    ['report', '--format', 'text'],
    ['report', '--format', 'html'],
    ['explain', 'ssdf-1.1'],
    ['explain', 'PO.1.1'],
    ['diff', 'mae.yaml', 'assessment.yaml'],
    ['diff', 'mae.yaml', 'assessment.yaml', '--format', 'markdown'],
    ['sheet', 'findings'],
    ['sheet', 'confirmation'],
    ['portfolio', '.'],
    ['portfolio', '.', '--format', 'html'],
  ]) {
    const { stdout } = await run([...argv, '--lang', lang], { cwd, columns: 400 });
    expect(stdout, argv.join(' ')).not.toMatch(/要確認|to be confirmed/i);
  }
});

test.each([
  ['scs-20260327', '★3', 'star3'],
  ['scs-20260327', '★４', 'star4'],
  ['security-action-25', '★★', 'self-check'],
  ['security-action-25', 'star2', 'self-check'],
  ['security-action-25', '★２', 'self-check'],
  ['security-action-25', 'star1', 'self-check'],
])('a level or a stage of %s is found as %s, too', async (catalogue, called, id) => {
  const [byTitle, byId] = await Promise.all([called, id].map((one) => run(['explain', one, '--catalogue', catalogue])));
  expect(byTitle).toMatchObject({ code: 0, stdout: byId?.stdout });
});

test.each(['star2', '★★'])('%s is explained beside a file of ★3, by the catalogue that leads to it', async (stage) => {
  const cwd = testFolder();
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    'formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: { sites: [本社] }\ncatalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }\nanswers: {}\n',
  );
  const { code, stdout } = await run(['explain', stage], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('ここから★★まで');
  expect(stdout).toContain('SECURITY ACTION');
});
