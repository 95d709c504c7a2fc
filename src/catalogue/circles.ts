import type { Finding, Path } from '../formats/diagnostic.ts';

/** An id that another leads to, with the place where that is said; an empty one where it is not said in this file. */
export interface Step {
  readonly id: string;
  readonly path: Path;
}

/** Where ids lead back to where they started: told once for each way back, at the step that closes it. */
export function findCircles(targets: ReadonlyMap<string, readonly Step[]>): Finding[] {
  const findings: Finding[] = [];
  // Where an id stands on the way from the start, or that all ways from it are known.
  const state = new Map<string, number | 'closed'>();
  for (const start of targets.keys()) {
    // An explicit stack: a long chain of references must not exhaust the call stack.
    const stack = [{ id: start, next: 0 }];
    if (state.has(start)) continue;
    state.set(start, 0);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top === undefined) break;
      const reference = targets.get(top.id)?.[top.next];
      if (reference === undefined) {
        state.set(top.id, 'closed');
        stack.pop();
        continue;
      }
      top.next += 1;
      const seen = state.get(reference.id);
      if (typeof seen === 'number') {
        const path = reference.path.length > 0 ? reference.path : lastPath(targets, stack);
        findings.push({ code: 'circular-reference', args: { chain: chainFrom(stack, seen) }, path });
      } else if (seen === undefined && targets.has(reference.id)) {
        state.set(reference.id, stack.length);
        stack.push({ id: reference.id, next: 0 });
      }
    }
  }
  return findings;
}

/**
 * Steps that are followed from all ids together, each as far as they lead. What a criterion rests on is kept for each, and
 * told where it is not met: the catalogues of this package take some hundred, and thirty times as many criteria some ten thousand.
 */
export const MOST_STEPS = 300_000;

/** That the steps lead too far on the whole, at those of the id with which they do; it may have none that are said here. */
export function findTooManySteps(targets: ReadonlyMap<string, readonly Step[]>): Finding[] {
  let left = MOST_STEPS;
  for (const start of targets.keys()) {
    const seen = new Set<string>([start]);
    const queue = [start];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const steps = targets.get(id) ?? [];
      left -= steps.length;
      if (left < 0) {
        const path = targets.get(start)?.find((step) => step.path.length > 0)?.path ?? [];
        return [{ code: 'references-too-many', args: { max: MOST_STEPS }, path }];
      }
      for (const step of steps) {
        if (seen.has(step.id)) continue;
        seen.add(step.id);
        queue.push(step.id);
      }
    }
  }
  return [];
}

type Way = readonly { readonly id: string; readonly next: number }[];

/** Ids of a circle that are written out: a long one would fill the screen, and the memory once for each way back. */
const MOST_IN_CHAIN = 8;

function chainFrom(way: Way, from: number): string {
  const ids = way.slice(from, from + MOST_IN_CHAIN).map(({ id }) => id);
  return [...ids, ...(way.length - from > MOST_IN_CHAIN ? ['…'] : []), way[from]?.id].join(' → ');
}

function lastPath(targets: ReadonlyMap<string, readonly Step[]>, way: Way): Path {
  for (let index = way.length - 1; index >= 0; index -= 1) {
    const { id, next } = way[index] ?? { id: '', next: 0 };
    const path = targets.get(id)?.[next - 1]?.path;
    if (path !== undefined && path.length > 0) return path;
  }
  return [];
}
