import checkbox from '@inquirer/checkbox';
import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import input from '@inquirer/input';
import type { Environment } from '../io/environment.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { Interrupted } from './interrupted.ts';

/** One key a person may press, and the word shown once it is pressed. */
export interface KeyChoice<K extends string> {
  readonly key: K;
  readonly label: string;
}

export interface Choice {
  readonly value: string;
  readonly name: string;
  /** What stays on the screen once it is chosen. */
  readonly short: string;
  readonly checked: boolean;
}

/** The only door to the prompt library. Every method rejects with `Interrupted` when the person or the machine ends it. */
export interface Prompts {
  /** Waits for one of the keys; Enter stands for `enter` where it is given. */
  readonly key: <K extends string>(keys: readonly KeyChoice<K>[], options: { hint: string; enter?: K }) => Promise<K>;
  /** Asks for one line; what is typed comes back without control characters. */
  readonly line: (
    message: string,
    options?: { initial?: string; check?: (text: string) => true | string },
  ) => Promise<string>;
  /** Asks for any number of choices. */
  readonly choices: (message: string, choices: readonly Choice[], keysHelp: string) => Promise<readonly string[]>;
}

interface KeyConfig {
  readonly keys: readonly KeyChoice<string>[];
  readonly hint: string;
  readonly enter?: string;
}

const keyPrompt = createPrompt<string, KeyConfig>((config, done) => {
  const [pressed, setPressed] = useState<string | undefined>(undefined);
  const [isWrong, setWrong] = useState(false);

  useKeypress((event, readline) => {
    // 「１」 typed with a Japanese input method means 1.
    const typed = readline.line.normalize('NFKC').trim().toLowerCase().slice(0, 1);
    readline.clearLine(0);
    const wanted = isEnterKey(event) ? config.enter : typed;
    const choice = config.keys.find(({ key }) => key === wanted);
    if (choice === undefined) {
      if (typed !== '') setWrong(true);
      return;
    }
    setPressed(choice.label);
    done(choice.key);
  });

  if (pressed !== undefined) return `› ${pressed}`;
  return ['› ', isWrong ? config.hint : ''];
});

/** Prompts on the terminal of `environment`: questions go to stderr, so that stdout stays data. */
export function createPrompts(environment: Environment): Prompts & { readonly close: () => void } {
  const controller = new AbortController();
  const end = () => controller.abort();
  const stopListening = environment.onTermination(end);
  environment.stdin.once('end', end);
  environment.stdin.once('close', end);
  const context = { input: environment.stdin, output: environment.stderr, signal: controller.signal };
  const theme = { prefix: '›' };

  const ask = async <T>(prompt: () => Promise<T>): Promise<T> => {
    if (controller.signal.aborted) throw new Interrupted();
    try {
      return await prompt();
    } catch (error) {
      if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name)) throw new Interrupted();
      throw error;
    }
  };

  return {
    key: (keys, { hint, enter }) =>
      ask(async () => {
        const key = await keyPrompt({ keys, hint, ...(enter === undefined ? {} : { enter }) }, context);
        const choice = keys.find((candidate) => candidate.key === key);
        if (choice === undefined) throw new RangeError(`not a key of this prompt: ${key}`);
        return choice.key;
      }),
    line: (message, options = {}) =>
      ask(async () => {
        const { initial, check } = options;
        const text = await input(
          {
            message,
            theme,
            ...(initial === undefined ? {} : { default: initial, prefill: 'editable' }),
            validate: (typed) => check?.(sanitizeLine(typed)) ?? true,
          },
          context,
        );
        return sanitizeLine(text);
      }),
    choices: (message, choices, keysHelp) =>
      ask(() =>
        checkbox(
          {
            message,
            choices,
            loop: false,
            theme: { ...theme, style: { keysHelpTip: () => keysHelp } },
          },
          context,
        ),
      ),
    close: () => {
      stopListening();
      environment.stdin.removeListener('end', end);
      environment.stdin.removeListener('close', end);
    },
  };
}
