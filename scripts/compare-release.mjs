// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';
import { differences, linesOf } from './differences.mjs';
import { isMain, readManifest, root } from './project.mjs';

/** @typedef {{ exitCode: number | null, output: unknown }} Ran What a command printed, as data where it is JSON. */

/** How each sample is scored. */
const commands = [
  ['report', '--format', 'json'],
  ['check', '--reporter', 'json'],
];

const usage = `Scores the sample assessments with the last tag and with HEAD, and shows every difference.

  npm run compare
  npm run compare -- --base REV

Exit code 0: no difference. 1: differences. 2: they could not be compared.
`;

/** Why there is nothing to compare, in words for whoever runs this. */
class Refused extends Error {}

/** @returns {number} the exit code */
function compareRelease() {
  const { base = lastTag() } = readWords();
  if (base === undefined) throw new Refused(`There is no tag before HEAD. Name a revision.\n\n${usage}`);
  const [before, after] = [base, 'HEAD'].map(commitOf);
  if (before === undefined || after === undefined) throw new Refused(`There is no revision ${base}.`);
  const folder = mkdtempSync(join(tmpdir(), 'scs-check-compare-'));
  try {
    const earlier = checkOut(before, join(folder, 'before'));
    const later = checkOut(after, join(folder, 'after'));
    console.log(`before  ${base} (${before.slice(0, 8)}, version ${readManifest(earlier).version})`);
    console.log(`after   HEAD (${after.slice(0, 8)}, version ${readManifest(later).version})`);
    const differing = samplesIn(later).flatMap((sample) => compare(sample, earlier, later));
    console.log(`\noutputs that differ: ${differing.length}`);
    return differing.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {{ base?: string | undefined }} */
function readWords() {
  try {
    return parseArgs({ options: { base: { type: 'string' } } }).values;
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** The last tag of a version before HEAD: on the day of a release HEAD has one itself. */
function lastTag() {
  return tryGit('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD^');
}

/** @param {string} revision */
function commitOf(revision) {
  return tryGit('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
}

/**
 * A clone at a commit, built; outside the checkout, which stays as it is.
 * @param {string} commit
 * @param {string} folder
 */
function checkOut(commit, folder) {
  console.error(`building ${commit.slice(0, 8)} …`);
  run('git', ['clone', '--quiet', '--shared', '--no-checkout', root, folder], root);
  run('git', ['checkout', '--quiet', '--detach', commit], folder);
  if (isSameLock(folder)) linkModules(folder);
  else run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  run(process.execPath, [join('scripts', 'build.mjs')], folder);
  return folder;
}

/**
 * Whether what is installed here is what a revision needs. Its own version does not matter.
 * @param {string} folder
 */
function isSameLock(folder) {
  const [here, there] = [root, folder].map((place) => {
    const { packages } = JSON.parse(readFileSync(join(place, 'package-lock.json'), 'utf8'));
    return JSON.stringify({ ...packages, '': { ...packages[''], version: undefined } });
  });
  return here === there && existsSync(join(root, 'node_modules'));
}

/**
 * Each package by itself, so that the build has a cache of its own.
 * @param {string} folder
 */
function linkModules(folder) {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction');
  }
}

/**
 * The files that are assessments, by their paths: those of tests that are none are left out.
 * @param {string} folder
 */
function samplesIn(folder) {
  const paths = ['templates/sample.assessment.yaml', ...filesBelow(folder, 'tests/fixtures')];
  return paths.filter((path) => path.endsWith('.yaml') && isAssessment(readFileSync(join(folder, path), 'utf8')));
}

/**
 * @param {string} folder
 * @param {string} part
 */
function filesBelow(folder, part) {
  const names = readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).toSorted();
  return names.map((name) => `${part}/${name.replaceAll('\\', '/')}`);
}

/** @param {string} text */
function isAssessment(text) {
  const document = parseDocument(text);
  return document.errors.length === 0 && ['organization', 'catalogue', 'answers'].every((key) => document.has(key));
}

/**
 * Prints how the output of each command differs.
 * @param {string} sample
 * @param {string} earlier
 * @param {string} later
 * @returns {string[]} the command lines whose output does
 */
function compare(sample, earlier, later) {
  return commands.flatMap((words) => {
    // Both on the file as it is now: what has changed is how it is judged.
    const place = join(later, dirname(sample));
    const [before, after] = [earlier, later].map((folder) => score(folder, place, [...words, basename(sample)]));
    const found = differences(before, after);
    const line = `${words.join(' ')} ${sample}`;
    console.log(found.length === 0 ? `same    ${line}` : ['', `differs ${line}`, ...linesOf(found), ''].join('\n'));
    return found.length === 0 ? [] : [line];
  });
}

/**
 * @param {string} folder with a built command
 * @param {string} cwd
 * @param {readonly string[]} words
 * @returns {Ran}
 */
function score(folder, cwd, words) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SCS_CHECK_'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'bin', 'scs-check.cjs'), '--lang', 'ja', ...words],
    { cwd, env: { ...Object.fromEntries(inherited), NO_COLOR: '1' }, encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  return { exitCode: status, output: stdout === '' ? stderr.split('\n') : comparable(stdout) };
}

/**
 * What is printed, without the version of the tool: that it differs is what a release is.
 * @param {string} text
 * @returns {unknown}
 */
function comparable(text) {
  try {
    const { tool, ...rest } = JSON.parse(text);
    return { ...rest, tool: { ...tool, version: undefined } };
  } catch {
    return text.split('\n');
  }
}

/** @param {string[]} words */
function tryGit(...words) {
  const { status, stdout } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * @param {string} command
 * @param {string[]} words
 * @param {string} cwd
 */
function run(command, words, cwd) {
  // npm is a script of the shell on Windows.
  const shell = command === 'npm' && process.platform === 'win32';
  const { status, error, stderr } = spawnSync(command, words, {
    cwd,
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Refused(`${command} ${words.join(' ')} failed: ${error ?? stderr}`);
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = compareRelease();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
