import type { Document } from 'yaml';
import { isSameWith, type SameParts } from '../domain/canonical.ts';
import type { Edit } from '../domain/edit.ts';
import { InternalError } from '../errors.ts';
import type { Assessment } from '../formats/assessment.ts';
import { editDocument, printDocument } from './edit.ts';
import { type Placed, spliced } from './splice.ts';

/** The text of an assessment to go on writing in. */
export interface Manuscript extends Placed {
  /** Without the byte order mark that the file may begin with. */
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  /** The text as a document, which takes its time to make. */
  readonly document: () => Document;
  /** Another text read in the same way, and what it says; undefined where it cannot be read. */
  readonly reread: (text: string) => (Manuscript & { readonly value: unknown }) | undefined;
}

/**
 * The text with the edits made. All lines that they do not touch stay letter for letter; where that cannot be had,
 * nothing but the layout changes.
 * @param before what the text says.
 * @param after what it is to say.
 * @param order the criterion ids in the catalogue's order.
 */
export function rewritten(
  manuscript: Manuscript,
  { before, after }: { readonly before: Assessment; readonly after: Assessment },
  edits: readonly Edit[],
  order: readonly string[],
): Manuscript {
  const text = spliced(manuscript, before, after, order);
  const checked = text === undefined ? undefined : manuscript.reread(text);
  // Whatever was pieced together is held against what it should say.
  if (checked !== undefined && isSameWith(sameParts, checked.value, after)) return checked;
  return laidOutAnew(manuscript, edits, order);
}

/** What was read of a text and what it should say: of two thousand answers, one is new. */
const sameParts: SameParts = new WeakMap();

function laidOutAnew(manuscript: Manuscript, edits: readonly Edit[], order: readonly string[]): Manuscript {
  const doc = manuscript.document();
  for (const edit of edits) editDocument(doc, edit, order);
  const printed = printDocument(doc);
  const isWindows = /^[^\n]*\r\n/.test(manuscript.text);
  const text = isWindows ? printed.replaceAll('\n', '\r\n') : printed;
  const read = manuscript.reread(text);
  // What we cannot read back must not be written: a file is worth more than one answer.
  if (read === undefined) throw new InternalError('the assessment laid out anew cannot be read');
  return read;
}

/** The text as it goes into the file. */
export function fileTextOf({ text, hasByteOrderMark }: Manuscript): string {
  return hasByteOrderMark ? `\ufeff${text}` : text;
}
