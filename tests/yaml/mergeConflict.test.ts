import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/yaml/read.ts';
import { run, testFolder } from '../helpers/runCli.ts';

function readingOf(text: string) {
  const reading = readYaml({ name: 'a.yaml', bytes: new TextEncoder().encode(text) }, { maxBytes: 1e6 });
  return reading.ok ? [] : reading.diagnostics.map(({ code, args, range }) => [code, args['sign'], range?.start.line]);
}

/** Every kind of file, with a part that two people may have changed. */
const files = {
  'assessment.yaml': [
    'formatVersion: 1\norganization: { name: サンプル製作所 }\nanswers:\n',
    '  1-2-1-1: { state: met }\n',
  ],
  'scs-check.yaml': ['level: star3\n', 'failOn: error\n'],
  'baseline.yaml': ['formatVersion: 1\ntakenOn: 2026-10-01\nfiles:\n', '  a.yaml: {}\n'],
  'catalogue.yaml': ['formatVersion: 1\nid: a\nrequirements:\n', '  - id: "1"\n'],
  'guidance.yaml': ['formatVersion: 1\ncriteria:\n', '  "1": { why: 見本 }\n'],
  'crosswalk.yaml': ['formatVersion: 1\nmappings:\n', '  - from: "1"\n'],
  'translation.yaml': ['formatVersion: 1\ntitle: 見本\ncriteria:\n', '  "1": { question: 見本 }\n'],
} as const;

const styles: Readonly<Record<string, (part: string) => string>> = {
  merge: (part) => `<<<<<<< HEAD\n${part}=======\n${part}${part}>>>>>>> tantou\n`,
  'a style with the version before': (part) =>
    `<<<<<<< ours: 1\n${part}||||||| parent of abc1234 (fix: 見本)\n=======\n${part}>>>>>>> abc1234 (fix: 見本)\n`,
  'markers without names': (part) => `<<<<<<<\n${part}=======\n${part}>>>>>>>\n`,
  'larger markers': (part) => `${'<'.repeat(9)} HEAD\n${part}${'='.repeat(9)}\n${part}${'>'.repeat(9)} tantou\n`,
  'only the last two': (part) => `${part}=======\n${part}>>>>>>> tantou\n`,
  'markers that were set in': (part) => `  <<<<<<< HEAD\n${part}  =======\n${part}  >>>>>>> tantou\n`,
  Perforce: (part) =>
    `>>>> ORIGINAL //kaisha/a.yaml#1\n${part}==== THEIRS //kaisha/a.yaml#2\n${part}==== YOURS //tantou/a.yaml\n${part}<<<<\n`,
  'Perforce, without its first mark': (part) => `${part}==== YOURS //tantou/a.yaml\n${part}<<<<\n`,
  'only the one between': (part) => `${part}=======\n${part}`,
};

describe('markers of a conflict are one problem, at the first of them', () => {
  const cases = Object.entries(files).flatMap(([file, [head, part]]) =>
    Object.entries(styles).map(([style, marked]) => ({ file, style, text: head + marked(part) })),
  );

  test.each(cases)('$file: $style', async ({ file, text }) => {
    const lines = text.split('\n');
    const at = lines.findIndex((line) => /^ *(?:[<|=>]{7,}|[>=]{4} [A-Z]+)(?: |$)/.test(line));
    const sign = /^[<|=>]+(?: [A-Z]+(?= \/\/))?/.exec(lines[at]?.trim() ?? '')?.[0];
    for (const written of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      expect(readingOf(written)).toEqual([['merge-conflict', sign, at + 1]]);
    }
    const cwd = testFolder();
    writeFileSync(join(cwd, file), text);
    const { code, stdout } = await run(['lint', file], { cwd });
    expect(code).toBe(2);
    expect(stdout.match(/エラー [a-z-]+/g)).toEqual(['エラー merge-conflict']);
  });

  test('the file before the last write is no way out of it', async () => {
    const cwd = testFolder();
    const [head, part] = files['assessment.yaml'];
    writeFileSync(join(cwd, 'assessment.yaml'), head + (styles['merge']?.(part) ?? ''));
    writeFileSync(join(cwd, 'assessment.yaml.bak'), head + part);
    mkdirSync(join(cwd, 'out'));
    const { stdout, stderr } = await run(['report'], { cwd });
    expect(stdout + stderr).toContain('merge コマンド');
    expect(stdout + stderr).not.toContain('.bak');
  });
});

describe('what is no marker', () => {
  test.each([
    ['a row in a block of text', 'note: |\n  上\n  =======\n  下\n'],
    ['all of them in a block of text', 'note: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> b\n'],
    ['a longer row in a comment', '# ==========\na: 1\n'],
    ['a row in a text in quotes', 'note: "上 ======= 下"\n'],
    ['a key', '"=======": 1\n'],
  ])('%s', (_name, text) => {
    expect(readingOf(text)).toEqual([]);
  });

  test('a row in a block of text, with something wrong elsewhere', () => {
    expect(readingOf('note: |\n  =======\na: "1\n').map(([code]) => code)).toEqual(['yaml-syntax']);
  });
});
