import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Assessment } from '../formats/assessment.ts';
import { lazily } from '../formats/lazily.ts';
import type { CheckedFile, CheckReport, JudgedFile } from '../formats/outputs/check.ts';
import type { Environment } from '../io/environment.ts';
import { unreadFile } from '../report/check/model.ts';
import { type LoadedAssessment, loadInput } from './assessment.ts';
import { goneFrom, isNamedIn, type LoadedBaseline, loadBaseline } from './baseline.ts';
import { checkedFile, checkReport } from './check.ts';
import type { Input } from './inputs.ts';
import { InvalidFile } from './invalidFile.ts';
import { type Judged, judge } from './judge.ts';
import { argsSeenFrom, placeOf, type Standpoint } from './places.ts';
import { type Asked, type Terms, termsBy, termsOf, tracedToConfig } from './terms.ts';
import type { Workplace } from './workplace.ts';

/** A run of `check`: what is said of it, and what only its caller needs. */
export interface CheckRun {
  readonly report: CheckReport;
  /** How its files were judged; undefined where the config itself cannot be read. */
  readonly terms: Terms | undefined;
  readonly checked: readonly Checked[];
  /** What was read beside the files that were named, and must not be overwritten. */
  readonly paths: readonly string[];
  /** What of some file would have been otherwise, had there been no config. */
  readonly byConfig?: ByConfig;
  /** Where the baseline and the files are not the same ones. */
  readonly baseline?: BaselineDrift;
}

/** Names of files that a baseline does not know, and of those that it knows and that are gone. */
export interface BaselineDrift {
  readonly name: string;
  readonly unknown: readonly string[];
  readonly gone: readonly string[];
}

/** Whether a file passes, or only what it was judged by: the level, the target or the catalogue. */
type ByConfig = 'verdict' | 'standard';

/** One file of it. */
export interface Checked {
  readonly file: CheckedFile;
  /** The name of the file whose lines may be shown, and its text. */
  readonly source: string;
  readonly text: string;
  /** What it was read from, and must not be overwritten. */
  readonly paths: readonly string[];
  /** What it was judged by, as far as that went. */
  readonly by?: JudgedBy;
  readonly failure?: UserError;
  readonly byConfig?: ByConfig;
}

/** What is told of how a file was judged. The rest of it is let go: a run may be of thousands. */
export interface JudgedBy extends Pick<Judged, 'chosen' | 'spoken' | 'outdated'> {
  readonly name: string;
  /** What the file aims at, and aimed at before. */
  readonly assessment: Pick<Assessment, 'catalogue' | 'earlier'>;
}

/** Where a run is done, and what its files are named from. */
export interface CheckPlace {
  readonly environment: Pick<Environment, 'cwd' | 'variables' | 'today'>;
  readonly workplace: Workplace;
  readonly standpoint: Standpoint;
}

/**
 * Judges files. One that cannot be read must not hide what is to be said of the others; a config or a baseline that is
 * wrong keeps every file from being judged, and is then what could not be read.
 */
export function checkRun(inputs: readonly Input[], asked: Asked, place: CheckPlace): CheckRun {
  const { environment, standpoint } = place;
  let terms: Terms | undefined;
  try {
    terms = termsOf(asked, environment);
    const { baseline: named } = terms;
    const baseline =
      named === undefined ? undefined : tracedToConfig(terms, () => loadBaseline(named, environment.cwd));
    const settled = {
      terms,
      baseline,
      changed: terms.config === undefined ? () => undefined : changedByConfig(asked, place),
    };
    const checked = inputs.map((input) => checkInput(input, settled, place));
    const byConfig = (['verdict', 'standard'] as const).find((what) => checked.some((one) => one.byConfig === what));
    const paths = [...checked.flatMap((one) => one.paths), ...(baseline === undefined ? [] : [baseline.path])];
    return {
      report: reportOf(checked, terms),
      terms,
      checked,
      paths,
      ...(byConfig && { byConfig }),
      ...(baseline && { baseline: driftOf(baseline, inputs, checked) }),
    };
  } catch (failure) {
    if (!(failure instanceof UserError)) throw failure;
    const name = String(failure.args['file'] ?? '');
    const path = failure instanceof InvalidFile ? failure.path : resolve(environment.cwd, name);
    const checked = [unreadInput({ name, path }, failure, standpoint)];
    const report = reportOf(checked, terms ?? termsBy({}, asked, environment.today()));
    return { report, terms, checked, paths: [path] };
  }
}

function driftOf(baseline: LoadedBaseline, inputs: readonly Input[], checked: readonly Checked[]): BaselineDrift {
  const unknown = inputs.filter(
    ({ path }, index) => checked[index]?.file.outcome === 'judged' && !isNamedIn(baseline, path),
  );
  return { name: baseline.name, unknown: unknown.map(({ name }) => name), gone: goneFrom(baseline) };
}

function reportOf(checked: readonly Checked[], terms: Terms): CheckReport {
  return checkReport(
    checked.map(({ file }) => file),
    terms,
  );
}

/** What of a file would have been otherwise, had there been no config. */
type Changed = (opened: LoadedAssessment, file: JudgedFile) => ByConfig | undefined;

/** One file that a config has decided is enough to name it: those after it are not judged a second time. */
function changedByConfig(asked: Asked, { environment, workplace, standpoint }: CheckPlace): Changed {
  const alone = termsBy({}, asked, environment.today());
  const baselineAlone = lazily(() =>
    alone.baseline === undefined ? undefined : loadBaseline(alone.baseline, environment.cwd),
  );
  let isFound = false;
  return (opened, file) => {
    if (isFound) return undefined;
    try {
      const judged = judge(opened, alone, workplace);
      const without = checkedFile(opened, judged, alone, baselineAlone(), standpoint);
      isFound = without.passed !== file.passed;
      if (!isFound) return standardOf(without) === standardOf(file) ? undefined : 'standard';
    } catch (failure) {
      if (!(failure instanceof UserError)) throw failure;
      isFound = true;
    }
    return 'verdict';
  };
}

/** What a file was judged by. */
function standardOf({ catalogue, level, target }: JudgedFile): string {
  return JSON.stringify([catalogue.id, level.id, target?.level]);
}

function checkInput(
  input: Input,
  {
    terms,
    baseline,
    changed,
  }: { readonly terms: Terms; readonly baseline: LoadedBaseline | undefined; readonly changed: Changed },
  { workplace, standpoint }: CheckPlace,
): Checked {
  let by: JudgedBy | undefined;
  try {
    const opened = loadInput(input);
    const judged = judge(opened, terms, workplace);
    const { chosen, spoken, outdated } = judged;
    const { catalogue, earlier } = opened.assessment;
    by = { name: opened.name, assessment: { catalogue, ...(earlier && { earlier }) }, chosen, spoken, outdated };
    const file = checkedFile(opened, judged, terms, baseline, standpoint);
    const byConfig = changed(opened, file);
    return {
      file,
      source: input.name,
      text: opened.shownText(),
      paths: [input.path, ...(chosen.path === undefined ? [] : [chosen.path])],
      by,
      ...(byConfig && { byConfig }),
    };
  } catch (failure) {
    if (!(failure instanceof UserError)) throw failure;
    return { ...unreadInput(input, failure, standpoint), ...(by === undefined ? {} : { by }) };
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
    problem: { code, args: argsSeenFrom(args, standpoint), ...(backup === undefined ? {} : { backup }) },
    ...(invalid && {
      found: { file: invalid.file, place: placeOf(invalid.path, standpoint), diagnostics: invalid.diagnostics },
    }),
  });
  const paths = [path, ...(invalid === undefined ? [] : [invalid.path])];
  return { file, source: invalid?.file ?? name, text: invalid?.text ?? '', paths, failure };
}
