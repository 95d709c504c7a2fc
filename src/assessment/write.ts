import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import type { Assessment } from '../formats/assessment.ts';
import { printDocument } from './edit.ts';

/**
 * The text of a hand-out: who it is for at its head, and beside each id what is asked, for whoever answers in an editor.
 * @param head lines of comment.
 * @param questions what is asked, by id.
 * @param missing the conditions that an answer names as still missing, in words, by its id.
 */
export function writeHandout(
  handout: Assessment,
  head: readonly string[],
  questions: ReadonlyMap<string, string>,
  missing: ReadonlyMap<string, readonly string[]> = new Map(),
): string {
  const doc = new Document(handout, { aliasDuplicateObjects: false });
  doc.commentBefore = head.map((line) => ` ${line}`).join('\n');
  for (const [id, conditions] of missing) {
    const answer = doc.getIn(['answers', id]);
    const named = isMap(answer)
      ? answer.items.find(({ key }) => isScalar(key) && key.value === 'missing')?.key
      : undefined;
    if (isScalar(named)) named.commentBefore = conditions.map((line) => ` ${line}`).join('\n');
  }
  visit(doc, {
    Pair: (_, { key, value }) => {
      if (!(key instanceof Scalar)) return;
      // Without quotes a date is more than its letters to other readers.
      if (key.value === 'edition' && value instanceof Scalar) value.type = Scalar.QUOTE_DOUBLE;
      if (key.value !== 'ids' || !isSeq(value)) return;
      for (const item of value.items) {
        const question = item instanceof Scalar ? questions.get(String(item.value)) : undefined;
        if (item instanceof Scalar && question !== undefined) item.comment = ` ${question}`;
      }
      return visit.BREAK;
    },
  });
  return printDocument(doc);
}
