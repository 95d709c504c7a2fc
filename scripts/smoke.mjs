// @ts-check
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { ensureBuilt } from './built.mjs';
import { npm, pack } from './pack.mjs';
import { isMain, readManifest, root } from './project.mjs';

/** @import { Packed } from './pack.mjs' */

/**
 * @typedef {object} Installed The package as a user has it.
 * @property {Packed} packed
 * @property {string} said by npm while it was installed
 * @property {string} folder where it was installed, and where its commands run
 * @property {string} home of the package inside node_modules
 */

/** What a person downloads for one command stays small, and few enough files to look at. */
export const limits = { size: 5_000_000, unpackedSize: 7_400_000, files: 88 };

/**
 * Packs the package and installs the tarball into an empty folder, without a network: there is nothing to fetch.
 * @param {string} folder outside the checkout
 * @returns {Installed}
 */
function install(folder) {
  const packed = pack('--pack-destination', folder);
  const place = join(folder, 'empty');
  mkdirSync(place);
  const { stderr } = npm(place, 'install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename));
  return { said: stderr, packed, folder: place, home: join(place, 'node_modules', 'scs-check') };
}

/**
 * Runs the installed command with no terminal, and expects an exit code.
 * @param {Installed} installed
 * @param {number} code
 * @param {string[]} words
 */
function expectRun({ folder }, code, ...words) {
  const bin = join(folder, 'node_modules', '.bin', 'scs-check');
  const run = spawnSync(bin, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  equal(run.status, code, `exit code of ${words.join(' ')}\n${run.stdout}${run.stderr}`);
  return run;
}

/** A program of somebody else that uses the package. */
const apiProgram = `
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { judge, openAssessment } from 'scs-check';

const schema = import.meta.resolve('scs-check/schema/catalogue.schema.json');
const { title } = JSON.parse(readFileSync(fileURLToPath(schema), 'utf8'));
const { passed, files } = judge(openAssessment('assessment.yaml'), { level: 'star4' });
const isSame = createRequire(import.meta.url)('scs-check').judge === judge;
console.log(JSON.stringify({ title, total: files[0].criteria.length, passed, isSame }));
`;

/** @type {[name: string, check: (installed: Installed) => unknown][]} */
const checks = [
  ['packed size', ({ packed }) => ok(packed.size <= limits.size, `${packed.size} bytes`)],
  ['unpacked size', ({ packed }) => ok(packed.unpackedSize <= limits.unpackedSize, `${packed.unpackedSize} bytes`)],
  ['number of files', ({ packed }) => ok(packed.files.length <= limits.files, `${packed.files.length} files`)],
  ['no runtime dependencies', ({ folder }) => deepEqual(installedPackages(folder), ['scs-check'])],
  ['no path of the checkout', ({ home }) => deepEqual(filesHolding(home, root.replace(/\/$/, '')), [])],
  ['no script, and no word of npm about one', checkManifest],
  ['--version', (installed) => equal(expectRun(installed, 0, '--version').stdout.trim(), readManifest(root).version)],
  ['--help', (installed) => match(expectRun(installed, 0, '--help').stdout, /scs-check .*\n/)],
  ['init', (installed) => expectRun(installed, 0, 'init', '--name', 'サンプル株式会社')],
  ['init names the schema beside it', checkModelineBeside],
  ['init elsewhere names no schema', checkModelineElsewhere],
  ['init keeps what is there', (installed) => expectRun(installed, 2, 'init')],
  ['check of nothing answered', (installed) => expectRun(installed, 1, 'check')],
  ['report as text', (installed) => match(expectRun(installed, 0, 'report').stdout, /サンプル株式会社/)],
  [
    'report of the sample',
    (installed) => match(expectRun(installed, 0, 'report', '--sample').stdout, /サンプル株式会社/),
  ],
  [
    'report as Markdown',
    (installed) => match(expectRun(installed, 0, 'report', '--format', 'markdown').stdout, /^# /m),
  ],
  ['report as JSON', (installed) => JSON.parse(expectRun(installed, 0, 'report', '--format', 'json').stdout)],
  ['report as PDF', checkPdf],
  ['lint of the file it made', (installed) => expectRun(installed, 0, 'lint', 'assessment.yaml')],
  ['lint of a broken file', checkBrokenFile],
  ['ask without a terminal', (installed) => expectRun(installed, 2, 'ask')],
  ['API', checkApi],
  ['publint', checkPublint],
  ['types for every way to load it', checkTypes],
];

/** @param {string} folder */
function installedPackages(folder) {
  return readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
}

/** @param {Installed} installed */
function checkManifest({ home, said }) {
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  deepEqual([manifest.scripts, manifest.devDependencies, said], [undefined, undefined, '']);
}

/**
 * @param {string} folder
 * @param {string} text
 * @returns {string[]} files that hold the text
 */
function filesHolding(folder, text) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter(
    (file) => statSync(join(folder, file)).isFile() && readFileSync(join(folder, file)).includes(text),
  );
}

/** @param {string} file */
function schemaNamedIn(file) {
  return /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}

/** @param {Installed} installed */
function checkModelineBeside({ folder, home }) {
  const named = schemaNamedIn(join(folder, 'assessment.yaml'));
  equal(join(folder, named), join(home, 'controls', 'schema', 'assessment.schema.json'));
  ok(existsSync(join(folder, named)), named);
}

/** @param {Installed} installed */
function checkModelineElsewhere(installed) {
  const file = join(installed.folder, '..', 'elsewhere.yaml');
  expectRun(installed, 0, 'init', file);
  ok(!readFileSync(file, 'utf8').includes('schema'), file);
}

/** @param {Installed} installed */
function checkPdf(installed) {
  expectRun(installed, 0, 'report', '--format', 'pdf', '-o', 'report.pdf');
  const pdf = readFileSync(join(installed.folder, 'report.pdf'));
  equal(pdf.subarray(0, 4).toString(), '%PDF');
  ok(pdf.length > 20_000, `${pdf.length} bytes`);
}

/** @param {Installed} installed */
function checkBrokenFile(installed) {
  writeFileSync(join(installed.folder, 'broken.yaml'), 'formatVersion: 1\nanswers:\n  1-2-1-1: { state: yes }\n');
  match(expectRun(installed, 2, 'lint', 'broken.yaml').stdout, /broken\.yaml:3:\d+ .*answer-not-allowed/);
}

/** @param {Installed} installed */
function checkApi({ folder }) {
  writeFileSync(join(folder, 'program.mjs'), apiProgram);
  const run = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
  equal(run.status, 0, run.stderr);
  deepEqual(JSON.parse(run.stdout), { title: 'scs-check のカタログ', total: 153, passed: false, isSame: true });
}

/** @param {Installed} installed */
async function checkPublint({ home }) {
  const { messages, pkg } = await publint({ pkgDir: home, pack: false, level: 'suggestion', strict: true });
  deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
}

/** @param {Installed} installed */
async function checkTypes({ folder, packed }) {
  const tarball = readFileSync(join(folder, '..', packed.filename));
  const result = await checkPackage(createPackageFromTarballData(tarball));
  deepEqual('problems' in result ? result.problems : 'no types', []);
}

/**
 * Runs every check, also after one has failed.
 * @returns {Promise<number>} how many failed
 */
async function smoke() {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'scs-check-smoke-'));
  try {
    const installed = install(folder);
    let failed = 0;
    for (const [name, check] of checks) if (!(await passes(name, () => check(installed)))) failed += 1;
    return failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {() => unknown} check
 */
async function passes(name, check) {
  try {
    await check();
    console.log(`ok      ${name}`);
    return true;
  } catch (error) {
    console.log(`not ok  ${name}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

if (isMain(import.meta.url)) process.exitCode = (await smoke()) === 0 ? 0 : 1;
