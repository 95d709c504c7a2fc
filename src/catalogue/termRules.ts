import { allCriteria } from '../domain/catalogue.ts';
import { keyOf, termsOfCriteria } from '../domain/terms.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import { duplicate } from './idRules.ts';

/** A term, or its id, that there is already, here or in the base. */
export function duplicateTerms({ terms = [] }: Catalogue, base: Catalogue | undefined): Finding[] {
  const ids = new Map<string, Path | undefined>(base?.terms?.map(({ id }) => [id, undefined]));
  const spellings = new Map<string, Path | undefined>(base?.terms?.map(({ term }) => [keyOf(term), undefined]));
  return terms.flatMap(({ id, term }, i) =>
    [
      { seen: ids, key: id, said: id, path: ['terms', i, 'id'] },
      { seen: spellings, key: keyOf(term), said: term, path: ['terms', i, 'term'] },
    ].flatMap(({ seen, key, said, path }) => {
      if (seen.has(key)) return [duplicate(said, path, seen.get(key))];
      seen.set(key, path);
      return [];
    }),
  );
}

/** A term is only ever shown beside a text that has it. */
export function unusedTerms({ terms = [] }: Catalogue, whole: Catalogue): Finding[] {
  const used = new Set(termsOfCriteria(whole, allCriteria(whole)).map(({ term }) => keyOf(term)));
  return terms.flatMap(({ term }, i) =>
    used.has(keyOf(term))
      ? []
      : [{ code: 'unused-term', args: { term }, path: ['terms', i, 'term'], severity: 'warning' } satisfies Finding],
  );
}
