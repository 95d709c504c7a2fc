/** Records whose entries stand in the order of the catalogue, so that the file reads like the questionnaire. */
const ORDERED = ['answers', 'targets', 'overview', 'drafts', 'asks', 'reviews'];

/** Records of what others say, and of what is put aside: a new one stands apart, below an empty line. */
const APART = ['drafts', 'asks', 'reviewers', 'reviews', 'retired'];

/** Records that are made above the answers, which are many lines longer. */
const ABOVE_ANSWERS = ['targets', 'overview'];

/**
 * Where a new key goes among those that are there.
 * @param path of the map that takes it.
 * @param order the criterion ids in the catalogue's order.
 */
export function insertionIndex(
  path: readonly string[],
  keys: readonly string[],
  key: string,
  order: readonly string[],
): number {
  const [record, ...deeper] = path;
  if (record === undefined) return indexOfRecord(keys, key);
  return deeper.length === 0 && ORDERED.includes(record) ? indexInOrder(keys, key, order) : keys.length;
}

/** Whether a new record of the file stands below an empty line. */
export function standsApart(record: string): boolean {
  return APART.includes(record);
}

/** Whether a new record of the file is made above the answers. */
export function isAboveAnswers(record: string): boolean {
  return ABOVE_ANSWERS.includes(record);
}

function indexOfRecord(keys: readonly string[], record: string): number {
  const answers = keys.indexOf('answers');
  if (isAboveAnswers(record) && answers !== -1) return answers;
  return record === 'earlier' ? keys.indexOf('catalogue') + 1 : keys.length;
}

function indexInOrder(keys: readonly string[], id: string, order: readonly string[]): number {
  const rank = new Map(order.map((known, index) => [known, index]));
  const own = rank.get(id) ?? order.length;
  const after = keys.findIndex((key) => (rank.get(key) ?? order.length) > own);
  return after === -1 ? keys.length : after;
}
