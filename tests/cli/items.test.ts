import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { CTRL_C, run, sitDown, testFolder } from '../helpers/runCli.ts';

const answers = [
  '{ state: met }',
  '{ state: partial, missing: [1], owner: 総務 }',
  '{ state: unmet, due: 2026-01-05 }',
  '{ state: unknown }',
  '{ state: met, evidence: [{ title: 見本, validUntil: 2026-01-05 }] }',
];

function folderOf(ids: readonly number[]): string {
  const cwd = testFolder();
  const lines = ids.map((id) => `  sa-${id}: ${answers[id % answers.length]}\n`).join('');
  const head = 'catalogue: { id: security-action-25, edition: "3.1", level: self-check }';
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: { sites: [本社] }\n${head}\nanswers:\n${lines}`,
  );
  return cwd;
}

const some = [1, 2, 3, 4, 5, 6, 7];
const all = Array.from({ length: 25 }, (_, index) => index + 1);
const commands = [
  ['status'],
  ['check', '--verbose'],
  ['check', '--reporter', 'markdown'],
  ['explain', 'self-check'],
  ['explain', 'part-1'],
  ['explain', 'sa-3'],
  ...['text', 'markdown', 'html'].map((format) => ['report', '--format', format]),
  ['report', '--profile', 'summary', '--format', 'text'],
  ['report', '--audience', 'buyer', '--format', 'text'],
  ['report', '--audience', 'specialist', '--format', 'text'],
  ['sheet', 'findings'],
  ['handout', '--unknown'],
  ['handout', '--unknown', '-o', 'a.html'],
  ['log'],
  ['sign', '--new-key', 'key.pem'],
  ['verify', 'assessment.signed.json'],
];
const ofCriteria = /.{0,40}(?:基準|要求事項|criteri(?:on|a)|requirement).{0,40}/gi;

test.each(['ja', 'en'])('a catalogue of items is told in items on every face, in %s', async (language) => {
  const found: string[] = [];
  const look = (face: string, text: string) => {
    const shown = text.replace(/<style>[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[^>]*>/g, '');
    for (const [words] of shown.matchAll(ofCriteria)) found.push(`${face}: ${words}`);
  };
  const cwd = folderOf(some);
  for (const argv of commands) look(argv.join(' '), (await run([...argv, '--lang', language], { cwd })).screen);
  const { bytes } = await run(['report', '--profile', 'summary', '--format', 'pdf', '--lang', language], { cwd });
  look('pdf', (await readPdf(bytes)).text);
  const person = sitDown(['ask', '--lang', language], { cwd, columns: 200 });
  await person.sees('›');
  person.types(CTRL_C);
  await person.finished;
  look('ask', person.screen());
  const answered = folderOf(all);
  for (const argv of [['status'], ['report', '--format', 'text']])
    look(`answered, ${argv.join(' ')}`, (await run([...argv, '--lang', language], { cwd: answered })).screen);
  expect([...new Set(found)]).toEqual([]);
});

test.each(['ja', 'en'])('nobody is given a declaration of ★3 to sign for the 25 items, in %s', async (lang) => {
  const { code, stdout, stderr } = await run(['sheet', 'declaration', '--lang', lang], { cwd: folderOf(all) });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('★3');
  expect(stderr).toContain('scs-check report');
});

test.each(['csv', 'xlsx', 'pdf', 'html'])(
  'nothing that goes out to be filled in offers an answer that is not counted: %s',
  async (format) => {
    const cwd = folderOf([]);
    await run(['handout', '--all', '-o', `s.${format}`], { cwd });
    const bytes = readFileSync(join(cwd, `s.${format}`));
    const told = {
      csv: () => bytes.toString(),
      html: () => bytes.toString().replace(/<script.*?<\/script>/gs, ''),
      pdf: async () => (await readPdf(bytes)).text,
      xlsx: () =>
        Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join(''),
    }[format];
    const text = (await told?.()) ?? '';
    expect(text).toContain('できている');
    expect(text).not.toContain('当てはまらない');
  },
);

test('an answer that is not counted is told at its cell, and the other rows come home', async () => {
  const cwd = folderOf([]);
  writeFileSync(join(cwd, 'b.csv'), '番号,答え,理由\nsa-1,できている,\nsa-2,当てはまらない,使っていない\nsa-3,まだ,\n');
  const { code, screen } = await run(['merge', 'b.csv', '--yes'], { cwd });
  expect(code).toBe(1);
  expect(screen.replace(/\s/g, '')).toContain(
    '3行目B列（答え）:「当てはまらない」は、答えに使えません。できている/一部だけ/まだ/わからないのどれか',
  );
  const { answers: merged } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
  expect(merged).toMatchObject({ 'sa-1': { state: 'met' }, 'sa-3': { state: 'unmet' } });
  expect(merged).not.toHaveProperty('sa-2');
});

test('what is in doubt about an item stands at its question, under ?, in explain and in the report, whatever was answered', async () => {
  const doubts = [
    ['sa-9', '無線LANを使っていないときの答え方'],
    ['sa-11', '第4.0版では、「定期的に」'],
  ] as const;
  for (const state of ['unknown', 'unmet']) {
    const cwd = folderOf([]);
    const answered = doubts.map(([id]) => `  ${id}: { state: ${state} }\n`).join('');
    const file = join(cwd, 'assessment.yaml');
    const facts = 'profile: { policy-decided: false }\n';
    writeFileSync(file, readFileSync(file, 'utf8').replace('answers:\n', `${facts}answers:\n${answered}`));
    const report = squeezed((await run(['report'], { cwd })).stdout);
    for (const [id, words] of doubts) {
      expect(squeezed((await run(['explain', id], { cwd })).stdout)).toContain(squeezed(words));
      expect(report).toContain(squeezed(words));
    }
    const person = sitDown([], { cwd, rows: 60, columns: 200 });
    for (const [id, words] of doubts) {
      await person.sees('q 保存して終わる');
      person.types('j');
      await person.sees('番号で移る');
      person.types('i');
      await person.sees('番号（例');
      person.types(`${id}\r`);
      await person.sees(words);
      await person.sees('q 保存して終わる');
      person.types('?');
      await person.sees(words);
    }
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
  }
});

test('what answers do not say is named by what it is: items have no days', async () => {
  const cwd = folderOf([1]);
  const file = join(cwd, 'assessment.yaml');
  const rest = all.map((id) => `  sa-${id}: { state: ${id === 11 ? 'partial' : 'met'} }\n`).join('');
  const text = readFileSync(file, 'utf8').replace(
    /answers:[\s\S]*/,
    `profile: { policy-decided: false }\nanswers:\n${rest}`,
  );
  writeFileSync(file, text);
  const person = sitDown([], { cwd });
  await person.sees('答えた項目のうち1問に、書いていないことがあります（まだの条件）');
  person.types('q');
  await person.finished;
  expect(person.screen()).not.toContain('最後に行った日');
});

test('who starts at README or help finds SECURITY ACTION, and who has done it the way on to ★3', async () => {
  const command = 'npx scs-check ask --catalogue security-action-25';
  for (const page of ['README.md', 'README.en.md', 'docs/company.md', 'docs/company.en.md'])
    expect(readFileSync(join(root, page), 'utf8'), page).toContain(command);
  for (const language of ['ja', 'en']) {
    expect((await run(['help', '--lang', language])).stdout).toContain('SECURITY ACTION');
    const words = (await run(['help', 'ask', '--lang', language])).stdout.replace(/\s+/g, ' ');
    expect(words).toMatch(/SECURITY ACTION.*security-action-25/);
  }
  const cwd = folderOf(all);
  const way = 'npx scs-check ask --catalogue scs-20260327';
  expect((await run(['status'], { cwd, columns: 400 })).stdout).toContain(way);
  expect((await run(['status'], { cwd: folderOf(some), columns: 400 })).stdout).not.toContain(way);
  expect(squeezed((await run(['report'], { cwd })).stdout)).toContain('その先の★3・★4は、SCS評価制度');
});
