import { Argument, Command, CommanderError, Option } from 'commander';
import { UserError } from '../errors.ts';
import { type Language, languages, type Translate, translator } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { closest } from '../text/closest.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { Context, GlobalOptions } from './context.ts';
import { DEFAULT_FILE, type Format, formats } from './defaults.ts';
import type { Aimed } from './reports.ts';

/** What the program needs from outside: words, streams, and what to do with the chosen command. */
export interface ProgramOptions {
  readonly version: string;
  readonly environment: Environment;
  /** Runs a command and keeps its exit code. */
  readonly run: (options: GlobalOptions, command: (context: Context) => Promise<number>) => Promise<void>;
}

/** The command tree: names, one-line descriptions, options, examples, and one lazy import each. */
export function createProgram({ version, environment, run }: ProgramOptions): Command {
  const t = translator('ja');
  const program = new Command('scs-check');
  const start = (command: (context: Context) => Promise<number>) => run(globalOptions(program), command);
  const file = () => new Argument('[ファイル]', t('help.file')).default(DEFAULT_FILE).argOptional();

  program
    .description(t('help.description'))
    .version(version, '-V, --version', t('help.version'))
    .addOption(new Option('--lang <言語>', t('help.lang')).choices(languages).default('ja'))
    .option('--no-color', t('help.no-color'))
    .addHelpText(
      'after',
      examples(t, ['npx scs-check', 'scs-check report --format pdf -o report.pdf', 'scs-check check --level star3']),
    )
    .addHelpText('after', `\n${wrap(t('help.exit-codes'), helpWidth(environment)).join('\n')}`)
    .action(() => start(async (context) => (await import('./commands/ask.ts')).ask({ file: DEFAULT_FILE }, context)));

  program
    .command('ask')
    .description(t('help.ask'))
    .addArgument(file())
    .option('--catalogue <カタログ>', t('help.ask.catalogue'))
    .option('--level <段階>', t('help.ask.level'))
    .option('--official <ファイル>', t('help.official'))
    .addHelpText(
      'after',
      examples(t, ['scs-check ask', 'scs-check ask --level star4', 'scs-check ask --catalogue security-action-25']),
    )
    .action((name: string, options: Aimed & { official?: string }) =>
      start(async (context) => (await import('./commands/ask.ts')).ask({ file: name, ...options }, context)),
    );

  program
    .command('init')
    .description(t('help.init'))
    .addArgument(file())
    .option('--catalogue <カタログ>', t('help.catalogue-option'))
    .option('--level <段階>', t('help.level'))
    .option('--name <会社名>', t('help.init.name'))
    .addHelpText('after', examples(t, ['scs-check init --name サンプル株式会社']))
    .action((name: string, options: Aimed & { name?: string }) =>
      start(async (context) => (await import('./commands/init.ts')).init({ file: name, ...options }, context)),
    );

  program
    .command('status')
    .description(t('help.status'))
    .addArgument(file())
    .option('--catalogue <カタログ>', t('help.catalogue-option'))
    .option('--level <段階>', t('help.level'))
    .addHelpText('after', examples(t, ['scs-check status']))
    .action((name: string, options: Aimed) =>
      start(async (context) => (await import('./commands/status.ts')).status({ file: name, ...options }, context)),
    );

  program
    .command('report')
    .description(t('help.report'))
    .addArgument(file())
    .addOption(
      new Option('--format <形式>', t('help.report.format', { formats: formats.join('、') }))
        .choices(formats)
        .default('text'),
    )
    .option('-o, --output <ファイル>', t('help.report.output'))
    .option('--catalogue <カタログ>', t('help.catalogue-option'))
    .option('--level <段階>', t('help.level'))
    .option('--official <ファイル>', t('help.official'))
    .addHelpText(
      'after',
      examples(t, [
        'scs-check report',
        'scs-check report --format pdf -o report.pdf',
        'scs-check report --format json | jq .summary',
      ]),
    )
    .action((name: string, options: Aimed & { format: Format; output?: string; official?: string }) =>
      start(async (context) => (await import('./commands/report.ts')).report({ file: name, ...options }, context)),
    );

  program
    .command('check')
    .description(t('help.check'))
    .argument('[ファイル...]', t('help.file'))
    .option('--catalogue <カタログ>', t('help.catalogue-option'))
    .option('--level <段階>', t('help.level'))
    .option('--allow-not-applicable', t('help.check.allow-not-applicable'), false)
    .addHelpText('after', examples(t, ['scs-check check', 'scs-check check assessment.yaml --level star3']))
    .action((names: string[], options: Aimed & { allowNotApplicable: boolean }) => {
      const files = names.length > 0 ? names : [DEFAULT_FILE];
      return start(async (context) => (await import('./commands/check.ts')).check({ files, ...options }, context));
    });

  program
    .command('lint')
    .description(t('help.lint'))
    .argument('<ファイル...>', t('help.lint.files'))
    .addHelpText('after', examples(t, ['scs-check lint assessment.yaml', 'scs-check lint controls/*.yaml']))
    .action((files: string[]) =>
      start(async (context) => (await import('./commands/lint.ts')).lint({ files }, context)),
    );

  program
    .command('explain')
    .description(t('help.explain'))
    .argument('<番号>', t('help.explain.id'))
    .option('--file <ファイル>', t('help.explain.file'))
    .option('--catalogue <カタログ>', t('help.catalogue-option'))
    .option('--level <段階>', t('help.level'))
    .option('--official <ファイル>', t('help.official'))
    .addHelpText('after', examples(t, ['scs-check explain 4-1-3-2', 'scs-check explain star3']))
    .action((id: string, options: Aimed & { file?: string; official?: string }) =>
      start(async (context) => (await import('./commands/explain.ts')).explain({ id, ...options }, context)),
    );

  program
    .command('migrate')
    .description(t('help.migrate'))
    .addArgument(file())
    .requiredOption('--to <カタログ>', t('help.migrate.to'))
    .option('--from <カタログ>', t('help.migrate.from'))
    .option('--level <段階>', t('help.migrate.level'))
    .option('--dry-run', t('help.migrate.dry-run'))
    .addHelpText(
      'after',
      examples(t, [
        'scs-check migrate --to scs-20260327 --dry-run',
        'scs-check migrate assessment.yaml --to shitsumonhyo-2027.yaml',
      ]),
    )
    .action((name: string, options: { to: string; from?: string; level?: string; dryRun?: boolean }) =>
      start(async (context) => (await import('./commands/migrate.ts')).migrate({ file: name, ...options }, context)),
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
    .argument('<カタログ>', t('help.catalogue.id'))
    .option('--json', t('help.json'), false)
    .addHelpText('after', examples(t, ['scs-check catalogue show scs-20260327 --json']))
    .action((id: string, options: { json: boolean }) =>
      start(async (context) => (await import('./commands/catalogue.ts')).show(id, options, context)),
    );

  catalogue
    .command('diff')
    .description(t('help.catalogue.diff'))
    .argument('<古い版>', t('help.catalogue.diff.old'))
    .argument('<新しい版>', t('help.catalogue.diff.new'))
    .option('--json', t('help.json'), false)
    .addHelpText('after', examples(t, ['scs-check catalogue diff shitsumonhyo-2026.yaml shitsumonhyo-2027.yaml']))
    .action((before: string, after: string, options: { json: boolean }) =>
      start(async (context) =>
        (await import('./commands/catalogueDiff.ts')).diff({ before, after, ...options }, context),
      ),
    );
  catalogue
    .command('new')
    .description(t('help.catalogue.new'))
    .argument('<ファイル>', t('help.catalogue.new.file'))
    .addHelpText('after', examples(t, ['scs-check catalogue new shitsumonhyo.yaml']))
    .action((name: string) =>
      start(async (context) => (await import('./commands/catalogue.ts')).create(name, context)),
    );

  catalogue
    .command('official')
    .description(t('help.catalogue.official'))
    .argument('<ファイル>', t('help.catalogue.official.file'))
    .addOption(new Option('--catalogue <カタログ>', t('help.catalogue.official.catalogue')).default('scs-20260327'))
    .option('--json', t('help.json'), false)
    .addHelpText('after', examples(t, ['scs-check catalogue official 20260327001-c.xlsx']))
    .action((name: string, options: { catalogue: string; json: boolean }) =>
      start(async (context) => (await import('./commands/official.ts')).official({ file: name, ...options }, context)),
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
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      commandUsage: (shown) => usageOf(shown, t),
      subcommandTerm: (shown) => [shown.name(), ...shown.registeredArguments.map(bracketed)].join(' '),
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
    });
}

function usageOf(command: Command, t: Translate): string {
  const names = [command.name()];
  for (let parent = command.parent; parent !== null; parent = parent.parent) names.unshift(parent.name());
  const hasCommands = command.commands.length > 0 ? [`[${t('help.usage.command')}]`] : [];
  return [...names, `[${t('help.usage.options')}]`, ...hasCommands, ...command.registeredArguments.map(bracketed)].join(
    ' ',
  );
}

function bracketed(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function helpWidth({ stdout }: Environment): number {
  return Math.min(stdout.columns ?? 80, 100);
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
    case 'commander.missingMandatoryOptionValue':
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
