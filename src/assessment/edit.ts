import { type Document, isMap, Scalar, visit, YAMLMap } from 'yaml';
import type { Aim, Answer, Assessment } from '../model/assessment.ts';
import { aimedAt, type Edit } from '../model/edit.ts';
import { addCommentsBefore, commentsOf, opened, updated, updateMap } from './update.ts';

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
      setAim(doc, edit.aim);
      return;
    case 'fact': {
      const profile = mapAt(doc, 'profile');
      profile.set(edit.id, updated(doc, profile.get(edit.id, true), edit.value));
      return;
    }
    case 'answer':
      setAnswer(doc, edit.id, edit.answer, order);
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

function setAim(doc: Document, aim: Aim): void {
  const data: Assessment = doc.toJS();
  const { catalogue, earlier } = aimedAt(data, aim);
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

function insertAt(answers: YAMLMap, id: string, order: readonly string[]): number {
  const rank = new Map(order.map((known, index) => [known, index]));
  const own = rank.get(id) ?? order.length;
  const after = answers.items.findIndex((pair) => (rank.get(String(pair.key)) ?? order.length) > own);
  return after === -1 ? answers.items.length : after;
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
