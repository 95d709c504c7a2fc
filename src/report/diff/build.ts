import { answerOf } from '../../domain/answer.ts';
import { canonicalJson, isSame } from '../../domain/canonical.ts';
import { allCriteria, indexCatalogue } from '../../domain/catalogue.ts';
import { askedOf, compareAsked } from '../../domain/criterionHash.ts';
import { recordOf } from '../../domain/edit.ts';
import { evidenceArgs, isOfConfidential } from '../../domain/evidence.ts';
import { ownIn } from '../../domain/ownIn.ts';
import type { Assessment, Retired } from '../../formats/assessment.ts';
import type { Catalogue, Criterion } from '../../formats/catalogue.ts';
import type { Diagnostic, Path } from '../../formats/diagnostic.ts';
import type {
  AimChange,
  AimTold,
  AnsweredBetween,
  CriterionChange,
  Difference,
  DiffFinding,
  DiffReport,
  DiffSide,
  FactChange,
  FieldChange,
  GlanceChange,
  RetiredChange,
} from '../../formats/outputs/diff.ts';
import type { FirmField } from '../../formats/outputs/diffFields.ts';
import { scopeFields } from '../../formats/states.ts';
import type { CriterionState, Result } from '../../scoring/result.ts';
import { contradictionQuestions, type FoundDiagnostic } from '../check/model.ts';
import { levelOf, summaryOf } from '../model.ts';
import { type AnswerSide, changed, changedEvidence, changedFields, hiddenEvidence, listed } from './fields.ts';
import { pairEntries, pairUp } from './pairs.ts';
import { stateChange } from './states.ts';

/** One assessment as it is judged on one day. */
export interface DiffSideInput {
  readonly file: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly assessment: Assessment;
  /** In the language of the command. */
  readonly catalogue: Catalogue;
  /** As its author wrote it: what an answer is compared by. */
  readonly original: Catalogue;
  readonly result: Result;
  /** All that is to be said of the answers on that day. */
  readonly findings: readonly FoundDiagnostic[];
  /** Where in the assessment a text looks like it holds a secret. */
  readonly secrets: readonly Path[];
  /** Open criteria that are waived on that day. */
  readonly waived: readonly string[];
}

export interface DifferenceInput {
  readonly kind: Difference['kind'];
  readonly before: DiffSideInput;
  readonly after: DiffSideInput;
}

/** Gathers what changed, as an output of its own. */
export function buildDiff({ version, ...input }: DifferenceInput & { readonly version: string }): DiffReport {
  return { schemaVersion: 1, tool: { name: 'scs-check', version }, ...differenceBetween(input) };
}

/** Gathers what changed; pure, so the same input gives the same. Of answers that a history tells, only states are known. */
export function differenceBetween({ kind, before, after }: DifferenceInput): Difference {
  const [was, is] = [before.assessment, after.assessment];
  const compared = comparedIds(before, after);
  const criteria = changedCriteria(compared, before, after);
  const changes = {
    criteria,
    findings: kind === 'history' ? { added: [], gone: [] } : changedFindings(before, after),
    answered: kind === 'days' ? answeredBetween(before, after) : [],
    firm: changedFirm(was, is),
    facts: changedFacts(before, after),
    glances: changedGlances(before, after),
    aims: changedAims(was, is),
    retired: changedRetired(was.retired, is.retired),
    outside: changedOutside(was, is, new Set(compared)),
  };
  const sides = [toldSide(before), toldSide(after)] as const;
  const isChanged =
    Object.values(changes).some((list) => Array.isArray(list) && list.length > 0) ||
    changes.findings.added.length + changes.findings.gone.length > 0 ||
    new Set(sides.map(({ catalogue, level, waived }) => canonicalJson([catalogue.hash, level.id, waived]))).size > 1;
  return { kind, isChanged, before: sides[0], after: sides[1], ...changes };
}

function toldSide({ file, asOf, assessment, catalogue, result, waived }: DiffSideInput): DiffSide {
  const { id, title, edition, source } = catalogue;
  return {
    file,
    asOf,
    organization: assessment.organization.name,
    catalogue: { id, title, edition, hash: result.catalogue.hash, publisher: source.publisher },
    level: levelOf(catalogue, result),
    summary: summaryOf(result, asOf),
    waived,
  };
}

/** What either level asks: in the order of the new edition, then what it no longer has. */
function comparedIds(before: DiffSideInput, after: DiffSideInput): readonly string[] {
  const judged = new Set([...before.result.criteria, ...after.result.criteria].map(({ id }) => id));
  const all = [after, before].flatMap(({ catalogue }) =>
    catalogue.requirements.flatMap(({ criteria }) => criteria.map(({ id }) => id)),
  );
  return [...new Set(all)].filter((id) => judged.has(id));
}

function changedCriteria(
  ids: readonly string[],
  before: DiffSideInput,
  after: DiffSideInput,
): readonly CriterionChange[] {
  const [was, is] = [sideOf(before), sideOf(after)];
  return ids.flatMap((id): CriterionChange[] => {
    const found = is.index.criteria.get(id) ?? was.index.criteria.get(id);
    if (found === undefined) return [];
    const states = { before: was.stateOf(id), after: is.stateOf(id) };
    const change = stateChange(states.before, states.after);
    const isInBoth = states.before !== undefined && states.after !== undefined;
    const [old, now] = [was.answerSide(id), is.answerSide(id)];
    const targets = [...(after.catalogue.targets ?? []), ...(before.catalogue.targets ?? [])];
    const fields = isInBoth ? changedFields(old, now, { criterion: found, targets }) : [];
    const evidence = isInBoth ? changedEvidence(old, now) : [];
    const asks =
      before.result.catalogue.hash === after.result.catalogue.hash ? {} : differently(was.asks(id), is.asks(id));
    if (change === 'same' && fields.length + evidence.length + Object.keys(asks).length === 0) return [];
    const { requirement, question } = found;
    const title = (is.index.requirements.get(requirement) ?? was.index.requirements.get(requirement))?.title ?? '';
    return [
      {
        id,
        requirement: { id: requirement, title },
        question,
        change,
        ...(states.before === undefined ? {} : { before: states.before }),
        ...(states.after === undefined ? {} : { after: states.after }),
        ...asks,
        fields,
        evidence,
      },
    ];
  });
}

function sideOf({ assessment, catalogue, original, secrets }: DiffSideInput) {
  const index = indexCatalogue(catalogue);
  const asked = new Map(original.requirements.flatMap(({ criteria }) => criteria.map((one) => [one.id, one] as const)));
  const secret = new Set(secrets.map((path) => path.join('/')));
  const { targets = {}, reviews = {}, reviewers = {} } = assessment;
  const reviewerOf = (by: string) => ownIn(reviewers, by);
  const reviewsOf = (id: string) => ownIn(reviews, id) ?? [];
  return {
    index,
    asks: (id: string): Criterion | undefined => asked.get(id),
    stateOf: (id: string): CriterionState | undefined =>
      index.criteria.has(id) ? (answerOf(assessment, id)?.state ?? 'unanswered') : undefined,
    answerSide: (id: string): AnswerSide => ({
      answer: answerOf(assessment, id),
      target: ownIn(targets, id),
      views: reviewsOf(id).map((review) => ({
        review,
        reviewer: reviewerOf(review.by),
      })),
      isSecret: ([field = '', part = '', ...path]) =>
        field === 'views'
          ? reviewsOf(id).some((_, index) => secret.has(['reviews', id, index, part].join('/')))
          : secret.has(['answers', id, field, ...(part === '' ? [] : [part]), ...path].join('/')),
    }),
  };
}

function differently(before: Criterion | undefined, after: Criterion | undefined): Pick<CriterionChange, 'asks'> {
  if (before === undefined || after === undefined) return {};
  const sameness = compareAsked(askedOf(before), askedOf(after));
  return sameness === 'same' ? {} : { asks: sameness };
}

/** What a finding is about; its other arguments only tell how it stands on the day. */
const subjects = ['criterion', 'reference', 'fact', 'value', 'until'] as const;

/** What is confidential is known by its number alone. */
function subjectsOf({ args }: Diagnostic): readonly unknown[] {
  const number = isOfConfidential({ args }) ? (args['number'] ?? null) : null;
  return [...subjects.map((name) => args[name] ?? null), number];
}

function changedFindings(before: DiffSideInput, after: DiffSideInput): Difference['findings'] {
  const pairs = pairUp(findingsTold('before', before, after), findingsTold('after', before, after), (finding) =>
    canonicalJson([finding.code, ...subjectsOf(finding)]),
  );
  const teller = ({ catalogue }: DiffSideInput) => {
    const asked = { criteria: allCriteria(catalogue), facts: catalogue.profileFacts };
    return (one: FoundDiagnostic): DiffFinding => {
      const { code, severity, args } = one;
      return { code, severity, args, ...contradictionQuestions(one, asked) };
    };
  };
  const [was, is] = [teller(before), teller(after)];
  return {
    added: pairs.flatMap((pair) => (pair.before === undefined && pair.after ? [is(pair.after)] : [])),
    gone: pairs.flatMap((pair) => (pair.after === undefined && pair.before ? [was(pair.before)] : [])),
  };
}

/** The findings of a side, which tell nothing of evidence that is confidential on either. */
function findingsTold(
  side: 'before' | 'after',
  before: DiffSideInput,
  after: DiffSideInput,
): readonly FoundDiagnostic[] {
  const all = side === 'before' ? before.findings : after.findings;
  return all.map((finding) => {
    const [record, criterion = '', part, index] = finding.path ?? [];
    if (record !== 'answers' || part !== 'evidence' || typeof index !== 'number') return finding;
    const [was, is] = [before, after].map(({ assessment }) => answerOf(assessment, String(criterion)));
    if (!hiddenEvidence(was, is)[side].includes(index + 1)) return finding;
    return { ...finding, args: { criterion, ...evidenceArgs(index, { confidential: true }, {}) } };
  });
}

function answeredBetween(before: DiffSideInput, { assessment, catalogue, result, asOf }: DiffSideInput) {
  const { criteria, requirements } = indexCatalogue(catalogue);
  return result.criteria.flatMap(({ id, requirement, state }): AnsweredBetween[] => {
    const answeredOn = answerOf(assessment, id)?.answeredOn;
    if (answeredOn === undefined || answeredOn <= before.asOf || answeredOn > asOf) return [];
    const title = requirements.get(requirement)?.title ?? '';
    const question = criteria.get(id)?.question ?? '';
    return [{ id, requirement: { id: requirement, title }, question, state, answeredOn }];
  });
}

function changedFirm(was: Assessment, is: Assessment): readonly FieldChange<FirmField>[] {
  return [
    ...changed<FirmField>('organization', { before: was.organization.name, after: is.organization.name }),
    ...changed<FirmField>('toBuyers', { before: was.organization.toBuyers, after: is.organization.toBuyers }),
    ...scopeFields.flatMap((field) =>
      changed<FirmField>(`scope.${field}`, { before: listed(was.scope[field]), after: listed(is.scope[field]) }),
    ),
  ];
}

function changedFacts(before: DiffSideInput, after: DiffSideInput): readonly FactChange[] {
  const facts = [after, before].flatMap(({ catalogue }) => catalogue.profileFacts);
  return pairEntries(before.assessment.profile, after.assessment.profile)
    .filter((pair) => pair.before !== pair.after)
    .map((pair) => ({ ...pair, question: facts.find(({ id }) => id === pair.id)?.question ?? '' }));
}

function changedGlances(before: DiffSideInput, after: DiffSideInput): readonly GlanceChange[] {
  const requirements = [after, before].flatMap(({ catalogue }) => catalogue.requirements);
  return pairEntries(before.assessment.overview, after.assessment.overview)
    .filter((pair) => pair.before !== pair.after)
    .map(({ id, ...said }) => ({
      requirement: { id, title: requirements.find((one) => one.id === id)?.title ?? '' },
      ...said,
    }));
}

function changedAims(before: Assessment, after: Assessment): readonly AimChange[] {
  const aimsOf = ({ catalogue, earlier = [] }: Assessment) => [
    { id: catalogue.id, told: toldAim(catalogue, true) },
    ...earlier.map((aim) => ({ id: aim.id, told: toldAim(aim, false) })),
  ];
  return pairUp(aimsOf(before), aimsOf(after), ({ id }) => id)
    .filter((pair) => !isSame(pair.before, pair.after))
    .map((pair) => ({
      id: (pair.after ?? pair.before)?.id ?? '',
      ...(pair.before === undefined ? {} : { before: pair.before.told }),
      ...(pair.after === undefined ? {} : { after: pair.after.told }),
    }));
}

function toldAim({ edition, level, hash, file }: Assessment['catalogue'], isCurrent: boolean): AimTold {
  return {
    edition,
    level,
    ...(hash === undefined ? {} : { hash }),
    ...(file === undefined ? {} : { file }),
    isCurrent,
  };
}

const recordNames = { answers: 'answer', profile: 'fact', targets: 'target', drafts: 'draft' } as const;

function changedRetired(
  before: Assessment['retired'] = [],
  after: Assessment['retired'] = [],
): readonly RetiredChange[] {
  const told = (retired: Retired, change: RetiredChange['change']): RetiredChange => {
    const { id, from, why } = retired;
    return { id, what: recordNames[recordOf(retired)], edition: from.edition, why, change };
  };
  return pairUp<Retired>(before, after, canonicalJson).flatMap((pair) => {
    if (pair.after !== undefined) return pair.before === undefined ? [told(pair.after, 'added')] : [];
    return pair.before === undefined ? [] : [told(pair.before, 'gone')];
  });
}

function changedOutside(was: Assessment, is: Assessment, compared: ReadonlySet<string>): readonly string[] {
  const differing = [...pairEntries<unknown>(was.answers, is.answers), ...pairEntries<unknown>(was.targets, is.targets)]
    .filter(({ before, after }) => !isSame(before, after))
    .map(({ id }) => id);
  return [...new Set(differing)].filter((id) => !compared.has(id));
}
