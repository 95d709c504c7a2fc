/**
 * What stands between the first `start` in a text and the `end` behind it. A regular expression would look for the end
 * from every start: for ever in a text of nothing else.
 */
export function between(text: string, start: string, end: string): string | undefined {
  const found = text.indexOf(start);
  if (found === -1) return undefined;
  const from = found + start.length;
  const to = text.indexOf(end, from);
  return to === -1 ? undefined : text.slice(from, to);
}
