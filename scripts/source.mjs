// @ts-check
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { cacheDir, root } from './project.mjs';

/**
 * Imports a module of src/: Node 20 cannot read TypeScript, so it goes through the bundler once.
 * @param {string} path below src/, with its ending
 * @param {string[]} external packages that have to be the very instance the caller uses
 * @returns {Promise<any>} its exports
 */
export async function importSource(path, external = []) {
  const build = await rolldown({ cwd: root, input: `src/${path}`, platform: 'node', external });
  const file = join(cacheDir, 'source', `${basename(path, '.ts')}.mjs`);
  await build.write({ file, format: 'esm' });
  await build.close();
  return import(pathToFileURL(file).href);
}
