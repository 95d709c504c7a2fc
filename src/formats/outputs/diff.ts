import { z } from 'zod';
import { retiredReasons } from '../assessment.ts';
import { lazily } from '../lazily.ts';
import { states } from '../states.ts';
import { summarySchema } from './summary.ts';

/**
 * What `diff --format json` prints, for those who read it: docs/schema/diff.schema.json is made from this.
 * Codes are left open: a later version knows more of them, and its output still fits.
 */
export const diffReportSchema = lazily(() => {
  const id = z.string();
  const day = z.iso.date();
  const state = z.enum([...states, 'unanswered']).meta({ description: '基準の状態' });
  const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

  const changed = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
    z.strictObject({
      field: z.enum(fields),
      before: value.optional().meta({ description: '前の値。なければ、書かれていません' }),
      after: value.optional().meta({ description: '後の値。なければ、書かれていません' }),
      withheld: z
        .literal(true)
        .optional()
        .meta({ description: 'パスワードや鍵のようなものがあるので、値を出していません' }),
      labels: z
        .record(z.string(), z.string())
        .optional()
        .meta({ description: '選択肢の記号や目標レベルの、カタログでの読み方' }),
    });

  const side = z.strictObject({
    file: z.string().meta({ description: 'コマンドに書かれたとおりの名前' }),
    asOf: day.meta({ description: '期限や猶予を見た日' }),
    organization: z.string(),
    catalogue: z.strictObject({ id, title: z.string(), edition: z.string(), hash: z.string(), publisher: z.string() }),
    level: z.strictObject({ id, title: z.string() }),
    summary: summarySchema(),
    waived: z.array(id).meta({ description: 'その日に猶予中の基準' }),
  });

  const namedEvidence = z.strictObject({
    number: z.int().min(1).meta({ description: 'その答えの何番目の証拠か' }),
    title: z.string().optional(),
  });

  const requirement = z.strictObject({ id, title: z.string() });

  const criterion = z.strictObject({
    id,
    requirement,
    question: z.string(),
    change: z
      .enum([
        'same',
        'worse',
        'better',
        'undecided',
        'newly-answered',
        'no-longer-answered',
        'to-not-applicable',
        'from-not-applicable',
        'only-before',
        'only-after',
      ])
      .meta({
        description:
          '状態の変わり方。undecided は「まだ」と「わからない」の間、only-before と only-after は片方の版だけにある基準',
      }),
    before: state.optional(),
    after: state.optional(),
    asks: z
      .enum(['wording', 'meaning'])
      .optional()
      .meta({ description: '2つの版で、質問の文だけが違うか、意味が違うか' }),
    fields: z.array(
      changed([
        'owner',
        'due',
        'waiver.reason',
        'waiver.until',
        'target',
        'options',
        'reason',
        'lastDone',
        'note',
        'derivedFrom',
        'answeredOn',
        'asked',
      ]),
    ),
    evidence: z
      .array(
        z.strictObject({
          before: namedEvidence.optional(),
          after: namedEvidence.optional(),
          confidential: z
            .literal(true)
            .optional()
            .meta({ description: '社外秘（どちらか片方でも）なので、何が変わったかを出していません' }),
          fields: z.array(changed(['title', 'reference', 'file', 'date', 'validUntil', 'sha256'])),
        }),
      )
      .meta({ description: '増えた（before がない）、なくなった（after がない）、変わった証拠' }),
  });

  const finding = z.strictObject({
    code: z.string().meta({ description: '指摘のコード（docs/diagnostics.md）' }),
    severity: z.enum(['error', 'warning']),
    args: z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: '文に入る値' }),
  });

  const fact = z.union([z.boolean(), z.literal('unknown')]);
  const aim = z.strictObject({
    edition: z.string(),
    level: id,
    hash: z.string().optional(),
    file: z.string().optional(),
    isCurrent: z.boolean().meta({ description: '今使っているものか（前に使ったものでないか）' }),
  });

  return z
    .strictObject({
      schemaVersion: z.literal(1),
      tool: z.strictObject({ name: z.literal('scs-check'), version: z.string() }),
      kind: z.enum(['files', 'days']).meta({ description: '2つのファイルか、1つのファイルの2つの日か' }),
      isChanged: z.boolean().meta({ description: '違いが1つでもあるか' }),
      before: side,
      after: side,
      criteria: z.array(criterion).meta({ description: '何かが変わった基準' }),
      findings: z
        .strictObject({ added: z.array(finding), gone: z.array(finding) })
        .meta({ description: '新しく出た指摘と、なくなった指摘' }),
      answered: z
        .array(z.strictObject({ id, requirement, question: z.string(), state, answeredOn: day }))
        .meta({ description: '2つの日の間に答えた基準（kind が days のとき）。その前の答えは、ファイルにありません' }),
      firm: z
        .array(changed(['organization', 'scope.companies', 'scope.sites', 'scope.departments', 'scope.systems']))
        .meta({ description: '会社名と範囲の違い' }),
      facts: z
        .array(z.strictObject({ id, question: z.string(), before: fact.optional(), after: fact.optional() }))
        .meta({ description: '会社の情報の違い' }),
      aims: z
        .array(z.strictObject({ id, before: aim.optional(), after: aim.optional() }))
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
    })
    .meta({
      title: 'scs-check の2つの答えの違い',
      description: '「scs-check diff --format json」の出力。自己点検の結果で、制度の評価や登録ではありません。',
    });
});
