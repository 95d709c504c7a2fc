import { titleOf } from '../../domain/catalogue.ts';
import type { CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { CriterionHead, Detail, Document, DocumentBlock, Part } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { officialLines } from '../official.ts';
import {
  allLapseLines,
  assumptionLines,
  diagnosticLines,
  disclaimer,
  guidanceFacts,
  headFacts,
  headline,
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
  stageNote,
  targetLines,
  targetNote,
  toConfirm,
  unsettledLine,
} from '../sentences.ts';
import { openTerms, termsPart } from '../terms.ts';
import { firstActions, plan, vendor } from './gapPlan.ts';

/** What the owner reads: the first page of the report, and all of it where nothing more is asked for. */
const summarySections = ['summary', 'overview', 'categories', 'targets', 'lapses', 'actions', 'stages'] as const;

/** The sections of the report, in the order of every format. */
export const gapSections = [
  ...summarySections,
  'plan',
  'vendor',
  'open',
  'unknown',
  'contradictions',
  'not-applicable',
  'unanswered',
  'terms',
  'table',
  'mappings',
  'assumptions',
] as const;

export type GapSection = (typeof gapSections)[number];

export function isOnFirstPage(section: GapSection): boolean {
  return summarySections.some((own) => own === section);
}

/**
 * Where a new page begins: what goes to a vendor is torn off, and so is the first page, as far as one page holds it.
 */
export const pageSections: Readonly<Partial<Record<GapSection, 'always' | 'after-first'>>> = {
  plan: 'after-first',
  vendor: 'always',
  open: 'always',
};

/** The summary is the first page; with crosswalks is what somebody asked for who has them to fill. */
export type Extent = 'summary' | 'full' | 'with-crosswalks';

/** What a report of an extent has, in its order. */
export function sectionsOf(extent: Extent): readonly GapSection[] {
  if (extent === 'summary') return summarySections;
  return gapSections.filter((section) => section !== 'mappings' || extent === 'with-crosswalks');
}

/** The gap report in words. */
export function gapDocument(model: ReportModel, t: Translate, extent: Extent = 'full'): Document {
  return {
    title: t('report.title', { level: model.level.title }),
    facts: headFacts(model, t),
    notices: [disclaimer(model, t)],
    parts: sectionsOf(extent).flatMap((section) => gapParts(section, model, t)),
  };
}

/** What a section says; none where there is nothing to tell. */
export function gapParts(section: GapSection, model: ReportModel, t: Translate): readonly Part[] {
  return say[section](model, t);
}

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
  lapses,
  actions: firstActions,
  stages: ({ stages }, t) =>
    stages.flatMap((stage) =>
      listed(t('report.stage', { title: stage.title }), stageLines(stage, t), {
        kind: 'text',
        text: stageNote(stage, t),
        tone: 'quiet',
      }),
    ),
  plan,
  vendor,
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
  assumptions: (model, t) => listed(t('report.assumptions'), assumptionsOf(model, t)),
};

/** What the report rests on, and what of the way to a stage could not be confirmed. */
export function assumptionsOf(model: ReportModel, t: Translate): readonly string[] {
  return [...assumptionLines(model, t), ...model.stages.flatMap((stage) => unsettledLine(stage, t))];
}

function listed(title: string, items: readonly string[], ...rest: readonly DocumentBlock[]): readonly Part[] {
  return items.length === 0 ? [] : [{ title, blocks: [{ kind: 'list', items }, ...rest] }];
}

/** How much of what has run out fits on the first page; all of it stands with the criteria. */
const FIRST_LAPSES = 3;

function lapses(model: ReportModel, t: Translate): readonly Part[] {
  const lines = allLapseLines(model, t);
  const rest = lines.length - FIRST_LAPSES;
  // A line that says there is one more takes the place of that one.
  const shown = rest > 1 ? [...lines.slice(0, FIRST_LAPSES), t('report.lapses.rest', { count: rest })] : lines;
  return listed(t('report.lapses', { count: lines.length }), shown);
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

function headOf(requirement: RequirementReport, criterion: CriterionReport): CriterionHead {
  const { id, state, question } = criterion;
  return { id, title: titleOf(criterion, requirement), state, question };
}

function detailsOf(criterion: CriterionReport, t: Translate): readonly Detail[] {
  const { missing: _, ...recorded } = criterion;
  const { guidance, options, published, official } = criterion;
  const conditions = openConditions(criterion, t);
  const facts = guidance === undefined ? [] : guidanceFacts(guidance, t);
  const lists: readonly (readonly [title: string, items: readonly string[]])[] = [
    [conditions.title, conditions.items],
    ...(options
      ? [[optionsTitle(options, t), options.choices.map((one) => `${one.id}. ${optionText(one, t)}`)] as const]
      : []),
    [t('report.action.first-step'), guidance?.firstStep === undefined ? [] : [guidance.firstStep]],
    [t('report.open.evidence'), guidance?.evidence ?? []],
  ];
  const list = ([title, items]: (typeof lists)[number]): readonly Detail[] =>
    items.length === 0 ? [] : [{ kind: 'list', title, items }];
  return [
    ...lists.flatMap(list),
    ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
    ...list([t('report.table.record'), recordLines(recorded, t)]),
    ...(published?.text === undefined
      ? []
      : [{ kind: 'quotation', title: t('report.published'), lines: officialLines(published.text) } as const]),
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
    notes: criterion.guidance?.who ? [people(criterion.guidance.who, t)] : [],
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
