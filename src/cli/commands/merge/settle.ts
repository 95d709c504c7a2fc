import { answerBecomes, answerOf } from '../../../domain/answer.ts';
import { areAllMissing } from '../../../domain/conditions.ts';
import { askedOf } from '../../../domain/criterionHash.ts';
import { shortDigestOf } from '../../../domain/digest.ts';
import type { Edit } from '../../../domain/edit.ts';
import { type CellProblem, type FillOptions, placeKey, type Settled, wordKey } from '../../../exchange/filledCells.ts';
import type { FilledHandout } from '../../../exchange/filledHandout.ts';
import { type AnswerState, type Assessment, states } from '../../../formats/assessment.ts';
import type { Criterion } from '../../../formats/catalogue.ts';
import { answerEdit } from '../../../interview/ask.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { typedChoices } from '../../../text/typed.ts';
import type { ReturnedWorkbook } from '../../../workspace/returnedTable.ts';
import type { Context } from '../../context.ts';
import { cellsText } from '../../mergeScreen.ts';
import type { Prompts } from '../../prompts.ts';
import { hintOf } from '../../screens.ts';
import {
  type LackDesk,
  type LackingCriterion,
  pickState,
  type Supplied,
  say,
  sayLack,
  supplyDay,
  supplyOptions,
  supplyReason,
} from './lacking.ts';

type Filled = ReturnType<ReturnedWorkbook['fill']>;

interface Answers {
  readonly words: Map<string, AnswerState>;
  readonly states: Map<string, AnswerState>;
  readonly options: Map<string, readonly string[]>;
  readonly reasons: Map<string, string>;
  readonly days: Map<string, string>;
}

export interface Settling {
  readonly file: string;
  readonly workbook: ReturnedWorkbook;
  /** Who answered, as it was said on the command line. */
  readonly by: string | undefined;
  /** Hashes of what was settled when files came back before. */
  readonly decided: ReadonlySet<string>;
  readonly prompts: Prompts | undefined;
  readonly context: Context;
  readonly home: LackDesk['home'];
}

export interface SettledWorkbook {
  /** Among its problems is neither what was settled now nor before. */
  readonly filled: Filled;
  /** The answers that a person here has decided now. */
  readonly chosen: ReadonlySet<string>;
  /** Hashes of the cells that were settled now. */
  readonly answered: readonly string[];
  /** Cells that were settled when they came back before, and say the same. */
  readonly again: readonly CellProblem[];
}

/**
 * A workbook as it was filled in, with everything that a person in front of the screen can settle asked once: a word of
 * more than one meaning, options and reasons that are missing, days that are none. What is put off stays among its problems; what was settled
 * before is not asked again.
 */
export async function settled(
  { file, workbook, by, decided, prompts, context, home }: Settling,
  how: Pick<FillOptions, 'takesLikely' | 'mapped'>,
): Promise<SettledWorkbook> {
  const answers: Answers = {
    words: new Map(),
    states: new Map(),
    options: new Map(),
    reasons: new Map(),
    days: new Map(),
  };
  let asBefore: ReadonlySet<string> = new Set();
  const fill = () => workbook.fill({ ...how, settled: { ...answers, asBefore } satisfies Settled });
  let filled = fill();
  const source = by ?? filled.answerer ?? filled.filled.handout?.to ?? '';
  const hashOf = ({ id = '', heading, fault, value }: CellProblem) =>
    shortDigestOf([source, id, heading, fault, value]);
  const isAgain = (one: CellProblem) => isAskable(one) && decided.has(hashOf(one));
  asBefore = new Set(filled.problems.filter(isAgain).map(placeKey));
  filled = fill();
  const asked: CellProblem[] = [];
  // An answer that a word turns out to be may itself lack something.
  for (const isAsked = new Set<string>(); prompts !== undefined; ) {
    const open = filled.problems.filter((one) => isAskable(one) && !isAgain(one));
    const problem = open.find((one) => !isAsked.has(keyOf(one)));
    if (problem === undefined) break;
    isAsked.add(keyOf(problem));
    asked.push(...open.filter((one) => keyOf(one) === keyOf(problem)));
    await ask(problem, { file, workbook, filled, answers, prompts, context, home });
    filled = fill();
  }
  // An answer that still lacks something is not taken over, and its word is to be asked about again.
  const left = new Set(filled.problems.filter(isAskable).map(({ id }) => id));
  const settledHere = asked.filter(({ id }) => !left.has(id));
  return {
    filled: { ...filled, problems: filled.problems.filter((one) => !isAgain(one)) },
    chosen: new Set(settledHere.filter((one) => isChoice(one, answers)).flatMap(({ id }) => id ?? [])),
    answered: settledHere.map(hashOf),
    again: filled.problems.filter(isAgain),
  };
}

/** What a person in front of the screen can say in a word; the day that a cell means. */
const askable: ReadonlySet<CellProblem['fault']> = new Set([
  'word',
  'likely',
  'too-few',
  'no-reason',
  'future',
  'date',
]);

/** Whether what was settled is what a person here says: a word that means what it seems to, or a day, is read and no more. */
function isChoice({ fault, value, suggestion }: CellProblem, { words }: Answers): boolean {
  if (fault === 'future' || fault === 'date') return false;
  return fault !== 'likely' || words.get(wordKey(value)) !== suggestion;
}

const wrongDay = { future: 'future', date: 'wrong' } as const;

function isAskable({ fault }: CellProblem): boolean {
  return askable.has(fault);
}

/** The same word is asked about once, wherever it stands. */
function keyOf(problem: CellProblem): string {
  const { fault, value } = problem;
  return fault === 'word' || fault === 'likely' ? `word ${wordKey(value)}` : `${fault} ${placeKey(problem)}`;
}

interface Asking {
  readonly file: string;
  readonly workbook: ReturnedWorkbook;
  readonly filled: FilledHandout;
  readonly answers: Answers;
  readonly prompts: Prompts;
  readonly context: Context;
  readonly home: LackDesk['home'];
}

interface Parting {
  /** Who decides it and when, in place of who sent the answers. */
  readonly here: { readonly by?: string | undefined; readonly on: string } | undefined;
  readonly criteria: ReadonlyMap<string, Criterion>;
  /** The same in the words of the reader. */
  readonly spoken: ReadonlyMap<string, Criterion>;
  readonly prompts: Prompts | undefined;
  readonly context: Context;
}

/**
 * Of answers that came in as partial with every condition missing, those that are not yet by what a person says; told
 * where nobody is there to say it.
 */
export async function settleParts(
  before: Assessment,
  after: Assessment,
  { here, criteria, spoken, prompts, context }: Parting,
): Promise<readonly Edit[]> {
  const hasNone = (assessment: Assessment, criterion: Criterion) => {
    const answer = answerOf(assessment, criterion.id);
    return answer?.state === 'partial' && areAllMissing(criterion, answer.missing);
  };
  const come = [...criteria.values()].filter((one) => hasNone(after, one) && !hasNone(before, one));
  if (come.length === 0) return [];
  const { t } = context;
  if (prompts === undefined) {
    const ids = come.map(({ id }) => sanitizeLine(id)).join(t('list.comma'));
    say(context, t('merge.all-missing', { count: come.length, ids }));
    return [];
  }
  const keys = [
    { key: '1', label: t('state.unmet') },
    { key: '2', label: t('state.partial') },
  ] as const;
  const edits: Edit[] = [];
  for (const criterion of come) {
    const { id } = criterion;
    const answer = answerOf(after, id);
    sayLack(spoken.get(id) ?? criterion, t('ask.missing.all'), context);
    const isUnmet = (await prompts.key(keys, { hint: hintOf(keys, t) })) === '1';
    if (isUnmet && answer !== undefined)
      edits.push(
        answerEdit(
          id,
          answerBecomes(answer, 'unmet', {
            ...(here && { answeredBy: here.by, answeredOn: here.on }),
            asked: askedOf(criterion),
          }),
        ),
      );
  }
  return edits;
}

async function ask(problem: CellProblem, asking: Asking): Promise<void> {
  const { answers, context, prompts, home, workbook } = asking;
  const { id = '' } = problem;
  const criterion = { id, ...(workbook.criteria.get(id) ?? { question: '' }) };
  const desk = { prompts, context, home };
  switch (problem.fault) {
    case 'too-few':
      return keep(id, await supplyOptions(criterion, namedIn(problem, criterion), desk), answers);
    case 'no-reason':
      return keep(id, await supplyReason(criterion, desk), answers);
    case 'future':
    case 'date': {
      const why = context.t(`ask.date.${wrongDay[problem.fault]}`, { text: sanitizeLine(problem.value) });
      answers.days.set(placeKey(problem), await supplyDay(criterion, why, problem.side ?? 'over', desk));
      return;
    }
    default: {
      const state = await askState(problem, asking);
      if (state !== undefined) answers.words.set(wordKey(problem.value), state);
    }
  }
}

/** The options that a cell names already. */
function namedIn({ value }: CellProblem, { options }: LackingCriterion): readonly string[] {
  return typedChoices(value, options?.choices.map(({ id }) => id) ?? []) ?? [];
}

function keep(
  id: string,
  given: Supplied<{ readonly options: readonly string[] } | { readonly reason: string }>,
  { states, options, reasons }: Answers,
): void {
  if (given === undefined) return;
  if ('options' in given) options.set(id, given.options);
  else if ('reason' in given) reasons.set(id, given.reason);
  else states.set(id, given.state);
}

/** As many notes as leave the question on the screen. */
const MOST_NOTES = 5;

async function askState(problem: CellProblem, asking: Asking): Promise<AnswerState | undefined> {
  const { file, filled, prompts, context, workbook } = asking;
  const { t } = context;
  const { suggestion } = problem;
  const { answers = states } = workbook.criteria.get(problem.id ?? '') ?? {};
  const value = sanitizeLine(problem.value);
  const same = filled.problems.filter((one) => isAskable(one) && keyOf(one) === keyOf(problem));
  say(context, '');
  say(
    context,
    suggestion === undefined
      ? t('merge.ask.word', { file, value })
      : t('merge.ask.word.likely', { file, value, suggestion: t(`state.${suggestion}`) }),
  );
  sayQuestion(problem.id ?? '', asking);
  if (same.length > 1) say(context, t('merge.ask.cells', { cells: cellsText(same, t) }));
  const noted = same.filter(({ note }) => note !== undefined);
  for (const { id = '', note = '' } of noted.slice(0, MOST_NOTES)) {
    say(context, t('merge.ask.note', { id, text: sanitizeLine(note) }));
  }
  if (noted.length > MOST_NOTES) say(context, t('merge.ask.notes', { count: noted.length - MOST_NOTES }));
  return pickState(
    answers.map((state) => [String(states.indexOf(state) + 1), state]),
    { prompts, context },
  );
}

function sayQuestion(id: string, { workbook, context }: Asking): void {
  const question = workbook.criteria.get(id)?.question;
  if (question !== undefined) say(context, `${id}  ${question}`);
}
