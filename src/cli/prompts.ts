import { createPrompt, isEnterKey, useKeypress, useRef, useState } from '@inquirer/core';
import input from '@inquirer/input';
import type { Environment } from '../io/environment.ts';
import { limits } from '../model/limits.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { Interrupted } from './interrupted.ts';

/** One key a person may press, and the word shown once it is pressed. */
export interface KeyChoice<K extends string> {
  readonly key: K;
  readonly label: string;
}

/** The only door to the prompt library. Every method rejects with `Interrupted` when the person or the machine ends it. */
export interface Prompts {
  /** Waits for one of the keys; Enter stands for `enter` where it is given. */
  readonly key: <K extends string>(keys: readonly KeyChoice<K>[], options: { hint: string; enter?: K }) => Promise<K>;
  /** Asks for one line; what is typed comes back without control characters. */
  readonly line: (
    message: string,
    options?: { initial?: string; max?: number; check?: (text: string) => true | string },
  ) => Promise<string>;
  /** Asks for one line that nobody can read over a shoulder; it comes back as it was typed. */
  readonly secret: (message: string, max: number) => Promise<string>;
  /** Asks for any number of options by their letters; undefined where the person goes back. */
  readonly options: (config: OptionsConfig) => Promise<readonly string[] | undefined>;
}

interface KeyConfig {
  readonly keys: readonly KeyChoice<string>[];
  readonly hint: string;
  readonly enter?: string;
}

const keyPrompt = createPrompt<string, KeyConfig>((config, done) => {
  const [pressed, setPressed] = useState<string | undefined>(undefined);
  const [isWrong, setWrong] = useState(false);
  const waiting = useRef({ keys: '', isSettling: false });

  const settle = (wanted: string | undefined) => {
    const choice = config.keys.find(({ key }) => key === wanted);
    if (choice === undefined) {
      setWrong(true);
      return;
    }
    setPressed(choice.label);
    done(choice.key);
  };

  useKeypress((event, readline) => {
    // 「１」 typed with a Japanese input method means 1.
    const typed = readline.line.normalize('NFKC').trim().toLowerCase();
    readline.clearLine(0);
    const { current } = waiting;
    current.keys += isEnterKey(event) ? '\r' : typed;
    if (current.keys === '' || current.isSettling) return;
    // What arrives all at once was pasted, or typed for another question: it answers nothing.
    current.isSettling = true;
    setTimeout(() => {
      const { keys } = current;
      waiting.current = { keys: '', isSettling: false };
      settle(keys === '\r' ? config.enter : keys);
    });
  });

  if (pressed !== undefined) return `› ${pressed}`;
  return ['› ', isWrong ? config.hint : ''];
});

interface SecretConfig {
  readonly message: string;
  readonly max: number;
  readonly tooLong: string;
}

/** Shows that it waits, and nothing of what is typed: not even how much. */
const secretPrompt = createPrompt<string, SecretConfig>(({ message, max, tooLong }, done) => {
  const [isDone, setDone] = useState(false);
  const [isLong, setLong] = useState(false);
  const typed = useRef('');

  useKeypress((event, readline) => {
    if (!isEnterKey(event)) {
      typed.current = readline.line;
      return;
    }
    if (typed.current.length > max) {
      typed.current = '';
      setLong(true);
      return;
    }
    setDone(true);
    done(typed.current);
  });

  if (isDone) return `› ${message}`;
  return [`› ${message} `, isLong ? tooLong : ''];
});

interface OptionsConfig {
  readonly keys: readonly string[];
  readonly chosen: readonly string[];
  readonly atLeast: number;
  /** Whether none at all is an answer too. */
  readonly mayBeNone: boolean;
  readonly tooFew: string;
}

/** Letters switch options on and off; Enter decides, 0 goes back. */
const optionsPrompt = createPrompt<readonly string[] | undefined, OptionsConfig>((config, done) => {
  const [chosen, setChosen] = useState(config.chosen);
  const [end, setEnd] = useState<'chosen' | 'back' | undefined>(undefined);
  const [isShort, setShort] = useState(false);

  useKeypress((event, readline) => {
    const typed = readline.line.normalize('NFKC').trim().toLowerCase().slice(-1);
    readline.clearLine(0);
    if (typed === '0') {
      setEnd('back');
      done(undefined);
    } else if (config.keys.includes(typed)) {
      const now = chosen.includes(typed) ? chosen.filter((key) => key !== typed) : [...chosen, typed].sort();
      setChosen(now);
      setShort(false);
    } else if (isEnterKey(event)) {
      if (chosen.length < config.atLeast && !(config.mayBeNone && chosen.length === 0)) {
        setShort(true);
        return;
      }
      setEnd('chosen');
      done(chosen);
    }
  });

  const shown = config.keys.map((key) => (chosen.includes(key) ? `[${key}]` : ` ${key} `)).join(' ');
  if (end !== undefined) return `› ${end === 'back' ? '0' : chosen.join(', ')}`;
  return [`› ${shown} `, isShort ? config.tooFew : ''];
});

/** Prompts on the terminal of `environment`: questions go to stderr, so that stdout stays data. */
export function createPrompts(
  environment: Environment,
  tooLong: (max: number) => string,
): Prompts & { readonly close: () => void } {
  const controller = new AbortController();
  const end = () => controller.abort();
  const stopListening = environment.onTermination(end);
  environment.stdin.once('end', end);
  environment.stdin.once('close', end);
  const context = { input: environment.stdin, output: environment.stderr, signal: controller.signal };
  // A wrong line goes away: what is typed next must not be added to it.
  const theme = { prefix: '›', validationFailureMode: 'clear' as const };
  let isTyping = false;

  const ask = async <T>(prompt: () => Promise<T>): Promise<T> => {
    if (controller.signal.aborted) throw new Interrupted(isTyping);
    try {
      return await prompt();
    } catch (error) {
      if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name))
        throw new Interrupted(isTyping);
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
        const { initial, check, max = limits.line } = options;
        isTyping = true;
        const text = await input(
          {
            message,
            theme,
            ...(initial === undefined ? {} : { default: initial, prefill: 'editable' }),
            validate: (typed) => (typed.length > max ? tooLong(max) : (check?.(sanitizeLine(typed)) ?? true)),
          },
          context,
        );
        isTyping = false;
        return sanitizeLine(text);
      }),
    secret: (message, max) => ask(() => secretPrompt({ message, max, tooLong: tooLong(max) }, context)),
    options: (config) => ask(() => optionsPrompt(config, context)),
    close: () => {
      stopListening();
      environment.stdin.removeListener('end', end);
      environment.stdin.removeListener('close', end);
    },
  };
}
