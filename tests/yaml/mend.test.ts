import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { parseCatalogue } from '../../src/catalogue/parse.ts';
import { type Judge, mended } from '../../src/yaml/mend.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const asAssessment: Judge = (text) => parseAssessment({ name: 'a.yaml', bytes: bytesOf(text) }, () => catalogue);
const asCatalogue: Judge = (text) => parseCatalogue({ name: 'c.yaml', bytes: bytesOf(text) });
const mend = (text: string, judge = asAssessment) => mended(text, judge);
const errorsIn = (text: string, judge = asAssessment) =>
  judge(text).diagnostics.filter(({ severity }) => severity === 'error');

const clean = `formatVersion: 1
organization:
  name: サンプル製作所
scope: { companies: [サンプル製作所] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: {}
# 答え　コメント：そのまま
answers:
  1-2-1-1:
    state: met
    note: "手順書：ここは　全角のまま"   # 余白も
    lastDone: 2026-10-01
    evidence:
      - title: 体制表 ver２
        kind: document
  1-2-1-2: { state: unmet, owner: 総務 }
  1-2-1-3:
    state: partial
    missing: [1, 2]
`;

/** Slips that can be meant in one way only: what is written, and what is there instead. */
const slips: Readonly<Record<string, readonly [string, string]>> = {
  'a full-width colon': ['answers:', 'answers：'],
  'a full-width colon within a line': ['1-2-1-2: {', '1-2-1-2：{'],
  'a full-width blank behind a colon': ['state: met', 'state:　met'],
  'a full-width blank before a colon': ['    lastDone:', '    lastDone　:'],
  'a no-break space in a key': ['    lastDone:', '    lastDone\u00a0:'],
  'a zero-width space in a key': ['    lastDone:', '    last\u200bDone:'],
  'a zero-width space behind a state': ['state: met', 'state: met\u200b'],
  'full-width digits of an id': ['1-2-1-1:', '１-２-１-１:'],
  'a long vowel mark in a date': ['2026-10-01', '2026ー10ー01'],
  'a full-width state': ['state: partial', 'state: ｐａｒｔｉａｌ'],
  'full-width brackets': ['[1, 2]', '［1、 2］'],
  'a blank left out': ['state: partial', 'state:partial'],
  'an indent of full-width blanks': ['  1-2-1-2: {', '　1-2-1-2: {'],
  'an indent of as many full-width blanks': ['  1-2-1-2: {', '　　1-2-1-2: {'],
  'a tab as indent': ['    lastDone', '\tlastDone'],
  'tabs as indent of a list': ['      - title: 体制表 ver２\n        kind', '\t- title: 体制表 ver２\n\t  kind'],
  'a mistyped key': ['    lastDone:', '    lastDoen:'],
  'a mistyped key in quotes': ['    lastDone:', '    "lastDoen":'],
  'a mistyped key in a map on one line': ['owner: 総務', 'ownr: 総務'],
  'line ends of Windows': ['profile: {}\n', 'profile: {}\r\n'],
};

describe('what can be meant in one way only', () => {
  test.each(Object.entries(slips))('%s', (_, [right, wrong]) => {
    expect(clean).toContain(right);
    const broken = clean.replace(right, () => wrong);
    const after = mend(broken);
    expect(errorsIn(after)).toEqual([]);
    expect(parse(after)).toEqual(parse(clean));
    // Only the lines of the slip change, and of those not what was right.
    const [from, to] = [broken.split('\n'), after.split('\n')];
    expect(to).toHaveLength(from.length);
    const changed = from.flatMap((line, index) => (line === to[index] ? [] : [index]));
    expect(changed.length).toBeLessThanOrEqual(right.split('\n').length);
  });

  test('a block indented by nothing but full-width blanks, or by nothing but tabs', () => {
    for (const blank of ['　', '\t']) {
      const broken = clean.replace(/^ {2,}/gm, (indent) => blank.repeat(indent.length / 2));
      const after = mend(broken);
      expect(errorsIn(after)).toEqual([]);
      expect(parse(after)).toEqual(parse(clean));
    }
  });

  test.each([2, 4, 8])(
    'a whole file whose every %i columns of indent an editor has made a tab, with Japanese notes',
    (width) => {
      const sample = readFileSync(join(root, 'templates', 'sample.assessment.yaml'), 'utf8').replaceAll('\r\n', '\n');
      const unexpanded = (indent: string) =>
        '\t'.repeat(Math.floor(indent.length / width)) + ' '.repeat(indent.length % width);
      const broken = sample.replace(/^ +/gm, unexpanded);
      expect(errorsIn(broken).map(({ code, args }) => [code, args['detail']])).toContainEqual([
        'yaml-syntax',
        'TAB_AS_INDENT',
      ]);
      const after = mend(broken);
      expect(errorsIn(after)).toEqual([]);
      expect(parse(after)).toEqual(parse(sample));
    },
  );

  test('all of it at once', () => {
    const broken = Object.values(slips)
      .filter(([right]) => right.split('\n').length === 1)
      .reduce((text, [right, wrong]) => (text.includes(right) ? text.replace(right, () => wrong) : text), clean);
    const after = mend(broken);
    expect(errorsIn(after)).toEqual([]);
    expect(parse(after)).toEqual(parse(clean));
  });

  test('the counts that a catalogue promises, in either way of writing them, where nothing else is wrong', () => {
    const own = readFileSync(join(root, 'tests', 'fixtures', 'seeded', 'kijun.yaml'), 'utf8');
    const wrong = own.replace(/(criteria: )\d+/, '$199');
    expect(errorsIn(wrong, asCatalogue).map(({ code }) => code)).toEqual(['count-promise-not-kept']);
    expect(mend(wrong, asCatalogue)).toBe(own);
    const worse = wrong.replace(/^( *)section: \S+/m, '$1section: nai');
    expect(errorsIn(worse, asCatalogue).length).toBeGreaterThan(1);
    expect(mend(worse, asCatalogue)).toBe(worse);
  });
});

describe('what a person has to decide stays', () => {
  test.each([
    ['a state that there is not', 'state: met', 'state: yes'],
    ['a criterion that there is not', '1-2-1-3:', '1-2-9-3:'],
    ['a day that there is not', '2026-10-01', '2026-02-30'],
    ['a key that is there already', '    lastDone:', '    nots: x\n    lastDone:'],
    ['a key far from all', '    lastDone:', '    zzzzzz: x\n    lastDone:'],
    ['a quote that is never closed', 'owner: 総務', 'owner: "総務'],
    ['markers of a merge', 'profile: {}', '<<<<<<< a\nprofile: {}\n=======\nprofile：{}\n>>>>>>> b'],
    ['a newer format', 'formatVersion: 1', 'formatVersion: 99'],
  ])('%s', (_, right, wrong) => {
    const broken = clean.replace(right, () => wrong);
    expect(errorsIn(broken)).not.toEqual([]);
    expect(mend(broken)).toBe(broken);
  });

  test.each([
    [['who', 'why'], 'whw'],
    [['who'], 'who'],
  ])('a key that is near to each of %j', (allowed, after) => {
    const judge: Judge = (text) => {
      const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 4 } };
      const args = { value: 'whw', suggestion: 'who' };
      return {
        diagnostics: text.startsWith('whw') ? [{ code: 'unknown-key', args, severity: 'error', range, allowed }] : [],
      };
    };
    expect(mended('whw: x\n', judge)).toBe(`${after}: x\n`);
  });

  test('a sign is mended where much else is wrong', () => {
    const broken = 'formatVersion： 1\norganization: { name: x }\n';
    expect(mend(broken)).toBe('formatVersion: 1\norganization: { name: x }\n');
  });

  test('an indent that would say two things', () => {
    const range = { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } };
    const judge: Judge = (text) =>
      text.includes('\u3000')
        ? {
            diagnostics: [{ code: 'yaml-syntax', args: {}, severity: 'error', range }],
            repaired: { text: text.replace('\u3000', '  '), otherIndents: new Map([[1, ' ']]) },
          }
        : { diagnostics: [] };
    // Below the key in either case; in the text of the note, or as a list of its own.
    expect(mended('a:\n\u3000- b\n', judge)).toBe('a:\n  - b\n');
    expect(mended('- - x\n\u3000- y\n', judge)).toBe('- - x\n\u3000- y\n');
  });
});

describe('for any file', () => {
  const signs = ['：', '　', '\t', '\u200b', '\u00a0', 'ー', '\r', '"', '#', '\n', '{', '-', ' ', 'x', '１'];
  const edits = fc.array(fc.tuple(fc.nat(clean.length), fc.nat(2), fc.constantFrom(...signs)), {
    minLength: 1,
    maxLength: 4,
  });
  const edited = edits.map((all) =>
    all.reduce((text, [at, cut, sign]) => text.slice(0, at) + sign + text.slice(at + cut), clean),
  );

  test('mending twice is mending once, leaves no more errors, and never changes what a right file says', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(edited, (text) => {
        const after = mend(text);
        expect(mend(after)).toBe(after);
        expect(after.split('\n')).toHaveLength(text.split('\n').length);
        const before = errorsIn(text);
        if (before.length === 0) expect(parse(after)).toEqual(parse(text));
        const comments = (one: string) => one.split('\n').filter((line) => line.startsWith('#'));
        if (!text.includes('\r')) expect(comments(after)).toEqual(comments(text));
      }),
      { numRuns: 60, seed: 20261129 },
    );
  });
});

describe('a line that cannot be mended', () => {
  const head = clean.slice(0, clean.indexOf('  1-2-1-1:'));
  const lines = (text: string) => text.split('\n');

  test.each([
    ['no YAML at all', '  1-2-1-1： { state: met }\n', '  @@@ no more than a line\n', '  1-2-1-2：\n    state： met\n'],
    [
      'an item that may belong to either list',
      '  1-2-1-1:\n    state: met\n    evidence:\n    － title： a\n',
      '　　　－ title: b\n',
      '  1-2-1-2： { state： met }\n',
    ],
    [
      'a bracket never closed',
      '  1-2-1-1：\n    state: met\n',
      '  1-2-1-2: { state: met\n',
      '  1-2-1-3：\n    state： met\n',
    ],
    ['an indent that fits nothing', '  1-2-1-1:\n　　 state: met\n', '   　note: a\n', '  1-2-1-3： { state： met }\n'],
  ])('stays as it is and is told, and the others are mended: %s', (_, above, line, below) => {
    const text = head + above + line + below;
    const after = mend(text);
    const number = lines(head + above).length - 1;
    expect(lines(after)[number]).toBe(line.trimEnd());
    expect(errorsIn(after).map(({ range }) => (range?.start.line ?? 0) - 1)).toContain(number);
    expect(lines(after).toSpliced(number, 1).join('\n')).not.toMatch(/[：－　](?=.*(?:title|state|1-2))|\d：/);
    expect(errorsIn(lines(after).with(number, '').join('\n'))).toEqual([]);
    expect(mend(after)).toBe(after);
  });

  test('of several, each stays, and what is between them is mended', () => {
    const text = `${head}  1-2-1-1： { state: met }\n  @@@\n  1-2-1-2： { state: met }\n  %%%\n  1-2-1-3： { state: met }\n`;
    const after = mend(text);
    expect(after).toBe(text.replaceAll('：', (sign, at) => (at > head.length ? ':' : sign)));
  });
});

test('reads a file no more often than it may, and keeps what was mended by then', () => {
  const answers = shippedCatalogue().requirements.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const note = 'メモ'.repeat(1000);
  const text = `${clean.slice(0, clean.indexOf('  1-2-1-1:'))}${answers
    .map((id) => `  ${id}:\n    state: met\n    noet: "${note}"\n    zzzzzz: 1\n`)
    .join('')}`;
  let letters = 0;
  const left = mended(text, (other) => {
    letters += other.length;
    return asAssessment(other);
  });
  expect(text.length).toBeGreaterThan(300_000);
  expect(letters).toBeLessThan(2_500_000);
  expect([left.includes('noet'), left.includes('note')]).toEqual([false, true]);
});

const head = clean.slice(0, clean.indexOf('  1-2-1-1:'));

test('a text with more wrong in it than a slip of the hand explains is read once', () => {
  const text = `${head}${Array.from({ length: 3000 }, (_, n) => `  a-${n}： { state: met }\n`).join('')}`;
  let times = 0;
  const after = mended(text, (other) => {
    times += 1;
    return asAssessment(other);
  });
  expect([after === text, times]).toEqual([true, 1]);
});

test('what is read in the search for a sign counts among what is read of a file', () => {
  const found = asAssessment(`${head}  1-2-1-1： { state: met }\n`);
  const without = asAssessment(`${head}  1-2-1-1: { state: met }\n`);
  expect(found.cost).toBeGreaterThan(2 * head.length);
  expect(without.cost ?? 0).toBeLessThan(2 * head.length);
});
