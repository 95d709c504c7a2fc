import type { Language } from '../i18n/t.ts';
import { wrap } from '../text/wrap.ts';
import type { Context } from './context.ts';

/** A command for the person to type, which goes on in the language they are reading. */
export function commandLine(words: string, language: Language): string {
  return language === 'ja' ? words : `${words} --lang ${language}`;
}

/** How a shell is taken to a folder, whatever shell it is: nothing in the name of the folder is acted upon. */
export function changeTo(folder: string): string {
  const isPlain = !/[$`"!]/.test(folder);
  return isPlain ? `cd "${folder}"` : `cd '${folder.replaceAll("'", "'\\''")}'`;
}

/** A file name as it has to be typed. */
export function quoted(name: string): string {
  return /[^\w./-]/.test(name) ? `"${name}"` : name;
}

/** Tells something that a command is part of: on a terminal, the command is never broken. */
export function noteCommand(text: string, { note, lineWidth }: Pick<Context, 'note' | 'lineWidth'>): void {
  note(wrap(text, lineWidth.stderr).join('\n'));
}
