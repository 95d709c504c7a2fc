import { allCriteria } from '../../../domain/catalogue.ts';
import { type Decision, type Difference, type Merge, mergeAssessment } from '../../../exchange/merge.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { wrap } from '../../../text/wrap.ts';
import { backupOf, type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { loadAimed } from '../../../workspace/catalogue.ts';
import { filledInput, isWorkbook } from '../../../workspace/handout.ts';
import { type Input, inputsOf } from '../../../workspace/inputs.ts';
import { createJournal } from '../../../workspace/journal.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { readReturned } from '../../../workspace/returned.ts';
import { openStore } from '../../../workspace/store.ts';
import { commandLine, quoted } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { reportFailure } from '../../failure.ts';
import { Interrupted } from '../../interrupted.ts';
import { conflictLines, mergeScreen } from '../../mergeScreen.ts';
import type { PassphraseSource } from '../../passphrase.ts';
import type { Prompts } from '../../prompts.ts';
import { hintOf } from '../../screens.ts';

export interface MergeCommandOptions extends PassphraseSource {
  readonly files: readonly string[];
  readonly into?: string;
  readonly by?: string;
  readonly dryRun?: boolean;
}

/** Brings back what others have answered: all files in one write, conflicts decided one by one. */
export async function merge(options: MergeCommandOptions, context: Context): Promise<number> {
  const { into = DEFAULT_FILE, dryRun = false } = options;
  const { environment, t, note } = context;
  const inputs = await inputsOf(options.files, environment);
  const store = dryRun ? undefined : openStore(into, environment.cwd, { journal: createJournal(environment) });
  const asks = !dryRun && environment.stdin.isTTY === true && environment.stderr.isTTY === true;
  const prompts = asks ? await promptsOn(context) : undefined;
  try {
    const home = store?.opened ?? loadAssessment(into, environment.cwd);
    const done = await mergeAll(inputs, home, prompts, options, context);
    if (done.edits.length > 0) store?.save(...done.edits);
    sayEnd(done, into, options, context);
    if (done.failed.length > 0) return Math.max(...done.failed);
    return done.open > 0 ? exitCodes.gateNotPassed : exitCodes.passed;
  } catch (error) {
    if (error instanceof Interrupted) note(`\n${t('merge.interrupted', { file: into })}`);
    throw error;
  } finally {
    prompts?.close();
    store?.close();
  }
}

/** The prompt library is loaded only where somebody is there to be asked. */
async function promptsOn({ environment, t }: Context) {
  const { createPrompts } = await import('../../prompts.ts');
  return createPrompts(environment, t);
}

interface Done {
  readonly edits: Merge['edits'];
  /** Conflicts that nobody has decided. */
  readonly open: number;
  /** The exit codes of files that could not be read. */
  readonly failed: readonly number[];
  /** How many files there were. */
  readonly files: number;
}

/** One file after the other, each into what the ones before have made: two answers to one question meet here too. */
async function mergeAll(
  inputs: readonly Input[],
  home: LoadedAssessment,
  prompts: Prompts | undefined,
  options: MergeCommandOptions,
  context: Context,
): Promise<Done> {
  let assessment = home.assessment;
  let done: Done = { edits: [], open: 0, failed: [], files: inputs.length };
  const knows = knownIn(home);
  const by = options.by === undefined ? undefined : sanitizeLine(options.by);
  for (const input of inputs) {
    try {
      const theirs = readReturned(await plainInput(input, home, options, context), home);
      const common = { knows, on: context.environment.today(), ...(by === undefined || by === '' ? {} : { by }) };
      const first = mergeAssessment(assessment, theirs, common);
      const { t, width, paint } = context;
      context.print(mergeScreen(input.name, theirs, first, { t, width, paint: paint.stdout }));
      const decisions = await decide(first.conflicts, prompts, context);
      const merged = mergeAssessment(assessment, theirs, { ...common, decisions });
      assessment = merged.merged;
      const open = merged.conflicts.filter(({ key }) => !decisions.has(key)).length;
      done = { ...done, edits: [...done.edits, ...merged.edits], open: done.open + open };
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // One broken file must not keep the others from coming home.
      done = { ...done, failed: [...done.failed, reportFailure(error, context)] };
    }
  }
  return done;
}

/** The same with an encrypted file opened in memory, never on the disk, and a workbook as the hand-out it was made from. */
async function plainInput(
  input: Input,
  home: LoadedAssessment,
  source: PassphraseSource,
  context: Context,
): Promise<Input> {
  const { bytes, stamp } = input.read();
  const plain = isAgeFile(bytes) ? await decrypted(bytes, input.name, source, context) : bytes;
  const own = { ...input, read: () => ({ bytes: plain, stamp }) };
  return isWorkbook(plain) ? filledInput(own, home, context.t, context.environment.today()) : own;
}

async function decrypted(bytes: Uint8Array, name: string, source: PassphraseSource, context: Context) {
  const { opened } = await import('../crypt/run.ts');
  return opened(bytes, name, source, context);
}

/** By its first letters, so that the library is loaded only for those. */
function isAgeFile(bytes: Uint8Array): boolean {
  return /^\s*(?:age-encryption\.org\/|-----BEGIN AGE )/.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
}

/** The criteria that the file here may answer. */
function knownIn(home: LoadedAssessment): (id: string) => boolean {
  const { assessment } = home;
  const aims: readonly Assessment['catalogue'][] = [assessment.catalogue, ...(assessment.earlier ?? [])];
  const ids = aims.flatMap((aim) => allCriteria(loadAimed(aim, home).catalogue).map(({ id }) => id));
  const known = new Set(ids);
  return (id) => known.has(id);
}

async function decide(
  conflicts: readonly Difference[],
  prompts: Prompts | undefined,
  { t, note, width, paint }: Context,
): Promise<ReadonlyMap<string, Decision>> {
  const decisions = new Map<string, Decision>();
  if (prompts === undefined) return decisions;
  const keys = [
    { key: '1', label: t('key.ours') },
    { key: '2', label: t('key.theirs') },
    { key: 's', label: t('key.later') },
  ] as const;
  const hint = hintOf(keys, t);
  for (const conflict of conflicts) {
    const shown = conflictLines(conflict, { t, width, paint: paint.stderr });
    note(['', ...shown, ...wrap(t('merge.keys'), width)].join('\n'));
    const key = await prompts.key([...keys], { hint });
    if (key !== 's') decisions.set(conflict.key, key === '1' ? 'ours' : 'theirs');
  }
  return decisions;
}

function sayEnd(
  { edits, open, failed, files }: Done,
  into: string,
  options: MergeCommandOptions,
  context: Context,
): void {
  const { t, note, language } = context;
  const say = (text: string) => note(wrap(text, context.width).join('\n'));
  if (failed.length > 0)
    say(failed.length === files ? t('merge.failed.all') : t('merge.failed', { count: failed.length }));
  if (options.dryRun) say(t('merge.dry-run', { file: into }));
  else if (edits.length === 0) say(t('merge.unchanged', { file: into }));
  else say(t('merge.written', { file: into, count: edits.length, backup: backupOf(into) }));
  if (open === 0) return;
  say(t('merge.open', { count: open }));
  const names = options.files.map(quoted).join(' ');
  const target = into === DEFAULT_FILE ? '' : ` --into ${quoted(into)}`;
  note(t('merge.open.hint', { command: commandLine(`scs-check merge ${names}${target}`, language) }));
}
