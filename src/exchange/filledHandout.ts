import { answerBecomes, answerOf, type BoundDetail, belongsTo, draftOf, lackOf } from '../domain/answer.ts';
import { isSame } from '../domain/canonical.ts';
import { askingIn } from '../domain/view.ts';
import { UserError } from '../errors.ts';
import {
  type Answer,
  type AnswerState,
  type Assessment,
  type Draft,
  type Evidence,
  states,
} from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import { isDash, stateReadIn } from '../formats/stateWords.ts';
import type { Cell, Sheet } from '../office/sheet.ts';
import { cellText } from '../office/write.ts';
import type { Workbook } from '../office/xlsx.ts';
import { meantBy } from '../text/csv.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import {
  type DaySide,
  isDayWithoutYear,
  typedChoices,
  typedDay,
  typedDayNear,
  typedId,
  typedNumbers,
} from '../text/typed.ts';
import { type HandoutParts, partsOf, withParts } from './handoutParts.ts';
import {
  type Criteria,
  columnsOf,
  DATA_SHEET,
  type HandoutColumn,
  type HandoutWords,
  handoutColumns,
  stateText,
  type TypedColumn,
  typedColumns,
  typedParts,
  viewsText,
} from './handoutWorkbook.ts';
import { idsReader, headingKey as keyOf, letterOf, type MappedTable, ownColumns } from './ownTable.ts';

type TextColumn = 'reason' | 'note' | 'owner' | 'reply';
type DateColumn = 'lastDone' | 'due';

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
  /** Of a text that is no day: on which side of today it is looked for. */
  readonly side?: DaySide;
}

/** What was typed in other words than ours, or without its year, as it was understood. */
export type CellReading = CellPlace & ({ readonly state: AnswerState } | { readonly day: string });

/** Something about the sheets that leaves the answers as they are, and that a person wants to know. */
export type FillNote =
  | { readonly about: 'sheets' | 'hidden'; readonly names: readonly string[] }
  /** A table that is no hand-out of ours, and how its columns were read. */
  | {
      readonly about: 'own';
      readonly sheet: string;
      readonly columns: readonly {
        readonly column: HandoutColumn;
        readonly letter: string;
        readonly heading: string;
      }[];
    }
  | { readonly about: 'columns'; readonly sheet: string; readonly columns: readonly HandoutColumn[] }
  | { readonly about: 'rows'; readonly ids: readonly string[] }
  | { readonly about: 'remark'; readonly sheet: string; readonly row: number; readonly text: string }
  /** Written beside the columns of a hand-out; `cell` as `M10`. */
  | { readonly about: 'beside'; readonly sheet: string; readonly cell: string; readonly text: string }
  | { readonly about: 'emptied' | 'emptied-evidence' | 'emptied-charge' | 'views'; readonly ids: readonly string[] }
  /** Who answered, as it stands beside the name of the field. */
  | { readonly about: 'answerer'; readonly name: string };

/** A hand-out with what was typed into its sheets, what of that cannot be taken over, and what was found on the way. */
export interface FilledHandout {
  readonly filled: Assessment;
  readonly problems: readonly CellProblem[];
  readonly readings: readonly CellReading[];
  readonly notes: readonly FillNote[];
  /** Who answered, where the workbook names somebody. */
  readonly answerer?: string;
}

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
  /** Places of cells that were settled when they came back before: the answer beside a day of those is no news. */
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

interface Table {
  readonly name: string;
  readonly sheet: Sheet;
  readonly headRow: number;
  readonly columns: ReadonlyMap<HandoutColumn, number>;
  /** What stands over a column. */
  readonly headingOf: (column: number) => string;
  readonly isDate1904: boolean;
}

/** Headings further down are none. */
const LAST_HEAD_ROW = 20;

/** The form in which two typed words are the same one. */
export function wordKey(typed: string): string {
  return keyOf(typed);
}

/** By what a cell is known among all of a workbook. */
export function placeKey({ sheet, column, row }: CellPlace): string {
  return `${sheet} ${column}${row}`;
}

/**
 * Fills a hand-out with the cells of its sheets; a row or column that is gone leaves everything as it was, and a cell
 * that cannot be taken over keeps none of the others from it.
 * @throws UserError workbook-without-handout
 */
export function fillHandout(handout: Assessment, workbook: Workbook, options: FillOptions): FilledHandout {
  const tables = tablesIn(workbook, options);
  const ids = handout.handout?.ids ?? [];
  const each = tables.map((table) => fillByTable(handout, table, options));
  const problems = each.flatMap((one) => one.problems);
  const taken = new Map<string, { readonly parts: HandoutParts; readonly sheet: number }>();
  each.forEach(({ filled, places }, sheet) => {
    for (const id of ids) {
      const parts = partsOf(filled, id);
      if (isSame(parts, partsOf(handout, id))) continue;
      const earlier = taken.get(id);
      if (earlier === undefined) taken.set(id, { parts, sheet });
      else if (!isSame(earlier.parts, parts)) {
        const place = places.get(id);
        if (place !== undefined) problems.push({ ...place, fault: 'differs', id });
      }
    }
  });
  const answerer = answererIn(workbook, tables, options);
  problems.push(...answerer.problems);
  const disputed = new Set(problems.filter(({ fault }) => fault === 'differs').map(({ id }) => id));
  const filled = [...taken].reduce(
    (whole, [id, { parts }]) => (disputed.has(id) ? whole : withParts(whole, id, parts)),
    handout,
  );
  return {
    filled,
    problems,
    readings: each.flatMap(({ readings }) => readings),
    notes: [
      ...(answerer.name === undefined || answerer.name === handout.handout?.to
        ? []
        : [{ about: 'answerer', name: answerer.name } as const]),
      ...hiddenNote(workbook, tables),
      ...notesOf(handout, tables, each, options),
    ],
    ...(answerer.name === undefined ? {} : { answerer: answerer.name }),
  };
}

/**
 * Who answered, by the cell beside the name of its field: above the questions, or on any other sheet. Copies that name
 * two people name nobody.
 */
function answererIn(
  { sheets }: Workbook,
  tables: readonly Table[],
  { languages, clean }: FillOptions,
): { readonly name?: string; readonly problems: readonly CellProblem[] } {
  const labels = new Set(languages.map(({ answerer }) => keyOf(answerer)));
  const places = sheets.flatMap(({ name, read }) => {
    if (name === DATA_SHEET) return [];
    const end = tables.find((table) => table.name === name)?.headRow ?? Number.POSITIVE_INFINITY;
    const sheet = read();
    return sheet.rows
      .filter((row) => row < end)
      .flatMap((row) => {
        const filled = sheet.columnsIn(row).flatMap((column) => {
          const cell = sheet.cellAt(column, row);
          return cell === undefined || keyOf(cell.text) === '' ? [] : [{ column, cell }];
        });
        const label = filled.find(({ cell }) => labels.has(keyOf(cell.text)));
        const beside = filled.find(
          ({ column, cell }) => label !== undefined && column > label.column && cell.address !== label.cell.address,
        );
        if (label === undefined || beside === undefined) return [];
        const { column, cell } = beside;
        const heading = label.cell.text.trim();
        const place = {
          sheet: name,
          row,
          column: letterOf(column),
          heading,
          value: cell.text,
        };
        return [{ place, hasFormula: cell.hasFormula, said: onOneLine(clean(meantBy(cell.text))) }];
      });
  });
  const faults = places.flatMap(({ place, hasFormula, said }): CellProblem[] => {
    if (hasFormula) return [{ ...place, fault: 'formula' }];
    return said.length > limits.line ? [{ ...place, fault: 'too-long', max: limits.line }] : [];
  });
  if (faults.length > 0) return { problems: faults };
  const [first] = places;
  const other = places.find(({ said }) => said !== first?.said);
  if (other !== undefined) return { problems: [{ ...other.place, fault: 'two-people' }] };
  return { problems: [], ...(first === undefined || first.said === '' ? {} : { name: first.said }) };
}

function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** What nobody sees in the workbook, and what is read all the same. */
function hiddenNote({ sheets }: Workbook, tables: readonly Table[]): readonly FillNote[] {
  const names = tables.flatMap(({ name }) => (sheets.find((one) => one.name === name)?.isHidden ? [name] : []));
  return names.length === 0 ? [] : [{ about: 'hidden', names }];
}

function notesOf(
  handout: Assessment,
  tables: readonly Table[],
  each: readonly FilledTable[],
  { criteria, languages, isOwn = false }: FillOptions,
): readonly FillNote[] {
  const ids = handout.handout?.ids ?? [];
  const wanted = columnsOf(handout, criteria).filter((column) => typedColumns.some((typed) => typed === column));
  const goneRows = isOwn ? [] : ids.filter((id) => each.every(({ places }) => !places.has(id)));
  const emptied = [...new Set(each.flatMap((one) => one.emptied))];
  const rewritten = [...new Set(each.flatMap((one) => one.rewritten))];
  const shorn = [...new Set(each.flatMap((one) => one.shorn))];
  const uncharged = [...new Set(each.flatMap((one) => one.uncharged))];
  return [
    ...(tables.length > 1 ? [{ about: 'sheets', names: tables.map(({ name }) => name) } as const] : []),
    ...tables.flatMap(({ name, columns: there, headingOf }): FillNote[] => {
      if (isOwn)
        return [
          {
            about: 'own',
            sheet: name,
            columns: [...there]
              .map(([column, at]) => ({ column, letter: letterOf(at), heading: headingOf(at) }))
              .filter((one) => !languages.some(({ headings }) => keyOf(headings[one.column]) === keyOf(one.heading))),
          },
        ];
      const columns = wanted.filter((column) => !there.has(column));
      return columns.length === 0 ? [] : [{ about: 'columns', sheet: name, columns }];
    }),
    ...(goneRows.length === 0 ? [] : [{ about: 'rows', ids: goneRows } as const]),
    ...each.flatMap(({ remarks }) => remarks),
    ...(emptied.length === 0 ? [] : [{ about: 'emptied', ids: emptied } as const]),
    ...(rewritten.length === 0 ? [] : [{ about: 'views', ids: rewritten } as const]),
    ...(shorn.length === 0 ? [] : [{ about: 'emptied-evidence', ids: shorn } as const]),
    ...(uncharged.length === 0 ? [] : [{ about: 'emptied-charge', ids: uncharged } as const]),
  ];
}

/** Every sheet with the headings: a copy may hold the answers. */
function tablesIn({ name: file, sheets, isDate1904 }: Workbook, { languages, mapped }: FillOptions): readonly Table[] {
  if (mapped !== undefined) return mapped.map((one) => mappedAs(one, isDate1904));
  const tables = ourTables({ sheets, isDate1904 }, languages);
  if (tables.length === 0) throw new UserError('workbook-without-handout', { file, sheet: DATA_SHEET });
  return tables;
}

/** Whether one of the sheets has the headings of a hand-out over its columns, or those of a list of findings. */
export function hasOurHeadings(workbook: Workbook, languages: readonly HandoutWords[]): boolean {
  return ourTables(workbook, languages).some(({ columns }) => columns.has('state') || columns.has('reply'));
}

function ourTables(
  { sheets, isDate1904 }: Pick<Workbook, 'sheets' | 'isDate1904'>,
  languages: readonly HandoutWords[],
): readonly Table[] {
  const names = new Map(
    languages.flatMap(({ headings }) => handoutColumns.map((column) => [keyOf(headings[column]), column] as const)),
  );
  return sheets.flatMap(({ name, read }): readonly Table[] => {
    if (name === DATA_SHEET) return [];
    const sheet = read();
    for (const row of sheet.rows) {
      if (row > LAST_HEAD_ROW) break;
      const columns = headingsIn(sheet, row, names);
      if (!columns.has('id') || columns.size === 1) continue;
      const headingOf = (at: number) => sheet.cellAt(at, row)?.text ?? '';
      return [{ name, sheet, headRow: row, columns, headingOf, isDate1904 }];
    }
    return [];
  });
}

function mappedAs(
  { table: { name, sheet, firstRow, columns: all }, columns }: MappedTable,
  isDate1904: boolean,
): Table {
  return {
    name,
    sheet,
    headRow: firstRow - 1,
    columns: new Map([...columns].map(([word, at]) => [ownColumns[word], at])),
    headingOf: (column) => all.find(({ at }) => at === column)?.headings[0] ?? '',
    isDate1904,
  };
}

function headingsIn(
  sheet: Sheet,
  row: number,
  names: ReadonlyMap<string, HandoutColumn>,
): ReadonlyMap<HandoutColumn, number> {
  const found = new Map<HandoutColumn, number>();
  for (const column of sheet.columnsIn(row)) {
    const own = names.get(keyOf(sheet.cellAt(column, row)?.text ?? ''));
    if (own !== undefined && !found.has(own)) found.set(own, column);
  }
  return found;
}

interface FilledTable {
  readonly filled: Assessment;
  readonly problems: readonly CellProblem[];
  readonly readings: readonly CellReading[];
  readonly remarks: readonly FillNote[];
  /** Where the answer of each criterion stands. */
  readonly places: ReadonlyMap<string, CellPlace>;
  /** Criteria whose answer was taken out of its cell. */
  readonly emptied: readonly string[];
  /** Criteria of which the cell for views says something else than went out. */
  readonly rewritten: readonly string[];
  /** Criteria of which a piece of evidence was taken out. */
  readonly shorn: readonly string[];
  /** Criteria of which who is in charge or until when was taken out. */
  readonly uncharged: readonly string[];
}

function fillByTable(handout: Assessment, table: Table, options: FillOptions): FilledTable {
  const ids = handout.handout?.ids ?? [];
  const places = new Map<string, CellPlace>();
  const [problems, readings, remarks]: [CellProblem[], CellReading[], FillNote[]] = [[], [], []];
  const [emptied, rewritten, shorn, uncharged]: [string[], string[], string[], string[]] = [[], [], [], []];
  const idsIn = idsReader(ids);
  let filled = handout;
  for (const row of table.sheet.rows) {
    if (row <= table.headRow) continue;
    const own = rowOf(table, row, options.clean);
    const idCell = own.cell('id')?.text ?? '';
    const named = idsIn(idCell);
    if (named.length === 0) {
      // A table of somebody's own has rows between, and criteria of other levels: only what was typed there is told.
      if (options.mapped !== undefined && !own.isTyped()) continue;
      const typed = typedId(idCell);
      const stray = strayRow(own, typed, options);
      if (stray.problem !== undefined) problems.push(stray.problem);
      if (stray.remark !== undefined) remarks.push({ about: 'remark', sheet: table.name, row, text: stray.remark });
      continue;
    }
    for (const id of named) {
      // A number over several rows is one row, as far as the others hold nothing of their own.
      if (places.has(id) && own.isMergedAbove()) continue;
      if (places.has(id)) {
        problems.push({ ...own.place('id'), fault: 'twice', id });
        continue;
      }
      places.set(id, own.place('state'));
      if (options.isOwn !== true) remarks.push(...besideOf(table, row));
      const done = new RowFiller(handout, id, own, options);
      const parts = done.fill();
      problems.push(...done.problems);
      readings.push(...done.readings);
      if (done.isEmptied) emptied.push(id);
      if (own.has('views') && !hasViewsAsHandedOut(handout, id, own, options)) rewritten.push(id);
      if (done.isShorn) shorn.push(id);
      if (done.isUncharged) uncharged.push(id);
      if (!isSame(parts, partsOf(handout, id))) filled = withParts(filled, id, parts);
    }
  }
  return { filled, problems, readings, remarks, places, emptied, rewritten, shorn, uncharged };
}

/** Views are only read: what is typed over them is nobody's view. */
function hasViewsAsHandedOut(handout: Assessment, id: string, row: Row, { languages }: FillOptions): boolean {
  const typed = lineEnds(row.cell('views')?.text ?? '');
  return languages.some((words) => lineEnds(cellText(viewsText(handout, id, words))) === typed);
}

/** What stands in the row of a criterion where a hand-out has no column. */
function besideOf({ name, sheet, columns }: Table, row: number): readonly FillNote[] {
  const known = new Set(columns.values());
  return sheet.columnsIn(row).flatMap((column): FillNote[] => {
    const text = known.has(column) ? '' : (sheet.cellAt(column, row)?.text.trim() ?? '');
    return text === '' ? [] : [{ about: 'beside', sheet: name, cell: `${letterOf(column)}${row}`, text }];
  });
}

/** A row that belongs to no criterion: an answer without its number, an id that is none of ours, or only a remark. */
function strayRow(
  own: Row,
  typed: string,
  { languages }: FillOptions,
): { readonly problem?: CellProblem; readonly remark?: string } {
  const texts = own.texts();
  if (texts.length === 0) return {};
  const isHead = own.cell('id') !== undefined && languages.some(({ headings }) => keyOf(headings.id) === keyOf(typed));
  if (isHead) return {};
  const isAnswered = stateOf(own.cell('state')?.text ?? '', languages) !== undefined;
  if (/\d/.test(typed)) return { problem: { ...own.place('id'), fault: 'id' } };
  return isAnswered ? { problem: { ...own.place('id'), fault: 'no-id' } } : { remark: texts.join(' ') };
}

/** A word for no evidence is no name of any. */
function isNothing(typed: string): boolean {
  return isDash(typed) || /^(?:なし|無し?|ない|特になし|n\/?a|none)$/.test(keyOf(typed));
}

interface Row {
  /** Whether the sheet still has the column. */
  readonly has: (column: HandoutColumn) => boolean;
  readonly cell: (column: HandoutColumn) => Cell | undefined;
  /** Whether something stands in a column to fill in. */
  readonly isTyped: () => boolean;
  /** Whether the id and all that is to be filled in stand in rows above, and only reach down to this one. */
  readonly isMergedAbove: () => boolean;
  /** What stands in the row, from the left. */
  readonly texts: () => readonly string[];
  readonly clean: (text: string) => string;
  readonly dayIn: (text: string, near: DayNear) => string | undefined;
  readonly place: (column: HandoutColumn) => CellPlace;
}

function rowOf(
  { name, sheet, columns, headingOf, isDate1904 }: Table,
  row: number,
  clean: (text: string) => string,
): Row {
  const cell = (column: HandoutColumn) => {
    const at = columns.get(column);
    return at === undefined ? undefined : sheet.cellAt(at, row);
  };
  const place = (column: HandoutColumn): CellPlace => {
    const at = columns.get(column) ?? columns.get('id') ?? 1;
    return {
      sheet: name,
      row,
      column: letterOf(at),
      heading: headingOf(at),
      value: sheet.cellAt(at, row)?.text ?? '',
    };
  };
  return {
    has: (column) => columns.has(column),
    cell,
    isTyped: () => typedColumns.some((column) => keyOf(cell(column)?.text ?? '') !== ''),
    isMergedAbove: () => isElsewhere(cell('id'), row) && typedColumns.every((column) => isElsewhere(cell(column), row)),
    texts: () => sheet.columnsIn(row).flatMap((column) => sheet.cellAt(column, row)?.text.trim() || []),
    clean,
    dayIn: (text, near) => dateOf(text, { isDate1904, near }),
    place,
  };
}

function isElsewhere(cell: Cell | undefined, row: number): boolean {
  return cell === undefined || cell.address.replace(/^[A-Z]+/, '') !== String(row);
}

const textLimits = { reason: limits.text, note: limits.text, owner: limits.line, reply: limits.text } as const;
const boundColumns = ['options', 'missing', 'reason', 'lastDone'] as const satisfies readonly BoundDetail[];

/** Fills in one criterion by the cells of its row. */
class RowFiller {
  readonly problems: CellProblem[] = [];
  readonly readings: CellReading[] = [];
  isEmptied = false;
  isShorn = false;
  isUncharged = false;
  private readonly before: Answer | undefined;
  private readonly draft: Draft | undefined;
  private readonly handedOut: ReturnType<typeof typedParts>;

  constructor(
    private readonly handout: Assessment,
    private readonly id: string,
    private readonly row: Row,
    private readonly options: FillOptions,
  ) {
    this.before = answerOf(handout, id);
    this.draft = draftOf(handout, id);
    this.handedOut = typedParts(handout, id);
  }

  fill(): HandoutParts {
    const parts = partsOf(this.handout, this.id);
    const state = this.state();
    const [bound, free] = [this.bound(), this.free()];
    const { reply, ...rest } = free;
    if ('reply' in free && askingIn(this.handout, this.id)?.question === undefined) {
      if (reply !== undefined) this.refuse('reply', 'no-question');
      delete free.reply;
    }
    const answered = state === 'held' ? undefined : this.answered(state, bound, rest);
    return { ...parts, ...(answered ?? this.kept(rest)), ...('reply' in free ? { reply } : {}) };
  }

  /** The state that the row says; `held` where it says none that can be taken over. */
  private state(): AnswerState | undefined | 'held' {
    const { row, before } = this;
    const { languages, settled, takesLikely = false } = this.options;
    const said = settled?.states?.get(this.id);
    if (said !== undefined) return said;
    if (!row.has('state')) return before?.state;
    const cell = row.cell('state');
    if (cell?.hasFormula) return this.hold('state', 'formula');
    const typed = cell?.text ?? '';
    if (keyOf(typed) === '') {
      // Nobody has said of an own table that it held an answer there.
      this.isEmptied = before !== undefined && this.options.isOwn !== true;
      return before?.state;
    }
    const isOurs = (state: AnswerState) =>
      languages.some((words) =>
        [stateText(state, words), words.states[state].word].some((one) => one === typed.trim()),
      );
    const own = states.find(isOurs);
    if (own !== undefined) return own;
    const reading = stateOf(typed, languages);
    const isSure = reading?.isSure === true && !(isDash(typed) && !this.hasReason());
    const state = settled?.words?.get(wordKey(typed)) ?? (isSure || takesLikely ? reading?.state : undefined);
    if (state === undefined) return this.hold('state', reading === undefined ? 'word' : 'likely', reading?.state);
    this.readings.push({ ...row.place('state'), state });
    return state;
  }

  private hasReason(): boolean {
    const reason = this.row.has('reason') ? this.row.cell('reason')?.text : this.before?.reason;
    return keyOf(reason ?? '') !== '';
  }

  private hold(column: TypedColumn, fault: CellFault, suggestion?: AnswerState): 'held' {
    this.problems.push({ ...this.place(column, fault), ...(suggestion === undefined ? {} : { suggestion }) });
    return 'held';
  }

  /** What was typed of the details that belong to one state, where it differs from what was handed out. */
  private bound(): BoundChanges {
    const { row, options } = this;
    const { metWhen = [], options: offered } = options.criteria.get(this.id) ?? {};
    const changed: BoundChanges = {};
    if (this.isTyped('options')) {
      const text = row.cell('options')?.text ?? '';
      const chosen = typedChoices(text, offered?.choices.map(({ id }) => id) ?? []);
      if (chosen === undefined) this.refuse('options', offered === undefined ? 'no-options' : 'option');
      else changed.options = chosen.length === 0 ? undefined : [...chosen];
    }
    if (this.isTyped('missing')) {
      const numbers = typedNumbers(row.cell('missing')?.text ?? '', metWhen.length);
      if (numbers === undefined) this.refuse('missing', 'condition');
      else changed.missing = numbers.length === 0 ? undefined : [...numbers];
    }
    if (this.isTyped('reason')) this.takeText('reason', changed);
    if (this.isTyped('lastDone')) this.takeDay('lastDone', changed);
    return changed;
  }

  /** The same of what stands beside any state. */
  private free(): FreeChanges {
    const changed: FreeChanges = {};
    for (const column of ['note', 'owner', 'reply'] as const) if (this.isTyped(column)) this.takeText(column, changed);
    if (this.isTyped('due')) this.takeDay('due', changed);
    if (this.isTyped('evidence')) this.takeEvidence(changed);
    // Whoever fills in a sheet does not decide that nobody is in charge: an empty cell says nothing.
    for (const column of ['owner', 'due'] as const) {
      if (!(column in changed) || changed[column] !== undefined) continue;
      delete changed[column];
      this.isUncharged = true;
    }
    return changed;
  }

  /** Whether a cell holds something else than was handed out; a formula is told, and is nothing that was typed. */
  private isTyped(column: Exclude<TypedColumn, 'state'>): boolean {
    const cell = this.row.cell(column);
    if (cell?.hasFormula) this.refuse(column, 'formula');
    if (cell?.hasFormula || !this.row.has(column)) return false;
    return lineEnds(cell?.text ?? '') !== lineEnds(cellText(this.handedOut[column]));
  }

  private takeText<C extends TextColumn>(column: C, changed: { [key in C]?: string | undefined }): void {
    const text = this.row.clean(meantBy(this.row.cell(column)?.text ?? ''));
    const max = textLimits[column];
    if (text.length > max) this.refuse(column, 'too-long', max);
    else if (text === '') changed[column] = undefined;
    else changed[column] = column === 'owner' ? onOneLine(text) : text;
  }

  /** Names, one a line, beside what went out: a piece whose name is gone stays, as nothing takes one away at the keyboard. */
  private takeEvidence(changed: FreeChanges): void {
    const { evidence: known = [] } = this.before ?? this.draft ?? {};
    const lines = meantBy(this.row.cell('evidence')?.text ?? '').split(/\r\n?|\n/);
    const names = [...new Set(lines.map(sanitizeLine))].filter((name) => name !== '' && !isNothing(name));
    const added = names.filter((name) => !known.some(({ title }) => sanitizeLine(title) === name));
    this.isShorn = known.some(({ title }) => !names.includes(sanitizeLine(title)));
    if (added.some(({ length }) => length > limits.line)) this.refuse('evidence', 'too-long', limits.line);
    else if (known.length + added.length > limits.evidence) this.refuse('evidence', 'too-many', limits.evidence);
    else if (added.length > 0) changed.evidence = [...known, ...added.map((title) => ({ title }))];
  }

  private takeDay<C extends DateColumn>(column: C, changed: { [key in C]?: string | undefined }): void {
    const known = this.options.settled?.days?.get(placeKey(this.row.place(column)));
    if (known === '') return;
    const text = known ?? this.row.cell(column)?.text.trim() ?? '';
    const near = { today: this.options.today, side: column === 'due' ? 'ahead' : 'over' } as const;
    const day = text === '' ? undefined : this.row.dayIn(text, near);
    if (day !== undefined && isDayWithoutYear(text)) this.readings.push({ ...this.row.place(column), day });
    if (text !== '' && day === undefined) this.problems.push({ ...this.place(column, 'date'), side: near.side });
    else if (column === 'lastDone' && day !== undefined && day > this.options.today)
      // The number that Excel keeps for a day says nothing to whoever sees the day in the cell.
      this.problems.push({ ...this.place(column, 'future'), ...(KEPT_DAY.test(text) ? { value: day } : {}) });
    else changed[column] = day;
  }

  /** What the answer becomes; undefined where it has to stay as it was. */
  private answered(
    state: AnswerState | undefined,
    bound: BoundChanges,
    free: FreeChanges,
  ): Pick<HandoutParts, 'answer' | 'draft'> | undefined {
    const { before, id } = this;
    if (state === undefined) {
      if (boundColumns.some((column) => bound[column] !== undefined)) this.refuse('state', 'no-answer');
      return undefined;
    }
    const fitting = this.fitting(bound, state);
    // Who names a condition that is missing has not said that all are in place.
    if (state === 'met' && bound.missing !== undefined) return undefined;
    const { settled, criteria } = this.options;
    const [options, reason] = [settled?.options?.get(id), settled?.reasons?.get(id)];
    if (state === 'met' && this.isDayAsBefore()) return undefined;
    const isAsWas = before?.state === state && Object.keys(fitting).length === 0;
    const next = answerBecomes(before ?? this.draft, state, { ...fitting, ...free });
    // A row that nobody has touched comes home as it went, whatever stands in it.
    if (isAsWas) return { answer: Object.keys(free).length === 0 ? before : next, draft: undefined };
    const whole = answerBecomes(next, state, {
      ...(options === undefined ? {} : { options: [...options] }),
      ...(reason === undefined ? {} : { reason }),
    });
    const asked = criteria.get(id)?.options;
    switch (lackOf({ options: asked }, whole)) {
      case 'options':
        // What cannot be read is told already.
        if (!this.problems.some(({ fault }) => fault === 'option')) {
          this.refuse(this.row.has('options') ? 'options' : 'state', 'too-few', asked?.atLeast);
        }
        return undefined;
      case 'reason':
        if (!this.problems.some(({ fault }) => fault === 'too-long')) {
          this.refuse(this.row.has('reason') ? 'reason' : 'state', 'no-reason');
        }
        return undefined;
      case undefined:
        return { answer: whole, draft: undefined };
    }
  }

  /** Without what belongs to another state, which is told where somebody has typed it. */
  private fitting(bound: BoundChanges, state: AnswerState): BoundChanges {
    const fitting = { ...bound };
    for (const column of boundColumns) {
      if (!(column in bound) || belongsTo(column, state)) continue;
      if (bound[column] !== undefined) this.refuse(column, 'other-state');
      delete fitting[column];
    }
    return fitting;
  }

  /** Beside an answer that stays as it was, what belongs to no state is taken over all the same. */
  private kept(free: FreeChanges): Pick<HandoutParts, 'answer' | 'draft'> {
    const { before } = this;
    if (before === undefined) {
      const written = Object.entries({ ...this.draft, ...free }).filter(([, value]) => value !== undefined);
      return { answer: undefined, draft: written.length === 0 ? undefined : Object.fromEntries(written) };
    }
    const answer = Object.keys(free).length === 0 ? before : answerBecomes(before, before.state, free);
    return { answer, draft: undefined };
  }

  private isDayAsBefore(): boolean {
    return this.options.settled?.asBefore?.has(placeKey(this.row.place('lastDone'))) === true;
  }

  private refuse(column: TypedColumn, fault: CellFault, max?: number): void {
    this.problems.push({ ...this.place(column, fault), ...(max === undefined ? {} : { max }) });
  }

  private place(column: TypedColumn, fault: CellFault): CellProblem {
    return { ...this.row.place(column), fault, id: this.id };
  }
}

interface BoundChanges {
  options?: string[] | undefined;
  missing?: number[] | undefined;
  reason?: string | undefined;
  lastDone?: string | undefined;
}

interface FreeChanges {
  note?: string | undefined;
  evidence?: Evidence[];
  owner?: string | undefined;
  due?: string | undefined;
  reply?: string | undefined;
}

function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function stateOf(typed: string, languages: readonly HandoutWords[]) {
  return stateReadIn(
    typed,
    languages.flatMap((words) => states.map((state) => [state, words.states[state].word] as const)),
  );
}

const DAY = 86_400_000;
/** A day as Excel keeps it in a cell: the days since its zero. */
const KEPT_DAY = /^\d{5}(?:\.\d+)?$/;
/** Excel counts days from here; workbooks that began on a Macintosh of before 2011, from 1904. */
const ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** In letters, with the time and the day of the week: a cell may hold a book. */
const LONGEST_DAY = 100;

/** On which side of which day one without its year is looked for. */
export interface DayNear {
  readonly today: string;
  readonly side: DaySide;
}

/**
 * The day as YYYY-MM-DD, from text or from the number that Excel keeps for it.
 * @param how.isDate1904 whether the workbook counts from 1904.
 * @param how.near for a day without its year; without it, that is none.
 */
export function dateOf(
  typed: string,
  { isDate1904 = false, near }: { readonly isDate1904?: boolean; readonly near?: DayNear } = {},
): string | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
  if (text.length > LONGEST_DAY) return undefined;
  if (KEPT_DAY.test(text)) {
    const days = Math.floor(Number(text));
    return new Date(ZERO[isDate1904 ? 1904 : 1900] + days * DAY).toISOString().slice(0, 10);
  }
  // A cell of the kind for days holds the time, too, and some programs show the day of the week.
  const day = text
    .replace(/(?:T|\s+)\d{1,2}:[\d:.]+Z?$/, '')
    .replace(/\s*(?:\([日月火水木金土](?:曜日?)?\)|[日月火水木金土]曜日?)$/, '');
  return (near === undefined ? typedDay(day) : typedDayNear(day, near.today, near.side)) || undefined;
}
