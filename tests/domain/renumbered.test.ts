import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf } from '../../src/domain/criterionHash.ts';
import { renumberedIn, renumberedSince } from '../../src/domain/renumbered.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';

const criterion = (id: string, question: string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  level: 'a',
  question,
  metWhen: [`${question}の条件`],
  ...more,
});

const found = (before: readonly Criterion[], after: readonly Criterion[]) =>
  Object.fromEntries(renumberedIn(before, after));

test('one question put in between moves the numbers of all after it, and what refers to them', () => {
  const before = [criterion('q1', 'い'), criterion('q2', 'ろ'), criterion('q3', 'は', { references: ['q2'] })];
  const after = [
    criterion('q1', 'い'),
    criterion('q2', '新'),
    criterion('q3', 'ろ'),
    criterion('q4', 'は', { references: ['q3'] }),
  ];
  expect(found(before, after)).toEqual({ q2: 'q3', q3: 'q4' });
});

test.each<[string, Partial<Criterion>]>([
  ['another level', { level: 'b' }],
  ['another condition', { metWhen: ['ほか'] }],
  ['another turn', { cadence: { every: 'year' } }],
  ['another condition of the firm', { appliesIf: 'server' }],
  ['another reference', { references: ['q9'] }],
  ['options', { options: { atLeast: 1, choices: [{ id: 'a', text: 'あ' }] } }],
])('%s is no mere number', (_, more) => {
  expect(found([criterion('q1', 'い')], [criterion('q2', 'い', more)])).toEqual({});
});

test('another question is no mere number, not even with the same conditions', () => {
  const metWhen = ['条件'];
  expect(found([criterion('q1', 'い', { metWhen })], [criterion('q2', 'ろ', { metWhen })])).toEqual({});
});

test('a reference to one that is no pair undoes the pair', () => {
  const before = [criterion('q1', 'い'), criterion('q2', 'ろ', { references: ['q1'] })];
  const after = [criterion('q2', '別'), criterion('q3', 'ろ', { references: ['q2'] })];
  expect(found(before, after)).toEqual({});
});

test('of two that read alike, before or after, neither has moved', () => {
  const [one, two] = [criterion('q1', 'い'), criterion('q2', 'い')];
  expect(found([one, two], [criterion('q3', 'い')])).toEqual({});
  expect(found([one], [criterion('q2', 'い'), criterion('q3', 'い')])).toEqual({});
  expect(found([one, two], [criterion('q2', 'い'), criterion('q3', 'い')])).toEqual({});
});

test('whatever is put in, taken out or turned round, a number leads to the same question', () => {
  const questions = fc.uniqueArray(fc.constantFrom(...'いろはにほへとちりぬるを'), { maxLength: 8 });
  fc.assert(
    fc.property(questions, questions, (were, are) => {
      const before = were.map((question, index) => criterion(`q${index}`, question));
      const after = are.map((question, index) => criterion(`q${index}`, question));
      const numbers = renumberedIn(before, after);
      for (const [index, question] of were.entries()) {
        const now = are.indexOf(question);
        expect(numbers.get(`q${index}`)).toBe(now === -1 || now === index ? undefined : `q${now}`);
      }
    }),
  );
});

test('what every answer remembers tells the same as the edition itself, references and all', () => {
  const questions = fc.uniqueArray(fc.constantFrom(...'いろはにほへとちりぬるを'), { maxLength: 8 });
  const numbered = (texts: readonly string[], references: readonly (readonly [string, string])[]) =>
    texts.map((text, index) => {
      const ids = references
        .filter(([from]) => from === text)
        .map(([, to]) => texts.indexOf(to))
        .filter((place) => place !== -1);
      return criterion(`q${index}`, text, ids.length === 0 ? {} : { references: ids.map((place) => `q${place}`) });
    });
  const pair = fc.tuple(fc.constantFrom(...'いろはにほへ'), fc.constantFrom(...'いろはにほへ'));
  fc.assert(
    fc.property(questions, questions, fc.array(pair, { maxLength: 4 }), (were, are, references) => {
      const [before, after] = [numbered(were, references), numbered(are, references)];
      const remembered = new Map(before.map((one) => [one.id, askedOf(one)]));
      expect(renumberedSince(remembered, after)).toEqual(renumberedIn(before, after));
    }),
  );
});
