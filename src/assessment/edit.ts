import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  type ToStringOptions,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { aimedAt, type Edit, type Migration, migratedAims, numberNow, recordOf, withDraft } from '../domain/edit.ts';
import type { Answer, Assessment, Draft, Retired } from '../formats/assessment.ts';
import { escapeUnsafeYaml, isUnsafe } from '../text/sanitize.ts';
import { insertionIndex, standsApart } from './insertion.ts';
import { addCommentsBefore, closeIfEmpty, commentsOf, opened, removeEntry, updated, updateMap } from './update.ts';

/**
 * Makes an edit in the document a person may have commented and ordered as they like. Printed, it is laid out anew.
 * @param order the criterion ids in the catalogue's order.
 */
export function editDocument(doc: Document, edit: Edit, order: readonly string[]): void {
  switch (edit.type) {
    case 'organization':
      mapAt(doc, 'organization').set('name', updated(doc, mapAt(doc, 'organization').get('name', true), edit.name));
      return;
    case 'scope':
      updateMap(doc, mapAt(doc, 'scope'), edit.scope);
      return;
    case 'aim':
      setAims(doc, aimedAt(dataOf(doc), edit.aim));
      return;
    case 'fact': {
      const profile = mapAt(doc, 'profile');
      profile.set(edit.id, updated(doc, profile.get(edit.id, true), edit.value));
      return;
    }
    case 'answer': {
      const whole = withDraft(edit.answer, draftIn(doc, edit.id));
      setAnswer(doc, edit.id, whole ?? edit.answer, order);
      if (whole !== undefined) removeEntryOf(doc, 'drafts', edit.id);
      return;
    }
    case 'draft':
      if (edit.draft === undefined) removeEntryOf(doc, 'drafts', edit.id);
      else setEntry(doc, 'drafts', edit.id, edit.draft, order);
      return;
    case 'glance':
      setAbove(doc, 'overview', edit.id, edit.glance, order);
      return;
    case 'target':
      if (edit.level === undefined) removeEntryOf(doc, 'targets', edit.id);
      else setAbove(doc, 'targets', edit.id, edit.level, order);
      return;
    case 'reviewer':
      setEntry(doc, 'reviewers', edit.id, edit.reviewer, []);
      return;
    case 'reviews':
      setEntry(doc, 'reviews', edit.id, edit.reviews, order);
      return;
    case 'asking':
      setEntry(doc, 'asks', edit.id, edit.asking, order);
      return;
    case 'migrate':
      migrate(doc, edit);
      return;
  }
}

/**
 * The text of a document: long Japanese lines are never folded, so that a diff shows only what changed, and what other
 * programs refuse or act upon is escaped.
 */
export function printDocument(doc: Document, layout: ToStringOptions = {}): string {
  visit(doc, { Scalar: (_key, scalar) => quoteSpecial(scalar) });
  return escapeUnsafeYaml(doc.toString({ lineWidth: 0, flowCollectionPadding: true, ...layout }));
}

/** yaml 2.9 writes block texts with lines of mere blanks so that they read differently afterwards, or not at all. */
function quoteSpecial(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string') return;
  if (isUnsafe(value) || (value.includes('\n') && /^[ \t]+$/m.test(value))) scalar.type = Scalar.QUOTE_DOUBLE;
}

function dataOf(doc: Document): Assessment {
  return doc.toJS();
}

function setAims(doc: Document, { catalogue, earlier }: Pick<Assessment, 'catalogue' | 'earlier'>): void {
  updateMap(doc, mapAt(doc, 'catalogue'), catalogue);
  if (earlier === undefined) {
    doc.delete('earlier');
  } else if (doc.has('earlier')) {
    doc.set('earlier', updated(doc, doc.get('earlier', true), earlier));
  } else if (isMap(doc.contents)) {
    insertPair(doc.contents, doc.createPair('earlier', updated(doc, undefined, earlier)), [], []);
  }
}

function setAnswer(doc: Document, id: string, answer: Answer, order: readonly string[]): void {
  const answers = mapAt(doc, 'answers');
  const existing: unknown = answers.get(id, true);
  if (isMap(existing)) {
    updateMap(doc, existing, answer);
    return;
  }
  insertPair(answers, doc.createPair(id, updated(doc, existing, answer)), ['answers'], order);
}

function setAbove(
  doc: Document,
  record: 'targets' | 'overview',
  id: string,
  value: number | string,
  order: readonly string[],
): void {
  const entries = recordAbove(doc, record);
  const existing: unknown = entries.get(id, true);
  if (existing === undefined) insertPair(entries, doc.createPair(id, value), [record], order);
  else entries.set(id, updated(doc, existing, value));
}

/** As far from the record above it as the answers are. */
function recordAbove(doc: Document, record: 'targets' | 'overview'): YAMLMap {
  if (!isMap(doc.contents) || doc.has(record)) return mapAt(doc, record);
  const below: unknown = doc.contents.items.find(({ key }) => String(key) === 'answers')?.key;
  const name = new Scalar(record);
  name.spaceBefore = isScalar(below) && below.spaceBefore === true;
  const made = new YAMLMap();
  insertPair(doc.contents, doc.createPair(name, made), [], []);
  return made;
}

function recordBelow(doc: Document, key: string): YAMLMap {
  if (!isMap(doc.contents) || doc.has(key)) return mapAt(doc, key);
  const name = new Scalar(key);
  name.spaceBefore = standsApart(key);
  const made = new YAMLMap();
  insertPair(doc.contents, doc.createPair(name, made), [], []);
  return made;
}

function setEntry(doc: Document, record: string, id: string, value: unknown, order: readonly string[]): void {
  const map = recordBelow(doc, record);
  const existing = map.items.find((pair) => String(pair.key) === id);
  if (existing) existing.value = updated(doc, existing.value, value);
  else insertPair(map, doc.createPair(id, updated(doc, undefined, value)), [record], order);
}

function draftIn(doc: Document, id: string): Draft | undefined {
  const draft: unknown = doc.getIn(['drafts', id], true);
  return isNode(draft) ? draft.toJS(doc) : undefined;
}

function removeEntryOf(doc: Document, record: 'targets' | 'drafts', id: string): void {
  const entries: unknown = doc.get(record, true);
  if (isMap(entries)) removeEntry(entries, id);
  dropIfEmpty(doc, record);
}

/** Who has no target, or no draft, has no record of them; what was written beside it stays. */
function dropIfEmpty(doc: Document, record: 'targets' | 'drafts'): void {
  const entries: unknown = doc.get(record, true);
  const isEmpty = !isMap(entries) || entries.items.length === 0;
  if (isEmpty && isMap(doc.contents)) removeEntry(doc.contents, record);
}

function insertPair(map: YAMLMap, pair: Pair, path: readonly string[], order: readonly string[]): void {
  const keys = map.items.map(({ key }) => String(key));
  map.items.splice(insertionIndex(path, keys, String(pair.key), order), 0, pair);
}

function migrate(doc: Document, migration: Migration): void {
  setAims(doc, migratedAims(dataOf(doc), migration));
  for (const retired of migration.retired) retire(doc, retired);
  keepFormerNumbers(doc.get('reviews'), migration);
  for (const record of ['answers', 'targets', 'drafts', 'reviews']) renumber(doc.get(record), migration);
  const answers = mapAt(doc, 'answers');
  for (const [id, asked] of Object.entries(migration.asked)) {
    const answer: unknown = answers.get(id, true);
    if (isMap(answer)) answer.set('asked', updated(doc, answer.get('asked', true), asked));
  }
  closeIfEmpty(answers);
  dropIfEmpty(doc, 'targets');
  dropIfEmpty(doc, 'drafts');
}

/** Views of criteria that get another number say which one they were given under. */
function keepFormerNumbers(reviews: unknown, migration: Migration): void {
  if (!isMap(reviews)) return;
  for (const { key, value } of reviews.items) {
    const id = String(key);
    if (numberNow(migration, id) === id || !isSeq(value)) continue;
    for (const review of value.items) if (isMap(review) && !review.has('was')) review.set('was', id);
  }
}

/** What is kept about a criterion moves to its new number as it was written. */
function renumber(record: unknown, migration: Migration): void {
  if (!isMap(record)) return;
  for (const pair of record.items) {
    const { key } = pair;
    const now = numberNow(migration, String(key));
    if (isScalar(key) && now !== String(key)) key.value = now;
  }
}

const nameIn = { answers: 'answer', targets: 'target', profile: 'fact', drafts: 'draft' } as const;

function retire(doc: Document, retired: Retired): void {
  const left = mapAt(doc, recordOf(retired));
  const index = left.items.findIndex((candidate) => String(candidate.key) === retired.id);
  const [pair] = index === -1 ? [] : left.items.splice(index, 1);
  closeIfEmpty(left);
  listAt(doc, 'retired').items.push(retiredItem(doc, retired, pair));
}

/**
 * What is put aside moves as it was written, with the comments on it.
 * @param pair as it stood in its record.
 */
export function retiredItem(doc: Document, retired: Retired, pair: Pair | undefined): YAMLMap {
  const { answer, fact, target, draft, ...about } = retired;
  const item = new YAMLMap();
  updateMap(doc, item, about);
  const value = isNode(pair?.value) ? pair.value : doc.createNode(answer ?? draft ?? target ?? fact);
  item.items.push(doc.createPair(nameIn[recordOf(retired)], value));
  addCommentsBefore(item, commentsOf(pair?.key));
  return item;
}

/** The list under `key`; made below everything else where it is missing. */
function listAt(doc: Document, key: string): YAMLSeq {
  const found: unknown = doc.get(key, true);
  if (isSeq(found)) return opened(found);
  const made = new YAMLSeq();
  addCommentsBefore(made, commentsOf(found));
  if (found !== undefined || !isMap(doc.contents)) {
    doc.set(key, made);
    return made;
  }
  const name = new Scalar(key);
  name.spaceBefore = standsApart(key);
  doc.contents.items.push(doc.createPair(name, made));
  return made;
}

/** The map under `key`, ready to be filled; made where it is missing or left empty. */
function mapAt(doc: Document, key: string): YAMLMap {
  const found: unknown = doc.get(key, true);
  if (isMap(found)) return opened(found);
  const made = new YAMLMap();
  addCommentsBefore(made, commentsOf(found));
  doc.set(key, made);
  return made;
}
