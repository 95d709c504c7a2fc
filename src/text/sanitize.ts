/**
 * The one rule of what no output holds as it is: control characters, among them what commands a terminal; the marks that
 * make text read in another order than it is stored; signs without a shape, in which something can hide, such as
 * zero-width spaces, soft hyphens and tags; and noncharacters. One variation selector stays where it may
 * change a shape, behind an ideograph, a kana, a sign of an emoji: Japanese names are told apart by them. Line breaks and
 * tabs are left to whoever writes.
 * Assumption: that an emoji or a word of an Indic script falls apart without its joiners is the lesser evil.
 */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFF9-\uFFFB\p{Noncharacter_Code_Point}]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}|(?<![\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji}])\p{Variation_Selector}/gu;

/** Signs that stand alone and are seen, in a class of an expression: no combining marks, no joiners, no fillers, no emoji sequences. */
export const SEEN = String.raw`\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2030-\u205f\u2070-\u20cf\u2100-\u27bf\u3000-\u3029\u3030-\u3098\u309b-\u3163\u3165-\u9fff\uff01-\uff9f\uffa1-\uffdc`;

/** Nearly all text has nothing of it, and needs no further look. */
const OTHER = new RegExp(`[^\\n${SEEN}]`);

/** Text a person typed, made safe to show: line breaks stay, tabs become a space, unsafe characters go. */
export function sanitize(text: string): string {
  if (!OTHER.test(text)) return text;
  return withoutUnsafe(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\t/g, ' '));
}

/** Without the characters that no output holds; the half of a character, which is none, becomes U+FFFD. */
export function withoutUnsafe(text: string): string {
  return OTHER.test(text) ? text.toWellFormed().replace(UNSAFE, '') : text;
}

/** The same with a mark in the place of each, so that the text keeps its length. */
export function withMarks(text: string): string {
  return text.replace(UNSAFE, (sign) => '\ufffd'.repeat(sign.length));
}

/** The looks that a Paint gives: bold, dim, and a colour. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: every look starts with one
export const LOOK = /(\u001b\[(?:1|2|22|3[1-69])m)/;

/** What ends a look. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
export const LOOK_END = /\u001b\[(?:22|39)m/;

/** The same for a text that may hold looks of ours: those stay. */
export function sanitizePainted(text: string): string {
  return text.includes('\u001b')
    ? text
        .split(LOOK)
        .map((part) => (LOOK.test(part) ? part : sanitize(part)))
        .join('')
    : sanitize(text);
}

/** A text of ours without its looks, for what shows their signs instead. */
export function withoutLooks(text: string): string {
  return text
    .split(LOOK)
    .filter((part) => !LOOK.test(part))
    .join('');
}

/**
 * Text that no log of a CI takes for a command: GitHub Actions obeys a line that begins with `::`, and it and Azure
 * Pipelines what stands behind `##[` and `##vso[`, wherever that is. Looks of ours may stand before either.
 */
export function withoutCommands(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every look starts with one
  return text.replace(/^((?:[^\S\n\r\u2028\u2029]|\u001b\[\d+m)*):(?=:)/gm, '$1: ').replace(/##(?=\[|vso\[)/gi, '# #');
}

/** The same on one line. */
export function sanitizeLine(text: string): string {
  const safe = sanitize(text);
  if (!safe.includes('\n')) return safe.trim();
  return safe
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** The same on several lines: none of them ends in blanks, and the text neither begins nor ends with an empty one. */
export function sanitizeText(text: string): string {
  return sanitize(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

/** What `UNSAFE` names, and what some readers take for a line break. */
const ESCAPED = new RegExp(`[\\u2028\\u2029]|${UNSAFE.source}`, 'gu');

/**
 * JSON in which unsafe characters, and what a log of a CI takes for a command, are written as `\uXXXX`: the same data,
 * safe to print.
 */
export function escapeUnsafe(json: string): string {
  const inert = json.replace(/##(?=\[|vso\[)/gi, '#\\u0023');
  if (!OTHER.test(inert)) return inert;
  return inert.replace(ESCAPED, (sign) => {
    const units = Array.from({ length: sign.length }, (_, index) => sign.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
}

/** Whether a text holds what has to be escaped where it is kept to the letter. */
export function isUnsafe(text: string): boolean {
  return !text.isWellFormed() || text.search(ESCAPED) !== -1;
}

/** YAML in which unsafe characters are escaped; those of its texts that hold one have to stand in double quotes. */
export function escapeUnsafeYaml(yaml: string): string {
  return yaml.replace(ESCAPED, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
