import type { LapsedCounts } from '../formats/outputs/parts.ts';
import { type Lapsing, lapsing } from '../formats/portfolioCounts.ts';
import { isSoOn, onDay } from '../rules/index.ts';
import { optionMissing } from '../rules/option-missing.ts';
import type { Deadline, RuleDiagnostic } from '../rules/rule.ts';
import type { Result } from './result.ts';

/** What of a result has run out, or is written down too early, on a day, YYYY-MM-DD. */
export function lapsesOn({ lapses }: Pick<Result, 'lapses'>, asOf: string): readonly RuleDiagnostic[] {
  return onDay(asOf, lapses);
}

/** As much of a lapse as counting takes, whatever the day. */
export interface DatedLapse extends Deadline {
  readonly about: Lapsing;
  /** A number of the criterion it is of, where that is met. */
  readonly met?: number;
}

/** What may lapse of a result, to be counted on any day. */
export function datedLapses({ lapses, criteria }: Pick<Result, 'lapses' | 'criteria'>): readonly DatedLapse[] {
  const met = new Map(criteria.flatMap(({ id, state }, index) => (state === 'met' ? [[id, index] as const] : [])));
  return lapses.flatMap(({ about, args, wrongAfter, wrongBefore }): DatedLapse[] => {
    const subject = lapsing.find((one) => one === about);
    const index = met.get(String(args['criterion']));
    if (subject === undefined) return [];
    return [
      {
        about: subject,
        ...(wrongAfter === undefined ? {} : { wrongAfter }),
        ...(wrongBefore === undefined ? {} : { wrongBefore }),
        ...(index === undefined ? {} : { met: index }),
      },
    ];
  });
}

/**
 * What has lapsed on a day, in numbers, whatever a config makes of the rules. The counts of the states stay as they are
 * answered. `met` counts criteria whose duty or evidence is over, all others findings.
 */
export function countLapsed(dated: readonly DatedLapse[], asOf: string): LapsedCounts {
  const found = dated.filter((one) => isSoOn(asOf, one));
  const sum = (about: Lapsing) => found.filter((one) => one.about === about).length;
  const isOver = ({ about }: DatedLapse) => about === 'duty' || about === 'evidence';
  return {
    met: new Set(found.filter(isOver).flatMap(({ met }) => met ?? [])).size,
    duty: sum('duty'),
    evidence: sum('evidence'),
    waiver: sum('waiver'),
    due: sum('due'),
    date: sum('date'),
  };
}

/** How many criteria that are met lack an option that they are met by: they count as answered, and `check` does not pass. */
export function withoutOptionIn({ diagnostics }: Pick<Result, 'diagnostics'>): number {
  return diagnostics.filter(({ code }) => code === optionMissing.code).length;
}
