import { z } from 'zod';
import { lazily } from './lazily.ts';
import { catalogueId, lang, line } from './text.ts';

/**
 * The texts of one catalogue and its guidance in another language, keyed by id. Whatever is left out stays as it is in
 * the catalogue. Separate, so that ids, levels and numbers stand in one place only.
 */
export const translationSchema = lazily(() => {
  const text = line(1000);

  const sourceSchema = z.strictObject({
    document: text.optional().meta({ description: '元になった文書の名前' }),
    publisher: text.optional().meta({ description: '文書を出した組織' }),
    note: text.optional().meta({ description: '確かさなど、知っておくべきこと' }),
  });

  const profileFactSchema = z.strictObject({
    question: text.optional().meta({ description: 'はい・いいえ・わからない で答えられる質問' }),
    help: text.optional().meta({ description: '迷ったときの説明' }),
    ifNot: text.optional().meta({ description: '「いいえ」のときに、対象外の理由の下書きになる文' }),
  });

  const termSchema = z.strictObject({
    term: line(100).meta({ description: 'ことば。基準の文に書くときと同じ書き方で' }),
    gloss: line(200).meta({ description: 'ことばの説明。文ではなく、短い言いかえ' }),
  });

  const stageSchema = z.strictObject({
    title: text.meta({ description: '段階の名前' }),
    needs: z
      .array(text.meta({ description: '要ることの1つ' }))
      .min(1)
      .meta({ description: 'そこまでに要ること。カタログと同じ順' }),
    note: text.optional().meta({ description: '確かさなど、知っておくべきこと' }),
    unsettled: z
      .array(text.meta({ description: '1つのこと' }))
      .optional()
      .meta({ description: '公表を確かめられていないこと。カタログと同じ順' }),
  });

  const optionSchema = z.strictObject({
    text: text.meta({ description: '選択肢の中身' }),
    onlyWhen: text.optional().meta({ description: 'この選択肢を選べる条件' }),
  });

  const criterionSchema = z.strictObject({
    title: line(300).optional().meta({ description: '評価基準の見出し' }),
    question: text.optional().meta({ description: '質問' }),
    metWhen: z
      .array(line(4000).meta({ description: '1つの条件' }))
      .min(1)
      .optional()
      .meta({ description: '「できている」と言える条件。カタログと同じ数と順' }),
    options: z
      .strictObject({
        onlyWhen: text.optional().meta({ description: '選択が要る条件' }),
        choices: z
          .record(z.string(), optionSchema.meta({ description: '1つの選択肢の文' }))
          .meta({ description: '選択肢の記号ごとの文' }),
      })
      .optional()
      .meta({ description: '基準が認める選択肢' }),
    why: text.optional().meta({ description: 'なぜ大切か' }),
    evidence: z
      .array(text.meta({ description: '証拠の例の1つ' }))
      .optional()
      .meta({ description: '証拠の例。手引きと同じ数と順' }),
    firstStep: text.optional().meta({ description: '最初の一歩' }),
    note: text.optional().meta({ description: '答える前に知っておくこと' }),
    riskWhy: text.optional().meta({ description: '急ぐわけ' }),
  });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: '翻訳の書式の版' }),
      catalogue: catalogueId.meta({ description: '対象のカタログの id' }),
      lang,
      title: text.optional().meta({ description: 'カタログの名前' }),
      source: sourceSchema.optional().meta({ description: '出典' }),
      levels: z
        .record(z.string(), text.meta({ description: '段階の表示名' }))
        .optional()
        .meta({ description: '段階の id ごとの表示名' }),
      profileFacts: z
        .record(z.string(), profileFactSchema.meta({ description: '1つの会社の情報の文' }))
        .optional()
        .meta({ description: '会社の情報の id ごとの文' }),
      terms: z
        .record(z.string(), termSchema.meta({ description: '1つのことばの文' }))
        .optional()
        .meta({ description: 'ことばの id ごとの文' }),
      bands: z
        .array(text.meta({ description: '区分の読み方' }))
        .optional()
        .meta({ description: '合計の区分の読み方。カタログと同じ順' }),
      stages: z
        .array(stageSchema.meta({ description: '1つの段階' }))
        .optional()
        .meta({ description: '制度の段階。カタログと同じ順' }),
      targets: z
        .array(text.meta({ description: '目標レベルの読み方' }))
        .optional()
        .meta({ description: '目標レベルの読み方。カタログと同じ順' }),
      titles: z
        .record(z.string(), text.meta({ description: '見出し' }))
        .optional()
        .meta({ description: '分野・中分類・要求事項の番号ごとの見出し' }),
      plain: z
        .record(z.string(), text.meta({ description: 'やさしく言う1つの文' }))
        .optional()
        .meta({ description: '要求事項の番号ごとの、やさしく言う文' }),
      criteria: z
        .record(z.string(), criterionSchema.meta({ description: '1つの基準の文' }))
        .optional()
        .meta({ description: '評価基準の番号ごとの文' }),
    })
    .meta({ title: 'scs-check の翻訳', description: 'カタログと手引きの文を、番号ごとにほかの言語で書いたファイル' });
});

export type Translation = z.infer<ReturnType<typeof translationSchema>>;
export type CriterionTexts = NonNullable<Translation['criteria']>[string];
