import { groupBy } from '../domain/groupBy.ts';
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

/** What may lapse, by its kind and by when it is so (`spanOf`), as much of it as counting takes. */
export type DatedLapses = Readonly<Partial<Record<Lapsing, Readonly<Record<string, LapsesAlike>>>>>;

interface LapsesAlike {
  readonly count: number;
  /** The numbers of the criteria that are answered as met and are so no longer. */
  readonly met?: readonly number[];
}

/** What may lapse of a result, to be counted on any day. */
export function datedLapses({ lapses, criteria }: Pick<Result, 'lapses' | 'criteria'>): DatedLapses {
  const numbers = new Map(criteria.flatMap(({ id, state }, index) => (state === 'met' ? [[id, index] as const] : [])));
  const alike = (about: Lapsing, found: readonly RuleDiagnostic[]): LapsesAlike => {
    const isOver = about === 'duty' || about === 'evidence';
    const met = new Set(isOver ? found.flatMap(({ args }) => numbers.get(String(args['criterion'])) ?? []) : []);
    return { count: found.length, ...(met.size === 0 ? {} : { met: [...met] }) };
  };
  const kinds = lapsing.map((about) => {
    const spans = groupBy(
      lapses.filter((one) => one.about === about),
      spanOf,
    );
    return [about, Object.fromEntries([...spans].map(([span, found]) => [span, alike(about, found)]))] as const;
  });
  return Object.fromEntries(kinds.filter(([, spans]) => Object.keys(spans).length > 0));
}

/** The days between which something is so, as one word: 「2026-11-30/」 says on each day after it. */
export function spanOf({ wrongAfter = '', wrongBefore = '' }: Deadline): string {
  return `${wrongAfter}/${wrongBefore}`;
}

/** Whether a day is one of those of a `spanOf`. */
export function isWithin(span: string, asOf: string): boolean {
  const [wrongAfter = '', wrongBefore = ''] = span.split('/');
  return isSoOn(asOf, { wrongAfter, ...(wrongBefore === '' ? {} : { wrongBefore }) });
}

/**
 * What has lapsed on a day, in numbers, whatever a config makes of the rules. The counts of the states stay as they are
 * answered. `met` counts criteria whose duty or evidence is over, all others findings.
 */
export function countLapsed(dated: DatedLapses, asOf: string): LapsedCounts {
  const on = (about: Lapsing) =>
    Object.entries(dated[about] ?? {}).flatMap(([span, alike]) => (isWithin(span, asOf) ? [alike] : []));
  const sum = (about: Lapsing) => on(about).reduce((all, { count }) => all + count, 0);
  return {
    met: new Set([...on('duty'), ...on('evidence')].flatMap(({ met = [] }) => met)).size,
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
