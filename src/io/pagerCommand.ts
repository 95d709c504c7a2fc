import { basename } from 'node:path';
import { commandWords, type EditorCommand } from './editorCommand.ts';

/** A pager as a person set it, and what it finds in its environment beside what is there. */
export interface PagerCommand extends EditorCommand {
  /** Whether it shows the colours of a text rather than their signs. */
  readonly showsColours: boolean;
  readonly variables: Readonly<Record<string, string>>;
}

/** What of a machine says how its owner reads long texts. */
export interface PagerChoice {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
}

/**
 * The program in which a text longer than the screen is read: `PAGER`, as git and man have it, else `less`. Nobody gets
 * one who has set it to nothing or to `cat`, or `NO_PAGER` to anything, or whose terminal cannot move its cursor.
 */
export function pagerCommand({ variables, platform }: PagerChoice): PagerCommand | undefined {
  const { NO_PAGER: refused = '', TERM: terminal, PAGER: given = 'less' } = variables;
  if (refused !== '' || terminal === 'dumb') return undefined;
  const [program = '', ...words] = commandWords(given.trim(), platform === 'win32');
  const name = basename(program.replaceAll('\\', '/')).replace(/\.exe$/i, '');
  if (name === '' || name === 'cat') return undefined;
  const isLess = name === 'less';
  return {
    program,
    // Its own setting may lack the switch, and then every colour is a row of signs.
    words: isLess ? [...words, '-R'] : words,
    showsColours: isLess,
    // What we write is UTF-8, whatever the locale: without these, less and lv show Japanese as numbers.
    variables: unlessSet({ LESSCHARSET: 'utf-8', LV: '-Ou8' }, variables),
  };
}

function unlessSet(
  wanted: Readonly<Record<string, string>>,
  variables: PagerChoice['variables'],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => variables[name] === undefined));
}
