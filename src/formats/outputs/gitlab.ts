import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';

/** What `check --reporter gitlab` and `lint --reporter gitlab` print: what GitLab takes as a report of Code Quality. */
export const codeQualitySchema = lazily(() => {
  const line = () => z.int().min(1);
  const issue = z.strictObject({
    type: z.literal('issue'),
    engine_name: z.string().meta({ description: '見つけたもの（scs-check）' }),
    check_name: z.string().meta({ description: '評価基準（カタログ/番号）か、指摘のコード' }),
    description: z.string(),
    severity: z
      .enum(['info', 'minor', 'major', 'critical', 'blocker'])
      .meta({ description: 'エラーは major、注意は minor、知らせは info' }),
    fingerprint: z.string().meta({ description: '行がずれても変わらない指紋。1つの出力の中に、同じものはありません' }),
    location: z.strictObject({
      path: z.string().meta({ description: 'リポジトリのいちばん上からの道筋（区切りは「/」）' }),
      lines: z.strictObject({
        begin: line().meta({ description: 'ファイル全体についてのものは1' }),
        end: line().exactOptional(),
      }),
    }),
  });
  return z.array(issue).meta({
    title: 'scs-check の GitLab Code Quality',
    description: '「scs-check check --reporter gitlab」と「scs-check lint --reporter gitlab」の出力。',
  });
});

export type CodeQuality = Immutable<z.infer<ReturnType<typeof codeQualitySchema>>>;
