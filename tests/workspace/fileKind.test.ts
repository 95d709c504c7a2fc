import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isWholeAssessment, kindOf } from '../../src/workspace/fileKind.ts';

const root = new URL('../../', import.meta.url);
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);
const plain = 'formatVersion: 1\norganization: { name: x }\nanswers: {}\n';

describe('an assessment', () => {
  test.each<readonly [string, Uint8Array]>([
    ['the starter', readFileSync(new URL('templates/assessment.yaml', root))],
    ['the sample', readFileSync(new URL('templates/sample.assessment.yaml', root))],
    ['a plain one', bytes(plain)],
    ['one with Windows line ends', bytes(plain.replaceAll('\n', '\r\n'))],
    ['one with a byte order mark', bytes(`\ufeff${plain}`)],
    ['one in UTF-16', bytes(`\ufeff${plain}`, 'utf16le')],
    ['one behind ---, a directive and a comment', bytes(`%YAML 1.2\n---\n# 会社\n\n${plain}`)],
    ['one that is indented as a whole', bytes(plain.replace(/^/gm, '  '))],
    ['one that is indented further than any expression reaches', bytes(plain.replace(/^/gm, ' '.repeat(100_000)))],
    ['one with quoted keys', bytes(plain.replace(/^(\w+)/gm, '"$1"'))],
    ['one as JSON', bytes('{"formatVersion": 1, "organization": {"name": "x"}, "answers": {}}')],
    ['one with a full-width colon', bytes(plain.replace('answers:', 'answers：'))],
    ['one with a misspelt key', bytes(plain.replace('answers', 'anwsers'))],
    ['one that ends in the middle', bytes(`${plain.slice(0, 30)}: [`)],
  ])('is %s', (_what, content) => {
    expect(isWholeAssessment(content)).toBe(true);
  });
});

describe('no assessment', () => {
  const folders = ['controls/', 'controls/guidance/', 'controls/translation/', 'controls/crosswalk/'];
  const shipped = folders.flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${folder}${name}`),
  );

  test.each(shipped)('is %s', (name) => {
    expect(isWholeAssessment(readFileSync(new URL(name, root)))).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['a comment', '# answers:\n# organization:\n'],
    ['a config', 'level: star3\nfailOn: warning\n'],
    ['a baseline', 'formatVersion: 1\ntakenOn: 2026-11-21\nfiles: {}\n'],
    ['a hand-out', `${plain}handout: { ids: [] }\n`],
    ['the file of another program', 'services:\n  organization: x\n  answers: 1\n  catalogue: 1\n'],
    ['answers alone', 'answers: {}\n'],
  ])('is %s', (_what, text) => {
    expect(isWholeAssessment(bytes(text))).toBe(false);
  });
});

describe('a translation is told from guidance', () => {
  const about = (rest: string) => bytes(`formatVersion: 1\ncatalogue: a\nlang: fr\n${rest}`);

  test.each([
    'criteria:\n  a:\n    question: Q\n',
    'criteria:\n  a: { why: W, metWhen: [M] }\n',
    'criteria: { a: { title: T } }\n',
    'criteria:\n  a:\n    riskWhy： R\n',
    'titles: { a: T }\n',
    'plain: { a: P }\n',
    '',
  ])('by what it says: %j', (rest) => {
    expect(kindOf(about(rest), '/x/guidance/a.fr.yaml')).toBe('translation');
  });

  test('by its folder, where it says what guidance says, too', () => {
    const text = about('criteria:\n  a:\n    firstStep: F\n    evidence: [the question, "title"]\n');
    expect(kindOf(text, '/x/translation/a.fr.yaml')).toBe('translation');
    expect(kindOf(text, '/x/guidance/a.fr.yaml')).toBe('guidance');
    expect(kindOf(text)).toBe('guidance');
  });
});
