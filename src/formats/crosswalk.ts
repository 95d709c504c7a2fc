import { z } from 'zod';
import { inOrder } from './inOrder.ts';
import { lazily } from './lazily.ts';
import { bounded, catalogueId, id, lang, line } from './text.ts';

/**
 * How FROM stands to TO: equal asks for the same, superset for at least as much, subset for less, intersects for
 * something else beside. Tagged: a document files FROM under TO, which says nothing of what either asks for.
 */
export const relations = ['equal', 'superset', 'subset', 'intersects', 'tagged'] as const;

export const provenances = ['ours', 'official'] as const;

/** Which part of one catalogue says what about which of another, or of a framework that is no catalogue. */
export const crosswalkSchema = lazily(() => {
  const endSchema = z.strictObject({
    id: catalogueId.meta({ description: 'カタログの id' }),
    edition: line(100).meta({ description: '読み比べたカタログの版' }),
  });

  const targetSchema = endSchema.extend({
    items: z
      .array(id.meta({ description: '枠組みの項目の番号' }))
      .min(1)
      .optional()
      .meta({ description: '先がカタログではない枠組み（NIST CSF など）のとき: その項目の番号' }),
    titles: z
      .record(z.string(), line(300).meta({ description: '項目の見出し' }))
      .optional()
      .meta({ description: '枠組みの項目の番号ごとの見出し。自由に使えるものだけ' }),
  });

  const mappingSchema = z.strictObject({
    from: id.meta({ description: '元のカタログの番号（評価基準、要求事項、中分類、分野）か、会社の情報の id' }),
    to: z
      .union([id, z.array(id.meta({ description: '1つの番号' })).min(1)])
      .meta({ description: '先のカタログの番号、または枠組みの項目。わけが同じなら、並べて書ける' }),
    relation: z.enum(relations).meta({
      description: 'from は to に対して、どうか。「できている」の提案になるのは equal と superset だけ',
      enumDescriptions: inOrder(relations, {
        equal: '中身が同じ',
        superset: 'from ができていれば、to もできている',
        subset: 'to ができていれば、from もできている',
        intersects: '一部だけ重なる',
        tagged: '出典の表が from に to の印を付けている。どちらかができていれば足りる、とは言えない',
      }),
    }),
    onlyWithout: id.optional().meta({
      description: 'この会社の情報が「いいえ」のときだけ、この関係が言える。ほかのときは intersects と同じに扱う',
    }),
    unmetToo: z.literal(true).optional().meta({
      description: 'from が「まだ」なら、to も何もできていないと言える。equal か subset のときだけ書ける',
    }),
    reason: line(300).meta({ description: 'そう言えるわけ。1行で' }),
    reasonIn: z
      .strictObject({ en: line(300).meta({ description: '英語で書いたわけ' }) })
      .optional()
      .meta({ description: 'ほかの言語で書いた、そのわけ' }),
  });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: '対応表の書式の版' }),
      id: bounded(202)
        .regex(/^(?:[A-Za-z0-9.]|-(?!-))+--[A-Za-z0-9.-]+$/)
        .meta({
          description: '対応表の id（元のカタログの id--先のカタログの id）',
          patternErrorMessage: '2つの id を「--」でつなぎます（例: scs-20260327--nist-csf-2.0）',
        }),
      lang,
      from: endSchema.meta({ description: '元のカタログ' }),
      to: targetSchema.meta({ description: '先のカタログか枠組み' }),
      provenance: z.enum(provenances).meta({
        description: 'だれが示す対応か',
        enumDescriptions: inOrder(provenances, {
          ours: '私たちが読み比べて書いたもの',
          official: '出典の文書が示すもの',
        }),
      }),
      mappings: z
        .array(mappingSchema.meta({ description: '1つの対応' }))
        .min(1)
        .meta({ description: '対応の一覧' }),
    })
    .meta({
      title: 'scs-check の対応表',
      description: 'ある基準とほかのカタログの基準の重なりを、1組ずつ書いたファイル',
    });
});

export type Crosswalk = z.infer<ReturnType<typeof crosswalkSchema>>;
export type Mapping = Crosswalk['mappings'][number];
export type Relation = (typeof relations)[number];
