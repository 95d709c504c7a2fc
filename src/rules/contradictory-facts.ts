import { factOf } from '../domain/answer.ts';
import { standingFact } from '../domain/profile.ts';
import type { Rule } from './rule.ts';

/** A firm cannot have the part of what it says it has none of: no important secrets, but some in the cloud. */
export const contradictoryFacts = {
  code: 'scs/contradictory-facts',
  severity: 'warning',
  about: 'contradiction',
  check: ({ catalogue, assessment }) =>
    catalogue.profileFacts.flatMap(({ id, onlyIf: base }) => {
      if (base === undefined || standingFact(catalogue, assessment, base) !== false) return [];
      if (factOf(assessment, id) !== true) return [];
      return [{ args: { fact: id, base }, path: ['profile', id] }];
    }),
} as const satisfies Rule;
