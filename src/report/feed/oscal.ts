import { titleOf } from '../../domain/catalogue.ts';
import { uuidOf } from '../../domain/digest.ts';
import type { ShownEvidence } from '../../domain/evidence.ts';
import { OSCAL_NAMESPACE, OSCAL_VERSION } from '../../formats/oscalNames.ts';
import type {
  OscalCatalogue,
  OscalMetadata,
  OscalObservation,
  OscalPlan,
  OscalProperty,
  OscalResource,
  OscalResults,
  OscalRisk,
} from '../../formats/outputs/oscal.ts';
import type { CriterionReport, ReportModel, ReviewReport } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import { escapeUnsafe, sanitize, sanitizeLine } from '../../text/sanitize.ts';
import { lapseLines, openConditions } from '../words/criterion.ts';
import { disclaimer } from '../words/head.ts';
import { nextStep } from '../words/plan.ts';
import { evidenceText, recordLines } from '../words/record.ts';
import { reviewLines, saidOf } from '../words/view.ts';
import { subjectOf } from './subject.ts';

/** Data of OSCAL as the text of a file. */
export function oscalJson(data: OscalResults | OscalPlan | OscalCatalogue): string {
  return `${escapeUnsafe(JSON.stringify(data, null, 2))}\n`;
}

/** A text of somebody in which nothing is a mark of Markdown; a dash where it is empty, since OSCAL takes no empty text. */
export function markup(text: string): string {
  return (
    sanitize(text)
      .trim()
      .replace(/[\\`*_^~[\]{}<>#|]/g, '\\$&') || '-'
  );
}

/** Lines as paragraphs. */
export function paragraphs(lines: readonly string[]): string {
  return lines.map(markup).join('\n\n');
}

/** The id of a criterion or of another part as OSCAL takes it: what it does not take in an id stands as the number of its sign. */
export function tokenOf(kind: 'category' | 'section' | 'requirement' | 'criterion', id: string): string {
  return `${kind}-${id.replace(/[^\p{L}\p{N}.-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}_`)}`;
}

/** A word of ours for what OSCAL has none for; nothing where there is no value. */
export function property(name: string, value: string | undefined): readonly OscalProperty[] {
  const text = value === undefined ? '' : sanitizeLine(value).trim();
  return text === '' ? [] : [{ name, ns: OSCAL_NAMESPACE, value: text }];
}

/** The number as its publisher writes it. */
export function label(id: string): OscalProperty {
  return { name: 'label', value: sanitizeLine(id).trim() || '-' };
}

/** Days have no time of day in our files: a day is meant as a whole. */
export function momentOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** The name of the file that a catalogue of OSCAL is looked for in, beside the file that names it. */
function catalogueFile({ id }: { readonly id: string }): string {
  return `${id}.oscal.json`;
}

/** The same from one report to the next. */
export function stableUuid(model: ReportModel, ...parts: readonly unknown[]): string {
  return uuidOf([...subjectOf(model), ...parts]);
}

/** Another for every file with something else in it. */
export function documentUuid({ digest, dates, level, audience }: ReportModel, kind: string, title: string): string {
  return uuidOf([kind, digest, dates.reported, level.id, audience ?? null, title]);
}

function nameOf(name: string): string {
  return sanitizeLine(name).trim() || '-';
}

/** What every document says of itself: when, by whose program, whose it is, and what it is not. */
export function metadataOf(model: ReportModel, title: string, t: Translate): OscalMetadata {
  const { organization, dates, digest, tool, level, catalogue } = model;
  const people = new Map(
    reviewersIn(model).map((reviewer) => [reviewerUuid(model, reviewer), nameOf(reviewer.name)] as const),
  );
  return {
    title: markup(title),
    'last-modified': momentOf(dates.reported),
    version: dates.reported,
    'oscal-version': OSCAL_VERSION,
    props: [
      ...property('tool', `${tool.name} ${tool.version}`),
      ...property('digest', digest),
      ...property('catalogue', `${catalogue.id}@${catalogue.edition}`),
      ...property('level', level.id),
      ...property('audience', model.audience),
    ],
    parties: [
      {
        uuid: firmUuid(model),
        type: 'organization',
        name: nameOf(organization || t('report.organization.missing')),
      },
      ...[...people].map(([uuid, name]) => ({ uuid, type: 'person' as const, name })),
    ],
    remarks: markup(disclaimer(model, t)),
  };
}

/** Of the firm, as a party of every document about it. */
export function firmUuid(model: ReportModel): string {
  return stableUuid(model, 'firm');
}

type Reviewer = ReviewReport['reviewer'];

function reviewerUuid(model: ReportModel, { name, registration, organization }: Reviewer): string {
  return stableUuid(model, 'reviewer', name, registration ?? null, organization ?? null);
}

function reviewersIn({ requirements }: ReportModel): readonly Reviewer[] {
  return requirements.flatMap(({ criteria }) => criteria.flatMap((one) => saidOf(one).map(({ reviewer }) => reviewer)));
}

/** Where the ids of controls and objectives are told. */
export function catalogueResource(model: ReportModel): OscalResource {
  const { catalogue } = model;
  return {
    uuid: stableUuid(model, 'catalogue'),
    title: markup(catalogue.title),
    props: [...property('catalogue', `${catalogue.id}@${catalogue.edition}`), ...property('hash', catalogue.hash)],
    rlinks: [{ href: catalogueFile(catalogue), 'media-type': 'application/oscal+json' }],
  };
}

/** A criterion with the title that a document gives it. */
export interface Named {
  readonly criterion: CriterionReport;
  readonly title: string;
}

/** The criteria of a report, each with the title that its observations and risks bear. */
export function namedIn({ requirements }: ReportModel): readonly Named[] {
  return requirements.flatMap((requirement) =>
    requirement.criteria.map((criterion) => ({
      criterion,
      title: markup(`${criterion.id} ${titleOf(criterion, requirement)}`),
    })),
  );
}

/** Of the observation that tells the answer of the firm. */
export function answerUuid(model: ReportModel, { id }: CriterionReport): string {
  return stableUuid(model, 'answer', id);
}

/** Of the risk that a criterion leaves open. */
export function riskUuid(model: ReportModel, { id }: CriterionReport): string {
  return stableUuid(model, 'risk', id);
}

/** The answer of the firm, and beside it what each specialist said: three values, of which none stands for another. */
export function observationsOf(model: ReportModel, named: Named, t: Translate): readonly OscalObservation[] {
  const { criterion, title } = named;
  const { id, state, question, level, answeredOn, answeredBy, owner, lapses = [], evidence } = criterion;
  const { review: _, views: __, ...own } = criterion;
  const remarks = recordLines({ ...own, evidence: [] }, t);
  const common = { title, types: ['control-objective' as const] };
  const from = (uuid: string) => [{ actors: [{ type: 'party' as const, 'actor-uuid': uuid }] }];
  return [
    {
      uuid: answerUuid(model, criterion),
      ...common,
      description: markup(question),
      props: [
        ...property('said-by', 'firm'),
        ...property('state', state),
        ...property('level', level),
        ...property('answered-by', answeredBy),
        ...property('owner', owner),
        ...lapses.flatMap(({ code }) => property('lapse', code)),
      ],
      // Somebody of the firm has answered a question; how they came to know is not written down.
      methods: ['UNKNOWN'],
      origins: from(firmUuid(model)),
      ...(evidence.length === 0
        ? {}
        : {
            'relevant-evidence': evidence.map((shown: ShownEvidence) => ({
              description: markup(evidenceText(shown, t)),
            })),
          }),
      collected: momentOf(answeredOn ?? model.dates.reported),
      ...(remarks.length === 0 ? {} : { remarks: paragraphs(remarks) }),
    },
    ...saidOf(criterion).map(
      (review): OscalObservation => ({
        uuid: stableUuid(model, 'view', id, reviewerUuid(model, review.reviewer)),
        ...common,
        description: paragraphs(reviewLines(review, t)),
        props: [
          ...property('said-by', 'specialist'),
          ...property('view', review.view),
          ...property('is-current', String(review.isCurrent)),
        ],
        methods: methodsOf(review),
        origins: from(reviewerUuid(model, review.reviewer)),
        collected: momentOf(review.on),
      }),
    ),
  ];
}

function methodsOf({ lookedAt = [] }: ReviewReport): OscalObservation['methods'] {
  const methods = new Set(lookedAt.map((what) => (what === 'interview' ? 'INTERVIEW' : 'EXAMINE')));
  return methods.size === 0 ? ['UNKNOWN'] : [...methods];
}

/** Whether there is something to do: it is open, nobody knows, or what was met has run out. */
export function isRisk({ state, lapses = [] }: CriterionReport): boolean {
  return state === 'unmet' || state === 'partial' || state === 'unknown' || lapses.length > 0;
}

/** What is open of a criterion, as a risk: why it matters, what to do next, and until when. */
export function riskOf(model: ReportModel, { criterion, title }: Named, t: Translate): OscalRisk {
  const { id, state, question, due, waiver, guidance } = criterion;
  const steps = nextStep({ ...guidance, state }, t);
  return {
    uuid: riskUuid(model, criterion),
    title,
    description: paragraphs([question, ...whatIsOpen(criterion, t)]),
    statement: markup(guidance?.risk?.why ?? guidance?.why ?? question),
    props: [
      ...property('state', state),
      ...property('risk', guidance?.risk?.rank),
      ...property('waiver-until', waiver?.until),
    ],
    status: state === 'unknown' ? 'investigating' : 'open',
    ...(due === undefined ? {} : { deadline: momentOf(due) }),
    ...(steps.length === 0
      ? {}
      : {
          remediations: steps.map(([label, step]) => ({
            uuid: stableUuid(model, 'first-step', id),
            lifecycle: 'planned',
            title: markup(label),
            description: markup(step),
          })),
        }),
    'related-observations': [{ 'observation-uuid': answerUuid(model, criterion) }],
  };
}

/** The conditions that are missing, and what has run out. */
export function whatIsOpen(criterion: CriterionReport, t: Translate): readonly string[] {
  const { state } = criterion;
  const isOpen = state === 'unmet' || state === 'partial' || state === 'unknown';
  const { title, items } = openConditions(criterion, t);
  return [...(isOpen ? [title, ...items] : []), ...lapseLines(criterion, t)];
}
