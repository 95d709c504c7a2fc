import type { Assessment } from '../formats/assessment.ts';
import { type HistoryChange, type HistoryEntry, historyEntrySchema } from '../formats/history.ts';
import { canonicalJson } from './canonical.ts';
import { digestOf } from './digest.ts';

/** What stands between two contents of an assessment. */
export function changesBetween(before: Assessment, after: Assessment): readonly HistoryChange[] {
  const differs = (key: keyof Assessment) => canonicalJson(before[key]) !== canonicalJson(after[key]);
  const changedIds = (key: 'answers' | 'drafts' | 'overview' | 'profile' | 'targets' | 'reviewers' | 'reviews') =>
    differs(key) ? idsBetween(before[key] ?? {}, after[key] ?? {}) : [];
  const { catalogue } = after;
  return [
    ...(differs('organization') ? [{ what: 'organization' } as const] : []),
    ...(differs('scope') ? [{ what: 'scope' } as const] : []),
    ...(differs('catalogue') ? [{ what: 'aim', id: catalogue.id, level: catalogue.level } as const] : []),
    ...changedIds('profile').map((id) => ({ what: 'fact', id }) as const),
    ...changedIds('targets').map((id) => ({ what: 'target', id }) as const),
    ...changedIds('overview').map((id) => ({ what: 'glance', id }) as const),
    ...changedIds('answers').map((id) => answerChange(id, before, after)),
    // One that an answer has taken along is told with the answer.
    ...changedIds('drafts')
      .filter((id) => canonicalJson(before.answers[id]) === canonicalJson(after.answers[id]))
      .map((id) => ({ what: 'draft', id }) as const),
    ...changedIds('reviewers').map((id) => ({ what: 'reviewer', id }) as const),
    ...changedIds('reviews').flatMap((id) => reviewChange(id, before, after)),
    ...(differs('retired') ? [{ what: 'retired' } as const] : []),
  ];
}

function idsBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly string[] {
  const own = (record: Readonly<Record<string, unknown>>, id: string) =>
    canonicalJson(Object.hasOwn(record, id) ? record[id] : undefined);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (id) => own(before, id) !== own(after, id),
  );
}

function answerChange(id: string, { answers: before }: Assessment, { answers: after }: Assessment): HistoryChange {
  const [then, now] = [before[id], after[id]];
  const { state: from, ...had } = then ?? {};
  const { state: to, ...has } = now ?? {};
  const fields = idsBetween(had, has);
  return {
    what: 'answer',
    id,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(fields.length > 0 ? { fields: [...fields] } : {}),
  };
}

function reviewChange(id: string, before: Assessment, after: Assessment): readonly HistoryChange[] {
  const { reviews = {}, reviewers = {} } = after;
  const newest = reviews[id]?.at(-1);
  if (newest === undefined) return [];
  // The reply is the firm's: its specialist has said nothing new.
  if (newest.stamp === before.reviews?.[id]?.at(-1)?.stamp) return [{ what: 'reply', id }];
  return [{ what: 'review', id, view: newest.view, by: reviewers[newest.by]?.name ?? newest.by }];
}

/** What one save is to be remembered by. */
export interface Saved {
  readonly before: Assessment;
  readonly after: Assessment;
  /** ISO 8601 with the offset from UTC. */
  readonly at: string;
  /** Who sat at the keyboard, where anybody has said so. */
  readonly by?: string | undefined;
}

/**
 * The line that goes below `last`: it holds the hash of that line, so that no line before it can change unseen.
 * @param last the last line as it stands in the file, without its line break; undefined where there is none.
 */
export function historyLine({ before, after, at, by }: Saved, last: string | undefined): string {
  const number = last === undefined ? 0 : (readEntry(last)?.n ?? 0);
  const entry: HistoryEntry = {
    n: number + 1,
    at,
    ...(by === undefined ? {} : { by }),
    did: [...changesBetween(before, after)],
    file: digestOf(after),
    ...(last === undefined ? {} : { prev: digestOf(last) }),
  };
  return JSON.stringify(entry);
}

/** What is wrong with a line of a history. */
export interface HistoryProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly why: 'unreadable' | 'changed';
}

/** A history as it was read, with every line at which its chain is broken. */
export interface ReadHistory {
  readonly entries: readonly HistoryEntry[];
  readonly problems: readonly HistoryProblem[];
  /** Whether the last line is about exactly this content; false where it was changed by hand since. */
  readonly isCurrent: boolean;
}

/** Reads a history and follows its chain from the first line to the last. */
export function readHistory(text: string, assessment: Assessment): ReadHistory {
  const lines = text.split('\n').filter((line) => line !== '');
  const entries: HistoryEntry[] = [];
  const problems: HistoryProblem[] = [];
  for (const [index, line] of lines.entries()) {
    const entry = readEntry(line);
    const before = lines[index - 1];
    if (entry === undefined) problems.push({ line: index + 1, why: 'unreadable' });
    else if (entry.prev !== (before === undefined ? undefined : digestOf(before)))
      problems.push({ line: index + 1, why: 'changed' });
    if (entry !== undefined) entries.push(entry);
  }
  return { entries, problems, isCurrent: entries.at(-1)?.file === digestOf(assessment) };
}

function readEntry(line: string): HistoryEntry | undefined {
  try {
    return historyEntrySchema().safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
