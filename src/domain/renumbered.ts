import type { Criterion } from '../formats/catalogue.ts';
import { canonicalJson, isSame } from './canonical.ts';
import { meaningOf } from './criterionHash.ts';

/** The numbers of criteria in the next edition, by those they had; only of those whose number changed and nothing else. */
export type Renumbered = ReadonlyMap<string, string>;

/**
 * Criteria that stand word for word under another number: the question, the level, the conditions, options and all else
 * that decides what a true answer is are the same, and what they refer to has at most been renumbered with them. Where
 * two criteria of an edition read alike, neither is one of these: which became which cannot be told.
 */
export function renumberedIn(before: readonly Criterion[], after: readonly Criterion[]): Renumbered {
  const [were, are] = [byText(before), byText(after)];
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

/** By all that is said but for numbers; undefined where two say the same. */
function byText(criteria: readonly Criterion[]): ReadonlyMap<string, Criterion | undefined> {
  const known = new Map<string, Criterion | undefined>();
  for (const criterion of criteria) {
    const text = textOf(criterion);
    known.set(text, known.has(text) ? undefined : criterion);
  }
  return known;
}

function textOf(criterion: Criterion): string {
  const { references: _, options, ...meaning } = meaningOf(criterion);
  const choices = options?.choices.map(({ references: __, ...choice }) => choice);
  return canonicalJson({ question: criterion.question, ...meaning, options: options && { ...options, choices } });
}
