import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodingOf, textOf } from '../../src/text/encoding.ts';
import { savedIn } from '../helpers/encodings.ts';

const words = fc.array(
  fc.constantFrom('項番', '答え', '証拠の表示', '能力', 'ソフト', 'a,b', '1-2-1-1', 'ー', '、', '\r\n'),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe.each(Object.entries(savedIn))('a text in %s', (_, { encoding, save }) => {
  test('is read as it was written, and said to be in that', () => {
    fc.assert(
      fc.property(words, (parts) => {
        // A few letters may be right in several encodings, and no text is told from its letters alone.
        const text = `番号,答え,メモ\r\nあいうえおの表\r\n${parts.join('')}\r\n`;
        expect(textOf(save(text))).toEqual({ text, encoding });
        expect(encodingOf(save(text))).toBe(encoding);
      }),
    );
  });
});

test('UTF-8 is read without its mark, and nothing is said', () => {
  expect(textOf(Buffer.from('\ufeff番号'))).toEqual({ text: '番号', encoding: undefined });
});

const wide = (bigFirst: boolean) => (text: string) => {
  const bytes = Buffer.alloc([...text].length * 4);
  for (const [at, sign] of [...text].entries()) {
    if (bigFirst) bytes.writeUInt32BE(sign.codePointAt(0) ?? 0, at * 4);
    else bytes.writeUInt32LE(sign.codePointAt(0) ?? 0, at * 4);
  }
  return bytes;
};

test.each([
  ['the smaller end first', wide(false)],
  ['the larger end first', wide(true)],
])('UTF-32 with %s is called by its name, with a mark and without, and read as none', (_, save) => {
  fc.assert(
    fc.property(words, fc.boolean(), (parts, isMarked) => {
      const bytes = save(`${isMarked ? '\ufeff' : ''}番号,答え\r\n${parts.join('')}`);
      expect([encodingOf(bytes), textOf(bytes)]).toEqual(['utf-32', undefined]);
    }),
  );
});

test.each([
  ['a NUL', Buffer.from('番号,\0答え\n')],
  ['a letter cut in two', Buffer.from('番号,答え').subarray(0, -1)],
  ['what no text is', Buffer.from([0, 1, 2, 0xff, 0xfe, 0xfd, 0x80])],
])('%s makes it no text', (_, bytes) => {
  expect(textOf(bytes)).toBeUndefined();
});
