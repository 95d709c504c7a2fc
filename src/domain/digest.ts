import { createHash, hash as hashed } from 'node:crypto';
import { type CanonicalTexts, canonicalJson, canonicalJsonWith } from './canonical.ts';

/** `sha256:` and the hash of the canonical JSON of `value`. */
export function digestOf(value: unknown): string {
  return hashOf(canonicalJson(value));
}

/** The same where most of a value was part of one before it. */
export function digestWith(texts: CanonicalTexts, value: unknown): string {
  return hashOf(canonicalJsonWith(texts, value));
}

function hashOf(text: string): string {
  return `sha256:${hashed('sha256', text, 'hex')}`;
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
