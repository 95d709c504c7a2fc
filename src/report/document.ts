import type { ReportModel } from '../formats/outputs/report.ts';
import type { ActionTime } from '../formats/states.ts';
import type { Counts, CriterionState } from '../scoring/result.ts';

/** What people read, in words: what every format of it says, and none of how it looks. */
export interface Document {
  readonly title: string;
  /** Goes into something larger, such as a comment or a log: its headings are smaller. */
  readonly isInsert?: boolean;
  /** Stands on every page. */
  readonly mark?: string;
  /** Stands at the foot of every page on paper. */
  readonly footer?: string;
  readonly facts: readonly Fact[];
  /** What the document is, and what it is not. */
  readonly notices: readonly string[];
  readonly parts: readonly Part[];
}

/** A document to hand over, with what tells one copy from another. */
export interface Sheet extends Document {
  readonly organization: string;
  readonly edition: string;
  readonly digest: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly tool: ReportModel['tool'];
}

export type Fact = readonly [label: string, value: string];

export interface Part {
  /** Left out where nothing has to announce it. */
  readonly title?: string;
  /** On paper it stands at the top of it. */
  readonly startsPage?: PageStart;
  readonly blocks: readonly DocumentBlock[];
}

/** A page, or the front of a leaf that is printed on both sides. */
export type PageStart = 'page' | 'leaf';

export type DocumentBlock =
  | Text
  | List
  | { readonly kind: 'callout'; readonly text: string }
  | { readonly kind: 'folded'; readonly title: string; readonly blocks: readonly DocumentBlock[] }
  | Bars
  | Table
  | CriteriaTable
  | Steps
  | { readonly kind: 'criteria'; readonly criteria: readonly CriterionEntry[] }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | Form
  | Signature;

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
  /** The same in fewer words, for a page that has no room for all of them. */
  readonly brief?: readonly string[];
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** What must not be overlooked, what somebody has to look into, and what only helps to read the rest. */
  readonly tone?: 'strong' | 'warning' | 'quiet';
  /** The words of somebody else, which may be laid out to look like a part of the document. */
  readonly isQuoted?: true;
  /** Tells a command: whoever reads the document on paper, in a browser or in a workbook may not run any. */
  readonly isForOperator?: true;
  /** The title of the part that it points to, in this document or in a longer one. */
  readonly to?: string;
}

/** How many criteria are in each state, for comparison by eye. */
export interface Bars {
  readonly kind: 'bars';
  /** What the rows are. */
  readonly of: string;
  readonly rows: readonly { readonly title: string; readonly counts: Counts }[];
  /** Together they are the whole, and each criterion is in one of them. */
  readonly addsUp?: true;
}

export interface Table {
  readonly kind: 'table';
  readonly title: string;
  /** How to read it, where that has to be said. */
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  /** In a workbook it is as wide as a page: what has no width of its own stands in the column before it there, too. */
  readonly onePage?: true;
  /** What the groups of rows are, where there are any: of the larger and of the smaller ones. */
  readonly groupedBy?: readonly [outer: string, inner: string];
  readonly groups: readonly TableGroup[];
}

export interface TableColumn {
  readonly title: string;
  /** Share of the width of a page, even where left out; with 0 it stands in the column before it, with its title in front of each line. */
  readonly width?: number;
  /** What stands over it where others stand in it: then its own title is in front of its lines, too. */
  readonly shared?: string;
  /** Names its row. */
  readonly isHeader?: boolean;
  /** Holds figures. */
  readonly isNumeric?: boolean;
  /** Figures above 0 stand out. */
  readonly isLoud?: boolean;
  /** By what rows are found: in a workbook it stays a column of its own. */
  readonly isSought?: boolean;
  /** Is there to be filled in, or holds what was. */
  readonly isInput?: boolean;
  /** Rows, counted from 0, in which there is nothing to fill in. */
  readonly closed?: readonly number[];
}

export interface TableGroup {
  readonly title?: string;
  readonly parts: readonly { readonly title?: string; readonly rows: readonly TableRow[] }[];
}

/** The lines of each cell, one list for each column; the last of too few goes on to the end of the row. */
export type TableRow = readonly (readonly string[])[];

/** Many criteria with little to say of each. */
export interface CriteriaTable {
  readonly kind: 'criteria-table';
  /** What stands over the columns, and which of a row is in them. */
  readonly columns: readonly { readonly title: string; readonly shows: 'id' | 'question' | 'state' | 'notes' }[];
  readonly groups: readonly { readonly title?: string; readonly rows: readonly CriterionRow[] }[];
}

/** A criterion as a document names it. */
export interface CriterionHead {
  readonly id: string;
  /** Of its requirement. */
  readonly title: string;
  readonly state: CriterionState;
  readonly question: string;
  /** Beside the state; only where the document tells of so many that a reader looks for some of them. */
  readonly facets?: Facets;
}

/** By what a reader finds some of many criteria, in words. */
export interface Facets {
  readonly category: string;
  /** In whose hands it is. */
  readonly person: string;
  /** By when it can be taken up; left out where nothing is left to do. */
  readonly time?: ActionTime;
}

export interface CriterionRow extends CriterionHead {
  /** Of the criterion itself; the title of its requirement heads the group. */
  readonly ownTitle?: string;
  /** The document has already told of it, with its question. */
  readonly isTold?: true;
  readonly notes: readonly string[];
}

/** What to do. */
export interface Steps {
  readonly kind: 'steps';
  readonly groups: readonly { readonly title?: string; readonly steps: readonly Step[] }[];
}

/** Something to do, in its order; its question stands with the criterion. */
export interface Step extends Omit<CriterionHead, 'question' | 'title'> {
  /** What it is about, or what to do. */
  readonly title: string;
  /** Its place in the order of work, the same wherever the document names it. */
  readonly number: number;
  readonly lines: readonly string[];
  /** What is agreed on for it; an empty value is a box to fill in. */
  readonly fields?: readonly Fact[];
}

/** A criterion with everything that belongs to it. */
export interface CriterionEntry extends Omit<CriterionHead, 'question'> {
  /** Opens the entry; left out where it is among the details, because something else matters more. */
  readonly question?: string;
  readonly details: readonly Detail[];
}

export type Detail =
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Sentences that are not ours. */
  | { readonly kind: 'quotation'; readonly title: string; readonly lines: readonly string[] };

/** What became of something. */
export interface Change {
  /** The criterion or code it is about; left out where the lines say it. */
  readonly head?: string;
  readonly states?: readonly [before: CriterionState | undefined, after: CriterionState | undefined];
  readonly aside?: string;
  readonly lines: readonly string[];
}

/** A question with boxes to tick and lines to write on. */
export interface Form {
  readonly kind: 'form';
  readonly title?: string;
  readonly list?: { readonly title: string; readonly items: readonly string[] };
  readonly texts?: readonly string[];
  readonly boxes: readonly string[];
  /** Boxes of which several may be ticked, below what they are there for. */
  readonly choices?: { readonly title: string; readonly items: readonly string[] };
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
