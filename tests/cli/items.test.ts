import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPdf } from '../helpers/readPdf.ts';
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
