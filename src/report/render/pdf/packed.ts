import { deflateSync } from 'node:zlib';
import { InternalError } from '../../../errors.ts';

/** How many objects share a stream: readers unpack a whole one to get at any of them, and each has its own beginning. */
const PER_STREAM = 1000;

/** Bytes of an entry in the table that pdfkit writes, and of the fields in ours: kind, place, place within. */
const ENTRY = 20;
const FIELDS = [1, 4, 2] as const;

/** Bytes of an entry in our table. */
export const TABLE_ENTRY = FIELDS[0] + FIELDS[1] + FIELDS[2];

/** Before an entry of which only the difference to the one above is written (ISO 32000-1, 7.4.4.4). */
export const DIFFERENCE = 2;

const STREAM_END = Buffer.from('endstream\nendobj\n');

interface Place {
  readonly kind: 0 | 1 | 2;
  readonly at: number;
  readonly within: number;
}

/**
 * The same PDF with what is no stream packed into object streams (ISO 32000-1, 7.5.7): nearly half of a tagged file is
 * its structure, which pdfkit writes as plain text.
 */
export function packed(file: Uint8Array): Uint8Array {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const { objects, head, trailer } = parsed(bytes);
  const pieces: Buffer[] = [head];
  const places: Place[] = [{ kind: 0, at: 0, within: 65535 }];
  let length = head.length;
  const add = (piece: Buffer): number => {
    const at = length;
    pieces.push(piece);
    length += piece.length;
    return at;
  };

  const plain: { readonly id: number; readonly body: Buffer }[] = [];
  for (const [index, object] of objects.entries()) {
    const id = index + 1;
    if (isStream(object)) places[id] = { kind: 1, at: add(object), within: 0 };
    else plain.push({ id, body: bodyOf(object) });
  }
  let next = objects.length + 1;
  for (let first = 0; first < plain.length; first += PER_STREAM) {
    const group = plain.slice(first, first + PER_STREAM);
    for (const [within, { id }] of group.entries()) places[id] = { kind: 2, at: next, within };
    places[next] = { kind: 1, at: add(objectStream(next, group)), within: 0 };
    next += 1;
  }
  const start = length;
  places[next] = { kind: 1, at: start, within: 0 };
  const table = deflateSync(Buffer.concat(differences(places.map(entryOf))), { level: 9 });
  const filter = `/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns ${TABLE_ENTRY} >>`;
  const facts = `/Type /XRef /Size ${places.length} /W [${FIELDS.join(' ')}] ${trailer} ${filter}`;
  add(stream(next, facts, table));
  add(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
}

/** The objects of a file of pdfkit's in the order of their numbers, what stands before them, and what its trailer names. */
function parsed(bytes: Buffer): { objects: readonly Buffer[]; head: Buffer; trailer: string } {
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1]);
  const trailer = /\/Root \d+ 0 R\s+\/Info \d+ 0 R\s+\/ID \[[^\]]+\]/.exec(end)?.[0];
  const [intro, count] = /^xref\n0 (\d+)\n/.exec(bytes.toString('latin1', table, table + 32)) ?? [];
  if (trailer === undefined || intro === undefined) throw new InternalError('a PDF has no table as pdfkit writes it');
  const first = table + intro.length + ENTRY;
  const offsets = Array.from({ length: Number(count) - 1 }, (_, index) =>
    Number(bytes.toString('latin1', first + index * ENTRY, first + index * ENTRY + 10)),
  );
  const sorted = offsets.toSorted((a, b) => a - b);
  const ends = new Map(sorted.map((offset, index) => [offset, sorted[index + 1] ?? table]));
  return {
    objects: offsets.map((offset) => bytes.subarray(offset, ends.get(offset))),
    head: bytes.subarray(0, sorted[0]),
    trailer: trailer.replace(/\s+/g, ' '),
  };
}

function isStream(object: Buffer): boolean {
  return object.subarray(-STREAM_END.length).equals(STREAM_END);
}

/** An object without its number and its end. */
function bodyOf(object: Buffer): Buffer {
  const end = object.lastIndexOf('\nendobj');
  return object.subarray(object.indexOf('obj\n') + 4, end);
}

function objectStream(id: number, group: readonly { readonly id: number; readonly body: Buffer }[]): Buffer {
  let at = 0;
  const index = group.map(({ id: own, body }) => {
    const entry = `${own} ${at}`;
    at += body.length + 1;
    return entry;
  });
  const head = Buffer.from(`${index.join(' ')}\n`);
  const content = deflateSync(Buffer.concat([head, ...group.flatMap(({ body }) => [body, Buffer.from('\n')])]), {
    level: 9,
  });
  return stream(id, `/Type /ObjStm /N ${group.length} /First ${head.length} /Filter /FlateDecode`, content);
}

function stream(id: number, facts: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${id} 0 obj\n<< ${facts} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

/** Entries as what differs from the one above, byte by byte: most of them are the next place of the same stream. */
function differences(entries: readonly Buffer[]): readonly Buffer[] {
  return entries.flatMap((entry, index) => [
    Buffer.of(DIFFERENCE),
    Buffer.from(entry.map((byte, at) => byte - (entries[index - 1]?.[at] ?? 0))),
  ]);
}

function entryOf({ kind, at, within }: Place): Buffer {
  const entry = Buffer.alloc(TABLE_ENTRY);
  entry.writeUInt8(kind, 0);
  entry.writeUInt32BE(at, FIELDS[0]);
  entry.writeUInt16BE(within, FIELDS[0] + FIELDS[1]);
  return entry;
}
