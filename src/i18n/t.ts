import { sanitize } from '../text/sanitize.ts';
import { ja } from './ja/index.ts';

export const languages = ['ja'] as const;
export type Language = (typeof languages)[number];
export type MessageKey = keyof typeof ja;
export type MessageArgs = Readonly<Record<string, string | number>>;

/** Turns a key and its arguments into a sentence of one language. */
export type Translate = (key: MessageKey, args?: MessageArgs) => string;

const messages: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { ja };

/** Whether there is a sentence under this key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(ja, key);
}

/**
 * The translator of one language. Arguments may be what a person typed, so they are made safe to show.
 * A placeholder without an argument stays visible, so that a test can find it.
 */
export function translator(language: Language): Translate {
  return (key, args = {}) =>
    messages[language][key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      Object.hasOwn(args, name) ? sanitize(String(args[name])) : placeholder,
    );
}
