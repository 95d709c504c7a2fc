import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lexer, LineCounter } from 'yaml';
import { readComposed } from '../../src/yaml/compose.ts';
import { type KnownEntries, readPlain } from '../../src/yaml/plain.ts';
import type { Place } from '../../src/yaml/range.ts';
import { readYaml } from '../../src/yaml/read.ts';
import { yamlTexts } from '../helpers/yamlTexts.ts';

const ENOUGH = 1_500_000;

/** A value with the order of its keys, and where each part of it stands. */
function whole({ value, root }: { readonly value: unknown; readonly root: Place }) {
  return { value, order: JSON.stringify(value), places: placesIn(root) };
}

function placesIn({ start, end, key, below }: Place): unknown {
  const inner = below && [...below()].map(([name, place]) => [name, placesIn(place)]);
  return { start, end, key: key && [key.start, key.end], inner };
}

function readByLibrary(text: string) {
  const reading = readComposed('a.yaml', text, new LineCounter(), ENOUGH);
  return reading.ok ? whole(reading) : reading.diagnostics;
}

/** Whether it is read without the library; if so, exactly as the library would. */
function isPlain(text: string): boolean {
  const plain = readPlain(text, ENOUGH);
  if (plain !== undefined) expect(whole(plain), text).toEqual(readByLibrary(text));
  return plain !== undefined;
}

function fileNames(folder: string): string[] {
  return readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function contentOf(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}

describe('a text is read exactly as the library reads it, or left to the library', () => {
  const samples = ['templates/assessment.yaml', 'templates/sample.assessment.yaml', 'templates/catalogue.yaml'];

  test('whatever it is', () => {
    fc.assert(
      fc.property(yamlTexts(...samples.map(contentOf)), (text) => {
        isPlain(text);
      }),
      { numRuns: 800 },
    );
  });

  test.each(fileNames('controls'))('%s', (file) => {
    isPlain(contentOf(file));
    isPlain(contentOf(file).replaceAll('\n', '\r\n'));
  });
});

describe('a text that is much like one before it is read as if it were the first', () => {
  const readAfter = (texts: readonly string[]) => {
    const known: KnownEntries = new Map();
    for (const text of texts) {
      const [again, fresh] = [readPlain(text, ENOUGH, known), readPlain(text, ENOUGH)];
      expect(again && whole(again), text).toEqual(fresh && whole(fresh));
    }
    return known;
  };

  test('whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(yamlTexts(contentOf('templates/sample.assessment.yaml')), { minLength: 2, maxLength: 4 }),
        (texts) => {
          readAfter(texts);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    [
      'an entry further down',
      ['a:\n  b:\n    - 1\n', 'a:\n  c: 0\n  # d\n\n  b:\n    - 1\n', 'z: 1\na:\n  b:\n    - 1\n'],
    ],
    ['an entry at another column', ['a:\n  b: |2\n      c\n', 'a:\n    b: |2\n      c\n']],
    ['a list below its key', ['a:\n  b: 1\n', 'a:\n  b: 1\n  - 2\n', 'a:\n  b:\n  - 2\n', 'a:\n  b:\n  - 2\n  c: 1\n']],
    [
      'a text that goes on',
      ['a:\n  b: |+\n    c\n\n', 'a:\n  b: |+\n    c\n\n  d: 1\n', 'a:\n  b: |\n    c\n   # d\n'],
    ],
    ['no line end at the end', ['a:\n  b: 1', 'a:\n  b: 1\n', 'a:\n  b: 1  ', 'a:\n  b: 1\n  c: 2']],
    ['a key that is there twice', ['a:\n  b: 1\n', 'a:\n  b: 1\n  b: 1\n']],
    ['Windows line ends', ['a:\r\n  b: |\r\n    c\r\n', 'a:\n  b: |\n    c\n', 'a:\r\n  d: 1\r\n  b: |\r\n    c\r\n']],
    ['maps in a list', ['- a: 1\n  b: 2\n', '- a: 1\n  b: 2\n- a: 1\n  b: 2\n']],
  ])('%s', (_, texts) => {
    readAfter(texts);
  });

  test('no entry is read twice', () => {
    const [first, second] = ['a:\n  b: [1]\n  c: 2\n', 'a:\n  b: [1]\n  c: 3\n'];
    const known = readAfter([first, second]);
    expect(known.size).toBe(3);
    const entryOf = (text: string) => Reflect.get(Object(readPlain(text, ENOUGH, known)?.value), 'a').b;
    expect(entryOf(first)).toBe(entryOf(second));
  });
});

describe('is read without the library', () => {
  test.each(fileNames('templates'))('%s', (file) => {
    expect(isPlain(contentOf(file))).toBe(true);
  });

  test.each([
    ['a map in a map', 'a:\n  b:\n    c: 1\nd: x\n'],
    ['a list below its key', 'a:\n- b\n- c\nd: 1\n'],
    ['a list of maps', '- a: 1\n  b: 2\n-   c: 3\n    d:\n    - e\n'],
    ['comments and blank lines', '# a\n\n  # b\na: 1 # c\n\n#d\nb: # e\n   # f\n  c: x#y # z\n\n# g'],
    ['quotes', `"a b": 'it''s'\n'c': "\\"\\\\\\n\\u3042\\/" # d\ne: ""\n`],
    ['signs that could mean something', 'a: -x\nb: ?x\nc: :x\nd: http://x/#y\n-e: x-\nf: a"b\'c\n'],
    ['words that are no texts', 'a: true\nb: false\nc: 0\nd: 12\ne: -1\n'],
    ['words that only look so', 'a: yes\nb: 2026-04-01\nc: 1-2-1-1\nd: 2026年版\ne: 0b1\nf: 1_000\ng: 12:30\n'],
    ['Japanese', '会社: 株式会社みどり　山田\n　番号: 「：」\n'],
    ['lists and maps on one line', 'a: []\nb: {}\nc: [ x y, "z, w" , 1]\nd: { e: f, "g": [h, {}] } # i\n'],
    ['texts of several lines', 'a: |\n  b\n\n    c: d\n  # e\nf: >-\n  g\n  h\ni: |2+\n    j\n\nk: 1\n'],
    ['Windows line ends', 'a:\r\n  - b # c\r\n\r\n  - |\r\n    d\r\n\r\n    e\r\nf: "g"\r\n'],
    ['no line end at the end', 'a:\n  - |\n    b'],
  ])('%s', (_, text) => {
    expect(isPlain(text)).toBe(true);
  });
});

test('a text that is read without the library has a document to edit all the same', () => {
  const read = (text: string) => {
    const reading = readYaml({ name: 'a.yaml', bytes: Buffer.from(text) }, { maxBytes: 1000 });
    if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics));
    return reading;
  };
  for (const text of ['a:\n  - b # c\n', 'a: null\n']) {
    const { document, value } = read(text);
    expect(document().toJS()).toEqual(value);
    expect(document().toString()).toBe(text);
    expect(document()).toBe(document());
  }
});

describe('is left to the library', () => {
  test.each([
    ['nothing', ''],
    ['a comment alone', '# a\n'],
    ['a word alone', 'a\n'],
    ['a document that starts or ends', '---\na: 1\n'],
    ['dots that end it', '... a: 1\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a key without a value', 'a:\nb: 1\n'],
    ['a dash without a value', '-\n- a\n'],
    ['null', 'a: null\n'],
    ['a fraction', 'a: 1.0\n'],
    ['a number with a leading zero', 'a: 007\n'],
    ['a number too large to be exact', 'a: 12345678901234567890\n'],
    ['a hexadecimal number', 'a: 0x1F\n'],
    ['TRUE', 'a: TRUE\n'],
    ['a text over two lines', 'a: b\n  c\n'],
    ['a quoted text over two lines', 'a: "b\n  c"\n'],
    ['a quote that is never closed', 'a: "b\n'],
    ['something behind a quote', 'a: "b" c\n'],
    ['an escape that only YAML knows', 'a: "\\x41"\n'],
    ['an anchor', 'a: &b c\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a key with a question mark', '? a\n: b\n'],
    ['a tab', 'a: b\tc\n'],
    ['a byte order mark', '\ufeffa: 1\n'],
    ['a lone carriage return', 'a: 1\rb: 2\n'],
    ['a line separator', 'a: b\u2028c\n'],
    ['a key that is there twice', 'a: 1\na: 2\n'],
    ['a key that is there twice, on one line', 'a: { b: 1, "b": 2 }\n'],
    ['a key of more than a thousand signs', `"${'a'.repeat(1100)}": 1\n`],
    ['no space behind a colon', 'a:1\n'],
    ['a full-width colon', 'a： 1\nb: 2\n'],
    ['two colons', 'a: b: c\n'],
    ['a colon at the end', 'a: b:\n'],
    ['an indent that fits nothing', 'a:\n    b: 1\n  c: 2\n'],
    ['an indented start', '  a: 1\n'],
    ['a list beside a map', 'a: 1\n- b\n'],
    ['a map beside a list', '- a\nb: 1\n'],
    ['brackets over two lines', 'a: [b,\n  c]\n'],
    ['brackets that are never closed', 'a: [b\n'],
    ['brackets that do not match', 'a: [b}\n'],
    ['a comma too many', 'a: [b, ]\n'],
    ['a pair in a list on one line', 'a: [b: c]\n'],
    ['a comment without a space', 'a: "b"#c\n'],
    ['a text of blank lines', 'a: |\n\nb: 1\n'],
    ['a blank line of spaces in a text', 'a: |\n  b\n   \n  c\n'],
    ['lines of a folded text that are indented further', 'a: >\n  b\n    c\n'],
  ])('%s', (_, text) => {
    expect(isPlain(text)).toBe(false);
  });

  test('a text with as many parts as are refused', () => {
    fc.assert(
      fc.property(yamlTexts(), (text) => {
        const parts = [...new Lexer().lex(text)].length;
        expect(readPlain(text, parts - 1)).toBe(undefined);
      }),
    );
  });

  const nestedBlocks = (depth: number) =>
    Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:${at === depth - 1 ? ' 1' : ''}\n`).join('');
  const nestedBrackets = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;

  test.each([nestedBlocks, nestedBrackets])('%o deeper than any file of ours', (nested) => {
    expect(isPlain(nested(15))).toBe(true);
    expect(isPlain(nested(60))).toBe(false);
    expect(readPlain(nested(2000), ENOUGH)).toBe(undefined);
  });
});
