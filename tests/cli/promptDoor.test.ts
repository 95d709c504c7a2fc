import { expect, test } from 'vitest';
import type { Prompts } from '../../src/cli/prompts.ts';
import { answered } from '../helpers/keyboard.ts';
import { PAYLOADS, unsafeIn } from '../helpers/payloads.ts';

/** Every way in which the interview and the review ask for something, each with a text of a stranger wherever one fits. */
const asks: Readonly<
  Record<keyof Prompts, { ask: (prompts: Prompts, text: string) => Promise<unknown>; keys: string[] }>
> = {
  key: { ask: (prompts, text) => prompts.key([{ key: '1', label: text }], { hint: text }), keys: ['x', '1'] },
  line: {
    ask: (prompts, text) => prompts.line(text, { initial: text, check: (typed) => typed.endsWith('xy') || text }),
    keys: ['x', '\r', 'y', 'xy', '\r'],
  },
  text: {
    ask: (prompts, text) => prompts.text(text, { initial: text, check: (typed) => typed.endsWith('xy') || text }),
    keys: ['x', '\r', 'y', 'xy', '\r'],
  },
  busy: {
    ask: (prompts, text) => prompts.busy(text, () => new Promise((done) => setImmediate(done))),
    keys: ['x'],
  },
  secret: { ask: (prompts, text) => prompts.secret(text, 3), keys: ['long', '\r', 'x', '\r'] },
  options: {
    ask: (prompts, text) =>
      prompts.options({
        choices: [
          { value: `${text}a`, key: `${text}1` },
          { value: 'b', key: '2' },
        ],
        chosen: [`${text}a`],
        atLeast: 2,
        mayBeNone: false,
        tooFew: text,
        pages: [text, `${text}2`],
        wrong: (typed) => text + typed,
      }),
    keys: ['x', ' ', '\r', '2', '\r'],
  },
};

test.each(Object.keys(asks) as (keyof Prompts)[])(
  'a text of a stranger reaches the terminal as letters when it is asked for by %s',
  async (way) => {
    const { ask, keys } = asks[way];
    const asked = await Promise.all(
      PAYLOADS.map((payload) => answered((prompts) => ask(prompts, `A${payload}B`), keys)),
    );
    const found = asked.map(({ sent }, index) => [PAYLOADS[index], unsafeIn(sent)]);
    expect(found).toEqual(PAYLOADS.map((payload) => [payload, []]));
  },
);

test.each(Object.keys(asks) as (keyof Prompts)[])(
  'Ctrl-D, which takes the keyboard away and answers nothing, ends it like Ctrl-C when it is asked for by %s',
  async (way) => {
    const { ask } = asks[way];
    for (const key of ['\u0003', '\u0004']) {
      const { answer } = await answered(
        (prompts) =>
          ask(prompts, '').then(
            () => 'answered',
            (error: Error) => error.name,
          ),
        [key],
      );
      // What takes a while may be over before the key comes.
      expect([key, answer]).toEqual([
        key,
        way === 'busy' ? expect.stringMatching(/answered|Interrupted/) : 'Interrupted',
      ]);
    }
  },
);

test('each page over a row of choices keeps the blanks that it begins with', async () => {
  const pages = ['  (1) はじめ\n      の続き', '  (8) おわり'];
  const choices = [{ value: '1', key: '1' }];
  const config = { choices, chosen: [], atLeast: 0, mayBeNone: true, tooFew: '', pages };
  const { sent } = await answered((prompts) => prompts.options(config), [' ', '1', '\r']);
  for (const page of pages) expect(sent.replaceAll('\r', '')).toContain(page);
});
