import type { CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { CriterionHead, Detail, Document, DocumentBlock, Part } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { officialLines } from '../official.ts';
import {
  actionGroups,
  actionReasons,
  allLapseLines,
  assumptionLines,
  closingLines,
  diagnosticLines,
  disclaimer,
  headFacts,
  headline,
  kinds,
  mappingLines,
  openConditions,
  optionsTitle,
  optionText,
  overviewLines,
  overviewNote,
  people,
  recordLines,
  restOfCounts,
  stageLines,
  stageNotes,
  targetLines,
  targetNote,
  toConfirm,
} from '../sentences.ts';
import { openTerms, termsPart } from '../terms.ts';

/** What fits on a screen after an interview. */
const summarySections = ['summary', 'overview', 'categories', 'targets', 'actions'] as const;

/** The sections of the report, in the order of every format. */
export const gapSections = [
  ...summarySections,
  'stages',
  'lapses',
  'contradictions',
  'open',
  'unknown',
  'terms',
  'unanswered',
  'not-applicable',
  'table',
  'mappings',
  'assumptions',
] as const;

export type GapSection = (typeof gapSections)[number];

/** How many actions fit on a screen, and in a Monday's head. */
const SUMMARY_ACTIONS = 5;

/** The summary is what fits on a screen after an interview; with crosswalks is what somebody asked for who has them to fill. */
export type Extent = 'summary' | 'full' | 'with-crosswalks';

/** What a report of an extent has, in its order. */
export function sectionsOf(extent: Extent): readonly GapSection[] {
  if (extent === 'summary') return summarySections;
  return gapSections.filter((section) => section !== 'mappings' || extent === 'with-crosswalks');
}

/** The gap report in words. */
export function gapDocument(model: ReportModel, t: Translate, extent: Extent = 'full'): Document {
  const sections = sectionsOf(extent);
  const told = extent === 'summary' ? { ...model, actions: model.actions.slice(0, SUMMARY_ACTIONS) } : model;
  return {
    title: t('report.title', { level: model.level.title }),
    facts: headFacts(model, t),
    notices: [disclaimer(model, t)],
    parts: sections.flatMap((section) => say[section](told, t)),
  };
}

/** Each section; none where there is nothing to tell. */
const say: Readonly<Record<GapSection, (model: ReportModel, t: Translate) => readonly Part[]>> = {
  summary: (model, t) => [
    {
      title: t('report.summary'),
      blocks: [
        { kind: 'text', text: headline(model, t), tone: 'strong' },
        { kind: 'text', text: restOfCounts(model, t) },
      ],
    },
  ],
  overview: (model, t) => {
    const items = overviewLines(model, t);
    const note = { kind: 'text', text: overviewNote(model, t), tone: 'warning' } as const;
    return items.length === 0 ? [] : [{ title: t('report.overview'), blocks: [note, { kind: 'list', items }] }];
  },
  categories: ({ categories }, t) => [
    { title: t('report.categories'), blocks: [{ kind: 'bars', of: t('report.category'), rows: categories }] },
  ],
  targets: (model, t) =>
    listed(t('report.targets'), targetLines(model, t), { kind: 'text', text: targetNote(model, t) }),
  actions,
  stages: ({ stages }, t) =>
    stages.flatMap((stage) =>
      listed(
        t('report.stage', { title: stage.title }),
        stageLines(stage, t),
        ...stageNotes(stage, t).map((text) => ({ kind: 'text', text }) as const),
      ),
    ),
  lapses: (model, t) => {
    const lines = allLapseLines(model, t);
    return listed(t('report.lapses', { count: lines.length }), lines);
  },
  contradictions: (model, t) =>
    listed(t('report.contradictions', { count: model.diagnostics.length }), diagnosticLines(model, t)),
  open,
  unknown,
  terms: (model, t) => termsPart(openTerms(model, t), t),
  unanswered,
  'not-applicable': notApplicable,
  table,
  mappings: (model, t) =>
    listed(t('report.mappings'), mappingLines(model, t), { kind: 'text', text: t('report.mappings.ours') }),
  assumptions: (model, t) => listed(t('report.assumptions'), assumptionLines(model, t)),
};

function listed(title: string, items: readonly string[], ...rest: readonly DocumentBlock[]): readonly Part[] {
  return items.length === 0 ? [] : [{ title, blocks: [{ kind: 'list', items }, ...rest] }];
}

function actions(model: ReportModel, t: Translate): readonly Part[] {
  const { unanswered } = model.summary.criteria;
  const told = [
    ...(unanswered > 0 ? [t('report.actions.answer', { count: unanswered })] : []),
    ...closingLines(model, t),
  ];
  const groups = actionGroups(model).flatMap(({ when, actions: grouped }): readonly DocumentBlock[] => [
    { kind: 'text', text: t(`report.action.when.${when}`), tone: 'strong' },
    { kind: 'steps', steps: grouped.map((action) => stepOf(action, t)) },
  ]);
  return [
    {
      title: t('report.actions', { count: model.actions.length }),
      blocks: [...told.map((text) => ({ kind: 'text', text }) as const), ...groups],
    },
  ];
}

function stepOf(action: ReportModel['actions'][number], t: Translate) {
  return {
    id: action.criterion,
    title: action.requirementTitle,
    state: action.state,
    question: action.question,
    lines: [
      actionReasons(action, t),
      ...(action.firstStep === undefined ? [] : [`${t('report.action.first-step')}: ${action.firstStep}`]),
      ...(action.who.length === 0 ? [] : [`${t('report.open.who')}: ${people(action.who, t)}`]),
    ].filter((line) => line !== ''),
  };
}

function open(model: ReportModel, t: Translate): readonly Part[] {
  const found = criteriaIn(model, 'unmet', 'partial');
  const title = t('report.open', { count: found.length });
  if (found.length === 0) return [{ title, blocks: [{ kind: 'text', text: t('report.open.none') }] }];
  const criteria = found.map(({ requirement, criterion }) => ({
    ...headOf(requirement, criterion),
    details: detailsOf(criterion, t),
  }));
  return [{ title, blocks: [{ kind: 'criteria', criteria }] }];
}

function headOf({ title }: RequirementReport, { id, state, question }: CriterionReport): CriterionHead {
  return { id, title, state, question };
}

function detailsOf(criterion: CriterionReport, t: Translate): readonly Detail[] {
  const { missing: _, ...recorded } = criterion;
  const { guidance, options, official } = criterion;
  const conditions = openConditions(criterion, t);
  const lists: readonly (readonly [title: string, items: readonly string[]])[] = [
    [conditions.title, conditions.items],
    ...(options
      ? [[optionsTitle(options, t), options.choices.map((one) => `${one.id}. ${optionText(one, t)}`)] as const]
      : []),
    [t('report.action.first-step'), guidance ? [guidance.firstStep] : []],
    [t('report.open.evidence'), guidance?.evidence ?? []],
  ];
  const list = ([title, items]: (typeof lists)[number]): readonly Detail[] =>
    items.length === 0 ? [] : [{ kind: 'list', title, items }];
  return [
    ...lists.flatMap(list),
    ...(guidance
      ? [
          {
            kind: 'facts',
            facts: [
              [t('report.open.who'), people(guidance.who, t)],
              [t('report.open.work'), kinds(guidance.work, t)],
              [t('report.open.effort'), t(`effort.${guidance.effort}`)],
            ],
          } as const,
        ]
      : []),
    ...list([t('report.table.record'), recordLines(recorded, t)]),
    ...(official === undefined
      ? []
      : [{ kind: 'quotation', title: t('report.official'), lines: officialLines(official) } as const]),
  ];
}

function unknown(model: ReportModel, t: Translate): readonly Part[] {
  const found = criteriaIn(model, 'unknown');
  if (found.length === 0) return [];
  const rows = found.map(({ requirement, criterion }) => ({
    ...headOf(requirement, criterion),
    notes: criterion.guidance ? [people(criterion.guidance.who, t)] : [],
  }));
  return [
    {
      title: t('report.unknown', { count: found.length }),
      blocks: [
        { kind: 'criteria-table', columns: columnsWith(t('report.unknown.ask'), t), groups: [{ rows }] },
        { kind: 'text', text: t('report.unknown.handout') },
      ],
    },
  ];
}

function columnsWith(notes: string, t: Translate) {
  return [
    { title: t('report.table.id'), shows: 'id' },
    { title: t('report.table.question'), shows: 'question' },
    { title: notes, shows: 'notes' },
  ] as const;
}

function unanswered(model: ReportModel, t: Translate): readonly Part[] {
  const ids = criteriaIn(model, 'unanswered').map(({ criterion }) => criterion.id);
  if (ids.length === 0) return [];
  return [
    {
      title: t('report.unanswered', { count: ids.length }),
      blocks: [{ kind: 'text', text: ids.join(t('list.comma')) }],
    },
  ];
}

function notApplicable(model: ReportModel, t: Translate): readonly Part[] {
  const found = criteriaIn(model, 'not-applicable');
  if (found.length === 0) return [];
  const rows = found.map(({ requirement, criterion }) => ({
    ...headOf(requirement, criterion),
    notes: [criterion.reason ?? t('report.not-applicable.no-reason')],
  }));
  return [
    {
      title: t('report.not-applicable', { count: found.length }),
      blocks: [
        { kind: 'text', text: toConfirm(model, t), tone: 'warning' },
        { kind: 'criteria-table', columns: columnsWith(t('report.not-applicable.reason'), t), groups: [{ rows }] },
      ],
    },
  ];
}

function table({ requirements }: ReportModel, t: Translate): readonly Part[] {
  return [
    {
      title: t('report.table'),
      blocks: [
        {
          kind: 'criteria-table',
          columns: [
            { title: t('report.table.id'), shows: 'id' },
            { title: t('report.table.question'), shows: 'question' },
            { title: t('report.table.state'), shows: 'state' },
            { title: t('report.table.record'), shows: 'notes' },
          ],
          groups: requirements.map((requirement) => ({
            title: `${requirement.id} ${requirement.title}`,
            rows: requirement.criteria.map((criterion) => ({
              ...headOf(requirement, criterion),
              notes: recordLines(criterion, t),
            })),
          })),
        },
      ],
    },
  ];
}
