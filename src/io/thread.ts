import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { packageRoot } from './packageRoot.ts';

/** More threads than this wait for the same disk, and each takes the memory of another program. */
const most = 3;

/** How many threads may work beside this one, so that each has a core of its own. */
export function otherCores(): number {
  return Math.min(availableParallelism() - 1, most);
}

/**
 * Gives a task to a thread of its own, and waits for what it makes of it.
 * @param door the module of dist/ that the thread runs, without its ending
 * @param task data alone: it is copied
 * @throws whatever ended the thread
 */
export function inThread(door: string, task: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(packageRoot(), 'dist', `${door}.cjs`), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread ended with ${code} and said nothing`)));
  });
}

/** For the door of a thread: takes the task that it was started with, and hands back what comes of it. */
export function answerTask<Task>(work: (task: Task) => unknown): void {
  parentPort?.postMessage(work(workerData as Task));
}
