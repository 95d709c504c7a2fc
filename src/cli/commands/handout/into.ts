import { resolve } from 'node:path';
import { columnsBefore } from '../../../domain/history.ts';
import { UserError, wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { readFile } from '../../../io/readFile.ts';
import { endingOf } from '../../../text/ending.ts';
import { quoted } from '../../../text/shell.ts';
import { wrap } from '../../../text/wrap.ts';
import type { LoadedAssessment } from '../../../workspace/assessment.ts';
import { historyAt } from '../../../workspace/journal.ts';
import { openLayout } from '../../../workspace/layout.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { columnsOf } from '../../columns.ts';
import type { Context } from '../../context.ts';
import { outputPath } from './output.ts';

export interface IntoOptions {
  readonly file: string;
  /** The workbook to fill in. */
  readonly into: string;
  /** Which of its columns hold what, as typed. */
  readonly columns?: string | undefined;
  readonly output?: string | undefined;
  readonly force?: boolean | undefined;
}

/** As many addresses as anybody looks at one by one. */
const MOST_TOLD = 20;

/** Writes a copy of a workbook with the answers in its own cells: for who has to hand in another layout than ours. */
export async function handoutInto(
  opened: LoadedAssessment,
  { file, into, columns, output, force }: IntoOptions,
  context: Context,
): Promise<number> {
  const { environment, t, note, width } = context;
  const say = (text: string) => note(wrap(text, width).join('\n'));
  if (output === undefined || endingOf(output) !== '.xlsx')
    throw wrongUse(t('handout.into-output'), 'scs-check handout');
  const path = outputPath(output, opened, { force }, context);
  const { bytes } = readFile(resolve(environment.cwd, into), into);
  const layout = await openLayout({ name: into, bytes }, opened);
  if (layout.own === undefined) throw new UserError('workbook-without-handout', { file: into });
  const history = historyAt(opened, opened.assessment);
  const name = file === DEFAULT_FILE ? '' : ` ${quoted(file)}`;
  const settled = await columnsOf(
    layout.own,
    {
      file: into,
      command: `scs-check handout${name} --into ${quoted(into)} -o ${quoted(output)}`,
      typed: columns,
      isToFill: true,
      before: (head) => history && columnsBefore(history, head),
      prompts: undefined,
    },
    context,
  );
  const { bytes: filled, written, replaced, left, absent } = layout.fill(settled.mapped, t);
  replaceFile(path, filled, { name: output });
  say(t('handout.into.written', { file: output, into, count: written }));
  const cells = (all: readonly string[]) =>
    [...all.slice(0, MOST_TOLD), ...(all.length > MOST_TOLD ? ['…'] : [])].join(t('list.comma'));
  if (replaced.length > 0) say(t('handout.into.replaced', { count: replaced.length, cells: cells(replaced) }));
  for (const why of ['formula', 'merged'] as const) {
    const those = left.flatMap((one) => (one.why === why ? one.at : []));
    if (those.length > 0) say(t(`handout.into.left.${why}`, { count: those.length, cells: cells(those) }));
  }
  if (absent.length > 0) say(t('handout.into.absent', { count: absent.length, ids: cells(absent) }));
  say(t('handout.careful'));
  return left.length + absent.length > 0 ? exitCodes.gateNotPassed : exitCodes.passed;
}
