import { answerOf } from '../../../domain/answer.ts';
import { shortDigestOf } from '../../../domain/digest.ts';
import { entryOf, type FormLack, lackArgs, lacksOf } from '../../../exchange/filledForm.ts';
import { holdBack } from '../../../exchange/heldBack.ts';
import type { Answer, Assessment } from '../../../formats/assessment.ts';
import type { Criterion } from '../../../formats/catalogue.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { wrap } from '../../../text/wrap.ts';
import type { Context } from '../../context.ts';
import { type Given, type LackDesk, supplied, supplyDay, supplyOptions, supplyReason } from './lacking.ts';

/** What was filled in in a browser, once what it lacks was asked for. */
export interface Completed {
  readonly kept: Assessment;
  /** Answers that are not taken over, as they still lack something. */
  readonly held: readonly string[];
  /** Answers that were completed when they came back before, and say the same. */
  readonly again: readonly string[];
  /** Hashes of the answers that were completed now. */
  readonly answered: readonly string[];
  /** Those of them to which a person here gave more than a day. */
  readonly chosen: readonly string[];
}

export interface Completing {
  readonly criteria: ReadonlyMap<string, Criterion>;
  /** Who said it. */
  readonly source: string;
  /** Hashes of what was settled when files came back before. */
  readonly decided: ReadonlySet<string>;
  /** None where nobody can be asked. */
  readonly desk: LackDesk | undefined;
  readonly context: Context;
}

/** Asks for what answers of a browser lack; those that lack it still are told, and left out. */
export async function completed(filled: Assessment, how: Completing): Promise<Completed> {
  const { criteria, source, decided, desk, context } = how;
  const today = context.environment.today();
  const { kept, held } = holdBack(filled, criteria, today);
  const answers: Record<string, Answer> = { ...kept.answers };
  const [left, again, answered, chosen]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const { id, why } of held) {
    const [criterion, answer] = [criteria.get(id), answerOf(filled, id)];
    const hash = shortDigestOf([source, id, why, answer]);
    if (decided.has(hash)) {
      again.push(id);
      continue;
    }
    const whole =
      desk === undefined || criterion === undefined || answer === undefined
        ? undefined
        : await completedAnswer(filled, { id, criterion, answer, desk, today });
    if (whole === undefined) {
      sayHeld(id, why, criterion, context);
      left.push(id);
      continue;
    }
    answers[id] = whole;
    answered.push(hash);
    if (why !== 'future') chosen.push(id);
  }
  return { kept: { ...kept, answers }, held: left, again, answered, chosen };
}

interface Incomplete {
  readonly id: string;
  readonly criterion: Criterion;
  readonly answer: Answer;
  readonly desk: LackDesk;
  readonly today: string;
}

/** An answer with all that it needs; undefined where somebody puts that off. */
async function completedAnswer(filled: Assessment, incomplete: Incomplete): Promise<Answer | undefined> {
  const { id, criterion, desk, today } = incomplete;
  for (let { answer } = incomplete; ; ) {
    const [why] = lacksOf(criterion, entryOf({ ...filled, answers: { [id]: answer } }, id), today);
    if (why === undefined) return answer;
    const given = await supply(why, { ...incomplete, answer }, desk);
    if (given === undefined) return undefined;
    answer = supplied(answer, criterion, given);
  }
}

async function supply(why: FormLack, { criterion, answer }: Incomplete, desk: LackDesk): Promise<Given | undefined> {
  const { t } = desk.context;
  switch (why) {
    case 'options': {
      const given = await supplyOptions(criterion, answer.options ?? [], desk);
      return given && 'options' in given ? { options: [...given.options] } : given;
    }
    case 'reason':
      return supplyReason(criterion, desk);
    case 'future': {
      const value = sanitizeLine(answer.lastDone ?? '');
      const day = await supplyDay(criterion, t('ask.date.future', { text: value }), 'over', desk);
      return { lastDone: day === '' ? undefined : day };
    }
    case 'answer':
    case 'day':
    case 'long':
      return undefined;
  }
}

function sayHeld(id: string, why: FormLack, criterion: Criterion | undefined, { t, note, width }: Context): void {
  const lack = t(`form.lack.${why}`, lackArgs(criterion ?? {}));
  const asked = t('diagnostic.asked', { id, question: sanitizeLine(criterion?.question ?? '') });
  note(wrap(t('merge.held', { id: asked, why: lack }), width).join('\n'));
}
