import { dirname, resolve } from 'node:path';
import { baselineText } from '../../../assessment/baseline.ts';
import { ownIn } from '../../../domain/ownIn.ts';
import { wrongUse } from '../../../errors.ts';
import type { Baseline, BaselineEntry } from '../../../formats/baseline.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { refuseLinks } from '../../../io/regularFile.ts';
import { baselineEntry } from '../../../scoring/baseline.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { loadInput } from '../../../workspace/assessment.ts';
import { entryName, findBaseline, goneFrom } from '../../../workspace/baseline.ts';
import { toldOf } from '../../../workspace/check.ts';
import { distinct, inputsOf, isStdin } from '../../../workspace/inputs.ts';
import { BASELINE_FILE } from '../../../workspace/names.ts';
import { modelineFor } from '../../../workspace/starters.ts';
import { termsOf } from '../../../workspace/terms.ts';
import type { Context } from '../../context.ts';
import { judgeFor } from '../../judged.ts';
import { noteConfigAbove } from '../../noteConfig.ts';
import { outputFormat } from '../../outputFormat.ts';
import type { CheckOptions } from './options.ts';

/**
 * Moves the baseline to what the files fall short of now, and says what that allows anew.
 * All or nothing: where one file cannot be judged, the baseline stays as it is.
 */
export async function updateBaseline(options: CheckOptions, context: Context): Promise<number> {
  const { t, note, print, environment } = context;
  refuseTogether(options, context);
  const terms = termsOf(options, environment);
  noteConfigAbove(terms, context);
  const name = terms.baseline ?? BASELINE_FILE;
  outputFormat({ command: 'scs-check check', formats: ['yaml'], output: name }, t);
  const path = resolve(environment.cwd, name);
  refuseLinks(path, name);
  const before = findBaseline(name, environment.cwd);
  if (options.files.some(isStdin)) throw wrongUse(t('baseline.stdin'), 'scs-check check');
  const inputs = distinct(await inputsOf(options.files, environment));
  const entries = inputs.map((input) => {
    const opened = loadInput(input);
    const judged = judgeFor(opened, terms, context);
    const told = toldOf(judged, opened.warnings, terms);
    return [entryName(path, input.path), baselineEntry(judged.result, judged.outcome, told)] as const;
  });
  for (const [file, entry] of entries) {
    for (const line of movedLines(file, before?.baseline.files[file], entry, context)) print(line);
  }
  const gone = before === undefined ? [] : goneFrom(before);
  for (const file of gone) print(sanitizeLine(t('baseline.dropped', { file })));
  if (options.dryRun) {
    note(t('baseline.dry-run', { file: name }));
    return exitCodes.passed;
  }
  const baseline: Baseline = {
    formatVersion: 1,
    takenOn: terms.asOf,
    files: {
      ...Object.fromEntries(Object.entries(before?.baseline.files ?? {}).filter(([file]) => !gone.includes(file))),
      ...Object.fromEntries(entries),
    },
  };
  const modeline = modelineFor(dirname(path), 'baseline');
  replaceFile(
    path,
    baselineText(baseline, [
      ...(modeline === undefined ? [] : [modeline]),
      t('baseline.comment'),
      t('baseline.comment.privacy'),
    ]),
    { name },
  );
  note(t('baseline.written', { file: name }));
  return exitCodes.passed;
}

/** Options of a verdict, which is not given here. */
const ofVerdict = [
  ['reporter', '--reporter'],
  ['failOn', '--fail-on'],
  ['verbose', '--verbose'],
  ['quiet', '--quiet'],
  ['force', '--force'],
] as const;

/** @throws UserError usage, where an option would be taken and do nothing */
function refuseTogether(options: CheckOptions, { t }: Context): void {
  const idle = ofVerdict.find(([name]) => options[name] !== undefined)?.[1];
  if (idle === undefined) return;
  throw wrongUse(t('usage.not-together', { option: idle, other: '--update-baseline' }), 'scs-check check');
}

/** What the baseline allows of one file, and what of that is new or gone. */
function movedLines(
  file: string,
  before: BaselineEntry | undefined,
  { gaps, findings = {} }: BaselineEntry,
  { t }: Context,
): readonly string[] {
  const count = Object.values(findings).flat().length;
  const told = [t('baseline.entry', { file, gaps: Object.keys(gaps).length, findings: count })];
  const { gaps: gapsBefore = {}, findings: findingsBefore = {} } = before ?? {};
  const worse = Object.keys(gaps).filter((id) => ownIn(gapsBefore, id) !== gaps[id]);
  const closed = Object.keys(gapsBefore).filter((id) => !Object.hasOwn(gaps, id));
  const found = Object.entries(findings).flatMap(([code, subjects]) => {
    const known = new Set(ownIn(findingsBefore, code));
    const fresh = subjects.filter((subject) => !known.has(subject)).length;
    return fresh === 0 ? [] : [{ code, fresh }];
  });
  if (worse.length > 0) told.push(t('baseline.new', { count: worse.length, ids: worse.join(' ') }));
  if (found.length > 0) {
    const codes = found.map(({ code, fresh }) => (fresh === 1 ? code : `${code} ×${fresh}`)).join(' ');
    told.push(t('baseline.found', { count: found.reduce((sum, { fresh }) => sum + fresh, 0), codes }));
  }
  if (closed.length > 0) told.push(t('baseline.closed', { count: closed.length, ids: closed.join(' ') }));
  return told.map((line, index) => `${index === 0 ? '' : '  '}${sanitizeLine(line)}`);
}
