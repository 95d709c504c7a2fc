import { Argument, Command, CommanderError, Option } from 'commander';
import { UserError } from '../errors.ts';
import { type Language, languages, type Translate, translator } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { widthOf } from '../text/width.ts';
import { closest } from '../yaml/closest.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { Aimed } from './reports.ts';

/** What the program needs from outside: words, streams, and what to do with the chosen command. */
export interface ProgramOptions {
  readonly version: string;
  readonly environment: Environment;
  /** Runs a command and keeps its exit code. */
  readonly run: (options: GlobalOptions, command: (context: Context) => Promise<number>) => Promise<void>;
}

const DEFAULT_FILE = 'assessment.yaml';
const formats = ['text', 'markdown', 'json', 'pdf'];

/** The command tree: names, one-line descriptions, options, examples, and one lazy import each. */
export function createProgram({ version, environment, run }: ProgramOptions): Command {
  const t = translator('ja');
  const program = new Command('scs-check');
  const start = (command: (context: Context) => Promise<number>) => run(globalOptions(program), command);
  const file = () => new Argument('[file]', t('help.file')).default(DEFAULT_FILE).argOptional();

  program
    .description(t('help.description'))
    .version(version, '-V, --version', t('help.version'))
    .addOption(new Option('--lang <lang>', t('help.lang')).choices(languages).default('ja'))
    .option('--no-color', t('help.no-color'))
    .addHelpText(
      'after',
      examples(t, ['npx scs-check', 'scs-check report --format pdf -o report.pdf', 'scs-check check --level star3']),
    )
    .addHelpText('after', `\n${wrapHelp(t('help.exit-codes'), helpWidth(environment))}`)
    .action(() => start(async (context) => (await import('./commands/ask.ts')).ask({ file: DEFAULT_FILE }, context)));

  program
    .command('ask')
    .description(t('help.ask'))
    .addArgument(file())
    .option('--catalogue <id>', t('help.ask.catalogue'))
    .option('--level <level>', t('help.ask.level'))
    .addHelpText(
      'after',
      examples(t, ['scs-check ask', 'scs-check ask --level star4', 'scs-check ask --catalogue security-action-25']),
    )
    .action((name: string, options: Aimed) =>
      start(async (context) => (await import('./commands/ask.ts')).ask({ file: name, ...options }, context)),
    );

  program
    .command('init')
    .description(t('help.init'))
    .addArgument(file())
    .option('--catalogue <id>', t('help.catalogue-option'))
    .option('--level <level>', t('help.level'))
    .option('--name <name>', t('help.init.name'))
    .addHelpText('after', examples(t, ['scs-check init --name サンプル株式会社']))
    .action((name: string, options: Aimed & { name?: string }) =>
      start(async (context) => (await import('./commands/init.ts')).init({ file: name, ...options }, context)),
    );

  program
    .command('status')
    .description(t('help.status'))
    .addArgument(file())
    .option('--catalogue <id>', t('help.catalogue-option'))
    .option('--level <level>', t('help.level'))
    .addHelpText('after', examples(t, ['scs-check status']))
    .action((name: string, options: Aimed) =>
      start(async (context) => (await import('./commands/status.ts')).status({ file: name, ...options }, context)),
    );

  program
    .command('report')
    .description(t('help.report'))
    .addArgument(file())
    .addOption(
      new Option('--format <format>', t('help.report.format', { formats: formats.join('、') }))
        .choices(formats)
        .default('text'),
    )
    .option('-o, --output <path>', t('help.report.output'))
    .option('--catalogue <id>', t('help.catalogue-option'))
    .option('--level <level>', t('help.level'))
    .addHelpText(
      'after',
      examples(t, [
        'scs-check report',
        'scs-check report --format pdf -o report.pdf',
        'scs-check report --format json | jq .summary',
      ]),
    )
    .action((name: string, options: Aimed & { format: 'text' | 'markdown' | 'json' | 'pdf'; output?: string }) =>
      start(async (context) => (await import('./commands/report.ts')).report({ file: name, ...options }, context)),
    );

  program
    .command('check')
    .description(t('help.check'))
    .argument('[files...]', t('help.file'))
    .option('--catalogue <id>', t('help.catalogue-option'))
    .option('--level <level>', t('help.level'))
    .addHelpText('after', examples(t, ['scs-check check', 'scs-check check assessment.yaml --level star3']))
    .action((names: string[], options: Aimed) => {
      const files = names.length > 0 ? names : [DEFAULT_FILE];
      return start(async (context) => (await import('./commands/check.ts')).check({ files, ...options }, context));
    });

  program
    .command('lint')
    .description(t('help.lint'))
    .argument('<files...>', t('help.lint.files'))
    .addHelpText('after', examples(t, ['scs-check lint assessment.yaml', 'scs-check lint controls/*.yaml']))
    .action((files: string[]) =>
      start(async (context) => (await import('./commands/lint.ts')).lint({ files }, context)),
    );

  program
    .command('explain')
    .description(t('help.explain'))
    .argument('<id>', t('help.explain.id'))
    .addOption(new Option('--file <file>', t('help.explain.file')).default(DEFAULT_FILE))
    .addHelpText('after', examples(t, ['scs-check explain 4-1-3-2', 'scs-check explain star3']))
    .action((id: string, options: { file: string }) =>
      start(async (context) => (await import('./commands/explain.ts')).explain({ id, ...options }, context)),
    );

  const catalogue = program.command('catalogue').description(t('help.catalogue'));
  catalogue
    .command('list')
    .description(t('help.catalogue.list'))
    .option('--json', t('help.json'), false)
    .action((options: { json: boolean }) =>
      start(async (context) => (await import('./commands/catalogue.ts')).list(options, context)),
    );
  catalogue
    .command('show')
    .description(t('help.catalogue.show'))
    .argument('<id>', t('help.catalogue.id'))
    .option('--json', t('help.json'), false)
    .addHelpText('after', examples(t, ['scs-check catalogue show scs-20260327 --json']))
    .action((id: string, options: { json: boolean }) =>
      start(async (context) => (await import('./commands/catalogue.ts')).show(id, options, context)),
    );

  catalogue
    .command('new')
    .description(t('help.catalogue.new'))
    .argument('<file>', t('help.catalogue.new.file'))
    .addHelpText('after', examples(t, ['scs-check catalogue new shitsumonhyo.yaml']))
    .action((name: string) =>
      start(async (context) => (await import('./commands/catalogue.ts')).create(name, context)),
    );

  for (const command of withSubcommands(program)) speakJapanese(command, environment, t);
  return program;
}

/** Options that hold for every command; also before anything has been parsed. */
function globalOptions(program: Command): GlobalOptions {
  const { color, lang } = program.opts<{ color: boolean; lang: Language }>();
  return { color, lang };
}

function examples(t: Translate, lines: readonly string[]): string {
  return ['', t('help.examples'), ...lines.map((line) => `  $ ${line}`)].join('\n');
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** commander counts characters, not columns, and speaks English: widths, titles and errors are ours. */
function speakJapanese(command: Command, environment: Environment, t: Translate): void {
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
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureHelp({
      helpWidth: helpWidth(environment),
      displayWidth: widthOf,
      styleTitle: (title) => titles[title] ?? title,
      boxWrap: wrapHelp,
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
    });
}

function helpWidth({ stdout }: Environment): number {
  return Math.min(stdout.columns ?? 80, 100);
}

/** Help is short: lines break after 、 and 。 or between any two full-width signs, which kinsoku of `wrap` would load a library for. */
function wrapHelp(text: string, width: number): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const unit of paragraph.match(/[\x21-\x7e]+ ?|.[、。）」]*/gu) ?? []) {
      if (widthOf(line + unit) > width && line !== '') {
        lines.push(line);
        line = '';
      }
      line += line === '' ? unit.trimStart() : unit;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

/** commander's complaint as our own error; undefined where it is no complaint (help, version). */
export function usageError(error: CommanderError, program: Command): UserError | undefined {
  const t = translator('ja');
  const value = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const similar = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1];
  const meant = (suggestion: string | undefined) =>
    suggestion === undefined ? '' : t('usage.did-you-mean', { suggestion });
  const fail = (detail: string) => new UserError('usage', { detail, command: 'scs-check' });
  switch (error.code) {
    case 'commander.help':
    case 'commander.helpDisplayed':
    case 'commander.version':
      return undefined;
    case 'commander.unknownCommand':
    case 'commander.excessArguments': {
      const word = program.args[0] ?? value;
      const names = program.commands.map((command) => command.name());
      if (names.includes(word)) return fail(t('usage.too-many-arguments', { value: program.args.slice(1).join(' ') }));
      return fail(t('usage.unknown-command', { value: word }) + meant(closest(word, names)));
    }
    case 'commander.unknownOption':
      return fail(t('usage.unknown-option', { value }) + meant(similar));
    case 'commander.missingArgument':
      return fail(t('usage.missing-argument', { value }));
    case 'commander.optionMissingArgument':
      return fail(t('usage.option-missing-argument', { value }));
    case 'commander.invalidArgument': {
      const [option = '', given = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((found) => found[1] ?? '');
      const allowed = /Allowed choices are (.+?)\.?$/.exec(error.message)?.[1] ?? '';
      return fail(t('usage.invalid-argument', { option, value: given, allowed }));
    }
    default:
      return fail(error.message);
  }
}

export { CommanderError };
