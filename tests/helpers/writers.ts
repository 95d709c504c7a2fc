import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changes, editionText } from './editions.ts';
import { ENTER, type Run, run, sitDown, testFolder } from './runCli.ts';

/** The file of the firm in each folder. */
export const FIRM = 'assessment.yaml';

const KEYS = 'q 保存して終わる';

/** A firm whose file a person has laid out: comments, blank lines, texts of several lines, and a slip of the hand. */
export const layouts = {
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
  return person.finished;
}

type Writer = readonly [name: string, write: (cwd: string) => Promise<Run>];

/** Whatever writes the file of a firm, by the places in the source that open it to be written. */
export const writers: Readonly<Record<string, readonly Writer[]>> = {
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
        const text = readFileSync(join(cwd, FIRM), 'utf8');
        writeFileSync(join(cwd, FIRM), text.replace('a-1-1-3:', 'ａ－１－１－３:'));
        return run(['lint', '--fix', FIRM], { cwd });
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

/** What comes home to be merged: the same file with one answer more. */
const returned = (text: string) =>
  text.startsWith('{')
    ? text.replace('a-1-1-1:', 'a-1-1-2: { state: unmet },\na-1-1-1:')
    : text.replace('  a-1-1-1:', '  a-1-1-2:\n    state: unmet\n    note: |\n      一\n      二\n  a-1-1-1:');

/** A folder in which each of them has something to write. */
export function folderToWriteIn(text: string): string {
  const cwd = testFolder();
  const files = { '2026.yaml': editionText(), '2027.yaml': editionText(changes.edition, changes.option) };
  for (const [file, content] of Object.entries({ ...files, [FIRM]: text, 'back.yaml': returned(text) }))
    writeFileSync(join(cwd, file), content);
  return cwd;
}
