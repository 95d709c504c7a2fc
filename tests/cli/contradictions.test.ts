import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { rules } from '../../src/rules/index.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { ENTER, run, sitDown } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const KEYS = 'q 保存して終わる';
const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const facts = narrowToLevel(shippedCatalogue(), 'star3').profileFacts.map(({ id }) => `${id}: true`);
const folder = (answers: string) => folderOfFirm(aim, `profile: { ${facts.join(', ')} }\nanswers: { ${answers} }`);
const told = '1-2-1-3（ふだんのセキュリティ体制（役割・責任と連絡先）を';

// However an answer is given: what it does not fit together with is said at once, with the question of both.
test('a row of keys is told what does not fit together in it', async () => {
  const person = sitDown([], { cwd: folder(''), rows: 60 });
  await person.sees('1-2-1-1');
  await person.sees(KEYS);
  person.types('a');
  await person.sees('上から順に3個');
  person.types(`131${ENTER}`);
  await person.sees('最後に行った日');
  person.types(`2026-04-01${ENTER}`);
  await person.sees(told);
  await person.sees('b で戻って、答え直せます');
  await person.sees('1-2-3-1');
  await person.sees(KEYS);
  person.types('q');
  await person.finished;
});

// The menu of the end has no such key: what waits for a second look is one of its ways.
test('behind the last question nobody is sent back by a key that is not there', async () => {
  const criteria = narrowToLevel(shippedCatalogue(), 'star3').requirements.flatMap((one) => one.criteria);
  const states = criteria.flatMap(({ id }) => (id === '1-2-1-3' ? [] : [`${id}: { state: unmet }`]));
  const person = sitDown([], { cwd: folder(states.join(', ')), rows: 60 });
  await person.sees('1-2-1-3');
  await person.sees(KEYS);
  person.types('1');
  await person.sees('最後に行った日');
  person.types(`2026-04-01${ENTER}`);
  await person.sees(told);
  await person.sees('] 見直しを待つ答えを見る');
  person.types('7');
  await person.sees('[i] ');
  person.types('i');
  await person.sees('番号（例');
  person.types(`${criteria.at(-1)?.id}${ENTER}`);
  await person.sees(KEYS);
  person.types('4');
  await person.sees('に変えました');
  await person.sees('[q] ');
  const after = person.screen().split('に変えました').at(-1);
  expect(after).not.toContain('b で戻');
  expect(person.screen()).not.toContain('b で戻って、答え直せます');
  person.types('q');
  await person.finished;
});

/** What stands in a window, as far down as it goes. */
const window = (screen: string, rows: number) => screen.split('\n').slice(-rows).join('').replace(/\s/g, '');

test.each([24, 30])(
  'what an answer led to is in a window of %s lines together with the next question',
  async (rows) => {
    const before = '1-2-1-1: { state: unmet }, 1-2-1-2: { state: met }, 1-2-1-3: { state: unmet }';
    const person = sitDown([], { cwd: folder(before), rows });
    await person.sees(KEYS);
    person.types('j');
    await person.sees('どこへ移りますか');
    person.types('i');
    await person.sees('番号（例');
    person.types(`1-2-1-3${ENTER}`);
    await person.sees(KEYS);
    person.types('1');
    await person.sees('最後に行った日');
    person.types(`2026-04-01${ENTER}`);
    await person.sees('1-2-3-1');
    await person.sees('保存して終わる');
    const shown = window(person.screen(), rows);
    expect(shown).toContain('1-2-1-3を「まだ」から「できている」に変えました（bで戻れます）');
    expect(shown).toContain(told.replace(/\s/g, ''));
    expect(shown).toContain('守秘義務のルールを、役員・従業員・派遣社員・受入出向者のすべてを対象に決めていますか');
    person.types('q');
    await person.finished;
  },
);

test('of many contradictions at once as many are told as leave room for the next question', async () => {
  const { requirements } = narrowToLevel(shippedCatalogue(), 'star3');
  const [first, ...others] = requirements.flatMap(({ criteria }) => criteria).filter(({ options }) => !options);
  const met = others.map(({ id }) => `${id}: { state: met, lastDone: 2026-10-01 }`);
  const person = sitDown([], { cwd: folder(met.join(', ')) });
  await person.sees(`${first?.id} `);
  await person.sees(KEYS);
  person.types('3');
  await person.sees('4-1-1-2');
  await person.sees(KEYS);
  const shown = window(person.screen(), 24);
  expect(shown).toMatch(/1-2-1-2（.*食い違いは、ほかに\d件あります（質問の画面のj、vで見られます）。bで戻って/);
  expect(shown).toContain('ユーザIDは共有せず');
  person.types('q');
  await person.finished;
});

// Who knows it beforehand need not turn back: what does not fit is said only of a base that is still to do.
test.each([
  ['unmet', '1-2-1-2', /土台の1-2-1-1（[^）]+）は「まだ」です。ここを「できている」にすると、食い違います/],
  ['unmet', '1-2-1-3', /土台の1-2-1-1（/],
  ['met', '1-2-1-2', undefined],
  ['unmet', '1-2-3-1', undefined],
] as const)('a question tells of a base that does not stand: 1-2-1-1 %s, at %s', async (state, id, words) => {
  const person = sitDown([], { cwd: folder(`1-2-1-1: { state: ${state} }`), rows: 60 });
  await person.sees(KEYS);
  person.types('j');
  await person.sees('どこへ移りますか');
  person.types('i');
  await person.sees('番号（例');
  person.types(`${id}${ENTER}`);
  await person.sees(`${id} `);
  await person.sees(KEYS);
  const screen = person.screen().replace(/\s/g, '');
  const question = screen.slice(screen.lastIndexOf(`残り80問${id}`));
  if (words === undefined) expect(question).not.toContain('土台の');
  else expect(question).toMatch(words);
  person.types('q');
  await person.finished;
});

// Six of one kind are as many as are folded elsewhere.
const unfit = `profile: { uses-external-services: false, cloud-important-secrets: true, ${facts
  .slice(1)
  .filter((one) => !/^(uses-external-services|cloud-important-secrets)/.test(one))
  .join(', ')} }
answers:
  1-2-1-1: { state: unmet }
  1-2-1-2: { state: partial, missing: [1] }
  1-2-1-3: { state: met, lastDone: 2026-10-01 }
  4-1-2-1: { state: unmet }
  4-4-5-1: { state: unmet }
  4-4-5-2: { state: met }
  4-4-5-3: { state: met }
  4-1-1-1: { state: unmet }
  4-1-1-2: { state: met }
  4-1-1-3: { state: met }
  4-1-1-4: { state: met }
  6-1-1-2: { state: not-applicable }
`;

test('no output names two answers that do not fit by their numbers alone', async () => {
  const cwd = folderOfFirm(aim, unfit);
  cpSync(join(folderOfFirm(aim), 'assessment.yaml'), join(cwd, 'clean.yaml'));
  const say = async (...argv: string[]) => (await run(argv, { cwd })).stdout.replace(/[\s\\]/g, '');
  const report = JSON.parse((await run(['check', '--reporter', 'json'], { cwd })).stdout);
  const contradictions = new Set<string>(
    rules.filter(({ about }) => about === 'contradiction').map(({ code }) => code),
  );
  const found = report.files[0].diagnostics.filter(({ code }: { code: string }) => contradictions.has(code));
  const named = ({ args }: { args: object }) =>
    Object.keys(args).filter((name) => ['criterion', 'reference', 'fact', 'base'].includes(name));
  expect(new Set(found.map(({ code }: { code: string }) => code)).size).toBeGreaterThan(2);
  for (const one of found) expect(Object.keys(one.questions).sort()).toEqual(named(one).sort());
  const questions = found.flatMap(({ questions: asked }: { questions: Record<string, string> }) =>
    Object.values(asked),
  );
  for (const output of [
    await say('check'),
    await say('check', '--reporter', 'markdown'),
    await say('diff', 'clean.yaml', 'assessment.yaml'),
    await say('diff', 'clean.yaml', 'assessment.yaml', '--format', 'markdown'),
  ]) {
    for (const question of new Set<string>(questions)) expect(output).toContain(question.replace(/\s/g, ''));
  }
});
