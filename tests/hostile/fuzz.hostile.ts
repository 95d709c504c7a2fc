import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { type CommandProcess, startCommands } from '../helpers/commandProcess.ts';
import { unsafeIn } from '../helpers/payloads.ts';
import { dice } from '../helpers/random.ts';
import { amounts, tell } from './amounts.ts';
import { flooded, mutated } from './mutations.ts';
import { contentOf, fill, type Kind, kinds } from './samples.ts';

/** What any file of any kind may cost above what the same command takes with a good one: seconds of CPU, and MB. */
const MOST = { cpu: 2, memory: 300 } as const;

/** What is said of a file is not much longer than the file, in bytes. */
const mostOutput = (size: number) => 4 * size + 2_000_000;

/** Where nothing has come back for so many milliseconds, nothing will. */
const HANGS = 30_000;

/** How a command may end, as docs/errors.md says. */
const CODES: readonly number[] = [0, 1, 2];

const bin = join(root, 'bin', 'scs-check.cjs');
const memoryDisk = '/dev/shm';
const place = mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'scs-check-'));
const kept = mkdtempSync(join(tmpdir(), 'scs-check-hostile-'));
const figures = { files: 0, floods: 0, hangs: 0, highestCpu: 0, highestMemory: 0, unsafe: 0 };
const started = Date.now();

let good: ReadonlyMap<string, Buffer> = new Map();
let commands: CommandProcess;

beforeAll(async () => {
  commands = await startCommands(HANGS);
});
afterAll(() => {
  commands.end();
  rmSync(place, { recursive: true, force: true });
  if (readdirSync(kept).length === 0) rmSync(kept, { recursive: true });
  tell(
    `fuzz, seed ${amounts.seed}: ${figures.files} files and ${figures.floods} of megabytes of ${kinds.length} kinds, ` +
      `${figures.hangs} hangs, ${figures.unsafe} escapes; a file of megabytes took up to ` +
      `${figures.highestCpu.toFixed(1)} s of CPU and ${Math.round(figures.highestMemory)} MB above a good one`,
  );
});

interface Metered {
  readonly code: number | null;
  readonly cpu: number;
  readonly memory: number;
  readonly output: string;
}

/** A command in a process of its own, with all that it takes; it is stopped where it never ends. */
function metered(argv: readonly string[], cwd: string): Metered {
  const meter = join(place, 'meter.json');
  rmSync(meter, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', join(root, 'tests', 'hostile', 'meter.cjs'), bin, ...argv],
    {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], METER_FILE: meter },
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 512 * 1024 * 1024,
      timeout: HANGS,
      killSignal: 'SIGKILL',
    },
  );
  const taken = existsSync(meter) ? JSON.parse(readFileSync(meter, 'utf8')) : { cpu: HANGS / 1000, memory: Infinity };
  return { code: status, ...taken, output: stdout + stderr };
}

function fileOf({ folder, file }: Kind): string {
  return join(place, folder, file);
}

const usual = new Map<string, Metered>();

/** What the command takes where every file is good. */
function usually(command: string, cwd: string): Metered {
  const before = usual.get(command);
  if (before !== undefined) return before;
  const runs = [metered(command.split(' '), cwd), metered(command.split(' '), cwd)];
  restore();
  const one = runs.reduce((a, b) => (a.cpu < b.cpu ? a : b));
  usual.set(command, one);
  return one;
}

/** Makes everything as good as it was. */
function restore(): void {
  for (const path of contentOf(place).keys()) if (!good.has(path)) rmSync(path);
  for (const [path, bytes] of good) writeFileSync(path, bytes);
}

/** What a made-up file makes a command do that it must not, in words; undefined where there is nothing. */
async function wrongWith(kind: Kind, bytes: Buffer, command: string): Promise<string | undefined> {
  const cwd = join(place, kind.folder);
  const argv = command.split(' ');
  writeFileSync(fileOf(kind), bytes);
  const told = await commands.obeyed({ argv, cwd });
  restore();
  if (told === undefined) figures.hangs += 1;
  else if (told.thrown !== undefined || !CODES.includes(told.code))
    return `ends with ${told.code}: ${told.thrown ?? told.stderr.slice(-500)}`;
  else if (told.unsafe.length > 0) {
    figures.unsafe += told.unsafe.length;
    return `says ${JSON.stringify(told.unsafe)}`;
  } else if (told.output > mostOutput(bytes.length)) return `says ${told.output} bytes`;
  else if (told.cpu < MOST.cpu && told.memory < MOST.memory) return undefined;
  // Perhaps it was only the garbage of those before, or the neighbours on this machine.
  return tooMuch(kind, bytes, command);
}

/** The same of a command in a process of its own, with what it takes. */
function tooMuch(kind: Kind, bytes: Buffer, command: string): string | undefined {
  const cwd = join(place, kind.folder);
  const base = usually(command, cwd);
  let told: Metered | undefined;
  // The best of three: what others do at the same time makes any of them slower.
  for (let times = 0; times < 3 && (told === undefined || told.cpu - base.cpu > MOST.cpu); times += 1) {
    writeFileSync(fileOf(kind), bytes);
    const now = metered(command.split(' '), cwd);
    restore();
    if (told === undefined || now.cpu < told.cpu) told = now;
  }
  if (told === undefined) return undefined;
  const cpu = told.cpu - base.cpu;
  const memory = told.memory - base.memory;
  figures.highestCpu = Math.max(figures.highestCpu, cpu);
  if (memory !== Infinity) figures.highestMemory = Math.max(figures.highestMemory, memory);
  const unsafe = unsafeIn(told.output);
  figures.unsafe += unsafe.length;
  if (told.code === null || !CODES.includes(told.code)) return `ends with ${told.code}: ${told.output.slice(-500)}`;
  if (unsafe.length > 0) return `says ${JSON.stringify(unsafe.slice(0, 5))}`;
  if (told.output.length > mostOutput(bytes.length)) return `says ${told.output.length} letters`;
  if (cpu > MOST.cpu || memory > MOST.memory) return `takes ${cpu.toFixed(1)} s of CPU and ${Math.round(memory)} MB`;
  return undefined;
}

/** A file that shows what is wrong stays for whoever mends it. */
function keep(kind: Kind, n: string, bytes: Buffer): string {
  const folder = join(kept, `${kind.kind} ${n}`.replaceAll(' ', '-'));
  mkdirSync(folder);
  writeFileSync(join(folder, basename(kind.file)), bytes);
  return folder;
}

async function tryOne(kind: Kind, n: number, isFlood: boolean): Promise<string | undefined> {
  const throws = dice(amounts.seed, kind.kind, isFlood ? 'flood' : 'file', n);
  const before = good.get(fileOf(kind)) ?? Buffer.alloc(0);
  const bytes = isFlood ? flooded(throws, kind, before) : mutated(throws, kind, before, [...good.values()]);
  const command = throws.pick(kind.commands);
  figures[isFlood ? 'floods' : 'files'] += 1;
  const wrong = isFlood ? tooMuch(kind, bytes, command) : await wrongWith(kind, bytes, command);
  if (wrong === undefined) return undefined;
  const label = `${isFlood ? 'flood' : 'file'} ${n}`;
  return `${kind.kind}, ${label}, ${bytes.length} bytes: ${command} ${wrong}\n    ${keep(kind, label, bytes)}`;
}

const chosen = kinds.filter(({ kind }) => kind.includes(amounts.only));

describe('files that somebody has made to do harm', () => {
  beforeAll(async () => {
    await fill(place);
    good = contentOf(place);
    expect(kinds.filter((kind) => !good.has(fileOf(kind)))).toEqual([]);
  });

  if (amounts.seconds > 0) {
    test('of all kinds in turn, for as long as told', { timeout: 0 }, async () => {
      const wrong: string[] = [];
      for (let n = 0; Date.now() < started + amounts.seconds * 1000; n += 1) {
        for (const kind of chosen) {
          wrong.push(...[await tryOne(kind, n, false)].filter((one) => one !== undefined));
        }
        // A flood takes as long as a hundred others.
        const [kind] = [chosen[Math.floor(n / 8) % chosen.length]];
        if (n % 8 === 0 && kind !== undefined)
          wrong.push(...[await tryOne(kind, n, true)].filter((one) => one !== undefined));
      }
      expect(wrong).toEqual([]);
    });
  } else {
    test.each(chosen.map((kind) => [kind.kind, kind] as const))('of the kind %s', { timeout: 0 }, async (_, kind) => {
      const wrong: string[] = [];
      for (let n = 0; n < amounts.files; n += 1)
        wrong.push(...[await tryOne(kind, n, false)].filter((one) => one !== undefined));
      for (let n = 0; n < amounts.floods; n += 1)
        wrong.push(...[await tryOne(kind, n, true)].filter((one) => one !== undefined));
      tell(`${kind.kind}: ${amounts.files} and ${amounts.floods}, ${wrong.length} wrong`);
      expect(wrong).toEqual([]);
    });
  }
});
