import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Argument, Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { declarations } from '../../src/cli/program.ts';
import { wordsMeant } from '../../src/cli/wordsMeant.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { newKey } from '../../src/io/signature.ts';
import { writeXlsx } from '../../src/office/write.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { daysMeant, hands, worstHand } from '../helpers/hands.ts';
import { programFor } from '../helpers/program.ts';
import { run, sitDown } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { book, officialSheet } from '../helpers/workbook.ts';

interface Taker {
  /** `evidence add --kind` */
  readonly name: string;
  readonly way: readonly string[];
  /** What stands in the angle brackets of the help. */
  readonly placeholder: string;
  readonly taker: Option | Argument;
}

const isArgument = (taker: Option | Argument): taker is Argument => !('flags' in taker);

/** Everything that takes a value, as the tree of commands has it. */
const takers: readonly Taker[] = takersOf(programFor('all', translator(ja)), []);

function takersOf(command: Command, way: readonly string[]): readonly Taker[] {
  const own = [
    ...command.options.filter(({ required, optional }) => required || optional),
    ...command.registeredArguments,
  ];
  return [
    ...own.map((taker) => {
      const placeholder = isArgument(taker) ? taker.name() : (/[<[](.*?)(?:\.{3})?[>\]]$/.exec(taker.flags)?.[1] ?? '');
      const name = [...way, isArgument(taker) ? `<${placeholder}>` : taker.long].join(' ');
      return { name, way, placeholder, taker };
    }),
    ...command.commands.flatMap((one) => takersOf(one, [...way, one.name()])),
  ];
}

/** How what a placeholder asks for is read: as the command line is, by the command itself, or not at all. */
type Reading =
  | { readonly atOnce: readonly string[] }
  | { readonly byCommand: string }
  | 'a file'
  | 'words of their own';

const choices: Reading = { atOnce: [] };

/** By what stands in the angle brackets; a new one has to say here how it is read. */
const placeholders: Readonly<Record<string, Reading>> = {
  言語: { atOnce: ['ja', 'en', 'pt-BR'] },
  日付: { atOnce: daysMeant },
  形式: choices,
  '形式[:ファイル]': { atOnce: ['json', 'sarif'] },
  どこまで: choices,
  読む人: choices,
  種類: choices,
  件目: { atOnce: ['3', '12'] },
  状態: { atOnce: ['missing,changed', 'listed'] },
  並べ方: choices,
  目標: { atOnce: ['2'] },
  重さ: choices,
  確かさ: choices,
  CI: choices,
  照合値: { atOnce: [`sha256:${'0123456789abcdef'.repeat(4)}`, 'sha256:0123456789ab'] },
  シェル: choices,
  カタログ: { byCommand: 'scs-20260327' },
  古い版: { byCommand: 'scs-20260327' },
  新しい版: { byCommand: 'ssdf-1.1' },
  段階: { byCommand: 'star4' },
  番号: { byCommand: '4-1-3-2' },
  '番号,番号…': { byCommand: '4-1-3-2,1-2-1-1' },
  役割: { byCommand: 'vendor' },
  列: { byCommand: 'id=a,answer=b' },
  コマンド: { byCommand: 'report' },
  ファイル: 'a file',
  フォルダ: 'a file',
  前: 'a file',
  後: 'a file',
  名前: 'words of their own',
  場所: 'words of their own',
  会社名: 'words of their own',
};

test('nothing that takes a value is left out', () => {
  expect([...new Set(takers.map(({ placeholder }) => placeholder))].toSorted()).toEqual(
    Object.keys(placeholders).toSorted(),
  );
});

/** What the kinds of evidence are called is known only where the words of each language are loaded. */
const readLater = 'evidence add --kind';

const atOnce = takers.flatMap(({ name, placeholder, taker }) => {
  const reading = placeholders[placeholder];
  if (typeof reading !== 'object' || !('atOnce' in reading) || name === readLater) return [];
  return [{ name, taker, samples: taker.argChoices ?? reading.atOnce }];
});

test.each(atOnce)('$name is read in whatever way it is typed', ({ taker, samples }) => {
  const read = (typed: string) => taker.parseArg?.(typed, undefined);
  expect(samples).not.toEqual([]);
  for (const sample of samples) {
    const meant = read(sample);
    expect(meant).toBeDefined();
    for (const [way, hand] of [...Object.entries(hands), ['all at once', worstHand] as const])
      expect([sample, way, read(hand(sample))]).toEqual([sample, way, meant]);
  }
});

test('all days of a kind are one day', () => {
  const { taker } = takers.find(({ placeholder }) => placeholder === '日付') ?? {};
  expect(daysMeant.map((day) => [day, taker?.parseArg?.(day, undefined)])).toEqual(
    daysMeant.map((day) => [day, '2026-10-01']),
  );
});

/** A command line that takes a value which the command itself reads. */
const lines: Readonly<Record<string, (...value: readonly string[]) => readonly string[]>> = {
  ask: (...value) => ['ask', ...value],
  status: (...value) => ['status', ...value],
  report: (...value) => ['report', ...value],
  handout: (...value) => ['handout', '--to', 'a', '-o', 'h.yaml', ...value],
  'handout --columns': (...value) => ['handout', '--into', 'own.xlsx', '-o', 'filled.xlsx', ...value],
  merge: (...value) => ['merge', 'own.csv', ...value],
  'evidence add': (...value) => ['evidence', 'add', ...value, '--title', 'a'],
  'evidence add --kind': (...value) => ['evidence', 'add', '4-1-3-2', '--title', 'a', ...value],
  review: (...value) => ['review', ...value],
  portfolio: (...value) => ['portfolio', '--no-cache', ...value],
  diff: (...value) => ['diff', 'assessment.yaml', 'other.yaml', ...value],
  'sheet confirmation': (...value) => ['sheet', 'confirmation', '-o', 'a.md', ...value],
  'sheet findings': (...value) => ['sheet', 'findings', '-o', 'a.md', ...value],
  'sheet declaration': (...value) => ['sheet', 'declaration', '-o', 'a.md', ...value],
  check: (...value) => ['check', ...value],
  init: (...value) => ['init', 'new.yaml', ...value],
  explain: (...value) => ['explain', '4-1-3-2', ...value],
  'explain <番号>': (...value) => ['explain', ...value],
  log: (...value) => ['log', ...value],
  sign: (...value) => ['sign', '--key', 'k.pem', ...value],
  migrate: (...value) => ['migrate', '--dry-run', '--to', 'scs-20260327', ...value],
  'migrate --to': (...value) => ['migrate', '--dry-run', ...value],
  'catalogue show': (...value) => ['catalogue', 'show', ...value],
  'catalogue show --level': (...value) => ['catalogue', 'show', 'scs-20260327', ...value],
  'catalogue diff <古い版>': (...value) => ['catalogue', 'diff', ...value, 'ssdf-1.1'],
  'catalogue diff <新しい版>': (...value) => ['catalogue', 'diff', 'scs-20260327', ...value],
  'catalogue official': (...value) => ['catalogue', 'official', 'c.xlsx', ...value],
  help: (...value) => ['help', ...value],
};

const byCommand = takers.flatMap((taker) => {
  const { name, way, placeholder } = taker;
  const reading = placeholders[placeholder];
  const value = typeof reading === 'object' && 'byCommand' in reading ? reading.byCommand : undefined;
  const isLater = name === readLater;
  if (value === undefined && !isLater) return [];
  const line = lines[name] ?? lines[way.join(' ')];
  const words = (typed: string) => (isArgument(taker.taker) ? [typed] : [taker.taker.long ?? '', typed]);
  return [{ name, value: value ?? 'photo', argv: (typed: string) => line?.(...words(typed)) ?? [] }];
});

const key = newKey();
const official = book([officialSheet(shippedCatalogue())]);

function firm(): string {
  const cwd = folderOfFirm(
    '{ id: scs-20260327, edition: "2026-03-27", level: star3 }',
    'answers: { 4-1-3-2: { state: met, lastDone: 2026-01-05 }, 1-2-1-1: { state: unmet } }',
  );
  cpSync(join(cwd, 'assessment.yaml'), join(cwd, 'other.yaml'));
  writeFileSync(join(cwd, 'k.pem'), key.privateKey);
  const rows = [
    ['番号', '回答'],
    ['1-2-1-1', 'まだ'],
    ['4-1-3-2', '対応済み'],
  ];
  writeFileSync(join(cwd, 'own.csv'), rows.map((row) => row.join(',')).join('\n'));
  const own = { name: '点検', widths: [10, 10], rows };
  writeFileSync(join(cwd, 'own.xlsx'), writeXlsx({ sheets: [own] }));
  writeFileSync(join(cwd, 'c.xlsx'), official);
  const record = { n: 1, at: '2026-11-21T09:00:00+09:00', did: [{ what: 'answer', id: '4-1-3-2', to: 'met' }] };
  writeFileSync(join(cwd, 'assessment.history.jsonl'), `${JSON.stringify({ ...record, file: 'sha256:0' })}\n`);
  return cwd;
}

/** What somebody sees, and what is in the files afterwards. */
async function done(argv: readonly string[]) {
  const cwd = firm();
  const result = await ended(argv, cwd);
  const files = readdirSync(cwd).filter((name) => !/\.(?:bak|jsonl|signed\.json|pem)$/.test(name));
  const [code, screen] = [result.code, result.screen.replaceAll(cwd, '.')];
  return { code, screen, files: files.map((name) => [name, readFileSync(join(cwd, name), 'utf8')]) };
}

async function ended(argv: readonly string[], cwd: string) {
  if (argv[0] !== 'ask' && argv[0] !== 'review') return run(argv, { cwd });
  const person = sitDown(argv, { cwd });
  await person.sees('›');
  person.hangsUp();
  return { ...(await person.finished), code: 0 };
}

test.each(byCommand)('$name is read in whatever way it is typed', async ({ value, argv }) => {
  const plain = await done(argv(value));
  expect(plain).toMatchObject({ code: expect.toSatisfy((code) => code < 2) });
  expect(await done(argv(worstHand(value)))).toEqual(plain);
});

/** As typed, and what it means. */
const words: readonly (readonly [typed: string, meant: string])[] = [
  ['ｓｔａｔｕｓ', 'status'],
  ['Status', 'status'],
  ['　ｓｔａｔｕｓ', 'status'],
  ['ｃａｔａｌｏｇｕｅ　 ｌｉｓｔ', 'catalogue list'],
  ['ｈｅｌｐ ｒｅｐｏｒｔ', 'help report'],
  ['help ｃａｔａｌｏｇｕｅ ｌｉｓｔ', 'help catalogue list'],
  ['－－ｌａｎｇ ｅｎ ｓｔａｔｕｓ', '--lang ｅｎ status'],
  ['--lang=ｅｎ ｓｔａｔｕｓ', '--lang=ｅｎ status'],
  ['check ーーｌｅｖｅｌ ｓｔａｒ３', 'check --level ｓｔａｒ３'],
  ['check −−level star3', 'check --level star3'],
  ['check —level star3', 'check --level star3'],
  ['check –as-of 10/1', 'check --as-of 10/1'],
  ['check ーーas−of＝10/1', 'check --as-of=10/1'],
  ['check ―FORCE', 'check --force'],
  ['report －ｏ ａ．ｐｄｆ', 'report -o ａ．ｐｄｆ'],
  ['report —o a.pdf', 'report -o a.pdf'],
  ['－Ｖ', '-V'],
  ['ーーfromat', '--fromat'],
  // What stands behind the name of a command is no other one, and a text is no option.
  ['log ｓｔａｔｕｓ', 'log ｓｔａｔｕｓ'],
  ['ａ．yaml ｓｔａｔｕｓ', 'ａ．yaml ｓｔａｔｕｓ'],
  ['evidence add 1-2-1-1 --title ー規程', 'evidence add 1-2-1-1 --title ー規程'],
  ['status -- ｌｏｇ ーーlevel', 'status -- ｌｏｇ ーーlevel'],
  ['status -levl --ｌevel', 'status -levl --level'],
];

test.each(words)('%s is %s', (typed, meant) => {
  expect(wordsMeant(typed.split(' '), declarations)).toEqual(meant.split(' '));
});

test.each(['ａｓｓｅｓｓｍｅｎｔ．ｙａｍｌ', 'Assessment.yaml', 'assessment.yaml\u3000', 'assess\u200bment.yaml'])(
  'a file that is called otherwise is not taken, and named: %j',
  async (typed) => {
    const { code, stderr } = await run(['status', typed], { cwd: firm() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('同じように見える名前の「assessment.yaml」')]);
  },
);
