import { UserError } from '../errors.ts';
import type { Room } from './sheet.ts';
import { type XmlPart, xmlTokens } from './xml.ts';

/** What somebody has pinned to a cell. */
export interface CellComment {
  /** As `D5`. */
  readonly cell: string;
  readonly text: string;
}

/** In which tag the words of a comment stand. */
const words: Readonly<Record<string, string>> = { comment: 't', threadedComment: 'text' };

/**
 * The comments of a part, of either kind that Excel knows: those it calls notes today, and threads with their replies.
 * @param room what is left of it once the sheets of the workbook are read; less of it afterwards.
 * @throws UserError workbook-damaged, workbook-too-large
 */
export function readComments(part: XmlPart, room: Room): readonly CellComment[] {
  const found = new Map<string, string>();
  let cell: string | undefined;
  let wordsIn: string | undefined;
  let isText = false;
  for (const token of xmlTokens(part)) {
    if (token.kind === 'text') {
      if (!isText || cell === undefined) continue;
      room.letters -= token.text.length;
      if (room.letters < 0) throw new UserError('workbook-too-large', { file: part.file });
      found.set(cell, (found.get(cell) ?? '') + token.text);
      continue;
    }
    const opens = token.kind === 'open' && !token.isEmpty;
    if (token.name in words) {
      wordsIn = opens ? words[token.name] : undefined;
      cell = opens ? token.attribute('ref') : undefined;
      const before = cell === undefined ? undefined : found.get(cell);
      if (cell !== undefined && before !== undefined) found.set(cell, `${before}\n`);
    } else if (token.name === wordsIn) isText = opens;
  }
  return [...found]
    .map(([at, text]) => ({ cell: at, text: text.trim().toWellFormed() }))
    .filter(({ text }) => text !== '');
}
