import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/project.mjs';
import { commandFolder, runShell, writeScript } from './helpers/command.ts';
import { testFolder } from './helpers/runCli.ts';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const hasTimeout = spawnSync('timeout', ['--version']).status === 0;

/** What each step of the script starts, where nothing is wrong. */
const steps = {
  'ci --no-audit --no-fund': 'true',
  'run typecheck': 'true',
  'run lint': 'true',
  'run build': 'true',
  'run test:hostile -- --seed 20261129 --files 40 --floods 0 --kills 24': "echo 'hostile files and kills, seed 7'",
  'run demo': "printf '%%PDF' > scs-check-demo.pdf",
};

/** The last line, and what was said above it, of `.ci/run` in a project of a few test files. */
function runCi(
  files: Readonly<Record<string, string>>,
  { npm = {}, timeout }: { npm?: Partial<typeof steps>; timeout?: string } = {},
) {
  const cwd = testFolder();
  cpSync(join(root, '.ci'), join(cwd, '.ci'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'));
  for (const script of ['bin/scs-check.cjs', 'scripts/smoke.mjs']) writeScript(join(cwd, script), '');
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(cwd, `${name}.test.mjs`), `import { test } from 'vitest';\n${text}`);
  }
  const cases = Object.entries({ ...steps, ...npm }).map(([words, script]) => `"${words}") ${script} ;;`);
  const path = commandFolder({
    npm: `case "$*" in
      "test -- "*) shift 2; exec "${process.execPath}" "${vitest}" run --pool=threads --maxWorkers=2 "$@" ;;
      ${cases.join('\n')}
    esac`,
  });
  // Not in sh, which loses the functions that bash hands on.
  if (timeout !== undefined) writeScript(join(path, 'timeout'), `#!/usr/bin/env bash\n${timeout}\n`);
  const { status, screen } = runShell('bash .ci/run', { cwd, path, shell: 'bash' });
  const lines = screen.trimEnd().split('\n');
  return { status, last: lines.at(-1), said: lines.filter((line) => /^ {8}\S|^(?:not )?ok /.test(line)).join('\n') };
}

const good = "test('a', () => {});\ntest('b', () => {});\n";

describe('.ci/run', () => {
  test('counts every test and every other step, and says so on its last line', () => {
    const { status, last, said } = runCi({ good });
    expect([status, last]).toEqual([0, '10 passed, 0 failed']);
    expect(said).toContain('        hostile files and kills, seed 7');
  });

  test('goes on where a step and tests fail, and where a test file cannot be read', () => {
    const bad = "test('c', () => { throw new Error('no'); });\n";
    const { status, last, said } = runCi({ good, bad, unread: ')' }, { npm: { 'run lint': 'echo why; exit 1' } });
    expect([status, last]).toEqual([1, '9 passed, 3 failed']);
    expect(said).toMatch(/^not ok {2}lint \(\d+ s\)\n {8}why$/m);
    expect(said).toMatch(/^not ok {2}tests: 2 passed, 2 failed \(\d+ s\)$/m);
  });

  test('counts a run that tests nothing as a failure', () => {
    expect(runCi({}).last).toBe('8 passed, 1 failed');
  });

  test.skipIf(!hasTimeout)('stops a step that hangs, and names it', () => {
    const real = spawnSync('sh', ['-c', 'command -v timeout'], { encoding: 'utf8' }).stdout.trim();
    const timeout = `case "$*" in *typecheck) exec "${real}" -k 1 1 sleep 60 ;; *) shift 3; exec "$@" ;; esac`;
    const { status, last, said } = runCi({ good }, { timeout });
    expect([status, last]).toEqual([1, '9 passed, 1 failed']);
    expect(said).toMatch(/^not ok {2}type check \(\d+ s: it hung, and was stopped after \d+ s\)$/m);
  });

  test('names the test file that hangs, and counts those that ended', () => {
    const hanging = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);\ntest('d', () => {});\n";
    // Time is up as soon as it has begun and the other file has ended.
    const timeout = `shift 3
      case "$*" in "npm test"*) ;; *) exec "$@" ;; esac
      "$@" &
      until grep 'good.*"ended"' "$TEST_PROGRESS" && grep 'hanging.*"begun"' "$TEST_PROGRESS"; do sleep 0.1; done >&2
      kill $!
      wait $!
      exit 124`;
    const { status, last, said } = runCi({ good, hanging }, { timeout });
    expect([status, last]).toEqual([1, '10 passed, 1 failed']);
    expect(said).toMatch(/^not ok {2}tests: 2 passed, 1 failed \(\d+ s: it hung, and was stopped after \d+ s\)$/m);
    expect(said).toMatch(/^ {8}had not ended: hanging\.test\.mjs$/m);
    expect(said).not.toContain('had not ended: good');
  });
});
