import { z } from 'zod';

/** The state of a level in numbers, as commands print it for programs. */
export function summarySchema() {
  const count = z.int().min(0);
  const counts = z.strictObject({
    met: count,
    partial: count,
    unmet: count,
    unknown: count,
    unanswered: count,
    'not-applicable': count,
    total: count,
  });
  return z.strictObject({
    method: z.enum(['all-of', 'points', 'coverage']),
    judgement: z.enum(['fulfilled', 'to-confirm', 'not-fulfilled', 'undetermined', 'not-judged']),
    points: z
      .strictObject({
        total: z.number(),
        max: z.number(),
        isFinal: z.boolean(),
        band: z.strictObject({ text: z.string(), certainty: z.enum(['certain', 'likely', 'unconfirmed']) }).optional(),
      })
      .optional()
      .meta({ description: '点数で数えるカタログだけにあります' }),
    criteria: counts.meta({ description: '状態ごとの基準の数' }),
    requirements: z.strictObject({
      fulfilled: count,
      'to-confirm': count,
      'not-fulfilled': count,
      undetermined: count,
      'not-judged': count,
      total: count,
    }),
    targets: z.array(z.strictObject({ level: count, title: z.string(), total: count, met: count })).optional(),
  });
}
