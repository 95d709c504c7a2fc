import { z } from 'zod';
import { lazily } from '../lazily.ts';
import { outsideAudiences } from '../states.ts';
import { leaving } from './leaving.ts';
import { reportModelSchema } from './report.ts';

/** A report for somebody outside the firm, as data: exactly what leaves it. */
export const reportCopySchema = lazily(() =>
  z
    .union(
      outsideAudiences.map((audience) =>
        keepShape(reportModelSchema(), leaving[audience]).extend({ audience: z.literal(audience) }),
      ),
    )
    .meta({
      title: 'scs-check の、社外に渡す報告',
      description:
        '「scs-check report --audience specialist（か buyer） --format json」の出力。読む人に見せるものだけがあり、ほかのものは、空ではなく、ありません。自己点検の結果で、制度の評価や登録ではありません。',
    }),
);

function keepShape(schema: z.ZodObject, named: object): z.ZodObject {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(named).map(([field, inner]) => [field, keepSchema(schema.shape[field] as z.ZodType, inner)]),
    ),
  );
}

function keepSchema(schema: z.ZodType, named: unknown): z.ZodType {
  if (named === true) return schema;
  const { description } = schema.meta() ?? {};
  const kept = keptSchema(schema, named as object);
  return description === undefined ? kept : kept.meta({ description });
}

function keptSchema(schema: z.ZodType, named: object): z.ZodType {
  if (schema instanceof z.ZodObject) return keepShape(schema, named);
  if (schema instanceof z.ZodArray) return z.array(keepSchema(schema.element as z.ZodType, named));
  if (schema instanceof z.ZodOptional) return keepSchema(schema.unwrap() as z.ZodType, named).optional();
  if (schema instanceof z.ZodExactOptional) return keepSchema(schema.unwrap() as z.ZodType, named).exactOptional();
  if (schema instanceof z.ZodUnion) return schema;
  throw new TypeError(`no fields to name in ${schema.type}`);
}
