import { UserError } from '../errors.ts';
import { columnName, LONGEST_CELL } from './ooxml.ts';
import { type XmlPart, xmlTokens } from './xml.ts';

/** What a cell shows. */
export interface Cell {
  readonly text: string;
  /** The value was computed, and is the one that was stored last. */
  readonly hasFormula: boolean;
  /** Whether a line goes through it, or through a part of it. */
  readonly isStruck?: true;
  /** Where the value stands: the cell itself, or the first cell of the merged range it belongs to. */
  readonly address: string;
}

/** The cells of a sheet; columns and rows count from 1. */
export interface Sheet {
  /** The rows that hold something, from the top: a sheet of one row may hold it in row 1,048,576. */
  readonly rows: readonly number[];
  /** The columns that hold something in a row, from the left. */
  readonly columnsIn: (row: number) => readonly number[];
  /** Undefined for an empty cell. A merged range shows its value in each of its cells. */
  readonly cellAt: (column: number, row: number) => Cell | undefined;
}

/** Cells of one sheet, and cells that merged ranges spread to. */
const MOST_CELLS = 20_000;

/**
 * The letters of all cells of a table together. One part of a workbook holds no more in Japanese.
 */
export const MOST_LETTERS = 4_000_000;

/**
 * How many cells the sheets of a workbook may still have together, those that merged ranges spread to among them, and how
 * many letters: a text that cells share counts in each of them, as it is read in each.
 */
export interface Room {
  cells: number;
  letters: number;
}

/** Of a workbook. */
export function roomForCells(): Room {
  return { cells: 3 * MOST_CELLS, letters: MOST_LETTERS };
}

const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;
/** As much of a reference as a message shows. */
const LONGEST_SHOWN = 24;

/** A text that cells share. */
export interface SharedString {
  readonly text: string;
  /** Whether a line goes through a part of it, by its own letters. */
  readonly isStruck: boolean;
}

/** What of the parts of a workbook its cells refer to. */
export interface SharedParts {
  readonly strings: readonly SharedString[];
  /** The styles, by number, whose letters a line goes through. */
  readonly struck: ReadonlySet<number>;
}

/** Whether a tag for a line through letters draws one. */
function strikes(attribute: Attribute): boolean {
  return !/^(?:0|false|none|off)$/.test(attribute('val') ?? '');
}

/** The styles, by number, whose letters a line goes through: whoever strikes an answer out takes it back. */
export function readStruckStyles(part: XmlPart): ReadonlySet<number> {
  const fonts = new Set<number>();
  const styles = new Set<number>();
  let list = '';
  let at = -1;
  for (const token of xmlTokens(part)) {
    if (token.kind === 'text') continue;
    const { name } = token;
    if (name === 'fonts' || name === 'cellXfs') {
      list = token.kind === 'open' && !token.isEmpty ? name : '';
      at = -1;
    } else if (token.kind === 'close') continue;
    else if (list === 'fonts' && name === 'font') at++;
    else if (list === 'fonts' && name === 'strike' && strikes(token.attribute)) fonts.add(at);
    else if (list === 'cellXfs' && name === 'xf') {
      at++;
      if (fonts.has(Number(token.attribute('fontId')))) styles.add(at);
    }
  }
  return styles;
}

/** Shared strings in their order; what is only a reading aid (furigana) is left out. */
export function readStrings(part: XmlPart): readonly SharedString[] {
  const strings: SharedString[] = [];
  let [isStruck, isRunStruck] = [false, false];
  let text = '';
  let isText = false;
  let aside = 0;
  for (const token of xmlTokens(part)) {
    if (token.kind === 'text') {
      if (!isText || aside > 0) continue;
      text += token.text;
      isStruck ||= isRunStruck && token.text.trim() !== '';
      continue;
    }
    const opens = token.kind === 'open' && !token.isEmpty;
    if (token.name === 't') isText = opens;
    if (token.name === 'rPh') aside += opens ? 1 : token.kind === 'close' ? -1 : 0;
    if (token.name === 'r') isRunStruck = false;
    if (token.name === 'strike' && token.kind === 'open') isRunStruck = strikes(token.attribute);
    if (token.name !== 'si') continue;
    if (!opens) strings.push({ text: unescapeText(text), isStruck });
    if (strings.length > MOST_CELLS) throw tooLarge(part);
    text = '';
    [isStruck, isRunStruck] = [false, false];
  }
  return strings;
}

/**
 * The cells of a sheet, addressed as in Excel.
 * @param room what is left of it once other sheets of the workbook are read; less of it afterwards.
 * @throws UserError workbook-damaged, workbook-too-large
 */
export function readSheet(part: XmlPart, shared: SharedParts, room = roomForCells()): Sheet {
  const reader = new SheetReader(part, shared, room);
  return reader.read();
}

/** What the reader is inside of. Tags of the same names after the data are something else, such as where a button lies. */
type Inside = 'before' | 'data' | 'row' | 'cell' | 'after';

type Attribute = (name: string) => string | undefined;

/** Where the reader stands in the sheet, and what it has gathered. */
class SheetReader {
  private readonly rows = new Map<number, Map<number, Cell>>();
  private readonly merged: Area[] = [];
  private inside: Inside = 'before';
  private row = 0;
  private column = 0;
  private count = 0;
  private type = 'n';
  private value = '';
  private hasFormula = false;
  private isValue = false;
  private aside = 0;
  private isStruck = false;
  private isRunStruck = false;

  constructor(
    private readonly part: XmlPart,
    private readonly shared: SharedParts,
    private readonly room: Room,
  ) {}

  read(): Sheet {
    for (const token of xmlTokens(this.part)) {
      switch (token.kind) {
        case 'text':
          if (this.isValue && this.aside === 0) this.addText(token.text);
          break;
        case 'open':
          this.open(token.name, token.attribute, token.isEmpty);
          if (token.isEmpty) this.close(token.name);
          break;
        case 'close':
          this.close(token.name);
      }
    }
    // A sheet whose data do not end may have had more of them.
    if (this.inside !== 'before' && this.inside !== 'after') throw this.damaged();
    this.spread();
    const rows = new Map([...this.rows].map(([row, cells]) => [row, inOrder(cells.keys())]));
    const { rows: cells } = this;
    return {
      rows: inOrder(rows.keys()),
      columnsIn: (row) => rows.get(row) ?? [],
      cellAt: (column, row) => cells.get(row)?.get(column),
    };
  }

  private open(name: string, attribute: Attribute, isEmpty: boolean): void {
    switch (name) {
      case 'sheetData':
        this.step('before', 'data', name, attribute);
        break;
      case 'row':
        if (this.inside !== 'after') this.openRow(attribute);
        break;
      case 'c':
        if (this.inside !== 'after') this.openCell(attribute);
        break;
      case 'f':
        this.hasFormula = true;
        break;
      case 'v':
      case 't':
        this.isValue = !isEmpty;
        break;
      case 'r':
        this.isRunStruck = false;
        break;
      case 'strike':
        this.isRunStruck = strikes(attribute);
        break;
      case 'rPh':
        this.aside++;
        break;
      case 'mergeCell':
        this.addMerged(attribute('ref') ?? '');
    }
  }

  private close(name: string): void {
    switch (name) {
      case 'sheetData':
        this.step('data', 'after', `/${name}`);
        break;
      case 'row':
        if (this.inside !== 'after') this.step('row', 'data', `/${name}`);
        break;
      case 'c':
        if (this.inside !== 'after') this.closeCell();
        break;
      case 'v':
      case 't':
        this.isValue = false;
        break;
      case 'rPh':
        this.aside--;
    }
  }

  private addText(text: string): void {
    this.value += text;
    this.isStruck ||= this.isRunStruck && text.trim() !== '';
  }

  private step(from: Inside, to: Inside, name: string, attribute?: Attribute): void {
    if (this.inside !== from) throw this.misplaced(name, attribute?.('r'));
    this.inside = to;
  }

  /** A row without a number comes after the one before it; every other one stands further down, and in the sheet. */
  private openRow(attribute: Attribute): void {
    this.step('data', 'row', 'row', attribute);
    const number = attribute('r');
    const row = number === undefined ? this.row + 1 : rowOf(number);
    if (row === undefined || row <= this.row || row > LAST_ROW) throw this.misplaced('row', number);
    this.row = row;
    this.column = 0;
  }

  /** A cell without an address comes after the one before it; every other one stands further right, in its own row. */
  private openCell(attribute: Attribute): void {
    this.step('row', 'cell', 'c', attribute);
    const address = attribute('r');
    const place = address === undefined ? { column: this.column + 1, row: this.row } : placeOf(address);
    if (place?.row !== this.row || place.column <= this.column || place.column > LAST_COLUMN) {
      throw this.misplaced('c', address);
    }
    this.column = place.column;
    this.type = attribute('t') ?? 'n';
    this.value = '';
    this.hasFormula = false;
    this.isValue = false;
    this.aside = 0;
    this.isRunStruck = false;
    const { struck } = this.shared;
    this.isStruck = struck.size > 0 && struck.has(Number(attribute('s') ?? 0));
  }

  private closeCell(): void {
    this.step('cell', 'row', '/c');
    const { text, isStruck } = this.shown();
    const { row, column, hasFormula } = this;
    if (text === '' && !hasFormula) return;
    if (text.length > LONGEST_CELL) throw tooLarge(this.part);
    const address = addressOf(column, row);
    this.put(column, row, { text, hasFormula, address, ...(isStruck && text.trim() !== '' ? { isStruck } : {}) });
    if (++this.count > MOST_CELLS) throw tooLarge(this.part);
  }

  private put(column: number, row: number, cell: Cell): void {
    this.room.letters -= cell.text.length;
    if (--this.room.cells < 0 || this.room.letters < 0) throw tooLarge(this.part);
    const cells = this.rows.get(row) ?? new Map<number, Cell>();
    if (cells.size === 0) this.rows.set(row, cells);
    cells.set(column, cell);
  }

  private shown(): { readonly text: string; readonly isStruck: boolean } {
    const { type, value, isStruck } = this;
    if (type !== 's') return { text: this.own(), isStruck };
    const shared = value === '' ? undefined : this.shared.strings[Number(value)];
    return { text: shared?.text ?? '', isStruck: isStruck || shared?.isStruck === true };
  }

  /** What stands in the cell itself. */
  private own(): string {
    const { type, value } = this;
    switch (type) {
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return value.trim() === '' || Number.isNaN(Number(value)) ? value.trim() : String(Number(value));
      default:
        return unescapeText(value);
    }
  }

  private addMerged(reference: string): void {
    const [from, to] = reference.split(':').map(placeOf);
    if (from === undefined || to === undefined) throw this.damaged();
    this.merged.push({ from, to });
    if (this.merged.length > MOST_CELLS) throw tooLarge(this.part);
  }

  /** A merged range keeps its value in its first cell; only as far as there is anything in the sheet. */
  private spread(): void {
    const lastRow = Math.max(0, ...this.rows.keys());
    const lastColumn = [...this.rows.values()].reduce((last, cells) => Math.max(last, ...cells.keys()), 0);
    let spread = 0;
    for (const { from, to } of this.merged) {
      const value = this.rows.get(from.row)?.get(from.column);
      if (value === undefined) continue;
      for (let row = from.row; row <= Math.min(to.row, lastRow); row++) {
        for (let column = from.column; column <= Math.min(to.column, lastColumn); column++) {
          this.put(column, row, value);
          if (++spread > MOST_CELLS) throw tooLarge(this.part);
        }
      }
    }
  }

  private misplaced(name: string, reference?: string): UserError {
    // As JSON, no sign of it can begin a line or move a cursor.
    const shown =
      reference === undefined ? '' : ` r=${JSON.stringify(reference.slice(0, LONGEST_SHOWN).toWellFormed())}`;
    return this.damaged(`: <${name}${shown}>`);
  }

  private damaged(what = ''): UserError {
    return new UserError('workbook-damaged', { file: this.part.file, detail: `${this.part.path}${what}` });
  }
}

function inOrder(numbers: Iterable<number>): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

interface Place {
  readonly column: number;
  readonly row: number;
}

interface Area {
  readonly from: Place;
  readonly to: Place;
}

/** `L12` for column 12 of row 12. */
export function addressOf(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** Column 12 of row 12 for `L12`. */
export function placeOf(address: string): Place | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = columnOf(letters);
  const row = rowOf(digits);
  return column > LAST_COLUMN || row === undefined ? undefined : { column, row };
}

/** The row of a number as Excel writes it: plain digits, and no further down than a sheet goes. */
function rowOf(digits: string): number | undefined {
  const row = /^[1-9]\d{0,6}$/.test(digits) ? Number(digits) : 0;
  return row === 0 || row > LAST_ROW ? undefined : row;
}

/** 12 for `L`. */
export function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Excel writes what XML cannot hold as `_x000D_`. */
function unescapeText(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
    .toWellFormed();
}

function tooLarge({ file }: XmlPart): UserError {
  return new UserError('workbook-too-large', { file });
}
