/** Fewer answers say nothing of how long somebody takes. */
const ENOUGH = 8;
/** How many answers back still tell how fast somebody is now: so many that a few of one kind move nothing. */
const RECENT = 40;
const MINUTE = 60_000;

/**
 * The minutes that the open questions take at this person's own pace, in coarse steps: up to five up to half an hour, then
 * to ten. The middle of the last answers counts, so that neither a telephone call in between nor a run of easy ones does.
 * @param took how long each answer of this sitting took, in milliseconds, the last one last.
 * @returns undefined where too little is known, or nothing is open.
 */
export function minutesLeft(took: readonly number[], open: number): number | undefined {
  if (took.length < ENOUGH || open === 0) return undefined;
  const recent = took.slice(-RECENT).toSorted((a, b) => a - b);
  const middle = recent[Math.floor(recent.length / 2)] ?? 0;
  const minutes = (middle * open) / MINUTE;
  const step = minutes <= 30 ? 5 : 10;
  return Math.max(step, Math.ceil(minutes / step) * step);
}
