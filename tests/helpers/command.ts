import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { testFolder } from './runCli.ts';

/** A folder for PATH in which scs-check is the built command, beside other scripts. */
export function commandFolder(others: Readonly<Record<string, string>> = {}): string {
  const folder = testFolder();
  const bin = join(root, 'bin', 'scs-check.cjs');
  const scripts = { 'scs-check': `exec "${process.execPath}" "${bin}" "$@"`, ...others };
  for (const [name, script] of Object.entries(scripts)) writeScript(join(folder, name), `#!/bin/sh\n${script}\n`);
  return folder;
}

/** A file that can be run. */
export function writeScript(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
}

export interface ShellOptions {
  readonly cwd: string;
  /** What comes first in PATH. */
  readonly path: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly shell?: string;
}

/** Runs a command line in a shell; both streams in one, as a terminal shows them. */
export function runShell(command: string, { cwd, path, env = {}, shell = 'sh' }: ShellOptions) {
  // Whoever runs the tests may have started them with npx.
  const { COLUMNS: _, SCS_CHECK_CONFIG: __, npm_command: ___, npm_lifecycle_event: ____, ...inherited } = process.env;
  const { status, stdout } = spawnSync(shell, ['-c', `{ ${command}\n} 2>&1`], {
    cwd,
    encoding: 'utf8',
    env: { ...inherited, PATH: `${path}${delimiter}${inherited['PATH']}`, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { status, screen: stdout };
}

/** The environment of somebody who commits, whatever the machine knows of git. */
export const committer: NodeJS.ProcessEnv = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'sample',
  GIT_AUTHOR_EMAIL: 'sample@example.com',
  GIT_COMMITTER_NAME: 'sample',
  GIT_COMMITTER_EMAIL: 'sample@example.com',
};
