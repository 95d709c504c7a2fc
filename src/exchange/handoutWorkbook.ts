import { answerBecomes, answerOf, belongsTo } from '../domain/answer.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { conditionsOf, numbered } from '../domain/conditions.ts';
import { digestOf } from '../domain/digest.ts';
import { newestReview } from '../domain/view.ts';
import { UserError } from '../errors.ts';
import { type AnswerState, type Assessment, states } from '../formats/assessment.ts';
import type { Criterion, Term } from '../formats/catalogue.ts';
import { limits } from '../formats/limits.ts';
import { addressOf, type Cell, type Sheet } from '../office/sheet.ts';
import { cellText, meantBy, type WrittenSheet } from '../office/write.ts';
import type { Workbook } from '../office/xlsx.ts';
import { findTypedId, typedDay, typedId, typedNumbers } from '../text/typed.ts';

/** The columns of a hand-out, from the left. */
export const handoutColumns = [
  'id',
  'question',
  'conditions',
  'asked',
  'state',
  'missing',
  'reason',
  'note',
  'lastDone',
  'owner',
  'due',
  'reply',
] as const;
export type HandoutColumn = (typeof handoutColumns)[number];

/** What a hand-out says in one language. */
export interface HandoutWords {
  readonly title: string;
  readonly headings: Readonly<Record<HandoutColumn, string>>;
  readonly states: Readonly<Record<AnswerState, { readonly mark: string; readonly word: string }>>;
  /** Shown where something else is typed for an answer. */
  readonly refusal: string;
  readonly advice: (text: string) => string;
  readonly question: (text: string) => string;
  /** Over the sheet of words, and over its columns. */
  readonly terms: { readonly title: string; readonly term: string; readonly gloss: string };
}

/** The sheet that nobody sees, by which answers find their way back. */
const DATA_SHEET = 'scs-check';
const DATA_FORMAT = 'scs-check handout 1';
const LONGEST_PIECE = 30_000;

const widths: Readonly<Record<HandoutColumn, number>> = {
  id: 11,
  question: 42,
  conditions: 46,
  asked: 32,
  state: 17,
  missing: 14,
  reason: 26,
  note: 32,
  lastDone: 13,
  owner: 15,
  due: 13,
  reply: 32,
};

/** What is asked, by id. */
export type Criteria = ReadonlyMap<string, Pick<Criterion, 'question' | 'metWhen'>>;

/**
 * The sheets of a hand-out: one to fill in, one that says what its words mean where some have to be explained, and a
 * hidden one with all that was handed out.
 */
export function handoutSheets(
  handout: Assessment,
  criteria: Criteria,
  words: HandoutWords,
  terms: readonly Term[] = [],
): readonly WrittenSheet[] {
  const rows = (handout.handout?.ids ?? []).map((id) => {
    const { question = '', metWhen = [] } = criteria.get(id) ?? {};
    const shown: Record<HandoutColumn, string> = {
      ...typedParts(handout, id),
      id,
      question,
      conditions: conditionsOf({ metWhen })
        .map((condition) => numbered(condition, { metWhen }))
        .join('\n'),
      asked: askedText(handout, id, words),
      state: stateText(answerOf(handout, id)?.state, words),
    };
    return handoutColumns.map((column) => shown[column]);
  });
  const json = storedJson(handout);
  return [
    {
      name: words.title,
      widths: handoutColumns.map((column) => widths[column]),
      head: handoutColumns.map((column) => words.headings[column]),
      rows,
      choices: [
        {
          column: handoutColumns.indexOf('state') + 1,
          words: states.map((state) => stateText(state, words)),
          refusal: words.refusal,
        },
      ],
    },
    ...(terms.length === 0
      ? []
      : [
          {
            name: words.terms.title,
            widths: [34, 80],
            head: [words.terms.term, words.terms.gloss],
            rows: terms.map(({ term, gloss }) => [term, gloss]),
          },
        ]),
    {
      name: DATA_SHEET,
      widths: [100],
      isHidden: true,
      rows: [DATA_FORMAT, digestOf(json), ...piecesOf(json)].map((text) => [text]),
    },
  ];
}

/** What somebody types into cells, as it was handed out. */
function typedParts(handout: Assessment, id: string): Readonly<Record<TypedColumn, string>> {
  const { missing = [], reason = '', note = '', lastDone = '', owner = '', due = '' } = answerOf(handout, id) ?? {};
  const reply = newestReview(handout, id)?.reply ?? '';
  return { missing: missing.join(' '), reason, note, lastDone, owner, due, reply };
}

function askedText(handout: Assessment, id: string, words: HandoutWords): string {
  const { question, advice } = newestReview(handout, id) ?? {};
  return [
    ...(question === undefined ? [] : [words.question(question)]),
    ...(advice === undefined ? [] : [words.advice(advice)]),
  ].join('\n');
}

function stateText(state: AnswerState | undefined, { states: all }: HandoutWords): string {
  return state === undefined ? '' : `${all[state].mark} ${all[state].word}`;
}

/** Without the signs that a cell cannot hold. */
function storedJson(handout: Assessment): string {
  return canonicalJson(handout).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = Math.min(start + LONGEST_PIECE, text.length);
    // Two halves of one sign stay together.
    const isSplit = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
    pieces.push(text.slice(start, isSplit ? end - 1 : end));
    start = isSplit ? end - 1 : end;
  }
  return pieces;
}

/**
 * The JSON text of the hand-out that a workbook was made from.
 * @throws UserError workbook-without-handout
 */
export function storedHandout(workbook: Workbook): string {
  const sheet = workbook.sheets.find(({ name }) => name === DATA_SHEET)?.read();
  const textAt = (row: number) => meantBy(sheet?.cellAt(1, row)?.text ?? '');
  const [format, digest] = [1, 2].map(textAt);
  const json = (sheet?.rows ?? [])
    .filter((row) => row > 2)
    .map(textAt)
    .join('');
  if (format === DATA_FORMAT && digest === digestOf(json)) return json;
  throw new UserError('workbook-without-handout', { file: workbook.name, sheet: DATA_SHEET });
}

type TextColumn = 'reason' | 'note' | 'owner' | 'reply';
type DateColumn = 'lastDone' | 'due';
type TypedColumn = TextColumn | DateColumn | 'missing';

/** Why a cell cannot be taken over. */
export type CellFault =
  | 'word'
  | 'date'
  | 'future'
  | 'id'
  | 'twice'
  | 'formula'
  | 'too-long'
  | 'condition'
  | 'no-answer'
  | 'no-question'
  | 'other-state';

export interface CellProblem {
  readonly fault: CellFault;
  readonly sheet: string;
  readonly row: number;
  /** `E`. */
  readonly column: string;
  readonly heading: string;
  readonly value: string;
  readonly max?: number;
}

/** A hand-out with what was typed into its sheet, or what is wrong with that. */
export interface FilledHandout {
  readonly filled: Assessment;
  readonly problems: readonly CellProblem[];
}

interface Table {
  readonly name: string;
  readonly sheet: Sheet;
  readonly headRow: number;
  readonly columns: ReadonlyMap<HandoutColumn, number>;
}

/** Headings further down are none. */
const LAST_HEAD_ROW = 10;

/**
 * Fills a hand-out with the cells of its sheet; a row or column that is gone leaves everything as it was.
 * @param criteria what was asked, by id: how many conditions there are.
 * @param languages the words of every language: a sheet may be filled in another one than it was made in.
 * @param clean takes out of a typed text what no terminal may see.
 * @param today the last day on which something can have been done, YYYY-MM-DD.
 * @throws UserError workbook-without-handout
 */
export function fillHandout(
  handout: Assessment,
  workbook: Workbook,
  criteria: Criteria,
  languages: readonly HandoutWords[],
  clean: (text: string) => string,
  today: string,
): FilledHandout {
  const table = tableIn(workbook, languages);
  const ids = handout.handout?.ids ?? [];
  const seen = new Set<string>();
  const problems: CellProblem[] = [];
  let filled = handout;
  for (const row of table.sheet.rows) {
    if (row <= table.headRow) continue;
    const own = rowOf(table, row, clean);
    const typed = typedId(own.cell('id')?.text ?? '');
    if (typed === '' && handoutColumns.every((column) => own.cell(column) === undefined)) continue;
    const id = findTypedId(typed, ids);
    if (id === undefined || seen.has(id)) {
      problems.push(own.problem('id', id === undefined ? 'id' : 'twice'));
      continue;
    }
    seen.add(id);
    const done = fillRow(filled, id, own, criteria, languages, today);
    problems.push(...done.problems);
    filled = done.filled;
  }
  return { filled, problems };
}

function tableIn({ name: file, sheets }: Workbook, languages: readonly HandoutWords[]): Table {
  const names = headingsIn(languages);
  for (const { name, read } of sheets) {
    if (name === DATA_SHEET) continue;
    const sheet = read();
    for (const row of sheet.rows) {
      if (row > LAST_HEAD_ROW) break;
      const columns = columnsOf(sheet, row, names);
      if (columns.has('id') && columns.has('state')) return { name, sheet, headRow: row, columns };
    }
  }
  throw new UserError('workbook-without-handout', { file, sheet: DATA_SHEET });
}

function headingsIn(languages: readonly HandoutWords[]): ReadonlyMap<string, HandoutColumn> {
  return new Map(
    languages.flatMap(({ headings }) => handoutColumns.map((column) => [keyOf(headings[column]), column] as const)),
  );
}

function columnsOf(
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

/** What is left of a word however it is typed. */
function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

interface Row {
  /** Whether the sheet still has the column. */
  readonly has: (column: HandoutColumn) => boolean;
  readonly cell: (column: HandoutColumn) => Cell | undefined;
  readonly clean: (text: string) => string;
  readonly problem: (column: HandoutColumn, fault: CellFault, max?: number) => CellProblem;
}

function rowOf({ name, sheet, headRow, columns }: Table, row: number, clean: (text: string) => string): Row {
  const cell = (column: HandoutColumn) => {
    const at = columns.get(column);
    return at === undefined ? undefined : sheet.cellAt(at, row);
  };
  const problem = (column: HandoutColumn, fault: CellFault, max?: number): CellProblem => {
    const at = columns.get(column) ?? 1;
    return {
      fault,
      sheet: name,
      row,
      column: addressOf(at, row).replace(/\d+$/, ''),
      heading: sheet.cellAt(at, headRow)?.text ?? '',
      value: cell(column)?.text ?? '',
      ...(max === undefined ? {} : { max }),
    };
  };
  return { has: (column) => columns.has(column), cell, clean, problem };
}

const textLimits = { reason: limits.text, note: limits.text, owner: limits.line, reply: limits.text } as const;

/** What was typed into a row and differs from what was handed out. */
type TypedChanges = Partial<Record<TextColumn | DateColumn, string | undefined>> & { missing?: number[] | undefined };

function fillRow(
  handout: Assessment,
  id: string,
  row: Row,
  criteria: Criteria,
  languages: readonly HandoutWords[],
  today: string,
): FilledHandout {
  const answer = answerOf(handout, id);
  const before = typedParts(handout, id);
  const problems: CellProblem[] = [];
  const refuse = (column: HandoutColumn, fault: CellFault, max?: number) =>
    problems.push(row.problem(column, fault, max));
  for (const column of ['state', 'missing', 'reason', 'note', 'lastDone', 'owner', 'due', 'reply'] as const) {
    if (row.cell(column)?.hasFormula) refuse(column, 'formula');
  }
  if (problems.length > 0) return { filled: handout, problems };

  const isLeft = (column: TypedColumn) =>
    !row.has(column) || lineEnds(row.cell(column)?.text ?? '') === lineEnds(cellText(before[column]));
  const textOf = (column: TextColumn): string | undefined => {
    const text = row.clean(meantBy(row.cell(column)?.text ?? ''));
    if (text.trim() === '') return undefined;
    const max = textLimits[column];
    if (text.length > max) refuse(column, 'too-long', max);
    return column === 'owner' ? text.replace(/\s*\n\s*/g, ' ').trim() : text;
  };
  const dayOf = (column: DateColumn): string | undefined => {
    const text = row.cell(column)?.text.trim() ?? '';
    const day = text === '' ? undefined : dateOf(text);
    if (text !== '' && day === undefined) refuse(column, 'date');
    if (column === 'lastDone' && day !== undefined && day > today) refuse(column, 'future');
    return day;
  };
  const changed: TypedChanges = {};
  for (const column of ['reason', 'note', 'owner', 'reply'] as const) {
    if (!isLeft(column)) changed[column] = textOf(column);
  }
  for (const column of ['lastDone', 'due'] as const) if (!isLeft(column)) changed[column] = dayOf(column);
  if (!isLeft('missing')) {
    const numbers = typedNumbers(row.cell('missing')?.text ?? '', criteria.get(id)?.metWhen.length ?? 0);
    if (numbers === undefined) refuse('missing', 'condition');
    else changed.missing = numbers.length === 0 ? undefined : [...numbers];
  }

  const typed = row.cell('state')?.text ?? '';
  const state = row.has('state') ? stateOf(typed, languages) : answer?.state;
  if (row.has('state') && typed.trim() !== '' && state === undefined) refuse('state', 'word');
  const { reply, ...ofAnswer } = changed;
  if (typed.trim() === '' && state === undefined && Object.values(ofAnswer).some((value) => value !== undefined)) {
    refuse('state', 'no-answer');
  }
  const review = newestReview(handout, id);
  if (reply !== undefined && review?.question === undefined) refuse('reply', 'no-question');
  for (const detail of ['missing', 'reason', 'lastDone'] as const) {
    const isTyped = changed[detail] !== undefined && state !== undefined;
    if (isTyped && !belongsTo(detail, state)) refuse(detail, 'other-state');
  }
  if (problems.length > 0) return { filled: handout, problems };

  const answered = withAnswer(handout, id, state, ofAnswer);
  const isReplied = 'reply' in changed && review !== undefined;
  return { filled: isReplied ? withReply(answered, id, reply) : answered, problems };
}

function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function withAnswer(
  handout: Assessment,
  id: string,
  state: AnswerState | undefined,
  changed: Omit<TypedChanges, 'reply'>,
): Assessment {
  const { [id]: before, ...others } = handout.answers;
  if (state === undefined) return before === undefined ? handout : { ...handout, answers: others };
  // A row that nobody has touched comes home as it went, whatever stands in it.
  if (before?.state === state && Object.keys(changed).length === 0) return handout;
  return { ...handout, answers: { ...handout.answers, [id]: answerBecomes(before, state, changed) } };
}

function withReply(handout: Assessment, id: string, reply: string | undefined): Assessment {
  const reviews = handout.reviews?.[id] ?? [];
  const own = reviews.map((review, index) => {
    if (index < reviews.length - 1) return review;
    const { reply: _, ...rest } = review;
    return reply === undefined ? rest : { ...rest, reply };
  });
  return { ...handout, reviews: { ...handout.reviews, [id]: own } };
}

function stateOf(typed: string, languages: readonly HandoutWords[]): AnswerState | undefined {
  const key = keyOf(typed);
  return states.find((state) =>
    languages.some(({ states: words }) => {
      const { mark, word } = words[state];
      return key === keyOf(word) || key === keyOf(mark + word);
    }),
  );
}

const DAY = 86_400_000;
/** Excel counts days from here. */
const EXCEL_ZERO = Date.UTC(1899, 11, 30);

/** The day as YYYY-MM-DD, from text or from the number that Excel keeps for it. */
export function dateOf(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    return new Date(EXCEL_ZERO + Math.floor(Number(text)) * DAY).toISOString().slice(0, 10);
  }
  // A cell of the kind for days holds the time, too.
  return typedDay(text.replace(/T[\d:.]+Z?$/, '')) || undefined;
}
