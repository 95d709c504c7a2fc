import { answerOf } from '../domain/answer.ts';
import { indexCatalogue, narrowToLevel, referenceResolver, referencesOf, targetOf } from '../domain/catalogue.ts';
import { answeredElsewhere } from '../domain/outdated.ts';
import { standingFact } from '../domain/profile.ts';
import type { Answer, Assessment, Fact } from '../formats/assessment.ts';
import type { Catalogue, Criterion, Option, TargetLevel } from '../formats/catalogue.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';
import type { LapsedCounts } from '../formats/outputs/parts.ts';
import { countLapsed, datedLapses, lapsesOn, withoutOptionIn } from './lapsed.ts';
import { assumptionsOf } from './methods/index.ts';
import type { Assumption, CriterionState, GroupResult, Result } from './result.ts';

/** How one state or count came about, down to the answers it rests on. */
export type Explanation =
  | {
      readonly kind: 'criterion';
      readonly id: string;
      readonly state: CriterionState;
      readonly criterion: Criterion;
      readonly answer?: Answer;
      /** What the firm has set itself for it. */
      readonly target?: TargetLevel;
      readonly chosen: readonly Option[];
      readonly profileFact?: { readonly id: string; readonly question: string; readonly value?: Fact };
      readonly references: readonly { readonly id: string; readonly state: CriterionState }[];
      readonly referencedBy: readonly { readonly id: string; readonly state: CriterionState }[];
      readonly diagnostics: readonly Diagnostic[];
      readonly assumptions: readonly Assumption[];
    }
  | {
      readonly kind: 'requirement' | 'section' | 'category' | 'level';
      readonly id: string;
      readonly title: string;
      readonly result: GroupResult;
      readonly members: readonly { readonly id: string; readonly state: CriterionState }[];
      /** The requirements that were counted here; none where this is one. */
      readonly requirements: readonly GroupResult[];
      /** What of these counts does not hold as it is. */
      readonly lapsed: LapsedCounts;
      readonly withoutOption: number;
      readonly otherText: number;
      readonly diagnostics: readonly Diagnostic[];
      readonly assumptions: readonly Assumption[];
    };

/** Explains a criterion, requirement, section, category or level of a result; undefined where the level has no such id. */
export function explain(
  catalogue: Catalogue,
  assessment: Assessment,
  result: Result,
  id: string,
  asOf: string,
): Explanation | undefined {
  const narrowed = narrowToLevel(catalogue, result.level.id);
  const index = indexCatalogue(narrowed);
  const stateOf = new Map(result.criteria.map((criterion) => [criterion.id, criterion.state]));
  const withState = (ids: readonly string[]) =>
    ids.map((member) => ({ id: member, state: stateOf.get(member) ?? ('unanswered' as const) }));
  const diagnosticsOf = (ids: readonly string[]) =>
    [...result.diagnostics, ...lapsesOn(result, asOf)].filter(({ args }) => ids.includes(String(args['criterion'])));

  const criterion = index.criteria.get(id);
  const state = stateOf.get(id);
  if (criterion !== undefined && state !== undefined) {
    const answer = answerOf(assessment, id);
    const target = targetOf(catalogue, assessment, id);
    const fact = catalogue.profileFacts.find((candidate) => candidate.id === criterion.appliesIf);
    const value = fact && standingFact(catalogue, assessment, fact.id);
    // Criteria of a higher level were not judged here: calling them unanswered would be untrue.
    const members = referenceResolver(narrowed);
    const resolve = (candidate: Criterion, chosen?: readonly string[]) =>
      referencesOf(candidate, chosen)
        .flatMap(members)
        .filter((reference) => stateOf.has(reference));
    const dependants = [...index.criteria.values()]
      .filter((other) => resolve(other, answerOf(assessment, other.id)?.options).includes(id))
      .map((other) => other.id);
    return {
      kind: 'criterion',
      id,
      state,
      criterion,
      ...(answer ? { answer } : {}),
      ...(target ? { target } : {}),
      chosen: criterion.options?.choices.filter((choice) => answer?.options?.includes(choice.id)) ?? [],
      ...(fact
        ? { profileFact: { id: fact.id, question: fact.question, ...(value === undefined ? {} : { value }) } }
        : {}),
      references: withState(resolve(criterion, answer?.options)),
      referencedBy: withState(dependants),
      diagnostics: diagnosticsOf([id]),
      assumptions: state === 'not-applicable' ? ['not-applicable'] : [],
    };
  }

  const groups = [
    ['requirement', result.requirements, index.requirements],
    ['section', result.sections, index.sections],
    ['category', result.categories, index.categories],
    ['level', [result.level], index.levels],
  ] as const;
  for (const [kind, results, titles] of groups) {
    const found = results.find((candidate) => candidate.id === id);
    if (found === undefined) continue;
    const isHere = ({ args }: Pick<Diagnostic, 'args'>) => found.criteria.includes(String(args['criterion']));
    return {
      kind,
      id,
      title: titles.get(id)?.title ?? id,
      result: found,
      members: withState(found.criteria),
      requirements: kind === 'requirement' ? [] : requirementsAmong(result, found),
      lapsed: countLapsed(datedLapses({ ...result, lapses: result.lapses.filter(isHere) }), asOf),
      withoutOption: withoutOptionIn({ diagnostics: result.diagnostics.filter(isHere) }),
      otherText: answeredElsewhere(result.outdated, found.criteria).length,
      diagnostics: diagnosticsOf(found.criteria),
      assumptions: assumptionsOf(catalogue, found.counts),
    };
  }
  return undefined;
}

function requirementsAmong({ requirements }: Result, { criteria }: GroupResult): readonly GroupResult[] {
  const counted = new Set(criteria);
  return requirements.filter((requirement) => requirement.criteria.some((id) => counted.has(id)));
}
