import { resolve } from 'node:path';
import { readHistory } from '../../domain/history.ts';
import { UserError } from '../../errors.ts';
import type { HistoryChange, HistoryEntry } from '../../formats/history.ts';
import { isMessageKey, type Translate } from '../../i18n/t.ts';
import { readFileIfThere } from '../../io/readFile.ts';
import { escapeUnsafe, sanitizeLine } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import { loadAssessment } from '../../workspace/assessment.ts';
import { historyOf } from '../../workspace/journal.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';

export interface LogOptions {
  readonly file: string;
  /** Only what was done to this criterion. */
  readonly id?: string;
  readonly json?: boolean;
  /** Whether to end in exit code 1 where the chain is broken. */
  readonly verify?: boolean;
}

/** Who answered what and when, the newest last; and whether anybody has changed the record. */
export async function log({ file, id, json, verify }: LogOptions, context: Context): Promise<number> {
  const { environment, t, print, note, width } = context;
  const { assessment, path } = loadAssessment(file, environment.cwd);
  const name = historyOf(file);
  const bytes = readFileIfThere(resolve(environment.cwd, historyOf(path)), name);
  if (bytes === undefined) throw new UserError('history-not-found', { file: name });
  const { entries, problems, isCurrent } = readHistory(Buffer.from(bytes).toString('utf8'), assessment);
  const wanted =
    id === undefined ? entries : entries.filter(({ did }) => did.some((change) => 'id' in change && change.id === id));
  if (json) {
    print(escapeUnsafe(JSON.stringify({ schemaVersion: 1, entries: wanted, problems, isCurrent }, null, 2)));
  } else {
    for (const entry of wanted)
      for (const line of entryLines(entry, id, t)) print(wrap(line, width, { hang: '  ' }).join('\n'));
  }
  for (const { line, why } of problems) note(t(`log.problem.${why}`, { file: name, line }));
  if (problems.length === 0 && verify) note(t('log.whole', { count: entries.length }));
  if (!isCurrent) note(t('log.by-hand', { file }));
  return verify && problems.length > 0 ? exitCodes.gateNotPassed : exitCodes.passed;
}

function entryLines({ at, by, did }: HistoryEntry, id: string | undefined, t: Translate): readonly string[] {
  const when = at.slice(0, 16).replace('T', ' ');
  const head = by === undefined ? when : `${when}  ${by}`;
  return did
    .filter((change) => id === undefined || ('id' in change && change.id === id))
    .map((change) => sanitizeLine(`${head}  ${changeText(change, t)}`));
}

function changeText(change: HistoryChange, t: Translate): string {
  switch (change.what) {
    case 'answer':
      return answerText(change, t);
    case 'review': {
      const key = `view.${change.view}`;
      return t('log.review', { id: change.id, view: isMessageKey(key) ? t(key) : change.view, by: change.by });
    }
    case 'fact':
    case 'target':
    case 'reviewer':
    case 'reply':
    case 'draft':
      return t(`log.${change.what}`, { id: change.id });
    case 'aim':
      return t('log.aim', { id: change.id, level: change.level });
    default:
      return t(`log.${change.what}`);
  }
}

function answerText({ id, from, to, fields = [] }: Extract<HistoryChange, { what: 'answer' }>, t: Translate): string {
  const word = (state: string | undefined) => {
    const key = `state.${state ?? 'unanswered'}`;
    return isMessageKey(key) ? t(key) : (state ?? '');
  };
  const told = fields.flatMap((field) => {
    const key = `log.field.${field}`;
    return isMessageKey(key) ? [t(key)] : [];
  });
  const rest = told.length === 0 ? '' : t('text.aside', { text: told.join(t('list.separator')) });
  return from === to ? `${id}  ${word(to)}${rest}` : `${id}  ${word(from)} → ${word(to)}${rest}`;
}
