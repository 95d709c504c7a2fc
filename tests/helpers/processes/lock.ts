import { createInterface } from 'node:readline';
import { type Lock, takeLock } from '../../../src/io/lock.ts';

// Does what it is told, line by line: `take <path> <time>` (in milliseconds, to start at once with others), `release`.
let lock: Lock | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const [command, path = '', time = '0'] = line.split(' ');
  if (command === 'take') take(path, Number(time));
  else release();
}

function take(path: string, time: number): void {
  while (Date.now() < time);
  try {
    lock = takeLock(path);
    console.log('taken');
  } catch (error) {
    console.log(error instanceof Error && 'code' in error ? error.code : error);
  }
}

function release(): void {
  lock?.release();
  lock = undefined;
  console.log('released');
}
