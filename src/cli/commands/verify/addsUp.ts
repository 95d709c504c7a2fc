import { isSame } from '../../../domain/canonical.ts';
import { allCriteria, indexCatalogue, narrowToLevel } from '../../../domain/catalogue.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { countsSchema } from '../../../formats/outputs/parts.ts';
import type { Statement } from '../../../formats/outputs/signed.ts';
import { type CriterionState, type Judgement, judgements, verdicts } from '../../../formats/states.ts';
import { judgeAllOf } from '../../../scoring/methods/all-of.ts';
import { measure } from '../../../scoring/methods/index.ts';
import { type Counts, criterionStates } from '../../../scoring/result.ts';
import { findShipped } from '../../../workspace/catalogue.ts';

/** All that a signed result counts views by. */
const viewKeys: readonly string[] = [...verdicts, 'total'];

/**
 * The states that a requirement of a judgement has a criterion in, where it is fulfilled only when all its criteria are;
 * where something else decides, none is judged.
 */
const behind = {
  fulfilled: ['met'],
  'to-confirm': ['not-applicable'],
  'not-fulfilled': ['partial', 'unmet'],
  undetermined: ['unknown', 'unanswered'],
  'not-judged': [],
} as const satisfies Record<Judgement, readonly CriterionState[]>;

/**
 * Whether the counts make up their totals and each other, in the states that there are, and as many criteria as the level
 * has in the catalogue where it is ours; and whether the judgements, the points and the days fit them.
 */
export function addsUp(statement: Statement): boolean {
  const {
    method,
    criteria,
    categories = [],
    views,
    agreed,
    points,
    answered,
    lapsed,
    withoutOption = 0,
    otherText = 0,
  } = statement;
  const counts = countsSchema().safeParse(criteria).data;
  if (counts === undefined || !isJudgedAs(statement, statement.judgement, counts)) return false;
  return (
    fitsCatalogue(statement, counts) &&
    areRequirementsOf(statement, counts) &&
    (views === undefined || (areViews(views) && views['total'] === counts.total)) &&
    (agreed === undefined ||
      (agreed.met <= counts.met &&
        agreed['not-applicable'] <= counts['not-applicable'] &&
        agreed.met + agreed['not-applicable'] <= (views?.['agrees'] ?? 0))) &&
    categories.every((one) => isJudgedAs(statement, one.judgement, one.counts)) &&
    (categories.length === 0 ||
      criterionStates.every((state) => counts[state] === sum(categories.map((one) => one.counts[state])))) &&
    Math.max(withoutOption, lapsed?.met ?? 0) <= counts.met &&
    otherText <= counts.total - counts.unanswered &&
    (points === undefined || method === 'points') &&
    (answered === undefined || answered.first <= answered.last)
  );
}

/** Whether counts make up their total, and a judgement is what follows from them where nothing else decides it. */
function isJudgedAs({ method }: Statement, judgement: Judgement, counts: Counts): boolean {
  return makesTotal(counts) && judgement === (method === 'all-of' ? judgeAllOf(counts) : 'not-judged');
}

/** Whether requirements make up their total, and no more of them are judged as they are than criteria speak for. */
function areRequirementsOf({ method, requirements }: Statement, counts: Counts): boolean {
  if (requirements === undefined) return true;
  if (!makesTotal(requirements)) return false;
  if (method !== 'all-of') return requirements['not-judged'] === requirements.total;
  return (
    judgements.every((one) => requirements[one] <= sum(behind[one].map((state) => counts[state]))) &&
    requirements['not-fulfilled'] > 0 === counts.partial + counts.unmet > 0
  );
}

/**
 * Whether the level has so many criteria and requirements, in these categories, and counts them so; of a catalogue that is
 * not ours, nobody here knows.
 */
function fitsCatalogue({ catalogue: { id, edition, hash }, ...statement }: Statement, counts: Counts): boolean {
  const found = findShipped(id);
  if (found === undefined || found.hash !== hash) return true;
  const shipped = found.catalogue;
  const { level, method, points, requirements, categories } = statement;
  if (edition !== shipped.edition || method !== shipped.method) return false;
  if (!shipped.levels.some((one) => one.id === level)) return false;
  const narrowed = narrowToLevel(shipped, level);
  const { total, max } = measure(shipped, counts, true).points ?? {};
  const sizes = sizesOf(narrowed);
  return (
    counts.total === allCriteria(narrowed).length &&
    (requirements === undefined || requirements.total === narrowed.requirements.length) &&
    (categories === undefined ||
      isSame(
        categories.map((one) => [one.id, one.counts.total]),
        narrowed.categories.map((one) => [one.id, sizes.get(one.id)]),
      )) &&
    points?.total === total &&
    points?.max === max
  );
}

/** How many criteria each category has. */
function sizesOf(catalogue: Catalogue): ReadonlyMap<string, number> {
  const { sections } = indexCatalogue(catalogue);
  const sizes = new Map<string, number>();
  for (const { section, criteria } of catalogue.requirements) {
    const category = sections.get(section)?.category ?? '';
    sizes.set(category, (sizes.get(category) ?? 0) + criteria.length);
  }
  return sizes;
}

function areViews(views: Readonly<Record<string, number>>): boolean {
  return makesTotal(views) && Object.keys(views).every((key) => viewKeys.includes(key));
}

function makesTotal(all: Readonly<Record<string, number>>): boolean {
  const { total, ...counts } = all;
  return total === sum(Object.values(counts));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
