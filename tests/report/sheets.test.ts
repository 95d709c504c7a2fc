import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { sheetKinds } from '../../src/cli/defaults.ts';
import { stamped } from '../../src/domain/stamp.ts';
import type { Answer, Review } from '../../src/formats/assessment.ts';
import { languages } from '../../src/i18n/t.ts';
import { PAGE } from '../../src/office/worksheet.ts';
import { writeXlsx } from '../../src/office/write.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { criteria, type ReviewedOptions, reviewedAssessment } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const kinds = ['confirmation', 'findings', 'declaration'] as const;
const [first = '', second = '', third = '', fourth = ''] = criteria.map(({ id }) => id);

/** The first criterion is agreed with, the second is not, and the third was changed after the view. */
const three: ReviewedOptions = {
  views: 3,
  answer: (index) => {
    if (index === 1) return { state: 'unmet', owner: '総務', due: '2027-01-31' };
    if (index === 3) return { state: 'not-applicable', reason: '拠点は1つ' };
    return { state: 'met', evidence: [{ title: '体制表 2026年版' }, { title: '秘密の契約', confidential: true }] };
  },
  said: (index) =>
    index === 1
      ? {
          view: 'disagrees',
          lookedAt: ['document', 'interview'],
          advice: '名簿を1枚に',
          question: '役員は入っていますか',
        }
      : { lookedAt: ['screen'] },
  changed: [2],
};

/** A folder with the file. */
function folderWith(options: ReviewedOptions): string {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(reviewedAssessment(options)));
  return cwd;
}

/** A sheet as it comes out of the command. */
async function sheetOf(kind: string, options: ReviewedOptions, ...argv: string[]) {
  const { code, stdout, stderr, bytes } = await run(['sheet', kind, ...argv], { cwd: folderWith(options) });
  expect([code, stderr]).toEqual([0, '']);
  return { text: stdout.replaceAll('\\', ''), bytes };
}

/** The line of a Markdown table that begins with an id. */
function rowOf(text: string, id: string | undefined): string {
  return text.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
}

/** A sheet where two specialists differ on the first criterion; one of them has looked at others, too. */
async function sheetOfTwo(kind: string, views = 1, more: Partial<ReviewedOptions> = {}): Promise<string> {
  const file = reviewedAssessment({ views, ...more });
  const [criterion] = criteria;
  if (criterion === undefined) throw new Error('no criterion');
  const reviewer = { name: '別の専門家', relation: 'outside' } as const;
  const review = { by: 'r2', on: '2026-11-21', view: 'disagrees', advice: '日付を' } as const;
  const other = stamped({ criterion, answer: file.answers[criterion.id], reviewer, review });
  const both = {
    ...file,
    reviewers: { ...file.reviewers, r2: reviewer },
    reviews: { ...file.reviews, [criterion.id]: [...(file.reviews?.[criterion.id] ?? []), other] },
  };
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(both));
  return (await run(['sheet', kind], { cwd })).stdout;
}

/** The numbers of the findings, in their order. */
function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/^\| (F-\S+) \|/gm)].map(([, number = '']) => number);
}

/** Every cell of a workbook, sheet by sheet. */
function cellsOf(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly string[])[]> {
  return new Map(
    readXlsx({ name: 'a.xlsx', bytes }).sheets.map(({ name, read }) => {
      const { rows: used, columnsIn, cellAt } = read();
      const columns = used.flatMap(columnsIn);
      const rows = Array.from({ length: Math.max(0, ...used) }, (_, row) =>
        Array.from({ length: Math.max(0, ...columns) }, (__, column) => cellAt(column + 1, row + 1)?.text ?? ''),
      );
      return [name, rows] as const;
    }),
  );
}

describe('the confirmation sheet', () => {
  test('shows answer, evidence, what was looked at, view and advice of a criterion beside each other', async () => {
    const { text } = await sheetOf('confirmation', three);
    expect(rowOf(text, first)).toContain(
      '○ できている<br>答えた日: 2026-11-01 | 体制表 2026年版（名前だけ）<br>（社外秘）（名前だけ） | 答えのとおり<br>見たもの: 画面',
    );
    expect(rowOf(text, second)).toMatch(
      /× まだ<br>答えた日: 2026-11-01 \| {2}\| 答えと違う<br>見たもの: 文書・聞き取り<br>.*助言: 名簿を1枚に/,
    );
  });

  test('says of a view whether it still holds, and where there is none', async () => {
    const { text } = await sheetOf('confirmation', three);
    expect(rowOf(text, first)).not.toContain('見解のあとに');
    expect(rowOf(text, third)).toContain('答えのとおり<br>見解のあとに、メモが変わりました。');
    expect(rowOf(text, fourth)).toContain('見解なし');
    expect(text).toContain('## 今の見解がない基準（79）');
    expect(text).toContain(`変わった（1）: ${third}`);
  });

  test('counts answers and views apart, each with its denominator', async () => {
    const { text } = await sheetOf('confirmation', three);
    expect(text).toContain('| ○ できている | 79 / 81 |\n');
    expect(text).toContain('| 答えのとおり | 1 / 81 |\n');
    expect(text).toContain('| 書き換えられている | 0 / 81 |\n');
  });

  test('counts no view at all as 81 times none', async () => {
    const { text } = await sheetOf('confirmation', { views: 0 });
    expect(text).toContain('| 見解なし | 81 / 81 |');
    expect(text).toContain('専門家の見解は、まだありません。');
  });

  test('names the specialist, and how far the views still hold', async () => {
    const { text } = await sheetOf('confirmation', three);
    expect(text).toContain(
      '| 見本の専門家 | 000000 | 見本事務所 | 社外 | 2026-11-20 | 3（そのあと変わっていないもの 2） |',
    );
  });

  test('is signed by nobody for the view of another, nor as if nobody had looked where views differ', async () => {
    const text = await sheetOfTwo('confirmation');
    expect(text).toContain('| 見解が分かれている | 1 / 81 |');
    expect(text).toContain(`見解が分かれている（1）: ${first}`);
    expect(text).toMatch(/「証拠が見つからない」の基準と、ほかの専門家の見解は、確認していません。/);
    expect(text).toContain('「見解が分かれている」の基準では、専門家ごとに見解が違います。');
  });

  test('is no official form and no evaluation, and says so', async () => {
    const { text } = await sheetOf('confirmation', three);
    expect(text).toContain('公式の様式ではありません。');
    expect(text).toContain('による評価や登録ではありません。');
    expect(text).toContain('## 署名欄（下書き）');
  });

  test('tells what is wrong with evidence', async () => {
    const answer = (): Answer => ({ state: 'met', evidence: [{ title: '証明書', validUntil: '2026-01-01' }] });
    const { text } = await sheetOf('confirmation', { views: 0, answer });
    expect(rowOf(text, first)).toContain('証明書（期限切れ、2026-01-01まで有効）');
  });
});

test.each(sheetKinds)('no %s bears a day that is not there yet', async (kind) => {
  const cwd = folderWith({ views: 0 });
  const { code, stdout, stderr } = await run(['sheet', kind, '--as-of', '2026-11-22', '-o', 'a.md'], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('2026-11-22 は、まだ来ていません');
  expect(readdirSync(cwd)).not.toContain('a.md');
});

test('what a person wrote in lines is read in lines in a row of Markdown, and a break that was typed is text', async () => {
  const answer = (): Answer => ({ state: 'partial', note: '一行目<br>\n二行目\n', answeredOn: '2026-11-01' });
  const { text } = await sheetOf('confirmation', { views: 0, answer });
  expect(rowOf(text, first)).toContain('一行目&lt;br&gt;<br>二行目<br>答えた日');
});

describe('the list of findings', () => {
  test('has one row for a criterion, with all that a specialist said, owner and due day', async () => {
    const { text } = await sheetOf('findings', three);
    const rows = text.split('\n').filter((line) => line.startsWith(`| F-${second} |`));
    expect(rows).toHaveLength(1);
    for (const said of [
      '状態: 会社を待つ（2026-11-20、見本の専門家）<br>担当: 総務<br>期限: 2027-01-31',
      '答えと違う（見本の専門家、2026-11-20）<br>答えか実際を直してください。',
      '助言: 名簿を1枚に<br>専門家の質問: 役員は入っていますか |',
    ])
      expect(rows[0]).toContain(said);
    expect(rowOf(text, `F-${third}`)).toContain('見解のあとに、メモが変わりました。<br>専門家に、もう一度');
  });

  test('has the reply to a question', async () => {
    const said = () => ({ question: '役員は？', reply: '入れました' });
    const { text } = await sheetOf('findings', { views: 1, said });
    expect(rowOf(text, `F-${first}`)).toContain('専門家の質問: 役員は？<br>専門家への返事: 入れました');
  });

  test.each<[what: string, Partial<Review>, isChanged: boolean]>([
    ['a reply', { question: '役員は？', reply: '入れました' }, false],
    ['a view of before', {}, true],
  ])('waits for both where the firm has something to mend beside %s', async (_, said, isChanged) => {
    const answer = (): Answer => ({ state: 'met', answeredOn: '2026-11-01', due: '2026-11-01' });
    const options = { views: 1, said: () => said, answer, changed: isChanged ? [0] : [] };
    expect(rowOf((await sheetOf('findings', options)).text, `F-${first}`)).toContain('状態: 会社と専門家を待つ');
  });

  describe('as a register', () => {
    /** What was said of each criterion, and the status that follows. */
    const cases: readonly [said: Partial<Review>, status: string, isChanged?: true][] = [
      [{ view: 'disagrees', advice: '名簿を1枚に' }, '会社を待つ（2026-11-20、見本の専門家）'],
      [{ question: '役員は？' }, '会社を待つ（2026-11-20、見本の専門家）'],
      [
        { question: '役員は？', reply: 'はい', repliedBy: '総務', repliedOn: '2026-11-22' },
        '専門家を待つ（2026-11-22、総務）',
      ],
      [{ view: 'cannot-tell', question: '役員は？', reply: 'はい' }, '専門家を待つ'],
      [{ view: 'disagrees' }, '専門家を待つ', true],
      [{ advice: '年1回に' }, '助言だけ（2026-11-20、見本の専門家）'],
      [{}, '済み（2026-11-20、見本の専門家）'],
    ];
    const register = () => {
      const evidence = [{ title: '表' }];
      const file = reviewedAssessment({
        views: cases.length + 1,
        said: (index) => cases[index]?.[0] ?? {},
        changed: cases.flatMap(([, , isChanged], index) => (isChanged ? [index] : [])),
        answer: () => ({ state: 'met', evidence, lastDone: '2026-11-01' }),
      });
      const criterion = criteria[cases.length - 1];
      const reviewer = file.reviewers?.['r1'];
      if (criterion === undefined || reviewer === undefined) throw new Error('no view');
      const answer = file.answers[criterion.id];
      const asked = { question: '版はいくつですか', reply: '2版です' } as const;
      const review = { by: 'r1', on: '2026-11-10', view: 'disagrees', advice: '名簿を1枚に', ...asked } as const;
      const before = stamped({ criterion, answer, reviewer, review });
      const reviews = { ...file.reviews, [criterion.id]: [before, ...(file.reviews?.[criterion.id] ?? [])] };
      const cwd = testFolder();
      writeFileSync(join(cwd, 'assessment.yaml'), stringify({ ...file, reviews }, { aliasDuplicateObjects: false }));
      return cwd;
    };

    test('says of each finding whose turn it is, and keeps what is settled', async () => {
      const { stdout } = await run(['sheet', 'findings'], { cwd: register() });
      const found = stdout
        .split('\n')
        .flatMap((line) => /^\| F-(\S+) \|.*?状態: (.*?)(?:<br>| \|)/.exec(line)?.slice(1) ?? []);
      const statuses = Object.fromEntries(
        Array.from({ length: found.length / 2 }, (_, at) => found.slice(2 * at, 2 * at + 2)),
      );
      // What was agreed to from the start is no finding.
      expect(statuses).toEqual(Object.fromEntries(cases.map(([, status], index) => [criteria[index]?.id, status])));
      expect(stdout.match(/^### .*/gm)?.at(-1)).toBe('### 済み（見解を書き直して片づいたもの）');
      const settled = stdout.split('\n').findLast((line) => line.startsWith('| F-')) ?? '';
      for (const kept of [
        '前の重み: 大',
        '2026-11-10 見本の専門家「答えと違う」',
        '名簿を1枚に',
        '会社への質問: 版はいくつですか',
        '2版です',
      ])
        expect(settled).toContain(kept);
    });

    test('looks as if it could be written in only where what is written comes home', async () => {
      const cwd = register();
      await run(['sheet', 'findings', '-o', 'findings.xlsx'], { cwd });
      const bytes = readFileSync(join(cwd, 'findings.xlsx'));
      const [head = [], ...rows] = cellsOf(bytes).get(`指摘（${cases.length}）`) ?? [];
      const column = String.fromCharCode(65 + head.indexOf('専門家への返事'));
      const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
      const looks = rows.map((row, index) => ({
        look: new RegExp(`<c r="${column}${index + 2}" s="(\\d+)"`).exec(sheet)?.[1],
        isAsked: cases.some(([said], at) => said.question !== undefined && row[0] === `F-${criteria[at]?.id}`),
      }));
      const looksOf = (wanted: boolean) =>
        new Set(looks.filter(({ isAsked }) => isAsked === wanted).map(({ look }) => look));
      expect([looksOf(true).size, looksOf(false).size, new Set(looks.map(({ look }) => look)).size]).toEqual([1, 1, 2]);
    });

    test('comes home from Excel as it went, and brings what the firm has written', async () => {
      const cwd = register();
      const merge = () => run(['merge', 'findings.xlsx', '--by', '総務'], { cwd });
      await run(['sheet', 'findings', '-o', 'findings.xlsx'], { cwd });
      const untouched = await merge();
      expect([untouched.code, untouched.stdout], untouched.stderr).toEqual([
        0,
        expect.stringContaining('取り込むものはありません'),
      ]);
      const [head = [], ...rows] =
        cellsOf(readFileSync(join(cwd, 'findings.xlsx'))).get(`指摘（${cases.length}）`) ?? [];
      const at = (title: string) => head.indexOf(title);
      const typed = rows.map((row) => {
        const cells = [...row];
        if (row[0] === `F-${second}`) {
          cells[at('専門家への返事')] = '入っています';
          cells[at('担当')] = '総務部';
          cells[at('期限')] = '2027/3/31';
        }
        return cells;
      });
      const sheet = { name: '指摘', widths: head.map(() => 10), rows: [head, ...typed] };
      writeFileSync(join(cwd, 'findings.xlsx'), writeXlsx({ sheets: [sheet] }));
      const { code, stdout } = await merge();
      const { reviews, answers } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
      expect(code, stdout).toBe(0);
      expect(answers[second]).toMatchObject({ state: 'met', owner: '総務部', due: '2027-03-31' });
      expect(reviews[second][0]).toMatchObject({ question: '役員は？', reply: '入っています', repliedBy: '総務' });
      expect(reviews[third][0]).toMatchObject({ reply: 'はい', repliedBy: '総務', repliedOn: '2026-11-22' });
    });
  });

  test('shows both views where two specialists differ, and asks which to go by', async () => {
    const row = rowOf(await sheetOfTwo('findings'), `F-${first}`);
    expect(row).toContain(
      '見解が分かれている<br>答えと違う（別の専門家、2026-11-21）<br>答えのとおり（見本の専門家、2026-11-20）<br>どちらの見解によるかを',
    );
    expect(row).toContain('助言: 別の専門家「日付を」');
  });

  const evidenced: Answer = { state: 'met', evidence: [{ title: '表' }], owner: '総務' };
  test.each<[string, status: string, Partial<ReviewedOptions>]>([
    ['nothing else', '専門家を待つ（2026-11-21、別の専門家）', { answer: () => evidenced }],
    ['nobody in charge', '専門家を待つ（2026-11-21、別の専門家）', { answer: () => ({ state: 'unmet' }) }],
    [
      'a question with its reply',
      '専門家を待つ（2026-11-21、別の専門家）',
      { answer: () => evidenced, said: () => ({ question: '役員は？', reply: 'はい' }) },
    ],
    [
      'a question that waits',
      '会社と専門家を待つ（2026-11-21、別の専門家）',
      { answer: () => evidenced, said: () => ({ question: '役員は？' }) },
    ],
    [
      'something that check finds',
      '会社と専門家を待つ（2026-11-21、別の専門家）',
      { answer: () => ({ state: 'met' }) },
    ],
  ])('waits for the specialists where their views differ, with %s beside it', async (_, status, more) => {
    expect(rowOf(await sheetOfTwo('findings', 1, more), `F-${first}`)).toContain(`状態: ${status}`);
  });

  test('puts the heaviest first, whatever was said of the criteria after it', async () => {
    const views = ['agrees', 'cannot-tell', 'disagrees', 'agrees'] as const;
    const said = (index: number) => ({ view: views[index] ?? 'agrees', ...(index === 3 ? { advice: '年1回に' } : {}) });
    const answer = (): Answer => ({ state: 'met', evidence: [{ title: '表' }], lastDone: '2026-11-01', owner: '総務' });
    const { text } = await sheetOf('findings', { views: 4, said, answer });
    expect(numbersIn(text)).toEqual([third, second, fourth].map((id) => `F-${id}`));
    expect(text.match(/^### .*/gm)).toEqual([
      '### 大（先に直すもの）',
      '### 中（確かめるか、返事をするもの）',
      '### 小（参考にするもの）',
    ]);
  });

  test('gives a finding the same number on another day, at another level, and when others come or go', async () => {
    const one = numbersIn((await sheetOf('findings', three)).text);
    const other = numbersIn((await sheetOf('findings', three, '--as-of', '2026-11-01', '--level', 'star4')).text);
    const fewer = numbersIn((await sheetOf('findings', { ...three, changed: [] })).text);
    for (const numbers of [one, other, fewer]) {
      expect(numbers).toContain(`F-${second}`);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    expect(one.filter((number) => !other.includes(number))).toEqual([]);
  });

  test('keeps a row of its own for what was found, and one for all that nobody is in charge of', async () => {
    const states = ['unmet', 'unknown', 'partial'] as const;
    const answer = (index: number): Answer => ({ state: states[index % 3] ?? 'unmet' });
    const views = ['agrees', 'disagrees', 'agrees'] as const;
    const said = (index: number) => ({ view: views[index] ?? 'agrees', ...(index === 2 ? { advice: '年1回に' } : {}) });
    const { text } = await sheetOf('findings', { views: 3, said, answer });
    expect(numbersIn(text)).toEqual([`F-${second}`, `F-${third}`, 'F-owner-missing']);
    const row = rowOf(text, 'F-owner-missing');
    for (const { id } of criteria) expect(row).toMatch(new RegExp(`[ 、]${id}[、（]`));
    expect(row).toContain('担当が決まっていない基準が54件あります');
    expect(row).toContain('だれが調べるかが決まっていない基準が27件あります');
    // Neither weighs more, nor waits for somebody else, because nobody is in charge.
    expect(rowOf(text, `F-${third}`)).toContain('状態: 助言だけ');
    expect(text.match(/^###+ .*/gm)?.slice(-3)).toEqual([
      '### 小（参考にするもの）',
      expect.stringMatching(/^#### 1-/),
      '#### 担当が決まっていない基準',
    ]);
  });

  test('finds what check finds, in words', async () => {
    const cwd = folderWith({ ...three, answer: () => ({ state: 'met', due: '2026-01-01' }) });
    const { stdout } = await run(['check', '--reporter', 'json'], { cwd });
    const codes = (JSON.parse(stdout).files[0].diagnostics as { code: string }[]).map(({ code }) => code);
    const { stdout: sheet } = await run(['sheet', 'findings'], { cwd });
    expect(codes.length).toBeGreaterThan(0);
    for (const code of new Set(codes)) {
      expect(sheet.split(`（${code}）`).length - 1, code).toBe(codes.filter((one) => one === code).length);
    }
    expect(sheet).not.toMatch(/(\||<br>) *scs\//);
  });

  test('leaves out what a specialist agrees with', async () => {
    const answer = (): Answer => ({
      state: 'met',
      evidence: [{ title: '表' }],
      lastDone: '2026-11-01',
      owner: '総務',
    });
    const { text } = await sheetOf('findings', { views: 81, answer });
    expect(text).not.toContain('答えと違う');
    expect(text).toContain('## 指摘（0）');
  });

  test('does not name the file of confidential evidence', async () => {
    const evidence = [{ title: '秘密の契約', file: 'himitsu.pdf', confidential: true }];
    const { text } = await sheetOf('findings', { views: 0, answer: () => ({ state: 'met', evidence }) });
    expect(text).toContain('scs/evidence-missing');
    expect(text).not.toMatch(/himitsu|秘密の契約/);
  });
});

describe('the draft of the declaration', () => {
  test('cannot be made yet where anything is left, and says why', async () => {
    const { text } = await sheetOf('declaration', three);
    expect(text).toContain('**この宣誓は、まだできません。**');
    expect(text).toContain(`「一部だけ」「まだ」の基準があります（1）: ${second}`);
    expect(text).toContain(`見解が「変わった」になっている基準があります（1）: ${third}`);
    expect(text).toContain(`見解が「答えのとおり」でない基準があります（1）: ${second}`);
    expect(text).toContain(`返事をしていない基準があります（1）: ${second}`);
    expect(text).toContain('専門家の見解がない基準があります（78）');
    expect(text).toContain('まだ宣誓できません。');
  });

  test('is filled with the facts where nothing is left', async () => {
    const { text } = await sheetOf('declaration', { views: 81 });
    expect(text).not.toContain('まだできません');
    expect(text).toContain(
      'サンプル株式会社は、上に書いた範囲について、SCS評価制度 ★3・★4（2026-03-27版）の★3の81基準を自己点検しました（最後の回答日: 2026-11-01）。81基準に「できている」、0基準に「当てはまらない」と答えています。',
    );
    expect(text).toContain('このうち81基準について、見本の専門家から「答えのとおり」という見解を受けています。');
  });

  test('counts a view on what is declared alone as agreeing with it', async () => {
    const answer = (index: number): Answer => ({ state: index === 0 ? 'met' : index === 1 ? 'partial' : 'unmet' });
    const { text } = await sheetOf('declaration', { views: 3, answer });
    expect(text).toContain('1基準に「できている」、0基準に「当てはまらない」と答えています。');
    expect(text).toContain('このうち1基準について、見本の専門家から「答えのとおり」という見解を受けています。');
  });

  test.each([
    [1, 'このうち、「答えのとおり」と数えられる見解のある基準は、ありません。'],
    [2, 'このうち1基準について、見本の専門家から「答えのとおり」という見解を受けています。'],
  ])('names no specialist but those whose views are counted: %i views, of which one is split', async (views, said) => {
    const text = await sheetOfTwo('declaration', views);
    expect(text).toContain(said);
    expect(text.slice(text.indexOf('## 宣誓の案'))).not.toContain('別の専門家');
    expect(text).toContain(`専門家の見解が分かれている基準があります（1）: ${first}`);
  });

  test('lists what does not apply, to be confirmed', async () => {
    const { text } = await sheetOf('declaration', three);
    expect(rowOf(text, fourth)).toContain('拠点は1つ | 見解なし');
    expect(text).toContain('要確認');
  });

  test('is for ★3 only, and says so at another level', async () => {
    const { text } = await sheetOf('declaration', { views: 81 }, '--level', 'star4');
    expect(text).toContain('自己適合宣誓は★3の手続きです。この下書きの段階は★4です。');
  });

  test.each([0, 3, 81])('claims nothing that only the scheme can give, with %i views', async (views) => {
    const { text } = await sheetOf('declaration', { views });
    expect(text).not.toMatch(/認定|合格|取得/);
    const english = await sheetOf('declaration', { views }, '--lang', 'en');
    expect(english.text).not.toMatch(/certif|passed|obtained|accredit/i);
  });

  test('has its mark on every page', async () => {
    const { bytes } = await sheetOf('declaration', three, '--format', 'pdf');
    const { pages } = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(1);
    for (const { text } of pages) expect(text).toContain(squeezed('下書き: 公式の様式が確認されるまでの案'));
  });

  test.each(languages)(
    'has what is declared and every line to be signed on one page, wherever that begins: %s',
    async (lang) => {
      const [declared, signed] = {
        ja: ['以上が事実であることを、宣誓します。', '役職名前日付署名'],
        en: ['We declare that the above is true.', 'PositionNameDateSignature'],
      }[lang].map(squeezed);
      for (const organization of ['見本', 'とても長い名前の会社'.repeat(9)]) {
        for (const sites of [1, 2, 4, 6, 8, 10, 12]) {
          const file = reviewedAssessment({ ...three, organization });
          const names = Array.from(
            { length: sites },
            (_, index) => `第${index + 1}事業所（製造部・品質管理部・総務部）`,
          );
          const cwd = testFolder();
          writeFileSync(
            join(cwd, 'assessment.yaml'),
            JSON.stringify({ ...file, scope: { ...file.scope, sites: names } }),
          );
          const { bytes } = await run(['sheet', 'declaration', '--format', 'pdf', '--lang', lang], { cwd });
          const { pages } = await readPdf(bytes);
          const page = pages.find(({ text }) => text.includes(declared ?? ''))?.text;
          expect([organization, sites, page?.includes(signed ?? '')]).toEqual([organization, sites, true]);
        }
      }
    },
    180_000,
  );
});

describe.each(kinds)('%s', (kind) => {
  const long: ReviewedOptions = {
    views: 12,
    organization: 'とても長い名前の会社'.repeat(12),
    answer: (index) => ({
      state: index % 2 ? 'met' : 'not-applicable',
      reason: '理由'.repeat(150),
      owner: 'O'.repeat(150),
      evidence: [{ title: 'A'.repeat(180) }],
    }),
    said: () => ({ view: 'cannot-tell', advice: `${'助言の長い文。'.repeat(150)}終わり`, question: 'x'.repeat(900) }),
  };

  test.each([
    ['0 views', { views: 0 }],
    ['3 views', three],
    ['81 views', { views: 81 }],
    ['long texts', long],
  ] as const)('is a whole, tagged and numbered PDF: %s', async (_what, options) => {
    const { bytes } = await sheetOf(kind, options, '--format', 'pdf');
    const pdf = await readPdf(bytes);
    expect(pdf.metadata.get('pdfaid:conformance')).toBe('A');
    expect(pdf.metadata.get('pdfuaid:part')).toBe('1');
    expect(pdf.outline.length).toBeGreaterThan(1);
    for (const [index, { pieces, unmarked, text }] of pdf.pages.entries()) {
      expect(pieces.filter(({ tag }) => tag === undefined)).toEqual([]);
      expect(unmarked).toBe(0);
      expect(text).toContain(`${index + 1}/${pdf.pages.length}`);
      for (const { left, right, baseline } of pieces) {
        expect(left).toBeGreaterThanOrEqual(53.5);
        expect(right).toBeLessThanOrEqual(595.28 - 53.5);
        expect(baseline).toBeGreaterThan(20);
      }
    }
  });

  test.each(['pdf', 'xlsx', 'markdown'])('is the same %s for the same file', async (format) => {
    const one = await sheetOf(kind, three, '--format', format);
    const other = await sheetOf(kind, three, '--format', format);
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  test('shows nothing of confidential evidence in any format', async () => {
    for (const format of ['pdf', 'xlsx', 'markdown']) {
      const { text, bytes } = await sheetOf(kind, three, '--format', format);
      const read =
        format === 'pdf' ? (await readPdf(bytes)).text : format === 'xlsx' ? JSON.stringify([...cellsOf(bytes)]) : text;
      expect(read).toContain('サンプル株式会社');
      expect(read).not.toContain('秘密の契約');
    }
  });

  test('holds no formula, escape or markup of a hostile file', async () => {
    const hostile: ReviewedOptions = {
      views: 3,
      organization: '=cmd|calc!A1 <b>\u202e\u001b[31m',
      answer: () => ({ state: 'met', owner: '@SUM(A1)', evidence: [{ title: '=HYPERLINK("http://x")' }] }),
      said: () => ({ view: 'disagrees', advice: '+1\n\t=2\r\n_x000D_ ]]> & <script>', question: '-2', reply: '＝3' }),
    };
    const { text } = await sheetOf(kind, hostile);
    expect(text).not.toMatch(/<(?!br>|!-- -->)/);
    for (const sign of ['\u001b', '\u202e']) expect(text).not.toContain(sign);
    const { bytes } = await sheetOf(kind, hostile, '--format', 'xlsx');
    const cells = [...cellsOf(bytes).values()].flat(2);
    expect(cells).toContain("'=cmd|calc!A1 <b>[31m");
    expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    if (kind !== 'findings') return;
    expect(cells).toContain("'@SUM(A1)");
    expect(cells.some((cell) => cell.includes('助言: +1\n =2\n_x000D_ ]]> & <script>'))).toBe(true);
  });

  test.each(languages)('leaves no word untranslated in %s', async (language) => {
    const { text } = await sheetOf(kind, three, '--lang', language);
    expect(text).not.toMatch(/\{\w+\}|\bsheet\.\w|undefined/);
  });

  test('goes into a file, and never over the answers', async () => {
    const cwd = folderWith(three);
    const { code, stderr } = await run(['sheet', kind, '-o', 'a.md'], { cwd });
    expect([code, stderr]).toEqual([0, 'シートを書きました: a.md\n']);
    expect((await run(['sheet', kind, '-o', 'assessment.yaml'], { cwd })).code).toBe(2);
    symlinkSync('assessment.yaml', join(cwd, 'link.md'));
    const refused = await run(['sheet', kind, '-o', 'link.md', '--force'], { cwd });
    expect([refused.code, refused.stderr.includes('same-file')]).toEqual([2, true]);
  });
});

test('the workbook of a confirmation has one row for each criterion, with its category and requirement', async () => {
  const { bytes } = await sheetOf('confirmation', three, '--format', 'xlsx');
  const sheets = cellsOf(bytes);
  expect([...sheets.keys()]).toEqual(['★3 確認シート', '専門家', '答えの数', '見解の数', '基準ごとの答えと見解']);
  const [head, ...rows] = sheets.get('基準ごとの答えと見解') ?? [];
  expect(head).toEqual(['番号', '分野', '要求事項', '質問', '会社の答え', '証拠（会社）', '専門家の見解']);
  expect(rows.map((row) => row[0])).toEqual(criteria.map(({ id }) => id));
  expect(rows[1]?.slice(4)).toEqual([
    '× まだ\n答えた日: 2026-11-01',
    '',
    [
      '答えと違う',
      '見たもの: 文書・聞き取り',
      '日付: 2026-11-20',
      '専門家: 見本の専門家',
      '助言: 名簿を1枚に',
      '質問と返事: 役員は入っていますか',
      '質問と返事: （返事はまだ）',
    ].join('\n'),
  ]);
});

describe('where evidence files are not as on record', () => {
  const lost: ReviewedOptions = {
    views: 2,
    answer: (index) => ({
      state: 'met',
      owner: '総務',
      evidence: [{ title: '表', file: index === 0 ? 'hyo.txt' : 'kiroku.txt', sha256: 'a'.repeat(64) }],
    }),
  };
  const sheetIn = async (cwd: string, kind: string) =>
    (await run(['sheet', kind], { cwd })).stdout.replaceAll('\\', '');

  test.each(['confirmation', 'declaration'])('%s says why its views count as they do', async (kind) => {
    const cwd = folderWith(lost);
    const counted =
      /証拠のファイル2件のうち、見つからないか読めないものが(\d)件、中身が記録と違うものが(\d)件です。見解の数は/;
    expect(counted.exec(await sheetIn(cwd, kind))?.slice(1)).toEqual(['2', '0']);
    expect(await sheetIn(cwd, kind)).toContain('2（そのあと変わっていないもの 0、証拠が見つからないもの 2）');
    writeFileSync(join(cwd, 'kiroku.txt'), '別のもの');
    expect(counted.exec(await sheetIn(cwd, kind))?.slice(1)).toEqual(['1', '1']);
  });

  test('the list of findings says that a file was perhaps not sent, and asks nobody to look again at what is not here', async () => {
    const cwd = folderWith(lost);
    const row = rowOf(await sheetIn(cwd, 'findings'), `F-${first}`);
    expect(row).toContain('会社にあるなら、作った人に送ってください');
    expect(row).not.toContain('もう一度見てもらってください');
    writeFileSync(join(cwd, 'hyo.txt'), '別のもの');
    expect(rowOf(await sheetIn(cwd, 'findings'), `F-${first}`)).not.toContain('送ってください');
  });
});

test('a short table of a sheet stands on one page of a PDF, and of a longer one more than a row', async () => {
  for (const specialists of [4, 8, 12, 16, 20]) {
    const cwd = folderWith({ views: 2 });
    const file = join(cwd, 'assessment.yaml');
    const assessment = JSON.parse(readFileSync(file, 'utf8'));
    // A longer head moves the tables down the page.
    assessment.organization.name = '見本'.repeat(specialists * 3);
    assessment.scope.companies = ['サンプル株式会社'.repeat(specialists)];
    writeFileSync(file, JSON.stringify(assessment));
    const { bytes } = await run(['sheet', 'confirmation', '--format', 'pdf'], { cwd });
    const { pages } = await readPdf(bytes);
    const texts = pages.map(({ text }) => squeezed(text));
    const [at] = texts.flatMap((text, page) => (text.includes('専門家の見解見解の数') ? [page] : []));
    expect([specialists, texts[at ?? 0]]).toEqual([
      specialists,
      expect.stringMatching(/専門家の見解見解の数.*見解なし/),
    ]);
  }
});

test.each(
  (['confirmation', 'findings'] as const).flatMap((kind) =>
    languages.flatMap((language) => [0, 3, 81].map((views) => [kind, language, views] as const)),
  ),
)(
  'the workbook of %s (%s, %i views) is one page of A4 wide in letters of 8 points, or more',
  async (kind, language, views) => {
    const long = '点検の記録を残し、土台のルールを先に決めてください。'.repeat(8);
    const said = (index: number) =>
      ({ view: 'disagrees', advice: index % 2 === 0 ? long : '日付を', question: '版は？' }) as const;
    const answer = (index: number): Answer => ({
      state: index % 3 === 0 ? 'met' : 'unmet',
      note: index % 5 === 0 ? long : '表あり',
      evidence: [{ title: '体制表 2026年版', file: 'shoko/a-long-name-of-a-file.pdf', reference: long.slice(0, 60) }],
    });
    const { bytes } = await sheetOf(kind, { views, said, answer }, '--format', 'xlsx', '--lang', language);
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('xl/worksheets/'));
    expect(parts.length).toBeGreaterThan(1);
    for (const [name, part] of parts) {
      const xml = strFromU8(part);
      const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
      expect([name, /fitToWidth="(\d+)"/.exec(xml)?.[1]]).toEqual([name, '1']);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(PAGE);
    }
  },
);

test.each([
  ['a.pdf', '%PDF-'],
  ['a.XLSX', 'PK'],
  ['a.markdown', '# '],
  ['a', '# '],
])('the name %s says the format', async (name, start) => {
  const cwd = folderWith({ views: 2 });
  expect((await run(['sheet', 'findings', '-o', name], { cwd })).code).toBe(0);
  expect(readFileSync(join(cwd, name)).toString('latin1').startsWith(start)).toBe(true);
});
