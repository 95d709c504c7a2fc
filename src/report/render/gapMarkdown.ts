import type { CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { CriterionState } from '../../scoring/result.ts';
import { criteriaIn } from '../model.ts';
import { officialLines } from '../official.ts';
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
import { escapeMarkdown, tableOf } from './markdown.ts';

/** The report in GitHub-flavoured Markdown; whatever a person typed comes out as text, never as markup. */
export function renderMarkdown(model: ReportModel, t: Translate): string {
  const blocks = [
    `# ${escapeMarkdown(t('report.title', { level: model.level.title }))}`,
    headFacts(model, t)
      .map(([label, value]) => `- **${escapeMarkdown(label)}**: ${escapeMarkdown(value)}`)
      .join('\n'),
    `> ${escapeMarkdown(disclaimer(model, t))}`,
    `## ${escapeMarkdown(t('report.summary'))}`,
    `**${escapeMarkdown(headline(model, t))}**`,
    escapeMarkdown(restOfCounts(model, t)),
    ...categories(model, t),
    ...stages(model, t),
    ...targets(model, t),
    ...actions(model, t),
    ...contradictions(model, t),
    ...openCriteria(model, t),
    ...unknownCriteria(model, t),
    ...unansweredCriteria(model, t),
    ...notApplicable(model, t),
    ...table(model, t),
    `## ${escapeMarkdown(t('report.assumptions'))}`,
    bullets(assumptionLines(model, t)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function heading(text: string): string {
  return `## ${escapeMarkdown(text)}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
}

function stateLabel(state: CriterionState, t: Translate): string {
  return `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}

function categories(model: ReportModel, t: Translate): string[] {
  const states = ['met', 'partial', 'unmet', 'unknown', 'unanswered', 'not-applicable'] as const;
  const head = [t('report.category'), ...states.map((state) => stateLabel(state, t)), t('report.total')];
  const rows = model.categories.map(({ title, counts }) => [
    escapeMarkdown(title),
    ...states.map((state) => String(counts[state])),
    String(counts.total),
  ]);
  return [heading(t('report.categories')), tableOf(head, rows, states.length + 1)];
}

function actions(model: ReportModel, t: Translate): string[] {
  const { unanswered } = model.summary.criteria;
  const items = model.actions.map((action, index) => {
    const details = [
      action.question,
      actionReasons(action, t),
      ...(action.firstStep === undefined ? [] : [`${t('report.action.first-step')}: ${action.firstStep}`]),
      ...(action.who.length === 0 ? [] : [`${t('report.open.who')}: ${people(action.who, t)}`]),
    ].filter((line) => line !== '');
    const head = `**${action.criterion} ${escapeMarkdown(action.requirementTitle)}** ${stateLabel(action.state, t)}`;
    return [`${index + 1}. ${head}`, ...details.map((line) => `   - ${escapeMarkdown(line)}`)].join('\n');
  });
  return [
    heading(t('report.actions', { count: model.actions.length })),
    ...(unanswered > 0 ? [escapeMarkdown(t('report.actions.answer', { count: unanswered }))] : []),
    ...(items.length > 0 ? [items.join('\n')] : unanswered > 0 ? [] : [escapeMarkdown(t('report.actions.none'))]),
  ];
}

function stages(model: ReportModel, t: Translate): string[] {
  const lines = stageLines(model, t);
  return lines.length === 0 ? [] : [heading(t('report.stages')), bullets(lines)];
}

function targets(model: ReportModel, t: Translate): string[] {
  const lines = targetLines(model, t);
  return lines.length === 0 ? [] : [heading(t('report.targets')), bullets(lines), escapeMarkdown(targetNote(model, t))];
}

function contradictions(model: ReportModel, t: Translate): string[] {
  const lines = diagnosticLines(model, t);
  return lines.length === 0 ? [] : [heading(t('report.contradictions', { count: lines.length })), bullets(lines)];
}

function criterionHead(requirement: RequirementReport, criterion: CriterionReport, t: Translate): string {
  return `### ${criterion.id} ${escapeMarkdown(requirement.title)} ${stateLabel(criterion.state, t)}`;
}

function labelled(label: string, lines: readonly (string | undefined)[]): string[] {
  const texts = lines.filter((line) => line !== undefined);
  return texts.length === 0 ? [] : [`**${escapeMarkdown(label)}**\n\n${bullets(texts)}`];
}

function openCriteria(model: ReportModel, t: Translate): string[] {
  const open = criteriaIn(model, 'unmet', 'partial');
  return [
    heading(t('report.open', { count: open.length })),
    ...(open.length === 0 ? [escapeMarkdown(t('report.open.none'))] : []),
    ...open.flatMap(({ requirement, criterion }) => {
      const { guidance, options } = criterion;
      return [
        criterionHead(requirement, criterion, t),
        escapeMarkdown(criterion.question),
        ...labelled(conditionsTitle(criterion, t), criterion.metWhen),
        ...(options
          ? labelled(
              optionsTitle(options, t),
              options.choices.map((choice) => `${choice.id}. ${optionText(choice, t)}`),
            )
          : []),
        ...labelled(t('report.action.first-step'), [guidance?.firstStep]),
        ...labelled(t('report.open.evidence'), guidance?.evidence ?? []),
        ...(guidance
          ? [
              bullets([
                `${t('report.open.who')}: ${people(guidance.who, t)}`,
                `${t('report.open.work')}: ${kinds(guidance.work, t)}`,
                `${t('report.open.effort')}: ${t(`effort.${guidance.effort}`)}`,
              ]),
            ]
          : []),
        ...labelled(t('report.table.record'), recordLines(criterion, t)),
        ...officialText(criterion, t),
      ];
    }),
  ];
}

/** A quotation: the only sentences of a report that are not ours. */
function officialText({ official }: CriterionReport, t: Translate): string[] {
  if (official === undefined) return [];
  const lines = officialLines(official).map(escapeMarkdown);
  return [`**${escapeMarkdown(t('report.official'))}**\n\n> ${lines.join('<br>')}`];
}

function unknownCriteria(model: ReportModel, t: Translate): string[] {
  const unknown = criteriaIn(model, 'unknown');
  if (unknown.length === 0) return [];
  const head = [t('report.table.id'), t('report.table.question'), t('report.unknown.ask')];
  const rows = unknown.map(({ criterion }) => [
    criterion.id,
    escapeMarkdown(criterion.question),
    escapeMarkdown(people(criterion.guidance?.who ?? [], t)),
  ]);
  return [heading(t('report.unknown', { count: unknown.length })), tableOf(head, rows)];
}

function unansweredCriteria(model: ReportModel, t: Translate): string[] {
  const ids = criteriaIn(model, 'unanswered').map(({ criterion }) => criterion.id);
  return ids.length === 0 ? [] : [heading(t('report.unanswered', { count: ids.length })), ids.join(', ')];
}

function notApplicable(model: ReportModel, t: Translate): string[] {
  const found = criteriaIn(model, 'not-applicable');
  if (found.length === 0) return [];
  const head = [t('report.table.id'), t('report.table.question'), t('report.not-applicable.reason')];
  const rows = found.map(({ criterion }) => [
    criterion.id,
    escapeMarkdown(criterion.question),
    escapeMarkdown(criterion.reason ?? t('report.not-applicable.no-reason')),
  ]);
  return [
    heading(t('report.not-applicable', { count: found.length })),
    escapeMarkdown(toConfirm(model, t)),
    tableOf(head, rows),
  ];
}

function table(model: ReportModel, t: Translate): string[] {
  const head = [t('report.table.id'), t('report.table.question'), t('report.table.state'), t('report.table.record')];
  return [
    heading(t('report.table')),
    ...model.requirements.flatMap((requirement) => [
      `### ${requirement.id} ${escapeMarkdown(requirement.title)}`,
      tableOf(
        head,
        requirement.criteria.map((criterion) => [
          criterion.id,
          escapeMarkdown(criterion.question),
          stateLabel(criterion.state, t),
          recordLines(criterion, t).map(escapeMarkdown).join('<br>'),
        ]),
      ),
    ]),
  ];
}
