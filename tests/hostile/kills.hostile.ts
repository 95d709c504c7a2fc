import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { readHistory } from '../../src/domain/history.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { loadAssessment } from '../../src/workspace/assessment.ts';
import { bundleProcess, removeBundles } from '../helpers/processes.ts';
import { type Dice, dice } from '../helpers/random.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { run } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { amounts, tell } from './amounts.ts';
import { contentOf, fill } from './samples.ts';

const FILE = 'assessment.yaml';
const HISTORY = 'assessment.history.jsonl';
/** As many kills as this stand for all there are. */
const EVERY_MOMENT = 100;
/** Right before a call, right after it, or where half of what it writes is written. */
const WHERE = ['before', 'after', 'halfway'] as const;

// Nothing waits for a disk there: a kill is no power cut.
const memoryDisk = '/dev/shm';
const place = mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'scs-check-'));
const main = join(root, 'dist', 'cli', 'main.cjs');
const figures = { kills: 0, acknowledged: 0, lost: 0, untold: 0 };
let killed = '';
beforeAll(async () => {
  killed = await bundleProcess('killed');
  await fill(place);
}, 120_000);
afterAll(() => {
  removeBundles();
  rmSync(place, { recursive: true, force: true });
  tell(
    `kills, seed ${amounts.seed}: ${figures.kills} kills, ${figures.acknowledged} answers and views acknowledged, ` +
      `${figures.lost} lost, ${figures.untold} times a history that did not fit its file`,
  );
});

interface Ending {
  readonly isKilled: boolean;
  readonly code: number | undefined;
  /** Calls that changed something. */
  readonly calls: number;
  /** What the person was told is saved: by what keys each criterion. */
  readonly saved: readonly (readonly [id: string, keys: string])[];
  readonly said: string;
}

/** @param nth of the calls that change something is the last; 0 for none. */
function runKilled(folder: string, command: string, nth: number, where: string, seed: string): Ending {
  const words = [killed, main, folder, String(nth), where, seed, ...command.split(' ')];
  const { signal, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', timeout: 120_000 });
  const saved = [...stdout.matchAll(/^saved (\S+) (.*)$/gm)].map(([, id = '', keys = '']) => [id, keys] as const);
  const [, code, calls] = /^ended (\d+) (\d+)$/m.exec(stdout) ?? [];
  if (signal === 'SIGKILL') figures.kills += 1;
  return {
    isKilled: signal === 'SIGKILL',
    code: code === undefined ? undefined : Number(code),
    calls: Number(calls ?? 0),
    saved,
    said: stdout + stderr,
  };
}

/** A copy of the sample folder. */
function copyOf(name: 'own' | 'scs'): string {
  const folder = mkdtempSync(join(place, 'copy-'));
  cpSync(join(place, name), folder, { recursive: true });
  return folder;
}

const textOf = (folder: string, name: string) =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';

/** Whole, with a backup that is whole, and with a history that tells nothing of anybody's hand. */
function expectWhole(folder: string, label: string): Assessment {
  const { assessment } = loadAssessment(FILE, folder);
  if (existsSync(join(folder, `${FILE}.bak`))) loadAssessment(`${FILE}.bak`, folder);
  const { problems, remarks, isCurrent } = readHistory(textOf(folder, HISTORY), assessment);
  const strange = remarks.filter(({ what }) => what !== 'not-saved' && what !== 'torn');
  const tells = textOf(folder, HISTORY) === '' || isCurrent;
  if (problems.length + strange.length > 0 || !tells) figures.untold += 1;
  expect({ problems, strange, tells }, label).toEqual({ problems: [], strange: [], tells: true });
  return assessment;
}

/** Answers, or looks at answers, kill after kill in one folder until all is done, then in the next. */
function sitsUntilKilled(command: 'ask' | 'review', kills: number, throws: Dice): void {
  let folder = '';
  let before: Assessment | undefined;
  for (let n = 0, starts = 0; n < kills; starts += 1) {
    if (starts > kills * 3) throw new Error('nothing is ever killed');
    if (before === undefined) {
      folder = mkdtempSync(join(place, 'sitting-'));
      const { answers, ...firm } = reviewedAssessment({ views: 0, organization: 'サンプル株式会社' });
      const profile = Object.fromEntries(shippedCatalogue().profileFacts.map(({ id }) => [id, true]));
      const scope = { companies: ['見本'], sites: ['本社'], departments: ['総務'], systems: ['会計'] };
      const reviewers = { r1: { name: '見本', registration: '000000', organization: '見本', relation: 'outside' } };
      const rest = command === 'ask' ? { answers: {} } : { answers, reviewers };
      writeFileSync(join(folder, FILE), stringify({ ...firm, scope, profile, ...rest }));
      before = loadAssessment(FILE, folder).assessment;
    }
    const nth = 1 + throws.below(throws.pick([20, 200, 600]));
    const where = throws.pick(WHERE);
    const ending = runKilled(folder, command, nth, where, String(throws.below(1e9)));
    const label = `${command}, killed ${where} call ${nth}, start ${starts}: ${ending.said.slice(-1500)}`;
    if (ending.isKilled) n += 1;
    else expect(ending.code, label).toBe(0);
    const after = expectWhole(folder, label);
    figures.acknowledged += ending.saved.length;
    const lost = ending.saved.filter(([id, keys]) => !isThere(command, after, id, keys));
    figures.lost += lost.length;
    expect(lost, label).toEqual([]);
    expect(unrecorded(command, folder, ending.saved), label).toEqual([]);
    // No more than the one that could not be acknowledged any more, and nothing else is touched.
    const [had, has] = [before, after].map((one) => (command === 'ask' ? one.answers : (one.reviews ?? {})));
    const told = new Set(ending.saved.map(([id]) => id));
    const others = Object.keys(has ?? {}).filter((id) => !told.has(id) && had?.[id] === undefined);
    expect(others.length, label).toBeLessThanOrEqual(1);
    for (const [id, one] of Object.entries(had ?? {})) expect(has?.[id], label).toEqual(one);
    before = ending.isKilled ? after : undefined;
  }
}

function isThere(command: 'ask' | 'review', after: Assessment, id: string, keys: string): boolean {
  if (command === 'review') return after.reviews?.[id] !== undefined;
  return after.answers[id]?.state === (keys.endsWith('3') ? 'unmet' : 'unknown');
}

/** What a person was told is saved, and the history does not know. */
function unrecorded(command: 'ask' | 'review', folder: string, saved: Ending['saved']): readonly string[] {
  const history = textOf(folder, HISTORY);
  const what = command === 'review' ? '"review"' : '"answer"';
  return saved.map(([id]) => id).filter((id) => !new RegExp(`"what":${what},"id":"${id}"`).test(history));
}

/** What writes an assessment in one go, in a folder in which it can. */
const commands: readonly (readonly [command: string, folder: 'own' | 'scs', prepare: (folder: string) => void])[] = [
  ['evidence add 1-2-1-1 --title 規程', 'scs', () => undefined],
  ['merge returned.yaml', 'scs', answerHandout],
  ['migrate --to newer.yaml', 'own', renewCatalogue],
];

function answerHandout(folder: string): void {
  const handout = parse(textOf(folder, 'h.yaml'));
  const answers = Object.fromEntries(handout.handout.ids.map((id: string) => [id, { state: 'unmet', note: '見本' }]));
  writeFileSync(join(folder, 'returned.yaml'), stringify({ ...handout, answers }));
  const home = parse(textOf(folder, FILE));
  for (const id of handout.handout.ids) {
    delete home.answers[id];
    delete home.reviews[id];
  }
  writeFileSync(join(folder, FILE), stringify(home));
  rmSync(join(folder, HISTORY));
}

function renewCatalogue(folder: string): void {
  const catalogue = textOf(folder, 'kijun.yaml');
  writeFileSync(join(folder, 'newer.yaml'), catalogue.replace('edition: "2026-11"', 'edition: "2027-11"'));
}

/** A command that makes files beside the assessment. */
interface Maker {
  readonly command: string;
  readonly folder: 'own' | 'scs';
  /** Makes what is there so far differ from what will be. */
  readonly prepare?: (folder: string) => void;
  /** How a person goes on in a folder in which the command was killed; the same once more where left out. */
  readonly again?: (folder: string) => string;
  /** What a file is good for where its bytes are never the same: the command that takes it, and only if it is whole. */
  readonly proof?: Readonly<Record<string, string>>;
}

const PASSPHRASE = '--passphrase-file word.txt';
const makers: readonly Maker[] = [
  { command: 'init new.yaml', folder: 'own' },
  { command: 'init --ci github', folder: 'own' },
  { command: 'catalogue new c.yaml', folder: 'own' },
  { command: 'check --update-baseline', folder: 'own', prepare: forgetAnswer },
  { command: 'sign --key key.pem', folder: 'scs', prepare: forgetAnswer },
  {
    command: 'sign --new-key new.pem -o new.json',
    folder: 'scs',
    again: (folder) =>
      `sign ${existsSync(join(folder, 'new.pem')) ? '--key new.pem --public-key new.pub.pem' : '--new-key new.pem'} -o new.json`,
    proof: {
      'new.pem': 'sign --key new.pem -o proof.json',
      'new.pub.pem': 'sign --key new.pem --public-key new.pub.pem -o proof.json',
      'new.json': 'verify new.json --public-key new.pub.pem',
    },
  },
  {
    command: `encrypt h.yaml ${PASSPHRASE} -o out.age`,
    folder: 'scs',
    proof: { 'out.age': `decrypt out.age ${PASSPHRASE} -o proof.yaml` },
  },
  { command: `decrypt h.yaml.age ${PASSPHRASE} -o out.yaml`, folder: 'scs' },
  { command: 'handout --ids 1-2-1-1 -o h.yaml --force', folder: 'scs' },
  { command: 'handout --ids 1-2-1-1 -o out.xlsx', folder: 'scs' },
  { command: 'report -o r.json', folder: 'scs', prepare: forgetAnswer },
  { command: 'report -o r.pdf', folder: 'scs', prepare: forgetAnswer },
];

/** Takes one answer out, and the history, which would tell of it. */
function forgetAnswer(folder: string): void {
  const { answers, ...rest } = parse(textOf(folder, FILE));
  const [first = ''] = Object.keys(answers);
  const { [first]: _, ...others } = answers;
  writeFileSync(join(folder, FILE), stringify({ ...rest, answers: others }));
  rmSync(join(folder, HISTORY), { force: true });
}

/** Every moment of a command; where there is only a while, or few kills, some of them. */
function moments(calls: number, command: string, share = 4): readonly (readonly [nth: number, where: string])[] {
  const all = Array.from({ length: calls }, (_, index) => WHERE.map((where) => [index + 1, where] as const)).flat();
  if (amounts.seconds === 0 && amounts.kills >= EVERY_MOMENT) return all;
  const throws = dice(amounts.seed, command);
  return Array.from({ length: Math.ceil(amounts.kills / share) }, () => throws.pick(all));
}

describe('killed at any moment', () => {
  test.each(['ask', 'review'] as const)('%s loses nothing that it has acknowledged', { timeout: 0 }, (command) => {
    sitsUntilKilled(command, Math.ceil(amounts.kills / 2), dice(amounts.seed, command));
  });

  const title = '%s leaves the old or the new file, and can be done again';
  test.each(commands)(title, { timeout: 0 }, (command, name, prepare) => {
    const whole = copyOf(name);
    prepare(whole);
    const old = textOf(whole, FILE);
    const ending = runKilled(whole, command, 0, 'never', '1');
    expect(ending.code, ending.said).toBe(0);
    expect(ending.calls).toBeGreaterThan(8);
    const made = textOf(whole, FILE);
    expect(made).not.toBe(old);
    for (const [nth, where] of moments(ending.calls, command)) {
      const folder = copyOf(name);
      prepare(folder);
      const { isKilled, said } = runKilled(folder, command, nth, where, '1');
      const label = `${command}, killed ${where} call ${nth}: ${said}`;
      expect(isKilled, label).toBe(true);
      const now = textOf(folder, FILE);
      expect([old, made], label).toContain(now);
      expectWhole(folder, label);
      if (now === old) {
        expect(runKilled(folder, command, 0, 'never', '1').code, label).toBe(0);
        expect(textOf(folder, FILE), label).toBe(made);
        expectWhole(folder, label);
      }
      rmSync(folder, { recursive: true });
    }
  });

  const making =
    '$command leaves the old or the new file of each that it makes, and nothing beside them once done again';
  test.each(makers)(making, { timeout: 0 }, async ({ command, folder: name, prepare, again, proof = {} }) => {
    const whole = copyOf(name);
    prepare?.(whole);
    const old = filesIn(whole);
    const ending = runKilled(whole, command, 0, 'never', '1');
    expect(ending.code, ending.said).toBe(0);
    const made = filesIn(whole);
    const isMade = async (folder: string, file: string) => {
      const bytes = filesIn(folder).get(file);
      const use = proof[file];
      return bytes !== undefined && (use === undefined ? made.get(file) === bytes : await isUsable(folder, use));
    };
    for (const [nth, where] of moments(ending.calls, command, 24)) {
      const folder = copyOf(name);
      prepare?.(folder);
      const { isKilled, said } = runKilled(folder, command, nth, where, '1');
      const label = `${command}, killed ${where} call ${nth}: ${said}`;
      expect(isKilled, label).toBe(true);
      for (const [file, bytes] of filesIn(folder)) {
        // No command takes a name of this kind for a file of ours.
        const isKnown = old.get(file) === bytes || (made.has(file) ? await isMade(folder, file) : isLeftOver(file));
        expect(isKnown, `${file} after ${label}`).toBe(true);
      }
      const areMade = await Promise.all([...made.keys()].map((file) => isMade(folder, file)));
      if (areMade.includes(false)) {
        const { code, stderr } = await run((again?.(folder) ?? command).split(' '), { cwd: folder });
        expect(code, `${label}\n${stderr}`).toBe(0);
      }
      expect([...filesIn(folder).keys()], label).toEqual([...made.keys()]);
      for (const file of made.keys()) expect(await isMade(folder, file), `${file} again after ${label}`).toBe(true);
      rmSync(folder, { recursive: true });
    }
  });
});

/** What lies in a folder: each name from there, in order, and its bytes as a text. */
function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = [...contentOf(folder)].map(
    ([path, bytes]) => [relative(folder, path), bytes.toString('latin1')] as const,
  );
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isLeftOver = (file: string) => /^\..+\.tmp$/.test(basename(file));

/** Whether a command takes what lies in a folder, which stays as it is. */
async function isUsable(folder: string, command: string): Promise<boolean> {
  const cwd = mkdtempSync(join(place, 'proof-'));
  cpSync(folder, cwd, { recursive: true });
  const { code } = await run(command.split(' '), { cwd });
  rmSync(cwd, { recursive: true });
  return code === 0;
}
