import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { UserError } from '../../src/errors.ts';
import { languages, loadMessages, translator } from '../../src/i18n/t.ts';
import { appendLine } from '../../src/io/appendFile.ts';
import { replaceFile, replacePrivately } from '../../src/io/atomicFile.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { renderProblem } from '../../src/report/render/problem.ts';
import { type Call, calls, errnos, type Fault, onFailingDisk } from '../helpers/failingDisk.ts';

import { run, testFolder } from '../helpers/runCli.ts';

const momentary = ['EBUSY', 'EACCES', 'EPERM', 'EINTR'];
const codes: Readonly<Record<string, string>> = {
  EIO: 'disk-failing',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EXDEV: 'file-not-replaceable',
  EROFS: 'disk-read-only',
  EBUSY: 'file-in-use',
  EACCES: 'file-not-writable',
  EPERM: 'file-not-writable',
  EINTR: 'write-failed',
  EINVAL: 'write-failed',
};

const translators = await Promise.all(languages.map(async (language) => translator(await loadMessages(language))));

/** What a person is told in each language. */
function told({ code, args }: UserError): readonly string[] {
  return translators.map((t) => renderProblem({ code, args }, { t, paint: plainPaint }));
}

/** A file with a backup, both short; and what lies in the folder afterwards. */
function filed(names: Readonly<Record<string, string>>) {
  const folder = testFolder();
  for (const [name, content] of Object.entries(names)) writeFileSync(join(folder, name), content);
  const now = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  return { folder, path: join(folder, 'a.yaml'), now };
}

/** Does it while the disk fails, and gives the error that a person would see. */
async function outcome(folder: string, fault: Fault | undefined, act: () => unknown): Promise<UserError | undefined> {
  try {
    await onFailingDisk(folder, fault, act);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** Every call that an act makes, each to fail once with every errno. */
async function everyFault(folder: string, act: () => unknown): Promise<readonly Fault[]> {
  const { counts } = await onFailingDisk(folder, undefined, act);
  return calls.flatMap((call) =>
    Array.from({ length: counts[call] }, (_, index) => index + 1).flatMap((nth) =>
      [...errnos, ...(call === 'writeSync' ? ['short'] : [])].map((errno) => ({ call, errno, nth })),
    ),
  );
}

const before = { 'a.yaml': 'old', 'a.yaml.bak': 'older' };
const after = { 'a.yaml': 'new', 'a.yaml.bak': 'old' };
/** A copy for the backup, where no link can be made. */
const noLinks = { call: 'linkSync', errno: 'ENOTSUP', nth: 1, times: Number.POSITIVE_INFINITY } as const;

describe('whatever call of a save fails once', () => {
  test('the file and its backup are both old or both new, nothing is left beside them, and the words fit', async () => {
    const tried = filed(before);
    const faults = await everyFault(tried.folder, () => save(tried.path));
    const seen = new Set<string>();
    for (const fault of faults) {
      const { folder, path, now } = filed(before);
      const error = await outcome(folder, fault, () => save(path));
      const label = JSON.stringify(fault);
      const isNew = error === undefined || error.code === 'save-uncertain';
      expect(now(), label).toEqual(isNew ? after : before);
      if (error !== undefined && error.code !== 'save-uncertain') expect(error.code, label).toBe(codes[fault.errno]);
      for (const words of error === undefined ? [] : told(error)) {
        expect(words, label).not.toMatch(/internal|思いがけない|\{\w+\}|undefined|\n\s+at /);
        expect(words, label).toContain('a.yaml');
      }
      seen.add(`${fault.call} ${error?.code ?? 'saved'}`);
    }
    // A fault that never bites would prove nothing.
    expect(faults.length).toBeGreaterThan(100);
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'openSync disk-full',
        'writeSync disk-failing',
        'fsyncSync disk-failing',
        'fsyncSync save-uncertain',
        'renameSync file-not-replaceable',
        'unlinkSync disk-failing',
        'linkSync saved',
      ]),
    );
  });

  test('what may pass in a moment is no error', async () => {
    const tried = filed(before);
    const waiting: readonly Call[] = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'unlinkSync'];
    for (const fault of await everyFault(tried.folder, () => save(tried.path))) {
      if (!waiting.includes(fault.call) || ![...momentary, 'short'].includes(fault.errno)) continue;
      for (const times of [1, 3]) {
        const { folder, path, now } = filed(before);
        const error = await outcome(folder, { ...fault, times }, () => save(path));
        expect([error, now()], JSON.stringify(fault)).toEqual([undefined, after]);
      }
    }
  });

  test('a folder that cannot be written down is told, not taken for saved', async () => {
    const { folder, path, now } = filed(before);
    const error = await outcome(folder, { call: 'fsyncSync', errno: 'EIO', nth: 2 }, () => save(path));
    expect([error?.code, error?.args]).toEqual(['save-uncertain', { file: 'a.yaml', errno: 'EIO' }]);
    expect(now()).toEqual(after);
  });

  test('a backup that has to be copied is written down before the file is replaced', async () => {
    const { folder, path, now } = filed(before);
    const { counts } = await onFailingDisk(folder, noLinks, () => save(path));
    expect([counts.fsyncSync, now()]).toEqual([3, after]);
  });
});

describe('what goes on failing', () => {
  test.each(momentary)('%s: the rename is given up after about a second, and all is as it was', async (errno) => {
    const { folder, path, now } = filed(before);
    const began = performance.now();
    const fault = { call: 'renameSync', errno, nth: 1, times: Number.POSITIVE_INFINITY } as const;
    const error = await outcome(folder, fault, () => save(path));
    const took = performance.now() - began;
    expect([error?.code, now()]).toEqual([codes[errno], before]);
    expect(took).toBeGreaterThan(900);
    expect(took).toBeLessThan(5000);
  });

  test('the backup alone: the file goes back to what it was', async () => {
    const { folder, path, now } = filed(before);
    const error = await outcome(folder, { call: 'renameSync', errno: 'EIO', nth: 2 }, () => save(path));
    expect([error?.code, now()]).toEqual(['disk-failing', before]);
  });

  test('the likely holders are named in both languages', () => {
    for (const code of ['file-not-readable', 'file-not-writable', 'file-in-use'] as const) {
      for (const words of told(new UserError(code, { file: 'a.yaml', errno: 'EBUSY' }))) {
        expect(words).toMatch(/OneDrive/);
        expect(words).toMatch(/Excel/);
        expect(words).toMatch(/ウイルス対策ソフト|virus scanner/);
      }
    }
  });
});

test('what cannot be looked at for a moment is looked at again, and what never can is told in words', async () => {
  const cwd = testFolder();
  cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, 'assessment.yaml'));
  for (const words of [
    ['lint', 'assessment.yaml'],
    ['report', '-o', 'r.md'],
    ['evidence', 'add', '1-2-1-1', '--title', 'a'],
  ]) {
    for (const call of ['statSync', 'lstatSync'] as const) {
      for (const times of words[0] === 'lint' || call === 'lstatSync' ? [1, Number.POSITIVE_INFINITY] : [1]) {
        const { result } = await onFailingDisk(cwd, { call, errno: 'EPERM', nth: 1, times }, () => run(words, { cwd }));
        const label = `${words.join(' ')}, ${call}, ${times}: ${result.stderr}`;
        expect(times === 1 ? [0] : [0, 2], label).toContain(result.code);
        expect(result.stderr, label).not.toMatch(/internal|\n\s+at /);
      }
    }
  }
});

test('a line is added whole or not at all, whatever call fails once', async () => {
  const names = { 'a.yaml': '{"n":1}\n' };
  const tried = filed(names);
  for (const fault of await everyFault(tried.folder, () => appendLine(tried.path, '{"n":2}', 'a.yaml'))) {
    const { folder, path, now } = filed(names);
    const error = await outcome(folder, fault, () => appendLine(path, '{"n":2}', 'a.yaml'));
    const whole = error === undefined ? '{"n":1}\n{"n":2}\n' : '{"n":1}\n';
    expect(now(), JSON.stringify(fault)).toEqual({ 'a.yaml': whole });
  }
});

test('what can be made again is written whole or not at all, and never ends a command', async () => {
  const tried = filed({ 'a.yaml': 'old' });
  for (const fault of await everyFault(tried.folder, () => replacePrivately(tried.path, 'new'))) {
    const { folder, path, now } = filed({ 'a.yaml': 'old' });
    const { result } = await onFailingDisk(folder, fault, () => replacePrivately(path, 'new'));
    expect(now(), JSON.stringify(fault)).toEqual({ 'a.yaml': result ? 'new' : 'old' });
  }
});

function save(path: string): void {
  replaceFile(path, 'new', { backup: `${path}.bak`, name: 'a.yaml' });
}
