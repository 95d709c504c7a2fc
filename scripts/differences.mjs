// @ts-check

/**
 * @typedef {object} Difference
 * @property {string} path as `summary.criteria.met` or `requirements[1-2-1].judgement`
 * @property {unknown} [before] missing where it is new
 * @property {unknown} [after] missing where it is gone
 */

/** What names an entry of a list, the first that names each entry of both lists once. */
const names = ['id', 'criterion', 'file'];

/**
 * Every place at which two JSON values differ. Entries that have a name are compared by it, so that one more in the
 * middle is one difference; where the same names stand in another order, that is a difference, too.
 * @param {unknown} before
 * @param {unknown} after
 * @param {string} [path]
 * @returns {Difference[]}
 */
export function differences(before, after, path = '') {
  if (Array.isArray(before) && Array.isArray(after)) return differencesOfLists(before, after, path);
  if (isRecord(before) && isRecord(after)) {
    return differencesOfMaps(before, after, (key) => (path === '' ? key : `${path}.${key}`));
  }
  return isSame(before, after) ? [] : [{ path, before, after }];
}

/**
 * The differences as lines that a person reads, `-` before and `+` after.
 * @param {readonly Difference[]} found
 */
export function linesOf(found) {
  return found.flatMap((one) => [
    `  ${one.path}`,
    ...('before' in one ? [`    - ${JSON.stringify(one.before)}`] : []),
    ...('after' in one ? [`    + ${JSON.stringify(one.after)}`] : []),
  ]);
}

/**
 * @param {readonly unknown[]} before
 * @param {readonly unknown[]} after
 * @param {string} path
 * @returns {Difference[]}
 */
function differencesOfLists(before, after, path) {
  const name = names.find((candidate) => [before, after].every((list) => isNamedBy(list, candidate)));
  if (name === undefined) return differencesOfUnnamed(before, after, path);
  const [earlier, later] = [before, after].map((list) => new Map(list.map((entry) => [nameIn(entry, name), entry])));
  if (earlier === undefined || later === undefined) return [];
  const stayed = [...earlier.keys()].filter((key) => later.has(key));
  const order = [...later.keys()].filter((key) => earlier.has(key));
  return [
    ...(isSame(stayed, order) ? [] : [{ path: `${path}, order`, before: stayed, after: order }]),
    ...differencesOfMaps(Object.fromEntries(earlier), Object.fromEntries(later), (key) => `${path}[${key}]`),
  ];
}

/**
 * Lists of which no entry has a name: what is only in one of them.
 * @param {readonly unknown[]} before
 * @param {readonly unknown[]} after
 * @param {string} path
 * @returns {Difference[]}
 */
function differencesOfUnnamed(before, after, path) {
  const gone = without(before, after).map((entry) => ({ path: `${path}[]`, before: entry }));
  const added = without(after, before).map((entry) => ({ path: `${path}[]`, after: entry }));
  if (gone.length > 0 || added.length > 0 || isSame(before, after)) return [...gone, ...added];
  return [{ path: `${path}, order`, before, after }];
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @param {(key: string) => string} pathOf
 * @returns {Difference[]}
 */
function differencesOfMaps(before, after, pathOf) {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    if (!Object.hasOwn(after, key)) return [{ path: pathOf(key), before: before[key] }];
    if (!Object.hasOwn(before, key)) return [{ path: pathOf(key), after: after[key] }];
    return differences(before[key], after[key], pathOf(key));
  });
}

/**
 * @param {readonly unknown[]} list
 * @param {readonly unknown[]} others
 * @returns {unknown[]} the entries that the others have not, or not as often
 */
function without(list, others) {
  const left = others.map(textOf);
  return list.filter((entry) => {
    const position = left.indexOf(textOf(entry));
    if (position === -1) return true;
    left.splice(position, 1);
    return false;
  });
}

/**
 * @param {readonly unknown[]} list
 * @param {string} name
 */
function isNamedBy(list, name) {
  const found = list.map((entry) => nameIn(entry, name));
  return !found.includes(undefined) && new Set(found).size === list.length;
}

/**
 * @param {unknown} entry
 * @param {string} name
 */
function nameIn(entry, name) {
  const value = isRecord(entry) ? entry[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isSame(one, other) {
  return textOf(one) === textOf(other);
}

/**
 * JSON that does not depend on the order of keys.
 * @param {unknown} value
 */
function textOf(value) {
  return JSON.stringify(value, (_, part) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort()) : part));
}
