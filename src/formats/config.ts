import { z } from 'zod';
import { settableFileCodes } from './diagnostic.ts';
import { inOrder } from './inOrder.ts';
import { limits } from './limits.ts';
import { assurances, severities } from './states.ts';
import { bounded, line } from './text.ts';

const severityWords = { error: 'エラー', warning: '注意' };
const weights = ['off', 'warning', 'error'] as const;

/**
 * How a firm wants `check` to judge: scs-check.yaml, beside the assessment or above it.
 * @param ruleCodes the rules that can be weighed, in the order in which an editor offers them.
 */
export function configSchema(ruleCodes: readonly string[]) {
  const weight = z.enum(weights).meta({
    description: 'この規則の重さ',
    enumDescriptions: inOrder(weights, { off: '調べない', ...severityWords }),
  });
  // One key for each code: a mistyped one is found, and an editor offers them all.
  const codes = [...ruleCodes, ...settableFileCodes];
  const rules = z.strictObject(Object.fromEntries(codes.map((code) => [code, weight.optional()])));

  return z
    .strictObject({
      level: line(100).optional().meta({ description: '判定する段階（例: star3）' }),
      catalogue: bounded(300)
        .min(1)
        .optional()
        .meta({ description: 'カタログの id か、この設定ファイルから見たカタログのファイル' }),
      target: z
        .int()
        .min(1)
        .max(limits.targets)
        .optional()
        .meta({ description: 'この目標レベルまでの基準がそろっているかを判定する（数えるだけのカタログで）' }),
      failOn: z
        .enum(severities)
        .optional()
        .meta({
          description: 'check の終了コードを1にする指摘の重さ',
          enumDescriptions: inOrder(severities, severityWords),
        }),
      assurance: z
        .enum(assurances)
        .optional()
        .meta({
          description: '「できている」を何で確かめるか',
          enumDescriptions: inOrder(assurances, {
            self: '会社の答え',
            evidenced: '証拠。名前だけでもよい',
            hashed: '照合値が今も同じ、証拠のファイル',
            reviewed: '専門家の見解',
          }),
        }),
      baseline: bounded(300)
        .min(1)
        .optional()
        .meta({ description: 'この設定ファイルから見た、ベースラインのファイル' }),
      allowNotApplicable: z
        .boolean()
        .optional()
        .meta({ description: '「当てはまらない」を、そろったものとして数える' }),
      rules: rules.optional().meta({ description: '規則ごとの重さ' }),
    })
    .meta({ title: 'scs-check の設定ファイル', description: 'check の調べ方を決めるファイル（scs-check.yaml）' });
}

export type Config = z.infer<ReturnType<typeof configSchema>>;
