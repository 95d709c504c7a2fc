import { judgedTargets, narrowToLevel } from '../domain/catalogue.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { OutdatedAnswers } from '../domain/outdated.ts';
import { waivedUntil } from '../domain/waiver.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { checkUpkeep, onDay, withSettings } from '../rules/index.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';
import { unassured } from '../scoring/assurance.ts';
import { type GateOptions, type GateOutcome, gate } from '../scoring/gate.ts';
import type { LoadedAssessment } from './assessment.ts';
import { evidenceFiles } from './evidenceFiles.ts';
import { type Scored, scoreAsAsked } from './score.ts';
import { aimFor, type Terms, tracedToConfig } from './terms.ts';
import type { Workplace } from './workplace.ts';

/** An assessment judged by the terms of a run, before any baseline. */
export interface Judged extends Scored {
  /** Answers that were given to another text than the one judged by. */
  readonly outdated: OutdatedAnswers;
  readonly diagnostics: readonly RuleDiagnostic[];
  /** All that is to be said on any day, each with the days on which it is so. */
  readonly dated: readonly RuleDiagnostic[];
  /** All that the firm has not kept up or will not have kept up some day, whatever it is to weigh. */
  readonly upkeep: readonly RuleDiagnostic[];
  /** The last day of each waiver that stands. */
  readonly until: ReadonlyMap<string, string>;
  /** Criteria whose answer does not reach as far as is asked. */
  readonly short: readonly string[];
  /** What the gate was asked; to ask again with what a baseline knows. */
  readonly options: GateOptions;
  readonly outcome: GateOutcome;
  /** What was found of evidence files, by the path as it stands in the assessment. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
}

/** What judging needs of an assessment. */
export type Judgeable = Pick<LoadedAssessment, 'name' | 'path' | 'assessment' | 'loaded'>;

/**
 * Judges an assessment.
 * @param look looks at the evidence files.
 * @throws UserError unknown-catalogue, unknown-level, target-not-judged
 */
export function judge(
  opened: Judgeable,
  terms: Terms,
  workplace: Omit<Workplace, 'today'>,
  look = evidenceFiles,
): Judged {
  const { assessment } = opened;
  const { asOf, assurance } = terms;
  const { target: asked, ...aimed } = tracedToConfig(terms, () => aimFor(terms, opened.assessment, workplace.cwd));
  const scored = tracedToConfig(terms, () => scoreAsAsked(opened, aimed, workplace));
  const { result, chosen } = scored;
  const evidence = look(opened, result);
  const upkeep = checkUpkeep({
    catalogue: narrowToLevel(chosen.catalogue, result.level.id),
    assessment,
    evidence,
    outdated: result.outdated,
    lapses: result.lapses,
  });
  const dated = withSettings([...result.diagnostics, ...upkeep], terms.rules);
  const diagnostics = onDay(asOf, dated);
  const until = waivedUntil(assessment, result.criteria, asOf);
  const short = unassured(result, { catalogue: chosen.catalogue, assessment, assurance, asOf, evidence });
  const { allowNotApplicable, failOn } = terms;
  const target = tracedToConfig(terms, () => targetAsked(asked, chosen.catalogue));
  const options = {
    ...(target === undefined ? {} : { target }),
    allowNotApplicable,
    failOn,
    unassured: short,
    waived: [...until.keys()],
    diagnostics,
  };
  return {
    ...scored,
    outdated: result.outdated,
    diagnostics,
    dated,
    upkeep,
    until,
    short,
    options,
    outcome: gate(result, options),
    evidence,
  };
}

/** A catalogue that says itself when a level stands is not judged by what a firm has set itself. */
function targetAsked(target: number | undefined, catalogue: Catalogue): number | undefined {
  const levels = judgedTargets(catalogue);
  if (target === undefined || levels.includes(target)) return target;
  const args = { title: catalogue.title, target };
  if (levels.length === 0) throw new UserError('target-not-judged', { ...args, hint: 'method' });
  throw new UserError('target-not-judged', { ...args, allowed: levels.join(' / ') });
}
