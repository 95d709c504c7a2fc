import { z } from 'zod';
import { inOrder } from './inOrder.ts';
import { lazily } from './lazily.ts';
import { catalogueId, id, lang, line } from './text.ts';

export const knowers = ['management', 'general-affairs', 'it', 'vendor'] as const;

/** What an editor says of each of them. */
export const knowerWords = inOrder(knowers, {
  management: '経営者',
  'general-affairs': '総務',
  it: 'IT担当',
  vendor: '外部の業者',
});
const kindsOfWork = ['rule', 'register', 'settings', 'operation', 'training', 'contract'] as const;
export const efforts = ['S', 'M', 'L'] as const;
export const riskRanks = ['high', 'medium'] as const;
const solutions = ['paper', 'tool', 'both'] as const;

/**
 * Help texts for one catalogue in one language, keyed by criterion id; separate so that a text can improve without a new
 * edition. Only what is known has to be there.
 */
export const guidanceSchema = lazily(() => {
  const text = line(600);

  const entrySchema = z.strictObject({
    why: text.optional().meta({ description: 'なぜ大切か。1文' }),
    evidence: z
      .array(text.meta({ description: '書類・画面の例の1つ' }))
      .min(1)
      .max(4)
      .optional()
      .meta({ description: '証拠になる書類・画面の例。1〜4つ' }),
    firstStep: text.optional().meta({ description: '最初の一歩' }),
    note: text
      .optional()
      .meta({ description: '答える前に知っておくこと。出典の疑いや、迷いやすい場合。質問のそばに出る' }),
    who: z
      .array(
        z.enum(knowers).meta({
          description: '知っている人',
          enumDescriptions: knowerWords,
        }),
      )
      .min(1)
      .optional()
      .meta({ description: 'ふつう知っている人（経営者・総務・IT担当・外部の業者）' }),
    work: z
      .array(
        z.enum(kindsOfWork).meta({
          description: '作業の種類',
          enumDescriptions: inOrder(kindsOfWork, {
            rule: '規程',
            register: '台帳',
            settings: '設定',
            operation: '運用',
            training: '教育',
            contract: '契約',
          }),
        }),
      )
      .min(1)
      .optional()
      .meta({ description: '作業の種類（規程・台帳・設定・運用・教育・契約）' }),
    effort: z
      .enum(efforts)
      .optional()
      .meta({
        description: '手間の目安',
        enumDescriptions: inOrder(efforts, {
          S: '半日以内・費用なし',
          M: '数日から2週間',
          L: '1か月以上、または費用か外部の手助けが必要',
        }),
      }),
    solvedBy: z
      .enum(solutions)
      .optional()
      .meta({
        description: '新しい道具や設定が要るか',
        enumDescriptions: inOrder(solutions, {
          paper: '新しい道具や設定は要りません',
          tool: '道具や設定が要ります',
          both: '書類と、道具や設定の両方が要ります',
        }),
      }),
    after: z
      .array(id.meta({ description: '基準か要求事項の番号' }))
      .min(1)
      .optional()
      .meta({ description: '先に要る基準。公式の参照のほかに、私たちが土台と考えるもの' }),
    risk: z
      .strictObject({
        rank: z.enum(riskRanks).meta({
          description: '急ぐ度合い',
          enumDescriptions: inOrder(riskRanks, {
            high: 'よくある攻撃が最初にねらう',
            medium: '攻撃が広がるときに使われる',
          }),
        }),
        why: text.meta({ description: '急ぐわけ。1文' }),
      })
      .optional()
      .meta({ description: '攻撃に使われやすさによる急ぐ度合い。私たちの考えです' }),
  });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: '手引きの書式の版' }),
      catalogue: catalogueId.meta({ description: '対象のカタログの id' }),
      lang,
      criteria: z
        .record(z.string(), entrySchema.meta({ description: '1つの基準の手引き' }))
        .meta({ description: '評価基準の番号ごとの手引き' }),
    })
    .meta({ title: 'scs-check の手引き', description: 'カタログの基準ごとの説明をまとめたファイル' });
});

export type Guidance = z.infer<ReturnType<typeof guidanceSchema>>;
export type GuidanceEntry = Guidance['criteria'][string];
export type Knower = (typeof knowers)[number];
export type KindOfWork = (typeof kindsOfWork)[number];
export type Effort = (typeof efforts)[number];
export type RiskRank = (typeof riskRanks)[number];
