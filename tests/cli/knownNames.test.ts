import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, testFolder } from '../helpers/runCli.ts';

/** What every object of JavaScript knows, and a name of the same length that none does. */
const names = [
  ['constructor', 'constructoz'],
  ['toString', 'toStrinz'],
  ['valueOf', 'valueOz'],
  ['hasOwnProperty', 'hasOwnPropertz'],
  ['isPrototypeOf', 'isPrototypeOz'],
  ['toLocaleString', 'toLocaleStrinz'],
  ['propertyIsEnumerable', 'propertyIsEnumerablz'],
] as const;

const [first = '', ...more] = names.map(([known]) => known);
const [category = '', level = '', ...others] = more.toReversed();

const fact = (id: string) => `- { id: ${id}, question: ${id}, ifNot: a }\n`;
const criterion = (id: string, more: string) =>
  `  - { id: ${id}, level: ${level}, question: ${id}, metWhen: [a], appliesIf: ${id}${more} }\n`;

const catalogue =
  `formatVersion: 1\nid: ${first}\nedition: "1"\nlang: ja\ntitle: a\n` +
  'source: { document: a, publisher: b, published: 2026-11-01 }\nmethod: all-of\ntargets: [{ level: 1, title: a }]\n' +
  `levels: [{ id: ${level}, title: a }]\ncategories: [{ id: ${category}, title: a, sections: [{ id: s, title: a }] }]\n` +
  `profileFacts:\n${names.map(([id]) => fact(id)).join('')}` +
  `requirements:\n- id: isRequired\n  section: s\n  title: a\n  criteria:\n` +
  criterion(first, `, options: { atLeast: 1, choices: [{ id: a, text: a }, { id: b, text: b }] }`) +
  others.map((id) => criterion(id, `, references: [${first}], cadence: { every: year }`)).join('');

const head =
  'formatVersion: 1\norganization: { name: a }\nscope: { companies: [a] }\n' +
  `catalogue: { id: ${first}, edition: "1", level: ${level}, file: ${first}.yaml }\n`;

const files = {
  [`${first}.yaml`]: catalogue,
  'assessment.yaml': `${head}answers:\n  ${others[0]}: { state: met, owner: ${first} }\nreviews: {}\ndrafts: {}\nprofile: {}\ntargets: {}\noverview: {}\n`,
  'other.yaml':
    `${head}answers:\n  ${first}: { state: met, options: [a] }\n  ${others[1]}: { state: unmet, owner: ${first}, due: 2026-01-01 }\n` +
    `drafts: { ${others[2]}: { note: a } }\n` +
    `reviewers: { ${first}: { name: 見本 太郎, relation: outside } }\nreviews:\n  ${first}:\n` +
    `  - { by: ${first}, on: 2026-11-10, view: agrees, lookedAt: [document], question: a, stamp: "sha256:${'0'.repeat(64)}" }\n`,
};

const commands: readonly (readonly string[])[] = [
  ['check'],
  ['check', 'other.yaml', '--reporter', 'sarif'],
  ['status', 'other.yaml'],
  ['explain', first],
  ['explain', first, '--lang', 'en'],
  ['catalogue', 'show', `${first}.yaml`, '--lang', 'en'],
  ['diff', 'assessment.yaml', 'other.yaml'],
  ['portfolio'],
  ['sheet', 'findings', 'other.yaml', '-o', 'findings.md'],
  ['report', 'other.yaml', '-o', 'report.md'],
  ['report', 'other.yaml', '-o', 'report.json'],
  ['handout', 'other.yaml', '--all', '-o', 'handout.yaml'],
  ['handout', 'assessment.yaml', '--all', '-o', 'nothing-said.html'],
  ['merge', 'handout.yaml', '--into', 'assessment.yaml', '--yes'],
  ['merge', 'other.yaml', '--into', 'assessment.yaml', '--yes'],
  ['check', '--update-baseline'],
  ['check', 'other.yaml', '--update-baseline'],
  ['log'],
  ['lint', '.'],
];

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

const plain = (text: string) =>
  names.reduce(
    (done, [known, other]) => done.replaceAll(known, other).replaceAll(capital(known), capital(other)),
    text,
  );

/** Hashes are made of the names, and so differ. */
const withoutHashes = (text: string) => text.replaceAll(/\b[0-9a-f]{12,64}\b/g, 'HASH');

/** All that some commands say and write in a folder with these files, one after the other. */
async function saidOf(change: (text: string) => string): Promise<readonly unknown[]> {
  const cwd = testFolder();
  mkdirSync(join(cwd, '.git'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, change(name)), change(text));
  const said: unknown[] = [];
  for (const command of commands) {
    const { code, stdout, stderr } = await run(command.map(change), { cwd });
    said.push({ command: plain(command.join(' ')), code, stdout: plain(stdout), stderr: plain(stderr) });
  }
  for (const entry of readdirSync(cwd, { withFileTypes: true })) {
    // Those with a dot are kept for the next time, by when that was.
    if (entry.isFile() && !entry.name.startsWith('.'))
      said.push([plain(entry.name), plain(readFileSync(join(cwd, entry.name), 'utf8'))]);
  }
  return said.map((one) => JSON.parse(withoutHashes(JSON.stringify(one))));
}

test('every command says the same of criteria, facts, options and people, whatever name of the language they have', async () => {
  const [known, other] = [await saidOf((text) => text), await saidOf(plain)];
  expect(known).toEqual(other);
  // None of them is refused, or there is nothing to see.
  expect(known).not.toContainEqual(expect.objectContaining({ code: 2 }));
});
