import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import { countsSchema } from '../../../formats/outputs/parts.ts';
import type { Statement } from '../../../formats/outputs/signed.ts';
import { verdicts } from '../../../formats/states.ts';
import { judgeAllOf } from '../../../scoring/methods/all-of.ts';
import { type Counts, criterionStates } from '../../../scoring/result.ts';
import { findShipped } from '../../../workspace/catalogue.ts';

/** All that a signed result counts views by. */
const viewKeys: readonly string[] = [...verdicts, 'total'];

/**
 * Whether the counts make up their totals and each other, in the states that there are, and as many criteria as the level
 * has in the catalogue where it is ours; and whether the judgements and the days fit them.
 */
export function addsUp(statement: Statement): boolean {
  const { criteria, categories = [], views, answered } = statement;
  const counts = countsSchema().safeParse(criteria).data;
  if (counts === undefined || !isJudgedAs(statement, statement.judgement, counts)) return false;
  return (
    isOfLevel(statement, counts.total) &&
    (views === undefined || (areViews(views) && views['total'] === counts.total)) &&
    categories.every((one) => isJudgedAs(statement, one.judgement, one.counts)) &&
    (categories.length === 0 ||
      criterionStates.every((state) => counts[state] === sum(categories.map((one) => one.counts[state])))) &&
    (answered === undefined || answered.first <= answered.last)
  );
}

/** Whether counts make up their total, and a judgement is what follows from them where nothing else decides it. */
function isJudgedAs({ method }: Statement, judgement: string, counts: Counts): boolean {
  return makesTotal(counts) && (method !== 'all-of' || judgement === judgeAllOf(counts));
}

/** Whether the level has so many criteria and these categories; of a catalogue that is not ours, nobody here knows. */
function isOfLevel({ catalogue: { id, hash }, level, categories = [] }: Statement, total: number): boolean {
  const shipped = findShipped(id);
  if (shipped === undefined || shipped.hash !== hash) return true;
  if (!shipped.catalogue.levels.some((one) => one.id === level)) return false;
  const catalogue = narrowToLevel(shipped.catalogue, level);
  const known = new Set(catalogue.categories.map((one) => one.id));
  return total === allCriteria(catalogue).length && categories.every((one) => known.has(one.id));
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
