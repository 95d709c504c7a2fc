import { z } from 'zod';
import { inOrder } from './inOrder.ts';
import { lazily } from './lazily.ts';
import { limits } from './limits.ts';
import { catalogueId, edition, id, lang, line, lines, optionLetter, sha256 } from './text.ts';

/** Far more than any scheme has: each level is counted through all criteria. */
const MAX_LEVELS = 100;

/** Far more than a reader could want explained: each text is searched for all of them. */
const MAX_TERMS = 500;

/** References that are no base: to a word or number that another criterion defines, or to a part of what it asks. */
const referenceKinds = ['definition', 'part'] as const;
const cadenceEvents = [
  'joining',
  'leaving',
  'role-change',
  'before-work',
  'service-adoption',
  'policy-change',
  'major-incident',
  'disposal',
  'contract-end',
] as const;

export const methods = ['all-of', 'points', 'coverage'] as const;
const periods = ['year', 'month'] as const;

/** How sure a fact of a scheme is: the official text, one usable secondary source, or not confirmed. */
export const certainties = ['certain', 'likely', 'unconfirmed'] as const;

/** What has to be known of a source before anything else is read of it. */
const caveats = ['newer-edition', 'draft', 'incomplete', 'not-seen'] as const;

/** What a file may still lack for a step towards a stage of the scheme; the reports count it. */
const lacks = [
  'unanswered',
  'unknown',
  'open',
  'not-applicable',
  'contradictions',
  'unevidenced',
  'unreviewed',
] as const;

/** The same with what goes with it: what is overdue with what contradicts, views that do not agree with missing ones. */
export const stageLacks = [...lacks, 'overdue', 'disagreed'] as const;

/** A catalogue as it stands in its YAML file: the one source of types, validation and the editor schema. */
export const catalogueSchema = lazily(() => {
  /** One line or short paragraph of our own text. */
  const text = line(1000);

  const certaintySchema = z.enum(certainties).meta({
    description: '確かさ',
    enumDescriptions: inOrder(certainties, { certain: '確か', likely: '解説などの資料による', unconfirmed: '未確認' }),
  });

  const sourceSchema = z
    .strictObject({
      document: text.meta({ description: '元になった文書の名前' }),
      publisher: text.meta({ description: '文書を出した組織' }),
      published: z
        .string()
        .regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?$/, { abort: true })
        .refine((day) => day.length === 7 || z.iso.date().safeParse(day).success)
        .meta({
          description: '文書の公表日（YYYY-MM-DD。日がわからなければ YYYY-MM）',
          patternErrorMessage: '公表日は、2026-04-01 か 2026-04 のように書きます',
        }),
      file: text.optional().meta({ description: '配布ファイルの名前' }),
      sha256: sha256.optional().meta({ description: '配布ファイルの SHA-256' }),
      caveats: z
        .array(
          z.enum(caveats).meta({
            description: '出典の注意',
            enumDescriptions: inOrder(caveats, {
              'newer-edition': '新しい版が出ている',
              draft: '草案である',
              incomplete: '一部だけを入れている',
              'not-seen': '原本では確かめられていない',
            }),
          }),
        )
        .min(1)
        .optional()
        .meta({ description: '一覧や画面で短く示す、出典の注意。くわしくは note に書く' }),
      note: text.optional().meta({ description: '確かさなど、知っておくべきこと' }),
    })
    .meta({ description: '出典' });

  const levelSchema = z.strictObject({
    id: id.meta({ description: '段階の id（例: star3）' }),
    title: text.meta({ description: '段階の表示名（例: ★3）' }),
    includes: z
      .array(id.meta({ description: '下の段階の id' }))
      .max(MAX_LEVELS)
      .optional()
      .meta({ description: 'この段階が含む下の段階' }),
    promises: z
      .strictObject({
        requirements: z.int().min(0).meta({ description: '要求事項の数' }),
        criteria: z.int().min(1).meta({ description: '評価基準の数' }),
      })
      .optional()
      .meta({ description: '出典が示す件数。書くと、lint が実際の件数と比べます' }),
  });

  const profileFactSchema = z.strictObject({
    id: id.meta({ description: '会社の情報の id' }),
    question: text.meta({ description: 'はい・いいえ・わからない で答えられる質問' }),
    help: text.optional().meta({ description: '迷ったときの説明' }),
    onlyIf: z
      .union([id, z.array(id.meta({ description: 'もとになるものの1つ' })).min(1)])
      .optional()
      .meta({
        description:
          'もとになる、前に書いた会社の情報の id（いくつでも）。どれかが「いいえ」なら聞かずに、この情報も「いいえ」とみなします',
      }),
    ifNot: text.meta({ description: '「いいえ」のときに、対象外の理由の下書きになる文' }),
  });

  const termSchema = z.strictObject({
    id: id.meta({ description: 'ことばの id（例: multi-factor-authentication）' }),
    term: line(100).meta({ description: 'ことば。基準の文に書くときと同じ書き方で' }),
    gloss: line(200).meta({ description: 'ことばの説明。文ではなく、短い言いかえ' }),
  });

  const sectionSchema = z.strictObject({
    id: id.meta({ description: '中分類の番号' }),
    title: text.meta({ description: '中分類の見出し' }),
  });

  const categorySchema = z.strictObject({
    id: id.meta({ description: '分野の番号' }),
    title: text.meta({ description: '分野の見出し' }),
    sections: z
      .array(sectionSchema.meta({ description: '1つの中分類' }))
      .min(1)
      .meta({ description: '分野の中の中分類' }),
  });

  const referencesSchema = z
    .array(id.meta({ description: '基準か要求事項の番号' }))
    .min(1)
    .optional();

  const optionSchema = z.strictObject({
    id: optionLetter.meta({ description: '選択肢の記号（a〜z）' }),
    text: text.meta({ description: '選択肢の中身' }),
    onlyWhen: text.optional().meta({ description: 'この選択肢を選べる条件' }),
    references: referencesSchema.meta({ description: 'この選択肢を選んだときだけ関わる基準・要求事項' }),
  });

  const optionsSchema = z
    .strictObject({
      atLeast: z.int().min(1).meta({ description: '必要な数' }),
      onlyWhen: text.optional().meta({ description: '選択が要る条件。無ければ常に要る' }),
      choices: z
        .array(optionSchema.meta({ description: '1つの選択肢' }))
        .min(2)
        .meta({ description: '選択肢の一覧' }),
    })
    .meta({ description: '基準が認める選択肢' });

  const cadenceSchema = z
    .strictObject({
      every: z
        .enum(periods)
        .optional()
        .meta({
          description: '少なくともこの期間に1回',
          enumDescriptions: inOrder(periods, { year: '年1回以上', month: '月1回以上' }),
        }),
      on: z
        .array(
          z.enum(cadenceEvents).meta({
            description: '行うきっかけ',
            enumDescriptions: inOrder(cadenceEvents, {
              joining: '入社・受入れのとき',
              leaving: '退職・不要になったとき',
              'role-change': '役割が変わったとき',
              'before-work': '業務を始める前',
              'service-adoption': 'サービスを使うとき',
              'policy-change': '方針を改めたとき',
              'major-incident': '重大な事故が起きたとき',
              disposal: '廃棄のとき',
              'contract-end': '契約が終わるとき',
            }),
          }),
        )
        .min(1)
        .optional()
        .meta({ description: '行うべきとき' }),
    })
    .refine((cadence) => cadence.every !== undefined || cadence.on !== undefined)
    .meta({ description: '行う間隔や、きっかけ' });

  const publishedSchema = z.strictObject({
    text: lines(20_000).optional().meta({ description: '出典の文。何行でも書ける' }),
    guidance: lines(20_000).optional().meta({ description: '出典の手引き・解説。何行でも書ける' }),
    references: z
      .array(text.meta({ description: '出典が示す、ほかの文書や基準の1つ' }))
      .min(1)
      .max(200)
      .optional()
      .meta({ description: '出典が示す、ほかの文書や基準' }),
  });

  const criterionSchema = z.strictObject({
    id: id.meta({ description: '評価基準の番号' }),
    title: line(300).optional().meta({ description: '評価基準の見出し。省くと、要求事項の見出しを見せる' }),
    level: id.meta({ description: 'この基準が最初に現れる段階' }),
    alsoIn: z
      .array(id.meta({ description: '段階の id' }))
      .min(1)
      .max(MAX_LEVELS)
      .optional()
      .meta({ description: 'ほかに、この基準が入る段階。段階が互いを含まないとき' }),
    question: text.meta({ description: '会社の人が答えられる、1つの事実についての質問' }),
    metWhen: z
      .array(line(4000).meta({ description: '1つの条件' }))
      .min(1)
      .meta({ description: '「できている」と言える条件。すべて必要' }),
    options: optionsSchema.optional(),
    cadence: cadenceSchema.optional(),
    references: referencesSchema.meta({ description: 'この基準の土台になる基準・要求事項' }),
    referenceKinds: z
      .record(
        id,
        z.enum(referenceKinds).meta({
          description: '参照の種類',
          enumDescriptions: inOrder(referenceKinds, {
            definition: '言葉や数の決まりを借りるだけ',
            part: '参照先の一部だけを使う',
          }),
        }),
      )
      .optional()
      .meta({ description: '土台にならない参照（選択肢のものも含む）と、その種類。書かない参照は土台です' }),
    appliesIf: id.optional().meta({ description: 'この会社の情報が「いいえ」なら、対象外になり得る' }),
    published: publishedSchema
      .optional()
      .meta({ description: '出典が書いていること。出典のことばのままで、質問と条件の横に示す' }),
  });

  const overrideSchema = z
    .strictObject({
      title: criterionSchema.shape.title,
      question: criterionSchema.shape.question.optional(),
      published: criterionSchema.shape.published,
    })
    .meta({ description: '1つの基準の、書き換える文' });

  const pointsSchema = z
    .strictObject({
      states: z
        .strictObject({
          met: z.int().meta({ description: 'できているときの点数' }),
          partial: z.int().meta({ description: '一部だけのときの点数' }),
          unmet: z.int().meta({ description: 'まだのときの点数' }),
          unknown: z.int().meta({ description: 'わからないときの点数' }),
        })
        .meta({ description: '答えごとの点数。ここに無い答えは使えません' }),
      bands: z
        .array(
          z
            .strictObject({
              from: z.int().meta({ description: 'この点数から' }),
              text: text.meta({ description: '合計の読み方' }),
              certainty: certaintySchema,
            })
            .meta({ description: '1つの区分' }),
        )
        .min(1)
        .meta({ description: '合計の区分' }),
    })
    .meta({ description: '点数のつけ方（method が points のときに要る）' });

  const needSchema = z.strictObject({
    text: text.meta({ description: '要ることの1つ' }),
    certainty: certaintySchema.optional().meta({ description: 'この1つの確かさ。段階と違うとき' }),
    lacks: z
      .array(
        z.enum(lacks).meta({
          description: 'この回答ファイルで、まだのものの数',
          enumDescriptions: inOrder(lacks, {
            unanswered: '未回答の基準',
            unknown: '「わからない」の基準',
            open: '「一部だけ」「まだ」の基準',
            'not-applicable': '「当てはまらない」の基準（要確認）',
            contradictions: '答えの食い違い',
            unevidenced: '証拠のない「できている」',
            unreviewed: '専門家の見解のない基準',
          }),
        }),
      )
      .min(1)
      .optional()
      .meta({ description: 'この1つのために、回答ファイルでまだのもの。報告が数えて示す' }),
    fact: id.optional().meta({ description: 'できているかを答える、会社の情報の id' }),
  });

  const stageSchema = z.strictObject({
    title: text.meta({ description: '制度の段階の名前（例: ★★）' }),
    level: id.optional().meta({ description: 'この段階を目指すときだけ示す。省くと、いつも示す' }),
    needs: z
      .array(z.union([text, needSchema]).meta({ description: '要ることの1つ' }))
      .min(1)
      .meta({ description: 'そこまでに要ること。行う順' }),
    certainty: certaintySchema,
    note: text.optional().meta({ description: '確かさなど、知っておくべきこと' }),
    unsettled: z
      .array(text.meta({ description: '1つのこと' }))
      .min(1)
      .optional()
      .meta({ description: '公表を確かめられていないこと' }),
  });

  const targetSchema = z.strictObject({
    level: z.int().min(1).max(limits.targets).meta({ description: '目標レベル。小さいものから取り組む' }),
    title: text.meta({ description: '目標レベルの読み方' }),
  });

  const requirementSchema = z.strictObject({
    id: id.meta({ description: '要求事項の番号' }),
    section: id.meta({ description: '属する中分類の番号' }),
    title: text.meta({ description: '要求事項の見出し' }),
    plain: text.optional().meta({ description: '要求事項の全体が求めることを、やさしく言う1つの文' }),
    criteria: z
      .array(criterionSchema.meta({ description: '1つの評価基準' }))
      .min(1)
      .meta({ description: 'この要求事項の評価基準' }),
  });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: 'カタログの書式の版' }),
      id: catalogueId.meta({ description: 'カタログの id（例: scs-20260327）' }),
      extends: catalogueId
        .optional()
        .meta({ description: '土台にするカタログの id。その段階と基準に、このファイルのものを足します' }),
      overrides: z.record(id, overrideSchema).optional().meta({
        description: '土台の基準の番号ごとに、書き換える文。求めること（条件・選択肢・段階など）は変えられません',
      }),
      edition: edition.meta({ description: '出典の版（例: 2026-03-27）' }),
      lang,
      title: text.meta({ description: 'カタログの名前' }),
      source: sourceSchema,
      method: z.enum(methods).meta({
        description: '数え方',
        enumDescriptions: inOrder(methods, {
          'all-of': 'すべてそろえば対応済み',
          points: '点数の合計',
          coverage: 'できている数',
        }),
      }),
      points: pointsSchema.optional(),
      stages: z
        .array(stageSchema.meta({ description: '1つの段階' }))
        .optional()
        .meta({ description: '制度の段階までに要ることと、その確かさ' }),
      targets: z
        .array(targetSchema.meta({ description: '1つの目標レベル' }))
        .min(1)
        .max(limits.targets)
        .optional()
        .meta({ description: '会社が基準ごとに選べる目標レベル。出典のものではなく、自分で決めるための目安' }),
      levels: z
        .array(levelSchema.meta({ description: '1つの段階' }))
        .min(1)
        .max(MAX_LEVELS)
        .meta({ description: '段階' }),
      profileFacts: z
        .array(profileFactSchema.meta({ description: '1つの会社の情報' }))
        .meta({ description: '当てはまらない候補を知るための、会社の情報' }),
      terms: z
        .array(termSchema.meta({ description: '1つのことば' }))
        .max(MAX_TERMS)
        .optional()
        .meta({
          description: '質問と条件と選択肢に出てくることばの説明。画面や報告に、出てくるものだけを1回ずつ示します',
        }),
      categories: z
        .array(categorySchema.meta({ description: '1つの分野' }))
        .min(1)
        .meta({ description: '分野と、その中の中分類' }),
      requirements: z
        .array(requirementSchema.meta({ description: '1つの要求事項' }))
        .min(1)
        .meta({ description: '要求事項と、その評価基準' }),
    })
    .meta({ title: 'scs-check のカタログ', description: '1つの制度や文書の基準をまとめたファイル' });
});

export type Catalogue = z.infer<ReturnType<typeof catalogueSchema>>;
export type Level = Catalogue['levels'][number];
export type ProfileFact = Catalogue['profileFacts'][number];
export type Term = NonNullable<Catalogue['terms']>[number];
export type Category = Catalogue['categories'][number];
export type Section = Category['sections'][number];
/** Other words for a criterion of the base; what it asks stays that of the base. */
export type Override = NonNullable<Catalogue['overrides']>[string];
export type Requirement = Catalogue['requirements'][number];
export type Criterion = Requirement['criteria'][number];
export type Options = NonNullable<Criterion['options']>;
export type Option = Options['choices'][number];
export type Points = NonNullable<Catalogue['points']>;
export type Stage = NonNullable<Catalogue['stages']>[number];
export type Lack = (typeof lacks)[number];
export type StageLack = (typeof stageLacks)[number];
/** A target that a firm may set for a criterion: ours or the author's, never the source's. */
export type TargetLevel = NonNullable<Catalogue['targets']>[number];
export type Certainty = (typeof certainties)[number];
export type Cadence = NonNullable<Criterion['cadence']>;
