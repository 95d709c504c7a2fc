// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDir, distDir, root } from './project.mjs';

/** What a build reads, with what is installed. */
const inputs = [
  ...['controls', 'scripts', 'src', 'templates'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
  join('node_modules', '.package-lock.json'),
].map((name) => join(root, name));

/** Says of the last build what it has read and what it has written. */
const stamp = join(cacheDir, 'built');

/** Builds where dist/ is not what a build of the present sources would make. */
export function ensureBuilt() {
  if (isBuilt(digest(inputs))) return;
  process.stderr.write('building dist/ …\n');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the build failed');
}

/**
 * Builds, unless dist/ is what this very build has made of the very same files: contents are compared, since times are
 * kept by copies and lost by deletions.
 * @param {() => Promise<void>} build
 * @param {{ again?: boolean }} [options] again: build in any case
 * @returns {Promise<boolean>} whether it was built
 */
export async function buildOnce(build, { again = false } = {}) {
  // Before the build: what is edited meanwhile has not been read.
  const read = digest(inputs);
  if (!again && isBuilt(read)) return false;
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, stampOf(read));
  return true;
}

/** @param {string} read the digest of the inputs */
function isBuilt(read) {
  return statSync(stamp, { throwIfNoEntry: false }) !== undefined && readFileSync(stamp, 'utf8') === stampOf(read);
}

/** @param {string} read the digest of the inputs */
function stampOf(read) {
  return `read ${read}\nwritten ${digest([distDir])}\n`;
}

/**
 * @param {string[]} paths files and folders, some of which may not be there
 * @returns {string} another one whenever a file in them has another name or content, is new or is gone
 */
function digest(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) {
    const content = readFileSync(file);
    hash.update(JSON.stringify([file, content.length])).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} the file itself, or all files below the folder
 */
function filesIn(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry ? [path] : [];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted();
  return names.map((name) => join(path, name)).filter((file) => statSync(file).isFile());
}
