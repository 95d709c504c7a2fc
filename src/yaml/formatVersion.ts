import type { Diagnostic } from '../formats/diagnostic.ts';
import { type Positions, rangeAt } from './range.ts';

/** The format that this version writes and reads, of every kind of file. */
const FORMAT_VERSION = 1;

/** A file of a format to come may hold anything: every other message about it would mislead. */
export function newerFormat(
  reading: Positions & { readonly value: unknown },
  file: string,
): readonly [Diagnostic] | undefined {
  const version = versionOf(reading.value);
  if (version === undefined || version <= FORMAT_VERSION) return undefined;
  const args = { version, supported: FORMAT_VERSION };
  const range = rangeAt(reading, ['formatVersion']);
  return [{ code: 'newer-format', args, severity: 'error', file, range }];
}

function versionOf(value: unknown): number | undefined {
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'formatVersion') : undefined;
  return typeof version === 'number' ? version : undefined;
}
