// @ts-check
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { distDir, root } from './project.mjs';

/** What a build reads. */
const inputs = ['controls', 'scripts', 'src', 'package.json', 'package-lock.json'];

/** What a build writes last. */
const lastOutput = join(distDir, 'sbom.cdx.json');

/** Builds where dist/ is missing or older than what it is made of. */
export function ensureBuilt() {
  if (modified(lastOutput) > Math.max(...inputs.map((name) => newest(join(root, name))))) return;
  process.stderr.write('building dist/ …\n');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the build failed');
}

/**
 * @param {string} path a file or a folder with all that is in it
 * @returns {number}
 */
function newest(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return modified(path);
  const entries = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(...entries.map((entry) => modified(join(path, entry))));
}

/** @param {string} path */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
