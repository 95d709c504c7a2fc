import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PassThrough, Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { runCli } from '../../../src/cli/main.ts';
import { dice } from '../random.ts';
import { type DiskCall, watchDisk } from '../watchedDisk.ts';

// Runs one built command in a folder, and kills itself at one of the calls that change something there, before it, after
// it, or halfway through it. Says on standard output what the person in front of it was told is saved.
const [main = '', folder = '', nth = '', where = '', seed = '', ...argv] = process.argv.slice(2);
const built: { readonly runCli: typeof runCli } = createRequire(main)(main);
const { pick } = dice(seed);

/** Calls that change nothing. */
const looks: readonly DiskCall[] = ['fstatSync', 'lstatSync', 'readdirSync', 'readSync', 'statSync'];

let calls = 0;
watchDisk(folder, ({ call, args, act }) => {
  if (looks.includes(call)) return act(...args);
  calls += 1;
  if (calls !== Number(nth)) return act(...args);
  try {
    if (where === 'halfway' && call === 'writeSync') {
      const [descriptor, bytes, at = 0, length = 0] = args;
      act(descriptor, bytes, at, Math.ceil(Number(length) / 2));
    } else if (where !== 'before') act(...args);
  } finally {
    process.kill(process.pid, 'SIGKILL');
    // The signal comes while nothing else happens.
    for (;;);
  }
});

let isDone = false;

/** What a person at the keyboard sees, and what they do then. */
const sitting: Readonly<Record<string, readonly (readonly [sees: string, keys: () => string])[]>> = {
  ask: [
    ['[q] 終わる', () => 'q'],
    ['[2] ここで結果を見る', () => '2'],
    ['q 保存して終わる', () => pick(['3', '4'])],
  ],
  review: [
    ['[n] 新しい専門家', () => '1'],
    ['0 で元に戻します', () => 'i'],
    ['[i]', () => '\r'],
    ['この見解を書き直します', leave],
    ['q 保存して終わる', () => (isDone ? 'q' : pick(['1', '1', '2', '4']))],
    // Enter alone, as text and Enter at once are a paste, which goes on.
    ['kaizen', () => '\r'],
    ['助言: 何が', () => 'kaizen'],
  ],
};

const stdin = Object.assign(new PassThrough(), {
  isTTY: sitting[argv[0] ?? ''] !== undefined,
  setRawMode: () => undefined,
});
let sinceTyped = '';
const screen = () => {
  const stream = new Writable({
    write: (chunk: Buffer | string, _, done) => {
      sinceTyped += chunk.toString();
      done();
    },
  });
  return Object.assign(stream, { columns: 80, rows: 100, isTTY: stdin.isTTY, end: () => stream });
};
if (!stdin.isTTY) stdin.end();

/** Once around: what is there is left alone. */
function leave(): string {
  isDone = true;
  return 'b';
}

let isOver = false;
const ended = built
  .runCli(argv, {
    stdin,
    stdout: screen(),
    stderr: screen(),
    outputFailure: () => undefined,
    cwd: folder,
    variables: { TERM: 'dumb' },
    today: () => '2026-11-21',
    now: () => '2026-11-21T09:00:00+09:00',
    elapsed: calmly(),
    onTermination: () => () => undefined,
    workFactor: 1,
  })
  .finally(() => {
    isOver = true;
  });
if (stdin.isTTY) await sit(sitting[argv[0] ?? ''] ?? []);
if (stdin.isTTY && !isOver) {
  writeSync(1, `nobody knows what to do here: ${sinceTyped}\n`);
  process.exit(1);
}
writeSync(1, `ended ${await ended} ${calls}\n`);

/** Answers one question after the other until there is none, and says so of each. */
async function sit(known: readonly (readonly [sees: string, keys: () => string])[]): Promise<void> {
  let asked: string | undefined;
  let typed = '';
  let typedLast = '';
  let typedAt = busyFor();
  let isTypedAgain = false;
  while (!isOver && busyFor() - typedAt < 20_000) {
    await nextTurn();
    const seen = known.find(([sees]) => sinceTyped.includes(sees));
    // Nothing has happened since: the key came before anybody listened.
    if (!isTypedAgain && sinceTyped === '' && busyFor() - typedAt > 5000) {
      isTypedAgain = true;
      stdin.write(typedLast);
    }
    if (seen === undefined) continue;
    // Whoever types before the prompt listens is not heard.
    for (let length = -1; length !== sinceTyped.length; ) {
      length = sinceTyped.length;
      for (let turns = 0; turns < 5; turns += 1) await nextTurn();
    }
    const id = /\b\d-\d+-\d+-\d+\b/.exec(sinceTyped)?.[0];
    const isQuestion = seen[0] === 'q 保存して終わる';
    if (isQuestion) {
      if (typed !== '' && asked !== undefined) writeSync(1, `saved ${asked} ${typed}\n`);
      asked = id;
      typed = '';
    }
    const keys = seen[1]();
    typed += keys.trim();
    sinceTyped = '';
    typedLast = keys;
    typedAt = busyFor();
    isTypedAgain = false;
    stdin.write(keys);
  }
}

/** Milliseconds of work of this process: where the machine has others to do, nothing happens in the meantime. */
function busyFor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Everybody reads before they press a key. */
function calmly(): () => number {
  let seconds = 0;
  return () => {
    seconds += 1;
    return seconds * 1000;
  };
}
