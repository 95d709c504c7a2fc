import { describe, expect, test } from 'vitest';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { loadMessages, translator } from '../../src/i18n/t.ts';
import { describeDiagnostic, hintFor } from '../../src/report/diagnosticWords.ts';

const ja = translator(await loadMessages('ja'));

function only(answer: string) {
  const text = `formatVersion: 1
organization: { name: サンプル製作所 }
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
  1-2-1-1: { ${answer} }
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
