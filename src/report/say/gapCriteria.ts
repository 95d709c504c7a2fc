import { requirementName, titleOf } from '../../domain/catalogue.ts';
import type { ShownEvidence } from '../../domain/evidence.ts';
import { compareText } from '../../domain/order.ts';
import type { CriterionReport, ReportModel, RequirementReport } from '../../formats/outputs/report.ts';
import { criterionStates } from '../../formats/states.ts';
import type { Translate } from '../../i18n/t.ts';
import type { CriterionHead, CriterionRow, Detail, DocumentBlock, Part } from '../document.ts';
import { criteriaIn } from '../model.ts';
import { officialLines } from '../official.ts';
import { countingOf, toConfirm } from '../words/assumption.ts';
import { lapseMarks, openConditions, optionsTitle, optionText } from '../words/criterion.ts';
import { guidanceFacts, nextStep, people } from '../words/plan.ts';
import { answeredLine, evidenceText, recordLines } from '../words/record.ts';
import { facetsOf } from './gapFacets.ts';

/** What is partly met or not yet: what is missing, how to begin, what shows it and who knows. */
export function open(model: ReportModel, t: Translate): readonly Part[] {
  const found = criteriaIn(model, 'unmet', 'partial');
  if (found.length === 0) return [];
  return [{ title: t('report.open', { count: found.length }), blocks: [entriesOf(model, found, 'last', t)] }];
}

/** What is in place, with its conditions and what shows it: for whoever confirms that it is. */
export function met(model: ReportModel, t: Translate): readonly Part[] {
  const found = criteriaIn(model, 'met');
  if (found.length === 0) return [];
  return [{ title: t('report.met', { count: found.length }), blocks: [entriesOf(model, found, 'first', t)] }];
}

/** What is missing stands before the question, which its reader has answered; what was asked stands before what is in place. */
function entriesOf(
  model: ReportModel,
  found: ReturnType<typeof criteriaIn>,
  question: 'first' | 'last',
  t: Translate,
): DocumentBlock {
  const numbers = evidenceNumbers(model);
  const criteria = found.map(({ requirement, criterion }) => {
    const { question: asked, ...head } = headOf(model, requirement, criterion, t);
    const details = detailsOf(criterion, numbers, t);
    const last = { kind: 'facts', facts: [[t('report.table.question'), asked]] } as const;
    return question === 'first' ? { ...head, question: asked, details } : { ...head, details: [...details, last] };
  });
  return { kind: 'criteria', criteria };
}

function detailsOf(criterion: CriterionReport, numbers: EvidenceNumbers, t: Translate): readonly Detail[] {
  const { guidance, options, published, official } = criterion;
  const conditions = openConditions(criterion, t);
  const record = joined(notedOf(criterion, numbers, t), t);
  const fact = (label: string, value: string): readonly Detail[] =>
    value === '' ? [] : [{ kind: 'facts', facts: [[label, value]] }];
  const about = guidance === undefined ? [] : guidanceFacts(guidance, t);
  return [
    ...(conditions.items.length === 0 ? [] : [{ kind: 'list', ...conditions } as const]),
    ...(options === undefined
      ? []
      : [
          {
            kind: 'list',
            title: optionsTitle(options, t),
            items: options.choices.map((one) => `${one.id}. ${optionText(one, t)}`),
          } as const,
        ]),
    ...fact(t('report.open.note'), guidance?.note ?? ''),
    ...nextStep({ ...guidance, state: criterion.state }, t).flatMap(([label, value]) => fact(label, value)),
    ...fact(t('report.open.evidence'), joined(guidance?.evidence ?? [], t)),
    ...(about.length === 0 ? [] : [{ kind: 'facts', facts: about } as const]),
    ...fact(t('report.table.record'), record),
    ...(published?.text === undefined
      ? []
      : [{ kind: 'quotation', title: t('report.published'), lines: officialLines(published.text) } as const]),
    ...(official === undefined
      ? []
      : [{ kind: 'quotation', title: t('report.official'), lines: officialLines(official) } as const]),
  ];
}

/** What nobody could answer, with whom to ask and what was noted. */
export function unknown(model: ReportModel, t: Translate): readonly Part[] {
  const found = criteriaIn(model, 'unknown');
  if (found.length === 0) return [];
  const numbers = evidenceNumbers(model);
  const rows = found.map(({ requirement, criterion }) => ({
    ...rowOf(model, requirement, criterion, t),
    notes: [
      criterion.guidance?.who === undefined ? '' : people(criterion.guidance.who, t),
      criterion.guidance?.note ?? '',
      joined(notedOf(criterion, numbers, t), t),
    ].filter((line) => line !== ''),
  }));
  return [
    {
      title: t('report.unknown', { count: found.length }),
      blocks: [
        { kind: 'criteria-table', columns: columnsWith(t('report.unknown.ask'), t), groups: [{ rows }] },
        { kind: 'text', text: t('report.unknown.handout'), isForOperator: true },
      ],
    },
  ];
}

/** What is said not to apply, with the reasons, and that somebody has to confirm them. */
export function notApplicable(model: ReportModel, t: Translate): readonly Part[] {
  const found = criteriaIn(model, 'not-applicable');
  if (found.length === 0) return [];
  const numbers = evidenceNumbers(model);
  const rows = found.map(({ requirement, criterion: { reason, ...criterion } }) => ({
    ...rowOf(model, requirement, criterion, t),
    notes: [reason ?? t('report.not-applicable.no-reason'), joined(notedOf(criterion, numbers, t), t)].filter(
      (line) => line !== '',
    ),
  }));
  return [
    {
      title: t('report.not-applicable', { count: found.length }),
      blocks: [
        { kind: 'text', text: toConfirm(countingOf(model), t), tone: 'warning' },
        { kind: 'criteria-table', columns: columnsWith(t('report.not-applicable.reason'), t), groups: [{ rows }] },
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

/** Whether the report tells of criteria in a state by themselves; of what is in place, to those who confirm it. */
function isToldOf({ audience }: ReportModel, state: CriterionReport['state']): boolean {
  return state === 'met' ? audience === 'specialist' : state !== 'unanswered';
}

/** Every criterion on a line; the question of one that has been told of stands there. */
export function table(model: ReportModel, t: Translate): readonly Part[] {
  const numbers = evidenceNumbers(model);
  const listed = (requirement: RequirementReport, criterion: CriterionReport): CriterionRow => {
    const { owner, state } = criterion;
    const held = evidenceOf(criterion, numbers, t);
    const notes = [...lapseMarks(criterion, t), ...(owner === undefined ? [] : [owner]), ...held];
    const isTold = isToldOf(model, state);
    return {
      ...rowOf(model, requirement, criterion, t),
      ...(isTold ? { isTold } : {}),
      notes: notes.length === 0 ? [] : [joined(notes, t)],
    };
  };
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
            { title: t('report.table.held'), shows: 'notes' },
          ],
          groups: model.requirements.map((requirement) => ({
            title: requirementName(requirement),
            rows: requirement.criteria.map((criterion) => listed(requirement, criterion)),
          })),
        },
      ],
    },
  ];
}

/** Every piece of evidence with its number; nothing where there is none. */
export function evidence(model: ReportModel, t: Translate): readonly Part[] {
  const numbers = evidenceNumbers(model);
  // In the firm `evidence check` compares them; whoever gets the files alone needs them.
  const isOutside = model.audience !== undefined;
  const items = allCriteriaOf(model).flatMap((criterion) =>
    criterion.evidence.map((shown, index) =>
      t('report.evidence.item', {
        number: numbers.get(criterion.id)?.[index] ?? '',
        text: joined([evidenceText(shown, t), ...(isOutside ? hashOf(shown, t) : [])], t),
      }),
    ),
  );
  if (items.length === 0) return [];
  return [{ title: t('report.evidence', { count: items.length }), blocks: [{ kind: 'list', items }] }];
}

function hashOf(shown: ShownEvidence, t: Translate): readonly string[] {
  return shown.confidential || shown.sha256 === undefined ? [] : [t('report.evidence.hash', { sha256: shown.sha256 })];
}

/** What else was written down of criteria that are not told of by themselves, then who answered what when. */
export function records(model: ReportModel, t: Translate): readonly Part[] {
  const untold = criterionStates.filter((state) => !isToldOf(model, state));
  const noted = criteriaIn(model, ...untold).flatMap(({ criterion }) => {
    const { owner: _, evidence: __, lapses: ___, ...rest } = criterion;
    const lines = notedOf({ ...rest, evidence: [] }, new Map(), t);
    return lines.length === 0 ? [] : [`${rest.id}  ${joined(lines, t)}`];
  });
  const days = answerDays(model, t);
  const items = [...noted, ...days];
  return items.length === 0 ? [] : [{ title: t('report.records'), blocks: [{ kind: 'list', items }] }];
}

/**
 * Who answered when, day by day, each with the criteria; three and more that follow each other in the catalogue as a
 * range.
 */
function answerDays(model: ReportModel, t: Translate): readonly string[] {
  const places = new Map<string, number[]>();
  const criteria = allCriteriaOf(model);
  for (const [place, criterion] of criteria.entries()) {
    for (const line of answeredLine(criterion, t)) places.set(line, [...(places.get(line) ?? []), place]);
  }
  const idAt = (place: number | undefined) => criteria[place ?? -1]?.id ?? '';
  const dayOf = ([place]: readonly number[]) => criteria[place ?? -1]?.answeredOn ?? 'no day, after all days';
  return [...places]
    .toSorted(([, a], [, b]) => compareText(dayOf(a), dayOf(b)))
    .map(([line, own]) => {
      const ids = runsOf(own).flatMap((run) =>
        run.length < 3 ? run.map(idAt) : [t('report.answered.range', { first: idAt(run[0]), last: idAt(run.at(-1)) })],
      );
      return `${line}: ${ids.join(t('list.comma'))}`;
    });
}

/** Rising numbers, parted where one is left out. */
function runsOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}

/** The numbers of a criterion's evidence, by the criterion. */
export type EvidenceNumbers = ReadonlyMap<string, readonly string[]>;

/**
 * Numbers evidence by its criterion and its place there, as findings are: what is added to another criterion, or after it,
 * moves nothing.
 * Assumption: the numbers are ours.
 */
export function evidenceNumbers(model: ReportModel): EvidenceNumbers {
  return new Map(
    allCriteriaOf(model).map(({ id, evidence: pieces }) => [id, pieces.map((_, index) => `E-${id}/${index + 1}`)]),
  );
}

function evidenceOf({ id }: CriterionReport, numbers: EvidenceNumbers, t: Translate): readonly string[] {
  const own = numbers.get(id) ?? [];
  return own.length === 0 ? [] : [own.join(t('list.comma'))];
}

/** The record of a criterion, with its evidence by number; who answered when stands in the records. */
function notedOf(criterion: CriterionReport, numbers: EvidenceNumbers, t: Translate): readonly string[] {
  const { missing: _, evidence: __, answeredBy: ___, answeredOn: ____, ...recorded } = criterion;
  return [
    ...recordLines({ ...recorded, evidence: [] }, t),
    ...evidenceOf(criterion, numbers, t).map((text) => t('report.record.evidence', { text })),
  ];
}

function allCriteriaOf({ requirements }: ReportModel): readonly CriterionReport[] {
  return requirements.flatMap(({ criteria }) => criteria);
}

/** A criterion as a row, whose own title stands with its question. */
function rowOf(
  model: ReportModel,
  requirement: RequirementReport,
  criterion: CriterionReport,
  t: Translate,
): Omit<CriterionRow, 'notes'> {
  const { title } = criterion;
  return { ...headOf(model, requirement, criterion, t), ...(title === undefined ? {} : { ownTitle: title }) };
}

function headOf(
  model: ReportModel,
  requirement: RequirementReport,
  criterion: CriterionReport,
  t: Translate,
): CriterionHead {
  const { id, state, question } = criterion;
  return {
    id,
    title: titleOf(criterion, requirement),
    state,
    question,
    facets: facetsOf(model, requirement, criterion, t),
  };
}

function joined(told: readonly string[], t: Translate): string {
  return told.join(t('terms.separator'));
}
