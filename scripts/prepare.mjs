// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { root } from './project.mjs';

// npm runs this as `prepare`: where the package is installed from git, as pre-commit does, it has no dist/ otherwise.

const { npm_config_global: isGlobal, npm_execpath: npm, ...env } = process.env;

// A global install from git brings no devDependencies up to npm 11 (npm/cli#8440), and nothing can be built without.
if (isGlobal === 'true' && npm !== undefined && !hasDevDependencies()) {
  const { status } = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('npm ci failed');
}

// Whoever leaves them out on purpose (`npm ci --omit=dev`) does not want a build.
if (hasDevDependencies()) ensureBuilt();

function hasDevDependencies() {
  return existsSync(join(root, 'node_modules', 'rolldown'));
}
