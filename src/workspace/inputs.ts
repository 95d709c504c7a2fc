import { resolve } from 'node:path';
import { compareNames } from '../domain/order.ts';
import { UserError } from '../errors.ts';
import type { Environment } from '../io/environment.ts';
import { expandPattern, isPattern } from '../io/expandPattern.ts';
import { type FileOnDisk, readFile } from '../io/readFile.ts';
import { readStdin } from '../io/readStdin.ts';
import { sanitizeLine } from '../text/sanitize.ts';

/** One file of a command line that may name several. */
export interface Input {
  /** For messages. */
  readonly name: string;
  readonly path: string;
  /** Whether it is the standard input, which has a name but no place. */
  readonly isStdin?: true;
  /** @throws UserError file-not-found and its like, no-match */
  readonly read: () => FileOnDisk;
}

const STDIN = '-';

/** The files that words of the command line stand for: paths, patterns that the shell left as they are, and `-`. */
export async function inputsOf(words: readonly string[], environment: Environment): Promise<readonly Input[]> {
  const stdin = words.includes(STDIN) ? await readStdin(environment.stdin) : undefined;
  return words.flatMap((word) => {
    if (word === STDIN && stdin !== undefined)
      return [{ ...fileInput('stdin', environment), isStdin: true as const, read: stdin }];
    return isPattern(word, environment.cwd) ? matching(word, environment) : [fileInput(word, environment)];
  });
}

/** Each file once, by the first of the names that lead to it. */
export function distinct(inputs: readonly Input[]): readonly Input[] {
  const seen = new Set<string>();
  return inputs.filter(({ path, isStdin = false }) => {
    const key = isStdin ? STDIN : path;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Whether a word of the command line means the standard input. */
export function isStdin(word: string): boolean {
  return word === STDIN;
}

function matching(pattern: string, environment: Environment): readonly Input[] {
  const found = expandPattern(pattern, environment.cwd).toSorted(compareNames);
  if (found.length > 0) return found.map((name) => fileInput(name, environment));
  const read = () => {
    throw new UserError('no-match', { pattern });
  };
  return [{ ...fileInput(pattern, environment), read }];
}

function fileInput(given: string, { cwd }: Environment): Input {
  const line = sanitizeLine(given);
  // At the start of a line in the log of GitHub Actions, `::` would begin a command.
  const name = line.startsWith('::') ? `./${line}` : line;
  const path = resolve(cwd, given);
  return { name, path, read: () => readFile(path, name) };
}
