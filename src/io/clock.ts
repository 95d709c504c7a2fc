/** Japan has kept this offset from UTC, without a summer time, since 1951. */
const JAPAN = 9 * 60 * 60_000;

/**
 * Today in Japan (Asia/Tokyo), as YYYY-MM-DD, wherever the machine is: a runner of a CI that keeps UTC is a day behind
 * for nine hours, and would judge yearly duties by another day than the firm.
 */
export function today(now: Date = new Date()): string {
  return new Date(now.getTime() + JAPAN).toISOString().slice(0, 10);
}

/** The moment in the machine's own time zone, as ISO 8601 to the second with the offset from UTC. */
export function now(moment: Date = new Date()): string {
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}

/** Milliseconds of the epoch, to compare with the times of files. */
export function epoch(): number {
  return Date.now();
}
