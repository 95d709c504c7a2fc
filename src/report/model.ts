import { answerOf, draftOf, factOf, glanceAt, retiredAnswerOf } from '../domain/answer.ts';
import { allCriteria, guidanceOf, narrowToLevel, targetOf } from '../domain/catalogue.ts';
import type { Leading } from '../domain/crosswalk.ts';
import { digestOf } from '../domain/digest.ts';
import { type EvidenceFile, isOfConfidential, shownEvidence } from '../domain/evidence.ts';
import { answeredElsewhere } from '../domain/outdated.ts';
import { isRewritten } from '../domain/stamp.ts';
import { termsOfCriteria } from '../domain/terms.ts';
import { type StandingReview, standingOn } from '../domain/view.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion, TargetLevel } from '../formats/catalogue.ts';
import type { Guidance } from '../formats/guidance.ts';
import type { Summary } from '../formats/outputs/parts.ts';
import type {
  ActionReport,
  CriterionReport,
  FrameworkMapping,
  ReportModel,
  RequirementReport,
  ReviewReport,
} from '../formats/outputs/report.ts';
import { lapsing } from '../formats/portfolioCounts.ts';
import type { Action } from '../scoring/actions.ts';
import { closingOf } from '../scoring/closing.ts';
import { countLapsed, datedLapses, lapsesOn, withoutOptionIn } from '../scoring/lapsed.ts';
import type { CriterionState, Result } from '../scoring/result.ts';
import type { ViewCounts } from '../scoring/views.ts';
import { stagesOf } from './stages.ts';

export interface ReportInput {
  /** In the language of the report. */
  readonly catalogue: Catalogue;
  /** The same as it was written, where that is another language: views are bound to its text. */
  readonly written?: Catalogue;
  /** What specialists have said; left out where nobody has looked at the file. */
  readonly views?: ViewCounts | undefined;
  /** What was found of evidence files, by the path as it stands in the assessment; left out, nobody has looked. */
  readonly files?: ReadonlyMap<string, EvidenceFile> | undefined;
  readonly guidance: Guidance | undefined;
  readonly assessment: Assessment;
  readonly result: Result;
  readonly actions: readonly Action[];
  /** What the parts of the catalogue have to do with frameworks that are no catalogues. */
  readonly mappings?: readonly FrameworkMapping[];
  /** Those by which answers may have been taken over from what was answered to other catalogues. */
  readonly crosswalks?: readonly Leading[] | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly version: string;
}

/** How many actions a report proposes: what attacks use first fits in, and a month's work. */
const ACTION_COUNT = 10;

/** Gathers everything a report says; pure, so the same input gives the same report. */
export function buildReport(input: ReportInput): ReportModel {
  const { catalogue, guidance, assessment, result } = input;
  const { toBuyers } = assessment.organization;
  const narrowed = narrowToLevel(catalogue, result.level.id);
  const states = new Map(result.criteria.map(({ id, state }) => [id, state]));
  const parts = partsOf(narrowed);
  const results = new Map(result.requirements.map((requirement) => [requirement.id, requirement]));
  const sectionCategory = new Map(
    narrowed.categories.flatMap(({ id, sections }) => sections.map((section) => [section.id, id] as const)),
  );
  const lapses = lapsesOn(result, input.today).flatMap(({ code, about, args }) => {
    const subject = lapsing.find((one) => one === about);
    return subject === undefined ? [] : [{ code, about: subject, args }];
  });
  const written = allCriteria(narrowToLevel(input.written ?? catalogue, result.level.id));
  const reviews = new Map(
    written.flatMap((criterion) => {
      const said = viewsReport(criterion, assessment, input.files);
      return said === undefined ? [] : [[criterion.id, said] as const];
    }),
  );
  const planned = new Map(
    input.actions.map(({ criterion, when }, index) => [criterion, { when, order: index + 1 }] as const),
  );
  const requirements = narrowed.requirements.map((requirement) => ({
    id: requirement.id,
    title: requirement.title,
    ...(requirement.plain === undefined ? {} : { plain: requirement.plain }),
    category: sectionCategory.get(requirement.section) ?? '',
    section: requirement.section,
    judgement: results.get(requirement.id)?.judgement ?? 'undetermined',
    criteria: requirement.criteria.map((criterion) => ({
      ...reportCriterion(
        criterion,
        assessment,
        states.get(criterion.id) ?? 'unanswered',
        guidance,
        targetOf(catalogue, assessment, criterion.id),
        reviews.get(criterion.id),
        lapses.filter(({ args }) => args['criterion'] === criterion.id),
      ),
      ...derivedFactOf(criterion.id, input),
      ...planned.get(criterion.id),
    })),
  }));

  const stages = stagesOf(catalogue, assessment, result, input.views, input.today);
  // What only a stage waits for takes no part in the judgement, and is asked all the same.
  const awaited = new Set(stages.flatMap(({ needs }) => needs.flatMap(({ fact }) => fact ?? [])));
  return {
    schemaVersion: 1,
    tool: { name: 'scs-check', version: input.version },
    organization: assessment.organization.name,
    ...(toBuyers === undefined || toBuyers.trim() === '' ? {} : { toBuyers }),
    scope: assessment.scope,
    catalogue: { ...result.catalogue, title: catalogue.title, source: catalogue.source },
    level: levelOf(catalogue, result),
    dates: { reported: input.today, ...answerDates(assessment, result) },
    digest: digestOf(judged(input, narrowed)),
    summary: { ...summaryOf(result, input.today), ...(input.views ? { views: input.views } : {}) },
    ...overviewOf(narrowed, assessment),
    categories: result.categories.map(({ id, judgement, counts }) => ({
      id,
      judgement,
      counts,
      title: narrowed.categories.find((category) => category.id === id)?.title ?? id,
    })),
    stages,
    actions: input.actions.slice(0, ACTION_COUNT).map((action) => reportAction(action, requirements)),
    ...nextOf(result, input.today),
    closing: closingOf(catalogue, assessment, result, input.views, input.today).map((one) => ({ ...one })),
    facts: catalogue.profileFacts
      .filter((fact) => narrowed.profileFacts.includes(fact) || awaited.has(fact.id))
      .map(({ id, question }) => ({ id, question })),
    requirements,
    terms: termsOfCriteria(narrowed, allCriteria(narrowed)),
    mappings: (input.mappings ?? []).filter(({ from }) => parts.has(from)),
    diagnostics: result.diagnostics.map(({ code, args }) => ({ code, args })),
    assumptions: result.assumptions,
  };
}

/** The first of what runs out next, among what has not yet, and how many run out on its day. */
function nextOf({ lapses }: Result, today: string): Pick<ReportModel, 'next'> {
  const ahead = lapses.flatMap((lapse) => {
    const { about, args, wrongAfter: on } = lapse;
    const subject = lapsing.find((one) => one === about);
    return subject === undefined || on === undefined || on < today || isOfConfidential(lapse)
      ? []
      : [{ on, about: subject, criterion: String(args['criterion']) }];
  });
  const [next] = ahead.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return next === undefined ? {} : { next: { ...next, count: ahead.filter(({ on }) => on === next.on).length } };
}

/** Whatever a crosswalk may speak of: categories, sections, requirements and criteria. */
function partsOf({ categories, requirements }: Catalogue): ReadonlySet<string> {
  const groups = categories.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]);
  const members = requirements.flatMap(({ id, criteria }) => [id, ...criteria.map((criterion) => criterion.id)]);
  return new Set([...groups, ...members]);
}

/** What was said at a glance of requirements that still have criteria without an answer. */
function overviewOf({ requirements }: Catalogue, assessment: Assessment): Pick<ReportModel, 'overview'> {
  const overview = requirements.flatMap(({ id, title, criteria }) => {
    const glance = glanceAt(assessment, id);
    const unanswered = criteria.filter((criterion) => answerOf(assessment, criterion.id) === undefined).length;
    return glance === undefined || unanswered === 0 ? [] : [{ id, title, glance, unanswered }];
  });
  return overview.length === 0 ? {} : { overview };
}

/** What the digest covers: the firm, and whatever was said and judged at this level; nothing of other levels or catalogues. */
function judged({ assessment, result }: ReportInput, narrowed: Catalogue): unknown {
  const { organization, scope } = assessment;
  const facts = narrowed.profileFacts.map(({ id }) => [id, factOf(assessment, id) ?? null] as const);
  const answers = result.criteria.map(({ id }) => [id, answerOf(assessment, id) ?? null] as const);
  return {
    organization,
    scope,
    facts,
    answers,
    catalogue: result.catalogue,
    level: result.level.id,
    criteria: result.criteria,
  };
}

/** The state of the level in numbers on a day. */
export function summaryOf(result: Result, asOf: string): Summary {
  const { judgement, points, counts } = result.level;
  const { targets } = result;
  const otherText = answeredElsewhere(result.outdated, result.level.criteria).length;
  const withoutOption = withoutOptionIn(result);
  return {
    method: result.method,
    judgement,
    ...(points ? { points } : {}),
    criteria: counts,
    lapsed: countLapsed(datedLapses(result), asOf),
    ...(withoutOption > 0 ? { withoutOption } : {}),
    ...(otherText > 0 ? { otherText } : {}),
    requirements: result.requirementCounts,
    ...(targets.length > 0 ? { targets } : {}),
  };
}

/** What the fact asks that an answer was taken over from; of a criterion its number says it. */
export function derivedFactOf(
  id: string,
  { assessment, crosswalks = [] }: Pick<ReportInput, 'assessment' | 'crosswalks'>,
): Pick<CriterionReport, 'derivedFact'> {
  const facts = crosswalks.flatMap(({ source }) => source?.profileFacts ?? []);
  const from = answerOf(assessment, id)?.derivedFrom;
  const question = facts.find((fact) => fact.id === from)?.question;
  return question === undefined ? {} : { derivedFact: question };
}

/** The level a result is about. */
export function levelOf(catalogue: Catalogue, { level }: Result): ReportModel['level'] {
  return { id: level.id, title: catalogue.levels.find(({ id }) => id === level.id)?.title ?? '' };
}

/** The criteria of a report in the given states, with the requirement each belongs to. */
export function criteriaIn(
  model: ReportModel,
  ...states: readonly CriterionState[]
): readonly { readonly requirement: RequirementReport; readonly criterion: CriterionReport }[] {
  return model.requirements.flatMap((requirement) =>
    requirement.criteria.filter(({ state }) => states.includes(state)).map((criterion) => ({ requirement, criterion })),
  );
}

/** What a report says of one criterion. */
export function reportCriterion(
  criterion: Criterion,
  assessment: Assessment,
  state: CriterionState,
  guidance: Guidance | undefined,
  target?: TargetLevel,
  said?: Said,
  lapses: NonNullable<CriterionReport['lapses']> = [],
): CriterionReport {
  const answer = answerOf(assessment, criterion.id);
  const entry = guidanceOf(guidance, criterion.id);
  const retired = retiredAnswerOf(assessment, criterion.id);
  const draft = answer === undefined ? draftOf(assessment, criterion.id) : undefined;
  const { options } = criterion;
  const byChoice = options?.choices.flatMap(({ references }) => references ?? []) ?? [];
  return {
    id: criterion.id,
    ...(criterion.title === undefined ? {} : { title: criterion.title }),
    level: criterion.level,
    state,
    question: criterion.question,
    metWhen: criterion.metWhen,
    references: [...(criterion.references ?? []), ...byChoice],
    evidence: (answer?.evidence ?? []).map(shownEvidence),
    ...(options
      ? {
          options: {
            atLeast: options.atLeast,
            ...(options.onlyWhen === undefined ? {} : { onlyWhen: options.onlyWhen }),
            choices: options.choices.map(({ id, text, onlyWhen }) => ({
              id,
              text,
              ...(onlyWhen === undefined ? {} : { onlyWhen }),
              chosen: answer?.options?.includes(id) ?? false,
            })),
          },
        }
      : {}),
    ...(answer
      ? pick(answer, [
          'missing',
          'reason',
          'note',
          'lastDone',
          'owner',
          'due',
          'waiver',
          'derivedFrom',
          'answeredBy',
          'answeredOn',
        ])
      : {}),
    ...(draft
      ? {
          draft: {
            ...pick(draft, ['note', 'owner', 'due']),
            ...(draft.evidence ? { evidence: draft.evidence.map(shownEvidence) } : {}),
          },
        }
      : {}),
    ...(target ? { target } : {}),
    ...(said ?? {}),
    ...(lapses.length > 0 ? { lapses } : {}),
    ...(entry ? { guidance: entry } : {}),
    ...(criterion.published ? { published: criterion.published } : {}),
    ...(retired ? { retired: { state: retired.answer.state, edition: retired.from.edition, why: retired.why } } : {}),
  };
}

type Said = Pick<CriterionReport, 'review' | 'views'>;

function viewsReport(criterion: Criterion, assessment: Assessment, files: ReportInput['files']): Said | undefined {
  const { last, earlier, verdict } = standingOn(criterion, assessment, files);
  const [newest, ...others] = last.toReversed();
  if (newest === undefined) return undefined;
  return {
    review: reviewReport(newest),
    views: {
      verdict,
      others: others.map(reviewReport),
      earlier: earlier.map((view) => ({ ...saidIn(view), isRewritten: isRewritten(view) })),
    },
  };
}

function reviewReport(view: StandingReview): ReviewReport {
  const { isCurrent, changes, settledBy } = view;
  return {
    ...saidIn(view),
    isCurrent,
    changes: changes.map((change) => ({ ...change })),
    ...(settledBy === undefined ? {} : { settledBy: { ...settledBy } }),
  };
}

function saidIn({
  review: { at: _, stamp: __, seen: ___, was: ____, unrecorded: _____, settles: ______, wasBy: _______, ...said },
  reviewer,
}: StandingReview) {
  return { ...said, reviewer };
}

function reportAction(action: Action, requirements: readonly RequirementReport[]): ActionReport {
  const requirement = requirements.find(({ criteria }) => criteria.some(({ id }) => id === action.criterion));
  const criterion = requirement?.criteria.find(({ id }) => id === action.criterion);
  return {
    ...action,
    requirementTitle: requirement?.title ?? '',
    ...(criterion?.title === undefined ? {} : { title: criterion.title }),
    question: criterion?.question ?? '',
    who: criterion?.guidance?.who ?? [],
    // Nobody knows yet whether there is anything to mend.
    ...(criterion?.guidance?.firstStep === undefined || action.state === 'unknown'
      ? {}
      : { firstStep: criterion.guidance.firstStep }),
    ...(criterion?.guidance?.risk ? { riskWhy: criterion.guidance.risk.why } : {}),
  };
}

/** The first and the last day of the answers to the criteria of a result; nothing where none has a day. */
export function answerDates(
  assessment: Assessment,
  result: Result,
): { readonly firstAnswer?: string; readonly lastAnswer?: string } {
  const dates = result.criteria.flatMap(({ id }) => answerOf(assessment, id)?.answeredOn ?? []).toSorted();
  const first = dates[0];
  const last = dates.at(-1);
  return first === undefined || last === undefined ? {} : { firstAnswer: first, lastAnswer: last };
}

function pick<T extends object, K extends keyof T>(
  source: T,
  keys: readonly K[],
): { [P in K]?: Exclude<T[P], undefined> } {
  const picked: { [P in K]?: T[P] } = {};
  for (const key of keys) if (source[key] !== undefined) picked[key] = source[key];
  return picked as { [P in K]?: Exclude<T[P], undefined> };
}
