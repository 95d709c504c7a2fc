import type { Translate } from '../../i18n/t.ts';
import type { Counts, CriterionState } from '../../scoring/result.ts';
import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import { isWidthSure, padStartTo, padTo, ruleOf, widthOf } from '../../text/width.ts';
import { nameBefore, type WrapOptions, wrap } from '../../text/wrap.ts';
import type {
  Bars,
  Change,
  CriteriaTable,
  CriterionEntry,
  CriterionHead,
  CriterionRow,
  Detail,
  Document,
  DocumentBlock,
  Form,
  Part,
  Signature,
  Step,
  Table,
  Text,
} from '../document.ts';
import type { Paint } from '../paint.ts';
import { stateWords } from '../states.ts';
import { OWN_MARK } from './ownMark.ts';
import { linesOf } from './steps.ts';

export interface TextOptions {
  readonly t: Translate;
  readonly paint: Paint;
  /** Columns to lay out in. */
  readonly width: number;
}

/** A document for a terminal. */
export function renderText(document: Document, options: TextOptions): string {
  const { isInsert = false, parts } = document;
  return [head(document, options), ...parts.map((part) => partLines(part, isInsert, options))]
    .filter((lines) => lines.length > 0)
    .map((lines) => withoutCommands(lines.join('\n')))
    .join('\n\n');
}

/** Mark and word of a state, painted. */
export function stateLabel(state: CriterionState, { t, paint }: Pick<TextOptions, 't' | 'paint'>): string {
  return look(state, paint)(stateWords(state, t));
}

function look(state: CriterionState, paint: Paint): (text: string) => string {
  switch (state) {
    case 'met':
      return paint.good;
    case 'partial':
    case 'unknown':
      return paint.middling;
    case 'unmet':
      return paint.bad;
    case 'unanswered':
    case 'not-applicable':
      return paint.dim;
  }
}

function head({ title, mark, facts, notices }: Document, { paint, width }: TextOptions): readonly string[] {
  const label = Math.max(...facts.map(([name]) => widthOf(name))) + 2;
  return [
    paint.bold(title),
    ...(mark === undefined ? [] : wrapped(mark, width).map(paint.bold)),
    ...facts.flatMap(([name, value]) => factLines(name, value, label, width)),
    ...notices.flatMap((notice) => wrapped(notice, width).map(paint.dim)),
  ];
}

/** Text that has no places to break. */
const UNBROKEN = /^[!-~]+$/;

const BELOW = 2;

/** A hash stands below its name where it fits on a line there: it is searched for and copied as a whole. */
function factLines(name: string, value: string, label: number, width: number): readonly string[] {
  const isBelow = UNBROKEN.test(value) && value.length > width - label && value.length <= width - BELOW;
  if (isBelow) return [name, `${' '.repeat(BELOW)}${value}`];
  return wrapped(value, width, { indent: padTo(name, label), hang: ' '.repeat(label) });
}

function wrapped(text: string, width: number, shape?: WrapOptions): string[] {
  return wrap(sanitizeLine(text), width, shape);
}

function partLines({ title, blocks }: Part, isInsert: boolean, options: TextOptions): readonly string[] {
  const { width, paint } = options;
  const heading =
    title === undefined
      ? []
      : isInsert
        ? wrapped(title, width).map(paint.accent)
        : [...wrapped(title, width).map(paint.bold), paint.dim(ruleOf(width))];
  return [...heading, ...blocks.flatMap((block) => blockLines(block, options))];
}

const ITEM = { indent: '- ', hang: '  ' };
const MARKED = { indent: '', hang: '    ' };

function blockLines(block: DocumentBlock, options: TextOptions): readonly string[] {
  const { width, paint } = options;
  switch (block.kind) {
    case 'text':
      return textLines(block, options);
    case 'list':
      return block.items.flatMap((item) => wrapped(item, width, OWN_MARK.test(item) ? MARKED : ITEM));
    case 'callout':
      return wrapped(block.text, width).map(paint.dim);
    case 'folded':
      return [
        ...wrapped(block.title, width).map(paint.bold),
        ...block.blocks.flatMap((inner) => blockLines(inner, options)),
      ];
    case 'bars':
      return bars(block, options);
    case 'table':
      return tableLines(block, options);
    case 'criteria-table':
      return block.groups.flatMap(({ title, rows }) =>
        title === undefined
          ? rows.flatMap((criterion) => looseRow(block, criterion, options))
          : [
              ...wrapped(title, width, { hang: '    ' }).map(paint.bold),
              ...rows.flatMap((criterion) => groupedRow(criterion, options)),
            ],
      );
    case 'steps':
      return block.groups.flatMap(({ title, steps }) => [
        ...(title === undefined ? [] : wrapped(title, width).map(paint.bold)),
        ...steps.flatMap((step) => stepLines(step, options)),
      ]);
    case 'criteria':
      return block.criteria.flatMap((criterion, index) => [
        ...(index > 0 ? [''] : []),
        ...criterionLines(criterion, options),
      ]);
    case 'changes':
      return block.changes.flatMap((change) => changeLines(change, options));
    case 'form':
      return formLines(block, options);
    case 'signature':
      return signatureLines(block, options);
  }
}

/** What only helps to read the rest stands back a little. */
function textLines({ text, tone, isQuoted }: Text, { width, paint }: TextOptions): readonly string[] {
  // A title and a rule begin at the margin, and so can nothing that somebody else has written.
  if (isQuoted === true) return wrapped(text, width, { indent: '  ' });
  if (tone === undefined) return wrapped(text, width);
  switch (tone) {
    case 'strong':
      return wrapped(text, width).map(paint.bold);
    case 'warning':
      return wrapped(text, width).map(paint.middling);
    case 'quiet':
      return wrapped(text, width, { indent: '  ' }).map(paint.dim);
  }
}

/** Columns beside the name of a row of the bars: its bar at least, and the spaces and counts around it. */
const SHORTEST_BAR = 10;
const FIGURE = 14;

/** The cells of a bar: signs that every terminal draws in one column, so that all bars are equally long. */
const CELLS = { met: '#', partial: '+', other: '.' };

function bars({ rows }: Bars, { t, width, paint }: TextOptions): readonly string[] {
  const longest = Math.max(...rows.map(({ title }) => widthOf(title)));
  const names = Math.min(longest, Math.max(10, width - SHORTEST_BAR - FIGURE));
  const bar = Math.max(SHORTEST_BAR, Math.min(40, width - names - FIGURE));
  const legend = `${paint.good(CELLS.met)} ${t('state.met')}  ${paint.middling(CELLS.partial)} ${t('state.partial')}  ${paint.dim(CELLS.other)} ${t('report.categories.other')}`;
  return [
    ...rows.flatMap(({ title, counts }) => {
      const figure = t('report.categories.row', { met: counts.met, total: counts.total });
      return nameBefore(sanitizeLine(title), names, `${padStartTo(figure, 8)}  ${barOf(counts, bar, paint)}`);
    }),
    legend,
  ];
}

function barOf(counts: Counts, width: number, paint: Paint): string {
  // Rounded down, so that a bar is full only when everything is met.
  const cells = (count: number) => Math.floor((count / counts.total) * width);
  const met = cells(counts.met);
  const begun = cells(counts.met + counts.partial) - met;
  return (
    paint.good(CELLS.met.repeat(met)) +
    paint.middling(CELLS.partial.repeat(begun)) +
    paint.dim(CELLS.other.repeat(width - met - begun))
  );
}

/** Figures stand under each other; of anything else each cell has a line of its own. */
function tableLines(table: Table, options: TextOptions): readonly string[] {
  const { width, paint } = options;
  const [, ...others] = table.columns;
  const isFigures = others.length > 0 && others.every(({ isNumeric }) => isNumeric);
  return table.groups.flatMap(({ title: outer, parts }) => [
    ...(outer === undefined ? [] : wrapped(outer, width).map(paint.bold)),
    ...parts.flatMap(({ title: inner, rows }) => [
      ...(inner === undefined ? [] : wrapped(inner, width).map(paint.bold)),
      ...(isFigures
        ? figures(
            table.columns.map(({ title }) => title),
            rows.map((cells) => cells.map((lines) => lines.join(' '))),
            options,
          )
        : rows.flatMap((cells) => cellLines(table, cells, options))),
    ]),
  ]);
}

function cellLines({ columns }: Table, cells: readonly (readonly string[])[], { width }: TextOptions) {
  return columns.flatMap(({ title }, index) =>
    (cells[index] ?? []).flatMap((line) =>
      wrapped(`${title}: ${line}`, width, index === 0 ? ITEM : { indent: '  ', hang: '    ' }),
    ),
  );
}

function figures(
  [, ...heads]: readonly string[],
  rows: readonly (readonly string[])[],
  { paint, width }: TextOptions,
): readonly string[] {
  const column = Math.max(...[heads, ...rows.map(([, ...told]) => told.slice(0, 2))].flat().map(widthOf)) + 3;
  const mayStandBefore = rows.every(([label = '']) => isWidthSure(label));
  // After the figures, a label may take several lines.
  const longest = mayStandBefore ? Math.max(...rows.map(([label = '']) => widthOf(label))) : 10;
  // Where the terminal is narrow, the last column goes first: differences can be seen from the figures.
  const shown = longest + heads.length * column <= width ? heads.length : Math.max(1, heads.length - 1);
  const names = Math.min(longest, Math.max(10, width - shown * column));
  const line = (told: readonly string[]) =>
    told
      .slice(0, shown)
      .map((one) => padStartTo(one, column))
      .join('');
  // Marks such as ○ are drawn one column wide or two: figures stand in one column only before them.
  if (!mayStandBefore) {
    const hang = ' '.repeat(shown * column + 2);
    return [
      paint.dim(line(heads)),
      ...rows.flatMap(([label = '', ...told]) => {
        const [first = '', ...rest] = wrapped(label, width, { indent: hang });
        return [padTo(line(told), hang.length) + first.trimStart(), ...rest];
      }),
    ];
  }
  return [
    paint.dim(' '.repeat(names) + line(heads).trimEnd()),
    ...rows.flatMap(([label = '', ...told]) => {
      const [first = '', ...rest] = wrapped(label, names);
      return [(padTo(first, names) + line(told)).trimEnd(), ...rest];
    }),
  ];
}

/** By itself, with what its columns are called. */
function looseRow({ columns }: CriteriaTable, criterion: CriterionRow, options: TextOptions): readonly string[] {
  const label = columns.find(({ shows }) => shows === 'notes')?.title;
  return [
    ...criterionHead(criterion, options),
    // The title says what the first is; what follows says it itself.
    ...criterion.notes.flatMap((note, index) =>
      wrapped(label === undefined || index > 0 ? note : `${label}: ${note}`, options.width, {
        indent: '  ',
        hang: '    ',
      }),
    ),
  ];
}

/** Below the title of its group. */
function groupedRow(row: CriterionRow, options: TextOptions): readonly string[] {
  const { id, ownTitle, state, question, isTold, notes } = row;
  const { width, paint } = options;
  const asked = ownTitle === undefined ? [question] : [ownTitle, question];
  return [
    `  ${id}  ${stateLabel(state, options)}`,
    ...(isTold ? [] : asked.flatMap((line) => wrapped(line, width, { indent: '    ' }))),
    ...notes.flatMap((note) => wrapped(note, width, { indent: '    ' }).map(paint.dim)),
  ];
}

function stepLines(step: Step, options: TextOptions): readonly string[] {
  const hang = '    ';
  return [
    ...headLine(`${String(step.number).padStart(2)}. `, step, options),
    ...linesOf(step, options.t).flatMap((line) =>
      wrapped(line, options.width, { indent: `${hang}- `, hang: `${hang}  ` }),
    ),
  ];
}

function criterionLines(criterion: CriterionEntry, options: TextOptions): readonly string[] {
  const { question, details } = criterion;
  return [
    ...headLine('', criterion, options),
    ...(question === undefined ? [] : questionLines(question, options)),
    ...details.flatMap((detail) => detailLines(detail, options)),
  ];
}

function criterionHead(criterion: CriterionHead, options: TextOptions): readonly string[] {
  return [...headLine('', criterion, options), ...questionLines(criterion.question, options)];
}

function questionLines(question: string, { width }: TextOptions): readonly string[] {
  return wrapped(question, width, { indent: '  ' });
}

/** Number, title and state on one line; where the terminal is narrow, the state goes below. */
function headLine(before: string, { id, title, state }: Omit<CriterionHead, 'question'>, options: TextOptions) {
  const { t, paint, width } = options;
  const words = `${before}${id} ${sanitizeLine(title)}`;
  return widthOf(`${words}  ${stateWords(state, t)}`) <= width
    ? [`${paint.bold(words)}  ${stateLabel(state, options)}`]
    : [...wrap(words, width, { hang: '    ' }).map(paint.bold), `    ${stateLabel(state, options)}`];
}

function detailLines(detail: Detail, options: TextOptions): readonly string[] {
  const { width, paint } = options;
  switch (detail.kind) {
    case 'list':
      return labelled(detail.title, detail.items, options);
    case 'facts': {
      const facts = detail.facts.map(([label, value]) => `${label}: ${value}`);
      return wrapped(facts.join(' / '), width, { indent: '  ' });
    }
    // As its publisher has set it, with marks of its own.
    case 'quotation':
      return [
        ...wrapped(detail.title, width, { indent: '  ' }).map(paint.dim),
        ...detail.lines.flatMap((line) => wrapped(line, width, { indent: '  | ' })),
      ];
  }
}

function labelled(label: string, items: readonly string[], { width, paint }: TextOptions): readonly string[] {
  return [
    ...wrapped(label, width, { indent: '  ' }).map(paint.dim),
    ...items.flatMap((item) =>
      wrapped(item, width, OWN_MARK.test(item) ? { indent: '  ', hang: '      ' } : { indent: '  - ', hang: '    ' }),
    ),
  ];
}

function changeLines(change: Change, options: TextOptions): readonly string[] {
  const { head: name, lines } = change;
  return [
    ...(name === undefined ? [] : changeHead(name, change, options)),
    ...lines.flatMap((line) => wrapped(line, options.width, shapeOf(change))),
  ];
}

/** Lines of one change are told apart; a line alone needs no mark. */
function shapeOf({ head: name, lines }: Change): WrapOptions {
  if (name === undefined) return { indent: '  ', hang: '    ' };
  return lines.length > 1 ? { indent: '    - ', hang: '      ' } : { indent: '    ' };
}

/** 「1-2-1-2  × まだ → ○ できている（2026-11-20に回答）」 */
function changeHead(name: string, { states, aside }: Change, options: TextOptions): readonly string[] {
  const { t, paint, width } = options;
  const indented = { indent: '  ', hang: '    ' };
  if (states === undefined) return wrapped(name, width, indented);
  const day = aside === undefined ? '' : t('text.aside', { text: aside });
  const way = (words: (state: CriterionState) => string) =>
    states.flatMap((state) => (state === undefined ? [] : words(state))).join(t('changes.arrow')) + day;
  const plain = `${sanitizeLine(name)}  ${way((state) => stateWords(state, t))}`;
  return widthOf(`  ${plain}`) <= width
    ? [`  ${paint.bold(sanitizeLine(name))}  ${way((state) => stateLabel(state, options))}`]
    : wrap(plain, width, indented);
}

function formLines({ title, list, texts = [], boxes, choices, lines }: Form, options: TextOptions): readonly string[] {
  const { width, paint } = options;
  return [
    ...(title === undefined ? [] : wrapped(title, width).map(paint.bold)),
    ...(list === undefined ? [] : labelled(list.title, list.items, options)),
    ...texts.flatMap((text) => wrapped(text, width, { indent: '  ' })),
    ...boxes.flatMap((box) => wrapped(box, width, { indent: '  □ ', hang: '    ' })),
    ...(choices === undefined ? [] : wrapped(choices.title, width, { indent: '  ' })),
    ...(choices?.items ?? []).flatMap((item) => wrapped(item, width, { indent: '  □ ', hang: '    ' })),
    ...lines.filter((line) => line !== '').flatMap((line) => wrapped(`${line}:`, width, { indent: '  ' })),
  ];
}

function signatureLines({ who, confirms, fields }: Signature, { t, width, paint }: TextOptions): readonly string[] {
  return [
    ...wrapped(who, width).map(paint.bold),
    ...wrapped(confirms, width, { indent: '  ' }),
    ...fields.flatMap((field) => wrapped(`${field}: ${t('sheet.signature.blank')}`, width, { indent: '  ' })),
  ];
}
