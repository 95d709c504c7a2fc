import { titleOf } from '../../domain/catalogue.ts';
import type { ShownEvidence } from '../../domain/evidence.ts';
import type { Evidence } from '../../formats/assessment.ts';
import type { CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import { actionTimes } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Document, Part, Table, TableColumn, TableRow } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { officialLines } from '../official.ts';
import { stateWords } from '../states.ts';
import { openTerms } from '../terms.ts';
import { countingOf, toConfirm } from '../words/assumption.ts';
import { openConditions, optionsTitle, optionText } from '../words/criterion.ts';
import { nextStep, people } from '../words/plan.ts';
import { evidenceKind, evidenceName, evidencePlaces, recordLines } from '../words/record.ts';
import { type Extent, type GapSection, gapHead, gapParts, sectionsOf } from './gap.ts';
import { evidenceNumbers } from './gapCriteria.ts';
import { handsOf } from './gapPlan.ts';

/** The sections that are tables, in the order of the sheets. */
const tables: readonly (readonly [GapSection, (model: ReportModel, t: Translate) => readonly Table[]])[] = [
  ['table', criteria],
  ['open', open],
  ['plan', plan],
  ['evidence', evidence],
  ['terms', terms],
];

/** What one of the tables tells with others, and what is for paper alone. */
const elsewhere: readonly GapSection[] = [
  'vendor',
  'vendor-sheet',
  'unknown',
  'not-applicable',
  'met',
  'unanswered',
  'records',
];

/**
 * The gap report for a workbook: what the report says in sentences, then a row for each criterion, for what is open, for
 * what to do and for each piece of evidence, with every kind of value in a column, so that they can be filtered and sorted.
 */
export function gapWorkbook(model: ReportModel, t: Translate, extent: Extent = 'full'): Document {
  const sections = sectionsOf(extent, model);
  const inWords = sections.filter((one) => !elsewhere.includes(one) && !tables.some(([own]) => own === one));
  const found = tables.flatMap(([section, make]) => (sections.includes(section) ? make(model, t) : []));
  return {
    ...gapHead(model, t),
    parts: [
      ...inWords.flatMap((section) => gapParts(section, model, t).map((part) => inSentences(part, t))),
      ...found.map((table): Part => ({ title: table.title, blocks: [table] })),
    ],
  };
}

/** Steps as a list: as a table they would be one more plan. */
function inSentences({ blocks, ...part }: Part, t: Translate): Part {
  return {
    ...part,
    blocks: blocks.map((block) => {
      if (block.kind !== 'steps') return block;
      const items = block.groups
        .flatMap(({ steps }) => steps)
        .map(({ id, number, title, state, lines }) =>
          [`${number}. ${id} ${title}${t('text.aside', { text: stateWords(state, t) })}`, ...lines].join('\n'),
        );
      return { kind: 'list', items };
    }),
  };
}

/** @param width in signs of half width; 152 of them fit beside each other on paper */
function column(title: string, width: number, more: Partial<TableColumn> = {}): TableColumn {
  return { title, width: 4 * width, ...more };
}

function idColumn(t: Translate): TableColumn {
  return column(t('report.table.id'), 12, { isHeader: true });
}

function tableOf(title: string, columns: readonly TableColumn[], rows: readonly TableRow[]): Table {
  return { kind: 'table', title, columns, groups: [{ parts: [{ rows }] }] };
}

/** What it is called; behind the number of its requirement where its own number does not begin with that. */
function nameOf(criterion: CriterionReport, requirement: RequirementReport): string {
  const title = titleOf(criterion, requirement);
  const { id, section } = requirement;
  const rest = criterion.id.startsWith(id) ? criterion.id.slice(id.length) : undefined;
  const isSaid = id === section || (rest !== undefined && !/^[\p{L}\p{N}]/u.test(rest));
  return isSaid ? title : `${id} ${title}`;
}

/** Every criterion with all that was written down of it. */
function criteria(model: ReportModel, t: Translate): readonly Table[] {
  const numbers = evidenceNumbers(model);
  const categories = new Map(model.categories.map(({ id, title }) => [id, title]));
  const rows = model.requirements.flatMap((requirement) =>
    requirement.criteria.map((criterion): TableRow => {
      const { id, state, question, owner = '', due = '' } = criterion;
      return [
        [id],
        [categories.get(requirement.category) ?? ''],
        [nameOf(criterion, requirement)],
        [question],
        [stateWords(state, t)],
        [owner],
        [due],
        [
          ...(state === 'not-applicable' ? [toConfirm(countingOf(model), t)] : []),
          ...besides(criterion, t),
          ...(numbers.get(id) ?? []).map((text) => t('report.record.evidence', { text })),
        ],
      ];
    }),
  );
  const columns = [
    idColumn(t),
    column(t('report.category'), 13),
    column(t('report.workbook.title'), 18),
    column(t('report.table.question'), 36),
    column(t('report.table.state'), 14),
    column(t('report.plan.owner'), 12),
    column(t('report.plan.due'), 12),
    column(t('report.table.record'), 34),
  ];
  return [tableOf(t('report.table'), columns, rows)];
}

/** The record of a criterion without what has a column. */
function besides({ owner: _, due: __, ...criterion }: CriterionReport, t: Translate): readonly string[] {
  return recordLines({ ...criterion, evidence: [] }, t);
}

/** What is still to do or to find out, with the conditions that are not met. */
function open(model: ReportModel, t: Translate): readonly Table[] {
  const found = openIn(model);
  if (found.length === 0) return [];
  const wordings = [
    { title: t('report.published'), of: ({ published }: CriterionReport) => published?.text },
    { title: t('report.official'), of: ({ official }: CriterionReport) => official },
  ].filter(({ of }) => found.some(({ criterion }) => of(criterion) !== undefined));
  const rows = found.map(({ requirement, criterion }): TableRow => {
    const { id, state, guidance } = criterion;
    return [
      [id],
      [nameOf(criterion, requirement)],
      [stateWords(state, t)],
      conditions(criterion, t),
      nextStep({ ...guidance, state }, t).map(([, step]) => step),
      guidance?.evidence ?? [],
      guidance?.who === undefined ? [] : [people(guidance.who, t)],
      ...wordings.map(({ of }) => officialLines(of(criterion) ?? '')),
    ];
  });
  const columns = [
    idColumn(t),
    column(t('report.workbook.title'), 16),
    column(t('report.table.state'), 14),
    column(t('report.open.conditions.missing'), 46),
    column(t('report.action.first-step'), 28),
    column(t('report.open.evidence'), 24),
    column(t('report.open.who'), 12),
    ...wordings.map(({ title }) => column(title, 46)),
  ];
  return [tableOf(t('report.workbook.open'), columns, rows)];
}

/** The conditions that are still missing; where nobody has said which, all of them with that. */
function conditions(criterion: CriterionReport, t: Translate): readonly string[] {
  const { options } = criterion;
  const { title, items } = openConditions(criterion, t);
  const isNamed = title === t('report.open.conditions.missing');
  return [
    ...(isNamed || items.length === 0 ? [] : [title]),
    ...items,
    ...(options === undefined
      ? []
      : [optionsTitle(options, t), ...options.choices.map((one) => `${one.id}. ${optionText(one, t)}`)]),
  ];
}

/** What to take up by when and by whom, with cells for what is agreed on. */
function plan(model: ReportModel, t: Translate): readonly Table[] {
  const timed = openIn(model).filter(({ criterion }) => criterion.when !== undefined);
  if (timed.length === 0) return [];
  const hands = handsOf(
    timed.map(({ criterion }) => criterion),
    t,
  );
  const rows = actionTimes.flatMap((time) =>
    hands.flatMap(({ name, held }) =>
      held
        .filter(({ when }) => when === time)
        .map((criterion): TableRow => {
          const { id, order, state, guidance, owner = '', due = '' } = criterion;
          const requirement = timed.find((one) => one.criterion.id === id)?.requirement;
          return [
            [order === undefined ? '' : String(order)],
            [t(`report.action.when.${time}`)],
            [name],
            [id],
            [requirement === undefined ? '' : nameOf(criterion, requirement)],
            [stateWords(state, t)],
            nextStep({ ...guidance, state }, t).map(([, step]) => step),
            [guidance?.effort === undefined || state === 'unknown' ? '' : t(`effort.${guidance.effort}`)],
            [owner],
            [due],
            [''],
          ];
        }),
    ),
  );
  const columns = [
    column(t('report.workbook.order'), 12, { isNumeric: true }),
    column(t('report.workbook.when'), 12),
    column(t('report.plan.who'), 12),
    idColumn(t),
    column(t('report.workbook.title'), 16),
    column(t('report.table.state'), 14),
    column(t('report.action.first-step'), 26),
    column(t('report.open.effort'), 12),
    column(t('report.plan.owner'), 12, { isInput: true }),
    column(t('report.plan.due'), 12, { isInput: true }),
    column(t('report.plan.done'), 12, { isInput: true }),
  ];
  return [tableOf(t('report.plan'), columns, rows)];
}

/** Every piece of evidence by its number; of what is confidential nothing but that there is one. */
function evidence(model: ReportModel, t: Translate): readonly Table[] {
  const numbers = evidenceNumbers(model);
  const rows = model.requirements.flatMap((requirement) =>
    requirement.criteria.flatMap((criterion) =>
      criterion.evidence.map((shown: ShownEvidence, index): TableRow => {
        const { date, validUntil }: Partial<Evidence> = shown.confidential ? {} : shown;
        return [
          [numbers.get(criterion.id)?.[index] ?? ''],
          [criterion.id],
          [nameOf(criterion, requirement)],
          [evidenceName(shown, t), ...evidenceKind(shown, t)],
          evidencePlaces(shown),
          [date ?? ''],
          [validUntil ?? ''],
        ];
      }),
    ),
  );
  if (rows.length === 0) return [];
  const columns = [
    column(t('report.workbook.evidence'), 12, { isHeader: true }),
    column(t('report.table.id'), 12),
    column(t('report.workbook.title'), 26),
    column(t('changes.evidence.title'), 36),
    column(t('changes.evidence.reference'), 36),
    column(t('changes.evidence.date'), 12),
    column(t('changes.evidence.validUntil'), 14),
  ];
  return [tableOf(t('report.workbook.register'), columns, rows)];
}

/** What the words of the open criteria mean. */
function terms(model: ReportModel, t: Translate): readonly Table[] {
  const found = openTerms(model, t);
  if (found.length === 0) return [];
  const columns = [column(t('terms.term'), 40, { isHeader: true }), column(t('terms.gloss'), 108)];
  return [
    tableOf(
      t('terms.title'),
      columns,
      found.map(({ term, gloss }) => [[term], [gloss]]),
    ),
  ];
}

function openIn(model: ReportModel) {
  return criteriaIn(model, 'unmet', 'partial', 'unknown');
}
