import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

/** `sha256:` and the hash of the canonical JSON of `value`. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
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
