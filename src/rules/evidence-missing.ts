import { evidenceArgs, isMissing } from '../domain/evidence.ts';
import { evidenceOf } from './evidence.ts';
import type { Rule } from './rule.ts';

/**
 * A file that is named as evidence has to be there.
 * An error: who is shown the answers would ask for it first.
 */
export const evidenceMissing = {
  code: 'scs/evidence-missing',
  severity: 'error',
  about: 'evidence',
  check: ({ answers, evidence }) =>
    evidenceOf(answers).flatMap(({ id, index, item }) => {
      const { file = '' } = item;
      const found = evidence.get(file);
      if (!isMissing(item, found)) return [];
      const lookalike = found?.lookalike;
      const special = lookalike === undefined ? {} : { special: 'lookalike', lookalike };
      return [
        {
          criterion: id,
          args: evidenceArgs(index, item, { value: file, ...special }),
          path: ['answers', id, 'evidence', index, 'file'],
        },
      ];
    }),
} as const satisfies Rule;
