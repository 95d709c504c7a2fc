import { basename, resolve } from 'node:path';
import { answerOf, lackOf } from '../../../domain/answer.ts';
import { inJapan } from '../../../domain/calendar.ts';
import { canonicalJson } from '../../../domain/canonical.ts';
import { allCriteria } from '../../../domain/catalogue.ts';
import { askedOf } from '../../../domain/criterionHash.ts';
import { shortDigestOf } from '../../../domain/digest.ts';
import { applyEdit } from '../../../domain/edit.ts';
import { columnsBefore, type MergedBefore, mergedBefore, type ReadHistory } from '../../../domain/history.ts';
import { UserError } from '../../../errors.ts';
import { isAsSaved } from '../../../exchange/handout.ts';
import { shornIn, unchargedIn } from '../../../exchange/handoutParts.ts';
import { type Merge, mergeAssessment } from '../../../exchange/merge.ts';
import type { Decision, Difference } from '../../../exchange/mergeDifference.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import type { Catalogue, Criterion } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { HistoryChange } from '../../../formats/history.ts';
import { contradictionsOf } from '../../../interview/contradictions.ts';
import { catalogueOf } from '../../../interview/session.ts';
import { isSameFile } from '../../../io/sameFile.ts';
import { MAX_WORKBOOK_BYTES } from '../../../office/xlsx.ts';
import { checkDates } from '../../../rules/index.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { quoted } from '../../../text/shell.ts';
import { wrap } from '../../../text/wrap.ts';
import { backupOf, type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { loadAimed } from '../../../workspace/catalogue.ts';
import { type Input, inputsOf } from '../../../workspace/inputs.ts';
import { historyAt } from '../../../workspace/journal.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { readReturned } from '../../../workspace/returned.ts';
import {
  isTextTable,
  isWorkbook,
  type ReturnedWorkbook,
  refuseForeign,
  refuseProse,
  returnedWorkbook,
} from '../../../workspace/returnedTable.ts';
import { type ColumnsAsked, type ColumnsSettled, columnsOf } from '../../columns.ts';
import { noteCommand } from '../../commandLine.ts';
import { type Context, speakingOf } from '../../context.ts';
import { contradictionWords } from '../../contradictionWords.ts';
import { hinted, reportFailure } from '../../failure.ts';
import { Interrupted } from '../../interrupted.ts';
import { conflictLines, mergeScreen, type Returned } from '../../mergeScreen.ts';
import { commandWithout, nextLine, workIn } from '../../nextCommand.ts';
import { openToWrite } from '../../openToWrite.ts';
import type { PassphraseSource } from '../../passphrase.ts';
import type { Prompts } from '../../prompts.ts';
import { hintOf } from '../../screens.ts';
import { completed } from './answerFile.ts';
import type { LackDesk } from './lacking.ts';
import { settleFirm } from './sameFirm.ts';
import { settled, settleParts } from './settle.ts';

export interface MergeCommandOptions extends PassphraseSource {
  readonly files: readonly string[];
  readonly into?: string;
  readonly by?: string;
  readonly dryRun?: boolean;
  /** Which columns of a table of somebody's own hold what, as typed. */
  readonly columns?: string;
  /** Takes a word that most people mean one way that way. */
  readonly yes?: boolean;
  /** Takes files under another name for this firm's. */
  readonly sameFirm?: boolean;
}

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
    const done = await mergeAll(inputs, home, prompts, options, speaking);
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
  throw new UserError('usage', { detail: t('usage.merge-itself', { file: itself.name }), command: 'scs-check merge' });
}

/** The prompt library is loaded only where somebody is there to be asked. */
async function promptsOn({ environment, t, recent }: Context) {
  const { createPrompts } = await import('../../prompts.ts');
  return createPrompts(environment, t, recent);
}

interface Done {
  readonly edits: Merge['edits'];
  /** What the file here has become. */
  readonly assessment: Assessment;
  /** How much was taken, by itself or by a decision. */
  readonly taken: number;
  readonly records: readonly HistoryChange[];
  /** Conflicts that nobody has decided. */
  readonly open: number;
  /** Cells that could not be taken over. */
  readonly cells: number;
  /** Answers of a browser that lack something, and were not taken over. */
  readonly held: number;
  /** Whether one of the cells holds a word that most people mean one way. */
  readonly hasLikely: boolean;
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
  let done: Done = {
    edits: [],
    assessment: home.assessment,
    taken: 0,
    records: [],
    open: 0,
    cells: 0,
    held: 0,
    hasLikely: false,
    failed: [],
    files: inputs.length,
  };
  const history = historyAt(home, home.assessment);
  const isWindow = prompts !== undefined && context.environment.stdout.isTTY === true;
  const criteria = criteriaIn(home);
  const knows = (id: string) => criteria.has(id);
  const requirements = new Set(cataloguesOf(home).flatMap((catalogue) => catalogue.requirements.map(({ id }) => id)));
  const knowsRequirement = (id: string) => requirements.has(id);
  const questionOf = (id: string) => criteria.get(id)?.question;
  const asked = (id: string, missing?: readonly number[]) => {
    const criterion = criteria.get(id);
    return criterion && askedOf(criterion, missing);
  };
  const ground = groundOf(home);
  const by = sanitizeLine(options.by ?? '') || undefined;
  const firm = { prompts, sameFirm: options.sameFirm === true, agreed: new Set<string>() };
  for (const input of inputs) {
    try {
      const { plain, returned, answerer, content, chosen, before, answered } = await opened(
        input,
        home,
        prompts,
        { ...options, by, history },
        context,
      );
      const returnedFile = readReturned(plain, home);
      await settleFirm(input.name, returnedFile, home.assessment, firm, context);
      const isSaved = isAsSaved(returnedFile);
      const source = by ?? answerer ?? returnedFile.handout?.to ?? '';
      if (isSaved === false)
        context.note(wrap(context.t('merge.file.changed', { file: input.name }), context.width).join('\n'));
      const desk = prompts && { prompts, context, home: { ...ground, assessment: done.assessment } };
      const { decided: decidedBefore = new Set<string>() } = before ?? {};
      const form =
        isSaved === undefined
          ? { kept: returnedFile, held: [], again: [], answered: [] }
          : await completed(returnedFile, { criteria, source, decided: decidedBefore, desk, context });
      const theirs = form.kept;
      sayEmptied(returnedFile, context);
      const common = { knows, knowsRequirement, asked, on: context.environment.today(), by: by ?? answerer };
      const first = mergeAssessment(done.assessment, theirs, common);
      const { t, width, paint } = context;
      const screen = { t, width, paint: paint.stdout, questionOf };
      const isSettled = (one: Difference) => decidedBefore.has(saidHash(source, one));
      const conflicts = first.conflicts.filter((one) => !isSettled(one));
      const shown = {
        ...first,
        conflicts,
        settled: [...first.conflicts.filter(isSettled), ...form.again.map((id) => ({ id }))],
        before: before?.at && inJapan(before.at).slice(0, 10),
        areAsked: isWindow,
        room: isWindow ? context.rows - LINES_AROUND : Number.POSITIVE_INFINITY,
      };
      context.print(mergeScreen(input.name, theirs, shown, screen, returned));
      const decisions = await decide(conflicts, prompts, questionOf, context);
      const merged = mergeAssessment(done.assessment, theirs, { ...common, decisions });
      sayIncomplete(merged, criteria, context);
      const unmet = await settleParts(done.assessment, merged.merged, { criteria, prompts, context });
      const assessment = unmet.reduce(applyEdit, merged.merged);
      sayEarly(done.assessment, assessment, home, context);
      sayContradictions(done.assessment, assessment, home, context);
      const { problems = [] } = returned ?? {};
      const taken = merged.taken.length + [...decisions.values()].filter((one) => one === 'theirs').length;
      const settledNow = [...merged.taken, ...conflicts.filter(({ key }) => decisions.has(key))];
      const decided = [...settledNow.map((one) => saidHash(source, one)), ...answered, ...form.answered];
      const record = { what: 'merge', name: nameIn(input), file: content, taken, decided, ...chosen } as const;
      done = {
        ...done,
        edits: [...done.edits, ...merged.edits, ...unmet],
        assessment,
        taken: done.taken + taken,
        records: decided.length === 0 && chosen === undefined ? done.records : [...done.records, record],
        open: done.open + conflicts.length - decisions.size,
        cells: done.cells + problems.length,
        held: done.held + form.held.length,
        hasLikely: done.hasLikely || problems.some(({ fault }) => fault === 'likely'),
      };
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      // One broken file must not keep the others from coming home.
      done = { ...done, failed: [...done.failed, reportFailure(hinted(error, 'handout'), context)] };
    }
  }
  return done;
}

/** By what something is known that was decided before: who said it, of what, and what; not on which day. */
function saidHash(source: string, { key, theirs: { by: _, on: __, ...said } }: Difference): string {
  return shortDigestOf([source, key, said]);
}

/** What was taken out of a hand-out, and stays here all the same. */
function sayEmptied(returned: Assessment, { t, width, note }: Context): void {
  const emptied = { 'emptied-evidence': shornIn(returned), 'emptied-charge': unchargedIn(returned) };
  for (const about of ['emptied-evidence', 'emptied-charge'] as const) {
    const ids = emptied[about].map(sanitizeLine).join(t('list.comma'));
    if (ids !== '') note(wrap(t(`merge.note.${about}`, { ids }), width).join('\n'));
  }
}

/** What stands on the screen beside what is taken: the file, what is left, and how to go on. */
const LINES_AROUND = 12;

/** The name of a file as the history keeps it. */
function nameIn({ name }: Input): string {
  return sanitizeLine(basename(name)).slice(0, 300).toWellFormed();
}

interface Opened {
  readonly plain: Input;
  /** A short hash of what the file holds, by which it is known when it comes back again. */
  readonly content: string;
  /** What was found in the sheets of a workbook. */
  readonly returned?: Returned;
  /** Who answered, where the workbook names somebody. */
  readonly answerer?: string | undefined;
  /** How the columns of a table were settled just now. */
  readonly chosen?: ColumnsSettled['chosen'];
  /** What was settled when files came back before. */
  readonly before: MergedBefore | undefined;
  /** Hashes of the cells that were asked about just now, and settled. */
  readonly answered: readonly string[];
}

interface OpenOptions extends Omit<MergeCommandOptions, 'by'> {
  readonly by: string | undefined;
  /** None where it cannot be read. */
  readonly history: ReadHistory | undefined;
}

/** A file that came back: an encrypted one opened in memory, never on the disk, and a table as the hand-out it was made from. */
async function opened(
  input: Input,
  home: LoadedAssessment,
  prompts: Prompts | undefined,
  options: OpenOptions,
  context: Context,
): Promise<Opened> {
  const { bytes, stamp } = input.read();
  const plain = isAgeFile(bytes) ? await decrypted(bytes, input.name, options, context) : bytes;
  // The largest kind of all that may come back: before anything is made of it.
  if (plain.byteLength > MAX_WORKBOOK_BYTES)
    throw new UserError('file-too-large', { file: input.name, max: MAX_WORKBOOK_BYTES / 1024 / 1024 });
  const name = input.name.replace(/\.age$/i, '');
  refuseForeign({ name, bytes: plain });
  const own = { ...input, read: () => ({ bytes: plain, stamp }) };
  const content = shortDigestOf(Buffer.from(plain).toString('base64'));
  const before = options.history && mergedBefore(options.history, content);
  if (!isWorkbook(plain) && /\.xls[xm]?(?:\.age)?$/i.test(input.name)) {
    throw new UserError('not-a-workbook', { file: input.name, hint: 'handout' });
  }
  if (!isWorkbook(plain) && !isTextTable({ name, bytes: plain })) {
    refuseProse({ name, bytes: plain });
    return { plain: own, content, before, answered: [] };
  }
  const workbook: ReturnedWorkbook = await returnedWorkbook(own, home, context.environment.today());
  const { encoding } = workbook;
  if (encoding !== undefined) {
    context.note(wrap(context.t('merge.file.encoding', { file: input.name, encoding }), context.width).join('\n'));
  }
  const columns = workbook.own && (await columnsOf(workbook.own, columnsAsked(input, prompts, options), context));
  const how = { takesLikely: options.yes === true, ...(columns === undefined ? {} : { mapped: columns.mapped }) };
  const { filled, answered, again } = await settled(
    {
      file: input.name,
      workbook,
      by: options.by,
      decided: before?.decided ?? new Set(),
      prompts,
      context,
      home: { ...groundOf(home), assessment: home.assessment },
    },
    how,
  );
  const returned = { ...filled, again, criteria: workbook.criteria, by: options.by };
  return {
    plain: filled.input,
    content,
    returned,
    answerer: filled.answerer,
    chosen: columns?.chosen,
    before,
    answered,
  };
}

function columnsAsked(
  { name }: Input,
  prompts: Prompts | undefined,
  { columns, into = DEFAULT_FILE, history }: OpenOptions,
): ColumnsAsked {
  const target = into === DEFAULT_FILE ? '' : ` --into ${quoted(into)}`;
  return {
    file: name,
    command: `scs-check merge ${quoted(name)}${target}`,
    typed: columns,
    before: (head) => history && columnsBefore(history, head),
    prompts,
  };
}

async function decrypted(bytes: Uint8Array, name: string, source: PassphraseSource, context: Context) {
  const { opened } = await import('../crypt/run.ts');
  return opened(bytes, name, source, context);
}

/** By its first letters, so that the library is loaded only for those. */
function isAgeFile(bytes: Uint8Array): boolean {
  return /^\s*(?:age-encryption\.org\/|-----BEGIN AGE )/.test(Buffer.from(bytes.subarray(0, 100)).toString('latin1'));
}

/** The criteria that the file here may answer, by id. */
function criteriaIn(home: LoadedAssessment): ReadonlyMap<string, Criterion> {
  return new Map(
    cataloguesOf(home).flatMap((catalogue) =>
      allCriteria(catalogue).map((criterion) => [criterion.id, criterion] as const),
    ),
  );
}

/** The catalogue that the file here aims at, and those before it. */
function cataloguesOf(home: LoadedAssessment): readonly Catalogue[] {
  const { catalogue, earlier = [] } = home.assessment;
  return [catalogue, ...earlier].map((aim) => loadAimed(aim, home).catalogue);
}

/** What the file here is asked, beside its answers. */
function groundOf({ loaded, assessment }: LoadedAssessment): Omit<LackDesk['home'], 'assessment'> {
  const { guidance } = loaded;
  return { catalogue: catalogueOf(loaded.catalogue, assessment), ...(guidance === undefined ? {} : { guidance }) };
}

async function decide(
  conflicts: readonly Difference[],
  prompts: Prompts | undefined,
  questionOf: (id: string) => string | undefined,
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
  for (const [index, conflict] of conflicts.entries()) {
    const counter = t('merge.counter', { position: index + 1, total: conflicts.length });
    const shown = conflictLines(conflict, { t, width, paint: paint.stderr, questionOf });
    note(['', counter, ...shown, ...wrap(t('merge.keys'), width)].join('\n'));
    const key = await prompts.key([...keys], { hint });
    if (key !== 's') decisions.set(conflict.key, key === '1' ? 'ours' : 'theirs');
  }
  return decisions;
}

/** An answer of a file may say less than the keyboard asks for: that is told, and ask asks for it. */
function sayIncomplete(
  { taken, merged }: Merge,
  criteria: ReadonlyMap<string, Criterion>,
  { t, note, width }: Context,
): void {
  const incomplete = taken.flatMap(({ id, subject }) => {
    const [criterion, answer] = [criteria.get(id), answerOf(merged, id)];
    if (subject !== 'state' || criterion === undefined || answer === undefined) return [];
    return lackOf(criterion, answer) === undefined ? [] : [sanitizeLine(id)];
  });
  if (incomplete.length === 0) return;
  const ids = incomplete.join(t('list.comma'));
  note(wrap(t('merge.incomplete', { count: incomplete.length, ids }), width).join('\n'));
}

/** A file may hold dates of what is over that have not come yet: those that come in with it are told. */
function sayEarly(before: Assessment, after: Assessment, home: LoadedAssessment, context: Context): void {
  const { t, note, width, environment } = context;
  const today = environment.today();
  const catalogues = cataloguesOf(home);
  const early = (assessment: Assessment) => catalogues.flatMap((one) => checkDates(one, assessment, today));
  const known = new Set(early(before).map(({ args }) => canonicalJson(args)));
  const come = early(after).filter(({ args }) => !known.has(canonicalJson(args)));
  if (come.length === 0) return;
  const ids = [...new Set(come.map(({ args }) => sanitizeLine(String(args['criterion']))))].join(t('list.comma'));
  note(wrap(t('merge.early', { count: come.length, ids }), width).join('\n'));
}

/** More than anybody reads at once. */
const MOST_CONTRADICTIONS = 5;

/** What no longer fits together by what came home, as the keyboard tells it of an answer. */
function sayContradictions(before: Assessment, after: Assessment, home: LoadedAssessment, context: Context): void {
  const { t, note, width } = context;
  const catalogue = catalogueOf(home.loaded.catalogue, after);
  const ids = [...allCriteria(catalogue), ...catalogue.profileFacts].map(({ id }) => id);
  const raised = contradictionsOf({ catalogue, assessment: after }, ids, before, home.loaded.guidance);
  if (raised.length === 0) return;
  const rest = raised.length - MOST_CONTRADICTIONS;
  const told = raised.slice(0, MOST_CONTRADICTIONS).map((one) => contradictionWords(catalogue, one, t));
  note(t('merge.contradictions', { count: raised.length }));
  for (const text of [...told, ...(rest > 0 ? [t('merge.contradictions.more', { count: rest })] : [])]) {
    note(wrap(text, width, { indent: '  ', hang: '    ' }).join('\n'));
  }
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
