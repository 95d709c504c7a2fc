import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { isMessageKey } from '../../src/i18n/keys.ts';
import { type MessageKey, type Messages, translator } from '../../src/i18n/t.ts';
import { WIDE } from '../helpers/translations.ts';

const t = translator(en);
const sentencesOf = (messages: Messages) => messages.flatMap((part) => Object.entries(part));
const english = sentencesOf(en);
const japanese = new Map(sentencesOf(ja));

/** Escapes, other control characters, and the marks that turn text around; a line break is text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const ACTS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** The arguments that a sentence asks for; `{count:criterion|criteria}` asks for the count. */
function argumentsOf(sentence: string): readonly string[] {
  const names = [...sentence.matchAll(/\{(\w+)(?::[^{}]*)?\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

test('no blank parts what ends in a full-width bracket from the next Japanese word', () => {
  const say = translator([{ one: '{a} は {b} の {count} 個です', two: '{a} is {b} here' }]);
  const told = (key: string, a: string, b: string) => say(key as MessageKey, { a, b, count: 2 });
  expect(told('one', '1-2（何か）', '「あ」')).toBe('1-2（何か）は 「あ」の 2 個です');
  expect(told('one', '1-2', 'a.yaml')).toBe('1-2 は a.yaml の 2 個です');
  expect(told('two', '1-2（何か）', '「あ」')).toBe('1-2（何か） is 「あ」 here');
});

describe('what is said in Japanese is said in English', () => {
  test('every sentence, once, and no other', () => {
    expect(english.map(([key]) => key).sort()).toEqual([...japanese.keys()].sort());
  });

  test('with the same facts in it', () => {
    const facts = (sentences: Iterable<readonly [string, string]>) =>
      Object.fromEntries(
        [...sentences].flatMap(([key, sentence]) =>
          // A word, which in English alone has a plural.
          key.startsWith('unit.') ? [] : [[key, argumentsOf(sentence)]],
        ),
      );
    expect(facts(english)).toEqual(facts(japanese));
  });

  test('without a Japanese word, but for marks and for what stands in the files of others', () => {
    const remaining = english.flatMap(([key, sentence]) => {
      const found = sentence.match(WIDE);
      return found === null ? [] : [[key, ...found]];
    });
    expect(remaining).toEqual([
      ['report.glyph-missing', '〓'],
      ['error.workbook-without-criteria.hint', '評価基準', '評価基準'],
    ]);
  });

  // A quotation mark that stands in a command or in a file is what is typed there.
  test('with the quotation marks and apostrophes of print, and one arrow', () => {
    const typed = /--columns "[^"]*"|^"Sample Co\., Ltd\."$|"\{file\}\/\*\*[^"]*"|""|add a "|never closed: "/g;
    const found = english.filter(([, sentence]) => /["']|->|<-/.test(sentence.replace(typed, '')));
    expect(found).toEqual([]);
  });

  test('with the words of an answer in small letters wherever they stand on a key', () => {
    const keys = /^(?:state|glance|ask\.key|key)\./;
    expect(english.filter(([key, sentence]) => keys.test(key) && /^[A-Z]/.test(sentence))).toEqual([]);
  });

  test('without a promise that only the scheme could keep', () => {
    expect(english.filter(([, sentence]) => /certif|guarantee|accredit|approved|compliant/i.test(sentence))).toEqual(
      [],
    );
  });
});

describe('one is one and two are many', () => {
  test.each([
    [1, '1 criterion is unanswered, such as questions you left for later.'],
    [2, '2 criteria are unanswered, such as questions you left for later.'],
  ])('%i unanswered', (count, sentence) => {
    expect(t('ask.end.skipped', { count })).toBe(sentence);
  });

  test.each([
    [0, '0 other criteria ( ) build on it.'],
    [1, '1 other criterion ( ) builds on it.'],
    [2, '2 other criteria ( ) build on it.'],
  ])('a verb agrees with %i', (count, sentence) => {
    expect(t('report.action.reason.unblocks', { count, ids: ' ' })).toBe(sentence);
  });

  test.each([
    [1, 2, '1 answer waits for a second look (1 answer in 2 contradictions).'],
    [2, 1, '2 answers wait for a second look (2 answers in 1 contradiction).'],
  ])('of %i answers in %i contradictions it is said why they wait', (count, contradictions, sentence) => {
    const why = t('ask.waiting.contradiction', { count, contradictions });
    expect(t('ask.waiting', { count, why, key: '3' }).startsWith(sentence)).toBe(true);
  });

  test('each number decides about its own words', () => {
    expect(t('lint.found', { files: 1, errors: 2, warnings: 1 })).toBe('1 file checked. 2 errors, 1 warning.');
    expect(t('lint.found', { files: 2, errors: 1, warnings: 0 })).toBe('2 files checked. 1 error, 0 warnings.');
  });

  test.each([0, 1, 2, 81])('no sentence keeps a brace when all its arguments are %i', (count) => {
    const told = english.flatMap(([key, sentence]) =>
      isMessageKey(key) ? [t(key, Object.fromEntries(argumentsOf(sentence).map((name) => [name, count])))] : [],
    );
    expect(told.filter((sentence) => /[{|]\w|\w[|}]/.test(sentence))).toEqual([]);
  });
});

describe('what a person typed', () => {
  const pieces = fc.constantFrom('{names}', '{field}', '{names:a|b}', '{', '}', '|', '$&', '$1', '$`', 'x', ' ');
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
  );

  test('stands in a sentence as it is, even where it looks like a placeholder', () => {
    fc.assert(
      fc.property(text, text, (field, names) => {
        expect(t('report.scope.part', { field, names })).toBe(`${field}: ${names}`);
      }),
    );
  });

  test('brings no sign into a sentence that a terminal might act upon', () => {
    const controls = fc.constantFrom('\u001b[2J', '\u009b', '\u0007', '\r', '\u202e', '\u2066', '\ufeff', 'a', '名');
    fc.assert(
      fc.property(fc.array(fc.oneof(controls, fc.string({ unit: 'binary' })), { maxLength: 20 }), (parts) => {
        expect(t('report.record.note', { text: parts.join('') })).not.toMatch(ACTS);
      }),
    );
  });
});

test('what begins with a capital does not stand in the middle of a sentence', () => {
  const capital = t('report.not-applicable.mark', { publisher: 'IPA' });
  expect(capital).toMatch(/^[A-Z]/);
  const inside = english.filter(([, sentence]) => /(?:[;,(] ?|\w )\{mark\}/.test(sentence));
  expect(inside.map(([key]) => key)).toEqual([]);
});
