import type { Path } from './diagnostic.ts';

/**
 * The paths to what is meant in the data of a file, and to nothing below it, in the order of the file. A whole file is
 * walked for it, and mostly has none: a path is made where one is found.
 */
export function pathsTo(
  value: unknown,
  isMeant: (value: unknown, step?: string | number) => boolean,
  step?: string | number,
): readonly Path[] {
  if (isMeant(value, step)) return [[]];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  const found: Path[] = [];
  for (const key of Object.keys(value)) {
    const next = isList ? Number(key) : key;
    for (const path of pathsTo(Reflect.get(value, key), isMeant, next)) found.push([next, ...path]);
  }
  return found;
}
