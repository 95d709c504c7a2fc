import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { changes, editionText } from '../helpers/editions.ts';
import { fileCommands, folderForAll, lineFor } from '../helpers/everyCommand.ts';
import { ENTER, run, sitDown, testFolder } from '../helpers/runCli.ts';

const FILE = 'assessment.yaml';
const KEYS = 'q 保存して終わる';

const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;

/** All that is text in a folder, as git leaves it on Windows; a file of evidence would be another one. */
function asOnWindows(cwd: string): void {
  for (const name of readdirSync(cwd)) {
    if (name === 'shoko.txt') continue;
    const text = readFileSync(join(cwd, name), 'utf8');
    writeFileSync(join(cwd, name), name === FILE ? windows(text) : text.replaceAll('\n', '\r\n'));
  }
}

describe('in a folder that git has checked out on Windows', () => {
  test.each(fileCommands)('%s says and does the same', async (command) => {
    const outcome = async (isWindows: boolean) => {
      const cwd = await folderForAll(FILE);
      if (isWindows) asOnWindows(cwd);
      const { code, screen } = await run(lineFor(command, FILE), { cwd, columns: 300 });
      const told = screen.replaceAll(cwd, '').replace(/SHA256:[\w+/]+/g, '');
      return { code, told, text: readFileSync(join(cwd, FILE), 'utf8') };
    };
    const plain = await outcome(false);
    expect(await outcome(true)).toEqual({ ...plain, text: windows(plain.text) });
  });
});

/** A firm whose file a person has laid out: comments, blank lines, texts of several lines, and a slip of the hand. */
const layouts = {
  'as we write it': `# 見本の会社
formatVersion: 1
organization:
  name: サンプル株式会社 # 登記の名前

scope: { companies: [サンプル株式会社], sites: [本社], departments: [総務], systems: [会計] }
catalogue:
  id: my-catalogue
  edition: "2026-11"
  level: basic
  file: 2026.yaml
profile:
  sends-files: true

answers:
  a-1-1-1: # 社長に確認
    state: met
    note: |
      一行目

      三行目
    evidence:
      - title: 体制表
  # 取引先の件
  a-1-1-3:
    state: met
    options: [a]
`,
  'on few lines': `{ formatVersion: 1, # 見本の会社
organization: { name: サンプル株式会社 },
scope: { companies: [サンプル株式会社], sites: [本社], departments: [総務], systems: [会計] },
catalogue: { id: my-catalogue, edition: "2026-11", level: basic, file: 2026.yaml },
profile: { sends-files: true },
answers: {
a-1-1-1: { state: met, evidence: [{ title: 体制表 }] },
a-1-1-3: { state: met, options: [a] } } }
`,
} as const;

/** Answers at the keyboard what is asked, in turn. */
async function sits(argv: readonly string[], cwd: string, turns: readonly (readonly [asked: string, typed: string])[]) {
  const person = sitDown(argv, { cwd, rows: 200 });
  for (const [asked, typed] of turns) {
    await person.sees(asked);
    person.types(typed);
  }
  await person.finished;
}

type Writer = readonly [name: string, write: (cwd: string) => Promise<unknown>];

/** Whatever writes the file of a firm, by the places in the source that open it to be written. */
const writers: Readonly<Record<string, readonly Writer[]>> = {
  'cli/commands/evidence/run.ts': [
    ['evidence add', (cwd) => run(['evidence', 'add', 'a-1-1-3', '--title', '共有の決まり'], { cwd })],
    [
      'evidence add --update',
      (cwd) => run(['evidence', 'add', 'a-1-1-1', '--update', '1', '--reference', '棚'], { cwd }),
    ],
  ],
  'cli/commands/merge/run.ts': [['merge', (cwd) => run(['merge', 'back.yaml', '--yes'], { cwd })]],
  'cli/commands/migrate/run.ts': [['migrate', (cwd) => run(['migrate', '--to', '2027.yaml'], { cwd })]],
  'workspace/lintFix.ts': [
    [
      'lint --fix',
      (cwd) => {
        const text = readFileSync(join(cwd, FILE), 'utf8');
        writeFileSync(join(cwd, FILE), text.replace('a-1-1-3:', 'ａ－１－１－３:'));
        return run(['lint', '--fix', FILE], { cwd });
      },
    ],
  ],
  'cli/commands/ask/run.ts': [
    [
      'ask',
      (cwd) =>
        sits(['ask'], cwd, [
          [KEYS, 'n'],
          ['メモ（', `\u001b[200~一行目\r\n二行目\u001b[201~${ENTER}`],
          [KEYS, '3'],
          ['[q] 終わる', 'q'],
        ]),
    ],
  ],
  'cli/commands/review/run.ts': [
    [
      'review',
      (cwd) =>
        sits(['review'], cwd, [
          ['専門家の名前', `見本の専門家${ENTER}`],
          ['登録番号', `000000${ENTER}`],
          ['所属', ENTER],
          ['[3] 社内', '1'],
          [KEYS, 'l'],
          ['0 で元に戻します', 'i'],
          ['[i]', ENTER],
          [KEYS, '1'],
          [KEYS, 'q'],
        ]),
    ],
  ],
};

/** It says that it makes all ends one: those of Unix. */
const endsAfter = (name: string) => (name === 'lint --fix' ? (text: string) => `\ufeff${text}` : windows);

test('no place that writes the file of a firm is left out', () => {
  const src = join(root, 'src');
  const opening = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /\b(?:openToWrite|rewriteFile)\(/.test(readFileSync(join(src, name), 'utf8')))
    .filter((name) => !/\/(?:openToWrite|rewriteFile)\.ts$/.test(name));
  expect(opening.toSorted()).toEqual(Object.keys(writers).toSorted());
});

/** What comes home to be merged: the same file with one answer more. */
const returned = (text: string) =>
  text.startsWith('{')
    ? text.replace('a-1-1-1:', 'a-1-1-2: { state: unmet },\na-1-1-1:')
    : text.replace('  a-1-1-1:', '  a-1-1-2:\n    state: unmet\n    note: |\n      一\n      二\n  a-1-1-1:');

describe.each(Object.entries(layouts))('a file laid out %s', (_, text) => {
  test.each(Object.values(writers).flat())(
    'has line ends of one kind and its byte order mark after %s, and so has the copy of what was there',
    async (name, write) => {
      const written = async (isWindows: boolean) => {
        const cwd = testFolder();
        const files = { '2026.yaml': editionText(), '2027.yaml': editionText(changes.edition, changes.option) };
        for (const [file, content] of Object.entries({ ...files, [FILE]: text, 'back.yaml': returned(text) }))
          writeFileSync(join(cwd, file), content);
        if (isWindows) asOnWindows(cwd);
        await write(cwd);
        return [FILE, `${FILE}.bak`].map((file) => readFileSync(join(cwd, file), 'utf8'));
      };
      const [after = '', before = ''] = await written(false);
      expect(after).not.toBe(before);
      expect(await written(true)).toEqual([endsAfter(name)(after), windows(before)]);
    },
  );
});
