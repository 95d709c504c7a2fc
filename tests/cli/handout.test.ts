import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { askedOf } from '../../src/domain/criterionHash.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { textOfWorkbook } from '../helpers/handoutTable.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { ENTER, type Person, run, sitDown, TODAY } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const read = (cwd: string, name: string) => parse(readFileSync(join(cwd, name), 'utf8'));
const asked = (id: string) =>
  allCriteria(shippedCatalogue()).flatMap((one) => (one.id === id ? [askedOf(one)] : []))[0];

const answers = `answers:
  1-2-1-1: # 社長が決める
    state: unknown
    note: 総務に聞く
    owner: 総務部長
    evidence: [{ title: 極秘の体制表, confidential: true }]
  1-2-1-2: { state: met, note: 終わっている }
  4-1-1-1: { state: unmet, note: ここだけの話 }`;
const reviews = `reviewers: { senmonka: { name: 見本の専門家, relation: outside } }
reviews:
  1-2-1-2:
    - { by: senmonka, on: 2026-11-01, view: cannot-tell, advice: 体制表に日付を入れます, question: 誰が決めましたか, stamp: "sha256:${'1'.repeat(64)}" }`;

const firm = (rest = answers) => folderOfFirm(aim, rest);

describe('handout', () => {
  test('writes a small assessment of the chosen criteria, which lint finds right and only the owner can read', async () => {
    const cwd = firm();
    const { code, stderr } = await run(['handout', '--ids', '1-2-1-1,1-2-1-2', '--to', '佐藤'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('2基準の聞き取り票を書きました: handout-ids.yaml')]);
    const { handout, answers: carried } = read(cwd, 'handout-ids.yaml');
    expect(handout).toMatchObject({ to: '佐藤', madeOn: TODAY, ids: ['1-2-1-1', '1-2-1-2'] });
    expect(carried).toEqual({
      '1-2-1-1': { state: 'unknown', note: '総務に聞く', owner: '総務部長' },
      '1-2-1-2': { state: 'met', note: '終わっている' },
    });
    const text = readFileSync(join(cwd, 'handout-ids.yaml'), 'utf8');
    expect(text).not.toMatch(/極秘|ここだけの話|assessment\.yaml/);
    expect(text).toContain('- 1-2-1-1 # ');
    expect(statSync(join(cwd, 'handout-ids.yaml')).mode & 0o777).toBe(0o600);
    expect(await run(['lint', 'handout-ids.yaml'], { cwd })).toMatchObject({ code: 0 });
  });

  test.each(['総務', 'general-affairs', 'General Affairs', '総務 '])('takes the role 「%s」', async (role) => {
    const cwd = firm();
    expect(await run(['handout', '--role', role, '-o', 'q.yaml'], { cwd })).toMatchObject({ code: 0 });
    const { ids } = read(cwd, 'q.yaml').handout;
    // Met ones are not asked again.
    expect(ids).toContain('1-2-1-1');
    expect(ids).not.toContain('1-2-1-2');
  });

  test.each(['yaml', 'html', 'xlsx', 'pdf'] as const)(
    'says as %s that what the firm does not have is no condition',
    async (ending) => {
      const cwd = firm();
      await run(['handout', '--unknown', '-o', `q.${ending}`], { cwd });
      const path = join(cwd, `q.${ending}`);
      const text =
        ending === 'xlsx'
          ? textOfWorkbook(path)
          : ending === 'pdf'
            ? (await readPdf(readFileSync(path))).text
            : readFileSync(path, 'utf8');
      expect(squeezed(text)).toContain('会社にない機器や仕事は、条件に数えません');
    },
  );

  test.each(['yaml', 'html', 'xlsx'] as const)(
    'tells a vendor as %s to answer about what it does for the firm',
    async (ending) => {
      const cwd = firm();
      for (const [role, isTold] of [
        ['外部の業者', true],
        ['総務', false],
      ] as const) {
        await run(['handout', '--role', role, '-o', `q.${ending}`, '--force'], { cwd });
        const path = join(cwd, `q.${ending}`);
        const text = ending === 'xlsx' ? textOfWorkbook(path) : readFileSync(path, 'utf8');
        expect([role, text.includes('サンプル株式会社のために行っていること')]).toEqual([role, isTold]);
      }
    },
  );

  test('--until stands on every face, read as any other day, and is no day that is over', async () => {
    const cwd = firm();
    const make = (name: string, day = '令和8年12月4日') =>
      run(['handout', '--ids', '1-2-1-1', '--until', day, '-o', name], { cwd });
    for (const ending of ['yaml', 'xlsx', 'html', 'pdf']) {
      expect([ending, (await make(`q.${ending}`)).code]).toEqual([ending, 0]);
    }
    expect(read(cwd, 'q.yaml').handout.until).toBe('2026-12-04');
    expect(readFileSync(join(cwd, 'q.yaml'), 'utf8')).toContain('# 返してほしい日: 2026-12-04');
    expect(readFileSync(join(cwd, 'q.html'), 'utf8')).toContain('<dt>返してほしい日</dt><dd>2026-12-04</dd>');
    const sheet = strFromU8(
      unzipSync(readFileSync(join(cwd, 'q.xlsx')))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    );
    expect(sheet).toMatch(/返してほしい日<\/t><\/is><\/c><c [^>]*><is><t[^>]*>2026-12-04</);
    expect(squeezed((await readPdf(readFileSync(join(cwd, 'q.pdf')))).text)).toContain('返してほしい日2026-12-04');
    const person = sitDown(['ask', 'q.yaml'], { cwd });
    await person.sees('返してほしい日: 2026-12-04');
    person.types('q');
    await person.finished;
    expect(await make('past.yaml', '2026-11-20')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('過ぎた日'),
    });
    expect(await make('odd.yaml', '来週')).toMatchObject({ code: 2, stderr: expect.stringContaining('--until') });
    expect(existsSync(join(cwd, 'past.yaml'))).toBe(false);
  });

  test('--unknown takes what is unknown or unanswered; --blank leaves the answers at home', async () => {
    const cwd = firm();
    await run(['handout', '--unknown', '--blank'], { cwd });
    const { handout, answers: carried } = read(cwd, 'handout-unknown.yaml');
    expect(handout.ids).toHaveLength(79);
    expect([handout.to, handout.base, carried]).toEqual([undefined, {}, {}]);
  });

  test('--review-questions takes what a specialist has asked, with the question', async () => {
    const cwd = firm(`${answers}\n${reviews}`);
    await run(['handout', '--review-questions'], { cwd });
    const file = read(cwd, 'handout-questions.yaml');
    expect(file.handout.ids).toEqual(['1-2-1-2']);
    expect(file.asks['1-2-1-2']).toMatchObject({ question: '誰が決めましたか', advice: '体制表に日付を入れます' });
    expect([file.reviews, file.reviewers]).toEqual([undefined, undefined]);
  });

  test.each([
    [['handout'], 'usage'],
    [['handout', '--role', '部長'], 'unknown-role'],
    [['handout', '--ids', '9-9-9-9'], 'unknown-id'],
    [['handout', '--review-questions'], 'nothing-to-hand-out'],
    [['handout', '--unknown', '-o', 'assessment.yaml', '--force'], 'same-file'],
    [['handout', '--unknown', '-o', 'taken.yaml'], 'output-exists'],
  ])('%j is refused: %s', async (argv, code) => {
    const cwd = firm();
    writeFileSync(join(cwd, 'taken.yaml'), 'mine');
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    const result = await run(argv, { cwd });
    expect([result.code, result.stderr]).toEqual([2, expect.stringContaining(code)]);
    expect(readFileSync(join(cwd, 'taken.yaml'), 'utf8')).toBe('mine');
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });
});

describe('ask on a hand-out', () => {
  test('asks only what was handed out, and the answers come home with name, day and comment', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1,4-1-1-1', '--to', '佐藤'], { cwd });
    const person = sitDown(['ask', 'handout-ids.yaml'], { cwd });
    await person.sees('サンプル株式会社から佐藤への聞き取り票です');
    await person.sees('1-2-1-1');
    await person.sees('q 保存して終わる');
    person.types('3');
    await person.sees('4-1-1-1');
    await person.sees('q 保存して終わる');
    person.types('2');
    await person.sees('まだの条件の番号を押します');
    person.types('3');
    await person.sees('[3]');
    person.types(ENTER);
    const { code, stderr } = await person.finished;
    expect(code).toBe(0);
    expect(stderr).toContain('handout-ids.yaml を、渡した人に返してください');

    const merged = await run(['merge', 'handout-ids.yaml'], { cwd });
    expect(merged.code).toBe(0);
    expect(merged.stdout).toContain(`1-2-1-1 答え: わからない → まだ（佐藤、${TODAY}）`);
    const home = read(cwd, 'assessment.yaml').answers;
    expect(home['1-2-1-1']).toEqual({
      state: 'unmet',
      note: '総務に聞く',
      owner: '総務部長',
      evidence: [{ title: '極秘の体制表', confidential: true }],
      answeredOn: TODAY,
      answeredBy: '佐藤',
      asked: asked('1-2-1-1'),
    });
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toContain('1-2-1-1: # 社長が決める');

    const again = await run(['merge', 'handout-ids.yaml'], { cwd });
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('assessment.yaml は変わっていません')]);
  });

  test('shows what the specialist asks, and takes the reply with one key', async () => {
    const cwd = firm(`${answers}\n${reviews}`);
    await run(['handout', '--review-questions'], { cwd });
    const person = sitDown(['ask', 'handout-questions.yaml'], { cwd });
    await person.sees('質問: 誰が決めましたか');
    await person.sees('r 専門家の質問に返事をする');
    person.types('r');
    await person.sees('専門家への返事');
    person.types(`社長です${ENTER}`);
    await person.sees('返事を保存しました');
    await person.sees('q 保存して終わる');
    person.types('q');
    await person.finished;
    expect(person.screen()).toContain('助言: 体制表に日付を入れます');

    await run(['merge', 'handout-questions.yaml'], { cwd });
    const review = read(cwd, 'assessment.yaml').reviews['1-2-1-2'][0];
    expect(review).toMatchObject({
      question: '誰が決めましたか',
      reply: '社長です',
      stamp: `sha256:${'1'.repeat(64)}`,
    });
  });

  test.each([
    [['--by', '鈴木'], {}],
    [[], { SCS_CHECK_BY: '鈴木' }],
  ])('%j %j says who answers', async (words, variables) => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1'], { cwd });
    const person = sitDown(['ask', 'handout-ids.yaml', ...words], { cwd, variables });
    await person.sees('q 保存して終わる');
    person.types('4');
    await person.finished;
    expect(read(cwd, 'handout-ids.yaml').answers['1-2-1-1'].answeredBy).toBe('鈴木');
  });
});

describe('merge', () => {
  test('takes no file into itself: whoever put the one that came back over their own is told', async () => {
    const cwd = firm();
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    for (const name of ['assessment.yaml', './assessment.yaml']) {
      const { code, stdout, stderr } = await run(['merge', name], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('取り込む先と同じファイルです');
    }
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  /** A firm that has answered itself since it handed out a criterion, and the answer that came back. */
  async function disagreeing(): Promise<string> {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1', '--to', '佐藤', '-o', 'back.yaml'], { cwd });
    for (const [name, state] of [
      ['assessment.yaml', 'partial'],
      ['back.yaml', 'met'],
    ] as const) {
      const text = readFileSync(join(cwd, name), 'utf8');
      writeFileSync(join(cwd, name), text.replace('state: unknown', `state: ${state}`));
    }
    return cwd;
  }

  test('without a terminal a conflict is listed with both sides, and nothing of it is taken', async () => {
    const cwd = await disagreeing();
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    const { code, stdout, stderr } = await run(['merge', 'back.yaml'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /食い違い（1）\n +1-2-1-1 答え\n(?:.*\n)+? +こちら: 一部だけ\n +相手　: できている（佐藤、2026-11-21）/,
    );
    expect(stderr).toContain('食い違いが1か所残っています');
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  test.each([
    ['1', 'partial', 0],
    ['2', 'met', 0],
    ['s', 'partial', 1],
  ])('on a terminal the key %s decides: %s', async (key, state, exitCode) => {
    const cwd = await disagreeing();
    const person: Person = sitDown(['merge', 'back.yaml'], { cwd });
    await person.sees('[2] 相手のものにする');
    person.types(key);
    expect((await person.finished).code).toBe(exitCode);
    expect(read(cwd, 'assessment.yaml').answers['1-2-1-1'].state).toBe(state);
  });

  test.each([
    ['1', 'partial'],
    ['2', 'met'],
  ])(
    'what %s has decided is not asked again when the same comes back, whatever was answered since',
    async (key, state) => {
      const cwd = await disagreeing();
      const person: Person = sitDown(['merge', 'back.yaml'], { cwd });
      await person.sees('[2] 相手のものにする');
      person.types(key);
      const first = await person.finished;
      expect(first.stderr).toMatch(/次は、.*: npx scs-check\n$/);
      expect((await run(['log', '--verify'], { cwd })).stdout).toContain(
        `back.yaml を取り込んだ（${key === '1' ? 0 : 1}か所）`,
      );
      const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
      const since = key === '1' ? text : text.replace('state: met', 'state: not-applicable');
      writeFileSync(join(cwd, 'assessment.yaml'), since);

      const again = await sitDown(['merge', 'back.yaml'], { cwd }).finished;
      expect(again.code).toBe(0);
      expect(again.stdout).toContain(`このファイルは、${TODAY}にも取り込んでいます。`);
      expect(again.stdout).toContain('もう聞かずに、今のままにします（1）: 1-2-1-1');
      expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(since);
      expect(read(cwd, 'assessment.yaml').answers['1-2-1-1'].state).toBe(key === '1' ? state : 'not-applicable');

      const back = readFileSync(join(cwd, 'back.yaml'), 'utf8');
      writeFileSync(join(cwd, 'back.yaml'), back.replace('state: met', 'state: unmet'));
      const other = await run(['merge', 'back.yaml'], { cwd });
      expect([other.code, other.stdout]).toEqual([1, expect.stringContaining('食い違い（1）')]);
    },
  );

  test('what is put off is asked again, and what cannot be recorded, too', async () => {
    const cwd = await disagreeing();
    for (const time of [1, 2]) {
      const person: Person = sitDown(['merge', 'back.yaml'], { cwd });
      await person.sees('[2] 相手のものにする');
      person.types('s');
      expect([time, (await person.finished).code]).toEqual([time, 1]);
    }
    expect(existsSync(join(cwd, 'assessment.history.jsonl'))).toBe(false);
  });

  test('what was taken is counted once and the same everywhere, in a window of 24 lines with its end in sight', async () => {
    const cwd = firm();
    const ids = allCriteria(shippedCatalogue()).map(({ id }) => id);
    const chosen = ids.filter((id) => /^[1-3]-/.test(id)).slice(0, 30);
    const given = chosen.map(
      (id) => `  ${id}: { state: unmet, note: 佐藤が見ました, owner: 総務部長, due: 2027-03-31 }`,
    );
    writeFileSync(
      join(cwd, 'a.yaml'),
      readFileSync(join(cwd, 'assessment.yaml'), 'utf8').replace(/answers:[\s\S]*$/, `answers:\n${given.join('\n')}\n`),
    );
    const { stdout } = await run(['merge', 'a.yaml', '--dry-run'], { cwd });
    const [, total = ''] = /取り込むもの（(\d+)）/.exec(stdout) ?? [];
    expect(stdout.split('\n').filter((line) => / → /.test(line))).toHaveLength(Number(total));
    const person = sitDown(['merge', 'a.yaml'], { cwd });
    for (;;) {
      const asked = /食い違い (\d+)\/(\d+)/g;
      await person.sees('[2] 相手のものにする');
      const [, at, all] = [...person.screen().matchAll(asked)].at(-1) ?? [];
      person.types('1');
      if (at === all) break;
    }
    const { stdout: shown, stderr } = await person.finished;
    expect(shown).toContain(`取り込むもの（${total}）`);
    expect(shown.trimEnd().split('\n').length).toBeLessThan(20);
    const listed = shown.split('\n').filter((line) => / → /.test(line)).length;
    const rest = Number(/ほかに(\d+)か所/.exec(shown)?.[1]);
    expect(listed + rest).toBe(Number(total));
    expect(stderr).toContain(`assessment.yaml に取り込みました（${total}か所）`);
  });

  test('interrupted, nothing at all is written', async () => {
    const cwd = await disagreeing();
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    const person = sitDown(['merge', 'back.yaml'], { cwd });
    await person.sees('[2] 相手のものにする');
    person.terminates();
    expect((await person.finished).code).toBe(130);
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  test('--dry-run tells the same and writes nothing', async () => {
    const cwd = await disagreeing();
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    const { code, stdout } = await run(['merge', 'back.yaml', '--dry-run'], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining('食い違い（1）')]);
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  test('a broken file, a file of another firm and one of another edition stop none of the others', async () => {
    const cwd = firm();
    const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    writeFileSync(join(cwd, 'broken.yaml'), 'formatVersion: 1\nanswers: [');
    writeFileSync(join(cwd, 'other.yaml'), text.replace('サンプル', '別のサンプル'));
    writeFileSync(join(cwd, 'edition.yaml'), text.replace('edition: "2026-03-27"', 'edition: "2030"'));
    writeFileSync(join(cwd, 'good.yaml'), text.replace('answers:', 'answers:\n  1-3-1-1: { state: met }'));
    const files = ['broken.yaml', 'other.yaml', 'edition.yaml', 'good.yaml'];
    const { code, stderr } = await run(['merge', ...files], { cwd });
    expect(code).toBe(2);
    for (const word of ['file-invalid', 'other-firm', 'other-catalogue', '4個のファイルのうち、3個は取り込めません']) {
      expect(stderr).toContain(word);
    }
    expect(read(cwd, 'assessment.yaml').answers['1-3-1-1']).toEqual({ state: 'met' });
    expect(read(cwd, 'assessment.yaml.bak').answers['1-3-1-1']).toBeUndefined();
  });

  test('two files are one write', async () => {
    const cwd = firm();
    const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    writeFileSync(join(cwd, 'a.yaml'), text.replace('answers:', 'answers:\n  1-3-1-1: { state: met }'));
    writeFileSync(join(cwd, 'b.yaml'), text.replace('answers:', 'answers:\n  1-3-1-3: { state: unmet }'));
    await run(['merge', 'a.yaml', 'b.yaml'], { cwd });
    expect(read(cwd, 'assessment.yaml').answers).toMatchObject({
      '1-3-1-1': { state: 'met' },
      '1-3-1-3': { state: 'unmet' },
    });
    expect(read(cwd, 'assessment.yaml.bak').answers).not.toHaveProperty('1-3-1-1');
  });

  test('what a file says is shown without anything a terminal might act upon', async () => {
    const cwd = firm();
    const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    const note = String.raw`"\e[2J\e]0;x\a消えた\n  1-1-1 答え: まだ → できている"`;
    writeFileSync(join(cwd, 'a.yaml'), text.replace('answers:', `answers:\n  1-3-1-1: { state: met, note: ${note} }`));
    const { stdout } = await run(['merge', 'a.yaml', '--dry-run'], { cwd });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal escapes are what must not be there
    expect(stdout).not.toMatch(/[\u001b\u0007]/);
    expect(stdout).toMatch(/消えた 1-1-1/);
  });
});

describe('a hand-out as a workbook', () => {
  const SHEET = 'xl/worksheets/sheet2.xml';
  const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

  /** Types texts into cells of the sheet to fill in, as a spreadsheet would store them: `答え 2` is that column in row 2. */
  function fill(cwd: string, name: string, cells: Readonly<Record<string, string>>): void {
    const parts = unzipSync(readFileSync(join(cwd, name)));
    let xml = strFromU8(parts[SHEET] ?? new Uint8Array());
    for (const [where, text] of Object.entries(cells)) {
      const [heading = '', row = ''] = where.split(' ');
      const column = new RegExp(`<c r="([A-Z])1"[^>]*><is><t[^>]*>${heading}`).exec(xml)?.[1];
      const address = `${column}${row}`;
      const own = new RegExp(`<c r="${address}" s="\\d"(?:/>|.*?</c>)`);
      expect(xml).toMatch(own);
      xml = xml.replace(own, text.startsWith('<') ? text.replaceAll('{at}', address) : cell(address, text));
    }
    writeFileSync(join(cwd, name), zipSync({ ...parts, [SHEET]: strToU8(xml) }));
  }

  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
  const THREAD = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment';
  const note = (text: string) =>
    `<comments><authors/><commentList><comment ref="D2" authorId="0"><text>\n<r><rPr/><t>${text}</t></r>\n</text></comment></commentList></comments>`;
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      'Excel or LibreOffice',
      { 'xl/comments1.xml': note('来月&#10;やります') },
      `<Relationship Id="r1" Type="${REL}" Target="../comments1.xml"/>`,
      '来月 やります',
    ],
    [
      'a program that names parts from the root',
      { 'xl/comments/comment1.xml': note('来月やります').replace(/<\/?r>|<rPr\/>/g, '') },
      `<Relationship Id="r1" Type="${REL}" Target="/xl/comments/comment1.xml"/>`,
      '来月やります',
    ],
    [
      'Excel of today, with replies',
      {
        'xl/comments1.xml': note('[Threaded comment] Your version of Excel …'),
        'xl/threadedComments/threadedComment1.xml':
          '<ThreadedComments><threadedComment ref="D2" id="{1}"><text>来月で</text></threadedComment><threadedComment ref="D2" parentId="{1}"><text>よいですか</text></threadedComment></ThreadedComments>',
      },
      `<Relationship Id="r1" Type="${REL}" Target="../comments1.xml"/><Relationship Id="r2" Type="${THREAD}" Target="../threadedComments/threadedComment1.xml"/>`,
      '来月で よいですか',
    ],
  ])(
    'a comment that was pinned to a cell in %s is told, and not lost without a word',
    async (_, entries, tags, said) => {
      const cwd = firm();
      await run(['handout', '--ids', '1-2-1-1', '-o', 'a.xlsx'], { cwd });
      fill(cwd, 'a.xlsx', { '答え 2': '× まだ' });
      const parts = unzipSync(readFileSync(join(cwd, 'a.xlsx')));
      const added = {
        ...entries,
        [SHEET.replace(/(\w+\.xml)$/, '_rels/$1.rels')]: `<Relationships>${tags}</Relationships>`,
      };
      const texts = Object.entries(added).map(([path, text]) => [path, strToU8(text)] as const);
      writeFileSync(join(cwd, 'a.xlsx'), zipSync({ ...parts, ...Object.fromEntries(texts) }));
      const { stdout } = await run(['merge', 'a.xlsx', '--dry-run'], { cwd });
      expect(stdout).toContain('まだ');
      const told = stdout.replace(/\s+/g, '');
      expect(told).toContain(`D2に付いたコメントは、読んだだけで取り込みません。`.replace(/\s+/g, ''));
      expect(told).toContain(`メモの欄に書きます:${said.replace(/\s+/g, '')}`);
      expect(told).not.toContain('Threaded');
    },
  );

  test.each([
    ['a style', '<c r="{at}" s="99" t="inlineStr"><is><t>○ できている</t></is></c>'],
    ['its letters', '<c r="{at}" t="inlineStr"><is><r><rPr><strike/></rPr><t>○ できている</t></r></is></c>'],
    [
      'a part of its letters',
      '<c r="{at}" t="inlineStr"><is><r><rPr><strike val="1"/></rPr><t>× まだ</t></r><r><t> ○ できている</t></r></is></c>',
    ],
  ])('an answer that is struck out by %s is none, and is told', async (_, struck) => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1,1-2-1-2', '-o', 'a.xlsx'], { cwd });
    const plain = '<c r="{at}" t="inlineStr"><is><r><rPr><strike val="0"/></rPr><t>△ 一部だけ</t></r></is></c>';
    fill(cwd, 'a.xlsx', { '答え 2': struck, 'メモ 2': struck, '答え 3': plain });
    const parts = unzipSync(readFileSync(join(cwd, 'a.xlsx')));
    const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
      .replace('</fonts>', '<font><strike/></font></fonts>')
      .replace('</cellXfs>', `${'<xf fontId="0"/>'.repeat(89)}<xf fontId="3"/></cellXfs>`);
    writeFileSync(join(cwd, 'a.xlsx'), zipSync({ ...parts, 'xl/styles.xml': strToU8(styles) }));
    const { code, stdout } = await run(['merge', 'a.xlsx'], { cwd });
    expect(code).toBe(1);
    expect(stdout.replace(/\s+/g, '').split('取り消し線の引いてある文字は').length).toBe(3);
    expect(read(cwd, 'assessment.yaml').answers).toMatchObject({ '1-2-1-2': { state: 'partial' } });
    expect(read(cwd, 'assessment.yaml').answers['1-2-1-1']?.state).not.toBe('met');
  });

  test('a text box laid over the cells is told, and not lost without a word', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1', '-o', 'a.xlsx'], { cwd });
    fill(cwd, 'a.xlsx', { '答え 2': '× まだ' });
    const box = (text: string) =>
      `<xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p><a:p><a:t>やります</a:t></a:p></xdr:txBody>`;
    const from = '<xdr:from><xdr:col>3</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>4</xdr:row></xdr:from>';
    const drawing = `<xdr:wsDr><xdr:twoCellAnchor>${from}<mc:AlternateContent><mc:Choice><xdr:sp>${box('来月')}</xdr:sp></mc:Choice><mc:Fallback><xdr:sp>${box('昨日')}</xdr:sp></mc:Fallback></mc:AlternateContent></xdr:twoCellAnchor></xdr:wsDr>`;
    const rels = `<Relationships><Relationship Id="r1" Type="${REL.replace('comments', 'drawing')}" Target="../drawings/d.xml"/></Relationships>`;
    const parts = unzipSync(readFileSync(join(cwd, 'a.xlsx')));
    const added = {
      'xl/drawings/d.xml': strToU8(drawing),
      [SHEET.replace(/(\w+\.xml)$/, '_rels/$1.rels')]: strToU8(rels),
    };
    writeFileSync(join(cwd, 'a.xlsx'), zipSync({ ...parts, ...added }));
    const told = (await run(['merge', 'a.xlsx', '--dry-run'], { cwd })).stdout.replace(/\s+/g, '');
    expect(told).toContain('D5に重ねたテキストボックスは、読んだだけで取り込みません。');
    expect(told).toContain('メモの欄に書きます:来月やります');
    expect(told).not.toContain('昨日');
  });

  test('goes out, is filled in and comes home with who and when', async () => {
    const cwd = firm(`${answers}\n${reviews}`);
    const ids = ['--ids', '1-2-1-1,1-2-1-2,4-1-1-1', '--to', '佐藤'];
    const { code, stderr } = await run(['handout', ...ids, '-o', 'q.xlsx'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('scs-check merge q.xlsx')]);
    expect(statSync(join(cwd, 'q.xlsx')).mode & 0o777).toBe(0o600);
    const due = '<c r="{at}"><v>46113</v></c>';
    const typed = {
      '答え 2': '× まだ',
      'メモ 2': '=SUM(A1)',
      '期限 2': due,
      '答え 4': 'partly',
      'まだの条件 4': '③',
      '専門家への返事 3': '総務部長です',
    };
    fill(cwd, 'q.xlsx', typed);
    expect(await run(['merge', 'q.xlsx'], { cwd })).toMatchObject({ code: 0 });
    const home = read(cwd, 'assessment.yaml');
    expect(home.answers['1-2-1-1']).toMatchObject({
      state: 'unmet',
      note: '=SUM(A1)',
      due: '2026-04-01',
      owner: '総務部長',
      answeredBy: '佐藤',
      answeredOn: TODAY,
    });
    expect(home.answers['4-1-1-1']).toMatchObject({ state: 'partial', missing: [3] });
    expect(home.reviews['1-2-1-2'][0].reply).toBe('総務部長です');
  });

  test('the cell for who answers is who answered, told before anything is written; --by goes before it', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1', '-o', 'a.xlsx'], { cwd });
    fill(cwd, 'a.xlsx', { '答え 2': '× まだ' });
    const parts = unzipSync(readFileSync(join(cwd, 'a.xlsx')));
    const guide = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[guide] ?? new Uint8Array());
    const [, address = ''] = /答える人<\/t><\/is><\/c><c r="(B\d+)"/.exec(xml) ?? [];
    const named = xml.replace(new RegExp(`<c r="${address}"[^>]*/>`), cell(address, '田中&#x202e;花子'));
    expect(named).not.toBe(xml);
    writeFileSync(join(cwd, 'a.xlsx'), zipSync({ ...parts, [guide]: strToU8(named) }));

    const seen = await run(['merge', 'a.xlsx', '--dry-run'], { cwd });
    expect(seen.stdout).toContain('「答える人」の欄から、答えた人を「田中花子」とします');
    const other = await run(['merge', 'a.xlsx', '--dry-run', '--by', '鈴木'], { cwd });
    expect(squeezed(other.stdout)).toContain('「田中花子」ですが、答えた人は--byのとおり「鈴木」とします');
    expect(await run(['merge', 'a.xlsx'], { cwd })).toMatchObject({ code: 0 });
    expect(read(cwd, 'assessment.yaml').answers['1-2-1-1']).toMatchObject({ state: 'unmet', answeredBy: '田中花子' });
  });

  test('nothing typed, nothing changed', async () => {
    const cwd = firm(answers.replace('note: 総務に聞く', 'note: "=1+1"'));
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    await run(['handout', '--ids', '1-2-1-1,1-2-1-2', '--format', 'xlsx'], { cwd });
    expect(await run(['merge', 'handout-ids.xlsx'], { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  test('wrong cells are told by their place with what to write, and the others come home', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1,4-1-1-1', '-o', 'a.xlsx'], { cwd });
    fill(cwd, 'a.xlsx', {
      '答え 2': 'はい&#x1b;',
      '期限 3': '来月',
      'メモ 3': '<c r="{at}"><f>1+1</f><v>2</v></c>',
      '答え 3': '△',
      'まだの条件 3': '2',
    });
    const { code, stdout, stderr } = await run(['merge', 'a.xlsx'], { cwd, columns: 200 });
    expect(code).toBe(1);
    const told = stdout.replace(/\n +/g, '');
    expect(told).toContain('「△」→ 一部だけ');
    expect(told).toContain('取り込めないセル（3）');
    expect(told).toMatch(
      /シート「聞き取り票」の2行目 D列（答え）: 「はい」は、「できている」のことですか。できている \/ ?一部だけ \/ まだ/,
    );
    expect(told).toMatch(/3行目 .列（メモ）: 数式は取り込みません/);
    expect(told).toMatch(/3行目 .列（期限）: 「来月」は日付ではありません/);
    expect(stderr).toContain('3個のセルは、取り込んでいません');
    expect(read(cwd, 'assessment.yaml').answers).toMatchObject({
      '1-2-1-1': { state: 'unknown' },
      '4-1-1-1': { state: 'partial', missing: [2], note: 'ここだけの話' },
    });
    expect(await run(['merge', 'a.xlsx', '--yes'], { cwd })).toMatchObject({ code: 1 });
    expect(read(cwd, 'assessment.yaml').answers['1-2-1-1'].state).toBe('met');
  });

  test('on a terminal a word is asked about once, and options and a reason that are missing', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1,4-1-1-1,4-1-1-2,4-1-2-1', '-o', 'a.xlsx'], { cwd });
    fill(cwd, 'a.xlsx', { '答え 2': 'たぶん', '答え 3': 'たぶん', '答え 4': '○', '答え 5': '該当なし' });
    const person = sitDown(['merge', 'a.xlsx'], { cwd });
    await person.sees('「たぶん」は、どの答えですか');
    await person.sees('[5] 当てはまらない');
    person.types('3');
    await person.sees('4-1-1-2 は「できている」ですが、選択肢が足りません');
    await person.sees('番号で選びます');
    person.types('1');
    await person.sees('[1]');
    person.types(ENTER);
    await person.sees('4-1-2-1 が当てはまらない理由');
    person.types(`機器がありません${ENTER}`);
    const { code } = await person.finished;
    expect(code).toBe(0);
    expect(read(cwd, 'assessment.yaml').answers).toMatchObject({
      '1-2-1-1': { state: 'unmet' },
      '4-1-1-1': { state: 'unmet' },
      '4-1-1-2': { state: 'met', options: ['a'] },
      '4-1-2-1': { state: 'not-applicable', reason: '機器がありません' },
    });
  });

  test('without options nothing is met by it, be it in our workbook or in one without the column', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '4-1-1-2', '-o', 'a.xlsx'], { cwd });
    fill(cwd, 'a.xlsx', { '答え 2': '○ できている' });
    const { code, stdout } = await run(['merge', 'a.xlsx'], { cwd, columns: 200 });
    expect([code, stdout.replace(/\n +/g, '')]).toEqual([1, expect.stringContaining('選択肢が1つ以上要ります')]);
    expect(read(cwd, 'assessment.yaml').answers['4-1-1-2']).toBeUndefined();
    fill(cwd, 'a.xlsx', { '選択肢 2': 'ａ' });
    expect(await run(['merge', 'a.xlsx'], { cwd })).toMatchObject({ code: 0 });
    expect(read(cwd, 'assessment.yaml').answers['4-1-1-2']).toMatchObject({ state: 'met', options: ['a'] });
  });

  test('another workbook, a damaged one and one of another firm are refused', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '1-2-1-1', '-o', 'q.xlsx'], { cwd });
    const bytes = readFileSync(join(cwd, 'q.xlsx'));
    const { 'xl/worksheets/sheet4.xml': _, ...parts } = unzipSync(bytes);
    writeFileSync(join(cwd, 'gone.xlsx'), zipSync({ ...parts, 'xl/worksheets/sheet4.xml': strToU8('<worksheet/>') }));
    const { [SHEET]: _sheet, ...others } = parts;
    const empty = { [SHEET]: strToU8('<worksheet/>'), 'xl/worksheets/sheet4.xml': strToU8('<worksheet/>') };
    writeFileSync(join(cwd, 'other.xlsx'), zipSync({ ...others, ...empty }));
    writeFileSync(join(cwd, 'cut.xlsx'), bytes.subarray(0, 400));
    const bomb = zipSync({ ...parts, [SHEET]: new Uint8Array(9_000_000) });
    writeFileSync(
      join(cwd, 'bomb.xlsx'),
      zipSync({ ...unzipSync(bomb), 'xl/worksheets/sheet4.xml': new Uint8Array(9_000_000) }),
    );
    const { code, stdout, stderr } = await run(['merge', 'gone.xlsx', 'other.xlsx', 'cut.xlsx', 'bomb.xlsx'], { cwd });
    expect(code).toBe(2);
    // Without what it was made from, it is a table as any other.
    expect(stdout.replace(/\s+/g, '')).toContain('渡したときの中身がありません');
    for (const word of ['workbook-without-handout', 'workbook-damaged', 'workbook-too-large']) {
      expect(stderr).toContain(word);
    }
    const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    writeFileSync(join(cwd, 'assessment.yaml'), text.replace('サンプル', '別のサンプル'));
    expect((await run(['merge', 'q.xlsx'], { cwd })).stderr).toContain('other-firm');
  });

  test('goes out encrypted, too', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'word'), 'correct horse battery\n');
    const word = ['--passphrase-file', 'word'];
    const out = await run(['handout', '--ids', '1-2-1-1', '-o', 'q.xlsx.age', '--encrypt', ...word], { cwd });
    expect(out.code).toBe(0);
    expect(await run(['merge', 'q.xlsx.age', '--dry-run', ...word], { cwd })).toMatchObject({ code: 0 });
  });

  test('a name of another format is refused', async () => {
    const { code, stderr } = await run(['handout', '--unknown', '--format', 'xlsx', '-o', 'q.yaml'], { cwd: firm() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('名前を .xlsx にしてください')]);
  });
});

describe('a hand-out on paper', () => {
  test('that is given to merge says what it is, and what to do with it', async () => {
    const cwd = firm();
    writeFileSync(join(cwd, 'q.pdf'), '%PDF-1.7\n');
    const { code, stderr } = await run(['merge', 'q.pdf'], { cwd });
    expect([code, squeezed(stderr)]).toEqual([2, expect.stringContaining('q.pdfはPDFなので、答えを読み取れません')]);
    expect(squeezed(stderr)).toContain('askコマンドで1つずつ書き写してください');
  });

  test('asks everything, with boxes to tick and a way back, and keeps the rest at home', async () => {
    const cwd = firm(`${answers}\n${reviews}`);
    const { code, stderr } = await run(['handout', '--ids', '1-2-1-1,1-2-1-2', '--to', '佐藤', '-o', 'q.pdf'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('答えを書き写してください: scs-check ask')]);
    const { text, pages } = await readPdf(readFileSync(join(cwd, 'q.pdf')));
    expect(pages.map(({ unmarked }) => unmarked)).toEqual(pages.map(() => 0));
    const told = [
      'サンプル株式会社',
      '佐藤',
      TODAY,
      '1-2-1-1',
      '誰が決めましたか',
      '担当: 総務部長',
      '受け取った人が scs-check に書き写します',
    ];
    for (const words of told) expect(text).toContain(squeezed(words));
    for (const criterion of allCriteria(shippedCatalogue()).filter(({ id }) => /^1-2-1-[12]$/.test(id))) {
      for (const words of [criterion.question, ...criterion.metWhen]) expect(text).toContain(squeezed(words));
    }
    expect(text.split(squeezed('□ できている □ 一部だけ □ まだ □ わからない □ 当てはまらない'))).toHaveLength(3);
    expect(text).not.toMatch(/極秘|ここだけの話/);
  });

  test.each(['ja', 'en'])(
    'prints no line over another, however long the name of a place to write is: %s',
    async (lang) => {
      const cwd = firm();
      await run(['handout', '--ids', '1-2-1-2,1-2-1-3,4-1-1-2', '--lang', lang, '-o', 'q.pdf'], { cwd });
      const { pages } = await readPdf(readFileSync(join(cwd, 'q.pdf')));
      for (const { pieces } of pages) {
        const margin = Math.min(...pieces.map(({ left }) => left));
        const lines = [
          ...new Set(
            pieces
              .filter(({ left, size }) => left - margin < 1 && size < 10)
              .map(({ baseline, size }) => ({ baseline, size })),
          ),
        ];
        const sorted = lines.toSorted((a, b) => b.baseline - a.baseline);
        const close = sorted.filter(({ baseline, size }, index) => {
          const next = sorted[index + 1];
          return (
            next !== undefined &&
            baseline - next.baseline > 0.5 &&
            baseline - next.baseline < 1.2 * Math.max(size, next.size)
          );
        });
        expect(close).toEqual([]);
      }
    },
  );

  test('has places for what a complete answer needs: options, the day of a duty, a reason, evidence, who is in charge', async () => {
    const cwd = firm();
    await run(['handout', '--ids', '4-1-1-2,1-2-1-3', '-o', 'q.pdf'], { cwd });
    const { text } = await readPdf(readFileSync(join(cwd, 'q.pdf')));
    const { options } = allCriteria(shippedCatalogue()).find(({ id }) => id === '4-1-1-2') ?? {};
    for (const choice of options?.choices ?? []) expect(text).toContain(squeezed(`□ ${choice.id}. ${choice.text}`));
    expect(text.split(squeezed('最後に行った日'))).toHaveLength(2);
    expect(text.split(squeezed('理由（当てはまらないとき）'))).toHaveLength(3);
    for (const place of ['担当期限', '証拠の名前（1行に1つ）']) expect(text.split(place)).toHaveLength(3);
  });
});
