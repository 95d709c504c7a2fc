import type { AnswerState } from '../formats/assessment.ts';
import type { DaySide } from '../text/typed.ts';
import type { Criteria, HandoutWords } from './handoutWorkbook.ts';
import { headingKey as keyOf, type MappedTable } from './ownTable.ts';

/** Why a cell cannot be taken over. */
export type CellFault =
  | 'word'
  /** What most people mean by it, and not all. */
  | 'likely'
  | 'date'
  | 'future'
  | 'id'
  | 'no-id'
  | 'twice'
  | 'differs'
  | 'two-people'
  | 'formula'
  | 'struck'
  | 'too-long'
  | 'too-many'
  | 'condition'
  | 'option'
  | 'no-options'
  | 'too-few'
  | 'no-reason'
  | 'no-answer'
  | 'no-question'
  | 'other-state';

/** Where a cell stands, and what is in it. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  /** `E`. */
  readonly column: string;
  readonly heading: string;
  readonly value: string;
}

export interface CellProblem extends CellPlace {
  readonly fault: CellFault;
  /** The criterion of its row, where there is one. */
  readonly id?: string;
  /** How much there may be, or has to be. */
  readonly max?: number;
  /** What the word most likely means. */
  readonly suggestion?: AnswerState;
  /** What stands as a note beside an answer that is not read: it may say what is meant. */
  readonly note?: string;
  /** Of a text that is no day: on which side of today it is looked for. */
  readonly side?: DaySide;
}

/** What was typed in other words than ours, or without its year, as it was understood. */
export type CellReading = CellPlace & ({ readonly state: AnswerState } | { readonly day: string });

/** What a person has said of cells that could not be taken over as they are. */
export interface Settled {
  /** By what was typed, in its plainest form (`wordKey`). */
  readonly words?: ReadonlyMap<string, AnswerState>;
  /** By criterion, whatever its cell says. */
  readonly states?: ReadonlyMap<string, AnswerState>;
  /** By criterion. */
  readonly options?: ReadonlyMap<string, readonly string[]>;
  /** By criterion. */
  readonly reasons?: ReadonlyMap<string, string>;
  /** By place (`placeKey`), YYYY-MM-DD; '' where nobody knows. */
  readonly days?: ReadonlyMap<string, string>;
  /** Places of cells that were settled when they came back before: the answer beside a day of those is no news, and a row waits for no word of those. */
  readonly asBefore?: ReadonlySet<string>;
}

export interface FillOptions {
  /** What was asked, by id. */
  readonly criteria: Criteria;
  /** The words of every language: a sheet may be filled in another one than it was made in. */
  readonly languages: readonly HandoutWords[];
  /** What a typed text is kept as: without what no terminal may see, and without blanks around it. */
  readonly clean: (text: string) => string;
  /** The last day on which something can have been done, YYYY-MM-DD. */
  readonly today: string;
  /** Whether a word that most people mean one way is taken that way. */
  readonly takesLikely?: boolean;
  /** Whether the table is a person's own: nobody has handed out what is not in it. */
  readonly isOwn?: boolean;
  /** Where such a table lies, and what its columns hold; by our own headings where left out. */
  readonly mapped?: readonly MappedTable[];
  readonly settled?: Settled;
}

/** The form in which two typed words are the same one. */
export function wordKey(typed: string): string {
  return keyOf(typed);
}

/** By what a cell is known among all of a workbook. */
export function placeKey({ sheet, column, row }: CellPlace): string {
  return `${sheet} ${column}${row}`;
}

/** The lines of a cell as one, without its empty ones. */
export function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
