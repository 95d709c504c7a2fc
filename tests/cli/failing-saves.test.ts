import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { errnos, type Fault, onFailingDisk } from '../helpers/failingDisk.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { CTRL_C, ENTER, type Person, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const FILE = 'assessment.yaml';
const ID = '1-2-1-1';
const AGAIN = '[Enter] もう一度保存する';
const forEver = (errno: string): Fault => ({ call: 'renameSync', errno, nth: 1, times: Number.POSITIVE_INFINITY });

/** A firm that is known, and has answered nothing or all. */
function firm(isAnswered = false): { cwd: string; text: () => string; read: () => ReturnType<typeof parse> } {
  const cwd = testFolder();
  const profile = Object.fromEntries(shippedCatalogue().profileFacts.map(({ id }) => [id, true]));
  const { answers, ...assessment } = reviewedAssessment({
    organization: '見本工業株式会社',
    views: isAnswered ? 1 : 0,
  });
  const scope = { companies: ['見本工業株式会社'], sites: ['本社'], departments: ['総務'], systems: ['会計'] };
  const data = { ...assessment, scope, profile, answers: isAnswered ? answers : {} };
  writeFileSync(join(cwd, FILE), stringify(data));
  const text = () => readFileSync(join(cwd, FILE), 'utf8');
  return { cwd, text, read: () => parse(text()) };
}

/** Sits down before a disk that fails from the first save on until it is mended. */
async function beforeFailingDisk(
  argv: readonly string[],
  cwd: string,
  fault: Fault,
  act: (person: Person, mend: () => void) => Promise<void>,
): Promise<void> {
  let isMended = false;
  await onFailingDisk(
    cwd,
    () => (isMended ? undefined : fault),
    async () => {
      const person = sitDown(argv, { cwd });
      await act(person, () => {
        isMended = true;
      });
      await person.finished;
    },
  );
}

describe('a save that fails in the interview', () => {
  test.each(['EIO', 'ENOSPC', 'EDQUOT', 'EXDEV', 'EROFS', 'EBUSY'])(
    '%s: keeps the answer and goes on',
    async (errno) => {
      const { cwd, text, read } = firm();
      const before = text();
      await beforeFailingDisk([], cwd, forEver(errno), async (person, mend) => {
        await person.sees('q 保存して終わる');
        person.types('3');
        await person.sees(AGAIN);
        expect(person.screen()).toMatch(/まだ保存していないもの: 1-2-1-1 の答え（. まだ）/);
        expect(text()).toBe(before);
        person.types(ENTER);
        await person.sees(AGAIN);
        mend();
        person.types(ENTER);
        await person.sees('1-2-1-2');
        person.types('q');
        const { code, stderr } = await person.finished;
        expect(code).toBe(0);
        expect(stderr).not.toMatch(/思いがけない|internal/);
      });
      expect(read().answers[ID].state).toBe('unmet');
    },
  );

  test.each([
    ['q', 'q', 2],
    ['Ctrl-C', CTRL_C, 130],
  ])('given up by %s: the answer that is not on disk is named, and nothing else is claimed', async (_, key, code) => {
    const { cwd, text } = firm();
    const before = text();
    await beforeFailingDisk([], cwd, forEver('EIO'), async (person) => {
      await person.sees('q 保存して終わる');
      person.types('3');
      await person.sees(AGAIN);
      person.types(key);
      const ended = await person.finished;
      expect(ended.code).toBe(code);
      expect(ended.stderr).toMatch(/保存していません: 1-2-1-1 の答え（. まだ）/);
      expect(ended.stderr).toContain('ほかの答えは assessment.yaml に保存してあります');
      expect(ended.stderr).toContain('続きから始めるには');
      expect(ended.stderr).not.toContain('答えはすべて');
    });
    expect(text()).toBe(before);
    // The history tells of a save that did not reach the file.
    expect(readdirSync(cwd)).toEqual(['assessment.history.jsonl', FILE]);
  });

  test('what was typed is kept, and told where it is given up', async () => {
    for (const isMended of [true, false]) {
      const { cwd, read } = firm();
      await beforeFailingDisk([], cwd, forEver('EIO'), async (person, mend) => {
        await person.sees('q 保存して終わる');
        person.types('n');
        await person.sees('メモ（何も');
        person.types(`鍵は総務の棚${ENTER}`);
        await person.sees(AGAIN);
        if (isMended) mend();
        person.types(isMended ? ENTER : 'q');
        if (isMended) {
          await person.sees('q 保存して終わる');
          person.types('q');
        }
        const { stderr } = await person.finished;
        expect(stderr.includes('書いた「鍵は総務の棚」も保存していません')).toBe(!isMended);
      });
      expect(read().drafts?.[ID]?.note).toBe(isMended ? '鍵は総務の棚' : undefined);
    }
  });

  test('because the file was damaged by hand: it can be mended, and the answer is saved then', async () => {
    const { cwd, text, read } = firm();
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    const whole = text();
    writeFileSync(join(cwd, FILE), `${whole}  : [\n`);
    person.types('3');
    await person.sees(AGAIN);
    expect(person.screen()).toContain('file-changed');
    expect(person.screen()).not.toMatch(/（）|\(\)/);
    writeFileSync(join(cwd, FILE), whole);
    person.types(ENTER);
    await person.sees('1-2-1-2');
    person.types('q');
    expect((await person.finished).code).toBe(0);
    expect(read().answers[ID].state).toBe('unmet');
  });

  test('a file damaged by hand when the person leaves is told without an answer that was never given', async () => {
    const { cwd, text } = firm();
    const person = sitDown([], { cwd });
    await person.sees('q 保存して終わる');
    writeFileSync(join(cwd, FILE), `${text()}  : [\n`);
    person.types('q');
    await person.sees(AGAIN);
    person.types('q');
    const { code, stderr } = await person.finished;
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/（）|\(\)|保存していません:|答えはすべて/);
  });
});

test('a view that cannot be saved is kept, and saved when the disk is back', async () => {
  const { cwd, read } = firm(true);
  await beforeFailingDisk(['review'], cwd, forEver('EIO'), async (person, mend) => {
    await person.sees('[n] 新しい専門家');
    person.types('1');
    await person.sees('q 保存して終わる');
    person.types('j');
    await person.sees('番号で移る');
    person.types('i');
    await person.sees('番号（例');
    person.types(`1-2-1-2${ENTER}`);
    await person.sees('q 保存して終わる');
    person.types('1');
    await person.sees('0 で元に戻します');
    person.types('i');
    await person.sees('[i]');
    person.types(ENTER);
    await person.sees(AGAIN);
    expect(person.screen()).toContain('まだ保存していないもの: 1-2-1-2 の見解');
    mend();
    person.types(ENTER);
    await person.sees('q 保存して終わる');
    person.types('q');
    expect((await person.finished).code).toBe(0);
  });
  expect(read().reviews['1-2-1-2'].at(-1).view).toBe('agrees');
});

const changes = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'unlinkSync'] as const;
const addEvidence = ['evidence', 'add', ID, '--title', '規程'];

test('whatever fails once with whatever a disk says, adding evidence does all or nothing, and says so', async () => {
  const good = firm(true);
  const { counts } = await onFailingDisk(good.cwd, undefined, () => run(addEvidence, { cwd: good.cwd }));
  const looks = ['realpathSync', 'readSync', 'fstatSync'] as const;
  for (const call of [...changes, ...looks]) {
    expect(counts[call]).toBeGreaterThan(0);
    // The first of them with one errno, the next with the next: tests/io/failingDisk.test.ts has each with each.
    for (const [index, errno] of errnos.entries()) {
      await expectAllOrNothing({ call, errno, nth: 1 + (index % Math.min(counts[call], errnos.length)) });
    }
  }
});

async function expectAllOrNothing(fault: Fault): Promise<void> {
  const { cwd, text } = firm(true);
  const before = text();
  const { result } = await onFailingDisk(cwd, fault, () => run(addEvidence, { cwd }));
  const label = `${fault.call} ${fault.nth} ${fault.errno}: ${result.stderr}`;
  expect(result.stderr, label).not.toMatch(/思いがけない|internal|\n\s+at /);
  expect(
    readdirSync(cwd).filter((name) => /tmp/.test(name)),
    label,
  ).toEqual([]);
  if (result.code === 0) expect(text(), label).not.toBe(before);
  else {
    expect(result.code, label).toBe(2);
    const isSaved = result.stderr.includes('history-not-written');
    if (isSaved) expect(text(), label).not.toBe(before);
    else expect(result.stderr, label).toMatch(/前のままです|save-uncertain|file-not-readable/);
  }
}
