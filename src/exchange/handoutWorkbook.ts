import { answerOf, draftOf } from '../domain/answer.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { conditionsOf, hasParts, numbered } from '../domain/conditions.ts';
import { digestOf } from '../domain/digest.ts';
import { ownIn } from '../domain/ownIn.ts';
import { askingIn, mayReply } from '../domain/reply.ts';
import { UserError } from '../errors.ts';
import { type Answer, type AnswerState, type Assessment, type Review, states } from '../formats/assessment.ts';
import type { Criterion, Options, Term } from '../formats/catalogue.ts';
import { cellPieces } from '../office/rowHeight.ts';
import type { Sheet } from '../office/sheet.ts';
import { PAGE } from '../office/worksheet.ts';
import type { WrittenSheet } from '../office/written.ts';
import type { Workbook } from '../office/xlsx.ts';
import { meantBy } from '../text/csv.ts';
import { escapeUnsafe, sanitizeLine } from '../text/sanitize.ts';

/** The columns that a hand-out can have, from the left. */
export const handoutColumns = [
  'group',
  'id',
  'title',
  'question',
  'conditions',
  'asked',
  'state',
  'options',
  'missing',
  'reason',
  'lastDone',
  'note',
  'evidence',
  'owner',
  'due',
  'views',
  'reply',
] as const;
export type HandoutColumn = (typeof handoutColumns)[number];

/** Those in which somebody types. */
export const typedColumns = [
  'state',
  'options',
  'missing',
  'reason',
  'lastDone',
  'note',
  'evidence',
  'owner',
  'due',
  'reply',
] as const satisfies readonly HandoutColumn[];
export type TypedColumn = (typeof typedColumns)[number];

/** What a hand-out says in one language. */
export interface HandoutWords {
  readonly title: string;
  readonly headings: Readonly<Record<HandoutColumn, string>>;
  /** The name of the field for who answers. */
  readonly answerer: string;
  readonly states: Readonly<Record<AnswerState, { readonly mark: string; readonly word: string }>>;
  /** What stands over the columns of the other workbooks of ours: nobody has typed what is in them. */
  readonly besides: readonly string[];
  /** Which of them, together, stand over no table of a person's own. */
  readonly marks: readonly (readonly string[])[];
  /** Shown where something else is typed for an answer. */
  readonly refusal: string;
  /** How to fill in a cell, shown while somebody does. */
  readonly hints: Readonly<Partial<Record<HandoutColumn, string>>>;
  readonly advice: (text: string) => string;
  readonly question: (text: string) => string;
  /** A view with all that was said with it, for who may read it. */
  readonly view: (review: Review, name: string) => string;
  /** The options of a criterion, a line each, below what they are there for. */
  readonly options: (options: Options) => readonly string[];
  /** In place of a question, where what belongs to it goes on from the row above. */
  readonly goesOn: (id: string) => string;
  /** Over the sheet of words, and over its columns. */
  readonly terms: { readonly title: string; readonly term: string; readonly gloss: string };
}

/** The sheet that nobody sees, by which answers find their way back. */
export const DATA_SHEET = 'scs-check';
const DATA_FORMAT = 'scs-check handout 1';
const LONGEST_PIECE = 30_000;

/** Those of a hand-out of some criteria, without what a specialist asks, are what a page of A4 across holds at 8 points. */
const widths: Readonly<Record<HandoutColumn, number>> = {
  group: 6,
  id: 8,
  title: 9,
  question: 16,
  conditions: 32,
  asked: 24,
  state: 9,
  options: 7,
  missing: 7,
  reason: 9,
  lastDone: 11,
  note: 11,
  evidence: 9,
  owner: 7,
  due: 11,
  views: 26,
  reply: 24,
};

/** The columns in which an id, a day or a sign stands on one line. */
const unbending: readonly HandoutColumn[] = ['id', 'options', 'missing', 'lastDone', 'owner', 'due'];

/** So much narrower a column of sentences may be and still be read; what is wider yet goes on beside the page. */
const NARROWEST = 0.75;

/** Widths with which a row fills a page in letters of 8 points, where that does not make the columns too narrow. */
function widthsOf(columns: readonly HandoutColumn[]): readonly number[] {
  const sum = (some: readonly HandoutColumn[]) => some.reduce((all, column) => all + widths[column], 0);
  const fixed = sum(columns.filter((column) => unbending.includes(column)));
  const share = (PAGE - fixed) / (sum(columns) - fixed);
  return columns.map((column) =>
    share >= NARROWEST && !unbending.includes(column) ? Math.floor(widths[column] * share) : widths[column],
  );
}

/** What is asked, by id. */
export type Criteria = ReadonlyMap<string, Asked>;
export interface Asked extends Pick<Criterion, 'question' | 'metWhen' | 'options' | 'cadence'> {
  /** What it may be answered with; any state where left out. */
  readonly answers?: readonly AnswerState[];
  /** Where it stands in its edition, in the table of everything. */
  readonly place?: { readonly group: string; readonly title: string };
}

/** What a hand-out says of itself before its questions: what is known, and what the sender still has to write. */
export interface Guide {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string; readonly isOpen?: boolean }[];
}

/** The columns that a hand-out needs: none in which there is nothing to read and nothing to type. */
export function columnsOf(handout: Assessment, criteria: Criteria): readonly HandoutColumn[] {
  const ids = handout.handout?.ids ?? [];
  const isNeeded = (column: HandoutColumn): boolean => {
    const some = (needs: (id: string, asked: Partial<Asked>) => unknown) =>
      ids.some((id) => needs(id, criteria.get(id) ?? {}));
    switch (column) {
      case 'group':
      case 'title':
        return some((_, { place }) => place);
      case 'asked':
        return some((id) => isSaid(handout, id));
      case 'options':
        return some((id, { options }) => options ?? answerOf(handout, id)?.options);
      case 'missing':
        return some((id, { metWhen = [] }) => hasParts({ metWhen }) || answerOf(handout, id)?.missing);
      case 'reason':
        return some((id, { answers = states }) => answers.includes('not-applicable') || answerOf(handout, id)?.reason);
      case 'lastDone':
        return some((id, { cadence }) => cadence?.every ?? answerOf(handout, id)?.lastDone);
      case 'views':
        return some((id) => ownIn(handout.reviews, id));
      case 'reply':
        return some((id) => mayReply(handout, id));
      default:
        return true;
    }
  };
  return handoutColumns.filter(isNeeded);
}

/** What the criteria of a hand-out may be answered with. */
function answersIn(handout: Assessment, criteria: Criteria): readonly AnswerState[] {
  const asked = (handout.handout?.ids ?? []).map((id) => criteria.get(id)?.answers ?? states);
  return states.filter((state) => asked.length === 0 || asked.some((answers) => answers.includes(state)));
}

function isSaid(handout: Assessment, id: string): boolean {
  const { question, advice } = askingIn(handout, id) ?? {};
  return (question ?? advice) !== undefined;
}

/**
 * The sheets of a hand-out: what it is and how to answer, one to fill in, one that says what its words mean where some
 * have to be explained, and a hidden one with all that was handed out.
 */
export function handoutSheets(
  handout: Assessment,
  criteria: Criteria,
  words: HandoutWords,
  guide: Guide,
  terms: readonly Term[] = [],
): readonly WrittenSheet[] {
  const columns = columnsOf(handout, criteria);
  const ids = handout.handout?.ids ?? [];
  const rows = ids.map((id) => {
    const { question = '', metWhen = [], options, place = { group: '', title: '' } } = criteria.get(id) ?? {};
    const shown: Record<HandoutColumn, string> = {
      ...typedParts(handout, id),
      ...place,
      id,
      question,
      conditions: [
        ...conditionsOf({ metWhen }).map((condition) => numbered(condition, { metWhen })),
        ...(options === undefined ? [] : words.options(options)),
      ].join('\n'),
      asked: askedText(handout, id, words),
      state: stateText(answerOf(handout, id)?.state, words),
      views: viewsText(handout, id, words),
    };
    return columns.map((column) => shown[column]);
  });
  const json = storedJson(handout);
  const typed = new Set<HandoutColumn>(typedColumns);
  return [
    {
      name: guide.title,
      title: words.title,
      widths: [22, 90],
      rows: guide.rows.map(({ label, value }) => [label, value]),
      inputs: { columns: [2], rows: guide.rows.flatMap(({ isOpen }, index) => (isOpen ? [index] : [])) },
    },
    {
      name: words.title,
      naming: columns.indexOf('id') + 1,
      widths: widthsOf(columns),
      head: columns.map((column) => words.headings[column]),
      rows,
      inputs: {
        columns: columns.flatMap((column, index) => (typed.has(column) ? [index + 1] : [])),
        closed: ids.flatMap((id, row) => (mayReply(handout, id) ? [] : [[columns.indexOf('reply') + 1, row] as const])),
      },
      choices: [
        {
          column: columns.indexOf('state') + 1,
          words: answersIn(handout, criteria).map((state) => stateText(state, words)),
          refusal: words.refusal,
        },
      ],
      hints: columns.flatMap((column, index) => {
        const text = words.hints[column];
        return text === undefined ? [] : [{ column: index + 1, text }];
      }),
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

/** What is only read, and never held against what went out. */
const read = ['conditions', 'asked'] as const satisfies readonly HandoutColumn[];

/** The same sheets for a workbook: what a row has no height for goes on in rows of their own, which say of what. */
export function uncutSheets(sheets: readonly WrittenSheet[], words: HandoutWords): readonly WrittenSheet[] {
  return sheets.map((sheet) => {
    const { head, inputs, rows, widths: wide } = sheet;
    if (head === undefined || inputs === undefined) return sheet;
    const at = (column: HandoutColumn) => head.indexOf(words.headings[column]);
    const parted = rows.map((row) => {
      const pieces = new Map(
        read.map((column) => [at(column), cellPieces(row[at(column)] ?? '', wide[at(column)] ?? 9)]),
      );
      const more = Math.max(...[...pieces.values()].map(({ length }) => length)) - 1;
      return Array.from({ length: more + 1 }, (_, part) =>
        row.map((text, column) => {
          const own = pieces.get(column)?.[part];
          if (part === 0 || column !== at('question')) return own ?? (part === 0 ? text : '');
          return words.goesOn(row[at('id')] ?? '');
        }),
      );
    });
    const first = parted.flatMap((pieces) => pieces.map((_, part) => part === 0)).flatMap((is, at) => (is ? [at] : []));
    const closed = inputs.closed?.map(([column, row]) => [column, first[row] ?? row] as const) ?? [];
    return { ...sheet, rows: parted.flat(), inputs: { ...inputs, closed, rows: first } };
  });
}

/** What somebody types into cells, as it was handed out. */
export function typedParts(handout: Assessment, id: string): Readonly<Record<Exclude<TypedColumn, 'state'>, string>> {
  const answer: Partial<Answer> = answerOf(handout, id) ?? draftOf(handout, id) ?? {};
  const {
    options = [],
    missing = [],
    reason = '',
    lastDone = '',
    note = '',
    evidence = [],
    owner = '',
    due = '',
  } = answer;
  return {
    options: options.join(' '),
    missing: missing.join(' '),
    reason,
    lastDone,
    note,
    evidence: evidence.map(({ title }) => sanitizeLine(title)).join('\n'),
    owner,
    due,
    reply: askingIn(handout, id)?.reply ?? '',
  };
}

function askedText(handout: Assessment, id: string, words: HandoutWords): string {
  const { question, advice } = askingIn(handout, id) ?? {};
  return [
    ...(question === undefined ? [] : [words.question(question)]),
    ...(advice === undefined ? [] : [words.advice(advice)]),
  ].join('\n');
}

/** What specialists said of a criterion, as the cell shows it that is only read. */
export function viewsText({ reviews, reviewers }: Assessment, id: string, words: HandoutWords): string {
  const said = ownIn(reviews, id) ?? [];
  return said.map((review) => words.view(review, ownIn(reviewers, review.by)?.name ?? review.by)).join('\n');
}

/** An answer as the list of a cell offers it. */
export function stateText(state: AnswerState | undefined, { states: all }: HandoutWords): string {
  return state === undefined ? '' : `${all[state].mark} ${all[state].word}`;
}

/** Without the signs that a cell does not hold. */
function storedJson(handout: Assessment): string {
  return escapeUnsafe(canonicalJson(handout));
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
 * The JSON text of the hand-out that a workbook was made from. Other programs give sheets names of their own and write
 * above what stands in them: what the sheet is, its content says, and its digest that the content is whole.
 * @throws UserError workbook-without-handout
 */
export function storedHandout(workbook: Workbook): string {
  const byName = workbook.sheets.toSorted((a, b) => Number(b.name === DATA_SHEET) - Number(a.name === DATA_SHEET));
  for (const { read } of byName) {
    const json = storedIn(read());
    if (json !== undefined) return json;
  }
  throw new UserError('workbook-without-handout', { file: workbook.name, sheet: DATA_SHEET });
}

/** Where a table of another program may begin. */
const FARTHEST = 10;

function storedIn({ rows, columnsIn, cellAt }: Sheet): string | undefined {
  const textAt = (column: number, row: number) => meantBy(cellAt(column, row)?.text ?? '');
  for (const row of rows.slice(0, FARTHEST)) {
    const column = columnsIn(row).find((one) => textAt(one, row).trim() === DATA_FORMAT);
    if (column === undefined) continue;
    const [digest, ...pieces] = rows.filter((other) => other > row).map((other) => textAt(column, other));
    const json = pieces.join('');
    if (digest?.trim() === digestOf(json)) return json;
  }
  return undefined;
}
