import { describe, expect, test } from 'vitest';
import { extendCatalogue } from '../../src/catalogue/extend.ts';
import { catalogueRules } from '../../src/catalogue/rules.ts';
import { joinTranslations, translate } from '../../src/catalogue/translate.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { askedOf, catalogueHash } from '../../src/domain/criterionHash.ts';
import { termsIn, termsOfCriteria, textsOf } from '../../src/domain/terms.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { catalogueIds, englishOf, japaneseOf } from '../helpers/translations.ts';

const scs = loadShipped('scs-20260327').catalogue;
const malware = scs.terms?.find(({ id }) => id === 'malware');

/** The catalogue as another who explains its words would have written it. */
const explainedAnew: Catalogue = {
  ...scs,
  terms: [{ id: 'malware', term: 'マルウェア', gloss: 'わるいソフト' }],
  requirements: scs.requirements.map((requirement) => ({ ...requirement, plain: '守ります。' })),
};

test('another gloss or plain sentence is the same catalogue, and asks the same', () => {
  expect(catalogueHash(explainedAnew)).toBe(catalogueHash(scs));
  expect(allCriteria(explainedAnew).map((one) => askedOf(one))).toEqual(allCriteria(scs).map((one) => askedOf(one)));
  expect(catalogueHash({ ...scs, title: '別の名前' })).not.toBe(catalogueHash(scs));
});

describe('an extension', () => {
  const own: Catalogue = {
    ...scs,
    id: 'own',
    extends: scs.id,
    terms: [{ id: 'patch', term: '修正', gloss: '直すこと' }],
    levels: [],
    categories: [],
    profileFacts: [],
    requirements: [],
  };

  test('has the terms of its base and its own', () => {
    const { terms } = extendCatalogue(scs, own);
    expect(terms).toEqual([...(scs.terms ?? []), ...(own.terms ?? [])]);
    const { terms: _, ...without } = own;
    expect(extendCatalogue(scs, without).terms).toEqual(scs.terms);
  });

  test('says a requirement in the plain sentence of its base, unless it has one of its own', () => {
    const [first] = scs.requirements;
    if (first === undefined) throw new Error('SCS has requirements');
    const base = { ...scs, requirements: [{ ...first, plain: '土台の文です。' }] };
    const { plain: _, ...named } = first;
    const plainOf = (requirement: Catalogue['requirements'][number]) =>
      extendCatalogue(base, { ...own, requirements: [requirement] }).requirements[0]?.plain;
    expect(plainOf({ ...named, criteria: [] })).toBe('土台の文です。');
    expect(plainOf({ ...named, criteria: [], plain: '自分の文です。' })).toBe('自分の文です。');
  });

  test('may not explain a term of its base again', () => {
    const again = { ...own, terms: malware ? [malware] : [] };
    const codes = catalogueRules(again, { baseOf: () => scs }).map(({ code, path }) => [code, ...path]);
    expect(codes).toContainEqual(['duplicate-id', 'terms', 0, 'id']);
    expect(codes).toContainEqual(['duplicate-id', 'terms', 0, 'term']);
  });

  test('may explain a word that only its base uses', () => {
    const codes = (term: string) =>
      catalogueRules({ ...own, terms: [{ id: 'x', term, gloss: 'x' }] }, { baseOf: () => scs }).map(({ code }) => code);
    expect(codes('役員')).not.toContain('unused-term');
    expect(codes('どこにもないことば')).toContain('unused-term');
  });
});

describe('a translation', () => {
  const english = englishOf('scs-20260327');

  test('of a base and one of what extends it have the terms and plain sentences of both', () => {
    const own = { ...english, terms: { patch: { term: 'patch', gloss: 'a mend' } }, plain: { 'x-1': 'Do it.' } };
    const joined = joinTranslations({ ...english, plain: { '1-1-1': 'Know the rules.' } }, own);
    expect(joined.terms).toEqual({ ...english.terms, ...own.terms });
    expect(joined.plain).toEqual({ '1-1-1': 'Know the rules.', 'x-1': 'Do it.' });
  });

  test('that lacks a term leaves it as the catalogue has it', () => {
    const { terms: _, ...without } = english;
    expect(translate({ catalogue: scs, guidance: undefined }, without).catalogue.terms).toEqual(scs.terms);
  });
});

describe.each(['ja', 'en'])('the glosses of SCS in %s', (language) => {
  const { catalogue } =
    language === 'ja'
      ? { catalogue: scs }
      : translate({ catalogue: scs, guidance: undefined }, englishOf('scs-20260327'));

  test('are short phrases, no sentences', () => {
    for (const { gloss } of catalogue.terms ?? []) {
      expect(gloss).not.toMatch(/。|\.$/);
      expect(gloss.length).toBeLessThanOrEqual(language === 'ja' ? 45 : 120);
    }
  });

  test('are spelled apart', () => {
    const spellings = catalogue.terms?.map(({ term }) => term.toLowerCase()) ?? [];
    expect(new Set(spellings).size).toBe(spellings.length);
  });
});

const wordsIn = (language: string) =>
  catalogueIds.map((id) => {
    const texts = japaneseOf(id);
    return (language === 'ja' ? texts : translate(texts, englishOf(id))).catalogue;
  });

describe.each(['ja', 'en'])('the words of all catalogues in %s', (language) => {
  const catalogues = wordsIn(language);

  test('have one gloss each, whichever catalogue uses them', () => {
    const glosses = new Map<string, string>();
    for (const { term, gloss } of catalogues.flatMap(({ terms = [] }) => terms)) {
      const key = term.toLowerCase();
      expect([term, gloss]).toEqual([term, glosses.get(key) ?? gloss]);
      glosses.set(key, gloss);
    }
  });

  test('occur in what their catalogue asks', () => {
    const unused = catalogues.flatMap((catalogue) => {
      const used = new Set(termsOfCriteria(catalogue, allCriteria(catalogue)));
      return (catalogue.terms ?? []).filter((term) => !used.has(term));
    });
    expect(unused).toEqual([]);
  });

  // What SCS puts in brackets behind a word is what counts of it, and no gloss.
  const others = catalogues.filter(({ id }) => !id.startsWith('scs'));
  const words = { terms: others.flatMap(({ terms = [] }) => terms) };

  test.each(others)('are explained beside what $id asks, and not within it', (catalogue) => {
    const criteria = allCriteria(catalogue);
    for (const { question } of criteria) expect(question).not.toMatch(/[（(]/);
    for (const text of criteria.flatMap(textsOf).map((one) => one.toLowerCase()))
      for (const { term } of termsIn(words, [text]))
        expect(text).not.toMatch(new RegExp(`${term.toLowerCase()}(（| \\()`));
  });
});
