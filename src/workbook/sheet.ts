import { UserError } from '../errors.ts';
import { type XmlPart, xmlTokens } from './xml.ts';

/** What a cell shows. */
export interface Cell {
  readonly text: string;
  /** The value was computed, and is the one that was stored last. */
  readonly hasFormula: boolean;
  /** Where the value stands: the cell itself, or the first cell of the merged range it belongs to. */
  readonly address: string;
}

/** The cells of a sheet; columns and rows count from 1. */
export interface Sheet {
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Undefined for an empty cell. A merged range shows its value in each of its cells. */
  readonly cellAt: (column: number, row: number) => Cell | undefined;
}

/** Cells of one sheet, and cells that merged ranges spread to. */
const MOST_CELLS = 20_000;
const LAST_COLUMN = 16_384;
const LAST_ROW = 1_048_576;

/** Shared strings in their order; what is only a reading aid (furigana) is left out. */
export function readStrings(part: XmlPart): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let aside = 0;
  for (const token of xmlTokens(part)) {
    if (token.kind === 'text') {
      if (isText && aside === 0) text += token.text;
      continue;
    }
    const opens = token.kind === 'open' && !token.isEmpty;
    if (token.name === 't') isText = opens;
    if (token.name === 'rPh') aside += opens ? 1 : token.kind === 'close' ? -1 : 0;
    if (token.name !== 'si') continue;
    if (!opens) strings.push(unescapeText(text));
    if (strings.length > MOST_CELLS) throw tooLarge(part);
    text = '';
  }
  return strings;
}

/**
 * The cells of a sheet, addressed as in Excel.
 * @throws UserError workbook-damaged, workbook-too-large
 */
export function readSheet(part: XmlPart, strings: readonly string[]): Sheet {
  const reader = new SheetReader(part, strings);
  return reader.read();
}

/** Where the reader stands in the sheet, and what it has gathered. */
class SheetReader {
  private readonly cells = new Map<string, Cell>();
  private readonly merged: Area[] = [];
  private row = 0;
  private column = 0;
  private lastRow = 0;
  private lastColumn = 0;
  private type = 'n';
  private value = '';
  private hasFormula = false;
  private isValue = false;
  private aside = 0;

  constructor(
    private readonly part: XmlPart,
    private readonly strings: readonly string[],
  ) {}

  read(): Sheet {
    for (const token of xmlTokens(this.part)) {
      switch (token.kind) {
        case 'text':
          if (this.isValue && this.aside === 0) this.value += token.text;
          break;
        case 'open':
          this.open(token.name, token.attribute, token.isEmpty);
          if (token.isEmpty) this.close(token.name);
          break;
        case 'close':
          this.close(token.name);
      }
    }
    this.spread();
    const { cells, lastRow, lastColumn } = this;
    return { lastRow, lastColumn, cellAt: (column, row) => cells.get(addressOf(column, row)) };
  }

  private open(name: string, attribute: (name: string) => string | undefined, isEmpty: boolean): void {
    switch (name) {
      case 'row':
        this.row = Number(attribute('r') ?? this.row + 1);
        this.column = 0;
        break;
      case 'c':
        this.openCell(attribute('r'), attribute('t') ?? 'n');
        break;
      case 'f':
        this.hasFormula = true;
        break;
      case 'v':
      case 't':
        this.isValue = !isEmpty;
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
      case 'c':
        this.closeCell();
        break;
      case 'v':
      case 't':
        this.isValue = false;
        break;
      case 'rPh':
        this.aside--;
    }
  }

  /** A cell without an address comes after the one before it. */
  private openCell(address: string | undefined, type: string): void {
    const place = address === undefined ? { column: this.column + 1, row: this.row } : placeOf(address);
    // Written so that NaN, from a row number that is none, does not pass.
    const isPlace = place !== undefined && place.row >= 1 && place.row <= LAST_ROW && place.column <= LAST_COLUMN;
    if (!isPlace) throw this.damaged();
    this.row = place.row;
    this.column = place.column;
    this.type = type;
    this.value = '';
    this.hasFormula = false;
  }

  private closeCell(): void {
    const text = this.shown();
    const { row, column, hasFormula } = this;
    if (text === '' && !hasFormula) return;
    const address = addressOf(column, row);
    this.cells.set(address, { text, hasFormula, address });
    this.lastRow = Math.max(this.lastRow, row);
    this.lastColumn = Math.max(this.lastColumn, column);
    if (this.cells.size > MOST_CELLS) throw tooLarge(this.part);
  }

  private shown(): string {
    const { type, value } = this;
    switch (type) {
      case 's':
        return value === '' ? '' : (this.strings[Number(value)] ?? '');
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
    let spread = 0;
    for (const { from, to } of this.merged) {
      const value = this.cells.get(addressOf(from.column, from.row));
      if (value === undefined) continue;
      for (let row = from.row; row <= Math.min(to.row, this.lastRow); row++) {
        for (let column = from.column; column <= Math.min(to.column, this.lastColumn); column++) {
          this.cells.set(addressOf(column, row), value);
          if (++spread > MOST_CELLS) throw tooLarge(this.part);
        }
      }
    }
  }

  private damaged(): UserError {
    return new UserError('workbook-damaged', { file: this.part.file, detail: this.part.path });
  }
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
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

function placeOf(address: string): Place | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = columnOf(letters);
  const row = Number(digits);
  return column > LAST_COLUMN || row > LAST_ROW ? undefined : { column, row };
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
