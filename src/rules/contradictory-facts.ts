import { factOf } from '../domain/answer.ts';
import { basesOfFact, standingFact } from '../domain/profile.ts';
import type { Rule } from './rule.ts';

/** A firm cannot have the part of what it says it has none of: no important secrets, but some in the cloud. */
export const contradictoryFacts = {
  code: 'scs/contradictory-facts',
  severity: 'warning',
  about: 'contradiction',
  check: ({ catalogue, assessment }) =>
    catalogue.profileFacts.flatMap((fact) => {
      if (factOf(assessment, fact.id) !== true) return [];
      const denied = basesOfFact(fact).filter((base) => standingFact(catalogue, assessment, base) === false);
      return denied.map((base) => ({ args: { fact: fact.id, base }, path: ['profile', fact.id] }));
    }),
} as const satisfies Rule;
