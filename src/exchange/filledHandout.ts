import { isSame } from '../domain/canonical.ts';
import type { Assessment } from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import { cellText } from '../office/cellText.ts';
import { columnName } from '../office/ooxml.ts';
import type { Workbook } from '../office/xlsx.ts';
import { meantBy } from '../text/csv.ts';
import { type CellPlace, type CellProblem, type CellReading, type FillOptions, onOneLine } from './filledCells.ts';
import { lineEnds, type Row, RowFiller, rowOf, stateOf } from './filledRow.ts';
import { type Table, tablesIn } from './filledTables.ts';
import { type HandoutParts, partsOf, withParts } from './handoutParts.ts';
import { columnsOf, DATA_SHEET, type HandoutColumn, typedColumns, viewsText } from './handoutWorkbook.ts';
import { idsReader, isFinding, headingKey as keyOf } from './ownTable.ts';

/** Something about the sheets that leaves the answers as they are, and that a person wants to know. */
export type FillNote =
  | { readonly about: 'sheets' | 'hidden'; readonly names: readonly string[] }
  /** A table that is no hand-out of ours, and how its columns were read. */
  | {
      /** A table of somebody's own; or columns of a hand-out under other words than ours. */
      readonly about: 'own' | 'other-words';
      readonly sheet: string;
      readonly columns: readonly {
        readonly column: HandoutColumn;
        readonly letter: string;
        readonly heading: string;
      }[];
    }
  /** A list of findings: which of its columns come home. */
  | { readonly about: 'findings'; readonly sheet: string; readonly columns: readonly HandoutColumn[] }
  | { readonly about: 'columns'; readonly sheet: string; readonly columns: readonly HandoutColumn[] }
  | { readonly about: 'rows'; readonly ids: readonly string[] }
  | { readonly about: 'remark'; readonly sheet: string; readonly row: number; readonly text: string }
  /** Written beside the columns of a hand-out, pinned to a cell or laid over it; `cell` as `M10`. */
  | {
      readonly about: 'beside' | 'comment' | 'text-box';
      readonly sheet: string;
      readonly cell: string;
      readonly text: string;
    }
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
      ...commentNotes(workbook, tables),
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
          column: columnName(column),
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

/** What nobody sees in the workbook, and what is read all the same. */
function hiddenNote({ sheets }: Workbook, tables: readonly Table[]): readonly FillNote[] {
  const names = tables.flatMap(({ name }) => (sheets.find((one) => one.name === name)?.isHidden ? [name] : []));
  return names.length === 0 ? [] : [{ about: 'hidden', names }];
}

/** Whoever answers with a comment on a cell, or a box over it, has answered: what is not taken over is not lost without a word. */
function commentNotes({ sheets }: Workbook, tables: readonly Table[]): readonly FillNote[] {
  return tables.flatMap(({ name }) => {
    const own = sheets.find((one) => one.name === name);
    const comments = own?.comments?.() ?? [];
    const boxes = own?.textBoxes?.() ?? [];
    return [
      ...comments.map((comment) => ({ about: 'comment', sheet: name, ...comment }) as const),
      ...boxes.map((box) => ({ about: 'text-box', sheet: name, ...box }) as const),
    ];
  });
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
    ...tables.flatMap(({ name, columns: there, headingOf, inOtherWords }): FillNote[] => {
      const told = [...there].map(([column, at]) => ({ column, letter: columnName(at), heading: headingOf(at) }));
      if (isOwn && isFindings({ columns: there })) {
        const columns = typedColumns.filter((column) => there.has(column));
        return [{ about: 'findings', sheet: name, columns }];
      }
      if (isOwn) {
        const isOurs = ({ column, heading }: (typeof told)[number]) =>
          languages.some(({ headings }) => keyOf(headings[column]) === keyOf(heading));
        return [{ about: 'own', sheet: name, columns: told.filter((one) => !isOurs(one)) }];
      }
      const others = told.filter(({ column }) => inOtherWords.includes(column));
      const columns = wanted.filter((column) => !there.has(column));
      return [
        ...(others.length === 0 ? [] : [{ about: 'other-words', sheet: name, columns: others } as const]),
        ...(columns.length === 0 ? [] : [{ about: 'columns', sheet: name, columns } as const]),
      ];
    }),
    ...(goneRows.length === 0 ? [] : [{ about: 'rows', ids: goneRows } as const]),
    ...each.flatMap(({ remarks }) => remarks),
    ...(emptied.length === 0 ? [] : [{ about: 'emptied', ids: emptied } as const]),
    ...(rewritten.length === 0 ? [] : [{ about: 'views', ids: rewritten } as const]),
    ...(shorn.length === 0 ? [] : [{ about: 'emptied-evidence', ids: shorn } as const]),
    ...(uncharged.length === 0 ? [] : [{ about: 'emptied-charge', ids: uncharged } as const]),
  ];
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
  const idHeads = new Set(options.languages.map(({ headings }) => keyOf(headings.id)));
  const goingOn = new Set(options.languages.flatMap((words) => ids.map((id) => keyOf(words.goesOn(id)))));
  let filled = handout;
  for (const row of table.sheet.rows) {
    if (row <= table.headRow) continue;
    const own = rowOf(table, row, options.clean);
    const idCell = own.cell('id')?.text ?? '';
    const named = idsIn(idCell);
    if (named.length === 0) {
      // A table of somebody's own has rows between, and criteria of other levels: only what was typed there is told.
      if (options.mapped !== undefined && !own.isTyped()) continue;
      if (goesOn(own, goingOn) || isWithoutCriterion(own, table)) continue;
      const stray = idHeads.has(keyOf(idCell)) ? {} : strayRow(own, options);
      if (stray.problem !== undefined) problems.push(stray.problem);
      if (stray.remark !== undefined) remarks.push({ about: 'remark', sheet: table.name, row, text: stray.remark });
      continue;
    }
    for (const id of named) {
      // A number over several rows is one row, as far as the others hold nothing of their own.
      if (places.has(id) && (own.isMergedAbove() || (isFindings(table) && !own.isTyped()))) continue;
      if (places.has(id)) {
        problems.push({ ...own.place('id'), fault: 'twice', id });
        continue;
      }
      places.set(id, own.place('state'));
      // Where a person has said which columns are read, the others are known not to be.
      if (options.mapped === undefined) remarks.push(...besideOf(table, row, options));
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

/** Whether a table that nobody has handed out takes replies and no answers, as the list of findings does. */
function isFindings({ columns }: Pick<Table, 'columns'>): boolean {
  return columns.has('reply') && !columns.has('state');
}

/** What stands in the row of a criterion where a hand-out has no column. */
function besideOf(table: Table, row: number, { languages, isOwn = false }: FillOptions): readonly FillNote[] {
  const { name, sheet, columns, headingOf } = table;
  // What a list of findings says beside its columns to fill in is ours.
  const ours = isOwn && isFindings(table) ? new Set(languages.flatMap(({ besides }) => besides.map(keyOf))) : undefined;
  const besides = sheet.columnsIn(row).filter((column) => ours?.has(keyOf(headingOf(column))));
  const known = new Set([...columns.values(), ...besides]);
  return sheet.columnsIn(row).flatMap((column): FillNote[] => {
    const text = known.has(column) ? '' : (sheet.cellAt(column, row)?.text.trim() ?? '');
    return text === '' ? [] : [{ about: 'beside', sheet: name, cell: `${columnName(column)}${row}`, text }];
  });
}

/** Whether a row of a list of findings is about no criterion, and nothing was typed into it. */
function isWithoutCriterion(own: Row, table: Table): boolean {
  return isFindings(table) && !own.isTyped() && isFinding(own.cell('id')?.text ?? '');
}

/** Whether a row is of our own, in which the one above goes on, and nothing was typed into it. */
function goesOn(own: Row, goingOn: ReadonlySet<string>): boolean {
  return !own.isTyped() && goingOn.has(keyOf(own.cell('question')?.text ?? ''));
}

/** A row that belongs to no criterion: an answer without its number, an id that is none of ours, or only a remark. */
function strayRow(own: Row, { languages }: FillOptions): { readonly problem?: CellProblem; readonly remark?: string } {
  const texts = own.texts();
  if (texts.length === 0) return {};
  if (/[\p{Nd}\p{No}]/u.test(own.cell('id')?.text ?? '')) return { problem: { ...own.place('id'), fault: 'id' } };
  const isAnswered = stateOf(own.cell('state')?.text ?? '', languages) !== undefined;
  return isAnswered ? { problem: { ...own.place('id'), fault: 'no-id' } } : { remark: texts.join(' ') };
}
