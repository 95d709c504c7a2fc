import { isSame } from '../domain/canonical.ts';
import { shownEvidence } from '../domain/evidence.ts';
import { groupBy } from '../domain/groupBy.ts';
import { isWordless } from '../domain/view.ts';
import type { CellPlace, CellProblem, CellReading } from '../exchange/filledCells.ts';
import type { FilledHandout, FillNote } from '../exchange/filledHandout.ts';
import type { Criteria } from '../exchange/handoutWorkbook.ts';
import type { Merge } from '../exchange/merge.ts';
import type { Difference, Side } from '../exchange/mergeDifference.ts';
import { type Assessment, type Evidence, type Review, states } from '../formats/assessment.ts';
import type { Translate } from '../i18n/t.ts';
import type { Paint } from '../report/paint.ts';
import { firstOf } from '../report/words/joined.ts';
import { evidenceName, evidenceText, missingLine } from '../report/words/record.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import { grouped } from './pages.ts';

const MOST_PLACES = 8;

/** As many digits of the hash of a file as tell it from another. */
const HASH_SHOWN = 12;

/** What is shown of what came back, beside what is merged. */
export interface Returned extends Pick<FilledHandout, 'problems' | 'readings' | 'notes'> {
  readonly criteria: Criteria;
  /** Cells that were settled when they came back before. */
  readonly again: readonly CellProblem[];
  /** Who answered, as it was said on the command line: that goes before what a cell says. */
  readonly by: string | undefined;
}

interface ScreenOptions {
  readonly t: Translate;
  readonly paint: Paint;
  readonly width: number;
  /** The question of a criterion, where there is one. */
  readonly questionOf: (id: string) => string | undefined;
}

/** What becomes of one file, as it is shown before anything is decided. */
export interface Shown extends Pick<Merge, 'taken' | 'conflicts' | 'strangers' | 'forged'> {
  /** Conflicts and answers that were settled when the same came back before. */
  readonly settled: readonly Pick<Difference, 'id'>[];
  /** The day on which it came back before. */
  readonly before: string | undefined;
  /** Whether each conflict is about to be asked with all of both sides. */
  readonly areAsked: boolean;
  /** Lines of the window for what is taken; all of it is shown where there is no window. */
  readonly room: number;
}

/** What becomes of one file: what is taken, and what both sides have changed. */
export function mergeScreen(
  file: string,
  theirs: Assessment,
  { taken, conflicts, strangers, forged, settled, before, areAsked, room }: Shown,
  options: ScreenOptions,
  returned?: Returned,
): string {
  const { t, paint, width } = options;
  return [
    ...wrap(fileLine(file, theirs, t, returned), width).map(paint.bold),
    ...(before === undefined ? [] : wrap(t('merge.again', { date: before }), width, { indent: '  ' })),
    ...(returned === undefined ? [] : returnedLines(file, returned, options)),
    ...(taken.length === 0 ? [] : [`  ${t('merge.taken', { count: taken.length })}`]),
    ...takenLines(taken, room, options),
    ...viewLines(taken, options),
    ...settledLines([...settled, ...(returned?.again ?? [])], options),
    ...(conflicts.length === 0 ? [] : [paint.middling(`  ${t('merge.conflicts', { count: conflicts.length })}`)]),
    ...unaskedLines(conflicts, options),
    ...(areAsked ? [] : conflicts.flatMap((one) => conflictLines(one, options))),
    ...(strangers.length === 0
      ? []
      : wrap(t('merge.strangers', { count: strangers.length, ids: strangers.join(t('list.comma')) }), width, {
          indent: '  ',
        })),
    ...(forged.length === 0
      ? []
      : wrap(t('merge.forged', { count: forged.length, ids: forged.map(sanitizeLine).join(t('list.comma')) }), width, {
          indent: '  ',
          hang: '    ',
        }).map(paint.middling)),
    ...(taken.length + conflicts.length === 0 ? [`  ${t('merge.nothing')}`] : []),
  ].join('\n');
}

/** What is taken, as far as the window holds it, and how much of what there is besides. */
function takenLines(taken: readonly Difference[], room: number, { t, width }: ScreenOptions): readonly string[] {
  const within = { indent: '    ', hang: '      ' };
  const each = taken.map((one) => wrap(changeLine(one, t), width, within));
  if (each.flat().length <= room) return each.flat();
  const [first = []] = grouped(each, (lines) => lines.length, Math.max(3, room - 1));
  const rest = taken.slice(first.length);
  const counts = countedSubjects(rest, t).join(t('list.comma'));
  return [...first.flat(), ...wrap(t('merge.taken.more', { count: rest.length, counts }), width, within)];
}

/** That nobody knows whose views come in, and which ones take the place of another, however many lines are shown. */
function viewLines(taken: readonly Difference[], { t, paint, width }: ScreenOptions): readonly string[] {
  const views = taken.filter(({ subject }) => subject === 'view');
  if (views.length === 0) return [];
  const within = { indent: '  ', hang: '    ' };
  const replaced = views.filter(({ ours }) => ours.view !== undefined).map(({ id = '' }) => sanitizeLine(id));
  const ids = [...new Set(replaced)].join(t('list.comma'));
  return [
    ...(replaced.length === 0
      ? []
      : wrap(t('merge.views.replaced', { count: replaced.length, ids }), width, within).map(paint.middling)),
    ...wrap(t('review.view.unproven'), width, within),
  ];
}

/** 「答え 5」「メモ 4」, in the order in which they come. */
function countedSubjects(differences: readonly Difference[], t: Translate): readonly string[] {
  return [...groupBy(differences, ({ subject }) => subject).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [`${t(`merge.subject.${first.subject}`)} ${same.length}`];
  });
}

/** Which of the conflicts are about what was never handed out. */
function unaskedLines(conflicts: readonly Difference[], { t, paint, width }: ScreenOptions): readonly string[] {
  const unasked = conflicts.filter(({ isUnasked }) => isUnasked);
  if (unasked.length === 0) return [];
  const ids = [...new Set(unasked.map(({ id }) => sanitizeLine(id)))].join(t('list.comma'));
  const text = t('merge.unasked', { count: unasked.length, ids });
  return wrap(text, width, { indent: '  ', hang: '    ' }).map(paint.middling);
}

/** What was settled before and is said again. */
function settledLines(
  settled: readonly Pick<CellProblem | Difference, 'id'>[],
  { t, width }: ScreenOptions,
): readonly string[] {
  if (settled.length === 0) return [];
  const ids = [...new Set(settled.map(({ id = '' }) => sanitizeLine(id)))].join(t('list.comma'));
  return wrap(t('merge.settled', { count: settled.length, ids }), width, { indent: '  ', hang: '    ' });
}

/** What was read in other words, what cannot be taken over, and what else there is to know of the sheets. */
function returnedLines(
  file: string,
  { problems, readings, notes, criteria, by }: Returned,
  { t, paint, width }: ScreenOptions,
): string[] {
  const within = { indent: '    ', hang: '      ' };
  const read = [...groupBy(readings, (one) => `${readAs(one, t)} ${sanitizeLine(one.value)}`).values()];
  const about = { file, criteria };
  const told = [
    ...groupBy(problems, (one) => `${one.sheet}\n${one.column}\n${whyText({ ...one, value: '' }, about, t)}`).values(),
  ];
  const rest = told.slice(MOST_TOLD).flat().length;
  return [
    ...[...groupBy(notes, noteKind).values()].flatMap((same) => {
      const shown = same.length > MOST_NOTES ? same.slice(0, 1) : same;
      const places = same.slice(shown.length).flatMap((note) => placeIn(note) ?? []);
      return shown.flatMap((note) =>
        wrap(withOthers(noteText(note, { file, by }, t), places, t), width, { indent: '  ', hang: '    ' }),
      );
    }),
    ...(readings.length === 0 ? [] : [`  ${t('merge.read-as', { count: readings.length })}`]),
    ...read.flatMap((same) => wrap(readingText(same, t), width, within)),
    ...(problems.length === 0 ? [] : [paint.middling(`  ${t('merge.cells', { count: problems.length })}`)]),
    ...told.slice(0, MOST_TOLD).flatMap((same) => wrap(problemText(same, about, t), width, within)),
    ...(rest === 0 ? [] : [`    ${t('handout.cell.more', { count: rest })}`]),
  ];
}

/** More than anybody reads at once. */
const MOST_TOLD = 40;
/** What stands in each place is worth reading; in more of one kind, nobody does. */
const MOST_NOTES = 3;
const LONGEST_VALUE = 40;

function readingText(same: readonly CellReading[], t: Translate): string {
  const [first] = same;
  if (first === undefined) return '';
  return t('merge.read-as.item', {
    value: shortened(first.value),
    meant: readAs(first, t),
    cells: cellsText(same, t),
  });
}

function readAs(reading: CellReading, t: Translate): string {
  return 'day' in reading ? reading.day : t(`state.${reading.state}`);
}

/** `E2`, `E5`: where the same stands. */
export function cellsText(places: readonly CellPlace[], t: Translate): string {
  return firstOf(
    places.map(({ column, row }) => `${column}${row}`),
    MOST_PLACES,
    t,
  );
}

function shortened(text: string): string {
  const shown = sanitizeLine(text);
  return shown.length > LONGEST_VALUE ? `${shown.slice(0, LONGEST_VALUE).toWellFormed()}…` : shown;
}

interface About {
  readonly file: string;
  readonly criteria: Criteria;
}

/** Where cells of one column stand, why they cannot be taken over, and what to write into them. */
function problemText(same: readonly CellProblem[], about: About, t: Translate): string {
  const [first] = same;
  if (first === undefined) return '';
  const { sheet, row, column, heading } = first;
  const at = t('handout.cell', {
    table: tableText(sheet, about.file, t),
    row,
    column,
    heading: sanitizeLine(heading),
  });
  const places = same.slice(1).map((one) => `${one.column}${one.row}`);
  return withOthers(`${at}: ${whyText(first, about, t)}`, places, t);
}

function whyText(
  { fault, value, max = 0, id = '', suggestion }: CellProblem,
  { criteria }: About,
  t: Translate,
): string {
  const { options, answers = states } = criteria.get(id) ?? {};
  const choices = options?.choices.map((choice) => choice.id) ?? [];
  return t(`handout.cell.${fault}`, {
    value: shortened(value),
    max,
    id: sanitizeLine(id),
    suggestion: suggestion === undefined ? '' : t(`state.${suggestion}`),
    choices: choices.join(t('list.separator')),
    allowed: answers.map((state) => t(`state.${state}`)).join(' / '),
  });
}

/** What is said of one place, and where else it goes for. */
function withOthers(text: string, places: readonly string[], t: Translate): string {
  if (places.length === 0) return text;
  return (
    text +
    t('text.aside', { text: t('merge.others', { count: places.length, cells: firstOf(places, MOST_PLACES, t) }) })
  );
}

/** A table of text has one sheet, which bears the name of its file. */
export function tableText(sheet: string, file: string, t: Translate): string {
  return sheet === file ? t('handout.table') : t('handout.sheet', { sheet: sanitizeLine(sheet) });
}

/** What was read in places that are alike is of one kind. */
function noteKind(note: FillNote, index: number): string {
  if (note.about === 'remark' || note.about === 'comment' || note.about === 'text-box')
    return `${note.about}\n${note.sheet}`;
  if (note.about === 'beside') return `${note.about}\n${note.sheet}\n${note.cell.replace(/(?<!\d)\d+$/, '')}`;
  return String(index);
}

function placeIn(note: FillNote): string | undefined {
  return note.about === 'beside' || note.about === 'comment' || note.about === 'text-box'
    ? sanitizeLine(note.cell)
    : note.about === 'remark'
      ? String(note.row)
      : undefined;
}

function noteText(
  note: FillNote,
  { file, by }: { readonly file: string; readonly by: string | undefined },
  t: Translate,
): string {
  switch (note.about) {
    case 'sheets':
      return t('merge.note.sheets', {
        count: note.names.length,
        names: note.names.map(sanitizeLine).join(t('list.comma')),
      });
    case 'hidden':
      return t('merge.note.hidden', { names: note.names.map(sanitizeLine).join(t('list.comma')) });
    case 'own':
    case 'other-words': {
      const read = note.columns.map(({ column, letter, heading }) =>
        t('merge.note.own.column', { letter, heading: shortened(heading), column: t(`handout.column.${column}`) }),
      );
      if (read.length === 0) return t('merge.note.own.ours', { sheet: sanitizeLine(note.sheet) });
      const columns = read.join(t('list.comma'));
      if (note.about === 'own') return t('merge.note.own', { sheet: sanitizeLine(note.sheet), columns });
      return t('merge.note.other-words', { table: tableText(note.sheet, file, t), columns });
    }
    case 'findings': {
      const columns = note.columns.map((column) => t(`handout.column.${column}`)).join(t('list.comma'));
      return t('merge.note.findings', { sheet: sanitizeLine(note.sheet), columns });
    }
    case 'columns': {
      const columns = note.columns.map((column) => t(`handout.column.${column}`)).join(t('list.comma'));
      return t('merge.note.columns', { table: tableText(note.sheet, file, t), columns });
    }
    case 'rows':
      return t('merge.note.rows', { ids: note.ids.map(sanitizeLine).join(t('list.comma')) });
    case 'remark':
      return t('merge.note.remark', {
        table: tableText(note.sheet, file, t),
        row: note.row,
        text: shortened(note.text),
      });
    case 'beside':
    case 'comment':
    case 'text-box':
      return t(`merge.note.${note.about}`, {
        table: tableText(note.sheet, file, t),
        cell: sanitizeLine(note.cell),
        text: shortened(note.text),
      });
    case 'emptied':
    case 'views':
    case 'emptied-evidence':
    case 'emptied-charge':
      return t(`merge.note.${note.about}`, { ids: note.ids.map(sanitizeLine).join(t('list.comma')) });
    case 'answerer': {
      const name = shortened(note.name);
      return by === undefined || by === note.name
        ? t('merge.note.answerer', { name })
        : t('merge.note.answerer.by', { name, by });
    }
  }
}

function fileLine(file: string, { handout }: Assessment, t: Translate, returned?: Returned): string {
  const isOwn = returned?.notes.some(({ about }) => about === 'own') ?? false;
  if (handout === undefined || isOwn) return t('merge.file', { file });
  const { to, madeOn } = handout;
  if (to === undefined) return t('merge.file.handout', { file, date: madeOn });
  return t('merge.file.handout.to', { file, date: madeOn, to: sanitizeLine(to) });
}

function changeLine(difference: Difference, t: Translate): string {
  const { ours, theirs, stays } = difference;
  const named = namesOf(difference, t);
  if (stays !== undefined) {
    const last = stays.view === undefined ? '' : t(`merge.view.${stays.view.view}`);
    return t('merge.change.earlier', { ...named, view: sideOf(difference, theirs, t), last });
  }
  const change = t('merge.change', {
    ...named,
    before: saidBy(difference, ours, t),
    after: sideOf(difference, theirs, t),
  });
  return change + besideText(difference, t) + wordlessText(difference, t);
}

/** That a view which comes in does not say why; nothing where it does, or need not. */
function wordlessText({ subject, theirs }: Difference, t: Translate): string {
  if (subject !== 'view' || theirs.view === undefined || !isWordless(theirs.view)) return '';
  return t('text.aside', { text: t('view.wordless') });
}

/** Whose view stays as it is beside one that comes in; nothing where nobody else has said anything. */
function besideText({ beside = [] }: Difference, t: Translate): string {
  if (beside.length === 0) return '';
  const views = beside.map(({ by = '', view }) =>
    t('review.split.view', { name: sanitizeLine(by), view: view === undefined ? '' : t(`merge.view.${view.view}`) }),
  );
  return t('text.aside', { text: t('merge.beside', { views: views.join(t('list.comma')) }) });
}

function namesOf({ id, subject, theirs }: Difference, t: Translate) {
  if (subject === 'view' && theirs.by !== undefined) {
    return { id: sanitizeLine(id), subject: t('merge.subject.view.of', { name: sanitizeLine(theirs.by) }) };
  }
  return { id: sanitizeLine(id), subject: t(`merge.subject.${subject}`) };
}

/** Both versions, one above the other, with who and when, and what was asked. */
export function conflictLines(difference: Difference, { t, paint, width, questionOf }: ScreenOptions): string[] {
  const { ours, theirs } = difference;
  const question = questionOf(difference.id);
  const within = { indent: '      ', hang: '              ' };
  return [
    ...wrap(t('merge.item', namesOf(difference, t)), width, { indent: '    ' }).map(paint.accent),
    ...(question === undefined ? [] : wrap(sanitizeLine(question), width, { indent: '      ' }).map(paint.dim)),
    ...wrap(t('merge.ours', { value: sideOf(difference, ours, t) }), width, within),
    ...wrap(t('merge.theirs', { value: sideOf(difference, theirs, t) }), width, within),
  ];
}

function sideOf(difference: Difference, side: Side, t: Translate): string {
  // A view has its name before it already.
  const about = [difference.subject === 'view' ? undefined : side.by, side.on]
    .filter((part) => part !== undefined)
    .map(sanitizeLine);
  const said = saidBy(difference, side, t);
  return about.length === 0 ? said : said + t('text.aside', { text: about.join(t('list.comma')) });
}

/** What one side says, on one line. */
function saidBy({ subject, ours, theirs }: Difference, side: Side, t: Translate): string {
  const other = side === ours ? theirs : ours;
  const words = [
    ...answerWords(side.answer, other.answer, t),
    side.reply,
    ...viewWords(side.view, t),
    ...(side.fact === undefined ? [] : [t(`fact.${side.fact}`)]),
    side.target === undefined ? undefined : String(side.target),
    side.glance === undefined ? undefined : t(`glance.${side.glance}`),
  ].filter((word) => word !== undefined);
  if (words.length === 0) return t(subject === 'state' ? 'state.unanswered' : 'merge.none');
  return sanitizeLine(words.join(t('list.comma')));
}

function answerWords(
  part: Side['answer'] = {},
  other: Side['answer'] = {},
  t: Translate,
): readonly (string | undefined)[] {
  const { state, options, reason, lastDone, note, evidence = [], owner, due, waiver } = part;
  return [
    ...(state === undefined ? [] : [t(`state.${state}`)]),
    options === undefined ? undefined : t('merge.chosen', { ids: options.join(t('list.separator')) }),
    ...missingLine(part, t),
    lastDone === undefined ? undefined : t('merge.last-done', { date: lastDone }),
    ...[reason, note, owner, due, waiver?.reason, waiver?.until],
    ...evidence.map((item) => evidenceWords(item, other.evidence ?? [], t)),
  ];
}

/** A piece by its name; with all that is known of it where the other side says something else of that file. */
function evidenceWords(item: Evidence, others: readonly Evidence[], t: Translate): string {
  const shown = shownEvidence(item);
  const isTwofold = others.some((one) => item.file !== undefined && one.file === item.file && !isSame(one, item));
  if (!isTwofold || shown.confidential || item.sha256 === undefined) return evidenceName(shown, t);
  const hash = t('report.evidence.hash', { sha256: item.sha256.slice(0, HASH_SHOWN) });
  return evidenceText(shown, t) + t('text.aside', { text: hash });
}

function viewWords(review: Review | undefined, t: Translate): readonly (string | undefined)[] {
  return review === undefined ? [] : [t(`merge.view.${review.view}`), review.reason, review.advice, review.question];
}
