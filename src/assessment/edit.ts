import { type Document, isMap, isScalar, type Pair, type Scalar, YAMLMap } from 'yaml';
import type { Answer } from '../model/assessment.ts';
import type { Edit } from '../model/edit.ts';

/**
 * Makes an edit in the document a person may have commented and ordered as they like: only what changed is touched.
 * Answers that are new go in the catalogue's order, so that the file reads like the questionnaire.
 * @param order the criterion ids in the catalogue's order.
 */
export function editDocument(doc: Document, edit: Edit, order: readonly string[]): void {
  switch (edit.type) {
    case 'organization':
      setScalar(doc, ['organization', 'name'], edit.name);
      return;
    case 'scope':
      for (const [key, names] of Object.entries(edit.scope)) setList(doc, ['scope', key], names ?? []);
      return;
    case 'fact':
      mapAt(doc, ['profile']);
      setScalar(doc, ['profile', edit.id], edit.value);
      return;
    case 'answer':
      setAnswer(doc, edit.id, edit.answer, order);
      return;
  }
}

/** The text to write: long Japanese lines are never folded, so that a diff shows only what changed. */
export function printDocument(doc: Document): string {
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function setAnswer(doc: Document, id: string, answer: Answer, order: readonly string[]): void {
  const answers = mapAt(doc, ['answers']);
  const existing: unknown = answers.get(id, true);
  if (!isMap(existing)) {
    const entry = doc.createPair(id, doc.createNode(clean(answer)));
    if (answers.has(id)) answers.set(id, entry.value);
    else answers.items.splice(insertAt(answers, id, order), 0, entry as Pair<Scalar<string>>);
    return;
  }
  const wanted = clean(answer);
  for (const key of existing.items.map((pair) => String(pair.key))) {
    if (!Object.hasOwn(wanted, key)) existing.delete(key);
  }
  for (const [key, value] of Object.entries(wanted)) {
    const old: unknown = existing.get(key, true);
    if (isScalar(old) && (typeof value !== 'object' || value === null)) old.value = value;
    else if (JSON.stringify(existing.toJSON()[key]) !== JSON.stringify(value)) existing.set(key, doc.createNode(value));
  }
}

function clean(answer: Answer): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined));
}

function insertAt(answers: YAMLMap, id: string, order: readonly string[]): number {
  const rank = new Map(order.map((known, index) => [known, index]));
  const own = rank.get(id) ?? order.length;
  const after = answers.items.findIndex((pair) => (rank.get(String(pair.key)) ?? order.length) > own);
  return after === -1 ? answers.items.length : after;
}

/** The block map at `path`, made where it is missing, null or the empty `{}` of the starter file. */
function mapAt(doc: Document, path: readonly string[]): YAMLMap {
  const found: unknown = doc.getIn(path, true);
  if (isMap(found)) {
    if (found.items.length === 0) found.flow = false;
    return found;
  }
  const made = new YAMLMap();
  replace(doc, path, made, found);
  return made;
}

function setScalar(doc: Document, path: readonly string[], value: string | boolean): void {
  const found: unknown = doc.getIn(path, true);
  if (isScalar(found)) found.value = value;
  else doc.setIn(path, value);
}

function setList(doc: Document, path: readonly string[], names: readonly string[]): void {
  const found: unknown = doc.getIn(path, true);
  replace(doc, path, doc.createNode(names), found);
}

/** Comments live on the node that goes: they move to the one that comes. */
function replace(doc: Document, path: readonly string[], node: unknown, old: unknown): void {
  if (isCommented(old) && isCommented(node)) {
    if (old.comment) node.comment = old.comment;
    if (old.commentBefore) node.commentBefore = old.commentBefore;
  }
  doc.setIn(path, node);
}

function isCommented(node: unknown): node is { comment?: string | null; commentBefore?: string | null } {
  return typeof node === 'object' && node !== null && 'range' in node;
}
