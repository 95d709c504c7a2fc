import type { ReportModel } from '../../formats/outputs/report.ts';
import type { OutsideAudience } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import { signsOf } from '../../text/width.ts';
import type { Document, DocumentBlock, PageStart, Part } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { openTerms, termsPart } from '../terms.ts';
import { assumptionLines } from '../words/assumption.ts';
import { headline, restOfCounts, targetLines, targetNote } from '../words/count.ts';
import { diagnosticLines } from '../words/criterion.ts';
import { overviewLines, overviewNote } from '../words/glance.ts';
import { disclaimer, footerLine, headFacts, proofLines, reportTitle } from '../words/head.ts';
import { mappingLines } from '../words/mapping.ts';
import { stageLines, stageNote, unsettledLine } from '../words/stage.ts';
import { evidence, met, notApplicable, open, records, table, unknown } from './gapCriteria.ts';
import { firstLapses, lapsed } from './gapLapses.ts';
import { fewForVendor, firstActions, plan, vendorSheet } from './gapPlan.ts';
import { changed, trend } from './gapProgress.ts';

/** What the owner reads: the first page of the report, and all of it where nothing more is asked for. */
const summarySections = [
  'summary',
  'overview',
  'categories',
  'message',
  'proof',
  'targets',
  'lapses',
  'actions',
  'stages',
] as const;

/** The sections of the report, in the order of every format. */
export const gapSections = [
  ...summarySections,
  'trend',
  'changes',
  'plan',
  'vendor',
  'terms',
  'open',
  'unknown',
  'contradictions',
  'lapsed',
  'not-applicable',
  'met',
  'unanswered',
  'table',
  'evidence',
  'records',
  'mappings',
  'assumptions',
  'vendor-sheet',
] as const;

export type GapSection = (typeof gapSections)[number];

/** Whether a section belongs to what the first page says. */
export function isOnFirstPage(section: GapSection): boolean {
  return summarySections.some((own) => own === section);
}

/**
 * Where a new page begins. What goes to a vendor is torn off: it is a leaf of its own, behind all that the firm keeps.
 * The first page stands alone as far as one page holds it.
 */
export function pageStart(section: GapSection): PageStart | 'after-first' | undefined {
  if (section === 'plan' || section === 'open') return 'after-first';
  return section === 'vendor-sheet' ? 'leaf' : undefined;
}

/** The summary is the first page; with crosswalks is what somebody asked for who has them to fill. */
export const extents = ['full', 'summary', 'with-crosswalks'] as const;
export type Extent = (typeof extents)[number];

/** What those outside the firm get to read. */
const outsideSections: Readonly<Record<OutsideAudience, readonly GapSection[]>> = {
  specialist: [
    ...['summary', 'overview', 'categories', 'proof', 'lapses', 'stages'],
    ...['terms', 'open', 'unknown', 'contradictions', 'lapsed', 'not-applicable', 'met', 'unanswered'],
    ...['table', 'evidence', 'records', 'mappings', 'assumptions'],
  ] as const satisfies readonly GapSection[],
  buyer: ['summary', 'categories', 'message', 'proof', 'assumptions'],
};

/** What the firm has no need of. */
const onlyOutside: ReadonlySet<GapSection> = new Set(['message', 'proof', 'met']);

/** What a report of an extent has for its audience, in its order. */
export function sectionsOf(extent: Extent, { audience }: Pick<ReportModel, 'audience'>): readonly GapSection[] {
  const isFor = (section: GapSection) =>
    audience === undefined ? !onlyOutside.has(section) : outsideSections[audience].some((own) => own === section);
  if (extent === 'summary') return [...summarySections, 'trend' as const].filter(isFor);
  return gapSections.filter((section) => isFor(section) && (section !== 'mappings' || extent === 'with-crosswalks'));
}

/** The gap report in words. On a terminal people see the last lines: what matters most may stand there again. */
export function gapDocument(
  model: ReportModel,
  t: Translate,
  extent: Extent = 'full',
  mainPoint: 'first' | 'first-and-last' = 'first',
): Document {
  const parts = sectionsOf(extent, model).flatMap((section) => gapParts(section, model, t));
  const last: Part = { blocks: [{ kind: 'text', text: headline(model, t), tone: 'strong' }] };
  return { ...gapHead(model, t), parts: mainPoint === 'first' ? parts : [...parts, last] };
}

/** What stands over the report, whatever of it follows. */
export function gapHead(model: ReportModel, t: Translate): Omit<Document, 'parts'> {
  return {
    title: reportTitle(model, t),
    footer: footerLine(atFoot(model.organization), atFoot(model.catalogue.edition), model.digest, t),
    facts: headFacts(model, t),
    notices: [disclaimer(model, t)],
  };
}

/** Signs of a name that a line at the foot of a page has room for; in full it stands on the first page. */
const LONGEST_AT_FOOT = 30;

function atFoot(name: string): string {
  const signs = signsOf(name);
  return signs.length <= LONGEST_AT_FOOT ? name : `${signs.slice(0, LONGEST_AT_FOOT).join('')}…`;
}

/** What a section says; none where there is nothing to tell. */
export function gapParts(section: GapSection, model: ReportModel, t: Translate): readonly Part[] {
  const [first, ...rest] = say[section](model, t);
  if (first === undefined) return [];
  const start = pageStart(section);
  return [start === undefined ? first : { ...first, startsPage: start === 'leaf' ? 'leaf' : 'page' }, ...rest];
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
    {
      title: t('report.categories'),
      blocks: [{ kind: 'bars', of: t('report.category'), rows: categories, addsUp: true }],
    },
  ],
  message: ({ toBuyers = '' }, t) => {
    const lines = toBuyers.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
    const blocks = lines.map((text) => ({ kind: 'text', text, isQuoted: true }) as const);
    return blocks.length === 0 ? [] : [{ title: t('report.message'), blocks }];
  },
  proof: (model, t) => listed(t('report.proof'), proofLines(model, t)),
  targets: (model, t) =>
    listed(t('report.targets'), targetLines(model, t), { kind: 'text', text: targetNote(model, t) }),
  lapses: firstLapses,
  actions: firstActions,
  stages: ({ stages, facts }, t) =>
    stages.flatMap((stage) =>
      listed(t('report.stage', { title: stage.title }), stageLines(stage, facts, t), {
        kind: 'text',
        text: stageNote(stage, t),
        tone: 'quiet',
      }),
    ),
  trend,
  changes: changed,
  plan: (model, t) => plan(model, t),
  vendor: fewForVendor,
  'vendor-sheet': vendorSheet,
  contradictions: (model, t) =>
    listed(t('report.contradictions', { count: model.diagnostics.length }), diagnosticLines(model, t)),
  lapsed,
  open,
  unknown,
  met,
  terms: (model, t) => termsPart(openTerms(model, t), t),
  unanswered,
  'not-applicable': notApplicable,
  table,
  evidence,
  records,
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
