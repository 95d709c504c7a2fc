import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Review } from '../../src/formats/assessment.ts';
import { writeXlsx } from '../../src/office/write.ts';
import { savedIn } from '../helpers/encodings.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const firm = () => folderOfFirm(aim, 'answers:\n  1-2-1-1: { state: unmet, note: 前からのメモ }');
const answersIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

describe('a table of text', () => {
  test('goes out with every criterion of the level, and comes home as it is typed', async () => {
    const cwd = firm();
    const { code, stderr } = await run(['handout', '--all', '-o', 'all.csv'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('81基準')]);
    const text = readFileSync(join(cwd, 'all.csv'), 'utf8');
    expect(text.startsWith('\ufeff分野,番号,見出し,質問,')).toBe(true);
    expect(await run(['merge', 'all.csv'], { cwd })).toMatchObject({ code: 0 });
    expect(answersIn(cwd)).toEqual({ '1-2-1-1': { state: 'unmet', note: '前からのメモ' } });
    const [head = '', ...lines] = text.split('\r\n');
    const at = head.split(',').indexOf('答え');
    expect(at).toBe(5);
    const changed = lines.map((line) => (line.includes(',1-2-1-2,') ? line.replace(/",,/, '",まだ,') : line));
    writeFileSync(join(cwd, 'all.csv'), [head, ...changed].join('\r\n'));
    expect(await run(['merge', 'all.csv', '--by', '総務'], { cwd })).toMatchObject({ code: 0 });
    expect(answersIn(cwd)['1-2-1-2']).toMatchObject({ state: 'unmet', answeredBy: '総務' });
  });

  test.each(['\n', '\r\n'])(
    'is no table while git has left two versions in it, with %j at the ends of lines',
    async (end) => {
      const cwd = firm();
      const lines = [
        '番号,答え',
        '1-3-1-1,○',
        '<<<<<<< HEAD',
        '1-2-1-2,○',
        '=======',
        '1-2-1-2,×',
        '>>>>>>> tantou',
        '',
      ];
      writeFileSync(join(cwd, 'own.csv'), lines.join(end));
      const { code, stderr } = await run(['merge', 'own.csv'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('own.csv:3:1  エラー merge-conflict')]);
      expect(answersIn(cwd)).toEqual({ '1-2-1-1': { state: 'unmet', note: '前からのメモ' } });
    },
  );

  test('tells of what stands in a column that nobody reads, also where nothing but our headings is over the others', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), '番号,答え,メモ,備考,方法\n1-2-1-2,まだ,,総務に確認,\n1-2-1-3,まだ,,,紙だけ\n');
    const { stdout } = await run(['merge', 'own.csv', '--dry-run'], { cwd });
    const told = stdout.replace(/\s/g, '');
    for (const words of ['D2は、聞き取り票の欄の外', '総務に確認', 'E3', '紙だけ']) expect(told).toContain(words);
  });

  test('has its notes in the column that people call so, where none is called as ours', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), '番号,答え,備\u3000考\n1-2-1-1,まだ,\n1-2-1-2,まだ,総務に確認\n');
    const { code, stdout } = await run(['merge', 'own.csv', '--yes'], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/C列「備\s*考」＝メモ/)]);
    expect(answersIn(cwd)).toMatchObject({
      '1-2-1-1': { note: '前からのメモ' },
      '1-2-1-2': { state: 'unmet', note: '総務に確認' },
    });
  });

  test('has the options of an answer in the column that people call so', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), '番号,答え,選択肢\n4-1-1-2,○,（a）\n');
    const { code } = await run(['merge', 'own.csv', '--yes'], { cwd });
    expect([code, answersIn(cwd)['4-1-1-2']]).toMatchObject([0, { state: 'met', options: ['a'] }]);
  });

  test('is called a table and no sheet, whatever is said of it', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), '番号,答え,メモ\n1-2-1-2,たぶん,\n,,またあとで\n');
    const { stdout } = await run(['merge', 'own.csv', '--dry-run'], { cwd });
    expect(stdout).toContain('表の2行目 B列（答え）: 「たぶん」');
    expect(stdout).toContain('表の3行目には番号がないので');
    expect(stdout).not.toContain('シート');
  });

  test.each([
    ['番号,答え,期限', (id: string) => `${id},できている,あした`, /「あした」は日付ではありません/g],
    ['番号,答え', (id: string) => `${id},たぶん${id}`, /「たぶん[-0-9]+」は、答えに使えません/g],
    ['番号,答え', (id: string) => `X${id},まだ`, /「X[-0-9]+」は、この聞き取り票にない番号です/g],
    ['番号,答え', (id: string) => `,またあとで${id}`, /番号がないので、読んだだけで/g],
  ])('says once what is wrong with many cells of a column, and where: %s', async (head, line, said) => {
    const cwd = firm();
    const rows = ['1-2-1-2', '1-2-1-3', '1-3-1-1', '1-3-1-2', '1-3-1-3'].map(line);
    writeFileSync(join(cwd, 'own.csv'), [head, ...rows, ''].join('\n'));
    const { stdout } = await run(['merge', 'own.csv', '--dry-run'], { cwd });
    const told = stdout.replace(/\n\s+/g, '');
    expect(told.match(said), stdout).toHaveLength(1);
    expect(told).toMatch(/（ほかに4か所も同じ: ?\D?3、\D?4、\D?5、\D?6）/);
  });

  test('on a hidden sheet is read, and said to be', async () => {
    const cwd = firm();
    const sheet = {
      name: '控え',
      widths: [10, 10],
      rows: [
        ['番号', '答え'],
        ['1-2-1-2', 'まだ'],
      ],
    };
    writeFileSync(join(cwd, 'own.xlsx'), writeXlsx({ sheets: [{ ...sheet, isHidden: true }] }));
    expect((await run(['merge', 'own.xlsx', '--dry-run'], { cwd })).stdout).toContain(
      '隠してあるシートも読みました: 控え',
    );
    writeFileSync(join(cwd, 'own.xlsx'), writeXlsx({ sheets: [sheet] }));
    expect((await run(['merge', 'own.xlsx', '--dry-run'], { cwd })).stdout).not.toContain('隠して');
  });

  test.each(Object.entries(savedIn))('in %s is read, and said to be', async (_, { encoding, save }) => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), save('項番,対応状況,備考\r\n1-2-1-2,未対応,リスト\r\n'));
    const { code, stderr } = await run(['merge', 'own.csv'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining(`文字コード ${encoding} として読みました`)]);
    expect(answersIn(cwd)['1-2-1-2']).toMatchObject({ state: 'unmet', note: 'リスト' });
  });

  test('with a NUL in it is called that, as it cannot be seen', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), '項番,対応状況\n1-2-1-2\0,未対応\n');
    const { code, stderr } = await run(['merge', 'own.csv'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/own\.csv:2:8 .*（NULの文字があります）/)]);
  });
});

test.each(['own.csv', 'h.json', 'h.xlsx'])(
  '%s of more than any table holds is refused as it lies there',
  async (name) => {
    const cwd = firm();
    writeFileSync(join(cwd, name), Buffer.alloc(21 * 1024 * 1024, 'PK'));
    const { code, stderr } = await run(['merge', name], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(`file-too-large  ${name} が大きすぎます（20 MBまで）`)]);
  },
);

describe('a table of the firm itself', () => {
  const rows = [
    ['社内点検表 2026', '', '', ''],
    ['評価基準No.', '内容', '対応状況', '備考'],
    ['1-2-1-1', '役割と責任', '対応済み', ''],
    ['１ー２ー１ー２', '連絡先', '未対応', '来月'],
    ['1-2-1-3', '点検', '', ''],
  ];

  test.each([
    ['a workbook', 'own.xlsx', () => writeXlsx({ sheets: [{ name: '点検', widths: [10, 20, 10, 10], rows }] })],
    ['a table of text', 'own.csv', () => rows.map((row) => row.join(',')).join('\n')],
  ])('%s says how its columns are read; what differs from an answer is left to be decided', async (_, name, make) => {
    const cwd = firm();
    writeFileSync(join(cwd, name), make());
    const { code, stdout, stderr } = await run(['merge', name], { cwd });
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, '')).toContain('「対応状況」＝答え');
    expect(stdout).not.toContain('聞き取り票）');
    expect(stderr).toContain('食い違いが1か所残っています');
    expect(answersIn(cwd)).toMatchObject({
      '1-2-1-1': { state: 'unmet', note: '前からのメモ' },
      '1-2-1-2': { state: 'unmet', note: '来月' },
    });
    expect(Object.keys(answersIn(cwd))).toHaveLength(2);
  });

  test.each([[], ['--columns', 'id=A,answer=B,evidence=C,note=備考,owner=E,due=期限']])(
    'brings evidence, notes, who is in charge and until when: %j',
    async (...words) => {
      const cwd = firm();
      const lines = [
        '1-2-1-2,対応済み,"体制表\n議事録",済,総務,2027/3/31',
        '1-2-1-3,未対応,なし,,総務,',
        '1-3-1-1,未対応,－,,,',
      ];
      writeFileSync(join(cwd, 'own.csv'), ['項番,対応状況,証跡,備考,担当者,期限', ...lines].join('\n'));
      const { code, stdout, stderr } = await run(['merge', 'own.csv', ...words], { cwd });
      expect([code, stderr.includes('エラー')], stdout).toEqual([0, false]);
      expect(answersIn(cwd)['1-2-1-2']).toMatchObject({
        state: 'met',
        note: '済',
        evidence: [{ title: '体制表' }, { title: '議事録' }],
        owner: '総務',
        due: '2027-03-31',
      });
      for (const id of ['1-2-1-3', '1-3-1-1']) expect(answersIn(cwd)[id]).not.toHaveProperty('evidence');
    },
  );

  test('without ids of criteria it is refused, with what to do', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), '名前,値段,個数\nりんご,100,3\nみかん,50,2\n');
    const { code, stderr } = await run(['merge', 'own.csv'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('基準の番号の列')]);
    expect(answersIn(cwd)).toEqual({ '1-2-1-1': { state: 'unmet', note: '前からのメモ' } });
  });

  /** Headings that nobody could know, over two rows, with full-width and broken ids and two in one cell. */
  const strange = [
    ['点検のまとめ', '', '', ''],
    ['うち', '', 'ことし', ''],
    ['項', '中身', 'どう', 'ひとこと'],
    ['１−２−\n１−２', '連絡先', '〇', '済'],
    ['1-2-1-3\n1-3-1-1', '点検', '△', ''],
    ['', '第2章', '', ''],
    ['9-9-9-9', 'なし', '', ''],
  ];
  const csvOf = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');

  test('of hundreds of columns names the first ones only', async () => {
    const cwd = firm();
    writeFileSync(
      join(cwd, 'own.csv'),
      csvOf(strange.map((row) => [...row, ...Array.from({ length: 200 }, () => '横')])),
    );
    const { code, stderr } = await run(['merge', 'own.csv'], { cwd });
    expect([code, stderr.replace(/\s+/g, '')]).toEqual([2, expect.stringContaining('columns-unknown')]);
    expect([stderr.includes('AD 横、…'), stderr.includes('AE 横')]).toEqual([true, false]);
  });

  test('whose columns nobody can know names them and the flag, which then reads it, here and once more', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), csvOf(strange));
    const first = await run(['merge', 'own.csv'], { cwd });
    expect(first.code).toBe(2);
    expect(first.stderr).toContain('columns-unknown');
    expect(first.stderr).toContain('A 項、B 中身、C どう、D ひとこと');
    const [, flag = ''] = /scs-check merge own\.csv --columns "([^"]+)"/.exec(first.stderr) ?? [];
    expect(flag).toBe('id=A,answer=C');
    const seen = await run(['merge', 'own.csv', '--columns', `${flag},note=ひとこと`, '--dry-run'], { cwd });
    expect(seen.code).toBe(0);
    expect(Object.keys(answersIn(cwd))).toHaveLength(1);
    // What was only looked at is not remembered.
    expect((await run(['merge', 'own.csv'], { cwd })).code).toBe(2);
    const merged = await run(['merge', 'own.csv', '--columns', 'メモ＝Ｄ、番号＝a、答え＝どう'], { cwd });
    expect([merged.code, merged.stdout.replace(/\s+/g, '')]).toEqual([0, expect.stringContaining('C列「どう」＝答え')]);
    expect(answersIn(cwd)).toMatchObject({
      '1-2-1-1': { state: 'unmet' },
      '1-2-1-2': { state: 'met', note: '済' },
      '1-2-1-3': { state: 'partial' },
      '1-3-1-1': { state: 'partial' },
    });
    writeFileSync(join(cwd, 'next.csv'), csvOf([...strange, ['1-3-1-3', '', '×', '']]));
    const next = await run(['merge', 'next.csv'], { cwd });
    expect([next.code, next.stderr]).toEqual([0, expect.stringContaining('id=A,answer=C,note=D')]);
    expect(answersIn(cwd)).toMatchObject({ '1-3-1-3': { state: 'unmet' } });
    expect(await run(['log', '--verify'], { cwd })).toMatchObject({ code: 0 });
  });

  test('proposes the column that holds answers, not one whose marks say something else', async () => {
    const cwd = firm();
    const ids = ['1-2-1-2', '1-2-1-3', '1-3-1-1'];
    const marked = [['項', '★3', '★4', 'どう'], ...ids.map((id, index) => [id, '●', '●', index === 0 ? '○' : ''])];
    writeFileSync(join(cwd, 'own.csv'), csvOf(marked));
    expect((await run(['merge', 'own.csv'], { cwd })).stderr).toContain('--columns "id=A,answer=D"');
  });

  test('that were looked at are taken in the same way by the command that is named', async () => {
    const cwd = firm();
    writeFileSync(
      join(cwd, 'own.csv'),
      csvOf(strange.map((row) => row.map((cell) => (cell === '△' ? 'いいえ' : cell)))),
    );
    const flags = ['--columns', 'id=A,answer=C,note=D', '--by', '総務 太郎', '--yes'];
    const { stderr } = await run(['merge', 'own.csv', ...flags, '--dry-run'], { cwd });
    expect(stderr).toContain(
      '取り込むには: scs-check merge own.csv --columns "id=A,answer=C,note=D" --by "総務 太郎" --yes\n',
    );
    expect((await run(['merge', 'own.csv', ...flags], { cwd })).code).toBe(0);
    expect(answersIn(cwd)['1-2-1-3']).toMatchObject({ state: 'unmet', answeredBy: '総務 太郎' });
  });

  test.each(['id=A', 'answer=C', 'id=A,answer=C,price=B', 'id=A;answer=C', 'id=A,id=B,answer=C', 'id=,answer=C'])(
    '--columns %s says what is missing',
    async (typed) => {
      const cwd = firm();
      writeFileSync(join(cwd, 'own.csv'), csvOf(strange));
      const { code, stderr } = await run(['merge', 'own.csv', '--columns', typed], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('id=A,answer=C,note=E')]);
    },
  );

  test.each(['id=B,answer=C', 'id=A,answer=Z', 'id=A,answer=C,sheet=ほか'])(
    '--columns %s, which the table does not have, names those it has',
    async (typed) => {
      const cwd = firm();
      writeFileSync(join(cwd, 'own.csv'), csvOf(strange));
      const { code, stderr } = await run(['merge', 'own.csv', '--columns', typed], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('A 項、B 中身、C どう、D ひとこと')]);
    },
  );

  test('at the screen the columns are proposed, changed by a digit, and not asked about again', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), csvOf(strange));
    const person = sitDown(['merge', 'own.csv'], { cwd });
    await person.sees('番号と答えの列が要ります');
    expect(person.screen()).toMatch(/C どう +〇 \| △/);
    person.types('2');
    await person.sees('「答え」の列');
    person.types('ｃ\r');
    await person.sees('このとおりに読みます');
    person.types('6');
    await person.sees('「メモ」の列');
    person.types('d\r');
    await person.sees('[6] メモ: D');
    person.types(ENTER);
    const done = await person.finished;
    expect([done.code, done.stderr]).toEqual([0, expect.stringContaining('次からは聞きません')]);
    expect(answersIn(cwd)['1-2-1-2']).toMatchObject({ state: 'met', note: '済' });
    expect((await sitDown(['merge', 'own.csv'], { cwd }).finished).code).toBe(0);
  });

  test('put off at the screen, nothing is written, and the flag is named', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'own.csv'), csvOf(strange));
    const person = sitDown(['merge', 'own.csv'], { cwd });
    await person.sees('番号と答えの列が要ります');
    person.types('s');
    expect(await person.finished).toMatchObject({ code: 2, stderr: expect.stringContaining('--columns') });
    expect(Object.keys(answersIn(cwd))).toHaveLength(1);
  });

  test('what a stranger wrote over the columns brings nothing to the terminal', async () => {
    const cwd = firm();
    writeFileSync(
      join(cwd, 'own.csv'),
      csvOf([
        ['\u001b[2J番号?', '\u202eどう'],
        ['1-2-1-2', '\u0007まあ'],
      ]),
    );
    const { stderr, stdout } = await run(['merge', 'own.csv'], { cwd });
    const person = sitDown(['merge', 'own.csv'], { cwd });
    await person.sees('番号と答えの列が要ります');
    person.types('s');
    const { stderr: shown } = await person.finished;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escapes are what must not be there
    expect(stderr + stdout).not.toMatch(/[\u001b\u0007\u202e]/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escapes are what must not be there
    expect(shown).not.toMatch(/\u001b\[2J|[\u0007\u202e]/);
  });

  test('what is no table is read as before', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'x.yaml'), 'a: 1\n');
    expect((await run(['merge', 'x.yaml'], { cwd })).stderr).not.toContain('番号');
  });
});

test.each([['--unknown'], ['--role', '総務'], ['--ids', '1']])(
  '--all goes with no other choice: %s %s',
  async (...flags) => {
    const { code, stderr } = await run(['handout', '--all', ...flags], { cwd: firm() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--all は')]);
  },
);

describe('a workbook of ours that is no hand-out', () => {
  const late = (owner: string) =>
    folderOfFirm(
      aim,
      `answers:\n  1-2-1-1: { state: unmet, due: 2020-01-01${owner} }\n  1-2-1-2: { state: not-applicable, reason: ない }`,
    );

  test.each(['ja', 'en'])('is told for what it is, and what to use instead (%s)', async (lang) => {
    const cwd = late('');
    for (const words of [['sheet', 'confirmation'], ['sheet', 'declaration'], ['report']]) {
      const made = await run([...words, '-o', 'ours.xlsx', '--force', '--lang', lang], { cwd });
      expect([words, made.code]).toEqual([words, 0]);
      const { code, stderr } = await run(['merge', 'ours.xlsx'], { cwd });
      expect([words, code]).toEqual([words, 2]);
      expect(stderr).toContain('workbook-without-handout');
      expect(stderr).toContain('scs-check handout --unknown -o shitsumon.xlsx');
      expect(stderr).not.toContain('--columns');
    }
  });

  test.each(['ja', 'en'])('is read without reproach where a finding takes several rows (%s)', async (lang) => {
    const cwd = testFolder();
    const advice = '台帳を見直します。'.repeat(90);
    const said = (index: number): Partial<Review> => ({
      view: 'disagrees',
      lookedAt: ['interview'],
      advice,
      question: `${index}?`,
    });
    const answer = () => ({ state: 'unmet' }) as const;
    writeFileSync(join(cwd, 'assessment.yaml'), stringify(reviewedAssessment({ views: 3, said, answer })));
    expect(await run(['sheet', 'findings', '-o', 'findings.xlsx', '--lang', lang], { cwd })).toMatchObject({ code: 0 });
    const { code, stdout } = await run(['merge', 'findings.xlsx'], { cwd });
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('F-')]);
  });

  test.each(['ja', 'en'])('is read without reproach where it is the list of findings (%s)', async (lang) => {
    const cwd = late(', owner: 総務');
    expect(await run(['sheet', 'findings', '-o', 'findings.xlsx', '--lang', lang], { cwd })).toMatchObject({ code: 0 });
    const bare = late('');
    writeFileSync(join(bare, 'findings.xlsx'), readFileSync(join(cwd, 'findings.xlsx')));
    const { code, stdout } = await run(['merge', 'findings.xlsx'], { cwd: bare });
    expect([code, stdout.replace(/\s/g, '')]).toEqual([
      0,
      expect.stringContaining('指摘一覧です。取り込むのは担当、期限、専門家への返事の欄だけです'),
    ]);
    expect(stdout).not.toContain('欄の外');
    expect(answersIn(bare)['1-2-1-1']).toMatchObject({ owner: '総務' });
  });
});
