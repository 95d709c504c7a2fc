import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyLine, readHistory } from '../../src/domain/history.ts';
import { answeredDays, pastStates, sinceAimed } from '../../src/domain/pastStates.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { states } from '../../src/formats/states.ts';
import { sampleAssessment } from '../helpers/sample.ts';

const DAYS = ['2026-10-05', '2026-10-06', '2026-11-02'] as const;

/** A save: on which day, to which criterion, and what it says; left out, the answer is taken back. */
const save = fc.record({
  day: fc.nat({ max: DAYS.length - 1 }),
  id: fc.constantFrom('A-1-1-1', 'A-1-1-2', 'A-1-1-3'),
  state: fc.option(fc.constantFrom(...states), { nil: undefined }),
  note: fc.option(fc.constantFrom('メモ', '別のメモ'), { nil: undefined }),
});

const statesIn = ({ answers }: Assessment) =>
  Object.fromEntries(Object.entries(answers).map(([id, { state }]) => [id, state]));

/** Seconds after nine in the morning in Japan, as a clock there, in London or in Honolulu has it. */
function at9InJapan(day: string, seconds: number, place: number): string {
  const [hours = 0, offset = ''] = [[9, '+09:00'] as const, [0, 'Z'] as const, [-10, '-10:00'] as const][place] ?? [];
  const there = new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000 + seconds * 1000).toISOString();
  return there.slice(0, 19) + offset;
}

/** What a history tells of saves, and the answers as they truly were after each day. */
function recorded(
  saves: readonly { day: number; id: string; state?: (typeof states)[number] | undefined; note?: string | undefined }[],
) {
  let now = sampleAssessment({ 'A-1-1-1': 'unmet' });
  const lines: string[] = [];
  const truth = new Map<string, Assessment>();
  for (const [index, { day, id, state, note }] of saves.toSorted((a, b) => a.day - b.day).entries()) {
    const { [id]: _, ...others } = now.answers;
    const answer = state === undefined ? {} : { [id]: { state, ...(note === undefined ? {} : { note }) } };
    const after = { ...now, answers: { ...others, ...answer } };
    const on = DAYS[day] ?? '';
    // Every other line of a day has the same second as the one before, and each is written where it is another time.
    const at = at9InJapan(on, index >> 1, index % 3);
    lines.push(historyLine({ before: now, after, at }, lines));
    now = after;
    truth.set(on, now);
  }
  return { now, truth, entries: readHistory(lines.join('\n'), now).entries };
}

describe('past states', () => {
  test('are those that the answers had at the end of each day, and before the first line', () => {
    fc.assert(
      fc.property(fc.array(save, { maxLength: 30 }), (saves) => {
        const { now, truth, entries } = recorded(saves);
        for (const [day, was] of truth) expect(statesIn(pastStates(now, entries, day))).toEqual(statesIn(was));
        expect(statesIn(pastStates(now, entries))).toEqual({ 'A-1-1-1': 'unmet' });
        expect(pastStates(now, entries, '2027-01-01')).toEqual(now);
      }),
      { numRuns: 60 },
    );
  });

  test('leave whatever else is in an answer, of which a history tells nothing', () => {
    const { now, entries } = recorded([{ day: 0, id: 'A-1-1-1', state: 'met', note: 'メモ' }]);
    expect(pastStates(now, entries).answers['A-1-1-1']).toEqual({ state: 'unmet', note: 'メモ' });
  });

  test('are looked for on days with answers, each once', () => {
    const saves = [0, 2, 2].map((day, index) => ({ day, id: 'A-1-1-2', state: states[index] }));
    expect(answeredDays(recorded(saves).entries)).toEqual(['2026-10-05', '2026-11-02']);
  });

  test('begin anew where the catalogue or the level was changed', () => {
    const line = (n: number, what: object) =>
      ({ n, at: `2026-10-0${n}T09:00:00+09:00`, did: [what], file: '' }) as never;
    const entries = [
      line(1, { what: 'answer', id: 'A-1-1-1', to: 'met' }),
      line(2, { what: 'aim', id: 'sample', level: 'more' }),
      line(3, { what: 'answer', id: 'A-1-1-2', to: 'met' }),
    ];
    expect(sinceAimed(entries)).toEqual({ entries: entries.slice(2), since: '2026-10-02' });
    expect(sinceAimed(entries.slice(2))).toEqual({ entries: entries.slice(2) });
  });
});
