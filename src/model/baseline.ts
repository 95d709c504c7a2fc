import { z } from 'zod';
import { lazily } from './lazily.ts';
import { limits } from './limits.ts';
import { states } from './states.ts';
import { bounded, line } from './text.ts';

/** What a firm falls short of and knows of: written by `baseline update` alone, and kept in git. */
export const baselineSchema = lazily(() => {
  const file = z.strictObject({
    catalogue: line(100).meta({ description: 'カタログの id' }),
    edition: line(100).meta({ description: 'カタログの版' }),
    level: line(100).meta({ description: '判定した段階' }),
    gaps: z
      .record(z.string(), z.enum([...states, 'unanswered']))
      .meta({ description: '届いていない基準と、そのときの状態' }),
    findings: z
      .record(z.string(), z.array(bounded(limits.line)))
      .optional()
      .meta({ description: '指摘のコードと、それぞれの場所' }),
  });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: 'ベースラインの書式の版' }),
      takenOn: z.iso.date().meta({ description: '記録した日（YYYY-MM-DD）' }),
      files: z.record(z.string(), file).meta({ description: 'このファイルから見た、回答ファイルの場所ごと' }),
    })
    .meta({ title: 'scs-check baseline', description: 'scs-check のベースライン。「baseline update」が書きます' });
});

export type Baseline = z.infer<ReturnType<typeof baselineSchema>>;
/** What was known of one assessment. */
export type BaselineEntry = Baseline['files'][string];
