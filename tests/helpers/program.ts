import { PassThrough } from 'node:stream';
import type { Command } from 'commander';
import type { GlobalOptions } from '../../src/cli/context.ts';
import { createProgram, type Invocation } from '../../src/cli/program.ts';
import type { Translate } from '../../src/i18n/t.ts';
import { calmly, LITTLE_WORK, TODAY } from './runCli.ts';

/** The command tree for a command line; what is chosen in it is told, and not run. */
export function programFor(
  words: readonly string[] | 'all',
  t: Translate,
  onChosen: (global: GlobalOptions, invocation: Invocation) => void = () => undefined,
): Command {
  const stream = new PassThrough();
  return createProgram({
    version: '0.0.0',
    environment: {
      stdin: stream,
      stdout: stream,
      stderr: stream,
      outputFailure: () => undefined,
      cwd: '/',
      variables: {},
      today: () => TODAY,
      now: () => `${TODAY}T09:00:00+09:00`,
      elapsed: calmly(),
      onTermination: () => () => undefined,
      workFactor: LITTLE_WORK,
    },
    t,
    language: 'ja',
    words,
    run: async (global, invocation) => onChosen(global, invocation),
  });
}
