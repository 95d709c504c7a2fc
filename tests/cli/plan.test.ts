import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { planPage } from '../../src/cli/planScreen.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { plainPaint } from '../../src/report/paint.ts';
import type { Planned } from '../../src/scoring/plan.ts';
import { widthOf } from '../../src/text/width.ts';
import { ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const star3 = narrowToLevel(shippedCatalogue(), 'star3');
const ids = allCriteria(star3).map(({ id }) => id);

describe('the plan', () => {
  test('gives one criterion after the other somebody and a day, and moves each to where it belongs', async () => {
    const { person, answers } = await atTheEnd({
      '1-2-1-2': 'state: unmet',
      '1-2-1-3': 'state: partial, owner: 社長, due: 2026-11-01',
      '2-1-1-1': 'state: unknown, due: 2026-11-23',
    });
    await person.chooses('担当と期限を決める（対応が残るものと「わからない」の3基準');
    await person.sees('計画 · 対応が残るものと「わからない」の3基準');
    const screen = person.screen().slice(person.screen().lastIndexOf('計画 · '));
    expect(screen).toContain('担当ごと: 社長 1（うち期限の過ぎたもの 1）、担当なし 2');
    const order = ['期限の過ぎたもの', '› 1-2-1-3', '今週まで', '  2-1-1-1', '期限なし', '  1-2-1-2'];
    expect(order.map((text) => screen.indexOf(text))).toEqual(
      order.map((text) => screen.indexOf(text)).toSorted((a, b) => a - b),
    );
    expect(order.filter((text) => !screen.includes(text))).toEqual([]);
    person.types(ENTER);
    await person.sees('› 2-1-1-1');
    await person.sees('計画を終える');
    person.types('o');
    await person.sees('[1] 社長');
    person.types('1');
    await person.sees('担当を「社長」にしました');
    await person.sees('› 2-1-1-1');
    await person.sees('計画を終える');
    person.types('d');
    await person.sees('2026-11-23');
    person.types(`\u00152027/3/1${ENTER}`);
    await person.sees('期限を 2027-03-01 にしました');
    await person.sees('その先');
    await person.sees('計画を終える');
    // What was next stays next, wherever this one has moved.
    person.types(ENTER);
    await person.sees('› 1-2-1-2');
    await person.sees('計画を終える');
    person.types(ENTER);
    await person.sees('計画はここまでです');
    await person.sees('[q] 終わる');
    person.types('q');
    await person.finished;
    expect(answers()['2-1-1-1']).toMatchObject({ state: 'unknown', owner: '社長', due: '2027-03-01' });
  });

  test('shows one person after the other, and what nobody has', async () => {
    const { person } = await atTheEnd({
      '1-2-1-2': 'state: unmet',
      '1-2-1-3': 'state: partial, owner: 社長',
    });
    await person.chooses('担当と期限を決める（対応が残っている2基準）');
    await person.sees('計画 · 対応が残っている2基準');
    await person.sees('計画を終える');
    person.types('p');
    await person.sees('計画 · 社長の1基準');
    await person.sees('計画を終える');
    person.types('p');
    await person.sees('計画 · 担当なしの1基準');
    await person.sees('計画を終える');
    person.types('p');
    await person.sees('計画 · 対応が残っている2基準');
    await person.sees('計画を終える');
    person.types('q');
    await person.sees('[q] 終わる');
    person.types('q');
    await person.finished;
  });

  test('is not offered where nothing is open', async () => {
    const { person } = await atTheEnd({});
    expect(person.screen()).not.toContain('[6]');
    person.types('q');
    await person.finished;
  });

  test.each(['ja', 'en'] as const)('shows the criterion it is about on every page of 80×24 in %s', async (language) => {
    const options = { t: translator(await loadMessages(language)), width: 78, paint: plainPaint };
    const plan = allCriteria(star3).map(({ id }, index): Planned => {
      const owner = ['総務部長', '社長', '株式会社サンプルシステムサポートの担当者'][index % 4];
      const due = ['2026-11-01', '2026-12-01'][index % 3];
      return {
        criterion: id,
        state: 'unmet',
        when: due === undefined ? 'none' : 'later',
        ...(owner && { owner }),
        ...(due && { due }),
      };
    });
    for (const { criterion } of plan) {
      const question = allCriteria(star3).find(({ id }) => id === criterion)?.question ?? '';
      const toDo = ({ criterion: id }: Planned) =>
        star3.requirements.find(({ criteria }) => criteria.some((one) => one.id === id))?.title ?? '';
      const view = {
        plan,
        whole: plan,
        current: criterion,
        of: 'all' as const,
        toDo,
        question,
        who: '総務',
        rows: 24,
      };
      const lines = planPage(view, options).text.split('\n');
      expect(lines.length).toBeLessThan(24);
      expect(lines.map(widthOf).filter((width) => width > 78)).toEqual([]);
      expect(lines.filter((line) => line.startsWith(`› ${criterion} `)).length).toBe(1);
    }
  });
});

test('status says who has how much, and what is over', async () => {
  const cwd = testFolder();
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    fileOf({ '1-2-1-2': 'state: unmet', '1-2-1-3': 'state: partial, owner: 社長, due: 2026-11-01' }),
  );
  const { stdout } = await run(['status'], { cwd });
  expect(stdout).toContain('担当ごと: 社長 1（うち期限の過ぎたもの 1）、担当なし 1');
  expect(stdout).toContain('期限ごと: 期限の過ぎたもの 1、期限なし 1');
  expect(stdout).toMatch(/期限の過ぎたもの\n {2}1-2-1-3 [^×]*カレンダーに[^×]*△（社長、2026-11-01）/);
  const earlier = await run(['status', '--as-of', '2026-10-30'], { cwd });
  expect(earlier.stdout).toContain('期限ごと: 今週まで 1、期限なし 1');
});

function fileOf(special: Readonly<Record<string, string>>): string {
  const facts = star3.profileFacts.map((fact) => `${fact.id}: true`);
  const isChosen = new Map(allCriteria(star3).map(({ id, options }) => [id, options]));
  const answers = ids.map((id) => {
    const choices = isChosen.get(id)?.choices.map((choice) => choice.id);
    return `  ${id}: { ${special[id] ?? `state: met${choices ? `, options: [${choices.join(', ')}]` : ''}`} }`;
  });
  return `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { companies: [サンプル株式会社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: { ${facts.join(', ')} }
answers:
${answers.join('\n')}
`;
}

/** Somebody who has answered everything, at the menu of the end. */
describe('what has run out', () => {
  test('is named in the menu, and one key leads through it until nothing is left', async () => {
    const { person, answers } = await atTheEnd({
      '1-2-1-3': 'state: met, lastDone: 2025-10-01',
      '1-3-1-1': 'state: met, evidence: [{ title: 契約書, validUntil: 2026-05-31 }]',
      '2-1-1-1': 'state: unknown, due: 2026-11-01',
    });
    const menu = person.screen().replace(/\s/g, '');
    expect(menu).toContain('対応が残るものと「わからない」の1基準。期限の過ぎたもの1）');
    expect(menu).toContain('期限の過ぎたもの・日付の誤りを直す（2基準:1-2-1-3、1-3-1-1）');
    await person.chooses('期限の過ぎたもの・日付の誤りを直す');
    await person.sees('選んだ質問の残り2問');
    await person.sees('最後に行ったのは 2025-10-01 です');
    await person.sees('保存して終わる');
    person.types('1');
    await person.sees('わからなければ、消して Enter');
    expect(person.screen()).not.toContain('わからなければ、そのまま Enter');
    person.types(`2026-11-20${ENTER}`);
    await person.sees('証拠（1番目）が有効なのは 2026-05-31 までです');
    await person.sees('保存して終わる');
    person.types('e');
    await person.sees('1. 契約書');
    await person.sees('scs-check evidence add 1-3-1-1 --update 1');
    await person.sees('証拠の名前');
    person.types(ENTER);
    await person.sees('保存して終わる');
    person.types(ENTER);
    await person.sees('期限の過ぎたもの・日付の誤りを直す（1基準: 1-3-1-1）');
    await person.sees('[q] 終わる');
    person.types('q');
    await person.finished;
    expect(answers()['1-2-1-3'].lastDone).toBe('2026-11-20');
  });
});

async function atTheEnd(special: Readonly<Record<string, string>>) {
  const cwd = testFolder();
  const path = join(cwd, 'assessment.yaml');
  writeFileSync(path, fileOf(special));
  const person = sitDown([], { cwd });
  // The answers lack days and numbers, which are no matter here.
  await person.sees('[2] あとにする');
  person.types('2');
  await person.sees('[q] 終わる');
  return { person, answers: () => parse(readFileSync(path, 'utf8')).answers };
}
