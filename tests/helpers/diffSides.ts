import { narrowToLevel } from '../../src/domain/catalogue.ts';
import { catalogueHash } from '../../src/domain/criterionHash.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import type { DiffReport } from '../../src/formats/outputs/diff.ts';
import { buildDiff, type DiffSideInput } from '../../src/report/diff/build.ts';
import { checkFirm } from '../../src/rules/index.ts';
import { score } from '../../src/scoring/score.ts';
import { TODAY } from './runCli.ts';

export interface SideOptions {
  readonly catalogue: Catalogue;
  readonly level?: string;
  readonly asOf?: string;
  readonly file?: string;
}

/** An assessment as it is judged on a day, with all that the rules say of it. */
export function diffSide(assessment: Assessment, options: SideOptions): DiffSideInput {
  const { catalogue, level = assessment.catalogue.level, asOf = TODAY, file = 'a.yaml' } = options;
  const hash = hashOf(catalogue);
  const result = score(catalogue, assessment, { level, hash });
  const found = checkFirm({
    catalogue: narrowToLevel(catalogue, level),
    assessment,
    asOf,
    evidence: new Map(),
    outdated: result.outdated,
  });
  return {
    file,
    asOf,
    assessment,
    catalogue,
    original: catalogue,
    result,
    findings: [...result.diagnostics, ...found.filter(({ about }) => about !== 'date')],
    secrets: found.flatMap(({ about, path }) => (about === 'secret' ? [path] : [])),
    waived: [],
  };
}

const hashes = new WeakMap<Catalogue, string>();

/** To hash a whole catalogue takes longer than to judge by it. */
function hashOf(catalogue: Catalogue): string {
  const hash = hashes.get(catalogue) ?? catalogueHash(catalogue);
  hashes.set(catalogue, hash);
  return hash;
}

/** What changed from one assessment to the other, by one catalogue and on one day unless more is said. */
export function diffOf(
  before: Assessment,
  after: Assessment,
  options: SideOptions & { readonly now?: Partial<SideOptions> },
): DiffReport {
  const { now, ...was } = options;
  return buildDiff({
    kind: 'files',
    before: diffSide(before, was),
    after: diffSide(after, { ...was, ...now }),
    version: '0.0.0',
  });
}
