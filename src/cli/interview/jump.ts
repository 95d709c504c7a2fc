import type { Category } from '../../formats/catalogue.ts';
import { jump, type Target } from '../../interview/session.ts';
import { categoryAt, type MenuPage, menuPage } from '../../interview/walk.ts';
import { jumpScreen, numberQuestion } from '../screens.ts';
import type { Desk } from './desk.ts';

export async function askJump(desk: Desk, page = 0): Promise<void> {
  const waiting = desk.waiting().map(({ id }) => id);
  desk.say(jumpScreen(desk.session, page, waiting.length, desk.screen));
  const { choices, hasMore } = menuPage(desk.session.catalogue.categories, page);
  const key = await desk.key(
    ...choices.map(([key, { title }]) => [key, title] as const),
    ...(hasMore ? [['0', desk.t('key.more')] as const] : []),
    ['u', desk.t('key.unanswered')],
    ['w', desk.t('key.unknown')],
    ...(waiting.length > 0 ? [['v', desk.t('key.waiting')] as const] : []),
    ['i', desk.t('key.id')],
    ...(desk.session.assessment.handout === undefined ? [['f', desk.t('key.firm')] as const] : []),
    ['b', desk.t('key.stay')],
  );
  if (key === '0') return askJump(desk, page + 1);
  const target = key === 'v' ? ({ to: 'picked', ids: waiting } as const) : await targetOf(desk, key, choices);
  if (target === undefined) return;
  const before = desk.session;
  desk.session = jump(desk.session, target);
  if (desk.session !== before) return;
  if (target.to === 'criterion') desk.sayElsewhere(target.id);
  else desk.say(desk.t('ask.jump.nothing'));
}

async function targetOf(desk: Desk, key: string, choices: MenuPage<Category>['choices']): Promise<Target | undefined> {
  switch (key) {
    case 'b':
      return undefined;
    case 'u':
      return { to: 'unanswered' };
    case 'w':
      return { to: 'unknown' };
    case 'f':
      return { to: 'firm' };
    case 'i': {
      const id = await desk.prompts.line(numberQuestion(desk.session.catalogue, desk.t));
      return id === '' ? undefined : { to: 'criterion', id };
    }
    default:
      return categoryAt(key, choices);
  }
}
