import { z } from 'zod';
import { lazily } from './lazily.ts';
import { bounded, id, line } from './text.ts';

/** How FROM stands to TO: equal asks for the same, superset for at least as much, subset for less, intersects for something else beside. */
export const relations = ['equal', 'superset', 'subset', 'intersects'] as const;

/** Which criterion of one catalogue says what about which of another, as we have read them: never an official mapping. */
export const crosswalkSchema = lazily(() => {
  const endSchema = z.strictObject({
    id: id.meta({ description: 'カタログの id' }),
    edition: line(100).meta({ description: '読み比べたカタログの版' }),
  });

  const mappingSchema = z.strictObject({
    from: id.meta({ description: '元のカタログの評価基準の番号' }),
    to: id.meta({ description: '先のカタログの評価基準の番号' }),
    relation: z.enum(relations).meta({
      description:
        'from は to に対して… equal: 中身が同じ、superset: from ができていれば to もできている、subset: to ができていれば from もできている、intersects: 一部だけ重なる。提案になるのは equal と superset だけ',
    }),
    reason: line(300).meta({ description: 'そう言えるわけ。1行で' }),
  });

  return z
    .strictObject({
      formatVersion: z.literal(1).meta({ description: '対応表の書式の版' }),
      id: bounded(202)
        .regex(/^[A-Za-z0-9.-]+--[A-Za-z0-9.-]+$/)
        .meta({ description: '対応表の id（元のカタログの id--先のカタログの id）' }),
      lang: z.enum(['ja', 'en']).meta({ description: '文の言語' }),
      from: endSchema.meta({ description: '元のカタログ' }),
      to: endSchema.meta({ description: '先のカタログ' }),
      provenance: z.literal('ours').meta({ description: 'ours: 私たちが読み比べて書いたもの' }),
      mappings: z.array(mappingSchema).min(1).meta({ description: '対応の一覧' }),
    })
    .meta({ title: 'scs-check crosswalk', description: 'scs-check の対応表' });
});

export type Crosswalk = z.infer<ReturnType<typeof crosswalkSchema>>;
export type Mapping = Crosswalk['mappings'][number];
export type Relation = (typeof relations)[number];
