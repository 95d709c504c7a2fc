import { createHash, hash as hashed } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

/** `sha256:` and the hash of the canonical JSON of `value`. */
export function digestOf(value: unknown): string {
  return hashOf(canonicalJson(value));
}

/** Gives what `digestOf` does, of data that nobody changes; what was part of the one before is not written out again. */
export type Digester = (value: object) => string;

/** For a file that is saved again and again: of two thousand answers, one is new each time. */
export function createDigester(): Digester {
  let last: (Written & { readonly value: object; readonly digest: string }) | undefined;
  return (value) => {
    if (last?.value === value) return last.digest;
    const written = writtenAfter(last, partsOf(value));
    last = { ...written, value, digest: hashOf(written.bytes) };
    return last.digest;
  };
}

/** Where a map of canonical JSON begins and ends. */
const BEGIN = Symbol('{');
const END = Symbol('}');

/** The stretches of the canonical JSON of data: each entry of each of its maps, and where these begin and end. */
interface Parts {
  /** Of the whole, nothing. */
  readonly names: readonly (string | undefined)[];
  readonly values: readonly unknown[];
}

/** The same as bytes, with where each part ends in them. */
interface Written extends Parts {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

function partsOf(value: object): Parts {
  const names: (string | undefined)[] = [];
  const values: unknown[] = [];
  const add = (name: string | undefined, part: unknown) => {
    names.push(name);
    values.push(part);
  };
  const addMap = (name: string | undefined, map: object) => {
    add(name, BEGIN);
    for (const key of Object.keys(map).sort()) {
      const child: unknown = Reflect.get(map, key);
      if (name === undefined && isMap(child)) addMap(key, child);
      else if (child !== undefined) add(key, child);
    }
    add(name, END);
  };
  addMap(undefined, value);
  return { names, values };
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parts as bytes, where those at the start and at the end that are the same as before are taken as they stand. */
function writtenAfter(before: Written | undefined, { names, values }: Parts): Written {
  const { length } = names;
  const known = before ?? { names: [], values: [], bytes: Buffer.alloc(0), ends: [] };
  const grown = length - known.names.length;
  const isKnown = (at: number, was: number) => names[at] === known.names[was] && values[at] === known.values[was];
  const shorter = Math.min(length, known.names.length);
  let head = 0;
  while (head < shorter && isKnown(head, head)) head += 1;
  let tail = length;
  while (tail > head && tail - grown > head && isKnown(tail - 1, tail - 1 - grown)) tail -= 1;
  // Whether there is a comma before it depends on what it stands behind.
  tail = Math.min(tail + 1, length);
  const endOf = (was: number) => known.ends[was] ?? 0;
  const pieces: Uint8Array[] = [known.bytes.subarray(0, endOf(head - 1))];
  const ends = known.ends.slice(0, head);
  let end = endOf(head - 1);
  for (let at = head; at < tail; at += 1) {
    const piece = Buffer.from(textOf(names[at], values[at], at > 0 && values[at - 1] !== BEGIN));
    pieces.push(piece);
    end += piece.length;
    ends.push(end);
  }
  const rest = endOf(tail - 1 - grown);
  pieces.push(known.bytes.subarray(rest));
  for (let at = tail; at < length; at += 1) ends.push(endOf(at - grown) - rest + end);
  return { names, values, bytes: Buffer.concat(pieces), ends };
}

function textOf(name: string | undefined, value: unknown, isBehindAnother: boolean): string {
  if (value === END) return '}';
  const key = name === undefined ? '' : `${JSON.stringify(name)}:`;
  return `${isBehindAnother ? ',' : ''}${key}${value === BEGIN ? '{' : canonicalJson(value)}`;
}

function hashOf(bytes: Uint8Array | string): string {
  return `sha256:${hashed('sha256', bytes, 'hex')}`;
}

/** Hex digits of a short hash. */
export const SHORT_DIGEST = 12;

/** 48 bits in 12 hex digits: two texts of one place meet by chance once in 280 trillion, and the file stays readable. */
export function shortDigestOf(value: unknown): string {
  return digestOf(value).slice('sha256:'.length, 'sha256:'.length + SHORT_DIGEST);
}

/** How the policy of a page names the text of a script or style that it allows: `sha256-…`. */
export function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The namespace of our UUIDs, made once at random. */
const NAMESPACE = '6ebd5ad4-1975-4148-86da-2023e62fd240';

/** A UUID of a value (RFC 9562, version 5): the same value has the same one wherever it is made. */
export function uuidOf(value: unknown): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(canonicalJson(value));
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
