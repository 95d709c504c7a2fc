import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { assurances } from '../states.ts';
import { fileKeys, rangeSchema, unreadSchema } from './findings.ts';
import { day, head, levelSchema, severity, state, summarySchema } from './parts.ts';

/** One run of `check` as data, and what `check --reporter json` prints. */
export const checkReportSchema = lazily(() => {
  const id = z.string();
  const criterion = z.strictObject({
    id,
    title: z.string().exactOptional().meta({ description: '基準の見出し。カタログにあるとき' }),
    question: z.string(),
    state: state(),
    missing: z
      .array(z.strictObject({ number: z.int(), text: z.string() }))
      .min(1)
      .exactOptional()
      .meta({ description: '答えが、まだそろっていないとした条件。番号と文' }),
    standing: z
      .enum(['closed', 'open', 'unassured', 'excluded', 'waived', 'known'])
      .meta({ description: '判定での扱い。open・unassured・excluded が1つでもあれば、そろっていません' }),
    lacks: z.enum(assurances).exclude(['self']).exactOptional().meta({ description: '答えに足りない確かさ' }),
    waivedUntil: day().exactOptional().meta({ description: '猶予の最後の日' }),
    range: rangeSchema().exactOptional(),
  });

  const judged = z.strictObject({
    ...fileKeys(),
    outcome: z.literal('judged'),
    passed: z.boolean(),
    catalogue: z.strictObject({ id, title: z.string(), edition: z.string(), publisher: z.string() }),
    level: levelSchema(),
    summary: summarySchema(),
    target: z
      .strictObject({ level: z.int(), title: z.string(), total: z.int(), met: z.int() })
      .exactOptional()
      .meta({ description: '目標レベルで判定したとき: その目標までの基準の数と、そのうちできている数' }),
    open: z.array(id).meta({ description: '対応が残っている・わからない・答えていない基準' }),
    unassured: z.array(id).meta({ description: '「できている」が、求めた確かさに届かない基準' }),
    // Whether they count is not for us to say.
    excluded: z.array(id).meta({ description: '当てはまらないとした、要確認の基準' }),
    waived: z.array(id).meta({ description: '猶予中の基準' }),
    known: z.array(id).meta({ description: 'ベースラインにある基準' }),
    improved: z.array(id).meta({ description: 'ベースラインにあるが、もう不足ではない基準' }),
    criteria: z.array(criterion),
  });

  return z
    .strictObject({
      ...head(),
      passed: z.boolean().meta({ description: 'すべてのファイルでそろっているか' }),
      exitCode: z.int().meta({ description: '終了コード（0、1、2）' }),
      terms: z
        .strictObject({
          asOf: day().meta({ description: '期限や猶予を見た日' }),
          failOn: severity().meta({ description: '終了コードを1にする指摘の重さ' }),
          allowNotApplicable: z.boolean().meta({ description: '当てはまらない基準を、そろったものとして数えたか' }),
          assurance: z.enum(assurances).meta({
            description: '「できている」を何で確かめたか（会社の答え、証拠、照合値が今も同じファイル、専門家の見解）',
          }),
          target: z.int().exactOptional().meta({ description: '判定した目標レベル' }),
          baseline: z.string().exactOptional().meta({ description: '使ったベースライン' }),
          config: z.string().exactOptional().meta({ description: '従った設定ファイル' }),
        })
        .meta({ description: '判定の決まり' }),
      files: z.array(z.discriminatedUnion('outcome', [judged, unreadSchema()])),
    })
    .meta({
      title: 'scs-check の判定の結果',
      description: '「scs-check check --reporter json」の出力。自己点検の結果で、制度の評価や登録ではありません。',
    });
});

export type CheckReport = Immutable<z.infer<ReturnType<typeof checkReportSchema>>>;
export type CheckedFile = CheckReport['files'][number];
export type JudgedFile = Extract<CheckedFile, { outcome: 'judged' }>;
export type CheckedCriterion = JudgedFile['criteria'][number];
export type { CheckedDiagnostic, Problem, UnreadFile } from './findings.ts';
