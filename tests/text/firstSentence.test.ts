import { describe, expect, test } from 'vitest';
import { firstSentence } from '../../src/text/firstSentence.ts';

describe('the first sentence', () => {
  test.each([
    ['紙に書きます。次に、貼ります。', '紙に書きます。'],
    ['表に「やめます。続けます。」と書きます。貼ります。', '表に「やめます。続けます。」と書きます。'],
    ['書きます（例えば、名前。住所。）。貼ります。', '書きます（例えば、名前。住所。）。'],
    ['Write it down. Then put it up.', 'Write it down.'],
    ['Write "Do not. Ask first." on it. Put it up.', 'Write "Do not. Ask first." on it.'],
    ['Use version 1.2 or later, e.g. the newest.', 'Use version 1.2 or later, e.g. the newest.'],
    ['終わりのない文', '終わりのない文'],
    ['', ''],
  ])('of %s', (text, first) => {
    expect(firstSentence(text)).toBe(first);
  });
});
