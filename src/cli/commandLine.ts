import type { Language } from '../i18n/t.ts';

/** A command for the person to type, which goes on in the language they are reading. */
export function commandLine(words: string, language: Language): string {
  return language === 'ja' ? words : `${words} --lang ${language}`;
}

/** A file name as it has to be typed. */
export function quoted(name: string): string {
  return /[^\w./-]/.test(name) ? `"${name}"` : name;
}
