import { z } from 'zod';
import { certainties, methods } from '../catalogue.ts';
import { isDiagnosticCode } from '../diagnostic.ts';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { criterionStates, judgements, severities } from '../states.ts';

/** What several outputs have in common. Each is made anew where it is used: a description belongs to one place. */
export const count = () => z.int().min(0);

/** A day as YYYY-MM-DD. */
export const day = () => z.iso.date();

/** A SHA-256, as our files write it: `sha256:` and 64 hex digits. */
export const digest = () => z.string().regex(/^sha256:[0-9a-f]{64}$/);

/** The state of a criterion, whether answered or not. */
export const state = () => z.enum(criterionStates).meta({ description: '基準の状態' });

/** How a requirement or a level came out. */
export const judgement = () => z.enum(judgements);

/** How much a finding weighs. */
export const severity = () => z.enum(severities);

/** What a message is filled in with, by the names of its gaps. */
export const args = () => z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: '文に入る値' });

/** Only with contradictions: there an id alone says nothing. */
export const argQuestions = () =>
  z
    .record(z.string(), z.string())
    .exactOptional()
    .meta({ description: '答えの食い違いのとき: args にある基準と会社の情報の質問（名前は args と同じ）' });

/** The schema leaves it open: a later version knows more codes, and its output still fits. */
export const diagnosticCode = () =>
  z.string().refine(isDiagnosticCode).meta({ description: '指摘のコード（docs/diagnostics.md）' });

/** Open as well. */
export const errorCode = () => z.string().meta({ description: 'エラーのコード（docs/errors.md）' });

/** What every output begins with. */
export const head = () => ({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('scs-check'), version: z.string() }),
});

/** A level by its id, with the words of its catalogue. */
export const levelSchema = () => z.strictObject({ id: z.string(), title: z.string() });

/** How many criteria are in each state. */
export const countsSchema = lazily(() =>
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

/** What of a file has run out on a day, or is written down too early. */
export const lapsedSchema = lazily(() =>
  z
    .strictObject({
      met: count().meta({ description: '「できている」のうち、年1回などの期限か証拠の期限の過ぎた基準の数' }),
      duty: count().meta({ description: '過ぎた、年1回などの期限の数' }),
      evidence: count().meta({ description: '期限の切れた証拠の数' }),
      waiver: count().meta({ description: '終わった猶予の数' }),
      due: count().meta({ description: '過ぎた、対応の期限の数' }),
      date: count().meta({ description: 'まだ来ていない日付の数' }),
    })
    .meta({ description: '判定した日に過ぎているもの。状態ごとの数は変えません' }),
);

/** The same for those outside: what of what is in place does not hold as it is. Results signed earlier tell the rest, too. */
export const toldLapsedSchema = lazily(() => {
  const { met, date, duty, evidence, waiver, due } = lapsedSchema().shape;
  const earlier = {
    duty: duty.exactOptional(),
    evidence: evidence.exactOptional(),
    waiver: waiver.exactOptional(),
    due: due.exactOptional(),
  };
  return z.strictObject({ met, date, ...earlier });
});

export type LapsedCounts = Immutable<z.infer<ReturnType<typeof lapsedSchema>>>;

/** Only where there are any. */
export const withoutOption = () =>
  count().exactOptional().meta({ description: '「できている」のうち、要る選択肢の記録がない基準の数。あるときだけ' });

/** Only where there are any. */
export const otherText = () =>
  count().exactOptional().meta({
    description:
      '違う内容の質問、または回答ファイルにある別の版への答えで、今の質問への答えとわからない基準の数。あるときだけ',
  });

/** The state of a level in numbers, as commands print it for programs. */
export const summarySchema = lazily(() =>
  z.strictObject({
    method: z.enum(methods),
    judgement: judgement(),
    points: z
      .strictObject({
        total: z.number(),
        max: z.number(),
        isFinal: z.boolean(),
        band: z.strictObject({ text: z.string(), certainty: z.enum(certainties) }).exactOptional(),
      })
      .exactOptional()
      .meta({ description: '点数で数えるカタログだけにあります' }),
    criteria: countsSchema().meta({ description: '状態ごとの基準の数' }),
    lapsed: lapsedSchema(),
    withoutOption: withoutOption(),
    otherText: otherText(),
    requirements: z
      .strictObject({
        fulfilled: count(),
        'to-confirm': count(),
        'not-fulfilled': count(),
        undetermined: count(),
        'not-judged': count(),
        total: count(),
      })
      .meta({ description: '判定ごとの要求事項の数' }),
    targets: z
      .array(z.strictObject({ level: count(), title: z.string(), total: count(), met: count() }))
      .exactOptional()
      .meta({ description: '目標レベルごとの基準の数。会社が目標を決めたときだけにあります' }),
  }),
);

export type Summary = Immutable<z.infer<ReturnType<typeof summarySchema>>>;
