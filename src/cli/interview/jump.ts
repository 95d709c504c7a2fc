import type { Category } from '../../formats/catalogue.ts';
import { type KnownBy, openByKnower } from '../../interview/knowers.ts';
import { idsIn, jump, openIds, type Target } from '../../interview/session.ts';
import { categoryAt, type MenuPage, menuPage } from '../../interview/walk.ts';
import { jumpScreen, knowersScreen, numberQuestion } from '../screens.ts';
import type { Desk } from './desk.ts';

/**
 * Goes to a place of the person's choice; false where they stay.
 * @param stay what they stay with: the question that they were at, or the menu of the end.
 */
export async function askJump(
  desk: Desk,
  { stay, page = 0 }: { readonly stay: 'question' | 'menu'; readonly page?: number },
): Promise<boolean> {
  const waiting = desk.waiting().map(({ id }) => id);
  const isWhole = desk.session.assessment.handout === undefined;
  const byPerson = isWhole ? openByKnower(desk.session, desk.guidance) : [];
  const { length: open } = openIds(desk.session);
  const { length: unknown } = idsIn(desk.session, 'unknown');
  const counts = { open, unknown, waiting: waiting.length, people: byPerson.length };
  desk.say(jumpScreen(desk.session, { page, counts, stay }, desk.screen));
  const { choices, hasMore } = menuPage(desk.session.catalogue.categories, page);
  const key = await desk.key(
    ...choices.map(([key, { title }]) => [key, title] as const),
    ...(hasMore ? [['0', desk.t('key.more')] as const] : []),
    ...(open > 0 ? [['u', desk.t('key.unanswered')] as const] : []),
    ...(unknown > 0 ? [['w', desk.t('key.unknown')] as const] : []),
    ...(waiting.length > 0 ? [['v', desk.t('key.waiting')] as const] : []),
    ...(byPerson.length > 0 ? [['p', desk.t('key.knower')] as const] : []),
    ['i', desk.t('key.id')],
    ...(isWhole ? [['f', desk.t('key.firm')] as const] : []),
    ['b', desk.t('key.stay')],
  );
  if (key === '0') return askJump(desk, { stay, page: page + 1 });
  const knower = key === 'p' ? await askKnower(desk, byPerson) : undefined;
  const picked = key === 'v' ? waiting : knower?.ids;
  const target = picked === undefined ? await targetOf(desk, key, choices) : ({ to: 'picked', ids: picked } as const);
  if (target === undefined) return false;
  const before = desk.session;
  desk.session = jump(desk.session, target);
  if (desk.session !== before) {
    desk.knower = knower && { name: knower.name, ids: new Set(knower.ids) };
    return true;
  }
  if (target.to === 'criterion') desk.sayElsewhere(target.id);
  else desk.sayWrapped(desk.t('ask.jump.nothing'));
  return false;
}

/** Whose questions to ask, and which these are; undefined where somebody goes back to the question. */
async function askKnower(
  desk: Desk,
  byPerson: readonly KnownBy[],
): Promise<{ readonly name: string; readonly ids: readonly string[] } | undefined> {
  const { t } = desk;
  const choices = byPerson.map(({ knower, ids }, index) => ({ key: String(index + 1), name: t(`who.${knower}`), ids }));
  desk.say(knowersScreen(choices, desk.screen));
  const key = await desk.key(...choices.map(({ key, name }) => [key, name] as const), ['b', t('key.stay')]);
  return choices.find((choice) => choice.key === key);
}

async function targetOf(desk: Desk, key: string, choices: MenuPage<Category>['choices']): Promise<Target | undefined> {
  switch (key) {
    case 'b':
    case 'p':
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
