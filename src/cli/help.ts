import type { Argument, Command } from 'commander';
import type { Translate } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';

/** commander counts characters, not columns, and speaks English: widths and titles are ours. */
export function dress(command: Command, environment: Environment, t: Translate): void {
  const { stdout, stderr } = environment;
  const titles: Readonly<Record<string, string>> = {
    'Usage:': t('help.usage'),
    'Arguments:': t('help.arguments'),
    'Options:': t('help.options'),
    'Commands:': t('help.commands'),
  };
  command
    .helpOption('-h, --help', t('help.help'))
    .helpCommand(false)
    .configureHelp({
      helpWidth: helpWidth(environment),
      displayWidth: widthOf,
      styleTitle: (title) => titles[title] ?? title,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      commandUsage: (shown) => usageOf(shown, t),
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

/** Command lines that work, below the help of a command. */
export function examplesText(t: Translate, lines: readonly string[]): string {
  return ['', t('help.examples'), ...lines.map((line) => `  $ ${line}`)].join('\n');
}

export function helpWidth({ stdout }: Environment): number {
  return Math.min(stdout.columns ?? 80, 100);
}

function usageOf(command: Command, t: Translate): string {
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
