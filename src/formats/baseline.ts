import { z } from 'zod';
import { inOrder } from './inOrder.ts';
import { lazily } from './lazily.ts';
import { limits } from './limits.ts';
import { states } from './states.ts';
import { bounded, line } from './text.ts';

const gapStates = [...states, 'unanswered'] as const;

/** What a firm falls short of and knows of: written by `check --update-baseline` alone, and kept in git. */
export const baselineSchema = lazily(() => {
  const gap = z.enum(gapStates).meta({
    description: '記録したときの状態',
    enumDescriptions: inOrder(gapStates, {
      met: 'できている（求めた確かさに届かない）',
      partial: '一部だけ',
      unmet: 'まだ',
      unknown: 'わからない',
      'not-applicable': '当てはまらない（要確認）',
      unanswered: '未回答',
    }),
  });

  const file = z
    .strictObject({
      catalogue: line(100).meta({ description: 'カタログの id' }),
      edition: line(100).meta({ description: 'カタログの版' }),
      level: line(100).meta({ description: '判定した段階' }),
      gaps: z.record(z.string(), gap).meta({ description: 'そろっていない基準と、そのときの状態' }),
      findings: z
        .record(
          z.string(),
          z.array(bounded(limits.line).meta({ description: '指摘の場所' })).meta({ description: 'この指摘の場所' }),
        )
        .optional()
        .meta({ description: '指摘のコードと、それぞれの場所' }),
    })
    .meta({ description: 'この回答ファイルの不足' });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: 'ベースラインの書式の版' }),
      takenOn: z.iso.date().meta({
        description: '記録した日（YYYY-MM-DD）',
        patternErrorMessage: '日付は、2026-04-01 のように YYYY-MM-DD の形で書きます',
      }),
      files: z.record(z.string(), file).meta({ description: 'このファイルから見た、回答ファイルの場所ごと' }),
    })
    .meta({
      title: 'scs-check のベースライン',
      description: '今ある不足の記録。scs-check check --update-baseline が書きます',
    });
});

export type Baseline = z.infer<ReturnType<typeof baselineSchema>>;
/** What was known of one assessment. */
export type BaselineEntry = Baseline['files'][string];
