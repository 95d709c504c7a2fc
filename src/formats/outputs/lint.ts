import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { fileKinds } from '../states.ts';
import { fileKeys, unreadSchema } from './findings.ts';
import { head } from './parts.ts';

/** One run of `lint` as data, and what `lint --reporter json` prints. */
export const lintReportSchema = lazily(() => {
  const linted = z.strictObject({
    ...fileKeys(),
    outcome: z.literal('linted'),
    passed: z.boolean().meta({ description: 'エラーがないか（注意はあってもかまいません）' }),
    kind: z.enum(fileKinds).exactOptional().meta({ description: 'ファイルの種類。わからないときはありません' }),
  });
  return z
    .strictObject({
      ...head(),
      passed: z.boolean().meta({ description: 'すべてのファイルが読めて、エラーがないか' }),
      exitCode: z.int().meta({ description: '終了コード（0、2）' }),
      files: z.array(z.discriminatedUnion('outcome', [linted, unreadSchema()])),
      skipped: z.array(z.string()).meta({ description: 'scs-check のファイルではないので、見なかったファイルの名前' }),
    })
    .meta({
      title: 'scs-check lint の結果',
      description: '「scs-check lint --reporter json」の出力。ファイルの書き方を調べた結果です。',
    });
});

export type LintReport = Immutable<z.infer<ReturnType<typeof lintReportSchema>>>;
export type LintedFile = Extract<LintReport['files'][number], { outcome: 'linted' }>;
