import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderOfFirm } from '../helpers/firm.ts';
import { ENTER, run, sitDown } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const answers = 'answers: { 4-1-3-2: { state: met, lastDone: 2026-01-05 }, 1-2-1-1: { state: unmet } }';

/** How 4-1-3-2 comes out of a keyboard, a phone, a word processor and a PDF. */
const ids = ['４−１−３−２', '4ー1ー3ー2', '４－１－３－２', '4‐1‑3–2', '4—1―3﹣2', '　4-1-3-2\u200b', '4 - 1 - 3 - 2'];

/** A firm with an answer, a record of another one and a file of evidence. */
function firm(): string {
  const profile = Object.fromEntries(shippedCatalogue().profileFacts.map(({ id }) => [id, true]));
  const cwd = folderOfFirm(aim, `profile: ${JSON.stringify(profile)}\n${answers}`);
  mkdirSync(join(cwd, 'shoko'));
  writeFileSync(join(cwd, 'shoko', 'a.txt'), 'a');
  const entry = (did: object) =>
    JSON.stringify({ n: 1, at: '2026-11-21T09:00:00+09:00', did: [did], file: 'sha256:0' });
  const records = [
    { what: 'answer', id: '4-1-3-2', to: 'met' },
    { what: 'answer', id: '0-9-9-9', to: 'met' },
  ];
  writeFileSync(join(cwd, 'assessment.history.jsonl'), records.map((did) => `${entry(did)}\n`).join(''));
  return cwd;
}

describe.each([
  ['explain', (id: string) => ['explain', id]],
  ['log', (id: string) => ['log', '--id', id]],
  ['handout', (id: string) => ['handout', '--ids', `1-2-1-1、${id}`]],
  ['evidence add', (id: string) => ['evidence', 'add', id, 'shoko/a.txt', '--title', 'a']],
])('%s', (_, argv) => {
  test('takes an id in whatever hyphens and width it is typed', async () => {
    const plain = await run(argv('4-1-3-2'), { cwd: firm() });
    expect(plain).toMatchObject({ code: 0 });
    for (const id of ids) expect([id, await run(argv(id), { cwd: firm() })]).toEqual([id, plain]);
  });

  test('tells an id that there is none of, and which one it may have been', async () => {
    const { code, stdout, stderr } = await run(argv('4ー1ー3ー2２'), { cwd: firm() });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/エラー unknown-id {2}「4.1.3.2[2２]」は scs-20260327 にありません（もしかして 4-1-3-\d）/);
    const far = await run(argv('shiranai'), { cwd: firm() });
    expect([far.code, far.stderr.includes('もしかして')]).toEqual([2, false]);
  });

  test('calls no id of another level mistyped', async () => {
    const { code, stderr } = await run(argv('1-1-1-1'), { cwd: firm() });
    if (code === 0) return;
    expect([code, stderr]).toEqual([2, expect.not.stringContaining('もしかして')]);
  });
});

/** What people call a level or a catalogue that has another id, and what they are shown. */
const called: readonly (readonly [option: string, word: string, meant: string | undefined])[] = [
  ...['3', '３', '星3', '星三つ', '★★★', 'レベル3', 'level 3', 'Lv.3', 'star-3', '段階3', '三'].map(
    (word) => ['--level', word, 'star3'] as const,
  ),
  ...['4', '☆4', 'スター4'].map((word) => ['--level', word, 'star4'] as const),
  ...['5', '星5', '33', '全部'].map((word) => ['--level', word, undefined] as const),
  ['--catalogue', 'scs', 'scs-20260327 / scs-semiconductor'],
  ['--catalogue', 'SCS-2026', 'scs-20260327'],
  ['--catalogue', 'security-action', 'security-action-25'],
  ['--catalogue', 'iso27001', undefined],
];

test.each(called)('%s %s: what was meant is shown beside what there is', async (option, word, meant) => {
  const { code, stderr } = await run(['report', option, word], { cwd: firm() });
  expect([code, /もしかして ([^）]+)）/.exec(stderr)?.[1]]).toEqual([2, meant]);
  expect(stderr).toMatch(/使える(?:段階|カタログ): /);
});

test('in a file, too, a level called otherwise is one that can be told', async () => {
  const cwd = folderOfFirm('{ id: scs-20260327, edition: "2026-03-27", level: ★3 }', 'answers: {}');
  expect((await run(['lint'], { cwd })).stdout).toContain('もしかして: star3');
  expect((await run(['explain', '1211'], { cwd: firm() })).stderr).toContain('もしかして 1-2-1-1');
});

describe('log --id', () => {
  test('says so where nothing is recorded of a criterion yet', async () => {
    const { code, stdout, stderr } = await run(['log', '--id', '1ー2ー1ー1'], { cwd: firm() });
    expect([code, stdout, stderr]).toEqual([0, '', expect.stringContaining('1ー2ー1ー1 の記録は、まだありません')]);
  });

  test('takes a requirement, a section and a category for what is in them', async () => {
    for (const id of ['4-1-3', '4-1', '４']) {
      const { code, stdout } = await run(['log', '--id', id], { cwd: firm() });
      expect([id, code, stdout.trimEnd().split('\n')]).toEqual([id, 0, [expect.stringContaining('4-1-3-2')]]);
    }
  });

  test('finds what was recorded under a catalogue that is answered no longer', async () => {
    const { code, stdout } = await run(['log', '--id', '0ー9ー9ー9'], { cwd: firm() });
    expect([code, stdout]).toEqual([0, expect.stringContaining('0-9-9-9')]);
  });
});

test('handout --ids takes a requirement for all that it asks at the level', async () => {
  const cwd = firm();
  expect(await run(['handout', '--ids', '４ー１ー３', '-o', 'q.yaml'], { cwd })).toMatchObject({ code: 0 });
  const { handout } = parse(readFileSync(join(cwd, 'q.yaml'), 'utf8'));
  expect(handout.ids.length).toBeGreaterThan(1);
  expect(handout.ids.every((id: string) => id.startsWith('4-1-3-'))).toBe(true);
});

test.each(['ask', 'review'])('%s goes to the number that is typed with ー', async (command) => {
  const cwd = firm();
  const person = sitDown([command], { cwd });
  if (command === 'review') {
    for (const [asked, keys] of [
      ['専門家の名前', `見本${ENTER}`],
      ['登録番号', `1${ENTER}`],
      ['所属', ENTER],
      ['[3] 社内', '1'],
    ] as const) {
      await person.sees(asked);
      person.types(keys);
    }
  }
  await person.sees('q 保存して終わる');
  if (command === 'ask') {
    person.types('j');
    await person.sees('番号で移る');
    person.types('i');
    await person.sees('番号（例');
    person.types(`4-2-1-3${ENTER}`);
    await person.sees('★4の基準');
    await person.sees('--level star4');
  }
  person.types('j');
  await person.sees('番号で移る');
  person.types('i');
  await person.sees('番号（例');
  person.types(`4ー1ー3ー2${ENTER}`);
  await person.sees('4-1-3-2');
  await person.sees('q 保存して終わる');
  person.types('q');
  expect(person.screen()).not.toContain('当てはまる質問はありません');
  await person.finished;
});

test('a catalogue and a level are found in full width and in another case', async () => {
  const cwd = firm();
  const plain = await run(['status', '--catalogue', 'scs-20260327', '--level', 'star4'], { cwd });
  expect(plain).toMatchObject({ code: 0 });
  for (const [catalogue, level] of [
    ['SCSー20260327', 'Star4'],
    ['ｓｃｓ－２０２６０３２７', 'ｓｔａｒ４'],
  ] as const) {
    expect(await run(['status', '--catalogue', catalogue, '--level', level], { cwd })).toEqual(plain);
  }
  expect((await run(['catalogue', 'show', 'ＳＣＳ−20260327'], { cwd })).code).toBe(0);
});

describe('a day on the command line', () => {
  const days = ['2026-10-01', '2026/10/1', '2026.10.1', '２０２６ー１０ー１', '20261001', '2026年10月1日'];
  const japanese = ['令和8年10月1日', 'R8.10.1', 'r８／10／1', '㋿8年10月1日'];

  test.each([
    ['check', (day: string) => ['check', '--as-of', day]],
    ['portfolio', (day: string) => ['portfolio', '--no-cache', '--as-of', day]],
    ['evidence check', (day: string) => ['evidence', 'check', '--as-of', day]],
    ['diff', (day: string) => ['diff', '--from', day, '--to', day]],
  ])('%s takes it in whatever way it is written', async (_, argv) => {
    const cwd = firm();
    const plain = await run(argv('2026-10-01'), { cwd });
    expect(plain.code).toBeLessThan(2);
    for (const day of [...days, ...japanese]) expect([day, await run(argv(day), { cwd })]).toEqual([day, plain]);
  });

  test('is written down as YYYY-MM-DD', async () => {
    const cwd = firm();
    const argv = [
      'evidence',
      'add',
      '4-1-3-2',
      '--title',
      'a',
      '--date',
      '令和元年5月1日',
      '--valid-until',
      '2027/3/31',
    ];
    expect(await run(argv, { cwd })).toMatchObject({ code: 0 });
    const { evidence } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers['4-1-3-2'];
    expect(evidence).toEqual([{ title: 'a', date: '2019-05-01', validUntil: '2027-03-31' }]);
  });

  test.each(['', '　', '2026/2/30', '平成40年1月1日', '46113', '明日'])(
    'is refused where it is none: %j',
    async (day) => {
      const { code, stderr } = await run(['check', '--as-of', day], { cwd: firm() });
      expect([code, stderr]).toEqual([2, expect.stringContaining('YYYY-MM-DD')]);
    },
  );
});

describe('a word that is seen as the right one, and has a letter of another script', () => {
  const file = (answer: string) => folderOfFirm(aim, `answers: { ${answer} }`);

  test.each([
    ['unmet', '1-2-1-1: { state: unm\u0435t }', '「\u0435」U+0435 は、e に似た別の文字です'],
    ['unmet', '1-2-1-1: { state: \u03c5nmet }', '「\u03c5」U+03C5 は、u に似た別の文字です'],
    ['state', '1-2-1-1: { stat\u0435: met }', '「\u0435」U+0435 は、e に似た別の文字です'],
    ['1-2-1-3', '1-2-1-\u0417: { state: met }', '「\u0417」U+0417 は、3 に似た別の文字です'],
  ])('is told with that letter in a file: %s in %s', async (meant, answer, letter) => {
    const cwd = file(answer);
    for (const argv of [['lint', 'assessment.yaml'], ['check', '--reporter', 'github'], ['check']]) {
      const { code, stdout, stderr } = await run(argv, { cwd });
      expect([argv, code]).toEqual([argv, 2]);
      expect(stdout + stderr).toContain(`もしかして: ${meant}（${letter}）`);
    }
  });

  test('is told with that letter on the command line', async () => {
    const cwd = file('1-2-1-1: { state: met }');
    expect((await run(['\u0441heck'], { cwd })).stderr).toContain(
      'もしかして check（「\u0441」U+0441 は、c に似た別の文字です）',
    );
    expect((await run(['explain', '1-2-1-\u0417'], { cwd })).stderr).toContain(
      'もしかして 1-2-1-3（「\u0417」U+0417 は、3 に似た別の文字です）',
    );
    expect((await run(['\u0441heck', '--lang', 'en'], { cwd })).stderr).toContain(
      'did you mean check (“\u0441” U+0441 is another letter that looks like c)?',
    );
  });

  test('is told so of none that looks otherwise', async () => {
    const { stdout } = await run(['lint', 'assessment.yaml'], { cwd: file('1-2-1-1: { state: unmeet }') });
    expect(stdout).toContain('もしかして: unmet\n');
  });
});
