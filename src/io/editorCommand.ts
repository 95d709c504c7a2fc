import { existsSync } from 'node:fs';

/** A program with the words that stand behind it, as a person set it. */
export interface EditorCommand {
  readonly program: string;
  readonly words: readonly string[];
}

/** What of a machine says which editor its owner wants. */
export interface EditorChoice {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  readonly isFile?: (path: string) => boolean;
}

/**
 * The editor that a person has chosen for all programs: `VISUAL`, then `EDITOR`, as git and the shells have it. On Windows
 * everybody has Notepad; elsewhere who set nothing gets none, as nobody finds out of vi who does not know it. npm sets vi for
 * whoever has set nothing: under `npx` that is nobody's choice.
 */
export function editorCommand({ variables, platform, isFile = existsSync }: EditorChoice): EditorCommand | undefined {
  const isWindows = platform === 'win32';
  const isSetByNpm = variables['EDITOR'] === 'vi' && variables['npm_execpath'] !== undefined;
  const chosen = [variables['VISUAL'], isSetByNpm ? undefined : variables['EDITOR']];
  const given = chosen.find((value) => value !== undefined && value.trim() !== '');
  if (given === undefined) return isWindows ? { program: 'notepad.exe', words: [] } : undefined;
  const whole = given.trim();
  // `C:\Program Files\…\notepad++.exe`, without quotes as most people set it.
  if (/\s/.test(whole) && !/["']/.test(whole) && isFile(whole)) return { program: whole, words: [] };
  const [program, ...words] = commandWords(whole, isWindows);
  return program === undefined || program === '' ? undefined : { program, words };
}

/** Apart at blanks, but not within quotes; no shell looks at them. On Windows a backslash is part of a path. */
export function commandWords(text: string, isWindows: boolean): readonly string[] {
  const part = isWindows ? /"([^"]*)"|'([^']*)'|([^\s"']+)/gy : /"((?:[^"\\]|\\.)*)"|'([^']*)'|((?:[^\s"'\\]|\\.)+)/gsy;
  const words: string[] = [];
  let isWithin = false;
  for (let at = 0; at < text.length; ) {
    part.lastIndex = at;
    const found = part.exec(text);
    if (found === null) {
      // A blank, or a quote that nobody has closed.
      isWithin = false;
      at += 1;
      continue;
    }
    const [all, double, single, plain] = found;
    const open = double ?? plain;
    const word = single ?? (isWindows ? open : open?.replace(/\\(.)/gs, '$1')) ?? '';
    if (isWithin) words.push((words.pop() ?? '') + word);
    else words.push(word);
    isWithin = true;
    at += all.length;
  }
  return words;
}
