import { inflateSync, type ZlibOptions } from 'node:zlib';
import { DIFFERENCE, TABLE_ENTRY } from './packed.ts';

/** More than any report of ours unpacks to. */
const MOST_UNPACKED = 64 * 1024 * 1024;

const HEAD_OF_OBJECT = /(\d+) 0 obj\n/y;
const END_OF_OBJECT = Buffer.from('\nendstream\nendobj\n');
const STREAM = Buffer.from('\nstream\n');

/** Words by which a reader that mends files finds its way; packed bytes hold none of them by chance. */
const LAYOUT = /endstream|endobj|trailer|startxref/;

/** As Node has it: with `info` it also tells how much it read, which its types do not know. */
const inflateWhole = inflateSync as unknown as (
  packed: Uint8Array,
  options: ZlibOptions & { info: true },
) => { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };

/**
 * Whether two reports are the same but for how tightly they are packed: another version of zlib makes other bytes of the
 * same content. What is not laid out as we do it, to the last byte, is the same as nothing.
 * @param given of whoever: no more of it is unpacked than there is in the one made.
 */
export function isSamePdf(given: Uint8Array, made: Uint8Array): boolean {
  const own = unpacked(made, MOST_UNPACKED);
  if (own === undefined || given.length > MOST_OF_PACKING * own.length) return false;
  const parts = unpacked(given, own.length)?.parts;
  return parts?.length === own.parts.length && own.parts.every((part, index) => part === parts[index]);
}

/** What is packed most badly is little longer than what is in it. */
const MOST_OF_PACKING = 2;

interface Unpacked {
  readonly parts: readonly string[];
  /** Of what is in it, the same however tightly it is packed. */
  readonly length: number;
}

/**
 * All that is in a file of ours, part by part; undefined where it is laid out in another way.
 * @param most length: undefined, too, where there is more in it.
 */
function unpacked(file: Uint8Array, most: number): Unpacked | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const text = bytes.toString('latin1');
  const first = /^\d+ 0 obj\n/m.exec(text)?.index;
  if (first === undefined) return undefined;
  const parts = [text.slice(0, first)];
  const places = new Map<number, number>();
  let room = most - first;
  for (let at = first; room >= 0; ) {
    HEAD_OF_OBJECT.lastIndex = at;
    const head = HEAD_OF_OBJECT.exec(text);
    const start = bytes.indexOf(STREAM, at);
    if (head === null || start === -1) return undefined;
    const id = Number(head[1]);
    const facts = text.slice(at, start);
    // A length of hundreds of zeros is read as another number by some readers.
    const [, length] = /\/Length (0|[1-9]\d*)(?!\d)/.exec(facts) ?? [];
    const from = start + STREAM.length;
    const to = from + Number(length);
    if (!bytes.subarray(to, to + END_OF_OBJECT.length).equals(END_OF_OBJECT)) return undefined;
    const content = contentOf(facts, bytes.subarray(from, to), room);
    if (content === undefined || places.has(id)) return undefined;
    places.set(id, at);
    const next = to + END_OF_OBJECT.length;
    const isTable = facts.includes('/Type /XRef');
    const told = isTable ? tableOf(content, places) : content.toString('latin1');
    if (told === undefined) return undefined;
    const stated = facts.replace(/\/Length \d+/, '/Length');
    parts.push(stated, told);
    room -= stated.length + content.length;
    if (isTable) return text.slice(next) === `startxref\n${at}\n%%EOF\n` ? { parts, length: most - room } : undefined;
    at = next;
  }
  return undefined;
}

/** What is in a stream; undefined where something else is in its bytes, too, that some readers would show. */
function contentOf(facts: string, stream: Buffer, room: number): Buffer | undefined {
  if (!facts.includes('/Filter')) return stream;
  if (LAYOUT.test(stream.toString('latin1'))) return undefined;
  try {
    const { buffer, engine } = inflateWhole(stream, { maxOutputLength: room, info: true });
    return engine.bytesWritten === stream.length ? buffer : undefined;
  } catch {
    return undefined;
  }
}

/** The table without places in the file; undefined where one of them is not where the object was found. */
function tableOf(table: Buffer, places: ReadonlyMap<number, number>): string | undefined {
  const told: string[] = [];
  const entry = Buffer.alloc(TABLE_ENTRY);
  const length = 1 + TABLE_ENTRY;
  for (let id = 0; id * length < table.length; id++) {
    const row = table.subarray(id * length, (id + 1) * length);
    if (row.length < length || row[0] !== DIFFERENCE) return undefined;
    for (const [at, byte] of entry.entries()) entry[at] = byte + (row[at + 1] ?? 0);
    const isStream = entry[0] === 1;
    if (isStream !== places.has(id) || (isStream && entry.readUInt32BE(1) !== places.get(id))) return undefined;
    told.push(isStream ? '1' : entry.toString('hex'));
  }
  return told.join(' ');
}
