import { UserError } from '../errors.ts';
import { addressOf, type Room } from './sheet.ts';
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

/**
 * The texts of boxes that somebody has laid over the cells of a sheet, each with the cell under its corner.
 * @param room what is left of it once the sheets of the workbook are read; less of it afterwards.
 * @throws UserError workbook-damaged, workbook-too-large
 */
export function readTextBoxes(part: XmlPart, room: Room): readonly CellComment[] {
  const boxes: CellComment[] = [];
  // The place of a box stands before it; what is for programs that cannot draw it says the same once more.
  let [column, row, text, inside] = ['', '', '', ''];
  let [isBody, isFrom, isFallback] = [false, false, false];
  for (const token of xmlTokens(part)) {
    if (token.kind === 'text') {
      if (isFallback) continue;
      if (isFrom && inside === 'col') column += token.text;
      else if (isFrom && inside === 'row') row += token.text;
      else if (isBody && inside === 't') {
        room.letters -= token.text.length;
        if (room.letters < 0) throw new UserError('workbook-too-large', { file: part.file });
        text += token.text;
      }
      continue;
    }
    const opens = token.kind === 'open' && !token.isEmpty;
    inside = opens ? token.name : '';
    if (token.name === 'Fallback') isFallback = opens;
    else if (token.name === 'from') {
      isFrom = opens;
      if (opens) [column, row] = ['', ''];
    } else if (token.name === 'txBody') {
      isBody = opens;
      if (!opens && text.trim() !== '') {
        boxes.push({ cell: addressOf(Number(column) + 1, Number(row) + 1), text: text.trim().toWellFormed() });
      }
      text = '';
    } else if (token.name === 'p' && !opens) text += '\n';
  }
  return boxes;
}
