import { describe, expect, test } from 'vitest';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { describeDiagnostic, hintFor } from '../../src/report/words/diagnostic.ts';
import { closest } from '../../src/text/closest.ts';

const ja = translator(await loadMessages('ja'));

const only = (answer: string) => onlyIn(`answers:\n  1-2-1-1: { ${answer} }`);

function onlyIn(rest: string) {
  const text = `formatVersion: 1
organization: { name: サンプル製作所 }
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
${rest}
`;
  const { diagnostics } = parseAssessment({ name: 'a.yaml', bytes: new TextEncoder().encode(text) });
  const [found, ...others] = diagnostics;
  if (found === undefined || others.length > 0) throw new Error('one problem is expected');
  return found;
}

describe('a word in place of a state', () => {
  test.each([
    ['まだ', 'unmet'],
    ['未対応', 'unmet'],
    ['未実施', 'unmet'],
    ['"×"', 'unmet'],
    ['一部', 'partial'],
    ['対応中', 'partial'],
    ['△', 'partial'],
    ['不明', 'unknown'],
    ['"?"', 'unknown'],
    ['○', 'met'],
    ['対応済み', 'met'],
  ])('%s: the hint does not tell all of them', (word, meant) => {
    const found = only(`state: ${word}`);
    expect(found.args['suggestion']).toBe(meant);
    expect(hintFor(ja, found)).toBeUndefined();
  });

  test.each(['n/a', '対象外', '該当なし', '―'])('%s needs a reason', (word) => {
    const found = only(`state: ${word}`);
    expect(found.args['suggestion']).toBe('not-applicable');
    expect(hintFor(ja, found)).toContain('reason');
  });

  test('one that could be any: all of them are told', () => {
    expect(hintFor(ja, only('state: 何か'))).toMatch(/met.*partial.*unmet.*unknown.*not-applicable/);
  });
});

test.each([
  ['warn', 'warning'],
  ['err', 'error'],
  ['of', 'off'],
  ['w', undefined],
  ['info', undefined],
])('the beginning of a word is that word where no other begins so: %s is %s', (written, meant) => {
  expect(closest(written, ['off', 'warning', 'error'])).toBe(meant);
});

test.each(['re', 'rep', 'repo'])('of two that begin so, none is meant: %s', (written) => {
  expect(closest(written, ['reporting', 'reporters'])).toBeUndefined();
});

describe('a word in place of yes or no', () => {
  const places = [
    ['profile:\n  has-servers: VALUE\nanswers: {}', ['true', 'false', 'unknown']],
    ['answers:\n  1-2-1-1: { state: met, evidence: [{ title: 規程, confidential: VALUE }] }', undefined],
  ] as const;

  test.each(
    [
      ['はい', 'true'],
      ['yes', 'true'],
      ['○', 'true'],
      ['いいえ', 'false'],
      ['"no"', 'false'],
      ['なし', 'false'],
      ['"true"', 'true'],
      ["'False'", 'false'],
      ['on', 'true'],
      ['1', 'true'],
      ['0', 'false'],
      ['たぶん', undefined],
      ['2', undefined],
    ].flatMap(([word, meant]) => places.map(([place, allowed]) => [word, meant, place, allowed] as const)),
  )('%s is %s', (word, meant, place, allowed) => {
    const found = onlyIn(place.replace('VALUE', word ?? ''));
    // What is beside confidential evidence is told of as little as can be.
    expect([undefined, meant]).toContain(found.args['suggestion']);
    if (allowed !== undefined) expect([found.args['suggestion'], found.allowed]).toEqual([meant, allowed]);
  });

  test('one that says that nobody knows', () => {
    expect(onlyIn('profile: { has-servers: わからない }\nanswers: {}').args['suggestion']).toBe('unknown');
  });
});

test.each([
  ['まだ', 'state: unmet と'],
  ['○', 'state: met と'],
  ['はい', 'met・partial・unmet・unknown・not-applicable'],
  ['', 'met・partial・unmet・unknown・not-applicable'],
  ['[met]', 'met・partial・unmet・unknown・not-applicable'],
])('%s in place of an answer: how an answer is written is told', (word, words) => {
  const found = onlyIn(`answers:\n  1-2-1-2: ${word}`);
  expect([found.code, hintFor(ja, found)]).toEqual(['wrong-type', expect.stringContaining(words)]);
  expect(hintFor(ja, found)).toContain('「1-2-1-2:」');
});

describe('a date in another form', () => {
  test.each([
    ['令和8年10月1日', '2026-10-01'],
    ['R8.10.1', '2026-10-01'],
    ['2026/10/1', '2026-10-01'],
    ['2026年10月1日', '2026-10-01'],
    ['"20261001"', '2026-10-01'],
  ])('%s is put right', (typed, right) => {
    expect(only(`state: met, lastDone: ${typed}`)).toMatchObject({ code: 'invalid-date', args: { suggestion: right } });
  });

  test.each(['2026-02-30', '10月1日', 'あした', '"2026-10-01、2026-10-02"'])(
    '%s is no day, and none is made up',
    (typed) => {
      expect(only(`state: met, lastDone: ${typed}`).args['suggestion']).toBeUndefined();
    },
  );
});

test.each([
  ['options: [A]', '小文字'],
  ['evidence: [{ title: 規程, file: ../a.pdf }]', 'フォルダ'],
  ['evidence: [{ title: 規程, sha256: ABC }]', '64文字'],
])('%s: the form is told', (answer, words) => {
  const found = only(`state: met, ${answer}`);
  expect(found.code).toBe('invalid-format');
  expect(hintFor(ja, found)).toContain(words);
  expect(describeDiagnostic(ja, found)).not.toContain('{');
});

describe('what stands in the place of a day', () => {
  const places = [
    'state: unmet, due: VALUE',
    'state: met, lastDone: VALUE',
    'state: met, evidence: [{ title: 規程, date: VALUE }]',
    'state: met, evidence: [{ title: 規程, validUntil: VALUE }]',
    'state: unmet, waiver: { reason: 工事, until: VALUE }',
    'state: unmet, answeredOn: VALUE',
  ];

  test.each(places)('%s: a number is told as a day, too, with the one that is meant', (place) => {
    const found = (value: string) => {
      const { code, args } = only(place.replace('VALUE', value));
      return [code, args['suggestion']];
    };
    for (const value of ['20261130', '"20261130"', '2026/11/30', '２０２６１１３０', 'R8.11.30'])
      expect([value, ...found(value)]).toEqual([value, 'invalid-date', '2026-11-30']);
    for (const value of ['2026', '2026.11', '20261399', '-1', '.inf', '1e8', '来月末'])
      expect([value, ...found(value)]).toEqual([value, 'invalid-date', undefined]);
  });
});
