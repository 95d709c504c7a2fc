import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Below the root of the package, where a bundle finds dist/ as the shipped one does.
const folder = join(root, 'node_modules', '.cache', `tests-${randomUUID()}`);

/** Bundles one of tests/helpers/processes so that plain Node can run it; gives the path of the bundle. */
export async function bundleProcess(name: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.mjs`);
  const build = await rolldown({
    cwd: root,
    input: join(root, 'tests/helpers/processes', `${name}.ts`),
    platform: 'node',
    external: [/^node:/],
  });
  await build.write({ file, format: 'esm' });
  await build.close();
  return file;
}

/** Removes what bundleProcess has written. */
export function removeBundles(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Another process, and the lines it prints. */
export interface Running {
  readonly child: ChildProcess;
  /** The next line, or undefined when there will be none. */
  readonly line: () => Promise<string | undefined>;
  /** Resolves when the process is gone, with everything it wrote to stderr. */
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Starts a bundle; it is killed at the latest when the test ends. */
export function start(bundle: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [bundle, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return {
    child,
    line: async () => {
      const next = await lines.next();
      return next.done === true ? undefined : next.value;
    },
    ended: once(child, 'close').then(([code]) => ({ code: typeof code === 'number' ? code : null, stderr })),
  };
}

/**
 * Runs a bundle to its end and gives what it printed.
 * @param setup a line of shell that comes before it.
 */
export function runToEnd(bundle: string, args: readonly string[], setup = 'true'): string {
  // Root may write anywhere: what a person may not do is tried as nobody.
  const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const script = `${setup} && exec "$0" "$@"`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, bundle, ...args], {
    encoding: 'utf8',
    ...asNobody,
  });
  return stdout + stderr;
}
