/** Fewer answers say nothing of how long somebody takes. */
const ENOUGH = 5;
/** How many answers back still tell how fast somebody is now. */
const RECENT = 20;
const MINUTE = 60_000;

/**
 * The minutes that the open questions take at this person's own pace, rounded up: to the minute below ten, else to five.
 * The middle of the last answers counts, so that a telephone call in between does not.
 * @param took how long each answer of this sitting took, in milliseconds, the last one last.
 * @returns undefined where too little is known, or nothing is open.
 */
export function minutesLeft(took: readonly number[], open: number): number | undefined {
  if (took.length < ENOUGH || open === 0) return undefined;
  const recent = took.slice(-RECENT).toSorted((a, b) => a - b);
  const middle = recent[Math.floor(recent.length / 2)] ?? 0;
  const minutes = Math.max(1, Math.ceil((middle * open) / MINUTE));
  return minutes < 10 ? minutes : Math.ceil(minutes / 5) * 5;
}
