import { resolve } from 'node:path';
import { wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { isSameFile } from '../../../io/sameFile.ts';
import { wrap } from '../../../text/wrap.ts';
import { type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { backupOf } from '../../../workspace/backup.ts';
import { type Input, inputsOf } from '../../../workspace/inputs.ts';
import { historyAt } from '../../../workspace/journal.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { noteCommand } from '../../commandLine.ts';
import { type Context, speakingOf } from '../../context.ts';
import { hinted, reportFailure } from '../../failure.ts';
import { Interrupted } from '../../interrupted.ts';
import { commandWithout, nextLine, workIn } from '../../nextCommand.ts';
import { openToWrite } from '../../openToWrite.ts';
import { homeOf } from './home.ts';
import { type Brought, type Merging, mergeFile } from './oneFile.ts';
import type { MergeCommandOptions } from './options.ts';

/** Brings back what others have answered: all files in one write, conflicts decided one by one. */
export async function merge(options: MergeCommandOptions, context: Context): Promise<number> {
  const { into = DEFAULT_FILE, dryRun = false } = options;
  const { environment, t, note } = context;
  const inputs = await inputsOf(options.files, environment);
  refuseItself(inputs, into, context);
  const store = dryRun ? undefined : openToWrite(into, context);
  const asks = !dryRun && environment.stdin.isTTY === true && environment.stderr.isTTY === true;
  const prompts = asks ? await promptsOn(context) : undefined;
  try {
    const home = store?.opened ?? loadAssessment(into, environment.cwd);
    const speaking = speakingOf(home.loaded.catalogue, context);
    const firm = { prompts, sameFirm: options.sameFirm === true, agreed: new Set<string>() };
    const history = historyAt(home, home.assessment);
    const merging = { home: homeOf(home, speaking.language), options, history, firm, prompts, context: speaking };
    const done = await mergeAll(inputs, merging);
    if (done.edits.length > 0) store?.save(...done.edits);
    if (done.records.length > 0) store?.record(...done.records);
    sayEnd(done, home, into, options, speaking);
    if (done.failed.length > 0) return Math.max(...done.failed);
    return done.open + done.cells + done.held > 0 ? exitCodes.gateNotPassed : exitCodes.passed;
  } catch (error) {
    if (error instanceof Interrupted) note(`\n${t('merge.interrupted', { file: into })}`);
    throw error;
  } finally {
    prompts?.close();
    store?.close();
  }
}

/** Who has put the file that came back over their own has lost what they have answered since: nothing may look merged. */
function refuseItself(inputs: readonly Input[], into: string, { environment, t }: Context): void {
  const home = resolve(environment.cwd, into);
  const itself = inputs.find(({ path }) => isSameFile(path, home));
  if (itself === undefined) return;
  throw wrongUse(t('usage.merge-itself', { file: itself.name }), 'scs-check merge');
}

/** The prompt library is loaded only where somebody is there to be asked. */
async function promptsOn({ environment, t, recent }: Context) {
  const { createPrompts } = await import('../../prompts.ts');
  return createPrompts(environment, t, recent);
}

interface Done extends Brought {
  /** The exit codes of files that could not be read. */
  readonly failed: readonly number[];
  /** How many files there were. */
  readonly files: number;
}

/** One file after the other, each into what the ones before have made: two answers to one question meet here too. */
async function mergeAll(inputs: readonly Input[], merging: Merging): Promise<Done> {
  const { assessment } = merging.home.opened;
  const nothing = { edits: [], records: [], taken: 0, open: 0, cells: 0, held: 0, hasLikely: false };
  let done: Done = { ...nothing, assessment, failed: [], files: inputs.length };
  for (const input of inputs) {
    try {
      done = { ...done, ...together(done, await mergeFile(input, done.assessment, merging)) };
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // One broken file must not keep the others from coming home.
      done = { ...done, failed: [...done.failed, reportFailure(hinted(error, 'handout'), merging.context)] };
    }
  }
  return done;
}

function together(before: Brought, next: Brought): Brought {
  return {
    edits: [...before.edits, ...next.edits],
    assessment: next.assessment,
    taken: before.taken + next.taken,
    records: [...before.records, ...next.records],
    open: before.open + next.open,
    cells: before.cells + next.cells,
    held: before.held + next.held,
    hasLikely: before.hasLikely || next.hasLikely,
  };
}

function sayEnd(
  { edits, assessment, taken, open, cells, held, hasLikely, failed, files }: Done,
  home: LoadedAssessment,
  into: string,
  options: MergeCommandOptions,
  context: Context,
): void {
  const { t, note, language } = context;
  const say = (text: string) => note(wrap(text, context.width).join('\n'));
  if (failed.length > 0)
    say(failed.length === files ? t('merge.failed.all') : t('merge.failed', { files, count: failed.length }));
  if (options.dryRun) say(t('merge.dry-run', { file: into }));
  else if (edits.length === 0) say(t('merge.unchanged', { file: into }));
  else if (taken === 0) say(t('merge.written.who', { file: into, backup: backupOf(into) }));
  else say(t('merge.written', { file: into, count: taken, backup: backupOf(into) }));
  if (cells > 0) {
    say(t(options.dryRun ? 'merge.cells-left.dry-run' : 'merge.cells-left', { count: cells }));
    if (hasLikely) say(t('merge.cells-left.yes'));
  }
  if (held > 0) say(t('merge.held-left', { count: held }));
  if (open > 0) say(t('merge.open', { count: open }));
  // What was only looked at is not remembered: the same words again, and this time to write.
  const again = commandWithout('--dry-run', context.typed, language);
  if (open > 0) noteCommand(t('merge.open.hint', { command: again }), context);
  else if (options.dryRun) {
    if (edits.length > 0) noteCommand(t('merge.next.write', { command: again }), context);
  } else if (failed.length + cells + held === 0)
    noteCommand(nextLine(workIn(into, { ...home, assessment }, context.workplace), t, language), context);
}
