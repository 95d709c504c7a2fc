import { allCriteria } from '../domain/catalogue.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { findTypedId } from '../text/typed.ts';

/** A way through things to show, with the way back. */
export interface Walk<T> {
  /** What is being walked through, in order. */
  readonly walk: readonly T[];
  readonly at: number;
  /** Where the person was before. */
  readonly trail: readonly Pick<Walk<T>, 'walk' | 'at'>[];
}

/** What to show now; undefined when the walk is over. */
export function here<T>({ walk, at }: Walk<T>): T | undefined {
  return walk[at];
}

/** Goes on. @param rest what is left where the walk ends: a walk through one part leads back to the whole. */
export function onward<T, W extends Walk<T>>(walking: W, rest: (walking: W) => readonly T[]): W {
  return orElse({ ...walking, trail: trailFrom(walking), at: walking.at + 1 }, rest);
}

/** The same walk, or what is left where it is over. */
export function orElse<T, W extends Walk<T>>(walking: W, rest: (walking: W) => readonly T[]): W {
  return here(walking) === undefined ? { ...walking, walk: rest(walking), at: 0 } : walking;
}

/** Goes to where the person was before, whatever walk that was in; undefined where that is nowhere. */
export function backward<T, W extends Walk<T>>(walking: W): W | undefined {
  const previous = walking.trail.at(-1);
  return previous && { ...walking, ...previous, trail: walking.trail.slice(0, -1) };
}

/** Leaves the walk for another one; where there is nothing to see, it stays as it is. */
export function elsewhere<T, W extends Walk<T>>(walking: W, walk: readonly T[]): W {
  return walk.length === 0 ? walking : { ...walking, walk, at: 0, trail: trailFrom(walking) };
}

/** The trail that leads back to here. */
export function trailFrom<T>({ trail, walk, at }: Walk<T>): Walk<T>['trail'] {
  return walk[at] === undefined ? trail : [...trail, { walk, at }];
}

/** Parts of a catalogue that one may go to. */
export type CataloguePlace =
  | { readonly to: 'category'; readonly id: string }
  | { readonly to: 'criterion'; readonly id: string };

/** The criteria of a category; or all from a criterion, requirement or section on, as its id was typed. */
export function idsAt(catalogue: Catalogue, { to, id }: CataloguePlace): readonly string[] {
  const { categories, requirements } = catalogue;
  if (to === 'category') {
    const sections = new Set(categories.find((category) => category.id === id)?.sections.map((section) => section.id));
    return requirements
      .filter(({ section }) => sections.has(section))
      .flatMap(({ criteria }) => criteria.map((criterion) => criterion.id));
  }
  const all = allCriteria(catalogue).map((criterion) => criterion.id);
  const wanted = findTypedId(id, [...requirements.flatMap((one) => [one.id, one.section]), ...all]);
  const first = requirements.find((one) => one.id === wanted || one.section === wanted)?.criteria[0]?.id ?? wanted;
  const from = all.indexOf(first ?? '');
  return from === -1 ? [] : all.slice(from);
}

/** More categories than there are digits to choose them by. */
const PER_PAGE = 9;

/** One page of a menu by digits: what each digit stands for, and whether there is another page. */
export interface MenuPage<T> {
  readonly choices: readonly (readonly [key: string, choice: T])[];
  readonly hasMore: boolean;
}

/** @param page counted from 0; after the last comes the first again. */
export function menuPage<T>(items: readonly T[], page: number): MenuPage<T> {
  const pages = Math.max(1, Math.ceil(items.length / PER_PAGE));
  const start = (page % pages) * PER_PAGE;
  const shown = items.slice(start, start + PER_PAGE);
  return { choices: shown.map((item, index) => [String(index + 1), item]), hasMore: pages > 1 };
}

/** The category that a digit of a menu stands for; undefined where it stands for none. */
export function categoryAt(
  key: string,
  choices: MenuPage<{ readonly id: string }>['choices'],
): CataloguePlace | undefined {
  const chosen = choices.find(([digit]) => digit === key)?.[1];
  return chosen && { to: 'category', id: chosen.id };
}
