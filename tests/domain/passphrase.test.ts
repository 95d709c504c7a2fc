import { expect, test } from 'vitest';
import { weaknessOf } from '../../src/domain/passphrase.ts';

test.each([
  '12345678',
  '20261129',
  '１２３４５６７８',
  'aaaaaaaa',
  'abababab',
  'qwertyuiop',
  'asdf1234',
  '87654321',
  'Password1!',
])('%j is guessed at once', (word) => expect(weaknessOf(word)).toBe('guessable'));

test.each(['short', '１２３', ''])('%j is too short', (word) => expect(weaknessOf(word)).toBe('short'));

test.each([
  'みほん-kokodake-3',
  'umi yama kawa sora',
  'correct horse battery staple',
  '482913057716',
  'passing-through-9',
])('%j is none that is tried first', (word) => expect(weaknessOf(word)).toBeUndefined());
