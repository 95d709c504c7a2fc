import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

/** `sha256:` and the hash of the canonical JSON of `value`. */
export function digestOf(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}
