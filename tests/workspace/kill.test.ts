import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createAssessment } from '../../src/assessment/create.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { readStarterFile } from '../../src/io/shipped.ts';
import { loadAssessment } from '../../src/workspace/assessment.ts';
import { answersAfter } from '../helpers/answers.ts';
import { bundleProcess, removeBundles, start } from '../helpers/processes.ts';
import { randomNumbers } from '../helpers/random.ts';
import { testFolder } from '../helpers/runCli.ts';

const ANSWERS = 80;
const KILLS = 12;
const SEED = 20261121;

const FILE = 'assessment.yaml';

let answering = '';
beforeAll(async () => {
  answering = await bundleProcess('answer');
});
afterAll(removeBundles);

test('an answer that was acknowledged survives kill -9', async () => {
  const folder = folderInMemory();
  const aim = { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' };
  writeFileSync(join(folder, FILE), createAssessment(readStarterFile('assessment'), aim));
  const ids = allCriteria(loadAssessment(FILE, folder).loaded.catalogue).map(({ id }) => id);
  const random = randomNumbers(SEED);

  let acknowledged = 0;
  for (let kills = 0; acknowledged < ANSWERS || kills < KILLS; kills++) {
    // One time in five while it is still starting; else after a few answers, somewhere within the next.
    const isEarly = random() < 0.2;
    const answers = isEarly ? 0 : Math.floor(random() * 12);
    const delay = random() * (isEarly ? 200 : 12);
    acknowledged += await answerUntilKilled(folder, acknowledged, answers, delay, isEarly);

    const found = answersIn(folder, FILE);
    const possible = [answersAfter(acknowledged, ids), answersAfter(acknowledged + 1, ids)];
    expect(possible, `after ${acknowledged} answers and ${kills + 1} kills`).toContainEqual(found);
    if (existsSync(join(folder, `${FILE}.bak`))) answersIn(folder, `${FILE}.bak`);
  }

  // The last one killed may have saved an answer that it could not acknowledge any more.
  const before = answersIn(folder, FILE);
  const last = start(answering, [folder, FILE, String(acknowledged), String(acknowledged + 1)]);
  expect(await last.ended).toEqual({ code: 0, stderr: '' });
  expect(answersIn(folder, FILE)).toEqual(answersAfter(acknowledged + 1, ids));
  expect(answersIn(folder, `${FILE}.bak`)).toEqual(before);
  expect(readdirSync(folder).toSorted()).toEqual([FILE, `${FILE}.bak`]);
});

/**
 * A folder of which the machine forgets nothing while it runs, as of one on a disk; where there is such a thing, waiting
 * for the disk takes no time. A kill is no power cut.
 */
function folderInMemory(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return testFolder();
  const folder = mkdtempSync(join(memory, 'scs-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** How many answers were acknowledged before the kill. */
async function answerUntilKilled(
  folder: string,
  from: number,
  answers: number,
  delay: number,
  isEarly: boolean,
): Promise<number> {
  const { child, line, ended } = start(answering, [folder, FILE, String(from)]);
  if (!isEarly) {
    // Nobody is locked out by those that were killed before.
    expect(await line()).toBe('opened');
    for (let n = 0; n < answers; n++) expect(await line()).toBe(String(from + n));
  }
  await pause(delay);
  child.kill('SIGKILL');
  let count = isEarly ? 0 : answers;
  for (let next = await line(); next !== undefined; next = await line()) {
    if (next === 'opened') continue;
    expect(next).toBe(String(from + count));
    count += 1;
  }
  expect(await ended).toEqual({ code: null, stderr: '' });
  return count;
}

/** The answers of a file that has nothing wrong with it; anything wrong is thrown. */
function answersIn(folder: string, file: string) {
  return loadAssessment(file, folder).assessment.answers;
}

/** Fractions of milliseconds too, which timers do not know. */
async function pause(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  if (milliseconds > 20) await new Promise((resolve) => setTimeout(resolve, milliseconds - 20));
  while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
}
