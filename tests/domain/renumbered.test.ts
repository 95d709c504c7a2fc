import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renumberedIn } from '../../src/domain/renumbered.ts';
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
