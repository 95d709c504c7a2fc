import { z } from 'zod';
import { glances, retiredReasons } from '../assessment.ts';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { answerFields, evidenceFields, firmFields, stateChanges } from './diffFields.ts';
import { argQuestions, args, day, diagnosticCode, head, levelSchema, severity, state, summarySchema } from './parts.ts';

/** What changed between two assessments, or in one between two days: ids, raw enum values and texts as they were typed. */
const differenceShape = () => {
  const id = z.string();
  const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

  const changed = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
    z.strictObject({
      field: z.enum(fields),
      before: value.exactOptional().meta({ description: '前の値。なければ、書かれていません' }),
      after: value.exactOptional().meta({ description: '後の値。なければ、書かれていません' }),
      withheld: z
        .literal(true)
        .exactOptional()
        .meta({ description: 'パスワードや鍵のようなものがあるので、値を出していません' }),
      labels: z
        .record(z.string(), z.string())
        .exactOptional()
        .meta({ description: '選択肢の記号や目標レベルの、カタログでの読み方' }),
    });

  const side = z.strictObject({
    file: z.string().meta({ description: 'コマンドに書かれたとおりの名前' }),
    asOf: day().meta({ description: '期限や猶予を見た日' }),
    organization: z.string(),
    catalogue: z.strictObject({ id, title: z.string(), edition: z.string(), hash: z.string(), publisher: z.string() }),
    level: levelSchema(),
    summary: summarySchema(),
    waived: z.array(id).meta({ description: 'その日に猶予中の基準' }),
  });

  const namedEvidence = z.strictObject({
    number: z.int().min(1).meta({ description: 'その答えの何番目の証拠か' }),
    title: z.string().exactOptional(),
  });

  const requirement = z.strictObject({ id, title: z.string() });

  const criterion = z.strictObject({
    id,
    requirement,
    question: z.string(),
    change: z.enum(stateChanges).meta({
      description:
        '状態の変わり方。undecided は「まだ」と「わからない」の間、only-before と only-after は片方の版だけにある基準',
    }),
    before: state().exactOptional(),
    after: state().exactOptional(),
    asks: z
      .enum(['wording', 'meaning'])
      .exactOptional()
      .meta({ description: '2つの版で、質問の文だけが違うか、意味が違うか' }),
    fields: z.array(changed(answerFields)),
    evidence: z
      .array(
        z.strictObject({
          before: namedEvidence.exactOptional(),
          after: namedEvidence.exactOptional(),
          confidential: z
            .literal(true)
            .exactOptional()
            .meta({ description: '社外秘（どちらか片方でも）なので、何が変わったかを出していません' }),
          fields: z.array(changed(evidenceFields)),
        }),
      )
      .meta({ description: '増えた（before がない）、なくなった（after がない）、変わった証拠' }),
  });

  const finding = z.strictObject({
    code: diagnosticCode(),
    severity: severity(),
    args: args(),
    questions: argQuestions(),
  });

  const fact = z.union([z.boolean(), z.literal('unknown')]);
  const aim = z.strictObject({
    edition: z.string(),
    level: id,
    hash: z.string().exactOptional(),
    file: z.string().exactOptional(),
    isCurrent: z.boolean().meta({ description: '今使っているものか（前に使ったものでないか）' }),
  });

  return {
    kind: z
      .enum(['files', 'days', 'history'])
      .meta({ description: '2つのファイルか、1つのファイルの2つの日か、記録からわかる前の答えと今か（報告だけ）' }),
    isChanged: z.boolean().meta({ description: '違いが1つでもあるか' }),
    before: side,
    after: side,
    criteria: z.array(criterion).meta({ description: '何かが変わった基準' }),
    findings: z
      .strictObject({ added: z.array(finding), gone: z.array(finding) })
      .meta({ description: '新しく出た指摘と、なくなった指摘' }),
    answered: z
      .array(z.strictObject({ id, requirement, question: z.string(), state: state(), answeredOn: day() }))
      .meta({ description: '2つの日の間に答えた基準（kind が days のとき）。その前の答えは、ファイルにありません' }),
    firm: z.array(changed(firmFields)).meta({ description: '会社名と範囲の違い' }),
    facts: z
      .array(z.strictObject({ id, question: z.string(), before: fact.exactOptional(), after: fact.exactOptional() }))
      .meta({ description: '会社の情報の違い' }),
    glances: z
      .array(
        z.strictObject({
          requirement,
          before: z.enum(glances).exactOptional(),
          after: z.enum(glances).exactOptional(),
        }),
      )
      .meta({ description: 'ざっと点検の答えの違い。基準への答えではなく、数えません' }),
    aims: z
      .array(z.strictObject({ id, before: aim.exactOptional(), after: aim.exactOptional() }))
      .meta({ description: '使うカタログと、目指す段階の違い' }),
    retired: z
      .array(
        z.strictObject({
          id,
          what: z.enum(['answer', 'fact', 'target', 'draft']),
          edition: z.string(),
          why: z.enum(retiredReasons),
          change: z.enum(['added', 'gone']),
        }),
      )
      .meta({ description: '移行で外したものの違い' }),
    outside: z.array(id).meta({ description: 'ここで比べていない段階やカタログの、答えか目標が違う基準' }),
  };
};

/** The same as a part of another output. */
export const differenceSchema = lazily(() => z.strictObject(differenceShape()));

/** What `diff --format json` prints. */
export const diffReportSchema = lazily(() =>
  z.strictObject({ ...head(), ...differenceShape() }).meta({
    title: 'scs-check の2つの答えの違い',
    description: '「scs-check diff --format json」の出力。自己点検の結果で、制度の評価や登録ではありません。',
  }),
);

export type DiffReport = Immutable<z.infer<ReturnType<typeof diffReportSchema>>>;
export type Difference = Immutable<z.infer<ReturnType<typeof differenceSchema>>>;
/** One assessment on one day. */
export type DiffSide = DiffReport['before'];
/** The criteria of either level of which anything differs: in the edition's order, then those that it no longer has. */
export type CriterionChange = DiffReport['criteria'][number];
/** A piece of evidence that came, went, or is not what it was. */
export type EvidenceChange = CriterionChange['evidence'][number];
export type NamedEvidence = NonNullable<EvidenceChange['before']>;
export type DiffFinding = DiffReport['findings']['added'][number];
export type AnsweredBetween = DiffReport['answered'][number];
export type FactChange = DiffReport['facts'][number];
export type GlanceChange = DiffReport['glances'][number];
export type AimChange = DiffReport['aims'][number];
export type AimTold = NonNullable<AimChange['before']>;
export type RetiredChange = DiffReport['retired'][number];

type AnyFieldChange = DiffReport['firm'][number];
/** One field that differs; at least one of its values is there, unless they are withheld. */
export type FieldChange<Field extends string> = Omit<AnyFieldChange, 'field'> & { readonly field: Field };
/** A value as it stands in the file. */
export type FieldValue = NonNullable<AnyFieldChange['before']>;
