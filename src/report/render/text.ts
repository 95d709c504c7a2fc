import type { ActionReport, CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { CriterionState } from '../../scoring/result.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { padStartTo, padTo, widthOf } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';
import { criteriaIn } from '../model.ts';
import { officialLines } from '../official.ts';
import type { Paint } from '../paint.ts';
import {
  actionReasons,
  assumptionLines,
  conditionsTitle,
  diagnosticLines,
  disclaimer,
  headFacts,
  headline,
  kinds,
  optionsTitle,
  optionText,
  people,
  recordLines,
  restOfCounts,
  stageLines,
  targetLines,
  targetNote,
  toConfirm,
} from '../sentences.ts';

export interface TextOptions {
  readonly t: Translate;
  readonly paint: Paint;
  /** Columns to lay out in. */
  readonly width: number;
  /** The summary is what fits on a screen after an interview. */
  readonly extent: 'summary' | 'full';
}

/** The report for a terminal. */
export function renderText(model: ReportModel, options: TextOptions): string {
  const blocks =
    options.extent === 'summary'
      ? [
          title(model, options),
          summary(model, options),
          chart(model, options),
          stages(model, options),
          targets(model, options),
          actions(model, options),
        ]
      : [
          title(model, options),
          summary(model, options),
          chart(model, options),
          stages(model, options),
          targets(model, options),
          actions(model, options),
          contradictions(model, options),
          openCriteria(model, options),
          unknownCriteria(model, options),
          unansweredCriteria(model, options),
          notApplicable(model, options),
          table(model, options),
          assumptions(model, options),
        ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Mark and word of a state, painted. */
export function stateLabel(state: CriterionState, { t, paint }: Pick<TextOptions, 't' | 'paint'>): string {
  return look(state, paint)(`${t(`mark.${state}`)} ${t(`state.${state}`)}`);
}

function look(state: CriterionState, paint: Paint): (text: string) => string {
  switch (state) {
    case 'met':
      return paint.good;
    case 'partial':
    case 'unknown':
      return paint.middling;
    case 'unmet':
      return paint.bad;
    case 'unanswered':
    case 'not-applicable':
      return paint.dim;
  }
}

function heading(text: string, { paint, width }: TextOptions): string[] {
  return [paint.bold(text), paint.dim('─'.repeat(Math.floor(width / 2)))];
}

function title(model: ReportModel, options: TextOptions): string[] {
  const { t, paint, width } = options;
  const facts = headFacts(model, t);
  const label = Math.max(...facts.map(([name]) => widthOf(name))) + 2;
  return [
    paint.bold(t('report.title', { level: model.level.title })),
    ...facts.flatMap(([name, value]) =>
      wrap(sanitizeLine(value), width, { indent: padTo(name, label), hang: ' '.repeat(label) }),
    ),
    ...wrap(disclaimer(model, t), width).map(paint.dim),
  ];
}

function summary(model: ReportModel, options: TextOptions): string[] {
  const { t, width, paint } = options;
  return [
    ...heading(t('report.summary'), options),
    ...wrap(headline(model, t), width).map(paint.bold),
    ...wrap(restOfCounts(model, t), width),
  ];
}

/** Columns beside the name of a category in the chart: its bar at least, and the spaces and counts around it. */
const SHORTEST_BAR = 10;
const FIGURE = 14;

function chart(model: ReportModel, options: TextOptions): string[] {
  const { t, width, paint } = options;
  const longest = Math.max(...model.categories.map((category) => widthOf(category.title)));
  const names = Math.min(longest, Math.max(10, width - SHORTEST_BAR - FIGURE));
  const bar = Math.max(SHORTEST_BAR, Math.min(40, width - names - FIGURE));
  const rows = model.categories.flatMap((category) => {
    const { counts } = category;
    const figure = t('report.categories.row', { met: counts.met, total: counts.total });
    const [first = '', ...rest] = wrap(category.title, names);
    return [`${padTo(first, names)}  ${barOf(counts, bar, paint)} ${padStartTo(figure, 6)}`, ...rest];
  });
  const legend = `${paint.good('█')} ${t('state.met')}  ${paint.middling('▒')} ${t('state.partial')}  ${paint.dim('░')} ${t('report.categories.other')}`;
  return [...heading(t('report.categories'), options), ...rows, legend];
}

function stages(model: ReportModel, options: TextOptions): string[] {
  const lines = stageLines(model, options.t);
  if (lines.length === 0) return [];
  return [
    ...heading(options.t('report.stages'), options),
    ...lines.flatMap((line) => wrap(line, options.width, { indent: '- ', hang: '  ' })),
  ];
}

function targets(model: ReportModel, options: TextOptions): string[] {
  const { t, width } = options;
  const lines = targetLines(model, t);
  if (lines.length === 0) return [];
  return [
    ...heading(t('report.targets'), options),
    ...lines.flatMap((line) => wrap(line, width, { indent: '- ', hang: '  ' })),
    ...wrap(targetNote(model, t), width),
  ];
}

function barOf(
  counts: Readonly<Record<CriterionState, number>> & { total: number },
  width: number,
  paint: Paint,
): string {
  // Rounded down, so that a bar is full only when everything is met.
  const cells = (count: number) => Math.floor((count / counts.total) * width);
  const met = cells(counts.met);
  const begun = cells(counts.met + counts.partial) - met;
  return paint.good('█'.repeat(met)) + paint.middling('▒'.repeat(begun)) + paint.dim('░'.repeat(width - met - begun));
}

function actions(model: ReportModel, options: TextOptions): string[] {
  const { t, width } = options;
  const { unanswered } = model.summary.criteria;
  return [
    ...heading(t('report.actions', { count: model.actions.length }), options),
    ...(unanswered > 0 ? wrap(t('report.actions.answer', { count: unanswered }), width) : []),
    ...(model.actions.length === 0 && unanswered === 0 ? [t('report.actions.none')] : []),
    ...model.actions.flatMap((action, index) => actionLines(action, index, options)),
  ];
}

function actionLines(action: ActionReport, index: number, options: TextOptions): string[] {
  const { t, width } = options;
  const hang = '    ';
  const facts = [
    actionReasons(action, t),
    ...(action.firstStep === undefined ? [] : [`${t('report.action.first-step')}: ${action.firstStep}`]),
    ...(action.who.length === 0 ? [] : [`${t('report.open.who')}: ${people(action.who, t)}`]),
  ].filter((line) => line !== '');
  return [
    ...headOf(`${String(index + 1).padStart(2)}. ${action.criterion}`, action.requirementTitle, action.state, options),
    ...wrap(action.question, width, { indent: hang }),
    ...facts.flatMap((line) => wrap(line, width, { indent: `${hang}- `, hang: `${hang}  ` })),
  ];
}

function contradictions(model: ReportModel, options: TextOptions): string[] {
  const lines = diagnosticLines(model, options.t);
  if (lines.length === 0) return [];
  return [
    ...heading(options.t('report.contradictions', { count: lines.length }), options),
    ...lines.flatMap((line) => wrap(line, options.width, { indent: '- ', hang: '  ' })),
  ];
}

function openCriteria(model: ReportModel, options: TextOptions): string[] {
  const open = criteriaIn(model, 'unmet', 'partial');
  const { t } = options;
  return [
    ...heading(t('report.open', { count: open.length }), options),
    ...(open.length === 0 ? [t('report.open.none')] : []),
    ...open.flatMap(({ requirement, criterion }, index) => [
      ...(index > 0 ? [''] : []),
      ...criterionHead(requirement, criterion, options),
      ...labelled(conditionsTitle(criterion, t), criterion.metWhen, options),
      ...(criterion.options
        ? labelled(
            optionsTitle(criterion.options, t),
            criterion.options.choices.map((choice) => `${choice.id}. ${optionText(choice, t)}`),
            options,
          )
        : []),
      ...labelled(t('report.action.first-step'), [criterion.guidance?.firstStep], options),
      ...labelled(t('report.open.evidence'), criterion.guidance?.evidence ?? [], options),
      ...guidanceFacts(criterion, options),
      ...labelled(t('report.table.record'), recordLines(criterion, t), options),
      ...officialText(criterion, options),
    ]),
  ];
}

/** As its publisher has set it, with marks of its own. */
function officialText({ official }: CriterionReport, { t, width, paint }: TextOptions): string[] {
  if (official === undefined) return [];
  const lines = officialLines(official).map(sanitizeLine);
  return [
    ...wrap(t('report.official'), width, { indent: '  ' }).map(paint.dim),
    ...lines.flatMap((line) => wrap(line, width, { indent: '  | ' })),
  ];
}

function criterionHead(requirement: RequirementReport, criterion: CriterionReport, options: TextOptions): string[] {
  return [
    ...headOf(criterion.id, requirement.title, criterion.state, options),
    ...wrap(criterion.question, options.width, { indent: '  ' }),
  ];
}

/** Number, title and state on one line; where the terminal is narrow, the state goes below. */
function headOf(id: string, title: string, state: CriterionState, options: TextOptions): string[] {
  const { t, paint, width } = options;
  const head = `${id} ${title}`;
  const label = `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
  return widthOf(`${head}  ${label}`) <= width
    ? [`${paint.bold(head)}  ${stateLabel(state, options)}`]
    : [...wrap(head, width, { hang: '    ' }).map(paint.bold), `    ${stateLabel(state, options)}`];
}

function labelled(label: string, lines: readonly (string | undefined)[], { width, paint }: TextOptions): string[] {
  const texts = lines.filter((line) => line !== undefined).map(sanitizeLine);
  if (texts.length === 0) return [];
  const title = wrap(label, width, { indent: '  ' }).map(paint.dim);
  return [...title, ...texts.flatMap((text) => wrap(text, width, { indent: '  - ', hang: '    ' }))];
}

function guidanceFacts({ guidance }: CriterionReport, { t, width }: TextOptions): string[] {
  if (guidance === undefined) return [];
  const facts = [
    `${t('report.open.who')}: ${people(guidance.who, t)}`,
    `${t('report.open.work')}: ${kinds(guidance.work, t)}`,
    `${t('report.open.effort')}: ${t(`effort.${guidance.effort}`)}`,
  ];
  return wrap(facts.join(' / '), width, { indent: '  ' });
}

function unknownCriteria(model: ReportModel, options: TextOptions): string[] {
  const { t } = options;
  const unknown = criteriaIn(model, 'unknown');
  if (unknown.length === 0) return [];
  return [
    ...heading(t('report.unknown', { count: unknown.length }), options),
    ...unknown.flatMap(({ requirement, criterion }) => [
      ...criterionHead(requirement, criterion, options),
      ...(criterion.guidance
        ? wrap(`${t('report.unknown.ask')}: ${people(criterion.guidance.who, t)}`, options.width, {
            indent: '  ',
            hang: '    ',
          })
        : []),
    ]),
  ];
}

function unansweredCriteria(model: ReportModel, options: TextOptions): string[] {
  const unanswered = criteriaIn(model, 'unanswered').map(({ criterion }) => criterion.id);
  if (unanswered.length === 0) return [];
  return [
    ...heading(options.t('report.unanswered', { count: unanswered.length }), options),
    ...wrap(unanswered.join(' '), options.width),
  ];
}

function notApplicable(model: ReportModel, options: TextOptions): string[] {
  const { t, paint } = options;
  const found = criteriaIn(model, 'not-applicable');
  if (found.length === 0) return [];
  return [
    ...heading(t('report.not-applicable', { count: found.length }), options),
    ...wrap(toConfirm(model, t), options.width).map(paint.middling),
    ...found.flatMap(({ requirement, criterion }) => [
      ...criterionHead(requirement, criterion, options),
      ...labelled(
        t('report.not-applicable.reason'),
        [criterion.reason ?? t('report.not-applicable.no-reason')],
        options,
      ),
    ]),
  ];
}

function table(model: ReportModel, options: TextOptions): string[] {
  const { t, paint, width } = options;
  const hang = '    ';
  return [
    ...heading(t('report.table'), options),
    ...model.requirements.flatMap((requirement) => [
      ...wrap(`${requirement.id} ${requirement.title}`, width, { hang }).map(paint.bold),
      ...requirement.criteria.flatMap((criterion) => [
        `  ${criterion.id}  ${stateLabel(criterion.state, options)}`,
        ...wrap(criterion.question, width, { indent: hang }),
        ...recordLines(criterion, t).flatMap((line) =>
          wrap(sanitizeLine(line), width, { indent: hang }).map(paint.dim),
        ),
      ]),
    ]),
  ];
}

function assumptions(model: ReportModel, options: TextOptions): string[] {
  return [
    ...heading(options.t('report.assumptions'), options),
    ...assumptionLines(model, options.t).flatMap((line) => wrap(line, options.width, { indent: '- ', hang: '  ' })),
  ];
}
