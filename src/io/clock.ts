/** Today in the machine's own time zone, as YYYY-MM-DD: the day the person would write. */
export function today(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
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
