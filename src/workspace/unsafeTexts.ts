import type { Diagnostic, Path } from '../formats/diagnostic.ts';
import { codePointOf, unsafeSignOf } from '../formats/text.ts';
import { firstProblems } from '../yaml/findings.ts';

/**
 * Texts of an assessment with signs that command a terminal or turn a line around. The file may have them, as no output
 * shows them; whoever reads the file itself, or has copied them in unseen, is told.
 */
export function unsafeTexts(
  data: unknown,
  file: string,
  rangeOf: (path: Path) => Diagnostic['range'],
): readonly Diagnostic[] {
  return firstProblems([...findingsIn(data, [])], file, ({ code, severity, path, sign }) => {
    const range = rangeOf(path);
    return { code, args: { sign }, severity, file, path, ...(range ? { range } : {}) };
  });
}

interface UnsafeText {
  readonly code: 'unsafe-character';
  readonly severity: 'warning';
  readonly path: Path;
  readonly sign: string;
}

function* findingsIn(value: unknown, path: Path): Generator<UnsafeText> {
  if (typeof value === 'string') {
    const sign = unsafeSignOf(value) ?? '\n';
    // A person may break lines and indent.
    if (!/^[\t\n]$/.test(sign)) yield { code: 'unsafe-character', severity: 'warning', path, sign: codePointOf(sign) };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value)) yield* findingsIn(child, [...path, isList ? Number(key) : key]);
}
