import { Lexer } from 'yaml';

export type Entries = Readonly<Record<string, unknown>>;

/** A stretch of a text, and what comes in its place. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Ends the attempt to change a part by itself; one that is larger may do. */
export class Unsafe extends Error {}

export function unsafe(): never {
  throw new Unsafe();
}

export function isFilled(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

export function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** Which items of a list have given way to which: what is the same before and behind them stays. */
export function exchanged(
  was: readonly unknown[],
  now: readonly unknown[],
  isSame: (a: unknown, b: unknown) => boolean,
) {
  const shorter = Math.min(was.length, now.length);
  let head = 0;
  while (head < shorter && isSame(was[head], now[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(was.at(-1 - tail), now.at(-1 - tail))) tail += 1;
  return { head, gone: was.length - head - tail, come: now.slice(head, now.length - tail) };
}

/** The comments of a text that begins with a key or a value. */
export function commentsIn(text: string): string[] {
  if (!text.includes('#')) return [];
  const comments: string[] = [];
  let isContent = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith('#') && !isContent) comments.push(lexeme.trimEnd());
    // The library announces the text of a scalar by this sign.
    isContent = lexeme === '\u001f';
  }
  return comments;
}
