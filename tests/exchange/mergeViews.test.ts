import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { applyEdit } from '../../src/domain/edit.ts';
import { reviewerTag } from '../../src/domain/reviewer.ts';
import { standingOn } from '../../src/domain/view.ts';
import { momentOf, placed } from '../../src/domain/viewOrder.ts';
import { mergeAssessment } from '../../src/exchange/merge.ts';
import type { Assessment, Review, Reviewer, View } from '../../src/formats/assessment.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';
import { views } from '../../src/formats/states.ts';
import { reviewsOf, viewEdit } from '../../src/interview/views.ts';
import { sampleAssessment, sampleCatalogue } from '../helpers/sample.ts';

const criterion = allCriteria(sampleCatalogue([{ id: 'A-1-1-1' }]))[0] as Criterion;
const { id } = criterion;
const always = { knows: () => true, on: '2026-11-21' };

const people = {
  a: { name: '専門家A', relation: 'outside' },
  b: { name: '専門家B', relation: 'outside' },
} as const satisfies Record<string, Reviewer>;

/** Each specialist has the file twice, as on two machines. */
const copies = ['a 1', 'a 2', 'b 1', 'b 2'] as const;
type Copy = (typeof copies)[number];

const copy = fc.constantFrom(...copies);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('looks'), in: copy, view: fc.constantFrom(...views) }) },
  fc.record({ does: fc.constantFrom('sends it home', 'takes over what is at home', 'begins with a copy'), in: copy }),
  fc.record({ does: fc.constantFrom('a day goes by', 'the answer changes', 'the firm replies') }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T & { readonly in?: Copy; readonly view?: View } : never;

interface Course {
  readonly home: Assessment;
  readonly files: Readonly<Record<Copy, Assessment>>;
  /** The view that each specialist gave last, wherever they did. */
  readonly last: Readonly<Record<string, View>>;
  readonly seconds: number;
}

const firm = sampleAssessment({ [id]: { state: 'met', answeredOn: '2026-11-01' } });
const start: Course = {
  home: firm,
  files: Object.fromEntries(copies.map((name) => [name, firm])) as Course['files'],
  last: {},
  seconds: 0,
};

const merged = (ours: Assessment, theirs: Assessment) => mergeAssessment(ours, theirs, always).merged;

function after(course: Course, { does, in: name, view }: Step): Course {
  const { home, files, last, seconds } = { ...course, seconds: course.seconds + 7 };
  const file = name === undefined ? home : files[name];
  const into = (changed: Assessment) => ({ ...files, ...(name === undefined ? {} : { [name]: changed }) });
  switch (does) {
    case 'looks':
      return {
        home,
        files: into(looked(file, name ?? '', view ?? 'agrees', seconds)),
        last: { ...last, [(name ?? '').slice(0, 1)]: view ?? 'agrees' },
        seconds,
      };
    case 'sends it home':
      return { home: merged(home, file), files, last, seconds };
    case 'takes over what is at home':
      return { home, files: into(merged(file, home)), last, seconds };
    case 'begins with a copy': {
      const all = merged(home, file);
      return { home: all, files: into(all), last, seconds };
    }
    case 'a day goes by':
      return { home, files, last, seconds: seconds + 24 * 60 * 60 };
    case 'the answer changes':
      return {
        home: applyEdit(home, { type: 'answer', id, answer: { state: 'met', note: `メモ ${seconds}` } }),
        files,
        last,
        seconds,
      };
    default:
      return { home: replied(home), files, last, seconds };
  }
}

function looked(file: Assessment, name: string, view: View, seconds: number): Assessment {
  const reviewer = name.startsWith('a') ? people.a : people.b;
  // Whoever comes first is the first in their own file.
  const by = reviewerTag(file, reviewer, 'r1');
  const seated = applyEdit(file, { type: 'reviewer', id: by, reviewer });
  const moment = new Date(Date.UTC(2026, 10, 1) + seconds * 1000).toISOString().slice(0, 19);
  const said = { view, lookedAt: ['screen' as const], reason: 'わけ', advice: 'ここを', question: `${seconds}?` };
  const given = { by, reviewer, on: moment.slice(0, 10) };
  const made = viewEdit({ criterion, answer: file.answers[id], assessment: seated }, said, given, {
    now: `${moment}+09:00`,
  });
  if ('refused' in made) throw new Error(made.refused);
  return applyEdit(seated, made.edit);
}

/** The file with a reply of the firm to the view that stands last in it. */
function replied(file: Assessment): Assessment {
  const reviews = reviewsOf(file, id);
  const [review] = reviews.slice(-1);
  if (review === undefined) return file;
  return applyEdit(file, { type: 'reviews', id, reviews: reviews.with(-1, { ...review, reply: '返事' }) });
}

/** What each specialist says now, as far as a file knows. */
function nowIn(file: Assessment): Readonly<Record<string, View>> {
  const { last } = standingOn(criterion, file);
  return Object.fromEntries(last.map(({ review, reviewer }) => [reviewer.name.slice(-1).toLowerCase(), review.view]));
}

test('after any merges, each file says of each specialist what they said last, whatever the stamps', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 20 }),
      fc.shuffledSubarray([...copies], { minLength: 4 }),
      (steps, order) => {
        const { home, files, last } = (steps as Step[]).reduce(after, start);
        const all = [...order, ...order].reduce((into, name) => merged(into, files[name]), home);
        expect(nowIn(all)).toEqual(last);
        for (const name of copies) {
          expect(nowIn(merged(files[name], all))).toEqual(last);
          // What came home once is nothing new.
          expect(mergeAssessment(all, files[name], always).edits).toEqual([]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

describe('where a view of another file goes', () => {
  const view = (name: string, on: number, more: Partial<Review> = {}): Review => {
    return { by: name.slice(0, 1), on: `2026-11-0${on}`, view: 'agrees', stamp: `sha256:${name}`, ...more };
  };
  const names = (reviews: readonly Review[]) => reviews.map(({ stamp }) => stamp.slice('sha256:'.length)).join(' ');

  test('both lists keep the order in which each specialist spoke, whatever the days and stamps say', () => {
    const name = fc.constantFrom('a', 'b');
    const said = fc.uniqueArray(fc.tuple(name, fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 9 })), {
      selector: ([by, number]) => `${by}${number}`,
      maxLength: 8,
    });
    fc.assert(
      fc.property(said, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 8 }), (all, where) => {
        const whole = all.map(([by, number, on]) => view(`${by}${number}`, on));
        const [here, there] = [1, 2].map((side) => whole.filter((_, index) => ((where[index] ?? 0) & side) !== 0));
        const known = new Set((here ?? []).map(({ stamp }) => stamp));
        const now = (there ?? [])
          .filter(({ stamp }) => !known.has(stamp))
          .reduce<readonly Review[]>((into, one) => placed(into, one, there ?? []), here ?? []);
        for (const list of [here ?? [], there ?? []]) {
          for (const by of ['a', 'b']) {
            const own = list.filter((one) => one.by === by);
            expect(names(now.filter((one) => own.includes(one)))).toBe(names(own));
          }
        }
        expect(now).toHaveLength(whole.length);
      }),
    );
  });

  test('of two of one day that nothing else tells apart, the one that says more against the answer stands last', () => {
    const doubt = view('a1', 1, { view: 'disagrees' });
    const praise = view('a9', 1);
    expect(names(placed([praise], doubt, [doubt]))).toBe('a9 a1');
    expect(names(placed([doubt], praise, [praise]))).toBe('a9 a1');
  });

  test('of two of one day the time decides, and no file tells it backwards though a clock is put back', () => {
    const moment = momentOf({ by: 'a', on: '2026-11-01' }, [], '2026-11-01T10:00:00+09:00');
    const first = view('a9', 1, { view: 'disagrees', at: moment });
    const at = momentOf({ by: 'a', on: '2026-11-01' }, [first], '2026-11-01T00:59:59Z');
    expect([moment, at]).toEqual(['2026-11-01T10:00:00', '2026-11-01T10:00:01']);
    expect(names(placed([first], view('a1', 1, { at }), [view('a1', 1, { at })]))).toBe('a9 a1');
    for (const [last, next] of [
      ['2026-11-01T10:59:59', '2026-11-01T11:00:00'],
      ['2026-12-31T23:59:59', '2027-01-01T00:00:00'],
    ] as const) {
      const signed = { by: 'a', on: '2026-11-01' };
      expect(momentOf(signed, [view('a9', 1, { at: last })], '2026-11-01T09:00:00+09:00')).toBe(next);
    }
  });
});
