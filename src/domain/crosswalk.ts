import type { AnswerState, Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Crosswalk, Mapping, Relation } from '../formats/crosswalk.ts';
import type { CriterionState } from '../formats/states.ts';
import { answerOf, factOf } from './answer.ts';
import { allCriteria } from './catalogue.ts';

/** A crosswalk with what the catalogue asks whose answers it goes by, where that is at hand. */
export interface Leading extends Crosswalk {
  readonly source?: Catalogue;
}

/** What an answer to another catalogue suggests: only that all of a criterion is there, or nothing of it. */
export type ProposedState = Extract<AnswerState, 'met' | 'unmet'>;

/** What a mapping leads to: one id, or several items of a framework for the same reason. */
export function targetsOf({ to }: Pick<Mapping, 'to'>): readonly string[] {
  return typeof to === 'string' ? [to] : to;
}

/** Whether it may lead to a proposal at all. */
export function proposes(mapping: Mapping): boolean {
  return mayPropose(mapping, 'met') || mapping.unmetToo === true;
}

/** How a criterion was answered; a fact about the firm is met where the answer is yes. */
export function saysOf(id: string, assessment: Assessment): Exclude<CriterionState, 'unanswered'> | undefined {
  const fact = factOf(assessment, id);
  if (fact === undefined) return answerOf(assessment, id)?.state;
  return fact === 'unknown' ? fact : fact ? 'met' : 'unmet';
}

/** What is asked by an id that a crosswalk leads from; undefined where its catalogue is not at hand. */
export function askedFrom(id: string, crosswalks: readonly Leading[]): string | undefined {
  const sources = crosswalks.flatMap(({ source }) => (source === undefined ? [] : [source]));
  const asking = sources.flatMap((source) => [...allCriteria(source), ...source.profileFacts]);
  return asking.find((one) => one.id === id)?.question;
}

/** The mapping by which the answers to other catalogues suggest a state for a criterion as they stand; at most one. */
export function proposed(
  criterion: string,
  assessment: Assessment,
  crosswalks: readonly Crosswalk[],
): { readonly state: ProposedState; readonly mapping: Mapping } | undefined {
  const leading = mappingsTo(criterion, crosswalks);
  const met = closestOf(saying('met', leading, assessment), fulfilling);
  const unmet = closestOf(saying('unmet', leading, assessment), needing);
  // One answer says that all of it is done and another that nothing is: only the firm can tell.
  if (met !== undefined && unmet !== undefined) return undefined;
  const mapping = met ?? unmet;
  return mapping && { state: met === undefined ? 'unmet' : 'met', mapping };
}

/** Why what was taken over is not what the answers suggest now: an answer or a fact that is another, or one against it. */
export type Withdrawn =
  | { readonly why: 'answer' | 'against'; readonly reference: string; readonly state: CriterionState }
  | { readonly why: 'fact' | 'only-without'; readonly fact: string; readonly said: string };

/**
 * What has changed under an answer that was taken over from a proposal; nothing where the answers still suggest it, or
 * where no crosswalk at hand can have suggested it.
 * @param from what it was derived from.
 */
export function withdrawn(
  { criterion, state, from }: { readonly criterion: string; readonly state: AnswerState; readonly from: string },
  assessment: Assessment,
  crosswalks: readonly Crosswalk[],
): readonly Withdrawn[] {
  if (state !== 'met' && state !== 'unmet') return [];
  const leading = mappingsTo(criterion, crosswalks);
  const mapping = leading.find((one) => one.from === from && mayPropose(one, state));
  if (mapping === undefined || proposed(criterion, assessment, crosswalks)?.state === state) return [];
  const { onlyWithout } = mapping;
  const own = [
    ...(saysOf(from, assessment) === state ? [] : [standing(from, assessment, crosswalks)]),
    ...(onlyWithout === undefined || factOf(assessment, onlyWithout) === false
      ? []
      : [{ why: 'only-without', fact: onlyWithout, said: saidOf(onlyWithout, assessment) } as const]),
  ];
  if (own.length > 0) return own;
  const contrary = state === 'met' ? 'unmet' : 'met';
  return saying(contrary, leading, assessment).map((one) => ({ why: 'against', reference: one.from, state: contrary }));
}

/** The relations by which whoever fulfils FROM fulfils TO, the closest first. */
const fulfilling: readonly Relation[] = ['equal', 'superset'];

/** Those by which whoever fulfils TO fulfils FROM, so that FROM missing tells of TO. */
const needing: readonly Relation[] = ['equal', 'subset'];

function mayPropose({ relation, unmetToo }: Mapping, state: ProposedState): boolean {
  return state === 'met' ? fulfilling.includes(relation) : unmetToo === true && needing.includes(relation);
}

function mappingsTo(criterion: string, crosswalks: readonly Crosswalk[]): readonly Mapping[] {
  return crosswalks.flatMap(({ mappings }) => mappings.filter((one) => targetsOf(one).includes(criterion)));
}

/** Those that suggest a state by what the firm has answered; a relation may depend on what the firm does not have. */
function saying(state: ProposedState, mappings: readonly Mapping[], assessment: Assessment): readonly Mapping[] {
  return mappings.filter(
    (one) =>
      mayPropose(one, state) &&
      saysOf(one.from, assessment) === state &&
      (one.onlyWithout === undefined || factOf(assessment, one.onlyWithout) === false),
  );
}

function closestOf(mappings: readonly Mapping[], closeness: readonly Relation[]): Mapping | undefined {
  return closeness.flatMap((relation) => mappings.filter((mapping) => mapping.relation === relation))[0];
}

/** How what an answer was derived from stands now, in the words of what it is: an answer, or a fact about the firm. */
function standing(id: string, assessment: Assessment, crosswalks: readonly Leading[]): Withdrawn {
  const isFact =
    factOf(assessment, id) !== undefined ||
    crosswalks.some(({ source }) => source?.profileFacts.some((fact) => fact.id === id));
  if (isFact) return { why: 'fact', fact: id, said: saidOf(id, assessment) };
  return { why: 'answer', reference: id, state: answerOf(assessment, id)?.state ?? 'unanswered' };
}

function saidOf(fact: string, assessment: Assessment): string {
  return String(factOf(assessment, fact) ?? 'unanswered');
}
