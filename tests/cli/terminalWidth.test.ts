import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { listShippedCatalogues } from '../../src/io/shipped.ts';
import { widthOf } from '../../src/text/width.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { helpCommands } from '../helpers/help.ts';
import { ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const star3 = narrowToLevel(shippedCatalogue(), 'star3');
const widths = [60, 80, 120];

/** What the terminal was sent, line by line; wherever the cursor jumps, a line begins anew. */
function linesOf(raw: string): readonly string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of a terminal are what is looked for
  const frames = raw.replace(/\u001b\[[0-9;?]*m/g, '').split(/(?:\u001b\[[0-9;?]*[A-Za-z]|\r(?!\n))+/);
  return frames.flatMap((frame) => frame.split('\n'));
}

/** A command on a line of its own is copied as a whole: it may be wider than the terminal. */
const isCommand = (line: string) => /^\s*(?:\$ .*|(?:npx )?(?:scs-check|cd) [^、。]*)$/.test(line);

/** What is to be pressed: every key with its word, as the texts of the interview name them. */
const keysIn = (parts: readonly Readonly<Record<string, string>>[]) => [
  'Enter',
  'Ctrl-O',
  ...parts
    .flatMap((part) => Object.entries(part))
    .filter(([key]) => /\.keys(?:\.|$)/.test(key))
    .flatMap(([, text]) => text.replaceAll(/\{menu\}/g, '').split(/ {2,}/))
    .filter((item) => /^(?:\[.\]|[a-z?]) [^ 。]{2,12}(?: [^ 。]{1,12}){0,2}$/.test(item)),
];

function brokenIn(lines: readonly string[], keys: readonly string[]): readonly string[] {
  const squeezed = (text: string) => text.replaceAll(/\s/g, '');
  const count = (text: string, part: string) => text.split(part).length - 1;
  const whole = squeezed(lines.join('\n'));
  return keys.map(squeezed).filter((key) => {
    const within = lines.reduce((sum, line) => sum + count(squeezed(line), key), 0);
    return count(whole, key) > within;
  });
}

const wide = (lines: readonly string[], columns: number) =>
  lines.filter((line) => widthOf(line) > columns && !isCommand(line));

function fileOf(cwd: string, answers: object, more: object = {}) {
  const { id, edition } = star3;
  const profile = Object.fromEntries(star3.profileFacts.map((fact) => [fact.id, true]));
  const file = {
    formatVersion: 1,
    organization: { name: 'とても長い名前のサンプル精密機械工業株式会社' },
    scope: { companies: ['とても長い名前のサンプル精密機械工業株式会社'] },
    catalogue: { id, edition, level: 'star3' },
    profile,
    answers,
    ...more,
  };
  writeFileSync(join(cwd, 'assessment.yaml'), stringify(file));
}

/** Every state once, what answers may lack, and who is in charge. */
const mixed = Object.fromEntries(
  allCriteria(star3).map(({ id }, index) => [
    id,
    [
      { state: 'met' },
      { state: 'partial' },
      { state: 'unmet', owner: '情報システム部の担当者', due: '2026-01-10' },
      { state: 'unknown' },
      { state: 'not-applicable', reason: '該当する機器がありません' },
    ][index % 5] ?? { state: 'met' },
  ]),
);

/** One sitting after the other: what is pressed, and what is on the screen before it is. */
type Sitting = readonly (readonly [sees: string, types: string])[];

const FIRST: Sitting = [
  ['[q] 終わる', '2'],
  ['会社の名前を書いてください', `b${ENTER}`],
  ['[q] 終わる', '1'],
  ['会社の名前を書いてください', `?${ENTER}`],
  ['会社の名前を書いてください', `見本工業${ENTER}`],
  ['会社について 1/', 'x'],
  ['使えるキー', '1'],
  ['会社について 2/', 'b'],
  ['前の答え', 'q'],
];

const QUESTION: Sitting = [
  ['1-2-1-1', 'x'],
  ['使えるキー', '?'],
  ['番号: 1-2-1-1', 'n'],
  ['メモ（', `手順書にあります${ENTER}`],
  ['メモを保存しました', 'e'],
  ['証拠の名前', ENTER],
  ['保存して終わる', 'd'],
  ['期限（', `2026-01-02${ENTER}`],
  ['もう過ぎた日です', '1'],
  ['保存して終わる', 'o'],
  ['担当（', `情報システム部${ENTER}`],
  ['保存して終わる', '5'],
  ['当てはまらない理由', ENTER],
  ['保存して終わる', '2'],
  ['まだの条件の番号', '12'],
  ['[2]', ENTER],
  ['どの条件もまだなら', '0'],
  ['保存して終わる', 'a'],
  ['上から順に', ENTER],
  ['保存して終わる', 'j'],
  ['どこへ移りますか', 'p'],
  ['だれがわかりそうな', 'b'],
  ['保存して終わる', 'j'],
  ['どこへ移りますか', 'i'],
  ['番号（例', `4-1-1-2${ENTER}`],
  ['選択肢（', '1'],
  ['どれに当てはまりますか', 'z'],
  ['はありません', '0'],
  ['保存して終わる', 'q'],
];

const MENU: Sitting = [
  ['[3] あとにする', '3'],
  ['4-5-1-7', 's'],
  ['[2] ここで結果を見る', '2'],
  ['[q] 終わる', '6'],
  ['計画を終える', 'x'],
  ['使えるキー', 'q'],
  ['[q] 終わる', '7'],
  ['どこへ移りますか', 'b'],
  ['[q] 終わる', '8'],
  ['会社の名前を書いてください', ENTER],
  ['対象の会社', ENTER],
  ['対象の拠点', ENTER],
  ['対象の部署', ENTER],
  ['対象のシステム', ENTER],
  ['会社について 1/', 'm'],
  ['[q] 終わる', '4'],
  ['保存して終わる', 'm'],
  ['[q] 終わる', 'q'],
];

describe.each(widths)('on a terminal of %i columns', (columns) => {
  test.each([
    ['the beginning', FIRST, () => undefined],
    ['a question and all that is asked beside it', QUESTION, (cwd: string) => fileOf(cwd, {})],
    ['the menu of the end and its ways', MENU, (cwd: string) => fileOf(cwd, mixed)],
  ] as const)('no line of %s is wider, and no key in it is broken', async (_, sitting, write) => {
    const cwd = testFolder();
    write(cwd);
    const person = sitDown([], { cwd, columns, rows: 50 });
    for (const [sees, types] of sitting) {
      await person.sees(sees);
      await person.sees('›');
      person.types(types);
    }
    await person.finished;
    const lines = linesOf(person.raw());
    expect(wide(lines, columns)).toEqual([]);
    expect(brokenIn(lines, keysIn(ja))).toEqual([]);
  });

  test.each(['ja', 'en'])('no line of status is wider (%s)', async (lang) => {
    for (const answers of [{}, mixed]) {
      const cwd = testFolder();
      fileOf(cwd, answers, { overview: { '1-2-1': 'mostly' } });
      const { stdout } = await sitDown(['status', '--lang', lang], { cwd, columns }).finished;
      expect(wide(stdout.split('\n'), columns)).toEqual([]);
    }
  });

  test.each(['ja', 'en'])(
    'nor of what is in a catalogue, or of the explanation of its longest title (%s)',
    async (lang) => {
      const cwd = testFolder();
      const { stdout: listed } = await run(['catalogue', 'list', '--lang', lang], { columns });
      expect(wide(listed.split('\n'), columns)).toEqual([]);
      for (const id of listShippedCatalogues()) {
        const { stdout } = await run(['catalogue', 'show', id, '--lang', lang], { columns });
        expect([id, wide(stdout.split('\n'), columns)]).toEqual([id, []]);
        const { catalogue } = loadShipped(id);
        const { id: level = '' } = catalogue.levels.at(-1) ?? {};
        const [longest] = catalogue.requirements.toSorted((a, b) => b.title.length - a.title.length);
        writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(emptyAssessment(catalogue, level)));
        const explained = await run(['explain', longest?.id ?? '', '--lang', lang], { cwd, columns });
        expect([id, explained.code, wide(explained.stdout.split('\n'), columns)]).toEqual([id, 0, []]);
      }
    },
  );

  test.each(['ja', 'en'])('nor of any help (%s)', async (lang) => {
    for (const command of helpCommands) {
      const { stdout } = await run([...command.split(' ').filter((word) => word !== ''), '--help', '--lang', lang], {
        columns,
      });
      expect([command, wide(stdout.split('\n'), columns)]).toEqual([command, []]);
      expect(brokenIn(stdout.split('\n'), keysIn(lang === 'en' ? en : ja))).toEqual([]);
    }
  });
});
