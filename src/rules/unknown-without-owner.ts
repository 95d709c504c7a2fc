import type { Rule } from './rule.ts';

/**
 * 「わからない」 is a good answer as long as somebody is there to find out.
 * A warning: the scheme does not ask for the name of an owner.
 */
export const unknownWithoutOwner = {
  code: 'scs/unknown-without-owner',
  severity: 'warning',
  about: 'charge',
  words: {
    ja: {
      title: 'だれも調べていない「わからない」',
      says: '{criterion} は「わからない」ですが、だれが調べるかが決まっていません',
      folded: '「わからない」のままで、だれが調べるかが決まっていない基準が{count}件あります',
      hint: 'owner に、調べる人か、聞く相手を書いてください',
    },
    en: {
      title: '“Not known” that nobody looks into',
      says: '{criterion} is “do not know”, but nobody is named to find out',
      folded: '{count} {count:criterion is|criteria are} “do not know”, and nobody is named to find out',
      hint: 'Write who finds out, or whom to ask, under owner',
    },
  },
  check: ({ answers }) =>
    answers
      .filter(({ answer: { state, owner } }) => state === 'unknown' && !owner?.trim())
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'state'] })),
} as const satisfies Rule;
