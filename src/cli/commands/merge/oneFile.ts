import { basename } from 'node:path';
import { inJapan } from '../../../domain/calendar.ts';
import { askedOf } from '../../../domain/criterionHash.ts';
import { shortDigestOf } from '../../../domain/digest.ts';
import { applyEdits } from '../../../domain/edit.ts';
import type { ReadHistory } from '../../../domain/history.ts';
import { isAsSaved } from '../../../exchange/handout.ts';
import { type Merge, mergeAssessment } from '../../../exchange/merge.ts';
import type { Decision, Difference, MergeOptions } from '../../../exchange/mergeDifference.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import type { HistoryChange } from '../../../formats/history.ts';
import { limits } from '../../../formats/limits.ts';
import { broughtIn } from '../../../interview/broughtIn.ts';
import { catalogueOf } from '../../../interview/session.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { wrap } from '../../../text/wrap.ts';
import type { Input } from '../../../workspace/inputs.ts';
import { readReturned } from '../../../workspace/returned.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import type { Context } from '../../context.ts';
import { conflictLines, mergeScreen } from '../../mergeScreen.ts';
import type { Prompts } from '../../prompts.ts';
import { hintOf } from '../../screens.ts';
import { completed } from './answerFile.ts';
import type { Home } from './home.ts';
import { say } from './lacking.ts';
import type { MergeCommandOptions } from './options.ts';
import { openReturned } from './returnedFile.ts';
import { type FirmAsked, settleFirm } from './sameFirm.ts';
import { settleParts } from './settle.ts';
import { sayBroughtIn, sayChosen, sayEmptied, sayIncomplete } from './told.ts';

/** What all files of a run are merged with. */
export interface Merging {
  readonly home: Home;
  readonly options: MergeCommandOptions;
  /** None where it cannot be read. */
  readonly history: ReadHistory | undefined;
  readonly firm: FirmAsked;
  /** None where nobody can be asked. */
  readonly prompts: Prompts | undefined;
  readonly context: Context;
}

/** What one file, or several one after the other, have brought home. */
export interface Brought {
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
}

/**
 * Merges one file that came back into what the file here has become by now, and asks what only a person can decide.
 * @throws UserError, InvalidFile where it cannot be read; Interrupted where somebody leaves
 */
export async function mergeFile(input: Input, ours: Assessment, merging: Merging): Promise<Brought> {
  const { home, options, history, firm, prompts, context } = merging;
  const { criteria, spoken, ground } = home;
  const { t, environment } = context;
  const by = sanitizeLine(options.by ?? '') || undefined;
  const how = { ...options, by, history };
  const file = await openReturned(input, home, prompts, how, context);
  const { returned, answerer, decidedHere, before } = file;
  const read = readReturned(file.plain, home.opened);
  await settleFirm(input.name, read, home.opened.assessment, firm, context);
  const isSaved = isAsSaved(read);
  const source = by ?? answerer ?? read.handout?.to ?? '';
  if (isSaved === false) say(context, t('merge.file.changed', { file: input.name }));
  const desk = prompts && { prompts, context, home: { ...ground, assessment: ours } };
  const { decided: decidedBefore = new Set<string>() } = before ?? {};
  const form =
    isSaved === undefined
      ? { kept: read, held: [], again: [], answered: [], chosen: [] }
      : await completed(read, { criteria: spoken, source, decided: decidedBefore, desk, context });
  const theirs = form.kept;
  sayEmptied(read, context);
  const on = environment.today();
  // Who is told to have answered has, whoever chose it.
  const here = by === undefined ? { by: atScreen(context), on } : undefined;
  const chosenHere = here && { ids: new Set([...(decidedHere ?? []), ...form.chosen]), by: here.by };
  const common = { ...knownIn(home), on, by: by ?? answerer, ...(chosenHere && { chosenHere }) };
  const first = mergeAssessment(ours, theirs, common);
  const isSettled = (one: Difference) => decidedBefore.has(saidHash(source, one));
  const conflicts = first.conflicts.filter((one) => !isSettled(one));
  const areAsked = prompts !== undefined && environment.stdout.isTTY === true;
  const shown = {
    ...first,
    conflicts,
    settled: [...first.conflicts.filter(isSettled), ...form.again.map((id) => ({ id }))],
    before: before?.at && inJapan(before.at).slice(0, 10),
    areAsked,
    room: areAsked ? context.rows - LINES_AROUND : Number.POSITIVE_INFINITY,
  };
  const questionOf = (id: string) => spoken.get(id)?.question;
  const screen = { t, width: context.width, paint: context.paint.stdout, questionOf };
  context.print(mergeScreen(input.name, theirs, shown, screen, returned));
  const decisions = await decide(conflicts, prompts, questionOf, context);
  const merged = mergeAssessment(ours, theirs, { ...common, decisions });
  sayIncomplete(merged, home, context);
  const unmet = await settleParts(ours, merged.merged, { here, criteria, spoken, prompts, context });
  const chosen = answeredIn(merged.edits).filter((id) => chosenHere?.ids.has(id));
  if (here !== undefined) sayChosen([...chosen, ...answeredIn(unmet)], here.by, context);
  const assessment = applyEdits(merged.merged, unmet);
  const asked = {
    ...ground,
    catalogue: catalogueOf(inLanguage(home.opened.loaded, context.language).catalogue, assessment),
  };
  sayBroughtIn(broughtIn(ours, assessment, home.catalogues, asked, environment.today()), asked.catalogue, context);
  const { problems = [] } = returned ?? {};
  const taken = merged.taken.length + [...decisions.values()].filter((one) => one === 'theirs').length;
  const settledNow = [...merged.taken, ...conflicts.filter(({ key }) => decisions.has(key))];
  const decided = [...settledNow.map((one) => saidHash(source, one)), ...file.answered, ...form.answered];
  const { content, columns } = file;
  const record = { what: 'merge', name: nameIn(input), file: content, taken, decided, ...columns } as const;
  return {
    edits: [...merged.edits, ...unmet],
    assessment,
    taken,
    records: decided.length === 0 && columns === undefined ? [] : [record],
    open: conflicts.length - decisions.size,
    cells: problems.length,
    held: form.held.length,
    hasLikely: problems.some(({ fault }) => fault === 'likely'),
  };
}

/** What the file here may hold, and what its answers keep of what they answer. */
function knownIn({ criteria, catalogues }: Home): Pick<MergeOptions, 'knows' | 'knowsRequirement' | 'asked'> {
  const requirements = new Set(catalogues.flatMap((catalogue) => catalogue.requirements.map(({ id }) => id)));
  return {
    knows: (id) => criteria.has(id),
    knowsRequirement: (id) => requirements.has(id),
    asked: (id, missing) => {
      const criterion = criteria.get(id);
      return criterion && askedOf(criterion, missing);
    },
  };
}

function answeredIn(edits: Merge['edits']): readonly string[] {
  return edits.flatMap((edit) => (edit.type === 'answer' ? [edit.id] : []));
}

/** Who sits at the screen, as far as it is set for the machine. */
function atScreen({ environment }: Context): string | undefined {
  return sanitizeLine(environment.variables['SCS_CHECK_BY'] ?? '').slice(0, limits.line) || undefined;
}

/** By what something is known that was decided before: who said it, of what, and what; not on which day. */
function saidHash(source: string, { key, theirs: { by: _, on: __, ...said } }: Difference): string {
  return shortDigestOf([source, key, said]);
}

/** What stands on the screen beside what is taken: the file, what is left, and how to go on. */
const LINES_AROUND = 12;

/** The name of a file as the history keeps it. */
function nameIn({ name }: Input): string {
  return sanitizeLine(basename(name)).slice(0, 300).toWellFormed();
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
