import type { Argument, Command, Option } from 'commander';
import { InternalError } from '../../errors.ts';
import type { Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';

/** A word to offer, and what it means. */
export interface Word {
  readonly word: string;
  readonly description: string;
}

/** What may stand where a value is asked for; nothing is offered where both words and files are missing. */
export interface Value {
  /** What a script calls it: the same name is the same value. */
  readonly name: string;
  readonly words: readonly Word[];
  /** Names of files, those with one of these endings first. */
  readonly files?: readonly string[];
  /** Whether a word may go on with a colon and the name of a file. */
  readonly wordThenFile?: boolean;
}

/** An option as it is typed; it has a value where it asks for one. */
export interface Flag {
  readonly names: readonly string[];
  readonly description: string;
  readonly value?: Value;
}

/** What stands at one position after a command, or from there on. */
export interface Position {
  readonly description: string;
  readonly value: Value;
  readonly isVariadic: boolean;
}

/** A command, with all that may follow it. */
export interface Place {
  /** The words that lead to it, such as `catalogue list`; none to the program itself. */
  readonly way: string;
  readonly commands: readonly Word[];
  readonly flags: readonly Flag[];
  readonly positions: readonly Position[];
}

/** What a placeholder stands for, by its message key. */
export type Placeholders = ReadonlyMap<string, Value>;

/** The words of a program, but for placeholders: `<ファイル>` becomes `<argument.file>`, which says the same in every language. */
export function withPlaceholderKeys(t: Translate): Translate {
  return (key, args) => (key.startsWith('argument.') ? key : t(key, args));
}

/** Every command of a program, first the program itself. Its words are those of withPlaceholderKeys. */
export function placesOf(program: Command, placeholders: Placeholders): readonly Place[] {
  return placesBelow(program, { way: '', inherited: [], placeholders });
}

interface Above {
  readonly way: string;
  /** The options of the commands above. */
  readonly inherited: readonly Flag[];
  readonly placeholders: Placeholders;
}

function placesBelow(command: Command, { way, inherited, placeholders }: Above): readonly Place[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const own = help.visibleOptions(command).map((option) => flagOf(option, way, placeholders));
  const place: Place = {
    way,
    commands: commands.map((below) => ({ word: below.name(), description: sanitizeLine(below.description()) })),
    flags: [...own, ...inherited],
    positions: command.registeredArguments.map((argument) => positionOf(argument, way, placeholders)),
  };
  // Whoever has named a command asks for its own help, and no longer for the version.
  const passedOn = own.filter(({ names }) => !names.includes('--help') && !names.includes('--version'));
  const above = { inherited: [...passedOn, ...inherited], placeholders };
  return [place, ...commands.flatMap((below) => placesBelow(below, { ...above, way: join(way, below.name()) }))];
}

/** What follows on a way. */
export function join(way: string, word: string): string {
  return way === '' ? word : `${way} ${word}`;
}

function flagOf(option: Option, way: string, placeholders: Placeholders): Flag {
  const { short, long, description, argChoices } = option;
  const placeholder = /[<[]([^<[>\]]+?)(?:\.\.\.)?[>\]]/.exec(option.flags)?.[1];
  const flag = {
    names: [short, long].filter((name) => name !== undefined),
    description: sanitizeLine(description),
  };
  if (placeholder === undefined) return flag;
  const known = argChoices === undefined ? placeholders.get(placeholder) : undefined;
  return { ...flag, value: known ?? ownValue(join(way, option.name()), argChoices) };
}

function positionOf(argument: Argument, way: string, placeholders: Placeholders): Position {
  const { description, variadic, argChoices } = argument;
  const known = argChoices === undefined ? placeholders.get(argument.name()) : undefined;
  return {
    description: sanitizeLine(description),
    value: known ?? ownValue(join(way, argument.name()), argChoices),
    isVariadic: variadic,
  };
}

/** The value of one option or argument, of which no more is known than its choices. */
function ownValue(way: string, choices: readonly string[] = []): Value {
  const name = way.replace('argument.', '').replace(/\W/g, '_');
  return { name, words: choices.map((word) => ({ word, description: '' })) };
}

/** Every value that something on the way asks for, once. */
export function valuesOf(places: readonly Place[]): readonly Value[] {
  const found = new Map<string, Value>();
  for (const value of places.flatMap(asked)) {
    const known = found.get(value.name) ?? value;
    if (known !== value) throw new InternalError(`two values for completion are called ${value.name}`);
    found.set(value.name, value);
  }
  return [...found.values()];
}

function asked({ flags, positions }: Place): readonly Value[] {
  return [...flags, ...positions].flatMap(({ value }) => value ?? []);
}

/** The ways to an option that asks for a value, such as `report --format`, by the value. */
export function askingFlags(places: readonly Place[]): ReadonlyMap<Value, readonly string[]> {
  const found = new Map<Value, string[]>();
  for (const { way, flags } of places) {
    for (const { names, value } of flags) {
      if (value === undefined) continue;
      found.set(value, [...(found.get(value) ?? []), ...names.map((name) => join(way, name))]);
    }
  }
  return found;
}

/** Whether there is anything to offer for a value. */
export function isOffered({ words, files }: Value): boolean {
  return words.length > 0 || files !== undefined;
}
