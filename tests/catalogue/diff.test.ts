import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffCatalogues } from '../../src/catalogue/diff.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { askedOf, compareAsked } from '../../src/domain/criterionHash.ts';
import { changes, edition } from '../helpers/editions.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const before = edition();
const changesOf = (after: ReturnType<typeof edition>) =>
  Object.fromEntries(
    diffCatalogues(before, after)
      .criteria.filter(({ change }) => change !== 'unchanged')
      .map(({ id, change, fields }) => [id, [change, ...fields]]),
  );

describe('what became of a criterion', () => {
  test('nothing, between a catalogue and itself', () => {
    const diff = diffCatalogues(before, before);
    expect(diff.counts).toEqual({ unchanged: 3, renumbered: 0, wording: 0, changed: 0, added: 0, removed: 0 });
    expect([diff.levels, diff.requirements, diff.profileFacts, diff.countsDifferently]).toEqual([[], [], [], false]);
  });

  test('only the question reads differently', () => {
    expect(changesOf(edition(changes.wording))).toEqual({ 'a-1-1-1': ['wording', 'question'] });
  });

  test.each([
    ['condition', { 'a-1-1-2': ['changed', 'metWhen'] }],
    ['cadence', { 'a-1-1-2': ['changed', 'cadence'] }],
    ['option', { 'a-1-1-3': ['changed', 'options'] }],
  ] as const)('a changed %s changes the meaning', (name, expected) => {
    expect(changesOf(edition(changes[name]))).toEqual(expected);
  });

  test('another number alone is the same criterion', () => {
    expect(changesOf(edition(changes.renamed))).toEqual({ 'a-1-1-4': ['renumbered'] });
  });

  test('the order in which conditions are written means nothing', () => {
    const conditions = [
      '          - 担当者を決めている\n',
      '          - 担当者の連絡先を社内に知らせている\n',
    ] as const;
    const after = edition([conditions.join(''), conditions.toReversed().join('')]);
    expect(changesOf(after)).toEqual({});
  });

  test('both texts are at hand', () => {
    const [first] = diffCatalogues(before, edition(changes.wording)).criteria;
    expect([first?.before?.question, first?.after?.question]).toEqual(changes.wording);
  });
});

test('titles of requirements, facts and the edition are told apart from criteria', () => {
  const diff = diffCatalogues(before, edition(changes.title, changes.fact, changes.edition));
  expect(diff.counts.unchanged).toBe(3);
  expect(diff.requirements).toEqual([
    { id: 'a-1-1', before: { id: 'a-1-1', title: '担当者' }, after: { id: 'a-1-1', title: '担当者と役割' } },
  ]);
  expect(diff.profileFacts.map(({ id }) => id)).toEqual(['sends-files']);
});

describe('what an answer remembers', () => {
  test('is short, and differs for every criterion of the shipped catalogue', () => {
    const asked = allCriteria(shippedCatalogue()).map((criterion) => askedOf(criterion));
    expect(new Set(asked).size).toBe(asked.length);
    for (const one of asked) expect(one).toMatch(/^[0-9a-f]{12}-[0-9a-f]{12}$/);
  });

  test('says the same of every criterion as the comparison of the texts', () => {
    const names = fc.subarray(['wording', 'condition', 'cadence', 'option', 'fact', 'title', 'edition'] as const);
    const expected = {
      unchanged: 'same',
      renumbered: 'same',
      wording: 'wording',
      changed: 'meaning',
      added: '',
      removed: '',
    };
    fc.assert(
      fc.property(names, (chosen) => {
        for (const one of diffCatalogues(before, edition(...chosen.map((name) => changes[name]))).criteria) {
          if (one.before === undefined || one.after === undefined) throw new Error(`${one.id} came or went`);
          expect(compareAsked(askedOf(one.before), askedOf(one.after))).toBe(expected[one.change]);
        }
      }),
    );
  });
});
