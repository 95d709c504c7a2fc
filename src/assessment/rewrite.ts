import type { Document } from 'yaml';
import { isSameWith, type SameParts } from '../domain/canonical.ts';
import { applyEdit, type Edit, type Migration, numberNow, withNumbersNow } from '../domain/edit.ts';
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
  const moved = renumbered(manuscript, before, edits, order);
  const written = moved && pieced(moved.manuscript, moved.before, after, order);
  return written ?? pieced(manuscript, before, after, order) ?? laidOutAnew(manuscript, edits, order);
}

/** The text changed piece by piece, and held against what it should say; undefined where it does not say that. */
function pieced(manuscript: Manuscript, before: Assessment, after: Assessment, order: readonly string[]) {
  const text = spliced(manuscript, before, after, order);
  const checked = text === undefined ? undefined : manuscript.reread(text);
  return checked !== undefined && isSameWith(sameParts, checked.value, after) ? checked : undefined;
}

/**
 * The text in which criteria have the numbers that a migration gives them, and nothing else that stays has changed: what
 * is written about a criterion, and every comment on it, stays with it. Undefined where nothing gets another number.
 */
function renumbered(
  manuscript: Manuscript,
  before: Assessment,
  [edit, ...others]: readonly Edit[],
  order: readonly string[],
): { readonly manuscript: Manuscript; readonly before: Assessment } | undefined {
  if (edit?.type !== 'migrate' || others.length > 0 || Object.keys(edit.moved).length === 0) return undefined;
  // What is put aside makes room for what takes its number.
  const left = applyEdit(before, { ...edit, asked: {}, moved: {} });
  const without = pieced(manuscript, before, left, order);
  const moved = without?.reread(withNumbers(without, edit));
  return moved && { manuscript: moved, before: withNumbersNow(edit, left) };
}

/** The text with the new numbers in the place of the old ones, each in the quotation marks that it had. */
function withNumbers({ text, root }: Manuscript, migration: Migration): string {
  const records = ['answers', 'targets', 'drafts', 'reviews'].flatMap((name) => root.below?.().get(name) ?? []);
  const keys = records.flatMap((record) => [...(record.below?.() ?? [])]);
  const places = keys.flatMap(([id, { key }]) => (key && numberNow(migration, id) !== id ? [{ id, ...key }] : []));
  return places
    .toSorted((a, b) => b.start - a.start)
    .reduce((done, { id, start, end }) => {
      const mark = /^["']?/.exec(done.slice(start, end))?.[0] ?? '';
      return done.slice(0, start) + mark + numberNow(migration, id) + mark + done.slice(end);
    }, text);
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
