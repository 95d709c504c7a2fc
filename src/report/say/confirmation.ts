import { isEvidenceGood } from '../../domain/evidence.ts';
import type { Term } from '../../formats/catalogue.ts';
import type { CriterionReport, ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Part, Sheet, TableRow } from '../document.ts';
import { evidenceName } from '../evidence.ts';
import { answeredLine } from '../sentences.ts';
import { questionTerms, termsPart } from '../terms.ts';
import {
  headOf,
  type SheetHead,
  type SheetInput,
  type Specialist,
  type StatedEvidence,
  specialistsOf,
  statedEvidence,
} from './sheetInput.ts';
import { answerText, countsTable, headFacts, signature, specialistsPart, viewLines } from './sheetParts.ts';

/** The sheet a specialist signs: answer, evidence and view of each criterion beside each other. */
export interface Confirmation {
  readonly head: SheetHead;
  readonly specialists: readonly Specialist[];
  readonly summary: Pick<ReportModel['summary'], 'criteria' | 'views'>;
  readonly categories: readonly {
    readonly title: string;
    readonly requirements: readonly {
      readonly id: string;
      readonly title: string;
      readonly criteria: readonly ConfirmedCriterion[];
    }[];
  }[];
  /** What the words of the questions mean. */
  readonly terms: readonly Term[];
}

export type ConfirmedCriterion = Pick<
  CriterionReport,
  'id' | 'question' | 'state' | 'reason' | 'review' | 'answeredBy' | 'answeredOn'
> & {
  readonly evidence: readonly StatedEvidence[];
};

/** What the confirmation sheet says, as data. */
export function confirmationOf(input: SheetInput): Confirmation {
  const { categories, requirements, summary } = input.model;
  return {
    head: headOf(input),
    specialists: specialistsOf(input),
    summary: { criteria: summary.criteria, ...(summary.views ? { views: summary.views } : {}) },
    categories: categories.map(({ id: category, title }) => ({
      title,
      requirements: requirements
        .filter((requirement) => requirement.category === category)
        .map(({ id, title, criteria }) => ({ id, title, criteria: criteria.map((one) => confirmed(one, input)) })),
    })),
    terms: questionTerms(
      input.model,
      requirements.flatMap(({ criteria }) => criteria),
    ),
  };
}

function confirmed(criterion: CriterionReport, input: SheetInput) {
  const { id, question, state, reason, review, answeredBy, answeredOn } = criterion;
  return {
    id,
    question,
    state,
    evidence: statedEvidence(id, input),
    ...(reason === undefined ? {} : { reason }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(answeredOn === undefined ? {} : { answeredOn }),
    ...(review === undefined ? {} : { review }),
  };
}

/** The confirmation sheet in words. */
export function confirmationSheet(confirmation: Confirmation, t: Translate): Sheet {
  const { head, specialists, summary } = confirmation;
  const { title, edition } = head.catalogue;
  return {
    title: t('sheet.confirmation', { level: head.level.title }),
    organization: head.organization,
    mark: t('sheet.confirmation.mark'),
    facts: headFacts(head, t),
    notices: [t('sheet.confirmation.notice', { title, edition })],
    parts: [
      specialistsPart(specialists, t),
      { title: t('sheet.counts'), blocks: [countsTable(summary.criteria, summary.views, t)] },
      criteriaPart(confirmation, t),
      ...termsPart(confirmation.terms, t),
      unconfirmedPart(confirmation, t),
      {
        title: t('sheet.signatures'),
        blocks: [
          signature(t('sheet.signature.specialist'), t('sheet.signature.specialist.confirms'), t),
          signature(t('sheet.signature.firm'), t('sheet.signature.firm.confirms'), t),
        ],
      },
    ],
    edition,
    digest: head.digest,
    date: head.dates.reported,
    tool: head.tool,
  };
}

function criteriaPart({ categories }: Confirmation, t: Translate): Part {
  const title = t('sheet.criteria');
  return {
    title,
    blocks: [
      {
        kind: 'table',
        title,
        columns: [
          { title: t('report.table.id'), width: 48, isHeader: true },
          { title: t('report.table.question'), width: 137 },
          { title: t('sheet.column.answer'), width: 86 },
          { title: t('sheet.column.evidence'), width: 98 },
          { title: t('sheet.column.view'), width: 114 },
          { title: t('sheet.column.looked-at'), width: 0 },
          { title: t('sheet.column.on'), width: 0 },
          { title: t('sheet.column.specialist'), width: 0 },
          { title: t('sheet.column.advice'), width: 0 },
        ],
        groupedBy: [t('report.category'), t('sheet.requirement')],
        groups: categories.map((category) => ({
          title: category.title,
          parts: category.requirements.map((requirement) => ({
            title: `${requirement.id}  ${requirement.title}`,
            rows: requirement.criteria.map((criterion) => criterionRow(criterion, t)),
          })),
        })),
      },
    ],
  };
}

function criterionRow(criterion: ConfirmedCriterion, t: Translate): TableRow {
  const { id, question, state, reason, review, evidence } = criterion;
  const lookedAt = review?.lookedAt ?? [];
  return [
    [id],
    [question],
    [
      answerText(state, t),
      ...(reason === undefined ? [] : [t('report.record.reason', { text: reason })]),
      ...answeredLine(criterion, t),
    ],
    evidence.map((item) => evidenceText(item, t)),
    viewLines(review, t),
    lookedAt.length === 0 ? [] : [lookedAt.map((what) => t(`lookedAt.${what}`)).join(t('list.separator'))],
    review === undefined ? [] : [review.on],
    review === undefined ? [] : [review.reviewer.name],
    review?.advice === undefined ? [] : [review.advice],
  ];
}

function evidenceText({ shown, state }: StatedEvidence, t: Translate): string {
  const name = evidenceName(shown, t);
  return isEvidenceGood(state) ? name : `${name}${t('text.aside', { text: t(`evidence.state.${state}`) })}`;
}

/** What no signature on the sheet stands for. */
function unconfirmedPart({ categories }: Confirmation, t: Translate): Part {
  const all = categories.flatMap(({ requirements }) => requirements.flatMap(({ criteria }) => criteria));
  const none = all.filter(({ review }) => review === undefined);
  const changed = all.filter(({ review }) => review?.isCurrent === false);
  const count = none.length + changed.length;
  const told = [
    [t('sheet.view.none'), none],
    [t('sheet.view.changed'), changed],
  ] as const;
  return {
    title: t('sheet.unconfirmed', { count }),
    blocks:
      count === 0
        ? [{ kind: 'text', text: t('sheet.unconfirmed.none') }]
        : told
            .filter(([, criteria]) => criteria.length > 0)
            .map(([view, criteria]) => ({
              kind: 'text',
              text: t('sheet.unconfirmed.row', {
                view,
                count: criteria.length,
                ids: criteria.map(({ id }) => id).join(t('list.comma')),
              }),
            })),
  };
}
