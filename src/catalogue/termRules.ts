import { allCriteria } from '../domain/catalogue.ts';
import { keyOf, termsOfCriteria } from '../domain/terms.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding } from '../formats/diagnostic.ts';

/** A term, or its id, that there is already, here or in the base. */
export function duplicateTerms({ terms = [] }: Catalogue, base: Catalogue | undefined): Finding[] {
  const ids = new Set(base?.terms?.map(({ id }) => id));
  const spellings = new Set(base?.terms?.map(({ term }) => keyOf(term)));
  return terms.flatMap(({ id, term }, i) => {
    const findings: Finding[] = [];
    if (ids.has(id)) findings.push({ code: 'duplicate-id', args: { id }, path: ['terms', i, 'id'] });
    const key = keyOf(term);
    if (spellings.has(key)) findings.push({ code: 'duplicate-id', args: { id: term }, path: ['terms', i, 'term'] });
    ids.add(id);
    spellings.add(key);
    return findings;
  });
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
