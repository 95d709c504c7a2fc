import { resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { lazily } from '../../../formats/lazily.ts';
import type { CheckedFile } from '../../../formats/outputs/check.ts';
import { criterionHelp } from '../../../report/check/criterionHelp.ts';
import { unreadFile } from '../../../report/check/model.ts';
import type { Reporter } from '../../../report/check/reporter.ts';
import { text as textReporter } from '../../../report/check/text.ts';
import { sourcesOf } from '../../../report/render/sources.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { type LoadedAssessment, loadInput } from '../../../workspace/assessment.ts';
import { type LoadedBaseline, loadBaseline } from '../../../workspace/baseline.ts';
import type { LoadedCatalogue } from '../../../workspace/catalogue.ts';
import { checkedFile, checkReport } from '../../../workspace/check.ts';
import { type Input, inputsOf } from '../../../workspace/inputs.ts';
import { InvalidFile } from '../../../workspace/invalidFile.ts';
import { judge } from '../../../workspace/judge.ts';
import { placeOf, type Standpoint } from '../../../workspace/places.ts';
import { type Terms, termsBy, termsOf } from '../../../workspace/terms.ts';
import type { Context } from '../../context.ts';
import type { ReporterName } from '../../defaults.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { reportFailure } from '../../failure.ts';
import { judgeFor } from '../../judged.ts';
import { noteConfigAbove, noteTerms } from '../../noteConfig.ts';
import { ownFiles } from '../../ownFiles.ts';
import { quieted, refuseClashes, standpointOf, tell } from '../../reporting.ts';
import type { CheckOptions } from './options.ts';
import { updateBaseline } from './updateBaseline.ts';

/** Says whether each assessment reaches its level; exit code 1 where one does not. */
export async function check(options: CheckOptions, context: Context): Promise<number> {
  const { files, reporter: targets = [{ name: 'text' }], force } = options;
  if (options.updateBaseline) return updateBaseline(options, context);
  if (options.dryRun) {
    const detail = context.t('usage.only-with', { option: '--dry-run', other: '--update-baseline' });
    throw new UserError('usage', { detail, command: 'scs-check check' });
  }
  if (options.quiet && options.verbose) {
    const detail = context.t('usage.not-together', { option: '--quiet', other: '--verbose' });
    throw new UserError('usage', { detail, command: 'scs-check check' });
  }
  refuseClashes(targets, 'scs-check check', context);
  const speaking = options.quiet ? quieted(context) : context;
  const inputs = await inputsOf(files, context.environment);
  const { terms, checked, paths } = checkAll(inputs, options, speaking);
  const read = [...inputs.map(({ path }) => path), ...paths];
  for (const { name, file: output } of targets) {
    await refuseOverwriting({ output, force, isOurs: ownFiles.check[name] }, read, context);
  }
  const report = checkReport(
    checked.map(({ file }) => file),
    terms,
  );
  const sources = sourcesOf(new Map(checked.map(({ source, text }) => [source, text])));
  const spoken = new Map(checked.flatMap((one) => (one.spoken ? [[one.spoken.hash, one.spoken] as const] : [])));
  const criteria = new Map(
    [...spoken.values()].flatMap(({ catalogue, guidance }) => criterionHelp(catalogue, guidance)),
  );
  const shown = { sources, isVerbose: options.verbose ?? false, isQuiet: options.quiet ?? false, criteria };
  for (const target of targets) tell(report, await reporterOf(target.name), target, shown, speaking);
  for (const [index, { failure }] of checked.entries()) {
    const areLinesTold = report.files[index]?.diagnostics.every(({ repeated }) => repeated);
    if (failure !== undefined) reportFailure(failure, context, areLinesTold);
  }
  return report.exitCode;
}

interface Run {
  readonly terms: Terms;
  readonly checked: readonly Checked[];
  /** What was read beside the files that were named, and must not be overwritten. */
  readonly paths: readonly string[];
}

/** A config or a baseline that is wrong keeps every file from being judged: it is then what could not be read. */
function checkAll(inputs: readonly Input[], options: CheckOptions, context: Context): Run {
  const { environment, note, t } = context;
  let terms = termsBy({}, options, environment.today());
  try {
    terms = termsOf(options, environment);
    const { config } = terms;
    if (options.verbose) noteTerms(options, terms, context);
    else noteConfigAbove(terms, context);
    const baseline = terms.baseline === undefined ? undefined : loadBaseline(terms.baseline, environment.cwd);
    const isDecided = config && decidedByConfig(options, context);
    const checked = inputs.map((input) => checkInput(input, terms, baseline, isDecided, context));
    if (config !== undefined && checked.some(({ isDecidedByConfig }) => isDecidedByConfig))
      note(sanitizeLine(t('check.config.decides', { file: config.name })));
    const paths = [...checked.flatMap((one) => one.paths), ...(baseline === undefined ? [] : [baseline.path])];
    return { terms, checked, paths };
  } catch (failure) {
    if (!(failure instanceof UserError)) throw failure;
    const name = String(failure.args['file'] ?? '');
    const path = failure instanceof InvalidFile ? failure.path : resolve(environment.cwd, name);
    const checked = [unreadInput({ name, path }, failure, standpointOf(context.environment))];
    return { terms, checked, paths: [path] };
  }
}

/** Whether a file would have passed, or not passed, had there been no config. */
type IsDecided = (opened: LoadedAssessment, file: CheckedFile) => boolean;

/** One file that a config has decided is enough to name it: those after it are not judged a second time. */
function decidedByConfig(options: CheckOptions, { environment, workplace }: Context): IsDecided {
  const alone = termsBy({}, options, environment.today());
  const baselineAlone = lazily(() =>
    alone.baseline === undefined ? undefined : loadBaseline(alone.baseline, environment.cwd),
  );
  let isFound = false;
  return (opened, { passed }) => {
    if (isFound) return false;
    try {
      const judged = judge(opened, alone, workplace);
      const file = checkedFile(opened, judged, alone, baselineAlone(), standpointOf(environment));
      isFound = file.passed !== passed;
    } catch (failure) {
      if (!(failure instanceof UserError)) throw failure;
      isFound = true;
    }
    return isFound;
  };
}

interface Checked {
  readonly file: CheckedFile;
  /** The name of the file whose lines may be shown, and its text. */
  readonly source: string;
  readonly text: string;
  /** What it was read from, and must not be overwritten. */
  readonly paths: readonly string[];
  /** The catalogue it was judged by, in the language of the command. */
  readonly spoken?: LoadedCatalogue;
  readonly failure?: UserError;
  readonly isDecidedByConfig?: boolean;
}

/** One file that cannot be read must not hide what is to be said of the others. */
function checkInput(
  input: Input,
  terms: Terms,
  baseline: LoadedBaseline | undefined,
  isDecided: IsDecided | undefined,
  context: Context,
): Checked {
  const standpoint = standpointOf(context.environment);
  try {
    const opened = loadInput(input);
    const judged = judgeFor(opened, terms, context);
    const { chosen, spoken } = judged;
    const file = checkedFile(opened, judged, terms, baseline, standpoint);
    return {
      file,
      source: input.name,
      spoken,
      text: opened.shownText(),
      paths: [input.path, ...(chosen.path === undefined ? [] : [chosen.path])],
      isDecidedByConfig: isDecided?.(opened, file) ?? false,
    };
  } catch (failure) {
    if (!(failure instanceof UserError)) throw failure;
    return unreadInput(input, failure, standpoint);
  }
}

function unreadInput(
  { name, path }: Pick<Input, 'name' | 'path'>,
  failure: UserError,
  standpoint: Standpoint,
): Checked {
  const { code, args } = failure;
  const invalid = failure instanceof InvalidFile ? failure : undefined;
  const backup = invalid?.backup;
  const file = unreadFile({
    file: name,
    place: placeOf(path, standpoint),
    problem: { code, args, ...(backup === undefined ? {} : { backup }) },
    ...(invalid && {
      found: { file: invalid.file, place: placeOf(invalid.path, standpoint), diagnostics: invalid.diagnostics },
    }),
  });
  const paths = [path, ...(invalid === undefined ? [] : [invalid.path])];
  return { file, source: invalid?.file ?? name, text: invalid?.text ?? '', paths, failure };
}

/** Plain `check` loads no other format. */
async function reporterOf(name: ReporterName): Promise<Reporter> {
  return name === 'text' ? textReporter : (await import('../../../report/check/index.ts')).reporters[name];
}
