import { execFileSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { appendLine } from '../../src/io/appendFile.ts';
import { currentStamp, readFile } from '../../src/io/readFile.ts';
import { bundleProcess, removeBundles, start } from '../helpers/processes.ts';
import { testFolder } from '../helpers/runCli.ts';

afterAll(removeBundles);

describe.skipIf(process.platform === 'win32')('a pipe put in the place of a file', () => {
  test('while it is being opened keeps nobody waiting, and nothing of it is taken for the file', async () => {
    const bundle = await bundleProcess('read');
    const folder = testFolder();
    const at = (name: string) => join(folder, name);
    writeFileSync(at('file'), 'content\n');
    execFileSync('mkfifo', [at('pipe')]);
    linkSync(at('file'), at('a.yaml'));
    const { line, ended } = start(bundle, [folder, 'a.yaml', '1500']);
    expect(await line()).toBe('opening');
    for (const end = Date.now() + 2500; Date.now() < end; ) {
      for (const name of ['pipe', 'file']) {
        linkSync(at(name), at('next'));
        renameSync(at('next'), at('a.yaml'));
      }
    }
    const seen = [];
    for (let next = await line(); next !== undefined; next = await line()) seen.push(next);
    expect(seen).toEqual([
      'appended',
      'content',
      'file-not-readable',
      'file-not-writable',
      'not there',
      'there',
      'done',
    ]);
    expect(await ended).toEqual({ code: 0, stderr: '' });
  }, 15_000);
});

describe('the door for files', () => {
  test('opens what is a file, and says that another is the same or not without opening it', () => {
    const path = join(testFolder(), 'a.yaml');
    writeFileSync(path, 'one\n');
    const { bytes, stamp } = readFile(path);
    expect([Buffer.from(bytes).toString('utf8'), currentStamp(path)]).toEqual(['one\n', stamp]);
    writeFileSync(path, 'another\n');
    expect(currentStamp(path)).not.toBe(stamp);
    expect(currentStamp(testFolder())).toBeUndefined();
  });

  test('adds to a file, and makes it for its owner alone where there is none', () => {
    const path = join(testFolder(), 'a.jsonl');
    appendLine(path, 'one');
    writeFileSync(path, 'cut', { flag: 'a' });
    appendLine(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('one\ncut\ntwo\n');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
