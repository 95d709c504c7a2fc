import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Rule } from './rule.ts';

/** A criterion that offers options is met by naming enough of them; a choice that is needed only sometimes may be left out. */
export const optionMissing: Rule = {
  code: 'scs/option-missing',
  severity: 'warning',
  check: (catalogue, assessment) =>
    allCriteria(catalogue).flatMap((criterion) => {
      const { options } = criterion;
      const answer = answerOf(assessment, criterion.id);
      if (options === undefined || answer?.state !== 'met') return [];
      const chosen = options.choices.filter(({ id }) => answer.options?.includes(id)).length;
      const isOptional = options.onlyWhen !== undefined && chosen === 0;
      if (chosen >= options.atLeast || isOptional) return [];
      const args = { needed: options.atLeast, chosen };
      return [{ criterion: criterion.id, args, path: ['answers', criterion.id, 'options'] }];
    }),
};
