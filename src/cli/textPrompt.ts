import { createPrompt, isEnterKey, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { withMarks } from '../text/sanitize.ts';

/** What asks for a text. All of it is safe to show. */
export interface TextConfig {
  readonly message: string;
  /** What stands there to be edited. */
  readonly initial: string;
  /** What stands there in its place, as typed elsewhere. */
  readonly typed?: string | undefined;
  /** Said below the text until a key is pressed. */
  readonly note?: string | undefined;
  /** Whether the first letter takes the place of what stands there, as with a field that is selected. */
  readonly isReplaced?: boolean;
  /** Said below the text where nothing else is. */
  readonly hint?: string | undefined;
  /** Whether the text can be taken to an editor. */
  readonly hasEditor: boolean;
  /** Said where somebody wants to take it there, and cannot. */
  readonly noEditor?: string | undefined;
  /** Whether line breaks are kept; else a paste of several lines becomes one. */
  readonly hasLines: boolean;
  /** Why a text cannot be taken; undefined where it can. What is too long stays to be shortened, the rest goes away. */
  readonly problemIn: (text: string) => { readonly words: string; readonly isTooLong?: boolean } | undefined;
  /** Words for an Enter that comes too soon to be meant; undefined where Enter counts. */
  readonly tooSoon: () => string | undefined;
  /** Told after every key how to read what has been typed so far; '' while nothing differs from `initial`. */
  readonly onTyped: (read: () => string) => void;
}

/** A text as it was typed, and whether its writer wants to go on in an editor. */
export interface TypedText {
  readonly text: string;
  readonly isForEditor: boolean;
}

/** Stand for a line break while a text is edited on the one line that readline has. */
const MARKS = ['⏎', '↵', '␤', '¶'] as const;

/** Longer than the pause between two pieces of one paste, shorter than anybody takes from Enter to the next key. */
const PASTE_MS = 30;

type Readline = Parameters<Parameters<typeof useKeypress>[0]>[1];

type Key = Parameters<Parameters<typeof useKeypress>[0]>[0];

/** What Node's readline can do and the prompt library does not tell of. */
type WithCursor = Readline & { cursor: number; readonly write: (data: null, key: Key) => void };

function hasCursor(readline: Readline): readline is WithCursor {
  return 'cursor' in readline && typeof readline.cursor === 'number';
}

/** What stands in readline from now on. */
function write(readline: Readline, line: string, cursor = line.length): void {
  readline.clearLine(0);
  readline.write(line);
  // One press of an arrow for each letter behind it would take as long as the text is, each.
  if (hasCursor(readline)) readline.cursor = cursor;
}

/** Does again what a key does, to what stands in readline now. */
function press(readline: Readline, key: Key): void {
  if (hasCursor(readline)) readline.write(null, key);
}

function cursorIn(readline: Readline): number {
  return hasCursor(readline) ? readline.cursor : readline.line.length;
}

/** What a key has added to what stood in readline; '' where it did anything else. */
function addedIn(readline: Readline, stood: string, cursor: number): string {
  const length = readline.line.length - stood.length;
  if (length <= 0 || cursorIn(readline) !== cursor + length) return '';
  // Of a paste, Node's readline puts all but the last letter behind the line, wherever the cursor is.
  if (readline.line.startsWith(stood)) return readline.line.slice(stood.length);
  return readline.line.slice(cursor, cursor + length);
}

/** Ctrl-O, "open": readline has nothing for it, nor has a terminal or an input method. */
function isEditorKey({ name, ctrl }: Key): boolean {
  return ctrl && name === 'o';
}

/** What every prompt is told besides what it asks. */
export interface Ending {
  /** Called where the keyboard is taken away before there is an answer. */
  readonly onClosed: () => void;
}

/**
 * Keeps a prompt alive through what a terminal does besides typing.
 *
 * A window that is closed takes the keyboard away: Node then fails to set it back, and an error that nobody hears would
 * end the process before what was typed is kept.
 *
 * Ctrl-Z, which many press to undo, would stop this process alone: below npx the shell is not told, and the window is
 * dead. readline leaves it to whoever listens.
 *
 * Ctrl-D on an empty line closes readline and nothing else: the question would wait for a keyboard that nobody reads.
 */
export function useTerminal({ onClosed }: Ending): void {
  useEffect((readline) => {
    readline.on('error', () => undefined);
    readline.on('SIGTSTP', () => undefined);
    readline.on('close', onClosed);
    return () => readline.removeListener('close', onClosed);
  }, []);
}

/**
 * Asks for a text that may have several lines. readline takes each line break for Enter, whether it is in the text that
 * stands there or in a paste: so breaks are shown as a mark, and Enter counts only when nothing follows it at once.
 */
export const textPrompt = createPrompt<TypedText, TextConfig & Ending>((config, done) => {
  const [shown, setShown] = useState('');
  const [problem, setProblem] = useState(config.note ?? '');
  const [isDone, setDone] = useState(false);
  const { initial, typed = initial } = config;
  const mark = config.hasLines ? (MARKS.find((sign) => !`${initial}${typed}`.includes(sign)) ?? MARKS[0]) : ' ';
  const start = initial.replaceAll('\n', mark);
  const first = typed.replaceAll('\n', mark);
  const typing = useRef({
    line: first,
    cursor: first.length,
    breaks: 0,
    last: '',
    keys: 0,
    isPasting: false,
    isOver: false,
    /** Whether more may come of what arrives at once. */
    isBurst: false,
    /** Whether a key came right behind another. */
    isFollowing: false,
    /** What stands in readline for all of the line while letters arrive at once; undefined where it has the line. */
    held: undefined as string | undefined,
    isUntouched: config.isReplaced === true && first !== '',
  });
  const enter = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const read = (line: string) => (config.hasLines ? line.replaceAll(mark, '\n') : line);
  const keep = (line: string, cursor: number) => {
    Object.assign(typing.current, { line, cursor });
    config.onTyped(() => (line === start ? '' : read(line)));
  };
  const put = (readline: Readline, line: string, cursor: number) => {
    typing.current.held = undefined;
    write(readline, line, cursor);
    keep(line, cursor);
  };
  /**
   * Leaves readline nothing but the last letter: it measures the whole line anew at every letter, so that a long paste
   * would take as long as it is, each.
   */
  const hold = (readline: Readline, letter: string) => {
    typing.current.held = letter;
    write(readline, letter);
  };

  useTerminal(config);
  useEffect((readline) => {
    if (first !== '') readline.write(first);
    setShown(first);
    return () => {
      clearTimeout(enter.current);
      typing.current.isOver = true;
    };
  }, []);

  /** Any key but a letter is the way to go on with what stands there. */
  const replaceUntouched = (readline: Readline, key: string) => {
    if (!typing.current.isUntouched || key === 'paste-start') return;
    typing.current.isUntouched = false;
    if (readline.line.length > first.length && readline.line.startsWith(first)) {
      const added = readline.line.slice(first.length);
      put(readline, added, added.length);
    }
  };

  const finish = (line: string, isForEditor: boolean) => {
    typing.current.isOver = true;
    setShown(line);
    setDone(true);
    done({ text: read(line), isForEditor });
  };
  const settle = (readline: Readline) => {
    const { line, cursor } = typing.current;
    typing.current.breaks = 0;
    const early = line === start ? config.tooSoon() : undefined;
    const found = early === undefined ? config.problemIn(read(line)) : { words: early, isTooLong: true };
    if (found === undefined) {
      finish(line, false);
      return;
    }
    if (found.isTooLong) put(readline, line, cursor);
    else put(readline, '', 0);
    setShown(typing.current.line);
    setProblem(found.words);
  };

  /** Takes over what a key has made of the line. */
  const take = (event: Key, readline: Readline) => {
    const { current } = typing;
    const { line, cursor, held } = current;
    if (held === undefined) replaceUntouched(readline, event.name);
    const added = addedIn(readline, held ?? line, held?.length ?? cursor);
    if (added === '') {
      if (held !== undefined) {
        put(readline, line, cursor);
        press(readline, event);
      }
      keep(readline.line, cursorIn(readline));
      return;
    }
    keep(line.slice(0, cursor) + added + line.slice(cursor), cursor + added.length);
    if (current.isPasting || current.isFollowing) hold(readline, added);
    else if (readline.line !== current.line) put(readline, current.line, current.cursor);
  };

  /** Shows all that has arrived at once. */
  const showBurst = (readline: Readline) => {
    const { current } = typing;
    Object.assign(current, { isBurst: false, isFollowing: false });
    if (current.isOver || current.isPasting || current.held === undefined) return;
    put(readline, current.line, current.cursor);
    setShown(current.line);
  };

  useKeypress((event, readline) => {
    const { current } = typing;
    if (current.isOver) return;
    clearTimeout(enter.current);
    current.isFollowing = current.isBurst;
    if (!current.isBurst) setImmediate(() => showBurst(readline));
    current.isBurst = true;
    current.keys += 1;
    const isSecondHalf = event.name === 'enter' && current.last === 'return';
    current.last = event.name;
    if (config.hasEditor && isEditorKey(event) && !current.isPasting && current.breaks === 0) {
      finish(current.line, true);
      return;
    }
    if (config.noEditor !== undefined && isEditorKey(event) && !current.isPasting) {
      setProblem(config.noEditor);
      return;
    }
    if (event.name === 'paste-start' || event.name === 'paste-end') current.isPasting = event.name === 'paste-start';
    if (isEnterKey(event)) {
      // Its line is gone from readline by now; what it was is known from the key before.
      current.held = undefined;
      if (!isSecondHalf) current.breaks += 1;
    } else if (current.breaks > 0) {
      const { line, cursor, breaks } = current;
      // Whoever pastes a line often pastes the break after it; it ends nothing, and adds nothing.
      const added = event.name === 'paste-end' ? '' : (config.hasLines ? mark.repeat(breaks) : mark) + readline.line;
      const longer = line.slice(0, cursor) + added + line.slice(cursor);
      current.breaks = 0;
      if (readline.line !== '' && (current.isPasting || current.isFollowing)) {
        keep(longer, cursor + added.length);
        hold(readline, readline.line);
      } else put(readline, longer, cursor + added.length);
    } else take(event, readline);
    if (current.isPasting) return;
    if (current.breaks > 0) {
      const { keys } = current;
      // On a busy machine the time is over before the rest of a paste is read: what waits there is read first.
      const settleUnlessMore = () => {
        if (!typing.current.isOver && typing.current.keys === keys) settle(readline);
      };
      enter.current = setTimeout(() => setImmediate(settleUnlessMore), PASTE_MS);
      return;
    }
    if (current.held === undefined) setShown(current.line);
    setProblem('');
  });

  const asked = `› ${config.message} ${withMarks(shown)}`;
  return isDone ? asked : [asked, problem || (config.hint ?? '')];
});
