import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { runShell } from '../helpers/command.ts';
import { type CommandProcess, startCommands } from '../helpers/commandProcess.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const bin = join(root, 'bin', 'scs-check.cjs');
const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const answers = `answers:
  1-2-1-1: { state: met, evidence: [{ title: 見本, file: shoko.txt }] }
  1-2-1-2: { state: unmet }`;

/** Fills a folder in which every command below finds what it needs, but for the one thing that is a pipe. */
async function prepare(cwd: string): Promise<void> {
  mkdirSync(cwd, { recursive: true });
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1\norganization: { name: サンプル株式会社 }\nscope: {}\ncatalogue: ${aim}\n${answers}\n`,
  );
  for (const name of ['shoko.txt', 'plain.txt']) writeFileSync(join(cwd, name), 'x');
  writeFileSync(join(cwd, 'word.txt'), 'correct horse battery staple\n');
  cpSync(join(root, 'tests', 'fixtures', 'seeded'), join(cwd, 'own'), { recursive: true });
  for (const words of [
    ['sign', '--new-key', 'key.pem', '-o', 'signed.json'],
    ['handout', '--ids', '1-2-1-2', '-o', 'h.yaml'],
    ['encrypt', 'h.yaml', '--passphrase-file', 'word.txt'],
    ['check', '--update-baseline', '--baseline', 'base.yaml', '--level', 'star3'],
  ]) {
    expect(await run(words, { cwd }), words.join(' ')).toMatchObject({ code: 0 });
  }
}

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let commands: CommandProcess;
beforeAll(async () => {
  commands = await startCommands(60_000);
});
afterAll(() => commands.end());

/** In another process, and with a limit: what waits for a pipe cannot be stopped from within. */
async function runBuilt(cwd: string, argv: readonly string[], variables = {}): Promise<Outcome> {
  const told = await commands.obeyed({ argv, cwd, variables });
  if (told === undefined) throw new Error(`${argv.join(' ')} waits`);
  return { status: told.code, stdout: told.stdout, stderr: told.stderr };
}

/** `$0` is Node and `$@` the command, run by a script that hands something over. */
function throughShell(cwd: string, script: string, line: string): Outcome {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, bin, ...line.split(' ')], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

function putPipe(path: string): void {
  rmSync(path, { force: true, recursive: true });
  mkdirSync(dirname(path), { recursive: true });
  execFileSync('mkfifo', [path]);
}

/** What is a pipe, as the folder names it, and the command that would open it. */
const opened: readonly (readonly [path: string, command: string])[] = [
  ['assessment.yaml', 'status'],
  ['a.yaml', 'status a.yaml'],
  ['a.yaml', 'check a.yaml'],
  ['a.yaml', 'check a*.yaml'],
  ['a.yaml', 'report a.yaml'],
  ['a.yaml', 'explain 1-2-1-1 --file a.yaml'],
  ['a.yaml', 'lint a.yaml'],
  ['a.yaml', 'log a.yaml'],
  ['a.yaml', 'sheet confirmation a.yaml'],
  ['a.yaml', 'handout a.yaml --unknown'],
  ['a.yaml', 'migrate a.yaml --to scs-20260327'],
  ['a.yaml', 'evidence list --file a.yaml'],
  ['a.yaml', 'evidence check --file a.yaml'],
  ['a.yaml', 'check --update-baseline a.yaml'],
  ['a.yaml', 'sign a.yaml --key key.pem'],
  ['a.yaml', 'verify a.yaml'],
  ['a.yaml', 'verify signed.json --assessment a.yaml'],
  ['a.yaml', 'diff a.yaml assessment.yaml'],
  ['a.yaml', 'diff assessment.yaml a.yaml'],
  ['a.yaml', 'merge a.yaml'],
  ['a.yaml', 'merge h.yaml --into a.yaml'],
  ['a.yaml.age', 'merge a.yaml.age --passphrase-file word.txt'],
  ['assessment.history.jsonl', 'log'],
  ['scs-check.yaml', 'check'],
  ['../scs-check.yaml', 'check'],
  ['../../scs-check.yaml', 'portfolio'],
  ['c.yaml', 'check --config c.yaml'],
  ['base.yaml', 'check --baseline base.yaml'],
  ['base.yaml', 'check --update-baseline --baseline base.yaml'],
  ['own/kijun.yaml', 'check own/assessment.yaml'],
  ['own/kijun.yaml', 'lint own/guidance/kijun.ja.yaml'],
  ['own/kijun.yaml', 'lint own/translation/kijun.en.yaml'],
  ['own/guidance/kijun.ja.yaml', 'check own/assessment.yaml'],
  ['own/translation/kijun.en.yaml', 'status own/assessment.yaml --lang en'],
  ['c.yaml', 'check --catalogue ./c.yaml'],
  ['c.yaml', 'catalogue show c.yaml'],
  ['c.yaml', 'catalogue diff c.yaml scs-20260327'],
  ['c.yaml', 'catalogue diff scs-20260327 c.yaml'],
  ['c.yaml', 'migrate --to c.yaml'],
  ['k.pem', 'sign --key k.pem'],
  ['k.pub', 'verify signed.json --public-key k.pub'],
  ['s.json', 'verify s.json'],
  ['w.txt', 'encrypt h.yaml --passphrase-file w.txt -o e.age'],
  ['w.txt', 'decrypt h.yaml.age --passphrase-file w.txt -o d.yaml'],
  ['p.yaml', 'encrypt p.yaml --passphrase-file word.txt'],
  ['p.age', 'decrypt p.age --passphrase-file word.txt'],
  ['o.xlsx', 'catalogue official o.xlsx'],
  ['o.xlsx', 'report --official o.xlsx'],
  ['o.xlsx', 'explain 1-2-1-1 --official o.xlsx'],
  ['h.xlsx', 'merge h.xlsx'],
  ['e.txt', 'evidence add 1-2-1-1 e.txt'],
];

/** The same, where something is written to. */
const written: readonly (readonly [path: string, command: string])[] = [
  ['assessment.history.jsonl', 'evidence add 1-2-1-1 plain.txt'],
  ['assessment.history.jsonl', 'merge h.yaml'],
  ['out.md', 'report --format markdown -o out.md'],
  ['out.json', 'check --reporter json:out.json'],
  ['out.md', 'sheet confirmation -o out.md'],
  ['out.yaml', 'handout --unknown -o out.yaml'],
  ['out.yaml', 'handout --unknown -o out.yaml --force'],
  ['out.html', 'portfolio --format html -o out.html'],
  ['out.json', 'diff own/assessment.yaml own/assessment.yaml --format json -o out.json'],
  ['out.json', 'sign --key key.pem -o out.json'],
  ['out.pem', 'sign --new-key out.pem -o new.json'],
  ['out.age', 'encrypt h.yaml --passphrase-file word.txt -o out.age'],
  ['out.yaml', 'decrypt h.yaml.age --passphrase-file word.txt -o out.yaml'],
];

describe.skipIf(process.platform === 'win32')('a pipe where a file was meant', () => {
  const home = mkdtempSync(join(tmpdir(), 'scs-check-'));
  const prepared = join(home, 'over', 'here');
  beforeAll(() => prepare(prepared));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const copyOf = () => {
    const folder = testFolder();
    cpSync(home, folder, { recursive: true });
    return join(folder, 'over', 'here');
  };

  test.each([...opened, ...written])('%s is refused in words, and nothing is written: %s', async (path, command) => {
    const cwd = copyOf();
    putPipe(join(cwd, path));
    const isAssessment = basename(path) !== 'assessment.yaml';
    const before = isAssessment ? readFileSync(join(cwd, 'assessment.yaml'), 'utf8') : '';
    const { status, stdout, stderr } = await runBuilt(cwd, command.split(' '));
    expect(status, stdout + stderr).toBe(2);
    expect(stdout + stderr).toMatch(/ふつうのファイルではありません（名前付きパイプ|not a regular file, but a pipe/);
    expect(stdout + stderr).toContain(basename(path));
    expect(lstatSync(join(cwd, path)).isFIFO()).toBe(true);
    if (isAssessment) expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  test.each([
    ['.scs-check-portfolio.jsonl', 'portfolio', 0],
    ['other.yaml', 'portfolio', 2],
    ['assessment.yaml.bak', 'evidence add 1-2-1-1 plain.txt', 0],
    ['.assessment.yaml.tmp', 'evidence add 1-2-1-1 plain.txt', 0],
    ['assessment.yaml.lock', 'evidence add 1-2-1-1 plain.txt', 2],
    ['assessment.yaml.lock.takeover', 'evidence add 1-2-1-1 plain.txt', 0],
    ['shoko.txt', 'evidence check', 1],
    ['shoko.txt', 'portfolio --evidence', 0],
    ['new.yaml', 'init new.yaml', 2],
    ['new.yaml', 'catalogue new new.yaml', 2],
    ['folder', 'portfolio folder', 2],
  ])('%s, which is ours or only looked at, keeps nobody waiting: %s', async (path, command, code) => {
    const cwd = copyOf();
    putPipe(join(cwd, path));
    const { status, stdout, stderr } = await runBuilt(cwd, command.split(' '));
    expect(status, stdout + stderr).toBe(code);
  });

  test('the config that the environment names', async () => {
    const cwd = copyOf();
    putPipe(join(cwd, 'c.yaml'));
    const { status, stderr } = await runBuilt(cwd, ['check'], { SCS_CHECK_CONFIG: 'c.yaml' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('c.yaml は、ふつうのファイルではありません')]);
  });

  test('a link to one, and a link to what a shell hands over', async () => {
    const cwd = copyOf();
    putPipe(join(cwd, 'pipe'));
    symlinkSync('pipe', join(cwd, 'link.yaml'));
    symlinkSync('/dev/stdin', join(cwd, 'stdin.yaml'));
    for (const line of [
      'status link.yaml',
      'status stdin.yaml',
      'encrypt h.yaml -o x.age --passphrase-file link.yaml',
    ]) {
      const { status, stderr } = throughShell(cwd, `cat plain.txt | "$0" "$@"`, line);
      expect([status, stderr]).toEqual([2, expect.stringContaining('ふつうのファイルではありません（名前付きパイプ')]);
    }
  });

  test('but what a shell hands over itself is read, to its end or to the limit', async () => {
    const cwd = copyOf();
    const handed = (line: string, script: string) => throughShell(cwd, script, line);
    const late = `{ sleep 0.3; cat word.txt; } | { exec 3<&0 </dev/null; exec "$0" "$@"; }`;
    expect(handed('encrypt h.yaml -o x.age --passphrase-file /dev/fd/3', late)).toMatchObject({ status: 0 });
    expect(handed('decrypt x.age -o d.yaml --passphrase-file /dev/stdin', `cat word.txt | "$0" "$@"`)).toMatchObject({
      status: 0,
    });
    expect(readFileSync(join(cwd, 'd.yaml'), 'utf8')).toBe(readFileSync(join(cwd, 'h.yaml'), 'utf8'));
    expect(handed('sign --key /dev/fd/3 -o s.json', `cat key.pem | { exec 3<&0; exec "$0" "$@"; }`).status).toBe(0);
    expect(handed('status /dev/stdin', `cat assessment.yaml | "$0" "$@"`).status).toBe(0);
    const endless = handed('encrypt h.yaml -o y.age --passphrase-file /dev/stdin', `yes | "$0" "$@"`);
    expect([endless.status, endless.stderr]).toEqual([2, expect.stringContaining('file-too-large')]);
    const written = handed('evidence add 1-2-1-1 plain.txt --file /dev/stdin', `cat assessment.yaml | "$0" "$@"`);
    expect(written.status).toBe(2);
  });

  test('anything else that is no file is called what it is, in both languages, with the way out', async () => {
    const cwd = copyOf();
    mkdirSync(join(cwd, 'folder'));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(cwd, 'socket'), resolve));
    const things = [
      ['folder', 'フォルダ', 'a folder'],
      ['socket', 'ソケット', 'a socket'],
      ['/dev/zero', 'デバイス', 'a device'],
      ['/dev/tty', 'デバイス', 'a device'],
    ] as const;
    try {
      for (const [name, ja, en] of things) {
        for (const words of [
          ['status', name],
          ['report', '-o', name],
        ]) {
          const inJapanese = await runBuilt(cwd, words);
          const code = words[0] === 'status' ? 'file-not-readable' : 'file-not-writable';
          expect([inJapanese.status, inJapanese.stderr]).toEqual([
            2,
            expect.stringContaining(`エラー ${code}  ${name} は、ふつうのファイルではありません（${ja}）\n  ヒント: `),
          ]);
          expect((await runBuilt(cwd, [...words, '--lang', 'en'])).stderr).toContain(
            `error ${code}  ${name} is not a regular file, but ${en}\n  hint: `,
          );
        }
      }
    } finally {
      server.close();
    }
  });
});

test.skipIf(process.platform === 'win32').each(['status', 'lint a.yaml', 'init'])(
  'a folder that is gone while somebody is in it is told as such: %s',
  (words) => {
    const cwd = testFolder();
    const gone = `mkdir here && cd here && rmdir ../here && '${process.execPath}' '${bin}' ${words}`;
    const { status, screen } = runShell(gone, { cwd, path: cwd });
    expect([status, screen]).toEqual([
      2,
      'エラー working-folder-gone  今いるフォルダが、消されたか、移されています\n' +
        '  ヒント: cd で、あるフォルダに移ってから、もう一度実行してください\n',
    ]);
  },
);
