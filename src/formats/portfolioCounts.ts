/** Why a file wants to be looked at again; where two fall on one day, the first counts. */
export const occasions = ['due', 'waiver', 'evidence', 'duty', 'view'] as const;

/** What an error says of a firm; `other` is whatever stands against the answers without being out of date. */
export const errorKinds = ['evidence', 'duty', 'waiver', 'other'] as const;

/** What depends on the day of a judgement. */
export const lapsing = ['due', 'duty', 'evidence', 'waiver', 'date'] as const;

export type Lapsing = (typeof lapsing)[number];
export type Occasion = (typeof occasions)[number];
export type ErrorKind = (typeof errorKinds)[number];

/** Criteria of a firm, by their state. */
interface Counted {
  readonly criteria: Readonly<Record<'partial' | 'unmet' | 'unknown' | 'unanswered', number>>;
}

/** Criteria with something left to do. */
export function openOf({ criteria }: Counted): number {
  return criteria.partial + criteria.unmet;
}

/** Criteria of which nobody has said yet how they stand. */
export function undecidedOf({ criteria }: Counted): number {
  return criteria.unknown + criteria.unanswered;
}
