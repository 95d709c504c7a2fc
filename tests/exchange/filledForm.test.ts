import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerBecomes } from '../../src/domain/answer.ts';
import { entryOf, type FormEntry, lacksOf, withEntry } from '../../src/exchange/filledForm.ts';
import { makeHandout } from '../../src/exchange/handout.ts';
import { type Answer, type Assessment, assessmentSchema, states } from '../../src/formats/assessment.ts';

const ID = '1-2-1-1';
const today = '2026-11-29';
const given = { on: today, by: '総務 太郎' };

function handedOut(answer?: Answer) {
  const assessment: Assessment = {
    formatVersion: 1,
    organization: { name: 'サンプル株式会社' },
    scope: {},
    catalogue: { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' },
    answers: answer === undefined ? {} : { [ID]: answer },
  };
  return makeHandout(assessment, { ids: [ID], madeOn: '2026-11-01' });
}

/** Most are short; some are pasted, and longer than a file takes. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  fc.constantFrom('字'.repeat(5000), `a${'𠮷'.repeat(2500)}`, `a${'𠮷'.repeat(200)}\n短い`),
  fc.integer({ min: 49, max: 52 }).map((count) => Array.from({ length: count }, (_, index) => index).join('\n')),
);
const day = fc.constantFrom('', '2026-04-01', '2026-11-28');
const entries: fc.Arbitrary<FormEntry> = fc.record({
  state: fc.option(fc.constantFrom(...states), { nil: undefined }),
  isAsked: fc.constant(false),
  missing: fc.subarray([1, 2, 3]),
  options: fc.subarray(['a', 'b', 'c']),
  reason: text,
  lastDone: day,
  note: text,
  evidence: text,
  owner: text,
  due: day,
  reply: fc.constant(''),
});

describe('what is filled in', () => {
  test('fields that nobody has touched leave the hand-out as it was', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const once = withEntry(handedOut(), ID, entry, given);
        expect(withEntry(once, ID, entryOf(once, ID), { on: '2027-01-01', by: 'だれか' })).toEqual(once);
      }),
    );
  });

  test('what who hands out does not know is asked, until somebody says it anew', () => {
    const made = handedOut({ state: 'unknown', note: '総務に聞く', answeredOn: '2026-10-01', answeredBy: '情シス' });
    const asked = entryOf(made, ID, made);
    expect([asked.state, asked.isAsked, lacksOf({}, asked, today)]).toEqual([undefined, true, []]);
    expect(withEntry(made, ID, asked, given)).toEqual(made);

    const noted = withEntry(made, ID, { ...asked, note: '棚にある' }, given);
    expect(noted.answers[ID]).toEqual({ ...made.answers[ID], note: '棚にある' });
    expect(entryOf(noted, ID, made)).toMatchObject({ state: undefined, isAsked: true });

    const said = withEntry(noted, ID, { ...entryOf(noted, ID, made), state: 'unknown' }, given);
    expect(said.answers[ID]).toMatchObject({ state: 'unknown', answeredOn: today, answeredBy: '総務 太郎' });
    expect(entryOf(said, ID, made)).toMatchObject({ state: 'unknown', isAsked: false });
  });

  test('it is an assessment that every reader takes, whatever is typed', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const { error } = assessmentSchema().safeParse(withEntry(handedOut(), ID, entry, given));
        expect(error?.issues ?? []).toEqual([]);
      }),
    );
  });

  test('nothing is left out because it is long without a word about it', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const { note, evidence, owner } = entryOf(withEntry(handedOut(), ID, entry, given), ID);
        const isCut =
          [note, evidence, owner].join('').length < [entry.note, entry.evidence, entry.owner].join('').length - 200;
        if (isCut) expect(lacksOf({}, entry, today)).toContain('long');
      }),
    );
  });

  test('a field of another state says nothing', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const answer = withEntry(handedOut(), ID, entry, given).answers[ID];
        if (answer !== undefined) expect(answerBecomes(answer, answer.state)).toEqual(answer);
      }),
    );
  });

  test('an answer is the word of whoever fills in the form, on that day; a note alone is not', () => {
    const before: Answer = { state: 'met', answeredOn: '2026-10-01', answeredBy: '前の担当', derivedFrom: 'x:1' };
    const made = handedOut(before);
    const entry = entryOf(made, ID);
    expect(withEntry(made, ID, { ...entry, note: '棚の2段目' }, given).answers[ID]).toEqual({
      ...before,
      note: '棚の2段目',
    });
    expect(withEntry(made, ID, { ...entry, state: 'unmet' }, given).answers[ID]).toEqual({
      state: 'unmet',
      answeredOn: today,
      answeredBy: '総務 太郎',
    });
  });

  test('what is written without an answer is kept as a draft, and goes over to the answer', () => {
    const made = handedOut();
    const noted = withEntry(made, ID, { ...entryOf(made, ID), note: '聞く', evidence: '体制表\n体制表\n名簿' }, given);
    expect([noted.answers, noted.drafts]).toEqual([
      {},
      { [ID]: { note: '聞く', evidence: [{ title: '体制表' }, { title: '名簿' }] } },
    ]);
    const answered = withEntry(noted, ID, { ...entryOf(noted, ID), state: 'unmet' }, given);
    expect(answered.drafts).toBeUndefined();
    expect(answered.answers[ID]).toMatchObject({
      state: 'unmet',
      note: '聞く',
      evidence: [{ title: '体制表' }, { title: '名簿' }],
    });
  });

  test('an answer that is taken back leaves what was written beside it', () => {
    const made = handedOut({ state: 'unmet', note: '聞く' });
    const taken = withEntry(made, ID, { ...entryOf(made, ID), state: undefined }, given);
    expect([taken.answers, taken.drafts]).toEqual([{}, { [ID]: { note: '聞く' } }]);
  });
});

describe('what is still to be said', () => {
  const empty = entryOf(handedOut(), ID);
  const options = { atLeast: 2, choices: ['a', 'b', 'c'].map((id) => ({ id, text: id })) };

  test.each([
    ['nothing of a question that nobody has touched', {}, []],
    ['nothing of a plain answer', { state: 'unmet' }, []],
    ['why it does not apply', { state: 'not-applicable', reason: ' ' }, ['reason']],
    ['enough options', { state: 'met', options: ['a'] }, ['options']],
    ['a day that has come', { state: 'met', options: ['a', 'b'], lastDone: '2026-11-30' }, ['future']],
    ['nothing of today', { state: 'met', options: ['a', 'b'], lastDone: today }, []],
    ['an answer beside a note', { note: 'メモ' }, ['answer']],
    ['a day to its end', { state: 'met', options: ['a', 'b'], isUnread: true }, ['day']],
    ['nothing of a text as long as may be', { state: 'unmet', note: '字'.repeat(4000), owner: '字'.repeat(300) }, []],
    ['a text that is short enough', { state: 'unmet', note: '字'.repeat(4001) }, ['long']],
    ['a name of evidence that is short enough', { state: 'unmet', evidence: `表\n${'字'.repeat(301)}` }, ['long']],
    ['nothing of the length of a reason that is hidden', { state: 'unmet', reason: '字'.repeat(4001) }, []],
    ['nothing of the day of another state', { state: 'unmet', lastDone: '2999-01-01' }, []],
  ] as const)('%s', (_, changed, lacks) => {
    expect(lacksOf({ options }, { ...empty, ...changed }, today)).toEqual(lacks);
  });
});
