/** What the name of a file may hold without quotes, in every shell. */
const PLAIN = /^[\w./-]+$/;

/** What is acted upon between double quotes: by a POSIX shell, by PowerShell, or at the end of an argument on Windows. */
const ACTED_UPON = /[$`"!]|\\\\|\\$/;

/** Standard input, which is no file. */
const STDIN = '-';

/**
 * The name of a file as it has to be typed in a command, the same for every shell: double quotes are known to all of
 * them, single ones keep what those do not.
 *
 * Assumption: names that hold `'` beside such a sign are typed in a POSIX shell, and `%` stands alone: cmd.exe has no
 * quotes for it.
 */
export function quoted(name: string): string {
  // An option would begin so.
  const path = name.startsWith('-') && name !== STDIN ? `./${name}` : name;
  return quotedWord(path);
}

/** Any other word of a command, an option among them, as it has to be typed. */
export function quotedWord(word: string): string {
  return PLAIN.test(word) ? word : inQuotes(word);
}

/** How a shell is taken to a folder, whatever shell it is: nothing in the name of the folder is acted upon. */
export function changeTo(folder: string): string {
  return `cd ${inQuotes(folder)}`;
}

function inQuotes(name: string): string {
  return ACTED_UPON.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}
