import type { ReportModel } from '../formats/outputs/report.ts';

/** A sheet to hand over, in words: what every format of it says, and none of how it looks. */
export interface Document {
  readonly title: string;
  readonly organization: string;
  /** Stands on every page. */
  readonly mark?: string;
  readonly facts: readonly Fact[];
  /** What the sheet is, and what it is not. */
  readonly notice: string;
  readonly parts: readonly Part[];
  readonly edition: string;
  readonly digest: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly tool: ReportModel['tool'];
}

export type Fact = readonly [label: string, value: string];

export interface Part {
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | { readonly kind: 'text'; readonly text: string; readonly isStrong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table
  | Form
  | Signature;

export interface Table {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly TableColumn[];
  /** What the groups of rows are, where there are any: of the larger and of the smaller ones. */
  readonly groupedBy?: readonly [outer: string, inner: string];
  readonly groups: readonly TableGroup[];
}

export interface TableColumn {
  readonly title: string;
  /** Share of the width of a page; with 0 it stands in the column before it, with its title in front of each line. */
  readonly width: number;
  /** Names its row. */
  readonly isHeader?: boolean;
}

export interface TableGroup {
  readonly title?: string;
  readonly parts: readonly { readonly title?: string; readonly rows: readonly TableRow[] }[];
}

/** The lines of each cell, one list for each column. */
export type TableRow = readonly (readonly string[])[];

/** A question with boxes to tick and lines to write on. */
export interface Form {
  readonly kind: 'form';
  readonly title?: string;
  readonly list?: { readonly title: string; readonly items: readonly string[] };
  readonly texts?: readonly string[];
  readonly boxes: readonly string[];
  /** What stands before each line; nothing where it goes on. */
  readonly lines: readonly string[];
}

/** A place to sign, with what the signature says. */
export interface Signature {
  readonly kind: 'signature';
  readonly who: string;
  readonly confirms: string;
  readonly fields: readonly string[];
}
