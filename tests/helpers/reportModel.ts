import type { GuidanceEntry } from '../../src/formats/guidance.ts';
import type {
  ActionReport,
  CategoryReport,
  CriterionReport,
  ReportModel,
  RequirementReport,
} from '../../src/formats/outputs/report.ts';
import { actionTimes } from '../../src/formats/states.ts';
import { type Counts, type CriterionState, criterionStates, type Judgement } from '../../src/scoring/result.ts';

export interface ReportModelOptions {
  /** How many criteria; about two for each requirement, spread over seven categories. */
  readonly criteria?: number;
  /** The states that the criteria take in turn. */
  readonly states?: readonly CriterionState[];
  /** Changes one criterion, by its place. */
  readonly change?: (criterion: CriterionReport, index: number) => CriterionReport;
  readonly with?: Partial<ReportModel>;
}

const TITLES = [
  '体制と方針',
  '取引先との約束',
  '資産とリスク',
  '日々の守り',
  '異常の見つけ方',
  '事故への対応',
  '事故からの復旧',
];
/** Of each category among all criteria. */
const SHARES = [10, 5, 14, 59, 4, 7, 1];

const MIXED: readonly CriterionState[] = [
  'met',
  'met',
  'partial',
  'met',
  'met',
  'unmet',
  'met',
  'met',
  'unknown',
  'met',
  'met',
  'unanswered',
  'met',
  'partial',
  'met',
  'not-applicable',
  'met',
  'unmet',
  'met',
  'met',
  'met',
];

const SUBJECTS = [
  '情報セキュリティの責任者',
  '社外に出すノートパソコン',
  '退職した人の利用者ID',
  'バックアップの置き場所',
  '取引先から預かった図面データ',
  'ルーターやVPN機器の更新',
  '迷惑メールと添付ファイルの扱い',
  'クラウドサービスの管理者権限',
];

const REQUIREMENTS = [
  '責任者と役割を決め、全員に伝える',
  '持ち出す機器を把握し、紛失に備える',
  '使わなくなったIDをすみやかに止める',
  '大事なデータを戻せるようにしておく',
  '預かった情報の扱いを取引先と約束する',
  '機器とソフトウェアを最新に保つ',
];

const GUIDANCE: readonly GuidanceEntry[] = [
  {
    why: '担当が決まっていないと、事故のときに最初の一時間が失われます。',
    evidence: ['体制表（氏名と連絡先があるもの）', '責任者を任命した社内の通知', '年度初めの会議の議事録'],
    firstStep: '責任者と代理の人を1人ずつ決めて、名前を紙に書き出します。',
    who: ['management', 'general-affairs'],
    work: ['rule'],
    effort: 'S',
    solvedBy: 'paper',
  },
  {
    why: '古い機器のすき間は、外から最もよく狙われる入口です。',
    evidence: ['機器の一覧（型番と更新日）', '更新作業の記録'],
    firstStep: '社内の機器の型番を一覧にして、サポートの終了日を調べます。',
    who: ['it', 'vendor'],
    work: ['register', 'settings', 'operation'],
    effort: 'L',
    solvedBy: 'both',
  },
  {
    why: '使われていないIDは、気づかれないまま悪用されます。',
    evidence: ['利用者IDの一覧', '退職時のチェックリスト', '棚卸しの記録', '管理画面の写し'],
    firstStep: '先月退職した人のIDが止まっているか、1人分だけ確かめます。',
    who: ['it'],
    work: ['operation', 'register'],
    effort: 'M',
    solvedBy: 'tool',
  },
];

/** A report of a firm that does not exist, as large as asked for; the same options give the same model. */
export function reportModel(options: ReportModelOptions = {}): ReportModel {
  const requirements = ordered(makeRequirements(options));
  const criteria = requirements.flatMap((requirement) => requirement.criteria);
  const counts = count(criteria);
  return {
    schemaVersion: 1,
    tool: { name: 'scs-check', version: '0.0.0' },
    organization: 'サンプル株式会社',
    scope: {
      companies: ['サンプル株式会社'],
      sites: ['本社', '第二工場'],
      systems: ['受発注システム', '図面管理システム'],
    },
    catalogue: {
      id: 'sample',
      edition: '2026-03-27',
      title: '見本の基準',
      hash: `sha256:${'0'.repeat(64)}`,
      source: { document: '見本の要求事項と評価基準', publisher: '見本の団体', published: '2026-03-27' },
    },
    level: { id: 'star3', title: '★3' },
    dates: { reported: '2026-11-21', firstAnswer: '2026-10-05', lastAnswer: '2026-11-20' },
    digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
    summary: {
      method: 'all-of',
      judgement: judge(counts),
      criteria: counts,
      lapsed: { met: 0, duty: 0, evidence: 0, waiver: 0, due: 0, date: 0 },
      requirements: countRequirements(requirements),
    },
    categories: makeCategories(requirements),
    stages: [],
    terms: [],
    actions: makeActions(requirements),
    closing: [],
    facts: [],
    requirements,
    mappings: [],
    diagnostics: [],
    assumptions: ['all-criteria', 'not-applicable'],
    ...options.with,
  };
}

/** What is open in an order and at times, as a plan gives them. */
function ordered(requirements: readonly RequirementReport[]): readonly RequirementReport[] {
  let order = 0;
  return requirements.map((requirement) => ({
    ...requirement,
    criteria: requirement.criteria.map((criterion) => {
      if (criterion.state === 'met' || criterion.state === 'unanswered' || criterion.state === 'not-applicable')
        return criterion;
      order += 1;
      return { when: at(actionTimes, order), order, ...criterion };
    }),
  }));
}

function makeRequirements({ criteria = 12, states = MIXED, change }: ReportModelOptions): readonly RequirementReport[] {
  const requirements: RequirementReport[] = [];
  for (let index = 0; index < criteria; ) {
    const category = String(categoryOf(index, criteria) + 1);
    const number = requirements.filter((requirement) => requirement.category === category).length + 1;
    const id = `${category}-1-${number}`;
    const size = Math.min(1 + (requirements.length % 3), criteria - index);
    const own = Array.from({ length: size }, (_, place) => {
      const made = makeCriterion(`${id}-${place + 1}`, at(states, index + place), index + place);
      return change?.(made, index + place) ?? made;
    });
    requirements.push({
      id,
      title: at(REQUIREMENTS, requirements.length),
      category,
      section: `${category}-1`,
      judgement: judge(count(own)),
      criteria: own,
    });
    index += size;
  }
  return requirements;
}

function makeCriterion(id: string, state: CriterionState, index: number): CriterionReport {
  const isAnswered = state !== 'unanswered' && state !== 'unknown';
  return {
    id,
    level: 'star3',
    state,
    question: `${at(SUBJECTS, index)}について、会社としての決まりがあり、この1年のうちに見直しましたか。`,
    metWhen: [
      `${at(SUBJECTS, index)}の決まりが書面になっていて、関わる人がいつでも読める`,
      '決まりを見直した日と、見直した人の名前が残っている',
      ...(index % 2 === 0 ? ['新しく入った人に、業務を始める前に伝えている'] : []),
    ],
    ...(index % 4 === 1 ? { options: makeOptions(isAnswered) } : {}),
    references: index % 3 === 0 ? ['1-1-1-1', '3-1-1'] : [],
    evidence:
      isAnswered && index % 2 === 0
        ? [{ title: '体制表 2026年版', reference: '総務の共有フォルダー', date: '2026-04-01' }]
        : [],
    guidance: at(GUIDANCE, index),
    ...(state === 'met' ? { lastDone: '2026-06-15', owner: '総務課' } : {}),
    ...(state === 'partial' || state === 'unmet' ? { owner: '情報システム係', due: '2027-03-31' } : {}),
    ...(state === 'not-applicable' ? { reason: '社外に持ち出す機器を会社として使っていません。' } : {}),
    ...(isAnswered && index % 5 === 0 ? { note: '次の役員会で、見直しの時期を毎年4月にそろえる予定です。' } : {}),
  };
}

function makeOptions(isAnswered: boolean): NonNullable<CriterionReport['options']> {
  return {
    atLeast: 1,
    choices: [
      { id: 'a', text: '専用の道具で管理している', chosen: false },
      { id: 'b', text: '台帳に書いて、半年ごとに確かめている', chosen: isAnswered },
      { id: 'c', text: '外部の業者に任せ、結果の報告を受けている', chosen: false },
    ],
  };
}

function makeCategories(requirements: readonly RequirementReport[]): readonly CategoryReport[] {
  return [...new Set(requirements.map(({ category }) => category))].map((id) => {
    const counts = count(
      requirements.filter(({ category }) => category === id).flatMap((requirement) => requirement.criteria),
    );
    return { id, title: at(TITLES, Number(id) - 1), judgement: judge(counts), counts };
  });
}

function makeActions(requirements: readonly RequirementReport[]): readonly ActionReport[] {
  return requirements
    .flatMap((requirement) => requirement.criteria.map((criterion) => ({ requirement, criterion })))
    .filter(({ criterion: { state } }) => state === 'partial' || state === 'unmet' || state === 'unknown')
    .slice(0, 5)
    .map(({ requirement, criterion: { id, question, state, guidance } }, index) => ({
      criterion: id,
      requirementTitle: requirement.title,
      question,
      state,
      when: 'week' as const,
      unblocks: index === 0 ? ['1-1-2-1', '4-1-3-2'] : [],
      who: guidance?.who ?? [],
      ...(guidance?.effort ? { effort: guidance.effort } : {}),
      ...(guidance?.firstStep ? { firstStep: guidance.firstStep } : {}),
    }));
}

function categoryOf(index: number, total: number): number {
  const share = (index / total) * 100;
  let sum = 0;
  const found = SHARES.findIndex((own) => {
    sum += own;
    return share < sum;
  });
  return found === -1 ? SHARES.length - 1 : found;
}

function count(criteria: readonly CriterionReport[]): Counts {
  const of = (state: CriterionState) => criteria.filter((criterion) => criterion.state === state).length;
  const [met, partial, unmet, unknown, unanswered, notApplicable] = criterionStates.map(of);
  return {
    met: met ?? 0,
    partial: partial ?? 0,
    unmet: unmet ?? 0,
    unknown: unknown ?? 0,
    unanswered: unanswered ?? 0,
    'not-applicable': notApplicable ?? 0,
    total: criteria.length,
  };
}

function judge(counts: Counts): Judgement {
  if (counts.partial + counts.unmet > 0) return 'not-fulfilled';
  if (counts.unknown + counts.unanswered > 0) return 'undetermined';
  return counts['not-applicable'] > 0 ? 'to-confirm' : 'fulfilled';
}

function countRequirements(requirements: readonly RequirementReport[]): ReportModel['summary']['requirements'] {
  const of = (judgement: Judgement) => requirements.filter((requirement) => requirement.judgement === judgement).length;
  return {
    fulfilled: of('fulfilled'),
    'to-confirm': of('to-confirm'),
    'not-fulfilled': of('not-fulfilled'),
    undetermined: of('undetermined'),
    'not-judged': of('not-judged'),
    total: requirements.length,
  };
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new RangeError('nothing to choose from');
  return value;
}
