import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, testFolder } from '../helpers/runCli.ts';

/** A firm that has answered three practices of SSDF, set targets for some, and left all others unanswered. */
function folderWith(answers: Readonly<Record<string, string>>, targets: Readonly<Record<string, number>> = {}): string {
  const cwd = testFolder();
  const lines = [
    'formatVersion: 1',
    'organization: { name: サンプル製作所 }',
    'scope: { sites: [本社] }',
    'catalogue: { id: ssdf-1.1, edition: "1.1", level: ssdf-1.1 }',
    ...(Object.keys(targets).length > 0 ? ['targets:'] : []),
    ...Object.entries(targets).map(([id, level]) => `  ${id}: ${level}`),
    'answers:',
    ...Object.entries(answers).map(([id, answer]) => `  ${id}: ${answer}`),
  ];
  writeFileSync(join(cwd, 'assessment.yaml'), `${lines.join('\n')}\n`);
  return cwd;
}

const met = '{ state: met, evidence: [{ title: 規程 }] }';
const excluded = '{ state: not-applicable, reason: 見本の理由, owner: 総務 }';
const targets = { 'PO.1.1': 1, 'PO.1.2': 2, 'PO.1.3': 3 };
const argv = ['check', '--as-of', '2026-11-21'];

async function check(cwd: string, ...more: readonly string[]) {
  const { code, stdout, stderr } = await run([...argv, ...more], { cwd });
  return { code, stdout, stderr };
}

describe('a catalogue that only counts', () => {
  test('asks without a target whether all is answered, as ever', async () => {
    const { code, stdout } = await check(folderWith({ 'PO.1.1': met }, targets));
    expect([code, stdout.includes('まだ答えていないものがあります')]).toEqual([1, true]);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[], number]>([
    ['all up to it are met', { 'PO.1.1': met, 'PO.1.2': met }, ['--target', '2'], 0],
    ['in full width', { 'PO.1.1': met, 'PO.1.2': met }, ['--target', '２'], 0],
    ['one above it is not', { 'PO.1.1': met, 'PO.1.2': met }, ['--target', '3'], 1],
    [
      'one below it is only begun',
      { 'PO.1.1': '{ state: partial, owner: 総務 }', 'PO.1.2': met },
      ['--target', '2'],
      1,
    ],
    ['one is not answered', { 'PO.1.2': met }, ['--target', '2'], 1],
    ['one does not apply', { 'PO.1.1': met, 'PO.1.2': excluded }, ['--target', '2'], 1],
    ['that is allowed', { 'PO.1.1': met, 'PO.1.2': excluded }, ['--target', '2', '--allow-not-applicable'], 0],
    ['nothing but what does not apply', { 'PO.1.1': excluded }, ['--target', '1', '--allow-not-applicable'], 1],
    ['evidence is asked for, too', { 'PO.1.1': '{ state: met }' }, ['--target', '1', '--assurance', 'evidenced'], 1],
  ])('%s', async (_, answers, more, code) => {
    expect((await check(folderWith(answers, targets), ...more)).code).toBe(code);
  });

  test('says what was judged, in every format that says anything', async () => {
    const cwd = folderWith({ 'PO.1.1': met, 'PO.1.2': '{ state: unmet, owner: 総務 }' }, targets);
    const { stdout } = await check(cwd, '--target', '2');
    expect(stdout).toContain('目標レベル2までの2基準のうち、1ができています。');
    expect(stdout).toContain('目標レベル2までの基準が、まだそろっていません  assessment.yaml');
    const { stdout: json } = await check(cwd, '--target', '2', '--json');
    expect(JSON.parse(json)).toMatchObject({
      terms: { target: 2 },
      files: [{ passed: false, open: ['PO.1.2'], target: { level: 2, total: 2, met: 1 } }],
    });
    const { stdout: markdown } = await check(cwd, '--target', '2', '--reporter', 'markdown');
    expect(markdown).toContain('目標レベル2までの2基準のうち、1ができています。');
    const { stdout: english } = await check(cwd, '--target', '2', '--lang', 'en');
    expect(english).toContain('Of 2 criteria up to target level 2, 1 is in place.');
  });

  test('nothing has a target: nothing was judged, and that is no pass', async () => {
    const { code, stdout } = await check(folderWith({ 'PO.1.1': met }), '--target', '1');
    expect([code, stdout.includes('目標レベルを決めた基準がないので、判定していません')]).toEqual([1, true]);
  });

  test('a level that it does not have is refused, with those it has', async () => {
    const { code, stderr } = await check(folderWith({ 'PO.1.1': met }, targets), '--target', '9');
    expect([code, stderr.includes('target-not-judged'), stderr.includes('使える目標レベル: 1 / 2')]).toEqual([
      2,
      true,
      true,
    ]);
  });

  test.each(['0', 'a', '1.5', '-1', ''])('%j is no level', async (level) => {
    expect((await check(folderWith({}), '--target', level)).code).toBe(2);
  });

  test('the config may say it', async () => {
    const cwd = folderWith({ 'PO.1.1': met }, targets);
    writeFileSync(join(cwd, 'scs-check.yaml'), 'target: 1\n');
    expect((await check(cwd)).code).toBe(0);
    expect((await check(cwd, '--target', '2')).code).toBe(1);
  });
});

test('a catalogue that says itself when a level stands is not judged by targets', async () => {
  const cwd = testFolder();
  const { code, stderr } = await run(
    ['check', '--target', '1', join(process.cwd(), 'templates/sample.assessment.yaml')],
    {
      cwd,
    },
  );
  expect([code, stderr.includes('target-not-judged'), stderr.includes('外してください')]).toEqual([2, true, true]);
});
