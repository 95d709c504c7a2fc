/** What a file is that is no YAML at all, by how it begins. */
export type OtherFormat = 'csv' | 'docx' | 'html' | 'ods' | 'odt' | 'old-office' | 'pdf' | 'pptx' | 'xlsx' | 'zip';

/** What stands in an archive of each kind and in no other: the name of a part, or the type it says it is of. */
const archives = {
  ods: 'opendocument.spreadsheet',
  odt: 'opendocument.text',
  docx: 'word/document',
  pptx: 'ppt/presentation',
  xlsx: 'xl/',
} as const satisfies Partial<Record<OtherFormat, string>>;
const archiveKinds = ['ods', 'odt', 'docx', 'pptx', 'xlsx'] as const;

/** How a text is encoded that is not UTF-8; a NUL is in no text. */
export type Encoding = 'euc-jp' | 'iso-2022-jp' | 'nul' | 'shift_jis' | 'unknown' | 'utf-16';

/** As much of a file as tells what it is. */
const HEAD = 4096;

/** A file that another program writes and no editor of texts does. */
export function otherFormatOf(bytes: Uint8Array): OtherFormat | undefined {
  const head = latin(bytes.subarray(0, HEAD));
  if (head.startsWith('%PDF-')) return 'pdf';
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html)[\s>]/i.test(head)) return 'html';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'old-office';
  if (!head.startsWith('PK\u0003\u0004')) return undefined;
  // The names of the parts stand before them, and once more in the directory at the end.
  const names = head + latin(bytes.subarray(-HEAD));
  return archiveKinds.find((kind) => names.includes(archives[kind])) ?? 'zip';
}

/** Whether it is ISO-2022-JP, as mails were: a sign of control begins its kanji, and all of it passes for UTF-8. */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  if (!bytes.includes(0x1b) || bytes.some((byte) => byte >= 0x80)) return false;
  return ['\u001b$B', '\u001b$@'].some((start) => latin(bytes).includes(start));
}

/** What bytes that are no UTF-8 may be. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || isUtf16(bytes)) return 'utf-16';
  if (bytes.includes(0)) return 'nul';
  if (isIso2022Jp(bytes)) return 'iso-2022-jp';
  if (isMostlyUtf8(bytes)) return 'unknown';
  // What is right in both is hardly ever meant in Shift_JIS: its half-width kana are the letters of EUC-JP.
  return (['euc-jp', 'shift_jis'] as const).find((encoding) => isIn(bytes, encoding)) ?? 'unknown';
}

/**
 * Many letters of two bytes, nearly all of them with the NUL on the same side, as a blank of full width has it on the
 * other: a NUL that slipped into a short text is none.
 */
function isUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, HEAD);
  const sides = [0, 1].map((side) => start.filter((byte, at) => byte === 0 && at % 2 === side).length);
  const [few = 0, many = 0] = sides.toSorted((a, b) => a - b);
  return bytes.length % 2 === 0 && few * 8 < many && many > Math.max(1, start.length / 8);
}

/** A few bytes that are wrong, in a text whose other letters beyond ASCII are right. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const wrong = text.split('\ufffd').length - 1;
  return text.replace(/[\0-\u007f\ufffd]/g, '').length > wrong;
}

function isIn(bytes: Uint8Array, encoding: string): boolean {
  try {
    // Some decoders let bytes that are none of theirs through as control characters.
    return !/[\u0080-\u009f]/.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** Whether a text that is no YAML is a table: lines with as many commas or tabs each, and no key before a colon. */
export function isTable(text: string): boolean {
  const lines = text
    .slice(0, HEAD)
    .split('\n')
    .slice(0, 3)
    .filter((line) => line.trim() !== '');
  const counts = lines.map((line) => line.split(/[,\t]/).length);
  const isEven = counts.every((count) => count === counts[0]);
  return lines.length > 1 && isEven && (counts[0] ?? 0) > 2 && !/^\s*(?:- |[\w-]+:|[{[#])/.test(lines[0] ?? '');
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
