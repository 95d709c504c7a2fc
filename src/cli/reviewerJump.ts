import type { Catalogue, Category } from '../formats/catalogue.ts';
import type { ReviewSession, ReviewTarget } from '../interview/review.ts';
import { categoryAt, type MenuPage, menuPage } from '../interview/walk.ts';
import type { Context } from './context.ts';
import type { KeyChoice, Prompts } from './prompts.ts';
import { reviewJumpScreen } from './reviewScreens.ts';
import { hintOf, numberQuestion } from './screens.ts';

/** Asks where to go; undefined where the specialist stays. */
export async function askReviewTarget(
  session: ReviewSession,
  spoken: Catalogue,
  prompts: Prompts,
  context: Context,
  page = 0,
): Promise<ReviewTarget | undefined> {
  const { t, width, paint, note } = context;
  note(reviewJumpScreen(session, spoken, page, { t, width, paint: paint.stderr }));
  const { choices, hasMore } = menuPage(spoken.categories, page);
  const keys: KeyChoice<string>[] = [
    ...choices.map(([key, { title }]) => ({ key, label: title })),
    ...(hasMore ? [{ key: '0', label: t('key.more') }] : []),
    { key: 'u', label: t('key.open-reviews') },
    { key: 'i', label: t('key.id') },
    { key: 'b', label: t('key.stay') },
  ];
  const key = await prompts.key(keys, { hint: hintOf(keys, t) });
  if (key === '0') return askReviewTarget(session, spoken, prompts, context, page + 1);
  return targetOf(key, choices, spoken, prompts, context);
}

async function targetOf(
  key: string,
  choices: MenuPage<Category>['choices'],
  spoken: Catalogue,
  prompts: Prompts,
  { t }: Context,
): Promise<ReviewTarget | undefined> {
  switch (key) {
    case 'b':
      return undefined;
    case 'u':
      return { to: 'open' };
    case 'i': {
      const id = await prompts.line(numberQuestion(spoken, t));
      return id === '' ? undefined : { to: 'criterion', id };
    }
    default:
      return categoryAt(key, choices);
  }
}
