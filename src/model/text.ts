import { z } from 'zod';

// zod would write a program of its own for each schema, which takes longer than to judge one file without it.
z.config({ jitless: true });

/**
 * What one line of text may be made of: no control characters, no line breaks of any kind, and none of the marks that
 * make text read in another order than it is stored.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const SAFE = /^[^\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]*$/;

/** The first sign of a text that no line of ours may hold. */
export function unsafeSignOf(text: string): string | undefined {
  return SAFE.test(text) ? undefined : [...text].find((sign) => !SAFE.test(sign));
}

/** A text whose length is looked at before its form: a pattern may take the whole call stack for a few megabytes. */
export function bounded(max: number) {
  return z.string().max(max, { abort: true });
}

/** A line of text that a catalogue, its guidance or a crosswalk shows. */
export function line(max: number) {
  return bounded(max).min(1).regex(SAFE);
}

/** Ids as their publisher writes them: `4-1-3-2`, `PO.1.1`, `A-01`. */
export const id = bounded(100).regex(/^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/);
