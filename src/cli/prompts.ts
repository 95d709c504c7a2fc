import { createPrompt, isEnterKey, useKeypress, useRef, useState } from '@inquirer/core';
import { limits } from '../formats/limits.ts';
import type { Translate } from '../i18n/t.ts';
import type { Editor, Environment } from '../io/environment.ts';
import { normalized } from '../text/normalized.ts';
import { sanitize, sanitizeLine, sanitizeText } from '../text/sanitize.ts';
import { isTypedWide, typedKey } from '../text/typed.ts';
import { wrap } from '../text/wrap.ts';
import { layoutWidth, type Recent } from './context.ts';
import { Interrupted } from './interrupted.ts';
import { type Ending, type TextConfig, type TypedText, textPrompt, useTerminal } from './textPrompt.ts';

/** One key a person may press, and the word shown once it is pressed. */
export interface KeyChoice<K extends string> {
  readonly key: K;
  readonly label: string;
}

/**
 * The only door to the prompt library: whatever it is given, nothing reaches the terminal that could act on it. Every
 * method rejects with `Interrupted` when the person or the machine ends it.
 */
export interface Prompts {
  /** Waits for one of the keys; Enter stands for `enter` where it is given. */
  readonly key: <K extends string>(keys: readonly KeyChoice<K>[], options: { hint: string; enter?: K }) => Promise<K>;
  /** Asks for one line; what is typed comes back without control characters, an untouched `initial` as it was. */
  readonly line: (message: string, options?: TextOptions) => Promise<string>;
  /** The same for a text that may have several lines. */
  readonly text: (message: string, options?: TextOptions) => Promise<string>;
  /** Asks for one line that nobody can read over a shoulder; it comes back as it was typed. */
  readonly secret: (message: string, max: number) => Promise<string>;
  /** Asks for any number of choices by their keys; undefined where the person goes back. */
  readonly options: (config: OptionsConfig) => Promise<readonly string[] | undefined>;
  /** Does what takes a while, and says so: keys that are pressed meanwhile neither show nor answer what comes next. */
  readonly busy: <T>(message: string, work: () => Promise<T>) => Promise<T>;
}

export interface TextOptions {
  /** What stands there: in a line the first letter takes its place, in a text it is edited. */
  readonly initial?: string | undefined;
  /** Letters at most; a line's worth where left out. */
  readonly max?: number;
  readonly check?: (text: string) => true | string;
  /** Whether Enter alone decides something: it then counts only once the question has been there for a moment. */
  readonly isDecision?: boolean;
}

/** So long, in milliseconds, Enter decides nothing after another key: "digit, Enter" is a habit, and no answer. */
const MOMENT = 700;

/** Stands before what is asked, and before the word of the key that was pressed. */
const START = '› ';

/** Stands for the key among what was typed. */
const ENTER = '\r';

/** As many letters of a paste as tell which one it was. */
const PASTE_SHOWN = 12;

interface KeyConfig {
  readonly keys: readonly KeyChoice<string>[];
  readonly hint: string;
  readonly enter?: string;
  /** Said to whoever types with an input method on what is none of the keys. */
  readonly inputMethod: string;
  readonly pace: Pace;
}

/** When a key was pressed last, and what to say to an Enter that comes too soon after it. */
interface Pace {
  readonly mark: () => void;
  readonly tooSoon: () => string | undefined;
}

const keyPrompt = createPrompt<string, KeyConfig & Ending>((config, done) => {
  const [pressed, setPressed] = useState<string | undefined>(undefined);
  const [hint, setHint] = useState('');
  const waiting = useRef({ keys: '', isSettling: false, isWide: false });

  const settle = (wanted: string | undefined, isWide: boolean) => {
    const known = config.keys.map(({ key }) => key);
    const meant = wanted === undefined ? undefined : typedKey(wanted, known);
    const choice = config.keys.find(({ key }) => key === meant);
    if (choice === undefined) {
      setHint(isWide ? `${config.hint}\n${config.inputMethod}` : config.hint);
      return;
    }
    setPressed(choice.label);
    done(choice.key);
  };

  useTerminal(config);
  useKeypress((event, readline) => {
    // 「１」 typed with a Japanese input method means 1, and a wide blank is one.
    const line = normalized(readline.line, 'NFKC').toLowerCase();
    const typed = line.trim() === '' ? line.slice(0, 1) : line.trim();
    const { current } = waiting;
    current.isWide ||= isTypedWide(readline.line);
    readline.clearLine(0);
    current.keys += isEnterKey(event) ? ENTER : typed;
    if (current.keys === '' || current.isSettling) return;
    // What arrives all at once was pasted, or typed for another question: it answers nothing.
    current.isSettling = true;
    setTimeout(() => {
      const { keys, isWide } = current;
      waiting.current = { keys: '', isSettling: false, isWide: false };
      const tooSoon = keys === ENTER && config.enter !== undefined ? config.pace.tooSoon() : undefined;
      if (keys !== ENTER) config.pace.mark();
      if (tooSoon === undefined) settle(keys === ENTER ? config.enter : keys, isWide);
      else setHint(tooSoon);
    });
  });

  if (pressed !== undefined) return `› ${pressed}`;
  return ['› ', hint];
});

interface SecretConfig {
  readonly message: string;
  readonly max: number;
  readonly tooLong: string;
}

/** Takes every key, and does nothing with it, until it is ended from outside. */
const busyPrompt = createPrompt<never, { readonly message: string } & Ending>(({ message, onClosed }) => {
  useTerminal({ onClosed });
  useKeypress((_, readline) => readline.clearLine(0));
  return message;
});

/** Shows that it waits, and nothing of what is typed: not even how much. */
const secretPrompt = createPrompt<string, SecretConfig & Ending>(({ message, max, tooLong, onClosed }, done) => {
  const [isDone, setDone] = useState(false);
  const [isLong, setLong] = useState(false);
  const typed = useRef('');

  useTerminal({ onClosed });
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

/** One of several things to choose from. */
export interface Choice {
  /** What comes back. */
  readonly value: string;
  /** The key that switches it on and off, shown in the row. */
  readonly key: string;
}

interface OptionsConfig {
  readonly choices: readonly Choice[];
  /** By their values. */
  readonly chosen: readonly string[];
  readonly atLeast: number;
  /** Whether none at all is an answer too. */
  readonly mayBeNone: boolean;
  readonly tooFew: string;
  /** What the keys stand for where it is not on the screen: a page at a time stays over the row, and Space turns it. */
  readonly pages?: readonly string[];
  /** Said to whoever presses what is none of the keys. */
  readonly wrong?: (typed: string) => string;
}

/** Keys switch choices on and off; Enter decides, 0 goes back, and so does b as everywhere, unless it is a choice. */
const optionsPrompt = createPrompt<
  readonly string[] | undefined,
  OptionsConfig &
    Ending & {
      readonly pace: Pace;
      readonly inputMethod: string;
      /** Told after every change. */
      readonly onChosen: (values: readonly string[]) => void;
    }
>((config, done) => {
  const [chosen, setChosen] = useState(config.chosen);
  const [end, setEnd] = useState<'chosen' | 'back' | undefined>(undefined);
  const [hint, setHint] = useState('');
  const [page, setPage] = useState(0);
  const isTouched = useRef(false);
  const waiting = useRef<string[]>([]);
  const { pages = [] } = config;

  const keyOf = (typed: string) => {
    const key = typedKey(typed.trim().slice(-1), [...config.choices.map((choice) => choice.key), '0', 'b']);
    return { key, value: config.choices.find((choice) => choice.key === key)?.value };
  };
  const decide = (values: readonly string[]) => {
    const tooSoon = isTouched.current ? undefined : config.pace.tooSoon();
    if (tooSoon !== undefined) setHint(tooSoon);
    else if (values.length < config.atLeast && !(config.mayBeNone && values.length === 0)) setHint(config.tooFew);
    else {
      setEnd('chosen');
      done(values);
    }
  };
  const refuse = (line: string) =>
    setHint(
      isTypedWide(line) && !/\d/.test(normalized(line, 'NFKC')) ? config.inputMethod : (config.wrong?.(line) ?? ''),
    );

  const settle = (typed: readonly string[]) => {
    const before = typed.slice(0, -1);
    // Text with a line break in it was pasted, and meant for another question: it answers nothing.
    if (before.includes(ENTER) || (typed.at(-1) === ENTER && before.some((one) => keyOf(one).value === undefined))) {
      const text = typed.filter((one) => one !== ENTER).join('');
      refuse([...text.trim()].slice(0, PASTE_SHOWN).join(''));
      return;
    }
    let now: readonly string[] = chosen;
    for (const one of typed) {
      const { key, value } = keyOf(one);
      if (one === ENTER) decide(now);
      else if (value !== undefined) {
        isTouched.current = true;
        now = config.choices.map((choice) => choice.value).filter((other) => now.includes(other) !== (other === value));
        setChosen(now);
        config.onChosen(now);
        setHint('');
      } else if (key !== undefined) {
        setEnd('back');
        done(undefined);
        return;
      } else if (one.trim() !== '') refuse(one.trim().slice(-1));
      else if (one !== '' && pages.length > 1) setPage((page + 1) % pages.length);
    }
  };

  useTerminal(config);
  useKeypress((event, readline) => {
    const isFirst = waiting.current.length === 0;
    waiting.current.push(isEnterKey(event) ? ENTER : readline.line);
    readline.clearLine(0);
    if (!isFirst) return;
    setTimeout(() => settle(waiting.current.splice(0)));
  });

  const keysOf = (values: readonly string[]) =>
    config.choices.filter(({ value }) => values.includes(value)).map(({ key }) => key);
  const shown = config.choices.map(({ value, key }) => (chosen.includes(value) ? `[${key}]` : ` ${key} `)).join(' ');
  if (end !== undefined) return `› ${end === 'back' ? '0' : keysOf(chosen).join(', ')}`;
  const over = pages[page] === undefined ? '' : `${pages[page]}\n`;
  return [`${over}› ${shown} `, hint];
});

/**
 * Prompts on the terminal of `environment`: questions go to stderr, so that stdout stays data.
 * @param recent what stands over a prompt, to be shown again with it after `fg`
 */
export function createPrompts(
  environment: Environment,
  t: Translate,
  recent?: Recent,
): Prompts & { readonly close: () => void } {
  const controller = new AbortController();
  // Of the prompt that waits; a shell that stopped us has set the terminal back to whole lines and written on it.
  let stopped: AbortController | undefined;
  const stopResuming = environment.onResumption?.(() => stopped?.abort()) ?? (() => undefined);
  let isEditing = false;
  let isWindowGone = false;
  const end = (signal?: string) => {
    isWindowGone ||= signal === 'SIGHUP';
    // Ctrl-C in an editor is a key of that editor, though the terminal tells it to both.
    if (!(isEditing && signal === 'SIGINT')) controller.abort();
  };
  const hangUp = () => end('SIGHUP');
  const stopListening = environment.onTermination(end);
  environment.stdin.once('end', hangUp);
  environment.stdin.once('close', hangUp);
  // Never taken off again: the keyboard of a closed window may fail last of all.
  environment.stdin.on('error', hangUp);
  const terminal = { input: environment.stdin, output: environment.stderr };
  /** What has been typed at the prompt that waits. */
  let typedNow = () => '';
  const startTyping = (typed: string) => {
    typedNow = () => typed;
  };
  let pressedAt = Number.NEGATIVE_INFINITY;
  const mark = () => {
    pressedAt = environment.elapsed();
  };
  const pace: Pace = {
    mark,
    tooSoon: () => (environment.elapsed() - pressedAt < MOMENT ? t('ask.enter.too-soon') : undefined),
  };
  const tooLong = (max: number) => t('ask.too-long', { max });
  // The prompt library cuts what is too wide wherever a line is full, in the middle of a key or a word, too.
  const inLines = (words: string, start = '') =>
    wrap(start + sanitizeLine(words), layoutWidth(environment))
      .join('\n')
      .slice(start.length);

  const ask = async <T>(prompt: () => Promise<T>): Promise<T> => {
    if (controller.signal.aborted) throw new Interrupted('');
    startTyping('');
    try {
      const answer = await prompt();
      recent?.forget();
      return answer;
    } catch (error) {
      if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name))
        throw new Interrupted(typedNow(), isWindowGone);
      throw error;
    } finally {
      mark();
    }
  };

  /** Draws a prompt, and anew with what stands over it whenever the process was stopped meanwhile. */
  const drawn = async <T>(
    prompt: (context: typeof terminal & { signal: AbortSignal }, ending: Ending) => Promise<T>,
  ): Promise<T> => {
    for (;;) {
      const stop = new AbortController();
      const closed = new AbortController();
      stopped = stop;
      try {
        const signal = AbortSignal.any([controller.signal, stop.signal, closed.signal]);
        return await prompt({ ...terminal, signal }, { onClosed: () => closed.abort() });
      } catch (error) {
        if (!stop.signal.aborted || controller.signal.aborted) throw error;
        environment.stderr.write(recent?.text() ?? '');
      } finally {
        stopped = undefined;
      }
    }
  };

  /** One line that is edited in place, or all lines of it in an editor of the person's choice, and then here again. */
  const text = async (message: string, options: TextOptions, hasLines: boolean): Promise<string> => {
    const { initial = '', check, max = limits.line, isDecision = false } = options;
    const editor = hasLines ? environment.editor : undefined;
    const clean = hasLines ? sanitizeText : sanitizeLine;
    const shown = clean(initial);
    const config = {
      message: inLines(message, START),
      initial: shown,
      hasLines,
      hasEditor: editor !== undefined,
      noEditor: hasLines && editor === undefined ? inLines(t('ask.editor.none')) : undefined,
      isReplaced: !hasLines,
      note: hasLines || shown === '' ? undefined : inLines(t('ask.line.replaced')),
      hint: editor && inLines(t('ask.editor.key', { editor: editor.name })),
      problemIn: (line: string) => {
        const given = clean(line);
        if (given.length > max) return { words: inLines(tooLong(max)), isTooLong: true };
        const checked = check?.(line === shown ? initial : given) ?? true;
        return checked === true ? undefined : { words: inLines(checked) };
      },
      tooSoon: () => (isDecision ? pace.tooSoon() : undefined),
      onTyped: (read: () => string) => {
        typedNow = () => clean(read());
      },
    };
    let found = await typedAtPrompt(config);
    while (found.isForEditor && editor !== undefined) {
      const written = await edited(found.text, editor);
      startTyping(written.typed === shown ? '' : written.typed);
      if (controller.signal.aborted) throw new Interrupted(typedNow(), isWindowGone);
      found = await typedAtPrompt({ ...config, ...written });
    }
    // What nobody has touched stays to the letter, whatever it held that could not be shown.
    return found.text === shown ? initial : clean(found.text);
  };

  const typedAtPrompt = async (config: TextConfig): Promise<TypedText> => {
    const isPasteTold = environment.variables['TERM'] !== 'dumb';
    if (isPasteTold) environment.stderr.write(TELL_PASTES);
    try {
      const before = typedNow();
      return await drawn((context, ending) => {
        const typed = typedNow();
        const isBegun = typed !== before;
        return textPrompt(
          { ...config, ...ending, ...(isBegun ? { typed, isReplaced: false, note: undefined } : {}) },
          context,
        );
      });
    } finally {
      if (isPasteTold) environment.stderr.write(TELL_NO_PASTES);
    }
  };

  /** What a text has become in an editor; it counts as typed from now on, and only Enter takes it. */
  const edited = async (line: string, editor: Editor) => {
    isEditing = true;
    try {
      const { text: written, problem } = await editor.edit(line, controller.signal);
      const note = inLines(t(`ask.editor.${problem ?? 'back'}`, { editor: editor.name }));
      return { typed: sanitizeText(written), note };
    } finally {
      isEditing = false;
    }
  };

  return {
    key: (keys, { hint, enter }) =>
      ask(async () => {
        const shown = keys.map(({ key, label }) => ({ key, label: inLines(label, START) }));
        const config = {
          keys: shown,
          hint: inLines(hint),
          pace,
          inputMethod: inLines(t('ask.keys.input-method')),
          ...(enter === undefined ? {} : { enter }),
        };
        const key = await drawn((context, ending) => keyPrompt({ ...config, ...ending }, context));
        const choice = keys.find((candidate) => candidate.key === key);
        if (choice === undefined) throw new RangeError(`not a key of this prompt: ${key}`);
        return choice.key;
      }),
    line: (message, options = {}) => ask(() => text(message, options, false)),
    text: (message, options = {}) => ask(() => text(message, options, true)),
    secret: (message, max) =>
      ask(() =>
        drawn((context, ending) =>
          secretPrompt({ message: inLines(message, START), max, tooLong: inLines(tooLong(max)), ...ending }, context),
        ),
      ),
    options: (config) =>
      ask(() => {
        const choices = config.choices.map(({ value, key }) => ({ value, key: sanitizeLine(key) }));
        const shown = {
          choices,
          tooFew: inLines(config.tooFew),
          pages: config.pages?.map(sanitize) ?? [],
          wrong: (typed: string) => inLines(config.wrong?.(sanitizeLine(typed)) ?? ''),
        };
        let { chosen } = config;
        const onChosen = (values: readonly string[]) => {
          chosen = values;
        };
        const inputMethod = inLines(t('ask.keys.input-method'));
        return drawn((context, ending) =>
          optionsPrompt({ ...config, ...shown, ...ending, chosen, onChosen, pace, inputMethod }, context),
        );
      }),
    busy: async (message, work) => {
      const done = new AbortController();
      const signal = AbortSignal.any([controller.signal, done.signal]);
      let isLeft = false;
      const onClosed = () => {
        isLeft ||= !done.signal.aborted;
      };
      const shown = busyPrompt({ message: inLines(message), onClosed }, { ...terminal, signal }).catch(onClosed);
      const end = async () => {
        // Work that leaves no time for anything else has kept the keys waiting: they are read first, and let go.
        for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
        done.abort();
        await shown;
      };
      const result = await work().finally(end);
      if (isLeft) throw new Interrupted('', isWindowGone);
      return result;
    },
    close: () => {
      stopListening();
      stopResuming();
      environment.stdin.removeListener('end', hangUp);
      environment.stdin.removeListener('close', hangUp);
    },
  };
}

/** Asks the terminal to mark where a paste begins and ends, and to stop doing so (xterm, "bracketed paste mode"). */
const TELL_PASTES = '\u001b[?2004h';
const TELL_NO_PASTES = '\u001b[?2004l';
