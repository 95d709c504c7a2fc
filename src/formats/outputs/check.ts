import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { assurances } from '../states.ts';
import { args, day, diagnosticCode, errorCode, head, levelSchema, severity, state, summarySchema } from './parts.ts';

/** One run of `check` as data, and what `check --reporter json` prints. */
export const checkReportSchema = lazily(() => {
  const id = z.string();
  const place = z.strictObject({ line: z.int().min(1), column: z.int().min(1) });
  const range = z
    .strictObject({ start: place, end: place })
    .meta({ description: '行と桁（1から。桁は UTF-16 の単位）' });

  const outside = () =>
    z.literal(true).exactOptional().meta({
      description: 'リポジトリの中にも、コマンドを動かしたフォルダの中にもないか',
    });

  const diagnostic = z.strictObject({
    code: diagnosticCode(),
    args: args(),
    severity: severity(),
    file: z
      .string()
      .meta({ description: 'その指摘があるファイル。調べたファイルのほか、そのカタログのこともあります' }),
    filePath: z.string().meta({ description: 'その道筋（数え方は path と同じ）' }),
    outside: outside(),
    range: range.exactOptional(),
    path: z
      .array(z.union([z.string(), z.number()]))
      .exactOptional()
      .meta({ description: 'ファイルの中の場所（キーと番号）' }),
    allowed: z.array(z.string()).exactOptional().meta({ description: 'そこで使える値' }),
    blocks: z.boolean().meta({ description: 'この指摘のためにそろわないか' }),
    known: z.boolean().exactOptional().meta({ description: 'ベースラインにあるか（ベースラインを使ったときだけ）' }),
    repeated: z.literal(true).exactOptional().meta({
      description: '同じ場所の同じ指摘が、前のファイルにもあるか（1つのカタログを2つのファイルが使うときなど）',
    }),
  });

  const file = {
    file: z
      .string()
      .meta({ description: 'コマンドに書かれたとおりの名前。設定やベースラインが読めないときは、その名前' }),
    path: z.string().meta({
      description:
        'リポジトリのいちばん上のフォルダからの道筋。リポジトリの中にないときは、コマンドを動かしたフォルダから（区切りは /）',
    }),
    outside: outside(),
    diagnostics: z.array(diagnostic),
  };

  const criterion = z.strictObject({
    id,
    question: z.string(),
    state: state(),
    standing: z
      .enum(['closed', 'open', 'unassured', 'excluded', 'waived', 'known'])
      .meta({ description: '判定での扱い。open・unassured・excluded が1つでもあれば、そろっていません' }),
    lacks: z.enum(assurances).exclude(['self']).exactOptional().meta({ description: '答えに足りない確かさ' }),
    waivedUntil: day().exactOptional().meta({ description: '猶予の最後の日' }),
    range: range.exactOptional(),
  });

  const judged = z.strictObject({
    ...file,
    outcome: z.literal('judged'),
    passed: z.boolean(),
    catalogue: z.strictObject({ id, title: z.string(), edition: z.string(), publisher: z.string() }),
    level: levelSchema(),
    summary: summarySchema(),
    open: z.array(id).meta({ description: '対応が残っている・わからない・答えていない基準' }),
    unassured: z.array(id).meta({ description: '「できている」が、求めた確かさに届かない基準' }),
    // Whether they count is not for us to say.
    excluded: z.array(id).meta({ description: '当てはまらないとした、要確認の基準' }),
    waived: z.array(id).meta({ description: '猶予中の基準' }),
    known: z.array(id).meta({ description: 'ベースラインにある基準' }),
    improved: z.array(id).meta({ description: 'ベースラインにあるが、もう不足ではない基準' }),
    criteria: z.array(criterion),
  });

  const unread = z.strictObject({
    ...file,
    outcome: z.literal('unread'),
    passed: z.literal(false),
    problem: z.strictObject({
      code: errorCode(),
      args: args(),
      backup: z.string().exactOptional().meta({ description: '1つ前の内容のファイル' }),
    }),
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
          assurance: z
            .enum(assurances)
            .meta({ description: '「できている」を何で確かめたか（会社の答え、証拠、専門家の見解）' }),
          baseline: z.string().exactOptional().meta({ description: '使ったベースライン' }),
        })
        .meta({ description: '判定の決まり' }),
      files: z.array(z.discriminatedUnion('outcome', [judged, unread])),
    })
    .meta({
      title: 'scs-check の判定の結果',
      description: '「scs-check check --reporter json」の出力。自己点検の結果で、制度の評価や登録ではありません。',
    });
});

export type CheckReport = Immutable<z.infer<ReturnType<typeof checkReportSchema>>>;
export type CheckedFile = CheckReport['files'][number];
export type JudgedFile = Extract<CheckedFile, { outcome: 'judged' }>;
/** A file of which nothing can be said but why. */
export type UnreadFile = Extract<CheckedFile, { outcome: 'unread' }>;
/** What ends the work on a file; its words are in i18n under `error.<code>`. */
export type Problem = UnreadFile['problem'];
export type CheckedCriterion = JudgedFile['criteria'][number];
/**
 * What was found beside the criteria, with the place it is in. That need not be the file that was checked: its catalogue
 * may be a file, too, and be wrong.
 */
export type CheckedDiagnostic = CheckedFile['diagnostics'][number];
