import { sep } from 'node:path';

/** What the name of a file may hold without quotes, in every shell. */
const PLAIN = /^[\w./-]+$/;

/**
 * What is acted upon between double quotes: by a POSIX shell, by PowerShell, which takes those of a book for its own, or
 * at the end of an argument on Windows.
 */
const ACTED_UPON = /[$`"!\u201c-\u201e]|\\\\|\\$/;

/** What single quotes do not keep: PowerShell knows four of them, and cmd.exe knows none and acts upon the rest. */
const NOT_KEPT = /['\u2018-\u201b&|<>^]/;

/** All but what no shell acts upon, quotes or none. */
const UNSAFE = /[^\p{L}\p{N}\p{M}_./\\:-]/gu;

/** Standard input, which is no file. */
const STDIN = '-';

/** Whether a command is typed where cmd.exe and PowerShell are, and perhaps a POSIX shell beside them. */
const onWindows = sep === '\\';

/**
 * The name of a file as it has to be typed in a command, the same for every shell: double quotes are known to all of
 * them, single ones keep what those do not. Where on Windows neither is safe in all of them, each sign that one may act
 * upon is a `?`: no file is found then, and nothing is run.
 *
 * Assumption: `%` stands alone: cmd.exe has no quotes for it.
 */
export function quoted(name: string, isWindows = onWindows): string {
  // An option would begin so.
  const path = name.startsWith('-') && name !== STDIN ? `./${name}` : name;
  return quotedWord(path, isWindows);
}

/** Any other word of a command, an option among them, as it has to be typed. */
export function quotedWord(word: string, isWindows = onWindows): string {
  return PLAIN.test(word) ? word : inQuotes(word, isWindows);
}

/** How a shell is taken to a folder, whatever shell it is: nothing in the name of the folder is acted upon. */
export function changeTo(folder: string, isWindows = onWindows): string {
  return `cd ${inQuotes(folder, isWindows)}`;
}

function inQuotes(name: string, isWindows: boolean): string {
  if (!ACTED_UPON.test(name)) return `"${name}"`;
  return isWindows && NOT_KEPT.test(name) ? name.replace(UNSAFE, '?') : `'${name.replaceAll("'", "'\\''")}'`;
}
