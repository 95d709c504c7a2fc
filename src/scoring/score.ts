import { answerOf } from '../domain/answer.ts';
import { indexCatalogue, narrowToLevel, targetOf } from '../domain/catalogue.ts';
import { groupBy } from '../domain/groupBy.ts';
import { outdatedAnswers } from '../domain/outdated.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { checkContradictions, checkLapses } from '../rules/index.ts';
import type { Grounds } from '../rules/rule.ts';
import { countStates } from './counts.ts';
import { assumptionsOf, measure } from './methods/index.ts';
import type { CriterionResult, GroupResult, Judgement, Result } from './result.ts';
import { countTargets } from './targets.ts';

export interface ScoreOptions extends Grounds {
  /** The level to judge; its lower levels are included. */
  readonly level: string;
  /** Hash of the catalogue, carried into the result. */
  readonly hash: string;
  /** The catalogue as it was written, where that is another language: answers remember that text. */
  readonly written?: Catalogue;
}

/** Judges an assessment against one level of a catalogue. Pure: the same input gives the same result. */
export function score(catalogue: Catalogue, assessment: Assessment, options: ScoreOptions): Result {
  const narrowed = narrowToLevel(catalogue, options.level);
  const { sections } = indexCatalogue(narrowed);
  const criteria = narrowed.requirements.flatMap((requirement) =>
    requirement.criteria.map(
      (criterion): CriterionResult => ({
        id: criterion.id,
        requirement: requirement.id,
        section: requirement.section,
        category: sections.get(requirement.section)?.category ?? '',
        level: criterion.level,
        state: answerOf(assessment, criterion.id)?.state ?? 'unanswered',
        ...targetIn(catalogue, assessment, criterion.id),
      }),
    ),
  );
  const group = (id: string, members: readonly CriterionResult[]): GroupResult => {
    const counts = countStates(members.map(({ state }) => state));
    const isWhole = members.length === criteria.length;
    return { id, counts, ...measure(catalogue, counts, isWhole), criteria: members.map((member) => member.id) };
  };
  const byKey = (key: 'requirement' | 'section' | 'category', ids: readonly string[]) => {
    const members = groupBy(criteria, (criterion) => criterion[key]);
    return ids.map((id) => group(id, members.get(id) ?? []));
  };
  const requirements = byKey(
    'requirement',
    narrowed.requirements.map(({ id }) => id),
  );
  const level = group(options.level, criteria);
  const diagnostics = checkContradictions(narrowed, assessment, options);

  return {
    catalogue: { id: catalogue.id, edition: catalogue.edition, hash: options.hash },
    method: catalogue.method,
    level,
    categories: byKey(
      'category',
      narrowed.categories.map(({ id }) => id),
    ),
    sections: byKey('section', [...sections.keys()]),
    requirements,
    criteria,
    requirementCounts: countJudgements(requirements),
    targets: countTargets(catalogue, criteria),
    diagnostics,
    lapses: checkLapses(narrowed, assessment),
    outdated: outdatedAnswers(assessment, { catalogue: options.written ?? catalogue, hash: options.hash }),
    assumptions: assumptionsOf(catalogue, level.counts),
  };
}

function targetIn(catalogue: Catalogue, assessment: Assessment, id: string): Pick<CriterionResult, 'target'> {
  const target = targetOf(catalogue, assessment, id);
  return target === undefined ? {} : { target: target.level };
}

function countJudgements(requirements: readonly GroupResult[]): Result['requirementCounts'] {
  const counts: Record<Judgement, number> = {
    fulfilled: 0,
    'to-confirm': 0,
    'not-fulfilled': 0,
    undetermined: 0,
    'not-judged': 0,
  };
  for (const { judgement } of requirements) counts[judgement] += 1;
  return { ...counts, total: requirements.length };
}
