import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../scripts/project.mjs';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { parseCatalogue, parseGuidance } from '../../src/catalogue/parse.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import { line } from '../../src/formats/text.ts';
import { cutTexts } from '../../src/yaml/cutTexts.ts';
import { readYaml } from '../../src/yaml/read.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { run } from '../helpers/runCli.ts';

const head = `formatVersion: 1
organization: { name: サンプル製作所 }
scope: { companies: [サンプル製作所] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 } # ★3
profile: {}
`;

const bytes = (text: string) => new TextEncoder().encode(text);

/** `severity line:column`, as far as it is about a cut text; every other code as it is. */
function short({ code, severity, range }: Diagnostic): string {
  const place = `${range?.start.line}:${range?.start.column}`;
  return code === 'text-cut-by-comment' ? `${severity} ${place}` : `${code} ${place}`;
}

function foundIn(answer: string): readonly string[] {
  const text = `${head}answers:\n  1-2-1-1:\n${answer}`;
  const found = parseAssessment({ name: 'assessment.yaml', bytes: bytes(text) }).diagnostics;
  const onWindows = parseAssessment({ name: 'assessment.yaml', bytes: bytes(text.replaceAll('\n', '\r\n')) });
  expect(onWindows.diagnostics.map(short)).toEqual(found.map(short));
  return found.map(short);
}

describe('a text without quotes that a comment follows', () => {
  test.each([
    ['note', '    state: met\n    note: 手順書 #3 を参照。棚は #12\n', '9:15'],
    ['reason', '    state: not-applicable\n    reason: 拠点 #2 だけ\n', '9:16'],
    ['owner', '    state: unmet\n    owner: 総務課 # 4月から\n', '9:16'],
    ['after a tab', '    state: met\n    note: 手順書\t#3\n', '9:15'],
    ['title', '    state: met\n    evidence:\n      - title: 規程 #3\n', '10:19'],
    [
      'reference',
      '    state: met\n    evidence:\n      - { title: 規程,\n          reference: 棚 #12\n        }\n',
      '11:24',
    ],
    ['on the line below', '    state: met\n    note: 手順書\n      #3 を参照\n', '10:7'],
    ['below a title', '    state: met\n    evidence:\n      - title: 規程\n          #3 の棚\n', '11:11'],
    ['waiver', '    state: unmet\n    waiver:\n      reason: 予算 #3 のあと\n', '10:18'],
    ['with something wrong elsewhere', '    note: 手順書 #3\n', '8:15'],
  ])('%s', (_name, answer, place) => {
    expect(foundIn(answer)).toContain(`warning ${place}`);
  });

  test('in lists of names, and in what a specialist writes', () => {
    const text = `${head.replace('{ companies: [サンプル製作所] }', '\n  sites:\n    - 本社 #2')}answers: {}
reviewers:
  shibata: { name: "見本の専門家", relation: outside }
reviews:
  1-2-1-1:
    - by: shibata # 名札
      on: 2026-10-01 # 見た日
      view: agrees # 見解
      advice: 棚 #3 も
      question: 棚 #4 は
      reply: 棚 #5 に
      stamp: sha256:${'0'.repeat(64)} # 見た時
`;
    const { diagnostics } = parseAssessment({ name: 'assessment.yaml', bytes: bytes(text) });
    expect(diagnostics.map(short)).toEqual(['warning 5:10', 'warning 16:17', 'warning 17:19', 'warning 18:16']);
  });

  test.each([
    ['that is all there is', '    state: met\n    note: #3 を参照\n', 'error 9:5'],
    ['that takes a bracket along', '    { state: met, note: 手順書 #3 }\n', 'error 8:29'],
    ['where the text goes on below', '    state: met\n    note: 手順書 #3 を\n      参照\n', 'error 9:15'],
  ])('is an error for one %s', (_name, answer, told) => {
    expect(foundIn(answer)).toEqual([told]);
  });

  test.each([
    ['after a text in quotes', '    state: met\n    note: "手順書" # 3\n    owner: \'総務課\' # 4月から\n'],
    ['after what is no text', '    state: met # まだ\n    due: 2026-10-01 # 年度内\n    options: [a] # 2つ\n'],
    ['on a line of its own', '    # 上\n    state: met\n    # 中\n    note: 手順書\n    # 下\n'],
    [
      'below an item of a list',
      '    state: met\n    evidence:\n      - title: 規程\n        # 次\n        reference: 棚\n',
    ],
    ['in a block of text', '    state: met\n    note: | # 手で\n      手順書 #3\n'],
    ['without a blank before it', '    state: met\n    note: 手順書#3\n'],
    ['behind a key', '    # 1\n    state: met\n    evidence: # 2つ\n      - title: 規程\n'],
  ])('is right %s', (_name, answer) => {
    expect(foundIn(answer)).toEqual([]);
  });

  test('a wrong indent below a comment is a wrong indent', () => {
    expect(foundIn('    state: met # まだ\n     note: 手順書\n')).toEqual(['yaml-syntax 9:6']);
  });
});

test('in any map, the text that is read ends where the finding begins', () => {
  const schema = z.record(z.string(), line(1000));
  const word = fc.stringMatching(/^[a-zあ-ん][a-zあ-ん#]{0,8}$/);
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.array(word, { maxLength: 2 }), (texts, behind) => {
      const comment = behind.length === 0 ? '' : `  # ${behind.join(' ')}`;
      const source = texts.map((one, index) => `k${index}: ${one}${comment}\n`).join('');
      const reading = readYaml({ name: 'a.yaml', bytes: bytes(source) }, { maxBytes: 1e6 });
      if (!reading.ok) throw new Error('a map of words can be read');
      const found = cutTexts('a.yaml', reading, schema);
      expect(found.map(({ path }) => path)).toEqual(comment === '' ? [] : texts.map((_, index) => [`k${index}`]));
      for (const { range, path = [] } of found) {
        const before = source.split('\n')[(range?.start.line ?? 0) - 1]?.slice(0, (range?.start.column ?? 0) - 1);
        expect(before?.trimEnd()).toBe(`${path[0]}: ${(reading.value as Record<string, string>)[String(path[0])]}`);
      }
    }),
  );
});

test.each([
  ['{', '}'],
  ['[', ']'],
])('a comment that takes what closes %s with it is told to hold it', (open, close) => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(word, word, (before, behind) => {
      const inside = open === '{' ? `k: ${before}` : before;
      const source = `a: ${open} ${inside} #${behind} ${close}\nb: 1\n`;
      const reading = readYaml({ name: 'a.yaml', bytes: bytes(source) }, { maxBytes: 1e6 });
      const [found] = reading.ok ? [] : reading.diagnostics;
      expect([found?.code, found?.range?.start]).toEqual([
        'text-cut-by-comment',
        { line: 1, column: source.indexOf('#') + 1 },
      ]);
      expect(found?.args).toEqual({ special: 'closing', sign: close });
    }),
  );
});

describe('in a file of a catalogue', () => {
  test('a question and a condition', () => {
    const text = readFileSync(join(root, 'controls', 'security-action-25.yaml'), 'utf8').replace(
      /( question: )(["']?)([^"'\n]+)\2\n/,
      '$1$3 #2\n',
    );
    const { diagnostics } = parseCatalogue({ name: 'a.yaml', bytes: bytes(text) });
    expect(diagnostics.map(({ code }) => code)).toEqual(['text-cut-by-comment']);
  });

  test('a help text', () => {
    const text = 'formatVersion: 1\ncatalogue: a # カタログ\nlang: ja\ncriteria:\n  "1":\n    why: 棚 #3 のため\n';
    const found = parseGuidance({ name: 'a.yaml', bytes: bytes(text) }).diagnostics;
    expect(found.filter(({ code }) => code === 'text-cut-by-comment').map(short)).toEqual(['warning 6:12']);
  });
});

describe('a command', () => {
  const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
  const folder = (rest: string) => folderOfFirm(aim, rest);
  const answers = 'answers:\n  1-2-1-1:\n    state: unmet\n    owner: 総務課 #3\n';

  test('`check` tells it as a warning, and blocks where that is asked', async () => {
    const cwd = folder(answers);
    const told = async (...more: readonly string[]) => {
      const { stdout } = await run(['check', '--reporter', 'json', ...more], { cwd });
      const [file] = JSON.parse(stdout).files;
      return file.diagnostics.filter(({ code }: Diagnostic) => code === 'text-cut-by-comment');
    };
    const range = { start: { line: 8, column: 16 }, end: { line: 8, column: 18 } };
    expect(await told()).toEqual([expect.objectContaining({ severity: 'warning', blocks: false, range })]);
    expect(await told('--fail-on', 'warning')).toEqual([expect.objectContaining({ blocks: true })]);
    await run(['check', '--update-baseline'], { cwd });
    expect(await told('--fail-on', 'warning', '--baseline', 'scs-check.baseline.yaml')).toEqual([
      expect.objectContaining({ blocks: false, known: true }),
    ]);
  });

  test('the others read the file all the same', async () => {
    expect(await run(['report'], { cwd: folder(answers) })).toMatchObject({ code: 0 });
  });

  test('nothing of what is confidential is shown', async () => {
    const evidence = '    evidence:\n      - { title: "秘密", confidential: true }\n';
    const cwd = folder(answers + evidence.replace('"秘密", ', '\n          秘密の規程 #3,\n          '));
    const { stdout } = await run(['lint'], { cwd });
    expect(stdout).not.toContain('秘密');
  });
});
