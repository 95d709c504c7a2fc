// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import {
  assessmentText,
  catalogueOf,
  catalogueText,
  firmAssessment,
  fullAssessment,
  readyAssessment,
} from './bench-data.mjs';
import { ensureBuilt } from './built.mjs';
import { pack } from './pack.mjs';
import { distDir, root } from './project.mjs';
import { limits } from './smoke.mjs';

/**
 * @typedef {object} Row One line of the table.
 * @property {string} measure
 * @property {string} unit
 * @property {number} value
 * @property {number} [goal]
 * @property {number} [stretch]
 */

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    runs: { type: 'string', default: '9' },
    // Takes one to several minutes and 300 MB of the temp folder, and leaves out all else.
    portfolio: { type: 'boolean', default: false },
    files: { type: 'string', default: '10000' },
  },
});
const runs = Math.max(1, Number(options.runs));
const bin = join(root, 'bin', 'scs-check.cjs');
const folder = mkdtempSync(join(tmpdir(), 'scs-check-bench-'));

/** @param {string} name */
const inFolder = (name) => join(folder, name);

async function measureAll() {
  if (options.portfolio) return portfolio(Number(options.files));
  writeData();
  await writeEngine();
  return [...processRatios(), ...largeCatalogue(), ...scoreMemory(), ...(await interview()), ...packageSizes()];
}

/** Everything that the measured commands read; the same bytes on every machine. */
function writeData() {
  const shipped = JSON.parse(readFileSync(join(distDir, 'controls', 'scs-20260327.json'), 'utf8')).catalogue;
  const large = catalogueOf(10_000);
  writeFileSync(inFolder('star3.yaml'), assessmentText(fullAssessment(shipped, 'star3')));
  writeFileSync(inFolder('star4.yaml'), assessmentText(fullAssessment(shipped, 'star4')));
  writeFileSync(inFolder('ready.yaml'), assessmentText(readyAssessment(shipped, 'star3')));
  writeFileSync(inFolder('150.yaml'), catalogueText(catalogueOf(150)));
  writeFileSync(inFolder('10000.yaml'), catalogueText(large));
  for (const size of [1000, 2000]) writeOwn(size);
  writeFileSync(inFolder('10000.json'), JSON.stringify({ catalogue: large, assessment: fullAssessment(large, 'all') }));
}

/**
 * A catalogue of somebody's own, a firm that has all of it in place, and one that has answered nine of ten.
 * @param {number} size criteria
 */
function writeOwn(size) {
  const catalogue = catalogueOf(size);
  const full = fullAssessment(catalogue, 'all');
  const aim = { ...full.catalogue, file: `own-${size}.yaml` };
  const begun = Object.fromEntries(Object.entries(full.answers).slice(0, 0.9 * size));
  writeFileSync(inFolder(`own-${size}.yaml`), catalogueText(catalogue));
  writeFileSync(inFolder(`full-${size}.yaml`), assessmentText({ ...full, catalogue: aim }));
  writeFileSync(inFolder(`begun-${size}.yaml`), assessmentText({ ...full, catalogue: aim, answers: begun }));
}

/** The engine alone, with nothing of what opens and judges files around it. */
async function writeEngine() {
  const program = inFolder('score.ts');
  writeFileSync(program, scoreProgram());
  await build({ cwd: root, input: program, platform: 'node', output: { file: inFolder('score.mjs'), format: 'es' } });
}

function scoreProgram() {
  const from = (/** @type {string} */ name) => JSON.stringify(join(root, 'src', 'scoring', name));
  return `
import { readFileSync } from 'node:fs';
import { gate } from ${from('gate.ts')};
import { score } from ${from('score.ts')};
const { catalogue, assessment } = JSON.parse(readFileSync(${JSON.stringify(inFolder('10000.json'))}, 'utf8'));
const result = score(catalogue, assessment, { level: 'all', hash: '' });
if (result.level.counts.met !== 10000 || !gate(result).passed) throw new Error('wrong result');
`;
}

/** @type {{ measure: string, words: string[], goal?: number, stretch?: number }[]} */
const commands = [
  { measure: '--version', words: [bin, '--version'], goal: 1.35, stretch: 1.15 },
  { measure: '--help', words: [bin, '--help'], goal: 1.35, stretch: 1.15 },
  { measure: 'check, full ★3 file', words: [bin, 'check', inFolder('star3.yaml')], goal: 2.6, stretch: 2.0 },
  {
    measure: 'check, full ★4 file',
    words: [bin, 'check', inFolder('star4.yaml'), '--level', 'star4'],
    goal: 2.6,
    stretch: 2.0,
  },
  { measure: "check, 2,000 criteria of one's own", words: [bin, 'check', inFolder('full-2000.yaml')], goal: 4 },
  { measure: 'lint, shipped catalogue', words: [bin, 'lint', join(root, 'controls', 'scs-20260327.yaml')] },
  { measure: 'lint, catalogue of 250 KB', words: [bin, 'lint', inFolder('150.yaml')], goal: 5.5, stretch: 4 },
  { measure: 'score, 10,000 criteria from JSON', words: [inFolder('score.mjs')], goal: 7, stretch: 4.5 },
  {
    measure: 'report, ★3 PDF',
    words: [bin, 'report', inFolder('star3.yaml'), '--format', 'pdf', '-o', inFolder('star3.pdf')],
    goal: 6,
    stretch: 5,
  },
  {
    measure: 'report, ★3 HTML',
    words: [bin, 'report', inFolder('star3.yaml'), '--format', 'html'],
    goal: 3.4,
    stretch: 2.6,
  },
  {
    measure: 'report, ★3 workbook',
    words: [bin, 'report', inFolder('star3.yaml'), '--format', 'xlsx'],
    goal: 4.4,
    stretch: 3.5,
  },
];

/** What leaves the house as a workbook to fill in, beside bare Node. */
const handout = [bin, 'handout', inFolder('star4.yaml'), '--all', '--force', '-o', inFolder('handout.xlsx')];

/**
 * Whole processes as multiples of bare Node, in turn, so that a slow minute of the machine hits all of them.
 * @returns {Row[]}
 */
function processRatios() {
  /** @type {number[]} */
  const bare = [];
  const times = commands.map(() => /** @type {number[]} */ ([]));
  /** @type {number[]} */
  const handouts = [];
  for (let run = 0; run < runs; run++) {
    bare.push(timeOf(['-e', '']));
    handouts.push(timeOf(handout));
    for (const [index, { words }] of commands.entries()) times[index]?.push(timeOf(words));
  }
  return [
    { measure: 'bare Node', unit: 'ms', value: median(bare) },
    ...commands.map(({ measure, goal, stretch }, index) => ({
      measure,
      unit: '×',
      value: median(times[index] ?? []) / median(bare),
      ...(goal && { goal }),
      ...(stretch && { stretch }),
    })),
    {
      measure: 'hand-out of ★4 as a workbook, over bare Node',
      unit: 'ms',
      value: median(handouts) - median(bare),
      goal: 100,
      stretch: 50,
    },
  ];
}

/** @param {string[]} words of Node */
function timeOf(words) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const time = performance.now() - started;
  if (status !== 0) throw new Error(`${words.join(' ')} failed: ${stderr}`);
  return time;
}

/** @returns {Row[]} */
function largeCatalogue() {
  const words = [bin, 'lint', inFolder('10000.yaml')];
  const measure = 'lint, 10,000 criteria (17 MB)';
  return [
    { measure, unit: 's', value: timeOf(words) / 1000, goal: 8, stretch: 2 },
    { measure, unit: 'MB', value: peakMemory(words), goal: 1200, stretch: 500 },
    { measure: 'report, PDF of 2,000 criteria to 1,000', unit: '×', value: pdfTime(2000) / pdfTime(1000), goal: 2.3 },
  ];
}

/** @param {number} size criteria */
function pdfTime(size) {
  return timeOf([bin, 'report', inFolder(`full-${size}.yaml`), '--format', 'pdf', '-o', inFolder(`${size}.pdf`)]);
}

/**
 * A folder of many firms, a hundred in each of its folders: seen for the first time, and again when nothing has changed.
 * @param {number} count
 * @returns {Row[]}
 */
function portfolio(count) {
  const shipped = JSON.parse(readFileSync(join(distDir, 'controls', 'scs-20260327.json'), 'utf8')).catalogue;
  const firms = inFolder('portfolio');
  for (let number = 0; number < count; number++) {
    const group = join(firms, String(Math.floor(number / 100)));
    if (number % 100 === 0) mkdirSync(group, { recursive: true });
    writeFileSync(join(group, `${number % 100}.yaml`), assessmentText(firmAssessment(shipped, 'star3', number)));
  }
  const words = [bin, 'portfolio', firms];
  const bare = timeOf(['-e', '']);
  const cold = peakOf([...words, '--no-cache']);
  // What changed a moment ago is not kept: this run is the one that fills the cache.
  timeOf(words);
  const warm = peakOf(words);
  const measure = `portfolio, ${count.toLocaleString('en')} files`;
  return [
    { measure: 'bare Node', unit: 'ms', value: bare },
    { measure: `${measure}, cold`, unit: 's', value: cold.seconds, goal: 60, stretch: 20 },
    { measure: `${measure}, cold`, unit: 'MB', value: cold.megabytes },
    { measure: `${measure}, warm`, unit: 's', value: warm.seconds, goal: 5, stretch: 2 },
    { measure: `${measure}, warm`, unit: 'MB', value: warm.megabytes },
  ];
}

/** @param {string[]} words */
function peakOf(words) {
  const started = performance.now();
  const megabytes = peakMemory(words);
  return { seconds: (performance.now() - started) / 1000, megabytes };
}

/** @returns {Row[]} */
function scoreMemory() {
  const value = peakMemory([inFolder('score.mjs')]);
  return [{ measure: 'score, 10,000 criteria from JSON', unit: 'MB', value, goal: 200 }];
}

/**
 * Highest resident memory of a Node process, as GNU time sees it from outside or else the process itself at its end.
 * @param {string[]} words
 */
function peakMemory(words) {
  const gnuTime = '/usr/bin/time';
  // More on standard output than fits a buffer of Node's would end the process.
  /** @type {['ignore', 'ignore', 'pipe']} */
  const stdio = ['ignore', 'ignore', 'pipe'];
  if (existsSync(gnuTime)) {
    const { stderr } = spawnSync(gnuTime, ['-v', process.execPath, ...words], { encoding: 'utf8', stdio });
    const kilobytes = /Maximum resident set size \(kbytes\): (?<size>\d+)/.exec(stderr)?.groups?.['size'];
    if (kilobytes) return Number(kilobytes) / 1000;
  }
  const program = "process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS));";
  writeFileSync(inFolder('peak.cjs'), program);
  const { stderr } = spawnSync(process.execPath, ['--require', inFolder('peak.cjs'), ...words], {
    encoding: 'utf8',
    stdio,
  });
  return Number(/peak (?<size>\d+)/.exec(stderr)?.groups?.['size']) / 1000;
}

/**
 * What a person at a terminal waits for.
 * @returns {Promise<Row[]>}
 */
async function interview() {
  const wrap = pseudoTerminal();
  if (!wrap) return [];
  /** @type {number[]} */
  const bare = [];
  /** @type {number[]} */
  const first = [];
  for (let run = 0; run < runs; run++) {
    bare.push(await endOf(wrap([process.execPath, '-e', '0'])));
    first.push(await firstQuestion(wrap([process.execPath, bin, 'ask', inFolder(`new-${run}.yaml`)])));
  }
  const timesIn = async (/** @type {string} */ name, /** @type {string} */ keys) => {
    const file = inFolder(name);
    const answers = await answerTimes(wrap([process.execPath, bin, 'ask', file]), 20, keys);
    const written = readFileSync(file, 'utf8').match(/state: unmet/g)?.length;
    if (written !== answers.length) throw new Error(`${written} of ${answers.length} answers are on disk`);
    return median(answers);
  };
  return [
    {
      measure: 'ask, first question on screen',
      unit: '×',
      value: median(first) / median(bare),
      goal: 1.9,
      stretch: 1.5,
    },
    {
      measure: 'ask, key → on disk → next question',
      unit: 'ms',
      value: await timesIn('ready.yaml', ''),
      goal: 30,
      stretch: 15,
    },
    {
      // Past the menu, which offers what answers lack first.
      measure: 'ask, the same with 1,800 of 2,000 answered',
      unit: 'ms',
      value: await timesIn('begun-2000.yaml', '2'),
      goal: 30,
    },
  ];
}

/**
 * How to run a command with a terminal of its own; undefined where the machine has no such tool.
 * @returns {((words: string[]) => string[]) | undefined}
 */
function pseudoTerminal() {
  if (spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0) {
    return (words) => ['script', '-qec', `exec ${words.map(quoted).join(' ')}`, '/dev/null'];
  }
  if (spawnSync('python3', ['-c', 'import pty']).status === 0) {
    return (words) => ['python3', '-c', 'import pty, sys; pty.spawn(sys.argv[1:])', ...words];
  }
  return undefined;
}

/** @param {string} word */
function quoted(word) {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Ends what it has started when the caller is done with it. */
class Session {
  /** @param {string[]} words */
  constructor([command = '', ...words]) {
    this.seen = '';
    this.child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, TERM: 'xterm' } });
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    // A question that never comes must not keep anybody waiting.
    this.limit = setTimeout(() => this.child.kill(), 60_000);
    this.ended.then(() => clearTimeout(this.limit));
    this.child.stdout.setEncoding('utf8').on('data', (text) => {
      this.seen += text;
      this.check?.();
    });
  }

  /**
   * Resolves at the moment the text has been shown since the last call.
   * @param {string} text
   */
  shows(text) {
    return new Promise((resolve, reject) => {
      this.check = () => {
        const at = this.seen.indexOf(text);
        if (at === -1) return;
        this.seen = this.seen.slice(at + text.length);
        this.check = undefined;
        resolve(performance.now());
      };
      this.ended.then(() => reject(new Error(`ended without showing ${text}: ${this.seen}`)));
      this.check();
    });
  }

  /** @param {string} keys */
  types(keys) {
    this.child.stdin.write(keys);
  }

  async leave() {
    this.types('\x03');
    await this.ended;
  }
}

/** @param {string[]} words */
async function endOf(words) {
  const started = performance.now();
  const session = new Session(words);
  await session.ended;
  return performance.now() - started;
}

/** @param {string[]} words */
async function firstQuestion(words) {
  const started = performance.now();
  const session = new Session(words);
  const shown = await session.shows('1問ずつ答える');
  await session.leave();
  return shown - started;
}

/**
 * @param {string[]} words
 * @param {number} count
 * @param {string} keys what leads to the first question
 */
async function answerTimes(words, count, keys) {
  const session = new Session(words);
  const ready = '›';
  if (keys !== '') {
    await session.shows(ready);
    session.types(keys);
  }
  await session.shows('q 保存して終わる');
  await session.shows(ready);
  /** @type {number[]} */
  const times = [];
  for (let answer = 0; answer < count; answer++) {
    const pressed = performance.now();
    session.types('3');
    await session.shows('q 保存して終わる');
    times.push((await session.shows(ready)) - pressed);
  }
  await session.leave();
  return times;
}

/** @returns {Row[]} */
function packageSizes() {
  const { size, unpackedSize, files } = pack('--dry-run');
  return [
    { measure: 'package, packed', unit: 'MB', value: size / 1e6, goal: limits.size / 1e6, stretch: 3.5 },
    {
      measure: 'package, unpacked',
      unit: 'MB',
      value: unpackedSize / 1e6,
      goal: limits.unpackedSize / 1e6,
      stretch: 5,
    },
    { measure: 'package, files', unit: '', value: files.length, goal: limits.files },
  ];
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {Row[]} rows */
function table(rows) {
  const lines = rows.map(({ measure, unit, value, goal, stretch }) => [
    measure,
    `${shown(value)} ${unit}`.trim(),
    goal === undefined ? '' : `≤ ${goal}`,
    stretch === undefined ? '' : `≤ ${stretch}`,
    goal === undefined ? '' : value <= goal ? 'ok' : 'over',
  ]);
  const all = [['measure', 'value', 'goal', 'stretch', ''], ...lines];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {number} value */
function shown(value) {
  return Number.isInteger(value) || value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}

try {
  ensureBuilt();
  const rows = await measureAll();
  console.log(options.json ? JSON.stringify({ node: process.version, runs, rows }, null, 2) : table(rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
