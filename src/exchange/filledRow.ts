import { answerBecomes, answerOf, type BoundDetail, belongsTo, draftOf, lackOf } from '../domain/answer.ts';
import { mayReply } from '../domain/reply.ts';
import {
  type Answer,
  type AnswerState,
  type Assessment,
  type Draft,
  type Evidence,
  states,
} from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import { isDash, type MoreStateWords, stateReadIn } from '../formats/stateWords.ts';
import { cellText } from '../office/cellText.ts';
import { columnName } from '../office/ooxml.ts';
import type { Cell } from '../office/sheet.ts';
import { meantBy } from '../text/csv.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { isDayWithoutYear, typedChoices, typedNumbers } from '../text/typed.ts';
import {
  type CellFault,
  type CellPlace,
  type CellProblem,
  type CellReading,
  type FillOptions,
  onOneLine,
  placeKey,
  wordKey,
} from './filledCells.ts';
import { type DayNear, dateOf, KEPT_DAY } from './filledDay.ts';
import type { Table } from './filledTables.ts';
import { type HandoutParts, partsOf } from './handoutParts.ts';
import {
  type HandoutColumn,
  type HandoutWords,
  stateText,
  type TypedColumn,
  typedColumns,
  typedParts,
} from './handoutWorkbook.ts';
import { headingKey as keyOf } from './ownTable.ts';

type TextColumn = 'reason' | 'note' | 'owner' | 'reply';

type DateColumn = 'lastDone' | 'due';

/** A word for no evidence is no name of any. */
function isNothing(typed: string): boolean {
  return isDash(typed) || /^(?:なし|無し?|ない|特になし|n\/?a|none)$/.test(keyOf(typed));
}

export interface Row {
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

/** One row of a returned table, each cell by what its column is for. */
export function rowOf(
  { name, sheet, columns, inOtherWords, headingOf, isDate1904 }: Table,
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
      column: columnName(at),
      heading: headingOf(at),
      value: sheet.cellAt(at, row)?.text ?? '',
    };
  };
  return {
    // Of a column that was put there by somebody, an empty cell takes nothing away of what was handed out.
    has: (column) => columns.has(column) && !(inOtherWords.includes(column) && keyOf(cell(column)?.text ?? '') === ''),
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
export class RowFiller {
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
    if ('reply' in free && !mayReply(this.handout, this.id)) {
      if (reply !== undefined) this.refuse('reply', 'no-question');
      delete free.reply;
    }
    // What stands beside an answer may be what it means: it comes in with it, once somebody has said what that is.
    if (state === 'held' && !this.isAsBefore('state')) return parts;
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
    // Whoever strikes an answer out has taken it back, and what is written beside it may be another one.
    if (cell?.isStruck) return this.hold('state', 'struck');
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
    const { answers = states } = this.options.criteria.get(this.id) ?? {};
    const own = states.find(isOurs);
    if (own !== undefined && answers.includes(own)) return own;
    const found = own === undefined ? stateOf(typed, languages) : undefined;
    const reading = found !== undefined && answers.includes(found.state) ? found : undefined;
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
    const note = this.row.clean(meantBy(this.row.cell('note')?.text ?? ''));
    this.problems.push({
      ...this.place(column, fault),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(note === '' ? {} : { note }),
    });
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
    if (cell?.isStruck) this.refuse(column, 'struck');
    if (cell?.hasFormula || cell?.isStruck || !this.row.has(column)) return false;
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
    if (state === 'met' && this.isAsBefore('lastDone')) return undefined;
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

  /** Whether what stands there was settled when it came back before. */
  private isAsBefore(column: TypedColumn): boolean {
    return this.options.settled?.asBefore?.has(placeKey(this.row.place(column))) === true;
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

/** With the line ends of our files, whatever program has written them. */
export function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** By the languages of a sheet: its rows are read with the same. */
const stateWords = new WeakMap<readonly HandoutWords[], MoreStateWords>();

/** The state that a cell names, in the words of any of the languages of its sheet. */
export function stateOf(typed: string, languages: readonly HandoutWords[]) {
  const more =
    stateWords.get(languages) ??
    languages.flatMap((words) => states.map((state) => [state, words.states[state].word] as const));
  stateWords.set(languages, more);
  return stateReadIn(typed, more);
}
