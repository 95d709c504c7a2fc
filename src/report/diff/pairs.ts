/** One thing as it was and as it is; one of them is missing where it came or went. */
export interface Pair<T> {
  readonly before?: T;
  readonly after?: T;
}

/**
 * Pairs what has the same key, the first with the first and so on: what is there now in its order, then what is gone.
 * Turned around, it gives the same pairs.
 */
export function pairUp<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): readonly Pair<T>[] {
  const waiting = new Map<string, number[]>();
  for (const [place, one] of before.entries()) {
    const places = waiting.get(keyOf(one));
    if (places) places.push(place);
    else waiting.set(keyOf(one), [place]);
  }
  const taken = new Set<number>();
  const now = after.map((one): Pair<T> => {
    const place = waiting.get(keyOf(one))?.shift();
    const found = place === undefined ? undefined : before[place];
    if (place === undefined || found === undefined) return { after: one };
    taken.add(place);
    return { before: found, after: one };
  });
  return [...now, ...before.filter((_, place) => !taken.has(place)).map((one) => ({ before: one }))];
}

/** Both records by id, in the order of the second, then what only the first has. */
export function pairEntries<T>(
  before: Readonly<Record<string, T>> = {},
  after: Readonly<Record<string, T>> = {},
): readonly (Pair<T> & { readonly id: string })[] {
  return pairUp(Object.entries(before), Object.entries(after), ([id]) => id).map((pair) => {
    const id = (pair.after ?? pair.before)?.[0] ?? '';
    return {
      id,
      ...(pair.before === undefined ? {} : { before: pair.before[1] }),
      ...(pair.after === undefined ? {} : { after: pair.after[1] }),
    };
  });
}
