import type { Assessment, Review } from '../formats/assessment.ts';
import { type HistoryChange, type HistoryEntry, historyEntrySchema, MOST_ENTRIES } from '../formats/history.ts';
import { isSame } from './canonical.ts';
import { type Digester, digestOf } from './digest.ts';
import { ownIn } from './ownIn.ts';

/**
 * What stands between two contents of an assessment.
 * @param sitting who has saved it, where anybody has said so.
 */
export function changesBetween(before: Assessment, after: Assessment, sitting?: string): readonly HistoryChange[] {
  const differs = (key: keyof Assessment) => !isSame(before[key], after[key]);
  const changedIds = (
    key: 'answers' | 'drafts' | 'overview' | 'profile' | 'targets' | 'reviewers' | 'reviews' | 'asks',
  ) => (before[key] === after[key] ? [] : idsBetween(before[key] ?? {}, after[key] ?? {}));
  const { catalogue } = after;
  return [
    ...(differs('organization') ? [{ what: 'organization' } as const] : []),
    ...(differs('scope') ? [{ what: 'scope' } as const] : []),
    ...(differs('catalogue') ? [{ what: 'aim', id: catalogue.id, level: catalogue.level } as const] : []),
    ...changedIds('profile').map((id) => ({ what: 'fact', id }) as const),
    ...changedIds('targets').map((id) => ({ what: 'target', id }) as const),
    ...changedIds('overview').map((id) => ({ what: 'glance', id }) as const),
    ...changedIds('answers').map((id) => answerChange(id, before, after, sitting)),
    // One that an answer has taken along is told with the answer.
    ...changedIds('drafts')
      .filter((id) => isSame(ownIn(before.answers, id), ownIn(after.answers, id)))
      .map((id) => ({ what: 'draft', id }) as const),
    ...changedIds('reviewers').map((id) => ({ what: 'reviewer', id }) as const),
    ...changedIds('reviews').flatMap((id) => reviewChange(id, before, after)),
    ...changedIds('asks').map((id) => ({ what: 'reply', id }) as const),
    ...(differs('retired') ? [{ what: 'retired' } as const] : []),
  ];
}

function idsBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (id) => !isSame(ownIn(before, id), ownIn(after, id)),
  );
}

function answerChange(
  id: string,
  { answers: before }: Assessment,
  { answers: after }: Assessment,
  sitting: string | undefined,
): HistoryChange {
  const [then, now] = [ownIn(before, id), ownIn(after, id)];
  const { state: from, ...had } = then ?? {};
  const { state: to, ...has } = now ?? {};
  const fields = idsBetween(had, has);
  // A note or an owner of later is not from whoever gave the answer.
  const isAnswered = from !== to || fields.includes('answeredBy') || fields.includes('answeredOn');
  const by = now?.answeredBy;
  return {
    what: 'answer',
    id,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(fields.length > 0 ? { fields: [...fields] } : {}),
    ...(isAnswered && by !== undefined && by !== sitting ? { by } : {}),
  };
}

function reviewChange(id: string, before: Assessment, after: Assessment): readonly HistoryChange[] {
  const { reviews, reviewers } = after;
  const [then, now] = [ownIn(before.reviews, id) ?? [], ownIn(reviews, id) ?? []];
  const known = new Set(then.map(({ stamp }) => stamp));
  const given = now.filter(({ stamp }) => !known.has(stamp));
  // The reply is the firm's: its specialist has said nothing new.
  if (given.length === 0) return now.length === 0 ? [] : [{ what: 'reply', id }];
  const nameOf = (by: string) => ownIn(reviewers, by)?.name ?? by;
  return given.map((review): HistoryChange => {
    const { view, by, settles = [] } = review;
    const isOwn = (one: Review) => one.by === by;
    if (now.findLast(isOwn) !== review) return { what: 'review', id, view, by: nameOf(by), isEarlier: true };
    const last = then.findLast(isOwn);
    const fields = last === undefined ? [] : reviewFields.filter((field) => !isSame(last[field], review[field]));
    const over = then.filter(({ stamp }) => settles.includes(stamp));
    return {
      what: 'review',
      id,
      view,
      by: nameOf(by),
      ...(last === undefined ? {} : { from: last.view }),
      ...(fields.length === 0 ? {} : { fields: [...fields] }),
      ...(over.length === 0 ? {} : { over: over.map((one) => ({ view: one.view, by: nameOf(one.by) })) }),
    };
  });
}

/** What a specialist says beside a view. */
const reviewFields = ['lookedAt', 'reason', 'advice', 'question'] as const;

/** What one save is to be remembered by. */
export interface Saved {
  readonly before: Assessment;
  readonly after: Assessment;
  /** ISO 8601 with the offset from UTC. */
  readonly at: string;
  /** Who sat at the keyboard, where anybody has said so. */
  readonly by?: string | undefined;
  /** What was done besides, which the contents do not show. */
  readonly besides?: readonly HistoryChange[] | undefined;
  /** Kept from save to save: each changes little of what was hashed for the one before. */
  readonly digest?: Digester | undefined;
}

/**
 * The line that goes below those of a history: it holds the hash of the last one, so that no line before it can change
 * unseen, and the digests before and after. It is written before the file is: what is in the file tells then whether the
 * save took place.
 */
export function historyLine(saved: Saved, lines: readonly string[]): string {
  const { digest = digestOf, before, after, at, by, besides = [] } = saved;
  const last = lines.at(-1);
  const whole = lines.findLast((line) => readEntry(line) !== undefined);
  const number = whole === undefined ? 0 : (readEntry(whole)?.n ?? 0);
  const entry: HistoryEntry = {
    // A line of a stranger may have the last number there is.
    n: (number % MOST_ENTRIES) + 1,
    at,
    ...(by === undefined ? {} : { by }),
    did: [...changesBetween(before, after, by), ...besides],
    from: digest(before),
    file: digest(after),
    ...(last === undefined ? {} : { prev: digestOf(last) }),
  };
  return JSON.stringify(entry);
}

/** What is wrong with a line of a history. */
export interface HistoryProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly why: 'unreadable' | 'changed' | 'conflict';
}

/** What a history tells of a line beside what it records; nothing of it is wrong. */
export interface HistoryRemark {
  readonly line: number;
  /**
   * `unrecorded`: the file was changed before it by something else, as by hand. `not-saved`: the save did not reach the
   * file, or was undone. `merged`: the lines of another copy begin. `torn`: a crash has cut it off.
   */
  readonly what: 'unrecorded' | 'not-saved' | 'merged' | 'torn';
}

/** A history as it was read, with every line at which its chain is broken. */
export interface ReadHistory {
  readonly entries: readonly HistoryEntry[];
  readonly problems: readonly HistoryProblem[];
  readonly remarks: readonly HistoryRemark[];
  /** Whether the file is as the history leaves it; false where it was changed by something else since. */
  readonly isCurrent: boolean;
}

/** What git, and others like it, leave where two copies were both continued: no record begins so. */
const CONFLICT = /^(?:<{4,}|\|{7,}|={4,}|>{4,})(?: |$)/;

interface Link {
  readonly line: number;
  readonly entry: HistoryEntry;
  readonly parent: Link | undefined;
}

/** Reads a history and follows its chain from the first line to the last. */
export function readHistory(text: string, assessment: Assessment): ReadHistory {
  const problems: HistoryProblem[] = [];
  const remarks: HistoryRemark[] = [];
  const links: Link[] = [];
  const byHash = new Map<string, Link | undefined>();
  let above: string | undefined;
  const lines = text.split('\n');
  for (const [index, content] of lines.entries()) {
    const line = index + 1;
    if (content === '') continue;
    if (CONFLICT.test(content)) {
      problems.push({ line, why: 'conflict' });
      continue;
    }
    const entry = readEntry(content);
    const hash = digestOf(content);
    const isTorn = entry === undefined && line === lines.length;
    if (isTorn) remarks.push({ line, what: 'torn' });
    else if (entry === undefined) problems.push({ line, why: 'unreadable' });
    else {
      const parent = entry.prev === undefined ? undefined : byHash.get(entry.prev);
      // Both copies go on from a line that they share.
      const isMerged = parent !== undefined && entry.n === parent.entry.n + 1 && !byHash.has(hash);
      if (entry.prev !== above) {
        if (isMerged) remarks.push({ line, what: 'merged' });
        else problems.push({ line, why: 'changed' });
      }
      const link = { line, entry, parent };
      remarks.push(...remarksOn(link));
      links.push(link);
      byHash.set(hash, link);
    }
    if (entry === undefined) byHash.set(hash, undefined);
    above = hash;
  }
  const last = links.at(-1)?.entry;
  const now = digestOf(assessment);
  const isUndone = last?.file !== now && last?.from === now;
  if (isUndone) remarks.push({ line: links.at(-1)?.line ?? 1, what: 'not-saved' });
  const entries = links.map(({ entry }) => entry);
  // Where no line could be read, none says what the file was.
  return { entries, problems, remarks, isCurrent: last === undefined || last.file === now || isUndone };
}

/** What was settled when files came back before: when this very one did last, and what of all of them. */
export interface MergedBefore {
  /** ISO 8601; undefined where this file never came back. */
  readonly at: string | undefined;
  readonly decided: ReadonlySet<string>;
}

/** @param file the short hash of what the file holds. */
export function mergedBefore({ entries }: ReadHistory, file: string): MergedBefore {
  const merges = entries.flatMap(({ at, did }) =>
    did.flatMap((change) => (change.what === 'merge' ? [{ at, ...change }] : [])),
  );
  return {
    at: merges.findLast((merge) => merge.file === file)?.at,
    decided: new Set(merges.flatMap(({ decided }) => decided)),
  };
}

/**
 * The columns that were settled last for a table with this over it.
 * @param head the short hash of its head.
 */
export function columnsBefore({ entries }: ReadHistory, head: string): string | undefined {
  const settled = entries.flatMap(({ did }) =>
    did.flatMap((change) => (change.what === 'merge' && change.head === head ? (change.columns ?? []) : [])),
  );
  return settled.at(-1);
}

/** How the file that an entry found stands to the one that the entry before it left. */
function remarksOn({ line, entry: { from }, parent }: Link): readonly HistoryRemark[] {
  if (from === undefined || parent === undefined || parent.entry.file === from) return [];
  return parent.entry.from === from ? [{ line: parent.line, what: 'not-saved' }] : [{ line, what: 'unrecorded' }];
}

/** Whether what stands after the last line break of a history is what a crash has left of a line. */
export function isTorn(rest: string): boolean {
  return rest !== '' && readEntry(rest) === undefined;
}

/** Several times what the largest merge writes down: all of a history in one line takes half a gigabyte to read. */
const LONGEST_LINE = 4_000_000;

function readEntry(line: string): HistoryEntry | undefined {
  // To find out what is none by what the library throws takes a hundred times as long.
  if (!line.startsWith('{') || line.length > LONGEST_LINE) return undefined;
  try {
    return historyEntrySchema().safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
