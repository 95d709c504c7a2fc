import { answerOf, draftOf } from '../domain/answer.ts';
import { shownEvidence } from '../domain/evidence.ts';
import type { Answer, AnswerState, Assessment } from '../formats/assessment.ts';
import { stateReadIn } from '../formats/stateWords.ts';
import { cellText } from '../office/cellText.ts';
import { type CellText, countWhile, type SheetFrame } from '../office/fill.ts';
import { columnName } from '../office/ooxml.ts';
import { meantBy } from '../text/csv.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { typedChoices, typedNumbers } from '../text/typed.ts';
import { dateOf } from './filledDay.ts';
import type { Criteria } from './handoutWorkbook.ts';
import { idsReader, type MappedTable, type OwnColumn } from './ownTable.ts';

/** Why a cell was left as it is. */
export type LeftAlone = 'formula' | 'merged';

/** What becomes of a table of somebody's own with the answers that are here. */
export interface FilledLayout {
  readonly cells: readonly CellText[];
  /** Addresses of cells that held something else. */
  readonly replaced: readonly string[];
  readonly left: readonly { readonly at: string; readonly why: LeftAlone }[];
  /** Criteria that are answered here, and that the table does not list. */
  readonly absent: readonly string[];
}

export interface LayoutOptions {
  readonly ids: readonly string[];
  readonly criteria: Criteria;
  readonly marks: Readonly<Record<AnswerState, string>>;
  readonly isDate1904: boolean;
}

interface Wanted extends CellText {
  readonly word: OwnColumn;
  readonly id: string;
  /** The how many-th row that names criteria it stands in. */
  readonly at: number;
}

/**
 * The cells that have to change so that the table says what the assessment does. What has no answer here, and what says
 * the same in other words, stays; an answer is written in the word that the column uses for it, else as its mark.
 */
export function fillLayout(
  assessment: Assessment,
  { table, columns }: MappedTable,
  { mergedAt, wordsAt }: SheetFrame,
  options: LayoutOptions,
): FilledLayout {
  const { sheet, firstRow } = table;
  const idsIn = idsReader(options.ids);
  const idColumn = columns.get('id') ?? 1;
  // A number that reaches over several rows stands in the first of them.
  const named = sheet.rows
    .filter((row) => row >= firstRow)
    .flatMap((row) => {
      const { text = '', address = '' } = sheet.cellAt(idColumn, row) ?? {};
      const ids = address === `${columnName(idColumn)}${row}` ? idsIn(text) : [];
      return ids.length === 0 ? [] : [{ row, ids }];
    });
  const wordFor = wordsIn(table, columns.get('answer'), wordsAt);
  const wanted = named.flatMap(({ row, ids }, at) =>
    [...columns].flatMap(([word, column]): readonly Wanted[] => {
      if (word === 'id') return [];
      const texts = [
        ...new Set(
          ids.map((id) => textOf(assessment, id, word, (state) => wordFor(state, column, row) ?? options.marks[state])),
        ),
      ];
      const [id = ''] = ids;
      // One row of several criteria holds what they all say.
      return texts.length === 1 && texts[0] ? [{ word, id, column, row, text: texts[0], at }] : [];
    }),
  );
  const isOneText = sameTextIn(wanted);
  const rows = named.map(({ row }) => row);
  const [cells, replaced, left]: [CellText[], string[], { at: string; why: LeftAlone }[]] = [[], [], []];
  for (const one of wanted) {
    const { column, row, text } = one;
    const address = `${columnName(column)}${row}`;
    const there = sheet.cellAt(column, row);
    const area = mergedAt(one);
    if (there !== undefined && saysSame(one, there.text, options)) continue;
    if (there?.hasFormula) left.push({ at: address, why: 'formula' });
    else if (area !== undefined && !isOneText(column, rowsIn(rows, area.from.row, area.to.row))) {
      left.push({ at: address, why: 'merged' });
    } else if (area === undefined || (area.from.column === column && area.from.row === row)) {
      if (there !== undefined) replaced.push(address);
      cells.push({ column, row, text });
    }
  }
  const listed = new Set(named.flatMap(({ ids }) => ids));
  const absent = Object.keys(assessment.answers).filter((id) => options.ids.includes(id) && !listed.has(id));
  return { cells, replaced, left, absent };
}

/** Those of some rows, which ascend, from one to another. */
function rowsIn(rows: readonly number[], from: number, to: number): { readonly first: number; readonly count: number } {
  const before = countWhile(rows, (row) => row < from);
  return { first: rows[before] ?? 0, count: countWhile(rows, (row) => row <= to) - before };
}

/**
 * Whether all of some rows that follow each other are to hold the same in a column. How far that goes on is worked out
 * from behind, once: in a stranger's sheet each row may be one with all below it.
 */
function sameTextIn(
  wanted: readonly Wanted[],
): (column: number, rows: { readonly first: number; readonly count: number }) => boolean {
  const reach = new Map<string, number>();
  const next = new Map<number, Wanted>();
  for (const one of wanted.toReversed()) {
    const { column, row, text, at } = one;
    const below = next.get(column);
    const goesOn = below !== undefined && below.at === at + 1 && below.text === text;
    reach.set(`${column} ${row}`, 1 + (goesOn ? (reach.get(`${column} ${below.row}`) ?? 0) : 0));
    next.set(column, one);
  }
  return (column, { first, count }) => (reach.get(`${column} ${first}`) ?? 0) >= count;
}

/** What a cell is to say; nothing where there is nothing to say. */
function textOf(
  assessment: Assessment,
  id: string,
  word: OwnColumn,
  stateText: (state: AnswerState) => string,
): string {
  const answer: Partial<Answer> = answerOf(assessment, id) ?? draftOf(assessment, id) ?? {};
  const { state, options = [], missing = [], reason = '', note = '', lastDone = '' } = answer;
  const { evidence = [], owner = '', due = '' } = answer;
  switch (word) {
    case 'answer':
      return state === undefined ? '' : stateText(state);
    case 'options':
      return options.join('、');
    case 'missing':
      return missing.join('、');
    case 'reason':
      return reason;
    case 'note':
      return note;
    case 'last-done':
      return lastDone;
    case 'evidence':
      return evidence
        .map(shownEvidence)
        .flatMap((shown) => (shown.confidential ? [] : [sanitizeLine(shown.title)]))
        .join('\n');
    case 'owner':
      return owner;
    case 'due':
      return due;
    case 'id':
      return id;
  }
}

/** Whether what stands there already says it. */
function saysSame({ word, id, text }: Wanted, there: string, { criteria, isDate1904 }: LayoutOptions): boolean {
  const same = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined) => a?.join() === b?.join();
  const { metWhen = [], options } = criteria.get(id) ?? {};
  switch (word) {
    case 'answer': {
      const reading = stateReadIn(there);
      return reading !== undefined && reading.state === stateReadIn(text)?.state;
    }
    case 'last-done':
    case 'due':
      return dateOf(there, { isDate1904 }) === text;
    case 'missing':
      return same(typedNumbers(there, metWhen.length), typedNumbers(text, metWhen.length));
    case 'options': {
      const choices = options?.choices.map((choice) => choice.id) ?? [];
      return same(typedChoices(there, choices), typedChoices(text, choices));
    }
    default:
      return [there, meantBy(there)].some((one) => one.replace(/\r\n?/g, '\n') === cellText(text));
  }
}

/** The word that a list beside a cell, or else the column itself, has for a state. */
function wordsIn(
  { sheet, firstRow }: MappedTable['table'],
  answers: number | undefined,
  wordsAt: SheetFrame['wordsAt'],
): (state: AnswerState, column: number, row: number) => string | undefined {
  const surely = (words: readonly string[], state: AnswerState) =>
    words.find((word) => {
      const reading = stateReadIn(word);
      return reading?.isSure === true && reading.state === state;
    });
  // Words are looked through once, not for each cell.
  const known = new Map<readonly string[], Map<AnswerState, string | undefined>>();
  const wordOf = (words: readonly string[], state: AnswerState) => {
    const found = known.get(words) ?? new Map<AnswerState, string | undefined>();
    known.set(words, found);
    if (!found.has(state)) found.set(state, surely(words, state)?.trim());
    return found.get(state);
  };
  const used = sheet.rows
    .filter((row) => row >= firstRow)
    .flatMap((row) => (answers === undefined ? [] : (sheet.cellAt(answers, row)?.text.trim() ?? [])));
  return (state, column, row) => wordOf(wordsAt({ column, row }) ?? used, state);
}
