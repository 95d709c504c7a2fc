import type { WrittenChart } from './chart.ts';

/** A sheet of texts: a table below its head, or what stands for itself. */
export interface WrittenSheet {
  readonly name: string;
  /** In characters of the standard font. */
  readonly widths: readonly number[];
  /** Stays in sight, and is repeated on each printed page; none where the sheet is no table. */
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns from the left say what a row is, where it goes on beside the page; one where left out. */
  readonly naming?: number;
  /** Stands over the rows of a sheet that is no table. */
  readonly title?: string;
  /** Cells to be filled in, which look so; columns count from 1, rows from 0 below the title or head; all of them where left out. */
  readonly inputs?: {
    readonly columns: readonly number[];
    readonly rows?: readonly number[];
    /** Cells in them with nothing to fill in; columns count from 1, rows from 0. */
    readonly closed?: readonly (readonly [column: number, row: number])[];
  };
  /** Columns whose plain figures are numbers and no text; columns count from 1. */
  readonly figures?: readonly number[];
  readonly charts?: readonly WrittenChart[];
  /** Whether a row higher than a sheet can show goes on in the next one; not where a program reads the rows back. */
  readonly goesOn?: boolean;
  /** What may be chosen in the cells of a column below the head. */
  readonly choices?: readonly WrittenChoice[];
  /** What is shown beside a cell of a column below the head while somebody writes in it: at most 255 characters. */
  readonly hints?: readonly { readonly column: number; readonly text: string }[];
  /** Kept out of sight: for the program that reads it back. */
  readonly isHidden?: boolean;
}

/** What may be chosen in the cells of a column. */
export interface WrittenChoice {
  /** Counts from 1. */
  readonly column: number;
  /** Without commas, and together within 255 characters: Excel holds no more. */
  readonly words: readonly string[];
  /** Shown where something else is typed. */
  readonly refusal: string;
}

/** A workbook of texts. */
export interface WrittenWorkbook {
  readonly sheets: readonly WrittenSheet[];
  /** What the file is called beside its name. */
  readonly title?: string;
  /** Stands at the head of every printed page, beside the title and the name of the sheet. */
  readonly mark?: string;
  /** Stands at the foot of every printed page. */
  readonly footer?: string;
}
