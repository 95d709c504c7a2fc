import { answerBecomes, answerGiven, answerOf, draftOf } from '../../domain/answer.ts';
import { claimedIn } from '../../domain/bases.ts';
import { guidanceOf } from '../../domain/catalogue.ts';
import { areAllMissing, hasParts } from '../../domain/conditions.ts';
import { askedOf } from '../../domain/criterionHash.ts';
import type { Answer, AnswerState, Assessment } from '../../formats/assessment.ts';
import type { Criterion } from '../../formats/catalogue.ts';
import { limits } from '../../formats/limits.ts';
import { answerEdit, reasonOffered } from '../../interview/ask.ts';
import { contradictionsOf } from '../../interview/contradictions.ts';
import { lackingIn } from '../../interview/lacking.ts';
import type { Proposal } from '../../interview/proposals.ts';
import { answered, criterionOf, currentStep, type Session } from '../../interview/session.ts';
import { plainPaint } from '../../report/paint.ts';
import { describeDiagnostic } from '../../report/words/diagnostic.ts';
import { people } from '../../report/words/plan.ts';
import { numbersBeyond, typedDay, typedDayNear, typedNumbers } from '../../text/typed.ts';
import { wrap } from '../../text/wrap.ts';
import { contradictionWords } from '../contradictionWords.ts';
import { Interrupted } from '../interrupted.ts';
import { grouped, pagesOf } from '../pages.ts';
import { pickOptions } from '../pickOptions.ts';
import { choiceLines, conditionBlocks, lettered } from '../screens.ts';
import type { Desk } from './desk.ts';
import { keepingTyped } from './unfinished.ts';

/** Keeps an answer; what it lacks is asked first. False where the person goes back to the question. */
export async function completes(desk: Desk, id: string): Promise<boolean> {
  const { criterion } = criterionOf(desk.session, id);
  const answer = desk.answerNow(id);
  const lacking = lackingIn(criterion, answer, isClaimed(desk, id));
  if (answer === undefined || lacking === undefined) return true;
  if (lacking !== 'lastDone') return takesAndSays(desk, id, answer);
  await askLastDone(desk, id);
  return true;
}

/** The person has seen the reason and confirms it: from here on it is an answer like any other. */
export function adoptedAnswer(desk: Desk, { criterion, state, from }: Proposal): Answer {
  return answerWith(desk, criterion, undefined, state, from);
}

/** Takes a proposal over; false where the person goes back to the question. */
export function adopts(desk: Desk, proposal: Proposal): Promise<boolean> {
  return takesAndSays(desk, proposal.criterion, adoptedAnswer(desk, proposal));
}

async function takesAndSays(desk: Desk, id: string, answer: Answer): Promise<boolean> {
  const { assessment } = desk.session;
  const isTaken = await takes(desk, id, answer);
  if (isTaken) sayContradictions(desk, [id], assessment, isAtQuestion(answered(desk.session)));
  return isTaken;
}

/** Stores a state and asks what belongs to it; false where the person thought better of it. */
export async function takeState(desk: Desk, id: string, state: AnswerState): Promise<boolean> {
  const before = desk.answerNow(id);
  const { assessment } = desk.session;
  if (!(await takes(desk, id, answerWith(desk, id, before, state)))) return false;
  if (state === 'unknown') sayWhom(desk, id);
  const hasBack = isAtQuestion(answered(desk.session));
  const isToldBack = sayChanged(desk, id, before, state, hasBack);
  sayContradictions(desk, [id], assessment, hasBack && !isToldBack);
  return true;
}

/** Saves an answer once all that belongs to its state is known; false where the person goes back to the question. */
export async function takes(desk: Desk, id: string, answer: Answer): Promise<boolean> {
  switch (answer.state) {
    case 'met':
      return takeMet(desk, id, answer);
    case 'partial':
      return takePartial(desk, id, answer);
    case 'not-applicable':
      return takeNotApplicable(desk, id, answer);
    default:
      await desk.save(answerEdit(id, answer));
      return true;
  }
}

/** Saves that a criterion does not apply, once there is a reason; false where the person gives none. */
async function takeNotApplicable(desk: Desk, id: string, answer: Answer): Promise<boolean> {
  const reason = await askReason(desk, id);
  if (reason === '') {
    desk.sayWrapped(desk.t('ask.reason.required'));
    return false;
  }
  await desk.save(answerEdit(id, { ...answer, reason }));
  return true;
}

/** A key may be pressed by mistake: an answer that is replaced does not go without a word. Whether there was one. */
function sayChanged(desk: Desk, id: string, before: Answer | undefined, state: AnswerState, hasBack: boolean): boolean {
  if (before === undefined || before.state === state) return false;
  desk.sayWrapped(
    desk.t(hasBack ? 'ask.changed' : 'ask.changed.last', {
      id,
      before: desk.t(`state.${before.state}`),
      after: desk.t(`state.${state}`),
    }),
  );
  return true;
}

/** Whether the next screen is a question, at which b goes back: behind the last one stands a menu. */
function isAtQuestion(session: Session): boolean {
  return currentStep(session) !== undefined;
}

/** What no longer fits together is said at once, while the person still has both in mind. */
export function sayContradictions(
  desk: Desk,
  ids: readonly string[],
  before: Assessment,
  saysBack = isAtQuestion(desk.session),
): void {
  const raised = contradictionsOf(desk.session, ids, before, desk.grounds);
  const told = raised.map((found) =>
    wrap(contradictionWords(desk.session.catalogue, found, desk.t), desk.screen.width),
  );
  // They stand over the next question, which is to be read as well; all of them wait to be looked at again.
  const [shown = []] = grouped(told, ({ length }) => length, MOST_TOLD);
  for (const lines of shown) desk.say(lines.join('\n'));
  const { length: count } = told.slice(shown.length);
  if (count > 0) desk.sayWrapped(desk.t('ask.contradiction.more', { count }));
  if (raised.length > 0 && saysBack) desk.sayWrapped(desk.t('ask.contradiction.back'));
}

/** Lines of contradictions at most over the next question: a window has 24. */
const MOST_TOLD = 6;

/** What the answer becomes by a key pressed here and now. */
export function answerWith(
  desk: Desk,
  id: string,
  before: Answer | undefined,
  state: AnswerState,
  derivedFrom?: string,
): Answer {
  const asked = desk.asked.get(id);
  return answerGiven(before ?? draftOf(desk.session.assessment, id), state, {
    on: desk.context.environment.today(),
    by: desk.given.by,
    asked: asked && askedOf(asked),
    derivedFrom,
  });
}

/**
 * Saves that a criterion is met, once it is known in which way: who turns back at the options, or is interrupted
 * there, has said nothing yet. False where the person goes back to the question.
 */
async function takeMet(desk: Desk, id: string, answer: Answer): Promise<boolean> {
  const { criterion } = criterionOf(desk.session, id);
  const { options: before, ...rest } = answer;
  const options = await askOptions(desk, criterion, before);
  if (options === undefined) return false;
  await desk.save(answerEdit(id, { ...rest, ...(options.length > 0 ? { options: [...options] } : {}) }));
  if (criterion.cadence?.every) await askLastDone(desk, id);
  return true;
}

/** Saves that a part of a criterion is met, once it is known which part is not; false where the person goes back. */
async function takePartial(desk: Desk, id: string, answer: Answer): Promise<boolean> {
  const asked = desk.asked.get(id);
  const missing = await askMissing(desk, id, answer.missing);
  if (missing === undefined) return false;
  const { criterion } = criterionOf(desk.session, id);
  const meant = areAllMissing(criterion, missing) ? await whatAllMissingMeans(desk) : 'partial';
  if (meant === 'back') return false;
  if (meant === 'unmet') {
    await desk.save(answerEdit(id, answerBecomes(answer, 'unmet', { asked: asked && askedOf(asked) })));
    return true;
  }
  const named = missing.length === 0 ? undefined : [...missing];
  const given = { missing: named, asked: asked && askedOf(asked, missing) };
  await desk.save(answerEdit(id, answerBecomes(answer, 'partial', given)));
  return true;
}

/** With every condition missing nothing is met in part, unless the conditions themselves are. */
async function whatAllMissingMeans(desk: Desk): Promise<'unmet' | 'partial' | 'back'> {
  const { t, width } = desk.screen;
  desk.sayWrapped(t('ask.missing.all'));
  desk.say(
    choiceLines([t('ask.missing.all.unmet'), t('ask.missing.all.partial'), t('ask.missing.all.back')], width).join(
      '\n',
    ),
  );
  const key = await desk.key(
    ['1', t('state.unmet')],
    ['2', t('state.partial')],
    ['0', t('key.stay')],
    ['b', t('key.stay')],
  );
  return key === '1' ? 'unmet' : key === '2' ? 'partial' : 'back';
}

/** The numbers of the conditions that are missing; none where nobody can say, undefined where the person goes back. */
async function askMissing(
  desk: Desk,
  id: string,
  before: readonly number[] = [],
): Promise<readonly number[] | undefined> {
  const { criterion } = criterionOf(desk.session, id);
  if (!hasParts(criterion)) return [];
  const { t } = desk;
  const { length: count } = criterion.metWhen;
  if (count > 9) {
    const line = desk.prompts.line(t('ask.missing.line', { count }), {
      initial: before.join(' '),
      check: (text) => {
        if (typedNumbers(text, count) !== undefined) return true;
        const number = numbersBeyond(text, count)[0];
        return number === undefined ? t('ask.missing.words', { count }) : t('ask.missing.wrong', { number, count });
      },
    });
    return typedNumbers(await orLost(desk, id, line), count) ?? [];
  }
  const pages = desk.inView === id ? [] : conditionPages(desk, criterion);
  desk.sayWrapped(t(pages.length > 1 ? 'ask.missing.pages' : 'ask.missing'));
  const numbers = criterion.metWhen.map((_, index) => String(index + 1));
  const options = desk.prompts.options({
    choices: numbers.map((value) => ({ value, key: value })),
    chosen: before.map(String),
    atLeast: 0,
    mayBeNone: true,
    tooFew: '',
    pages,
    wrong: (number) => t('ask.missing.wrong', { number, count }),
  });
  return (await orLost(desk, id, options))?.map(Number);
}

/** The conditions by their numbers, as many at a time as stay on the screen over the keys and what is said of them. */
function conditionPages({ context, screen }: Desk, criterion: Criterion): readonly string[] {
  const { t, width } = screen;
  return pagesOf(
    {
      head: [],
      // A condition may speak of the options below it.
      blocks: [conditionBlocks, lettered].flatMap((blocksOf) => blocksOf(criterion, { t, width, paint: plainPaint })),
      foot: [],
      more: (page, pages) => [t(page < pages ? 'ask.page' : 'ask.page.first', { page, pages })],
    },
    context.rows - 4,
  );
}

/** Whoever is interrupted in the middle of an answer is told that it is not kept. */
async function orLost<T>(desk: Desk, id: string, asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Interrupted) desk.sayWrapped(desk.t('ask.options.lost', { id }));
    throw error;
  }
}

function isClaimed({ session: { catalogue, assessment } }: Desk, id: string): boolean {
  return claimedIn(catalogue, assessment).has(id);
}

/** Undefined where the person goes back to the question. */
async function askOptions(
  desk: Desk,
  { id, options }: Criterion,
  chosen: readonly string[] = [],
): Promise<readonly string[] | undefined> {
  if (options === undefined) return [];
  const words = { keys: desk.t('ask.options.keys'), tooFew: 'ask.options.too-few' } as const;
  const { onlyWhen: _, ...always } = options;
  // What another answer claims is so here: there is no way around the choice.
  return orLost(desk, id, pickOptions(isClaimed(desk, id) ? always : options, chosen, words, desk));
}

async function askLastDone(desk: Desk, id: string): Promise<void> {
  const known = answerOf(desk.session.assessment, id)?.lastDone;
  // Where a day is there, Enter keeps it: whoever does not know the day is not told to press it.
  const lastDone = await askDate(desk, id, known === undefined ? 'ask.last-done' : 'ask.last-done.again', known);
  const answer = desk.answerNow(id);
  if (answer === undefined) return;
  await desk.save(answerEdit(id, answerBecomes(answer, answer.state, { lastDone: lastDone || undefined })));
  sayOverdue(desk, id);
}

/** A day that is too long ago is taken as it is, and not without a word: the answer counts as overdue everywhere else. */
function sayOverdue(desk: Desk, id: string): void {
  for (const one of desk.lapsesIn(id).filter(({ about }) => about === 'duty')) {
    const since = one.wrongAfter;
    desk.sayWrapped(desk.t('ask.last-done.overdue', { told: describeDiagnostic(desk.t, one), since: since ?? '' }));
  }
}

/** A day that has come, or '' where the person does not know it. */
export async function askDate(
  desk: Desk,
  id: string,
  question: 'ask.last-done' | 'ask.last-done.again' | 'ask.evidence.date',
  known?: string,
): Promise<string> {
  const today = desk.context.environment.today();
  const asked = desk.prompts.line(desk.t(question), {
    initial: known,
    isDecision: true,
    check: (text) => {
      const date = typedDayNear(text, today, 'over');
      if (date === '') return true;
      if (date === undefined) return desk.t('ask.date.wrong', { text });
      return date <= today || desk.t('ask.date.future', { text });
    },
  });
  const typed = await keepingTyped(desk, id, asked, question === 'ask.evidence.date' ? 'evidence.date' : 'lastDone');
  const date = typedDayNear(typed, today, 'over') ?? '';
  if (typedDay(typed) === undefined && date !== '') desk.sayWrapped(desk.t('ask.date.read', { text: typed, date }));
  return date;
}

function askReason(desk: Desk, id: string): Promise<string> {
  const initial = reasonOffered(desk.session, id);
  // What only counts has nobody who confirms: the reason is kept for whoever reads the report.
  const fate = desk.t(desk.session.catalogue.method === 'coverage' ? 'ask.reason.kept' : 'ask.reason.to-confirm');
  const asked = desk.prompts.text(desk.t('ask.reason', { fate }), { initial, max: limits.text, isDecision: true });
  return keepingTyped(desk, id, asked);
}

function sayWhom(desk: Desk, id: string): void {
  const who = guidanceOf(desk.guidance, id)?.who;
  if (who) desk.sayWrapped(desk.t('ask.unknown.whom', { who: people(who, desk.t) }));
}
