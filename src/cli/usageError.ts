import type { Command, CommanderError, Option } from 'commander';
import { UserError } from '../errors.ts';
import type { TranslateHelp } from '../i18n/t.ts';
import { meantWords } from '../report/words/meant.ts';
import { closest } from '../text/closest.ts';

/**
 * commander's complaint as our own error, told by its code and by what the command was given: its English is not read.
 * @param command the one that complains
 * @param words the whole command line
 * @returns undefined where it is no complaint (help, version)
 */
export function usageError(
  error: CommanderError,
  command: Command,
  words: readonly string[],
  t: TranslateHelp,
): UserError | undefined {
  switch (error.code) {
    case 'commander.help':
    case 'commander.helpDisplayed':
    case 'commander.version':
      return undefined;
    case 'commander.excessArguments':
      // Where commands stand below, what no argument is left for was meant as one of them.
      if (command.commands.length > 0) return unknownCommand(command.args[0] ?? '', command, t);
      return wrongUse(t('usage.too-many-arguments', { value: command.args.join(' ') }) + roomFor(command, t), command);
    case 'commander.unknownCommand':
      return unknownCommand(command.args[0] ?? '', command, t);
    case 'commander.unknownOption': {
      const value = command.args.find((word) => word.length > 1 && word.startsWith('-')) ?? '';
      const names = optionsOf(command).flatMap(({ long }) => long ?? []);
      return wrongUse(t('usage.unknown-option', { value }) + meant(value, names, t), command);
    }
    case 'commander.missingArgument': {
      const missing = command.registeredArguments.find(
        ({ required }, index) => required && index >= command.args.length,
      );
      return wrongUse(t('usage.missing-argument', { value: missing?.name() ?? '' }), command);
    }
    case 'commander.missingMandatoryOptionValue': {
      const missing = command.options.find(
        (option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined,
      );
      return wrongUse(t('usage.missing-argument', { value: missing?.flags ?? '' }), command);
    }
    case 'commander.optionMissingArgument': {
      // Only the last word can lack what follows it.
      const last = words.at(-1) ?? '';
      const asking = optionsOf(command).find(({ short, long }) => [short, long].includes(last));
      return wrongUse(t('usage.option-missing-argument', { value: asking?.flags ?? last }), command);
    }
    default:
      return wrongUse(error.message, command);
  }
}

/** How many arguments there may be, and by which option a file is named where it is none of them. */
function roomFor(command: Command, t: TranslateHelp): string {
  const { registeredArguments: taken } = command;
  if (taken.length > 0) {
    const names = taken.map((argument) => argument.name()).join(t('list.comma'));
    return t('text.aside', { text: t('usage.arguments', { count: taken.length, names }) });
  }
  const isByOption = command.options.some(({ long }) => long === '--file');
  return isByOption ? t('text.aside', { text: t('usage.file-by-option') }) : '';
}

/** A word that names no command of `parent`, with the one that was meant. */
export function unknownCommand(word: string, parent: Command, t: TranslateHelp): UserError {
  const names = parent.commands.map((command) => command.name());
  return wrongUse(t('usage.unknown-command', { value: word }) + meant(word, names, t), parent);
}

/** @param command the one whose help tells more */
function wrongUse(detail: string, command: Command): UserError {
  return new UserError('usage', { detail, command: wayTo(command) });
}

/** Has the options and arguments of a command refuse what they cannot read in its name: its help tells more. */
export function refuseInItsName(command: Command): void {
  for (const taker of [...command.options, ...command.registeredArguments]) {
    const { parseArg: parse } = taker;
    if (parse === undefined) continue;
    taker.argParser((given: string, before: unknown) => {
      try {
        return parse(given, before);
      } catch (error) {
        if (!(error instanceof UserError) || error.code !== 'usage') throw error;
        throw new UserError('usage', { ...error.args, command: wayTo(command) });
      }
    });
  }
}

/** `scs-check catalogue list` */
function wayTo(command: Command): string {
  return command.parent === null ? command.name() : `${wayTo(command.parent)} ${command.name()}`;
}

function meant(word: string, names: readonly string[], t: TranslateHelp): string {
  const found = closest(word, names);
  if (found === undefined) return '';
  return t('text.aside', { text: t('usage.did-you-mean', { suggestion: meantWords(found, [word], t) }) });
}

/** What may be typed at a command: its own options, and those of the commands above. */
function optionsOf(command: Command): readonly Option[] {
  const own = command.createHelp().visibleOptions(command);
  return command.parent === null ? own : [...own, ...optionsOf(command.parent)];
}
