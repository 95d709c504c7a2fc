import { z } from 'zod';
import { knowers, knowerWords } from './guidance.ts';
import { inOrder } from './inOrder.ts';
import { lazily } from './lazily.ts';
import { limits } from './limits.ts';
import { evidenceKinds, glances, lookedAt, relations, states, views } from './states.ts';
import { bounded, line, optionLetter, sha256 } from './text.ts';

/** A YAML file in this folder or below it: no part of the path is `..`, a drive or a control character. */
const BELOW =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  /^(?:(?!\.\.[\\/])[^\\/:\u0000-\u001f\u007f-\u009f\u2028\u2029]+[\\/])*[^\\/:\u0000-\u001f\u007f-\u009f\u2028\u2029]+\.ya?ml$/;

/** The same for a file of any kind; `..` may not be its last part either. */
const FILE_BELOW =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  /^(?:(?!\.\.[\\/])[^\\/:\u0000-\u001f\u007f-\u009f\u2028\u2029]+[\\/])*(?!\.\.?$)[^\\/:\u0000-\u001f\u007f-\u009f\u2028\u2029]+$/;

/** Nobody types a hash: what is wrong with one is that it was changed. */
const WRITTEN_BY_US = 'scs-check が書く値です。手で直さず、scs-check に書かせます';
/** Whether a file may be named as evidence by its way from the folder of the assessment. */
export function isFileBelow(path: string): boolean {
  return path.length <= 300 && FILE_BELOW.test(path);
}

/** Why something was put aside when a file moved to another edition. */
export const retiredReasons = ['changed', 'not-comparable', 'not-allowed', 'removed'] as const;

/** A firm's answers as they stand in its YAML file: the one source of types, validation and the editor schema. */
export const assessmentSchema = lazily(() => {
  /** What a person typed: bounded, so that no file grows without end. */
  const typed = z.string().max(limits.text);
  const typedLine = z.string().max(limits.line);

  const isoDate = z.iso.date().meta({ patternErrorMessage: '日付は、2026-04-01 のように YYYY-MM-DD の形で書きます' });

  const evidenceSchema = z.strictObject({
    title: typedLine.min(1).meta({ description: '証拠の名前（例: 体制表 2026年版）' }),
    kind: z
      .enum(evidenceKinds)
      .optional()
      .meta({
        description: '種類',
        enumDescriptions: inOrder(evidenceKinds, {
          document: '規程・手順書など',
          record: '記録・台帳',
          screen: '画面',
          photo: '写真',
          contract: '契約書',
          certificate: '証明書',
          other: 'そのほか',
        }),
      }),
    reference: typedLine.optional().meta({ description: '置き場所（ファイル名、棚、システム名など）' }),
    date: isoDate.optional().meta({ description: '証拠の日付（YYYY-MM-DD）' }),
    validUntil: isoDate.optional().meta({ description: '有効な最後の日（YYYY-MM-DD）。証明書や契約など、切れるもの' }),
    file: bounded(300).regex(FILE_BELOW).optional().meta({
      description: '証拠のファイル（この回答ファイルと同じフォルダか、その下）。check が、あるかを確かめます',
      patternErrorMessage: 'この回答ファイルと同じフォルダか、その下にあるファイルを書きます',
    }),
    sha256: sha256.optional().meta({ description: '証拠のファイルの SHA-256。check が、変わっていないかを確かめます' }),
    size: z.int().min(0).optional().meta({
      description: '証拠のファイルの大きさ（バイト）。これが違えば、check は中身を読まずに、変わったと言います',
    }),
    confidential: z
      .boolean()
      .optional()
      .meta({ description: 'true なら社外秘。報告・シート・check・diff などには、証拠があることと状態だけを出す' }),
  });

  const waiverSchema = z.strictObject({
    // May be empty: the rule about it says more than the schema could.
    reason: typed.meta({ description: '待つ理由' }),
    until: isoDate.optional().meta({ description: '待つ最後の日（YYYY-MM-DD）' }),
  });

  const answerSchema = z.strictObject({
    state: z.enum(states).meta({
      description: '基準の状態。当てはまらない（not-applicable）ときは、reason も要ります',
      enumDescriptions: inOrder(states, {
        met: 'できている',
        partial: '一部だけ',
        unmet: 'まだ',
        unknown: 'わからない',
        'not-applicable': '当てはまらない',
      }),
    }),
    options: z
      .array(optionLetter.meta({ description: '選択肢の記号' }))
      .optional()
      .meta({ description: '選んだ選択肢の記号' }),
    missing: z
      .array(z.int().min(1).max(limits.conditions).meta({ description: '条件の番号。基準の条件の、上から何番目か' }))
      .max(limits.conditions)
      .optional()
      .meta({
        description: '一部だけ（partial）のとき、まだの条件の番号。1つの条件の一部だけのときも、その番号を書きます',
      }),
    reason: typed.optional().meta({ description: '当てはまらない理由' }),
    lastDone: isoDate.optional().meta({ description: '最後に行った日（YYYY-MM-DD）' }),
    note: typed.optional().meta({ description: 'メモ' }),
    evidence: z
      .array(evidenceSchema.meta({ description: '1つの証拠' }))
      .max(limits.evidence)
      .optional()
      .meta({ description: '証拠。できていることを示す書類や画面' }),
    owner: typedLine.optional().meta({ description: '担当者' }),
    due: isoDate.optional().meta({ description: '期限（YYYY-MM-DD）' }),
    waiver: waiverSchema.optional().meta({
      description: '猶予。理由と終わりの日があれば、その日まで check を止めません。「できている」には数えません',
    }),
    answeredOn: isoDate.optional().meta({ description: '答えた日（YYYY-MM-DD）' }),
    answeredBy: typedLine.min(1).optional().meta({ description: '答えた人（名前・役割）' }),
    derivedFrom: typedLine
      .min(1)
      .optional()
      .meta({ description: 'もとにした答えの番号。ほかのカタログの答えからの提案を、本人が確かめて採用したとき' }),
    asked: z
      .string()
      .regex(/^[0-9a-f]{12}(?:-[0-9a-f]{12}){1,2}$/)
      .optional()
      .meta({
        description: '答えた質問の照合値（文-意味-条件の順）。カタログの版が変わったときに比べます',
        patternErrorMessage: WRITTEN_BY_US,
      }),
  });

  const draftSchema = z
    .strictObject(answerSchema.pick({ note: true, evidence: true, owner: true, due: true }).shape)
    .meta({ description: '1つの基準に、答える前に書いたもの' });

  const factSchema = z
    .union([z.boolean().meta({ title: 'はい・いいえ' }), z.literal('unknown').meta({ title: 'わからない' })])
    .meta({ description: '会社の情報。true: はい、false: いいえ、unknown: わからない' });

  const targetSchema = z
    .int()
    .min(1)
    .max(limits.targets)
    .meta({ description: '目標レベル。小さいものから取り組みます' });

  const aimSchema = z.strictObject({
    id: line(100).meta({ description: 'カタログの id' }),
    edition: line(100).meta({ description: 'カタログの版' }),
    hash: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .optional()
      .meta({ description: '答えたときのカタログの照合値', patternErrorMessage: WRITTEN_BY_US }),
    level: line(100).meta({ description: '目指す段階（例: star3）' }),
    file: bounded(300).regex(BELOW).optional().meta({
      description: '自分で書いたカタログのファイル（この回答ファイルと同じフォルダか、その下）',
      patternErrorMessage: 'この回答ファイルと同じフォルダか、その下にある .yaml のファイルを書きます',
    }),
  });

  const names = z.array(typedLine.min(1).meta({ description: '名前' })).max(limits.names);

  const retiredSchema = z.strictObject({
    // Whatever it was: a key that nobody knows any more is kept like any other.
    id: z.string().min(1).meta({ description: '評価基準か、会社の情報の番号' }),
    from: aimSchema.pick({ id: true, edition: true }).meta({ description: '答えたときのカタログの id と版' }),
    why: z.enum(retiredReasons).meta({
      description: '外したわけ',
      enumDescriptions: inOrder(retiredReasons, {
        changed: '意味が変わりました',
        'not-comparable': '前の質問がわからず、比べられません',
        'not-allowed': '前の答えは、新しい版では使えません',
        removed: 'なくなりました',
      }),
    }),
    on: isoDate.meta({ description: '移行した日（YYYY-MM-DD）' }),
    answer: answerSchema.optional().meta({ description: '前の答え' }),
    fact: factSchema.optional().meta({ description: '前の会社の情報' }),
    target: targetSchema.optional().meta({ description: '前の目標レベル' }),
    draft: draftSchema.optional().meta({ description: '答える前に書いたもの' }),
  });

  const reviewerKey = z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/)
    .meta({ patternErrorMessage: '名札は、半角の小文字・数字・ハイフンで、50字までです' });

  const reviewerSchema = z.strictObject({
    name: typedLine.min(1).meta({ description: '専門家の名前' }),
    registration: typedLine.optional().meta({ description: '登録番号（登録セキスペなど）' }),
    organization: typedLine.optional().meta({ description: '専門家の所属' }),
    relation: z.enum(relations).meta({
      description: '会社との関係',
      enumDescriptions: inOrder(relations, { outside: '社外', group: 'グループ会社', inside: '社内' }),
    }),
  });

  const shortDigest = z.string().regex(/^[0-9a-f]{12}$/);
  const seenPart = (description: string) =>
    shortDigest.optional().meta({ description, patternErrorMessage: WRITTEN_BY_US });

  const seenSchema = z.strictObject({
    criterion: z
      .string()
      .regex(/^(?:[0-9a-f]{64}|[0-9a-f]{12})$/)
      .optional()
      .meta({
        description: '基準の照合値。12桁のものは、前の版が書いた短いもの',
        patternErrorMessage: WRITTEN_BY_US,
      }),
    state: seenPart('状態の照合値'),
    options: seenPart('選択肢の照合値'),
    missing: seenPart('まだの条件の照合値'),
    reason: seenPart('理由の照合値'),
    lastDone: seenPart('最後に行った日の照合値'),
    note: seenPart('メモの照合値'),
    evidence: z
      .array(shortDigest.meta({ description: '証拠の照合値', patternErrorMessage: WRITTEN_BY_US }))
      .max(limits.evidence)
      .optional()
      .meta({ description: '証拠ごとの照合値。答えにある順' }),
    said: seenPart('見解の照合値'),
    reviewer: seenPart('専門家の照合値'),
  });

  const reviewSchema = z.strictObject({
    by: line(100).meta({ description: '見た専門家（reviewers の名札）' }),
    on: isoDate.meta({ description: '見た日（YYYY-MM-DD）' }),
    at: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
      .optional()
      .meta({
        description:
          '書いた時刻（日本の時刻）。取り込むときに、同じ日の見解のどれが後かを決めます。scs-check が書きます',
        patternErrorMessage: WRITTEN_BY_US,
      }),
    view: z.enum(views).meta({
      description: '見解',
      enumDescriptions: inOrder(views, {
        agrees: '答えのとおり',
        disagrees: '答えと違う',
        'cannot-tell': '判断できない',
        'out-of-scope': '確認の範囲の外',
      }),
    }),
    lookedAt: z
      .array(
        z.enum(lookedAt).meta({
          description: '見たものの1つ',
          enumDescriptions: inOrder(lookedAt, {
            document: '文書',
            interview: '聞き取り',
            screen: '画面',
            sample: '抜き取り',
          }),
        }),
      )
      .max(lookedAt.length)
      .optional()
      .meta({ description: '見たもの' }),
    reason: typed.optional().meta({ description: '判断できない理由' }),
    advice: typed.optional().meta({ description: '助言' }),
    question: typed.optional().meta({ description: '会社への質問' }),
    unrecorded: z
      .array(z.int().min(1).max(limits.evidence).meta({ description: '証拠の番号' }))
      .min(1)
      .max(limits.evidence)
      .optional()
      .meta({
        description:
          '見たときに、ファイルの中身が会社の記録と違った証拠。元のファイルに戻っても、もう一度見るまで数えません。scs-check が書きます',
      }),
    settles: z
      .array(
        z
          .string()
          .regex(/^sha256:[0-9a-f]{64}$/)
          .meta({ description: '見解の照合値（stamp）', patternErrorMessage: WRITTEN_BY_US }),
      )
      .max(limits.reviews)
      .optional()
      .meta({
        description:
          '読んだうえで、この見解に代えると決めた、ほかの専門家の見解。そのあとに答えなどが変わったもの。scs-check が書きます',
      }),
    reply: typed.optional().meta({ description: '質問への会社の返事' }),
    repliedBy: typedLine.optional().meta({ description: '返事をした人' }),
    repliedOn: isoDate.optional().meta({ description: '返事の日（YYYY-MM-DD）' }),
    wasBy: reviewerKey.optional().meta({
      description: '書いたときの名札。ほかのファイルから取り込んで、名札だけが変わったときに、scs-check が書きます',
    }),
    was: line(100).optional().meta({
      description: '見たときの評価基準の番号。そのあと番号だけが変わったときに、scs-check が書きます',
    }),
    seen: seenSchema.optional().meta({
      description:
        '見たときの中身を、分けて取った照合値。あとで何が変わったかを言うためのもので、scs-check が書きます。ない見解では、何が変わったかまではわかりません',
    }),
    stamp: z
      .string()
      .regex(/^sha256:[0-9a-f]{64}$/)
      .meta({
        description: '見たときの基準・答え・証拠・専門家・日・見解の照合値。あとで変わると、変わったとわかります',
        patternErrorMessage: WRITTEN_BY_US,
      }),
  });

  const handoutSchema = z.strictObject({
    to: typedLine.min(1).optional().meta({ description: '答える人（役割か名前）' }),
    role: z
      .enum(knowers)
      .optional()
      .meta({ description: '知っていそうな人で選んだときの、その人', enumDescriptions: knowerWords }),
    madeOn: isoDate.meta({ description: '作った日（YYYY-MM-DD）' }),
    until: isoDate.optional().meta({ description: '返してほしい日（YYYY-MM-DD）' }),
    ids: z
      .array(line(100).meta({ description: '評価基準の番号' }))
      .min(1)
      .max(limits.handout)
      .meta({ description: '聞く評価基準の番号' }),
    base: z
      .record(
        z.string(),
        z
          .strictObject({
            state: shortDigest.optional().meta({ description: '答えの照合値', patternErrorMessage: WRITTEN_BY_US }),
            note: shortDigest.optional().meta({ description: 'メモの照合値', patternErrorMessage: WRITTEN_BY_US }),
            owner: shortDigest.optional().meta({ description: '担当の照合値', patternErrorMessage: WRITTEN_BY_US }),
            due: shortDigest.optional().meta({ description: '期限の照合値', patternErrorMessage: WRITTEN_BY_US }),
            evidence: z
              .array(shortDigest.meta({ description: '証拠の照合値', patternErrorMessage: WRITTEN_BY_US }))
              .max(limits.evidence)
              .optional()
              .meta({ description: '渡した証拠ごとの照合値' }),
            given: shortDigest
              .optional()
              .meta({ description: '答えた日などの照合値', patternErrorMessage: WRITTEN_BY_US }),
            review: shortDigest.optional().meta({ description: '見解の照合値', patternErrorMessage: WRITTEN_BY_US }),
            reply: shortDigest.optional().meta({ description: '返事の照合値', patternErrorMessage: WRITTEN_BY_US }),
          })
          .meta({ description: '評価基準ごとの、渡したときの中身' }),
      )
      .meta({
        description: '渡したときの中身の照合値。戻ったときに、どちらが変えたかを見分けます。scs-check が書きます',
      }),
    filled: z
      .strictObject({
        on: isoDate.meta({ description: '保存した日（YYYY-MM-DD）' }),
        digest: z
          .string()
          .regex(/^sha256:[0-9a-f]{64}$/)
          .meta({ description: '保存したときの中身の照合値', patternErrorMessage: WRITTEN_BY_US }),
      })
      .optional()
      .meta({ description: 'ブラウザの聞き取り票が、保存したときに書きます' }),
  });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: '回答ファイルの書式の版' }),
      organization: z
        .strictObject({
          name: typedLine.meta({ description: '会社名' }),
          toBuyers: typed.optional().meta({
            description: '取引先用の報告に載せる文（report --audience buyer）。会社が伝えたいこと。何行でも書ける',
          }),
        })
        .meta({ description: '会社' }),
      scope: z
        .strictObject({
          companies: names.optional().meta({ description: '対象の会社' }),
          sites: names.optional().meta({ description: '対象の拠点' }),
          departments: names.optional().meta({ description: '対象の部署' }),
          systems: names.optional().meta({ description: '対象のシステム' }),
        })
        .meta({ description: '調べる範囲' }),
      catalogue: aimSchema.meta({ description: '使うカタログと、目指す段階' }),
      earlier: z
        .array(aimSchema.meta({ description: '前に使ったカタログと、目指した段階' }))
        .max(50)
        .optional()
        .meta({ description: '前に使ったカタログ。答えは残っています' }),
      handout: handoutSchema.optional().meta({ description: '聞き取り票の記録。scs-check が書きます' }),
      asks: z
        .record(
          z.string(),
          reviewSchema
            .pick({ advice: true, question: true, reply: true, repliedBy: true, repliedOn: true, stamp: true })
            .meta({ description: '1つの基準についての、質問・助言と返事' }),
        )
        .optional()
        .meta({
          description:
            '聞き取り票だけにあるもの。評価基準の番号ごとの、専門家からの質問と助言。見解は入れません。返事は、取り込むと見解に入ります',
        }),
      profile: z.record(z.string(), factSchema).optional().meta({ description: '会社の情報' }),
      targets: z
        .record(z.string(), targetSchema)
        .optional()
        .meta({ description: '評価基準の番号ごとの目標レベル。どれから取り組むかを、自分で決める目安' }),
      overview: z
        .record(
          z.string(),
          z.enum(glances).meta({
            description: 'だいたいの答え',
            enumDescriptions: inOrder(glances, {
              mostly: 'だいたいできている',
              some: '一部できている',
              nothing: 'なにもしていない',
              unknown: 'わからない',
            }),
          }),
        )
        .optional()
        .meta({ description: 'ざっと点検の答え。要求事項の番号ごと。基準への答えではなく、数えません' }),
      answers: z
        .record(z.string(), answerSchema.meta({ description: '1つの基準への答え' }))
        .meta({ description: '評価基準の番号ごとの答え' }),
      drafts: z.record(z.string(), draftSchema).optional().meta({
        description:
          '下書き。評価基準の番号ごとに、答える前に書いたメモ・証拠・担当・期限。答えではなく、数えません。答えると、答えに移ります',
      }),
      reviewers: z
        .record(reviewerKey, reviewerSchema.meta({ description: '1人の専門家' }))
        .optional()
        .meta({ description: '見解を書いた専門家。名札（半角の小文字・数字・ハイフン）ごとに1人' }),
      reviews: z
        .record(
          z.string(),
          z
            .array(reviewSchema.meta({ description: '1つの見解' }))
            .min(1)
            .max(limits.reviews)
            .meta({ description: '1つの基準への見解' }),
        )
        .optional()
        .meta({ description: '評価基準の番号ごとの、専門家の見解。新しいものほど下。答えは変えません' }),
      retired: z
        .array(retiredSchema.meta({ description: '外した答え・会社の情報・目標・下書き' }))
        .optional()
        .meta({ description: '版の移行で外した答え。残してあるだけで、数えません' }),
    })
    .meta({ title: 'scs-check の回答ファイル', description: '1つの会社の答えをまとめたファイル' });
});

export type Assessment = z.infer<ReturnType<typeof assessmentSchema>>;
export type Answer = Assessment['answers'][string];
/** What was written beside a criterion before it was answered. */
export type Draft = NonNullable<Assessment['drafts']>[string];
export { type AnswerState, evidenceKinds, type Glance, glances, lookedAt, relations, states, views } from './states.ts';
export type Evidence = NonNullable<Answer['evidence']>[number];
export type Waiver = NonNullable<Answer['waiver']>;
/** Who looked at the answers. */
export type Reviewer = NonNullable<Assessment['reviewers']>[string];
/** What a specialist said of one answer, beside it and never instead of it. */
export type Review = NonNullable<Assessment['reviews']>[string][number];
export type View = (typeof views)[number];
export type Scope = Assessment['scope'];
/** A catalogue and the level of it that a firm aims at. */
export type Aim = Assessment['catalogue'];
export type Fact = NonNullable<Assessment['profile']>[string];
/** What makes a small assessment of some criteria the hand-out of a larger one. */
export type Handout = NonNullable<Assessment['handout']>;
/** An answer, fact, target or draft put aside in a migration: kept, and never counted. */
export type Retired = NonNullable<Assessment['retired']>[number];
export type RetiredReason = (typeof retiredReasons)[number];
