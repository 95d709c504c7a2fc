import { allCriteria, guidanceOf, indexCatalogue, levelTitlesOf, titleOf } from '../domain/catalogue.ts';
import type { Leading } from '../domain/crosswalk.ts';
import { termsOfCriteria } from '../domain/terms.ts';
import type { Standing } from '../domain/view.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { FrameworkMapping, StageReport } from '../formats/outputs/report.ts';
import type { Translate } from '../i18n/t.ts';
import type { RelatedAnswer } from '../interview/related.ts';
import { derivedFactOf, reportCriterion } from '../report/model.ts';
import { stateLabel } from '../report/render/text.ts';
import { termText } from '../report/terms.ts';
import { assumptionSentence } from '../report/words/assumption.ts';
import { sentencesBeside } from '../report/words/count.ts';
import { describeDiagnostic, inQuestions } from '../report/words/diagnostic.ts';
import { frameworkName } from '../report/words/mapping.ts';
import { recordLines } from '../report/words/record.ts';
import { stageLines, stageNotes } from '../report/words/stage.ts';
import { unproven } from '../report/words/view.ts';
import type { Explanation } from '../scoring/explain.ts';
import { type CriterionState, criterionStates, type GroupResult } from '../scoring/result.ts';
import { sanitizeText } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import type { Context } from './context.ts';
import { spokenLines } from './reviewScreens.ts';
import { helpScreen, type ScreenOptions, section } from './screens.ts';

type Member = { readonly id: string; readonly state: CriterionState };

/** What stands beside a criterion and decides nothing about its state. */
export interface Beside {
  /** The official wording, where the reader has named their own copy. */
  readonly official: string | undefined;
  /** What specialists have said. */
  readonly voices: Standing;
  /** What the firm has answered to other catalogues. */
  readonly related: readonly RelatedAnswer[];
  /** Those by which the answer may have been taken over from one of them. */
  readonly crosswalks: readonly Leading[];
  /** What it has to do with frameworks that are no catalogues. */
  readonly mappings: readonly FrameworkMapping[];
  /** What the stages of the scheme need, for a level. */
  readonly stages: readonly StageReport[];
}

/** An explanation in words. */
export function explanationScreen(
  explanation: Explanation,
  assessment: Assessment,
  level: string,
  loaded: LoadedCatalogue,
  { t, width, paint }: Context,
  beside: Beside,
): string {
  const screen = { t, width, paint: paint.stdout };
  const lines =
    explanation.kind === 'criterion'
      ? criterionLines(explanation, assessment, loaded, screen, beside)
      : groupLines(explanation, loaded.catalogue, screen);
  const rest = reasons(explanation, level, loaded.catalogue, screen);
  const disclaimer = wrap(t('report.disclaimer', { title: loaded.catalogue.title }), width).map(screen.paint.dim);
  const mapped = mappingLines(beside.mappings, screen);
  const ways = beside.stages.flatMap((stage) => wayLines(stage, loaded.catalogue.profileFacts, screen));
  return [...lines, ...ways, ...mapped, ...(rest.length > 0 ? ['', ...rest] : []), '', ...disclaimer].join('\n');
}

function groupLines(
  {
    kind,
    id,
    title,
    result,
    members,
    requirements,
    lapsed,
    withoutOption,
    otherText,
  }: Exclude<Explanation, { kind: 'criterion' }>,
  catalogue: Catalogue,
  screen: ScreenOptions,
): string[] {
  const { t, paint } = screen;
  const { counts, judgement } = result;
  const states = criterionStates.filter((state) => counts[state] > 0);
  const beside = sentencesBeside({ lapsed, withoutOption, otherText }, t);
  const plain = kind === 'requirement' ? indexCatalogue(catalogue).requirements.get(id)?.plain : undefined;
  return [
    ...wrap(`${id} ${title}`, screen.width, { hang: '  ' }).map(paint.bold),
    ...(plain === undefined ? [] : wrap(plain, screen.width)),
    ...wrap(
      t('explain.count', { met: counts.met, total: counts.total, judgement: t(`judgement.${judgement}`) }),
      screen.width,
    ),
    ...wrap(states.map((state) => `${stateLabel(state, screen)} ${counts[state]}`).join('  '), screen.width),
    ...beside.flatMap((line) => wrap(line, screen.width)),
    ...pointsLines(result, kind === 'level', catalogue, screen),
    ...requirementLines(requirements, catalogue, screen),
    ...list(t('explain.members'), members, catalogue, screen),
  ];
}

/** How a sum of points comes about; for the whole level, how the source reads it, too. */
function pointsLines(
  { counts, points }: GroupResult,
  isWhole: boolean,
  catalogue: Catalogue,
  { t, width, paint }: ScreenOptions,
): string[] {
  if (points === undefined || catalogue.points === undefined) return [];
  const { states, bands } = catalogue.points;
  const products = pointStates.map((state) =>
    t('explain.points.state', {
      state: t(`state.${state}`),
      count: counts[state],
      each: states[state],
      product: counts[state] * states[state],
    }),
  );
  const lines = [...products, t('explain.points.sum', { sum: points.total, max: points.max })];
  const read = bands.map(({ from, text, certainty }) =>
    t('explain.band', { from, text, certainty: t(`certainty.${certainty}`) }),
  );
  const indented = (told: readonly string[]) =>
    told.flatMap((line) => wrap(line, width, { indent: '  ', hang: '    ' }));
  return [
    '',
    paint.accent(t('explain.points')),
    ...indented(lines),
    ...(isWhole ? ['', paint.accent(t('explain.bands')), ...indented(read)] : []),
  ];
}

/** What an answer brings, where the catalogue counts points; no answer brings none. */
function pointsOf(state: CriterionState, { points }: Catalogue, t: Translate): string {
  const counted = pointStates.find((one) => one === state);
  return points === undefined || counted === undefined
    ? ''
    : t('explain.points.of', { points: points.states[counted] });
}

const pointStates = ['met', 'partial', 'unmet', 'unknown'] as const;

/** What stands behind 「26のうち2」. */
function requirementLines(
  requirements: readonly GroupResult[],
  catalogue: Catalogue,
  { t, width, paint }: ScreenOptions,
): string[] {
  if (requirements.length === 0) return [];
  const titles = indexCatalogue(catalogue).requirements;
  const fulfilled = requirements.filter(({ judgement }) => judgement === 'fulfilled').length;
  const title =
    catalogue.method === 'all-of'
      ? t('explain.requirements', { total: requirements.length, fulfilled })
      : t('explain.parts', { total: requirements.length });
  const lines = requirements.flatMap(({ id, counts, judgement, points }) => {
    const told = points
      ? t('explain.points.part', { sum: points.total, max: points.max })
      : t(`judgement.${judgement}`);
    const part = { id, title: titles.get(id)?.title ?? '', met: counts.met, total: counts.total };
    return wrap(t('explain.part', { ...part, told }), width, { indent: '  ', hang: '    ' });
  });
  return ['', paint.accent(title), ...lines];
}

function criterionLines(
  explanation: Extract<Explanation, { kind: 'criterion' }>,
  assessment: Assessment,
  { catalogue, guidance }: LoadedCatalogue,
  screen: ScreenOptions,
  { official, voices, related, crosswalks }: Beside,
): string[] {
  const { t, width, paint } = screen;
  const { criterion, state, target, profileFact, references, referencedBy } = explanation;
  const index = indexCatalogue(catalogue);
  const requirement = index.requirements.get(index.criteria.get(criterion.id)?.requirement ?? '');
  if (requirement === undefined) return [];
  const answered = reportCriterion(criterion, assessment, state, guidance, target);
  const record = recordLines({ ...answered, ...derivedFactOf(criterion.id, { assessment, crosswalks }) }, t);
  const terms = termsOfCriteria(catalogue, [criterion]).map((term) => termText(term, t));
  const fact =
    profileFact && (profileFact.value === undefined ? t('state.unanswered') : t(`fact.${profileFact.value}`));
  return [
    ...wrap(`${criterion.id} ${titleOf(criterion, requirement)}`, width).map(paint.accent),
    ...wrap(criterion.question, width).map(paint.bold),
    `${t('report.table.state')}: ${stateLabel(state, screen)}${pointsOf(state, catalogue, t)}`,
    ...record.flatMap((line) => wrap(sanitizeText(line), width, { hang: '  ' })),
    ...(profileFact ? wrap(`${profileFact.question}: ${fact}`, width, { hang: '  ' }) : []),
    ...spokenLines(voices, screen),
    ...unproven(voices.last.length > 0, t).flatMap((line) => wrap(line, width, { indent: '  ', hang: '  ' })),
    helpScreen(
      {
        criterion,
        state,
        requirement,
        levels: levelTitlesOf(catalogue, criterion),
        guidance: guidanceOf(guidance, criterion.id),
        official,
        related,
      },
      screen,
    ),
    ...(terms.length > 0 ? ['', ...section(t('terms.title'), terms, screen)] : []),
    ...list(t('explain.references'), references, catalogue, screen),
    ...list(t('explain.referenced-by'), referencedBy, catalogue, screen),
  ];
}

/** Ids with the title that each has of its own, or what it asks: several of one requirement would else read alike. */
function list(title: string, members: readonly Member[], catalogue: Catalogue, screen: ScreenOptions): string[] {
  if (members.length === 0) return [];
  const { criteria } = indexCatalogue(catalogue);
  const lines = members.flatMap(({ id, state }) => {
    const criterion = criteria.get(id);
    const asked = criterion?.title ?? criterion?.question ?? '';
    return wrap(`${id}  ${stateLabel(state, screen)}  ${asked}`, screen.width, { indent: '  ', hang: '    ' });
  });
  return ['', screen.paint.accent(title), ...lines];
}

/** The steps to a stage of the scheme, and what of it could not be confirmed. */
function wayLines(stage: StageReport, facts: Catalogue['profileFacts'], { t, width, paint }: ScreenOptions): string[] {
  return [
    '',
    paint.accent(t('report.stage', { title: stage.title })),
    ...stageLines(stage, facts, t).flatMap((line) => wrap(line, width, { indent: '  ', hang: '     ' })),
    ...stageNotes(stage, t).flatMap((line) => wrap(line, width, { indent: '  ' }).map(paint.dim)),
  ];
}

/** Items of other frameworks, with their titles where these are free to use, and whose word it is that they belong here. */
function mappingLines(mappings: readonly FrameworkMapping[], { t, width, paint }: ScreenOptions): string[] {
  if (mappings.length === 0) return [];
  const lines = mappings.flatMap(({ framework, items, reason }) => {
    const named = items.map(({ id, title }) => (title === undefined ? id : `${id} ${title}`)).join(t('list.comma'));
    const text = t('explain.mapping', { framework: frameworkName(framework, t), items: named, reason });
    return wrap(text, width, { indent: '  ', hang: '    ' });
  });
  return ['', paint.accent(t('explain.mappings')), ...lines, ...wrap(t('explain.mappings.ours'), width).map(paint.dim)];
}

function reasons(explanation: Explanation, level: string, catalogue: Catalogue, { t, width }: ScreenOptions): string[] {
  const { method, source } = catalogue;
  const { publisher } = source;
  const questions = { criteria: allCriteria(catalogue), facts: catalogue.profileFacts };
  const lines = [
    ...explanation.diagnostics.map(
      (diagnostic) =>
        `${t(`severity.${diagnostic.severity}`)} ${describeDiagnostic(t, { ...diagnostic, args: inQuestions(diagnostic.args, questions, t) })}`,
    ),
    ...explanation.assumptions.map(
      (assumption) => `${t('explain.assumption')}: ${assumptionSentence(assumption, { method, publisher, level }, t)}`,
    ),
    ...('target' in explanation ? [`${t('explain.assumption')}: ${t('ask.target.help')}`] : []),
  ];
  return lines.flatMap((line) => wrap(line, width, { hang: '  ' }));
}
