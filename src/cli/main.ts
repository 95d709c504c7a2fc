import { UserError } from '../errors.ts';
import type { Environment } from '../io/environment.ts';
import { processEnvironment } from '../io/environment.ts';
import { packageVersion } from '../io/shipped.ts';
import type { GlobalOptions } from './context.ts';
import { exitCodes } from './exitCodes.ts';
import { CommanderError, createProgram, usageError } from './program.ts';

/**
 * Runs one command line.
 * @param argv the words after the program's name.
 * @returns the exit code; never throws.
 */
export async function runCli(argv: readonly string[], environment: Environment): Promise<number> {
  let exitCode: number = exitCodes.passed;
  let global: GlobalOptions = { color: !argv.includes('--no-color'), lang: 'ja' };
  const program = createProgram({
    version: packageVersion(),
    environment,
    run: async (options, command) => {
      global = options;
      const { createContext } = await import('./context.ts');
      exitCode = await command(createContext(environment, options));
    },
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    // A stream tells of its failure one turn after the write.
    await new Promise((resolve) => setImmediate(resolve));
    if (environment.outputFailure() !== undefined) throw new UserError('output-failed');
    return exitCode;
  } catch (error) {
    const failure = error instanceof CommanderError ? usageError(error, program) : error;
    if (failure === undefined) return exitCodes.passed;
    const [{ createContext }, { reportFailure }] = await Promise.all([import('./context.ts'), import('./failure.ts')]);
    return reportFailure(failure, createContext(environment, global));
  }
}

/** Runs the command line of this process and leaves it to end by itself. */
export async function main(): Promise<void> {
  process.exitCode = await runCli(process.argv.slice(2), processEnvironment());
}
