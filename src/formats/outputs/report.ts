import { z } from 'zod';
import { assessmentSchema, glances, retiredReasons } from '../assessment.ts';
import { catalogueSchema, certainties, stageLacks } from '../catalogue.ts';
import { provenances, relations } from '../crosswalk.ts';
import { efforts, guidanceSchema, riskRanks } from '../guidance.ts';
import type { Immutable } from '../immutable.ts';
import { lazily } from '../lazily.ts';
import { lapsing } from '../portfolioCounts.ts';
import { actionTimes, assumptions, changeKinds, closingSteps, outsideAudiences, states, verdicts } from '../states.ts';
import {
  args,
  count,
  countsSchema,
  day,
  diagnosticCode,
  digest,
  head,
  judgement,
  levelSchema,
  state,
  summarySchema,
} from './parts.ts';
import { progressSchema } from './progress.ts';

/**
 * Everything a report says, as data: ids, raw enum values and catalogue texts; sentences are added by the renderers.
 * It is also what `report --format json` prints. What it passes on from a file is as the schema of that file says.
 */
export const reportModelSchema = lazily(() => {
  const id = z.string();
  const assessment = assessmentSchema().shape;
  const catalogue = catalogueSchema().shape;
  const guidance = guidanceSchema().shape.criteria.valueType;
  const answer = assessment.answers.valueType.shape;

  const agreed = () => z.strictObject({ total: count(), agreed: count() });
  const views = z.strictObject({
    total: count(),
    current: z
      .strictObject({ agrees: count(), disagrees: count(), 'cannot-tell': count(), 'out-of-scope': count() })
      .meta({ description: 'そのあと変わっていない見解の数' }),
    declared: z
      .strictObject({ met: agreed(), 'not-applicable': agreed() })
      .exactOptional()
      .meta({ description: '「できている」「当てはまらない」の基準の数と、そのうち今の見解が「答えのとおり」の数' }),
    split: count().meta({ description: '専門家の見解が分かれているもの。どの見解にも数えません' }),
    changed: count().meta({ description: '見解のあとで、答え・証拠・質問などが変わったもの' }),
    rewritten: count().meta({ description: '見解か、書いた専門家の記録が、書いたときのままでないもの' }),
    unshown: count().meta({ description: '見解がよりどころにした証拠のファイルが、見つからないか読めないもの' }),
    none: count().meta({ description: '見解がまだないもの' }),
    asked: count().meta({ description: '返事のない、会社への質問の数' }),
    replied: count().meta({ description: '返事のある、会社への質問の数' }),
  });

  const title = () => z.string().exactOptional().meta({ description: '基準の見出し。カタログにあるとき' });

  const category = z.strictObject({ id, title: z.string(), judgement: judgement(), counts: countsSchema() });

  const action = z.strictObject({
    criterion: id.meta({ description: '基準の番号' }),
    requirementTitle: z.string(),
    title: title(),
    question: z.string(),
    state: state(),
    when: z
      .enum(actionTimes)
      .meta({ description: 'いつまでに取り組むか。会社が決めた期限があればその期限、なければ私たちの目安です' }),
    effort: z.enum(efforts).exactOptional().meta({ description: '手間の目安' }),
    risk: z.enum(riskRanks).exactOptional().meta({ description: '攻撃に使われやすさ。私たちの考えです' }),
    riskWhy: z.string().exactOptional().meta({ description: '急ぐわけ' }),
    isOverdue: z
      .literal(true)
      .exactOptional()
      .meta({ description: '会社が決めた期限か、猶予の終わりの日を過ぎています' }),
    unblocks: z.array(id).meta({ description: 'この基準を土台にする、対応が残っている基準' }),
    firstStep: z
      .string()
      .exactOptional()
      .meta({ description: '最初の一歩。「わからない」の基準にはなく、まず who に聞きます' }),
    who: z.array(guidance.shape.who.unwrap().element).meta({ description: '知っている人。手引きになければ、空です' }),
  });

  const options = z.strictObject({
    atLeast: z.int().min(1).meta({ description: '必要な数' }),
    onlyWhen: z.string().exactOptional().meta({ description: '選択が要る条件。無ければ常に要る' }),
    choices: z.array(
      z.strictObject({
        id,
        text: z.string(),
        onlyWhen: z.string().exactOptional().meta({ description: 'この選択肢を選べる条件' }),
        chosen: z.boolean().meta({ description: '選んだか' }),
      }),
    ),
  });

  const evidence = answer.evidence.unwrap().element;
  const shownEvidence = z.union([
    evidence.omit({ confidential: true }),
    z.strictObject({ confidential: z.literal(true).meta({ description: '社外秘なので、あることだけを出しています' }) }),
  ]);

  const draft = z.strictObject({
    note: answer.note,
    owner: answer.owner,
    due: answer.due,
    evidence: z.array(shownEvidence).exactOptional().meta({ description: '証拠' }),
  });

  const said = assessment.reviews
    .unwrap()
    .valueType.element.omit({
      at: true,
      stamp: true,
      seen: true,
      was: true,
      unrecorded: true,
      settles: true,
      wasBy: true,
    })
    .extend({ reviewer: assessment.reviewers.unwrap().valueType.meta({ description: '見解を書いた専門家' }) });
  const review = said.extend({
    isCurrent: z.boolean().meta({
      description: '数えるか。見解のあとで、答え・証拠・質問などが変わっておらず、証拠のファイルが見つかるか',
    }),
    changes: z
      .array(
        z.strictObject({
          what: z.enum(changeKinds).meta({
            description:
              '変わったもの。rewritten: 見解そのもの、reviewer: 専門家の名前など、unrecorded: 見たときから、証拠のファイルが会社の記録と違った、unknown: 何かまではわからない',
          }),
          number: z.int().min(1).exactOptional().meta({ description: '証拠の番号' }),
          from: z
            .enum([...states, 'unanswered'])
            .exactOptional()
            .meta({ description: '見解のときの状態' }),
        }),
      )
      .meta({ description: '見解のあとで変わったもの' }),
    settledBy: z
      .strictObject({ name: z.string(), on: assessment.reviews.unwrap().valueType.element.shape.on })
      .exactOptional()
      .meta({ description: 'この見解を読んだうえで代えた専門家と、その日' }),
  });
  const specialists = z.strictObject({
    verdict: z.enum(verdicts).meta({ description: 'すべての専門家の見解から言えること' }),
    others: z.array(review).meta({ description: 'ほかの専門家の、いちばん新しい見解。新しいものから' }),
    earlier: z
      .array(
        said.extend({ isRewritten: z.boolean().meta({ description: '書いたときのままでないことが、わかっているか' }) }),
      )
      .meta({ description: '同じ専門家の、前の見解。新しいものから' }),
  });

  const criterion = z.strictObject({
    id,
    title: title(),
    level: id,
    state: state(),
    question: z.string(),
    metWhen: z.array(z.string()).meta({ description: '「できている」と言える条件。すべて必要' }),
    options: options.exactOptional().meta({ description: '基準が認める選択肢' }),
    references: z.array(id).meta({ description: 'この基準の土台になる基準・要求事項' }),
    missing: answer.missing,
    reason: answer.reason,
    note: answer.note,
    lastDone: answer.lastDone,
    owner: answer.owner,
    due: answer.due,
    when: z.enum(actionTimes).exactOptional().meta({
      description: '対応が残る基準に、いつまでに取り組むか。会社が決めた期限があればその期限、なければ私たちの目安です',
    }),
    order: z
      .int()
      .min(1)
      .exactOptional()
      .meta({ description: '対応が残る基準に、何番めに取り組むか。私たちの目安です' }),
    target: catalogue.targets.unwrap().element.exactOptional().meta({ description: '会社が決めた目標レベル' }),
    derivedFrom: answer.derivedFrom,
    derivedFact: z.string().exactOptional().meta({ description: '採用した提案のもとが会社の情報のとき、その質問' }),
    answeredBy: answer.answeredBy,
    answeredOn: answer.answeredOn,
    retired: z
      .strictObject({ state: z.enum(states), edition: z.string(), why: z.enum(retiredReasons) })
      .exactOptional()
      .meta({ description: '前の版への答え。数えません' }),
    evidence: z.array(shownEvidence),
    draft: draft
      .exactOptional()
      .meta({ description: '下書き。答える前に書いたもので、数えません。答えがなく、書いてあるときだけにあります' }),
    lapses: z
      .array(z.strictObject({ code: diagnosticCode(), about: z.enum(lapsing), args: args() }))
      .exactOptional()
      .meta({ description: '報告の日に過ぎている期限など。あるときだけにあります' }),
    waiver: answer.waiver,
    review: review.exactOptional().meta({ description: 'いちばん新しい専門家の見解。答えは変えません' }),
    views: specialists
      .exactOptional()
      .meta({ description: '専門家の見解を合わせたもの。見解のあるときだけにあります' }),
    guidance: guidance.exactOptional(),
    published: catalogue.requirements.element.shape.criteria.element.shape.published
      .unwrap()
      .exactOptional()
      .meta({ description: '出典が書いていること。カタログにあるとき' }),
    official: z.string().exactOptional().meta({ description: '公式の文。お手元の公式の表を --official で示したとき' }),
  });

  const requirement = z.strictObject({
    id,
    title: z.string(),
    plain: catalogue.requirements.element.shape.plain,
    category: id,
    section: id,
    judgement: judgement(),
    criteria: z.array(criterion),
  });

  const stage = catalogue.stages
    .unwrap()
    .element.omit({ level: true })
    .extend({
      needs: z.array(
        z.strictObject({
          text: z.string(),
          certainty: z.enum(certainties).exactOptional().meta({ description: 'この1つの確かさ。段階と違うとき' }),
          lacks: z
            .array(
              z.strictObject({
                what: z.enum(stageLacks),
                count: count(),
                criteria: z.array(id).exactOptional().meta({ description: '証拠のない「できている」の、基準の番号' }),
              }),
            )
            .exactOptional(),
          fact: id.exactOptional().meta({ description: 'できているかを答える、会社の情報の id' }),
          answer: assessment.profile.unwrap().valueType.exactOptional().meta({ description: 'その答え' }),
        }),
      ),
    });

  const mapping = z.strictObject({
    from: id.meta({ description: '評価基準・要求事項・分野の番号' }),
    framework: id.meta({ description: '枠組みの id' }),
    edition: z.string(),
    items: z.array(z.strictObject({ id, title: z.string().exactOptional() })).meta({ description: '枠組みの項目' }),
    relation: z.enum(relations),
    provenance: z.enum(provenances).meta({ description: 'だれが示す対応か。ours は私たちが読み比べて書いたもの' }),
    reason: z.string(),
  });

  return z
    .strictObject({
      ...head(),
      audience: z
        .enum(outsideAudiences)
        .exactOptional()
        .meta({ description: '社外の読む人。あるとき、その人に見せないものは空です。社内の報告にはありません' }),
      organization: z.string().meta({ description: '会社名' }),
      toBuyers: assessment.organization.shape.toBuyers,
      scope: assessment.scope,
      catalogue: z.strictObject({
        id,
        edition: z.string(),
        title: z.string(),
        hash: digest().meta({ description: 'カタログの照合値' }),
        source: catalogue.source,
      }),
      level: levelSchema(),
      dates: z.strictObject({
        reported: day().meta({ description: '報告の日。期限などは、この日に見たものです' }),
        firstAnswer: day().exactOptional().meta({ description: 'はじめに答えた日' }),
        lastAnswer: day().exactOptional().meta({ description: '最後に答えた日' }),
      }),
      digest: digest().meta({ description: '会社の情報・答え・判定のダイジェスト。同じなら、同じことを言う報告です' }),
      summary: summarySchema().extend({
        views: views.exactOptional().meta({ description: '専門家の見解の数。専門家が見たときだけにあります' }),
      }),
      overview: z
        .array(
          z.strictObject({
            id,
            title: z.string(),
            glance: z.enum(glances).meta({ description: 'ざっと点検の答え' }),
            unanswered: z.int().min(1).meta({ description: 'まだ答えていない基準の数' }),
          }),
        )
        .exactOptional()
        .meta({ description: 'ざっと点検の答え。基準への答えがそろうまでの目安で、数えません' }),
      categories: z.array(category).meta({ description: '分野ごとの判定と数' }),
      stages: z.array(stage).meta({ description: '制度の段階までに要ることと、この回答ファイルでまだのもの' }),
      actions: z.array(action).meta({ description: '次にすること。取り組む順' }),
      next: z
        .strictObject({ on: day(), about: z.enum(lapsing), criterion: id, count: count() })
        .exactOptional()
        .meta({ description: '次に来る期限。その日まではよいもののうち、いちばん早い日と、その日のものの数と1つ目' }),
      closing: z
        .array(z.strictObject({ step: z.enum(closingSteps), count: count() }))
        .meta({ description: '取り組むことが残っていないときに、することと、その数' }),
      facts: z.array(z.strictObject({ id, question: z.string() })).meta({ description: '会社についての質問' }),
      requirements: z.array(requirement),
      terms: z
        .array(catalogue.terms.unwrap().element)
        .meta({ description: '報告の基準に出てくることばの説明。出てくる順' }),
      mappings: z
        .array(mapping)
        .meta({ description: 'ほかの枠組み（NIST CSF など）との対応。公式の対応表ではないものを含みます' }),
      diagnostics: z
        .array(z.strictObject({ code: diagnosticCode(), args: args() }))
        .meta({ description: '答えの食い違い' }),
      assumptions: z
        .array(z.enum(assumptions))
        .meta({ description: '公式の文書にない、私たちの前提（docs/judgement.md）' }),
      progress: progressSchema()
        .exactOptional()
        .meta({ description: '前の答えとの比較。--compare で求めたときだけにあります' }),
    })
    .meta({
      title: 'scs-check の報告',
      description: '「scs-check report --format json」の出力。自己点検の結果で、制度の評価や登録ではありません。',
    });
});

export type ReportModel = Immutable<z.infer<ReturnType<typeof reportModelSchema>>>;
export type CategoryReport = ReportModel['categories'][number];
export type ActionReport = ReportModel['actions'][number];
export type RequirementReport = ReportModel['requirements'][number];
export type CriterionReport = RequirementReport['criteria'][number];
/** What a stage of the scheme needs, and what the file still lacks for it. */
export type StageReport = ReportModel['stages'][number];
/** What part of a catalogue has to do with which items of a framework that is no catalogue. */
export type FrameworkMapping = ReportModel['mappings'][number];
/** What a specialist said, who and when, and whether all of it is still as it was. */
export type ReviewReport = NonNullable<CriterionReport['review']>;
/** What all specialists said of a criterion, beside the newest view. */
export type ViewsReport = NonNullable<CriterionReport['views']>;
/** What a specialist said before their last view. */
export type EarlierReport = ViewsReport['earlier'][number];
