import type { Tag } from '../i18n/t.ts';
import { wrap } from '../text/wrap.ts';
import type { Context } from './context.ts';

/** A command for the person to type, which goes on in the language they are reading. */
export function commandLine(words: string, language: Tag): string {
  return language === 'ja' ? words : `${words} --lang ${language}`;
}

/** Tells something that a command is part of: on a terminal, the command is never broken. */
export function noteCommand(text: string, { note, lineWidth }: Pick<Context, 'note' | 'lineWidth'>): void {
  note(wrap(text, lineWidth.stderr).join('\n'));
}
