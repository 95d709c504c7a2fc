import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { type LanguageServer, type OpenFile, startLanguageServer } from '../helpers/languageServer.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { editorSchemas, filesToEdit, type Schema } from '../helpers/schemas.ts';

const read = (name: string) => readFileSync(join(root, name), 'utf8');

let server: LanguageServer;

beforeAll(async () => {
  server = await startLanguageServer();
});

afterAll(async () => {
  expect(await server.stop()).toEqual([]);
});

/** A file that a command has just made, changed by hand. */
async function opened(command: string, name: string, change: (text: string) => string): Promise<OpenFile> {
  // A folder as people name it.
  const cwd = join(testFolder(), '会社 の書類');
  mkdirSync(cwd);
  await run(command.split(' '), { cwd });
  const file = join(cwd, name);
  return server.open(file, change(readFileSync(file, 'utf8')));
}

const openAssessment = (change: (text: string) => string) => opened('init', 'assessment.yaml', change);
const openCatalogue = (change: (text: string) => string) => opened('catalogue new c.yaml', 'c.yaml', change);
const withAnswers = (answers: string) =>
  openAssessment((text) => text.replace('answers: {}\n', `answers:\n${answers}`));

const guidance = 'docs/examples/guidance/shiiresaki-12.ja.yaml';
const openGuidance = (change: (text: string) => string) => server.open(join(root, guidance), change(read(guidance)));

/** Puts the cursor into the first place where a text stands, behind its first letter. */
const cursorIn = (part: string) => (text: string) => {
  if (!text.includes(part)) throw new Error(`there is no ${part}`);
  return text.replace(part, `${part.slice(0, 1)}┃${part.slice(1)}`);
};

/** What a schema says of each key of a part of it. */
function keysOf({ properties = {} }: Schema = {}): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(properties).map(([key, { description }]) => [key, description]));
}

/** What is offered, without the piece that writes all necessary keys at once. */
async function offeredBy(file: OpenFile) {
  const { [`object(${editorSchemas['assessment']?.title})`]: _, ...offered } = await file.completions();
  return offered;
}

function part(schema: Schema | undefined, ...keys: readonly string[]): Schema | undefined {
  return keys.reduce<Schema | undefined>((found, key) => {
    if (key === '*') return typeof found?.additionalProperties === 'object' ? found.additionalProperties : undefined;
    return key === '[]' ? found?.items : found?.properties?.[key];
  }, schema);
}

describe('an assessment just made', () => {
  test.each([
    ['organization:', '会社'],
    ['name:', '会社名'],
    ['scope:', '調べる範囲'],
    ['catalogue:', '使うカタログと、目指す段階'],
    ['level:', '目指す段階（例: star3）'],
    ['profile:', '会社の情報'],
    ['answers:', '評価基準の番号ごとの答え'],
  ])('says over %s what it is: %s', async (key, words) => {
    const file = await openAssessment(cursorIn(key));
    expect(await file.hover()).toContain(`#### scs-check の回答ファイル\n\n${words}\n`);
  });

  const answer = [
    '  1-2-1-1:',
    '    state: met',
    '    evidence:',
    '      - title: 体制表',
    '        validUntil: 2027-03-31',
    '    lastDone: 2026-10-05',
    '  4-1-2-4:',
    '    state: not-applicable',
    '    reason: 開発をしていません',
    '  6-1-1-6:',
    '    state: unmet',
    '    waiver:',
    '      reason: 入れかえを待っています',
    '      until: 2027-07-31',
    '',
  ].join('\n');

  test.each([
    ['1-2-1-1:', '1つの基準への答え'],
    ['evidence:', '証拠。できていることを示す書類や画面'],
    ['title:', '証拠の名前（例: 体制表 2026年版）'],
    ['validUntil:', '有効な最後の日（YYYY-MM-DD）'],
    ['waiver:', '猶予。理由と終わりの日があれば'],
    ['until:', '待つ最後の日（YYYY-MM-DD）'],
    ['lastDone:', '最後に行った日（YYYY-MM-DD）'],
    ['reason:', '当てはまらない理由'],
  ])('says over %s of an answer what it is: %s', async (key, words) => {
    const file = await withAnswers(cursorIn(key)(answer));
    expect(await file.hover()).toContain(words);
  });

  test('says over state what each of its values means', async () => {
    const file = await withAnswers(cursorIn('state:')(answer));
    const shown = await file.hover();
    expect(shown).toContain('基準の状態');
    for (const line of [
      '`met`: できている',
      '`partial`: 一部だけ',
      '`unmet`: まだ',
      '`unknown`: わからない',
      '`not-applicable`: 当てはまらない',
    ]) {
      expect(shown).toContain(`* ${line}\n`);
    }
  });

  test('offers in an empty answer every key with what it is', async () => {
    const keys = keysOf(part(editorSchemas['assessment'], 'answers', '*'));
    expect(Object.keys(keys)).toEqual(expect.arrayContaining(['state', 'evidence', 'reason', 'due']));
    expect(await offeredBy(await withAnswers('  1-2-1-1:\n    ┃\n'))).toEqual(keys);
  });

  test('offers the states of an answer with their meaning', async () => {
    const file = await withAnswers('  1-2-1-1:\n    state: ┃\n');
    expect(await file.completions()).toEqual({
      met: 'できている',
      partial: '一部だけ',
      unmet: 'まだ',
      unknown: 'わからない',
      'not-applicable': '当てはまらない',
    });
  });

  test('offers yes, no and "do not know" for a fact', async () => {
    const file = await openAssessment((text) => text.replace('profile: {}', 'profile:\n  has-servers: ┃'));
    expect(Object.keys(await file.completions()).sort()).toEqual(['false', 'true', 'unknown']);
  });

  test('marks a wrong value, an unknown key and a date of another form where they stand', async () => {
    const file = await openAssessment((text) =>
      text
        .replace('profile: {}', 'profile:\n  has-servers: maybe')
        .replace('answers: {}', 'answers:\n  1-2-1-1:\n    state: yes\n    colour: red\n    due: 2026/12/18'),
    );
    expect(await file.problems()).toEqual([
      { line: file.lineOf('maybe'), marked: 'maybe', message: expect.any(String) },
      {
        line: file.lineOf('state: yes'),
        marked: 'yes',
        message: expect.stringContaining('"met", "partial", "unmet", "unknown", "not-applicable"'),
      },
      { line: file.lineOf('colour:'), marked: 'colour', message: expect.stringContaining('colour') },
      {
        line: file.lineOf('due:'),
        marked: '2026/12/18',
        message: '日付は、2026-04-01 のように YYYY-MM-DD の形で書きます',
      },
    ]);
  });
});

describe('a catalogue just made', () => {
  test.each([
    ['method:', '* `all-of`: すべてそろえば対応済み\n'],
    ['promises:', '出典が示す件数。書くと、lint が実際の件数と比べます'],
    ['ifNot:', '「いいえ」のときに、対象外の理由の下書きになる文'],
    ['sections:', '分野の中の中分類'],
    ['metWhen:', '「できている」と言える条件。すべて必要'],
    ['担当者を決めている', '1つの条件'],
    ['cadence:', '行う間隔や、きっかけ'],
    ['references:', 'この基準の土台になる基準・要求事項'],
  ])('says over %s what it is', async (key, words) => {
    const file = await openCatalogue(cursorIn(key));
    expect(await file.hover()).toContain(words);
  });

  test('offers in a new criterion every key with what it is', async () => {
    const keys = keysOf(part(editorSchemas['catalogue'], 'requirements', '[]', 'criteria', '[]'));
    const file = await openCatalogue((text) => `${text.trimEnd()}\n      - id: a-1-1-9\n        ┃\n`);
    const { id: _, ...others } = keys;
    expect(Object.keys(others)).toEqual(expect.arrayContaining(['level', 'question', 'metWhen', 'cadence']));
    expect(await file.completions()).toMatchObject(others);
  });

  test.each([
    [
      'method: ┃',
      'method: all-of',
      { 'all-of': 'すべてそろえば対応済み', points: '点数の合計', coverage: 'できている数' },
    ],
    ['cadence:\n          every: ┃', 'cadence: { every: year }', { year: '年1回以上', month: '月1回以上' }],
    ['lang: ┃', 'lang: ja', { ja: '日本語', en: '英語' }],
  ])('offers the values of %j', async (asked, written, values) => {
    const file = await openCatalogue((text) => text.replace(written, asked));
    expect(await file.completions()).toEqual(values);
  });

  test('marks a wrong value and an unknown key where they stand', async () => {
    const file = await openCatalogue((text) =>
      text.replace('method: all-of', 'method: sum').replace('cadence:', 'cadense:'),
    );
    expect(await file.problems()).toEqual([
      {
        line: file.lineOf('method:'),
        marked: 'sum',
        message: expect.stringContaining('"all-of", "points", "coverage"'),
      },
      { line: file.lineOf('cadense:'), marked: 'cadense', message: expect.stringContaining('cadense') },
    ]);
  });
});

describe('a guidance', () => {
  test.each([
    ['why:', 'なぜ大切か。1文'],
    ['firstStep:', '最初の一歩'],
    ['effort:', '手間の目安'],
    ['solvedBy:', '新しい道具や設定が要るか'],
  ])('says over %s what it is: %s', async (key, words) => {
    const file = openGuidance(cursorIn(key));
    expect(await file.hover()).toContain(words);
  });

  test('offers who may know', async () => {
    const file = openGuidance((text) => text.replace(/who: \[.*\]/, 'who: [┃]'));
    expect(await file.completions()).toEqual({
      management: '経営者',
      'general-affairs': '総務',
      it: 'IT担当',
      vendor: '外部の業者',
    });
  });

  test('marks a wrong value and an unknown key where they stand', async () => {
    const file = openGuidance((text) => text.replace(/effort: \w+/, 'effort: XL').replace('why:', 'wie:'));
    expect(await file.problems()).toEqual(
      expect.arrayContaining([
        { line: file.lineOf('wie:'), marked: 'wie', message: expect.stringContaining('wie') },
        { line: file.lineOf('effort:'), marked: 'XL', message: expect.stringContaining('"S", "M", "L"') },
      ]),
    );
  });
});

describe('a file as it is has no problem in an editor', () => {
  test('in the package and in the documentation', async () => {
    const opened = filesToEdit.map((name) => ({ name, file: server.open(join(root, name), read(name)) }));
    const judged = opened.map(async ({ name, file }) => ({ name, problems: await file.problems() }));
    expect(await Promise.all(judged)).toEqual(filesToEdit.map((name) => ({ name, problems: [] })));
  });

  test.each([
    ['init', 'assessment.yaml'],
    ['--lang en init', 'assessment.yaml'],
    ['catalogue new c.yaml', 'c.yaml'],
    ['--lang en catalogue new c.yaml', 'c.yaml'],
  ])('made by %s', async (command, name) => {
    const file = await opened(command, name, (text) => text);
    expect(await file.problems()).toEqual([]);
  });
});

describe('an editor finds the schema', () => {
  const text = (schema: string) =>
    `# yaml-language-server: $schema=${schema}\n${read('templates/assessment.yaml').split('\n').slice(1).join('\n')}`;

  test('of the package in a folder above', async () => {
    const folder = testFolder();
    const below = join(folder, '会社 の書類');
    mkdirSync(below);
    cpSync(join(root, 'controls', 'schema'), join(folder, 'node_modules/scs-check/controls/schema'), {
      recursive: true,
    });
    await run(['init'], { cwd: below });
    const path = join(below, 'assessment.yaml');
    const file = server.open(path, cursorIn('level:')(readFileSync(path, 'utf8')));
    expect(await file.hover()).toContain('目指す段階');
  });

  test('nowhere once the file has moved away from it, and says so once', async () => {
    const named = './node_modules/scs-check/controls/schema/assessment.schema.json';
    const file = server.open(join(testFolder(), 'a.yaml'), text(named));
    expect(await file.problems()).toEqual([
      expect.objectContaining({ message: expect.stringContaining(named.slice(2)) }),
    ]);
  });
});
