import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerBecomes, answerGiven, belongsTo, lackOf } from '../../src/domain/answer.ts';
import { type Answer, states } from '../../src/formats/assessment.ts';

const day = fc.constantFrom('2026-04-01', '2026-11-21');
const some: fc.Arbitrary<Answer> = fc.record(
  {
    state: fc.constantFrom(...states),
    options: fc.constant(['a']),
    reason: fc.constant('理由'),
    lastDone: day,
    note: fc.string({ minLength: 1 }),
    evidence: fc.constant([{ title: '体制表' }]),
    owner: fc.constant('総務'),
    due: day,
    waiver: fc.constant({ reason: '予算', until: '2027-03-31' }),
    answeredOn: day,
    answeredBy: fc.constant('前の人'),
    asked: fc.constant('000000000000-000000000000'),
    derivedFrom: fc.constant('sa-1'),
  },
  { requiredKeys: ['state'] },
);
const state = fc.constantFrom(...states);
const details = ['options', 'lastDone', 'reason'] as const;

describe('what an answer becomes', () => {
  test('holds no detail of another state, whatever it was and whatever is said', () => {
    fc.assert(
      fc.property(some, state, some, (before, now, { state: _, ...changes }) => {
        const after = answerBecomes(before, now, changes);
        for (const detail of details) if (detail in after) expect(belongsTo(detail, now)).toBe(true);
        expect(after.state).toBe(now);
      }),
    );
  });

  test('keeps what belongs to no state, unless it is changed or taken away', () => {
    fc.assert(
      fc.property(some, state, (before, now) => {
        const { note, evidence, owner, due, waiver } = before;
        expect(answerBecomes(before, now)).toMatchObject(
          JSON.parse(JSON.stringify({ note, evidence, owner, due, waiver })),
        );
        expect(answerBecomes(before, now, { note: undefined })).not.toHaveProperty('note');
        expect(answerBecomes(before, now, { note: '新しい' }).note).toBe('新しい');
      }),
    );
  });

  test('said again, it stays as it is', () => {
    fc.assert(
      fc.property(some, state, (before, now) => {
        const once = answerBecomes(before, now);
        expect(answerBecomes(once, now)).toEqual(once);
      }),
    );
  });

  test('given here and now, it is this person’s own word', () => {
    fc.assert(
      fc.property(some, state, (before, now) => {
        const given = answerGiven(before, now, { on: '2026-11-29' });
        expect(given.answeredOn).toBe('2026-11-29');
        for (const key of ['answeredBy', 'asked', 'derivedFrom']) expect(given).not.toHaveProperty(key);
      }),
    );
  });
});

describe('what an answer still has to say', () => {
  const choices = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
  const two = { options: { atLeast: 2, choices } };
  const sometimes = { options: { atLeast: 2, onlyWhen: '使う場合', choices } };

  test.each([
    [two, { state: 'met' }, 'options'],
    [two, { state: 'met', options: ['a'] }, 'options'],
    [two, { state: 'met', options: ['a', 'x'] }, 'options'],
    [two, { state: 'met', options: ['a', 'c'] }, undefined],
    [sometimes, { state: 'met' }, undefined],
    [sometimes, { state: 'met', options: ['a'] }, 'options'],
    [{}, { state: 'met' }, undefined],
    [two, { state: 'partial' }, undefined],
    [{}, { state: 'not-applicable' }, 'reason'],
    [{}, { state: 'not-applicable', reason: ' ' }, 'reason'],
    [{}, { state: 'not-applicable', reason: '無い' }, undefined],
  ] as const)('%j with %j lacks %s', (criterion, { ...answer }, lack) => {
    expect(lackOf(structuredClone(criterion) as typeof two, structuredClone(answer) as Answer)).toBe(lack);
  });

  test('options stay beside 一部だけ, and are there when the rest is done', () => {
    const partly = answerBecomes({ state: 'met', options: ['a', 'b'] }, 'partial');
    expect(answerBecomes(partly, 'met')).toEqual({ state: 'met', options: ['a', 'b'] });
    expect(answerBecomes(partly, 'unmet')).toEqual({ state: 'unmet' });
  });
});
