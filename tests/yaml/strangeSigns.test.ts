import { describe, expect, test } from 'vitest';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { parseCatalogue } from '../../src/catalogue/parse.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { describeDiagnostic, hintFor } from '../../src/report/words/diagnostic.ts';
import { withSignsNamed } from '../../src/yaml/strangeSigns.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();

const clean = `formatVersion: 1
organization:
  name: サンプル製作所
scope: { companies: [サンプル製作所] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: {}
# 答え
answers:
  1-2-1-1:
    state: met
    lastDone: 2026-10-01
    note: "手順書"
    evidence:
      - title: 体制表
        kind: document
  1-2-1-2: { state: unmet, owner: 総務 }
  1-2-1-3:
    state: partial
    missing: [1, 2]
`;

function problemsIn(text: string): readonly Diagnostic[] {
  return parseAssessment({ name: 'a.yaml', bytes: new TextEncoder().encode(text) }, () => catalogue).diagnostics;
}

/** The codes that name a sign, and one for a blank left out. */
const named = ['full-width-character', 'look-alike-character', 'invisible-character'];

const blanks = { U3000: '\u3000', NBSP: '\u00a0', thin: '\u2009' };
const nothings = { ZWSP: '\u200b', ZWNJ: '\u200c', ZWJ: '\u200d', WJ: '\u2060', softHyphen: '\u00ad' };
const dashes = { cho: 'ー', minus: '−', hyphen: '‐', en: '–', em: '—', fullWidth: '－' };

/** Where a blank stands that YAML cannot do without; `▮` for the sign. */
const placesOfBlanks = {
  'after a colon': ['    state: met', '    state:▮met'],
  'after a colon and a blank': ['    state: met', '    state: ▮met'],
  'behind a state': ['    state: met', '    state: met▮'],
  'behind a date': ['2026-10-01', '2026-10-01▮'],
  'after a dash': ['- title', '-▮title'],
  'as indent': ['    kind: document', '    ▮▮▮▮kind: document'].map((line) => line.replace('    kind', '        kind')),
  'as indent of a key': ['  1-2-1-1:', '▮▮1-2-1-1:'],
  'in braces': ['{ state: unmet', '{ state:▮unmet'],
  'behind a brace': ['{ state: unmet', '{▮state: unmet'],
} as const;

const placesOfNothings = {
  'in a key': ['state: met', 'st▮ate: met'],
  'in an id': ['1-2-1-1', '1-2▮-1-1'],
  'at the start of an id': ['  1-2-1-1', '  ▮1-2-1-1'],
  'in a state': ['state: met', 'state: m▮et'],
  'behind a state': ['state: met', 'state: met▮'],
  'in a date': ['2026-10-01', '2026▮-10-01'],
  'in a number': ['[1, 2]', '[1▮, 2]'],
  'as indent': ['    note', '▮    note'],
  'before a colon': ['    state: met', '    state▮: met'],
  'after a colon': ['    state: met', '    state:▮ met'],
} as const;

const placesOfDashes = {
  'in an id': ['1-2-1-1', '1▮2▮1▮1'],
  'once in an id': ['1-2-1-1', '1-2▮1-1'],
  'in a date': ['2026-10-01', '2026▮10▮01'],
  'before an item': ['- title', '▮ title'],
} as const;

const others = {
  'full-width digits of an id': ['1-2-1-1', '１-２-１-１'],
  'full-width digits of a date': ['2026-10-01', '２０２６-10-01'],
  'a full-width number': ['[1, 2]', '[１, 2]'],
  'a full-width state': ['state: met', 'state: ｍｅｔ'],
  'a full-width key': ['    state: met', '    ｓｔａｔｅ: met'],
  'a full-width colon': ['    state: met', '    state：met'],
  'a full-width colon and a blank': ['    state: met', '    state： met'],
  'a full-width colon behind an id': ['1-2-1-1:', '1-2-1-1：'],
  'a full-width colon in braces': ['{ state: unmet', '{ state：unmet'],
  'full-width braces': ['{ state: unmet, owner: 総務 }', '｛ state: unmet, owner: 総務 ｝'],
  'a full-width brace at the end': ['総務 }', '総務 ｝'],
  'full-width brackets': ['[1, 2]', '［1, 2］'],
  'a full-width comma': ['[1, 2]', '[1，2]'],
  'a Japanese comma': ['[1, 2]', '[1、2]'],
  'a full-width comma in braces': ['unmet, owner', 'unmet，owner'],
  'a full-width number sign': ['# 答え', '＃ 答え'],
  'a full-width number sign behind a state': ['state: met', 'state: met ＃ 済み'],
  'one quote of a word processor': ['"手順書"', '"手順書”'],
  'quotes of a word processor around a state': ['state: met', 'state: “met”'],
  'another quote of a word processor': ["'", "'"],
} as const;

function casesOf(signs: Readonly<Record<string, string>>, places: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(signs).flatMap(([name, sign]) =>
    Object.entries(places).map(([place, [right = '', wrong = '']]) => ({
      name: `${name} ${place}`,
      right,
      wrong: wrong.replaceAll('▮', sign),
    })),
  );
}

const cases = [
  ...casesOf(blanks, placesOfBlanks),
  ...casesOf(nothings, placesOfNothings),
  ...casesOf(dashes, placesOfDashes),
  ...casesOf({ '': '' }, others),
].filter(({ right, wrong }) => right !== wrong);

test('the file is right without them', () => {
  expect(problemsIn(clean)).toEqual([]);
});

describe('a sign that only looks like the right one is named, and nothing else is told', () => {
  test.each(cases)('$name', ({ right, wrong }) => {
    expect(clean).toContain(right);
    const text = clean.replace(right, wrong);
    const found = problemsIn(text);
    // What YAML reads as it was meant is nobody's fault.
    if (found.length === 0) return expect(harmless).toContainEqual([right, wrong]);
    const line = clean.slice(0, clean.indexOf(right)).split('\n').length;
    expect(found.map(({ code, range }) => [named.includes(code), range?.start.line, code])).toEqual([
      [true, line, found[0]?.code],
    ]);
    const [{ range, args }] = found as [Diagnostic];
    const at = text.split('\n')[line - 1]?.charAt((range?.start.column ?? 0) - 1) ?? '';
    expect([at, codePoint(at)]).toContain(args['sign']);
  });
});

function codePoint(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Changes that say the same to YAML. */
const harmless: readonly (readonly [string, string])[] = [];

describe('a blank left out', () => {
  test.each([
    ['    state: met', '    state:met', 10],
    ['  1-2-1-2: { state: unmet, owner: 総務 }', '  1-2-1-2: { state:unmet, owner: 総務 }', 16],
    ['  1-2-1-2: { state: unmet, owner: 総務 }', '  1-2-1-2: { state: unmet, owner:総務 }', 16],
    ['      - title', '      -title', 14],
  ])('%s', (right, wrong, line) => {
    const found = problemsIn(clean.replace(right, wrong));
    expect(found.map(({ code, args, range }) => [code, args['detail'], range?.start.line])).toEqual([
      ['yaml-syntax', 'BLANK_LEFT_OUT', line],
    ]);
  });
});

test('several faults are several findings, each at its line', () => {
  const text = clean
    .replace('    state: met', '    state:\u00a0met')
    .replace('2026-10-01', '2026ー10ー01')
    .replace('{ state: unmet', '{ state：unmet')
    .replace('partial', 'まだ');
  const found = problemsIn(text).map(({ code, range }) => [range?.start.line, code]);
  expect(found).toEqual([
    [10, 'look-alike-character'],
    [11, 'look-alike-character'],
    [16, 'full-width-character'],
    [18, 'answer-not-allowed'],
  ]);
});

test('signs in texts are texts, whatever else is wrong', () => {
  const text = clean
    .replace('note: "手順書"', 'note: 手順書：第２版　ー改訂（‐）、〜“写し”')
    .replace('体制表', '体制\u200b表');
  expect(problemsIn(text)).toEqual([]);
  expect(problemsIn(text.replace('state: met', 'state: 何か')).map(({ code }) => code)).toEqual(['answer-not-allowed']);
});

test('kana whose mark stands apart, in the name of an item of a catalogue', () => {
  const text = `formatVersion: 1\nid: a\nedition: "1"\nlang: か\u3099\n`;
  const found = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode(text) }).diagnostics;
  expect(found.map(({ code }) => code)).not.toContain('look-alike-character');
});

test.each(['ja', 'en'] as const)('every sign has its words in %s', async (language) => {
  const t = translator(await loadMessages(language));
  const told = new Set(
    cases.flatMap(({ right, wrong }) =>
      problemsIn(clean.replace(right, wrong)).map((one) => `${describeDiagnostic(t, one)} ${hintFor(t, one)}`),
    ),
  );
  expect(told.size).toBeGreaterThan(10);
  for (const one of told) expect(one).not.toMatch(/\{\w+\}|undefined|「space」|: space/);
});

/**
 * Letters read again in search of the signs that are to blame for a problem of which no sign is.
 * @param times how often each of them is found again
 * @param untold of how many only the number is told
 */
function lettersRead(problem: Pick<Diagnostic, 'code' | 'args'>, times = 1, untold = 0): number {
  const text = '　メモ：あ\n'.repeat(3000);
  const diagnostics = Array.from({ length: 200 }, (_, line) => ({
    ...problem,
    severity: 'error' as const,
    file: 'a.yaml',
    range: { start: { line: line + 1, column: 1 }, end: { line: line + 1, column: 2 } },
  }));
  const rest: Diagnostic = { code: 'more-problems', args: { count: untold }, severity: 'error', file: 'a.yaml' };
  let read = 0;
  withSignsNamed({ text, diagnostics: untold === 0 ? diagnostics : [...diagnostics, rest] }, 'a.yaml', ({ bytes }) => {
    read += new TextDecoder().decode(bytes).length;
    return { diagnostics: Array.from({ length: times }, () => diagnostics).flat() };
  });
  return read;
}

test('the search for a sign reads a file only so often, the less often the more each reading takes', () => {
  const [data, syntax, costly] = [
    { code: 'unknown-key', args: {} } as const,
    { code: 'yaml-syntax', args: { detail: 'TAB_AS_INDENT' } } as const,
    { code: 'yaml-syntax', args: { detail: 'RESOURCE_EXHAUSTION' } } as const,
  ].map((problem) => lettersRead(problem));
  expect(data).toBeGreaterThan(600_000);
  expect(data).toBeLessThanOrEqual(670_000);
  expect(syntax).toBeGreaterThan(260_000);
  expect(syntax).toBeLessThan(310_000);
  expect(costly).toBe(0);
  expect(lettersRead({ code: 'unknown-key', args: {} }, 6)).toBeLessThan(400_000);
  expect(lettersRead({ code: 'unknown-key', args: {} }, 1, 30_000)).toBe(0);
});
