/** How a text is encoded that is not UTF-8; a NUL is in no text. */
export type Encoding = 'euc-jp' | 'iso-2022-jp' | 'nul' | 'shift_jis' | 'unknown' | 'utf-16' | 'utf-32';

/** What a program of today saves a text in for others, beside UTF-8. */
type Readable = Exclude<Encoding, 'nul' | 'unknown' | 'utf-32'>;

/** As much of a file as tells what it is. */
const HEAD = 4096;

/** The text of a file of UTF-8; undefined where it is none. */
export function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without a byte order mark passes for UTF-8 with a NUL beside every letter.
    return text.includes('\0') || isIso2022Jp(bytes) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What is in a text file, and what it was saved in that is not UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Readable | undefined;
}

/** The text of a file in whatever people save it in; undefined where it is no text. */
export function textOf(bytes: Uint8Array): DecodedText | undefined {
  const text = utf8Of(bytes);
  if (text !== undefined) return { text, encoding: undefined };
  const encoding = encodingOf(bytes);
  if (encoding === 'nul' || encoding === 'unknown' || encoding === 'utf-32') return undefined;
  const label = encoding === 'utf-16' ? `utf-16${isBigEndian(bytes) ? 'be' : 'le'}` : encoding;
  const decoded = new TextDecoder(label).decode(bytes);
  return decoded.includes('\0') ? undefined : { text: decoded, encoding };
}

/** By its mark; without one, by which half comes first. */
function isBigEndian(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return false;
  return (bytes[0] === 0xfe && bytes[1] === 0xff) || highHalves(bytes, 0) > highHalves(bytes, 1);
}

/** Whether it is ISO-2022-JP, as mails were: a sign of control begins its kanji, and all of it passes for UTF-8. */
function isIso2022Jp(bytes: Uint8Array): boolean {
  if (!bytes.includes(0x1b) || bytes.some((byte) => byte >= 0x80)) return false;
  return ['\u001b$B', '\u001b$@'].some((start) => latin(bytes).includes(start));
}

/** What bytes that are no UTF-8 may be. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (isUtf32(bytes)) return 'utf-32';
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
 * Many letters of two bytes, nearly all of them with the half that ASCII and kana share on the same side, as a blank of
 * full width has it on the other: a NUL that slipped into a short text is none.
 */
function isUtf16(bytes: Uint8Array): boolean {
  const sides = [highHalves(bytes, 0), highHalves(bytes, 1)];
  const [few, many] = [Math.min(...sides), Math.max(...sides)];
  const nuls = bytes.subarray(0, HEAD).filter((byte) => byte === 0).length;
  return bytes.length % 2 === 0 && nuls > 1 && few * 8 < many && many > Math.min(bytes.length, HEAD) / 8;
}

/** Four bytes a letter, of which two, or nearly so, stay empty on the same side: its mark would pass for that of UTF-16. */
function isUtf32(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  if (bytes.length % 4 !== 0 || head.length < 8) return false;
  const isOf = (top: number, next: number) => {
    for (let at = 0; at < head.length; at += 4) {
      if (head[at + top] !== 0 || (head[at + next] ?? 0) > 0x10) return false;
      if (head.subarray(at, at + 4).every((byte) => byte === 0)) return false;
    }
    return true;
  };
  return isOf(3, 2) || isOf(0, 1);
}

/** How many bytes that stand first, or second, in a pair are those of ASCII or of kana in UTF-16. */
function highHalves(bytes: Uint8Array, side: 0 | 1): number {
  return bytes.subarray(0, HEAD).filter((byte, at) => at % 2 === side && (byte === 0 || byte === 0x30)).length;
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

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
