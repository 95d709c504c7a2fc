import { describe, expect, test } from 'vitest';
import { narrowToIds } from '../../src/domain/catalogue.ts';
import { factsToAsk, ruledOutBy, standingFact } from '../../src/domain/profile.ts';
import type { ProfileFact } from '../../src/formats/catalogue.ts';
import { checkContradictions } from '../../src/rules/index.ts';
import { sampleAssessment, sampleCatalogue } from '../helpers/sample.ts';

const fact = (id: string, onlyIf?: string | string[]): ProfileFact => ({
  id,
  question: `${id} がありますか`,
  ifNot: `${id} がありません`,
  ...(onlyIf === undefined ? {} : { onlyIf }),
});
const profileFacts = [fact('secrets'), fact('in-cloud', 'secrets'), fact('in-one-cloud', 'in-cloud'), fact('servers')];
const ID = 'A-1-1-1';
const criterion = { id: ID, appliesIf: 'in-one-cloud' };
const catalogue = sampleCatalogue([criterion, { id: 'A-1-1-2', appliesIf: 'servers' }], { profileFacts });
const saying = (profile: Parameters<typeof sampleAssessment>[1]) => sampleAssessment({}, profile);

describe('a fact that rests on another', () => {
  test.each([
    [{ secrets: false }, false],
    [{ secrets: false, 'in-one-cloud': true }, false],
    [{ secrets: true, 'in-cloud': false, 'in-one-cloud': true }, false],
    [{ secrets: true, 'in-one-cloud': true }, true],
    [{ secrets: 'unknown' as const, 'in-one-cloud': 'unknown' as const }, 'unknown'],
    [{}, undefined],
  ])('of %j counts as %s', (profile, expected) => {
    expect(standingFact(catalogue, saying(profile), 'in-one-cloud')).toBe(expected);
  });

  test('is asked only where what it rests on is not ruled out', () => {
    const asked = (profile: Parameters<typeof sampleAssessment>[1]) =>
      factsToAsk(catalogue, saying(profile)).map(({ id }) => id);
    expect(asked({})).toEqual(['secrets', 'in-cloud', 'in-one-cloud', 'servers']);
    expect(asked({ secrets: 'unknown' })).toEqual(['secrets', 'in-cloud', 'in-one-cloud', 'servers']);
    expect(asked({ secrets: true, 'in-cloud': false })).toEqual(['secrets', 'in-cloud', 'servers']);
    expect(asked({ secrets: false })).toEqual(['secrets', 'servers']);
  });

  test('keeps a criterion from applying, with its own reason', () => {
    expect(ruledOutBy(catalogue, saying({ secrets: false }), criterion)?.ifNot).toBe('in-one-cloud がありません');
    expect(ruledOutBy(catalogue, saying({ secrets: true }), criterion)).toBeUndefined();
    expect(ruledOutBy(catalogue, saying({ secrets: false }), {})).toBeUndefined();
  });

  test('is narrowed together with it', () => {
    expect(narrowToIds(catalogue, [ID]).profileFacts.map(({ id }) => id)).toEqual([
      'secrets',
      'in-cloud',
      'in-one-cloud',
    ]);
  });

  describe('and on one more', () => {
    const facts = [fact('outside'), fact('secrets'), fact('in-cloud', ['outside', 'secrets'])];
    const both = sampleCatalogue([{ id: ID, appliesIf: 'in-cloud' }], { profileFacts: facts });

    test.each([
      [{ outside: false, secrets: true, 'in-cloud': true }, false, ['outside', 'secrets']],
      [{ outside: true, secrets: false, 'in-cloud': true }, false, ['outside', 'secrets']],
      [{ outside: true, secrets: true, 'in-cloud': true }, true, ['outside', 'secrets', 'in-cloud']],
      [{ outside: 'unknown' as const, 'in-cloud': true }, true, ['outside', 'secrets', 'in-cloud']],
      [{ outside: true }, undefined, ['outside', 'secrets', 'in-cloud']],
    ])('%j: one no is enough', (profile, expected, asked) => {
      expect(standingFact(both, saying(profile), 'in-cloud')).toBe(expected);
      expect(factsToAsk(both, saying(profile)).map(({ id }) => id)).toEqual(asked);
    });

    test('each no that it contradicts is told', () => {
      const profile = { outside: false, secrets: false, 'in-cloud': true };
      expect(checkContradictions(both, saying(profile)).map(({ args }) => args)).toEqual([
        { fact: 'in-cloud', base: 'outside' },
        { fact: 'in-cloud', base: 'secrets' },
      ]);
    });

    test('narrowing keeps both', () => {
      expect(narrowToIds(both, [ID]).profileFacts.map(({ id }) => id)).toEqual(['outside', 'secrets', 'in-cloud']);
    });
  });

  test('leads nowhere where a catalogue goes round in a circle', () => {
    const circle = { profileFacts: [fact('a', 'b'), fact('b', 'a')] };
    expect(standingFact(circle, saying({ a: true, b: false }), 'b')).toBe(false);
    expect(standingFact(circle, saying({ a: true }), 'a')).toBe(true);
  });
});

describe('scs/contradictory-facts', () => {
  const codes = (profile: Parameters<typeof sampleAssessment>[1], state: 'met' | 'not-applicable' = 'not-applicable') =>
    checkContradictions(catalogue, sampleAssessment({ [ID]: { state, reason: '見本' } }, profile)).map(
      ({ code, args }) => [code, args['fact'], args['base']],
    );

  test('yes beside the no it rests on', () => {
    expect(codes({ secrets: false, 'in-cloud': true })).toEqual([['scs/contradictory-facts', 'in-cloud', 'secrets']]);
    expect(codes({ secrets: false, 'in-one-cloud': true })).toEqual([
      ['scs/contradictory-facts', 'in-one-cloud', 'in-cloud'],
    ]);
  });

  test('what does not contradict it is fine', () => {
    expect(codes({ secrets: false, 'in-cloud': false })).toEqual([]);
    expect(codes({ secrets: false, 'in-cloud': 'unknown' })).toEqual([]);
    expect(codes({ secrets: 'unknown', 'in-cloud': true })).toEqual([]);
  });

  test('a criterion that is met against a fact ruled out by its base is a contradiction, too', () => {
    expect(codes({ secrets: false }, 'met')).toEqual([['scs/contradictory-profile', 'in-one-cloud', undefined]]);
  });
});
