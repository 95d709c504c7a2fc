import { expect, test } from 'vitest';
import { typedKey } from '../../src/text/typed.ts';

const question = ['1', '2', '3', '?', 'b', 's', 'n', 'e', 'o', 'd', 'j', 'a', 'q', '+'] as const;

test.each([
  ['ｑ', 'q'],
  ['Ｑ', 'q'],
  ['あ', 'a'],
  ['ア', 'a'],
  ['ｱ', 'a'],
  ['え', 'e'],
  ['お', 'o'],
  ['ん', 'n'],
  ['？', '?'],
  ['＋', '+'],
  ['２', '2'],
  ['た', 'q'],
  ['い', 'e'],
  ['う', undefined],
  ['漢', undefined],
  ['ああ', undefined],
])('%s at a question is %s', (typed, key) => {
  expect(typedKey(typed, question)).toBe(key);
});

test('where there is an i, い is one, as on a keyboard of roman letters', () => {
  expect(typedKey('い', ['u', 'w', 'i', 'e', 'b'])).toBe('i');
});

test('every letter key is known by its full-width sign, and no kana is an answer by a digit', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const letter of letters) {
    const wide = String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
    expect(typedKey(wide, letters)).toBe(letter);
  }
  const digits = [...'0123456789'];
  for (let code = 0x3041; code <= 0x3096; code++) {
    expect(typedKey(String.fromCharCode(code), digits)).toBeUndefined();
  }
});
