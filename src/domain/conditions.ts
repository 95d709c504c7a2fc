/** What has conditions: a criterion of a catalogue, or of a report. */
export interface Conditional {
  /** All of them are needed. */
  readonly metWhen: readonly string[];
}

/** One condition of a criterion, with the number by which an answer names it. */
export interface Condition {
  /** Its place in the list, counted from 1: nobody has to write keys, and it is what every face shows. */
  readonly number: number;
  readonly text: string;
  /** Whether the answer names it as one that is still missing. */
  readonly isMissing: boolean;
}

/**
 * The conditions of a criterion, in its order.
 * @param missing the numbers that the answer names.
 */
export function conditionsOf({ metWhen }: Conditional, missing: readonly number[] = []): readonly Condition[] {
  return metWhen.map((text, index) => ({ number: index + 1, text, isMissing: missing.includes(index + 1) }));
}

/** Whether an answer can say which conditions are missing: with a single one there is nothing to tell apart. */
export function hasParts({ metWhen }: Conditional): boolean {
  return metWhen.length > 1;
}

/**
 * Whether an answer names every condition as missing: then nothing is met in part, unless the conditions themselves are.
 * @param missing the numbers that the answer names.
 */
export function areAllMissing(criterion: Conditional, missing: readonly number[] = []): boolean {
  return hasParts(criterion) && criterion.metWhen.every((_, index) => missing.includes(index + 1));
}

/** A condition with its number; without it where there is no other. In brackets: `1.` would begin a list in Markdown. */
export function numbered({ number, text }: Condition, criterion: Conditional): string {
  return hasParts(criterion) ? `(${number}) ${text}` : text;
}
