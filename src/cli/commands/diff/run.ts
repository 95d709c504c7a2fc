import { outdatedAnswers } from '../../../assessment/migrate.ts';
import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import { UserError } from '../../../errors.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { packageVersion } from '../../../io/packageRoot.ts';
import { buildDiff, type DiffSideInput } from '../../../report/diff/build.ts';
import { renderDiff } from '../../../report/diff/index.ts';
import { plainPaint } from '../../../report/paint.ts';
import { checkFirm, withSettings } from '../../../rules/index.ts';
import { gate } from '../../../scoring/gate.ts';
import { type LoadedAssessment, loadInput } from '../../../workspace/assessment.ts';
import type { LoadedCatalogue } from '../../../workspace/catalogue.ts';
import { waivedUntil } from '../../../workspace/evidenceFiles.ts';
import { type Input, inputsOf } from '../../../workspace/inputs.ts';
import { type Aimed, scoreAsAsked } from '../../../workspace/report.ts';
import { type Terms, termsOf } from '../../../workspace/terms.ts';
import type { Context } from '../../context.ts';
import { type DiffFormat, diffFormats } from '../../defaults.ts';
import { deliver, refuseOverwriting } from '../../deliver.ts';
import { hinting, reportFailure } from '../../failure.ts';
import { noteConfigAbove } from '../../noteConfig.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';

export interface AssessmentDiffOptions extends Aimed {
  /** One or two. */
  readonly files: readonly string[];
  /** YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  /** By the name of the output where left out. */
  readonly format?: DiffFormat;
  readonly output?: string;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
}

/** Tells what changed between two assessments, or in one between two days. */
export async function diff(options: AssessmentDiffOptions, context: Context): Promise<number> {
  const { t, width, paint } = context;
  const { output, force, catalogue, level } = options;
  const asked = { command: 'scs-check diff', formats: diffFormats, format: options.format, output };
  const format = outputFormat(asked, t);
  const inputs = await inputsFor(options, context);
  const kind = inputs.length === 1 ? 'days' : 'files';
  const days = daysFor(options, kind, context);
  const terms = termsOf(
    { ...(catalogue === undefined ? {} : { catalogue }), ...(level === undefined ? {} : { level }) },
    context.environment,
  );
  noteConfigAbove(terms, context);
  const opened = openAll(inputs, context);
  const [first, second = first] = opened;
  if (first === undefined || second === undefined) throw fail(t('usage.from-needed'));
  const before = judged(first, days.from, terms, context);
  const after = judged(second, days.to, terms, context);
  refuseDifferent([first, before], [second, after]);
  const read = [...opened.map(({ path }) => path), ...[before, after].flatMap(({ chosen }) => chosen.path ?? [])];
  await refuseOverwriting({ output, force, isOurs: ownFiles.diff[format] }, read, context);
  const report = buildDiff({ kind, before: before.side, after: after.side, version: packageVersion() });
  const look = output === undefined ? paint.stdout : plainPaint;
  const content = await renderDiff(report, format, { t, paint: look, width });
  deliver(content, output, context);
  return exitCodes.passed;
}

function fail(detail: string): UserError {
  return new UserError('usage', { detail, command: 'scs-check diff' });
}

async function inputsFor({ files }: AssessmentDiffOptions, { environment, t }: Context): Promise<readonly Input[]> {
  if (files.filter((file) => file === '-').length > 1) throw fail(t('usage.stdin-once'));
  const inputs = await inputsOf(files, environment);
  const rest = inputs.slice(2).map(({ name }) => name);
  if (rest.length > 0) throw fail(t('usage.too-many-arguments', { value: rest.join(' ') }));
  return inputs;
}

/** The days that the two sides are judged by. Two files are judged by one day, unless asked otherwise. */
function daysFor(
  { from, to }: AssessmentDiffOptions,
  kind: 'files' | 'days',
  { environment, t }: Context,
): { readonly from: string; readonly to: string } {
  if (kind === 'days' && from === undefined) throw fail(t('usage.from-needed'));
  const last = to ?? environment.today();
  const first = from ?? last;
  if (first > last) throw fail(t('usage.from-after-to', { from: first, to: last }));
  return { from: first, to: last };
}

/** Says of each file why it cannot be read, not only of the first. */
function openAll(inputs: readonly Input[], context: Context): readonly LoadedAssessment[] {
  const failures: UserError[] = [];
  const opened = inputs.flatMap((input) => {
    try {
      return [hinting('other', () => loadInput(input))];
    } catch (failure) {
      if (!(failure instanceof UserError)) throw failure;
      failures.push(failure);
      return [];
    }
  });
  const last = failures.pop();
  for (const failure of failures) reportFailure(failure, context);
  if (last !== undefined) throw last;
  return opened;
}

interface Judged {
  readonly side: DiffSideInput;
  readonly chosen: LoadedCatalogue;
}

function judged(opened: LoadedAssessment, asOf: string, terms: Terms, context: Context): Judged {
  const { assessment, name } = opened;
  const { chosen, spoken, result } = scoreAsAsked(opened, terms.aimed, context.workplace);
  const found = checkFirm({
    catalogue: narrowToLevel(chosen.catalogue, result.level.id),
    hash: chosen.hash,
    assessment,
    asOf,
    // Evidence files are as they are today, whatever the day: what changed in them since is not in either assessment.
    evidence: new Map(),
    changed: outdatedAnswers(assessment, chosen.catalogue).changed,
  });
  const waived = gate(result, { waived: [...waivedUntil(assessment, result, asOf).keys()] }).waived;
  const side: DiffSideInput = {
    file: name,
    asOf,
    assessment,
    catalogue: spoken.catalogue,
    original: chosen.catalogue,
    result,
    // Seen from an earlier day, whatever was answered since is dated in the future: that is no difference.
    findings: withSettings([...result.diagnostics, ...found.filter(({ about }) => about !== 'date')], terms.rules),
    // Whether a firm wants to be told of secrets or not, they are not repeated.
    secrets: found.flatMap(({ about, path }) => (about === 'secret' ? [path] : [])),
    waived,
  };
  return { side, chosen };
}

type Side = readonly [LoadedAssessment, Judged];

/** Editions of one catalogue have criteria in common; the same id stands for the same catalogue. */
function refuseDifferent([first, before]: Side, [second, after]: Side): void {
  const [was, is] = [before.chosen.catalogue, after.chosen.catalogue];
  const known = new Set(allCriteria(was).map(({ id }) => id));
  if (was.id === is.id || allCriteria(is).some(({ id }) => known.has(id))) return;
  const [left, right] = [aimsOf(first.assessment), aimsOf(second.assessment)];
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

function aimsOf({ catalogue, earlier = [] }: Assessment): readonly string[] {
  return [catalogue, ...earlier].map(({ id }) => id);
}
