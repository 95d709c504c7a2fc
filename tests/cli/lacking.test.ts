import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { CTRL_C, ENTER, type Person, sitDown } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const KEYS = 'q 保存して終わる';
const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const facts = narrowToLevel(shippedCatalogue(), 'star3').profileFacts.map(({ id }) => `${id}: true`);
const folder = (answers: string) => folderOfFirm(aim, `profile: { ${facts.join(', ')} }\nanswers: { ${answers} }`);
const answersIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

const kinds = [
  [
    '1-2-1-3: { state: met }',
    '最後に行った日が、まだです',
    '最後に行った日（例',
    `2026-04-01${ENTER}`,
    { lastDone: '2026-04-01' },
  ],
  ['1-2-1-1: { state: partial }', 'どの条件がまだかを、選んでいません', '番号を押します', '2', { missing: [2] }],
  [
    '1-2-1-1: { state: not-applicable }',
    '理由が、まだです',
    '当てはまらない理由',
    `役員がいません${ENTER}`,
    { reason: '役員がいません' },
  ],
] as const;

test.each(kinds)('%s is taken up again by Enter', async (answer, told, asks, keys, kept) => {
  const cwd = folder(answer);
  const id = answer.split(':')[0] ?? '';
  const person = sitDown([], { cwd, rows: 40 });
  // Without a reason it is as good as unanswered, and asked like that.
  if (!answer.includes('not-applicable')) await begins(person);
  await person.sees(told);
  await person.sees(KEYS);
  person.types(ENTER);
  await person.sees(asks);
  person.types(keys);
  if (keys.length === 1) {
    await person.sees(`[${keys}]`);
    person.types(ENTER);
  }
  await person.sees(KEYS);
  person.types('q');
  await person.finished;
  expect(answersIn(cwd)[id]).toMatchObject(kept);
  const again = sitDown([], { cwd, rows: 40 });
  await again.sees(KEYS);
  expect(again.screen()).not.toContain('いま、そこを答える');
  again.types('q');
  await again.finished;
});

test('whoever is interrupted at the date is asked for it next time, and may leave it for later', async () => {
  const cwd = folder('1-2-1-1: { state: met }, 1-2-1-2: { state: met }');
  const person = sitDown([], { cwd, rows: 40 });
  await person.sees('1-2-1-3');
  await person.sees(KEYS);
  person.types('1');
  await person.sees('最後に行った日');
  person.types(CTRL_C);
  await person.finished;
  const again = sitDown([], { cwd, rows: 40 });
  await again.sees('答えた基準のうち1問に、書いていないことがあります（最後に行った日）');
  await again.sees('[2] あとにする');
  again.types('2');
  await again.sees('1-2-3-1');
  await again.sees(KEYS);
  again.types('q');
  await again.finished;
});

async function begins(person: Person): Promise<void> {
  await person.sees('[1] いま、そこを答える（1問）');
  person.types('1');
}
