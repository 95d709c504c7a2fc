import { requirementName } from '../../domain/catalogue.ts';
import { conditionsOf } from '../../domain/conditions.ts';
import type { Term } from '../../formats/catalogue.ts';
import type { CriterionReport, ReviewReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Part, Sheet, Signature, TableRow } from '../document.ts';
import { questionTerms, termsPart } from '../terms.ts';
import { answeredLine, derivedLine, evidenceFacts, evidenceName, saidLines, waiverLine } from '../words/record.ts';
import { saidOf, unproven } from '../words/view.ts';
import {
  type FoundFiles,
  filesFound,
  headOf,
  type SheetHead,
  type SheetInput,
  type Specialist,
  type StatedEvidence,
  specialistsOf,
  statedEvidence,
} from './sheetInput.ts';
import {
  answerText,
  askedLines,
  type CountedSummary,
  countsParts,
  earlierLines,
  headFacts,
  saidByEach,
  signature,
  specialistsPart,
  verdictWord,
  viewLines,
} from './sheetParts.ts';

/** The sheet a specialist signs: answer, evidence and view of each criterion beside each other. */
export interface Confirmation {
  readonly head: SheetHead;
  readonly specialists: readonly Specialist[];
  readonly summary: CountedSummary;
  readonly files: FoundFiles;
  readonly categories: readonly {
    readonly title: string;
    readonly requirements: readonly {
      readonly id: string;
      readonly section: string;
      readonly title: string;
      readonly criteria: readonly ConfirmedCriterion[];
    }[];
  }[];
  /** What the words of the questions mean. */
  readonly terms: readonly Term[];
}

export type ConfirmedCriterion = Pick<
  CriterionReport,
  | 'id'
  | 'question'
  | 'metWhen'
  | 'state'
  | 'missing'
  | 'options'
  | 'lastDone'
  | 'reason'
  | 'note'
  | 'review'
  | 'views'
  | 'answeredBy'
  | 'answeredOn'
  | 'waiver'
  | 'derivedFrom'
  | 'derivedFact'
> & {
  readonly evidence: readonly StatedEvidence[];
};

/** What the confirmation sheet says, as data. */
export function confirmationOf(input: SheetInput): Confirmation {
  const { categories, requirements, summary } = input.model;
  return {
    head: headOf(input),
    specialists: specialistsOf(input),
    summary,
    files: filesFound(input),
    categories: categories.map(({ id: category, title }) => ({
      title,
      requirements: requirements
        .filter((requirement) => requirement.category === category)
        .map(({ id, section, title, criteria }) => ({
          id,
          section,
          title,
          criteria: criteria.map((one) => confirmed(one, input)),
        })),
    })),
    terms: questionTerms(
      input.model,
      requirements.flatMap(({ criteria }) => criteria),
    ),
  };
}

function confirmed(criterion: CriterionReport, input: SheetInput): ConfirmedCriterion {
  const { id, question, metWhen, state, missing, options, lastDone, reason, note } = criterion;
  const { review, views, answeredBy, answeredOn, waiver, derivedFrom, derivedFact } = criterion;
  return {
    id,
    question,
    metWhen,
    state,
    evidence: statedEvidence(id, input),
    ...(missing === undefined ? {} : { missing }),
    ...(options === undefined ? {} : { options }),
    ...(lastDone === undefined ? {} : { lastDone }),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(answeredOn === undefined ? {} : { answeredOn }),
    ...(waiver === undefined ? {} : { waiver }),
    ...(derivedFrom === undefined ? {} : { derivedFrom }),
    ...(derivedFact === undefined ? {} : { derivedFact }),
    ...(review === undefined ? {} : { review }),
    ...(views === undefined ? {} : { views }),
  };
}

/** The confirmation sheet in words. */
export function confirmationSheet(confirmation: Confirmation, t: Translate): Sheet {
  const { head, specialists, summary, files } = confirmation;
  const { title } = head.catalogue;
  return {
    title: t('sheet.confirmation', { level: head.level.title }),
    organization: head.organization,
    mark: t('sheet.confirmation.mark'),
    facts: headFacts(head, t),
    notices: [t('sheet.confirmation.notice', { title }), ...unproven(head.views !== undefined, t)],
    parts: [
      specialistsPart(specialists, t),
      ...countsParts(summary, files, t),
      criteriaPart(confirmation, t),
      ...termsPart(confirmation.terms, t),
      unconfirmedPart(confirmation, t),
      {
        title: t('sheet.signatures'),
        blocks: [
          ...signers(specialists, t),
          signature(t('sheet.signature.firm'), t('sheet.signature.firm.confirms'), t),
        ],
      },
    ],
    edition: head.catalogue.edition,
    digest: head.digest,
    date: head.dates.reported,
    tool: head.tool,
  };
}

/** A place for each specialist: nobody signs for what another has seen. */
function signers(specialists: readonly Specialist[], t: Translate): readonly Signature[] {
  const confirms = t('sheet.signature.specialist.confirms');
  if (specialists.length < 2) return [signature(t('sheet.signature.specialist'), confirms, t)];
  return specialists.map(({ name }) => signature(t('sheet.signature.specialist.named', { name }), confirms, t));
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
          { title: t('sheet.column.view-reason'), width: 0 },
          { title: t('sheet.column.advice'), width: 0 },
          { title: t('sheet.column.question'), width: 0 },
          { title: t('sheet.column.earlier'), width: 0 },
        ],
        onePage: true,
        groupedBy: [t('report.category'), t('sheet.requirement')],
        groups: categories.map((category) => ({
          title: category.title,
          parts: category.requirements.map((requirement) => ({
            title: requirementName(requirement),
            rows: requirement.criteria.map((criterion) => criterionRow(criterion, t)),
          })),
        })),
      },
    ],
  };
}

function criterionRow(criterion: ConfirmedCriterion, t: Translate): TableRow {
  const { id, question, state, evidence, views } = criterion;
  const said = saidOf(criterion);
  const each = (textOf: (review: ReviewReport) => string | undefined) => saidByEach(said, textOf, t);
  return [
    [id],
    [question],
    [
      answerText(state, t),
      ...missingConditions(criterion, t),
      ...saidLines(criterion, t),
      ...waiverLine(criterion.waiver, t),
      ...answeredLine(criterion, t),
      ...derivedLine(criterion, t),
    ],
    evidence.map((item) => evidenceText(item, t)),
    viewLines(criterion, t),
    each(({ lookedAt = [] }) => (lookedAt.length === 0 ? undefined : seen(lookedAt, t))),
    [...new Set(said.map(({ on }) => on))],
    said.map(({ reviewer }) => reviewer.name),
    each(({ reason: why }) => why),
    each(({ advice }) => advice),
    said.flatMap((review) => askedLines(review, t)),
    (views?.earlier ?? []).flatMap((one) => earlierLines(one, t)),
  ];
}

function seen(lookedAt: NonNullable<ReviewReport['lookedAt']>, t: Translate): string {
  return lookedAt.map((what) => t(`lookedAt.${what}`)).join(t('list.separator'));
}

/** The conditions that the firm names as still missing, in words: a number alone says nothing on paper. */
function missingConditions({ metWhen, missing }: ConfirmedCriterion, t: Translate): readonly string[] {
  return conditionsOf({ metWhen }, missing)
    .filter(({ isMissing }) => isMissing)
    .map(({ number, text }) => t('sheet.missing-condition', { number, text }));
}

/** The name, the state, and of what is not confidential all that is written down, with the start of its hash. */
function evidenceText({ shown, state }: StatedEvidence, t: Translate): string {
  const sha256 = shown.confidential ? undefined : shown.sha256;
  const parts = [
    t(`evidence.state.${state}`),
    ...evidenceFacts(shown, t),
    ...(sha256 === undefined ? [] : [t('sheet.evidence.hash', { digits: sha256.slice(0, HASH_DIGITS) })]),
  ];
  return evidenceName(shown, t) + t('text.aside', { text: parts.join(t('list.comma')) });
}

/** Enough to compare two sheets by eye; the whole hash is in the file. */
const HASH_DIGITS = 12;

/** What no signature on the sheet stands for. */
function unconfirmedPart({ categories }: Confirmation, t: Translate): Part {
  const all = categories.flatMap(({ requirements }) => requirements.flatMap(({ criteria }) => criteria));
  const told = (['none', 'changed', 'rewritten', 'unshown', 'split'] as const).map((verdict) => ({
    view: verdictWord(verdict, t),
    criteria: all.filter(({ views }) => (views?.verdict ?? 'none') === verdict),
  }));
  const count = told.reduce((sum, { criteria }) => sum + criteria.length, 0);
  return {
    title: t('sheet.unconfirmed', { count }),
    blocks:
      count === 0
        ? [{ kind: 'text', text: t('sheet.unconfirmed.none') }]
        : told
            .filter(({ criteria }) => criteria.length > 0)
            .map(({ view, criteria }) => ({
              kind: 'text',
              text: t('sheet.unconfirmed.row', {
                view,
                count: criteria.length,
                ids: criteria.map(({ id }) => id).join(t('list.comma')),
              }),
            })),
  };
}
