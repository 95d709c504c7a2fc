import type { Diagnostic } from '../formats/diagnostic.ts';
import { exitCodes } from '../formats/exitCodes.ts';
import type { CheckedFile, CheckReport, JudgedFile } from '../formats/outputs/check.ts';
import { packageVersion } from '../io/packageRoot.ts';
import { judgedFile, markRepeated } from '../report/check/model.ts';
import { withSettings } from '../rules/index.ts';
import { type KnownGaps, knownGaps } from '../scoring/baseline.ts';
import { gate } from '../scoring/gate.ts';
import type { LoadedAssessment } from './assessment.ts';
import { entryOf, type LoadedBaseline } from './baseline.ts';
import type { Judged } from './judge.ts';
import { placeOf, type Standpoint } from './places.ts';
import type { Terms } from './terms.ts';

/**
 * What a run says of an assessment that was judged, beside what a baseline knows of it.
 * @throws UserError baseline-differs
 */
export function checkedFile(
  {
    name,
    path,
    assessment,
    rangeOf,
    warnings,
  }: Pick<LoadedAssessment, 'name' | 'path' | 'assessment' | 'rangeOf' | 'warnings'>,
  judged: Judged,
  terms: Pick<Terms, 'assurance' | 'asOf' | 'rules'>,
  baseline: LoadedBaseline | undefined,
  standpoint: Standpoint,
): JudgedFile {
  const { assurance, asOf } = terms;
  const { result, spoken, until, short } = judged;
  const diagnostics = toldOf(judged, warnings, terms);
  const known = baseline && knownIn(baseline, path, judged, diagnostics);
  const isAsJudged = known === undefined && warnings.length === 0;
  const outcome = isAsJudged
    ? judged.outcome
    : gate(result, { ...judged.options, diagnostics, ...(known && { known }) });
  const { target } = judged.options;
  const told = { asOf, target, result, outcome, diagnostics, until, short, assurance, known };
  return judgedFile({
    file: name,
    place: placeOf(path, standpoint),
    catalogue: spoken.catalogue,
    assessment,
    ...told,
    rangeOf,
  });
}

/** What the baseline has of it already; nothing of a file that it does not name. */
function knownIn(
  baseline: LoadedBaseline,
  path: string,
  judged: Judged,
  diagnostics: readonly Diagnostic[],
): KnownGaps {
  const entry = entryOf(baseline, path, judged);
  if (entry === undefined) return { criteria: [], diagnostics: [], improved: [] };
  return knownGaps(entry, judged.result, judged.outcome, diagnostics);
}

/** All that a check tells of a file: how it is written, then what it says. */
export function toldOf(
  { diagnostics }: Judged,
  warnings: readonly Diagnostic[],
  { rules }: Pick<Terms, 'rules'>,
): readonly Diagnostic[] {
  return [...withSettings(warnings, rules), ...diagnostics];
}

/** All that a run says of its files. The gate alone decides; no format has a say. */
export function checkReport(
  files: readonly CheckedFile[],
  {
    asOf,
    failOn,
    allowNotApplicable,
    assurance,
    target,
    baseline,
    config,
  }: Pick<Terms, 'asOf' | 'failOn' | 'allowNotApplicable' | 'assurance' | 'target' | 'baseline' | 'config'>,
): CheckReport {
  const codes = files.map(({ outcome, passed }): number => {
    if (outcome === 'unread') return exitCodes.usage;
    return passed ? exitCodes.passed : exitCodes.gateNotPassed;
  });
  return {
    schemaVersion: 1,
    tool: { name: 'scs-check', version: packageVersion() },
    passed: files.every(({ passed }) => passed),
    exitCode: codes.reduce((highest, code) => Math.max(highest, code), exitCodes.passed),
    terms: {
      asOf,
      failOn,
      allowNotApplicable,
      assurance,
      ...(target === undefined ? {} : { target }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(config === undefined ? {} : { config: config.name }),
    },
    files: markRepeated(files),
  };
}
