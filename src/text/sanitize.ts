/** Terminal escapes, other control characters, and the marks that make text read in another order than it is stored. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Text a person typed, made safe to show: line breaks stay, tabs become a space, unsafe characters go. */
export function sanitize(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSAFE, '');
}

/** The same with a mark in the place of each, so that the text keeps its length. */
export function withMarks(text: string): string {
  return text.replace(UNSAFE, '\ufffd');
}

/** The looks that a Paint gives: bold, dim, and a colour. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: every look starts with one
const LOOK = /(\u001b\[(?:1|2|22|3[1-69])m)/;

/** The same for a text that may hold looks of ours: those stay. */
export function sanitizePainted(text: string): string {
  return text.includes('\u001b')
    ? text
        .split(LOOK)
        .map((part) => (LOOK.test(part) ? part : sanitize(part)))
        .join('')
    : sanitize(text);
}

/** The same on one line. */
export function sanitizeLine(text: string): string {
  return sanitize(text)
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

/** JSON in which what a terminal might act upon is written as `\uXXXX`: the same data, safe to print. */
export function escapeUnsafe(json: string): string {
  return json.replace(
    /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
