import {
  type CellProblem,
  type FilledHandout,
  type FillOptions,
  type Settled,
  wordKey,
} from '../../../exchange/filledHandout.ts';
import { type AnswerState, states } from '../../../formats/assessment.ts';
import { limits } from '../../../formats/limits.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { wrap } from '../../../text/wrap.ts';
import type { ReturnedWorkbook } from '../../../workspace/handout.ts';
import type { Context } from '../../context.ts';
import { cellsText } from '../../mergeScreen.ts';
import type { Prompts } from '../../prompts.ts';
import { hintOf, optionWords } from '../../screens.ts';

type Filled = ReturnType<ReturnedWorkbook['fill']>;

interface Answers {
  readonly states: Map<string, AnswerState>;
  readonly options: Map<string, readonly string[]>;
  readonly reasons: Map<string, string>;
}

/**
 * A workbook as it was filled in, with everything that a person in front of the screen can settle asked once: a word of
 * more than one meaning, options and reasons that are missing. What is put off stays among its problems.
 */
export async function settled(
  file: string,
  workbook: ReturnedWorkbook,
  prompts: Prompts | undefined,
  how: Pick<FillOptions, 'takesLikely' | 'mapped'>,
  context: Context,
): Promise<Filled> {
  const answers: Answers = { states: new Map(), options: new Map(), reasons: new Map() };
  const fill = () => workbook.fill({ ...how, settled: answers satisfies Settled });
  let filled = fill();
  if (prompts === undefined) return filled;
  const isAsked = new Set<string>();
  // An answer that a word turns out to be may itself lack something.
  for (;;) {
    const problem = filled.problems.find((one) => isAskable(one) && !isAsked.has(keyOf(one)));
    if (problem === undefined) return filled;
    isAsked.add(keyOf(problem));
    await ask(problem, { file, workbook, filled, answers, prompts, context });
    filled = fill();
  }
}

function isAskable({ fault }: CellProblem): boolean {
  return fault === 'word' || fault === 'likely' || fault === 'too-few' || fault === 'no-reason';
}

/** The same word is asked about once, wherever it stands. */
function keyOf({ fault, value, id = '' }: CellProblem): string {
  return fault === 'word' || fault === 'likely' ? `word ${wordKey(value)}` : `${fault} ${id}`;
}

interface Asking {
  readonly file: string;
  readonly workbook: ReturnedWorkbook;
  readonly filled: FilledHandout;
  readonly answers: Answers;
  readonly prompts: Prompts;
  readonly context: Context;
}

async function ask(problem: CellProblem, asking: Asking): Promise<void> {
  const { answers } = asking;
  const { id = '' } = problem;
  switch (problem.fault) {
    case 'too-few': {
      const options = await askOptions(id, asking);
      if (options !== undefined && options.length > 0) answers.options.set(id, options);
      return;
    }
    case 'no-reason': {
      const reason = await askReason(id, asking);
      if (reason.trim() !== '') answers.reasons.set(id, reason);
      return;
    }
    default: {
      const state = await askState(problem, asking);
      if (state !== undefined) answers.states.set(wordKey(problem.value), state);
    }
  }
}

async function askState(problem: CellProblem, asking: Asking): Promise<AnswerState | undefined> {
  const { file, filled, prompts, context } = asking;
  const { t } = context;
  const { suggestion } = problem;
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
  const keys = [
    ...states.map((state, index) => ({ key: String(index + 1), label: t(`state.${state}`), state })),
    { key: 's', label: t('key.later'), state: undefined },
  ];
  say(context, keys.map(({ key, label }) => `[${key}] ${label}`).join('   '));
  const pressed = await prompts.key(keys, { hint: hintOf(keys, t) });
  return keys.find(({ key }) => key === pressed)?.state;
}

async function askOptions(id: string, asking: Asking): Promise<readonly string[] | undefined> {
  const { workbook, prompts, context } = asking;
  const { t, width, note } = context;
  const options = workbook.criteria.get(id)?.options;
  if (options === undefined) return undefined;
  say(context, '');
  say(context, t('merge.ask.options', { id }));
  sayQuestion(id, asking);
  const { onlyWhen, atLeast, choices } = options;
  say(context, onlyWhen ? t('ask.options.when', { text: onlyWhen }) : t('ask.options', { count: atLeast }));
  const keyed = choices.map((choice, index) => ({ choice, key: index < 9 ? String(index + 1) : choice.id }));
  for (const { choice, key } of keyed) {
    note(wrap(`[${key}] ${optionWords(choice, t)}`, width, { indent: '  ', hang: '      ' }).join('\n'));
  }
  say(context, t('merge.ask.options.keys'));
  return prompts.options({
    choices: keyed.map(({ choice, key }) => ({ value: choice.id, key })),
    chosen: [],
    atLeast,
    mayBeNone: false,
    tooFew: t('ask.options.too-few', { count: atLeast }),
  });
}

function askReason(id: string, asking: Asking): Promise<string> {
  const { prompts, context } = asking;
  say(context, '');
  sayQuestion(id, asking);
  return prompts.text(context.t('merge.ask.reason', { id }), { max: limits.text });
}

function sayQuestion(id: string, { workbook, context }: Asking): void {
  const question = workbook.criteria.get(id)?.question;
  if (question !== undefined) say(context, `${id}  ${question}`);
}

function say({ note, width }: Context, text: string): void {
  note(wrap(text, width).join('\n'));
}
