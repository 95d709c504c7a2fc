import { z } from 'zod';
import { normalized } from '../text/normalized.ts';
import { languageTag, MAX_TAG } from './languageTag.ts';

// zod would write a program of its own for each schema, which takes longer than to judge one file without it.
z.config({ jitless: true });

/**
 * What one line of text may be made of: no control characters, no line breaks of any kind, and none of the marks that
 * make text read in another order than it is stored.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const SAFE = /^[^\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]*$/;

/** The same with line breaks and tabs. */
const SAFE_PUBLISHED = new RegExp(SAFE.source.replace('\\u0000-\\u001f', '\\u0000-\\u0008\\u000b-\\u001f'));

/** The first sign of a text that no line of ours may hold; tabs and line breaks last, which some texts may. */
export function unsafeSignOf(text: string): string | undefined {
  if (SAFE.test(text)) return undefined;
  const signs = [...text];
  return signs.find((sign) => !SAFE_PUBLISHED.test(sign)) ?? signs.find((sign) => sign === '\t') ?? '\n';
}

/** `U+202E`: how a sign is told that would show as nothing, or turn the line around. */
export function codePointOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a pattern asks no more of a text than that it is made of lines. */
export function isLinePattern(pattern: RegExp): boolean {
  return pattern === SAFE || pattern === SAFE_PUBLISHED;
}

/** A text whose length is looked at before its form: a pattern may take the whole call stack for a few megabytes. */
export function bounded(max: number) {
  return z.string().max(max, { abort: true });
}

/** A line of text that a catalogue, its guidance or a crosswalk shows. */
export function line(max: number) {
  return bounded(max)
    .min(1)
    .regex(SAFE)
    .meta({ patternErrorMessage: '改行・タブや、文字の並ぶ向きを変える記号などは使えません' });
}

/** A text of several lines, as a publisher wrote it; how wide a tab was there, nobody knows, and it is a blank here. */
export function lines(max: number) {
  return bounded(max)
    .min(1)
    .regex(SAFE_PUBLISHED)
    .overwrite((text) => text.replaceAll('\t', ' '))
    .meta({ patternErrorMessage: '文字の並ぶ向きを変える記号などは使えません' });
}

/** The language of the texts in a file: a BCP 47 tag, such as ja, pt-BR or zh-Hant. */
export const lang = z
  .union([
    // The two that an editor offers: everything of ours is written in them.
    z.enum(['ja', 'en']).meta({ enumDescriptions: ['日本語', '英語'] }),
    bounded(MAX_TAG).regex(languageTag, { abort: true }),
  ])
  .meta({ description: 'このファイルの文の言語（BCP 47。例: ja、en、fr、pt-BR）' });

/** The letter of an option: `a` to `z`. */
export const optionLetter = z
  .string()
  .regex(/^[a-z]$/)
  .meta({ patternErrorMessage: '選択肢の記号は、a から z の1文字です' });

/** The hash of a file. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ patternErrorMessage: 'SHA-256 は、0〜9 と a〜f の64文字です' });

/** The id of a catalogue: it names files and rules, and stands on command lines beside the paths of files. */
export const catalogueId = bounded(100)
  .regex(/^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/)
  .meta({ patternErrorMessage: '英数字を「-」か「.」でつなぎます（例: scs-20260327）' });

/** The edition of a catalogue: two that look the same are the same. */
export const edition = line(100)
  .refine(isSeenAsItIs)
  .meta({ patternErrorMessage: '改行・タブや、形のない文字、文字の並ぶ向きを変える記号などは使えません' });

/**
 * Ids as their publisher writes them: `4-1-3-2`, `PO.1.1`, `AC-2(1)`, `§ 164.308(a)(1)`, `R1/2`, 設備-3. Letters, digits
 * and the marks that number paragraphs, with single blanks; no sign that is seen as another one or as none.
 */
export const id = bounded(100)
  .regex(
    /^[\p{L}\p{N}§¶№#＃★☆([（［【](?: ?[\p{L}\p{M}\p{N}§¶№#＃★☆()[\]{}（）［］【】.．,，、:：/／_＿+＋*＊&＆'’・–—−－-])*$/u,
    { abort: true },
  )
  .refine(isSeenAsItIs)
  .meta({ patternErrorMessage: '文字・数字と ( ) [ ] . , : / _ + * & § # - などで書きます（例: 4-1-3-2、AC-2(1)）' });

/** Whether a text is composed, and each of its signs has a shape: two texts that look the same are the same. */
function isSeenAsItIs(text: string): boolean {
  return text === normalized(text, 'NFC') && !/\p{Default_Ignorable_Code_Point}/u.test(text);
}
