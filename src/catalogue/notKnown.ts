import type { Finding, Path } from '../formats/diagnostic.ts';

/** An id that nothing has, beside those that there are. */
export function notKnown(code: Finding['code'], value: string, path: Path, candidates: readonly string[]): Finding {
  return { code, args: { value }, path, candidates };
}
