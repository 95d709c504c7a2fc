import { CommanderError } from 'commander';
import { UserError } from '../errors.ts';
import { exitCodes } from '../formats/exitCodes.ts';
import { loadHelp, loadMessages, type Messages, ourLanguageFor, type Tag, translator } from '../i18n/t.ts';
import type { Environment } from '../io/environment.ts';
import { wordOnDisk } from '../io/nameOnDisk.ts';
import { packageVersion } from '../io/packageRoot.ts';
import type { GlobalOptions } from './context.ts';
import { createProgram, declarations } from './program.ts';
import { asStarted } from './started.ts';
import { languageMeant, wordsMeant } from './wordsMeant.ts';

/** Finds the command that a command line names and runs it. */
export async function runProgram(typed: readonly string[], environment: Environment): Promise<number> {
  const argv = wordsMeant(
    typed.map((word) => onDisk(word, environment)),
    declarations,
  );
  const lang = languageOf(argv, environment);
  const inWords = (messages: Messages) => translator(messages, (text) => asStarted(text, environment.variables));
  const t = inWords(await loadHelp(ourLanguageFor(lang)));
  let way = '';
  const contextWith = async (options: GlobalOptions) => {
    const [{ createContext }, messages] = await Promise.all([
      import('./context.ts'),
      loadMessages(ourLanguageFor(lang)),
    ]);
    return createContext(environment, options, inWords(messages), { way, words: argv });
  };
  let exitCode: number = exitCodes.passed;
  let global: GlobalOptions = { color: !argv.includes('--no-color'), lang };
  const program = createProgram({
    version: packageVersion(),
    environment,
    t,
    language: lang,
    words: argv,
    run: async (options, invocation) => {
      global = options;
      ({ way } = invocation);
      exitCode = await invocation.run(await contextWith(options));
    },
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    // A stream tells of its failure one turn after the write.
    await new Promise((resolve) => setImmediate(resolve));
    if (environment.outputFailure() !== undefined) throw new UserError('output-failed');
    return exitCode;
  } catch (error) {
    // Help and version end so, too.
    if (error instanceof CommanderError) return exitCodes.passed;
    const [context, { reportFailure }] = await Promise.all([contextWith(global), import('./failure.ts')]);
    return reportFailure(error, context);
  }
}

/** A word as the name that it means is written on the disk; whatever needs a folder that is gone tells of that. */
function onDisk(word: string, environment: Environment): string {
  try {
    return wordOnDisk(word, environment.cwd);
  } catch {
    return word;
  }
}

/** The language asked for by the words or else the environment, known before they are parsed: help and complaints are in it too. */
function languageOf(argv: readonly string[], { variables }: Environment): Tag {
  const end = argv.indexOf('--');
  const words = end === -1 ? argv : argv.slice(0, end);
  const asked = words.flatMap((word, index) => {
    if (word === '--lang') return [words[index + 1]];
    return word.startsWith('--lang=') ? [word.slice('--lang='.length)] : [];
  });
  return languageMeant(asked.at(-1) ?? variables['SCS_CHECK_LANG'] ?? '') ?? 'ja';
}
