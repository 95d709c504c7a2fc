import { actionTimes } from '../../../formats/states.ts';
import type { Translate } from '../../../i18n/t.ts';
import { criterionStates } from '../../../scoring/result.ts';
import type { CriterionHead, Document } from '../../document.ts';
import { stateWords } from '../../states.ts';
import { escaped } from './page.ts';
import { headsIn } from './places.ts';

type Told = Pick<CriterionHead, 'id' | 'state' | 'facets'>;

/** By what the criteria of a page can be filtered. */
export interface Filter {
  readonly total: number;
  readonly fields: readonly Field[];
  /** What an element that tells of a criterion says of itself: the name of the criterion, then of each choice it fits. */
  readonly marksOf: (told: Told) => readonly string[];
}

interface Field {
  readonly title: string;
  readonly choices: readonly { readonly name: string; readonly words: string; readonly count: number }[];
}

/** The filter of a document; undefined where it has nothing to be looked for. */
export function filterOf(document: Document, t: Translate): Filter | undefined {
  const sought = headsIn(document).filter(({ facets }) => facets !== undefined);
  const criteria = [...new Map(sought.toReversed().map((one) => [one.id, one])).values()].toReversed();
  if (criteria.length === 0) return undefined;
  const kinds: readonly Kind[] = [
    {
      title: t('report.table.state'),
      order: criterionStates.map((state) => stateWords(state, t)),
      wordsOf: ({ state }) => stateWords(state, t),
    },
    { title: t('report.category'), wordsOf: ({ facets }) => facets?.category },
    { title: t('report.plan.owner'), wordsOf: ({ facets }) => facets?.person },
    {
      title: t('page.filter.time'),
      order: actionTimes.map((time) => t(`report.action.when.${time}`)),
      wordsOf: ({ facets }) => (facets?.time === undefined ? undefined : t(`report.action.when.${facets.time}`)),
    },
  ];
  const sorted = kinds.map((kind, place) => choicesOf(kind, place, criteria));
  const numbers = new Map(criteria.map(({ id }, index) => [id, index]));
  return {
    total: criteria.length,
    fields: sorted.map(({ title, choices }) => ({ title, choices: [...choices.values()] })),
    marksOf: (told) => [
      `n${numbers.get(told.id)}`,
      ...sorted.flatMap(({ wordsOf, choices }) => choices.get(wordsOf(told) ?? '')?.name ?? []),
    ],
  };
}

interface Kind {
  readonly title: string;
  /** As the criteria come where left out. */
  readonly order?: readonly string[];
  readonly wordsOf: (told: Told) => string | undefined;
}

function choicesOf(kind: Kind, place: number, criteria: readonly Told[]) {
  const counts = new Map<string, number>();
  for (const words of criteria.map((one) => kind.wordsOf(one) ?? '')) counts.set(words, (counts.get(words) ?? 0) + 1);
  const order = (kind.order ?? [...counts.keys()]).filter((words) => words !== '' && counts.has(words));
  const choices = new Map(
    order.map((words, index) => [words, { name: `f${place}-${index}`, words, count: counts.get(words) ?? 0 }]),
  );
  return { ...kind, choices };
}

/** Shown once the script runs: without it nothing is left out. */
export function filterPanel({ total, fields }: Filter, t: Translate): string {
  const selects = fields
    .filter(({ choices }) => choices.length > 1)
    .map(({ title, choices }, index) => {
      const options = choices.map(
        ({ name, words, count }) =>
          `<option value="${name}">${escaped(t('page.filter.choice', { name: words, count }))}</option>`,
      );
      return `<p><label for="f${index}">${escaped(title)}</label><select id="f${index}"><option value="">${escaped(t('page.filter.all'))}</option>${options.join('')}</select></p>`;
    });
  return `<p class="quiet no-print live" hidden>${escaped(t('page.filter.scope'))}</p>
<section class="filter no-print live" role="search" id="filter" aria-label="${escaped(t('page.filter'))}" hidden>
<p id="found" role="status" data-words="${escaped(t('page.filter.found'))}">${escaped(t('page.filter.found', { total, count: total }))}</p>
<details open>
<summary>${escaped(t('page.filter'))}</summary>
<div class="fields">
<p><label for="search">${escaped(t('page.search'))}</label><input id="search" type="search"></p>
${selects.join('\n')}
<button type="button" id="clear">${escaped(t('page.filter.clear'))}</button>
</div>
</details>
</section>`;
}
