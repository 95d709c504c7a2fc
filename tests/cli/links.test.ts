import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { createJournal } from '../../src/workspace/journal.ts';
import { openStore } from '../../src/workspace/store.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { book, inline } from '../helpers/workbook.ts';

const assessment = `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
  1-2-1-1: { state: met }
  1-2-1-2: { state: unmet }
`;

const PRECIOUS = 'この行は、だれにも書きかえられない\n';

/** The name, the command that writes there, and what makes it do so. */
type Written = readonly [name: string, command: string, before?: (cwd: string) => void];

/** What a command writes under the name it was given or is known by, by the places in the source that write it. */
const written: Readonly<Record<string, readonly Written[]>> = {
  'cli/commands/catalogue/run': [['new.yaml', 'catalogue new new.yaml']],
  'cli/commands/check/updateBaseline': [
    ['scs-check.baseline.yaml', 'check --update-baseline'],
    ['base.yaml', 'check --update-baseline --baseline base.yaml'],
  ],
  'cli/commands/crypt/run': [
    ['h.yaml.age', 'encrypt h.yaml --passphrase-file word.txt'],
    ['out.yaml', 'decrypt locked.age --passphrase-file word.txt -o out.yaml'],
  ],
  'cli/commands/handout/into': [['out.xlsx', 'handout --into own.xlsx --columns id=A,answer=B -o out.xlsx']],
  'cli/commands/handout/run': [
    ['handout-unknown.yaml', 'handout --unknown'],
    ['out.xlsx', 'handout --unknown -o out.xlsx'],
  ],
  'cli/commands/init/run': [
    ['new.yaml', 'init new.yaml'],
    ['.gitlab-ci.yml', 'init --ci gitlab'],
    ['.github/workflows/self-check.yml', 'init --ci github'],
  ],
  'cli/commands/sign/run': [
    ['assessment.signed.json', 'sign --key key.pem'],
    ['out.json', 'sign --key key.pem -o out.json'],
    ['new.pem', 'sign --new-key new.pem -o new.json'],
    ['new.pub.pem', 'sign --new-key new.pem -o new.json'],
    ['out.pem', 'sign --key key.pem --public-key out.pem -o new.json'],
  ],
  'cli/deliver': [
    ['out.md', 'report -o out.md --format markdown'],
    ['out.json', 'report -o out.json --format json'],
    ['out.html', 'report -o out.html --format html'],
    ['out.md', 'sheet confirmation -o out.md'],
    ['out.md', 'sheet declaration -o out.md'],
    ['out.xlsx', 'sheet findings -o out.xlsx --format xlsx'],
    ['out.json', 'check --reporter json:out.json'],
    ['out.json', 'lint --reporter json:out.json assessment.yaml'],
    ['out.csv', 'portfolio -o out.csv --format csv'],
    ['out.md', 'diff assessment.yaml h.yaml -o out.md --format markdown'],
  ],
  'workspace/journal': [
    ['assessment.history.jsonl', 'evidence add 1-2-1-1 plain.txt'],
    ['assessment.history.jsonl', 'merge h.yaml'],
  ],
};

/** What a command makes beside what it was asked for: a link there gives way, or the command is refused. */
const beside: Readonly<Record<string, readonly Written[]>> = {
  'workspace/journal': [
    [
      'assessment.history.torn.txt',
      'evidence add 1-2-1-1 plain.txt',
      (cwd) => writeFileSync(join(cwd, 'assessment.history.jsonl'), '{"n":1'),
    ],
  ],
  'workspace/rewriteFile': [
    [
      'assessment.yaml.bak',
      'lint --fix assessment.yaml',
      (cwd) => writeFileSync(join(cwd, 'assessment.yaml'), assessment.replace('1-2-1-2', '１－２－１－２')),
    ],
  ],
  'workspace/store': [
    ['assessment.yaml.bak', 'evidence add 1-2-1-1 plain.txt'],
    ['assessment.yaml.bak.tmp', 'evidence add 1-2-1-1 plain.txt'],
    ['.assessment.yaml.tmp', 'evidence add 1-2-1-1 plain.txt'],
    ['assessment.yaml.lock', 'evidence add 1-2-1-1 plain.txt'],
    ['assessment.yaml.lock.takeover', 'evidence add 1-2-1-1 plain.txt'],
  ],
  'workspace/surveyCache': [
    ['.scs-check-portfolio.jsonl', 'portfolio'],
    ['..scs-check-portfolio.jsonl.tmp', 'portfolio'],
  ],
  'cli/deliver': [['.out.md.tmp', 'report -o out.md --format markdown']],
};

/** Asks at a keyboard; see ask.test.ts, "never where a link leads". */
const elsewhere = ['cli/commands/ask/endMenu'];

test('each place in the source that writes a file has its lines', () => {
  const src = join(root, 'src');
  const places = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^io[\\/]/.test(name))
    .filter((name) => /\b(?:replaceFile|replacePrivately|appendLine)\(/.test(readFileSync(join(src, name), 'utf8')))
    .map((name) => name.replaceAll('\\', '/').replace(/\.ts$/, ''));
  const known = new Set([...Object.keys(written), ...Object.keys(beside), ...elsewhere]);
  expect(places.toSorted()).toEqual([...known].toSorted());
});

describe.skipIf(process.platform === 'win32')('in a folder that somebody else has made', () => {
  const prepared = mkdtempSync(join(tmpdir(), 'scs-check-'));
  beforeAll(async () => {
    writeFileSync(join(prepared, 'assessment.yaml'), assessment);
    const cells = Object.entries({ A1: '評価基準No.', B1: '対応状況', A2: '1-2-1-1', B2: '' });
    writeFileSync(
      join(prepared, 'own.xlsx'),
      book([{ name: 'S', cells: new Map(cells.map(([at, text]) => [at, inline(text)])) }]),
    );
    writeFileSync(join(prepared, 'plain.txt'), 'x');
    writeFileSync(join(prepared, 'word.txt'), 'correct horse battery staple\n');
    for (const command of [
      'sign --new-key key.pem -o signed.json',
      'handout --ids 1-2-1-2 -o h.yaml',
      'encrypt h.yaml --passphrase-file word.txt -o locked.age',
    ]) {
      expect(await run(command.split(' '), { cwd: prepared }), command).toMatchObject({ code: 0 });
    }
  });
  afterAll(() => rmSync(prepared, { recursive: true, force: true }));

  /** The folder, with a link of that name to a file outside; and how that file and what lies around it is seen. */
  function foldersWith(name: string, target: 'precious' | 'missing') {
    const cwd = testFolder();
    const home = testFolder();
    cpSync(prepared, cwd, { recursive: true });
    writeFileSync(join(home, 'precious'), PRECIOUS);
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    rmSync(join(cwd, name), { force: true });
    symlinkSync(join(home, target), join(cwd, name));
    const outside = () => [readdirSync(home), readFileSync(join(home, 'precious'), 'utf8')];
    return { cwd, outside, untouched: [['precious'], PRECIOUS] };
  }

  test.each(
    Object.values(written).flatMap((lines) =>
      lines.flatMap(([name, command]) =>
        (['precious', 'missing'] as const).flatMap((target) => [
          [name, command, target] as const,
          ...(command.match(/^(sign --key|report|sheet|check --rep|portfolio|diff|handout|encrypt|decrypt)/)
            ? [[name, `${command} --force`, target] as const]
            : []),
        ]),
      ),
    ),
  )('a link named %s is not written through: %s (%s)', async (name, command, target) => {
    const { cwd, outside, untouched } = foldersWith(name, target);
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    const { code, stderr } = await run(command.split(' '), { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/ (output-is-link|file-exists|key-exists|output-exists) /),
    ]);
    expect(outside()).toEqual(untouched);
    expect(lstatSync(join(cwd, name)).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
    // A key is two files or none.
    expect([existsSync(join(cwd, 'new.pem')), existsSync(join(cwd, 'new.pub.pem'))]).toEqual([
      name === 'new.pem' && target === 'precious',
      name === 'new.pub.pem' && target === 'precious',
    ]);
  });

  test.each([
    'report -o out/r.md',
    'report -o ./out/deep/../r.json --force',
    'sheet findings -o out/r.xlsx',
    'portfolio -o out/p.html',
    'diff assessment.yaml h.yaml -o out/d.md',
    'check --reporter json:out/c.json',
    'check --update-baseline --baseline out/b.yaml',
    'sign --key key.pem -o out/s.json',
    'sign --new-key out/k.pem -o s.json',
    'handout --unknown -o out/h.xlsx',
    'encrypt h.yaml --passphrase-file word.txt -o out/h.age',
    'decrypt locked.age --passphrase-file word.txt -o out/h.yaml',
    'init out/new.yaml',
    'init --ci github',
    'catalogue new out/k.yaml',
  ])('nothing is written into a folder that leads out: %s', async (command) => {
    const [cwd, elsewhere] = [testFolder(), testFolder()];
    cpSync(prepared, cwd, { recursive: true });
    for (const name of ['out', '.github']) symlinkSync(elsewhere, join(cwd, name));
    const { code, stderr } = await run(command.split(' '), { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/ output-is-link {2}(?:out|\.github) は /)]);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(cwd).toSorted()).toEqual(['.github', 'out', ...readdirSync(prepared)].toSorted());
  });

  test('a folder that leads to another one beside it is written into, and an assessment in one elsewhere is saved', async () => {
    const [cwd, elsewhere] = [testFolder(), testFolder()];
    cpSync(prepared, elsewhere, { recursive: true });
    mkdirSync(join(cwd, 'reports'));
    symlinkSync('reports', join(cwd, 'out'));
    symlinkSync(elsewhere, join(cwd, 'firm'));
    const file = 'firm/assessment.yaml';
    expect(await run(['report', file, '-o', 'out/r.md'], { cwd })).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, 'reports'))).toEqual(['r.md']);
    expect(await run(['evidence', 'add', '1-2-1-1', '--title', '規程', '--file', file], { cwd })).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(elsewhere, 'assessment.yaml'), 'utf8')).toContain('規程');
  });

  test.each(
    Object.values(beside)
      .flat()
      .flatMap(([name, command, before]) =>
        (['precious', 'missing'] as const).map((to) => [name, command, to, before] as const),
      ),
  )('a link named %s leads nowhere: %s (%s)', async (name, command, target, before) => {
    const { cwd, outside, untouched } = foldersWith(name, target);
    before?.(cwd);
    await run(command.split(' '), { cwd });
    expect(outside()).toEqual(untouched);
  });
});

describe('an assessment of two names', () => {
  test('is told before it is saved under one of them, and no more once they are two files', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), assessment);
    linkSync(join(cwd, 'assessment.yaml'), join(cwd, 'other.yaml'));
    const add = () => run(['evidence', 'add', '1-2-1-1', '--title', '規程'], { cwd });
    const { code, stderr } = await add();
    expect([code, stderr.replaceAll('\n', '')]).toEqual([
      0,
      expect.stringContaining('ほかの名前もあります（ハードリンク）'),
    ]);
    expect(readFileSync(join(cwd, 'other.yaml'), 'utf8')).toBe(assessment);
    // The backup that a save makes is a name of ours.
    expect((await add()).stderr).not.toContain('ハードリンク');
  });

  test('is not told of what a crash in the midst of a save has left', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), assessment);
    linkSync(join(cwd, 'assessment.yaml'), join(cwd, 'assessment.yaml.bak.tmp'));
    const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', '--title', '規程'], { cwd });
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('ハードリンク')]);
  });
});

describe.skipIf(process.platform === 'win32')('an assessment that is a link', () => {
  test('is written where it leads, is named as such, and has one history', async () => {
    const cwd = testFolder();
    const home = testFolder();
    writeFileSync(join(home, 'real.yaml'), assessment);
    writeFileSync(join(cwd, 'plain.txt'), 'x');
    writeFileSync(join(home, 'plain.txt'), 'x');
    symlinkSync(join(home, 'real.yaml'), join(cwd, 'assessment.yaml'));
    const { code, stderr } = await run(['evidence', 'add', '1-2-1-1', 'plain.txt'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('assessment.yaml はリンクです。')]);
    expect(stderr).toContain('real.yaml に保存します。');
    expect(lstatSync(join(cwd, 'assessment.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(home, 'real.yaml'), 'utf8')).toContain('plain.txt');
    const journal = createJournal({ variables: {}, now: () => '2026-11-21T09:00:00+09:00' });
    const store = openStore('real.yaml', home, { journal });
    store.save({ type: 'answer', id: '1-2-1-2', answer: { state: 'met' } });
    store.close();
    for (const [folder, name] of [
      [cwd, 'assessment.yaml'],
      [home, 'real.yaml'],
    ] as const) {
      const { stdout, stderr: told } = await run(['log', name, '--verify'], { cwd: folder });
      expect([stdout.trimEnd().split('\n').length, told]).toEqual([2, expect.stringContaining('2件')]);
    }
    expect(readdirSync(home)).toContain('real.history.jsonl');
    expect(readdirSync(cwd)).not.toContain('assessment.history.jsonl');
  });
});
