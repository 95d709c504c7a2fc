/** What a file of a stranger may hold: what commands a terminal, turns the order of reading, or cannot be seen. */
export const PAYLOADS = [
  // Clipboard, title, links, notifications, colours and files, each with either end.
  '\u001b]52;c;cm0gLXJmIC8=\u0007',
  '\u001b]52;c;cm0gLXJmIC8=\u001b\\',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example\u001b\\C\u001b]8;;\u001b\\',
  '\u001b]9;4;1\u0007',
  '\u001b]10;?\u0007',
  '\u001b]1337;File=inline=1:AA==\u0007',
  // Cursor, erasing, modes, questions that a terminal answers as if somebody typed.
  '\u001b[2J\u001b[H',
  '\u001b[31m',
  '\u001b[1A\u001b[2K',
  '\u001b[?1049h',
  '\u001b[?2004l',
  '\u001b[6n',
  '\u001b[c',
  '\u001b[200~q\u001b[201~',
  '\u001b[?1000h',
  '\u001b#8',
  '\u001bc',
  '\u001b(0',
  '\u001bP+q544e\u001b\\',
  '\u001b_Gi=1\u001b\\',
  '\u001b^x\u001b\\',
  // The same in one sign each.
  '\u009b31m',
  '\u009d52;c;aGk=\u009c',
  '\u0090q\u009c\u0098x\u009c',
  '\b\b\u007f\u0000\u0001\u0004\u0015\u001a',
  '\u000e\u000f\u000b\u000c\u0085',
  '\r\nzweite\rdritte\u2028vierte\u2029',
  '\u202eabc\u202c',
  '\u2066\u2067\u2068\u2069',
  '\u200e\u200f\u061c',
  '\u200b\u200c\u200d\u2060\u00ad\ufeff',
  '\u{e0001}\u{e0041}\u{e007f}',
  '\ufffe\uffff\ufdd0\u{1fffe}',
  '\ud800\udfff',
] as const;

/** Texts of at most `length` letters in which all of them are. */
export function payloadTexts(length: number): readonly string[] {
  const texts: string[] = [''];
  for (const payload of PAYLOADS) {
    const piece = `A${payload}B`;
    const last = texts.at(-1) ?? '';
    if (last.length + piece.length > length) texts.push(piece);
    else texts.splice(-1, 1, last + piece);
  }
  return texts;
}

/** The sequences that the tool itself sends: looks, cursor, erasing, and how a terminal is to tell of pastes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal sequences are what is looked for
const OURS = /\u001b\[(?:[0-9;]*m|\?25[hl]|\?2004[hl]|[0-9]*[ABCDGK])/g;

const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not get through
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff]|[\u{e0000}-\u{e007f}\u{1fffe}\p{Surrogate}]/gu;

/** What is left once these are gone, and could act on a terminal. */
export function unsafeIn(raw: string): readonly string[] {
  return raw.replace(OURS, '').match(UNSAFE) ?? [];
}
