import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PassThrough, Writable } from 'node:stream';
import type { runCli } from '../../../src/cli/main.ts';
import { unsafeIn } from '../payloads.ts';

/** A command line, and where it runs. */
export interface Order {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Of the environment; none where left out. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** How a command ended, and what it took. */
export interface Told {
  readonly code: number;
  /** What was thrown past everything. */
  readonly thrown?: string;
  /** In seconds. */
  readonly cpu: number;
  /** At its highest above what the process had before, in MB; 0 where the system does not tell. */
  readonly memory: number;
  /** Of both streams, in bytes. */
  readonly output: number;
  /** Signs in the output that could act on a terminal. */
  readonly unsafe: readonly string[];
  /** The beginning of what each stream was given. */
  readonly stdout: string;
  readonly stderr: string;
}

/** How much of a stream is handed back, in letters. */
const MUCH = 200_000;

// Runs the built command line in this process, again and again, with no terminal.
const [main = ''] = process.argv.slice(2);
const built: { readonly runCli: typeof runCli } = createRequire(main)(main);
process.on('message', (order: Order) => {
  void obey(order).then((told) => process.send?.(told));
});
process.send?.('ready');

async function obey({ argv, cwd, variables = {} }: Order): Promise<Told> {
  const stdout = collector();
  const stderr = collector();
  const stdin = new PassThrough();
  stdin.end();
  const memoryBefore = memory('VmRSS');
  forgetPeak();
  const before = process.cpuUsage();
  let code = -1;
  let thrown: string | undefined;
  try {
    code = await built.runCli(argv, {
      stdin,
      stdout: stdout.stream,
      stderr: stderr.stream,
      outputFailure: () => undefined,
      cwd,
      variables,
      today: () => '2026-11-21',
      now: () => '2026-11-21T09:00:00+09:00',
      elapsed: () => performance.now(),
      onTermination: () => () => undefined,
      workFactor: 1,
    });
  } catch (error) {
    thrown = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const printed = stdout.text();
  const said = stderr.text();
  return {
    code,
    ...(thrown === undefined ? {} : { thrown }),
    cpu: (user + system) / 1e6,
    memory: memory('VmHWM') - memoryBefore,
    output: stdout.length() + stderr.length(),
    unsafe: [...unsafeIn(printed), ...unsafeIn(said)].slice(0, 5),
    stdout: printed.slice(0, MUCH),
    stderr: said.slice(0, MUCH),
  };
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer | string, encoding, done) => {
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
      done();
    },
  });
  return {
    stream: Object.assign(stream, { columns: 80, rows: 24, isTTY: false }),
    text: () => Buffer.concat(chunks).toString('utf8'),
    length: () => chunks.reduce((sum, { length }) => sum + length, 0),
  };
}

/** In MB, as Linux tells it. */
function memory(name: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux: what a process of its own takes is measured all the same.
  }
}
