import type { OutsideAudience } from '../states.ts';
import type { ReportModel } from './report.ts';

/**
 * What is named of a value, down to the single field. A group of fields that has names in it leaves the rest of it out,
 * so that a field which is added later is in no copy until somebody names it here.
 */
type Named<T> = T extends string | number | boolean
  ? true
  : T extends readonly (infer Item)[]
    ? Named<Item>
    : string extends keyof T
      ? true
      : { readonly [Field in keyof T]?: Named<NonNullable<T[Field]>> };

const counts = {
  met: true,
  partial: true,
  unmet: true,
  unknown: true,
  unanswered: true,
  'not-applicable': true,
  total: true,
} as const;

const views = {
  total: true,
  current: { agrees: true, disagrees: true, 'cannot-tell': true, 'out-of-scope': true },
  declared: { met: { total: true, agreed: true }, 'not-applicable': { total: true, agreed: true } },
  split: true,
  changed: true,
  rewritten: true,
  unshown: true,
  none: true,
} as const;

const summary = {
  method: true,
  judgement: true,
  points: { total: true, max: true, isFinal: true, band: { text: true, certainty: true } },
  criteria: counts,
  lapsed: { met: true, date: true },
  withoutOption: true,
  otherText: true,
  requirements: {
    fulfilled: true,
    'to-confirm': true,
    'not-fulfilled': true,
    undetermined: true,
    'not-judged': true,
    total: true,
  },
} as const;

/** Which result it is, of whom and of what, and how many: never which ones. */
const buyer = {
  schemaVersion: true,
  tool: { name: true, version: true },
  audience: true,
  organization: true,
  toBuyers: true,
  scope: { companies: true, sites: true, departments: true, systems: true },
  catalogue: {
    id: true,
    edition: true,
    title: true,
    hash: true,
    source: { publisher: true, document: true, published: true, sha256: true, caveats: true, note: true },
  },
  level: { id: true, title: true },
  dates: { reported: true, firstAnswer: true, lastAnswer: true },
  digest: true,
  summary: { ...summary, views },
  categories: { id: true, title: true, judgement: true, counts },
  assumptions: true,
} as const satisfies Named<ReportModel>;

const reviewer = { name: true, registration: true, organization: true, relation: true } as const;

const said = {
  reviewer,
  on: true,
  view: true,
  lookedAt: true,
  reason: true,
  advice: true,
  question: true,
  reply: true,
  repliedBy: true,
  repliedOn: true,
} as const;

const review = {
  ...said,
  isCurrent: true,
  changes: { what: true, number: true, from: true },
  settledBy: { name: true, on: true },
} as const;

/**
 * All that somebody needs who confirms the answers, and nothing of how the firm goes about what is left: neither what
 * comes next, until when and how much work it is, nor which targets the firm has set itself.
 */
const specialist = {
  ...buyer,
  summary: {
    ...summary,
    lapsed: { met: true, duty: true, evidence: true, waiver: true, due: true, date: true },
    views: { ...views, asked: true, replied: true },
  },
  overview: { id: true, title: true, glance: true, unanswered: true },
  stages: {
    title: true,
    certainty: true,
    note: true,
    unsettled: true,
    needs: { text: true, certainty: true, lacks: { what: true, count: true }, fact: true, answer: true },
  },
  facts: { id: true, question: true },
  requirements: {
    id: true,
    title: true,
    plain: true,
    category: true,
    section: true,
    judgement: true,
    criteria: {
      id: true,
      title: true,
      level: true,
      state: true,
      question: true,
      metWhen: true,
      options: { atLeast: true, onlyWhen: true, choices: { id: true, text: true, onlyWhen: true, chosen: true } },
      references: true,
      missing: true,
      reason: true,
      note: true,
      lastDone: true,
      owner: true,
      derivedFrom: true,
      derivedFact: true,
      answeredBy: true,
      answeredOn: true,
      retired: { state: true, edition: true, why: true },
      evidence: {
        title: true,
        kind: true,
        reference: true,
        date: true,
        validUntil: true,
        file: true,
        sha256: true,
        confidential: true,
      },
      lapses: { code: true, about: true, args: true },
      waiver: { reason: true, until: true },
      review,
      views: { verdict: true, others: review, earlier: { ...said, isRewritten: true } },
      guidance: { evidence: true, who: true },
      published: { text: true, guidance: true, references: true },
      official: true,
    },
  },
  terms: { id: true, term: true, gloss: true },
  mappings: {
    from: true,
    framework: true,
    edition: true,
    items: { id: true, title: true },
    relation: true,
    provenance: true,
    reason: true,
  },
  diagnostics: { code: true, args: true },
} as const satisfies Named<ReportModel>;

/** What of a report leaves the firm, by who reads it: the one list, field by field. What is not named here stays. */
export const leaving: Readonly<Record<OutsideAudience, Named<ReportModel>>> = { specialist, buyer };

/** What stands in a report in the place of lists that stay in the firm. */
export const emptyLists = {
  stages: [],
  actions: [],
  closing: [],
  facts: [],
  requirements: [],
  terms: [],
  mappings: [],
  diagnostics: [],
} as const satisfies Partial<ReportModel>;

/** What is counted of what has lapsed, for those who are told of what is in place alone. */
export const untoldLapsed = { duty: 0, evidence: 0, waiver: 0, due: 0 } as const;

/** What is counted of questions between specialist and firm, for those who are neither. */
export const untoldQuestions = { asked: 0, replied: 0 } as const;

/** The fields of a report that its reader may see; all of them where it stays in the firm. */
export function leavingFields(model: ReportModel): Partial<ReportModel> {
  return model.audience === undefined ? model : (keep(model, leaving[model.audience]) as Partial<ReportModel>);
}

function keep(value: unknown, named: unknown): unknown {
  if (named === true) return value;
  if (Array.isArray(value)) return value.map((item) => keep(item, named));
  if (typeof value !== 'object' || value === null || typeof named !== 'object' || named === null) return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => Object.hasOwn(named, field))
      .map(([field, child]) => [field, keep(child, Reflect.get(named, field))]),
  );
}
