import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Told } from './processes/commands.ts';
import { bundleProcess, removeBundles } from './processes.ts';

const root = join(import.meta.dirname, '..', '..');

/** A process that obeys one command line after the other, and can be stopped where one never ends. */
export interface CommandProcess {
  /** Undefined where the command did not come to an end in time. */
  readonly obeyed: (order: Order) => Promise<Told | undefined>;
  readonly end: () => void;
}

/**
 * Starts the built command line once for many commands.
 * @param patience how long a command may take, in milliseconds
 */
export async function startCommands(patience: number): Promise<CommandProcess> {
  const bundle = await bundleProcess('commands');
  let child: ChildProcess | undefined;
  let orders = 0;
  const stop = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };

  async function running(): Promise<ChildProcess> {
    // A heap grows over time: each process starts anew before that tells nothing any more.
    if (child !== undefined && orders < 2000 && child.exitCode === null) return child;
    stop();
    child = spawn(process.execPath, [bundle, join(root, 'dist', 'cli', 'main.cjs')], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    orders = 0;
    await once(child, 'message');
    return child;
  }

  return {
    obeyed: async (order) => {
      const obeying = await running();
      orders += 1;
      const told = await new Promise<Told | undefined>((resolve) => {
        const timer = setTimeout(done, patience);
        function done(found?: unknown) {
          clearTimeout(timer);
          obeying.removeAllListeners('message').removeAllListeners('exit');
          resolve(typeof found === 'object' ? (found as Told) : undefined);
        }
        obeying.on('message', done).on('exit', () => done());
        obeying.send(order);
      });
      if (told === undefined) stop();
      return told;
    },
    end: () => {
      stop();
      removeBundles();
    },
  };
}
