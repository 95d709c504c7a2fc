import { Command, type CommanderError, Option } from 'commander';
import { type Language, languages, type Translate } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { wrap } from '../text/wrap.ts';
import { DEFAULT_FILE } from '../workspace/names.ts';
import { ask } from './commands/ask/command.ts';
import { baseline } from './commands/baseline/command.ts';
import { catalogue } from './commands/catalogue/command.ts';
import { check } from './commands/check/command.ts';
import { completion } from './commands/completion/command.ts';
import { decrypt } from './commands/crypt/decrypt.ts';
import { encrypt } from './commands/crypt/encrypt.ts';
import { diff } from './commands/diff/command.ts';
import { evidence } from './commands/evidence/command.ts';
import { explain } from './commands/explain/command.ts';
import { handout } from './commands/handout/command.ts';
import { init } from './commands/init/command.ts';
import { lint } from './commands/lint/command.ts';
import { log } from './commands/log/command.ts';
import { merge } from './commands/merge/command.ts';
import { migrate } from './commands/migrate/command.ts';
import { portfolio } from './commands/portfolio/command.ts';
import { report } from './commands/report/command.ts';
import { review } from './commands/review/command.ts';
import { sheet } from './commands/sheet/command.ts';
import { sign } from './commands/sign/command.ts';
import { keygen } from './commands/sign/keygen.ts';
import { status } from './commands/status/command.ts';
import { verify } from './commands/verify/command.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { Declaration, Subcommand, Tools } from './declaration.ts';
import { dress, examplesText, helpWidth } from './help.ts';
import { choice } from './options.ts';
import { usageError } from './usageError.ts';

/** What the words of a command line became. */
export interface Invocation {
  /** The words that name the command; none for the program itself. */
  readonly way: string;
  readonly options: unknown;
  readonly run: (context: Context) => Promise<number>;
}

/** What the program needs from outside: words, streams, and what to do with the chosen command. */
export interface ProgramOptions {
  readonly version: string;
  readonly environment: Environment;
  readonly t: Translate;
  readonly language: Language;
  /** The words of the command line; `all` where every command is wanted. */
  readonly words: readonly string[] | 'all';
  /** Runs a command and keeps its exit code. */
  readonly run: (options: GlobalOptions, invocation: Invocation) => Promise<void>;
}

/** Every command, in the order of the help. */
const declarations: readonly Declaration[] = [
  ask,
  init,
  status,
  report,
  check,
  portfolio,
  baseline,
  log,
  sheet,
  sign,
  keygen,
  verify,
  review,
  evidence,
  diff,
  lint,
  explain,
  handout,
  merge,
  encrypt,
  decrypt,
  migrate,
  catalogue,
  completion,
];

/**
 * The command tree. Of commands that the command line does not name, only what the overview shows is made.
 * @throws UserError when it is parsed, where the command line is wrong
 */
export function createProgram(options: ProgramOptions): Command {
  const { version, environment, t, language, words, run } = options;
  const program = new Command('scs-check');
  const toolsAt = (way: string): Tools => ({
    t,
    whole: (spoken) => createProgram({ ...options, t: spoken, words: 'all' }),
    start: (chosen, load) =>
      run(globalOptions(program), {
        way,
        options: chosen,
        run: async (context) => (await load())(chosen, context),
      }),
  });
  program
    .description(t('help.description'))
    .version(version, '-V, --version', t('help.version'))
    .addOption(choice(new Option(`--lang <${t('argument.language')}>`, t('help.lang')), languages, t).default(language))
    .option('--no-color', t('help.no-color'))
    .addHelpText(
      'after',
      examplesText(t, ['npx scs-check', 'scs-check report -o report.pdf', 'scs-check check --level star3']),
    )
    .addHelpText('after', `\n${wrap(t('help.exit-codes'), helpWidth(environment)).join('\n')}`)
    .action(() => toolsAt('').start({ file: DEFAULT_FILE }, async () => (await import('./commands/ask/run.ts')).ask));
  const finish = (command: Command) => {
    dress(command, environment, t);
    command.exitOverride((error: CommanderError) => {
      throw usageError(error, command, words === 'all' ? [] : words, t) ?? error;
    });
  };
  const add = (parent: Command, { name, summary, takes, examples, define }: Subcommand, way: string): Command => {
    const command = parent.command(name).description(t(summary));
    for (const argument of takes?.(t) ?? []) command.addArgument(argument);
    if (words !== 'all' && !words.includes(name)) return command;
    define?.(command, toolsAt(way));
    if (examples !== undefined) command.addHelpText('after', examplesText(t, examples(t)));
    finish(command);
    return command;
  };
  for (const declaration of declarations) {
    const { name, subcommands = [] } = declaration;
    const command = add(program, declaration, name);
    if (words !== 'all' && !words.includes(name)) continue;
    for (const below of subcommands) add(command, below, `${name} ${below.name}`);
  }
  finish(program);
  return program;
}

/** Options that hold for every command; also before anything has been parsed. */
function globalOptions(program: Command): GlobalOptions {
  const { color, lang } = program.opts<{ color: boolean; lang: Language }>();
  return { color, lang };
}
