import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeHandout } from '../../src/exchange/handout.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { handoutSheet } from '../../src/report/say/handout.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { textOfWorkbook, typeInto, typeIntoCsv } from '../helpers/handoutTable.ts';
import { squeezed } from '../helpers/readPdf.ts';
import { run, TODAY } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const firm = () =>
  folderOfFirm(
    aim,
    `answers:
  1-2-1-1:
    state: partial
    missing: [2]
    note: 途中のメモ
    evidence:
      - { title: 体制図, reference: 総務の棚, date: 2026-04-01 }
      - { title: 極秘の名簿, confidential: true }
    owner: 総務部長
    due: 2027-03-31
  1-2-1-3: { state: met, lastDone: 2026-04-06 }
  4-1-2-1: { state: not-applicable, reason: 機器がない }
  4-1-5-3: { state: met, options: [a] }
drafts:
  1-3-1-1: { note: 答える前のメモ, evidence: [{ title: 規程の案 }] }`,
  );
const ja = translator(await loadMessages('ja'));
const EVIDENCE = '証拠の名前（1行に1つ）';
const homeOf = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));

describe('the table of everything', () => {
  test.each([
    ['yaml', async (path: string) => readFileSync(path, 'utf8')],
    ['csv', async (path: string) => readFileSync(path, 'utf8')],
    ['html', async (path: string) => readFileSync(path, 'utf8')],
    ['xlsx', async (path: string) => textOfWorkbook(path)],
  ] as const)('holds as %s all that is written, and no name of what is confidential', async (ending, read) => {
    const cwd = firm();
    const { code, stderr } = await run(['handout', '--all', '-o', `all.${ending}`], { cwd });
    expect([code, squeezed(stderr)]).toEqual([0, expect.stringContaining('証拠・担当・期限が載っています')]);
    const text = squeezed(await read(join(cwd, `all.${ending}`)));
    for (const word of ['途中のメモ', '体制図', '総務部長', '2027-03-31', '2026-04-06', '機器がない']) {
      expect(text).toContain(word);
    }
    for (const word of ['答える前のメモ', '規程の案']) expect(text).toContain(squeezed(word));
    expect(text).not.toContain('極秘');
  });

  test('holds the same on paper', () => {
    const assessment: Assessment = homeOf(firm());
    const ids = Object.keys({ ...assessment.answers, ...assessment.drafts });
    const made = makeHandout(assessment, { ids, madeOn: TODAY, isWhole: true });
    const tool = { name: 'scs-check', version: '0' } as const;
    const sheet = handoutSheet({ made, catalogue: shippedCatalogue(), tool, isWhole: true }, ja);
    const text = JSON.stringify(sheet);
    for (const word of [
      'まだの条件: 2',
      'メモ: 途中のメモ',
      '証拠: 体制図、総務の棚、2026-04-01',
      '担当: 総務部長',
      '選択: a. ',
      '見出し: セキュリティ推進活動部門',
      '期限: 2027-03-31',
      'メモ: 答える前のメモ',
    ]) {
      expect(text).toContain(word);
    }
    expect(text).not.toContain('極秘');
  });

  test('says of each criterion in which area it stands and what it is called, in the order of the edition', async () => {
    const cwd = firm();
    await run(['handout', '--all', '-o', 'all.csv'], { cwd });
    const rows = readFileSync(join(cwd, 'all.csv'), 'utf8').split('\r\n');
    const [head = '', first = ''] = rows;
    const columns = ['分野', '番号', '見出し', '質問', 'できていると言える条件', '答え', '選択肢（a など）'];
    const more = ['まだの条件の番号', '理由（当てはまらないとき）', '最後に行った日', 'メモ', EVIDENCE];
    expect(head.replace('\ufeff', '').split(',')).toEqual([...columns, ...more, '担当', '期限']);
    expect(first).toMatch(/^ガバナンスの整備,1-2-1-1,セキュリティ推進活動部門,/);
  });

  test.each(['xlsx', 'csv', 'yaml', 'json'] as const)(
    'untouched, comes home as %s without a change',
    async (ending) => {
      const cwd = firm();
      const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
      await run(['handout', '--all', '-o', `all.${ending === 'json' ? 'yaml' : ending}`], { cwd });
      if (ending === 'json') {
        writeFileSync(join(cwd, 'all.json'), JSON.stringify(parse(readFileSync(join(cwd, 'all.yaml'), 'utf8'))));
      }
      const { code, stdout, stderr } = await run(['merge', `all.${ending}`], { cwd });
      expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('取り込むものはありません')]);
      expect(stdout + stderr).not.toContain('消して');
      expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
    },
  );

  const kept = [
    { title: '体制図', reference: '総務の棚', date: '2026-04-01' },
    { title: '極秘の名簿', confidential: true },
  ];
  test.each([
    ['a name more', '体制図\n連絡網', [...kept, { title: '連絡網' }], false],
    ['another name in its place', '新しい体制図', [...kept, { title: '新しい体制図' }], true],
    ['none', '', kept, true],
    ['the same twice, and with blanks', '体制図\n\n 体制図　', kept, false],
  ] as const)('evidence comes home as at the keyboard, which only adds: %s', async (_, cell, evidence, isTold) => {
    const cwd = firm();
    await run(['handout', '--all', '-o', 'all.xlsx'], { cwd });
    typeInto(join(cwd, 'all.xlsx'), { '1-2-1-1': { [EVIDENCE]: cell } });
    const { code, stdout } = await run(['merge', 'all.xlsx'], { cwd });
    expect(code).toBe(0);
    expect(squeezed(stdout).includes('証拠の名前が消してあるか、変えてあります')).toBe(isTold);
    expect(homeOf(cwd).answers['1-2-1-1']).toMatchObject({ state: 'partial', evidence });
  });

  test('a piece that went out and was changed at home meanwhile is neither doubled nor brought back', async () => {
    const cwd = firm();
    await run(['handout', '--all', '-o', 'all.yaml'], { cwd });
    await run(['handout', '--all', '-o', 'all.xlsx'], { cwd });
    const path = join(cwd, 'assessment.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('date: 2026-04-01', 'date: 2026-11-01'));
    typeInto(join(cwd, 'all.xlsx'), { '1-2-1-1': { [EVIDENCE]: '体制図\n連絡網' } });
    for (const name of ['all.yaml', 'all.xlsx']) expect((await run(['merge', name], { cwd })).code).toBe(0);
    expect(
      homeOf(cwd).answers['1-2-1-1'].evidence.map(({ title, date }: Record<string, string>) => [title, date]),
    ).toEqual([
      ['体制図', '2026-11-01'],
      ['極秘の名簿', undefined],
      ['連絡網', undefined],
    ]);
  });

  test('a table of text adds evidence, and knows by its name what is there', async () => {
    const cwd = firm();
    await run(['handout', '--all', '-o', 'all.xlsx'], { cwd });
    typeIntoCsv(join(cwd, 'all.xlsx'), { '1-2-1-1': { [EVIDENCE]: '体制図\n連絡網' } });
    expect((await run(['merge', 'all.csv'], { cwd })).code).toBe(0);
    expect(homeOf(cwd).answers['1-2-1-1'].evidence).toEqual([...kept, { title: '連絡網' }]);
  });

  test('a note before an answer that only they changed takes the place of the one that went out', async () => {
    const cwd = firm();
    await run(['handout', '--all', '-o', 'all.xlsx'], { cwd });
    typeInto(join(cwd, 'all.xlsx'), { '1-3-1-1': { メモ: '直したメモ' } });
    expect((await run(['merge', 'all.xlsx'], { cwd })).code).toBe(0);
    expect(homeOf(cwd).drafts['1-3-1-1']).toEqual({ note: '直したメモ', evidence: [{ title: '規程の案' }] });
  });

  test.each([
    ['a name that is too long', 'あ'.repeat(301), '長すぎます'],
    ['more than a criterion takes', Array.from({ length: 60 }, (_, at) => `証拠${at}`).join('\n'), '証拠が多すぎます'],
  ])('%s is told by its cell, and what else stands there comes home', async (_, cell, told) => {
    const cwd = firm();
    await run(['handout', '--all', '-o', 'all.xlsx'], { cwd });
    typeInto(join(cwd, 'all.xlsx'), { '1-2-1-1': { [EVIDENCE]: cell, メモ: '新しいメモ' } });
    const { code, stdout } = await run(['merge', 'all.xlsx'], { cwd });
    expect([code, squeezed(stdout)]).toEqual([1, expect.stringContaining(told)]);
    expect(homeOf(cwd).answers['1-2-1-1']).toMatchObject({ note: '新しいメモ', evidence: kept });
  });
});

test('a hand-out of some criteria holds no evidence, and takes it', async () => {
  const cwd = firm();
  await run(['handout', '--ids', '1-2-1-1', '-o', 'a.xlsx'], { cwd });
  expect(textOfWorkbook(join(cwd, 'a.xlsx'))).not.toMatch(/体制図|極秘/);
  typeInto(join(cwd, 'a.xlsx'), { '1-2-1-1': { [EVIDENCE]: '連絡網' } });
  expect((await run(['merge', 'a.xlsx'], { cwd })).code).toBe(0);
  expect(homeOf(cwd).answers['1-2-1-1'].evidence).toHaveLength(3);
});

describe('views of specialists', () => {
  const stamp = `sha256:${'1'.repeat(64)}`;
  const view = `{ by: senmonka, on: 2026-11-01, view: disagrees, lookedAt: [sample], question: 版はいくつですか, stamp: "${stamp}" }`;
  const reviewed = () => {
    const cwd = firm();
    const said = `reviewers: { senmonka: { name: 見本の専門家, registration: 第012345号, relation: outside } }
reviews: { 1-2-1-1: [${view}] }
`;
    writeFileSync(join(cwd, 'assessment.yaml'), readFileSync(join(cwd, 'assessment.yaml'), 'utf8') + said);
    return cwd;
  };
  const readOf = (path: string) => (path.endsWith('.xlsx') ? textOfWorkbook(path) : readFileSync(path, 'utf8'));
  const endings = ['yaml', 'csv', 'html', 'xlsx'] as const;

  test.each(endings)('are in no hand-out as %s but in one for a specialist', async (ending) => {
    const cwd = reviewed();
    for (const [name, chosen] of [
      ['some', ['--ids', '1-2-1-1']],
      ['all', ['--all']],
    ] as const) {
      await run(['handout', ...chosen, '-o', `${name}.${ending}`], { cwd });
      const text = readOf(join(cwd, `${name}.${ending}`));
      expect(text).toContain('版はいくつですか');
      expect(text.replace(/<style>.*?<\/style>/s, '')).not.toMatch(
        /disagrees|専門家の見解: |012345|見本の専門家|lookedAt/,
      );
    }
    const { stderr } = await run(['handout', '--all', '--with-views', '-o', `with.${ending}`], { cwd });
    expect(stderr).toContain('専門家だけに渡してください');
    expect(readOf(join(cwd, `with.${ending}`))).toMatch(
      ending === 'yaml' ? /view: disagrees/ : /専門家の見解: 答えと違う（2026-11-01、見本の専門家）/,
    );
  });

  test('are on paper for a specialist', () => {
    const assessment: Assessment = homeOf(reviewed());
    const made = makeHandout(assessment, { ids: ['1-2-1-1'], madeOn: TODAY, isWhole: true, hasViews: true });
    const tool = { name: 'scs-check', version: '0' } as const;
    const sheet = handoutSheet({ made, catalogue: shippedCatalogue(), tool, isWhole: true }, ja);
    expect(JSON.stringify(sheet)).toContain('専門家の見解: 答えと違う');
  });

  test.each(['yaml', 'csv', 'xlsx'] as const)('come back as %s as they went, and nothing is told', async (ending) => {
    const cwd = reviewed();
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    await run(['handout', '--all', '--with-views', '-o', `a.${ending}`], { cwd });
    const { code, stdout, stderr } = await run(['merge', `a.${ending}`], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringContaining('取り込むものはありません')]);
    expect(stdout + stderr).not.toContain('見解');
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  test('typed over in a sheet, or written into a file that comes back, are told and left out', async () => {
    const cwd = reviewed();
    await run(['handout', '--all', '--with-views', '-o', 'a.xlsx'], { cwd });
    typeInto(join(cwd, 'a.xlsx'), { '1-2-1-1': { '専門家の見解（読むだけ）': '答えのとおり' } });
    const sheet = await run(['merge', 'a.xlsx'], { cwd });
    expect([sheet.code, squeezed(sheet.stdout)]).toEqual([
      0,
      expect.stringContaining('専門家の見解の欄に、渡したときと違うこと'),
    ]);

    await run(['handout', '--ids', '1-2-1-1', '-o', 'b.yaml'], { cwd });
    const back = parse(readFileSync(join(cwd, 'b.yaml'), 'utf8'));
    const forged = { by: 'senmonka', on: '2026-11-20', view: 'agrees', stamp: `sha256:${'2'.repeat(64)}` };
    const { reviewers } = homeOf(cwd);
    writeFileSync(join(cwd, 'b-kaitou.json'), JSON.stringify({ ...back, reviewers, reviews: { '1-2-1-1': [forged] } }));
    const file = await run(['merge', 'b-kaitou.json'], { cwd });
    expect([file.code, squeezed(file.stdout)]).toEqual([
      0,
      expect.stringContaining('聞き取り票からは、見解を取り込みません（1）:1-2-1-1'),
    ]);
    expect(homeOf(cwd).reviews['1-2-1-1']).toEqual([expect.objectContaining({ view: 'disagrees', stamp })]);
  });

  test('go out with the table of everything alone', async () => {
    const { code, stderr } = await run(['handout', '--ids', '1-2-1-1', '--with-views'], { cwd: reviewed() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--with-views は、--all と一緒に')]);
  });
});
