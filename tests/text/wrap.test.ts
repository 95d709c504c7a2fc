import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitize, withoutLooks } from '../../src/text/sanitize.ts';
import { widthOf } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import { shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const texts = [
  ...shippedCatalogue().requirements.flatMap(({ criteria }) =>
    criteria.flatMap(({ question, metWhen }) => [question, ...metWhen]),
  ),
  ...Object.values(shippedGuidance().criteria).flatMap(({ why = '', firstStep = '', evidence = [] }) => [
    why,
    firstStep,
    ...evidence,
  ]),
];

describe('wrapping', () => {
  test.each([58, 78, 98])('no line of any shipped text is wider than %i columns', (width) => {
    for (const text of texts) for (const line of wrap(text, width)) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  test.each([58, 78, 98])(
    'no line at %i columns starts with what may not start one, or ends with an opening bracket',
    (width) => {
      for (const text of texts) {
        const lines = wrap(text, width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。）」』・ーっゃゅょッャュョ，．：；！？]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（「『]$/);
      }
    },
  );

  test('a last line never holds one character alone', () => {
    for (const text of texts) {
      const lines = wrap(text, 78);
      if (lines.length > 1) expect(widthOf(lines.at(-1) ?? '')).toBeGreaterThan(2);
    }
  });

  test('nothing is lost and nothing is added but line breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 80 }), (text, width) => {
        const squeeze = (value: string) => value.replace(/\s/g, '');
        expect(squeeze(wrap(text, width).join(''))).toBe(squeeze(sanitize(text)));
      }),
    );
  });

  test('no line ends within a word, at an apostrophe or anywhere else', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}(?:[’'][a-z]{1,3})?[,.]?$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.integer({ min: 16, max: 80 }), (words, width) => {
        const lines = wrap(words.join(' '), width);
        expect(lines.flatMap((line) => line.split(' '))).toEqual(words);
      }),
    );
  });

  test('an address longer than a line is cut where it must be', () => {
    const lines = wrap(`https://example.com/${'a'.repeat(100)}`, 40);
    expect(lines.every((line) => widthOf(line) <= 40)).toBe(true);
    expect(lines.join('')).toContain('a'.repeat(40).slice(0, 5));
  });

  describe('a command in a text', () => {
    const names = [
      'report.pdf',
      'assessment.yaml',
      '"株式会社 サンプル製作所 の回答.yaml"',
      "'a$b; c.yaml'",
      `'it'\\''s $5.yaml'`,
      './-a.xlsx',
    ];
    const words = fc.oneof(
      fc.constantFrom(...names),
      fc.constantFrom(
        '--update-baseline',
        '--lang en',
        '--catalogue security-action-25',
        '-o report.pdf',
        '--ids=1-2-1-1',
      ),
    );
    const command = fc
      .tuple(
        fc.constantFrom('', 'npx '),
        fc.constantFrom('ask', 'report', 'catalogue new', 'evidence add'),
        fc.array(words, { maxLength: 4 }),
      )
      .map(([before, verb, rest]) => [`${before}scs-check ${verb}`, ...rest].join(' '));
    const around = fc.constantFrom(
      ['ファイルに書くなら: ', ''],
      ['戻ってきた聞き取り票なら、', ' で取り込めます。答えは、なくなりません'],
      ['どこにあるかを書いておいてください（', '）。'],
      ['To write it to a file, so that it can be sent to somebody else: ', ''],
    );

    test('stands whole on one line, at every width', () => {
      fc.assert(
        fc.property(command, around, fc.integer({ min: 40, max: 120 }), (whole, [before = '', after = ''], width) => {
          const lines = wrap(before + whole + after, width, { indent: '  ', hang: '    ' });
          expect(lines.filter((line) => line.includes(whole))).toHaveLength(1);
          const others = lines.filter((line) => !line.includes(whole));
          for (const line of others) expect(widthOf(line)).toBeLessThanOrEqual(width);
        }),
        { numRuns: 500 },
      );
    });

    test('takes no more of an English sentence than two words', () => {
      const lines = wrap('scs-check evidence list shows the numbers of all that is kept with the answers', 40);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40);
    });

    test('is as quick to find in a long text without one', () => {
      const [began] = [performance.now()];
      wrap(`scs-check ${'a'.repeat(2000)} ${'"'.repeat(2000)} ${'あ.'.repeat(2000)}`, 80);
      expect(performance.now() - began).toBeLessThan(1000);
    });
  });

  test('the name of a file stays whole where a line has room for it', () => {
    const name = 'サンプル製作所の回答.yaml';
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 120 }), fc.integer({ min: 0, max: 60 }), (width, length) => {
        const lines = wrap(`${'あ'.repeat(length)}。 ${name} を直してから、もう一度試してください`, width);
        expect(lines.some((line) => line.includes(name))).toBe(true);
      }),
    );
  });

  test('no escape, no turned text and no hidden line end of a text comes through; the looks we gave it stay', () => {
    const hostile = '\u001b]0;x\u0007表\u202e題\u009b2J\u2028次';
    expect(wrap(hostile, 40)).toEqual([']0;x表題2J', '次']);
    expect(wrap('\u001b[32m○ できている\u001b[39m \u001b[8m隠す', 40)).toEqual([
      '\u001b[32m○ できている\u001b[39m [8m隠す',
    ]);
  });

  test('a look takes no room, and stays with what it is a look of', () => {
    const painted = (label: string) => `\u001b[32m${label}\u001b[39m これは見本の文です`;
    expect(wrap(painted('できている'), 22)).toEqual([`\u001b[32mできている\u001b[39m これは見本`, 'の文です']);
    for (const width of [20, 22, 24, 26, 28]) {
      expect(wrap(painted('できている'), width).map(withoutLooks)).toEqual(
        wrap('できている これは見本の文です', width),
      );
    }
  });

  test('a mark on the last letter of the name of a file stays with it', () => {
    expect(wrap('見本の報告は、これです。 b.pdf\u0301 です', 28)).toEqual([
      '見本の報告は、これです。',
      'b.pdf\u0301 です',
    ]);
  });

  test('further lines hang under the first', () => {
    for (const width of [40, 58, 78, 98]) {
      for (const text of texts) {
        const [first, ...further] = wrap(`(8) ${text}`, width, { indent: '  ', hang: '      ' });
        expect(first).toMatch(/^ {2}\(8\) \S/);
        for (const line of further) expect(line).toMatch(/^ {6}\S/);
      }
    }
  });
});

describe('width', () => {
  test.each([
    ['abc', 3],
    ['日本語', 6],
    ['○△×★①', 10],
    ['ｱｲｳ', 3],
    ['が', 2],
    ['か\u3099', 2],
    ['𠮷', 2],
    ['👨‍👩‍👧', 2],
    ['\u001b[31m赤\u001b[39m', 2],
    ['', 0],
  ])('%s takes %i columns', (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});
