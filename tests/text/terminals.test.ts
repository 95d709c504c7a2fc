import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import type { Document, DocumentBlock } from '../../src/report/document.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { renderDiagnostics } from '../../src/report/render/diagnostics.ts';
import { renderText } from '../../src/report/render/text.ts';
import { isWidthSure, ruleOf, widthOf } from '../../src/text/width.ts';
import { nameBefore } from '../../src/text/wrap.ts';
import { firm, folderOf } from '../helpers/portfolio.ts';
import { run } from '../helpers/runCli.ts';

const t = translator(ja);
const terminals = [
  ['in one column', true],
  ['in two columns', false],
] as const;

/** Where each match ends, on a terminal that draws ○ ★ ─ and their like in one column or in two. */
function endsOf(pattern: RegExp, text: string, ambiguousIsNarrow: boolean): readonly number[] {
  return text.split('\n').flatMap((line) => {
    const match = pattern.exec(line);
    return match === null ? [] : [stringWidth(line.slice(0, match.index + match[0].length), { ambiguousIsNarrow })];
  });
}

const oneColumn = (ends: readonly number[], count: number) => {
  expect(ends).toHaveLength(count);
  expect(new Set(ends).size).toBe(1);
};

const titled = (blocks: readonly DocumentBlock[]): Document => ({
  title: '見本',
  facts: [['会社', '見本']],
  notices: [],
  parts: [{ title: '見本', blocks }],
});

describe.each(terminals)('where ○ ★ ─ are drawn %s, figures stand in one column', (_, isNarrow) => {
  test('in status, before the marks and whatever the categories are called', async () => {
    const cwd = folderOf({ 'assessment.yaml': firm('★見本', { '1-2-1-1': undefined, '1-2-1-2': { state: 'unmet' } }) });
    const { stdout } = await run(['status'], { cwd });
    oneColumn(endsOf(/^ +\d+(?= {2}[○△×？・―])/, stdout, isNarrow), 6);
    oneColumn(endsOf(/^ .* {2}(?=\d+基準のうち)/, stdout, isNarrow), 7);
  });

  test('in bars and tables', () => {
    const counts = { met: 3, partial: 4, unmet: 1, unknown: 0, unanswered: 0, 'not-applicable': 1, total: 9 };
    const titles = ['体制', '①体制 “★3”', '○△×', '※とても長い分野の名前が、ここにどこまでも続いていきます'];
    const text = renderText(
      titled([
        { kind: 'bars', of: '分野', rows: titles.map((title) => ({ title, counts })) },
        {
          kind: 'table',
          title: '数',
          columns: [{ title: '', isHeader: true }, ...['前', '後'].map((title) => ({ title, isNumeric: true }))],
          groups: [{ parts: [{ rows: titles.map((title) => [[title], ['1/9'], ['12/34']]) }] }],
        },
      ]),
      { t, width: 60, paint: plainPaint },
    );
    oneColumn(endsOf(/3\/9(?= )/, text, isNarrow), 4);
    oneColumn(endsOf(/#+\++\.+$/, text, isNarrow), 4);
    oneColumn(endsOf(/12\/34/, text, isNarrow), 4);
    for (const line of text.split('\n')) {
      expect(stringWidth(line, { ambiguousIsNarrow: isNarrow })).toBeLessThanOrEqual(60);
    }
  });

  test.each(['株式会社見本', '★見本○', '①'.repeat(30), '見本'.repeat(30)])(
    'in the portfolio, with %s',
    async (name) => {
      const files = { 'a.yaml': firm('見本'), 'b★.yaml': firm(name), 'c.yaml': firm('見'), 'd.yaml': own('段階①') };
      const cwd = folderOf({ ...files, 'own.yaml': catalogue });
      const { stdout } = await run(['portfolio', '.', '--no-cache'], { cwd });
      oneColumn(endsOf(/未\d+(?= )/, stdout, isNarrow), 4);
      oneColumn(endsOf(/^ .*\d+\/\d+(?= +\d+ +\d+)/, stdout, isNarrow), 4);
    },
  );

  test('and the signs under a line of a file under what they mean', () => {
    const before = '★★: "○─①…", ';
    const line = `${before}stat: met`;
    const range = { start: { line: 1, column: before.length + 1 }, end: { line: 1, column: before.length + 5 } };
    const text = renderDiagnostics(
      [{ code: 'unknown-key', args: { key: 'stat' }, severity: 'error', file: 'a.yaml', range, path: [] }],
      { t, paint: plainPaint, sources: () => line },
    );
    const at = (sign: RegExp) => endsOf(sign, text, isNarrow)[0];
    expect(at(/^.*\^/)).toBe(at(/^ +1 \| .*stat/));
  });
});

const catalogue = `formatVersion: 1
id: own
edition: "1"
lang: ja
title: 見本
source: { document: 見本, publisher: 見本, published: 2026-10-01 }
method: all-of
levels: [{ id: a, title: 段階①, promises: { requirements: 1, criteria: 1 } }]
profileFacts: []
categories: [{ id: "1", title: 分野, sections: [{ id: 1-1, title: 中 }] }]
requirements: [{ id: r1, section: 1-1, title: 要求, criteria: [{ id: q1, level: a, question: 質問ですか, metWhen: [条件] }] }]
`;

function own(name: string): string {
  return stringify({
    formatVersion: 1,
    organization: { name },
    scope: { sites: ['本社'] },
    catalogue: { id: 'own', edition: '1', level: 'a', file: 'own.yaml' },
    profile: {},
    answers: {},
  });
}

test.each([0, 1, 40, 78])('a rule of %i columns has them on every terminal', (width) => {
  for (const [, ambiguousIsNarrow] of terminals) expect(stringWidth(ruleOf(width), { ambiguousIsNarrow })).toBe(width);
});

test.each([
  ['見本 abc ？・', true],
  ['○', false],
  ['a ★', false],
  ['─', false],
  ['…', false],
  ['\u001b[1m見本\u001b[22m', true],
])('whether terminals agree on %s: %s', (text, expected) => {
  expect(isWidthSure(text)).toBe(expected);
});

test('whatever a name holds, what stands beside it is in one column', () => {
  const name = fc.string({ unit: fc.constantFrom('a', '見', '○', '★', '…', ' ', '①', 'é'), maxLength: 30 });
  fc.assert(
    fc.property(name, fc.integer({ min: 6, max: 40 }), (text, columns) => {
      const lines = nameBefore(text, columns, '|').filter((line) => line.endsWith('|'));
      for (const [, isNarrow] of terminals) {
        expect(endsOf(/\|$/, lines.join('\n'), isNarrow)).toEqual([columns + 1]);
      }
      for (const line of nameBefore(text, columns, '')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    }),
    // What it begins with may leave no room for the rest.
    { examples: [[' 見……', 6]] },
  );
});
