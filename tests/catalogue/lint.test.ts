import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { claimsIn } from '../../src/catalogue/claims.ts';
import { parseCatalogue, parseGuidance, parseTranslation } from '../../src/catalogue/parse.ts';
import type { Translated } from '../../src/catalogue/translationRules.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import type { SourceFile } from '../../src/yaml/read.ts';

const folder = new URL('../fixtures/lint/', import.meta.url);
const tested = new Set<string>();

function fixture(name: string): SourceFile {
  tested.add(`${name}.yaml`);
  return { name: `${name}.yaml`, bytes: readFileSync(new URL(`${name}.yaml`, folder)) };
}

function textFile(text: string): SourceFile {
  return { name: 'catalogue.yaml', bytes: new TextEncoder().encode(text) };
}

/** A quoted text in which nothing but letters and digits stands as itself. */
function escaped(text: string): string {
  return `"${text.replace(/\W/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
}

function codePoint(sign: string): string {
  return `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `line:column code`, with what was probably meant after it. */
function shortForm({ range, code, args }: Diagnostic): string {
  const suggestion = args['suggestion'];
  return `${range?.start.line}:${range?.start.column} ${code}${suggestion === undefined ? '' : ` → ${suggestion}`}`;
}

function lint(file: SourceFile): string[] {
  return parseCatalogue(file).diagnostics.map(shortForm);
}

/** The fixture has exactly these problems, also with the line ends and the byte order mark that Windows writes. */
function testFixture(name: string, problems: readonly string[]) {
  test(name, () => {
    const file = fixture(name);
    expect(lint(file)).toEqual(problems);
    const text = Buffer.from(file.bytes).toString('utf8');
    if (text.includes('\0') || !Buffer.from(text).equals(Buffer.from(file.bytes))) return;
    expect(lint(textFile(text.replaceAll('\n', '\r\n')))).toEqual(problems);
    expect(lint(textFile(`\ufeff${text}`))).toEqual(problems);
  });
}

function only(file: SourceFile): Diagnostic {
  const [diagnostic, ...others] = parseCatalogue(file).diagnostics;
  if (diagnostic === undefined || others.length > 0) throw new Error(`${file.name} should have one problem`);
  return diagnostic;
}

test('a catalogue without problems has none', () => {
  const { data, diagnostics } = parseCatalogue(fixture('clean'));
  expect(diagnostics).toEqual([]);
  expect(data?.id).toBe('sample');
  expect(lint(fixture('all-texts'))).toEqual(['17:11 without-effect']);
});

describe('a text that is not YAML is reported where it has to be mended', () => {
  testFixture('syntax-error', ['16:12 yaml-syntax']);
  testFixture('unclosed-bracket', ['21:18 yaml-syntax']);
  testFixture('wrong-indent', ['16:4 yaml-syntax']);
  testFixture('too-deep-indent', ['16:7 yaml-syntax']);
  testFixture('tab-indent', ['16:1 yaml-syntax', '23:1 yaml-syntax']);
  test('keys by the hundred thousand, all the same, are told like any other', () => {
    const bytes = Buffer.from(`requirements: {${'a,'.repeat(70_000)}b}\n`);
    const { data, diagnostics } = parseCatalogue({ name: 'many.yaml', bytes });
    expect(data).toBeUndefined();
    expect(diagnostics[0]?.code).toBe('duplicate-key');
  });

  test.each([
    ['in brackets', '{"b": [{"c": "', 1],
    ['in a block', 'b:\n  - "', 1],
    ['before megabytes', '{"a": {"b": "', 4_000_000],
    ['before megabytes of lines', "{'a':\n  ['x\n', 'x\n", 4_000_000],
  ])('a quote that is never closed is told where it opens: %s', (_, before, times) => {
    const bytes = Buffer.from(`${before}${'x'.repeat(times)}`);
    const { diagnostics } = parseCatalogue({ name: 'open.yaml', bytes });
    const quote = before.search(/["'](?!.*["'])[^"']*$/s);
    const above = before.slice(0, quote).split('\n');
    const start = { line: above.length, column: (above.at(-1) ?? '').length + 1 };
    expect(diagnostics.map(({ args, range }) => [args['detail'], range?.start])).toEqual([['MISSING_CHAR', start]]);
  });

  testFixture('duplicate-key', ['17:5 duplicate-key']);
  testFixture('two-documents', ['26:1 yaml-syntax']);
  testFixture('key-is-a-list', ['5:3 yaml-syntax']);

  test('an indent of tabs is called that, and a wrong indent that', () => {
    const details = ['tab-indent', 'wrong-indent', 'too-deep-indent', 'syntax-error'].map(
      (name) => parseCatalogue(fixture(name)).diagnostics[0]?.args['detail'],
    );
    expect(details).toEqual(['TAB_AS_INDENT', 'BAD_INDENT', 'BAD_INDENT', 'MISSING_CHAR']);
  });
});

describe('what a Japanese input method types is recognised', () => {
  testFixture('full-width-colon', ['15:12 full-width-character', '23:14 full-width-character']);
  testFixture('full-width-colon-in-list', ['9:5 full-width-character']);
  testFixture('full-width-space', ['16:1 full-width-character']);
  testFixture('full-width-space-at-top', ['1:1 missing-key', '4:1 full-width-character']);

  test('a file where every colon is full-width has one problem per line', () => {
    const text = 'formatVersion：1\nid：sample\nlang：ja\n';
    expect(lint(textFile(text))).toEqual([
      '1:14 full-width-character',
      '2:3 full-width-character',
      '3:5 full-width-character',
    ]);
  });
});

describe('full-width signs in a text are nobody’s mistake', () => {
  testFixture('full-width-in-text', ['28:18 yaml-syntax']);
});

describe('a file that cannot be read as text says so', () => {
  testFixture('not-utf8', ['1:1 not-utf8']);
  testFixture('utf-16', ['1:1 not-utf8']);
  testFixture('utf-16-without-mark', ['1:1 not-utf8']);
  testFixture('empty', ['1:1 file-empty']);
  testFixture('only-comments', ['1:1 file-empty']);
});

describe('a problem of shape points at the key or value it is about', () => {
  testFixture('unknown-key', ['18:9 missing-key', '20:9 unknown-key → question']);
  testFixture('swapped-letters', ['12:5 missing-key', '12:14 unknown-key → title']);
  testFixture('missing-key', ['18:9 missing-key']);
  testFixture('wrong-type', ['21:18 wrong-type']);
  testFixture('number-for-id', ['14:9 wrong-type']);
  testFixture('value-not-allowed', ['4:7 value-not-allowed → ja']);
  testFixture('invalid-id', ['18:13 invalid-format']);
  testFixture('not-a-date', ['6:57 invalid-format']);
  testFixture('one-choice', ['25:15 too-short']);
  testFixture('empty-cadence', ['22:18 invalid-format']);
  testFixture('unsafe-character', ['5:8 unsafe-character']);

  test('`id: 001` is a number where a text belongs', () => {
    expect(only(fixture('number-for-id')).args).toEqual({ expected: 'string', actual: 'number' });
  });

  const clean = Buffer.from(fixture('clean').bytes).toString('utf8');

  test('`true` is no text, either, and it is said how it becomes one', () => {
    const found = only(textFile(clean.replace('[担当者を決めている]', '[true]')));
    expect(found.args).toEqual({ expected: 'string', actual: 'unquoted-boolean' });
  });

  test('a number where a list belongs is no text that wants quotes', () => {
    const found = only(textFile(clean.replace('[担当者を決めている]', '3')));
    expect(found.args).toEqual({ expected: 'array', actual: 'only-number' });
  });

  test.each([
    ['A-1-1、A-1-1-1', 'A-1-1, A-1-1-1'],
    ['Ａ－１－１，A-1-1-1', 'A-1-1, A-1-1-1'],
    ['A-1-1・A-1-1-9', undefined],
  ])('ids that a list of Japanese holds apart, %s, are one text: %s', (written, meant) => {
    const text = clean.replace('[担当者を見直している]', `[担当者を見直している]\n        references: ["${written}"]`);
    expect(only(textFile(text)).args['suggestion']).toBe(meant);
  });

  test('a mistyped key comes with the keys there are', () => {
    const unknown = parseCatalogue(fixture('unknown-key')).diagnostics.find(({ code }) => code === 'unknown-key');
    expect(unknown?.allowed).toContain('question');
    expect(unknown?.path).toEqual(['requirements', 0, 'criteria', 0, 'qestion']);
  });
});

describe('columns count in characters, not in columns of a screen', () => {
  testFixture('full-width-before', ['9:67 wrong-type']);

  test('the range covers exactly the value', () => {
    const { range } = only(fixture('full-width-before'));
    expect(range).toEqual({ start: { line: 9, column: 67 }, end: { line: 9, column: 70 } });
  });
});

describe('a problem of content points at the value that breaks the promise', () => {
  testFixture('duplicate-id', ['22:13 duplicate-id']);

  test.each(['duplicate-id', 'level-named-as-part', 'duplicate-option', 'duplicate-target', 'duplicate-term'])(
    'of two that are the same in %s, each line that has the other is told',
    (name) => {
      const file = fixture(name);
      const lines = Buffer.from(file.bytes).toString('utf8').split('\n');
      const twice = parseCatalogue(file).diagnostics.filter(({ code }) => code === 'duplicate-id');
      expect(twice.length).toBeGreaterThan(0);
      for (const { args, range } of twice) {
        expect(args).toMatchObject({ special: 'there', line: expect.any(Number) });
        expect(args['line']).not.toBe(range?.start.line);
        // The same sign for sign, but for the case of a term.
        expect(lines[Number(args['line']) - 1]?.toLowerCase()).toContain(String(args['id']).toLowerCase());
      }
    },
  );
  testFixture('confusable-id', ['22:13 confusable-id']);
  testFixture('level-named-as-part', ['9:11 duplicate-id']);
  testFixture('duplicate-option', ['26:21 duplicate-id']);
  testFixture('duplicate-target', ['11:14 duplicate-id']);
  testFixture('duplicate-term', ['28:11 duplicate-id', '29:24 duplicate-id', '28:25 unused-term']);
  testFixture('unused-term', ['28:24 unused-term']);
  testFixture('dangling-reference', ['26:31 unknown-reference → A-1-1-1']);
  testFixture('unknown-section', ['15:14 unknown-section → A-1']);
  testFixture('unknown-level', ['9:39 unknown-level', '19:16 unknown-level → base']);
  testFixture('unknown-profile-fact', ['21:20 unknown-profile-fact → has-servers']);
  testFixture('fact-before-its-base', ['11:53 fact-before-its-base', '12:63 unknown-profile-fact → has-secrets']);
  testFixture('promise-not-kept', ['9:54 count-promise-not-kept', '9:67 count-promise-not-kept']);
  testFixture('too-few-choices', ['23:20 too-few-choices']);
  // Neither the title of a catalogue nor a control: those are a publisher's.
  testFixture('claims-too-much', [
    '14:24 claims-too-much',
    '8:28 claims-too-much',
    '9:19 claims-too-much',
    '10:30 claims-too-much',
  ]);

  test.each(['達成した会社', '準拠している', '適合済み', '基準に届いています', 'クリアした会社'])(
    '「%s」 says where the reader stands',
    (title) => {
      expect(claimsIn([[title, ['levels', 0, 'title']]])).toHaveLength(1);
    },
  );

  test.each(['達成目標', '規格に準拠する計画', '自己適合宣誓の準備', '行き届いていない'])(
    '「%s」 names a thing, and claims nothing',
    (title) => {
      expect(claimsIn([[title, ['levels', 0, 'title']]])).toEqual([]);
    },
  );

  test('a promise not kept says what was promised and what is there', () => {
    const args = parseCatalogue(fixture('promise-not-kept')).diagnostics.map((diagnostic) => diagnostic.args);
    expect(args).toEqual([
      { level: 'base', kind: 'requirements', promised: 2, found: 1 },
      { level: 'base', kind: 'criteria', promised: 3, found: 2 },
    ]);
  });
});

describe('references that lead back to where they began are found', () => {
  testFixture('circular-reference', ['27:22 circular-reference']);
  testFixture('circular-through-requirement', ['30:54 circular-reference']);
  testFixture('circular-levels', ['10:39 circular-reference']);
  testFixture('level-includes-itself', ['10:11 duplicate-id', '9:39 circular-reference']);

  test('the whole way round is named', () => {
    expect(only(fixture('circular-reference')).args).toEqual({ chain: 'A-1-1-1 → A-1-1-2 → A-1-1-1' });
    expect(only(fixture('circular-through-requirement')).args).toEqual({ chain: 'A-1-1 → A-1-1-2 → A-1-1' });
    expect(only(fixture('circular-levels')).args).toEqual({ chain: 'base → more → base' });
  });
});

describe('every problem of a file comes in one run', () => {
  testFixture('six-problems-of-shape', [
    '4:7 value-not-allowed → ja',
    '6:57 invalid-format',
    '12:25 unknown-key',
    '14:9 wrong-type',
    '21:18 wrong-type',
    '22:9 missing-key',
  ]);
  testFixture('six-problems-of-content', [
    '23:13 duplicate-id',
    '15:14 unknown-section → A-1',
    '19:16 unknown-level → base',
    '22:22 unknown-reference',
    '9:24 claims-too-much',
  ]);
  testFixture('alias', ['19:16 alias-not-allowed', '23:16 alias-not-allowed']);
});

describe('a hostile file is refused before it does harm', () => {
  test('alias-bomb', () => {
    const { data, diagnostics } = parseCatalogue(fixture('alias-bomb'));
    expect(data).toBeUndefined();
    expect(diagnostics).toHaveLength(20);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['alias-not-allowed']));
  });

  test('a hundred thousand brackets are too deep', () => {
    expect(lint(textFile(`id: ${'['.repeat(100_000)}`))).toEqual(['1:67 too-deep']);
  });

  test('ten thousand levels of indent are too deep', () => {
    const text = Array.from({ length: 10_000 }, (_, depth) => `${' '.repeat(Math.min(depth, 200))}a:`).join('\n');
    expect(lint(textFile(text))).toEqual(['64:64 too-deep']);
  });

  test('a text of a megabyte is too long, and so is a key', () => {
    const long = 'あ'.repeat(350_000);
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    expect(lint(textFile(clean.replace('title: 見本', `title: ${long}`)))).toEqual(['5:8 text-too-long']);
    expect(lint(textFile(clean.replace('lang: ja', `lang: ja\n? ${long}\n: 1`)))).toEqual(['5:3 unknown-key']);
  });

  test('ids of a megabyte are too long, and are not compared letter by letter', () => {
    const long = 'a'.repeat(1_000_000);
    const text = Buffer.from(fixture('dangling-reference').bytes).toString('utf8');
    const hostile = text.replace('id: A-1-1-2', `id: ${long}b`).replace('A-1-1-l', `${long}c`);
    expect(lint(textFile(hostile))).toEqual(['22:13 text-too-long', '26:31 text-too-long']);
  });

  test('in a file where every reference dangles, the first two hundred are told and the others counted', () => {
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    const criteria = Array.from(
      { length: 3000 },
      (_, index) =>
        `      - { id: A-1-1-${index}, level: base, question: q, metWhen: [x], references: [B-1-1-${index}] }`,
    );
    const text = `${clean.slice(0, clean.indexOf('      - id: A-1-1-1'))}${criteria.join('\n')}\n`;
    const { diagnostics } = parseCatalogue(textFile(text));
    expect(diagnostics).toHaveLength(201);
    // The level promises another count, too.
    expect(diagnostics.at(-1)).toMatchObject({ code: 'more-problems', args: { count: 2801 } });
  });

  test('what was meant is looked for only until much has been compared', () => {
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    const name = 'a'.repeat(40);
    const criteria = Array.from(
      { length: 5000 },
      (_, index) =>
        `      - { id: ${name}${index}, level: base, question: q, metWhen: [x], references: [b${name}${index}] }`,
    );
    const text = `${clean.slice(0, clean.indexOf('      - id: A-1-1-1'))}${criteria.join('\n')}\n`;
    const dangling = parseCatalogue(textFile(text)).diagnostics.filter(({ code }) => code === 'unknown-reference');
    const suggested = dangling.filter(({ args }) => args['suggestion'] !== undefined);
    expect(suggested.length).toBeGreaterThan(0);
    expect(suggested.length).toBeLessThan(10);
  });

  test.each([
    // As a keyboard for Japanese writes it.
    ['第2章第2節', ['第１章第１節', '第１章第２節', '第２章第１節', '第２章第２節'], '第２章第２節'],
    ['a－１', ['A-1', 'A-2', 'B-1'], 'A-1'],
    // One letter away from one alone.
    ['A-11', ['A-1', 'B-2', 'C-3'], 'A-1'],
    // One letter away from several: none of them is meant more than another.
    ['第1条（9）', ['第1条（1）', '第1条（2）', '第1条（3）'], undefined],
    ['A-3', ['A-1', 'A-2'], undefined],
  ])('for the section %s of %j, %s is offered', (written, sections, meant) => {
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    const parsed = parse(clean);
    parsed.categories = [{ id: 'Z', title: 'z', sections: sections.map((id) => ({ id, title: id })) }];
    for (const requirement of parsed.requirements) requirement.section = written;
    const found = parseCatalogue(textFile(stringify(parsed))).diagnostics.filter(
      ({ code }) => code === 'unknown-section',
    );
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ args }) => args['suggestion']))).toEqual(new Set([meant]));
  });

  test('a circle of thousands is named by its first ids, and its ways back are counted', () => {
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    const criteria = Array.from(
      { length: 5000 },
      (_, index) =>
        `      - { id: c${index}, level: base, question: q, metWhen: [x], references: [c${(index + 1) % 5000}, c0] }`,
    );
    const text = `${clean.slice(0, clean.indexOf('      - id: A-1-1-1'))}${criteria.join('\n')}\n`;
    const { diagnostics } = parseCatalogue(textFile(text));
    const chains = diagnostics.filter(({ code }) => code === 'circular-reference').map(({ args }) => args['chain']);
    expect(chains[0]).toBe('c0 → c1 → c2 → c3 → c4 → c5 → c6 → c7 → … → c0');
    expect(diagnostics.at(-1)?.code).toBe('more-problems');
  });

  test('more mistakes of shape than zod can hand on are told, too', () => {
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    const text = clean.replace(/metWhen: .*/, `metWhen: [${'"",'.repeat(145_000)}]`);
    const codes = parseCatalogue(textFile(text)).diagnostics.map(({ code }) => code);
    expect([codes[0], codes.at(-1)]).toEqual(['too-short', 'more-problems']);
  });

  test('a chain of levels as long as a file is no chain to follow', () => {
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    const levels = Array.from(
      { length: 10_000 },
      (_, index) =>
        `  - { id: l${index}, title: x, includes: [l${index + 1}], promises: { requirements: 1, criteria: 1 } }\n`,
    );
    const codes = lint(textFile(clean.replace('levels:\n', `levels:\n${levels.join('')}`)));
    expect(codes.map((code) => code.split(' ')[1])).toEqual(['text-too-long']);
  });

  test.each(['\u0000', '\u001b', '\n', '\t', '\u0085', '\u009b', '\u202e', '\u2066', '\u2028'])(
    'no text of a catalogue holds the sign %j',
    (sign) => {
      const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
      const { diagnostics } = parseCatalogue(
        textFile(clean.replace('title: 見本', `title: ${escaped(`見${sign}本`)}`)),
      );
      expect(diagnostics.map(({ code, args }) => [code, args['sign']])).toEqual([
        ['unsafe-character', codePoint(sign)],
      ]);
    },
  );

  test('a file beyond the limit is not parsed at all', () => {
    const bytes = new Uint8Array(33 * 1024 * 1024);
    expect(lint({ name: 'large.yaml', bytes })).toEqual(['1:1 file-too-large']);
  });

  test('keys named after what every object has are unknown keys', () => {
    const clean = Buffer.from(fixture('clean').bytes).toString('utf8');
    const hostile = `${clean}__proto__: { id: x }\nconstructor: 1\ntoString: 2\n`;
    expect(lint(textFile(hostile))).toEqual(['26:1 unknown-key', '27:1 unknown-key', '28:1 unknown-key']);
  });

  test('no bytes make the linter throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => lint({ name: 'any.yaml', bytes })).not.toThrow();
      }),
    );
  });

  test('no YAML makes the linter throw, and every problem has its place', () => {
    const piece = fc.constantFrom('a', 'id: ', '- ', '\n', '  ', '\t', '[', ']', '{', '}', ',', '"', "'", '|\n', ': ');
    const special = fc.constantFrom('&a ', '*a ', '!t ', '---\n', '# ', '? ', '：', '　', '\r\n', '<<: ', '001', '~');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, special), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { data, diagnostics } = parseCatalogue(textFile(text));
        expect(data).toBeUndefined();
        expect(diagnostics.length).toBeGreaterThan(0);
        const lines = text.split('\n').length;
        for (const { range } of diagnostics) expect(range?.start.line).toBeLessThanOrEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});

describe('guidance is checked against its catalogue', () => {
  const catalogue = parseCatalogue(fixture('clean')).data;

  function testGuidance(name: string, problems: readonly string[]) {
    test(name, () => {
      const { diagnostics } = parseGuidance(fixture(`guidance/${name}`), catalogue);
      expect(diagnostics.map(shortForm)).toEqual(problems);
    });
  }

  testGuidance('clean', []);
  testGuidance('unknown-id', ['13:3 guidance-for-unknown-id → A-1-1-2']);
  testGuidance('too-few-evidence', ['15:15 too-short']);
  testGuidance('too-many-evidence', ['15:15 text-too-long']);
  testGuidance('unknown-effort', ['11:13 value-not-allowed → S']);
  testGuidance('wrong-catalogue', ['2:12 wrong-catalogue → sample']);

  test('help for __proto__ is not dropped without a word', () => {
    const text = Buffer.from(fixture('guidance/clean').bytes).toString('utf8');
    const { diagnostics } = parseGuidance(textFile(text.replace('  A-1-1-2:', '  __proto__:')), catalogue);
    expect(diagnostics).toMatchObject([{ code: 'unknown-key', args: { value: '__proto__' } }]);
  });

  testGuidance('only-what-is-known', []);
});

describe('a translation is checked against its catalogue and the guidance', () => {
  const catalogue = parseCatalogue(fixture('clean')).data;
  const guidance = parseGuidance(fixture('guidance/clean')).data;
  const allTexts = parseCatalogue(fixture('all-texts')).data;

  function testTranslation(
    name: string,
    problems: readonly string[],
    translated: Translated = { catalogue, guidance },
  ) {
    test(name, () => {
      const { diagnostics } = parseTranslation(fixture(`translation/${name}`), translated);
      expect(diagnostics.map(shortForm)).toEqual(problems);
    });
  }

  testTranslation('clean', []);
  testTranslation('missing-criterion', ['8:3 missing-translation']);
  testTranslation('missing-texts', ['6:9 missing-translation', '9:5 missing-translation']);
  testTranslation('missing-evidence', ['9:5 missing-translation']);
  testTranslation('unknown-id', [
    '5:24 translation-for-unknown-id',
    '8:3 missing-translation',
    '14:3 translation-for-unknown-id → A-1-1-2',
  ]);
  testTranslation('count-differs', ['10:14 translation-count-differs', '18:15 translation-count-differs']);
  testTranslation('wrong-catalogue', ['2:12 wrong-catalogue → sample']);
  testTranslation('claims-too-much', [
    '5:8 translation-count-differs',
    '7:10 translation-count-differs',
    '6:9 translation-count-differs',
    '8:17 claims-too-much',
    '5:9 claims-too-much',
    '6:19 claims-too-much',
    '7:11 claims-too-much',
  ]);
  // A note, help, bands, needs of a stage, options and the conditions under which they count.
  testTranslation('all-texts', [], { catalogue: allTexts });
  testTranslation(
    'missing-parts',
    [
      '5:9 missing-translation',
      '8:16 missing-translation',
      '21:8 missing-translation',
      '1:1 missing-translation',
      '9:8 translation-count-differs',
      '12:25 translation-count-differs',
      '12:5 missing-translation',
      '19:7 missing-translation',
      '20:9 missing-translation',
      '20:12 missing-translation',
    ],
    { catalogue: allTexts },
  );
  testTranslation(
    'unknown-parts',
    [
      '9:3 translation-for-unknown-id → has-servers',
      '29:3 translation-for-unknown-id',
      '26:43 translation-for-unknown-id → A-1-1',
      '10:8 translation-count-differs',
      '12:24 translation-count-differs',
      '12:46 translation-for-unknown-id',
      '25:9 translation-for-unknown-id',
      '23:43 translation-for-unknown-id',
      '19:5 translation-for-unknown-id',
    ],
    { catalogue: allTexts },
  );

  test('the text that is missing is named, and so are the numbers that differ', () => {
    const argsOf = (name: string) =>
      parseTranslation(fixture(`translation/${name}`), { catalogue, guidance }).diagnostics.map(({ args }) => args);
    expect(argsOf('missing-texts')).toEqual([{ text: 'A-1' }, { text: 'why' }]);
    expect(argsOf('count-differs')).toEqual([
      { text: 'metWhen', needed: 1, found: 2 },
      { text: 'evidence', needed: 2, found: 1 },
    ]);
  });

  test('alone, without its catalogue, only its own words are looked at', () => {
    const lintAlone = (name: string) => parseTranslation(fixture(`translation/${name}`)).diagnostics.map(shortForm);
    expect(lintAlone('missing-criterion')).toEqual([]);
    expect(lintAlone('claims-too-much')).toHaveLength(4);
  });

  test('without guidance beside the catalogue, there is no help to translate', () => {
    const { diagnostics } = parseTranslation(fixture('translation/clean'), { catalogue });
    const codes = diagnostics.map(({ code, path }) => `${path?.at(-1)} ${code}`);
    expect(codes.slice(0, 3)).toEqual([
      'why translation-for-unknown-id',
      'evidence translation-count-differs',
      'firstStep translation-for-unknown-id',
    ]);
  });
});

test('every fixture is tested', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  expect([...tested].sort()).toEqual(files.map((name) => name.replaceAll('\\', '/')).sort());
});

describe('what has no effect in a catalogue is told with a way out, and nothing is told of what has one', () => {
  const POINTS = { met: 4, partial: 2, unmet: 0, unknown: -1 };
  const bands = (...from: readonly number[]) => from.map((one) => ({ from: one, text: 'x', certainty: 'certain' }));
  // biome-ignore lint/suspicious/noExplicitAny: a file as its writer may change it.
  type File = any;
  const found = (change: (file: File) => void) => {
    const file: File = parse(Buffer.from(fixture('clean').bytes).toString('utf8'));
    change(file);
    return parseCatalogue(textFile(stringify(file))).diagnostics.map(
      ({ code, args, severity }) => `${severity} ${code} ${args['special'] ?? args['value'] ?? ''}`,
    );
  };
  const counting = (file: File, ...from: readonly number[]) => {
    file.method = 'points';
    file.points = { states: POINTS, bands: bands(...from) };
  };

  test.each<readonly [string, string | undefined, (file: File) => void]>([
    ['a section that has a requirement', undefined, () => {}],
    ['a section without one', 'section', (file) => file.categories[0].sections.push({ id: 'A-2', title: 'x' })],
    [
      'a fact that nothing asks for',
      'profile-fact',
      (file) => file.profileFacts.push({ id: 'f', question: 'x', ifNot: 'x' }),
    ],
    [
      'a fact that a criterion hangs on',
      undefined,
      (file) => {
        file.profileFacts.push({ id: 'f', question: 'x', ifNot: 'x' });
        file.requirements[0].criteria[0].appliesIf = 'f';
      },
    ],
    ['its own level again', 'level', (file) => (file.requirements[0].criteria[0].alsoIn = ['base'])],
    [
      'points that are not counted',
      'points',
      (file) => {
        counting(file, -2);
        file.method = 'all-of';
      },
    ],
    // Two criteria: from -2 to 8.
    ['bands for every total', undefined, (file) => counting(file, 8, 0, -2)],
    ['a lower band than needed', undefined, (file) => counting(file, -20)],
    ['a band above the highest total', 'band-out-of-reach', (file) => counting(file, 9, -2)],
    ['a total below all bands', 'no-band', (file) => counting(file, 5, -1)],
    ['a band given twice', 'band-twice', (file) => counting(file, 5, -2, 5)],
  ])('%s', (_, special, change) => {
    expect(found(change)).toEqual(special === undefined ? [] : [`warning without-effect ${special}`]);
  });

  test('a mistyped id alone is told, not what it was meant to name, nor a count that it makes wrong', () => {
    expect(found((file) => (file.requirements[0].section = 'A-9'))).toEqual(['error unknown-section A-9']);
    expect(found((file) => (file.requirements[0].criteria[0].level = 'bose'))).toEqual(['error unknown-level bose']);
    const fact = (file: File) => {
      file.profileFacts.push({ id: 'f', question: 'x', ifNot: 'x' });
      file.requirements[0].criteria[0].appliesIf = 'g';
    };
    expect(found(fact)).toEqual(['error unknown-profile-fact g']);
  });
});
