import { inlineText } from './cellText.ts';
import { addressOf, placeOf } from './sheet.ts';
import { type XmlPart, type XmlToken, xmlTokens } from './xml.ts';

/** A text for a cell; columns and rows count from 1. */
export interface CellText {
  readonly column: number;
  readonly row: number;
  readonly text: string;
}

/** What a sheet says of its cells beside what is in them. */
export interface SheetFrame {
  /** The cells that are one with a cell: the first and the last of them. */
  readonly mergedAt: (cell: CellPlace) => Area | undefined;
  /** The words of the list to choose from that a cell has, where that stands in the sheet itself. */
  readonly wordsAt: (cell: CellPlace) => readonly string[] | undefined;
}

interface Area {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

interface CellPlace {
  readonly column: number;
  readonly row: number;
}

/** Reads which cells are merged, and which lists there are. */
export function sheetFrame(part: XmlPart): SheetFrame {
  const merged: Area[] = [];
  const lists: (Area & { readonly words: readonly string[] })[] = [];
  let open: { readonly ranges: readonly Area[]; text: string } | undefined;
  let isFormula = false;
  for (const token of xmlTokens(part)) {
    if (token.kind === 'text') {
      if (isFormula && open !== undefined) open.text += token.text;
      continue;
    }
    const { name } = token;
    if (token.kind === 'close') {
      if (name === 'formula1') isFormula = false;
      if (name !== 'dataValidation' || open === undefined) continue;
      const { ranges, text } = open;
      const [, inside] = /^"(.*)"$/s.exec(text.trim()) ?? [];
      const words = inside?.replaceAll('""', '"').split(',');
      for (const range of words === undefined ? [] : ranges) lists.push({ ...range, words: words ?? [] });
      open = undefined;
    } else if (name === 'mergeCell') merged.push(...rangesOf(token.attribute('ref') ?? ''));
    else if (name === 'dataValidation' && !token.isEmpty && token.attribute('type') === 'list') {
      open = { ranges: rangesOf(token.attribute('sqref') ?? ''), text: '' };
    } else if (name === 'formula1') isFormula = !token.isEmpty;
  }
  const listAt = areaFinder(lists);
  return { mergedAt: areaFinder(merged), wordsAt: (cell) => listAt(cell)?.words };
}

/**
 * Finds an area that a cell lies in. A stranger's sheet may have as many areas as rows: those of a column are put in
 * order once, and each beside the one up to it that reaches furthest.
 */
function areaFinder<T extends Area>(areas: readonly T[]): (cell: CellPlace) => T | undefined {
  const byColumn = new Map<number, readonly { readonly start: number; readonly furthest: T }[]>();
  const inColumn = (column: number) => {
    const sorted = areas
      .filter(({ from, to }) => column >= from.column && column <= to.column)
      .toSorted((a, b) => a.from.row - b.from.row);
    let furthest = sorted[0];
    return sorted.map((area) => {
      if (furthest === undefined || area.to.row > furthest.to.row) furthest = area;
      return { start: area.from.row, furthest };
    });
  };
  return ({ column, row }) => {
    const found = byColumn.get(column) ?? inColumn(column);
    byColumn.set(column, found);
    const { furthest } = found[countWhile(found, ({ start }) => start <= row) - 1] ?? {};
    return furthest !== undefined && furthest.to.row >= row ? furthest : undefined;
  };
}

/** How many entries a list begins with of which something holds that holds of none behind them. */
export function countWhile<T>(entries: readonly T[], holds: (entry: T) => boolean): number {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && holds(entry)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function rangesOf(reference: string): readonly Area[] {
  return reference.split(' ').flatMap((range) => {
    const [first = '', last = first] = range.split(':');
    const [from, to] = [placeOf(first), placeOf(last)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

type Open = Extract<XmlToken, { kind: 'open' }>;

/** The text of a sheet with texts in some of its cells. Each has to be in a row that is there. */
export function filledSheet(part: XmlPart, cells: readonly CellText[]): string {
  const { text } = part;
  const pieces: string[] = [];
  let at = 0;
  const put = (piece: string, start: number, end: number) => {
    pieces.push(text.slice(at, start), piece);
    at = end;
  };
  const inRows = new Map<number, CellText[]>();
  for (const cell of cells) inRows.set(cell.row, [...(inRows.get(cell.row) ?? []), cell]);
  const columns: { readonly from: number; readonly to: number; readonly style: string }[] = [];
  let row: { readonly tag: Open; left: readonly CellText[] } | undefined;
  let [rowNumber, column] = [0, 0];
  let isData = false;
  /** The cell that is being replaced. */
  let replaced: { readonly tag: Open; readonly cell: CellText } | undefined;

  const styleFor = (tag: Open, wanted: CellText) => {
    const own = tag.attribute('customFormat') === undefined ? undefined : tag.attribute('s');
    return own ?? columns.find(({ from, to }) => wanted.column >= from && wanted.column <= to)?.style;
  };
  const written = (tag: Open, cell: CellText, style: string | undefined) => {
    const prefix = prefixOf(text, tag);
    const look = style === undefined || !/^\d+$/.test(style) ? '' : ` s="${style}"`;
    return `<${prefix}c r="${addressOf(cell.column, cell.row)}"${look} t="inlineStr">${inlineText(cell.text, prefix)}</${prefix}c>`;
  };
  /** Those of the row that stand before a column. */
  const before = (limit: number): string => {
    if (row === undefined) return '';
    const { tag, left } = row;
    row.left = left.filter((one) => one.column >= limit);
    return left
      .filter((one) => one.column < limit)
      .map((one) => written(tag, one, styleFor(tag, one)))
      .join('');
  };

  for (const token of xmlTokens(part)) {
    if (token.kind === 'text') continue;
    if (token.name === 'sheetData') isData = token.kind === 'open';
    // What bears these names behind the data is something else, such as where a button lies.
    else if (!isData && token.name !== 'col') continue;
    else if (token.kind === 'open' && token.name === 'col') {
      const [from, to] = [Number(token.attribute('min')), Number(token.attribute('max'))];
      const style = token.attribute('style');
      if (style !== undefined) columns.push({ from, to, style });
    } else if (token.kind === 'open' && token.name === 'row') {
      rowNumber = Number(token.attribute('r') ?? rowNumber + 1);
      column = 0;
      const left = (inRows.get(rowNumber) ?? []).toSorted((a, b) => a.column - b.column);
      row = { tag: token, left };
      if (!token.isEmpty || left.length === 0) continue;
      const tag = `${text.slice(token.start, token.end - '/>'.length).trimEnd()}>`;
      put(`${tag}${before(Number.POSITIVE_INFINITY)}</${prefixOf(text, token)}row>`, token.start, token.end);
    } else if (token.kind === 'open' && token.name === 'c' && row !== undefined) {
      const address = token.attribute('r');
      column = address === undefined ? column + 1 : (placeOf(address)?.column ?? column + 1);
      const inserted = before(column);
      if (inserted !== '') put(inserted, token.start, token.start);
      const cell = row.left.find((one) => one.column === column);
      if (cell === undefined) continue;
      row.left = row.left.filter((one) => one !== cell);
      if (token.isEmpty) put(written(token, cell, token.attribute('s')), token.start, token.end);
      else replaced = { tag: token, cell };
    } else if (token.kind === 'close' && token.name === 'c' && replaced !== undefined) {
      const { tag, cell } = replaced;
      put(written(tag, cell, tag.attribute('s')), tag.start, token.end);
      replaced = undefined;
    } else if (token.kind === 'close' && token.name === 'row') {
      const inserted = before(Number.POSITIVE_INFINITY);
      if (inserted !== '') put(inserted, token.start, token.start);
      row = undefined;
    }
  }
  return pieces.join('') + text.slice(at);
}

/** `x:` of `<x:c>`. */
function prefixOf(text: string, { start, end }: Open): string {
  return /^[^\s:/>]+:/.exec(text.slice(start + 1, end))?.[0] ?? '';
}
