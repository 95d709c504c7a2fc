import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { escapeUnsafe, escapeUnsafeYaml, sanitize, sanitizeLine, withMarks } from '../../src/text/sanitize.ts';

test('a text of several lines becomes one, without the blanks around the breaks', () => {
  expect(sanitizeLine(' 一 \n\n\t二\r\n　三\u2028四 五 ')).toBe('一 二 三 四 五');
});

test('a megabyte of blanks between two letters stays', () => {
  expect(sanitizeLine(`a${' '.repeat(1_000_000)}b`)).toHaveLength(1_000_002);
});

test('JSON holds no sign that a terminal acts upon, and still the same data', () => {
  const data = { note: 'a\u009b2J\u202eb\u2028c\u0007d\u2066', '\u200e': '日本語' };
  const json = escapeUnsafe(JSON.stringify(data, null, 2));
  expect(json).toContain('\\u009b2J\\u202eb\\u2028c\\u0007d\\u2066');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
  expect(json).not.toMatch(/[\u0000-\u0009\u007f-\u009f\u200e\u2028-\u202e\u2066-\u2069]/);
  expect(json).toContain('日本語');
  expect(JSON.parse(json)).toEqual(data);
});

test('a name keeps the form of its letter, and an emoji its colour', () => {
  for (const text of ['辻\u{e0100}さん', '葛\u{e0101}飾', '❤\ufe0f']) expect(sanitize(text)).toBe(text);
});

test('nothing is hidden in forms that a sign does not have', () => {
  expect(sanitize('A\u{e0159}\u{e015a}辻\u{e0100}\u{e0101}\u{e0102}さ\ufe0fん')).toBe('A辻\u{e0100}さ\ufe0fん');
});

test('the half of a character becomes a sign that can be seen', () => {
  expect(sanitize('あ\ud83dい')).toBe('あ\ufffdい');
});

test('signs with a mark in their place keep the length of a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(withMarks(text)).toHaveLength(text.length);
    }),
  );
});

test('whatever a text holds, JSON and YAML give it back, and hold none of it as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = JSON.stringify(text);
      expect(JSON.parse(escapeUnsafe(json))).toBe(text);
      expect(parse(escapeUnsafeYaml(json))).toBe(text);
      expect(sanitize(escapeUnsafe(json))).toBe(escapeUnsafe(json));
      expect(sanitize(escapeUnsafeYaml(json))).toBe(escapeUnsafeYaml(json));
    }),
    { numRuns: 2000 },
  );
});
