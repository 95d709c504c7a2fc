import type { Encoding } from '../../src/text/encoding.ts';

type Written = Exclude<Encoding, 'nul' | 'unknown'>;

/** Every way in which a program of today may save a text that is not UTF-8; one with and one without a mark. */
export const savedIn: Readonly<
  Record<string, { readonly encoding: Written; readonly save: (text: string) => Buffer }>
> = {
  'UTF-16': { encoding: 'utf-16', save: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
  'UTF-16 without a mark': { encoding: 'utf-16', save: (text) => Buffer.from(text, 'utf16le') },
  'UTF-16, the larger end first': {
    encoding: 'utf-16',
    save: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  },
  'UTF-16, the larger end first, without a mark': {
    encoding: 'utf-16',
    save: (text) => Buffer.from(text, 'utf16le').swap16(),
  },
  Shift_JIS: { encoding: 'shift_jis', save: (text) => letters(text, 'shift_jis') },
  'EUC-JP': { encoding: 'euc-jp', save: (text) => letters(text, 'euc-jp') },
  'ISO-2022-JP': { encoding: 'iso-2022-jp', save: asMail },
};

/** Node reads these encodings and writes none of them. */
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: 'euc-jp' | 'shift_jis'): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      const letter = decoder.decode(Uint8Array.of(first, second));
      if (letter.length === 1 && letter > '\u00ff' && !table.has(letter)) table.set(letter, [first, second]);
    }
  }
  tables.set(encoding, table);
  return table;
}

function bytesOf(letter: string, encoding: 'euc-jp' | 'shift_jis'): readonly number[] {
  if (letter <= '\u007f') return [letter.charCodeAt(0)];
  const bytes = tableOf(encoding).get(letter);
  if (bytes === undefined) throw new Error(`${letter} is not in ${encoding}`);
  return bytes;
}

function letters(text: string, encoding: 'euc-jp' | 'shift_jis'): Buffer {
  return Buffer.from([...text].flatMap((letter) => bytesOf(letter, encoding)));
}

/** The two bytes of EUC-JP without their highest bits, between signs that say so. */
function asMail(text: string): Buffer {
  const wide = (part: string) => [...letters(part, 'euc-jp')].map((byte) => byte & 0x7f);
  const parts = text.match(/[\0-\u007f]+|[^\0-\u007f]+/g) ?? [];
  return Buffer.concat(
    parts.map((part) =>
      part <= '\u007f' ? Buffer.from(part) : Buffer.from([0x1b, 0x24, 0x42, ...wide(part), 0x1b, 0x28, 0x42]),
    ),
  );
}
