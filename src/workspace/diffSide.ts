import { aimsOf } from '../domain/aims.ts';
import { allCriteria, narrowToLevel } from '../domain/catalogue.ts';
import { waivedUntil } from '../domain/waiver.ts';
import { UserError } from '../errors.ts';
import type { DiffSideInput } from '../report/diff/build.ts';
import { checkFirm, withSettings } from '../rules/index.ts';
import { gate } from '../scoring/gate.ts';
import type { LoadedAssessment } from './assessment.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import { scoreAsAsked } from './score.ts';
import { type AimTerms, aimFor, type Terms, tracedToConfig } from './terms.ts';
import type { Workplace } from './workplace.ts';

/** One assessment as it is judged on one day, and what it was judged by. */
export interface Side {
  readonly side: DiffSideInput;
  readonly chosen: LoadedCatalogue;
}

/**
 * Judges an assessment for being compared with another.
 * @param asOf YYYY-MM-DD.
 * @throws UserError unknown-catalogue, unknown-level
 */
export function diffSide(
  opened: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'name' | 'path'>,
  asOf: string,
  terms: AimTerms & Pick<Terms, 'rules'>,
  workplace: Omit<Workplace, 'today'>,
): Side {
  const { assessment, name } = opened;
  const { chosen, spoken, result } = tracedToConfig(terms, () =>
    scoreAsAsked(opened, aimFor(terms, assessment, workplace.cwd), workplace),
  );
  const found = checkFirm({
    catalogue: narrowToLevel(chosen.catalogue, result.level.id),
    assessment,
    asOf,
    // Evidence files are as they are today, whatever the day: what changed in them since is not in either assessment.
    evidence: new Map(),
    outdated: result.outdated,
  });
  const waived = gate(result, { waived: [...waivedUntil(assessment, result.criteria, asOf).keys()] }).waived;
  const side: DiffSideInput = {
    file: name,
    asOf,
    assessment,
    catalogue: spoken.catalogue,
    original: chosen.catalogue,
    result,
    // Seen from an earlier day, whatever was answered since is dated in the future, and more lies far ahead: that is no
    // difference.
    findings: withSettings(
      [...result.diagnostics, ...found.filter(({ about }) => about !== 'date' && about !== 'slip')],
      terms.rules,
    ),
    // Whether a firm wants to be told of secrets or not, they are not repeated.
    secrets: found.flatMap(({ about, path }) => (about === 'secret' ? [path] : [])),
    waived,
  };
  return { side, chosen };
}

type Compared = readonly [Pick<LoadedAssessment, 'assessment' | 'name'>, Side];

/**
 * Editions of one catalogue have criteria in common; the same id stands for the same catalogue.
 * @throws UserError different-catalogues
 */
export function refuseDifferent([first, before]: Compared, [second, after]: Compared): void {
  const [was, is] = [before.chosen.catalogue, after.chosen.catalogue];
  const known = new Set(allCriteria(was).map(({ id }) => id));
  if (was.id === is.id || allCriteria(is).some(({ id }) => known.has(id))) return;
  const idsOf = (file: typeof first) => aimsOf(file.assessment).map(({ id }) => id);
  const [left, right] = [idsOf(first), idsOf(second)];
  const common = left.filter((id) => right.includes(id));
  const allowed = common.length > 0 ? common : [...new Set([...left, ...right])];
  throw new UserError('different-catalogues', {
    before: first.name,
    after: second.name,
    catalogueBefore: was.id,
    catalogueAfter: is.id,
    allowed: allowed.join(' / '),
  });
}
