import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { type ErrorCode, errorCodes, UserError } from '../../src/errors.ts';
import { fileCodes } from '../../src/formats/diagnostic.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { asUserError } from '../../src/io/writeError.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { renderProblem } from '../../src/report/render/problem.ts';
import { ruleCodes } from '../../src/rules/index.ts';
import { answer, answeredOn } from '../helpers/answeredOn.ts';
import { diagnosticExamples, setOut } from '../helpers/diagnosticsPage.ts';
import { type Fault, onFailingDisk } from '../helpers/failingDisk.ts';
import { type RunOptions, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { typedCommands } from '../helpers/typedCommands.ts';
import { book, inline, officialSheet } from '../helpers/workbook.ts';

/** Somebody in a folder who types something that goes wrong, reads the way out, and takes it. */
interface Situation {
  /** What is typed. */
  readonly words: readonly string[];
  readonly options?: Omit<RunOptions, 'cwd'>;
  /** What lies in the folder. */
  readonly before?: Step;
  /** How the disk fails while the words are carried out. */
  readonly fault?: Fault;
  /** What the way out asks the person to do, in place of any command that it names. */
  readonly mend?: Step;
  /** What is typed at last, and tells of nothing wrong; the same words where left out. */
  readonly again?: readonly string[];
  readonly againOptions?: Omit<RunOptions, 'cwd'>;
  /** The commands of the way out are the way, in place of what was typed. */
  readonly instead?: true;
  /** Somebody sits there and looks at the screen. */
  readonly isAtTerminal?: true;
}

/** A format or a level where the name of a file stands. */
const wordsInPlaceOfFiles = [
  ['report', 'pdf'],
  ['report', 'ＰＤＦ', '--force'],
  ['report', 'json'],
  ['status', 'html'],
  ['sheet', 'findings', 'xlsx'],
  ['check', 'sarif'],
  ['check', 'star3'],
  ['check', '★３'],
  ['status', 'star4'],
  ['lint', 'star3'],
  ['sheet', 'declaration', 'star4'],
] as const;

/** What nobody can bring about in this process; it is told as it is thrown. */
interface Thrown {
  readonly thrown: UserError;
}

type Step = (cwd: string) => unknown;

const FILE = 'assessment.yaml';

const firm = (
  answers = 'answers: { 1-2-1-1: { state: unmet } }',
  catalogue = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }',
  name = 'サンプル製作所',
) =>
  `formatVersion: 1\norganization: { name: ${name} }\nscope: { companies: [${name}] }\ncatalogue: ${catalogue}\nprofile: {}\n${answers}\n`;

const OF_25 = '{ id: security-action-25, edition: "2025", level: self-check }';

const puts =
  (files: Readonly<Record<string, string | Uint8Array>>) =>
  (cwd: string): void => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(cwd, name, '..'), { recursive: true });
      writeFileSync(join(cwd, name), content);
    }
  };

/** More than hundreds of pages hold. */
const wordy = firm(
  `answers:\n${shippedCatalogue()
    .requirements.flatMap(({ criteria }) => criteria)
    .map(({ id }) => `  ${id}: { state: unmet, evidence: [${`{ title: ${'x'.repeat(300)} },`.repeat(50)}] }\n`)
    .join('')}`,
);

const atFirm = (files: Readonly<Record<string, string | Uint8Array>> = {}) => puts({ [FILE]: firm(), ...files });

const carriesOut =
  (...lines: readonly (readonly string[])[]) =>
  async (cwd: string) => {
    for (const words of lines) expect(await run(words, { cwd }), words.join(' ')).toMatchObject({ code: 0 });
  };

/** One after the other. */
const both =
  (...steps: readonly Step[]) =>
  async (cwd: string) => {
    for (const step of steps) await step(cwd);
  };

const moves = (from: string, to: string) => (cwd: string) => renameSync(join(cwd, from), join(cwd, to));
const removes = (name: string) => (cwd: string) => rmSync(join(cwd, name), { recursive: true });

const replaced = (name: string, find: string, put: string) => (cwd: string) => {
  const text = readFileSync(join(cwd, name), 'utf8');
  if (!text.includes(find)) throw new Error(`${name} has no ${find}`);
  writeFileSync(join(cwd, name), text.replace(find, put));
};
const nothing = () => undefined;

/** What the disk says where a file is written: that each is told so is a test of its own. */
const refused = (errno: string): Thrown => {
  const error = asUserError(Object.assign(new Error(errno), { code: errno, syscall: 'rename' }), FILE);
  if (!(error instanceof UserError)) throw error;
  return { thrown: error };
};

const seeded = (cwd: string) =>
  cpSync(join(root, 'tests', 'fixtures', 'seeded'), join(cwd, 'own'), { recursive: true });
const zip = (rest: string) => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from(rest)]);
const noTable = () => book([{ name: 'Sheet1', cells: new Map([['A1', inline('x')]]) }]);
const ofWork = (factor: number) =>
  `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} ${factor}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n${'0'.repeat(40)}`;
const secret = { variables: { SCS_CHECK_PASSPHRASE: 'correct horse battery staple' } };
const lockOf = (holder: object) => JSON.stringify({ pid: 1, host: hostname(), system: process.platform, ...holder });

const OF_OUR_OWN = '{ id: my-catalogue, edition: "2026-11", level: basic, file: jisha.yaml }';
const OF_SSDF = '{ id: ssdf-1.1, edition: "1.1", level: ssdf-1.1 }';

const officialAs = (name: string) => puts({ [name]: book([officialSheet(shippedCatalogue())]) });
const handedOut = (name: string) => (cwd: string) => carriesOut(['handout', '--all', '-o', name, '--force'])(cwd);
const manyEntries = () =>
  book([], { entries: Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`x${n}`, new Uint8Array()])) });

const atAnother = puts({
  'ほかの 会社.yaml': firm('answers: { 1-2-1-1: { state: unmet } }'),
  'h.csv': '番号,答え\n1-2-1-2,まだ\n',
});

/** What is done about the firm's own file, which lies there under another name. */
const aboutTheFirm = [
  ['status'],
  ['status', FILE],
  ['report', '--format', 'markdown', '-o', 'a b.md'],
  ['check', '--quiet'],
  ['handout', '--all', '-o', 'h.xlsx'],
  ['sheet', 'confirmation', '-o', 'a.pdf'],
  ['sign', '--new-key', 'k.pem', '-o', 'a.json'],
  ['evidence', 'list'],
  ['evidence', 'add', '1-2-1-1', '--title', '体制 表'],
  ['merge', 'h.csv'],
  ['merge', 'h.csv', '--into', FILE],
];

const save = ['evidence', 'add', '1-2-1-1', '--title', '体制表'] as const;

const errors: Readonly<Record<ErrorCode, readonly (Situation | Thrown)[]>> = {
  usage: [
    { words: ['report', '--formt', 'md'], before: atFirm(), again: ['report'] },
    { words: ['report', '-o', 'a.csv'], before: atFirm(), again: ['portfolio', '-o', 'a.csv'] },
    { words: ['portfolio', '-o', 'a.xlsx'], before: atFirm(), again: ['portfolio', '-o', 'a.csv'] },
    {
      words: ['diff', FILE, 'b.yaml', '-o', 'a.xlsx'],
      before: atFirm({ 'b.yaml': firm() }),
      again: ['report', '-o', 'a.xlsx'],
    },
  ],
  'no-terminal': [
    { words: ['ask'], before: atFirm(), instead: true },
    { words: ['ask'], instead: true },
    { words: ['ask', 'b c.yaml'], before: puts({ 'b c.yaml': firm() }), instead: true },
    { words: ['review'], before: atFirm(), instead: true },
  ],
  'file-not-found': [
    { words: ['report', 'nai.yaml'] },
    { words: ['report', '1-2-1-1'], before: atFirm(), instead: true },
    ...wordsInPlaceOfFiles.map((words) => ({ words, before: atFirm(), instead: true as const })),
    { words: ['report', 'な い.yaml'] },
    { words: ['report', 'ａssessment.yaml'], before: atFirm(), again: ['report'] },
    {
      words: ['report'],
      before: puts({ 'assessment.yaml.bak': firm() }),
      mend: (cwd) => copyFileSync(join(cwd, 'assessment.yaml.bak'), join(cwd, FILE)),
    },
    ...aboutTheFirm.map((words) => ({ words, before: atAnother, instead: true as const })),
    { words: ['report', 'nai/nai.yaml'], mend: puts({ 'nai/nai.yaml': firm() }) },
    { words: ['review'], mend: atFirm(), again: ['status'] },
    {
      words: ['diff', 'nai.yaml', 'nai.yaml'],
      before: puts({ 'kaisha/nai.yaml': firm() }),
      again: ['diff', 'kaisha/nai.yaml', 'kaisha/nai.yaml'],
    },
    { words: ['merge', 'nai.yaml'], before: atFirm(), mend: carriesOut(['handout', '--all', '-o', 'nai.yaml']) },
    {
      words: ['verify', 'nai.json'],
      before: atFirm(),
      mend: carriesOut(['sign', '--new-key', 'k.pem', '-o', 'nai.json']),
    },
  ],
  'no-match': [{ words: ['check', '*.yml'], before: atFirm(), again: ['check', '*.yaml'] }],
  'nothing-to-lint': [
    { words: ['lint', 'sub'], before: puts({ 'sub/.keep': '' }), mend: seeded, again: ['lint', 'own'] },
  ],
  'config-not-found': [
    {
      words: ['check', '--config', 'nai.yaml'],
      before: atFirm({ 'aru.yaml': 'failOn: error\n' }),
      again: ['check', '--config', 'aru.yaml'],
    },
  ],
  'baseline-not-found': [
    {
      words: ['check', '--baseline', 'mae.yaml'],
      before: atFirm(),
      mend: carriesOut(['check', '--baseline', 'mae.yaml', '--update-baseline']),
    },
  ],
  'baseline-differs': [
    {
      words: ['check', '--baseline', 'mae.yaml'],
      before: both(
        atFirm(),
        carriesOut(['check', '--update-baseline', '--baseline', 'mae.yaml']),
        puts({ [FILE]: firm('answers: { sa-1: { state: unmet } }', OF_25) }),
      ),
      mend: carriesOut(['check', '--baseline', 'mae.yaml', '--update-baseline']),
    },
  ],
  'file-not-readable': [
    {
      words: ['report'],
      before: atFirm(),
      fault: { call: 'openSync', errno: 'EIO', nth: 1, times: 9 },
    },
    { words: ['report', 'sub.yaml'], before: atFirm({ 'sub.yaml/.keep': '' }), again: ['report'] },
  ],
  'file-not-writable': [refused('EACCES')],
  'name-too-long': [
    { words: ['status', `${'あ'.repeat(90)}.yaml`], before: atFirm(), again: ['status'] },
    // Names that could be read, and have no room for the files beside them while they are written.
    { words: ['report', '-o', `${'あ'.repeat(83)}.md`], before: atFirm(), again: ['report', '-o', 'a.md'] },
    {
      words: ['evidence', 'add', '1-2-1-1', '--title', '体制表', '--file', `${'あ'.repeat(70)}.yaml`],
      before: puts({ [`${'あ'.repeat(70)}.yaml`]: firm('answers: { 1-2-1-1: { state: met } }') }),
      mend: moves(`${'あ'.repeat(70)}.yaml`, FILE),
      again: ['evidence', 'add', '1-2-1-1', '--title', '体制表'],
    },
  ],
  'file-in-use': [refused('EBUSY')],
  'file-not-replaceable': [refused('EXDEV')],
  'folder-not-found': [
    { words: ['report', '-o', 'nai/a.md'], before: atFirm(), mend: (cwd) => mkdirSync(join(cwd, 'nai')) },
  ],
  'folder-not-listed': [
    { words: ['portfolio', 'nai'], mend: puts({ 'nai/a.yaml': firm() }) },
    { words: ['portfolio', 'b c.yaml'], before: puts({ 'b c.yaml': firm() }), instead: true },
  ],
  'working-folder-gone': [{ thrown: new UserError('working-folder-gone') }],
  'disk-full': [refused('ENOSPC')],
  'disk-read-only': [refused('EROFS')],
  'disk-failing': [refused('EIO')],
  'write-failed': [refused('EINVAL')],
  'save-uncertain': [{ words: save, before: atFirm(), fault: { call: 'fsyncSync', errno: 'EIO', nth: 4 } }],
  'output-failed': [{ thrown: new UserError('output-failed') }],
  'file-exists': [
    { words: ['init'], before: atFirm(), instead: true },
    { words: ['init', 'b.yaml'], before: puts({ 'b.yaml': 'rules: []\n' }), again: ['init', 'a.yaml'] },
    { words: ['catalogue', 'new', 'c d.yaml'], before: carriesOut(['catalogue', 'new', 'c d.yaml']), instead: true },
    {
      words: ['init', '--ci', 'github'],
      before: puts({ '.github/workflows/self-check.yml': 'x' }),
      again: ['init', '--ci', 'github', '--force'],
    },
  ],
  'file-changed': [{ thrown: new UserError('file-changed', { file: FILE }) }],
  'file-too-large': [
    {
      words: ['sign', '--key', 'a.pem'],
      before: atFirm({ 'a.pem': 'x'.repeat(2 ** 20) }),
      mend: nothing,
      again: ['sign', '--new-key', 'k.pem'],
    },
  ],
  'other-kind': [
    {
      words: ['report', 'assessment.signed.json'],
      before: both(atFirm(), carriesOut(['sign', '--new-key', 'k.pem'])),
      instead: true,
    },
    { words: ['report', 'own/kijun.yaml'], before: seeded, instead: true },
    {
      words: ['report', 'a.json'],
      before: both(atFirm(), carriesOut(['report', '-o', 'a.json'])),
      mend: nothing,
      again: ['report'],
    },
  ],
  'too-large-to-mend': [
    {
      words: ['lint', '--fix'],
      before: puts({ [FILE]: `# ${'x'.repeat(2 ** 20)}\n${firm().replace('profile: {}', 'profile： {}')}` }),
      mend: atFirm(),
    },
  ],
  'file-invalid': [
    { words: ['report'], before: puts({ [FILE]: firm('answers: { 1-2-1-1: { state: 何か } }') }), mend: atFirm() },
    {
      words: ['report'],
      before: puts({ [FILE]: firm('answers: { 1-2-1-1: { state: 何か } }'), [`${FILE}.bak`]: firm() }),
      mend: both(moves(FILE, 'x.yaml'), (cwd) => cpSync(join(cwd, `${FILE}.bak`), join(cwd, FILE))),
    },
  ],
  locked: [
    {
      words: save,
      before: atFirm({ [`${FILE}.lock`]: lockOf({ pid: process.ppid }) }),
      mend: removes(`${FILE}.lock`),
    },
  ],
  'locked-elsewhere': [
    { words: save, before: atFirm({ [`${FILE}.lock`]: lockOf({ host: 'other' }) }), mend: removes(`${FILE}.lock`) },
  ],
  'unknown-catalogue': [{ words: ['catalogue', 'show', 'ssf'], again: ['catalogue', 'show', 'ssdf-1.1'] }],
  'catalogue-not-found': [
    { words: ['init', '--catalogue', 'nai.yaml'] },
    {
      words: ['init', '--catalogue', 'own\\kijun.yaml'],
      before: seeded,
      mend: moves('own/kijun.yaml', 'kijun.yaml'),
      again: ['init', '--catalogue', 'kijun.yaml'],
    },
    {
      words: ['report', 'sub/a.yaml'],
      before: both(
        seeded,
        moves('own', 'sub'),
        moves('sub/assessment.yaml', 'sub/a.yaml'),
        moves('sub/kijun.yaml', 'k.yaml'),
      ),
      mend: moves('k.yaml', 'sub/kijun.yaml'),
    },
  ],
  'catalogue-outside': [
    {
      words: ['init', 'sub/a.yaml', '--catalogue', 'own/kijun.yaml'],
      before: both(seeded, puts({ 'sub/.keep': '' })),
      mend: (cwd) => cpSync(join(cwd, 'own', 'kijun.yaml'), join(cwd, 'sub', 'kijun.yaml')),
      again: ['init', 'sub/a.yaml', '--catalogue', 'sub/kijun.yaml'],
    },
    {
      words: ['init', 'sub/a.yaml', '--catalogue', 'own/kijun.yaml'],
      before: both(seeded, puts({ 'sub/.keep': '' })),
      mend: puts({ 'scs-check.yaml': 'catalogue: own/kijun.yaml\n' }),
    },
    {
      words: ['report', 'own/assessment.yaml'],
      before: both(seeded, moves('own/kijun.yaml', 'kijun.yaml'), (cwd) =>
        symlinkSync(join(cwd, 'kijun.yaml'), join(cwd, 'own', 'kijun.yaml')),
      ),
      mend: both(removes('own/kijun.yaml'), moves('kijun.yaml', 'own/kijun.yaml')),
    },
  ],
  'texts-outside': [
    {
      words: ['explain', '1-1-1-1', '--catalogue', 'own/kijun.yaml'],
      before: both(seeded, moves('own/guidance/kijun.ja.yaml', 'kijun.ja.yaml'), (cwd) =>
        symlinkSync(join(cwd, 'kijun.ja.yaml'), join(cwd, 'own', 'guidance', 'kijun.ja.yaml')),
      ),
      mend: both(removes('own/guidance/kijun.ja.yaml'), moves('kijun.ja.yaml', 'own/guidance/kijun.ja.yaml')),
    },
  ],
  'unknown-level': [{ words: ['report', '--level', 'star9'], before: atFirm(), again: ['report', '--level', 'star4'] }],
  'target-not-judged': [
    { words: ['check', '--target', '3'], before: atFirm(), again: ['check'] },
    {
      words: ['check', '--target', '9'],
      before: puts({ [FILE]: firm('answers: { PO.1.1: { state: unmet } }', OF_SSDF) }),
      again: ['check', '--target', '1'],
    },
  ],
  'unknown-id': [
    { words: ['explain', '9-9-9-9'], before: atFirm(), instead: true },
    { words: ['explain', '4-2-1-3'], before: atFirm(), again: ['explain', '4-2-1-3', '--level', 'star4'] },
    { words: ['handout', '--ids', '4-2-1-3', '-o', 'h.yaml'], before: atFirm() },
    { words: ['explain', 'PO.1.1'], before: atFirm(), instead: true },
  ],
  'evidence-not-found': [
    { words: ['evidence', 'add', '1-2-1-1', 'nai.txt'], before: atFirm(), mend: puts({ 'nai.txt': 'x' }) },
    {
      words: ['evidence', 'add', '1-2-1-1', '体制 表.txt'],
      before: both(atFirm(), puts({ '体制\u00a0表.txt': 'x' })),
      again: ['evidence', 'add', '1-2-1-1', '体制\u00a0表.txt'],
    },
    {
      words: ['evidence', 'add', '1-2-1-1', '--update', '3', '--title', 'x'],
      before: both(atFirm(), carriesOut(save)),
      again: ['evidence', 'add', '1-2-1-1', '--update', '1', '--title', 'x'],
    },
    {
      words: ['evidence', 'add', '1-2-1-1', '--update', '3', '--title', 'x', '--file', 'b c.yaml'],
      before: both(puts({ 'b c.yaml': firm() }), carriesOut([...save, '--file', 'b c.yaml'])),
      instead: true,
    },
  ],
  'evidence-outside': [
    {
      words: ['evidence', 'add', '1-2-1-1', '../x.txt'],
      before: both(atFirm(), puts({ '../x.txt': 'x' })),
      again: ['evidence', 'add', '1-2-1-1', '--title', 'x', '--reference', '棚'],
    },
  ],
  'evidence-name': [
    {
      words: ['evidence', 'add', '1-2-1-1', 'a:b.txt'],
      before: atFirm({ 'a:b.txt': 'x' }),
      mend: moves('a:b.txt', 'ab.txt'),
      again: ['evidence', 'add', '1-2-1-1', 'ab.txt'],
    },
  ],
  'evidence-unanswered': [
    { words: ['evidence', 'add', '1-2-1-2', '--title', 'x'], before: atFirm(), instead: true },
    { words: ['evidence', 'add', '4-2-1-3', '--title', 'x'], before: atFirm(), instead: true },
  ],
  'evidence-full': [
    {
      words: save,
      before: puts({
        [FILE]: firm(`answers: { 1-2-1-1: { state: met, evidence: [${'{ title: x }, '.repeat(50)}] } }`),
      }),
      again: [...save, '--update', '3'],
    },
  ],
  'not-an-edition': [
    {
      words: ['migrate', 'b c.yaml', '--to', 'security-action-25'],
      before: puts({ 'b c.yaml': firm() }),
      instead: true,
    },

    { words: ['migrate', '--to', 'security-action-25'], before: atFirm(), instead: true },
  ],
  'different-catalogues': [
    {
      words: ['diff', FILE, 'b.yaml'],
      before: atFirm({ 'b.yaml': firm('answers: { sa-1: { state: unmet } }', OF_25) }),
      again: ['diff', FILE, 'b.yaml', '--catalogue', 'scs-20260327'],
    },
  ],
  'same-file': [
    {
      words: ['report', 'a.json', '-o', 'a.json'],
      before: puts({ 'a.json': firm() }),
      again: ['report', 'a.json', '-o', 'b.json'],
    },
  ],
  'binary-to-terminal': [
    {
      words: ['report', '--format', 'xlsx', '--audience', 'buyer'],
      before: atFirm(),
      isAtTerminal: true,
      again: ['report', '--format', 'xlsx', '--audience', 'buyer', '-o', 'report.xlsx'],
    },
    {
      words: ['sheet', 'confirmation', '--format', 'xlsx'],
      before: atFirm(),
      isAtTerminal: true,
      again: ['sheet', 'confirmation', '--format', 'xlsx', '-o', 'confirmation.xlsx'],
    },
  ],
  'too-long-for-pdf': [
    {
      words: ['report', '-o', 'report.pdf'],
      before: atFirm({ [FILE]: wordy }),
      mend: nothing,
      again: ['report', '-o', 'report.html'],
    },
  ],
  'history-not-found': [
    { words: ['log'], before: atFirm(), mend: carriesOut(save) },
    { words: ['report', '--compare'], before: atFirm(), mend: carriesOut(save) },
  ],
  'history-begins-later': [
    {
      words: ['report', '--compare', '2026-06-30'],
      before: (cwd) => {
        const aim = { id: 'scs-20260327', edition: '2026-03-27', level: 'star4' };
        const from = answeredOn({
          '2026-06-01': [answer('1-2-1-1', 'met')],
          '2026-07-10': [{ type: 'aim', aim }, answer('1-2-1-1', 'partial')],
        });
        cpSync(from, cwd, { recursive: true });
      },
      again: ['report', '--compare', '2026-07-11'],
    },
  ],
  'history-not-written': [
    {
      words: save,
      before: atFirm(),
      fault: { call: 'fsyncSync', errno: 'EIO', nth: 1 },
      mend: nothing,
      again: ['log'],
    },
  ],
  'history-too-large': [
    {
      words: ['log'],
      before: atFirm({ 'assessment.history.jsonl': Buffer.alloc(17 * 2 ** 20, '\n') }),
      mend: both(moves('assessment.history.jsonl', 'old.jsonl'), carriesOut(save)),
    },
  ],
  'key-exists': [
    {
      words: ['sign', '--new-key', 'k.pem'],
      before: both(atFirm(), carriesOut(['sign', '--new-key', 'k.pem'])),
      instead: true,
    },
    {
      words: ['sign', '--new-key', 'k.pem'],
      before: both(atFirm(), carriesOut(['sign', '--new-key', 'k.pem']), removes('k.pub.pem')),
      instead: true,
    },
    {
      words: ['sign', 'b c.yaml', '--new-key', 'k.pem'],
      before: both(puts({ 'b c.yaml': firm() }), carriesOut(['sign', 'b c.yaml', '--new-key', 'k.pem'])),
      instead: true,
    },
  ],
  'key-not-usable': [
    {
      words: ['sign', '--key', 'k.pem'],
      before: atFirm({ 'k.pem': 'x' }),
      again: ['sign', '--new-key', 'kagi.pem'],
    },
    {
      words: ['verify', 'assessment.signed.json', '--public-key', 'x.pem'],
      before: both(atFirm({ 'x.pem': 'x' }), carriesOut(['sign', '--new-key', 'k.pem'])),
      again: ['verify', 'assessment.signed.json', '--public-key', 'k.pub.pem'],
    },
  ],
  'not-a-report': [
    {
      words: ['verify', 'x.pdf'],
      before: atFirm({ 'x.pdf': '%PDF-1.7\n' }),
      mend: carriesOut(['report', '-o', 'a.md'], ['sign', '--new-key', 'k.pem']),
      again: ['verify', 'a.md', '--assessment', FILE],
    },
  ],
  'not-a-signed-result': [
    {
      words: ['verify', 'x.signed.json'],
      before: atFirm({ 'x.signed.json': '{}' }),
      mend: carriesOut(['sign', '--new-key', 'k.pem']),
      again: ['verify', 'assessment.signed.json'],
    },
  ],
  'font-missing': [{ thrown: new UserError('font-missing', { file: 'x.ttf' }) }],
  'workbook-not-found': [
    { words: ['explain', '1-2-1-1', '--official', 'nai.xlsx'], before: atFirm(), mend: officialAs('nai.xlsx') },
  ],
  'not-a-workbook': [
    {
      words: ['explain', '1-2-1-1', '--official', 'a.xlsx'],
      before: atFirm({ 'a.xlsx': 'x' }),
      mend: officialAs('a.xlsx'),
    },
    { words: ['merge', 'a.xlsx'], before: atFirm({ 'a.xlsx': 'x' }), mend: handedOut('a.xlsx') },
  ],
  'not-an-answer-file': (
    [
      ['a.docx', 'x'],
      ['a.pdf', '%PDF-1.7'],
      ['a.numbers', 'PK'],
      ['a.zip', 'PK'],
      ['a.eml', 'Date: Mon, 30 Nov 2026\n\n1-2-1-1 できている'],
      ['a.msg', '\u00d0\u00cf\u0011\u00e0'],
      ['mail', 'From: hanako@example.com\n\n1-2-1-1: まだ'],
      ['a.txt', '1-2-1-1 できている\n1-2-1-2 まだです\n'],
      ['b.txt', '1-2-1-1: できている\n1-2-1-2: まだです\n'],
    ] as const
  ).map(([name, start]) => ({
    words: ['merge', name],
    before: atFirm({ [name]: start }),
    mend: handedOut('a.xlsx'),
    again: ['merge', 'a.xlsx'],
  })),
  'workbook-old-or-locked': [
    {
      words: ['merge', 'a.xlsx'],
      before: atFirm({ 'a.xlsx': Buffer.from('d0cf11e0a1b11ae1', 'hex') }),
      mend: handedOut('a.xlsx'),
    },
  ],
  'workbook-too-large': [
    { words: ['merge', 'a.xlsx'], before: atFirm({ 'a.xlsx': manyEntries() }), mend: handedOut('a.xlsx') },
    {
      words: ['explain', '1-2-1-1', '--official', 'a.xlsx'],
      before: atFirm({ 'a.xlsx': manyEntries() }),
      mend: officialAs('a.xlsx'),
    },
  ],
  'workbook-damaged': [
    { words: ['merge', 'a.xlsx'], before: atFirm({ 'a.xlsx': zip('x'.repeat(99)) }), mend: handedOut('a.xlsx') },
    {
      words: ['explain', '1-2-1-1', '--official', 'a.xlsx'],
      before: atFirm({ 'a.xlsx': zip('x'.repeat(99)) }),
      mend: officialAs('a.xlsx'),
    },
  ],
  'csv-quote-open': [
    {
      words: ['merge', 'a.csv'],
      before: atFirm({ 'a.csv': '番号,答え\n1-2-1-1,"まだ\n' }),
      mend: puts({ 'a.csv': '番号,答え\n1-2-1-1,まだ\n' }),
    },
  ],
  'workbook-without-criteria': [
    {
      words: ['explain', '1-2-1-1', '--official', 'a.xlsx'],
      before: atFirm({ 'a.xlsx': noTable() }),
      mend: officialAs('a.xlsx'),
    },
  ],
  'workbook-without-handout': [
    { words: ['merge', 'a.xlsx'], before: atFirm({ 'a.xlsx': noTable() }), mend: handedOut('a.xlsx') },
    {
      words: ['merge', 'a.xlsx'],
      before: both(
        atFirm({ [FILE]: firm('answers: { 1-2-1-1: { state: unknown } }') }),
        carriesOut(['report', '-o', 'a.xlsx']),
      ),
      again: ['merge', 'shitsumon.xlsx'],
    },
    {
      words: ['handout', '--into', 'a.xlsx', '-o', 'b.xlsx'],
      before: atFirm({ 'a.xlsx': noTable() }),
      mend: officialAs('a.xlsx'),
      again: ['handout', '--into', 'a.xlsx', '-o', 'b.xlsx', '--columns', 'id=L,answer=N'],
    },
  ],
  'columns-unknown': [
    { words: ['merge', 'a.csv'], before: atFirm({ 'a.csv': 'x,y\n1-2-1-1,まだ\n1-2-1-2,まだ\n' }), instead: true },
  ],
  'nothing-to-hand-out': [
    {
      words: ['handout', '--review-questions', '-o', 'h.yaml'],
      before: atFirm(),
      again: ['handout', '--all', '-o', 'h.yaml'],
    },
  ],
  'unknown-role': [{ words: ['handout', '--role', '社長室'], before: atFirm(), again: ['handout', '--role', '総務'] }],
  'output-exists': [
    {
      words: ['handout', '--all', '-o', 'h.yaml'],
      before: atFirm({ 'h.yaml': 'x' }),
      again: ['handout', '--all', '-o', 'h.yaml', '--force'],
    },
  ],
  'output-not-ours': [
    { words: ['report', '-o', 'a.md'], before: atFirm({ 'a.md': 'x' }), again: ['report', '-o', 'a.md', '--force'] },
  ],
  'signed-by-other': [
    {
      words: ['sign', '--new-key', 'k.pem'],
      before: both(atFirm(), carriesOut(['sign', '--new-key', 'a.pem'])),
      again: ['sign', '--new-key', 'k.pem', '-o', 'assessment-2.signed.json'],
    },
    {
      words: ['sign', '--key', 'k.pem'],
      before: both(
        atFirm(),
        carriesOut(['sign', '--new-key', 'k.pem', '-o', 'b.json']),
        carriesOut(['sign', '--new-key', 'a.pem']),
      ),
      again: ['sign', '--key', 'k.pem', '--force'],
    },
  ],
  'output-is-link': [
    {
      words: ['report', '-o', 'a.md'],
      before: both(atFirm({ 'b.md': 'x' }), (cwd) => symlinkSync('b.md', join(cwd, 'a.md'))),
      mend: removes('a.md'),
    },
  ],
  'other-firm': [
    {
      words: ['report', '--compare', 'b.yaml'],
      before: atFirm({ 'b.yaml': firm(undefined, undefined, '別の会社') }),
      mend: atFirm({ 'b.yaml': firm() }),
    },
    {
      words: ['merge', 'b.yaml'],
      before: atFirm({ 'b.yaml': firm(undefined, undefined, '別の会社') }),
      mend: atFirm({ 'b.yaml': firm() }),
    },
  ],
  'other-catalogue': [
    {
      words: ['merge', 'b.yaml'],
      before: atFirm({ 'b.yaml': firm(undefined, '{ id: scs-20260327, edition: "2025-12-26", level: star3 }') }),
    },
    {
      words: ['merge', 'b.yaml'],
      before: atFirm({ 'b.yaml': firm('answers: { a-1-1-1: { state: unmet } }', OF_OUR_OWN) }),
      mend: both(carriesOut(['catalogue', 'new', 'jisha.yaml']), puts({ 'c.yaml': firm('answers: {}', OF_OUR_OWN) })),
      again: ['merge', 'b.yaml', '--into', 'c.yaml'],
    },
  ],
  'no-passphrase': [{ words: ['encrypt', FILE], before: atFirm(), againOptions: secret }],
  'weak-passphrase': [
    {
      words: ['encrypt', FILE],
      before: atFirm(),
      options: { variables: { SCS_CHECK_PASSPHRASE: 'abc' } },
      againOptions: secret,
    },
    {
      words: ['encrypt', FILE],
      before: atFirm(),
      options: { variables: { SCS_CHECK_PASSPHRASE: '12345678' } },
      againOptions: secret,
    },
  ],
  'wrong-passphrase': [
    {
      words: ['decrypt', `${FILE}.age`, '-o', 'b.yaml'],
      before: both(atFirm(), (cwd) => run(['encrypt', FILE], { cwd, ...secret })),
      options: { variables: { SCS_CHECK_PASSPHRASE: 'ＣＯＲＲＥＣＴ horse battery staple' } },
      againOptions: secret,
    },
  ],
  'not-decryptable': [
    // Whoever has nothing to open is not sent for another name first.
    { words: ['decrypt', FILE], before: atFirm(), options: secret, again: ['status', FILE] },
    { words: ['decrypt', FILE, '-o', 'b.yaml'], before: atFirm(), options: secret, again: ['status', FILE] },
    {
      words: ['decrypt', 'b.yaml.age'],
      before: atFirm({ 'b.yaml.age': 'x' }),
      options: secret,
      mend: (cwd) => run(['encrypt', FILE, '-o', 'b.yaml.age', '--force'], { cwd, ...secret }),
    },
  ],
  'too-costly-to-open': [
    {
      words: ['decrypt', 'b.yaml.age'],
      before: atFirm({ 'b.yaml.age': ofWork(20) }),
      options: secret,
      mend: (cwd) => run(['encrypt', FILE, '-o', 'b.yaml.age', '--force'], { cwd, ...secret }),
    },
  ],
  'encrypted-already': [
    {
      words: ['encrypt', 'b.yaml.age'],
      before: both(atFirm(), (cwd) => run(['encrypt', FILE, '-o', 'b.yaml.age'], { cwd, ...secret })),
      options: secret,
      instead: true,
    },
  ],
};

const japanese = translator(ja);

interface Told {
  /** From the code to the end of its block. */
  readonly block: string;
  readonly hints: readonly string[];
  readonly commands: readonly (readonly string[])[];
}

/** The block that tells of a code, and the way out in it. */
function toldOf(code: string, text: string): Told {
  const found = new RegExp(`(?:エラー|注意|error|warning) ${code}  [\\s\\S]*?(?=\\n\\n|\\n(?! )|$(?![\\s\\S]))`).exec(
    text,
  );
  if (found === null) throw new Error(`${code} is not told:\n${text}`);
  const [block] = found;
  const hints = block.split('\n').flatMap((line) => / {2}(?:ヒント|hint): (.+)/.exec(line)?.[1] ?? []);
  return { block, hints, commands: hints.flatMap(typedCommands) };
}

const isTold = (code: string, text: string) => new RegExp(`(?:エラー|error) ${code}  `).test(text);

/** The folder of the situation, with one above it that nobody shares. */
async function folderOf(before: Step | undefined): Promise<string> {
  const cwd = join(testFolder(), 'firm');
  mkdirSync(cwd);
  await before?.(cwd);
  return cwd;
}

/** Does what a command says in the way out: one that asks something has to reach its first question. */
async function follow(words: readonly string[], cwd: string, options: Situation['options']): Promise<void> {
  const line = words.join(' ');
  if (words[0] === 'ask') {
    const person = await sitDown(words, { cwd }).sees('保存して終わる');
    person.types('q');
    expect(await person.finished, line).toMatchObject({ code: 0 });
    return;
  }
  const { code, stderr } = await run(words, { ...options, cwd });
  expect(stderr, line).not.toMatch(/^エラー/m);
  expect(code, `${line}\n${stderr}`).toBeLessThan(2);
}

/** The files that a hint names by a word of its language. */
function inEnglish(line: string): string {
  return line.replace('shitsumon.', 'questions.');
}

async function walk(code: string, situation: Situation): Promise<Told> {
  const { words, options, before, fault, mend, again = words, againOptions = options, instead } = situation;
  const cwd = await folderOf(before);
  const tell = async (folder: string, ...more: readonly string[]) => {
    const typed = [...words, ...more];
    const told = { ...options, cwd: folder };
    const { result } = await onFailingDisk(folder, fault, () =>
      situation.isAtTerminal ? sitDown(typed, told).finished : run(typed, told),
    );
    return toldOf(code, `${result.stdout}\n${result.stderr}`);
  };
  const told = await tell(cwd);
  const lines = told.commands.map((one) => one.join(' '));
  const { commands } = await tell(await folderOf(before), '--lang', 'en');
  expect(commands.map((one) => one.join(' '))).toEqual(lines.map((line) => `${inEnglish(line)} --lang en`));
  if (mend !== undefined) await mend(cwd);
  else for (const command of told.commands) await follow(command, cwd, options);
  if (mend === undefined) followed.push(...told.hints);
  if (instead === true) expect(told.commands, told.block).not.toEqual([]);
  else {
    const { stdout, stderr, code: exitCode } = await run(again, { ...againOptions, cwd });
    expect(isTold(code, `${stdout}\n${stderr}`), stderr).toBe(false);
    expect(exitCode, stderr).toBeLessThan(2);
  }
  return told;
}

/** The ways out whose commands were carried out. */
const followed: string[] = [];

const ways: string[] = [];

describe('what ends a command leads out', () => {
  const cases = Object.entries(errors).flatMap(([code, some]) =>
    some.map((one) => ['thrown' in one ? '' : one.words.join(' '), code, one] as const),
  );
  test.each(cases)('%s: %s', async (_, code, one) => {
    const told =
      'thrown' in one
        ? toldOf(code, renderProblem(one.thrown, { t: japanese, paint: plainPaint }))
        : await walk(code, one);
    if ('thrown' in one && told.commands.length > 0) {
      const cwd = await folderOf(atFirm());
      for (const command of told.commands) await follow(command, cwd, undefined);
      followed.push(...told.hints);
    }
    expect(told.hints, told.block).not.toEqual([]);
    ways.push(...told.hints);
  });

  test('of every code, by every way out that it has', () => {
    expect(Object.keys(errors).toSorted()).toEqual([...errorCodes].toSorted());
    const templates = Object.entries<string>(Object.assign({}, ...ja)).filter(([key]) =>
      /^error\.(?!file-kind|internal).+\.hint/.test(key),
    );
    const untold = templates.filter(([, text]) => !ways.some((way) => formOf(text).test(way)));
    expect(untold.map(([key]) => key)).toEqual([]);
    const named = templates.filter(([, text]) => /\{command\}|scs-check [a-z]/.test(text));
    const unfollowed = named.filter(([, text]) => !followed.some((way) => formOf(text).test(way)));
    expect(unfollowed.map(([key]) => key)).toEqual([]);
  });
});

/** What a finding says of the way out in its own sentence. */
const tellsTheWay = /(?:ください|にします|書きます|要ります|書けます|囲みます|書くところに、.+があります)/;

describe('what is wrong in a file leads out', () => {
  const bad = diagnosticExamples().filter(({ kind }) => kind === 'bad');

  test.each(bad)('$code, as its page shows it', async (example) => {
    const cwd = testFolder();
    const { block, hints } = toldOf(example.code, (await run(setOut(example, cwd), { cwd })).stdout);
    const [sentence = '', ...below] = block.split('\n');
    const isAllowedTold = below.some((line) => /^ +\| +\^+ \S/.test(line));
    const isMeantTold = below.some((line) => line.startsWith('  もしかして: '));
    expect(hints.length > 0 || isAllowedTold || isMeantTold || tellsTheWay.test(sentence), block).toBe(true);
  });

  /** Codes that the page has no example of, but for the differences from an official table: there is nothing to mend. */
  const others: Readonly<Record<string, Situation>> = {
    'file-too-large': {
      words: ['lint'],
      before: puts({ [FILE]: `# ${'x'.repeat(9 * 2 ** 20)}\n` }),
      mend: atFirm(),
    },
    'other-format': {
      words: ['lint', 'h c.yaml'],
      before: both(atFirm(), carriesOut(['handout', '--all', '-o', 'h c.xlsx']), moves('h c.xlsx', 'h c.yaml')),
      instead: true,
    },
    'not-utf8': {
      words: ['lint'],
      before: puts({ [FILE]: Buffer.from([...Buffer.from('organization: { name: '), 0x83, 0x65, 0x83, 0x58]) }),
      mend: atFirm(),
    },
    'merge-conflict': {
      words: ['lint'],
      before: puts({ [FILE]: `<<<<<<< HEAD\n${firm()}=======\n${firm('answers: {}')}>>>>>>> other\n` }),
      mend: atFirm(),
    },
    'file-empty': { words: ['lint'], before: puts({ [FILE]: '' }), mend: atFirm() },
    'newer-format': {
      words: ['lint'],
      before: puts({ [FILE]: firm().replace('formatVersion: 1', 'formatVersion: 9') }),
      mend: atFirm(),
    },
    'unknown-kind': {
      words: ['lint', 'nani.yaml'],
      before: puts({ 'nani.yaml': 'hello: world\n' }),
      mend: puts({ 'nani.yaml': firm() }),
    },
    'too-deep': {
      words: ['lint'],
      before: puts({ [FILE]: firm(`answers: { 1-2-1-1: { state: met, note: ${'['.repeat(70)} } }`) }),
      mend: atFirm(),
    },
    'outside-config': {
      words: ['lint', 'sub/scs-check.yaml'],
      before: atFirm({ 'sub/scs-check.yaml': 'baseline: ../b.yaml\n' }),
      mend: puts({ 'sub/scs-check.yaml': 'failOn: error\n' }),
    },
    'extends-too-much': {
      words: ['lint', 'own/kijun.yaml'],
      before: both(
        seeded,
        replaced('own/kijun.yaml', '\nedition:', '\nextends: moto\nedition:'),
        puts({ 'own/moto.yaml': '#\n'.repeat(250_000) }),
      ),
      mend: seeded,
    },
    'references-too-many': {
      words: ['lint', 'own/kijun.yaml'],
      before: both(
        seeded,
        // Two requirements are added: each criterion of one rests on all of the other.
        replaced(
          'own/kijun.yaml',
          '\nrequirements:\n',
          `\nrequirements:\n${['', '[z1]']
            .map(
              (rests, at) =>
                `  - { id: z${at + 1}, section: "1-1", title: z${at + 1}, criteria: [${Array.from(
                  { length: 600 },
                  (_, n) =>
                    `{ id: z${at + 1}-${n}, level: kihon, question: ありますか, metWhen: [ある]${rests && `, references: ${rests}`} }`,
                ).join(', ')}] }\n`,
            )
            .join('')}`,
        ),
      ),
      mend: seeded,
    },
    'unused-term': {
      words: ['lint', 'own/kijun.yaml'],
      before: both(seeded, replaced('own/kijun.yaml', 'term: 機器,', 'term: 機械,')),
      mend: seeded,
    },
    'without-effect': {
      words: ['lint', 'own/kijun.yaml'],
      before: both(
        seeded,
        replaced(
          'own/kijun.yaml',
          '\nmethod:',
          '\npoints: { states: { met: 1, partial: 0, unmet: 0, unknown: 0 }, bands: [{ from: 0, text: x, certainty: certain }] }\nmethod:',
        ),
      ),
      mend: seeded,
    },
    'missing-file': {
      words: ['lint', 'scs-check.yaml'],
      before: atFirm({ 'scs-check.yaml': 'baseline: scs-check.baseline.yaml\n' }),
    },
    'text-too-long': {
      words: ['lint'],
      before: puts({ [FILE]: firm(`answers: { 1-2-1-1: { state: met, owner: ${'あ'.repeat(999)} } }`) }),
      mend: atFirm(),
    },
    'guidance-for-unknown-id': {
      words: ['lint', 'own/guidance/kijun.ja.yaml'],
      before: both(seeded, replaced('own/guidance/kijun.ja.yaml', '\n  1-1-1-1:', '\n  9-9-9-9:')),
      mend: seeded,
    },
    'wrong-catalogue': {
      words: ['lint', 'own/guidance/kijun.ja.yaml'],
      before: both(seeded, replaced('own/guidance/kijun.ja.yaml', 'catalogue: kijun', 'catalogue: hoka')),
      mend: seeded,
    },
    'more-problems': {
      words: ['lint'],
      before: puts({
        [FILE]: firm(`answers:\n${Array.from({ length: 250 }, (_, n) => `  9-9-9-${n}: { state: met }`).join('\n')}`),
      }),
      mend: atFirm(),
    },
  };

  test.each(Object.entries(others))('%s', async (code, situation) => {
    const { hints, block } = await walk(code, situation);
    expect(hints.length > 0 || tellsTheWay.test(block), block).toBe(true);
  });

  test('of every code', () => {
    const tried = new Set([...bad.map(({ code }) => code), ...Object.keys(others)]);
    const codes = [...fileCodes.filter((code) => !code.startsWith('official/')), ...ruleCodes];
    expect(codes.filter((code) => !tried.has(code))).toEqual([]);
  });
});

/** What a message looks like whatever is filled in. */
function formOf(text: string): RegExp {
  const parts = text.split(/\{[^{}]*\}/).map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*?')}$`);
}
