import { resolve } from 'node:path';
import { Command, type CommanderError, Option } from 'commander';
import { languages, type Tag, type TranslateHelp } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { endingOf } from '../text/ending.ts';
import { wrap } from '../text/wrap.ts';
import { ask } from './commands/ask/command.ts';
import { catalogue } from './commands/catalogue/command.ts';
import { check } from './commands/check/command.ts';
import { completion } from './commands/completion/command.ts';
import { decrypt } from './commands/crypt/decrypt.ts';
import { encrypt } from './commands/crypt/encrypt.ts';
import { diff } from './commands/diff/command.ts';
import { evidence } from './commands/evidence/command.ts';
import { explain } from './commands/explain/command.ts';
import { handout } from './commands/handout/command.ts';
import { help } from './commands/help/command.ts';
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
import { status } from './commands/status/command.ts';
import { verify } from './commands/verify/command.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { Declaration, Subcommand, Tools } from './declaration.ts';
import { dress, examplesText, helpWidth, overview } from './help.ts';
import { DayOption, takes } from './options.ts';
import { asStarted } from './started.ts';
import { refuseInItsName, unknownCommand, usageError } from './usageError.ts';
import { languageMeant } from './wordsMeant.ts';

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
  readonly t: TranslateHelp;
  readonly language: Tag;
  /** The words of the command line; `all` where every command is wanted. */
  readonly words: readonly string[] | 'all';
  /** Runs a command and keeps its exit code. */
  readonly run: (options: GlobalOptions, invocation: Invocation) => Promise<void>;
}

/** What runs where no command is named. */
const USUAL = 'ask';

/** Every command, in the order of the help: for each reader, what is used most comes first. */
export const declarations: readonly Declaration[] = [
  ...[ask, status, report, handout, merge, evidence],
  ...[review, portfolio, diff, sheet],
  ...[check, lint],
  ...[init, explain, log, sign, verify, encrypt, decrypt, migrate, catalogue, completion, help],
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
    .addOption(languageOption(t).default(language))
    .option('--no-color', t('help.no-color'))
    .hook('preSubcommand', async (_, chosen) => {
      const [word] = program.args;
      // Without the name of a command, words go to `ask`, which takes a file.
      if (word === undefined || word.startsWith('-') || word === chosen.name()) return;
      if (!(await namesFile(word, environment))) throw unknownCommand(word, program, t);
    });
  const isOverview = words.length === 1 && (words[0] === '--help' || words[0] === '-h');
  const isWanted = (name: string) => words === 'all' || (name === USUAL && !isOverview) || words.includes(name);
  const finish = (command: Command) => {
    dress(command, environment, t);
    command.exitOverride((error: CommanderError) => {
      throw usageError(error, command, words === 'all' ? [] : words, t) ?? error;
    });
  };
  finish(program);
  const add = (parent: Command, { name, summary, takes, examples, after, define }: Subcommand, way: string) => {
    const command = parent.command(name, { isDefault: name === USUAL }).description(t(summary));
    for (const argument of takes?.(t) ?? []) command.addArgument(argument);
    if (!isWanted(name)) return command;
    finish(command);
    define?.(command, toolsAt(way));
    for (const option of command.options) {
      if (!(option instanceof DayOption)) continue;
      option.knows(environment.today, (text) => environment.stderr.write(`${text}\n`));
    }
    refuseInItsName(command);
    if (examples !== undefined)
      command.addHelpText(
        'after',
        examplesText(
          t,
          examples(t).map((line) => asStarted(line, environment.variables)),
        ),
      );
    if (after !== undefined) command.addHelpText('after', `\n${wrap(after(t), helpWidth(environment)).join('\n')}`);
    return command;
  };
  for (const declaration of declarations) {
    const { name, group, subcommands = [] } = declaration;
    const command = add(program, declaration, name).helpGroup(t(`help.group.${group}`));
    if (!isWanted(name)) continue;
    for (const below of subcommands) add(command, below, `${name} ${below.name}`);
  }
  program.configureHelp({ ...program.configureHelp(), formatHelp: () => overview(program, environment, t) });
  return program;
}

/** Whether a word can only be meant as an assessment. */
async function namesFile(word: string, { cwd }: Environment): Promise<boolean> {
  if (['.yaml', '.yml'].includes(endingOf(word))) return true;
  const { currentStamp } = await import('../io/readFile.ts');
  return currentStamp(resolve(cwd, word)) !== undefined;
}

/** Our own sentences are in a few languages, and catalogues of one's own may be in any. */
function languageOption(t: TranslateHelp): Option {
  const option = new Option(`--lang <${t('argument.language')}>`, t('help.lang')).choices(languages);
  return takes(option, t, languageMeant, languages.join(', '));
}

/** Options that hold for every command; also before anything has been parsed. */
function globalOptions(program: Command): GlobalOptions {
  const { color, lang } = program.opts<{ color: boolean; lang: Tag }>();
  return { color, lang };
}
