import { z } from 'zod';
import { methods } from '../catalogue.ts';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { occasions } from '../portfolioCounts.ts';
import {
  args,
  count,
  countsSchema,
  day,
  diagnosticCode,
  errorCode,
  head,
  lapsedSchema,
  levelSchema,
  otherText,
  withoutOption,
} from './parts.ts';

/** What specialists have said of the criteria of one assessment. */
export const viewsSchema = lazily(() =>
  z.strictObject({
    agrees: count().meta({ description: '「答えのとおり」で、そのあと変わっていないもの' }),
    other: count().meta({
      description: 'そのほかの見解か、専門家の間で分かれている見解で、そのあと変わっていないもの',
    }),
    changed: count().meta({ description: '見解のあとで、答え・証拠・質問などが変わったもの' }),
    rewritten: count().meta({ description: '見解か、書いた専門家の記録が、書いたときのままでないもの' }),
    unshown: count().meta({ description: '見解の証拠のファイルが、見つからないか読めないもの' }),
    none: count().meta({ description: '見解がまだないもの' }),
  }),
);

/** The specialists' questions, by who is to do something next. */
export const questionsSchema = lazily(() =>
  z.strictObject({
    firm: count().meta({ description: '会社の返事を待っている質問の数' }),
    specialist: count().meta({ description: '返事が来て、専門家を待っている質問の数' }),
  }),
);

/** The day on which an assessment wants to be looked at again. */
export const reviewSchema = lazily(() =>
  z.strictObject({
    on: day().meta({ description: '次の見直しの日。過ぎていることもあります' }),
    because: z.enum(occasions).meta({
      description:
        'その日のわけ。due: 期限、waiver: 猶予の終わり、evidence: 証拠の有効な最後の日、duty: 年1回などの次の日、view: 最後の見解から1年',
    }),
  }),
);

/** The assessments of a folder in one table, and what `portfolio --format json` prints. */
export const portfolioSchema = lazily(() => {
  const file = z.string().meta({ description: 'フォルダからの道筋（区切りは /）' });

  const read = z.strictObject({
    file,
    outcome: z.literal('read'),
    firm: z.string().meta({ description: '会社名' }),
    copyOf: z.string().exactOptional().meta({
      description: '会社名・範囲・カタログが同じで、合計に入れたほかのファイル。このファイルは合計に入っていません',
    }),
    catalogue: z.strictObject({
      id: z.string(),
      title: z.string(),
      edition: z.string(),
      method: z.enum(methods).meta({ description: '数え方。coverage なら、「当てはまらない」に確認は要りません' }),
    }),
    level: levelSchema(),
    criteria: countsSchema().meta({ description: '状態ごとの基準の数' }),
    lapsed: lapsedSchema(),
    withoutOption: withoutOption(),
    otherText: otherText(),
    errors: z
      .strictObject({
        evidence: count().meta({ description: '切れた証拠。--evidence なら、ない・変わった証拠も' }),
        duty: count().meta({ description: '年1回などの期限が過ぎたもの' }),
        waiver: count().meta({ description: '終わりの日を過ぎた猶予' }),
        other: count().meta({ description: 'そのほかのエラー（check で見られます）' }),
        total: count(),
      })
      .meta({ description: 'エラーの指摘の数' }),
    due: z
      .strictObject({
        past: count().meta({ description: '過ぎた期限の数' }),
        earliest: day().exactOptional().meta({ description: 'いちばん早い期限。過ぎていることもあります' }),
        next: day().exactOptional().meta({ description: 'まだ過ぎていない、いちばん早い期限' }),
      })
      .meta({ description: '対応が残っている・わからない基準の期限。猶予中のものは、猶予の終わりまで' }),
    views: viewsSchema().meta({ description: '専門家の見解の数。足すと基準の数になります' }),
    questions: questionsSchema().meta({ description: '専門家の質問の数' }),
    lastAnswered: day().exactOptional().meta({ description: '最後に答えた日' }),
    nextReview: reviewSchema().exactOptional().meta({ description: '次の見直し。私たちの目安です' }),
  });

  const unread = z.strictObject({
    file,
    outcome: z.literal('unread'),
    problem: z.strictObject({ code: errorCode(), args: args() }),
    first: z
      .strictObject({
        file: z.string().exactOptional().meta({ description: '回答ファイルではないとき（自分のカタログなど）だけ' }),
        code: diagnosticCode(),
        args: args(),
        line: z.int().min(1).exactOptional(),
        column: z.int().min(1).exactOptional(),
      })
      .exactOptional()
      .meta({ description: 'ファイルの中で、はじめに直すところ' }),
  });

  return z
    .strictObject({
      ...head(),
      terms: z.strictObject({
        asOf: day().meta({ description: '期限などを見た日' }),
        evidence: z.boolean().meta({ description: '証拠のファイルを見たか' }),
        sort: z.enum(['name', 'due', 'open']).meta({ description: '並べ方' }),
      }),
      totals: z
        .strictObject({
          files: count(),
          read: count(),
          unread: count(),
          counted: count().meta({
            description: '下の合計に入れたファイル。会社名・範囲・カタログが同じものは、1つだけ',
          }),
          open: count().meta({ description: '対応が残っている基準（一部だけ・まだ）' }),
          undecided: count().meta({ description: 'わからない・未回答の基準' }),
          toConfirm: count().meta({
            description: '当てはまらないとした基準。数えるだけのカタログのほかは、要確認です',
          }),
          errors: count(),
          duePast: count(),
        })
        .meta({ description: '全部のファイルの合計' }),
      rows: z.array(z.discriminatedUnion('outcome', [read, unread])),
    })
    .meta({
      title: 'scs-check の一覧',
      description:
        '「scs-check portfolio --format json」の出力。自己点検の結果を並べたもので、順位でも点数でもありません。',
    });
});

export type Portfolio = Immutable<z.infer<ReturnType<typeof portfolioSchema>>>;
export type PortfolioRow = Portfolio['rows'][number];
/** A file that was judged. */
export type ReadRow = Extract<PortfolioRow, { outcome: 'read' }>;
/** A file of which nothing can be said but why. */
export type UnreadRow = Extract<PortfolioRow, { outcome: 'unread' }>;
export type PortfolioSort = Portfolio['terms']['sort'];
