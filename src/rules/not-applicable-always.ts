import { answerOf } from '../domain/answer.ts';
import { basesIn } from '../domain/bases.ts';
import type { Rule } from './rule.ts';

/**
 * Not-applicable where no fact of the firm, and no criterion below, keeps the criterion from applying. A catalogue that
 * asks no facts says nothing of what always applies.
 * Assumption: the scheme publishes no list of what may not apply. A criterion that rests on no fact is for every firm;
 * what a firm has not got does not count against its conditions.
 */
export const notApplicableAlways = {
  code: 'scs/not-applicable-always',
  severity: 'warning',
  about: 'contradiction',
  words: {
    ja: {
      title: 'どの会社にも当てはまる基準への「当てはまらない」',
      says: '{criterion} は「当てはまらない」ですが、会社の情報からは、そう言えません。どの会社にも当てはまる基準として扱っています',
      hint: '会社にない機器や仕事は、条件から外して答えられます。それでも当てはまらないなら、理由を専門家に確かめてください',
    },
    en: {
      title: '“Does not apply” to what applies to every firm',
      says: '{criterion} is “does not apply”, but no fact about the company says so. We take it as a criterion for every company',
      hint: 'What your company does not have may be left out of the conditions. If it still does not apply, have a specialist confirm the reason',
    },
  },
  check: ({ catalogue, assessment, guidance, answers }) => {
    if (catalogue.profileFacts.length === 0) return [];
    const basesOf = basesIn(catalogue, guidance);
    return answers.flatMap(({ id, criterion, answer }) => {
      if (answer.state !== 'not-applicable' || criterion.appliesIf !== undefined) return [];
      // Where there is no reason, that comes first.
      if (!answer.reason?.trim()) return [];
      const bases = basesOf(criterion, answer.options);
      if (bases.some((base) => answerOf(assessment, base.id)?.state === 'not-applicable')) return [];
      return [{ criterion: id, path: ['answers', id, 'state'] }];
    });
  },
} as const satisfies Rule;
