import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { languages, loadMessages, translator } from '../../src/i18n/t.ts';
import { takeLock } from '../../src/io/lock.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { renderProblem } from '../../src/report/render/problem.ts';
import { onFailingDisk } from '../helpers/failingDisk.ts';
import { bundleProcess, type Running, removeBundles, start } from '../helpers/processes.ts';
import { testFolder } from '../helpers/runCli.ts';

let locking = '';
beforeAll(async () => {
  locking = await bundleProcess('lock');
});
afterAll(removeBundles);

/** A file to lock, in a folder of its own. */
function file(): string {
  const path = join(testFolder(), 'a.yaml');
  writeFileSync(path, '');
  return path;
}

function refusal(action: () => unknown): UserError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** What one process answers to a command. */
function tell({ child, line }: Running, command: string): Promise<string | undefined> {
  child.stdin?.write(`${command}\n`);
  return line();
}

/** The number of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

const DAY = 24 * 60 * 60_000;
const translators = await Promise.all(languages.map(async (language) => translator(await loadMessages(language))));

const lockOf = (holder: object) => JSON.stringify({ host: hostname(), token: 'x', ...holder });

describe('a locked file', () => {
  test('is refused to a second process, which says who has it', async () => {
    const path = file();
    const other = start(locking, []);
    expect(await tell(other, `take ${path}`)).toBe('taken');
    const error = refusal(() => takeLock(path, 'a.yaml'));
    expect(error?.code).toBe('locked');
    const who = { pid: other.child.pid, host: hostname(), ageMinutes: 0 };
    expect(error?.args).toEqual({ file: 'a.yaml', lock: `${path}.lock`, ...who });
  });

  test('is free again once it is released', async () => {
    const path = file();
    const other = start(locking, []);
    await tell(other, `take ${path}`);
    await tell(other, 'release');
    takeLock(path).release();
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  });

  test('is free again once its process has ended', async () => {
    const path = file();
    const other = start(locking, []);
    await tell(other, `take ${path}`);
    other.child.stdin?.end();
    await other.ended;
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test('is taken over where its process was killed', async () => {
    const path = file();
    const other = start(locking, []);
    await tell(other, `take ${path}`);
    other.child.kill('SIGKILL');
    await other.ended;
    expect(existsSync(`${path}.lock`)).toBe(true);
    const lock = takeLock(path);
    expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  });

  test('is refused by whatever name it is reached', async () => {
    const path = file();
    const link = join(testFolder(), 'link.yaml');
    symlinkSync(path, link);
    await tell(start(locking, []), `take ${path}`);
    expect(refusal(() => takeLock(link))?.code).toBe('locked');
  });
});

describe('a lock that is found', () => {
  test('of another machine is left alone: nobody here can tell whether it is alive', () => {
    const path = file();
    const found = lockOf({ pid: deadPid(), host: 'somewhere-else' });
    writeFileSync(`${path}.lock`, found);
    const error = refusal(() => takeLock(path));
    expect([error?.code, error?.args]).toMatchObject(['locked-elsewhere', { host: 'somewhere-else' }]);
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(found);
  });

  test.each([
    ['of a name with an escape', (path: string) => writeFileSync(path, lockOf({ pid: 1, host: 'h\u001b[2J' }))],
    ['of a name with lines', (path: string) => writeFileSync(path, lockOf({ pid: 1, host: 'h\n::error::x' }))],
    [
      'of a name with a line of its own kind',
      (path: string) => writeFileSync(path, lockOf({ pid: 1, host: 'h\u2028x' })),
    ],
    ['of a name without an end', (path: string) => writeFileSync(path, lockOf({ pid: 1, host: 'h'.repeat(256) }))],
    ['that is a link to nothing', (path: string) => symlinkSync('/nowhere', path)],
  ])('%s tells no name of its holder', (_, make) => {
    const path = file();
    make(`${path}.lock`);
    const { code = '', args = {} } = refusal(() => takeLock(path)) ?? {};
    expect([code, args]).toMatchObject(['locked-elsewhere', { host: '?' }]);
    for (const t of translators) {
      const words = renderProblem({ code, args }, { t, paint: plainPaint });
      expect(words).toContain(`${path}.lock`);
      expect(words).not.toMatch(/\{\w+\}|undefined|::error/);
    }
  });

  test.each([
    ['of this version', (since: number) => ({ since }), 3],
    ['of an earlier version, by the time of its file', () => ({}), 3],
    ['of a clock that is ahead', (since: number) => ({ since: since + 30 * DAY }), -1],
  ])('of another machine tells its age: %s', (_what, said, days) => {
    const path = file();
    const since = Date.now() - 3 * DAY - 60_000;
    writeFileSync(`${path}.lock`, lockOf({ pid: 1, host: 'somewhere-else', ...said(since) }));
    utimesSync(`${path}.lock`, new Date(since), new Date(since));
    const { code = '', args = {} } = refusal(() => takeLock(path)) ?? {};
    const words = translators.map((t) => renderProblem({ code, args }, { t, paint: plainPaint }));
    expect(words[0]).toContain(days < 0 ? 'たった今' : `${days}日前`);
    expect(words[1]).toContain(days < 0 ? 'just now' : `${days} days ago`);
    for (const one of words) {
      expect(one).toContain(`${path}.lock`);
      expect(one).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  describe.skipIf(process.platform !== 'linux')('on a system that tells when a process started', () => {
    const own = () => {
      const path = file();
      const lock = takeLock(path);
      const holder = JSON.parse(readFileSync(`${path}.lock`, 'utf8'));
      lock.release();
      return { path, holder };
    };
    const parent = process.ppid;

    test('is held while its process lives', () => {
      const { path, holder } = own();
      const started = readFileSync(`/proc/${parent}/stat`, 'latin1').split(') ').at(-1)?.split(' ')[19];
      writeFileSync(`${path}.lock`, JSON.stringify({ ...holder, pid: parent, started }));
      expect(refusal(() => takeLock(path))?.code).toBe('locked');
    });

    test('is taken over where its number belongs to a process that started later', () => {
      const { path, holder } = own();
      writeFileSync(`${path}.lock`, JSON.stringify({ ...holder, pid: parent, started: '1' }));
      takeLock(path).release();
      expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
    });

    test('is taken over where the system has been started anew since', () => {
      const { path, holder } = own();
      const since = Date.now() - uptime() * 1000 - 60_000;
      for (const other of [{}, { namespace: 'pid:[1]' }]) {
        const found = { ...holder, ...other, since, pid: parent, boot: randomUUID() };
        writeFileSync(`${path}.lock`, JSON.stringify(found));
        takeLock(path).release();
        expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
      }
    });

    test.each([
      ['nobody', deadPid],
      ['another process', () => parent],
      ['this process', () => process.pid],
    ])(
      'is left alone where a second machine of our name took it since we started, with the number of %s here',
      (_, pid) => {
        const { path, holder } = own();
        writeFileSync(`${path}.lock`, JSON.stringify({ ...holder, pid: pid(), boot: randomUUID() }));
        expect(refusal(() => takeLock(path))?.code).toBe('locked-elsewhere');
      },
    );

    test.each([{ namespace: 'pid:[1]' }, { system: 'win32' }])(
      'is left alone where it counts otherwise: %s',
      (other) => {
        const { path, holder } = own();
        writeFileSync(`${path}.lock`, JSON.stringify({ ...holder, pid: deadPid(), ...other }));
        expect(refusal(() => takeLock(path))?.code).toBe('locked-elsewhere');
      },
    );

    test('says of an earlier version only what it can: the number decides', () => {
      const path = file();
      writeFileSync(`${path}.lock`, lockOf({ pid: parent }));
      expect(refusal(() => takeLock(path))?.code).toBe('locked');
    });
  });

  test('with our own number is from a process before us', () => {
    const path = file();
    writeFileSync(`${path}.lock`, lockOf({ pid: process.pid }));
    takeLock(path).release();
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test.each([
    ['is empty', ''],
    ['is no JSON', 'garbage\0'],
    ['is no object', '7'],
    ['is null', 'null'],
    ['names no process', '{"host":"x"}'],
    ['names a whole group of processes', lockOf({ pid: 0 })],
    ['names all processes', lockOf({ pid: -1 })],
    ['names half a process', lockOf({ pid: 1.5 })],
  ])('is taken over where it %s', (_what, content) => {
    const path = file();
    writeFileSync(`${path}.lock`, content);
    takeLock(path).release();
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  });

  test('that a process was killed over while taking it over is taken over too', () => {
    const path = file();
    writeFileSync(`${path}.lock`, lockOf({ pid: deadPid() }));
    writeFileSync(`${path}.lock.takeover`, lockOf({ pid: deadPid(), token: 'y' }));
    takeLock(path).release();
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  });

  test('leaves nothing behind that a process was killed over while taking it', () => {
    const path = file();
    const remains = ['.takeover', `.${randomUUID()}`, `.${randomUUID()}`, `.takeover.${randomUUID()}`];
    const contents = [lockOf({ pid: deadPid() }), lockOf({ pid: deadPid() }), '', '{"pid"'];
    remains.forEach((name, index) => {
      writeFileSync(`${path}.lock${name}`, contents[index] ?? '');
    });
    takeLock(path).release();
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  });

  test('does not cost the files beside it that living processes or a person made', () => {
    const path = file();
    const others = [`a.yaml.lock.${randomUUID()}`, 'a.yaml.lock.txt', 'a.yaml.locked'];
    writeFileSync(join(path, '..', others[0] ?? ''), lockOf({ pid: process.ppid }));
    for (const name of others.slice(1)) writeFileSync(join(path, '..', name), '');
    takeLock(path).release();
    expect(readdirSync(join(path, '..')).sort()).toEqual(['a.yaml', ...others].sort());
  });

  test('that is a folder is refused, not removed', () => {
    const path = file();
    mkdirSync(`${path}.lock`);
    expect(refusal(() => takeLock(path))?.code).toBe('locked-elsewhere');
    expect(existsSync(`${path}.lock`)).toBe(true);
  });
});

describe('releasing', () => {
  test('twice is as good as once', () => {
    const path = file();
    const lock = takeLock(path);
    lock.release();
    lock.release();
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test('twice does not release what another has taken since', async () => {
    const path = file();
    const lock = takeLock(path);
    lock.release();
    await tell(start(locking, []), `take ${path}`);
    lock.release();
    expect(refusal(() => takeLock(path))?.code).toBe('locked');
  });

  test('leaves a lock alone that somebody has put in place of ours', () => {
    const path = file();
    const lock = takeLock(path);
    const other = lockOf({ pid: deadPid() });
    writeFileSync(`${path}.lock`, other);
    lock.release();
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(other);
  });

  test('leaves no listener behind', () => {
    const path = file();
    const before = process.listenerCount('exit');
    for (let round = 0; round < 20; round++) takeLock(path).release();
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('where the file system knows no links', () => {
  const withoutLinks = <T>(path: string, act: () => T) =>
    onFailingDisk(join(path, '..'), { call: 'linkSync', errno: 'EPERM', nth: 1, times: Number.POSITIVE_INFINITY }, act);

  test('a lock is taken all the same, by its owner alone, and leaves nothing beside it', async () => {
    const path = file();
    const { result: lock, counts } = await withoutLinks(path, () => takeLock(path));
    expect(counts.linkSync).toBeGreaterThan(0);
    expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
    expect((statSync(`${path}.lock`).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml', 'a.yaml.lock']);
    expect(await tell(start(locking, []), `take ${path}`)).toBe('locked');
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  });

  test('one that somebody has is refused, and stays as it is', async () => {
    const path = file();
    await tell(start(locking, []), `take ${path}`);
    const held = readFileSync(`${path}.lock`, 'utf8');
    const { result: error } = await withoutLinks(path, () => refusal(() => takeLock(path)));
    expect([error?.code, readFileSync(`${path}.lock`, 'utf8')]).toEqual(['locked', held]);
  });

  test('one of a dead process is taken over', async () => {
    const path = file();
    writeFileSync(`${path}.lock`, lockOf({ pid: deadPid() }));
    const { result: lock } = await withoutLinks(path, () => takeLock(path));
    expect(JSON.parse(readFileSync(`${path}.lock`, 'utf8'))).toMatchObject({ pid: process.pid });
    lock.release();
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  });
});

test('the lock is for its owner alone', () => {
  const path = file();
  const lock = takeLock(path);
  expect((statSync(`${path}.lock`).mode & 0o777).toString(8)).toBe('600');
  lock.release();
});

test('of eight processes that want the lock of a dead one at the same moment, exactly one gets it', async () => {
  const dead = deadPid();
  const processes = Array.from({ length: 8 }, () => start(locking, []));
  for (let round = 0; round < 40; round++) {
    const path = file();
    // Every third time it is a new lock they want, every third one that says nothing.
    if (round % 3 !== 0) writeFileSync(`${path}.lock`, round % 3 === 1 ? lockOf({ pid: dead }) : '');
    const time = Date.now() + 20;
    const answers = await Promise.all(processes.map((one) => tell(one, `take ${path} ${time}`)));
    expect(answers.sort()).toEqual([...Array<string>(7).fill('locked'), 'taken']);
    await Promise.all(processes.map((one) => tell(one, 'release')));
    expect(readdirSync(join(path, '..'))).toEqual(['a.yaml']);
  }
});
