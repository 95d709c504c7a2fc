import type { Answer, Assessment } from '../formats/assessment.ts';
import type { HistoryEntry } from '../formats/history.ts';
import { states } from '../formats/states.ts';
import { inJapan } from './calendar.ts';
import { compareText } from './order.ts';

/**
 * The answers as they stood at the end of a day, as far as a history tells: their states. What else is in an answer today
 * stays, because no history holds what it was.
 * @param on YYYY-MM-DD; left out, they are those before the first line.
 */
export function pastStates(assessment: Assessment, entries: readonly HistoryEntry[], on = ''): Assessment {
  const answers = new Map<string, Answer>(Object.entries(assessment.answers));
  // Lines of two copies may stand in one history: the last that was written is undone first.
  const undone = entries
    .filter((entry) => dayOf(entry) > on)
    .toReversed()
    .toSorted((a, b) => compareText(inJapan(b.at), inJapan(a.at)));
  for (const { did } of undone) {
    for (const change of did.toReversed()) {
      if (change.what !== 'answer' || change.from === change.to) continue;
      const state = states.find((known) => known === change.from);
      if (state === undefined) answers.delete(change.id);
      else answers.set(change.id, { ...answers.get(change.id), state });
    }
  }
  return { ...assessment, answers: Object.fromEntries(answers) };
}

/**
 * The first day of which a history tells the answers: that of its first line, where there were some before it.
 * @returns YYYY-MM-DD; nothing where nothing was answered before, which goes for any day.
 */
export function firstKnownDay(assessment: Assessment, entries: readonly HistoryEntry[]): string | undefined {
  const before = pastStates(assessment, entries);
  return Object.keys(before.answers).length === 0 ? undefined : entries.map(dayOf).toSorted()[0];
}

/** The days on which a history has lines of answers, the oldest first. */
export function answeredDays(entries: readonly HistoryEntry[]): readonly string[] {
  const days = entries.filter(({ did }) => did.some(({ what }) => what === 'answer')).map(dayOf);
  return [...new Set(days)].toSorted();
}

/** The lines since the catalogue or level was changed last, and when that was: before, something else was counted. */
export function sinceAimed(entries: readonly HistoryEntry[]): {
  readonly entries: readonly HistoryEntry[];
  readonly since?: string;
} {
  const last = entries.findLastIndex(({ did }) => did.some(({ what }) => what === 'aim'));
  const aimed = entries[last];
  return aimed === undefined ? { entries } : { entries: entries.slice(last + 1), since: dayOf(aimed) };
}

/** By the calendar of Japan, wherever the line was written: as with the days of the answers. */
function dayOf({ at }: HistoryEntry): string {
  return inJapan(at).slice(0, 10);
}
