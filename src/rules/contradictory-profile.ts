import { borrowedBy } from '../domain/bases.ts';
import { indexCatalogue } from '../domain/catalogue.ts';
import { standingFact } from '../domain/profile.ts';
import type { Rule } from './rule.ts';

/**
 * What a firm says it does not have cannot be in place there, nor what takes its meaning from it: who has no sign-in with
 * several factors has no password rule that rests on one.
 * A warning: the fact may be the one that is wrong, and a criterion may be met beforehand.
 */
export const contradictoryProfile = {
  code: 'scs/contradictory-profile',
  severity: 'warning',
  about: 'contradiction',
  words: {
    ja: {
      title: '会社の情報と食い違う「できている」',
      says: '{criterion} は「できている」ですが、会社の情報「{fact}」は「いいえ」です。どちらかの答えを見直してください',
    },
    en: {
      title: '“In place” against the profile',
      says: '{criterion} is “in place”, but the fact about the company “{fact}” is “no”. Review one or the other answer.',
    },
  },
  check: ({ catalogue, answers, assessment }) =>
    answers.flatMap(({ id, criterion, answer }) => {
      if (answer.state !== 'met') return [];
      const { criteria } = indexCatalogue(catalogue);
      const meant = borrowedBy(criterion, answer.options).map((borrowed) => criteria.get(borrowed));
      const facts = new Set([criterion, ...meant].flatMap((one) => one?.appliesIf ?? []));
      return [...facts]
        .filter((fact) => standingFact(catalogue, assessment, fact) === false)
        .map((fact) => ({ criterion: id, args: { fact }, path: ['answers', id, 'state'] }));
    }),
} as const satisfies Rule;
