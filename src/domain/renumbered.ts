import type { Criterion } from '../formats/catalogue.ts';
import { canonicalJson, isSame } from './canonical.ts';
import { askedOf, compareAsked, meaningOf } from './criterionHash.ts';

/** The numbers of criteria in the next edition, by those they had; only of those whose number changed and nothing else. */
export type Renumbered = ReadonlyMap<string, string>;

/**
 * Criteria that stand word for word under another number: the question, the level, the conditions, options and all else
 * that decides what a true answer is are the same, and what they refer to has at most been renumbered with them. Where
 * two criteria of an edition read alike, neither is one of these: which became which cannot be told.
 */
export function renumberedIn(before: readonly Criterion[], after: readonly Criterion[]): Renumbered {
  const [were, are] = [uniqueBy(before, textOf), uniqueBy(after, textOf)];
  const pairs = new Map<string, readonly [Criterion, Criterion]>();
  for (const [text, one] of were) {
    const other = are.get(text);
    if (one !== undefined && other !== undefined) pairs.set(one.id, [one, other]);
  }
  // A pair that refers to something else than before is none, and that may undo another one.
  for (let size = -1; size !== pairs.size; ) {
    size = pairs.size;
    const numbers = numbersOf(pairs);
    for (const [id, [one, other]] of pairs) {
      if (!isSame(meaningOf(withNumbers(one, numbers)), meaningOf(other))) pairs.delete(id);
    }
  }
  return numbersOf(pairs);
}

/**
 * The same where the edition that was answered is gone, as far as the answers remember what they are answers to.
 * @param remembered what the answers remember (`asked`), by the numbers that their criteria had.
 */
export function renumberedSince(remembered: ReadonlyMap<string, string>, after: readonly Criterion[]): Renumbered {
  const wordsOf = (asked: string) => asked.split('-')[0] ?? '';
  const were = uniqueBy([...remembered], ([, asked]) => wordsOf(asked));
  const are = uniqueBy(after, (criterion) => wordsOf(askedOf(criterion)));
  const pairs = new Map<string, Criterion>();
  for (const [words, one] of were) {
    const other = are.get(words);
    if (one !== undefined && other !== undefined) pairs.set(one[0], other);
  }
  // What a criterion refers to is part of its meaning, and is remembered by the numbers of that time.
  for (let size = -1; size !== pairs.size; ) {
    size = pairs.size;
    const before = new Map([...pairs].map(([id, { id: now }]) => [now, id]));
    for (const [id, criterion] of pairs) {
      if (compareAsked(remembered.get(id) ?? '', askedOf(withNumbers(criterion, before))) !== 'same') pairs.delete(id);
    }
  }
  return new Map([...pairs].flatMap(([id, { id: now }]) => (id === now ? [] : [[id, now]])));
}

/** A criterion as it reads with the new numbers. */
export function withNumbers(criterion: Criterion, numbers: Renumbered): Criterion {
  const now = (id: string) => numbers.get(id) ?? id;
  const { references, options } = criterion;
  return {
    ...criterion,
    id: now(criterion.id),
    ...(references && { references: references.map(now) }),
    ...(options && {
      options: {
        ...options,
        choices: options.choices.map((choice) => ({
          ...choice,
          ...(choice.references && { references: choice.references.map(now) }),
        })),
      },
    }),
  };
}

function numbersOf(pairs: ReadonlyMap<string, readonly [Criterion, Criterion]>): Renumbered {
  return new Map([...pairs].flatMap(([id, [, other]]) => (id === other.id ? [] : [[id, other.id]])));
}

/** Entries by what they have in common with no other; undefined where two have the same. */
function uniqueBy<T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, T | undefined> {
  const known = new Map<string, T | undefined>();
  for (const entry of entries) {
    const key = keyOf(entry);
    known.set(key, known.has(key) ? undefined : entry);
  }
  return known;
}

/** All that is said but for numbers. */
function textOf(criterion: Criterion): string {
  const { references: _, options, ...meaning } = meaningOf(criterion);
  const choices = options?.choices.map(({ references: __, ...choice }) => choice);
  return canonicalJson({ question: criterion.question, ...meaning, options: options && { ...options, choices } });
}
