import { expect, test } from 'vitest';
import { escapeUnsafe, sanitizeLine } from '../../src/text/sanitize.ts';

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
