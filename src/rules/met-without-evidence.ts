import type { Rule } from './rule.ts';

/**
 * Whoever confirms the answers asks what shows that they are true.
 * A warning: the evidence may be there and only not be written down.
 */
export const metWithoutEvidence = {
  code: 'scs/met-without-evidence',
  severity: 'warning',
  about: 'answer',
  words: {
    ja: {
      title: '証拠のない「できている」',
      says: '{criterion} は「できている」ですが、証拠がありません',
      folded: '「できている」なのに、証拠が書かれていない基準が{count}件あります',
      hint: 'evidence に、証拠の名前と置き場所を書いてください',
    },
    en: {
      title: '“In place” without evidence',
      says: '{criterion} is “in place”, but there is no evidence',
      folded: '{count} {count:criterion is|criteria are} “in place” without evidence',
      hint: 'Write the name of the evidence and where it is kept under evidence',
    },
  },
  check: ({ answers }) =>
    answers
      .filter(({ answer }) => answer.state === 'met' && (answer.evidence ?? []).length === 0)
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'state'] })),
} as const satisfies Rule;
