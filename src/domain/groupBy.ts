/** What has one key together, each in the order it came in. Built into Node from 21 on, as `Map.groupBy`. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T, index: number) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item, index);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [item]);
    else members.push(item);
  }
  return groups;
}
