import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { diffFormats, formats, handoutFormats, reporterNames, sheetFormats } from '../../src/cli/defaults.ts';
import { assessmentSchema } from '../../src/formats/assessment.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { languages, translator } from '../../src/i18n/t.ts';
import { writeKey } from '../helpers/key.ts';
import { programFor } from '../helpers/program.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { type Run, run, testFolder } from '../helpers/runCli.ts';

/** Words that stand nowhere else. */
const word = () => `zq${randomBytes(6).toString('hex')}`;

/** A day that stands nowhere else; of the past where it is to be over. */
const day = (year: number) => `${year}-0${1 + ((randomBytes(1)[0] ?? 0) % 9)}-${10 + ((randomBytes(1)[0] ?? 0) % 18)}`;

interface Hidden {
  readonly title: string;
  readonly reference: string;
  readonly file: string;
  readonly sha256: string;
  readonly date: string;
  readonly validUntil: string;
}

const hidden = (end: number): Hidden => ({
  title: word(),
  reference: word(),
  file: `shoko/${word()}.txt`,
  sha256: randomBytes(32).toString('hex'),
  date: day(1980 + end - 2010),
  validUntil: day(end),
});

/** Of each state: changed, missing and over, without a hash, only listed, and in order. */
interface Firm {
  readonly cwd: string;
  readonly words: readonly string[];
  /** A piece that has no other fault than what a test gives it. */
  readonly piece: Hidden;
}

const block = (fields: Readonly<Partial<Hidden>>) =>
  Object.entries({ ...fields, confidential: true })
    .map(([key, value], index) => `${index === 0 ? '      - ' : '        '}${key}: ${JSON.stringify(value)}`)
    .join('\n');

const flow = (fields: Readonly<Partial<Hidden>>) => JSON.stringify({ ...fields, confidential: true });

const head = (answers: string) => `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { companies: [サンプル株式会社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: {}
answers:
${answers}
`;

/** A firm whose confidential evidence is of every kind, written in both styles, and beside evidence that anybody may see. */
function firm(): Firm {
  const cwd = testFolder();
  mkdirSync(join(cwd, 'shoko'));
  const [changed, missing, unhashed, listed, piece] = [
    hidden(2019),
    hidden(2017),
    hidden(2033),
    hidden(2034),
    hidden(2035),
  ];
  const held = { ...piece, sha256: createHash('sha256').update('中身').digest('hex') };
  for (const { file } of [changed, unhashed, held]) writeFileSync(join(cwd, file), '中身');
  const { sha256: _, ...plain } = unhashed;
  const { file: __, sha256: ___, ...named } = listed;
  const answers = `  1-2-1-1:
    state: met
    evidence:
      - { title: 公開の体制表, reference: 総務の棚 }
${block(changed)}
${block(missing)}
  1-2-1-2: { state: met, owner: 総務, evidence: [${flow(plain)}, ${flow(named)}] }
  1-2-1-3:
    state: unmet
    due: 2026-11-01
    evidence:
${block(held)}`;
  const drafted = hidden(2016);
  const drafts = `drafts:\n  1-2-3-1: { note: 下書き, evidence: [${flow(drafted)}] }`;
  writeFileSync(join(cwd, 'assessment.yaml'), head(`${answers}\n${drafts}`));
  const other = hidden(2036);
  const before = answers
    .replace(JSON.stringify(held.title), JSON.stringify(other.title))
    .replace(flow(named), flow(other));
  writeFileSync(join(cwd, 'before.yaml'), head(before));
  writeFileSync(join(cwd, 'nothing.yaml'), head('  1-2-1-1: { state: met }\n  1-2-1-2: { state: met }'));
  const all = [changed, missing, plain, named, held, drafted, other];
  const files = all.flatMap((one: Partial<Hidden>) => (one.file === undefined ? [] : [one.file.slice(6, -4)]));
  return { cwd, piece: held, words: [...all.flatMap((one) => Object.values(one)), ...files] };
}

/** Whatever a person or a program may read in what a command has made. */
async function readable(bytes: Uint8Array): Promise<string> {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.startsWith('%PDF')) {
    const { text: pages, outline, metadata } = await readPdf(bytes);
    return pages + JSON.stringify(outline) + JSON.stringify([...metadata]);
  }
  if (!text.startsWith('PK')) return text;
  return Object.values(unzipSync(Uint8Array.from(bytes)))
    .map((entry) => Buffer.from(entry).toString('utf8'))
    .join('\n');
}

async function told({ stdout, stderr, bytes }: Run): Promise<string> {
  return `${stdout}\n${stderr}\n${await readable(bytes)}`.replace(/\s+/g, '');
}

const written = [
  ...handoutFormats.map((ending) => `handout.${ending}`),
  'all.html',
  'signed.json',
  'base.yaml',
  'out.txt',
];

const commands: readonly (readonly string[])[] = [
  ...formats.map((format) => ['report', '--format', format]),
  ...['specialist', 'buyer'].map((audience) => ['report', '--format', 'html', '--audience', audience]),
  ...diffFormats.flatMap((format) => [
    ['diff', 'before.yaml', 'assessment.yaml', '--format', format],
    ['diff', 'nothing.yaml', 'assessment.yaml', '--format', format],
    ['diff', 'assessment.yaml', 'nothing.yaml', '--format', format],
    ['diff', 'assessment.yaml', '--from', '2010-01-01', '--to', '2040-01-01', '--format', format],
  ]),
  ...['confirmation', 'findings', 'declaration'].flatMap((kind) =>
    sheetFormats.map((format) => ['sheet', kind, '--format', format]),
  ),
  ...handoutFormats.map((ending) => ['handout', '--ids', '1-2-1-1,1-2-1-2,1-2-1-3', '-o', `handout.${ending}`]),
  ['handout', '--all', '--with-views', '-o', 'all.html'],
  ...reporterNames.map((name) => ['check', '--verbose', '--assurance', 'evidenced', '--reporter', name]),
  ['check', '--fail-on', 'warning', '--as-of', '2040-01-01', '--reporter', 'text:out.txt'],
  ['check', '--update-baseline', '--baseline', 'base.yaml'],
  ['check', '--baseline', 'base.yaml', '--reporter', 'json'],
  ...['text', 'json', 'csv', 'html'].flatMap((format) => [
    ['portfolio', '--format', format, '--no-cache'],
    ['portfolio', '--format', format, '--no-cache', '--evidence'],
  ]),
  ['status'],
  ['explain', '1-2-1-1'],
  ['explain', '1-2-1-2'],
  ['explain', '1-2-1-3'],
  ['evidence', 'list'],
  ['evidence', 'list', '--json'],
  ['evidence', 'check'],
  ['evidence', 'check', '--as-of', '2040-01-01'],
  ['sign', '--key', 'kagi.pem', '-o', 'signed.json'],
  ['verify', 'signed.json', '--assessment', 'assessment.yaml'],
  ['verify', 'assessment.yaml'],
  ['merge', 'before.yaml', '--dry-run'],
  ['merge', 'assessment.yaml', '--into', 'nothing.yaml', '--dry-run'],
  ['lint', 'assessment.yaml'],
  ['evidence', 'add', '1-2-1-3', '--update', '1'],
  ['evidence', 'add', '1-2-1-1', '--update', '3'],
  ['log', '--verify'],
  ['log', '--json'],
];

/** Commands that show, write or send no answer of a file, or ask for each at a keyboard. */
const without = [
  ...['ask', 'review', 'init', 'migrate', 'encrypt', 'decrypt', 'completion', 'help'],
  ...['catalogue list', 'catalogue show', 'catalogue diff', 'catalogue new', 'catalogue official'],
];

test('every command and every field of a piece of evidence is tried', () => {
  const leaves = (command: Command, way = ''): readonly string[] =>
    command.commands.length === 0
      ? [way]
      : command.commands.flatMap((one) => leaves(one, `${way} ${one.name()}`.trim()));
  const tried = (command: string) => commands.some((words) => `${words.join(' ')} `.startsWith(`${command} `));
  const left = leaves(programFor('all', translator(ja))).filter((one) => !tried(one) && !without.includes(one));
  expect(left).toEqual([]);
  const fields = assessmentSchema().shape.answers.valueType.shape.evidence.unwrap().element.shape;
  expect([...Object.keys(hidden(2019)), 'kind', 'size', 'confidential'].toSorted()).toEqual(
    Object.keys(fields).toSorted(),
  );
});

describe.each(languages)('nothing of confidential evidence gets out (%s)', (language) => {
  test('of any command, in any format', async () => {
    const { cwd, words } = firm();
    writeKey(cwd, 'kagi');
    const found: string[] = [];
    for (const argv of commands) {
      const output = await told(await run([...argv, '--lang', language], { cwd }));
      expect([argv, output.length > 0]).toEqual([argv, true]);
      found.push(...words.filter((one) => output.includes(one)).map((one) => `${argv.join(' ')}: ${one}`));
    }
    for (const name of [...written, 'assessment.history.jsonl']) {
      const text = (await readable(readFileSync(join(cwd, name)))).replace(/\s+/g, '');
      found.push(...words.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`));
    }
    expect(found).toEqual([]);
    expect(readdirSync(cwd)).toEqual(expect.arrayContaining(written));
  });

  test('of a file that is wrong in just that place, either', async () => {
    const { cwd, piece, words } = firm();
    const wrong: readonly Readonly<Record<string, unknown>>[] = [
      { ...piece, titel: 'x' },
      { ...piece, date: `${piece.date}-${piece.title}` },
      { ...piece, validUntil: piece.title },
      { ...piece, file: `../${piece.file}` },
      { ...piece, sha256: piece.title },
      { ...piece, kind: piece.title },
      { ...piece, reference: [piece.reference] },
      { ...piece, title: { name: piece.title } },
      { title: piece.title, confidential: 'yes' },
      { reference: piece.reference, title: '' },
      { ...piece, [piece.title]: 'x' },
      { ...piece, [piece.title]: { [piece.reference]: 1 } },
    ];
    const found: string[] = [];
    for (const fields of wrong) {
      const marked = { confidential: true, ...fields };
      const lines = Object.entries(marked).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
      for (const item of [JSON.stringify(marked), `\n      - ${lines.join('\n        ')}`]) {
        const evidence = item.startsWith('{') ? `[${item}]` : item;
        writeFileSync(join(cwd, 'a.yaml'), head(`  1-2-1-1:\n    state: met\n    evidence: ${evidence}`));
        for (const argv of [
          ['lint'],
          ['check'],
          ['status'],
          ['check', '--reporter', 'json'],
          ['lint', '--reporter', 'sarif'],
          ['lint', '--reporter', 'gitlab'],
          ['check', '--reporter', 'text:out.txt'],
        ]) {
          const [command = '', ...rest] = argv;
          const told = await run([command, 'a.yaml', ...rest, '--lang', language], { cwd });
          expect([fields, told.code]).toEqual([fields, 2]);
          const output =
            told.stdout + told.stderr + (rest[1] === 'text:out.txt' ? readFileSync(join(cwd, 'out.txt')) : '');
          expect(output).toContain('a.yaml');
          found.push(
            ...words.filter((one) => output.includes(one)).map((one) => `${argv.join(' ')} ${evidence}: ${one}`),
          );
        }
      }
    }
    expect(found).toEqual([]);
  });
});

test.each([
  ['a key twice', (item: string) => item.replace('title', 'date: 2026-01-01\n        date: 2026-01-02\n        title')],
  ['a tab', (item: string) => item.replace(/^ {8}reference/m, '\treference')],
  ['a quote that is not closed', (item: string) => item.replace(/(reference: ".*)"/, '$1')],
  ['a list that is not closed', (item: string) => item.replace(/reference: (".*")/, 'reference: [$1')],
  ['an alias', (item: string) => item.replace(/reference: "(.*)"/, 'reference: *$1')],
  ['a full-width colon', (item: string) => item.replace('reference: ', 'reference：')],
  ['a full-width colon after the mark', (item: string) => item.replace('confidential: ', 'confidential：')],
])('%s beside confidential evidence shows no line of it', async (_, spoil) => {
  const { cwd, piece } = firm();
  const item = spoil(block(piece));
  expect(item).not.toBe(block(piece));
  writeFileSync(join(cwd, 'a.yaml'), head(`  1-2-1-1:\n    state: met\n    evidence:\n${item}\n    owner: 総務`));
  for (const command of ['lint', 'check', 'status']) {
    const { code, stdout, stderr } = await run([command, 'a.yaml'], { cwd });
    expect([code, Object.values(piece).filter((one) => (stdout + stderr).includes(one))]).toEqual([2, []]);
    expect(stdout + stderr).toMatch(/^a\.yaml:\d+:\d+/m);
  }
});

/** As a person mistypes the mark, or a program that corrects words does. */
const mistyped = [
  ...['confidentiel', 'Confidential', 'CONFIDENTIAL', 'confidental', 'cofidential', 'confidentail', 'confidentials'],
  ...['isConfidential', 'is_confidential', 'confi dential', 'confidencial', 'konfidentiel', 'confident', 'conf'],
  ...[
    'ｃｏｎｆｉｄｅｎｔｉａｌ',
    'сonfidential',
    '社外秘',
    'confidential ',
    'confidential:',
    'confidential.',
    '"Confidential"',
  ],
].map((key) => [key] as const);

test.each(mistyped)('a mark written as 「%s」 hides what it was to hide until it is mended', async (key) => {
  const { cwd, piece } = firm();
  const quoted = `"${key.replaceAll('"', '')}"`;
  const marked = (mark: string) => `      - ${flow(piece).replace('"confidential":true', mark)}`;
  const items = [
    ...[`${quoted}:true`, `${quoted} : 1`, `${quoted}:`].map(marked),
    block({ ...piece, date: 'zz' }).replace('confidential: true', `${key}: true`),
    // The same in files that nobody can read as data.
    ...[`${quoted}:true, x: [`, `${quoted}：true, x: [`, `${quoted} true "confidential true`].map(marked),
    block(piece)
      .replace('confidential: true', `${key}: true`)
      .replace(/reference: (".*")/, 'reference: [$1'),
  ];
  for (const item of items) {
    const before = '  1-2-1-2: { state: mett }\n';
    const text = head(`${before}  1-2-1-1:\n    state: met\n    evidence:\n${item}\n    owner: 総務`);
    writeFileSync(join(cwd, 'a.yaml'), text);
    for (const argv of [['lint'], ['check'], ['lint', '--reporter', 'sarif']]) {
      const [command = '', ...rest] = argv;
      const { code, stdout, stderr } = await run([command, 'a.yaml', ...rest], { cwd });
      const shown = Object.values(piece).filter((one) => (stdout + stderr).includes(one));
      expect([item, code, shown]).toEqual([item, 2, []]);
    }
  }
});

test('no other field of a file is taken for the mark', async () => {
  const { cwd } = firm();
  const fields = assessmentSchema().shape.answers.valueType.shape;
  const others = [...Object.keys(fields), ...Object.keys(hidden(2019)), 'titel', 'contact', 'confirmed', '担当'];
  for (const key of others) {
    writeFileSync(join(cwd, 'a.yaml'), head(`  1-2-1-1: { state: mett, ${key}: zqshown }`));
    expect([key, (await run(['lint', 'a.yaml'], { cwd })).stdout]).toEqual([key, expect.stringContaining('zqshown')]);
  }
});

test('what is not confidential is still named', async () => {
  const { cwd } = firm();
  for (const argv of [
    ['report', '--format', 'text'],
    ['sheet', 'confirmation'],
    ['evidence', 'list'],
  ]) {
    expect((await run(argv, { cwd })).stdout).toContain('公開の体制表');
  }
  const { stdout } = await run(['diff', 'nothing.yaml', 'assessment.yaml'], { cwd });
  expect(stdout).toContain('公開の体制表');
});

test('that there is confidential evidence, its number and what is wrong with it can be read', async () => {
  const { cwd } = firm();
  expect((await run(['report', '--format', 'text'], { cwd })).stdout).toMatch(/^- E-1-2-1-2\/\d +（社外秘）$/m);
  const report = JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout);
  const criteria = report.requirements.flatMap(({ criteria }: { criteria: readonly object[] }) => criteria);
  expect(criteria.find(({ id }: { id: string }) => id === '1-2-1-2').evidence).toEqual([
    { confidential: true },
    { confidential: true },
  ]);
  const { stdout } = await run(['check', '--verbose'], { cwd });
  expect(stdout).toContain(
    '1-2-1-1 の証拠（2番目、社外秘）のファイルが、中身を記録（sha256）したときから変わっています',
  );
  expect(stdout).toContain('1-2-1-1 の証拠（3番目、社外秘）のファイルが見つからないか、読めません');
  expect(stdout).toContain('1-2-1-1 の証拠（3番目、社外秘）は、有効な最後の日を過ぎています');
  expect(stdout).toMatch(/^assessment\.yaml:\d+:\d+ {2}エラー scs\/evidence-changed/m);
  const checked = await run(['evidence', 'check'], { cwd });
  expect(checked.stdout).toMatch(/^assessment\.yaml:\d+ {2}1-2-1-1 証拠3 {2}見つからない {2}（社外秘）$/m);
});

test('diff says which piece changed, came or went, and not what it is', async () => {
  const { cwd } = firm();
  const diffOf = async (...argv: string[]) => run(['diff', ...argv], { cwd });
  const changed = await diffOf('before.yaml', 'assessment.yaml');
  expect(changed.stdout).toContain('変わった: 1番目の証拠（社外秘）');
  expect((await diffOf('nothing.yaml', 'assessment.yaml')).stdout).toContain('増えた: 2番目の証拠（社外秘）');
  expect((await diffOf('assessment.yaml', 'nothing.yaml')).stdout).toContain('なくなった: 3番目の証拠（社外秘）');
  const json = JSON.parse((await diffOf('before.yaml', 'assessment.yaml', '--format', 'json')).stdout);
  expect(json.criteria.find(({ id }: { id: string }) => id === '1-2-1-3').evidence).toEqual([
    { before: { number: 1 }, after: { number: 1 }, confidential: true, fields: [] },
  ]);
});

test('diff keeps back what became confidential, or has been', async () => {
  const cwd = testFolder();
  const item = '{ title: 秘密の契約, reference: 金庫';
  writeFileSync(join(cwd, 'open.yaml'), head(`  1-2-1-1: { state: met, evidence: [${item} }] }`));
  writeFileSync(join(cwd, 'closed.yaml'), head(`  1-2-1-1: { state: met, evidence: [${item}, confidential: true }] }`));
  for (const files of [
    ['open.yaml', 'closed.yaml'],
    ['closed.yaml', 'open.yaml'],
  ]) {
    const { stdout } = await run(['diff', ...files], { cwd });
    expect(stdout).toContain('変わった: 1番目の証拠（社外秘）');
    expect(stdout).not.toMatch(/秘密の契約|金庫/);
  }
});

test('nothing leaves of what became confidential, or has been, in any comparison', async () => {
  const { cwd, words } = firm();
  const text = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
  writeFileSync(join(cwd, 'open.yaml'), text.replaceAll(/,?\s*"?confidential"?: true/g, ''));
  expect((await run(['check', 'open.yaml', '--update-baseline', '--baseline', 'base.yaml'], { cwd })).code).toBe(0);
  const found: string[] = [];
  for (const argv of [
    ...['text', 'markdown', 'json'].flatMap((format) =>
      [
        ['open.yaml', 'assessment.yaml'],
        ['assessment.yaml', 'open.yaml'],
      ].map((files) => ['diff', ...files, '--format', format]),
    ),
    ['check', '--baseline', 'base.yaml', '--verbose'],
    ['check', '--baseline', 'base.yaml', '--reporter', 'json'],
    ['merge', 'open.yaml', '--dry-run'],
    ['merge', 'open.yaml', '--yes'],
    ['report', '--format', 'json'],
  ]) {
    const ended = await run(argv, { cwd });
    expect([argv, ended.code], ended.stderr).toEqual([argv, argv[0] === 'check' ? 1 : 0]);
    const output = await told(ended);
    found.push(...words.filter((one) => output.includes(one)).map((one) => `${argv.join(' ')}: ${one}`));
  }
  expect(found).toEqual([]);
});

test('diff between two days tells one confidential piece that has run out from another', async () => {
  const cwd = testFolder();
  const items = ['2026-03-01', '2026-03-01'].map((end) => `{ title: x, validUntil: ${end}, confidential: true }`);
  writeFileSync(join(cwd, 'assessment.yaml'), head(`  1-2-1-1: { state: met, evidence: [${items.join(', ')}] }`));
  const { stdout } = await run(['diff', 'assessment.yaml', '--from', '2026-01-01', '--format', 'json'], { cwd });
  const added = JSON.parse(stdout).findings.added.filter(
    ({ code }: { code: string }) => code === 'scs/evidence-expired',
  );
  expect(added.map(({ args }: { args: { number: number } }) => args.number)).toEqual([1, 2]);
});

test('portfolio counts confidential evidence that has run out, on the day it has, and plans nothing by a day it does not tell', async () => {
  const cwd = testFolder();
  const item = '{ title: x, validUntil: 2027-03-01, confidential: true }';
  writeFileSync(join(cwd, 'a.yaml'), head(`  1-2-1-1: { state: met, evidence: [${item}] }`));
  const rowOn = async (asOf: string) =>
    JSON.parse((await run(['portfolio', '--format', 'json', '--no-cache', '--as-of', asOf], { cwd })).stdout).rows[0];
  expect((await rowOn('2027-03-01')).errors.evidence).toBe(0);
  expect((await rowOn('2027-03-02')).errors.evidence).toBe(1);
  expect((await rowOn('2026-11-21')).nextReview).toBeUndefined();
});

test('a confidential file that is gone is not named where its number was given', async () => {
  const { cwd, words } = firm();
  const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', '--update', '3'], { cwd });
  expect([code, stderr.includes('1-2-1-1 3')]).toEqual([2, true]);
  expect(words.filter((one) => stderr.includes(one))).toEqual([]);
});

test('whoever asks for it sees it all', async () => {
  const { cwd, piece } = firm();
  expect((await run(['evidence', 'list', '--all'], { cwd, columns: 400 })).stdout).toContain(piece.title);
});
