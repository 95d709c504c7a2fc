import { answerOf, draftOf } from '../domain/answer.ts';
import { shownEvidence } from '../domain/evidence.ts';
import type { Answer, AnswerState, Assessment } from '../formats/assessment.ts';
import { stateReadIn } from '../formats/stateWords.ts';
import { cellText } from '../office/cellText.ts';
import { type CellText, isWithin, type SheetFrame } from '../office/fill.ts';
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
}

/**
 * The cells that have to change so that the table says what the assessment does. What has no answer here, and what says
 * the same in other words, stays; an answer is written in the word that the column uses for it, else as its mark.
 */
export function fillLayout(
  assessment: Assessment,
  { table, columns }: MappedTable,
  { merged, lists }: SheetFrame,
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
  const wordFor = wordsIn(table, columns.get('answer'), lists);
  const wanted = named.flatMap(({ row, ids }) =>
    [...columns].flatMap(([word, column]): readonly Wanted[] => {
      if (word === 'id') return [];
      const texts = [
        ...new Set(
          ids.map((id) => textOf(assessment, id, word, (state) => wordFor(state, column, row) ?? options.marks[state])),
        ),
      ];
      const [id = ''] = ids;
      // One row of several criteria holds what they all say.
      return texts.length === 1 && texts[0] ? [{ word, id, column, row, text: texts[0] }] : [];
    }),
  );
  const [cells, replaced, left]: [CellText[], string[], { at: string; why: LeftAlone }[]] = [[], [], []];
  for (const one of wanted) {
    const { column, row, text } = one;
    const at = `${columnName(column)}${row}`;
    const there = sheet.cellAt(column, row);
    const area = merged.find((range) => isWithin(one, range));
    const beside = area === undefined ? [] : wanted.filter((other) => isWithin(other, area) && other.column === column);
    const rowsThere =
      area === undefined
        ? []
        : named.filter(({ row: other }) => isWithin({ column: area.from.column, row: other }, area));
    if (there !== undefined && saysSame(one, there.text, options)) continue;
    if (there?.hasFormula) left.push({ at, why: 'formula' });
    else if (area !== undefined && (beside.length < rowsThere.length || beside.some((other) => other.text !== text))) {
      left.push({ at, why: 'merged' });
    } else if (area === undefined || (area.from.column === column && area.from.row === row)) {
      if (there !== undefined) replaced.push(at);
      cells.push({ column, row, text });
    }
  }
  const listed = new Set(named.flatMap(({ ids }) => ids));
  const absent = Object.keys(assessment.answers).filter((id) => options.ids.includes(id) && !listed.has(id));
  return { cells, replaced, left, absent };
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
  lists: SheetFrame['lists'],
): (state: AnswerState, column: number, row: number) => string | undefined {
  const surely = (words: readonly string[], state: AnswerState) =>
    words.find((word) => {
      const reading = stateReadIn(word);
      return reading?.isSure === true && reading.state === state;
    });
  const used = sheet.rows
    .filter((row) => row >= firstRow)
    .flatMap((row) => (answers === undefined ? [] : (sheet.cellAt(answers, row)?.text.trim() ?? [])));
  return (state, column, row) => {
    const list = lists.find(({ covers }) => covers({ column, row }));
    return surely(list?.words ?? used, state)?.trim();
  };
}
