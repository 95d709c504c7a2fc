import { z } from 'zod';
import { lazily } from './lazily.ts';
import { errorKinds, occasions } from './portfolioCounts.ts';

const count = () => z.int().min(0);

const day = () => z.iso.date();

const statesSchema = lazily(() =>
  z.strictObject({
    met: count(),
    partial: count(),
    unmet: count(),
    unknown: count(),
    unanswered: count(),
    'not-applicable': count(),
    total: count(),
  }),
);

const viewsSchema = lazily(() =>
  z.strictObject({
    agrees: count().meta({ description: '「答えのとおり」で、そのあと変わっていないもの' }),
    other: count().meta({ description: 'そのほかの見解で、そのあと変わっていないもの' }),
    changed: count().meta({ description: '見解のあとで、答え・証拠・質問などが変わったもの' }),
    none: count().meta({ description: '見解がまだないもの' }),
  }),
);

const reviewSchema = lazily(() =>
  z.strictObject({
    on: day().meta({ description: '次の見直しの日。過ぎていることもあります' }),
    because: z.enum(occasions).meta({
      description:
        'その日のわけ。due: 期限、waiver: 猶予の終わり、evidence: 証拠の有効な最後の日、duty: 年1回などの次の日、view: 最後の見解から1年',
    }),
  }),
);

/** What is known of one assessment whatever the day; kept from run to run. */
export const portfolioFactsSchema = lazily(() =>
  z.strictObject({
    firm: z.string(),
    catalogue: z.string(),
    level: z.string(),
    states: statesSchema(),
    /** Each error with the last day on which it is none yet; one without a day holds whatever the day. */
    errors: z.array(z.strictObject({ kind: z.enum(errorKinds), after: day().optional(), count: count() })),
    /** The day by which each open criterion is to be closed, or the end of its waiver where that is later; sorted. */
    dues: z.array(day()),
    views: viewsSchema(),
    lastAnswered: day().optional(),
    nextReview: reviewSchema().optional(),
    /** Whether it names evidence files, which nobody has looked at. */
    namesFiles: z.boolean(),
  }),
);

/** `.scs-check-portfolio.json`: what a run of `portfolio` leaves for the next. */
export const portfolioCacheSchema = lazily(() =>
  z.strictObject({
    cacheVersion: z.literal(1),
    /** Hash of all that decides beside the files. */
    key: z.string(),
    /** By the path from the folder. A file without facts is no assessment. */
    files: z.record(
      z.string(),
      z.strictObject({
        stamp: z.string(),
        /** The hash of each catalogue it was judged with, by id. */
        catalogues: z.record(z.string(), z.string()).optional(),
        facts: portfolioFactsSchema().optional(),
      }),
    ),
  }),
);

/**
 * What `portfolio --format json` prints, for those who read it: docs/schema/portfolio.schema.json is made from this.
 * Codes are left open: a later version knows more of them, and its output still fits.
 */
export const portfolioSchema = lazily(() => {
  const args = z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: '文に入る値' });
  const file = z.string().meta({ description: 'フォルダからの道筋（区切りは /）' });

  const read = z.strictObject({
    file,
    outcome: z.literal('read'),
    firm: z.string().meta({ description: '会社名' }),
    catalogue: z.strictObject({ id: z.string(), title: z.string(), edition: z.string() }),
    level: z.strictObject({ id: z.string(), title: z.string() }),
    criteria: statesSchema().meta({ description: '状態ごとの基準の数' }),
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
        earliest: day().optional().meta({ description: 'いちばん早い期限。過ぎていることもあります' }),
        next: day().optional().meta({ description: 'まだ過ぎていない、いちばん早い期限' }),
      })
      .meta({ description: '対応が残っている・わからない基準の期限。猶予中のものは、猶予の終わりまで' }),
    views: viewsSchema().meta({ description: '専門家の見解の数。足すと基準の数になります' }),
    lastAnswered: day().optional().meta({ description: '最後に答えた日' }),
    nextReview: reviewSchema().optional().meta({ description: '次の見直し。私たちの目安です' }),
  });

  const unread = z.strictObject({
    file,
    outcome: z.literal('unread'),
    problem: z.strictObject({ code: z.string().meta({ description: 'エラーのコード（docs/errors.md）' }), args }),
    first: z
      .strictObject({
        file: z.string().optional().meta({ description: '回答ファイルではないとき（自分のカタログなど）だけ' }),
        code: z.string().meta({ description: '指摘のコード（docs/diagnostics.md）' }),
        args,
        line: z.int().min(1).optional(),
        column: z.int().min(1).optional(),
      })
      .optional()
      .meta({ description: 'ファイルの中で、はじめに直すところ' }),
  });

  return z
    .strictObject({
      schemaVersion: z.literal(1),
      tool: z.strictObject({ name: z.literal('scs-check'), version: z.string() }),
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
          open: count().meta({ description: '対応が残っている基準（一部だけ・まだ）' }),
          undecided: count().meta({ description: 'わからない・未回答の基準' }),
          toConfirm: count().meta({ description: '当てはまらないとした、要確認の基準' }),
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

export type PortfolioFacts = z.infer<ReturnType<typeof portfolioFactsSchema>>;
export type PortfolioCache = z.infer<ReturnType<typeof portfolioCacheSchema>>;
export type CachedFile = PortfolioCache['files'][string];
export type Portfolio = z.infer<ReturnType<typeof portfolioSchema>>;
export type PortfolioRow = Portfolio['rows'][number];
/** A file that was judged. */
export type ReadRow = Extract<PortfolioRow, { outcome: 'read' }>;
/** A file of which nothing can be said but why. */
export type UnreadRow = Extract<PortfolioRow, { outcome: 'unread' }>;
export type PortfolioSort = Portfolio['terms']['sort'];
