import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readStarterFile } from '../../src/io/shipped.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const good = `# 見本
formatVersion: 1
organization:
  name: サンプル製作所
scope:
  companies:
    - サンプル製作所
catalogue:
  id: scs-20260327
  edition: "2026-03-27"
  level: star3
answers:
  1-2-1-1:
    state: met
  1-2-1-2:
    state: partial
`;
const broken = good.replace('answers:', 'answers：').replace('    state: met', '    state:\u3000met');

function folderWith(files: Readonly<Record<string, string>>): string {
  const cwd = testFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

const textIn = (cwd: string, name = 'assessment.yaml') => readFileSync(join(cwd, name), 'utf8');

test('--fix mends the file, keeps what was there before, and tells what it did', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken });
  const { code, stdout, stderr } = await run(['lint', '--fix', 'assessment.yaml'], { cwd });
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toBe(
    'assessment.yaml の2行を直しました。前の内容は assessment.yaml.bak にあります。\n1ファイルを調べました。書き方に問題はありません。\n',
  );
  expect(textIn(cwd)).toBe(good);
  expect(textIn(cwd, 'assessment.yaml.bak')).toBe(broken);
  expect(existsSync(join(cwd, 'assessment.yaml.lock'))).toBe(false);
});

test('a second time there is nothing to do, and nothing is written', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken });
  await run(['lint', '--fix', 'assessment.yaml'], { cwd });
  const { code, stderr } = await run(['lint', '--fix', 'assessment.yaml'], { cwd });
  expect([code, stderr]).toEqual([0, '1ファイルを調べました。書き方に問題はありません。\n']);
  expect(textIn(cwd, 'assessment.yaml.bak')).toBe(broken);
});

test('--dry-run shows each line before and after, told apart, and judges the file as it is', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken.replace('formatVersion: 1\n', 'formatVersion: 1\r\n') });
  const before = textIn(cwd);
  const { code, stdout, stderr } = await run(['lint', '--fix', '--dry-run', 'assessment.yaml'], { cwd });
  expect(code).toBe(2);
  const line = broken.split('\n').findIndex((one) => one.includes('answers：')) + 1;
  expect(stdout).toContain(`@@ -${line} +${line} @@\n-answers：\n+answers:\n`);
  expect(stdout).toContain('-    state:<U+3000>met\n+    state: met\n');
  expect(stdout).toContain('改行を LF にそろえる行: 1\n');
  expect(stderr).toContain('書いていません（--dry-run）');
  expect(textIn(cwd)).toBe(before);
  expect(existsSync(join(cwd, 'assessment.yaml.bak'))).toBe(false);
});

test('where data goes to standard output, the changes go beside it', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken });
  const { stdout, stderr } = await run(['lint', '--fix', '--dry-run', '--json', 'assessment.yaml'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ passed: false });
  expect(stderr).toContain('+answers:\n');
});

test('all files of a folder that are ours, and no others', async () => {
  const workflow = 'on： push\njobs: {}\n';
  const files = {
    'a/assessment.yaml': broken,
    'kijun.yaml': readStarterFile('catalogue').replace('requirements:', 'requirements：'),
    'scs-check.yaml': 'levl: star3\r\n',
    'workflow.yaml': workflow,
  };
  const cwd = folderWith(files);
  const { code, stderr } = await run(['lint', '--fix', '.'], { cwd });
  expect([code, stderr.match(/直しました/g)?.length]).toEqual([0, 3]);
  expect(textIn(cwd, 'scs-check.yaml')).toBe('level: star3\n');
  expect(textIn(cwd, 'workflow.yaml')).toBe(workflow);
});

test('a file that could not be looked at before another one was mended is mended in the same run', async () => {
  const id = /^id: (\S+)/m.exec(readStarterFile('catalogue'))?.[1];
  const cwd = folderWith({
    'scs-check.yaml': 'catalogue: kijun/own.yaml\nrule: {}\n',
    'kijun/own.yaml': readStarterFile('catalogue'),
    'kita/assessment.yaml': `formatVersion: 1
organization: { name: サンプル製作所 }
scope: {}
catalogue: { id: ${id}, edition: "2026-11", level: basic }
answers:
  a-1-1-1:
    stat: met
`,
  });
  const { code, stderr } = await run(['lint', '--fix', '.'], { cwd });
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('エラー')]);
  expect(textIn(cwd, 'kita/assessment.yaml')).toContain('state: met');
  expect(textIn(cwd, 'scs-check.yaml')).toContain('rules: {}');
});

test('what cannot be mended safely stays told, with the exit code of it', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken.replace('state: partial', 'state: hanbun') });
  const { code, stdout } = await run(['lint', '--fix', 'assessment.yaml'], { cwd });
  expect(code).toBe(2);
  expect(stdout).toContain('answer-not-allowed');
  expect(stdout).not.toContain('full-width-character');
  expect(textIn(cwd)).toBe(good.replace('state: partial', 'state: hanbun'));
});

test('a mark of Windows at the start stays', async () => {
  const cwd = folderWith({ 'assessment.yaml': `\ufeff${broken}` });
  expect((await run(['lint', '--fix', 'assessment.yaml'], { cwd })).code).toBe(0);
  expect(textIn(cwd)).toBe(`\ufeff${good}`);
});

test('a link stays a link, and the file behind it is mended', async () => {
  const cwd = folderWith({ 'real/assessment.yaml': broken });
  symlinkSync('real/assessment.yaml', join(cwd, 'link.yaml'));
  expect((await run(['lint', '--fix', 'link.yaml'], { cwd })).code).toBe(0);
  expect(textIn(cwd, 'real/assessment.yaml')).toBe(good);
});

test('a file that is open elsewhere, or may not be written, is left and named', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken, 'assessment.yaml.lock': '{' });
  writeFileSync(
    join(cwd, 'assessment.yaml.lock'),
    JSON.stringify({ pid: process.pid, host: 'elsewhere', system: process.platform, since: Date.now(), token: 'x' }),
  );
  const { code, stderr } = await run(['lint', '--fix', 'assessment.yaml'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/locked/);
  expect(textIn(cwd)).toBe(broken);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be written is named', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken });
  chmodSync(join(cwd, 'assessment.yaml'), 0o400);
  const { code, stderr } = await run(['lint', '--fix', 'assessment.yaml'], { cwd });
  expect([code, stderr.includes('file-not-writable')]).toEqual([2, true]);
});

test.each([
  [['--dry-run', 'a.yaml'], '--dry-run は、--fix と一緒に使います'],
  [['--fix', '-'], '標準入力（-）には使えません'],
])('%j is refused', async (argv, words) => {
  const { code, stderr } = await run(['lint', ...argv], { cwd: folderWith({ 'a.yaml': broken }) });
  expect([code, stderr.includes(words)]).toEqual([2, true]);
});

test('lines marked confidential are not shown', async () => {
  const secret = 'organization:\n  name: x\nscope: { companies: [x] }\n';
  const text = `formatVersion: 1\n${secret}catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }\nanswers:\n  1-2-1-1:\n    state: met\n    evidence:\n      - title: himitsu\n        kind：document\n        confidential: true\n`;
  const { stdout, stderr } = await run(['lint', '--fix', '--dry-run', 'a.yaml'], {
    cwd: folderWith({ 'a.yaml': text }),
  });
  expect(stdout).toContain('@@ -11 +11 @@');
  expect(stdout + stderr).not.toMatch(/himitsu|document/);
});

test('a reporter whose file may not be written stops the run before anything is mended', async () => {
  const cwd = folderWith({ 'assessment.yaml': broken, 'memo.json': '{ "mine": 1 }\n' });
  const { code, stderr } = await run(['lint', '--fix', 'assessment.yaml', '--reporter', 'json:memo.json'], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('output-not-ours')]);
  expect(textIn(cwd)).toBe(broken);
  expect(existsSync(join(cwd, 'assessment.yaml.bak'))).toBe(false);
});

test.each(['tenken', 'ten*'])('nor is %s where --force would put the report over it', async (word) => {
  const cwd = folderWith({ tenken: broken });
  const { code, stderr } = await run(['lint', '--fix', word, '--reporter', 'text:tenken', '--force'], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('same-file')]);
  expect(textIn(cwd, 'tenken')).toBe(broken);
});

test('a file larger than anybody answers is told of, and left as it is', async () => {
  const text = broken.replace('    state: partial', `    state: partial\n    note: ${'x'.repeat(2 ** 20)}`);
  const cwd = folderWith({ 'assessment.yaml': text, 'b.yaml': broken });
  const { code, stderr } = await run(['lint', '--fix', 'assessment.yaml', 'b.yaml'], { cwd });
  expect([code, stderr.includes('too-large-to-mend')]).toEqual([2, true]);
  expect([textIn(cwd) === text, textIn(cwd, 'b.yaml') === good]).toEqual([true, true]);
});

test('a mistyped key of confidential evidence is mended, too, and shown no line of', async () => {
  const item = (key: string) =>
    good.replace('state: met', `state: met\n    evidence: [{ confidential: true, ${key}: 金庫の契約 }]`);
  const cwd = folderWith({ 'assessment.yaml': item('titel') });
  const told = [];
  for (const argv of [['--dry-run'], []]) {
    const { stdout, stderr } = await run(['lint', '--fix', ...argv, 'assessment.yaml'], { cwd });
    told.push(stdout, stderr);
  }
  expect(textIn(cwd)).toBe(item('title'));
  expect(told.join('')).not.toContain('金庫');
});

test('--fix takes the one word that is nearest, in every kind of file, and none where two are as near or a number differs', async () => {
  const right = {
    'assessment.yaml': good
      .replace('    state: met', '    state: met\n    answeredOn: 2026-11-01\n    answeredBy: 総務')
      .replace('    state: partial', '    state: partial\n    evidence:\n      - { title: 名簿, kind: document }'),
    'scs-check.yaml': 'failOn: error\nassurance: evidenced\nrules:\n  scs/owner-missing: warning\n',
    'scs-check.baseline.yaml': 'formatVersion: 1\ntakenOn: 2026-11-01\nfiles: {}\n',
    'own.yaml': readStarterFile('catalogue'),
  };
  const slips: readonly (readonly [keyof typeof right, string, string])[] = [
    ['assessment.yaml', 'answeredOn', 'answerdOn'],
    ['assessment.yaml', 'answeredBy', 'ansewredBy'],
    ['assessment.yaml', 'kind: document', 'kind: docment'],
    ['scs-check.yaml', 'failOn: error', 'failOn: eror'],
    ['scs-check.yaml', 'assurance: evidenced', 'assurance: evidencd'],
    ['scs-check.yaml', 'owner-missing: warning', 'owner-missing: warnig'],
    ['scs-check.baseline.yaml', 'takenOn', 'takenOm'],
    ['own.yaml', 'method: all-of', 'method: all-off'],
    ['own.yaml', 'requirements:', 'requirments:'],
  ];
  for (const [name, word, slip] of slips) {
    const cwd = folderWith({ ...right, [name]: right[name].replace(word, slip) });
    expect(textIn(cwd, name)).not.toBe(right[name]);
    const { code } = await run(['lint', '--fix', name], { cwd });
    expect([slip, code, textIn(cwd, name)]).toEqual([slip, 0, right[name]]);
  }
  for (const [word, slip] of [
    ['level: star3', 'level: star5'],
    ['answeredOn', 'answered'],
  ] as const) {
    const text = right['assessment.yaml'].replace(word, slip);
    const cwd = folderWith({ 'assessment.yaml': text });
    expect([slip, (await run(['lint', '--fix', 'assessment.yaml'], { cwd })).code, textIn(cwd)]).toEqual([
      slip,
      2,
      text,
    ]);
  }
});

test('says of the files in the end what lint says of them, dates that have not come with it', async () => {
  const early = good.replace('1-2-1-1:\n    state: met', '1-2-1-1:\n    state: met\n    answeredOn: 2099-01-01');
  const files = { 'a.yaml': early, 'b.yaml': early.replace('    state: partial', '    state: hlaf'), 'c.yaml': broken };
  const cwd = folderWith(files);
  const fixed = await run(['lint', '--fix', '.', '--reporter', 'json'], { cwd });
  const plain = await run(['lint', '.', '--reporter', 'json'], { cwd });
  expect(fixed.stdout).toBe(plain.stdout);
  expect(fixed.stdout).toContain('2099-01-01');
});
