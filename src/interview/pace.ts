/** Fewer answers say nothing of how long somebody takes. */
const ENOUGH = 8;
/** How many answers back still tell how fast somebody is now: so many that a few of one kind move nothing. */
const RECENT = 40;
const MINUTE = 60_000;

/** Up to how many minutes which step is fine enough: one question fewer is never said to save a third of the time. */
const steps = [
  { upTo: 10, step: 1 },
  { upTo: 20, step: 2 },
  { upTo: 60, step: 5 },
  { upTo: Infinity, step: 10 },
] as const;

/**
 * The minutes that the open questions take at this person's own pace, rounded up to steps that grow with them. The middle of the last answers counts, so that neither a telephone call in between nor a run of easy ones does.
 * @param took how long each answer of this sitting took, in milliseconds, the last one last.
 * @returns undefined where too little is known, or nothing is open.
 */
export function minutesLeft(took: readonly number[], open: number): number | undefined {
  if (took.length < ENOUGH || open === 0) return undefined;
  const recent = took.slice(-RECENT).toSorted((a, b) => a - b);
  const middle = recent[Math.floor(recent.length / 2)] ?? 0;
  const minutes = (middle * open) / MINUTE;
  const { step } = steps.find(({ upTo }) => minutes <= upTo) ?? { step: 1 };
  return Math.max(step, Math.ceil(minutes / step) * step);
}
