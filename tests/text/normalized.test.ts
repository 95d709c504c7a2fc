import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { normalized } from '../../src/text/normalized.ts';

const forms = ['NFC', 'NFD', 'NFKC'] as const;

test.each(forms)('a text with as many marks as a language may need is in %s as everywhere', (form) => {
  for (const text of ['', 'ガイド①㈱', '日本語の文章です。'.repeat(9), 'か\u3099'.repeat(40), 'ｶﾞ'.repeat(40)]) {
    expect(normalized(text, form)).toBe(text.normalize(form));
  }
  const marks = `a${'\u0300\u0316'.repeat(15)}`;
  expect(normalized(marks.repeat(9), form)).toBe(marks.repeat(9).normalize(form));
});

test('a text does not become many times as long', () => {
  for (const sign of ['\ufdfa', '\ufdfb', '㈱', '\u3300']) {
    const text = sign.repeat(1000);
    expect(normalized(text, 'NFKC').length, sign).toBeLessThanOrEqual(6 * text.length);
  }
  expect(normalized(`ＡＢ${'\ufdfa'.repeat(40)}Ｃ`, 'NFKC')).toBe(`AB${'\ufdfa'.repeat(40)}C`);
});

/** The square of them takes minutes. */
test.each([
  ['of two kinds by turns', 'a', '\u0316\u0300'],
  ['of sounds, half-width', 'ｶ', 'ﾞ\u0300'],
  ['of Tibetan vowels', 'ཀ', '\u0f72\u0f71'],
  ['beyond 16 bits', 'a', '\u{1d167}\u{1d16d}\u0300'],
])('marks without end %s are looked at once', (_, letter, marks) => {
  const text = letter + marks.repeat(400_000);
  for (const form of forms) expect(normalized(text, form).length).toBeGreaterThan(100_000);
});

test('every sign that is put in order counts as a mark', () => {
  const counted = /^[\p{M}\uff9e\uff9f]$/u;
  const FIRST = '\u0334'; // in front of every sign that is put in order
  const missed: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const sign = String.fromCodePoint(code);
    if (!counted.test(sign) && `${sign}${FIRST}`.normalize('NFKD').startsWith(FIRST)) missed.push(code.toString(16));
  }
  expect(missed).toEqual([]);
});

test('nothing in the sources normalizes a text in another way', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.filter((name) => {
    const source = ts.createSourceFile(name, readFileSync(join(root, 'src', name), 'utf8'), ts.ScriptTarget.Latest);
    const isCall = (node: ts.Node): boolean =>
      (ts.isPropertyAccessExpression(node) && node.name.text === 'normalize') || ts.forEachChild(node, isCall) === true;
    return isCall(source);
  });
  expect(found.map((name) => name.replaceAll('\\', '/'))).toEqual(['text/normalized.ts']);
});
