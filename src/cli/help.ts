import type { Argument, Command } from 'commander';
import type { TranslateHelp } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { padTo, widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { asStarted } from './started.ts';
import { unknownCommand } from './usageError.ts';

/** commander counts characters, not columns, and speaks English: widths and titles are ours. */
export function dress(command: Command, environment: Environment, t: TranslateHelp): void {
  const { stdout, stderr } = environment;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('help.usage'),
    'Arguments:': t('help.arguments'),
    'Options:': t('help.options'),
    'Commands:': t('help.commands'),
    'Global Options:': t('help.options.global'),
  };
  command
    .helpOption('-h, --help', t('help.help'))
    .helpCommand(false)
    .configureHelp({
      helpWidth: helpWidth(environment),
      displayWidth: widthOf,
      styleTitle: (title) => titles[title] ?? title,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      commandUsage: (shown) => {
        const usage = `${t('help.usage')} ${asStarted(usageOf(shown, t), environment.variables)}`;
        return wrap(usage, helpWidth(environment), { hang: '  ' })
          .join('\n')
          .slice(t('help.usage').length + 1);
      },
      formatItem: (term, column, description) =>
        itemLines(term, description, { column, width: helpWidth(environment) }),
      subcommandTerm: termOf,
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
    });
}

/** Columns that a description needs to stand beside its term. */
const LEAST_BESIDE = 30;

/** A term with its description beside it; below it where the terminal is too narrow for that. */
function itemLines(
  term: string,
  description: string,
  { column, width }: { readonly column: number; readonly width: number },
): string {
  const beside = column + 4;
  if (width - beside < LEAST_BESIDE) {
    const below = description === '' ? [] : wrap(description, width, { indent: '      ' });
    return [...wrap(term, width, { indent: '  ', hang: '    ' }), ...below].join('\n');
  }
  if (description === '') return `  ${term}`;
  return wrap(description, width, { indent: `  ${padTo(term, column)}  `, hang: ' '.repeat(beside) }).join('\n');
}

/**
 * The first page of the help: every command by who uses it, on one screen of 24 rows. What few need is only named.
 */
export function overview(program: Command, environment: Environment, t: TranslateHelp): string {
  const width = helpWidth(environment);
  const groups = new Map<string, Command[]>();
  for (const command of program.commands) {
    groups.set(command.helpGroup(), [...(groups.get(command.helpGroup()) ?? []), command]);
  }
  const rare = t('help.group.other');
  const shown = program.commands.filter((command) => command.helpGroup() !== rare);
  const column = Math.max(...shown.map((command) => command.name().length));
  const parts = [...groups].flatMap(([title, commands]) => {
    if (title === rare) return wrap(`${title} ${namesOf(commands)}`, width, { hang: '  ' });
    const rows = commands.flatMap((command) =>
      wrap(command.description(), width, {
        indent: `  ${command.name().padEnd(column)}  `,
        hang: ' '.repeat(column + 4),
      }),
    );
    return [title, ...rows];
  });
  const options = program.createHelp().visibleOptions(program);
  return [
    ...wrap(t('help.overview.usage'), width, { hang: '  ' }),
    '',
    ...wrap(program.description(), width),
    '',
    ...parts,
    ...wrap(`${t('help.options')} ${options.map(({ flags }) => flags).join('  ')}`, width, { hang: '  ' }),
    ...wrap(t('help.overview.more'), width),
    '',
  ].join('\n');
}

/**
 * Writes the help of the command that words lead to from `program`.
 * @throws UserError usage, where one names no command
 */
export function showHelp(program: Command, words: readonly string[], t: TranslateHelp): void {
  const found = words.reduce((above, word) => {
    const below = above.commands.find((command) => command.name() === word);
    if (below === undefined) throw unknownCommand(word, above, t);
    return below;
  }, program);
  found.outputHelp();
}

function namesOf(commands: readonly Command[]): string {
  return commands.map((command) => command.name()).join('  ');
}

/** Command lines that work, below the help of a command. */
export function examplesText(t: TranslateHelp, lines: readonly string[]): string {
  return ['', t('help.examples'), ...lines.map((line) => `  $ ${line}`)].join('\n');
}

/** How wide help is written, in columns. */
export function helpWidth({ stdout }: Environment): number {
  return Math.min(stdout.columns ?? 80, 100);
}

function usageOf(command: Command, t: TranslateHelp): string {
  const names = [command.name()];
  for (let parent = command.parent; parent !== null; parent = parent.parent) names.unshift(parent.name());
  const hasCommands = command.commands.length > 0 ? [`[${t('help.usage.command')}]`] : [];
  return [...names, `[${t('help.usage.options')}]`, ...hasCommands, ...command.registeredArguments.map(bracketed)].join(
    ' ',
  );
}

/** `lint <ファイル...>` */
function termOf(command: Command): string {
  return [command.name(), ...command.registeredArguments.map(bracketed)].join(' ');
}

function bracketed(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
