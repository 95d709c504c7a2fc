// @ts-check
import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildOnce } from './built.mjs';
import { bundle } from './bundle.mjs';
import { buildCatalogues } from './catalogues.mjs';
import { buildFonts } from './fonts.mjs';
import { bundleForm } from './form.mjs';
import { writeNotices } from './notices.mjs';
import { distDir } from './project.mjs';
import { buildTypes } from './types.mjs';

/** Fills dist/ from scratch. */
async function build() {
  await rm(distDir, { recursive: true, force: true });
  const [chunks, form] = await Promise.all([bundle(), bundleForm(), buildFonts(), buildCatalogues(), buildTypes()]);
  await writeNotices([...chunks, ...form]);
}

/** @returns {Promise<string>} one line per file of dist/, largest last */
async function listSizes() {
  const entries = await readdir(distDir, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(distDir, path).replaceAll('\\', '/'), size: (await stat(path)).size };
      }),
  );
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const lines = files.sort((a, b) => a.size - b.size).map(({ path, size }) => `${kilobytes(size)}  ${path}`);
  return [...lines, `${kilobytes(total)}  ${files.length} files`].join('\n');
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(9)} kB`;
}

const started = performance.now();
const isNew = await buildOnce(build, { again: process.argv.includes('--again') });
console.log(await listSizes());
console.log(
  isNew ? `built in ${((performance.now() - started) / 1000).toFixed(1)} s` : 'built before, of the same files',
);
