import { z } from 'zod';
import { lazily } from '../lazily.ts';
import { assurances, states } from '../states.ts';
import { summarySchema } from './summary.ts';

/**
 * What `check --reporter json` prints, for those who read it: docs/schema/check.schema.json is made from this.
 * Codes are left open: a later version knows more of them, and its output still fits.
 */
export const checkReportSchema = lazily(() => {
  const id = z.string();
  const args = z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: '文に入る値' });
  const state = z.enum([...states, 'unanswered']).meta({ description: '基準の状態' });

  const place = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });
  const range = z
    .strictObject({ start: place, end: place })
    .meta({ description: '行と桁（1から。桁は UTF-16 の単位）' });

  const diagnostic = z.strictObject({
    code: z.string().meta({ description: '指摘のコード（docs/diagnostics.md）' }),
    args,
    severity: z.enum(['error', 'warning']),
    file: z
      .string()
      .meta({ description: 'その指摘があるファイル。調べたファイルのほか、そのカタログのこともあります' }),
    filePath: z.string().meta({ description: 'その、コマンドを動かしたフォルダからの道筋（区切りは /）' }),
    range: range.optional(),
    path: z
      .array(z.union([z.string(), z.number()]))
      .optional()
      .meta({ description: 'ファイルの中の場所（キーと番号）' }),
    allowed: z.array(z.string()).optional().meta({ description: 'そこで使える値' }),
    blocks: z.boolean().meta({ description: 'この指摘のために届かないか' }),
    known: z.boolean().optional().meta({ description: 'ベースラインにあるか（ベースラインを使ったときだけ）' }),
    repeated: z.literal(true).optional().meta({
      description: '同じ場所の同じ指摘が、前のファイルにもあるか（1つのカタログを2つのファイルが使うときなど）',
    }),
  });

  const file = {
    file: z
      .string()
      .meta({ description: 'コマンドに書かれたとおりの名前。設定やベースラインが読めないときは、その名前' }),
    path: z.string().meta({ description: 'コマンドを動かしたフォルダからの道筋（区切りは /）' }),
    diagnostics: z.array(diagnostic),
  };

  const judged = z.strictObject({
    ...file,
    outcome: z.literal('judged'),
    passed: z.boolean(),
    catalogue: z.strictObject({ id, title: z.string(), edition: z.string(), publisher: z.string() }),
    level: z.strictObject({ id, title: z.string() }),
    summary: summarySchema(),
    open: z.array(id).meta({ description: '対応が残っている・答えていない基準' }),
    unassured: z.array(id).meta({ description: '「できている」が、求めた確かさに届かない基準' }),
    excluded: z.array(id).meta({ description: '当てはまらないとした、要確認の基準' }),
    waived: z.array(id).meta({ description: '猶予中の基準' }),
    known: z.array(id).meta({ description: 'ベースラインにある基準' }),
    improved: z.array(id).meta({ description: 'ベースラインにあるが、もう届いている基準' }),
    criteria: z.array(
      z.strictObject({
        id,
        question: z.string(),
        state,
        standing: z.enum(['closed', 'open', 'unassured', 'excluded', 'waived', 'known']),
        lacks: z.enum(['evidenced', 'reviewed']).optional().meta({ description: '答えに足りない確かさ' }),
        waivedUntil: z.iso.date().optional().meta({ description: '猶予の最後の日' }),
        range: range.optional(),
      }),
    ),
  });

  const unread = z.strictObject({
    ...file,
    outcome: z.literal('unread'),
    passed: z.literal(false),
    problem: z.strictObject({
      code: z.string().meta({ description: 'エラーのコード（docs/errors.md）' }),
      args,
      backup: z.string().optional().meta({ description: '1つ前の内容のファイル' }),
    }),
  });

  return z
    .strictObject({
      schemaVersion: z.literal(1),
      tool: z.strictObject({ name: z.literal('scs-check'), version: z.string() }),
      passed: z.boolean().meta({ description: 'すべてのファイルが届いているか' }),
      exitCode: z.int().meta({ description: '終了コード（0、1、2）' }),
      terms: z
        .strictObject({
          asOf: z.iso.date().meta({ description: '期限や猶予を見た日' }),
          failOn: z.enum(['error', 'warning']).meta({ description: '終了コードを1にする指摘の重さ' }),
          allowNotApplicable: z.boolean().meta({ description: '当てはまらない基準を、届いているものとして数えたか' }),
          assurance: z
            .enum(assurances)
            .meta({ description: '「できている」を何で確かめたか（会社の答え、証拠、専門家の見解）' }),
          baseline: z.string().optional().meta({ description: '使ったベースライン' }),
        })
        .meta({ description: '判定の決まり' }),
      files: z.array(z.discriminatedUnion('outcome', [judged, unread])),
    })
    .meta({
      title: 'scs-check の判定の結果',
      description: '「scs-check check --reporter json」の出力。自己点検の結果で、制度の評価や登録ではありません。',
    });
});
