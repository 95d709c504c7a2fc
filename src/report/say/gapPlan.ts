import { knowers } from '../../formats/guidance.ts';
import type { ActionReport, CriterionReport, ReportModel } from '../../formats/outputs/report.ts';
import { actionTimes } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import type { DocumentBlock, Part, Step, Table } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { actionGroups, actionReasons, closingLines, people as peopleOf } from '../sentences.ts';
import { facetsOf, handOf } from './gapFacets.ts';

/** As many as somebody keeps in mind until Monday. */
const FIRST_ACTIONS = 3;

/** As many as fit on a page with what the rest is. */
export const PLANNED_ACTIONS = 5;

/** What to do first, and who; where nothing is open, what is left. */
export function firstActions(model: ReportModel, t: Translate): readonly Part[] {
  const { unanswered } = model.summary.criteria;
  const told = [
    ...(unanswered > 0 ? [t('report.actions.answer', { count: unanswered })] : []),
    ...closingLines(model, t),
  ];
  const steps = model.actions.slice(0, FIRST_ACTIONS).map(
    (action): Step => ({
      ...headOf(action),
      lines: [...firstStep(action, t), joined([...whoLine(action, t), ...ownerLine(ownerOf(model, action), t)], t)],
    }),
  );
  return [
    {
      title: t('report.actions'),
      blocks: [
        ...told.map((text) => ({ kind: 'text', text }) as const),
        ...(steps.length === 0 ? [] : [{ kind: 'steps', groups: [{ steps }] } as const]),
      ],
    },
  ];
}

/**
 * What to take up by when, with room for who does it until when, then what is in whose hands; nothing where nothing is open.
 * @param count of the actions, the first of all.
 */
export function plan(model: ReportModel, t: Translate, count: number = PLANNED_ACTIONS): readonly Part[] {
  if (model.actions.length === 0) return [];
  const first = { actions: model.actions.slice(0, count) };
  const groups = actionGroups(first).map(({ when, actions }) => ({
    title: t(`report.action.when.${when}`),
    steps: actions.map((action) => planned(model, action, t)),
  }));
  const open = criteriaIn(model, 'unmet', 'partial', 'unknown').map(({ criterion }) => criterion);
  const hands = byHand(open, t);
  const people = t('report.plan.people', { count: open.length });
  return [
    {
      title: t('report.plan'),
      blocks: [
        { kind: 'steps', groups },
        ...(hands === undefined
          ? []
          : ([{ kind: 'text', text: people, tone: 'warning' }, hands] satisfies DocumentBlock[])),
      ],
    },
  ];
}

function planned(model: ReportModel, action: ActionReport, t: Translate): Step {
  const found = criterionOf(model, action);
  const { owner = '', due = '' } = found?.criterion ?? {};
  return {
    ...headOf(action),
    ...(found === undefined ? {} : { facets: facetsOf(model, found.requirement, found.criterion, t) }),
    lines: [...firstStep(action, t), actionReasons(action, t), ...whoLine(action, t)].filter((line) => line !== ''),
    fields: [
      [t('report.plan.owner'), owner],
      [t('report.plan.due'), due],
    ],
  };
}

/** Every open criterion, by who is in charge or else who would know, and by when it can be taken up. */
function byHand(open: readonly CriterionReport[], t: Translate): Table | undefined {
  const timed = open.filter(({ when }) => when !== undefined);
  if (timed.length === 0) return undefined;
  const rows = handsOf(timed, t).map(({ name, held }) => [
    [name],
    ...actionTimes.map((time) => {
      const ids = held.filter(({ when }) => when === time).map(({ id }) => id);
      return ids.length === 0 ? [] : [ids.join(t('list.comma'))];
    }),
  ]);
  return {
    kind: 'table',
    title: t('report.plan'),
    columns: [
      { title: t('report.plan.who'), isHeader: true, width: 102 },
      ...actionTimes.map((time, index) => ({
        title: t(`report.action.when.${time}`),
        ...(index === 0 ? { width: 381, shared: t('report.plan.held') } : { width: 0 }),
      })),
    ],
    groups: [{ parts: [{ rows }] }],
  };
}

/** Criteria by who is in charge or else who would know; who holds none is left out. */
export function handsOf(
  timed: readonly CriterionReport[],
  t: Translate,
): readonly { readonly name: string; readonly held: readonly CriterionReport[] }[] {
  const names = new Set([
    ...timed.flatMap(({ owner }) => owner ?? []),
    ...knowers.map((role) => t('report.plan.role', { who: t(`who.${role}`) })),
    t('report.plan.nobody'),
  ]);
  return [...names]
    .map((name) => ({ name, held: timed.filter((criterion) => handOf(criterion, t) === name) }))
    .filter(({ held }) => held.length > 0);
}

/** A sheet to tear off for a vendor: questions without the state of any, since it leaves the firm. */
export function vendor(model: ReportModel, t: Translate): readonly Part[] {
  const isVendors = ({ guidance }: CriterionReport) => guidance?.who?.includes('vendor') ?? false;
  const questions = (...states: readonly CriterionReport['state'][]) =>
    criteriaIn(model, ...states)
      .filter(({ criterion }) => isVendors(criterion))
      .map(({ criterion: { id, question } }) => [id, question] as const);
  const toAsk = questions('unknown').map(([id, text]) => [[id], [text], [t('report.vendor.boxes')]]);
  const toHelp = questions('unmet', 'partial').map(([id, text]) => [[id], [text], []]);
  if (toAsk.length + toHelp.length === 0) return [];
  const groups = [
    { title: t('report.vendor.ask'), rows: toAsk },
    { title: t('report.vendor.help'), rows: toHelp },
  ].filter(({ rows }) => rows.length > 0);
  const table: Table = {
    kind: 'table',
    title: t('report.vendor'),
    columns: [
      { title: t('report.table.id'), isHeader: true, width: 54 },
      { title: t('report.table.question'), width: 259 },
      { title: t('report.vendor.reply'), width: 170, isInput: true },
    ],
    groups: [{ parts: groups }],
  };
  return [
    {
      title: t('report.vendor'),
      blocks: [
        { kind: 'text', text: t('report.vendor.intro', { organization: model.organization || t('report.vendor.us') }) },
        table,
        { kind: 'form', boxes: [], lines: [t('report.vendor.name'), t('report.vendor.date')] },
      ],
    },
  ];
}

function headOf({ criterion, title, requirementTitle, state }: ActionReport) {
  return { id: criterion, title: title ?? requirementTitle, state };
}

function firstStep({ firstStep: text }: ActionReport, t: Translate): readonly string[] {
  return text === undefined ? [] : [`${t('report.action.first-step')}: ${text}`];
}

function whoLine({ who }: ActionReport, t: Translate): readonly string[] {
  return who.length === 0 ? [] : [`${t('report.open.who')}: ${peopleOf(who, t)}`];
}

function joined(told: readonly string[], t: Translate): string {
  return told.join(t('terms.separator'));
}

function ownerLine(owner: string | undefined, t: Translate): readonly string[] {
  return owner === undefined ? [] : [t('report.record.owner', { name: owner })];
}

function ownerOf(model: ReportModel, action: ActionReport): string | undefined {
  return criterionOf(model, action)?.criterion.owner;
}

function criterionOf({ requirements }: ReportModel, { criterion: id }: ActionReport) {
  return requirements
    .flatMap((requirement) => requirement.criteria.map((criterion) => ({ requirement, criterion })))
    .find(({ criterion }) => criterion.id === id);
}
