import { answerOf } from '../domain/answer.ts';
import { allCriteria, guidanceOf } from '../domain/catalogue.ts';
import { type Guidance, type Knower, knowers } from '../formats/guidance.ts';
import type { Session } from './session.ts';

/** Questions that somebody may know the answer to, by their ids. */
export interface KnownBy {
  readonly knower: Knower;
  readonly ids: readonly string[];
}

/** What is unanswered or not known, by those who may know it; who may know nothing of it is left out. */
export function openByKnower(
  { catalogue, assessment }: Pick<Session, 'catalogue' | 'assessment'>,
  guidance: Guidance | undefined,
): readonly KnownBy[] {
  const open = allCriteria(catalogue).filter(({ id }) => {
    const state = answerOf(assessment, id)?.state;
    return state === undefined || state === 'unknown';
  });
  return knowers.flatMap((knower) => {
    const ids = open.filter(({ id }) => guidanceOf(guidance, id)?.who?.includes(knower)).map(({ id }) => id);
    return ids.length === 0 ? [] : [{ knower, ids }];
  });
}
