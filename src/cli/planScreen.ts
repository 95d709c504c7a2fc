import type { Criterion } from '../formats/catalogue.ts';
import type { Translate } from '../i18n/t.ts';
import { type DueTime, dueTimes } from '../scoring/dueTime.ts';
import { type Planned, type Share, sharesOf } from '../scoring/plan.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { ruleOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { pagesOf } from './pages.ts';
import { keyLines, type ScreenOptions } from './screens.ts';

/** A plan as it stands on the screen. */
export interface PlanView {
  /** What is shown, and where somebody is in it. */
  readonly plan: readonly Planned[];
  readonly current: string;
  /** All that is open, whoever is in charge. */
  readonly whole: readonly Planned[];
  /** Whose plan it is: one person's, what nobody has, or everybody's. */
  readonly of: PlanOf;
  readonly toDo: (item: Planned) => string;
  readonly question: Criterion['question'];
  /** Who usually knows, in words. */
  readonly who: string | undefined;
  /** Lines of the window. */
  readonly rows: number;
}

export type PlanOf = 'all' | Pick<Share, 'owner'>;

/** One page of a plan. */
export interface PlanPage {
  readonly text: string;
  /** The first criterion of the page after this one; undefined on the last page. */
  readonly next: string | undefined;
}

/** The page of the plan on which somebody is: what is open by due date, the criterion in question, the keys. */
export function planPage(view: PlanView, options: ScreenOptions): PlanPage {
  const { plan, whole, of, current, question, who, rows } = view;
  const { t, paint, width } = options;
  const counts = { count: plan.length, total: whole.length };
  const all = whole.some(({ state }) => state === 'unknown') ? 'plan.title.unknown' : 'plan.title';
  const title = of === 'all' ? t(all, counts) : t('plan.title.of', { ...counts, name: nameOf(of.owner, t) });
  const rowOf = (item: Planned) => planRow(item, view.toDo(item), item.criterion === current, options);
  const pages = pagesOf(
    {
      head: [
        paint.dim(ruleOf(width)),
        ...wrap(title, width).map(paint.accent),
        ...wrap(personLine(whole, t), width).map(paint.dim),
      ],
      blocks: groupsOf(plan).flatMap(({ when, items }) =>
        items.map((item) => ({ title: paint.bold(t(`plan.when.${when}`)), lines: rowOf(item) })),
      ),
      foot: [
        '',
        ...wrap(`${current} ${question}`, width).map(paint.bold),
        ...(who === undefined ? [] : wrap(t('plan.who', { who }), width).map(paint.dim)),
        ...keyLines(t('plan.keys'), width).map(paint.dim),
      ],
      more: (page, count) => [paint.middling(t(page < count ? 'ask.page' : 'ask.page.last', { page, pages: count }))],
    },
    rows,
  );
  const placed = plan.map((item) => {
    const [line = ''] = rowOf(item);
    return { criterion: item.criterion, page: pages.findIndex((page) => page.includes(line)) };
  });
  const at = placed.find(({ criterion }) => criterion === current)?.page ?? 0;
  return { text: pages[at] ?? '', next: placed.find(({ page }) => page > at)?.criterion };
}

/** The plan by due date, what is over first; times with nothing in them are left out. */
export function groupsOf(
  plan: readonly Planned[],
): readonly { readonly when: DueTime; readonly items: readonly Planned[] }[] {
  return dueTimes
    .map((when) => ({ when, items: plan.filter((one) => one.when === when) }))
    .filter(({ items }) => items.length > 0);
}

/** One thing of a plan: what to do, who is in charge, until when. */
export function planRow(
  { criterion, state, owner, due, waivedUntil }: Planned,
  what: string,
  isCurrent: boolean,
  { t, paint, width }: ScreenOptions,
): readonly string[] {
  const ended = waivedUntil === undefined ? undefined : t('plan.waived-until', { date: waivedUntil });
  const said = [owner, due, ended].flatMap((part) => (part === undefined ? [] : [sanitizeLine(part)]));
  const aside = said.length === 0 ? '' : t('text.aside', { text: said.join(t('list.comma')) });
  const row = `${t('plan.row', { id: criterion, mark: t(`mark.${state}`), title: what })}${aside}`;
  const lines = wrap(row, width, { indent: isCurrent ? '› ' : '  ', hang: '      ' });
  return isCurrent ? lines.map(paint.accent) : lines;
}

/** How much each person has, and how much of it is over. */
export function personLine(plan: readonly Planned[], t: Translate): string {
  const shares = sharesOf(plan).map(({ owner, count, overdue }) =>
    t(overdue === 0 ? 'plan.share' : 'plan.share.overdue', { name: nameOf(owner, t), count, overdue }),
  );
  return t('plan.by.person', { shares: shares.join(t('list.comma')) });
}

function nameOf(owner: string | undefined, t: Translate): string {
  return owner === undefined ? t('plan.nobody') : sanitizeLine(owner);
}
