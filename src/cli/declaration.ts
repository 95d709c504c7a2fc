import type { Argument, Command } from 'commander';
import type { HelpKey, TranslateHelp } from '../i18n/t.ts';
import type { Context } from './context.ts';

/** Who uses a command, in the order of the first page of the help. */
const readers = ['firm', 'specialist', 'ci', 'other'] as const;
export type Reader = (typeof readers)[number];

/** A command below another, such as `catalogue list`. */
export interface Subcommand {
  readonly name: string;
  readonly summary: HelpKey;
  readonly takes?: (t: TranslateHelp) => readonly Argument[];
  readonly examples?: (t: TranslateHelp) => readonly string[];
  /** What else there is to know, at the end of its help. */
  readonly after?: (t: TranslateHelp) => string;
  /** Adds options and what is run; only called where the command line names the command. */
  readonly define?: (command: Command, tools: Tools) => void;
}

/** All that there is to know of a command before it runs. Whatever it needs to run is loaded only then. */
export interface Declaration extends Subcommand {
  readonly group: Reader;
  readonly subcommands?: readonly Subcommand[];
}

/** Runs a command with the options that its words became. */
export type Run<Options> = (options: Options, context: Context) => Promise<number>;

export interface Tools {
  readonly t: TranslateHelp;
  /** Hands on what the words became; `load` brings what runs it. */
  readonly start: <Options>(options: Options, load: () => Promise<Run<Options>>) => Promise<void>;
  /** The command tree with every command in it, in the given words. */
  readonly whole: (t: TranslateHelp) => Command;
}
