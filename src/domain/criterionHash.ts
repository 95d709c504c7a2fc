import type { Criterion } from '../formats/catalogue.ts';
import { digestOf } from './digest.ts';

/** The parts of a criterion that decide what a true answer is; the question only says it in words. */
export const meaningFields = ['level', 'metWhen', 'options', 'cadence', 'references', 'appliesIf'] as const;
export type MeaningField = (typeof meaningFields)[number];

/** How a criterion stands to the one that was answered. */
export type Sameness = 'same' | 'wording' | 'meaning';

/** What a criterion means, whatever order its lists were written in: all conditions are needed, and options have signs. */
export function meaningOf({ level, metWhen, options, cadence, references, appliesIf }: Criterion) {
  return {
    level,
    metWhen: metWhen.toSorted(),
    options: options && {
      ...options,
      choices: options.choices
        .map((choice) => ({ ...choice, references: choice.references?.toSorted() }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    },
    cadence: cadence && { ...cadence, on: cadence.on?.toSorted() },
    references: references?.toSorted(),
    appliesIf,
  } satisfies Record<MeaningField, unknown>;
}

/** What an answer keeps of the criterion it answers: a short hash of the wording, and one of the meaning. */
export function askedOf(criterion: Criterion): string {
  return `${short(criterion.question)}-${short(meaningOf(criterion))}`;
}

/** Compares what was asked then with what is asked now. */
export function compareAsked(then: string, now: string): Sameness {
  if (then === now) return 'same';
  return then.split('-')[1] === now.split('-')[1] ? 'wording' : 'meaning';
}

/** 48 bits: two texts of one criterion meet by chance once in 280 trillion, and the file stays readable. */
function short(value: unknown): string {
  return digestOf(value).slice('sha256:'.length, 'sha256:'.length + 12);
}
