import type { Aim, Assessment } from '../formats/assessment.ts';

/** What a file aims at, and what it has aimed at before: all that its answers may belong to. */
export function aimsOf({ catalogue, earlier = [] }: Pick<Assessment, 'catalogue' | 'earlier'>): readonly Aim[] {
  return [catalogue, ...earlier];
}

/** The aim that belongs to a catalogue, whether it is the one now or one before. */
export function aimTowards(assessment: Pick<Assessment, 'catalogue' | 'earlier'>, id: string): Aim | undefined {
  return aimsOf(assessment).find((aim) => aim.id === id);
}
