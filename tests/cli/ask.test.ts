import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { askedOf } from '../../src/domain/criterionHash.ts';
import { CTRL_C, ENTER, type Person, run, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const criteria = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));
const facts = narrowToLevel(shippedCatalogue(), 'star3').profileFacts;

/** Name, scope and profile of a firm that says yes to everything. */
async function introduces(person: Person): Promise<void> {
  await person.sees('[2] 1問ずつ答える');
  person.types('2');
  await person.sees('会社の名前を書いてください');
  person.types(`サンプル株式会社${ENTER}`);
  for (const field of ['対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
    await person.sees(field);
    person.types(ENTER);
  }
  for (let position = 1; position <= facts.length; position++) {
    await person.sees(`会社について ${position}/${facts.length}`);
    person.types('1');
  }
}

/** A file of a firm that has introduced itself and answered nothing. */
function introduced(folder: string, answers = 'answers: {}'): string {
  const file = join(folder, 'assessment.yaml');
  const profile = facts.map(({ id }) => `  ${id}: true`).join('\n');
  writeFileSync(
    file,
    `formatVersion: 1
organization: { name: サンプル株式会社 } # 社名
scope: { companies: [サンプル株式会社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile:
${profile}
${answers}
`,
  );
  return file;
}

/** A line that says a criterion is met, with all that belongs to that. */
function whole({ id, options, cadence }: (typeof criteria)[number]): string {
  const chosen = options?.choices.slice(0, options.atLeast) ?? [];
  const letters = chosen.map((choice) => choice.id).join(', ');
  const done = cadence?.every ? ', lastDone: 2026-04-01' : '';
  return `${id}: { state: met${letters === '' ? '' : `, options: [${letters}]`}${done} }`;
}

/** What every answer given today to a criterion carries. */
const given = (id: string) => ({
  answeredOn: TODAY,
  asked: criteria.filter((criterion) => criterion.id === id).map((criterion) => askedOf(criterion))[0],
});

const draftsOf = (file: string) => parse(readFileSync(file, 'utf8')).drafts;
const answersOf = (file: string) => parse(readFileSync(file, 'utf8')).answers;

/** Wipes out the line, as Ctrl-U does. */
const WIPE = '\u0015';

describe('what follows from the facts about the firm', () => {
  const says = async (person: Person, noTo: readonly string[]) => {
    for (const { id, question } of facts) {
      // A part of what the firm has none of is not asked.
      if (id === 'cloud-important-secrets' && noTo.includes('has-important-secrets')) continue;
      await person.sees(question.slice(0, 10));
      person.types(noTo.includes(id) ? '2' : '1');
    }
  };
  const unprofiled = (folder: string) => {
    const file = introduced(folder);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/profile:\n(?: {2}.*\n)+/, ''));
    return file;
  };

  test('is shown on one screen, and taken with one key', async () => {
    const cwd = testFolder();
    const file = unprofiled(cwd);
    const person = sitDown(['--by', '総務'], { cwd, rows: 40 });
    await says(person, ['has-important-secrets', 'uses-mfa']);
    await person.sees('1つずつ答え');
    const screen = person.screen();
    for (const id of ['4-1-3-2', '4-1-3-3', '4-1-3-4', '4-3-4-2']) expect(screen).toContain(id);
    expect(answersOf(file)).toEqual({});
    person.types('1');
    await person.sees('4基準を「当てはまらない」にしました');
    await person.sees('1-2-1-1');
    person.types('q');
    await person.finished;
    expect(answersOf(file)).toEqual({
      '4-1-3-2': { ...given('4-1-3-2'), ...notApplicable, reason: '重要な機密情報をクラウドサービスで扱っていません' },
      '4-1-3-3': { ...given('4-1-3-3'), ...notApplicable, reason: '多要素認証を使っていません' },
      '4-1-3-4': { ...given('4-1-3-4'), ...notApplicable, reason: '多要素認証を使っていません' },
      '4-3-4-2': { ...given('4-3-4-2'), ...notApplicable, reason: '重要な機密情報を持っていません' },
    });
  });

  test('or asked one by one, and nothing is said for the person', async () => {
    const cwd = testFolder();
    const file = unprofiled(cwd);
    const person = sitDown([], { cwd, rows: 40 });
    await says(person, ['uses-mfa']);
    await person.sees('1つずつ答え');
    person.types('2');
    await person.sees('1-2-1-1');
    person.types('q');
    await person.finished;
    expect(answersOf(file)).toEqual({});
  });
});

const notApplicable = { state: 'not-applicable', answeredBy: '総務' };

describe('the interview on a terminal', () => {
  test('a new user answers all 81 criteria in one sitting and sees where the firm stands', async () => {
    const cwd = testFolder();
    const person = sitDown([], { cwd, rows: 60 });
    await introduces(person);
    for (const { id, options, cadence } of criteria) {
      await person.sees(id);
      await person.sees('q 保存して終わる');
      person.types('1');
      if (options) {
        await person.sees('0 か b で戻ります');
        for (const digit of '1234'.slice(0, options.atLeast)) {
          person.types(digit);
          await person.sees(`[${digit}]`);
        }
        person.types(ENTER);
      }
      if (cadence?.every) {
        await person.sees('最後に行った日');
        person.types(`2026/4/1${ENTER}`);
      }
    }
    await person.sees('[q] 終わる');
    person.types('q');
    const { code, screen } = await person.finished;

    expect(code).toBe(0);
    expect(screen.replace(/\s/g, '')).toContain('★3の81基準すべてに「できている」と答えています。');
    const answers = answersOf(join(cwd, 'assessment.yaml'));
    expect(Object.keys(answers)).toEqual(criteria.map(({ id }) => id));
    expect(answers['1-2-1-3']).toEqual({ state: 'met', lastDone: '2026-04-01', ...given('1-2-1-3') });
    expect(answers['4-1-1-2']).toMatchObject({ state: 'met', options: ['a'] });
    expect(person.screen()).toMatch(/攻撃等の防御 · 残り47問（約\d+分）/);
  });

  test('an answer is on disk before the next question appears', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('1-2-1-1');
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('1-2-1-2');
    expect(answersOf(file)).toEqual({ '1-2-1-1': { state: 'unmet', ...given('1-2-1-1') } });
    person.types('q');
    await person.finished;
  });

  test.each([
    ['Ctrl-C', (person: Person) => person.types(CTRL_C)],
    ['a request to end', (person: Person) => person.terminates()],
    ['a closed terminal', (person: Person) => person.hangsUp()],
  ])('%s loses nothing, and the command to go on is printed', async (_, interrupts) => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('1-2-1-2');
    interrupts(person);
    const { code, stderr } = await person.finished;

    expect(code).toBe(130);
    expect(stderr).toContain('続きから始めるには: npx scs-check');
    expect(answersOf(file)).toEqual({ '1-2-1-1': { state: 'unmet', ...given('1-2-1-1') } });
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test('a key pressed counts even when the person leaves in the middle of the questions that follow it', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met }, 1-2-1-2: { state: met } }');
    const person = sitDown([], { cwd });
    await person.sees('1-2-1-3');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('最後に行った日');
    person.types(CTRL_C);
    await person.finished;
    expect(answersOf(file)['1-2-1-3']).toEqual({ state: 'met', ...given('1-2-1-3') });
  });

  test('resumes at the first question without an answer', async () => {
    const cwd = testFolder();
    introduced(cwd, 'answers: { 1-2-1-1: { state: met }, 1-2-1-2: { state: met } }');
    const person = sitDown([], { cwd });
    await person.sees('SCS評価制度 ★3・★4（目指す段階: ★3）');
    await person.sees('サンプル株式会社の続きです。81基準のうち2基準に答えています。');
    await person.sees('残り79問');
    await person.sees('q 保存して終わる');
    person.types('q');
    expect((await person.finished).code).toBe(0);
  });

  test('full-width digits from a Japanese input method are the same keys', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('４');
    await person.sees('聞く相手の目安: ');
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-1'].state).toBe('unknown');
  });

  test('a wrong key changes nothing and shows the keys that work', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('9');
    await person.sees('使えるキー: 1 2 3 4 5 ? b s n e o d j a q');
    person.types('q');
    await person.finished;
    expect(answersOf(file)).toEqual({});
  });

  test('help shows why, evidence, whom to ask and the official number under the question', async () => {
    const cwd = testFolder();
    introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('?');
    for (const text of ['1-2-1-1', 'なぜ大切か', '証拠の例', '最初の一歩', '番号: 1-2-1-1']) {
      await person.sees(text);
    }
    person.types('q');
    await person.finished;
  });

  test('not applicable needs a written reason; without one the answer stays as it was', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('5');
    await person.sees('当てはまらない理由');
    person.types(ENTER);
    await person.sees('答えは変えていません');
    await person.sees('q 保存して終わる');
    expect(answersOf(file)).toEqual({});
    person.types('5');
    await person.sees('当てはまらない理由');
    person.types(`役員がいないためです${ENTER}`);
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-1']).toMatchObject({ state: 'not-applicable', reason: '役員がいないためです' });
  });

  test('what the firm said of itself is offered as the reason', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    writeFileSync(file, readFileSync(file, 'utf8').replace('has-servers: true', 'has-servers: false'));
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('j');
    await person.sees('番号で移る');
    person.types('i');
    await person.sees('番号（例');
    person.types(`3-1-1-2${ENTER}`);
    await person.sees('会社の情報では');
    await person.sees('q 保存して終わる');
    person.types('5');
    await person.sees('当てはまらない理由');
    person.types(ENTER);
    await person.sees('3-1-1-3');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['3-1-1-2'].reason).toContain('使っていません');
  });

  test('note and evidence are kept beside the answer, without terminal escapes', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met } }');
    const person = sitDown([], { cwd });
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    person.types('n');
    await person.sees('メモ（何も');
    person.types(`総務に確認中\u202e${ENTER}`);
    await person.sees('q 保存して終わる');
    person.types('e');
    await person.sees('証拠の名前');
    person.types(`体制表 2026年版${ENTER}`);
    await person.sees('置き場所');
    person.types(`総務の棚${ENTER}`);
    await person.sees('証拠の日付');
    person.types(`2026/11/1${ENTER}`);
    await person.sees('答えは、まだありません');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('1-2-1-3');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-2']).toEqual({
      state: 'met',
      note: '総務に確認中',
      evidence: [{ title: '体制表 2026年版', reference: '総務の棚', date: '2026-11-01' }],
      ...given('1-2-1-2'),
    });
  });

  test('the criteria of a requirement can be answered in one row of keys', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('a');
    await person.sees('上から順に3個');
    person.types(`1 4 -${ENTER}`);
    await person.sees('1-2-1-3');
    person.types('q');
    await person.finished;
    expect(answersOf(file)).toMatchObject({ '1-2-1-1': { state: 'met' }, '1-2-1-2': { state: 'unknown' } });
    expect(answersOf(file)['1-2-1-3']).toBeUndefined();
  });

  test('where one of them does not apply, its reason is asked after the row; without one nothing is kept', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    for (const reason of ['', '担当部署が1つだけのため']) {
      person.types('a');
      await person.sees('5 当てはまらない');
      await person.sees('上から順に3個');
      person.types(`-5-${ENTER}`);
      await person.sees('当てはまらない理由');
      person.types(`${reason}${ENTER}`);
      await person.sees(reason === '' ? '理由を書くと' : 'q 保存して終わる');
      await person.sees('q 保存して終わる');
      expect(answersOf(file)['1-2-1-2']).toEqual(
        reason === '' ? undefined : { state: 'not-applicable', reason, ...given('1-2-1-2') },
      );
    }
    person.types('q');
    await person.finished;
  });

  test('going back offers the stored answer, and Enter keeps it', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    person.types('b');
    await person.sees('前の答え: × まだ');
    await person.sees('q 保存して終わる');
    person.types(ENTER);
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-1'].state).toBe('unmet');
  });

  test('what was put off is offered again at the end', async () => {
    const cwd = testFolder();
    const all = criteria.slice(1).map(whole);
    introduced(cwd, `answers: { ${all.join(', ')} }`);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('s');
    await person.sees('1基準の答えがまだです');
    person.types('1');
    await person.sees('残り1問');
    await person.sees('q 保存して終わる');
    person.types('s');
    await person.sees('1基準の答えがまだです');
    person.types('2');
    await person.sees('[q] 終わる');
    person.types('q');
    expect((await person.finished).code).toBe(0);
  });

  describe.each(['ja', 'en'] as const)('at the end (%s)', (lang) => {
    const { verdict, plan, planEnds, more, edge } = {
      ja: {
        verdict: '対応が残っています',
        plan: '計画',
        planEnds: '計画を終える',
        more: '続きがあります',
        edge: '[q] 終わる',
      },
      en: { verdict: 'stillneedwork', plan: 'Plan', planEnds: 'leave the plan', more: 'more below', edge: '[q] stop' },
    }[lang];
    const states = ['unmet', 'unknown', 'partial', 'unmet'] as const;
    const ending = async (rows: number) => {
      const cwd = testFolder();
      introduced(cwd, `answers: { ${criteria.map(({ id }, at) => `${id}: { state: ${states[at % 4]} }`).join(', ')} }`);
      const person = sitDown(['--lang', lang], { cwd, rows, columns: 80 });
      await person.sees('[2] ');
      person.types('2');
      await person.sees(edge);
      return person;
    };

    test.each([24, 30, 60])('a window of %i lines holds the verdict, three things to do and the menu', async (rows) => {
      const person = await ending(rows);
      person.types('q');
      const { screen } = await person.finished;
      const end = screen.lastIndexOf(edge);
      const shown = screen
        .slice(0, screen.indexOf('\n›', end))
        .split('\n')
        .slice(-rows + 1);
      const words = shown.join('\n');
      expect(words.replace(/\s/g, '')).toContain(verdict);
      for (const number of [1, 2, 3]) expect(words).toMatch(new RegExp(`^ +${number} [\\d-]+ `, 'm'));
    });

    test('the rest of the result is read a page at a time, and the way back leads to the menu', async () => {
      const person = await ending(24);
      person.types('9');
      await person.sees(more);
      for (const key of [' ', ' ', 'b', 'm']) {
        const before = person.screen().length;
        person.types(key);
        await person.sees(key === 'm' ? edge : more);
        expect(person.screen().length - before).toBeLessThan(24 * 160);
      }
      person.types('q');
      expect((await person.finished).code).toBe(0);
    });

    test('who comes back from the plan is told the verdict and no more', async () => {
      const person = await ending(60);
      person.types('6');
      await person.sees(plan);
      await person.sees(planEnds.slice(0, 2));
      person.types('q');
      await person.sees(edge);
      person.types('q');
      const { screen } = await person.finished;
      expect(screen.split(/^ +2 [\d-]+ /m)).toHaveLength(2);
      expect(screen.replace(/\s/g, '').split(verdict)).toHaveLength(3);
    });
  });

  test('the PDF offered at the end lies beside the answers', async () => {
    const cwd = testFolder();
    introduced(cwd, `answers: { ${criteria.map(whole).join(', ')} }`);
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    await person.chooses('この結果をPDFにする');
    // Whoever presses a key meanwhile has not seen what comes next.
    await person.sees('PDFを作っています');
    person.types('q');
    await person.sees('PDFを書きました');
    await person.sees('[q] 終わる');
    await person.chooses('分野や番号を選んで答え直す');
    await person.sees('どこへ移りますか');
    person.types('b');
    await person.sees('[q] 終わる');
    person.types('q');
    await person.finished;
    const pdf = join(cwd, 'assessment.pdf');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(pdf).mode & 0o777).toBe(0o600);
  });

  test.each(['precious', 'missing'])('and never where a link leads or what is not ours: %s', async (target) => {
    const cwd = testFolder();
    const home = testFolder();
    introduced(cwd, `answers: { ${criteria.map(whole).join(', ')} }`);
    writeFileSync(join(home, 'precious'), 'precious');
    symlinkSync(join(home, target), join(cwd, 'assessment.pdf'));
    writeFileSync(join(cwd, 'assessment-2.pdf'), 'other');
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    await person.chooses('この結果をPDFにする');
    await person.sees('assessment-3.pdf');
    person.types('q');
    expect((await person.finished).code).toBe(0);
    expect([readdirSync(home), readFileSync(join(home, 'precious'), 'utf8')]).toEqual([['precious'], 'precious']);
    expect(readFileSync(join(cwd, 'assessment-2.pdf'), 'utf8')).toBe('other');
    expect(readFileSync(join(cwd, 'assessment-3.pdf'), 'latin1')).toMatch(/^%PDF-/);
  });

  test('comments in the file survive the whole interview', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers:\n  # 総務と相談\n  1-2-1-1: { state: unmet } # 来月見直す');
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('1-2-1-3');
    person.types('q');
    await person.finished;
    const text = readFileSync(file, 'utf8');
    for (const comment of ['# 社名', '# 総務と相談', '# 来月見直す']) expect(text).toContain(comment);
  });

  test.each([60, 80, 120])('at %i columns no line of the questions is wider than the terminal', async (columns) => {
    const cwd = testFolder();
    introduced(cwd);
    const person = sitDown([], { cwd, columns, rows: 60 });
    await person.sees('q 保存して終わる');
    person.types('?');
    await person.sees('番号: ');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    const { widthOf } = await import('../../src/text/width.ts');
    for (const line of person.screen().split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });
});

describe('coming back to what was answered', () => {
  const finished = () =>
    `answers: { ${criteria.map((one) => (one.id === '1-2-3-1' ? '1-2-3-1: { state: unknown }' : whole(one))).join(', ')} }`;

  test('when everything is answered, the unknown ones can be answered anew', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, finished());
    const person = sitDown([], { cwd });
    await person.sees('「わからない」の1基準に答え直す');
    await person.sees('[q] 終わる');
    await person.chooses('「わからない」の');
    await person.sees('1-2-3-1');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('81基準すべてに「できている」');
    await person.sees('[q] 終わる');
    person.types('q');
    expect((await person.finished).code).toBe(0);
    expect(answersOf(file)['1-2-3-1'].state).toBe('met');
  });

  test('what is known of the firm can be set right', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, finished());
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    await person.chooses('会社の名前・範囲・情報を直す');
    await person.sees('会社の名前を書いてください');
    person.types(`見本工業${ENTER}`);
    await person.sees('対象の会社');
    person.types(CTRL_C);
    await person.finished;
    expect(parse(readFileSync(file, 'utf8')).organization.name).toBe('見本工業');
  });

  test('who wipes out the name of the firm and writes none leaves it as it was', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, finished());
    const { name } = parse(readFileSync(file, 'utf8')).organization;
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    await person.chooses('会社の名前・範囲・情報を直す');
    await person.sees('会社の名前を書いてください');
    person.types(`${WIPE}${ENTER}`);
    await person.sees(`会社の名前は「${name}」のままです`);
    await person.sees('対象の会社');
    person.types(CTRL_C);
    await person.finished;
    expect(parse(readFileSync(file, 'utf8')).organization.name).toBe(name);
  });

  test('whoever leaves before the scope is written is asked for it again', async () => {
    const cwd = testFolder();
    const first = sitDown([], { cwd });
    await first.sees('[2] 1問ずつ答える');
    first.types('2');
    await first.sees('会社の名前を書いてください');
    first.types(`サンプル株式会社${ENTER}`);
    await first.sees('対象の会社');
    first.types(CTRL_C);
    expect((await first.finished).stderr).not.toContain('書きかけ');
    const second = sitDown([], { cwd });
    await second.chooses('1問ずつ答える');
    await second.sees('対象の会社');
    second.types(CTRL_C);
    await second.finished;
  });

  test('an answer that is replaced does not go without a word', async () => {
    const cwd = testFolder();
    introduced(cwd, 'answers:\n  1-2-1-1: { state: met }\n');
    const person = sitDown([], { cwd });
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    person.types('j');
    await person.sees('番号で移る');
    person.types('i');
    await person.sees('番号（例');
    person.types(`1-2-1-1${ENTER}`);
    await person.sees('前の答え: ○ できている');
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('1-2-1-1 を「できている」から「まだ」に変えました');
    person.types('q');
    await person.finished;
  });

  test('what stands in the scope stays as it is when Enter keeps it, whatever signs it holds', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, finished());
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace(/^scope:.*$/m, 'scope: { systems: ["R&D; Works", "A、B"] }'));
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    await person.chooses('会社の名前・範囲・情報を直す');
    for (const question of ['会社の名前', '対象の会社', '対象の拠点', '対象の部署', '対象のシステム']) {
      await person.sees(question);
      person.types(ENTER);
    }
    await person.sees('会社について 1/');
    person.types('q');
    await person.finished;
    expect(parse(readFileSync(file, 'utf8')).scope.systems).toEqual(['R&D; Works', 'A、B']);
  });

  test.each([
    ['本社,第二工場', ['本社', '第二工場']],
    ['Sample Co., Ltd., 見本工業,本社、第二工場', ['Sample Co., Ltd.', '見本工業', '本社', '第二工場']],
    ['B', ['B']],
  ])('「%s」 are these names', async (typed, names) => {
    const { person, file } = await atTheSites();
    person.types(`${typed}${ENTER}`);
    await person.sees('対象の部署');
    person.types(CTRL_C);
    await person.finished;
    expect(file().scope.sites).toEqual(names);
  });

  test.each(['q', 'ｑ'])('%s alone ends the interview where a name is asked for', async (key) => {
    const { person, file } = await atTheSites();
    person.types(`${key}${ENTER}`);
    expect((await person.finished).code).toBe(0);
    expect(file().scope.sites).toEqual([]);
  });

  test('b and ? alone are no names either: one goes back, the other tells of the keys', async () => {
    const { person, file } = await atTheSites();
    person.types(`？${ENTER}`);
    await person.sees('ここは名前を書くところです');
    await person.sees('対象の拠点');
    person.types(`b${ENTER}`);
    await person.sees('対象の会社');
    person.types(`\u0015b${ENTER}`);
    await person.sees('会社の名前を書いてください');
    person.types(`\u0015?${ENTER}`);
    await person.sees('ここは名前を書くところです');
    person.types(CTRL_C);
    await person.finished;
    expect(file().organization.name).toBe('サンプル株式会社');
    expect(file().scope).toMatchObject({ companies: ['サンプル株式会社'], sites: [] });
  });

  async function atTheSites() {
    const cwd = testFolder();
    const person = sitDown([], { cwd });
    await person.sees('[2] 1問ずつ答える');
    person.types('2');
    await person.sees('会社の名前を書いてください');
    person.types(`サンプル株式会社${ENTER}`);
    await person.sees('対象の会社');
    person.types(ENTER);
    await person.sees('対象の拠点');
    return { person, file: () => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')) };
  }

  test('a name with a comma in it stays one name', async () => {
    const cwd = testFolder();
    const person = sitDown([], { cwd });
    await person.sees('[2] 1問ずつ答える');
    person.types('2');
    await person.sees('会社の名前を書いてください');
    person.types(`Sample Co., Ltd.${ENTER}`);
    await person.sees('対象の会社');
    person.types(ENTER);
    await person.sees('対象の拠点');
    person.types(CTRL_C);
    await person.finished;
    expect(parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).scope.companies).toEqual(['Sample Co., Ltd.']);
  });
});

describe('what a person writes is theirs', () => {
  test('details written into the file by hand survive a new answer to the same question', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    writeFileSync(file, readFileSync(file, 'utf8').replace('state: met', 'state: met\n    owner: 総務部長'));
    person.types('b');
    await person.sees('前の答え');
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-1']).toMatchObject({ state: 'unmet', owner: '総務部長' });
  });

  test('a note beside a question without an answer does not answer it', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('n');
    await person.sees('メモ（何も');
    person.types(`確認中${ENTER}`);
    await person.sees('メモを保存しました。答えは、まだありません');
    await person.sees('q 保存して終わる');
    expect(answersOf(file)).toEqual({});
    expect(draftsOf(file)).toEqual({ '1-2-1-1': { note: '確認中' } });
    person.types('3');
    await person.sees('1-2-1-2');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-1']).toMatchObject({ state: 'unmet', note: '確認中' });
    expect(draftsOf(file)).toBeUndefined();
  });

  const leaving: readonly (readonly [name: string, leave: (person: Person) => void | Promise<void>])[] = [
    ['q', (person) => void person.types('q')],
    [
      's and q',
      async (person) => {
        person.types('s');
        await person.sees('1-2-1-2');
        await person.sees('q 保存して終わる');
        person.types('q');
      },
    ],
    [
      'j and Ctrl-C',
      async (person) => {
        person.types('j');
        await person.sees('番号で移る');
        person.types(CTRL_C);
      },
    ],
    ['Ctrl-C', (person) => void person.types(CTRL_C)],
    ['a closed window', (person) => person.hangsUp()],
    ['SIGTERM', (person) => person.terminates()],
  ];

  test.each(leaving)('a note and evidence before an answer are on disk, and come back: %s', async (_, leave) => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('n');
    await person.sees('メモ（何も');
    person.types(`総務に聞く\r二行目${ENTER}`);
    await person.sees('メモを保存しました');
    await person.sees('q 保存して終わる');
    person.types('e');
    await person.sees('証拠の名前');
    person.types(`体制表${ENTER}`);
    await person.sees('置き場所');
    person.types(ENTER);
    await person.sees('証拠の日付');
    person.types(ENTER);
    await person.sees('証拠を1件、記録しています');
    await person.sees('q 保存して終わる');
    await leave(person);
    await person.finished;
    expect(draftsOf(file)).toEqual({ '1-2-1-1': { note: '総務に聞く\n二行目', evidence: [{ title: '体制表' }] } });
    expect(answersOf(file)).toEqual({});
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);

    const again = sitDown([], { cwd });
    await again.sees('メモ: 総務に聞く');
    await again.sees('証拠: 1件');
    await again.sees('q 保存して終わる');
    again.types('4');
    await again.sees('1-2-1-2');
    again.types('q');
    await again.finished;
    expect(answersOf(file)['1-2-1-1']).toMatchObject({
      state: 'unknown',
      note: '総務に聞く\n二行目',
      evidence: [{ title: '体制表' }],
    });
    expect(draftsOf(file)).toBeUndefined();
  });

  const interruptions: readonly (readonly [name: string, leave: (person: Person) => void])[] = [
    ['Ctrl-C', (person) => void person.types(CTRL_C)],
    ['a closed window', (person) => person.hangsUp()],
    ['SIGTERM', (person) => person.terminates()],
  ];

  test.each(interruptions)(
    'what is half typed at %s is kept as a note, and told where it cannot be',
    async (_, leave) => {
      const cwd = testFolder();
      const file = introduced(cwd);
      const person = sitDown([], { cwd });
      await person.sees('q 保存して終わる');
      person.types('n');
      await person.sees('メモ（何も');
      person.types('書きかけ');
      await person.sees('書きかけ');
      leave(person);
      expect((await person.finished).stderr).toContain('メモを保存しました');
      expect(draftsOf(file)).toEqual({ '1-2-1-1': { note: '書きかけ' } });

      const again = sitDown([], { cwd });
      await again.sees('q 保存して終わる');
      again.types('e');
      await again.sees('証拠の名前');
      again.types(`体制表${ENTER}`);
      await again.sees('置き場所');
      again.types('総務の棚の上');
      await again.sees('総務の棚の上');
      leave(again);
      expect((await again.finished).stderr).toContain('証拠を1件、記録しています');
      const evidence = [{ title: '体制表', reference: '総務の棚の上' }];
      expect(draftsOf(file)['1-2-1-1']).toEqual({ note: '書きかけ', evidence });

      for (const [key, asks, typed] of [
        ['e', '証拠の名前', '規程の'],
        ['5', '当てはまらない理由', '無線LANを'],
      ] as const) {
        const third = sitDown([], { cwd });
        await third.sees('q 保存して終わる');
        third.types(key);
        await third.sees(asks);
        third.types(typed);
        await third.sees(typed);
        leave(third);
        expect((await third.finished).stderr.replace(/\n/g, '')).toContain(
          `書きかけの「${typed}」は、メモに残しました`,
        );
      }
      expect(draftsOf(file)['1-2-1-1']).toEqual({ note: '書きかけ\n規程の\n無線LANを', evidence });
      expect(answersOf(file)).toEqual({});
    },
  );

  test.each(interruptions)('a half-typed day or name at %s is kept as a note beside no answer', async (_, leave) => {
    const cwd = testFolder();
    const file = introduced(cwd);
    for (const [key, asks, typed, kept] of [
      ['d', '期限（例', '2027/1', '期限: 2027/1'],
      ['o', '担当（名前か役職', '総務の', '担当: 総務の'],
      ['e', '証拠の名前', '2026/', '証拠の日付: 2026/'],
    ] as const) {
      const person = sitDown([], { cwd });
      await person.sees('q 保存して終わる');
      person.types(key);
      await person.sees(asks);
      if (key === 'e') {
        person.types(`体制表${ENTER}`);
        await person.sees('置き場所');
        person.types(ENTER);
        await person.sees('証拠の日付（例');
      }
      person.types(typed);
      await person.sees(typed);
      leave(person);
      expect((await person.finished).stderr.replace(/\n/g, '')).toContain(`書きかけの「${kept}」は、メモに残しました`);
    }
    expect(draftsOf(file)['1-2-1-1']).toEqual({
      note: '期限: 2027/1\n担当: 総務の\n証拠の日付: 2026/',
      evidence: [{ title: '体制表' }],
    });
    expect(answersOf(file)).toEqual({});
  });

  test('a half-typed day of a duty is kept where the window is gone, though its answer stands', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met }, 1-2-1-2: { state: met } }');
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('最後に行った日（例');
    person.types('2026/0');
    await person.sees('2026/0');
    person.hangsUp();
    await person.finished;
    expect(answersOf(file)['1-2-1-3']).toEqual({
      state: 'met',
      note: '最後に行った日: 2026/0',
      ...given('1-2-1-3'),
    });
  });

  test.each([
    ['a closed window', (person: Person) => person.hangsUp(), '前から\n規程の'],
    ['Ctrl-C', (person: Person) => void person.types(CTRL_C), '前から'],
  ])('beside an answer, what is half typed at %s is kept only where nobody can be told', async (_, leave, note) => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met, note: 前から } }');
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('b');
    await person.sees('q 保存して終わる');
    person.types('e');
    await person.sees('証拠の名前');
    person.types('規程の');
    await person.sees('規程の');
    leave(person);
    await person.finished;
    expect(answersOf(file)['1-2-1-1']).toMatchObject({ state: 'met', note });
    expect(answersOf(file)['1-2-1-1'].evidence).toBeUndefined();
  });

  test('text that arrives all at once answers nothing', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('2024/13/45');
    await person.sees('使えるキー');
    person.types('q');
    await person.finished;
    expect(answersOf(file)).toEqual({});
  });

  test('a line longer than the file takes is refused while it can still be shortened', async () => {
    const cwd = testFolder();
    introduced(cwd);
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    person.types('e');
    await person.sees('証拠の名前');
    person.types(`${'長'.repeat(301)}${ENTER}`);
    await person.sees('300文字までで書いてください');
    person.types(CTRL_C);
    await person.finished;
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
  });
});

describe('options', () => {
  async function atOptions(cwd: string): Promise<Person> {
    const person = sitDown([], { cwd });
    await person.sees('4-1-1-2');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('0 か b で戻ります');
    return person;
  }
  const upTo4112 = `answers: { ${criteria
    .slice(
      0,
      criteria.findIndex(({ id }) => id === '4-1-1-2'),
    )
    .map(whole)
    .join(', ')} }`;

  test('a digit switches an option on, and off again', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, upTo4112);
    const person = await atOptions(cwd);
    person.types('1');
    await person.sees('[1]');
    person.types('2');
    await person.sees('[2]');
    person.types('1');
    await person.sees('[2]');
    person.types(ENTER);
    await person.sees('4-1-1-3');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['4-1-1-2'].options).toEqual(['b']);
  });

  test('where two are needed if any, one is not enough, and none is', async () => {
    const cwd = testFolder();
    const file = introduced(
      cwd,
      `answers: { ${criteria
        .slice(
          0,
          criteria.findIndex(({ id }) => id === '4-1-3-3'),
        )
        .map(whole)
        .join(', ')} }`,
    );
    const person = sitDown([], { cwd });
    await person.sees('4-1-3-3');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('0 か b で戻ります');
    person.types('1');
    await person.sees('[1]');
    person.types(ENTER);
    await person.sees('2つ以上選んでください');
    person.types('2');
    await person.sees('[2]');
    person.types(ENTER);
    await person.sees('4-1-3-4');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['4-1-3-3'].options).toEqual(['a', 'b']);
  });

  test('where one is needed, none is not enough, and 0 goes back to the question', async () => {
    const cwd = testFolder();
    introduced(cwd, upTo4112);
    const person = await atOptions(cwd);
    person.types(ENTER);
    await person.sees('1つ以上選んでください');
    person.types('0');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
  });

  test.each([
    ['0', 'nothing', ''],
    ['0', 'another state', ', 4-1-1-2: { state: partial, note: 途中 }'],
    [CTRL_C, 'nothing', ''],
    [CTRL_C, 'another state', ', 4-1-1-2: { state: partial, note: 途中 }'],
    [CTRL_C, 'other options', ', 4-1-1-2: { state: met, options: [b] }'],
  ])('whoever turns back there with %j has said no more than before: %s', async (way, _, before) => {
    const cwd = testFolder();
    const file = introduced(cwd, upTo4112.replace(/ }$/, `${before} }`));
    const answers = answersOf(file);
    const person = sitDown([], { cwd });
    if (before !== '') {
      await person.sees('4-1-1-3');
      await person.sees('q 保存して終わる');
      person.types('b');
    }
    await person.sees('4-1-1-2');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('0 か b で戻ります');
    person.types(way);
    if (way === '0') {
      await person.sees('q 保存して終わる');
      person.types('q');
    } else {
      await person.sees('4-1-1-2 のいまの答えは保存していません');
    }
    await person.finished;
    expect(answersOf(file)).toEqual(answers);
  });

  test('a file that says met without them is asked for them first, and is whole afterwards', async () => {
    const cwd = testFolder();
    const file = introduced(
      cwd,
      `answers: { ${criteria.map((one) => (one.id === '4-1-1-2' ? `${one.id}: { state: met }` : whole(one))).join(', ')} }`,
    );
    const person = sitDown([], { cwd });
    await person.sees('どれに当てはまるかが、まだです');
    await person.sees('q 保存して終わる');
    person.types(ENTER);
    await person.sees('0 か b で戻ります');
    person.types('1');
    await person.sees('[1]');
    person.types(ENTER);
    await person.sees('[q] 終わる');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['4-1-1-2']).toMatchObject({ state: 'met', options: ['a'] });
  });

  test('in a row of keys, too, a criterion without its options stays as it was', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, upTo4112);
    const person = sitDown([], { cwd, rows: 60 });
    await person.sees('4-1-1-2');
    await person.sees('q 保存して終わる');
    person.types('a');
    await person.sees('上から順に');
    const { criteria: row } = shippedCatalogue().requirements.find(({ id }) => id === '4-1-1') ?? { criteria: [] };
    const asked = row.filter(({ level }) => level === 'star3');
    person.types(`${asked.map(({ id }) => (id === '4-1-1-2' ? '1' : id === '4-1-1-1' ? '-' : '3')).join('')}${ENTER}`);
    await person.sees('0 か b で戻ります');
    person.types(CTRL_C);
    await person.finished;
    const now = answersOf(file);
    expect(now['4-1-1-2']).toBeUndefined();
    expect(now['4-1-1-3']).toMatchObject({ state: 'unmet' });
  });
});

describe('a key that comes too soon', () => {
  /** A person who needs so many milliseconds between two looks of the tool at the clock. */
  const quick = (step: number) => {
    let now = 0;
    return () => {
      now += step;
      return now;
    };
  };

  test('Enter just after a digit keeps no answer that nobody has read', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met }, 1-2-1-2: { state: met } }');
    const person = sitDown([], { cwd, elapsed: quick(100), rows: 40 });
    await person.sees('1-2-1-3');
    await person.sees('q 保存して終わる');
    person.types('b');
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    person.types('b');
    await person.sees('1-2-1-1');
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('前の答え: ○ できている');
    await person.sees('q 保存して終わる');
    person.types(ENTER);
    await person.sees('もう一度 Enter');
    person.types('4');
    await person.sees('1-2-1-3');
    person.types('q');
    await person.finished;
    expect(answersOf(file)).toMatchObject({ '1-2-1-1': { state: 'unmet' }, '1-2-1-2': { state: 'unknown' } });
  });

  test('Enter just after a digit skips no date', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met }, 1-2-1-2: { state: met } }');
    const person = sitDown([], { cwd, elapsed: quick(100) });
    await person.sees('1-2-1-3');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('最後に行った日');
    person.types(ENTER);
    await person.sees('もう一度 Enter');
    person.types(`2026/4/1${ENTER}`);
    await person.sees('1-2-3-1');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-3']).toMatchObject({ state: 'met', lastDone: '2026-04-01' });
  });

  test('Enter just after a digit does not turn back for want of a reason', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met } }');
    const person = sitDown([], { cwd, elapsed: quick(100) });
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    person.types('5');
    await person.sees('当てはまらない理由');
    person.types(ENTER);
    await person.sees('もう一度 Enter');
    person.types(`見本の理由${ENTER}`);
    await person.sees('1-2-1-3');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-2']).toMatchObject({ state: 'not-applicable', reason: '見本の理由' });
  });

  test('Enter counts once the question has been there for a moment', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: met }, 1-2-1-2: { state: met } }');
    const person = sitDown([], { cwd, elapsed: quick(701) });
    await person.sees('1-2-1-3');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('最後に行った日');
    person.types(ENTER);
    await person.sees('1-2-3-1');
    person.types('q');
    await person.finished;
    expect(answersOf(file)['1-2-1-3'].lastDone).toBeUndefined();
  });

  test('Enter just after another key adopts no proposal, keeps no name and turns no page of the plan unread', async () => {
    const cwd = testFolder();
    const file = introduced(cwd, 'answers: { 1-2-1-1: { state: unmet, owner: 社長 } }');
    const person = sitDown([], { cwd, elapsed: quick(100) });
    await person.sees('1-2-1-2');
    await person.sees('q 保存して終わる');
    person.types('o');
    await person.sees('[1] 社長');
    person.types(ENTER);
    await person.sees('使えるキー');
    person.types('b');
    await person.sees('q 保存して終わる');
    person.types(ENTER);
    await person.sees('使えるキー');
    person.types('q');
    await person.finished;
    expect(draftsOf(file)).toBeUndefined();
    expect(Object.keys(answersOf(file))).toEqual(['1-2-1-1']);
  });

  test('b goes back on the first question after a resume', async () => {
    const cwd = testFolder();
    introduced(cwd, 'answers: { 1-2-1-1: { state: met }, 1-2-1-2: { state: met } }');
    const person = sitDown([], { cwd });
    await person.sees('1-2-1-3');
    await person.sees('q 保存して終わる');
    person.types('b');
    await person.sees('1-2-1-2');
    await person.sees('前の答え: ○ できている');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
  });
});

describe('where somebody is', () => {
  const similar = ['assessment (1).yaml', 'assessment - コピー.yaml', 'assessment-DESKTOP-A1B2C3.yaml'];

  test('who looks in and leaves finds the folder as it was', async () => {
    const cwd = testFolder();
    const person = sitDown([], { cwd });
    await person.sees('[2] 1問ずつ答える');
    expect(readdirSync(cwd).filter((name) => !name.includes('.lock'))).toEqual([]);
    person.types('2');
    await person.sees('会社の名前を書いてください');
    person.types(CTRL_C);
    const { screen } = await person.finished;
    expect(readdirSync(cwd)).toEqual([]);
    expect(screen).toContain('まだ何も答えていないので、ファイルは作っていません');
    expect(screen).toContain(`cd "${cwd}"`);
  });

  test('a file is made by the first answer, named in full at the start and at the end', async () => {
    const cwd = testFolder();
    const first = sitDown([], { cwd, columns: 200 });
    await first.sees('[2] 1問ずつ答える');
    expect(first.screen()).toContain(`${cwd} に assessment.yaml はないので、新しく始めます`);
    expect(first.screen()).toContain(join(cwd, 'assessment.yaml'));
    first.types('2');
    await first.sees('会社の名前を書いてください');
    first.types(`サンプル株式会社${ENTER}`);
    await first.sees('対象の会社');
    expect(parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).organization.name).toBe('サンプル株式会社');
    first.types(CTRL_C);
    const { screen } = await first.finished;
    expect(screen).toContain(`答えはすべて ${join(cwd, 'assessment.yaml')} に保存してあります`);
    const again = sitDown([], { cwd, columns: 200 });
    await again.chooses('1問ずつ答える');
    await again.sees('対象の会社');
    expect(again.screen()).toContain(`ファイル: ${join(cwd, 'assessment.yaml')}`);
    expect(again.screen()).not.toContain('新しく始めます');
    again.types(CTRL_C);
    await again.finished;
  });

  test('what was saved before is told where it is all that is left, and stays when somebody starts anew', async () => {
    const cwd = testFolder();
    await run(['init', '--name', 'サンプル株式会社'], { cwd });
    renameSync(join(cwd, 'assessment.yaml'), join(cwd, 'assessment.yaml.bak'));
    const before = readFileSync(join(cwd, 'assessment.yaml.bak'), 'utf8');
    const person = sitDown([], { cwd, columns: 200 });
    await person.sees('前に保存した内容が assessment.yaml.bak にあります');
    await person.chooses('1問ずつ答える');
    await person.sees('会社の名前を書いてください');
    person.types(`別名株式会社${ENTER}`);
    await person.sees('対象の会社');
    person.types(ENTER);
    await person.sees('対象の拠点');
    person.types(CTRL_C);
    await person.finished;
    expect(readFileSync(join(cwd, 'assessment.yaml.1.bak'), 'utf8')).toBe(before);
  });

  test('init keeps what was saved before under another name, and says so', async () => {
    const cwd = testFolder();
    for (const [round, kept] of [
      ['一', 'assessment.yaml.1.bak'],
      ['二', 'assessment.yaml.2.bak'],
    ]) {
      await run(['init', '--name', `サンプル${round}株式会社`], { cwd });
      renameSync(join(cwd, 'assessment.yaml'), join(cwd, 'assessment.yaml.bak'));
      expect((await run(['status'], { cwd })).stderr).toContain('前に保存した内容が assessment.yaml.bak にあります');
      const { code, stderr } = await run(['init'], { cwd });
      expect([code, stderr]).toEqual([
        0,
        expect.stringContaining(`前に保存した内容 assessment.yaml.bak は、${kept} として残しました`),
      ]);
      expect(readFileSync(join(cwd, `${kept}`), 'utf8')).toContain(`サンプル${round}株式会社`);
      rmSync(join(cwd, 'assessment.yaml'));
    }
  });

  test('files that a program has made of this one are named, by ask and by status', async () => {
    const cwd = testFolder();
    const text = readFileSync(introduced(cwd), 'utf8');
    for (const name of [...similar, 'assessment-osaka.yaml']) writeFileSync(join(cwd, name), text);
    writeFileSync(join(cwd, 'assessment (2).yaml'), 'services: {}\n');
    const told = `似た名前のファイルがあります: ${similar.join('、')}。いま使うのは assessment.yaml です`;
    const person = sitDown([], { cwd, columns: 300 });
    await person.sees('q 保存して終わる');
    expect(person.screen().replaceAll('\n', '')).toContain(told);
    person.types(CTRL_C);
    await person.finished;
    expect((await run(['status'], { cwd, columns: 300 })).stdout.replaceAll('\n', '')).toContain(told);
    const other = await run(['status', 'assessment (1).yaml'], { cwd, columns: 300 });
    expect(other.stdout.replaceAll('\n', '')).toContain('いま使うのは assessment (1).yaml です');
    expect(other.stdout).toContain('assessment.yaml');
  });

  test.each([
    ['above', 'kaisha/ima', 'kaisha'],
    ['above by two', 'kaisha/ima/koko', 'kaisha'],
    ['below', 'kaisha', 'kaisha/ima'],
    ['beside it', 'kaisha', 'kaisha'],
  ])('a wrong folder says where the answers may be: %s', async (where, here, there) => {
    const top = testFolder();
    mkdirSync(join(top, here), { recursive: true });
    mkdirSync(join(top, there), { recursive: true });
    const file = introduced(join(top, there));
    if (where === 'beside it') renameSync(file, join(top, there, 'kaisha.yaml'));
    const cwd = join(top, here);
    const found = where === 'beside it' ? 'kaisha.yaml' : file;
    const person = sitDown([], { cwd, columns: 300 });
    await person.sees('[2] 1問ずつ答える');
    const told = `前の答えは、ここかもしれません: ${found}`;
    expect(person.screen().replaceAll(/\s/g, '')).toContain(
      `${told}。開くには、いったん終わって: npx scs-check ask ${found}`.replaceAll(' ', ''),
    );
    const before = person.screen().length;
    person.types(CTRL_C);
    await person.finished;
    const end = person.screen().slice(before).replaceAll(/\s/g, '');
    expect(end).toContain(`${told}。開くには: npx scs-check ask ${found}`.replaceAll(' ', ''));
    expect(end).not.toContain('続きから始めるには');
    for (const command of ['report', 'status', 'check', 'handout']) {
      const { code, stderr } = await run([command, ...(command === 'handout' ? ['--unknown'] : [])], {
        cwd,
        columns: 300,
      });
      expect([command, code, stderr.replace(/\n */g, '')]).toEqual([command, 2, expect.stringContaining(told)]);
    }
  });
});

describe('the interview without a terminal', () => {
  test('never hangs: it ends with 2 and names the commands that work', async () => {
    const { code, stderr } = await run([]);
    expect(code).toBe(2);
    expect(stderr).toContain('npx scs-check init');
  });

  test('creates no file', async () => {
    const cwd = testFolder();
    await run(['ask'], { cwd });
    expect(existsSync(join(cwd, 'assessment.yaml'))).toBe(false);
  });
});

describe('files the interview will not touch', () => {
  test('a damaged file is left as it is, with the line and the way back', async () => {
    const cwd = testFolder();
    const file = introduced(cwd);
    writeFileSync(`${file}.bak`, readFileSync(file));
    const damaged = readFileSync(file, 'utf8').replace('answers: {}', 'answers:\n  1-2-1-1:\n    state: yes');
    writeFileSync(file, damaged);
    const person = sitDown([], { cwd });
    const { code, stderr } = await person.finished;
    expect(code).toBe(2);
    expect(stderr).toMatch(/assessment\.yaml:\d+:12 {2}.*answer-not-allowed/);
    expect(stderr.replace(/\n\s*/g, ' ')).toContain('assessment.yaml.bak の写しを assessment.yaml という名前に');
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });

  test('a file another scs-check is using is refused', async () => {
    const cwd = testFolder();
    introduced(cwd);
    const first = sitDown([], { cwd });
    await first.sees('q 保存して終わる');
    writeFileSync(
      join(cwd, 'assessment.yaml.lock'),
      JSON.stringify({ pid: 1, host: (await import('node:os')).hostname() }),
    );
    const second = await sitDown([], { cwd }).finished;
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('locked');
    first.types('q');
    await first.finished;
  });
});
