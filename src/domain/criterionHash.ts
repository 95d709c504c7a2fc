import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import { digestOf, shortDigestOf as short } from './digest.ts';

/** The parts of a criterion that decide what a true answer is; the question only says it in words. */
export const meaningFields = ['level', 'alsoIn', 'metWhen', 'options', 'cadence', 'references', 'appliesIf'] as const;
export type MeaningField = (typeof meaningFields)[number];

/** How a criterion stands to the one that was answered. */
export type Sameness = 'same' | 'wording' | 'meaning';

/** What a criterion means, whatever order its lists were written in: all conditions are needed, and options have signs. */
export function meaningOf({ level, alsoIn, metWhen, options, cadence, references, appliesIf }: Criterion) {
  return {
    level,
    alsoIn: alsoIn?.toSorted(),
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

/**
 * The hash of a catalogue. Glosses and plain sentences are help, as guidance is: a better word in them is no other
 * catalogue, and nothing has to be looked at again.
 */
export function catalogueHash(catalogue: Catalogue): string {
  const { terms: _, requirements, ...asked } = catalogue;
  return digestOf({ ...asked, requirements: requirements.map(({ plain: _, ...requirement }) => requirement) });
}

/**
 * What an answer keeps of the criterion it answers: a short hash of the wording, and one of the meaning.
 * @param missing the conditions that the answer names by their numbers: it then keeps their order, too.
 */
export function askedOf(criterion: Criterion, missing: readonly number[] = []): string {
  const asked = `${short(criterion.question)}-${short(meaningOf(criterion))}`;
  return missing.length === 0 ? asked : `${asked}-${short(criterion.metWhen)}`;
}

/** The same as one whole hash, for what has to hold against somebody who looks for another criterion with the same. */
export function askedHashOf(criterion: Criterion, missing: readonly number[] = []): string {
  const { question, metWhen } = criterion;
  return digestOf({ question, meaning: meaningOf(criterion), ...(missing.length === 0 ? {} : { metWhen }) });
}

/** Whether numbers of conditions that were noted then still mean the same conditions. */
export function hasSameNumbers(then: string, criterion: Criterion): boolean {
  const order = then.split('-')[2];
  return (
    compareAsked(then, askedOf(criterion)) !== 'meaning' && (order === undefined || order === short(criterion.metWhen))
  );
}

/** Compares what was asked then with what is asked now. */
export function compareAsked(then: string, now: string): Sameness {
  const [words, meaning] = then.split('-');
  const [wordsNow, meaningNow] = now.split('-');
  if (meaning !== meaningNow) return 'meaning';
  return words === wordsNow ? 'same' : 'wording';
}
