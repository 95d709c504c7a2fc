import { describe, expect, test } from 'vitest';
import { parseAssessment } from '../../src/assessment/parse.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { describeDiagnostic, hintFor } from '../../src/report/words/diagnostic.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const t = translator(ja);
const catalogue = shippedCatalogue();
const securityAction = shippedCatalogue('security-action-25');

function parse(content: string | Uint8Array) {
  return parseAssessment({ name: 'a.yaml', bytes: Buffer.from(content) }, () => catalogue);
}

/** What is wrong, as a person would point at it. */
function problems(content: string | Uint8Array): string[] {
  return parse(content).diagnostics.map(({ code, args, range }) => {
    const place = range ? `${range.start.line}:${range.start.column}` : '-';
    return [place, code, ...Object.entries(args).map(([key, value]) => `${key}=${value}`)].join(' ');
  });
}

function dataOf(content: string): Assessment {
  const { data, diagnostics } = parse(content);
  expect(diagnostics).toEqual([]);
  if (data === undefined) throw new Error('no data');
  return data;
}

const HEAD = `formatVersion: 1
organization:
  name: サンプル株式会社
scope: {}
catalogue:
  id: scs-20260327
  edition: "2026-03-27"
  level: star3
`;
/** A file whose first answer is line 10; `lines` are its answers. */
const withAnswers = (...lines: readonly string[]) => `${HEAD}answers:\n${lines.map((line) => `  ${line}\n`).join('')}`;

/** As many lines as a file of answers may have, in whatever writing, before it is refused for its size. */
const many = (line: (index: number) => string) => Array.from({ length: 15_000 }, (_, index) => line(index));

describe('a file of a later version', () => {
  test('is refused with one message, whatever else is in it', () => {
    expect(problems('formatVersion: 2\nanswers: [1]\nfuture: { x: 1 }\n')).toEqual([
      '1:16 newer-format version=2 supported=1',
    ]);
  });

  test('is told from one with a wrong version', () => {
    expect(problems(HEAD.replace('formatVersion: 1', 'formatVersion: "2"'))).toContain(
      '1:16 value-not-allowed value=2 suggestion=1',
    );
    expect(problems(`${HEAD.replace('formatVersion: 1\n', '')}answers: {}\n`)).toEqual([
      '1:1 missing-key key=formatVersion',
    ]);
  });
});

describe('what a person mistypes is pointed at', () => {
  test('a criterion, with the one that was probably meant', () => {
    expect(problems(withAnswers('1-2-1-l: { state: met }'))).toEqual([
      '10:3 unknown-criterion value=1-2-1-l suggestion=1-2-1-1',
    ]);
    expect(problems(withAnswers('whatever: { state: met }'))).toEqual(['10:3 unknown-criterion value=whatever']);
  });

  test('an option the criterion does not have', () => {
    const criterion = catalogue.requirements.flatMap(({ criteria }) => criteria).find(({ options }) => options);
    const choices = criterion?.options?.choices.map(({ id }) => id) ?? [];
    const { diagnostics } = parse(withAnswers(`${criterion?.id}: { state: met, options: [ a, z ] }`));
    expect(diagnostics).toMatchObject([{ code: 'unknown-option', args: { value: 'z' }, allowed: choices }]);
    expect(choices.length).toBeGreaterThan(1);
  });

  test('an option where the criterion has none', () => {
    const criterion = catalogue.requirements.flatMap(({ criteria }) => criteria).find(({ options }) => !options);
    expect(problems(withAnswers(`${criterion?.id}:`, '  state: met', '  options:', '    - a'))).toEqual([
      '13:9 unknown-option value=a found=none',
    ]);
  });

  test('an option by a letter that is none, where nothing tells which was meant', () => {
    const criterion = catalogue.requirements.flatMap(({ criteria }) => criteria).find(({ options }) => options);
    expect(problems(withAnswers(`${criterion?.id}: { state: met, options: [ z ] }`))).toEqual([
      expect.stringMatching(/unknown-option value=z$/),
    ]);
  });

  test('ids beside mistakes of the shape, each place once', () => {
    const mixed = withAnswers('9-9-9-9: { state: met }', '1-2-1-l: 完了', '1-2-1-2: { state: 完了 }', '__proto__: 1');
    expect(
      problems(mixed)
        .map((line) => line.split(' ').slice(0, 2).join(' '))
        .toSorted(),
    ).toEqual([
      '10:3 unknown-criterion',
      '11:12 wrong-type',
      '11:3 unknown-criterion',
      '12:21 answer-not-allowed',
      '13:3 unknown-key',
    ]);
    expect(problems(`targets: { 9-9-9-9: 1 }\ndrafts: { 8-8-8-8: { note: a } }\n${withAnswers('1-2-1-1: 1')}`)).toEqual(
      expect.arrayContaining([expect.stringContaining('value=9-9-9-9'), expect.stringContaining('value=8-8-8-8')]),
    );
  });

  test('a state, with those that are allowed', () => {
    const { diagnostics } = parse(withAnswers('1-2-1-1:', '  state: wow'));
    expect(diagnostics).toEqual([
      {
        code: 'answer-not-allowed',
        args: { value: 'wow' },
        severity: 'error',
        file: 'a.yaml',
        path: ['answers', '1-2-1-1', 'state'],
        range: { start: { line: 11, column: 12 }, end: { line: 11, column: 15 } },
        allowed: ['met', 'partial', 'unmet', 'unknown', 'not-applicable'],
      },
    ]);
    expect(problems(withAnswers('1-2-1-1:', '  state: Met'))).toEqual([
      '11:12 answer-not-allowed value=Met suggestion=met',
    ]);
  });

  test.each([
    ['まだ', 'unmet'],
    ['未対応', 'unmet'],
    ['×', 'unmet'],
    ['一部', 'partial'],
    ['不明', 'unknown'],
    ['？', 'unknown'],
    ['n/a', 'not-applicable'],
    ['対象外', 'not-applicable'],
    ['できている', 'met'],
    ['not done', 'unmet'],
  ])('the words 「%s」 for the state %s', (word, state) => {
    expect(problems(withAnswers('1-2-1-1:', `  state: ${word}`))).toEqual([
      `11:12 answer-not-allowed value=${word} suggestion=${state}`,
    ]);
  });

  test.each(['大丈夫', '未確認の一部', 'true'])(
    'no state is guessed from 「%s」, and least of all that it is met',
    (word) => {
      const [problem] = problems(withAnswers('1-2-1-1:', `  state: "${word}"`));
      expect(problem).toBe(`11:12 answer-not-allowed value=${word}`);
    },
  );

  test.each([
    ['はい', 'met', '「はい」が「できている」のことなら、met と書きます'],
    ['"OK"', 'met', '「OK」が「できている」のことなら、met と書きます'],
    ['true', 'met', '「true」が「できている」のことなら、met と書きます'],
    ['なし', 'unmet', '「なし」が「まだ」のことなら、unmet と書きます'],
    ['false', 'unmet', '「false」が「まだ」のことなら、unmet と書きます'],
    [
      '不要',
      'not-applicable',
      '「不要」が「当てはまらない」のことなら、not-applicable と書き、reason に、当てはまらない理由も書きます',
    ],
  ])('of what %s may mean, the one likely state (%s) is named, and none is proposed', (word, likely, hint) => {
    const { diagnostics } = parse(withAnswers('1-2-1-1:', `  state: ${word}`));
    expect(diagnostics.map(({ args }) => [args['likely'], args['suggestion']])).toEqual([[likely, undefined]]);
    expect(diagnostics.map((one) => hintFor(t, one))).toEqual([hint]);
  });

  test.each([
    ['-', 'value=- suggestion=not-applicable'],
    ['?', 'value=? suggestion=unknown'],
    ['-  # あとで', 'value=- suggestion=not-applicable'],
  ])('a mark that begins something in YAML, alone: %s', (mark, args) => {
    expect(problems(withAnswers('1-2-1-1:', `  state: ${mark}`, '1-2-1-2:', '  state: met'))).toEqual([
      `11:12 answer-not-allowed ${args}`,
    ]);
  });

  test('nothing at all', () => {
    const [found] = parse(withAnswers('1-2-1-1:', '  state:')).diagnostics;
    expect(found && describeDiagnostic(t, found)).toBe('state に、何も書かれていません');
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['before a key', ['1-2-1-1:', '\tstate: met'], ['11:3']],
    ['after blanks', ['1-2-1-1:', '  state: met', '  \tnote: x'], ['12:5']],
    ['behind the mark of a list', ['1-2-1-1:', '  state: met', '  evidence:', '  -\ttitle: x'], ['13:6']],
    ['before the items of a list', ['4-1-1-2:', '  state: met', '  options:', '\t- a', '\t- b'], ['13:3', '14:3']],
    ['in brackets', ['1-2-1-1: {', '\tstate: met }'], ['11:3']],
    ['in quotes', ['1-2-1-1:', '  state: met', '  note: "a', '\tb"'], ['13:3']],
    ['in a block of text', ['1-2-1-1:', '  state: met', '  note: |', '\ta', '\tb'], ['13:3', '14:3']],
  ])('a tab %s is called that, once a line, and nothing else', (_, lines, places) => {
    const text = withAnswers(...lines).replace(/^ {2}\t/gm, '\t');
    const { diagnostics } = parse(text);
    expect(diagnostics.map(({ args }) => args['detail'])).toEqual(places.map(() => 'TAB_AS_INDENT'));
    expect(diagnostics.map(({ range }) => range?.start.line)).toEqual(
      places.map((place) => Number(place.split(':')[0])),
    );
    for (const one of diagnostics) expect(describeDiagnostic(t, one)).toContain('タブ');
  });

  test('what lies too deep is told in words, whether it was meant or not', () => {
    for (const note of ['['.repeat(100), `${'['.repeat(100)}${']'.repeat(100)}`]) {
      const [found] = parse(withAnswers('1-2-1-1:', '  state: met', `  note: ${note}`)).diagnostics;
      expect(found && [describeDiagnostic(t, found), hintFor(t, found)]).toEqual([
        'かっこ（[ や {）か字下げが、64段より深く重なっています',
        '文の中の [ や { なら、文を "" で囲みます。字下げなら、項目をそろえ直してください',
      ]);
    }
  });

  test('「当てはまらない」 where the points of the catalogue have no such answer', () => {
    const text = withAnswers('sa-9:', '  state: not-applicable', '  reason: x').replace(
      /id: scs-20260327[\s\S]*?level: \S+/,
      'id: security-action-25\n  edition: "3.1"\n  level: self-check',
    );
    const { diagnostics } = parseAssessment({ name: 'a.yaml', bytes: Buffer.from(text) }, () => securityAction);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'answer-not-in-catalogue',
        args: { state: 'not-applicable' },
        allowed: ['met', 'partial', 'unmet', 'unknown'],
      }),
    ]);
  });

  test.each(['検討中', '4', '"-1"', 'なし', '利用なし', ''])(
    'no hint names an answer that the points of the catalogue do not have: %s',
    (word) => {
      const text = withAnswers('sa-9:', `  state: ${word}`).replace(
        /id: scs-20260327[\s\S]*?level: \S+/,
        'id: security-action-25\n  edition: "3.1"\n  level: self-check',
      );
      const [found] = parseAssessment({ name: 'a.yaml', bytes: Buffer.from(text) }, () => securityAction).diagnostics;
      expect(found?.code).toBe('answer-not-allowed');
      const hint = found && hintFor(t, found);
      expect(hint).toBeTruthy();
      expect(hint).not.toMatch(/not-applicable|当てはまらない/);
    },
  );

  test('a state that is missing', () => {
    expect(problems(withAnswers('1-2-1-1:', '  note: x'))).toEqual(['11:5 missing-key key=state']);
    expect(problems(withAnswers('1-2-1-1:'))).toEqual([
      '10:11 wrong-type expected=object actual=null found=answer id=1-2-1-1',
    ]);
  });

  test('a key, with the one that was probably meant', () => {
    expect(problems(withAnswers('1-2-1-1:', '  state: met', '  notes: x'))).toEqual([
      '12:5 unknown-key value=notes suggestion=note',
    ]);
  });

  test.each([['2026-02-30'], ['明日'], ['2025-02-29']])('a date that is none: %s', (date) => {
    expect(problems(withAnswers('1-2-1-1:', '  state: met', `  due: ${date}`))).toEqual([
      `12:10 invalid-date value=${date}`,
    ]);
  });

  test('a date that is one is kept as it was written', () => {
    const { answers } = dataOf(
      withAnswers('1-2-1-1:', '  state: met', '  due: 2024-02-29', '  lastDone: "2026-01-01"'),
    );
    expect(answers['1-2-1-1']).toEqual({ state: 'met', due: '2024-02-29', lastDone: '2026-01-01' });
  });

  test('a level and a fact the catalogue does not have', () => {
    const text = `${HEAD.replace('star3', 'star5')}profile:\n  has-server: true\nanswers: {}\n`;
    expect(problems(text)).toEqual([
      // ★3 and ★4 are equally near.
      '8:10 unknown-level value=star5',
      '10:3 unknown-profile-fact value=has-server suggestion=has-servers',
    ]);
  });

  test('several things at once', () => {
    const lines = ['1-2-1-1: { state: yes }', '1-2-1-2: { state: met, due: x }', '1-3-1-1: { note: 1 }'];
    expect(problems(withAnswers(...lines)).map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
      '10:21 answer-not-allowed',
      '11:31 invalid-date',
      '12:12 missing-key',
      '12:20 wrong-type',
    ]);
  });

  test('the same criterion twice', () => {
    expect(problems(withAnswers('1-2-1-1: { state: met }', '1-2-1-1: { state: unmet }'))[0]).toMatch(
      /^11:3 duplicate-key/,
    );
  });
});

describe('what a Japanese keyboard and Windows bring', () => {
  test('a full-width colon', () => {
    expect(problems(withAnswers('1-2-1-1:', '  state：met'))).toEqual([
      expect.stringMatching(/^11:\d+ full-width-character sign=：/),
    ]);
    expect(problems(withAnswers('1-2-1-1：', '  state: met'))).toContainEqual(
      expect.stringMatching(/^10:10 full-width-character sign=：/),
    );
  });

  test('a full-width space', () => {
    expect(problems(withAnswers('1-2-1-1:', '\u3000state: met'))).toContainEqual(
      expect.stringMatching(/^11:\d+ full-width-character sign=\u3000/),
    );
  });

  test('full-width signs in texts are texts', () => {
    const { answers } = dataOf(withAnswers('1-2-1-1:', '  state: met', '  note: 担当：山田\u3000花子'));
    expect(answers['1-2-1-1']?.note).toBe('担当：山田\u3000花子');
  });

  test('Shift_JIS', () => {
    // 「名前: 会社」
    const bytes = Uint8Array.of(0x96, 0xbc, 0x91, 0x4f, 0x3a, 0x20, 0x89, 0xef, 0x8e, 0xd0);
    expect(problems(bytes)).toEqual(['1:1 not-utf8 found=shift_jis']);
  });

  test('UTF-16', () => {
    expect(problems(Buffer.from('\ufeffformatVersion: 1\n', 'utf16le'))).toEqual(['1:1 not-utf8 found=utf-16']);
  });

  test('a byte order mark and Windows line endings are nothing special, and places are right', () => {
    const text = withAnswers('1-2-1-1:', '  state: met', '  note: |', '    一', '    二');
    expect(dataOf(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(dataOf(text));
    const wrong = withAnswers('1-2-1-1:', '  state: yes');
    expect(problems(`\ufeff${wrong.replaceAll('\n', '\r\n')}`)).toEqual(problems(wrong));
  });
});

describe('what is left empty', () => {
  test.each([[''], ['\n\n'], ['# まだ\n'], ['\ufeff']])('a file: %j', (content) => {
    expect(problems(content).map((problem) => problem.split(' ')[1])).toEqual(['file-empty']);
  });

  test('"answers:" with nothing below it means that there are none yet', () => {
    expect(dataOf(`${HEAD}answers:\n`).answers).toEqual({});
    expect(dataOf(`${HEAD}answers: # まだ\n`).answers).toEqual({});
  });

  test('so do "profile:", "scope:" and its lists', () => {
    expect(dataOf(`${HEAD.replace('scope: {}', 'scope:')}profile:\nanswers:\n`)).toMatchObject({
      scope: {},
      profile: {},
    });
    expect(dataOf(`${HEAD.replace('{}', '\n  companies:\n  sites: [ 本社 ]')}answers: {}\n`).scope).toEqual({
      sites: ['本社'],
    });
  });

  test('"answers" that is not there at all is missed', () => {
    expect(problems(HEAD)).toEqual(['1:1 missing-key key=answers']);
  });
});

describe('what is no assessment, or no honest one', () => {
  test.each([
    ['a text', 'こんにちは'],
    ['a list', '- 1\n- 2\n'],
    ['a number', '7'],
  ])('%s', (_what, content) => {
    expect(problems(content)).toEqual([expect.stringMatching(/^1:\d+ wrong-type expected=object/)]);
  });

  test('an alias', () => {
    expect(problems(withAnswers('1-2-1-1: &same { state: met }', '1-2-1-2: *same'))).toEqual([
      '11:12 alias-not-allowed alias=same',
    ]);
  });

  test('two documents in one file', () => {
    expect(problems(`${HEAD}answers: {}\n---\nx: 1\n`)).toEqual([expect.stringMatching(/yaml-syntax detail=MULTIPLE/)]);
  });

  test('answers to what every object has', () => {
    expect(problems(withAnswers('constructor: { state: met }'))).toEqual(['10:3 unknown-criterion value=constructor']);
    expect(problems(withAnswers('__proto__: { state: met }'))).toEqual(['10:3 unknown-key value=__proto__']);
    expect(problems(`${HEAD}profile:\n  __proto__: true\nanswers: {}\n`)).toEqual(['10:3 unknown-key value=__proto__']);
    expect(Object.prototype).not.toHaveProperty('state');
  });

  test.each([
    ['[', '['.repeat(100_000)],
    ['[ and ]', `a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['{', '{a: '.repeat(100_000)],
    ['- ', '- '.repeat(100_000)],
    ['? ', '? '.repeat(100_000)],
    ['deeper and deeper lines', Array.from({ length: 2500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
    ['the same in answers', withAnswers(`1-2-1-1: ${'['.repeat(100_000)}`)],
  ])('100,000 levels of %s are refused before they are nested', (_sign, content) => {
    expect(parse(content).diagnostics.map(({ code }) => code)).toEqual(['too-deep']);
  });

  test('9 MB are refused before they are read', () => {
    expect(problems(Buffer.alloc(9 * 1024 * 1024, 'x: "'))).toEqual([
      `1:1 file-too-large size=${9 * 1024 * 1024} max=${8 * 1024 * 1024}`,
    ]);
  });

  test.each([
    ['dashes after a bracket left open', `あ: [\n${'-'.repeat(150_000)}`, 'yaml-syntax'],
    ['answers to nothing', withAnswers(...many((index) => `x${index}: { state: met }`)), 'more-problems'],
    ['answers that are none', withAnswers(...many((index) => `x${index}: 1`)), 'more-problems'],
    [
      'facts about nothing',
      `${HEAD}profile:\n${many((index) => `  f${index}: true\n`).join('')}answers: {}\n`,
      'more-problems',
    ],
    ['unknown keys', `${HEAD}answers: {}\n${many((index) => `k${index}: 1\n`).join('')}`, 'more-problems'],
    ['keys that are all the same', withAnswers(...many(() => 'k: 1')), 'more-problems'],
    ['full-width colons', 'a：b\n'.repeat(400_000), 'more-problems'],
    ['nothing but words', 'a '.repeat(4_000_000), 'wrong-type'],
    ['brackets side by side', `a: [${'[],'.repeat(1_000_000)}]`, 'yaml-syntax'],
  ])('a file full of %s is answered with the first two hundred places', (_what, content, last) => {
    const { diagnostics } = parse(content);
    expect(diagnostics.at(-1)?.code).toBe(last);
    expect(diagnostics.length).toBeLessThanOrEqual(201);
  });

  test('of many mistakes the first two hundred have their place, and the others are counted', () => {
    const { diagnostics } = parse(
      withAnswers(...Array.from({ length: 1000 }, (_, index) => `x${index}: { state: met }`)),
    );
    expect(diagnostics.slice(0, 200).map(({ range }) => range?.start.line)).toEqual(
      Array.from({ length: 200 }, (_, index) => 10 + index),
    );
    expect(diagnostics.slice(200)).toEqual([
      { code: 'more-problems', args: { count: 800 }, severity: 'error', file: 'a.yaml' },
    ]);
  });

  test.each([
    'a\n/../../x.yaml',
    '../x.yaml',
    'a/../x.yaml',
    'a\\..\\x.yaml',
    '/x.yaml',
    'C:x.yaml',
    'a\u0085x.yaml',
    'x.yaml\n',
  ])('a catalogue at %j, which is not below the folder', (path) => {
    const file = `  file: ${JSON.stringify(path)}\n`;
    expect(parse(`${HEAD}${file}answers: {}\n`).diagnostics.map(({ code }) => code)).toEqual([
      /[\n\u0085]/.test(path) ? 'unsafe-character' : 'invalid-format',
    ]);
  });

  test.each(['x.yaml', 'x.yml', 'a/b/私の基準.yaml', './x.yaml', '..x.yaml', 'a..b/x.yaml'])(
    'but not one at %j',
    (path) => {
      expect(dataOf(`${HEAD}  file: ${JSON.stringify(path)}\nanswers: {}\n`).catalogue.file).toBe(path);
    },
  );

  test.each(['', '..', 'a/..', '../a.pdf', 'a/../b.pdf', 'a\\..\\b.pdf', '/etc/hosts', 'C:a.pdf', 'a/', 'a\n.pdf'])(
    'an evidence file at %j, which is not below the folder',
    (path) => {
      const evidence = `  evidence: [{ title: x, file: ${JSON.stringify(path)} }]`;
      const [found] = parse(withAnswers('1-2-1-1:', '  state: met', evidence)).diagnostics.map(({ code }) => code);
      expect(found).toBe(path.includes('\n') ? 'unsafe-character' : 'invalid-format');
    },
  );

  test('a hash that is none, and a waiver without its key for the reason', () => {
    expect(problems(withAnswers('1-2-1-1:', '  state: met', '  evidence: [{ title: x, sha256: abc }]'))).toEqual([
      '12:36 invalid-format value=abc form=sha256',
    ]);
    expect(problems(withAnswers('1-2-1-1:', '  state: unmet', '  waiver: { until: 2026-12-31 }'))).toEqual([
      '12:13 missing-key key=reason',
    ]);
  });

  test('but not evidence with an end, a file and its hash, nor a waiver that the rules will judge', () => {
    const sha256 = '0a'.repeat(32);
    const evidence = `  evidence: [{ title: x, validUntil: 2027-01-01, file: ./shoko/体制表 2026.xlsx, sha256: ${sha256} }]`;
    const { answers } = dataOf(withAnswers('1-2-1-1:', '  state: unmet', evidence, '  waiver: { reason: "" }'));
    expect(answers['1-2-1-1']).toEqual({
      state: 'unmet',
      evidence: [{ title: 'x', validUntil: '2027-01-01', file: './shoko/体制表 2026.xlsx', sha256 }],
      waiver: { reason: '' },
    });
  });

  test('a path of eight megabytes is too long before anything else', () => {
    expect(problems(`${HEAD}  file: ${'a/'.repeat(4_000_000)}\nanswers: {}\n`)).toEqual([
      '9:9 text-too-long max=300 unit=characters',
    ]);
  });

  test('a note longer than anybody writes', () => {
    expect(problems(withAnswers('1-2-1-1:', '  state: met', `  note: ${'あ'.repeat(4001)}`))).toEqual([
      '12:11 text-too-long max=4000 unit=characters',
    ]);
  });
});

describe('lines that hold a secret are not shown', () => {
  const secret = 'パスワード：hunter2x';
  const forms = {
    quoted: `  note: "${secret}"`,
    'a block, which names and says in two lines': '  note: |\n    パスワード：\n      hunter2x\n    みえない',
    'a folded text': `  note: >-\n    控えです。\n    ${secret}`,
    'a key of its own': '  password: hunter2x',
    'a comment': `  # ${secret}`,
    'a state': '  state: PW=hunter2x',
    'a private key': `  note: |\n    -----BEGIN ${'PRIVATE KEY'}-----\n    hunter2x\n    -----END ${'PRIVATE KEY'}-----`,
    escaped: '  note: "\\u30d1\\u30b9\\u30ef\\u30fc\\u30c9: hunter2x"',
  };
  const files = { read: '', 'of the wrong shape': '  stat: met', 'not read at all': '  : [' };
  const cases = Object.entries(forms).flatMap(([form, line]) =>
    Object.entries(files).flatMap(([file, wrong]) =>
      // An escaped text that nobody could read is not known to be one.
      form === 'escaped' && wrong.includes('[') ? [] : [{ form, file, lines: [line, wrong] }],
    ),
  );

  test.each(cases)('$form, in a file that is $file', ({ lines }) => {
    const text = withAnswers(
      '1-2-1-1:',
      '  state: met',
      ...lines.filter((line) => line !== ''),
      '1-2-1-2:',
      '  state: met',
    );
    const { shownText, diagnostics } = parse(text);
    expect(shownText()).not.toContain('hunter2x');
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2x');
    expect(shownText().split('\n')).toHaveLength(text.split('\n').length);
    expect(shownText()).toContain('1-2-1-2:');
  });
});

test('a text in quotes that looks like what belongs there is shown with its quotes', () => {
  const whole = 'organization: { name: x }\ncatalogue: { id: scs-20260327, edition: "2026-03-27" }\nanswers: {}\n';
  const shown = (text: string) =>
    parseAssessment({ name: 'a.yaml', bytes: Buffer.from(text) }).diagnostics.flatMap(
      ({ args }) => args['value'] ?? [],
    );
  expect(shown(`formatVersion: "1"\n${whole}`)).toEqual(['"1"']);
  expect(shown(`formatVersion: 1\nprofile: { has-servers: "true" }\n${whole}`)).toEqual(['"true"']);
  expect(shown(`formatVersion: 1\nprofile: { has-servers: "yes" }\n${whole}`)).toEqual(['yes']);
});
