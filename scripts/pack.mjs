// @ts-check
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isMain, root } from './project.mjs';

/**
 * @typedef {object} Packed What `npm pack --json` says of the tarball.
 * @property {string} filename
 * @property {number} size in bytes, packed
 * @property {number} unpackedSize
 * @property {{ path: string, size: number, mode: number }[]} files
 */

/** What only the checkout needs. npm warns of `prepare` as of a script that runs at the user's, who has no such file. */
const ofTheCheckout = ['scripts', 'devDependencies'];

/**
 * Packs what is published: the files that npm takes from the checkout, with a manifest for users. They are gathered in a
 * folder of their own, so that nothing in the checkout is another one for a while, or stays so when this is interrupted.
 * @param {string[]} options of `npm pack`
 * @returns {Packed}
 */
export function pack(...options) {
  const staged = mkdtempSync(join(tmpdir(), 'scs-check-pack-'));
  try {
    for (const { path } of packIn(root, '--dry-run').files) {
      mkdirSync(dirname(join(staged, path)), { recursive: true });
      if (path.startsWith('controls/schema/')) writeFileSync(join(staged, path), withoutBlanks(join(root, path)));
      else copyFileSync(join(root, path), join(staged, path));
    }
    writeFileSync(join(staged, 'package.json'), `${JSON.stringify(publishedManifest(), null, 2)}\n`);
    return packIn(staged, ...options);
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/**
 * Half of a schema is the blanks that make it readable in a diff, which no program needs.
 * @param {string} file
 */
function withoutBlanks(file) {
  return JSON.stringify(JSON.parse(readFileSync(file, 'utf8')));
}

function publishedManifest() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.fromEntries(Object.entries(manifest).filter(([field]) => !ofTheCheckout.includes(field)));
}

/**
 * @param {string} folder
 * @param {string[]} options
 * @returns {Packed}
 */
function packIn(folder, ...options) {
  // Without scripts: `prepack` would build again, below the feet of whoever reads dist/ now.
  const { stdout } = npm(folder, 'pack', '--json', '--ignore-scripts', ...options);
  const [packed] = /** @type {Packed[]} */ (Object.values(JSON.parse(stdout)));
  if (!packed) throw new Error('npm pack lists no package');
  return packed;
}

/**
 * @param {string} cwd
 * @param {string[]} words
 */
export function npm(cwd, ...words) {
  const run = spawnSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.status !== 0) throw new Error(`npm ${words[0]} failed: ${run.error ?? run.stderr}`);
  return run;
}

if (isMain(import.meta.url)) {
  npm(root, 'run', 'prepack');
  console.log(pack('--pack-destination', root).filename);
}
