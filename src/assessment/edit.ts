import { type Document, isMap, isNode, isScalar, isSeq, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import { aimedAt, type Edit, type Migration, migratedAims, recordOf, withDraft } from '../domain/edit.ts';
import type { Answer, Assessment, Draft, Retired } from '../formats/assessment.ts';
import { addCommentsBefore, closeIfEmpty, commentsOf, opened, removeEntry, updated, updateMap } from './update.ts';

/**
 * Makes an edit in the document a person may have commented and ordered as they like: only what changed is touched.
 * Answers that are new go in the catalogue's order, so that the file reads like the questionnaire.
 * @param order the criterion ids in the catalogue's order.
 */
export function editDocument(doc: Document, edit: Edit, order: readonly string[]): void {
  switch (edit.type) {
    case 'organization':
      updateMap(doc, mapAt(doc, 'organization'), { name: edit.name });
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
      else setEntry(doc, recordBelow(doc, 'drafts'), edit.id, edit.draft, order);
      return;
    case 'glance':
      setAbove(doc, 'overview', edit.id, edit.glance, order);
      return;
    case 'target':
      if (edit.level === undefined) removeEntryOf(doc, 'targets', edit.id);
      else setAbove(doc, 'targets', edit.id, edit.level, order);
      return;
    case 'reviewer':
      setEntry(doc, recordBelow(doc, 'reviewers'), edit.id, edit.reviewer, []);
      return;
    case 'reviews':
      setEntry(doc, recordBelow(doc, 'reviews'), edit.id, edit.reviews, order);
      return;
    case 'migrate':
      migrate(doc, edit);
      return;
  }
}

/**
 * The text to write: long Japanese lines are never folded, so that a diff shows only what changed.
 * @param like the text as it was read, whose line endings are kept.
 */
export function printDocument(doc: Document, like = ''): string {
  visit(doc, { Scalar: (_key, scalar) => quoteBlankLines(scalar) });
  const text = doc.toString({ lineWidth: 0, flowCollectionPadding: true });
  return /^[^\n]*\r\n/.test(like) ? text.replaceAll('\n', '\r\n') : text;
}

/** yaml 2.9 writes block texts with lines of mere blanks so that they read differently afterwards, or not at all. */
function quoteBlankLines(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value === 'string' && value.includes('\n') && /^[ \t]+$/m.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
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
    const after = doc.contents.items.findIndex((pair) => String(pair.key) === 'catalogue');
    doc.contents.items.splice(after + 1, 0, doc.createPair('earlier', updated(doc, undefined, earlier)));
  }
}

function setAnswer(doc: Document, id: string, answer: Answer, order: readonly string[]): void {
  const answers = mapAt(doc, 'answers');
  const existing: unknown = answers.get(id, true);
  if (isMap(existing)) {
    updateMap(doc, existing, answer);
    return;
  }
  const pair = doc.createPair(id, updated(doc, existing, answer));
  answers.items.splice(insertAt(answers, id, order), 0, pair);
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
  if (existing === undefined) entries.items.splice(insertAt(entries, id, order), 0, doc.createPair(id, value));
  else entries.set(id, updated(doc, existing, value));
}

/** Made above the answers, which are many lines longer. */
function recordAbove(doc: Document, record: 'targets' | 'overview'): YAMLMap {
  if (!isMap(doc.contents) || doc.has(record)) return mapAt(doc, record);
  const { items } = doc.contents;
  const at = items.findIndex(({ key }) => String(key) === 'answers');
  const below: unknown = items[at]?.key;
  const name = new Scalar(record);
  name.spaceBefore = isScalar(below) && below.spaceBefore === true;
  const made = new YAMLMap();
  items.splice(at, 0, doc.createPair(name, made));
  return made;
}

/** A record of what others say stands below the answers, with an empty line above it. */
function recordBelow(doc: Document, key: string): YAMLMap {
  if (!isMap(doc.contents) || doc.has(key)) return mapAt(doc, key);
  const name = new Scalar(key);
  name.spaceBefore = true;
  const made = new YAMLMap();
  doc.contents.items.push(doc.createPair(name, made));
  return made;
}

function setEntry(doc: Document, map: YAMLMap, id: string, value: unknown, order: readonly string[]): void {
  const existing = map.items.find((pair) => String(pair.key) === id);
  if (existing) existing.value = updated(doc, existing.value, value);
  else map.items.splice(insertAt(map, id, order), 0, doc.createPair(id, updated(doc, undefined, value)));
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

function insertAt(answers: YAMLMap, id: string, order: readonly string[]): number {
  const rank = new Map(order.map((known, index) => [known, index]));
  const own = rank.get(id) ?? order.length;
  const after = answers.items.findIndex((pair) => (rank.get(String(pair.key)) ?? order.length) > own);
  return after === -1 ? answers.items.length : after;
}

function migrate(doc: Document, migration: Migration): void {
  setAims(doc, migratedAims(dataOf(doc), migration));
  for (const retired of migration.retired) retire(doc, retired);
  const answers = mapAt(doc, 'answers');
  for (const [id, asked] of Object.entries(migration.asked)) {
    const answer: unknown = answers.get(id, true);
    if (isMap(answer)) answer.set('asked', updated(doc, answer.get('asked', true), asked));
  }
  closeIfEmpty(answers);
  dropIfEmpty(doc, 'targets');
  dropIfEmpty(doc, 'drafts');
}

const nameIn = { answers: 'answer', targets: 'target', profile: 'fact', drafts: 'draft' } as const;

/** What is put aside moves as it was written, with the comments on it. */
function retire(doc: Document, retired: Retired): void {
  const { answer, fact, target, draft, ...about } = retired;
  const record = recordOf(retired);
  const left = mapAt(doc, record);
  const index = left.items.findIndex((candidate) => String(candidate.key) === about.id);
  const [pair] = index === -1 ? [] : left.items.splice(index, 1);
  closeIfEmpty(left);
  const item = new YAMLMap();
  updateMap(doc, item, about);
  const value = isNode(pair?.value) ? pair.value : doc.createNode(answer ?? draft ?? target ?? fact);
  item.items.push(doc.createPair(nameIn[record], value));
  addCommentsBefore(item, commentsOf(pair?.key));
  listAt(doc, 'retired').items.push(item);
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
  name.spaceBefore = true;
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
