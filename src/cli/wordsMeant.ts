import { isLanguageTag } from '../formats/languageTag.ts';
import type { Tag } from '../i18n/t.ts';
import { findTypedId, isTypedWide, typedId } from '../text/typed.ts';
import type { Declaration } from './declaration.ts';

type Named = Pick<Declaration, 'name' | 'subcommands'>;

/**
 * A command line with the names of commands and options as they are written here, in whatever width and case, and with
 * whatever dashes, they were typed. What an option is given is left to whoever reads it.
 */
export function wordsMeant(typed: readonly string[], commands: readonly Named[]): readonly string[] {
  const end = typed.indexOf('--');
  let choices = commands;
  let isLanguage = false;
  return typed.map((word, index) => {
    if (end !== -1 && index >= end) return word;
    const option = optionMeant(word);
    const isGiven = isLanguage;
    isLanguage = option === '--lang';
    if (option !== undefined || isGiven) return option ?? word;
    const name = findTypedId(
      word,
      choices.map((command) => command.name),
    );
    // `help report` names a command, too.
    choices = name === 'help' ? commands : (choices.find((command) => command.name === name)?.subcommands ?? []);
    return name ?? word;
  });
}

/**
 * `--format` for ーーｆｏｒｍａｔ, and for —format: a word processor makes one long dash of two short ones. Undefined where a
 * word is none.
 */
function optionMeant(word: string): string | undefined {
  const [name = ''] = word.split(/[=＝]/, 1);
  if (!isTypedWide(word.slice(0, name.length + 1))) return word.startsWith('-') ? word : undefined;
  const letters = /^-+([A-Za-z][A-Za-z-]*)$/.exec(typedId(name))?.[1];
  if (letters === undefined) return undefined;
  const value = word.slice(name.length).replace(/^＝/, '=');
  return (letters.length === 1 ? `-${letters}` : `--${letters.toLowerCase()}`) + value;
}

/** The language that a word means, in any case of its letters; undefined where it is none. */
export function languageMeant(typed: string): Tag | undefined {
  const tag = typedId(typed).replace(/^[A-Za-z]+/, (language) => language.toLowerCase());
  return isLanguageTag(tag) ? tag : undefined;
}
