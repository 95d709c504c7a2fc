import { PassThrough, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createPrompts, type Prompts } from '../../src/cli/prompts.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import type { Environment } from '../../src/io/environment.ts';
import type { InputStream } from '../../src/io/streams.ts';
import { calmly } from './runCli.ts';

/** What somebody answers who presses `keys` at one prompt, and everything that the terminal was sent. */
export async function answered<T>(ask: (prompts: Prompts) => Promise<T>, keys: readonly string[]) {
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
  const environment = {
    stdin,
    stdout: { columns: 80, rows: 24, isTTY: true },
    stderr: Object.assign(stderr, { isTTY: true, columns: 80, rows: 24, end: () => stderr }),
    variables: { TERM: 'xterm' },
    elapsed: calmly(),
    onTermination: () => () => undefined,
  } as unknown as Environment;
  const prompts = createPrompts(environment, translator(ja));
  let open = true;
  const asked = ask(prompts).finally(() => {
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
  const answer = await asked;
  prompts.close();
  return { answer, sent: Buffer.concat(sent).toString('utf8') };
}
