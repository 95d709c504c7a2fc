import { LAST_DAY } from '../../domain/calendar.ts';
import { glossOf, titleOf } from '../../domain/catalogue.ts';
import { efforts, knowers } from '../../formats/guidance.ts';
import type { ActionReport, CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import { actionTimes } from '../../formats/states.ts';
import { ourLanguageFor, type Translate } from '../../i18n/t.ts';
import type { Part, Step, Table } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { allLapseLines } from '../words/criterion.ts';
import { sentences } from '../words/joined.ts';
import { actionReasons, closingLines, nextStep, people as peopleOf, toDo } from '../words/plan.ts';
import { facetsOf, handOf } from './gapFacets.ts';

/** As many as somebody keeps in mind until Monday. */
const FIRST_ACTIONS = 3;

/** What to do first, and who; where nothing is open, what is left. */
export function firstActions(model: ReportModel, t: Translate): readonly Part[] {
  const { unanswered } = model.summary.criteria;
  const told = [
    ...(unanswered > 0 ? [t('report.actions.answer', { count: unanswered })] : []),
    ...closingLines(model, t),
    ...deadlineLines(model, t),
  ];
  const steps = model.actions.slice(0, FIRST_ACTIONS).map(
    (action, index): Step => ({
      ...headOf(action, t),
      number: index + 1,
      lines: [
        ...nextStep(action, t).map(([label, value]) => t('report.detail', { label, value })),
        joined([...whoLine(action, t), ...planLines(criterionOf(model, action), t)], t),
        actionReasons(action, t),
      ].filter((line) => line !== ''),
    }),
  );
  return [
    {
      title: t('report.actions'),
      blocks: [
        ...told.map((text) => ({ kind: 'text', text }) as const),
        ...closingCommands(model, t).map((text) => ({ kind: 'text', text, isForOperator: true }) as const),
        ...(steps.length === 0 ? [] : [{ kind: 'steps', groups: [{ steps }] } as const]),
      ],
    },
  ];
}

/** What records each thing that is left: the commands stand below all of the sentences, so each says what it is for. */
function closingCommands({ actions, closing, summary }: ReportModel, t: Translate): readonly string[] {
  if (actions.length > 0 || summary.criteria.unanswered > 0) return [];
  return closing.map(({ step }) => t(`report.closing.how.${step}`, { command: closingCommand[step] }));
}

const closingCommand = {
  contradictions: 'npx scs-check',
  overdue: 'npx scs-check',
  evidence: 'npx scs-check evidence',
  specialist: 'npx scs-check review',
} as const;

/** That nothing is overdue, and what is due next; nothing where the report tells of what has run out. */
function deadlineLines(model: ReportModel, t: Translate): readonly string[] {
  if (allLapseLines(model, t).length > 0) return [];
  const { next, requirements } = model;
  const requirement = requirements.find(({ criteria }) => criteria.some(({ id }) => id === next?.criterion));
  const criterion = requirement?.criteria.find(({ id }) => id === next?.criterion);
  if (next === undefined || requirement === undefined || criterion === undefined) return [t('report.lapses.none')];
  const what = t(`report.lapses.next.${next.about}`);
  const title = shortTitle(titleOf(criterion, requirement), t);
  const { on, count } = next;
  const one = { on, id: criterion.id, title, what };
  const told = count > 1 ? t('report.lapses.next.several', { ...one, count }) : t('report.lapses.next', one);
  return [sentences([t('report.lapses.none'), told], t)];
}

/** Everything that is open, by who does it and then by when, with room for what is to be agreed on; nothing where nothing is. */
export function plan(model: ReportModel, t: Translate): readonly Part[] {
  const open = criteriaIn(model, 'unmet', 'partial', 'unknown').filter(
    ({ criterion }) => criterion.order !== undefined,
  );
  if (open.length === 0) return [];
  const requirements = new Map(open.map(({ requirement, criterion }) => [criterion.id, requirement]));
  const groups = handsOf(
    open.map(({ criterion }) => criterion),
    t,
  ).map(({ name, held }) => ({
    title: t('report.plan.hand', { name, count: held.length }),
    steps: held.toSorted(byTime).map((criterion) => planned(model, requirements.get(criterion.id), criterion, t)),
  }));
  const how = t('report.plan.how', { efforts: efforts.map((effort) => t(`effort.${effort}`)).join(t('list.comma')) });
  return [
    {
      title: t('report.plan'),
      blocks: [
        { kind: 'text', text: how, tone: 'quiet' },
        { kind: 'steps', groups },
      ],
    },
  ];
}

/** What has a day before what has none in the same time. */
function byTime(a: CriterionReport, b: CriterionReport): number {
  const timeOf = ({ when = 'budget' }: CriterionReport) => actionTimes.indexOf(when);
  const dayOf = ({ due = LAST_DAY }: CriterionReport) => due;
  const byDay = dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? -1 : 1;
  return timeOf(a) - timeOf(b) || byDay || (a.order ?? 0) - (b.order ?? 0);
}

function planned(
  model: ReportModel,
  requirement: RequirementReport | undefined,
  criterion: CriterionReport,
  t: Translate,
): Step {
  const { id, order = 0, state, question, when = 'budget', guidance, owner = '', due = '' } = criterion;
  const title = requirement === undefined ? '' : shortTitle(titleOf(criterion, requirement), t);
  const effort = state === 'unknown' ? [t('report.plan.find-out')] : (guidance?.effort ?? []);
  return {
    id,
    number: order,
    state,
    title: toDo({ ...guidance, state, question, title }, t),
    ...(requirement === undefined ? {} : { facets: facetsOf(model, requirement, criterion, t) }),
    lines: [],
    fields: [
      [t('report.plan.when'), [t(`report.plan.when.${when}`), ...effort].join(t('list.separator'))],
      // Who is in charge names the group.
      ...(owner === '' ? [[t('report.plan.owner'), ''] as const] : []),
      [t('report.plan.due'), due],
    ],
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

/** From so many questions on a vendor gets a sheet; fewer are asked by telephone, and would leave its page nearly empty. */
const SHEET_FROM = 4;

/** Whether there is a sheet to tear off for a vendor. */
export function hasVendorSheet(model: ReportModel): boolean {
  const { toAsk, toHelp } = forVendor(model);
  return toAsk.length + toHelp.length >= SHEET_FROM;
}

/** What a vendor would know, and what a vendor could do. */
function forVendor(model: ReportModel) {
  const known = (...states: readonly CriterionReport['state'][]) =>
    criteriaIn(model, ...states)
      .map(({ criterion }) => criterion)
      .filter(({ guidance }) => guidance?.who?.includes('vendor') ?? false);
  return { toAsk: known('unknown'), toHelp: known('unmet', 'partial') };
}

/** What to ask a vendor, where it is so little that it stands among the rest. */
export function fewForVendor(model: ReportModel, t: Translate): readonly Part[] {
  return hasVendorSheet(model) ? [] : vendor(model, t);
}

/** What to ask a vendor on a sheet to tear off. */
export function vendorSheet(model: ReportModel, t: Translate): readonly Part[] {
  return hasVendorSheet(model) ? vendor(model, t) : [];
}

/** What to ask a vendor, without the state of any: as a sheet to tear off it leaves the firm. */
function vendor(model: ReportModel, t: Translate): readonly Part[] {
  const { toAsk, toHelp } = forVendor(model);
  const count = toAsk.length + toHelp.length;
  if (count === 0) return [];
  const rowsOf = (criteria: readonly CriterionReport[], reply: readonly string[]) =>
    criteria.map(({ id, question }) => [[id], [question], reply] as const);
  const groups = [
    { title: t('report.vendor.ask'), rows: rowsOf(toAsk, [t('report.vendor.boxes')]) },
    { title: t('report.vendor.help'), rows: rowsOf(toHelp, [t('report.vendor.cost'), t('report.vendor.days')]) },
  ].filter(({ rows }) => rows.length > 0);
  const isSheet = hasVendorSheet(model);
  const title = isSheet ? t('report.vendor') : t('report.vendor.few', { count });
  const table: Table = {
    kind: 'table',
    title,
    columns: [
      { title: t('report.table.id'), isHeader: true, width: 50 },
      { title: t('report.table.question'), width: 273 },
      { title: t('report.vendor.reply'), width: 160, isInput: true },
    ],
    groups: [{ parts: groups }],
  };
  if (!isSheet) return [{ title, blocks: [table] }];
  return [
    {
      title,
      blocks: [
        { kind: 'text', text: t('report.vendor.intro', { organization: model.organization || t('report.vendor.us') }) },
        { kind: 'form', boxes: [], lines: [t('report.vendor.to'), t('report.vendor.until')] },
        table,
        { kind: 'form', boxes: [], lines: [t('report.vendor.name'), t('report.vendor.date')] },
      ],
    },
  ];
}

function headOf({ criterion, title, requirementTitle, state }: ActionReport, t: Translate) {
  return { id: criterion, title: shortTitle(title ?? requirementTitle, t), state };
}

/** What a title says in the language of the report: its official words stand with the criterion. */
function shortTitle(title: string, t: Translate): string {
  return ourLanguageFor(t('language.tag')) === 'ja' ? title : glossOf(title);
}

/** Who knows how to do it; whom to ask is said where it has to be found out. */
function whoLine({ state, who }: ActionReport, t: Translate): readonly string[] {
  return who.length === 0 || state === 'unknown' ? [] : [`${t('report.open.who')}: ${peopleOf(who, t)}`];
}

function joined(told: readonly string[], t: Translate): string {
  return told.join(t('terms.separator'));
}

/** What the firm has agreed on, and whether somebody is in charge. */
function planLines(criterion: CriterionReport | undefined, t: Translate): readonly string[] {
  const { owner = t('report.plan.undecided'), due } = criterion ?? {};
  return [
    t('report.record.owner', { name: owner }),
    ...(due === undefined ? [] : [t('report.record.due', { date: due })]),
  ];
}

function criterionOf({ requirements }: ReportModel, { criterion: id }: ActionReport): CriterionReport | undefined {
  return requirements.flatMap(({ criteria }) => criteria).find((criterion) => criterion.id === id);
}
