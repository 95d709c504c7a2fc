import { conditionsOf, hasParts, numbered } from '../domain/conditions.ts';
import type { ShownEvidence } from '../domain/evidence.ts';
import type { Assessment, Evidence, Review } from '../formats/assessment.ts';
import type { Catalogue, TargetLevel } from '../formats/catalogue.ts';
import type { GuidanceEntry, KindOfWork, Knower } from '../formats/guidance.ts';
import type { LapsedCounts } from '../formats/outputs/parts.ts';
import type {
  ActionReport,
  CriterionReport,
  ReportModel,
  ReviewReport,
  StageReport,
} from '../formats/outputs/report.ts';
import { type Assumption, actionTimes, type Glance, glances, verdicts } from '../formats/states.ts';
import { isMessageKey } from '../i18n/keys.ts';
import type { Translate } from '../i18n/t.ts';
import { type CriterionState, criterionStates, type PointsSum } from '../scoring/result.ts';
import type { ViewCounts } from '../scoring/views.ts';
import { firstSentence } from '../text/firstSentence.ts';
import { SHORT_DIGITS } from '../text/typed.ts';
import { type ArgQuestions, describeDiagnostic, inQuestions } from './diagnosticWords.ts';
import { evidenceName } from './evidence.ts';
import { changeSentences, replyText, saidOf, verdictCount } from './viewWords.ts';

type CatalogueSource = ReportModel['catalogue']['source'];

/** What a report is called, by who reads it. */
export function reportTitle({ level, audience }: Pick<ReportModel, 'level' | 'audience'>, t: Translate): string {
  return t(audience === undefined ? 'report.title' : `report.title.${audience}`, { level: level.title });
}

/** What a report for somebody outside the firm proves and what not, one sentence each; nothing inside the firm. */
export function proofLines({ audience, summary, catalogue }: ReportModel, t: Translate): readonly string[] {
  if (audience === undefined) return [];
  const { publisher } = catalogue.source;
  return [
    t('report.proof.self', { publisher }),
    t(summary.views === undefined ? 'report.proof.nobody' : 'report.proof.views'),
    t('report.proof.digest', { label: t('report.digest') }),
    ...(audience === 'specialist' ? [t('report.proof.hash')] : []),
    t(`report.proof.${audience}`),
  ];
}

/** The state of the level in one honest sentence, with its denominator. */
export function headline(model: Pick<ReportModel, 'level' | 'summary'>, t: Translate): string {
  const { judgement, criteria } = model.summary;
  const undecided = criteria.unknown + criteria.unanswered;
  const beside = sentencesBeside(model.summary, t);
  if (model.summary.points) return sentences([pointsSentence(model.summary.points, model, t), ...beside], t);
  const sentence = t(`report.summary.${judgement}`, {
    level: model.level.title,
    total: criteria.total,
    met: criteria.met,
    open: criteria.partial + criteria.unmet,
    undecided,
    notApplicable: criteria['not-applicable'],
  });
  // Without it a firm that has answered little would read as one that has little left to do.
  const rest = judgement === 'not-fulfilled' && undecided > 0 ? [undecidedSentence(criteria, t)] : [];
  return sentences([sentence, ...beside, ...rest], t);
}

/** What of the counts does not hold as it is: beside them and never in them; nothing where all does. */
export function sentencesBeside(
  { lapsed, withoutOption = 0 }: { readonly lapsed?: LapsedCounts; readonly withoutOption?: number },
  t: Translate,
): readonly string[] {
  const { met = 0, date = 0 } = lapsed ?? {};
  return [
    ...(withoutOption > 0 ? [t('report.summary.without-option', { count: withoutOption })] : []),
    ...(met > 0 ? [t('report.summary.over', { count: met })] : []),
    ...(date > 0 ? [t('report.summary.date', { count: date })] : []),
  ];
}

/** Sentences that follow each other in a paragraph. */
export function sentences(told: readonly string[], t: Translate): string {
  return told.join(t('sentence.separator'));
}

/** The states with their counts, and how many requirements are complete. */
export function restOfCounts(model: ReportModel, t: Translate): string {
  const { criteria } = model.summary;
  const states = criterionStates.filter((state) => criteria[state] > 0);
  // What only counts has nobody who would confirm what was left out.
  const isConfirmed = countingOf(model).method !== 'coverage';
  const counted = states.map((state) =>
    t(isConfirmed && state === 'not-applicable' ? 'report.summary.state.to-confirm' : 'report.summary.state', {
      state: t(`state.${state}`),
      count: criteria[state],
    }),
  );
  const rest = [t('report.summary.breakdown', { states: counted.join(t('list.comma')) })];
  return sentences([...rest, ...countsBeside(model, t)], t);
}

/** What is counted beside the states: complete requirements, views, and what was said at a glance. */
export function countsBeside(model: ReportModel, t: Translate): readonly string[] {
  return [...requirementCounts(model, t), ...viewCounts(model.summary.views, t), ...overviewCounts(model, t)];
}

/** How many requirements are complete; nothing where the catalogue's method does not judge. */
export function requirementCounts(model: ReportModel, t: Translate): readonly string[] {
  const { total, fulfilled } = model.summary.requirements;
  return model.summary.judgement === 'not-judged' ? [] : [t('report.summary.requirements', { total, fulfilled })];
}

/** What specialists have said so far, in one sentence; nothing where nobody has looked at the file. */
export function viewCounts(views: ViewCounts | undefined, t: Translate): readonly string[] {
  if (views === undefined) return [];
  return [t('report.summary.views', { total: views.total, views: countedViews(views, t).join(t('list.comma')) })];
}

/** What there is of each view, with the word and the number; what has none of is left out. */
export function countedViews(counts: ViewCounts, t: Translate): readonly string[] {
  return verdicts
    .map((verdict) => [verdict, verdictCount(counts, verdict)] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => t('report.summary.state', { state: t(`view.${verdict}`), count }));
}

/** That this is no evaluation by the scheme. */
export function disclaimer(model: ReportModel, t: Translate): string {
  return t('report.disclaimer', { title: model.catalogue.title });
}

/** `sha256:` and enough of the hash to tell two reports apart at a glance. */
const SHORT_DIGEST = 'sha256:'.length + SHORT_DIGITS;

/** What stands at the foot of every page: the firm, the edition and the result that it belongs to, and to handle it with care. */
export function footerLine(organization: string, edition: string, digest: string, t: Translate): string {
  return t('report.footer', { organization, edition, digest: digest.slice(0, SHORT_DIGEST) });
}

function undecidedSentence({ unknown, unanswered }: ReportModel['summary']['criteria'], t: Translate): string {
  if (unanswered === 0) return t('report.summary.unknown', { count: unknown });
  if (unknown === 0) return t('report.summary.unanswered', { count: unanswered });
  return t('report.summary.undecided', { undecided: unknown + unanswered });
}

function pointsSentence(
  { total: sum, max, isFinal, band }: PointsSum,
  model: Pick<ReportModel, 'summary'>,
  t: Translate,
): string {
  const { total, unanswered } = model.summary.criteria;
  const told = [
    t('report.summary.points', { sum, max }),
    ...(isFinal ? [] : [t('report.summary.points.not-final', { total, open: unanswered })]),
    ...(band ? [t('report.summary.points.band', { text: band.text })] : []),
    ...(band && band.certainty !== 'certain' ? [t(`report.summary.points.band.${band.certainty}`)] : []),
  ];
  return sentences(told, t);
}

/** As many ids as a step names. */
const NAMED = 10;

/**
 * The steps to a stage of the scheme, one line each: what the file still lacks for it, and how sure the step is where that
 * is another certainty than the stage's.
 */
export function stageLines({ needs }: StageReport, t: Translate): readonly string[] {
  return needs.map((need, index) => {
    const { text, certainty } = need;
    const step =
      certainty === undefined
        ? t('report.stage.need', { position: index + 1, text })
        : t('report.stage.need.certainty', { position: index + 1, text, certainty: t(`certainty.${certainty}`) });
    return sentences([step, ...lackSentence(need, t)], t);
  });
}

function lackSentence({ lacks, fact, answer }: StageReport['needs'][number], t: Translate): readonly string[] {
  if (fact !== undefined) {
    const told = answer === undefined ? t('state.unanswered') : t(`fact.${answer}`);
    return [t('report.stage.answer', { answer: told })];
  }
  if (lacks === undefined) return [];
  const found = lacks
    .filter(({ count }) => count > 0)
    .map(({ what, count, criteria = [] }) => {
      const counted = t('report.summary.state', { state: t(`report.lack.${what}`), count });
      return criteria.length === 0 ? counted : counted + t('text.aside', { text: firstOf(criteria, NAMED, t) });
    });
  return [
    found.length === 0 ? t('report.stage.lacks.none') : t('report.stage.lacks', { lacks: found.join(t('list.comma')) }),
  ];
}

/** The first of some ids, and how many more there are. */
export function firstOf(ids: readonly string[], most: number, t: Translate): string {
  const rest = ids.length - most;
  // What says that there is one more takes the place of that one.
  if (rest <= 1) return ids.join(t('list.comma'));
  return t('report.lapses.more', { ids: ids.slice(0, most).join(t('list.comma')), count: rest });
}

/** What else has to be known of a stage: how sure its steps are, the author's note, and what could not be confirmed. */
export function stageNotes(stage: StageReport, t: Translate): readonly string[] {
  return [stageNote(stage, t), ...unsettledLine(stage, t)];
}

/** How sure the steps of a stage are, then the author's note. */
export function stageNote({ certainty, note }: StageReport, t: Translate): string {
  return sentences(
    [t('report.stage.certainty', { certainty: t(`certainty.${certainty}`) }), ...(note === undefined ? [] : [note])],
    t,
  );
}

/** What of a stage could not be confirmed; nothing where all could. */
export function unsettledLine({ unsettled }: StageReport, t: Translate): readonly string[] {
  return unsettled ? [t('report.stage.unsettled', { items: unsettled.join(t('report.stage.separator')) })] : [];
}

/** How many criteria of each target level are met, one line each; nothing where the firm has set none. */
export function targetLines({ summary: { targets = [] } }: ReportModel, t: Translate): readonly string[] {
  return targets.map((count) => t('report.targets.row', { ...count }));
}

/** Whose the target levels are, and what was left out of the counts. */
export function targetNote({ summary: { targets = [], criteria } }: ReportModel, t: Translate): string {
  const rest = targets.reduce((left, { total }) => left - total, criteria.total);
  return sentences([t('report.targets.ours'), ...(rest > 0 ? [t('report.targets.rest', { count: rest })] : [])], t);
}

/** 「目標: 1 まず取り組む」 */
export function targetLine(target: TargetLevel, t: Translate): string {
  return t('report.record.target', { ...target });
}

/** The facts at the head of a report, as label and value. */
export function headFacts(model: ReportModel, t: Translate): readonly (readonly [label: string, value: string])[] {
  const { dates, catalogue } = model;
  const answered =
    dates.firstAnswer === undefined || dates.lastAnswer === undefined
      ? []
      : [[t('report.answered'), answeredDays(dates.firstAnswer, dates.lastAnswer, t)] as const];
  return [
    [t('report.organization'), model.organization || t('report.organization.missing')],
    [t('report.scope'), scopeLine(model, t)],
    [t('report.date'), dates.reported],
    ...answered,
    [t('report.edition'), t('report.edition.value', { title: catalogue.title, edition: catalogue.edition })],
    [t('report.source'), sourceLine(catalogue.source, t)],
    [t('report.digest'), model.digest],
  ];
}

/** The source of a catalogue, and what has to be known of it, in a few words. */
export function sourceLine(source: CatalogueSource, t: Translate): string {
  const { publisher, document, published } = source;
  const line = t('report.source.value', { publisher, document, published });
  const words = caveatWords(source, t);
  return words === undefined ? line : line + t('text.aside', { text: words });
}

/** What has to be known of a source, in a few words; undefined where there is nothing. */
export function caveatWords({ caveats = [] }: Pick<CatalogueSource, 'caveats'>, t: Translate): string | undefined {
  return caveats.length === 0 ? undefined : caveats.map((caveat) => t(`caveat.${caveat}`)).join(t('list.separator'));
}

function answeredDays(first: string, last: string, t: Translate): string {
  return first === last ? first : t('report.answered.range', { first, last });
}

/** Whether it is said which companies, sites, departments or systems the answers are about. */
export function hasScope({ scope }: Pick<ReportModel, 'scope'>): boolean {
  return Object.values(scope).some((names) => (names ?? []).length > 0);
}

/** The scope on one line; says so where nothing was written. */
export function scopeLine({ scope }: Pick<ReportModel, 'scope'>, t: Translate): string {
  const parts = (['companies', 'sites', 'departments', 'systems'] as const).flatMap((field) => {
    const names = scope[field] ?? [];
    return names.length === 0
      ? []
      : [t('report.scope.part', { field: t(`report.scope.${field}`), names: names.join(t('report.scope.separator')) })];
  });
  return parts.length === 0 ? t('report.scope.missing') : parts.join(' / ');
}

/** The actions by when they can be taken up, each group in the order of the plan; a group without any is left out. */
export function actionGroups({ actions }: Pick<ReportModel, 'actions'>) {
  return actionTimes
    .map((when) => ({ when, actions: actions.filter((action) => action.when === when) }))
    .filter((group) => group.actions.length > 0);
}

/** What is left where nothing is open, one line each. */
export function closingLines(
  { actions, closing, summary: { criteria } }: Pick<ReportModel, 'actions' | 'closing' | 'summary'>,
  t: Translate,
): readonly string[] {
  if (actions.length > 0 || criteria.unanswered > 0) return [];
  if (closing.length === 0) return [t('report.actions.none')];
  return closing.map(({ step, count }) => t(`report.closing.${step}`, { count }));
}

/** Why an action stands where it stands. */
export function actionReasons({ unblocks, state, riskWhy, isOverdue }: ActionReport, t: Translate): string {
  const reasons = [
    ...(isOverdue ? [t('report.action.reason.overdue')] : []),
    ...(riskWhy === undefined ? [] : [riskWhy]),
    ...(unblocks.length > 0
      ? [t('report.action.reason.unblocks', { count: unblocks.length, ids: unblocks.join(t('list.comma')) })]
      : []),
    ...(state === 'partial' ? [t('report.action.reason.begun')] : []),
  ];
  return sentences(reasons, t);
}

/**
 * What to begin with, with its label: to find out how it stands where nobody knows, or else the first step; nothing where
 * the guidance has none.
 */
export function nextStep(
  {
    state,
    who = [],
    firstStep,
  }: {
    readonly state: CriterionState;
    readonly who?: readonly Knower[] | undefined;
    readonly firstStep?: string | undefined;
  },
  t: Translate,
): readonly (readonly [label: string, value: string])[] {
  if (state !== 'unknown') return firstStep === undefined ? [] : [[t('report.action.first-step'), firstStep]];
  const value =
    who.length === 0 ? t('report.action.find-out.anybody') : t('report.action.find-out.ask', { who: people(who, t) });
  return [[t('report.action.find-out'), value]];
}

/** What to do about a criterion, in one line: whom to ask what where nobody knows, or else its first step; its title where there is none. */
export function toDo(
  {
    state,
    title,
    question,
    who = [],
    firstStep,
  }: {
    readonly state: CriterionState;
    readonly title: string;
    readonly question: string;
    readonly who?: readonly Knower[] | undefined;
    readonly firstStep?: string | undefined;
  },
  t: Translate,
): string {
  if (state !== 'unknown') return firstStep === undefined ? title : firstSentence(firstStep);
  return who.length === 0
    ? t('report.plan.ask.anybody', { question })
    : t('report.plan.ask', { who: people(who, t), question });
}

/** 「総務・経営者」 */
export function people(who: readonly Knower[], t: Translate): string {
  return who.map((knower) => t(`who.${knower}`)).join(t('list.separator'));
}

interface GuidanceFacts extends Pick<GuidanceEntry, 'effort' | 'solvedBy'> {
  readonly who?: readonly Knower[] | undefined;
  readonly work?: readonly KindOfWork[] | undefined;
}

/** Who knows, which work it is and how much, as far as the guidance says, each with its label. */
export function guidanceFacts(
  { who, work, effort, solvedBy }: GuidanceFacts,
  t: Translate,
  options: { readonly withTools?: boolean } = {},
): readonly (readonly [label: string, value: string])[] {
  const tools = solvedBy !== undefined && options.withTools ? t(`solvedBy.${solvedBy}`) : '';
  const aside = tools === '' || work === undefined ? '' : t('text.aside', { text: tools });
  return [
    ...(who === undefined ? [] : [[t('report.open.who'), people(who, t)] as const]),
    ...(work === undefined ? [] : [[t('report.open.work'), `${kinds(work, t)}${aside}`] as const]),
    ...(effort === undefined ? [] : [[t('report.open.effort'), t(`effort.${effort}`)] as const]),
  ];
}

/** 「規程・台帳」 */
export function kinds(work: readonly KindOfWork[], t: Translate): string {
  return work.map((kind) => t(`work.${kind}`)).join(t('list.separator'));
}

/** Which conditions an answer names as missing; nothing where it names none. */
export function missingLine({ missing = [] }: { readonly missing?: readonly number[] | undefined }, t: Translate) {
  return missing.length === 0 ? [] : [t('report.record.missing', { numbers: missing.join(t('list.comma')) })];
}

/** What the firm wrote beside its answer, one line each. */
export function recordLines(criterion: CriterionReport, t: Translate): readonly string[] {
  const { evidence, target, waiver, derivedFrom, retired } = criterion;
  return [
    ...(hasParts(criterion) ? missingLine(criterion, t) : []),
    ...saidLines(criterion, t),
    ...evidenceLines(evidence, t),
    ...draftLines(criterion, t),
    ...(target === undefined ? [] : [targetLine(target, t)]),
    ...chargeLines(criterion, t),
    ...(waiver === undefined ? [] : [waiverLine(waiver, t)]),
    ...answeredLine(criterion, t),
    ...(derivedFrom === undefined ? [] : [t('report.record.derived', { id: derivedFrom })]),
    ...(retired === undefined ? [] : [retiredLine(retired, t)]),
    ...voiceLines(criterion, t),
    ...lapseLines(criterion, t),
  ];
}

function evidenceLines(evidence: CriterionReport['evidence'], t: Translate): readonly string[] {
  return evidence.map((shown) => t('report.record.evidence', { text: evidenceText(shown, t) }));
}

/** Who is in charge, and until when. */
export function chargeLines({ owner, due }: Pick<CriterionReport, 'owner' | 'due'>, t: Translate): readonly string[] {
  return [
    ...(owner === undefined ? [] : [t('report.record.owner', { name: owner })]),
    ...(due === undefined ? [] : [t('report.record.due', { date: due })]),
  ];
}

/** What was written before there was an answer: each line says that it is none. */
function draftLines({ draft }: Pick<CriterionReport, 'draft'>, t: Translate): readonly string[] {
  if (draft === undefined) return [];
  const lines = [...saidLines(draft, t), ...evidenceLines(draft.evidence ?? [], t), ...chargeLines(draft, t)];
  return lines.map((text) => t('report.record.draft', { text }));
}

/** What the firm says beside a state: what it chose, when it was done last, why, and its note. */
export function saidLines(
  { options, lastDone, reason, note }: Partial<Pick<CriterionReport, 'options' | 'lastDone' | 'reason' | 'note'>>,
  t: Translate,
): readonly string[] {
  const chosen = options?.choices.filter((choice) => choice.chosen) ?? [];
  return [
    ...(chosen.length > 0
      ? [t('report.record.option', { options: chosen.map(({ id, text }) => `${id}. ${text}`).join(' / ') })]
      : []),
    ...(lastDone === undefined ? [] : [t('report.record.last-done', { date: lastDone })]),
    ...(reason === undefined ? [] : [t('report.record.reason', { text: reason })]),
    ...(note === undefined ? [] : [t('report.record.note', { text: note })]),
  ];
}

/** Who has answered, and when, as far as that is written down: whom a specialist asks. */
export function answeredLine(
  { answeredBy: name, answeredOn: date }: Pick<CriterionReport, 'answeredBy' | 'answeredOn'>,
  t: Translate,
): readonly string[] {
  if (name === undefined) return date === undefined ? [] : [t('report.record.answered.on', { date })];
  return [date === undefined ? t('report.record.answered.by', { name }) : t('report.record.answered', { name, date })];
}

/** A piece of evidence with what it is, where, and from when until when; of a confidential one only that there is one. */
export function evidenceText(shown: ShownEvidence, t: Translate): string {
  return [evidenceName(shown, t), ...evidenceFacts(shown, t)].join(t('list.comma'));
}

/** What is written down of a piece of evidence beside its title; of a confidential one, nothing. */
export function evidenceFacts(shown: ShownEvidence, t: Translate): readonly string[] {
  const { date, validUntil }: Partial<Evidence> = shown.confidential ? {} : shown;
  return [
    ...evidenceKind(shown, t),
    ...evidencePlaces(shown),
    ...(date === undefined ? [] : [date]),
    ...(validUntil === undefined ? [] : [t('report.record.evidence.until', { date: validUntil })]),
  ];
}

/** What kind of thing a piece of evidence is, where that says anything. */
export function evidenceKind(shown: ShownEvidence, t: Translate): readonly string[] {
  const kind = shown.confidential ? undefined : shown.kind;
  return kind === undefined || kind === 'other' ? [] : [t(`evidence.kind.${kind}`)];
}

/** Where a piece of evidence is kept, and its file. */
export function evidencePlaces(shown: ShownEvidence): readonly string[] {
  const { reference, file }: Partial<Evidence> = shown.confidential ? {} : shown;
  return [reference, file].filter((place) => place !== undefined);
}

function waiverLine({ reason, until }: NonNullable<CriterionReport['waiver']>, t: Translate): string {
  return until === undefined
    ? t('report.record.waiver.endless', { reason })
    : t('report.record.waiver', { until, reason });
}

/** What specialists said, the newest view first: each with who, when and what has changed since. */
function voiceLines(criterion: CriterionReport, t: Translate): readonly string[] {
  return [
    ...(criterion.views?.verdict === 'split' ? [t('review.view.split')] : []),
    ...saidOf(criterion).flatMap((review) => reviewLines(review, t)),
  ];
}

/** What a specialist said: the view with who, when and what has changed since, then advice, question and reply. */
export function reviewLines(review: ReviewReport, t: Translate): readonly string[] {
  return saidInView(review, review.reviewer.name, changeSentences(review.changes, t), t);
}

/** The same of a view as it stands in a file, whatever has changed since. */
export function viewLines(review: Review, name: string, t: Translate): readonly string[] {
  return saidInView(review, name, [], t);
}

function saidInView(
  review: Pick<ReviewReport, 'view' | 'on' | 'reason' | 'advice' | 'question' | 'reply' | 'repliedBy'>,
  name: string,
  changes: readonly string[],
  t: Translate,
): readonly string[] {
  const { view, on, reason, advice, question } = review;
  const told = t('report.record.review', { view: t(`view.${view}`), on, name });
  const reply = replyText(review, 'report.record.reply', t);
  return [
    sentences([told, ...changes], t),
    ...(reason === undefined ? [] : [t('report.record.view-reason', { text: reason })]),
    ...(advice === undefined ? [] : [t('report.record.advice', { text: advice })]),
    ...(question === undefined ? [] : [t('report.record.question', { text: question })]),
    ...(reply === undefined ? [] : [reply]),
  ];
}

/** How a catalogue counts, and who has published what it is made of. */
export interface Counting {
  readonly method: ReportModel['summary']['method'];
  readonly publisher: string;
}

export function countingOf({ summary, catalogue }: Pick<ReportModel, 'summary' | 'catalogue'>): Counting {
  return { method: summary.method, publisher: catalogue.source.publisher };
}

/** That criteria which do not apply have to be confirmed, and by whom. */
export function toConfirm({ method, publisher }: Counting, t: Translate): string {
  // What only counts has nobody who confirms: what is left out is a choice, and its reason is kept.
  if (method === 'coverage') return t('report.not-applicable.chosen');
  return t('report.not-applicable.mark', { publisher });
}

/** What was assumed for a judgement of a level. */
export function assumptionSentence(
  assumption: Assumption,
  { method, publisher, level }: Counting & { readonly level: string },
  t: Translate,
): string {
  if (assumption === 'not-applicable' && method === 'coverage') return t('report.assumption.not-applicable.chosen');
  return t(`report.assumption.${assumption}`, { level, publisher });
}

/** What was answered to an earlier edition, and why it no longer counts. */
export function retiredLine({ state, edition, why }: NonNullable<CriterionReport['retired']>, t: Translate): string {
  return t('report.record.retired', { edition, state: t(`state.${state}`), why: t(`migrate.why.${why}`) });
}

/** The assumptions a report rests on, in sentences. */
export function assumptionLines(model: ReportModel, t: Translate): readonly string[] {
  const { publisher, document, note } = model.catalogue.source;
  return [
    ...model.assumptions.map((assumption) =>
      assumptionSentence(assumption, { ...countingOf(model), level: model.level.title }, t),
    ),
    ...(model.summary.method === 'all-of' ? [t('report.assumption.absent')] : []),
    ...(model.actions.length > 0 ? [t('report.assumption.actions')] : []),
    t('report.assumption.own-words', { publisher, document }),
    ...(note === undefined ? [] : [t('report.assumption.source', { note })]),
  ];
}

/** What a part of the catalogue has to do with other frameworks, one line for each part that has. */
export function mappingLines({ categories, requirements, mappings }: ReportModel, t: Translate): readonly string[] {
  const parts = [
    ...categories,
    ...requirements.flatMap((requirement) => [
      requirement,
      ...requirement.criteria.map(({ id, title = requirement.title }) => ({ id, title })),
    ]),
  ];
  return parts.flatMap(({ id, title }) => {
    const found = mappings.filter(({ from }) => from === id);
    if (found.length === 0) return [];
    const items = found.map((mapping) =>
      t('report.mappings.items', {
        framework: frameworkName(mapping.framework, t),
        items: mapping.items.map((item) => item.id).join(t('list.comma')),
      }),
    );
    return [t('report.mappings.row', { from: id, title, items: items.join(' · ') })];
  });
}

/** The name of a framework; what has none of ours is shown as it stands. */
export function frameworkName(id: string, t: Translate): string {
  const key = `framework.${id}`;
  return isMessageKey(key) ? t(key) : id;
}

/** What stands over the options of a criterion: how many are needed, and when. */
export function optionsTitle(
  { atLeast, onlyWhen }: { readonly atLeast: number; readonly onlyWhen?: string | undefined },
  t: Translate,
): string {
  return onlyWhen === undefined
    ? t('report.open.options', { count: atLeast })
    : t('report.open.options.when', { count: atLeast, text: onlyWhen });
}

/** An option with the condition under which it may be chosen, and whether it was. */
export function optionText(
  choice: { readonly text: string; readonly onlyWhen?: string | undefined; readonly chosen?: boolean },
  t: Translate,
): string {
  const { text, onlyWhen, chosen } = choice;
  const whole = onlyWhen === undefined ? text : t('report.open.option.when', { text, when: onlyWhen });
  return chosen ? t('report.open.option.chosen', { text: whole }) : whole;
}

/** The conditions of an open criterion that are still missing; all of them where nobody has said which, under a title that says so. */
export function openConditions(
  criterion: CriterionReport,
  t: Translate,
): { readonly title: string; readonly items: readonly string[] } {
  const conditions = conditionsOf(criterion, criterion.missing);
  const words = (shown: typeof conditions) => shown.map((condition) => numbered(condition, criterion));
  const isPartial = criterion.state === 'partial' && hasParts(criterion);
  const missing = conditions.filter(({ isMissing }) => isMissing);
  if (isPartial && missing.length > 0) return { title: t('report.open.conditions.missing'), items: words(missing) };
  return {
    title: t(isPartial ? 'report.open.conditions.unrecorded' : titleOfAll(criterion)),
    items: words(conditions),
  };
}

function titleOfAll(criterion: CriterionReport) {
  if (criterion.state !== 'unmet') return 'report.open.conditions';
  return hasParts(criterion) ? 'report.open.conditions.missing.all' : 'report.open.conditions.missing';
}

/** What of a criterion has run out on the day of the report, in sentences. */
export function lapseLines(
  { lapses = [] }: Pick<CriterionReport, 'lapses'>,
  t: Translate,
  questions?: ArgQuestions,
): readonly string[] {
  return lapses.map(({ code, args }) => describeDiagnostic(t, { code, args, questions }));
}

/** The same in a word or two each, for a line with little room. */
export function lapseMarks({ lapses = [] }: Pick<CriterionReport, 'lapses'>, t: Translate): readonly string[] {
  const abouts = new Set(lapses.map(({ about }) => about));
  return [...abouts].map((about) => t(`report.lapses.mark.${about}`));
}

/** What has run out of all criteria, in sentences; a number alone would send whoever reads to the list at the end. */
export function allLapseLines({ requirements }: ReportModel, t: Translate): readonly string[] {
  return requirements.flatMap(({ title, criteria }) =>
    criteria.flatMap((criterion) => lapseLines(criterion, t, { criterion: criterion.title ?? title })),
  );
}

/** What was said at a glance of what has no answers yet, one requirement a line; whom to ask where nobody knew. */
export function overviewLines({ overview = [], requirements }: ReportModel, t: Translate): readonly string[] {
  return overview.map(({ id, title, glance, unanswered }) => {
    const own = requirements.find((requirement) => requirement.id === id)?.criteria ?? [];
    const who = [...new Set(own.flatMap(({ guidance }) => guidance?.who?.slice(0, 1) ?? []))];
    const args = { id, title, glance: t(`glance.${glance}`), count: unanswered, who: people(who, t) };
    return t(glance === 'unknown' && who.length > 0 ? 'report.overview.row.ask' : 'report.overview.row', args);
  });
}

/** How often each was said at a glance; what was never said is left out. */
export function glanceCounts(said: readonly Glance[], t: Translate): string {
  const counts = glances.flatMap((glance) => {
    const { length: count } = said.filter((one) => one === glance);
    return count === 0 ? [] : [t('report.summary.state', { state: t(`glance.${glance}`), count })];
  });
  return t('ask.glance.said', { counts: counts.join(t('list.comma')) });
}

/** What was said at a glance of what has no answers yet, in numbers: beside the counts and never in them. */
function overviewCounts({ audience, overview = [] }: ReportModel, t: Translate): readonly string[] {
  if (audience === 'buyer' || overview.length === 0) return [];
  return [
    glanceCounts(
      overview.map(({ glance }) => glance),
      t,
    ),
  ];
}

/** That what was said at a glance is no result. */
export function overviewNote({ summary: { criteria } }: ReportModel, t: Translate): string {
  return t('report.overview.note', { unanswered: criteria.unanswered, total: criteria.total });
}

/** The contradictions among the answers, in sentences. */
export function diagnosticLines(model: ReportModel, t: Translate): readonly string[] {
  const questions = {
    criteria: model.requirements.flatMap(({ criteria }) => criteria),
    facts: model.facts,
  };
  return model.diagnostics.map(({ code, args }) =>
    describeDiagnostic(t, { code, args: inQuestions(args, questions, t) }),
  );
}

/**
 * What of the questions is meant for who answers: they ask the firm, and a vendor knows what it does for the firm; and what
 * a firm does not have is no part of any.
 */
export function aboutWhat(
  { organization, handout }: Assessment,
  { method }: Pick<Catalogue, 'method'>,
  t: Translate,
): readonly string[] {
  const name = organization.name || t('handout.vendor.firm');
  return [
    ...(handout?.role === 'vendor' ? [t('handout.vendor', { name })] : []),
    ...(method === 'all-of' ? [t('conditions.absent')] : []),
  ];
}
