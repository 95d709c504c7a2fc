import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { widthOf } from '../../src/text/width.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { ENTER, type Person, run, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { uncut } from '../helpers/uncut.ts';

const facts = narrowToLevel(shippedCatalogue(), 'star3').profileFacts;
const items = Array.from({ length: 25 }, (_, index) => `sa-${index + 1}`);

/** A firm that has answered the 25 items and what is asked of it, and nothing else. */
function didThe25Items(state = 'met', edition = '3.1', policy = 'unknown'): string {
  const answers = items.map((id) => `  ${id}: { state: ${state}, answeredOn: 2026-11-01 }`).join('\n');
  const profile = `profile: { policy-decided: ${policy}, policy-published: unknown }`;
  const aim = `{ id: security-action-25, edition: "${edition}", level: self-check }`;
  return folderOfFirm(aim, `${profile}\nanswers:\n${answers}`);
}

const fileIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
const countsIn = async (cwd: string) =>
  JSON.parse((await run(['report', '--format', 'json', '--catalogue', 'scs-20260327'], { cwd })).stdout).summary
    .criteria;

/** Starts ★3 and says yes to everything ★3 asks about the firm, but that it has servers. */
async function startsStar3(cwd: string, columns = 80): Promise<Person> {
  const person = sitDown(['ask', '--catalogue', 'scs-20260327'], { cwd, columns, rows: 60 });
  for (const [index, { id }] of facts.entries()) {
    await person.sees(`会社について ${index + 1}/${facts.length}`);
    person.types(id === 'has-servers' ? '2' : '1');
  }
  await person.sees('[2] 1つずつ答える');
  person.types('2');
  return person;
}

async function goesTo(person: Person, id: string): Promise<void> {
  await person.sees('q 保存して終わる');
  person.types('j');
  await person.sees('番号で移る');
  person.types('i');
  await person.sees('番号（例');
  person.types(`${id}${ENTER}`);
  await person.sees(id);
}

describe('a firm that did the 25 items starts ★3', () => {
  test('it hears how much can be proposed, sees the proposal with its reason, and takes it over with +', async () => {
    const cwd = didThe25Items();
    const person = await startsStar3(cwd);
    await goesTo(person, '4-4-5-3');
    await person.sees('提案: ○ できている（sa-2 の答えから。理由: 定義ファイルがいつも最新なら');
    await person.sees('+ で採用します');
    expect(fileIn(cwd).answers['4-4-5-3']).toBeUndefined();
    expect(await countsIn(cwd)).toMatchObject({ met: 0, unanswered: 81 });
    expect((await run(['status'], { cwd })).stdout).not.toContain('sa-2');

    await person.sees('q 保存して終わる');
    person.types(ENTER);
    await person.sees('使えるキー');
    expect(fileIn(cwd).answers['4-4-5-3']).toBeUndefined();
    person.types('＋');
    await person.sees('4-5-1-1');
    person.types('q');
    await person.finished;

    expect(fileIn(cwd).answers['4-4-5-3']).toMatchObject({ state: 'met', derivedFrom: 'sa-2', answeredOn: TODAY });
    expect(await countsIn(cwd)).toMatchObject({ met: 1, unanswered: 80 });
    expect((await run(['lint', 'assessment.yaml'], { cwd })).code).toBe(0);
    for (const format of ['text', 'markdown']) {
      const { stdout } = await run(['report', '--format', format], { cwd });
      expect(stdout.replace(/\s/g, '')).toContain('sa-2の答えから提案し、答えた人が採用');
    }
  });

  test('answering a whole requirement at once, it sees the proposal there and takes it with +, and only there', async () => {
    const cwd = didThe25Items();
    const person = await startsStar3(cwd);
    await goesTo(person, '4-4-5-3');
    await person.sees('q 保存して終わる');
    person.types('a');
    await person.sees('提案: ○ できている（sa-2 の答えから');
    await person.sees('+ 提案を採用');
    await person.sees('上から順に');
    person.types(`+++${ENTER}`);
    await person.sees('+ は、提案のある基準にだけ使えます');
    person.types(`\u007f\u007f\u007f3-+${ENTER}`);
    await person.sees('4-5-1-1');
    person.types('q');
    await person.finished;
    const { answers } = fileIn(cwd);
    expect(answers['4-4-5-1']).toMatchObject({ state: 'unmet' });
    expect(answers['4-4-5-2']).toBeUndefined();
    expect(answers['4-4-5-3']).toMatchObject({ state: 'met', derivedFrom: 'sa-2' });
  });

  test('having answered all items, it is told where the same file leads, until it has gone there', async () => {
    const cwd = didThe25Items();
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    person.types('q');
    expect((await person.finished).stderr).toContain('npx scs-check ask --catalogue scs-20260327');
    const again = await startsStar3(cwd);
    await again.sees('q 保存して終わる');
    again.types('q');
    expect((await again.finished).stderr).not.toContain('同じファイルのまま');
  });

  test('the check counts no proposal', async () => {
    const cwd = didThe25Items();
    const before = await run(['check', '--catalogue', 'scs-20260327'], { cwd });
    expect(before.code).toBe(1);
    expect(before.stdout).toContain('4-4-5-3');
  });

  test('another key is the person’s own answer, and nothing of the proposal is left in the file', async () => {
    const cwd = didThe25Items();
    const person = await startsStar3(cwd);
    await goesTo(person, '4-4-5-3');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('4-5-1-1');
    person.types('q');
    await person.finished;
    expect(fileIn(cwd).answers['4-4-5-3'].state).toBe('met');
    expect(fileIn(cwd).answers['4-4-5-3']).not.toHaveProperty('derivedFrom');
  });

  test('what a proposal taken over does not fit together with is said at once', async () => {
    const person = await startsStar3(didThe25Items());
    await goesTo(person, '4-4-5-1');
    await person.sees('q 保存して終わる');
    person.types('3');
    await goesTo(person, '4-4-5-3');
    await person.sees('q 保存して終わる');
    person.types('+');
    await person.sees('土台になる 4-4-5-1（');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
  });

  test('an answer taken over stays marked when it is kept, and loses the mark when it is given anew', async () => {
    const cwd = didThe25Items();
    const person = await startsStar3(cwd);
    await goesTo(person, '4-4-5-3');
    await person.sees('q 保存して終わる');
    person.types('+');
    await person.sees('4-5-1-1');
    await person.sees('q 保存して終わる');
    person.types('b');
    await person.sees('前の答え: ○ できている');
    await person.sees('q 保存して終わる');
    person.types(ENTER);
    await person.sees('4-5-1-1');
    expect(fileIn(cwd).answers['4-4-5-3'].derivedFrom).toBe('sa-2');
    await person.sees('q 保存して終わる');
    person.types('b');
    await person.sees('前の答え');
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('4-5-1-1');
    person.types('q');
    await person.finished;
    expect(fileIn(cwd).answers['4-4-5-3']).toMatchObject({ state: 'unmet' });
    expect(fileIn(cwd).answers['4-4-5-3']).not.toHaveProperty('derivedFrom');
  });

  test.each([60, 80])('at %i columns no line of a proposal is wider than the terminal', async (columns) => {
    const person = await startsStar3(didThe25Items(), columns);
    await goesTo(person, '4-4-5-3');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    // The line where the number was typed redraws itself; what stands below it was laid out by us.
    const screen = person.screen();
    const lines = screen.slice(screen.indexOf('提案: ')).split('\n');
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });
});

test('an item still to do proposes still to do, and + takes that over', async () => {
  const cwd = didThe25Items('unmet');
  const person = await startsStar3(cwd);
  await goesTo(person, '4-2-2-1');
  await person.sees('提案: × まだ（sa-20 の答えから');
  await person.sees('q 保存して終わる');
  person.types('+');
  await person.sees('4-2-2-2');
  person.types('q');
  await person.finished;
  expect(fileIn(cwd).answers['4-2-2-1']).toMatchObject({ state: 'unmet', derivedFrom: 'sa-20', answeredOn: TODAY });
  expect(fileIn(cwd).answers['4-2-2-1']).not.toHaveProperty('lastDone');
});

describe('a proposal that was taken over, once what it rests on is another', () => {
  const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
  const earlier = 'earlier: [{ id: security-action-25, edition: "3.1", level: self-check }]';
  const known = facts.map(({ id }) => (id === 'has-servers' ? '' : `  ${id}: true\n`)).join('');
  const firm = (profile: string, answers: string) =>
    folderOfFirm(aim, `${earlier}\nprofile:\n${known}  ${profile}\nanswers:\n${answers}`);
  const changed = () =>
    firm('has-servers: false', '  sa-2: { state: unmet }\n  4-4-5-3: { state: met, derivedFrom: sa-2 }');
  const told = async (cwd: string, ...words: string[]) =>
    uncut((await run(words, { cwd })).stdout).replace(/[\s・│|]+/g, '');

  test.each([[['check']], [['status']], [['report']], [['report', '--format', 'markdown']], [['explain', '4-4-5-3']]])(
    'is told by %j as long as nobody has answered anew',
    async (words) => {
      const isStatus = words.includes('status');
      const says = isStatus ? '見直しを待つ答え:1問' : '4-4-5-3（';
      expect(await told(changed(), ...words)).toContain(says);
      if (!isStatus) expect(await told(changed(), ...words)).toContain('そのもとの答えは、いまは「まだ」です');
      const own = firm('has-servers: false', '  sa-2: { state: unmet }\n  4-4-5-3: { state: met }');
      expect(await told(own, ...words)).not.toMatch(/そのもとの答え|見直しを待つ/);
    },
  );

  test('both sides are named in words, in both languages', async () => {
    const cwd = changed();
    expect(await told(cwd, 'check')).toMatch(/4-4-5-3（.+?）の「できている」は、sa-2（.+?）の答えから採用した提案です/);
    const { stdout } = await run(['check', '--lang', 'en'], { cwd });
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /4-4-5-3 \(.+?\) is “in place” by a proposal adopted from the answer to sa-2 \(.+?\), which is “not yet” now/,
    );
  });

  test('waits at the questions, with no reason that is not so any more, and is gone once it is answered anew', async () => {
    const cwd = changed();
    const person = sitDown([], { cwd, rows: 60 });
    await person.sees('見直しを待つ答えが1問あります');
    await goesTo(person, '4-4-5-3');
    await person.sees('そのもとの答えは、いまは「まだ」です');
    await person.sees('q 保存して終わる');
    person.types('?');
    await person.sees('sa-2 は「まだ」です。ここから、この基準について言えることはありません');
    expect(person.screen()).not.toContain('定義ファイルがいつも最新なら');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('4-5-1-1');
    person.types('q');
    await person.finished;
    expect(fileIn(cwd).answers['4-4-5-3']).not.toHaveProperty('derivedFrom');
    expect(await told(cwd, 'status')).not.toContain('見直しを待つ');
  });

  test('a fact is named by what it asks and what was said, and never by its id', async () => {
    const cwd = firm('policy-decided: false', '  1-3-1-1: { state: met, derivedFrom: policy-decided }');
    for (const words of [['check'], ['report'], ['report', '--level', 'star3'], ['explain', '1-3-1-1']]) {
      const text = await told(cwd, ...words);
      expect(text).toMatch(
        /会社の情報「[^」]*基本方針[^」]*」の答えから採用した提案です。そのもとの答えは、いまは「いいえ」/,
      );
      // A line of the file itself may be shown.
      expect(text.replaceAll('derivedFrom:policy-decided', '')).not.toContain('policy-decided');
    }
    const open = firm('policy-decided: true\n  has-servers: true', '  sa-1: { state: met }');
    const person = sitDown([], { cwd: open, rows: 60 });
    await goesTo(person, '1-3-1-1');
    await person.sees('提案: ○ できている（会社の情報「');
    await person.sees('答え「はい」から。理由: ');
    await person.sees('q 保存して終わる');
    person.types('?');
    await person.sees('は「はい」です。');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(person.screen()).not.toContain('policy-decided');
  });
});

describe('what the other answers say, and how far it reaches', () => {
  test('is told at the question, for pairs that propose nothing, too', async () => {
    const cwd = didThe25Items();
    const person = await startsStar3(cwd);
    await goesTo(person, '4-3-4-1');
    await person.sees('q 保存して終わる');
    person.types('?');
    await person.sees('ほかのカタログの答えから');
    await person.sees('sa-11 は「できている」です。★3は、対象・頻度・保管期間を決めて');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
  });

  test('is told by explain, in both directions and languages, and nothing where nothing was answered', async () => {
    const cwd = didThe25Items('partial');
    const told = async (...words: string[]) => (await run(['explain', ...words], { cwd })).stdout.replace(/\s+/g, ' ');
    expect(await told('4-3-4-1', '--catalogue', 'scs-20260327')).toContain('sa-11 は「一部だけ」です。★3は、対象');
    expect(await told('4-3-4-1', '--catalogue', 'scs-20260327', '--lang', 'en')).toContain(
      '★3 asks you to decide what',
    );
    expect(await told('sa-11')).not.toContain('ほかのカタログの答えから');
    expect(await told('4-1-1-1', '--catalogue', 'scs-20260327')).not.toContain('ほかのカタログの答えから');
    const person = await startsStar3(cwd);
    await goesTo(person, '4-3-4-1');
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('4-3-4-2');
    person.types('q');
    await person.finished;
    expect(await told('sa-11', '--catalogue', 'security-action-25')).toContain(
      '4-3-4-1 は「できている」です。取る対象は会社が',
    );
  });
});

describe('nothing is proposed', () => {
  test.each([
    ['where the items are not done', didThe25Items, 'partial', '3.1'],
    ['where another edition of them was answered', didThe25Items, 'met', '3.0'],
  ] as const)('%s', async (_, firm, state, edition) => {
    const cwd = firm(state, edition);
    const person = await startsStar3(cwd);
    await goesTo(person, '4-4-5-3');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(person.screen()).not.toContain('提案');
    expect(fileIn(cwd).answers['4-4-5-3']).toBeUndefined();
  });
});

test('a firm that did ★3 is shown what that says of the 25 items', async () => {
  const cwd = testFolder();
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { companies: [サンプル株式会社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
  4-2-2-1: { state: met }
  6-1-1-1: { state: met }
`,
  );
  const person = sitDown(['ask', '--catalogue', 'security-action-25'], { cwd });
  await person.sees('2項目の答えを提案できます');
  await person.sees('会社について 1/2');
  person.types('2');
  await goesTo(person, 'sa-20');
  await person.sees('提案: ○ できている（4-2-2-1 の答えから');
  await person.sees('q 保存して終わる');
  expect((await run(['status'], { cwd })).stdout).toContain('今の合計は0点');
  person.types('+');
  await person.sees('sa-21');
  person.types('q');
  await person.finished;
  expect(fileIn(cwd).answers['sa-20']).toMatchObject({ state: 'met', derivedFrom: '4-2-2-1' });
  expect((await run(['status'], { cwd })).stdout).toContain('今の合計は4点');
});

test('the catalogue shows the function of NIST CSF 2.0 that each of its categories serves', async () => {
  const { stdout } = await run(['catalogue', 'show', 'scs-20260327']);
  const shown = stdout.split('\n').filter((line) => line.includes('NIST CSF'));
  expect(shown.map((line) => /（(\w\w)）/.exec(line)?.[1])).toEqual(['GV', 'GV', 'ID', 'PR', 'DE', 'RS', 'RC']);
  const json = JSON.parse((await run(['catalogue', 'show', 'scs-20260327', '--json'])).stdout);
  const functions = json.frameworks.filter((one: { framework: string }) => one.framework === 'nist-csf-2.0');
  expect(functions).toHaveLength(7);
  expect(functions[3]).toMatchObject({
    from: '4',
    edition: '2.0',
    item: 'PR',
    relation: 'tagged',
    provenance: 'official',
  });
});

describe('other frameworks', () => {
  const told = async (...words: string[]) =>
    uncut((await run([...words], { cwd: didThe25Items() })).stdout).replace(/[\s・│|]+/g, '');
  const report = ['report', '--catalogue', 'scs-20260327'];

  test('are told by explain for a criterion, its requirement and its category, and whose word that is', async () => {
    const criterion = await told('explain', '4-1-2-4', '--catalogue', 'scs-20260327', '--level', 'star4');
    expect(criterion).toContain('NISTCSF2.0:PR.AA-01IdentityManagement');
    expect(criterion).toContain('ISO/IEC27001:2022附属書A:8.31（どちらも、開発環境と本番環境を分ける話です）');
    expect(criterion).toContain('NISTCSF2.0の機能:PR（公式の表で');
    expect(criterion).toContain('対応表は私たちが書いたもので');
    expect(await told('explain', '4-1-2', '--catalogue', 'scs-20260327', '--level', 'star4')).toContain('附属書A:8.31');
    expect(await told('explain', 'sa-1')).not.toContain('NISTCSF');
  });

  test('are in the report where it is asked for, in its words, and always in JSON', async () => {
    for (const format of ['text', 'markdown', 'html']) {
      expect(await told(...report, '--format', format)).not.toContain('27001');
      const asked = await told(...report, '--format', format, '--crosswalks');
      expect(asked).toContain(
        '1-2-1セキュリティ推進活動部門:ISO/IEC27001:2022附属書A5.2、5.4·NISTCSF2.0GV.RR-01、GV.RR-02',
      );
      expect(asked).toContain('公式の対応表ではありません');
      // Of ★4 alone.
      expect(asked).not.toContain('5.31');
    }
    const { mappings } = JSON.parse((await run([...report, '--format', 'json'], { cwd: didThe25Items() })).stdout);
    expect(mappings).toContainEqual({
      from: '1-2-1',
      framework: 'nist-csf-2.0-subcategories',
      edition: '2.0',
      items: [
        { id: 'GV.RR-01', title: 'Roles, Responsibilities, and Authorities' },
        { id: 'GV.RR-02', title: 'Roles, Responsibilities, and Authorities' },
      ],
      relation: 'intersects',
      provenance: 'ours',
      reason: 'どちらも、セキュリティの役割と責任を決める話です',
    });
  });
});

test('the end of the 25 items says how much ★3 is proposed by them, and names the item that a reason is about', async () => {
  for (const [policy, told] of [
    ['unknown', 'へも進めます（重なる質問では、?'],
    ['true', 'へも進めます（いまの答えから提案できるのは1件。'],
  ] as const) {
    const cwd = didThe25Items('met', '3.1', policy);
    const person = sitDown(['ask'], { cwd, rows: 60 });
    await person.sees('[q] 終わる');
    person.types('q');
    const { screen } = await person.finished;
    expect(screen.replace(/\s/g, '')).toContain(told.replace(/\s/g, ''));
  }
  for (const name of ['security-action-25--scs-20260327', 'scs-20260327--security-action-25']) {
    expect(readFileSync(`controls/crosswalk/${name}.yaml`, 'utf8')).not.toMatch(/この項目|this item/);
  }
});
