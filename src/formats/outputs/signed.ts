import { z } from 'zod';
import { methods } from '../catalogue.ts';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { limits } from '../limits.ts';
import { bounded, catalogueId, edition } from '../text.ts';
import {
  count,
  countsSchema,
  day,
  digest,
  judgement,
  otherText,
  summarySchema,
  toldLapsedSchema,
  withoutOption,
} from './parts.ts';

/**
 * What a signature is put on: the result as a buyer may see it. It tells how many, and never which ones; the digests
 * bind it to answers and views that stay at home.
 */
export const signedStatementSchema = lazily(() => {
  const line = bounded(limits.line);

  const statement = z.strictObject({
    type: z.literal('scs-check result'),
    organization: line,
    toBuyers: bounded(limits.text).exactOptional().meta({ description: '会社が取引先に伝えること' }),
    scope: z.record(z.string(), z.array(line).max(limits.names)).meta({ description: '調べた範囲' }),
    catalogue: z.strictObject({ id: catalogueId, edition, hash: digest() }),
    level: line,
    method: z.enum(methods),
    judgement: judgement(),
    criteria: z.record(z.string(), count()).meta({ description: '状態ごとの基準の数' }),
    lapsed: toldLapsedSchema().exactOptional().meta({ description: '判定した日に、期限の過ぎたものの数' }),
    withoutOption: withoutOption(),
    otherText: otherText(),
    points: z.strictObject({ total: z.number(), max: z.number() }).exactOptional(),
    views: z.record(z.string(), count()).exactOptional().meta({ description: '専門家の見解ごとの基準の数' }),
    agreed: z
      .strictObject({ met: count(), 'not-applicable': count() })
      .exactOptional()
      .meta({ description: '「できている」「当てはまらない」の基準のうち、今の見解が「答えのとおり」の数' }),
    requirements: summarySchema().shape.requirements.exactOptional().meta({ description: '判定ごとの要求事項の数' }),
    categories: z
      .array(z.strictObject({ id: line, judgement: judgement(), counts: countsSchema() }))
      .max(limits.names)
      .exactOptional()
      .meta({ description: '分野ごとの判定と数' }),
    answered: z
      .strictObject({ first: day(), last: day() })
      .exactOptional()
      .meta({ description: 'はじめに答えた日と、最後に答えた日' }),
    reportedOn: day().meta({ description: '判定した日' }),
    answers: digest().meta({ description: '会社の情報・答え・判定のダイジェスト。報告に出るものと同じ' }),
    reviews: digest().exactOptional().meta({ description: '専門家の見解のダイジェスト' }),
    basis: digest()
      .exactOptional()
      .meta({ description: '回答ファイルにあるカタログの版、前の版、外した答え、目標のダイジェスト' }),
    signer: line.exactOptional().meta({ description: '署名した人が名のった名前' }),
  });

  return z
    .strictObject({
      schemaVersion: z.literal(1),
      statement,
      signature: z.strictObject({
        algorithm: z.literal('Ed25519'),
        publicKey: z.base64().max(200),
        fingerprint: line,
        value: z.base64().max(200),
      }),
    })
    .meta({
      title: 'scs-check の署名',
      description: '「scs-check sign」が書くファイル。自己点検の結果で、制度の評価や登録ではありません。',
    });
});

export type SignedStatement = Immutable<z.infer<ReturnType<typeof signedStatementSchema>>>;
export type Statement = SignedStatement['statement'];
