import { evidenceArgs, isChanged, isChangedInLineEnds } from '../domain/evidence.ts';
import { evidenceOf } from './evidence.ts';
import type { Rule } from './rule.ts';

/**
 * A hash is written down so that nobody changes the evidence afterwards unseen.
 * An error: what was looked at then is not what is there now.
 */
export const evidenceChanged = {
  code: 'scs/evidence-changed',
  severity: 'error',
  about: 'evidence',
  check: ({ answers, evidence }) =>
    evidenceOf(answers).flatMap(({ id, index, item }) => {
      const { file = '' } = item;
      const found = evidence.get(file);
      if (!isChanged(item, found)) return [];
      const special = isChangedInLineEnds(item, found) ? { special: 'line-ends' } : {};
      return [
        {
          criterion: id,
          args: { ...evidenceArgs(index, item, { value: file }), ...special },
          path: ['answers', id, 'evidence', index, 'sha256'],
        },
      ];
    }),
} as const satisfies Rule;
