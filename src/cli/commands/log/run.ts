import { inJapan } from '../../../domain/calendar.ts';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { HistoryChange, HistoryEntry } from '../../../formats/history.ts';
import { isMessageKey } from '../../../i18n/keys.ts';
import type { Translate } from '../../../i18n/t.ts';
import { escapeUnsafe, sanitizeLine } from '../../../text/sanitize.ts';
import { findTypedId } from '../../../text/typed.ts';
import { wrap } from '../../../text/wrap.ts';
import { cataloguesOf, type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { historyAt, historyFor } from '../../../workspace/journal.ts';
import { criteriaNamed, idsIn, unknownId } from '../../../workspace/knownIds.ts';
import type { Context } from '../../context.ts';
import type { ListFormat } from '../../defaults.ts';

export interface LogOptions {
  readonly file: string;
  /** Only what was done to this criterion, or to all of a requirement, a section or a category; as typed. */
  readonly id?: string;
  readonly format?: ListFormat;
  /** Whether to end in exit code 1 where the chain is broken. */
  readonly verify?: boolean;
}

/** Who answered what and when, the newest last; and whether anybody has changed the record. */
export async function log({ file, id, format, verify }: LogOptions, context: Context): Promise<number> {
  const { environment, t, print, note, width } = context;
  const opened = loadAssessment(file, environment.cwd);
  const { assessment } = opened;
  const { name } = historyFor(opened);
  const history = historyAt(opened, assessment);
  if (history === undefined) throw new UserError('history-not-found', { file: name });
  const { entries, problems, remarks, isCurrent, encoding } = history;
  const asked = id === undefined ? undefined : idsMeant(id, opened, entries);
  const isAsked = (change: HistoryChange) => asked === undefined || ('id' in change && asked.has(change.id));
  const wanted = entries.filter(({ did }) => asked === undefined || did.some(isAsked));
  if (format === 'json') {
    print(escapeUnsafe(JSON.stringify({ schemaVersion: 1, entries: wanted, problems, remarks, isCurrent }, null, 2)));
  } else {
    const nameOf = (by: string) => assessment.reviewers?.[by]?.name ?? by;
    const lines = wanted.flatMap((entry) => entryLines(entry, isAsked, nameOf, t));
    if (lines.length > 0) print(lines.flatMap((line) => wrap(line, width, { hang: '  ' })).join('\n'));
  }
  if (id !== undefined && wanted.length === 0) note(t('log.nothing', { id }));
  if (encoding !== undefined) note(t('log.encoding', { file: name, encoding }));
  tellSome(problems, ({ line, why }) => t(`log.problem.${why}`, { file: name, line }), context);
  tellSome(remarks, ({ line, what }) => t(`log.remark.${what}`, { file: name, line }), context);
  if (problems.length === 0 && verify) note(t('log.whole', { count: entries.length }));
  if (!isCurrent) note(t('log.changed-since', { file }));
  return verify && problems.length > 0 ? exitCodes.gateNotPassed : exitCodes.passed;
}

/** Of so many lines it is told what is wrong with them; a reader who has seen these has seen enough. */
const MOST_TOLD = 200;

function tellSome<T>(all: readonly T[], words: (one: T) => string, { note, t }: Context): void {
  for (const one of all.slice(0, MOST_TOLD)) note(sanitizeLine(words(one)));
  if (all.length > MOST_TOLD) note(t('log.more', { count: all.length - MOST_TOLD }));
}

/**
 * What an id stands for in a record: what the catalogues of the file know, and what was recorded under catalogues that
 * it answers no longer.
 * @throws UserError unknown-id
 */
function idsMeant(typed: string, home: LoadedAssessment, entries: readonly HistoryEntry[]): ReadonlySet<string> {
  const catalogues = cataloguesOf(home);
  const ids = catalogues.flatMap((catalogue) => [...idsIn(catalogue), ...catalogue.profileFacts.map(({ id }) => id)]);
  const recorded = entries.flatMap(({ did }) => did.flatMap((change) => ('id' in change ? [change.id] : [])));
  const id = findTypedId(typed, [...ids, ...recorded]);
  if (id === undefined) throw unknownId(typed, home.loaded, [...ids, ...recorded]);
  return new Set([id, ...catalogues.flatMap((catalogue) => criteriaNamed(catalogue, id))]);
}

function entryLines(
  { at, by, did }: HistoryEntry,
  isAsked: (change: HistoryChange) => boolean,
  nameOf: (reviewer: string) => string,
  t: Translate,
): readonly string[] {
  const when = inJapan(at).slice(0, 16).replace('T', ' ');
  const head = by === undefined ? when : `${when}  ${by}`;
  return did.filter(isAsked).map((change) => sanitizeLine(`${head}  ${changeText(change, nameOf, t)}`));
}

function changeText(change: HistoryChange, nameOf: (reviewer: string) => string, t: Translate): string {
  switch (change.what) {
    case 'answer':
      return answerText(change, t);
    case 'review':
      return reviewText(change, t);
    case 'fact':
    case 'glance':
    case 'target':
    case 'reply':
    case 'draft':
      return t(`log.${change.what}`, { id: change.id });
    case 'reviewer':
      return t('log.reviewer', { id: nameOf(change.id) });
    case 'merge':
      return t('log.merge', { file: change.name, count: change.taken });
    case 'aim':
      return t('log.aim', { id: change.id, level: change.level });
    default:
      return t(`log.${change.what}`);
  }
}

function reviewText(
  { id, view, by, isEarlier, from = view, fields = [], over = [] }: Extract<HistoryChange, { what: 'review' }>,
  t: Translate,
): string {
  const word = (one: string) => {
    const key = `view.${one}`;
    return isMessageKey(key) ? t(key) : one;
  };
  if (isEarlier) return t('log.review.earlier', { id, view: word(view), by });
  const views = from === view ? word(view) : `${word(from)} → ${word(view)}`;
  const others = over.map((one) => t('review.split.view', { name: one.by, view: word(one.view) }));
  const decided =
    others.length === 0 ? '' : t('text.aside', { text: t('log.over', { views: others.join(t('list.comma')) }) });
  return t('log.review', { id, view: views, by }) + fieldsText(fields, t) + decided;
}

function answerText(
  { id, from, to, fields = [], by }: Extract<HistoryChange, { what: 'answer' }>,
  t: Translate,
): string {
  const word = (state: string | undefined) => {
    const key = `state.${state ?? 'unanswered'}`;
    return isMessageKey(key) ? t(key) : (state ?? '');
  };
  const rest = fieldsText(fields, t, by === undefined ? [] : [t('log.answered-by', { by })]);
  return from === to ? `${id}  ${word(to)}${rest}` : `${id}  ${word(from)} → ${word(to)}${rest}`;
}

function fieldsText(fields: readonly string[], t: Translate, others: readonly string[] = []): string {
  const told = fields.flatMap((field) => {
    const key = `log.field.${field}`;
    return isMessageKey(key) ? [t(key)] : [];
  });
  // A line of a stranger may name one thirty times.
  const parts = [...new Set(told), ...others];
  return parts.length === 0 ? '' : t('text.aside', { text: parts.join(t('list.separator')) });
}
