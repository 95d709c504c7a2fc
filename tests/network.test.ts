import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/project.mjs';
import { testFolder } from './helpers/runCli.ts';

const guard = join(import.meta.dirname, 'helpers', 'noNetwork.cjs');
const bin = join(root, 'bin', 'scs-check.cjs');

interface Guarded {
  readonly code: number | null;
  readonly stderr: string;
  /** What was called that leads to a network or to another program. */
  readonly calls: readonly string[];
}

/** Runs Node with every way out closed and watched. */
function runGuarded(cwd: string, ...words: readonly string[]): Guarded {
  const log = join(cwd, 'calls.log');
  const { status, stderr } = spawnSync(process.execPath, ['--require', guard, ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_NETWORK_LOG: log },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { code: status, stderr, calls: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] };
}

function sampleFolder(): string {
  const folder = testFolder();
  cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(folder, 'assessment.yaml'));
  return folder;
}

describe('no command reaches a network', () => {
  test.each([
    [0, 'init new.yaml'],
    [0, 'status'],
    [0, 'report'],
    [0, 'report --format markdown'],
    [0, 'report --format json'],
    [0, 'report --format pdf -o report.pdf'],
    [1, 'check'],
    [0, 'diff --from 2026-10-01 --to 2027-01-31'],
    [0, 'lint assessment.yaml'],
    [0, 'explain 4-1-3-2'],
    [0, 'catalogue list'],
    [0, 'catalogue show scs-20260327'],
    [2, 'ask'],
    [0, 'completion bash'],
    [0, '--help'],
    [0, '--version'],
    [2, 'no-such-command'],
  ])('exit code %i: scs-check %s', (code, words) => {
    const run = runGuarded(sampleFolder(), bin, ...words.split(' '));
    expect(run.calls).toEqual([]);
    expect([run.code, run.stderr]).toEqual([code, expect.not.stringContaining('was called')]);
  });

  test.each([
    ['fetch', "fetch('http://127.0.0.1:9')"],
    ['dns.lookup', "import('node:dns').then(({ lookup }) => lookup('localhost', () => {}))"],
    ['net.connect', "import('node:net').then(({ connect }) => connect(9, '127.0.0.1'))"],
    ['https.get', "require('node:https').get('https://127.0.0.1:9')"],
    ['child_process.spawn', "require('node:child_process').spawn('true')"],
  ])('the guard itself sees %s', (name, program) => {
    const { code, calls } = runGuarded(testFolder(), '-e', program);
    expect([code, calls]).toEqual([1, [name]]);
  });
});
