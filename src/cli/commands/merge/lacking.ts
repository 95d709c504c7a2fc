import { answerBecomes, type Changes } from '../../../domain/answer.ts';
import { indexCatalogue } from '../../../domain/catalogue.ts';
import { askedOf } from '../../../domain/criterionHash.ts';
import { applyEdit } from '../../../domain/edit.ts';
import { ruledOutBy } from '../../../domain/profile.ts';
import type { Answer, AnswerState, Assessment } from '../../../formats/assessment.ts';
import type { Catalogue, Criterion } from '../../../formats/catalogue.ts';
import type { Guidance } from '../../../formats/guidance.ts';
import { limits } from '../../../formats/limits.ts';
import { answerEdit, stateKeys } from '../../../interview/ask.ts';
import { contradictionsOf } from '../../../interview/contradictions.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { typedDayNear } from '../../../text/typed.ts';
import { wrap } from '../../../text/wrap.ts';
import type { Context } from '../../context.ts';
import { contradictionWords } from '../../contradictionWords.ts';
import { pickOptions } from '../../pickOptions.ts';
import type { Prompts } from '../../prompts.ts';
import { hintOf } from '../../screens.ts';

/** What an answer that came home is asked about with. */
export interface LackDesk {
  readonly prompts: Prompts;
  readonly context: Context;
  /** What the answers here are, and what they are answers to. */
  readonly home: { readonly catalogue: Catalogue; readonly assessment: Assessment; readonly guidance?: Guidance };
}

/** A criterion as it is asked about. */
export type LackingCriterion = { readonly id: string } & Pick<Criterion, 'question' | 'options'>;

/** What was missing, or the other answer that it is; undefined where that is put off. */
export type Supplied<T> = T | { readonly state: AnswerState } | undefined;

/** Asks which options are followed, beginning with those that were named; who follows none may say what it is instead. */
export async function supplyOptions(
  criterion: LackingCriterion,
  named: readonly string[],
  desk: LackDesk,
): Promise<Supplied<{ readonly options: readonly string[] }>> {
  const { prompts, context } = desk;
  const { t } = context;
  if (criterion.options === undefined) return undefined;
  sayLack(criterion, t('merge.ask.options', { id: criterion.id }), context);
  const words = { keys: t('merge.ask.options.keys'), tooFew: 'merge.ask.options.too-few' } as const;
  for (;;) {
    const options = await pickOptions(criterion.options, named, words, { prompts, context });
    if (options !== undefined) return { options };
    const other = await otherState(['partial', 'unmet', 'unknown'], t('key.choose-options'), desk);
    if (other !== 'back') return other;
  }
}

/** Asks why a criterion does not apply, and says what speaks against it; who has no reason may say what it is instead. */
export async function supplyReason(
  criterion: LackingCriterion,
  desk: LackDesk,
): Promise<Supplied<{ readonly reason: string }>> {
  const { prompts, context, home } = desk;
  const { id } = criterion;
  sayLack(criterion, undefined, context);
  for (const told of clashes(id, home, context)) say(context, told);
  const found = indexCatalogue(home.catalogue).criteria.get(id);
  const initial = found && ruledOutBy(home.catalogue, home.assessment, found)?.ifNot;
  for (;;) {
    const reason = await prompts.text(context.t('merge.ask.reason', { id }), {
      initial,
      max: limits.text,
      isDecision: initial !== undefined,
    });
    if (reason.trim() !== '') return { reason };
    const other = await otherState(['unmet', 'unknown'], context.t('key.write-reason'), desk);
    if (other !== 'back') return other;
  }
}

/** What would not fit together if a criterion did not apply, in the words of the interview. */
function clashes(id: string, { catalogue, assessment, guidance }: LackDesk['home'], { t }: Context): readonly string[] {
  const ruledOut = applyEdit(
    assessment,
    answerEdit(id, { state: 'not-applicable', reason: t('state.not-applicable') }),
  );
  return contradictionsOf({ catalogue, assessment: ruledOut }, [id], assessment, { guidance }).map((one) =>
    contradictionWords(catalogue, one, t),
  );
}

/** Which day a cell or a field means that no day can be made of; '' where nobody knows. */
export async function supplyDay(
  criterion: LackingCriterion,
  why: string,
  side: 'over' | 'ahead',
  { prompts, context }: LackDesk,
): Promise<string> {
  const { t, environment } = context;
  const today = environment.today();
  sayLack(criterion, why, context);
  const question = side === 'over' ? 'ask.last-done' : 'merge.ask.due';
  const typed = await prompts.line(t(question), {
    check: (text) => {
      const day = typedDayNear(text, today, side);
      if (day === undefined) return t('ask.date.wrong', { text });
      return side === 'ahead' || day <= today || t('ask.date.future', { text });
    },
  });
  return typedDayNear(typed, today, side) ?? '';
}

/**
 * By the digits of the keyboard. Nobody says here that something is met whose conditions they have not seen.
 * @param back what one goes back to, in words.
 */
async function otherState(
  offered: readonly AnswerState[],
  back: string,
  desk: LackDesk,
): Promise<{ readonly state: AnswerState } | 'back' | undefined> {
  const state = await pick(
    [
      ...Object.entries(stateKeys)
        .filter(([, one]) => offered.includes(one))
        .map(([key, one]) => ({ key, label: desk.context.t(`state.${one}`), means: one })),
      { key: 'b', label: back, means: 'back' as const },
    ],
    desk,
  );
  return state === undefined || state === 'back' ? state : { state };
}

/** Asks by keys which of some states it is; undefined where that is put off. */
export function pickState(
  offered: readonly (readonly [key: string, state: AnswerState])[],
  desk: Pick<LackDesk, 'prompts' | 'context'>,
): Promise<AnswerState | undefined> {
  return pick(
    offered.map(([key, state]) => ({ key, label: desk.context.t(`state.${state}`), means: state })),
    desk,
  );
}

async function pick<T>(
  offered: readonly { readonly key: string; readonly label: string; readonly means: T }[],
  { prompts, context }: Pick<LackDesk, 'prompts' | 'context'>,
): Promise<T | undefined> {
  const { t } = context;
  const keys = [...offered, { key: 's', label: t('key.later'), means: undefined }];
  say(context, keys.map(({ key, label }) => `[${key}] ${label}`).join('   '));
  const pressed = await prompts.key(keys, { hint: hintOf(keys, t) });
  return keys.find(({ key }) => key === pressed)?.means;
}

/** What somebody here has supplied: details, or the state that it is instead. */
export type Given = Changes & { readonly state?: AnswerState };

/** What an answer becomes by that. */
export function supplied(answer: Answer, criterion: Criterion, { state = answer.state, ...changes }: Given): Answer {
  return answerBecomes(answer, state, { ...changes, asked: askedOf(criterion) });
}

/** Says what is asked of a criterion, after an empty line, and what is missing. */
export function sayLack({ id, question }: LackingCriterion, lack: string | undefined, context: Context): void {
  say(context, '');
  say(context, `${sanitizeLine(id)}  ${sanitizeLine(question)}`);
  if (lack !== undefined) say(context, lack);
}

/** Says something in the columns of the screen. */
export function say({ note, width }: Context, text: string): void {
  note(wrap(text, width).join('\n'));
}
