import { isLeftOpen, lackingAnswers } from '../../../interview/lacking.ts';
import { nextStep } from '../../../interview/nextStep.ts';
import { isWorthAGlance, leftToGlanceAt, requirementsToGlanceAt } from '../../../interview/overview.ts';
import { catalogueOf, hasScope, leftToAsk, startSession } from '../../../interview/session.ts';
import { countWaiting, waitingAnswers } from '../../../interview/waiting.ts';
import { wrap } from '../../../text/wrap.ts';
import { groundsOf } from '../../../workspace/crosswalk.ts';
import type { Store } from '../../../workspace/store.ts';
import type { Context } from '../../context.ts';
import type { Start } from '../../interview/interviewer.ts';
import { lackingWords, workIn } from '../../nextCommand.ts';
import type { Prompts } from '../../prompts.ts';
import { choiceLines, hintOf } from '../../screens.ts';
import { waitingWay, wayOf } from './endMenu.ts';

/**
 * Where somebody begins: who has answered nothing yet, with a look at the whole or one criterion after the other; whose
 * answers lack something, with that or with what is open.
 */
export async function firstOf(store: Store, isQuick: boolean, prompts: Prompts, context: Context): Promise<Beginning> {
  const { t, note, width } = context;
  const { loaded } = store.opened;
  const assessment = store.now();
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const { length: glances } = leftToGlanceAt(catalogue, assessment);
  if (isQuick) {
    const { length: count } = requirementsToGlanceAt(catalogue, assessment);
    if (count > 0) note(wrap(t('ask.quick', { count }), width).join('\n'));
    return beginning('overview');
  }
  const session = startSession(catalogue, assessment);
  const [next] = session.walk;
  // Who the firm is comes before any answer.
  if (next === undefined || next.kind === 'criterion') {
    const before = beforeTheRest(store, next !== undefined, context);
    if (before.length > 0) return chooseStart([...before, ['open', t('ask.begin.later')]], prompts, context);
  }
  // One by one begins with the scope, which the look at the whole leaves for later: who has told none has either not
  // begun, or left before the first question of that look.
  const isUndecided = !hasScope(assessment) && isWorthAGlance(catalogue, assessment);
  if (glances === 0 && !isUndecided) return beginning('open');
  const counts = { requirements: catalogue.requirements.length, criteria: leftToAsk(session).length };
  return chooseStart(
    [
      ['overview', glances > 0 ? t('ask.begin.glance', { count: glances }) : t('ask.begin.overview', counts)],
      ['open', t('ask.begin.open', counts)],
    ],
    prompts,
    context,
  );
}

/**
 * What may be done before what is open, the next step first: what waits for the firm, and what answers lack. Where
 * neither is pressing, the menu at the end has both.
 */
function beforeTheRest(store: Store, isOpen: boolean, context: Context): readonly StartWay[] {
  const { t, note, width } = context;
  const { loaded } = store.opened;
  const assessment = store.now();
  const catalogue = catalogueOf(loaded.catalogue, assessment);
  const lacking = lackingAnswers(catalogue, assessment);
  const waiting = waitingAnswers(catalogue, assessment, groundsOf({ ...store.opened, assessment }, context.language));
  const isLacking = lacking.some(isLeftOpen);
  const isReplyFirst = isOpen && countWaiting(waiting.answers, 'reply') > 0;
  if (!isLacking && !isReplyFirst) return [];
  const { length: count } = lacking;
  if (isLacking) note(wrap(t('ask.lacking', { count, what: lackingWords(lacking, t) }), width).join('\n'));
  const fill: readonly StartWay[] = isLacking ? [['lacking', t('ask.begin.lacking', { count })]] : [];
  if (waiting.answers.length === 0) return fill;
  const look: StartWay = ['waiting', waitingWay(waiting, t)];
  const { step } = nextStep(workIn(store.opened.name, { ...store.opened, assessment }, context.workplace));
  return wayOf(step) === 'waiting' ? [look, ...fill] : [...fill, look];
}

type StartWay = readonly [start: Start, label: string];

/** Where a walk begins, or that the person leaves. */
export interface Beginning {
  readonly start: Start | 'end';
  /** Whether the person has chosen it. */
  readonly isChosen: boolean;
}

/** A beginning that nobody has been asked about. */
export function beginning(start: Start): Beginning {
  return { start, isChosen: false };
}

/** One of the ways to begin, by a digit, or to leave again. */
async function chooseStart(
  starts: readonly StartWay[],
  prompts: Prompts,
  { t, note, width }: Context,
): Promise<Beginning> {
  const choices = [
    ...starts.map(([start, label], index) => ({ start, key: String(index + 1), label })),
    { start: 'end' as const, key: 'q', label: t('ask.menu.end') },
  ];
  note(
    choiceLines(
      choices.map(({ key, label }) => `[${key}] ${label}`),
      width,
    ).join('\n'),
  );
  const pressed = await prompts.key(choices, { hint: hintOf(choices, t) });
  return { start: choices.find(({ key }) => key === pressed)?.start ?? 'end', isChosen: true };
}
