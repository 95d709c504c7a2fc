import type { Rule } from './rule.ts';

/**
 * What nobody is in charge of is not done.
 * A warning: the scheme does not ask for the name of an owner.
 */
export const ownerMissing = {
  code: 'scs/owner-missing',
  severity: 'warning',
  about: 'charge',
  words: {
    ja: {
      title: '決まっていない担当',
      says: '{criterion} は「{state}」ですが、担当が決まっていません',
      folded: '「一部だけ」か「まだ」なのに、担当が決まっていない基準が{count}件あります',
      hint: 'owner に担当を書いてください。役職で書くと、人が変わっても直さずに済みます',
    },
    en: {
      title: 'Owner that is missing',
      says: '{criterion} is “{state}”, but nobody is in charge of it',
      folded: '{count} {count:criterion|criteria} with work left {count:has|have} nobody in charge',
      hint: 'Write who is in charge under owner. A role need not be changed when people change.',
    },
  },
  check: ({ answers }) =>
    answers.flatMap(({ id, answer: { state, owner } }) => {
      if ((state !== 'partial' && state !== 'unmet') || owner?.trim()) return [];
      return [{ criterion: id, args: { state }, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
