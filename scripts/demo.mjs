// @ts-check
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { root } from './project.mjs';

/** Shows the report of a made-up firm on screen, and writes the same as PDF into the current folder. */
const pdf = 'scs-check-demo.pdf';
const bin = shown(join(root, 'bin', 'scs-check.cjs'));

ensureBuilt();
run('report', '--sample');
run('report', '--sample', '-o', pdf);
console.log(`\n見本のPDF: ${pdf}`);

/** @param {string} path as a person in the current folder would type it */
function shown(path) {
  return relative(process.cwd(), path).replaceAll('\\', '/');
}

/** @param {string[]} words */
function run(...words) {
  console.log(`$ node ${[bin, ...words].join(' ')}`);
  const { status } = spawnSync(process.execPath, [bin, ...words], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
