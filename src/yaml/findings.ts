import type { Diagnostic, DiagnosticCode, Finding, Severity } from '../formats/diagnostic.ts';
import { likeliest } from '../text/closest.ts';
import { idFinder, typedIds } from '../text/typed.ts';
import { type Positions, rangeAt } from './range.ts';

/** Whoever has more to mend than this starts at the top anyway; a file may hold a million of them. */
export const MOST_SHOWN = 200;

/** More allowed values than this help nobody. */
const MOST_ALLOWED = 26;

/** Pairs of letters compared for one file: enough for fifty mistyped ids in a catalogue of ten thousand. */
const MOST_COMPARED = 20_000_000;

/**
 * The first problems of one file as diagnostics, and one more that counts the rest.
 * @param toDiagnostic what takes time, such as the line and what was meant: only asked for what is shown.
 */
export function firstProblems<T extends { readonly code: DiagnosticCode; readonly severity?: Severity }>(
  problems: readonly T[],
  file: string,
  toDiagnostic: (problem: T) => Diagnostic,
): readonly Diagnostic[] {
  const shown = problems.slice(0, MOST_SHOWN).map(toDiagnostic);
  const rest = problems.slice(MOST_SHOWN);
  if (rest.length === 0) return shown;
  const severity = rest.some((problem) => problem.severity !== 'warning') ? 'error' : 'warning';
  return [...shown, { code: 'more-problems', args: { count: rest.length }, severity, file }];
}

/** What is wrong with the data of a file, each at its place and with what was probably meant. */
export function locate(findings: readonly Finding[], positions: Positions, file: string): readonly Diagnostic[] {
  const suggest = suggester();
  return firstProblems(findings, file, ({ code, args, path, on, other, severity = 'error', candidates }) => {
    const line = other && rangeAt(positions, other)?.start.line;
    const isItem = typeof path.at(-1) === 'number';
    const suggestion = args['suggestion'] ?? (candidates && suggest(args['value'], candidates, isItem));
    return {
      code,
      args: {
        ...args,
        ...(line === undefined ? {} : { special: 'there', line }),
        ...(suggestion === undefined ? {} : { suggestion }),
      },
      severity,
      file,
      path,
      range: rangeAt(positions, path, on),
      ...(candidates?.length && candidates.length <= MOST_ALLOWED ? { allowed: [...new Set(candidates)] } : {}),
    };
  });
}

/** Finds what was meant until too much has been compared: by then the mistake is another one. */
function suggester(): (value: unknown, candidates: readonly string[], isItem: boolean) => string | undefined {
  let left = MOST_COMPARED;
  const finders = new Map<readonly string[], (text: string) => string | undefined>();
  const finderOf = (candidates: readonly string[]) => {
    const finder = finders.get(candidates) ?? idFinder(candidates);
    finders.set(candidates, finder);
    return finder;
  };
  return (value, candidates, isItem) => {
    if (typeof value !== 'string') return undefined;
    left -= candidates.reduce((sum, { length }) => sum + length * value.length, 0);
    if (left < 0) return undefined;
    // What only a keyboard for Japanese writes otherwise is no guess.
    return (
      finderOf(candidates)(value) ?? (isItem ? listIn(value, candidates) : undefined) ?? likeliest(value, candidates)
    );
  };
}

/** `[A-1、A-2]` is one text to YAML: the ids as a list has them, where each part is one. */
function listIn(value: string, candidates: readonly string[]): string | undefined {
  if (!LIST_SIGN.test(value)) return undefined;
  const ids = typedIds(value, candidates).map(({ id }) => id);
  return ids.length > 1 && ids.every((id) => id !== undefined) ? ids.join(', ') : undefined;
}

/** What separates the items of a list for whoever writes Japanese, and for YAML does not. */
const LIST_SIGN = /[、，,;・]/;
