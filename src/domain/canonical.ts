/** JSON with sorted keys and without undefined: the same data give the same text, whatever the order they were written in. */
export function canonicalJson(value: unknown): string {
  if (!isFilled(value)) return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : `{${entriesOf(value)}}`;
}

/** Put together in one go: a file of two thousand answers is written out by it. */
function entriesOf(value: object): string {
  let entries = '';
  for (const key of Object.keys(value).sort()) {
    const child: unknown = Reflect.get(value, key);
    if (child !== undefined) entries += `${entries === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(child)}`;
  }
  return entries;
}

/** Pairs of parts that were found to be the same, of data that nobody changes. */
export type SameParts = WeakMap<object, object>;

/** Whether two values have the same canonical JSON, found without making it: most of what is compared did not change. */
export function isSame(a: unknown, b: unknown): boolean {
  return areSame(a, b, undefined);
}

/** The same, where most parts were compared before: which of them are the same is kept in `parts` and taken from there. */
export function isSameWith(parts: SameParts, a: unknown, b: unknown): boolean {
  return areSame(a, b, parts);
}

function areSame(a: unknown, b: unknown, parts: SameParts | undefined): boolean {
  if (a === b) return true;
  if (!isFilled(a) || !isFilled(b)) return !isFilled(a) && !isFilled(b) && canonicalJson(a) === canonicalJson(b);
  if (parts?.get(a) === b) return true;
  const isFound = areListsOrMaps(a, b, parts);
  if (isFound) parts?.set(a, b);
  return isFound;
}

function areListsOrMaps(a: object, b: object, parts: SameParts | undefined): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    const areLists = Array.isArray(a) && Array.isArray(b);
    return areLists && a.length === b.length && a.every((item: unknown, index) => areSame(item, b[index], parts));
  }
  const keys = keysIn(a);
  return (
    keys.length === keysIn(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && areSame(own(a, key), own(b, key), parts))
  );
}

function isFilled(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Of a key that is there with nothing in it, the other side must not have one either. */
function keysIn(value: object): readonly string[] {
  return Object.keys(value).filter((key) => own(value, key) !== undefined);
}

function own(value: object, key: string): unknown {
  return Reflect.get(value, key);
}
