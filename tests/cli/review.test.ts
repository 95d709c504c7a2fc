import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { stamped } from '../../src/domain/stamp.ts';
import { standingOn } from '../../src/domain/view.ts';
import type { Assessment, Review } from '../../src/formats/assessment.ts';
import { widthOf } from '../../src/text/width.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { CTRL_C, ENTER, type Person, run, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const criteria = allCriteria(narrowToLevel(catalogue, 'star3'));
const AIM = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const KEYS = 'q 保存して終わる';

const fileIn = (cwd: string) => join(cwd, 'assessment.yaml');
const textIn = (cwd: string) => readFileSync(fileIn(cwd), 'utf8');
const reviewsIn = (cwd: string): Readonly<Record<string, readonly Review[]>> => parse(textIn(cwd)).reviews ?? {};

function assessmentIn(cwd: string): Assessment {
  const { data, diagnostics } = parseAssessment(
    { name: 'assessment.yaml', bytes: readFileSync(fileIn(cwd)) },
    () => catalogue,
  );
  if (data === undefined) throw new Error(`does not parse: ${JSON.stringify(diagnostics)}`);
  return data;
}

/** Whether the last view on a criterion is about what stands in the file. */
function isCurrent(cwd: string, id: string): boolean | undefined {
  const criterion = criteria.find((one) => one.id === id);
  return criterion && standingOn(criterion, assessmentIn(cwd)).last.at(-1)?.isCurrent;
}

/** Name, number, place and relation of a specialist. */
async function introduces(person: Person, name = '見本の専門家', number = '000000'): Promise<void> {
  await person.sees('専門家の名前');
  person.types(`${name}${ENTER}`);
  await person.sees('登録番号');
  person.types(`${number}${ENTER}`);
  await person.sees('所属');
  person.types(ENTER);
  await person.sees('[3] 社内');
  person.types('1');
}

/** Chooses what was looked at by its letter; it goes with the views that follow. */
async function looksAt(person: Person, letter = 'i'): Promise<void> {
  await person.sees(KEYS);
  person.types('l');
  await person.sees('0 で元に戻します');
  person.types(letter);
  await person.sees(`[${letter}]`);
  person.types(ENTER);
  await person.sees('見たもの: 聞き取り（次の見解に付けます');
}

/** A window in which each criterion is one page. */
const TALL = 200;

async function begins(cwd: string, ...words: string[]): Promise<Person> {
  const person = sitDown(['review', ...words], { cwd, rows: TALL });
  await introduces(person);
  return person;
}

/** Jumps to a criterion by its id. */
async function goesTo(person: Person, id: string): Promise<void> {
  await person.sees(KEYS);
  person.types('j');
  await person.sees('番号で移る');
  person.types('i');
  await person.sees('番号（例');
  person.types(`${id}${ENTER}`);
}

async function leaves(person: Person) {
  await person.sees(KEYS);
  person.types('q');
  return person.finished;
}

/** Agrees with the first criterion, though a file is not the one on record. */
async function agreesAllTheSame(cwd: string): Promise<void> {
  const person = await begins(cwd);
  await looksAt(person);
  await person.sees(KEYS);
  person.types('1');
  await person.sees('[r] 「');
  person.types('r');
  await person.sees('この回 2/81');
  await leaves(person);
}

/** The same specialist, who agrees with the first of what has changed. */
async function looksAgain(cwd: string): Promise<Person> {
  const person = sitDown(['review', '--only', 'changed'], { cwd, rows: TALL });
  await person.sees('前と同じ専門家で続ける');
  person.types('1');
  await looksAt(person);
  await person.sees(KEYS);
  person.types('1');
  return person;
}

/** A firm of which a specialist has known something before. */
const two = `answers:
  1-2-1-1: { state: met, note: 体制表あり, evidence: [{ title: 体制表 }] }
  1-2-1-2: { state: unmet }`;

describe('a sitting of a specialist', () => {
  test('gives all 81 criteria a view by one key each, and changes no answer by a byte', async () => {
    const cwd = testFolder();
    copyFileSync(join(root, 'templates', 'sample.assessment.yaml'), fileIn(cwd));
    const before = textIn(cwd);
    const person = await begins(cwd);
    const shown: string[] = [];
    for (let position = 1; position <= criteria.length; position++) {
      await person.sees(`この回 ${position}/81`);
      if (position === 1) await looksAt(person);
      await person.sees(KEYS);
      shown.push(
        /この回 (\d+)\/81 · 全体の\d+番目（81基準）\s+(\S+)/.exec(person.screen().split('この回 ').at(-1) ?? '')?.[2] ??
          '',
      );
      person.types('1');
    }
    const { code, stdout } = await person.finished;

    expect(code).toBe(0);
    expect(stdout).toBe('81基準のうち、答えのとおり 81。\n');
    expect(Object.keys(reviewsIn(cwd))).toEqual(criteria.map(({ id }) => id));
    for (const { id } of criteria) expect([id, isCurrent(cwd, id)]).toEqual([id, true]);
    const after = textIn(cwd);
    expect(after.startsWith(before.trimEnd())).toBe(true);
    expect(after.slice(before.trimEnd().length)).toMatch(/^\n\nreviewers:\n {2}r1:\n/);
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
  });

  test('a view is on disk, stamped and dated today, before the next criterion appears', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd, '--level', 'star3');
    await person.sees(KEYS);
    const id = /(\d-\d-\d-\d)/.exec(person.screen().split('この回 1/81').at(-1) ?? '')?.[1] ?? '';
    person.types('4');
    await person.sees('この回 2/81');
    expect(reviewsIn(cwd)[id]).toEqual([
      {
        by: 'r1',
        on: TODAY,
        at: `${TODAY}T09:00:00`,
        view: 'out-of-scope',
        seen: expect.any(Object),
        stamp: expect.stringMatching(/^sha256:/),
      },
    ]);
    expect(parse(textIn(cwd)).reviewers).toEqual({
      r1: { name: '見本の専門家', registration: '000000', relation: 'outside' },
    });
    await leaves(person);
  });

  test('is about the criteria of a hand-out alone, and counts no others', async () => {
    const cwd = folderOfFirm(AIM, two);
    const id = criteria[0]?.id ?? '';
    expect((await run(['handout', '--ids', id, '-o', 'kiku.yaml'], { cwd })).code).toBe(0);
    const person = sitDown(['review', 'kiku.yaml'], { cwd });
    await person.sees('1基準に、専門家の見解を書きます');
    await introduces(person);
    await person.sees('全体の1番目（1基準）');
    expect((await leaves(person)).stdout).toMatch(/^1基準のうち、/);
  });

  test('shows the answer and all that stands beside it', async () => {
    const cwd = folderOfFirm(
      AIM,
      `answers:
  1-2-1-1:
    state: met
    note: "体制表\\u001b[2Jあり"
    owner: 総務部長
    answeredOn: 2026-11-01
    waiver: { reason: 4月の組織替えを待ちます, until: 2027-04-30 }
    evidence:
      - { title: 体制表, file: shoko/taisei.txt, sha256: ${'a'.repeat(64)} }
      - { title: 手順書, file: shoko/nai.txt }
      - { title: 証明書, kind: certificate, validUntil: 2026-11-20, confidential: true }
      - { title: 棚の台帳, reference: 総務の棚 }
      - { title: 写真, file: shoko/taisei.txt }`,
    );
    mkdirSync(join(cwd, 'shoko'));
    writeFileSync(join(cwd, 'shoko', 'taisei.txt'), '体制表');
    const person = await begins(cwd);
    await leaves(person);
    const screen = person.screen();
    for (const text of [
      '1-2-1-1 ',
      '「できている」は、次の2つがすべてそろっているとき:',
      '(2) セキュリティ担当部署の役割と責任を決めている',
      '会社の答え: ○ できている',
      '答えた日: 2026-11-01',
      'メモ: 体制表[2Jあり',
      '担当: 総務部長',
      '猶予: 2027-04-30まで（4月の組織替えを待ちます）',
      '1. 体制表: 変わった',
      '2. 手順書: 見つからない',
      '3. 証明書（社外秘）: 期限切れ',
      '種類: 証明書',
      '4. 棚の台帳: 名前だけ',
      '置き場所: 総務の棚',
      '5. 写真: ファイルあり・照合値なし',
      '指摘',
      '見解: まだありません',
    ])
      expect(screen).toContain(text);
    expect(screen).not.toContain('\u001b[2J');
    expect(screen.split('猶予: ')).toHaveLength(2);
  });

  test('shows what a criterion offers to choose from with its conditions, and keeps the lines of what was written', async () => {
    const cwd = folderOfFirm(AIM, 'answers:\n  4-1-1-2: { state: met, options: [b], note: "一行目です\\n二行目です" }');
    const person = await begins(cwd);
    await goesTo(person, '4-1-1-2');
    await person.sees('一行目です');
    await leaves(person);
    const told = (await run(['explain', '4-1-1-2'], { cwd })).stdout;
    const [, screen = ''] = person.screen().split('4-1-1-2 ').slice(-2);
    const offered = criteria.find(({ id }) => id === '4-1-1-2')?.options?.choices ?? [];
    expect(offered.length).toBeGreaterThan(1);
    for (const { id, text } of offered) expect(screen).toMatch(new RegExp(`^ +${id}\\. ${text.slice(0, 12)}`, 'm'));
    for (const text of [screen, told]) expect(text).toMatch(/メモ: 一行目です\n +二行目です/);
  });

  test('what is longer than the window is turned by pages and back to the first, and nobody agrees before the last', async () => {
    const cwd = testFolder();
    copyFileSync(join(root, 'templates', 'sample.assessment.yaml'), fileIn(cwd));
    const ROWS = 24;
    const person = sitDown(['review'], { cwd, rows: ROWS });
    await introduces(person);
    const turned: number[] = [];
    for (let position = 1; position <= 15; position++) {
      const shown = () => person.screen().slice(person.screen().lastIndexOf(`この回 ${position}/81`));
      await person.sees(`この回 ${position}/81`);
      await person.sees(KEYS);
      if (position === 1) await looksAt(person);
      let pages = 1;
      for (; shown().includes('▼ 続きがあります'); pages++) {
        const saved = Object.keys(reviewsIn(cwd)).length;
        person.types(pages % 2 === 0 ? ' ' : '1');
        await person.sees('› 続き');
        await person.sees(`（${pages + 1}/`);
        await person.sees(position === 1 ? '見たもの: 聞き取り（次の見解に付けます' : KEYS);
        await person.sees(KEYS);
        expect(Object.keys(reviewsIn(cwd))).toHaveLength(saved);
      }
      // One line is what the cursor stands on, one the rule over the place.
      if (position > 1) expect([position, shown().split('\n').length < ROWS]).toEqual([position, true]);
      if (pages > 1) {
        turned.push(position);
        person.types(' ');
        await person.sees('› はじめのページ');
        await person.sees('（1/');
        await person.sees(KEYS);
      }
      person.types(position === 15 ? '1' : '4');
    }
    await leaves(person);
    expect(turned.length).toBeGreaterThan(3);
    expect(Object.keys(reviewsIn(cwd))).toHaveLength(15);
  });

  test('words beside a view that says nothing of what was looked at wait for it: whoever goes back has typed nothing', async () => {
    const cwd = folderOfFirm(
      AIM,
      `${two}
reviewers: { r1: { name: 見本の専門家, relation: outside } }
reviews: {}`,
    );
    const criterion = criteria.find(({ id }) => id === '1-2-1-1');
    const { reviewers = {}, answers } = assessmentIn(cwd);
    const [answer, reviewer] = [answers['1-2-1-1'], reviewers['r1']];
    if (criterion === undefined || reviewer === undefined) throw new Error('no criterion');
    const review = stamped({ criterion, answer, reviewer, review: { by: 'r1', on: '2026-11-01', view: 'agrees' } });
    writeFileSync(
      fileIn(cwd),
      textIn(cwd).replace(
        'reviews: {}',
        JSON.stringify({ reviews: { '1-2-1-1': [review] } })
          .slice(1, -1)
          .replace('"reviews":', 'reviews: '),
      ),
    );
    expect(isCurrent(cwd, '1-2-1-1')).toBe(true);
    const person = sitDown(['review'], { cwd, rows: TALL });
    await person.sees('前と同じ専門家で続ける');
    person.types('1');
    await person.sees(KEYS);
    person.types('j');
    await person.sees('番号で移る');
    person.types('i');
    await person.sees('番号（例');
    person.types(`1-2-1-1${ENTER}`);
    await person.sees('見解のあとに変わったところはありません。');
    for (const [key, line] of [
      ['a', '助言（'],
      ['m', '会社への質問（'],
    ] as const) {
      await person.sees(KEYS);
      person.types(key);
      await person.sees('「答えのとおり」には、見たものが要ります');
      expect(person.screen()).not.toContain(line);
      person.types(ENTER);
      await person.sees('1つ以上を選びます');
      person.types('0');
      await person.sees('見たものがないので、何も書いていません。');
    }
    await person.sees(KEYS);
    person.types('a');
    await person.sees('0 で元に戻します');
    person.types('i');
    await person.sees('[i]');
    person.types(ENTER);
    await person.sees('助言（');
    person.types(`日付を入れます${ENTER}`);
    await person.sees('保存しました。');
    await leaves(person);
    expect(reviewsIn(cwd)['1-2-1-1']?.at(-1)).toMatchObject({
      view: 'agrees',
      lookedAt: ['interview'],
      advice: '日付を入れます',
    });
  });

  test('an id to jump to that is none is told with the nearest, or with where it is', async () => {
    const person = await begins(folderOfFirm(AIM, two));
    const star4 = allCriteria(catalogue).find(({ id }) => !criteria.some((one) => one.id === id))?.id ?? '';
    for (const [typed, told] of [
      ['1-2-1-8', '1-2-1-'],
      ['zzz', '番号の一覧: scs-check catalogue show'],
      [star4, '--level star4'],
      ['(1)1', '「(1)1」は'],
    ] as const) {
      await person.sees(KEYS);
      person.types('j');
      await person.sees('番号で移る');
      person.types('i');
      await person.sees('番号（例');
      person.types(`${typed}${ENTER}`);
      await person.sees(told);
      await person.sees('この回 1/81');
    }
    await leaves(person);
  });

  test.each([80, 120])('fits into %i columns', async (columns) => {
    const cwd = testFolder();
    copyFileSync(join(root, 'templates', 'sample.assessment.yaml'), fileIn(cwd));
    const person = sitDown(['review'], { cwd, columns, rows: TALL });
    await introduces(person);
    for (let position = 1; position <= 20; position++) {
      await person.sees(`この回 ${position}/81`);
      await person.sees(KEYS);
      person.types('s');
    }
    await leaves(person);
    // What is typed is drawn again at each key, on one line.
    const lines = person.screen().slice(person.screen().indexOf('この回 1/81')).split('\n');
    expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  test('a view that disagrees asks what is different, and is none without it; a question will do', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await looksAt(person);
    await person.sees(KEYS);
    person.types('2');
    await person.sees('助言: 何が');
    person.types(`版と日付を書いてください。${ENTER}`);
    await person.sees('この回 2/81');
    await person.sees(KEYS);
    person.types('2');
    await person.sees('Enter なら、見解を書きません');
    person.types(ENTER);
    await person.sees('見解は書いていません');
    await person.sees(KEYS);
    person.types('m');
    await person.sees('会社への質問（');
    person.types(`版はいくつですか${ENTER}`);
    await person.sees('保存しました');
    await person.sees(KEYS);
    person.types('2');
    await person.sees('この回 3/81');
    await leaves(person);
    const written = Object.values(reviewsIn(cwd)).map(([review]) => [review?.view, review?.advice]);
    expect(written).toHaveLength(2);
    expect(written).toContainEqual(['disagrees', '版と日付を書いてください。']);
    expect(written).toContainEqual(['disagrees', undefined]);
    expect(Object.values(reviewsIn(cwd)).flat()).toContainEqual(
      expect.objectContaining({ question: '版はいくつですか' }),
    );
  });

  test('what was looked at is offered for the next criterion, and goes with its view', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await person.sees(KEYS);
    person.types('l');
    await person.sees('0 で元に戻します');
    for (const letter of 'id') {
      person.types(letter);
      await person.sees(`[${letter}]`);
    }
    person.types(ENTER);
    await person.sees('見たもの: 文書、聞き取り（次の見解に付けます');
    await person.sees(KEYS);
    person.types('1');
    await person.sees('この回 2/81');
    await person.sees('見たもの: 聞き取り（次の見解に付けます');
    await person.sees(KEYS);
    person.types('2');
    await person.sees('助言: 何が');
    person.types(`直してください${ENTER}`);
    await person.sees('この回 3/81');
    await person.sees(KEYS);
    person.types('4');
    await person.sees('この回 4/81');
    await leaves(person);
    // The first answer has evidence and the second none: nobody has read what is not there.
    const looks = Object.values(reviewsIn(cwd)).map(([review]) => [review?.view, review?.lookedAt]);
    expect(looks).toHaveLength(3);
    expect(looks).toContainEqual(['agrees', ['document', 'interview']]);
    expect(looks).toContainEqual(['disagrees', ['interview']]);
    expect(looks).toContainEqual(['out-of-scope', undefined]);
  });

  test('what was looked at before the answer changed is not taken as looked at since', async () => {
    const cwd = folderOfFirm(AIM, two);
    const first = await begins(cwd);
    await goesTo(first, '1-2-1-1');
    await first.sees('体制表あり');
    await looksAt(first, 'i');
    await first.sees(KEYS);
    first.types('1');
    await first.sees('この回 2/81');
    await leaves(first);
    const again = async () => {
      const person = sitDown(['review'], { cwd, rows: TALL });
      await person.sees('前と同じ専門家で続ける');
      person.types('1');
      await goesTo(person, '1-2-1-1');
      await person.sees('見解: 答えのとおり');
      await leaves(person);
      return person.screen().split('見解: 答えのとおり').at(-1) ?? '';
    };
    expect(await again()).toContain('見たもの: 聞き取り（次の見解に付けます');
    writeFileSync(fileIn(cwd), textIn(cwd).replace('体制表あり', '体制表を改めました'));
    expect(await again()).toContain('見たもの: 選んでいません');
  });

  test('documents cannot be chosen where no evidence file is here, until one is', async () => {
    const cwd = folderOfFirm(
      AIM,
      `answers:
  1-2-1-1: { state: met, evidence: [{ title: 体制表, file: hyo.txt, sha256: ${createHash('sha256').update('体制表').digest('hex')} }] }
  1-2-1-2: { state: met, evidence: [{ title: 連絡先 }] }`,
    );
    const person = await begins(cwd);
    await goesTo(person, '1-2-1-2');
    await person.sees(KEYS);
    person.types('l');
    await person.sees('0 で元に戻します');
    for (const letter of 'di') {
      person.types(letter);
      await person.sees(`[${letter}]`);
    }
    person.types(ENTER);
    await person.sees('見たもの: 文書、聞き取り（次の見解に付けます');
    await goesTo(person, '1-2-1-1');
    await person.sees('見たもの: 聞き取り（次の見解に付けます');
    await person.sees(KEYS);
    person.types('l');
    await person.sees('証拠のファイルがどれもここに見つからないので、文書は選べません');
    for (const letter of 'ds') person.types(letter);
    await person.sees('[s]');
    person.types(ENTER);
    await person.sees('見たもの: 聞き取り、画面（次の見解に付けます');
    await person.sees(KEYS);
    writeFileSync(join(cwd, 'hyo.txt'), '体制表');
    person.types('l');
    await person.sees('d 文書');
    person.types('d');
    await person.sees('[d]');
    person.types(ENTER);
    await person.sees('見たもの: 文書、聞き取り、画面（次の見解に付けます');
    await person.sees(KEYS);
    person.types('1');
    await person.sees('1. 連絡先');
    await person.sees(KEYS);
    person.types('j');
    await person.sees('[b] 今の基準に戻る');
    person.types('b');
    await leaves(person);
    const view = reviewsIn(cwd)['1-2-1-1']?.[0];
    expect(view).toMatchObject({ view: 'agrees', lookedAt: ['document', 'interview', 'screen'] });
    // What was seen while the file was there stays seen where it is gone again.
    rmSync(join(cwd, 'hyo.txt'));
    const again = sitDown(['review'], { cwd, rows: TALL });
    await again.sees('前と同じ専門家で続ける');
    again.types('1');
    await goesTo(again, '1-2-1-1');
    await again.sees('見たもの: 文書、聞き取り、画面（次の見解に付けます');
    await leaves(again);
  });

  test('whoever has opened a file that came encrypted is told a step home that works, each time', async () => {
    const cwd = folderOfFirm(AIM, two);
    const variables = { SCS_CHECK_PASSPHRASE: 'みほん-kokodake-3' };
    for (const [names, name] of [
      [[], ''],
      [['assessment.yaml.age'], ' -o kaeri.yaml.age'],
      [['kaeri.yaml.age'], ' -o kaeri-2.yaml.age'],
    ] as const) {
      for (const there of names) expect([there, readdirSync(cwd).includes(there)]).toEqual([there, true]);
      const person = sitDown(['review'], { cwd, rows: TALL });
      if (name === '') await introduces(person);
      else {
        await person.sees('前と同じ専門家で続ける');
        person.types('1');
      }
      const { stderr } = await leaves(person);
      const command = `encrypt assessment.yaml${name}`;
      expect(stderr.replaceAll(/\n/g, '').replaceAll(' ', '')).toContain(
        `npxscs-check${command.replaceAll(' ', '')}）`,
      );
      expect(await run(command.split(' '), { cwd, variables })).toMatchObject({ code: 0 });
    }
  });

  test('documents cannot be chosen where an answer has no evidence', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await goesTo(person, '1-2-1-2');
    await person.sees('会社の答え: × ');
    await person.sees(KEYS);
    person.types('l');
    await person.sees('証拠のない答えに、文書は選べません');
    for (const letter of 'di') person.types(letter);
    await person.sees('[i]');
    person.types(ENTER);
    await person.sees('見たもの: 聞き取り（次の見解に付けます');
    await person.sees(KEYS);
    person.types('1');
    await person.sees('この回 3/81');
    await leaves(person);
    expect(reviewsIn(cwd)['1-2-1-2']).toMatchObject([{ lookedAt: ['interview'] }]);
  });

  test('a view is not taken without what was looked at, and without a reason not that nobody can tell', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('何を見たかを選びます');
    await person.sees('0 で元に戻します');
    person.types('0');
    await person.sees('見解は書いていません');
    await person.sees(KEYS);
    person.types('3');
    await person.sees('判断できない理由（');
    person.types(ENTER);
    await person.sees('見解は書いていません');
    expect(reviewsIn(cwd)).toEqual({});
    await person.sees(KEYS);
    person.types('1');
    await person.sees('0 で元に戻します');
    person.types('s');
    await person.sees('[s]');
    person.types(ENTER);
    await person.sees('この回 2/81');
    await leaves(person);
    expect(Object.values(reviewsIn(cwd))).toMatchObject([[{ view: 'agrees', lookedAt: ['screen'] }]]);
  });

  test('another view than the one of the day is shown and asked, and Enter does not decide it', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await looksAt(person);
    await person.sees(KEYS);
    person.types('2');
    await person.sees('助言: 何が');
    person.types(`直してください${ENTER}`);
    await person.sees('この回 2/81');
    await person.sees(KEYS);
    person.types('b');
    await person.sees('助言: 直してください');
    await person.sees(KEYS);
    person.types('1');
    await person.sees('[r] 「答えのとおり」にする');
    person.types(ENTER);
    await person.sees('r c b');
    person.types('b');
    await person.sees('› やめる');
    expect(Object.values(reviewsIn(cwd))).toMatchObject([[{ view: 'disagrees' }]]);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('[r] 「答えのとおり」にする');
    person.types('r');
    await person.sees('この回 2/81');
    await leaves(person);
    expect(Object.values(reviewsIn(cwd))).toMatchObject([[{ view: 'agrees', advice: '直してください' }]]);
    // The file holds one view of the day; the history tells that it was another one before.
    expect((await run(['log'], { cwd })).stdout).toMatch(/見解: 答えと違う → 答えのとおり（見本の専門家）\n/);
  });

  test.each([
    ['r', '直してください'],
    ['c', undefined],
  ])(
    'advice of a view that found something to mend stays beside one that finds nothing if %s says so',
    async (key, advice) => {
      const cwd = folderOfFirm(AIM, two);
      const person = await begins(cwd);
      await looksAt(person);
      await person.sees(KEYS);
      person.types('2');
      await person.sees('助言: 何が');
      person.types(`直してください${ENTER}`);
      await person.sees('この回 2/81');
      await person.sees(KEYS);
      person.types('b');
      await person.sees('助言: 直してください');
      await person.sees(KEYS);
      person.types('1');
      await person.sees('[c] 前の助言を消して「答えのとおり」にする');
      person.types(key);
      await person.sees('この回 2/81');
      await leaves(person);
      const [[view] = []] = Object.values(reviewsIn(cwd));
      expect([view?.view, view?.advice]).toEqual(['agrees', advice]);
    },
  );

  test.each([
    ['r', '直してください'],
    ['c', undefined],
  ])('advice beside a question that was replied to is asked about, and %s decides', async (key, advice) => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await person.sees(KEYS);
    person.types('a');
    await person.sees('助言（');
    person.types(`直してください${ENTER}`);
    await person.sees('保存しました');
    person.types('m');
    await person.sees('会社への質問（');
    person.types(`いつからですか${ENTER}`);
    await person.sees('保存しました');
    await leaves(person);
    const [id = ''] = Object.keys(reviewsIn(cwd));
    const file = parse(textIn(cwd));
    file.reviews[id][0].reply = '先月からです';
    writeFileSync(fileIn(cwd), stringify(file));
    const again = sitDown(['review', '--only', 'questions'], { cwd, rows: TALL });
    await again.sees('前と同じ専門家で続ける');
    again.types('1');
    await again.sees(KEYS);
    // What came home stands over what was read before.
    expect(again.screen()).toMatch(/会社の返事: 先月からです[\s\S]*「できている」は/);
    await looksAt(again);
    await again.sees(KEYS);
    again.types('1');
    await again.sees('その助言を、新しい見解にも残すか、消すかを選びます');
    await again.sees('[c] 前の助言を消して「答えのとおり」にする');
    again.types(key);
    await again.finished;
    const views = reviewsIn(cwd)[id] ?? [];
    expect(views.map((one) => [one.view, one.advice])).toEqual([
      ['cannot-tell', '直してください'],
      ['agrees', advice],
    ]);
  });

  test('does not agree where the firm has not answered, says why, and names the ways on', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await looksAt(person);
    await goesTo(person, '1-2-1-3');
    await person.sees(KEYS);
    person.types('1');
    await person.sees('会社の答えがまだないので、「答えのとおり」は選べません。');
    await person.sees('[3] 判断できない');
    await leaves(person);
    expect(reviewsIn(cwd)).toEqual({});
  });

  test('a question that is added to a view of another day leaves its advice', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await looksAt(person);
    await person.sees(KEYS);
    person.types('2');
    await person.sees('助言: 何が');
    person.types(`直してください${ENTER}`);
    await person.sees('この回 2/81');
    await leaves(person);
    const [id = ''] = Object.keys(reviewsIn(cwd));
    const again = sitDown(['review'], { cwd, rows: TALL, today: '2026-11-25' });
    await again.sees('前と同じ専門家で続ける');
    again.types('1');
    await goesTo(again, id);
    await again.sees(KEYS);
    again.types('m');
    await again.sees('会社への質問（');
    again.types(`いつからですか${ENTER}`);
    await again.sees('保存しました');
    await leaves(again);
    const views = reviewsIn(cwd)[id] ?? [];
    expect(views.map((one) => [one.view, one.advice, one.question])).toEqual([
      ['disagrees', '直してください', undefined],
      ['disagrees', '直してください', 'いつからですか'],
    ]);
  });

  test('a sitting that goes on says how far it is, and not only where', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await person.sees('この回 1/81 · 全体の');
    await looksAt(person);
    for (const next of [2, 3]) {
      await person.sees(KEYS);
      person.types('1');
      await person.sees(`この回 ${next}/81 · 全体の`);
    }
    await leaves(person);
    const again = sitDown(['review'], { cwd, rows: TALL });
    await again.sees('前と同じ専門家で続ける');
    again.types('1');
    await again.sees('この回は81基準です。81基準のうち、今の見解がある2基準は、あとに出ます。');
    await again.sees('この回 1/81 · 見解あり 2/81 · 全体の');
    await leaves(again);
    const [seen = ''] = Object.keys(reviewsIn(cwd));
    const file = parse(textIn(cwd));
    writeFileSync(fileIn(cwd), stringify({ ...file, answers: { ...file.answers, [seen]: { state: 'unmet' } } }));
    const changed = sitDown(['review', '--only', 'changed'], { cwd, rows: TALL });
    await changed.sees('前と同じ専門家で続ける');
    changed.types('1');
    await changed.sees('この回は1基準です。');
    expect((await leaves(changed)).stderr).not.toContain('あとに出ます');
    const second = sitDown(['review'], { cwd, rows: TALL });
    await second.sees('[n] 新しい専門家');
    second.types('n');
    await introduces(second, '見本の専門家 乙', '111111');
    await second.sees('今の見解があるのは、あなたが0、');
    await second.sees(KEYS);
    second.types('j');
    await second.sees('（あなたの見解 0/');
    await second.sees('あなたの見解がまだの最初の基準へ（残り81基準）');
    second.types('b');
    await leaves(second);
  });

  test('the doubt of another specialist is shown and asked, and whoever decides against it is on record', async () => {
    const cwd = folderOfFirm(AIM, two);
    const before = await begins(cwd);
    await before.sees(KEYS);
    before.types('3');
    await before.sees('判断できない理由（');
    before.types(`見ていません${ENTER}`);
    await before.sees('この回 2/81');
    await leaves(before);
    const [id = ''] = Object.keys(reviewsIn(cwd));
    const file = parse(textIn(cwd));
    file.answers[id] = { ...(file.answers[id] ?? { state: 'unmet' }), note: '改めました' };
    writeFileSync(fileIn(cwd), stringify(file));
    const person = sitDown(['review', '--only', 'risk'], { cwd, rows: TALL });
    await person.sees('[n] 新しい専門家');
    person.types('n');
    await introduces(person, '見本の専門家 乙', '');
    await looksAt(person);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('[r] 「答えのとおり」にする');
    person.types(ENTER);
    await person.sees('r b');
    person.types('r');
    await person.finished;
    const [doubt, decided] = reviewsIn(cwd)[id] ?? [];
    expect(doubt).toMatchObject({ by: 'r1', view: 'cannot-tell' });
    expect(decided).toMatchObject({ by: 'r2', view: 'agrees', settles: [doubt?.stamp] });
    expect((await run(['verify', 'assessment.yaml'], { cwd })).stdout).toContain('答えのとおり 1、まだ 80');
    expect((await run(['log'], { cwd })).stdout.replaceAll(/\s+/g, '')).toContain(
      '見解:答えのとおり（見本の専門家乙）（見本の専門家「判断できない」を読んで代えた）',
    );
    // Whatever shows the doubt says so, and the list of findings does not go on asking for it.
    for (const words of [
      ['explain', id],
      ['sheet', 'confirmation'],
    ]) {
      const told = (await run(words, { cwd })).stdout.replaceAll(/\s+/g, '');
      expect(told).toContain(`見本の専門家乙が、この見解を読んだうえで代えました（${TODAY}）。`);
    }
    const found = (await run(['sheet', 'findings'], { cwd })).stdout.split('\n');
    const row = found.find((line) => line.startsWith(`| F-${id} |`)) ?? '';
    expect(row).toContain('前の重み: 中');
    expect(row).toContain('判断できない（見本の専門家、');
    expect(row).not.toContain('もう一度見てもらって');
  });

  test('who says again who they are stays one specialist, whatever width and blanks they type it with', async () => {
    const cwd = folderOfFirm(AIM, two);
    await leaves(await begins(cwd));
    const person = sitDown(['review'], { cwd, rows: TALL });
    await person.sees('[n] 新しい専門家');
    person.types('n');
    await introduces(person, '見本 の　専門家', '００００００');
    await leaves(person);
    expect(Object.keys(assessmentIn(cwd).reviewers ?? {})).toEqual(['r1']);
    expect(assessmentIn(cwd).reviewers?.['r1']?.name).toBe('見本の専門家');
  });

  test('a question is saved at once, stays with the view that follows, and is found again by the reply', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd);
    await looksAt(person);
    await person.sees(KEYS);
    person.types('j');
    await person.sees('[b]');
    person.types('i');
    await person.sees('番号（');
    person.types(`1-2-1-1${ENTER}`);
    await person.sees('体制表あり');
    await person.sees(KEYS);
    person.types('m');
    await person.sees('会社への質問（');
    person.types(`版はいくつですか${ENTER}`);
    await person.sees('見解を選ぶまでは「判断できない」とします');
    expect(reviewsIn(cwd)['1-2-1-1']).toMatchObject([{ view: 'cannot-tell', question: '版はいくつですか' }]);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('1-2-1-2');
    const { stdout } = await leaves(person);
    expect(stdout).toContain('81基準のうち、答えのとおり 1、まだ 80。\n会社の返事を待っている質問: 1\n');
    expect(reviewsIn(cwd)['1-2-1-1']).toMatchObject([{ view: 'agrees', question: '版はいくつですか' }]);

    writeFileSync(fileIn(cwd), textIn(cwd).replace('版はいくつですか', '版はいくつですか\n      reply: 2026年版です'));
    const again = sitDown(['review', '--only', 'questions'], { cwd, rows: TALL });
    await again.sees('[1] 前と同じ専門家で続ける: 見本の専門家（登録番号 000000、社外）');
    again.types('1');
    await again.sees('この回は1基準です');
    await again.sees('会社の返事: 2026年版です');
    await looksAt(again);
    await again.sees(KEYS);
    again.types('1');
    expect((await again.finished).stdout).toBe('81基準のうち、答えのとおり 1、まだ 80。\n');
    expect(reviewsIn(cwd)['1-2-1-1']?.map(({ question, reply }) => [question, reply])).toEqual([
      ['版はいくつですか', '2026年版です'],
      [undefined, undefined],
    ]);
    expect(Object.keys(parse(textIn(cwd)).reviewers)).toEqual(['r1']);
  });

  test('an answer that changes while it is looked at is shown again before anything is said of it', async () => {
    const cwd = folderOfFirm(AIM, 'answers:\n  1-2-1-1: { state: not-applicable, reason: 一人の会社です }');
    const person = await begins(cwd);
    await person.sees('一人の会社です');
    await looksAt(person);
    await person.sees(KEYS);
    writeFileSync(fileIn(cwd), textIn(cwd).replace('一人の会社です', '派遣社員だけです'));
    person.types('1');
    await person.sees('会社の答えが変わりました');
    await person.sees('派遣社員だけです');
    expect(reviewsIn(cwd)).toEqual({});
    // What was looked at was the answer of before.
    await person.sees('見たもの: 選んでいません');
    await looksAt(person);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('この回 2/81');
    expect(isCurrent(cwd, '1-2-1-1')).toBe(true);
    await leaves(person);
  });

  test.each([
    ['a', '助言（', 'advice'],
    ['m', '会社への質問（', 'question'],
    ['3', '判断できない理由（', 'reason'],
  ] as const)(
    'what was typed by %s while the answer changed is offered again, and told where it stays unsaved',
    async (key, line, field) => {
      const cwd = folderOfFirm(AIM, 'answers:\n  1-2-1-1: { state: not-applicable, reason: 一人の会社です }');
      const person = await begins(cwd);
      await person.sees('一人の会社です');
      await person.sees(KEYS);
      person.types(key);
      await person.sees(line);
      writeFileSync(fileIn(cwd), textIn(cwd).replace('一人の会社です', '派遣社員だけです'));
      person.types(`だれが決めましたか${ENTER}`);
      await person.sees('会社の答えが変わりました');
      await person.sees('書いた言葉は残してあります');
      expect(reviewsIn(cwd)).toEqual({});
      await person.sees(KEYS);
      person.types('q');
      expect((await person.finished).stderr).toContain('「だれが決めましたか」は、保存していません');

      const again = sitDown(['review'], { cwd, rows: TALL });
      await again.sees('前と同じ専門家で続ける');
      again.types('1');
      await again.sees('派遣社員だけです');
      await again.sees(KEYS);
      again.types(key);
      await again.sees(line);
      writeFileSync(fileIn(cwd), textIn(cwd).replace('派遣社員だけです', '一人の会社です'));
      again.types(`だれが決めましたか${ENTER}`);
      await again.sees('会社の答えが変わりました');
      await again.sees(KEYS);
      again.types(key);
      if (key !== '3') {
        await again.sees('だれが決めましたか');
        again.types(ENTER);
        await again.sees('保存しました。');
      } else await again.sees('この回 2/81');
      const { stderr } = await leaves(again);
      expect(stderr).not.toContain('は、保存していません');
      expect(reviewsIn(cwd)['1-2-1-1']).toMatchObject([{ view: 'cannot-tell', [field]: 'だれが決めましたか' }]);
    },
  );

  test('a view of before is shown with whether it still holds, and b, s, ? and Enter move without a view', async () => {
    const cwd = folderOfFirm(AIM, two);
    const first = await begins(cwd, '--only', 'risk');
    await first.sees('当てはまる基準はありません');
    await first.finished;
    const person = sitDown(['review'], { cwd, rows: TALL });
    await person.sees('前と同じ専門家で続ける');
    person.types('1');
    await looksAt(person);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('この回 2/81');
    await person.sees(KEYS);
    person.types('b');
    await person.sees('見解: 答えのとおり（見本の専門家（登録番号 000000、社外）、2026-11-21）');
    await person.sees('見解のあとに変わったところはありません。');
    await person.sees(KEYS);
    person.types(ENTER);
    await person.sees('この回 2/81');
    await person.sees(KEYS);
    person.types('?');
    await person.sees('証拠の例');
    await person.sees(KEYS);
    person.types('s');
    await person.sees('この回 3/81');
    await leaves(person);
    expect(Object.keys(reviewsIn(cwd))).toHaveLength(1);
  });

  test('what was put off is offered at the end', async () => {
    const cwd = folderOfFirm(AIM, 'answers:\n  1-2-1-1: { state: not-applicable, reason: 一人の会社です }');
    const person = await begins(cwd, '--only', 'risk');
    await looksAt(person);
    await person.sees(KEYS);
    person.types('s');
    await person.sees('「あとで」にした1基準が残っています');
    await person.sees('[2] ここで終わる');
    person.types('1');
    await person.sees('一人の会社です');
    await person.sees(KEYS);
    person.types('3');
    await person.sees('判断できない理由（');
    person.types(`登記を見ていません${ENTER}`);
    expect((await person.finished).stdout).toBe('81基準のうち、判断できない 1、まだ 80。\n');
    expect(Object.values(reviewsIn(cwd))).toMatchObject([[{ view: 'cannot-tell', reason: '登記を見ていません' }]]);
  });

  test.each([
    ['Ctrl-C', (person: Person) => person.types(CTRL_C)],
    ['a closed terminal', (person: Person) => person.hangsUp()],
  ])(
    '%s loses no view, tells of the one that is not whole, and prints the command to go on',
    async (how, interrupts) => {
      const cwd = folderOfFirm(AIM, two);
      const person = await begins(cwd);
      await looksAt(person);
      await person.sees(KEYS);
      person.types('1');
      await person.sees('この回 2/81');
      await person.sees(KEYS);
      person.types('2');
      await person.sees('助言: 何が');
      interrupts(person);
      const { code, stderr } = await person.finished;
      expect(code).toBe(130);
      expect(stderr).toContain('続きから見るには: npx scs-check review');
      expect(Object.values(reviewsIn(cwd))).toMatchObject([[{ view: 'agrees' }]]);
      if (how === 'Ctrl-C') expect(stderr).toContain('見解は書いていません。');
    },
  );

  test('who has mistyped their name goes back to it, and what was typed stands there', async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = sitDown(['review'], { cwd, rows: TALL });
    await person.sees('専門家の名前');
    person.types(`見本の専門化${ENTER}`);
    await person.sees('登録番号');
    person.types(`000000${ENTER}`);
    await person.sees('所属');
    person.types(ENTER);
    await person.sees('b 名前から書き直す');
    person.types('b');
    await person.sees('› 戻る');
    person.types(`\u007f家${ENTER}`);
    await person.sees('登録番号');
    person.types(ENTER);
    await person.sees('所属');
    person.types(ENTER);
    await person.sees('[3] 社内');
    person.types('1');
    await leaves(person);
    expect(parse(textIn(cwd)).reviewers).toEqual({
      r1: { name: '見本の専門家', registration: '000000', relation: 'outside' },
    });
  });

  test('who leaves after going back to their name is told all that they had typed', async () => {
    const person = sitDown(['review'], { cwd: folderOfFirm(AIM, two), rows: TALL });
    for (const [sees, types] of [
      ['専門家の名前', '見本の専門化'],
      ['登録番号', '000000'],
      ['所属', '見本事務所'],
    ] as const) {
      await person.sees(sees);
      person.types(`${types}${ENTER}`);
    }
    await person.sees('b 名前から書き直す');
    person.types('b');
    await person.sees('› 戻る');
    person.types(CTRL_C);
    const { code, stderr } = await person.finished;
    expect(code).toBe(130);
    expect(stderr.split('› 戻る').at(-1)?.replace(/\s/g, '')).toContain('見本の専門化、000000、見本事務所');
  });

  test('somebody else gets a tag of their own', async () => {
    const cwd = folderOfFirm(AIM, two);
    await leaves(await begins(cwd));
    const person = sitDown(['review'], { cwd, rows: TALL });
    await person.sees('[n] 新しい専門家');
    person.types('n');
    await introduces(person, '見本の専門家 乙', '');
    await leaves(person);
    expect(parse(textIn(cwd)).reviewers).toEqual({
      r1: { name: '見本の専門家', registration: '000000', relation: 'outside' },
      r2: { name: '見本の専門家 乙', relation: 'outside' },
    });
  });

  test('speaks English, and its stamps are those of the catalogue as it was written', async () => {
    const cwd = folderOfFirm(AIM, two);
    await leaves(await begins(cwd));
    const person = sitDown(['review', '--lang', 'en'], { cwd, rows: TALL });
    await person.sees('go on as the same specialist');
    person.types('1');
    await person.sees('q save and stop');
    person.types('4');
    await person.sees('this sitting 2/81');
    await person.sees('q save and stop');
    person.types('q');
    expect((await person.finished).stdout).toBe('Of 81: out of scope of this look 1, none yet 80.\n');
    const [id = ''] = Object.keys(reviewsIn(cwd));
    expect(isCurrent(cwd, id)).toBe(true);
  });

  test('needs a terminal and a file', async () => {
    const cwd = folderOfFirm(AIM, two);
    expect(await run(['review'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('no-terminal'),
    });
    const person = sitDown(['review', 'nai.yaml'], { cwd });
    expect(await person.finished).toMatchObject({ code: 2 });
    expect(person.screen()).toContain('nai.yaml が見つかりません');
  });
});

describe('views in other commands', () => {
  const seen = async () => {
    const cwd = folderOfFirm(AIM, two);
    const person = await begins(cwd, '--only', 'open');
    await looksAt(person);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('この回 2/81');
    await person.sees(KEYS);
    person.types('2');
    await person.sees('助言: 何が');
    person.types(`担当を決める${ENTER}`);
    await person.sees('この回 3/81');
    await leaves(person);
    return { cwd, ids: Object.keys(reviewsIn(cwd)) };
  };

  test('status counts them on one line, only where there are any', async () => {
    const { cwd } = await seen();
    expect((await run(['status'], { cwd })).stdout).toContain('\n見解: 答えのとおり 1 / 答えと違う 1 / まだ 79\n');
    expect((await run(['status'], { cwd: folderOfFirm(AIM, two) })).stdout).not.toContain('見解');
  });

  test('explain says who said what and when, and whether it still holds', async () => {
    const { cwd } = await seen();
    const told = async () => (await run(['explain', '1-2-1-2', '--file', 'assessment.yaml'], { cwd })).stdout;
    const person = sitDown(['review'], { cwd, rows: TALL });
    await person.sees('前と同じ専門家で続ける');
    person.types('1');
    await person.sees(KEYS);
    person.types('j');
    await person.sees('[b]');
    person.types('i');
    await person.sees('番号（');
    person.types(`1-2-1-2${ENTER}`);
    await person.sees('会社の答え: × まだ');
    await person.sees(KEYS);
    person.types('1');
    await person.sees('[r] 「答えのとおり」にする');
    person.types('r');
    await person.sees('1-2-1-3');
    await leaves(person);
    expect(await told()).toContain(
      '見解: 答えのとおり（見本の専門家（登録番号 000000、社外）、2026-11-21）\n  見解のあとに変わったところはありません。\n  見たもの: 聞き取り\n',
    );
    writeFileSync(fileIn(cwd), textIn(cwd).replace('{ state: unmet }', '{ state: met }'));
    expect(await told()).toContain('見解のあとに、答え（見解のときは「まだ」）が変わりました。');
    expect(await told()).not.toContain('残っていません');
    writeFileSync(fileIn(cwd), textIn(cwd).replace('{ state: met }', '{ state: met, note: 連絡先の表 }'));
    expect((await told()).replace(/\n */g, '')).toContain('見解のときのメモの中身は、見解には残っていません。');
    expect((await run(['status'], { cwd })).stdout).toMatch(/見解: .*変わった 1/);
  });
});

describe('evidence whose file is not the one on record', () => {
  /** A firm that has changed a file and not recorded it again, and the specialist at that criterion. */
  const changedFile = () => {
    const cwd = folderOfFirm(
      AIM,
      `answers:
  1-2-1-1: { state: met, evidence: [{ title: 記録, file: kiroku.txt, sha256: ${'a'.repeat(64)} }] }`,
    );
    writeFileSync(join(cwd, 'kiroku.txt'), '記録');
    return cwd;
  };
  const update = 'scs-check evidence add 1-2-1-1 --update 1';

  test.each(['1', '2', '3', '4', 'a', 'm'])('is told and asked before %s, and b writes nothing', async (key) => {
    const cwd = changedFile();
    const person = await begins(cwd);
    await person.sees('1. 記録: 変わった');
    await person.sees(KEYS);
    person.types(key);
    await person.sees('証拠1のファイルの中身が、会社の記録と違います');
    await person.sees('[r] 「');
    expect(person.screen().replaceAll(/\s+/g, ' ')).toContain(update);
    person.types('b');
    await person.sees('› やめる');
    await leaves(person);
    expect(reviewsIn(cwd)).toEqual({});
  });

  test('has a view that does not count, said to nobody to be changed after it, and the firm is named as who mends it', async () => {
    const cwd = changedFile();
    const person = await begins(cwd);
    await looksAt(person);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('[r] 「');
    person.types('r');
    await person.sees('この回 2/81');
    const { stdout } = await leaves(person);
    expect(stdout.replaceAll('\n', '')).toContain(
      `（1-2-1-1）は、会社が証拠を記録し直すか、記録したときのファイルに戻してから、もう一度見ます。`,
    );
    expect(stdout).toContain(update);
    for (const words of [
      ['verify', 'assessment.yaml'],
      ['explain', '1-2-1-1'],
      ['sheet', 'confirmation'],
      ['sheet', 'findings'],
      ['sheet', 'declaration'],
      ['report'],
      ['status'],
    ]) {
      const told = (await run(words, { cwd })).stdout.replaceAll(/\s+/g, '');
      expect([words, told]).toEqual([words, expect.stringMatching(/記録と違いました|「変わった」|変わった1/)]);
      // Only of what was there before, or of the whole of a word list.
      expect([words, told]).toEqual([
        words,
        expect.not.stringMatching(/見解のあと[にで]?、?(?:証拠が)?変わ(?!ったところ)/),
      ]);
    }
    expect((await run(['sheet', 'findings'], { cwd })).stdout).toContain(`npx ${update}`);
    expect((await run(['explain', '1-2-1-1'], { cwd })).stdout.replaceAll(/\s+/g, '')).toContain(
      '見解のとき、証拠1のファイルの中身は、会社の記録と違いました。会社が、証拠を記録し直すか、記録したときのファイルに戻したあとで、もう一度見ます。',
    );
    expect((await run(['evidence', 'add', '1-2-1-1', '--update', '1'], { cwd })).code).toBe(0);
    expect((await run(['verify', 'assessment.yaml'], { cwd })).stdout).not.toContain('記録と違います');
  });

  test('has a view that does not count when the file on record is back, until it is looked at again', async () => {
    const cwd = changedFile();
    const onRecord = createHash('sha256').update('前の記録').digest('hex');
    writeFileSync(join(cwd, 'assessment.yaml'), textIn(cwd).replace('a'.repeat(64), onRecord));
    await agreesAllTheSame(cwd);
    expect(reviewsIn(cwd)['1-2-1-1']).toMatchObject([{ view: 'agrees', unrecorded: [1] }]);
    writeFileSync(join(cwd, 'kiroku.txt'), '前の記録');
    const explained = (await run(['explain', '1-2-1-1'], { cwd })).stdout.replaceAll(/\s+/g, '');
    expect(explained).toContain(
      '見解のとき、証拠1のファイルの中身は、会社の記録と違いました。見直すまで、この見解は数えません。',
    );
    for (const words of [['verify', 'assessment.yaml'], ['status']])
      expect((await run(words, { cwd })).stdout.replaceAll(/\s+/g, '')).toContain('変わった1');
    const person = await looksAgain(cwd);
    await person.finished;
    expect(reviewsIn(cwd)['1-2-1-1']).toHaveLength(1);
    expect(reviewsIn(cwd)['1-2-1-1']?.[0]).not.toHaveProperty('unrecorded');
    expect((await run(['status'], { cwd })).stdout).toContain('答えのとおり 1');
  });

  test('is shown by --only changed, where the same view again says that nothing is written', async () => {
    const cwd = changedFile();
    await agreesAllTheSame(cwd);
    const before = textIn(cwd);
    const person = await looksAgain(cwd);
    await person.sees('[r] 「');
    person.types('r');
    expect((await person.finished).stderr).toContain('前と同じ見解です。');
    expect(textIn(cwd)).toBe(before);
  });
});
