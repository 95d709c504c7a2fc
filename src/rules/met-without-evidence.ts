import type { Rule } from './rule.ts';

/**
 * Whoever confirms the answers asks what shows that they are true.
 * A warning: the evidence may be there and only not be written down.
 */
export const metWithoutEvidence = {
  code: 'scs/met-without-evidence',
  severity: 'warning',
  about: 'answer',
  check: ({ answers }) =>
    answers
      .filter(({ answer }) => answer.state === 'met' && (answer.evidence ?? []).length === 0)
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'state'] })),
} as const satisfies Rule;
