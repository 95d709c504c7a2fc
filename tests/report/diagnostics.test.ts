import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { compareOfficial } from '../../src/catalogue/compareOfficial.ts';
import { readOfficial } from '../../src/catalogue/officialTable.ts';
import { parseCatalogue, parseGuidance, parseTranslation } from '../../src/catalogue/parse.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { errorCodes } from '../../src/errors.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { countOf, type Diagnostic, type FileCode, fileCodes } from '../../src/formats/diagnostic.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { isMessageKey } from '../../src/i18n/keys.ts';
import { type MessageKey, translator } from '../../src/i18n/t.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { type Paint, plainPaint } from '../../src/report/paint.ts';
import { renderDiagnostics } from '../../src/report/render/diagnostics.ts';
import { sourcesOf } from '../../src/report/render/sources.ts';
import { describeDiagnostic, hintFor } from '../../src/report/words/diagnostic.ts';
import { checkContradictions, checkFirm, type RuleCode, ruleCodes } from '../../src/rules/index.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { upToDate } from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';
import { book, cellOf, formula, inline, officialSheet, withCells } from '../helpers/workbook.ts';

const t = translator(ja);
const fixtures = new URL('../fixtures/lint/', import.meta.url);

function render(diagnostics: readonly Diagnostic[], sources: Readonly<Record<string, string>>, paint = plainPaint) {
  return renderDiagnostics(diagnostics, { t, paint, sources: sourcesOf(new Map(Object.entries(sources))) });
}

function renderFixture(name: string): string {
  const bytes = readFileSync(new URL(`${name}.yaml`, fixtures));
  const { text, diagnostics } = parseCatalogue({ name: 'sample.yaml', bytes });
  return render(diagnostics, { 'sample.yaml': text });
}

function renderAssessment(text: string): string {
  const file = { name: 'assessment.yaml', bytes: new TextEncoder().encode(text) };
  return render(parseAssessment(file).diagnostics, { 'assessment.yaml': text });
}

const ASSESSMENT = `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
`;

/** One warning about the columns from `start` up to `end` of a line. */
function warningAt(line: number, start: number, end: number, extra: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'unknown-key',
    args: { value: 'x' },
    severity: 'warning',
    file: 'a.yaml',
    range: { start: { line, column: start }, end: { line, column: end } },
    ...extra,
  };
}

test('files come in the order in which people count, whatever the severity', () => {
  const files = ['支店10.yaml', '支店2.yaml', 'Ａ社.yaml', 'B社.yaml', 'A社.yaml'];
  const diagnostics = files.flatMap((file) => [1, 2].map((line) => ({ ...warningAt(line, 1, 2), file })));
  expect(render(diagnostics, {}).match(/^[^:\s]+:\d/gm)).toEqual(
    ['A社', 'Ａ社', 'B社', '支店2', '支店10'].flatMap((name) => [`${name}.yaml:1`, `${name}.yaml:2`]),
  );
});

describe('a problem is one block that says what, where, and the way out', () => {
  test('place, code, sentence, the line with a caret, what is allowed, and a hint', () => {
    expect(renderAssessment(`${ASSESSMENT}  1-2-1-1:\n    state: wow\n`)).toBe(
      [
        'assessment.yaml:7:12  エラー answer-not-allowed  「wow」は使えません',
        '    7 |     state: wow',
        '      |            ^^^ met / partial / unmet / unknown / not-applicable',
        '  ヒント: できている: met、一部だけ: partial、まだ: unmet、わからない: unknown、当てはまらない: not-applicable（理由も書きます）',
      ].join('\n'),
    );
  });

  test('what was probably meant', () => {
    expect(renderFixture('unknown-profile-fact')).toBe(
      [
        'sample.yaml:21:20  エラー unknown-profile-fact  「has-server」という会社の情報はありません',
        '   21 |         appliesIf: has-server',
        '      |                    ^^^^^^^^^^ has-servers',
        '  もしかして: has-servers',
      ].join('\n'),
    );
  });

  test('a promise that is not kept, in the words of the reader', () => {
    expect(renderFixture('promise-not-kept').split('\n\n')[0]).toBe(
      [
        'sample.yaml:9:54  エラー count-promise-not-kept  baseの要求事項は2のはずですが、1あります',
        '    9 |   - { id: base, title: 基本, promises: { requirements: 2, criteria: 3 } }',
        '      |                                                        ^',
        '  ヒント: levels の promises の数か、書いた中身のどちらかを直してください',
      ].join('\n'),
    );
  });

  test('a file that is not text has no line to show', () => {
    expect(renderFixture('not-utf8')).toBe(
      [
        'sample.yaml:1:1  エラー not-utf8  文字コードがUTF-8ではありません（Shift_JISのようです）',
        '  ヒント: エディタで「UTF-8」を選んで保存し直してください',
      ].join('\n'),
    );
  });

  test('a problem without a file has no place, and still says what is allowed', () => {
    const diagnostic: Diagnostic = {
      code: 'unknown-level',
      args: { value: 'star9' },
      severity: 'error',
      allowed: ['star3', 'star4'],
    };
    expect(render([diagnostic], {})).toBe('エラー unknown-level  「star9」という段階はありません\n  star3 / star4');
  });

  test('warnings come first and errors last, each by file, line and column', () => {
    const places = render(
      [
        warningAt(1, 5, 6, { severity: 'error' }),
        warningAt(2, 9, 10),
        warningAt(2, 3, 4),
        warningAt(1, 2, 3, { severity: 'error' }),
        warningAt(1, 1, 2, { file: 'b.yaml' }),
      ],
      {},
    )
      .split('\n\n')
      .map((block) => block.split('  ')[0]);
    expect(places).toEqual(['a.yaml:2:3', 'a.yaml:2:9', 'b.yaml:1:1', 'a.yaml:1:2', 'a.yaml:1:5']);
  });
});

test('what counts the rest comes after all that it leaves out', () => {
  const rest: Diagnostic = { code: 'more-problems', args: { count: 7 }, severity: 'error', file: 'a.yaml' };
  const blocks = render([rest, warningAt(9, 1, 2, { severity: 'error' })], {}).split('\n\n');
  expect(blocks.at(-1)).toBe('a.yaml  エラー more-problems  ほかに7件あります。上から直してください');
});

describe('the caret stands under what is meant', () => {
  /** What a reader sees under the caret: both lines measured in columns of the screen. */
  function marked(block: string): { readonly before: string; readonly width: number } {
    const [, line = '', caret = ''] = block.split('\n');
    const columns = (text: string) => stringWidth(text, { ambiguousIsNarrow: false });
    const first = caret.indexOf('^');
    const start = columns(caret.slice(0, first));
    let before = '';
    for (const character of line) {
      if (columns(before) >= start) break;
      before += character;
    }
    return { before, width: caret.lastIndexOf('^') - first + 1 };
  }

  test('after full-width characters', () => {
    const { before, width } = marked(renderFixture('full-width-before'));
    expect(before).toBe('    9 |   - { id: base, title: 基本, promises: { requirements: 1, criteria: ');
    expect(width).toBe(stringWidth('"２"'));
  });

  test('under full-width characters', () => {
    const { before, width } = marked(renderFixture('claims-too-much'));
    expect(before).toBe('    8 |   bands: [{ from: 0, text: ');
    expect(width).toBe(stringWidth('お墨付き'));
  });

  test('after a tab, which is shown as one space', () => {
    const block = renderFixture('tab-indent').split('\n\n')[0] ?? '';
    expect(block.split('\n').slice(1)).toEqual(['   16 |  title: 担当者', '      | ^']);
  });

  test('after an emoji of several code points', () => {
    const line = '👨‍👩‍👧 name: x';
    const start = line.indexOf('x') + 1;
    const { before } = marked(render([warningAt(1, start, start + 1)], { 'a.yaml': line }));
    expect(before).toBe('    1 | 👨·👩·👧 name: ');
  });

  test('in a line that is too long to show, of which the part around the problem is shown', () => {
    const line = `${'あ'.repeat(500)}x${'い'.repeat(500)}`;
    const [, shown = '', caret = ''] = render([warningAt(1, 501, 502)], { 'a.yaml': line }).split('\n');
    expect(shown).toBe(`    1 | ${'あ'.repeat(20)}x${'い'.repeat(79)}`);
    expect(caret).toBe(`      | ${' '.repeat(40)}^`);
  });

  test('to the end of the line where the problem goes on in the next', () => {
    const range = { start: { line: 1, column: 4 }, end: { line: 2, column: 3 } };
    const [, , caret] = render([warningAt(1, 1, 2, { range })], { 'a.yaml': 'a: [1,\n  2' }).split('\n');
    expect(caret).toBe('      |    ^^^');
  });
});

describe('nothing in a file can take over the terminal', () => {
  const ESCAPE = '\u001b[2J\u001b]0;owned\u0007';
  const hostile = ['\u001b', '\u0007', '\r', '\u0085', '\u009b', '\u202e', '\u2066', '\u2028', '\u2029', '\u200f'];

  test('escapes, carriage returns and marks that turn text around become a dot in the excerpt', () => {
    for (const sign of hostile) {
      const line = `title: a${sign}b  # c`;
      const [, shown, caret] = render([warningAt(1, 8, 11)], { 'a.yaml': line }).split('\n');
      expect(shown).toBe('    1 | title: a·b  # c');
      expect(caret?.trimEnd()).toMatch(/^ {6}\| {8}\^+$/);
    }
  });

  test('they are left out of the sentence, the suggestion, the values that are allowed and the name of the file', () => {
    const diagnostic = warningAt(1, 1, 2, {
      args: { value: `a${ESCAPE}b`, suggestion: `c${ESCAPE}d` },
      allowed: [`e${ESCAPE}f`],
      file: `g${ESCAPE}h.yaml`,
    });
    const block = render([diagnostic], {});
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
    expect(block).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(block).toContain('g[2J]0;ownedh.yaml:1:1');
  });

  test('a value cannot pretend to be a line of ours', () => {
    for (const lineBreak of ['\n', '\r\n', '\r', '\u2028']) {
      const value = `x${lineBreak}a.yaml:1:1  エラー yaml-syntax`;
      const block = render([warningAt(1, 1, 2, { args: { value } })], {});
      expect(block.split('\n').filter((line) => !line.startsWith('  ヒント: '))).toHaveLength(1);
    }
  });

  test('a value of a megabyte is not repeated in full', () => {
    const block = render([warningAt(1, 1, 2, { args: { value: 'あ'.repeat(1_000_000) } })], {});
    expect(block.length).toBeLessThan(400);
  });

  test('half of a character never comes out', () => {
    const line = '𠮷'.repeat(200);
    for (const start of [1, 80, 81, 82, 101, 200]) {
      expect(render([warningAt(1, start, start + 1)], { 'a.yaml': line }).isWellFormed()).toBe(true);
    }
  });

  test('colours are the only escapes, and meaning does not hang on them', () => {
    const chalk = new Chalk({ level: 1 });
    const paint: Paint = {
      bold: chalk.bold,
      dim: chalk.dim,
      good: chalk.green,
      middling: chalk.yellow,
      bad: chalk.red,
      accent: chalk.cyan,
    };
    const line = `title: ${ESCAPE}`;
    const painted = render([warningAt(1, 8, 9)], { 'a.yaml': line }, paint);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours that are taken away
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(render([warningAt(1, 8, 9)], { 'a.yaml': line }));
  });
});

describe('every code has its words', () => {
  const codes = [...fileCodes, ...ruleCodes];

  test('every diagnostic has a sentence', () => {
    expect(codes.filter((code) => !isMessageKey(`diagnostic.${code}`))).toEqual([]);
  });

  test('the compiler misses the sentence of a rule, too', () => {
    const keyOf = (code: FileCode | RuleCode): MessageKey => `diagnostic.${code}`;
    expect(codes.map(keyOf)).toHaveLength(new Set(codes).size);
  });

  test('every error says what happened and the way out', () => {
    const silent = errorCodes.flatMap((code) =>
      [`error.${code}`, `error.${code}.hint`].filter((key) => !isMessageKey(key)),
    );
    expect(silent).toEqual([]);
  });

  test('every code of a file is reached, and whatever is found fills its whole sentence and hint', async () => {
    const found = [...fromFixtures(), ...fromAssessments(), ...fromRules(), ...fromSize(), ...fromOfficial()];
    const sentences = found.flatMap((diagnostic) => [describeDiagnostic(t, diagnostic), hintFor(t, diagnostic) ?? '']);
    expect(sentences.filter((sentence) => /\{\w+\}/.test(sentence))).toEqual([]);
    expect(sentences.filter((sentence) => /undefined|null|NaN|\[object/.test(sentence))).toEqual([]);

    const byCommand = await fromLintCommand();
    const reached = new Set<string>([...found.map(({ code }) => code), ...byCommand]);
    expect(fileCodes.filter((code) => !reached.has(code))).toEqual([]);
  });

  test('a key of the file is named as it stands there', () => {
    const keys = ['id', 'note', 'help', 'evidence', 'back', 'all', 'result', 'quit'];
    const sentences = keys.map((key) => describeDiagnostic(t, { code: 'missing-key', args: { key } }));
    expect(sentences).toEqual(keys.map((key) => `「${key}」が足りません`));
    expect(describeDiagnostic(t, { code: 'missing-translation', args: { text: 'aside' } })).toContain('「aside」');
  });

  test('names of the parser and of the schema never reach the reader', () => {
    const words = fromFixtures().flatMap(({ args }) =>
      (['detail', 'expected', 'actual', 'kind'] as const).flatMap((name) =>
        typeof args[name] === 'string' ? [`${name}.${args[name]}`] : [],
      ),
    );
    expect(words.length).toBeGreaterThan(5);
    expect(words.filter((key) => !isMessageKey(key))).toEqual([]);
  });
});

function fromFixtures(): readonly Diagnostic[] {
  const read = (name: string) => ({ name, bytes: readFileSync(new URL(name, fixtures)) });
  const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const { data: catalogue } = parseCatalogue(read('clean.yaml'));
  const translated = { catalogue, guidance: parseGuidance(read('guidance/clean.yaml')).data };
  return names.flatMap((name) => {
    if (name.startsWith('guidance')) return parseGuidance(read(name), catalogue).diagnostics;
    if (name.startsWith('translation')) return parseTranslation(read(name), translated).diagnostics;
    return parseCatalogue(read(name)).diagnostics;
  });
}

function fromOfficial(): readonly Diagnostic[] {
  const catalogue = shippedCatalogue();
  const at = (column: string, id: string) => cellOf(catalogue, column, id);
  const sheet = withCells(officialSheet(catalogue, '写し'), {
    K2: undefined,
    [at('B', '5-1-1-1')]: inline('9'),
    [at('C', '5-1-1-1')]: inline('見本'),
    [at('L', '1-2-1-1')]: inline('1-2-1-2'),
    [at('L', '1-2-1-3')]: inline('9-9-9-9'),
    [at('M', '4-1-3-2')]: undefined,
    [at('M', '4-1-3-3')]: formula('Z1', '見本'),
  });
  const moved = withCells(officialSheet(catalogue), { [at('K', '1-2-1-1')]: inline('★4') });
  return [sheet, moved].flatMap((one) => {
    const table = readOfficial(readXlsx({ name: 'a.xlsx', bytes: book([one]) }));
    return compareOfficial(table, catalogue, 'a.xlsx').diagnostics;
  });
}

function fromSize(): readonly Diagnostic[] {
  const large = parseCatalogue({ name: 'a.yaml', bytes: new Uint8Array(33 * 1024 * 1024) });
  const deep = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode('['.repeat(100)) });
  const wrong = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode('a：1\n'.repeat(300)) });
  const resting = parseCatalogue({ name: 'a.yaml', bytes: new TextEncoder().encode(restingOnAll(600)) });
  return [...large.diagnostics, ...deep.diagnostics, ...wrong.diagnostics, ...resting.diagnostics];
}

/** A catalogue of two requirements: each criterion of the second rests on all of the first. */
function restingOnAll(count: number): string {
  const requirement = (id: string, references: string) =>
    `- { id: ${id}, section: s, title: a, criteria: [${Array.from({ length: count }, (_, at) => `{ id: ${id}-${at}, level: a, question: a, metWhen: [a]${references} }`).join()}] }\n`;
  return `formatVersion: 1
id: a
edition: "1"
lang: ja
title: a
source: { document: a, publisher: a, published: 2026-11-01 }
method: all-of
levels: [{ id: a, title: a }]
categories: [{ id: "1", title: a, sections: [{ id: s, title: a }] }]
profileFacts: []
requirements:
${requirement('r', '')}${requirement('t', ', references: [r]')}`;
}

function fromAssessments(): readonly Diagnostic[] {
  const catalogue = shippedCatalogue();
  const answer = (id: string, rest: string) => `  ${id}: { ${rest} }\n`;
  const points = shippedCatalogue('security-action-25');
  return [
    ASSESSMENT + answer('1-2-1-1', 'state: yes') + answer('1-2-1-2', 'state: met, lastDone: 昨日'),
    ASSESSMENT + answer('1-2-1-9', 'state: met') + answer('4-1-1-2', 'state: met, options: [z]'),
    ASSESSMENT + answer('1-2-1-1', 'state: partial, missing: [99]'),
    ASSESSMENT + answer('1-2-1-1', 'state:\u00a0met') + answer('1-2-1-2', 'state: m\u200bet'),
    `${ASSESSMENT}  1-2-1-1:\n    state: unmet\n    note: 手順書 #3\n`,
    `${ASSESSMENT}${answer('1-2-1-1', 'state: met')}reviews: { 1-2-1-1: [{ by: r1, on: 2026-11-01, view: agrees, stamp: 'sha256:${'0'.repeat(64)}' }] }\n`,
    '%PDF-1.7',
    `${ASSESSMENT}<<<<<<< HEAD\n${answer('1-2-1-1', 'state: met')}`,
    ASSESSMENT.replace('formatVersion: 1', 'formatVersion: 2'),
    ASSESSMENT.replace('scope: {}', 'scope: {}\nprofile: { has-server: maybe }'),
    ASSESSMENT.replace('scope: {}', 'scope: {}\nprofile: { has-server: true }').replace('answers:', 'answers: {}'),
    ASSESSMENT.replace('scs-20260327', points.id).replace('2026-03-27', points.edition).replace('star3', 'self-check') +
      answer('sa-9', 'state: not-applicable'),
  ].flatMap((text) => {
    const bytes = new TextEncoder().encode(text);
    return parseAssessment({ name: 'assessment.yaml', bytes }, ({ id }) => (id === points.id ? points : catalogue))
      .diagnostics;
  });
}

function fromRules(): readonly Diagnostic[] {
  const catalogue = shippedCatalogue();
  const assessment: Assessment = {
    ...emptyAssessment(catalogue),
    profile: { 'has-servers': true },
    answers: {
      '1-2-1-1': { state: 'unmet' },
      '1-2-1-3': { state: 'met' },
      '3-1-1-2': { state: 'not-applicable' },
      '4-1-1-2': { state: 'met' },
    },
  };
  const noServers: Assessment = {
    ...assessment,
    profile: { 'has-servers': false },
    answers: { '3-1-1-2': { state: 'met' } },
  };
  return [...checkContradictions(catalogue, assessment), ...checkContradictions(catalogue, noServers), ...fromFirm()];
}

function fromFirm(): readonly Diagnostic[] {
  const catalogue = shippedCatalogue();
  const [file, changed] = ['nai.pdf', 'kawatta.pdf'];
  const evidence = [
    { title: '切れたもの', validUntil: '2020-01-01' },
    { title: '無いもの', file },
    { title: '変わったもの', file: changed, sha256: '0'.repeat(64) },
  ];
  const assessment: Assessment = {
    ...emptyAssessment(catalogue),
    answers: {
      '1-2-1-1': { state: 'met', evidence },
      '1-2-1-2': { state: 'unmet', due: '2020-01-01', waiver: { reason: '' }, note: 'password=hunter2' },
      '1-2-3-2': { state: 'unknown' },
      '1-2-1-3': { state: 'met', lastDone: '2020-01-01' },
      '1-2-3-1': { state: 'unmet', waiver: { reason: '待ちます', until: '2020-01-01' } },
      ...Object.fromEntries(
        allCriteria(catalogue)
          .filter(({ cadence }) => cadence?.every !== undefined)
          .slice(2, 3)
          .map(({ id }) => [id, { state: 'met' as const }]),
      ),
    },
  };
  const files = new Map([
    [file, { isThere: false }],
    [changed, { isThere: true, sha256: '1'.repeat(64) }],
  ]);
  const facts = {
    catalogue,
    assessment,
    asOf: '2026-11-21',
    evidence: files,
    outdated: { ...upToDate, changed: ['1-2-1-1'] },
  };
  const unasked = checkFirm({ ...facts, assessment: aimedElsewhere(assessment) });
  return [...checkFirm(facts), ...unasked];
}

function aimedElsewhere(assessment: Assessment): Assessment {
  return { ...assessment, catalogue: { ...assessment.catalogue, edition: '2020-01-01' } };
}

async function fromLintCommand(): Promise<readonly string[]> {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'kind.yaml'), 'id: x\n');
  writeFileSync(join(cwd, 'other.yaml'), `${ASSESSMENT.replace('scs-20260327', 'other')}  1-2-1-1: { state: met }\n`);
  writeFileSync(join(cwd, 'scs-check.yaml'), 'baseline: nai.yaml\n');
  writeFileSync(join(cwd, 'ci.yaml'), 'level: star3\nbaseline: ../nai.yaml\n');
  const shipped = readFileSync(new URL('../../controls/ssdf-1.1.yaml', import.meta.url), 'utf8');
  writeFileSync(join(cwd, 'copy.yaml'), shipped.replace('edition: "1.1"', 'edition: "1.1b"'));
  const own = readFileSync(new URL('../fixtures/seeded/kijun.yaml', import.meta.url), 'utf8');
  writeFileSync(join(cwd, 'own.yaml'), own.replace('\nedition:', '\nextends: moto\nedition:'));
  writeFileSync(join(cwd, 'moto.yaml'), '#\n'.repeat(250_000));
  const files = ['kind.yaml', 'other.yaml', 'scs-check.yaml', 'ci.yaml', 'copy.yaml', 'own.yaml'];
  const { stdout } = await run(['lint', ...files], { cwd });
  expect(stdout).not.toMatch(/\{\w+\}/);
  return [...stdout.matchAll(/エラー (\S+)/g)].map(([, code = '']) => code);
}

/** Texts that know how often somebody asked for one of them. */
class CountedTexts extends Map<string, string> {
  readonly asked: string[] = [];
  override get(file: string): string | undefined {
    this.asked.push(file);
    return super.get(file);
  }
}

describe('the lines of many files', () => {
  const at = { line: 2, column: 1 };
  const found = (file: string): Diagnostic => ({
    code: 'unknown-key',
    args: { value: 'x' },
    severity: 'error',
    file,
    range: { start: at, end: at },
  });

  test('are made of a file whose lines are shown, once a run, and of no other', () => {
    const names = Array.from({ length: 100 }, (_, index) => `${index}.yaml`);
    const texts = new CountedTexts(names.map((name) => [name, `first\nsecond of ${name}\n`]));
    const sources = sourcesOf(texts);
    const told = names
      .filter((_, index) => index % 10 === 3)
      .flatMap((name) => [found(name), found(name)])
      .map((diagnostic) => renderDiagnostics([diagnostic], { t, paint: plainPaint, sources }));
    expect(told[0]).toContain('second of 3.yaml');
    expect(texts.asked).toEqual(names.filter((_, index) => index % 10 === 3));
  });
});

test('what is only counted is counted with the rest', () => {
  const rest: Diagnostic = { code: 'more-problems', args: { count: 7 }, severity: 'error', file: 'a.yaml' };
  expect(countOf([{ code: 'missing-key', args: { key: 'a' }, severity: 'error' }, rest])).toBe(8);
});

test.each([
  ['too-short', { min: 1, unit: 'characters' }, 'at least 1 character)'],
  ['too-short', { min: 2, unit: 'items' }, 'at least 2 items)'],
  ['text-too-long', { max: 1, unit: 'items' }, 'at most 1 item)'],
] as const)('%s counts its unit in English (%o)', (code, args, expected) => {
  expect(describeDiagnostic(translator(en), { code, args })).toContain(expected);
});
