import { sanitize } from '../text/sanitize.ts';
import { ja } from './ja/index.ts';

export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];
export type MessageKey = KeyOf<(typeof ja)[number]>;
export type MessageArgs = Readonly<Record<string, string | number>>;

/** The sentences of one language, a part for each theme: joining them into one object takes longer than all of `--help`. */
export type Messages = readonly Readonly<Record<string, string>>[];

/** Turns a key and its arguments into a sentence of one language. */
export type Translate = (key: MessageKey, args?: MessageArgs) => string;

type KeyOf<Part> = Part extends unknown ? keyof Part & string : never;

/** The sentences of a language; Japanese is always at hand, any other is loaded when it is asked for. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'ja' ? ja : (await import('./en/index.ts')).en;
}

/** Whether there is a sentence under this key. */
export function isMessageKey(key: string): key is MessageKey {
  return find(ja, key) !== undefined;
}

/**
 * The translator of one language. Arguments may be what a person typed, so they are made safe to show.
 * `{count}` stands for an argument, `{count:criterion|criteria}` for the first word where it is 1 and else for the second.
 * A placeholder without an argument stays visible, so that a test can find it.
 */
export function translator(messages: Messages): Translate {
  return (key, args = {}) =>
    (find(messages, key) ?? key).replace(
      /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g,
      (placeholder, name: string, one?: string, many?: string) => {
        if (!Object.hasOwn(args, name)) return placeholder;
        if (one !== undefined && many !== undefined) return Number(args[name]) === 1 ? one : many;
        return sanitize(String(args[name]));
      },
    );
}

function find(messages: Messages, key: string): string | undefined {
  return messages.find((part) => Object.hasOwn(part, key))?.[key];
}
