/** A string of JSON, and the colon that makes a key of it. */
const STRING = /"(?:[^"\\]|\\.)*"(?<colon>\s*:)?/g;

/**
 * Whether a JSON text names a key of an object twice. JSON.parse takes the last of them, and other readers the first: two
 * people would read two things out of one text.
 * @param value what JSON.parse has made of `text`
 */
export function namesKeyTwice(text: string, value: unknown): boolean {
  let named = 0;
  for (const { groups } of text.matchAll(STRING)) if (groups?.['colon'] !== undefined) named += 1;
  return named !== keysIn(value);
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, one) => sum + keysIn(one), 0);
  return Array.isArray(value) ? inner : inner + Object.keys(value).length;
}
