// @ts-check
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const distDir = join(root, 'dist');

/** Survives a clean build and goes away with node_modules. */
export const cacheDir = join(root, '.cache');

/**
 * @typedef {object} Manifest The fields of a package.json that the build reads.
 * @property {string} name
 * @property {string} version
 * @property {{ node: string }} engines
 * @property {string} [description]
 * @property {unknown} [license]
 */

/** @returns {Manifest} */
export function readManifest(/** @type {string} */ folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * Folder of an installed package, found without its exports map: many packages do not export their package.json.
 * @param {string} name
 */
export function packageFolder(name) {
  for (let folder = root; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed`);
  }
}

/** Whether a script was started by name rather than imported by the build or a test. */
export function isMain(/** @type {string} */ moduleUrl) {
  const started = process.argv[1];
  // Node resolves links for import.meta.url, but not for argv.
  return started !== undefined && fileURLToPath(moduleUrl) === realpathSync(started);
}
