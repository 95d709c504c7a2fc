import { type Document, isCollection, isScalar, type Node, type Pair, visit } from 'yaml';

/**
 * Puts comments right where yaml 2.9 would write them elsewhere, or write something unreadable.
 * @param text what `doc` was read from.
 */
export function tidyComments(doc: Document, text: string): void {
  stripCarriageReturns(doc);
  visit(doc, {
    Node: (_key, node) => stripCarriageReturns(node),
    Pair: (_key, pair) => keepOnKey(pair, text),
  });
}

/** In a Windows file, a blank line between two comments comes with a carriage return of its own. */
function stripCarriageReturns(node: Document | Node): void {
  if (node.comment) node.comment = node.comment.replaceAll('\r', '');
  if (node.commentBefore) node.commentBefore = node.commentBefore.replaceAll('\r', '');
}

/** A comment after `answers:` counts as one on what stands below it, and would go there. */
function keepOnKey({ key, value }: Pair, text: string): void {
  if (!isScalar(key) || !key.range || !isCollection(value) || value.flow === true || !value.commentBefore) return;
  if (!/^[ \t]*:[ \t]+#/.test(text.slice(key.range[1], key.range[1] + 80))) return;
  const [first = '', ...rest] = value.commentBefore.replaceAll('\r', '').split('\n');
  key.comment = first;
  value.commentBefore = rest.length > 0 ? rest.join('\n') : null;
}
