import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openStore } from '../../src/workspace/store.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { CTRL_C, ENTER, type Person, run, sitDown, testFolder } from '../helpers/runCli.ts';

const read = (cwd: string) => readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
const targetsIn = (cwd: string) => parse(read(cwd)).targets;

/** A firm that answers SSDF, and has said who it is. */
function folderWith(rest?: string): string {
  return folderOfFirm('{ id: ssdf-1.1, edition: "1.1", level: ssdf-1.1 }', rest);
}

/** Presses `t` at a question and one key of the choice. */
async function sets(person: Person, key: string): Promise<void> {
  await person.sees('q 保存して終わる');
  person.types('t');
  await person.sees('[0] 決めない');
  person.types(key);
}

async function leaves(person: Person) {
  await person.sees('q 保存して終わる');
  person.types('q');
  return person.finished;
}

describe('a question of a catalogue with target levels', () => {
  test('takes a target with two keys, saves it at once, and waits for its answer', async () => {
    const cwd = folderWith();
    const person = sitDown([], { cwd });
    await person.sees('t 目標');
    await sets(person, '2');
    await person.sees('目標を保存しました。');
    expect(parse(read(cwd))).toMatchObject({ targets: { 'PO.1.1': 2 }, answers: {} });
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('PO.1.2');
    await leaves(person);
    expect(parse(read(cwd))).toMatchObject({ targets: { 'PO.1.1': 2 }, answers: { 'PO.1.1': { state: 'met' } } });
  });

  test('shows what there is to choose from, in the words of the catalogue', async () => {
    const person = sitDown([], { cwd: folderWith() });
    await sets(person, '1');
    await leaves(person);
    expect(person.screen()).toContain(
      '[1] まず取り組む\n[2] 次に取り組む\n[3] 余裕ができたら取り組む\n[0] 決めない\n[b] 今の質問に戻る\n',
    );
  });

  test('shows the target that is set', async () => {
    const person = sitDown([], { cwd: folderWith('targets: { PO.1.1: 3 }\nanswers: {}') });
    await person.sees('目標: 3 余裕ができたら取り組む');
    await leaves(person);
  });

  test('loses its target with 0, and the record with the last one', async () => {
    const cwd = folderWith('targets: { PO.1.1: 3 }\nanswers: {}');
    const person = sitDown([], { cwd });
    await sets(person, '0');
    await person.sees('目標は決めていません。');
    await leaves(person);
    expect(parse(read(cwd))).not.toHaveProperty('targets');
  });

  test('keeps its target where the person goes back', async () => {
    const cwd = folderWith('targets: { PO.1.1: 3 }\nanswers: {}');
    const before = read(cwd);
    const person = sitDown([], { cwd });
    await sets(person, 'b');
    await leaves(person);
    expect(read(cwd)).toBe(before);
  });

  test('takes the full-width digits of a Japanese input method', async () => {
    const cwd = folderWith();
    const person = sitDown([], { cwd });
    await sets(person, '３');
    await leaves(person);
    expect(targetsIn(cwd)).toEqual({ 'PO.1.1': 3 });
  });

  test('says in its help whose the levels are', async () => {
    const person = sitDown([], { cwd: folderWith(), rows: 60 });
    await person.sees('q 保存して終わる');
    person.types('?');
    await person.sees('目標レベルは、どれから取り組むかを会社が自分で決める目安です。');
    await leaves(person);
    expect(person.screen().replaceAll('\n', '')).toContain('出典の文書のレベルではありません');
  });

  test('does all this in English too', async () => {
    const cwd = folderWith();
    const person = sitDown(['ask', '--lang', 'en'], { cwd });
    await person.sees('t target');
    await person.sees('q save and stop');
    person.types('t');
    await person.sees('[0] no target');
    person.types('1');
    await person.sees('The target has been saved.');
    await person.sees('q save and stop');
    person.types('q');
    await person.finished;
    expect(person.screen()).toContain('[3] To work on when there is room');
    expect(targetsIn(cwd)).toEqual({ 'PO.1.1': 1 });
  });

  test('of an extension of it takes one as well', async () => {
    const cwd = folderWith();
    const person = sitDown(['ask', '--catalogue', 'ssdf-218a'], { cwd });
    await sets(person, '1');
    await leaves(person);
    expect(targetsIn(cwd)).toEqual({ 'PO.1.1': 1 });
  });
});

test('who leaves a task out of a catalogue that only counts is told of no one who confirms it', async () => {
  const person = sitDown(['ask'], { cwd: folderWith() });
  await person.sees('q 保存して終わる');
  person.types('5');
  await person.sees('当てはまらない理由（報告に残ります。');
  person.types(CTRL_C);
  await person.finished;
});

test('a catalogue without target levels has no such key', async () => {
  const cwd = testFolder();
  await run(['init', '--catalogue', 'security-action-25'], { cwd });
  const person = sitDown([], { cwd });
  await person.sees('会社の名前');
  person.types(`サンプル株式会社${ENTER}`);
  for (const field of ['対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
    await person.sees(field);
    person.types(ENTER);
  }
  await person.sees('q 保存して終わる');
  person.types('t');
  await person.sees('使えるキー');
  person.types('q');
  await person.finished;
  expect(person.screen()).not.toContain('目標');
});

test('a target set since an editor was opened is not lost to the text the editor saves', () => {
  const cwd = folderWith('targets: { PO.1.1: 1, PO.1.2: 1 }\nanswers: {}');
  const inTheEditor = read(cwd);
  const store = openStore('assessment.yaml', cwd);
  try {
    store.save({ type: 'target', id: 'PO.1.1', level: 3 });
    store.save({ type: 'target', id: 'PO.1.2', level: undefined });
    writeFileSync(join(cwd, 'assessment.yaml'), `# 手で\n${inTheEditor}`);
    store.save({ type: 'target', id: 'PO.1.3', level: 2 });
    expect(targetsIn(cwd)).toEqual({ 'PO.1.1': 3, 'PO.1.3': 2 });
    expect(read(cwd)).toContain('# 手で');
  } finally {
    store.close();
  }
});

test('explain names the target and says whose it is', async () => {
  const cwd = folderWith('targets: { PO.1.1: 1 }\nanswers: {}');
  const { stdout } = await run(['explain', 'PO.1.1'], { cwd });
  expect(stdout).toContain('目標: 1 まず取り組む\n');
  expect(stdout).toContain('前提: 目標レベルは、どれから取り組むかを会社が自分で決める目安です。');
  expect((await run(['explain', 'PO.1.2'], { cwd })).stdout).not.toContain('目標');
});

test('migrate says which targets it puts aside', async () => {
  const cwd = testFolder();
  const catalogue = (criteria: readonly string[]) => `formatVersion: 1
id: own
edition: "${criteria.length}"
lang: ja
title: 見本
source: { document: 見本, publisher: 見本, published: 2026-01-01 }
method: coverage
targets: [{ level: 1, title: 先に }]
levels: [{ id: base, title: 基本, promises: { requirements: 1, criteria: ${criteria.length} } }]
profileFacts: []
categories: [{ id: A, title: 体制, sections: [{ id: A-1, title: 担当 }] }]
requirements:
  - id: A-1-1
    section: A-1
    title: 担当者
    criteria:
${criteria.map((id) => `      - { id: ${id}, level: base, question: ${id} はできていますか, metWhen: [できている] }\n`).join('')}`;
  writeFileSync(join(cwd, 'old.yaml'), catalogue(['A-1-1-1', 'A-1-1-2']));
  writeFileSync(join(cwd, 'new.yaml'), catalogue(['A-1-1-1']));
  await run(['init', '--catalogue', 'old.yaml'], { cwd });
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    read(cwd).replace('answers: {}', 'answers: { A-1-1-1: { state: met } }\ntargets: { A-1-1-2: 1 }'),
  );
  const { code, stdout } = await run(['migrate', '--to', 'new.yaml'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('新しい版では使えない目標（retired に残ります）（1）');
  expect(stdout).toMatch(/A-1-1-2 {2}A-1-1-2 はできていますか\n {4}前の目標: 1/);
  expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
  expect(parse(read(cwd)).retired).toMatchObject([{ id: 'A-1-1-2', target: 1, why: 'removed' }]);
});

test('check lists what keeps the file from passing by what it is: where nobody says how much is enough, what has no answer', async () => {
  const cwd = folderWith('answers:\n  PO.1.1: { state: unmet }\n  PO.1.2: { state: unknown }');
  const { stdout } = await run(['check', 'assessment.yaml'], { cwd });
  expect(stdout).toContain('\nまだ答えていない基準（40）: PO.1.3 PO.2.1 ');
  const all = await run(['check', 'assessment.yaml', '--lang', 'en', '--reporter', 'markdown'], { cwd });
  expect(all.stdout).toContain('Criteria without an answer (40)');
});
