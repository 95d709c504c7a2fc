import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import { waitingIn } from '../../src/interview/waiting.ts';
import { checkContradictions } from '../../src/rules/index.ts';
import { criteria, type ReviewedOptions, reviewedAssessment } from '../helpers/reviewed.ts';
import { ENTER, type Person, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const KEYS = 'q 保存して終わる';
const [first = '', second = '', third = ''] = criteria.map(({ id }) => id);

const dated: Answer = { state: 'met', lastDone: '2026-11-01' };

/** A firm that has answered all: a view against the first answer, a question about the second, a base still to do. */
const reviewed: ReviewedOptions = {
  views: 2,
  answer: () => dated,
  said: (index) =>
    index === 0
      ? { view: 'disagrees', lookedAt: ['document', 'interview'] }
      : { view: 'cannot-tell', question: 'だれが決めましたか' },
};

function folderOf(options: ReviewedOptions, changes: Partial<Assessment> = {}): string {
  const cwd = testFolder();
  const facts = Object.fromEntries(shippedCatalogue().profileFacts.map(({ id }) => [id, true]));
  const assessment = { ...reviewedAssessment(options), profile: facts, ...changes };
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(assessment));
  return cwd;
}

test('whoever starts again is told what waits, why, and led there from the menu', async () => {
  const { answers } = reviewedAssessment(reviewed);
  const base: Answer = { state: 'unmet', answeredOn: '2026-11-01' };
  const cwd = folderOf(reviewed, { answers: { ...answers, '4-4-5-1': base } });
  const person = sitDown([], { cwd, rows: 40 });
  await person.sees('] 見直しを待つ答えを見る');
  const told = person.screen().replace(/\s/g, '');
  expect(told).toMatch(
    /見直しを待つ答えが\d+問あります（専門家からの質問1、「答えと違う」とした専門家がいるもの1、食い違い\d+件に関わる答え\d+(?:、2つ以上に当たるもの\d+)?）/,
  );
  const numbers = /答えが(\d+)問.*食い違い\d+件に関わる答え(\d+)(?:、2つ以上に当たるもの(\d+))?）/.exec(told) ?? [];
  const [, count, contradictions, several] = numbers.map((number = '0') => Number(number));
  expect(2 + (contradictions ?? 0) - (several ?? 0)).toBe(count);
  // The key that is named is the one that leads there.
  const [, key = ''] = /終わりのメニューでは(.)を押すと/.exec(told) ?? [];
  expect(person.screen()).toContain(`[${key}] 見直しを待つ答えを見る`);
  // The report, the greeting and the menu tell of as many contradictions.
  const report = JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout);
  expect(told).toContain(`食い違い${report.diagnostics.length}件に関わる`);
  const why = /問あります（(.*?)）。質問の画面/.exec(told)?.[1];
  expect(told).toContain(`見直しを待つ答えを見る（${count}問。${why}）←次はこれ`);
  const status = (await run(['status'], { cwd })).stdout.replace(/\s/g, '');
  expect(status).toContain(`見直しを待つ答え:${count}問（${why}）`);
  person.types(key);
  await person.sees(`選んだ質問の残り${count}問`);
  await person.sees(first);
  await person.sees('見解: 答えと違う（見本の専門家、2026-11-20。見たもの: 文書、聞き取り）');
  await person.sees(KEYS);
  person.types(ENTER);
  await person.sees(`選んだ質問の残り${(count ?? 0) - 1}問`);
  await person.sees('質問: だれが決めましたか');
  expect(person.screen()).toContain('見解: 判断できない（見本の専門家、2026-11-20）');
  await person.sees(KEYS);
  person.types('r');
  await person.sees('専門家への返事');
  person.types(`社長です${ENTER}`);
  await person.sees('返事を保存しました');
  await person.sees(KEYS);
  person.types('s');
  await person.sees('土台になる 4-4-5-1');
  await person.sees(KEYS);
  person.types('j');
  await person.sees('[v] 見直しを待つ答えへ');
  person.types('b');
  await person.sees(KEYS);
  person.types('q');
  await person.finished;
});

test.each([
  ['is answered', { '4-4-5-1': undefined }, '1問ずつ、続きに答える'],
  ['is known', { '4-4-5-1': { state: 'unknown' } }, '「わからない」の1基準に答え直す'],
] as const)(
  'a question of a specialist is the next thing on every screen before all else %s',
  async (_, other, way) => {
    const { answers } = reviewedAssessment({ views: 0, answer: () => dated });
    const all = { ...answers, ...other, [third]: { state: 'partial' as const } };
    const known = Object.fromEntries(Object.entries(all).filter(([, answer]) => answer !== undefined));
    const said = () => ({ view: 'cannot-tell', question: 'だれが決めましたか' }) as const;
    const cwd = folderOf({ views: 1, said }, { answers: known as Assessment['answers'] });
    const line = '次は、専門家からの質問1件に返事をします: npx scs-check';
    expect((await run(['status'], { cwd })).stdout.trimEnd().split('\n').at(-1)).toBe(line);
    const person = sitDown([], { cwd, rows: 40 });
    // Before what answers lack, though that is a key away as well.
    await person.sees('[1] 見直しを待つ答えを見る');
    await person.sees('[2] いま、そこを答える（1問）');
    await person.sees('[3] あとにする');
    person.types('1');
    await person.sees('質問: だれが決めましたか');
    await person.sees(KEYS);
    person.types('q');
    await person.finished;
    expect(person.screen().replace(/\s/g, '')).toContain(line.replace(/\s/g, ''));
    const again = sitDown([], { cwd, rows: 40 });
    await again.chooses('あとにする');
    if (way.startsWith('1問')) {
      await again.sees(KEYS);
      again.types('s');
      await again.chooses('ここで結果を見る');
    }
    await again.sees(way);
    expect(again.screen().replace(/\s/g, '')).toMatch(/見直しを待つ答えを見る（1問。専門家からの質問1）←次はこれ/);
    expect(again.screen().split('次はこれ')).toHaveLength(2);
    again.types('q');
    await again.finished;
  },
);

test('why a specialist cannot tell waits for the firm, and stands with the question', async () => {
  const cwd = folderOf({ ...reviewed, views: 1, said: () => ({ view: 'cannot-tell', reason: '台帳を見ていません' }) });
  const person = sitDown([], { cwd, rows: 40 });
  // Who asks as well is counted among the questions, and the counts of views count them there, too.
  await person.sees('] 見直しを待つ答えを見る');
  expect(person.screen().replace(/\s/g, '')).toContain('質問はせずに「判断できない」とした専門家がいるもの1');
  await person.chooses('見直しを待つ答えを見る');
  await person.sees('見解: 判断できない（見本の専門家、2026-11-20）');
  await person.sees('判断できない理由: 台帳を見ていません');
  await person.sees(KEYS);
  person.types('q');
  await person.finished;
});

test('each way of the menu at the end has one key, whatever else is offered', async () => {
  const menuOf = async (cwd: string) => {
    const person = sitDown([], { cwd, rows: 40 });
    await person.sees('[q] 終わる');
    person.types('q');
    await person.finished;
    return new Map(
      [...person.screen().matchAll(/\[(.)\] ([^\n（]+)/g)].map(([, key = '', label = '']) => [label.trim(), key]),
    );
  };
  const [all, few] = [await menuOf(folderOf(reviewed)), await menuOf(folderOf({ ...reviewed, views: 0 }))];
  expect(few.size).toBeLessThan(all.size);
  for (const [label, key] of few) expect([label, all.get(label)]).toEqual([label, key]);
});

test('a view that something has changed since says so, and waits for the specialist', async () => {
  const cwd = folderOf({ ...reviewed, views: 1, changed: [0] });
  const person = sitDown([], { cwd, rows: 40 });
  await person.sees('[q] 終わる');
  expect(person.screen()).not.toContain('見直しを待つ');
  await person.chooses('分野や番号を選んで答え直す');
  await person.sees('どこへ移りますか');
  expect(person.screen()).not.toContain('[v]');
  person.types('1');
  await person.sees('見解: 答えと違う。そのあと変わったところがあります（見本の専門家、2026-11-20。');
  await person.sees(KEYS);
  person.types('q');
  await person.finished;
});

test('the name of the firm is put right in the middle of the questions, and the question comes back', async () => {
  const { answers } = reviewedAssessment({ views: 0, answer: () => dated });
  const open = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== second && id !== third));
  const cwd = folderOf({ views: 0 }, { answers: open });
  const person = sitDown([], { cwd, rows: 40 });
  await person.sees(second);
  await person.sees(KEYS);
  person.types('s');
  await person.sees(third);
  await person.sees(KEYS);
  person.types('j');
  await person.sees('[f] 会社の名前・範囲・情報を直す');
  person.types('f');
  await person.sees('会社の名前を書いてください');
  await person.sees('打つと書き直します');
  person.types('サンプル製作所');
  await person.sees('› 会社の名前を書いてください サンプル製作所');
  person.types(ENTER);
  await person.sees('対象の会社');
  await person.sees('打つと書き直します');
  person.types('\u001b[C');
  await person.sees('対象の会社');
  person.types(`、第二工場${ENTER}`);
  for (const field of ['対象の拠点', '対象の部署', '対象のシステム']) {
    await person.sees(field);
    person.types(ENTER);
  }
  const { length: count } = narrowToLevel(shippedCatalogue(), 'star3').profileFacts;
  for (let position = 1; position <= count; position++) {
    await person.sees(`会社について ${position}/`);
    await person.sees(KEYS);
    person.types('1');
  }
  await person.sees(third);
  await person.sees(KEYS);
  person.types('q');
  await person.finished;
  // The first letter took the place of the name; after an arrow key, letters go on with what stands there.
  expect(parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'))).toMatchObject({
    organization: { name: 'サンプル製作所' },
    scope: { companies: ['サンプル株式会社', '第二工場'] },
  });
});

test('waiting is what the firm can do something about, each criterion once, in the order of the edition', () => {
  const assessment = reviewedAssessment({
    views: 5,
    said: (index) =>
      (
        [
          { view: 'disagrees' },
          { view: 'cannot-tell', question: 'いつですか' },
          { view: 'disagrees', question: 'どこですか' },
          { view: 'cannot-tell', question: 'なぜですか', reply: 'こうです' },
          { view: 'agrees' },
        ] as const
      )[index] ?? {},
  });
  expect(waitingIn(shippedCatalogue(), assessment, checkContradictions(shippedCatalogue(), assessment))).toEqual([
    { id: first, why: ['doubted'] },
    { id: second, why: ['reply'] },
    { id: third, why: ['reply', 'doubted'] },
  ]);
});

test.each([
  '見直しを待つ答えを見る',
  '分野や番号を選んで答え直す',
  '会社の名前・範囲・情報を直す',
  '担当と期限を決める',
])('a key leads back to the menu from every screen behind 「%s」', async (way) => {
  const cwd = folderOf({ ...reviewed, answer: (index) => (index === 3 ? { state: 'unmet' } : dated) });
  const leaves = async (person: Person, key: string) => {
    person.types(key);
    await person.sees('[q] 終わる');
  };
  const person = sitDown([], { cwd, rows: 40 });
  await person.sees('[q] 終わる');
  await person.chooses(way);
  if (way.startsWith('分野')) {
    await person.sees('[b] 終わりのメニューに戻る');
    await leaves(person, 'b');
    await person.chooses(way);
    await person.sees('どこへ移りますか');
    person.types('1');
  }
  if (way.startsWith('会社')) {
    for (const key of ['ｍ', 'b']) {
      await person.sees('m だけなら終わりのメニューへ移り');
      await person.sees('会社の名前を書いてください');
      await leaves(person, `${key}${ENTER}`);
      await person.chooses(way);
    }
    for (const field of ['会社の名前', '対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
      await person.sees(field);
      person.types(ENTER);
    }
    await person.sees('会社について 1/');
    await leaves(person, 'm');
  } else {
    await person.sees(way.startsWith('担当') ? 'q ' : 'm メニュー  q 保存して終わる');
    await leaves(person, way.startsWith('担当') ? 'q' : 'm');
  }
  person.types('q');
  const { code, screen } = await person.finished;
  expect(code).toBe(0);
  // What was told at the end is told again only where something has changed on the way: here, no answer has.
  expect(screen.split('これは自己点検の結果です')).toHaveLength(2);
});

test('an answer that was looked at and left as it is, is not what comes next again in the same sitting', async () => {
  const cwd = folderOf({ ...reviewed, said: () => ({ view: 'disagrees', lookedAt: ['document'] }) });
  const person = sitDown([], { cwd, rows: 40 });
  await person.sees('] 見直しを待つ答えを見る');
  expect(person.screen().replace(/\s/g, '')).toMatch(/見直しを待つ答えを見る（(\d+)問。[^（）]*）←次はこれ/);
  await person.chooses('見直しを待つ答えを見る');
  const count = Number(/見直しを待つ答えを見る（(\d+)問/.exec(person.screen().replace(/\s/g, ''))?.[1]);
  for (let left = count; left > 0; left -= 1) {
    await person.sees(`選んだ質問の残り${left}問`);
    await person.sees(KEYS);
    person.types(ENTER);
  }
  await person.sees('いま見たところです');
  await person.sees('[q] 終わる');
  const menu = person.screen().slice(person.screen().lastIndexOf('見直しを待つ答えを見る')).replace(/\s/g, '');
  expect(menu).toMatch(new RegExp(`^見直しを待つ答えを見る（${count}問。.*）←いま見たところです`));
  expect(menu).not.toContain('次はこれ');
  person.types('q');
  await person.finished;
});
