import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { helpPages, questionPages } from '../../src/cli/interview/questionScreen.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { askedOf } from '../../src/domain/criterionHash.ts';
import { termsOfCriteria } from '../../src/domain/terms.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { startSession } from '../../src/interview/session.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { CTRL_C, ENTER, type Person, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const star3 = allCriteria(narrowToLevel(catalogue, 'star3'));

/** What stands in a window of the usual height. */
const inWindow = (person: Person) => person.screen().split('\n').slice(-24).join('\n');

describe('in a window of 80 columns and 24 lines', () => {
  test('the question, its conditions, options and keys are on one screen', async () => {
    const options = { t: translator(await loadMessages('ja')), width: 78, paint: plainPaint };
    const session = startSession(catalogue, emptyFile());
    const long = star3.filter(
      ({ id }) => questionPages({ session, id, rows: 24, minutes: 20, menu: '' }, options).length > 1,
    );
    expect(long.map(({ id }) => id)).toEqual(['4-4-4-2']);
    for (const { id, metWhen } of star3) {
      const pages = questionPages({ session, id, rows: 24, menu: '' }, options);
      const whole = pages.join('').replace(/\s/g, '');
      expect(metWhen.filter((text) => !whole.includes(text.replace(/\s/g, '')))).toEqual([]);
      for (const page of pages) {
        expect(page.split('\n').length).toBeLessThan(24);
        expect(page).toContain('q 保存して終わる');
      }
    }
  });
});

// What the answer before has led to stands over a question, and is read with it.
test('a question takes only the lines that are left of the window, and no key answers what is below it', async () => {
  const options = { t: translator(await loadMessages('ja')), width: 78, paint: plainPaint };
  const session = startSession(catalogue, emptyFile());
  for (const { id } of star3) {
    for (const told of [1, 4, 8]) {
      const pages = questionPages({ session, id, rows: 24 - told, minutes: 20, menu: '' }, options);
      const lines = pages.map((page) => page.split('\n').length);
      expect([id, told, Math.max(...lines) + told <= 23]).toEqual([id, told, true]);
    }
  }
});

describe('what the words of a question mean', () => {
  const session = startSession(catalogue, emptyFile());
  const squeezed = (pages: readonly string[]) => pages.join('').replace(/\s/g, '');
  const explained = star3.map((criterion) => ({ ...criterion, terms: termsOfCriteria(catalogue, [criterion]) }));

  test.each([24, 40])('is told once: in the question where it fits in %s lines, else in the help', async (rows) => {
    const t = translator(await loadMessages('ja'));
    const options = { t, width: 78, paint: plainPaint };
    const inHelp: string[] = [];
    for (const { id, terms } of explained) {
      const [asked, help] = [
        squeezed(questionPages({ session, id, rows, menu: '' }, options)),
        squeezed(helpPages({ session, id, rows, menu: '' }, undefined, undefined, options)),
      ];
      const said = terms.map((term) => t('terms.item', { ...term }).replace(/\s/g, ''));
      const place = said.every((one) => asked.includes(one)) ? asked : help;
      if (place === help) inHelp.push(id);
      const other = place === asked ? help : asked;
      for (const one of said) expect([id, place.split(one).length - 1, other.includes(one)]).toEqual([id, 1, false]);
    }
    expect(inHelp.length).toBeLessThan(rows === 24 ? explained.length / 3 : 3);
  });
});

describe('conditions at the keyboard', () => {
  test('the answer before is shown with when it was done last', async () => {
    const options = { t: translator(await loadMessages('ja')), width: 78, paint: plainPaint };
    const answers = { '1-2-1-3': { state: 'met', lastDone: '2026-04-06' } } as const;
    const answered = startSession(catalogue, { ...emptyAssessment(catalogue), answers });
    const pages = questionPages({ session: answered, id: '1-2-1-3', rows: 24, menu: '' }, options).join('\n');
    expect(pages).toMatch(/前の答え: ○ できている.*\n(?:.*\n)*?最後に行った日: 2026-04-06/);
  });

  test('a partial answer names what is missing by digits, and what it was asked', async () => {
    const { person, answers } = await at('1-2-1-1');
    person.types('2');
    await person.sees('まだの条件の番号を押します');
    person.types('１');
    await person.sees('[1]');
    person.types('2');
    await person.sees('[2]');
    person.types('1');
    await person.sees(' 1 ');
    person.types(ENTER);
    await person.sees('1-2-1-2');
    person.types('b');
    await person.sees('まだの条件: 2');
    person.types('q');
    await person.finished;
    const asked = askedOf(star3[0] as (typeof star3)[number], [2]);
    expect(answers()['1-2-1-1']).toEqual({ state: 'partial', missing: [2], answeredOn: TODAY, asked });
  });

  test('who cannot tell which one says so with Enter alone', async () => {
    const { person, answers } = await at('1-2-1-1');
    person.types('2');
    await person.sees('まだの条件の番号を押します');
    person.types(ENTER);
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(answers()['1-2-1-1'].state).toBe('partial');
    expect(answers()['1-2-1-1']).not.toHaveProperty('missing');
  });

  test.each([
    ['0', async (person: Person) => person.types('0')],
    ['Ctrl-C', async (person: Person) => person.types(CTRL_C)],
  ])('%s leaves the answer as it was', async (_, leaves) => {
    const { person, answers } = await at('1-2-1-1');
    person.types('2');
    await person.sees('まだの条件の番号を押します');
    person.types('1');
    await person.sees('[1]');
    await leaves(person);
    if (_ === '0') {
      await person.sees('q 保存して終わる');
      person.types('q');
    }
    await person.finished;
    expect(answers()).toEqual({});
  });

  test('another answer takes the missing conditions along', async () => {
    const { person, answers } = await at('1-2-1-1', '{ 1-2-1-1: { state: partial, missing: [2] } }');
    person.types('b');
    await person.sees('前の答え: △ 一部だけ');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(answers()['1-2-1-1'].state).toBe('met');
    expect(answers()['1-2-1-1']).not.toHaveProperty('missing');
  });

  test('a yearly act with one condition is partial where only a part of it is done', async () => {
    const t = translator(await loadMessages('ja'));
    const options = { t, width: 78, paint: plainPaint };
    const session = startSession(catalogue, emptyFile());
    const single = star3.filter(({ metWhen }) => metWhen.length === 1);
    for (const { id, cadence } of single) {
      const asked = questionPages({ session, id, rows: 60, menu: '' }, options).join();
      expect([id, asked.includes('[2] 行ったが、一部だけ')]).toEqual([id, cadence?.every !== undefined]);
    }
    expect(single.filter(({ cadence }) => cadence?.every)).not.toEqual([]);
  });

  test('options stand in the question by the keys that choose them, and by the letters of sheets and reports', async () => {
    const t = translator(await loadMessages('ja'));
    const options = { t, width: 78, paint: plainPaint };
    const session = startSession(catalogue, emptyFile());
    for (const { id, options: offered } of star3.filter((one) => one.options !== undefined)) {
      const asked = questionPages({ session, id, rows: 60, menu: '' }, options).join().replace(/\s/g, '');
      for (const [at, { id: letter, text }] of (offered?.choices ?? []).entries()) {
        expect(asked).toContain(`[${at + 1}]${letter}.${text.replace(/\s/g, '')}`);
      }
    }
  });

  test('a criterion with one condition is partial for some people or devices, without more questions', async () => {
    const { person, answers } = await at('4-1-3-4');
    await person.sees('[2] 一部の人や機器だけ');
    person.types('2');
    await person.sees('4-1-4-1');
    person.types('q');
    await person.finished;
    expect(answers()['4-1-3-4'].state).toBe('partial');
  });

  test('and simply in part where it is about a rule or a paper, as 6-1-1-5', async () => {
    const { person } = await at('6-1-1-5');
    await person.sees('[2] 一部だけ  [3]');
    person.types('q');
    await person.finished;
  });

  test('the options that a condition speaks of stand below it where its digit is asked, and in a row of keys', async () => {
    const { person } = await at('4-1-2-2');
    person.types('n');
    await person.sees('メモ（');
    person.types(ENTER);
    await person.sees('保存して終わる');
    person.types('2');
    await person.sees('まだの条件の番号');
    expect(inWindow(person)).toContain('a. ');
    person.types('0');
    await person.sees('保存して終わる');
    person.types('a');
    await person.sees('a. ');
    await person.sees('上から順に');
    person.types(ENTER);
    await person.sees('保存して終わる');
    person.types('q');
    await person.finished;
  });

  test('a question longer than the window is met only after all of it was shown', async () => {
    const { person, answers } = await at('4-4-4-2');
    await person.sees('スペースキーで次へ');
    person.types('1');
    await person.sees('› 続きを見てから選びます');
    await person.sees('2/');
    expect(person.screen()).not.toContain('› ○ できている');
    expect(answers()['4-4-4-2']).toBeUndefined();
    await person.sees('スペースキーではじめに戻る');
    person.types(' ');
    await person.sees('› はじめのページ');
    await person.sees('スペースキーで次へ');
    await person.sees('4-4-4-2');
    person.types('3');
    await person.sees('4-4-5-1');
    person.types('q');
    await person.finished;
    expect(answers()['4-4-4-2'].state).toBe('unmet');
  });

  test.each(['?', 'e'])('after %s the conditions are on the screen while their digits are asked', async (key) => {
    const { person, answers } = await at('1-2-1-1');
    person.types(key);
    if (key === 'e') {
      await person.sees('証拠の名前');
      person.types(ENTER);
    }
    await person.sees(key === '?' ? 'なぜ' : 'q 保存して終わる');
    await person.sees('q 保存して終わる');
    person.types('2');
    await person.sees('まだの条件の番号');
    expect(inWindow(person)).toContain('(2) セキュリティ担当部署の役割と責任');
    person.types('9');
    await person.sees('9 番の条件はありません（条件は 1〜2）');
    person.types('2');
    await person.sees('[2]');
    person.types(ENTER);
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(answers()['1-2-1-1']).toMatchObject({ state: 'partial', missing: [2] });
  });

  test('Space turns the conditions that no window holds at once', async () => {
    const { person, answers } = await at('4-4-4-2', '{}', 14);
    person.types('2');
    await person.sees('まだの条件の番号を押します');
    await person.sees('(1) ');
    const { metWhen } = star3.find(({ id }) => id === '4-4-4-2') ?? { metWhen: [] };
    const last = `(${metWhen.length}) `;
    for (
      let turned = 0;
      turned < 20 && !person.screen().split('まだの条件の番号を押します').at(-1)?.includes(last);
      turned++
    ) {
      person.types(' ');
      await person.sees('/');
    }
    person.types(String(metWhen.length));
    await person.sees(`[${metWhen.length}]`);
    person.types(ENTER);
    await person.sees('4-4-5-1');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(answers()['4-4-4-2'].missing).toEqual([metWhen.length]);
  });

  test.each([
    ['1', 'unmet', undefined],
    ['2', 'partial', [1, 2]],
  ] as const)(
    'with all of them missing it is asked whether nothing is met, and %s makes it %s',
    async (key, state, missing) => {
      const { person, answers } = await at('1-2-1-1');
      person.types('2');
      await person.sees('まだの条件の番号を押します');
      person.types('1');
      await person.sees('[1]');
      person.types('2');
      await person.sees('[2]');
      person.types(ENTER);
      await person.sees('どの条件もまだなら');
      person.types(key);
      await person.sees('q 保存して終わる');
      person.types('q');
      await person.finished;
      expect(answers()['1-2-1-1']).toMatchObject({ state });
      expect(answers()['1-2-1-1'].missing).toEqual(missing);
    },
  );

  test('a duty that was done too long ago is told to be overdue at once', async () => {
    const { person, answers } = await at('1-2-1-3');
    person.types('1');
    await person.sees('最後に行った日');
    person.types(`2025-04-01${ENTER}`);
    await person.sees('最後に行ったのは 2025-04-01 です');
    await person.sees('期限は 2026-04-01 でした');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(answers()['1-2-1-3']).toMatchObject({ state: 'met', lastDone: '2025-04-01' });
  });

  test('where options are chosen, b goes back as everywhere, and no letter is an option', async () => {
    const { person, answers } = await at('4-1-1-2');
    for (const key of ['b', 'ｂ', '0']) {
      person.types('1');
      await person.sees('0 か b で戻ります');
      await person.sees('›  1');
      person.types('a');
      await person.sees('「a」はありません');
      person.types(key);
      await person.sees('q 保存して終わる');
    }
    person.types('q');
    await person.finished;
    expect(answers()['4-1-1-2']).toBeUndefined();
  });

  test('in a row of keys, what is missing is asked after the row', async () => {
    const { person, answers } = await at('1-2-1-1');
    person.types('a');
    await person.sees('上から順に3個');
    person.types(`232${ENTER}`);
    await person.sees('まだの条件の番号を押します');
    person.types('2');
    await person.sees('[2]');
    person.types(ENTER);
    await person.sees('1-2-1-3');
    await person.sees('まだの条件の番号を押します');
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(answers()).toMatchObject({
      '1-2-1-1': { state: 'partial', missing: [2] },
      '1-2-1-2': { state: 'unmet' },
      '1-2-1-3': { state: 'partial' },
    });
  });
});

function emptyFile(answers: object = {}) {
  const { id, edition } = catalogue;
  return {
    formatVersion: 1 as const,
    organization: { name: 'サンプル株式会社' },
    scope: {},
    catalogue: { id, edition, level: 'star3' },
    answers: answers as never,
  };
}

/** Somebody at one question of ★3, whose firm has said all about itself. */
async function at(id: string, answers = '{}', rows = 24) {
  const cwd = testFolder();
  const file = join(cwd, 'assessment.yaml');
  const facts = narrowToLevel(catalogue, 'star3').profileFacts.map((fact) => `${fact.id}: true`);
  writeFileSync(
    file,
    `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { companies: [サンプル株式会社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: { ${facts.join(', ')} }
answers: ${answers}
`,
  );
  const person = sitDown([], { cwd, rows });
  await person.sees('q 保存して終わる');
  if (id !== '1-2-1-1') {
    person.types('j');
    await person.sees('[i] 番号で移る');
    person.types('i');
    await person.sees('番号（例');
    person.types(`${id}${ENTER}`);
    await person.sees(id);
    await person.sees('q 保存して終わる');
  }
  return { person, answers: () => parse(readFileSync(file, 'utf8')).answers };
}
