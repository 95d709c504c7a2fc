import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { questionKeys } from '../../src/cli/interview/questionScreen.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { ownersOffered } from '../../src/interview/ask.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { widthOf } from '../../src/text/width.ts';
import { CTRL_C, ENTER, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const KEYS = 'q 保存して終わる';

describe('who is in charge, and until when', () => {
  test('is said before the answer, shown beside the question, and goes with the answer', async () => {
    const { person, file } = await atTheFirstQuestion();
    person.types('o');
    await person.sees('担当（名前か役職');
    person.types(`総務部長${ENTER}`);
    await person.sees('担当を「総務部長」にしました。答えは、まだありません。');
    await person.sees(KEYS);
    person.types('d');
    await person.sees('期限（例');
    person.types(`令和8年12月1日${ENTER}`);
    await person.sees('期限を 2026-12-01 にしました');
    await person.sees(KEYS);
    expect(file().drafts).toEqual({ '1-2-1-1': { owner: '総務部長', due: '2026-12-01' } });
    person.types('s');
    await person.sees('1-2-1-2');
    person.types('b');
    await person.sees('担当: 総務部長  期限: 2026-12-01');
    await person.sees(KEYS);
    person.types('3');
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(file().drafts).toBeUndefined();
    expect(file().answers['1-2-1-1']).toMatchObject({ state: 'unmet', owner: '総務部長', due: '2026-12-01' });
  });

  test('whoever was named before is offered by one key, and what is there may be changed or taken away', async () => {
    const { person, file } = await atTheFirstQuestion('{ 1-2-1-2: { state: unmet, owner: 社長, due: 2027-01-31 } }');
    person.types('o');
    await person.sees('[1] 社長');
    person.types('1');
    await person.sees('担当を「社長」にしました');
    await person.sees(KEYS);
    person.types('o');
    await person.sees('担当（名前か役職');
    // What is there stands there: after an arrow key, letters go on with it.
    await person.sees('打つと書き直します');
    person.types('\u001b[C');
    await person.sees('社長');
    person.types(`代理${ENTER}`);
    await person.sees('担当を「社長代理」にしました');
    await person.sees(KEYS);
    person.types('o');
    await person.sees('今は社長代理');
    person.types('0');
    await person.sees('担当は決めていません');
    await person.sees(KEYS);
    person.types('q');
    await person.finished;
    expect(file().drafts).toBeUndefined();
    expect(file().answers['1-2-1-2']).toEqual({ state: 'unmet', owner: '社長', due: '2027-01-31' });
  });

  test('a day centuries ahead is asked about, and kept where it is meant', async () => {
    const { person, file } = await atTheFirstQuestion();
    person.types('d');
    await person.sees('期限（例');
    person.types(`2206/12/1${ENTER}`);
    await person.sees('5年より先の日です');
    expect(file().drafts).toBeUndefined();
    person.types('1');
    await person.sees('期限を 2206-12-01 にしました');
    await person.sees(KEYS);
    person.types('q');
    await person.finished;
    expect(file().drafts).toEqual({ '1-2-1-1': { due: '2206-12-01' } });
  });

  test('a day that is over is asked about, and is no day before that', async () => {
    const { person, file } = await atTheFirstQuestion();
    person.types('d');
    await person.sees('期限（例');
    person.types(`2025/12/1${ENTER}`);
    await person.sees('もう過ぎた日です');
    expect(file().drafts).toBeUndefined();
    person.types('2');
    await person.sees('期限（例');
    await person.sees('2025-12-01');
    person.types(ENTER);
    await person.sees('[1] この日でよい');
    person.types('1');
    await person.sees('期限を 2025-12-01 にしました');
    await person.sees(KEYS);
    person.types('d');
    await person.sees('2025-12-01');
    person.types(`\u0015${ENTER}`);
    await person.sees('期限は決めていません');
    await person.sees(KEYS);
    person.types('q');
    await person.finished;
    expect(file().drafts).toBeUndefined();
  });

  test('what is no day is told, and whoever is interrupted there has set none', async () => {
    const { person, file } = await atTheFirstQuestion('{ 1-2-1-2: { state: unmet, due: 2027-01-31 } }');
    person.types('d');
    await person.sees('期限（例');
    person.types(`来月${ENTER}`);
    await person.sees('「来月」は日付として読めません');
    person.types(`2027-01${CTRL_C}`);
    await person.finished;
    expect(person.screen()).toContain('書きかけの「期限: 2027-01」は、メモに残しました');
    expect(file().drafts).toEqual({ '1-2-1-1': { note: '期限: 2027-01' } });
  });
});

test.each([
  ['n', '1-2-1-1 のメモ（', '台帳にあり', '1-2-1-1 のメモを保存しました。', 'メモ: 台帳にあり'],
  ['o', '1-2-1-1 の担当（名前か役職', '総務 花子', '担当を「総務 花子」にしました。', '担当: 総務 花子'],
  ['d', '1-2-1-1 の期限（例', '2026-12-24', '期限を 2026-12-24 にしました。', '期限: 2026-12-24'],
])('after %s the question stands in the window again, with what was written', async (key, asks, typed, said, kept) => {
  const { person } = await atTheFirstQuestion();
  const [question, first] = ['セキュリティを統括する役員とセキュリティ担当部署の、役割と責任を決めていますか', '(1) '];
  for (const _ of ['once', 'again']) {
    person.types(key);
    await person.sees(asks);
    person.types(_ === 'once' ? `${typed}${ENTER}` : ENTER);
    await person.sees(KEYS);
    const shown = person.screen().split('\n').slice(-24).join('');
    for (const text of [question, first, kept]) expect(shown).toContain(text);
    if (_ === 'once') expect(shown).toContain(said);
  }
  person.types('q');
  await person.finished;
});

test('with the input method left on, the letter keys of the question and the jump menu do what they do', async () => {
  const { person } = await atTheFirstQuestion();
  person.types('う');
  await person.sees('半角/全角');
  person.types('お');
  await person.sees('担当（名前か役職');
  person.types(ENTER);
  await person.sees(KEYS);
  person.types('ｊ');
  await person.sees('[b] 今の質問に戻る');
  person.types('漢');
  await person.sees('半角/全角');
  person.types('い');
  await person.sees('番号（例');
  person.types(ENTER);
  await person.sees(KEYS);
  person.types('ｑ');
  expect((await person.finished).code).toBe(0);
});

test('the last one named in a sitting is offered first, then those named most often, and never who has it', () => {
  const assessment = {
    ...emptyAssessment(shippedCatalogue()),
    answers: {
      '1-2-1-1': { state: 'unmet', owner: '総務' },
      '1-2-1-2': { state: 'unmet', owner: '社長' },
      '1-2-1-3': { state: 'met', owner: '社長' },
      '2-1-1-1': { state: 'met', owner: ' ' },
    },
    drafts: { '2-1-1-2': { owner: '業者' } },
  } as const;
  expect(ownersOffered(assessment, '2-1-2-1', undefined)).toEqual(['社長', '総務', '業者']);
  expect(ownersOffered(assessment, '2-1-2-1', '業者')).toEqual(['業者', '社長', '総務']);
  expect(ownersOffered(assessment, '1-2-1-2', undefined)).toEqual(['総務', '業者']);
});

test.each(['ja', 'en'] as const)('the keys of a question take two lines of 80 columns in %s', async (language) => {
  const options = { t: translator(await loadMessages(language)), width: 78, paint: plainPaint };
  for (const catalogue of [shippedCatalogue(), shippedCatalogue('ssdf-1.1')]) {
    const [criterion] = allCriteria(catalogue);
    if (criterion === undefined) throw new RangeError('an empty catalogue');
    for (const menu of ['', options.t('ask.keys.menu')]) {
      const lines = questionKeys(catalogue, criterion, { menu }, options);
      expect(lines.map(widthOf).every((width) => width <= 78)).toBe(true);
      expect(lines.filter((line) => !line.startsWith('[')).length).toBeLessThanOrEqual(2);
    }
  }
});

/** Somebody at the first question of ★3, whose firm has said all about itself. */
async function atTheFirstQuestion(answers = '{}') {
  const cwd = testFolder();
  const path = join(cwd, 'assessment.yaml');
  const facts = narrowToLevel(shippedCatalogue(), 'star3').profileFacts.map((fact) => `${fact.id}: true`);
  writeFileSync(
    path,
    `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { companies: [サンプル株式会社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: { ${facts.join(', ')} }
answers: ${answers}
`,
  );
  const person = sitDown([], { cwd });
  await person.sees(KEYS);
  expect(TODAY).toBe('2026-11-21');
  return { person, file: () => parse(readFileSync(path, 'utf8')) };
}
