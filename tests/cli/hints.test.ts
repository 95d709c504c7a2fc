import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { isMessageKey } from '../../src/i18n/keys.ts';
import { translator } from '../../src/i18n/t.ts';
import { processEnvironment } from '../../src/io/environment.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { typedCommands } from '../helpers/typedCommands.ts';

/** Every command there is, with its options. */
const program = createProgram({
  version: '',
  environment: processEnvironment(),
  t: translator(ja),
  language: 'ja',
  words: 'all',
  run: async () => undefined,
});

/** The command that words name, and what of them is left. */
function commandOf(
  words: readonly string[],
  from: Command = program,
): { readonly command: Command; readonly rest: readonly string[] } {
  const [word = '', ...rest] = words;
  const command = from.commands.find((below) => below.name() === word);
  return command === undefined ? { command: from, rest: words } : commandOf(rest, command);
}

function optionsOf(command: Command): readonly string[] {
  const own = command.options.flatMap(({ short, long }) => [short ?? '', long ?? '']);
  return command.parent === null ? [...own, '--help'] : [...own, ...optionsOf(command.parent)];
}

/** What no command line could be typed with. */
function faults(text: string): readonly string[] {
  return typedCommands(text).flatMap((words) => {
    const { command, rest } = commandOf(words);
    const unknown = rest
      .filter((word) => word.startsWith('-'))
      .filter((word) => !optionsOf(command).includes(word.replace(/[=.,].*$/, '')));
    const open = rest.filter((word) => /^[A-Z]+$/.test(word) || /\{\w/.test(word));
    return [...(command === program && words.length > 0 ? [words.join(' ')] : []), ...unknown, ...open];
  });
}

/** What stands for itself as an argument; names are of the kind that the hint is about. */
const samples = { command: 'scs-check report assessment.yaml -o report.pdf', count: 2, max: 2, min: 2 };

const spoken = [ja, en].flatMap((messages, index) =>
  messages.flatMap((part) =>
    Object.entries<string>(part)
      .filter(([, text]) => text.includes('scs-check ') || text.includes('{command}'))
      .map(([key, text]) => [index === 0 ? 'ja' : 'en', key, text] as const),
  ),
);

/** Where a sentence goes on after our name: no command is meant. */
const aboutUs = [
  'error.locked',
  'error.nothing-to-lint',
  'error.locked-elsewhere',
  'error.font-missing.hint',
  'error.internal.hint',
  'diagnostic.newer-format',
  'diagnostic.invalid-format.hint.hash',
  'diagnostic.invalid-format.hint.stamp',
  'help.lint.ignore-unknown',
  'lint.none',
  'lint.skipped',
  'report.proof.self',
  'verify.copy.other-version',
];

describe('a command that a message names', () => {
  test.each(spoken)('exists, with its options, and is complete (%s %s)', (language, key, text) => {
    const names = [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);
    const args = { ...Object.fromEntries(names.map((name) => [name, 'assessment.yaml'])), ...samples };
    if (!isMessageKey(key)) throw new Error(key);
    const told = translator(language === 'ja' ? ja : en)(key, args);
    // The two lines of the overview are about the form of a command line.
    if (!key.startsWith('help.overview') && !aboutUs.includes(key)) expect(faults(told)).toEqual([]);
    expect(told).not.toMatch(/\{\w/);
  });

  test('is held to what there is', () => {
    expect(faults('scs-check nothing a.yaml')).not.toEqual([]);
    expect(faults('scs-check report a.yaml --nothing')).toEqual(['--nothing']);
    expect(faults('scs-check catalogue show ID')).toEqual(['ID']);
    expect(faults('scs-check catalogue show star3 --lang en')).toEqual([]);
  });

  test('has every name in it as it has to be typed', () => {
    for (const [, key, text] of spoken) {
      const [, ...after] = text.split(/scs-check [a-z]/);
      const bare = after.flatMap((part) => part.match(/^[!-~ ]*?\{(?:file|to|catalogue)\}/) ?? []);
      expect(bare, key).toEqual([]);
    }
  });
});

describe('the way out fits what was being done', () => {
  const nowhere: readonly (readonly [words: readonly string[], never: RegExp])[] = [
    [['merge', 'h.xlsx'], /scs-check init/],
    [['merge', 'handout-soumu.yaml'], /scs-check init/],
    [['verify', 'x.signed.json'], /scs-check init/],
    [['decrypt', 'x.yaml.age'], /scs-check init/],
    [['encrypt', 'x.yaml'], /scs-check init/],
    [['lint', 'x.yaml'], /scs-check init/],
    [['diff', 'x.yaml', 'assessment.yaml'], /scs-check init/],
    [['sign', '--key', 'kagi.pem'], /scs-check init/],
    [['sign', '--new-key', 'there.pem'], /scs-check ask/],
    [['catalogue', 'new', 'there.yaml'], /scs-check ask/],
    [['init', 'there.yaml'], /scs-check ask/],
    [['status', '1-2-1-1'], /名前と、今いるフォルダ|scs-check init/],
    [['merge', 'there.xlsx'], /IPA/],
    [['merge', 'there.ods'], /IPA/],
    [['merge', 'broken.xlsx'], /IPA/],
    [['merge', 'h.xlsx'], /ほかのファイルは/],
    [['merge', 'h.xlsx', 'good.yaml', '--dry-run'], /取り込みました/],
  ];

  test.each(nowhere)('%j', async (words, never) => {
    const cwd = testFolder();
    for (const name of ['assessment.yaml', 'good.yaml']) expect((await run(['init', name], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'there.pem'), 'x');
    writeFileSync(join(cwd, 'there.yaml'), 'x');
    writeFileSync(join(cwd, 'there.xlsx'), 'no workbook');
    writeFileSync(join(cwd, 'there.ods'), Buffer.from('504b0304', 'hex'));
    writeFileSync(join(cwd, 'broken.xlsx'), Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(200, 1)]));
    const { code, stderr } = await run(words, { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/ヒント: /);
    expect(stderr).not.toMatch(never);
  });

  test.each([
    [['report', 'nai.yaml'], 'scs-check init nai.yaml'],
    [['init', 'assessment.yaml'], 'scs-check ask assessment.yaml'],
    [['handout', '--ids', '1-2-1-1', '1-2-1-2'], 'scs-check explain 1-2-1-2'],
    [['log', '１ー２ー１ー１'], 'scs-check explain "１ー２ー１ー１"'],
    [['check', '--reporter', 'xml'], 'scs-check check --help'],
    [['report', '--format', 'nothing'], 'scs-check report --help'],
    [['evidence', 'list', '--state', 'nothing'], 'scs-check evidence list --help'],
    [['catalogue', 'show', '--nothing'], 'scs-check catalogue show --help'],
  ])('%j leads on to %s', async (words, command) => {
    const cwd = testFolder();
    await run(['init', 'assessment.yaml'], { cwd });
    expect((await run(words, { cwd })).stderr).toContain(command);
  });
});

describe('an id that is not asked about here', () => {
  test.each([
    [['explain', '4-2-1-3'], '「4-2-1-3」は★4の基準で', '--level star4'],
    [['explain', '４ー２ー１ー３'], '★4の基準で', '--level star4'],
    [['handout', '--ids', '4-2-1-3', '-o', 'h.yaml'], '★4の基準で', 'scs-check ask assessment.yaml --level star4'],
    [['evidence', 'add', '4-2-1-3', 'there.txt'], '★4の基準です', 'scs-check ask assessment.yaml --level star4'],
    [['explain', 'PO.1.1'], 'PO.1.1」は scs-20260327 にありません', 'scs-check catalogue show ssdf'],
    [['evidence', 'add', 'PO.1.1', 'there.txt'], 'PO.1.1」は scs-20260327', 'scs-check catalogue show ssdf'],
    [['explain', '9-9-9-9'], '「9-9-9-9」は scs-20260327 にありません', 'scs-check catalogue show scs-20260327'],
  ])('%j: %s, %s', async (words, where, way) => {
    const cwd = testFolder();
    await run(['init', 'assessment.yaml'], { cwd });
    writeFileSync(join(cwd, 'there.txt'), 'x');
    const { code, stderr } = await run(words, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(where);
    expect(stderr).toContain(way);
    expect(faults(stderr)).toEqual([]);
  });

  test('is found with what the way out says', async () => {
    const cwd = testFolder();
    await run(['init', 'assessment.yaml'], { cwd });
    expect((await run(['explain', '4-2-1-3', '--level', 'star4'], { cwd })).code).toBe(0);
  });
});

describe('a word in place of a state', () => {
  const file = (catalogue: string, id: string, word: string) =>
    `formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: { companies: [サンプル製作所] }\n${catalogue}\nanswers:\n  ${id}:\n    state: ${word}\n`;
  const scs = 'catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }';
  const action = 'catalogue: { id: security-action-25, edition: "2025", level: all }';
  const told = async (text: string) => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), text);
    return (await run(['check'], { cwd })).stderr;
  };

  test.each([
    ['はい', '「はい」が「できている」のことなら、met と書きます'],
    ['なし', '「なし」が「まだ」のことなら、unmet と書きます'],
    ['済', 'もしかして: met'],
    ['対象外', 'もしかして: not-applicable'],
    ['何か', 'できている: met、'],
  ])('「%s」 leads to 「%s」', async (word, way) => {
    expect(await told(file(scs, '1-2-1-1', word))).toContain(way);
  });

  test.each(['n/a', '対象外', '該当なし'])('「%s」 is not offered where a list has no such answer', async (word) => {
    const stderr = await told(file(action, '"1"', word));
    expect(stderr).toContain('この一覧の答えに「当てはまらない」はありません');
    expect(stderr).not.toContain('not-applicable');
  });
});
