import { PassThrough, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPrompts, type Prompts } from '../../src/cli/prompts.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import type { Environment } from '../../src/io/environment.ts';
import type { InputStream } from '../../src/io/streams.ts';
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

/** What a terminal is sent while somebody presses `keys`. */
async function sentBy({ ask, keys }: (typeof asks)[keyof Prompts], payload: string): Promise<string> {
  const sent: Buffer[] = [];
  const stderr = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      sent.push(Buffer.from(chunk));
      done();
    },
  });
  const stdin: PassThrough & InputStream = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => undefined,
  });
  let seconds = 0;
  const environment = {
    stdin,
    stderr: Object.assign(stderr, { isTTY: true, columns: 80, rows: 24, end: () => stderr }),
    variables: { TERM: 'xterm' },
    elapsed: () => {
      seconds += 1;
      return seconds * 1000;
    },
    onTermination: () => () => undefined,
  } as unknown as Environment;
  const prompts = createPrompts(environment, translator(ja));
  let open = true;
  const asked = ask(prompts, `A${payload}B`).finally(() => {
    open = false;
  });
  // On a slow machine a key may come before the prompt listens: whoever sees nothing happen presses again.
  while (open) {
    for (const key of keys) {
      await pause(5);
      if (!open) break;
      stdin.write(key);
      if (key === '\r') await pause(50);
    }
  }
  await asked;
  prompts.close();
  return Buffer.concat(sent).toString('utf8');
}

test.each(Object.keys(asks) as (keyof Prompts)[])(
  'a text of a stranger reaches the terminal as letters when it is asked for by %s',
  async (way) => {
    const sent = await Promise.all(PAYLOADS.map((payload) => sentBy(asks[way], payload)));
    const found = sent.map((raw, index) => [PAYLOADS[index], unsafeIn(raw)]);
    expect(found).toEqual(PAYLOADS.map((payload) => [payload, []]));
  },
);
