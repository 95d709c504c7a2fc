import { factOf } from '../domain/answer.ts';
import { basesOfFact, standingFact } from '../domain/profile.ts';
import type { Rule } from './rule.ts';

/** A firm cannot have the part of what it says it has none of: no important secrets, but some in the cloud. */
export const contradictoryFacts = {
  code: 'scs/contradictory-facts',
  severity: 'warning',
  about: 'contradiction',
  words: {
    ja: {
      title: '会社の情報どうしの食い違い',
      says: '会社の情報「{fact}」は「はい」ですが、そのもとになる「{base}」は「いいえ」です。どちらかを見直してください',
    },
    en: {
      title: 'Facts of the profile that contradict each other',
      says: 'The fact about the company “{fact}” is “yes”, but “{base}”, on which it rests, is “no”. Review one of the two',
    },
  },
  check: ({ catalogue, assessment }) =>
    catalogue.profileFacts.flatMap((fact) => {
      if (factOf(assessment, fact.id) !== true) return [];
      const denied = basesOfFact(fact).filter((base) => standingFact(catalogue, assessment, base) === false);
      return denied.map((base) => ({ args: { fact: fact.id, base }, path: ['profile', fact.id] }));
    }),
} as const satisfies Rule;
