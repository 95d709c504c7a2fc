import { sanitize, sanitizeLine } from '../text/sanitize.ts';
import { quoted } from '../text/shell.ts';
import type { help } from './ja/help.ts';
import type { ja } from './ja/index.ts';

export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language that somebody reads in, as BCP 47 has it: catalogues may speak any, and our own sentences two. */
export type Tag = string;

/** The language of our own sentences for who reads in another: Japanese for Japanese, and English for all else. */
export function ourLanguageFor(tag: Tag): Language {
  return tag === 'ja' || tag.startsWith('ja-') ? 'ja' : 'en';
}

/** What can be said before a command runs. */
export type HelpKey = keyof typeof help;
export type MessageKey = KeyOf<(typeof ja)[number]>;
export type MessageArgs = Readonly<Record<string, string | number>>;

/** The sentences of one language, a part for each theme: joining them into one object takes longer than all of `--help`. */
export type Messages = readonly Readonly<Record<string, string>>[];

/** Turns a key and its arguments into a sentence of one language. */
export interface Translate {
  (key: MessageKey, args?: MessageArgs): string;
  /** The same sentences for a catalogue that publishes items (項目) and no criteria (基準). */
  readonly forItems?: Translate;
}

/** Turns a key of what loadHelp brings into a sentence; every Translate does so, too. */
export type TranslateHelp = (key: HelpKey, args?: MessageArgs) => string;

type KeyOf<Part> = Part extends unknown ? keyof Part & string : never;

/** The sentences of a language. */
export async function loadMessages(language: Language): Promise<Messages> {
  return language === 'ja' ? (await import('./ja/index.ts')).ja : (await import('./en/index.ts')).en;
}

/** Those that are said before a command runs: without the others, which are most of what there would be to load. */
export async function loadHelp(language: Language): Promise<Messages> {
  return [language === 'ja' ? (await import('./ja/help.ts')).help : (await import('./en/help.ts')).help];
}

/**
 * The translator of one language. Arguments may be what a person typed, so they are made safe to show.
 * `{count}` stands for an argument, `{count:criterion|criteria}` for the first word where it is 1 and else for the second,
 * `{file:typed}` for the argument as it has to be typed in a command.
 * A placeholder without an argument stays visible, so that a test can find it.
 * @param withCommands makes of our words, and of the argument `command`, what names our commands as they are typed here.
 */
export function translator(messages: Messages, withCommands = (text: string) => text): Translate {
  const shownAs = (name: string, value: string, isTyped: boolean) => {
    if (name === 'command') return withCommands(sanitize(value));
    return isTyped ? quoted(sanitizeLine(value)) : sanitize(value);
  };
  const said = (template: string, args: MessageArgs) =>
    withCommands(template).replace(
      /\{(\w+)(?::(typed)|:([^|{}]*)\|([^|{}]*))?\}( (?=[ぁ-ヿ一-鿿]))?/g,
      (placeholder, name: string, typed?: string, one?: string, many?: string, blank = '') => {
        if (!Object.hasOwn(args, name)) return placeholder;
        if (one !== undefined && many !== undefined) return (Number(args[name]) === 1 ? one : many) + blank;
        const shown = shownAs(name, String(args[name]), typed !== undefined);
        return CLOSED.test(shown) ? shown : shown + blank;
      },
    );
  const templateOf = (key: MessageKey) => find(messages, key) ?? key;
  const forItems: Translate = (key, args = {}) => said(ofItems(templateOf(key)), args);
  return Object.assign((key: MessageKey, args: MessageArgs = {}) => said(templateOf(key), args), { forItems });
}

/** A sentence about criteria, as one about items. A placeholder keeps its name: only words that are read change. */
function ofItems(sentence: string): string {
  return sentence
    .replace(/(?:評価)?基準/g, '項目')
    .replace(/\ba (?=criterion\b)/g, 'an ')
    .replace(/(?<!\{)\bcriterion\b/g, 'item')
    .replace(/(?<!\{)\bcriteria\b/g, 'items')
    .replace(/\bCriteria\b/g, 'Items');
}

/** What ends so in Japanese has its room already: no blank parts it from the next word. */
const CLOSED = /[）」』】]$/;

function find(messages: Messages, key: string): string | undefined {
  return messages.find((part) => Object.hasOwn(part, key))?.[key];
}
