import { answerOf } from '../../domain/answer.ts';
import { guidanceOf } from '../../domain/catalogue.ts';
import type { MessageKey } from '../../i18n/t.ts';
import { type CommandKey, isStateKey, keysOf, type QuestionKey, stateKeys } from '../../interview/ask.ts';
import type { Proposal } from '../../interview/proposals.ts';
import { answered, criterionOf, skip } from '../../interview/session.ts';
import { helpScreen, questionKeys, questionScreen } from '../screens.ts';
import { adoptedAnswer, completes, takeMet, takeState } from './answer.ts';
import { askEvidence, askNote, askReply, askTarget } from './beside.ts';
import type { Desk } from './desk.ts';
import { askJump } from './jump.ts';
import { askRequirement } from './requirement.ts';

/** The word for each key that is no answer. */
const commandWords = {
  '?': 'key.help',
  b: 'key.back',
  s: 'key.skip',
  n: 'key.note',
  e: 'key.evidence',
  r: 'key.reply',
  t: 'key.target',
  j: 'key.jump',
  a: 'key.all',
  q: 'key.quit',
  '+': 'key.adopt',
} as const satisfies Record<CommandKey, MessageKey>;

export async function askCriterion(desk: Desk, id: string): Promise<'left' | undefined> {
  desk.say(questionScreen(desk.session, id, desk.screen, desk.proposalsAmong([id])[0]));
  for (;;) {
    const proposal = desk.proposalsAmong([id])[0];
    const key = await questionKey(desk, id, proposal);
    switch (key) {
      case 'q':
        return 'left';
      case 'b':
        desk.goBack();
        return undefined;
      case 's':
        desk.session = skip(desk.session);
        return undefined;
      case '+':
        if (proposal === undefined || !(await takeMet(desk, id, adoptedAnswer(desk, proposal)))) break;
        desk.session = answered(desk.session);
        return undefined;
      case 'enter':
        if (!(await completes(desk, id))) break;
        desk.session = answered(desk.session);
        return undefined;
      case 'j':
        await askJump(desk);
        return undefined;
      case 'a':
        await askRequirement(desk, id);
        return undefined;
      case '?':
        showHelp(desk, id);
        break;
      case 'n':
        await askNote(desk, id);
        break;
      case 'e':
        await askEvidence(desk, id);
        break;
      case 'r':
        await askReply(desk, id);
        break;
      case 't':
        await askTarget(desk, id);
        break;
      default:
        if (await takeState(desk, id, stateKeys[key])) {
          desk.session = answered(desk.session);
          return undefined;
        }
    }
    desk.say(`\n${questionKeys(desk.session.catalogue, desk.screen)}`);
  }
}

function questionKey(desk: Desk, id: string, proposal: Proposal | undefined): Promise<QuestionKey> {
  const available = keysOf(desk.session, id, proposal);
  const keys = available.map((key) => ({ key, label: wordOf(desk, key, id) }));
  const hint = desk.hint(keys.filter(({ key }) => key !== 'enter'));
  return desk.prompts.key(keys, available.includes('enter') ? { hint, enter: 'enter' } : { hint });
}

function wordOf(desk: Desk, key: QuestionKey, id: string): string {
  const { t } = desk;
  if (key === 'enter') return t(`state.${answerOf(desk.session.assessment, id)?.state ?? 'unanswered'}`);
  if (!isStateKey(key)) return t(commandWords[key]);
  const state = stateKeys[key];
  return `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}

function showHelp(desk: Desk, id: string): void {
  const { criterion, requirement } = criterionOf(desk.session, id);
  const level = desk.session.catalogue.levels.find((candidate) => candidate.id === criterion.level);
  const title = level?.title ?? criterion.level;
  const { guidance, screen } = desk;
  const { official } = desk.given;
  desk.say(helpScreen(criterion, requirement, title, guidanceOf(guidance, id), screen, official.get(id)));
  if (desk.session.catalogue.targets) desk.sayWrapped(desk.t('ask.target.help'));
}
