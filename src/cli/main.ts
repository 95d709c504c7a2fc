import { exitCodes } from '../formats/exitCodes.ts';
import type { Environment } from '../io/environment.ts';
import { processEnvironment } from '../io/environment.ts';
import { packageVersion } from '../io/packageRoot.ts';

/**
 * Runs one command line.
 * @param argv the words after the program's name.
 * @returns the exit code.
 * @throws only where a part of the package itself cannot be loaded.
 */
export async function runCli(argv: readonly string[], environment: Environment): Promise<number> {
  if (asksVersion(argv)) {
    environment.stdout.write(`${packageVersion()}\n`);
    return exitCodes.passed;
  }
  // All else is loaded only now: who asks for the version waits for nothing else.
  const { runProgram } = await import('./run.ts');
  return runProgram(argv, environment);
}

/** Runs the command line of this process and leaves it to end by itself. */
export async function main(): Promise<void> {
  try {
    process.exitCode = await runCli(process.argv.slice(2), processEnvironment());
  } catch (error) {
    // Nothing could be loaded that would say it better, such as where a file of the package is gone.
    process.exitCode = exitCodes.internal;
    const message = error instanceof Error ? error.message : String(error);
    // The rule of all other outputs may be what is gone; this holds more than it, which costs a sign or two.
    process.stderr.write(`scs-check: ${message.replace(/[^\P{C}\n]/gu, '')}\n`);
  }
}

function asksVersion(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');
}
