import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeholders } from '../../src/cli/commands/completion/run.ts';
import { bash } from '../../src/cli/completion/bash.ts';
import { fish } from '../../src/cli/completion/fish.ts';
import { powershell } from '../../src/cli/completion/powershell.ts';
import { type Place, placesOf, type Value, valuesOf, withPlaceholderKeys } from '../../src/cli/completion/tree.ts';
import { zsh } from '../../src/cli/completion/zsh.ts';
import { formats, reporterNames, type Shell, shells } from '../../src/cli/defaults.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { sanitizeLine } from '../../src/text/sanitize.ts';
import { helpCommands, helpFile } from '../helpers/help.ts';
import { programFor } from '../helpers/program.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import {
  type Complete,
  completeInBash,
  completeInFish,
  completeInPowerShell,
  completeInZsh,
  isInstalled,
  literals,
  skeleton,
} from '../helpers/shells.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const renderers = { bash, zsh, fish, powershell };

/** Shells that show descriptions, each where it is on this machine. */
const speaking = [
  { shell: 'zsh', complete: completeInZsh, isThere: isInstalled('zsh') },
  { shell: 'fish', complete: completeInFish, isThere: isInstalled('fish') },
  { shell: 'powershell', complete: completeInPowerShell, isThere: isInstalled('pwsh') },
] as const satisfies readonly { shell: Shell; complete: Complete; isThere: boolean }[];

/** What `completion` prints, made once for each shell. */
async function script(shell: Shell): Promise<string> {
  const made = scripts.get(shell) ?? (await run(['completion', shell])).stdout;
  scripts.set(shell, made);
  return made;
}
const scripts = new Map<Shell, string>();

/** A folder with two files of YAML, a workbook, another file, and a folder named like a command. */
function folder(): string {
  const cwd = testFolder();
  for (const name of ['assessment.yaml', 'my file.yml', 'list.xlsx', 'note.txt']) writeFileSync(join(cwd, name), '');
  mkdirSync(join(cwd, 'report'));
  return cwd;
}

describe('the script', () => {
  test.each(shells)('for %s is all that is printed', async (shell) => {
    const { code, stdout, stderr } = await run(['completion', shell]);
    expect([code, stderr, stdout.includes(`# scs-check completion ${shell}\n`)]).toEqual([0, '', true]);
  });

  test('for bash is the same in every language', async () => {
    expect((await run(['completion', 'bash', '--lang', 'en'])).stdout).toBe(await script('bash'));
  });

  test.each(['zsh', 'fish'])('for %s speaks the language asked for', async (shell) => {
    const english = await run(['completion', shell], { variables: { SCS_CHECK_LANG: 'en' } });
    expect(english.stdout).toContain('write a gap report');
    expect(english.stdout).not.toContain('ギャップレポート');
    expect(await script(shell as Shell)).toContain('ギャップレポートを出す');
  });

  test('for PowerShell is plain ASCII and means the Japanese all the same', async () => {
    expect(await script('powershell')).toMatch(/^[\n -~]*$/);
    expect(literals(await script('powershell'), 'powershell')).toContain('ギャップレポートを出す');
  });

  test('for bash has nothing that the bash of macOS (3.2) lacks', async () => {
    const text = await script('bash');
    expect(text).not.toMatch(/\b(?:mapfile|readarray|coproc)\b|(?:declare|local|typeset) -[A-Za-z]*[An]|;;?&|\|&|&>>/);
    expect(text).not.toMatch(/\$\{\w+(?:\[[^\]]*\])?(?:,|\^|@[A-Z])/);
    // The one thing of later versions is asked for first.
    expect(text.indexOf('compopt')).toBe(text.indexOf('type compopt') + 'type '.length);
  });

  test.each([
    [['completion'], '「シェル」が足りません'],
    [['completion', 'tcsh'], 'シェル に「tcsh」は使えません（bash, zsh, fish, powershell）'],
    [['completion', "it's"], "シェル に「it's」は使えません（bash, zsh, fish, powershell）"],
    [['completion', 'bash', 'zsh'], '引数が多すぎます: bash zsh（一度に書けるのは1つ: シェル）'],
  ])('%j ends with 2 and says what would work', async (argv, text) => {
    const { code, stdout, stderr } = await run(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`エラー usage  ${text}\n`);
  });
});

/** Where every word may stand, a line each: all that the scripts for the shells are made of but the descriptions. */
function treeText(places: readonly Place[]): string {
  const named = (value: Value | undefined) => (value === undefined ? '' : ` = ${value.name}`);
  const lines = places.flatMap(({ way, commands, flags, positions }) => [
    ['scs-check', way, ...positions.map(({ value, isVariadic }) => `<${value.name}${isVariadic ? '...' : ''}>`)]
      .filter(Boolean)
      .join(' '),
    ...commands.map(({ word }) => `  ${word}`),
    ...flags.map(({ names, value }) => `  ${names.join(', ')}${named(value)}`),
    '',
  ]);
  const values = valuesOf(places).map(({ name, words, files, wordThenFile }) => {
    // The ids of a catalogue are hundreds, and held by a test of their own.
    const shown = words.length > 30 ? [`${words.length} words`] : words.map(({ word }) => word);
    const ends = files === undefined ? [] : [files.length === 0 ? 'any file' : `*.{${files.join(',')}}`];
    return `${name}: ${[...shown, ...ends, ...(wordThenFile ? ['word:file'] : [])].join(' ') || 'anything'}`;
  });
  return `${[...lines, ...values].join('\n')}\n`;
}

describe('the command tree', () => {
  test('is the same for every shell and language, and stays as it is', async () => {
    const all = programFor('all', withPlaceholderKeys(translator(await loadMessages('ja'))));
    const text = treeText(placesOf(all, placeholders(all, 'ja')));
    await expect(text).toMatchFileSnapshot('../golden/completion.txt');
    const english = programFor('all', withPlaceholderKeys(translator(await loadMessages('en'))));
    expect(treeText(placesOf(english, placeholders(english, 'en')))).toBe(text);
  });

  const program = () => {
    const made = new Command('demo').helpCommand(false).version('1').option('--lang <x>', '言語');
    made
      .command('draw')
      .description('描く')
      .argument('<argument.file>', '絵')
      .argument('[rest...]', 'ほか')
      .addOption(new Option('-c, --colour <argument.colour>', '色').choices(['red', 'green']))
      .addOption(new Option('--secret', '内緒').hideHelp());
    made.command('hidden', { hidden: true });
    return made;
  };
  const file = { name: 'file', words: [], files: ['svg'] };
  const placesWith = (made: Command) => placesOf(made, new Map([['argument.file', file]]));

  test('becomes plain data, with the options of the program at every command', () => {
    const [top, draw, ...others] = placesWith(program());
    expect(others).toEqual([]);
    expect(top?.way).toBe('');
    expect(top?.commands).toEqual([{ word: 'draw', description: '描く' }]);
    expect(top?.flags.map(({ names }) => names)).toEqual([['-V', '--version'], ['--lang'], ['-h', '--help']]);
    expect(draw?.way).toBe('draw');
    const red = { word: 'red', description: '' };
    const colour = { name: 'draw_colour', words: [red, { word: 'green', description: '' }] };
    expect(draw?.flags).toEqual([
      { names: ['-c', '--colour'], description: '色', value: colour },
      { names: ['-h', '--help'], description: 'display help for command' },
      { names: ['--lang'], description: '言語', value: { name: 'lang', words: [] } },
    ]);
    expect(draw?.positions).toEqual([
      { description: '絵', value: file, isVariadic: false },
      { description: 'ほか', value: { name: 'draw_rest', words: [] }, isVariadic: true },
    ]);
  });

  test('gives no two values the same name', () => {
    const colour = new Option('--draw-colour <x>').choices(['blue']);
    const places = placesWith(program().addOption(colour));
    expect(() => valuesOf(places)).toThrow('draw_colour');
  });

  test('says no more than one line of anything', () => {
    const made = new Command('demo').option('--x', 'one\ntwo\u001b[31m\tthree');
    expect(placesWith(made)[0]?.flags[0]?.description).toBe('one two[31m three');
  });

  test.each(shells)('a command and an option that are added to it are in the script for %s', (shell) => {
    const made = program();
    const before = renderers[shell]('demo', placesWith(made));
    made.command('polish').option('--shine <argument.file>', '磨く');
    const after = renderers[shell]('demo', placesWith(made));
    for (const word of ['polish', 'shine']) {
      expect(before).not.toContain(word);
      expect(after).toContain(word);
    }
  });
});

/** What a command line offers in bash, in the order of the alphabet. */
async function replies(line: string, cwd = folder()): Promise<readonly string[]> {
  return completeInBash(await script('bash'), line, cwd).replies.toSorted();
}

describe('in bash', () => {
  const levels = ['self-check', 'ssdf-1.1', 'ssdf-1.2-draft', 'ssdf-218a', 'star3', 'star4', 'star4-ot'];
  const catalogues = [
    'scs-20260327',
    'scs-semiconductor',
    'security-action-25',
    'ssdf-1.1',
    'ssdf-1.2-draft',
    'ssdf-218a',
  ];
  const yaml = ['assessment.yaml', 'my file.yml', 'report'];

  test.each<[line: string, offered: readonly string[]]>([
    ['scs-check rep', ['report']],
    ['scs-check x', []],
    ['scs-check catalogue ', ['diff', 'list', 'new', 'official', 'show']],
    ['scs-check --lang en cat', ['catalogue']],
    ['scs-check --lang=en --no-color catalogue s', ['show']],
    ['scs-check --lang ', ['en', 'ja']],
    ['scs-check --v', ['--version']],
    ['scs-check report --v', []],
    ['scs-check report --l', ['--lang', '--level']],
    ['scs-check report -', expect.arrayContaining(['-h', '-o', '--format', '--help', '--lang', '--no-color'])],
    ['scs-check report --format ', formats.toSorted()],
    ['scs-check report --format m', ['markdown']],
    ['scs-check report --format=', formats.toSorted()],
    ['scs-check report --format=m', ['markdown']],
    ['scs-check report --format pdf --l', ['--lang', '--level']],
    // The value of an option is no argument, even where it is named like a command.
    ['scs-check ask --catalogue report --level ', levels],
    ['scs-check --lang report init --lev', ['--level']],
    ['scs-check status --level ', levels],
    ['scs-check status --level=star', ['star3', 'star4', 'star4-ot']],
    ['scs-check init --catalogue s', catalogues],
    ['scs-check init --catalogue ', [...catalogues, ...yaml].toSorted()],
    ['scs-check init --name ', []],
    ['scs-check migrate --to scs-s', ['scs-semiconductor']],
    ['scs-check catalogue show sec', ['security-action-25']],
    ['scs-check catalogue diff scs-20260327 scs-s', ['scs-semiconductor']],
    ['scs-check catalogue diff a b ', []],
    ['scs-check explain 4-1-3', ['4-1-3', '4-1-3-1', '4-1-3-2', '4-1-3-3', '4-1-3-4', '4-1-3-5']],
    ['scs-check explain star', ['star3', 'star4']],
    ['scs-check help cat', ['catalogue']],
    ['scs-check completion ', ['bash', 'fish', 'powershell', 'zsh']],
    ['scs-check check ', yaml],
    ['scs-check check a.yaml b.yaml ass', ['assessment.yaml']],
    ['scs-check check -- --', []],
    ['scs-check check - ass', ['assessment.yaml']],
    ['scs-check status --no-color ', yaml],
    ['scs-check catalogue official ', ['list.xlsx', 'report']],
    ['scs-check explain --file=ass', ['assessment.yaml']],
    ['scs-check check --reporter ', reporterNames.toSorted()],
    ['scs-check check --reporter sar', ['sarif']],
    ['scs-check check --reporter=sar', ['sarif']],
    ['scs-check check --reporter text --reporter sarif:out.sarif --reporter j', ['json', 'junit']],
  ])('「%s」', async (line, offered) => {
    expect(await replies(line)).toEqual(offered);
  });

  test.each([
    ['any file, where one is written', 'scs-check report -o '],
    ['any file after a colon', 'scs-check check --reporter sarif:'],
    ['any file after a colon and an equals sign', 'scs-check check --reporter=sarif:res'],
    ['any file, where none of YAML begins like that', 'scs-check lint no'],
    ['files whose names it would have to unquote', 'scs-check lint "my'],
  ])('leaves to bash: %s', async (_, line) => {
    expect(completeInBash(await script('bash'), line, folder())).toEqual({ replies: [], options: [] });
  });

  test.each([
    'scs-check x',
    'scs-check init --name ',
    'scs-check catalogue list ',
    'scs-check status a.yaml ',
    'scs-check report --format z',
  ])('offers no file at 「%s」', async (line) => {
    expect(completeInBash(await script('bash'), line, folder())).toEqual({ replies: [], options: ['+o default'] });
  });

  test('marks names of files as such, so that bash quotes them', async () => {
    expect(completeInBash(await script('bash'), 'scs-check lint my', folder())).toEqual({
      replies: ['my file.yml'],
      options: ['-o filenames'],
    });
  });

  test.each([
    ['scs-check rep', ['report']],
    ['scs-check report --format=m', ['markdown']],
    ['scs-check report --format m', ['markdown']],
    ['scs-check check --reporter=sarif:out', []],
    ['scs-check check --reporter sarif:out.sarif --rep', ['--reporter']],
    ['scs-check check ', []],
  ])('without compopt and with words cut only at spaces: 「%s」', async (line, offered) => {
    expect(completeInBash(await script('bash'), line, folder(), { isOld: true }).replies).toEqual(offered);
  });

  test('knows every command and option that --help lists', async () => {
    for (const command of helpCommands) {
      const help = readFileSync(new URL(`../golden/help/${helpFile(command)}`, import.meta.url), 'utf8');
      // The first page has its options on one line; and `help` tells of --version, but does not take it.
      const option = command === '' ? /(?:(-\w), )?(--[\w-]+)/g : /^ {2}(?:(-\w), )?(--[\w-]+)/gm;
      const listed = [...help.matchAll(option)].flatMap(([, short, long]) =>
        long === '--version' && command !== '' ? [] : [short, long].filter((name) => name !== undefined),
      );
      expect(listed.length).toBeGreaterThan(0);
      const words = ['scs-check', command].filter(Boolean).join(' ');
      expect([command, await replies(`${words} -`)]).toEqual([command, expect.arrayContaining(listed)]);
      const below = helpCommands.filter(
        (other) => /^\S+$/.test(other.slice(command.length).trim()) && other.startsWith(command ? `${command} ` : ''),
      );
      if (below.length > 0) {
        const names = below.map((other) => other.split(' ').at(-1));
        expect(await replies(`${words} `)).toEqual(names.toSorted());
      }
    }
  });

  test('every id that it offers to explain can be explained', async () => {
    const ids = await replies('scs-check explain ');
    const { levels: known, requirements } = shippedCatalogue();
    expect(ids.length).toBeGreaterThan(known.length + requirements.length + 153);
    for (const id of ['star4', '1', '1-2', '4-1-3', '7-1-1-2']) {
      expect(ids).toContain(id);
      expect((await run(['explain', id])).code).toBe(0);
    }
  });
});

const gapReport = { word: 'report', description: 'ギャップレポートを出す' };
const star = [
  { word: 'star3', description: '★3' },
  { word: 'star4', description: '★4' },
];
const just = (...words: readonly string[]) => words.map((word) => ({ word, description: '' }));

// Shells that this machine has; bash is asked above, wherever the tests run.
const installed = speaking.filter(({ isThere }) => isThere);

describe.each(installed)('in $shell, with descriptions', ({ shell, complete }) => {
  const table: readonly (readonly [string, readonly { word: string; description: string }[]])[] = [
    ['scs-check rep', [gapReport]],
    ['scs-check --lang en rep', [gapReport]],
    ['scs-check --lang=en rep', [gapReport]],
    ['scs-check catalogue li', [{ word: 'list', description: 'カタログの一覧' }]],
    ['scs-check report --for', [{ word: '--format', description: '形式: text、markdown、json、pdf' }]],
    ['scs-check catalogue list --no', [{ word: '--no-color', description: '色を使わない（NO_COLOR も見ます）' }]],
    ['scs-check status --level star', star],
    ['scs-check report --format m', just('markdown')],
    ['scs-check report -o x.pdf --format m', just('markdown')],
    ['scs-check check --reporter text --reporter sa', just('sarif')],
    ['scs-check migrate --to scs-2', [{ word: 'scs-20260327', description: 'SCS評価制度 ★3・★4' }]],
    ['scs-check explain 4-1-3-', just('4-1-3-1', '4-1-3-2', '4-1-3-3', '4-1-3-4', '4-1-3-5')],
    [
      'scs-check explain 7-1',
      [
        { word: '7-1', description: 'インシデント復旧計画の実行' },
        { word: '7-1-1', description: '事業継続要件に沿った復旧準備' },
        ...just('7-1-1-1', '7-1-1-2'),
      ],
    ],
    ['scs-check completion f', just('fish')],
    ['scs-check lint ass', just('assessment.yaml')],
    ['scs-check lint a.yaml ass', just('assessment.yaml')],
    ['scs-check lint note', just('note.txt')],
    ['scs-check catalogue official li', just('list.xlsx')],
  ];

  test('offers what may follow', async () => {
    const offered = complete(
      await script(shell),
      table.map(([line]) => line),
      folder(),
    );
    // PowerShell repeats the word where it knows nothing of it, and writes files its own way.
    const plain = (words: readonly { word: string; description: string }[]) =>
      words.map(({ word, description }) => ({
        word: word.replace(/^\.[\\/]/, ''),
        description: description === word || description.endsWith(word) ? '' : description,
      }));
    expect(table.map(([line], index) => [line, plain(offered[index] ?? [])])).toEqual(table);
  });

  test('offers every command of the program', async () => {
    const [commands] = complete(await script(shell), ['scs-check '], folder());
    const names = helpCommands.filter((command) => command !== '' && !command.includes(' '));
    expect(commands?.map(({ word }) => word).toSorted()).toEqual(names.toSorted());
  });
});

/** One line of text with whatever a shell might act upon. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '$(touch canary)',
          '`touch canary`',
          "';touch canary;'",
          '";touch canary;"',
          '<(touch canary)',
          '$HOME',
          '$[x]',
        ],
        ...[
          "'",
          '"',
          '’',
          '‘',
          '“',
          '`',
          '\\',
          '\\u0027',
          ':',
          '\\:',
          '[',
          ']',
          '(',
          ')',
          '((',
          '))',
          '{a,b}',
          '#',
          '%B%d',
          '%',
        ],
        ...[
          '!!',
          '~',
          '*',
          '?',
          '=ls',
          '-n',
          '--',
          '&',
          '|',
          ';',
          '@',
          '^',
          '<#',
          '#>',
          '日本語',
          '（全角：）',
          '𠮷',
          'é',
          ' ',
        ],
      ),
      fc.string({ maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => sanitizeLine(parts.join('')))
  .filter((text) => text !== '');

const many = fc.array(hostile, { minLength: 20, maxLength: 20 });

/** A program in which everything is described by these texts. */
function described(texts: readonly string[]): readonly Place[] {
  const words = texts.map((text, index) => ({ word: `w${index}`, description: `${index} ${text}` }));
  const value = { name: 'words', words };
  const flags = words.flatMap(({ word, description }) => [
    { names: [`--f${word}`], description },
    { names: [`--v${word}`], description, value },
  ]);
  return [
    { way: '', commands: words, flags, positions: [] },
    ...words.map(({ word, description }) => ({
      way: word,
      commands: [],
      flags,
      positions: [{ description, value, isVariadic: true }],
    })),
  ];
}

describe.each(speaking)('whatever a description holds, in the script for $shell', ({ shell }) => {
  test('it stays inside its quotes', () => {
    const plain = skeleton(renderers[shell]('demo', described(Array(20).fill('plain'))), shell);
    fc.assert(
      fc.property(many, (texts) => {
        expect(skeleton(renderers[shell]('demo', described(texts)), shell)).toBe(plain);
      }),
    );
  });
});

describe.each(installed)('whatever a description holds, in $shell', ({ shell, complete }) => {
  test('it is shown as it is, and nothing of it is run', () => {
    const shown = (line: string) => (line.endsWith('--v') ? '--v' : line.endsWith('--f') ? '--f' : '');
    const lines = ['demo ', 'demo --f', 'demo --v', 'demo w3 ', 'demo w4 --f', 'demo w5 --vw6 '];
    fc.assert(
      fc.property(many, (texts) => {
        const cwd = testFolder();
        const offered = complete(renderers[shell]('demo', described(texts)), lines, cwd);
        const expected = lines.map((line) =>
          texts.map((text, index) => ({ word: `${shown(line)}w${index}`, description: `${index} ${text}` })),
        );
        const inOrder = offered.map((words) =>
          words
            // zsh says that a value follows.
            .map(({ word, description }) => ({ word: word.replace(/=$/, ''), description }))
            .toSorted((a, b) => Number.parseInt(a.description, 10) - Number.parseInt(b.description, 10)),
        );
        expect(inOrder).toEqual(expected);
        expect(readdirSync(cwd)).toEqual([]);
      }),
      { numRuns: 3 },
    );
  });
});

test.each(['fish', 'powershell'] as const)('%s reads back what was quoted', (shell) => {
  fc.assert(
    fc.property(many, (texts) => {
      const read = literals(renderers[shell]('demo', described(texts)), shell);
      expect(read).toEqual(expect.arrayContaining(texts.map((text, index) => `${index} ${text}`)));
    }),
  );
});

test('whatever a word holds, bash offers it as it is and runs nothing of it', () => {
  fc.assert(
    fc.property(many, (texts) => {
      const words = [...new Set(texts)].map((word) => ({ word, description: '' }));
      const value = { name: 'words', words };
      const place = { way: '', commands: [], flags: [], positions: [{ description: '', value, isVariadic: false }] };
      const cwd = testFolder();
      const typed = words.map(({ word }) => [...word][0] ?? '').find((sign) => /[^-=:\s]/.test(sign)) ?? '';
      for (const part of ['', typed]) {
        const { replies: offered } = completeInBash(bash('demo', [place]), `demo ${part}`, cwd);
        expect(offered).toEqual(words.map(({ word }) => word).filter((word) => word.startsWith(part)));
      }
      expect(readdirSync(cwd)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
