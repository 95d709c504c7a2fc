import { answerOf } from '../../domain/answer.ts';
import { guidanceOf } from '../../domain/catalogue.ts';
import type { MessageKey } from '../../i18n/t.ts';
import { type CommandKey, isStateKey, keysOf, type QuestionKey, stateKeys } from '../../interview/ask.ts';
import { relatedAnswers } from '../../interview/related.ts';
import { answered, skip } from '../../interview/session.ts';
import { adopts, completes, takeState } from './answer.ts';
import { askDue, askEvidence, askNote, askOwner, askReply, askTarget } from './beside.ts';
import type { Desk, Leaving } from './desk.ts';
import { askJump } from './jump.ts';
import { helpPages, type Question, questionPages } from './questionScreen.ts';
import { askRequirement } from './requirement.ts';

/** The word for each key that is no answer. */
const commandWords = {
  '?': 'key.help',
  b: 'key.back',
  s: 'key.skip',
  n: 'key.note',
  e: 'key.evidence',
  o: 'key.owner',
  d: 'key.due',
  r: 'key.reply',
  t: 'key.target',
  j: 'key.jump',
  m: 'key.menu',
  a: 'key.all',
  q: 'key.quit',
  '+': 'key.adopt',
} as const satisfies Record<CommandKey, MessageKey>;

/** Turns to the next page of a screen that is longer than the window, and from the last one to the first. */
const NEXT = ' ';

/** What is on the screen: one page of several. */
interface View {
  readonly pages: readonly string[];
  readonly at: number;
  /** Whether all of them have been there. */
  readonly isRead: boolean;
}

/** Asks one criterion until it is answered, put off or left; says how it was left where the walk does not just go on. */
export async function askCriterion(desk: Desk, id: string): Promise<Leaving | undefined> {
  const began = desk.context.environment.elapsed();
  let question = fromStart(questionPages(questionAt(desk, id), desk.screen));
  let view = question;
  show(desk, view);
  desk.inView = question.isRead ? id : undefined;
  for (;;) {
    const key = await questionKey(desk, id, { view, isUnread: !question.isRead });
    // Nobody says that all of it is met, or keeps an answer, before all of it was on the screen.
    if (key === NEXT || (!question.isRead && saysRead(key))) {
      if (key === NEXT && view !== question) view = next(view);
      else view = question = next(question);
      show(desk, view);
      continue;
    }
    // Whatever is asked or shown besides pushes the conditions off the screen.
    if (!isStateKey(key) && key !== 'enter') desk.inView = undefined;
    switch (key) {
      case 'q':
        return 'left';
      case 'm':
        return 'menu';
      case 'b':
        return desk.goBack();
      case 's':
        desk.session = skip(desk.session);
        return undefined;
      case '+': {
        const [proposal] = desk.proposalsAmong([id]);
        if (proposal === undefined || !(await adopts(desk, proposal))) break;
        return goOn(desk, began);
      }
      case 'enter':
        if (!(await completes(desk, id))) break;
        return goOn(desk, began);
      case 'j':
        await askJump(desk, { stay: 'question' });
        return undefined;
      case 'a':
        await askRequirement(desk, id);
        return undefined;
      case '?':
        view = helpAt(desk, id);
        show(desk, view);
        continue;
      case 'n':
        await askNote(desk, id);
        break;
      case 'e':
        await askEvidence(desk, id);
        break;
      case 'o':
        await askOwner(desk, id);
        break;
      case 'd':
        await askDue(desk, id);
        break;
      case 'r':
        await askReply(desk, id);
        break;
      case 't':
        await askTarget(desk, id);
        break;
      default:
        if (await takeState(desk, id, stateKeys[key])) return goOn(desk, began);
    }
    // What was written beside it has taken the rows of the question: it stands there again, with what was written.
    view = question = again(question, questionPages(questionAt(desk, id), desk.screen));
    show(desk, view);
    desk.inView = hasNext(question) ? undefined : id;
  }
}

function goOn(desk: Desk, began: number): undefined {
  desk.took.push(desk.context.environment.elapsed() - began);
  desk.session = answered(desk.session);
  return undefined;
}

function questionAt(desk: Desk, id: string): Question {
  const [proposal] = desk.proposalsAmong([id]);
  return {
    session: desk.session,
    id,
    proposal,
    views: desk.viewsOn(id),
    contradictions: desk.contradictionsIn(id),
    lapses: desk.lapsesIn(id),
    bases: desk.basesAgainst(id),
    minutes: desk.minutesLeft(),
    menu: desk.menuWords,
    entry: guidanceOf(desk.guidance, id),
    rows: desk.rows,
  };
}

function helpAt(desk: Desk, id: string): View {
  const { official, crosswalks } = desk.given;
  const related = relatedAnswers(id, desk.session.assessment, crosswalks);
  const question = { ...questionAt(desk, id), related };
  return fromStart(helpPages(question, desk.guidance, official.get(id), desk.screen));
}

function fromStart(pages: readonly string[]): View {
  return { pages, at: 0, isRead: pages.length === 1 };
}

/** From its first page again: what was read is read. */
function again({ isRead }: View, pages: readonly string[]): View {
  const view = fromStart(pages);
  return { ...view, isRead: isRead || view.isRead };
}

function show(desk: Desk, { pages, at }: View): void {
  desk.say(pages[at] ?? '');
}

function hasNext({ pages, at }: View): boolean {
  return at < pages.length - 1;
}

function next(view: View): View {
  const at = hasNext(view) ? view.at + 1 : 0;
  return { ...view, at, isRead: view.isRead || !hasNext({ ...view, at }) };
}

/** Whether a key may say that all of a criterion is met, now or as it was answered before. */
function saysRead(key: QuestionKey | typeof NEXT): boolean {
  return key === '1' || key === '+' || key === 'enter';
}

/**
 * @param view what is on the screen.
 * @param isUnread whether the last page of the question has not been there yet.
 */
function questionKey(
  desk: Desk,
  id: string,
  { view, isUnread }: { readonly view: View; readonly isUnread: boolean },
): Promise<QuestionKey | typeof NEXT> {
  const [proposal] = desk.proposalsAmong([id]);
  const available: readonly (QuestionKey | typeof NEXT)[] = [
    ...keysOf(desk.session, id, proposal),
    ...(desk.given.isFromMenu ? (['m'] as const) : []),
    ...(view.pages.length > 1 ? ([NEXT] as const) : []),
  ];
  // A key that answers nothing yet does not show as if it did.
  const keys = available.map((key) => ({
    key,
    label: isUnread && saysRead(key) ? desk.t('key.read-on') : wordOf(desk, key, id, view),
  }));
  const hint = desk.hint(keys.filter(({ key }) => key !== 'enter'));
  return desk.prompts.key(keys, available.includes('enter') ? { hint, enter: 'enter' as const } : { hint });
}

function wordOf(desk: Desk, key: QuestionKey | typeof NEXT, id: string, view: View): string {
  const { t } = desk;
  if (key === NEXT) return t(hasNext(view) ? 'key.next-page' : 'key.first-page');
  if (key === 'enter') return t(`state.${answerOf(desk.session.assessment, id)?.state ?? 'unanswered'}`);
  if (!isStateKey(key)) return t(commandWords[key]);
  const state = stateKeys[key];
  return `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}
