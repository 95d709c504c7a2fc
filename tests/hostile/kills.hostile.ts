import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { readHistory } from '../../src/domain/history.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { loadAssessment } from '../../src/workspace/assessment.ts';
import { bundleProcess, removeBundles } from '../helpers/processes.ts';
import { type Dice, dice } from '../helpers/random.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { amounts, tell } from './amounts.ts';
import { fill } from './samples.ts';

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

/** Every moment of a command; where there is only a while, or few kills, some of them. */
function moments(calls: number, command: string): readonly (readonly [nth: number, where: string])[] {
  const all = Array.from({ length: calls }, (_, index) => WHERE.map((where) => [index + 1, where] as const)).flat();
  if (amounts.seconds === 0 && amounts.kills >= EVERY_MOMENT) return all;
  const throws = dice(amounts.seed, command);
  return Array.from({ length: Math.ceil(amounts.kills / 4) }, () => throws.pick(all));
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
});
