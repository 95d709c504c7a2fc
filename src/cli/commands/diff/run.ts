import { wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { packageVersion } from '../../../io/packageRoot.ts';
import { buildDiff } from '../../../report/diff/build.ts';
import { renderDiff } from '../../../report/diff/index.ts';
import { plainPaint } from '../../../report/paint.ts';
import { wordsFor } from '../../../report/words/item.ts';
import { diffSide, refuseDifferent } from '../../../workspace/diffSide.ts';
import { type Input, inputsOf } from '../../../workspace/inputs.ts';
import type { Aimed } from '../../../workspace/score.ts';
import { termsOf } from '../../../workspace/terms.ts';
import type { Context } from '../../context.ts';
import { type DiffFormat, diffFormats } from '../../defaults.ts';
import { deliver, refuseOverwriting } from '../../deliver.ts';
import { noteConfigFollowed } from '../../noteConfig.ts';
import { openAll } from '../../openAll.ts';
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
  noteConfigFollowed(terms, context);
  const opened = openAll(inputs, context);
  const [first, second = first] = opened;
  if (first === undefined || second === undefined) throw wrongUse(t('usage.from-needed'), 'scs-check diff');
  const before = diffSide(first, days.from, terms, context.workplace);
  const after = diffSide(second, days.to, terms, context.workplace);
  refuseDifferent([first, before], [second, after]);
  const read = [...opened.map(({ path }) => path), ...[before, after].flatMap(({ chosen }) => chosen.path ?? [])];
  await refuseOverwriting({ output, force, isOurs: ownFiles.diff[format] }, read, context);
  const report = buildDiff({ kind, before: before.side, after: after.side, version: packageVersion() });
  const look = output === undefined ? paint.stdout : plainPaint;
  const words = wordsFor(after.chosen.catalogue, t);
  const content = await renderDiff(report, format, { t: words, paint: look, width });
  deliver(content, output, context);
  return exitCodes.passed;
}

async function inputsFor({ files }: AssessmentDiffOptions, { environment, t }: Context): Promise<readonly Input[]> {
  if (files.filter((file) => file === '-').length > 1) throw wrongUse(t('usage.stdin-once'), 'scs-check diff');
  const inputs = await inputsOf(files, environment);
  const rest = inputs.slice(2).map(({ name }) => name);
  if (rest.length > 0) throw wrongUse(t('usage.too-many-arguments', { value: rest.join(' ') }), 'scs-check diff');
  return inputs;
}

/** The days that the two sides are judged by. Two files are judged by one day, unless asked otherwise. */
function daysFor(
  { from, to }: AssessmentDiffOptions,
  kind: 'files' | 'days',
  { environment, t }: Context,
): { readonly from: string; readonly to: string } {
  if (kind === 'days' && from === undefined) throw wrongUse(t('usage.from-needed'), 'scs-check diff');
  const last = to ?? environment.today();
  const first = from ?? last;
  if (first > last) throw wrongUse(t('usage.from-after-to', { from: first, to: last }), 'scs-check diff');
  return { from: first, to: last };
}
