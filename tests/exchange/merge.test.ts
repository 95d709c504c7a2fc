import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../src/domain/answer.ts';
import { partIn } from '../../src/domain/answerParts.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import type { Asking } from '../../src/domain/reply.ts';
import { makeHandout } from '../../src/exchange/handout.ts';
import { type Merge, mergeAssessment } from '../../src/exchange/merge.ts';
import type { MergeOptions } from '../../src/exchange/mergeDifference.ts';
import { type Answer, type Assessment, type Review, states } from '../../src/formats/assessment.ts';

const ids = ['1-2-1-1', '1-2-1-2', '1-3-1-1'] as const;
const always: MergeOptions = { knows: () => true };

function firm(answers: Assessment['answers'] = {}, rest: Partial<Assessment> = {}): Assessment {
  return {
    formatVersion: 1,
    organization: { name: 'サンプル株式会社' },
    scope: {},
    catalogue: { id: 'scs-20260327', edition: '2026-03-27', level: 'star3' },
    answers,
    ...rest,
  };
}

const handed = (assessment: Assessment, to = '総務') =>
  makeHandout(assessment, { ids: [...ids], to, madeOn: '2026-11-01' });

/** The file with one answer as somebody leaves it. */
const answered = (file: Assessment, id: string, answer: Answer): Assessment => ({
  ...file,
  answers: { ...file.answers, [id]: answer },
});

const subjects = ({ conflicts }: Merge) => conflicts.map(({ id, subject }) => `${id} ${subject}`);

describe('a hand-out that comes back', () => {
  const home = firm({
    '1-2-1-1': { state: 'unknown', note: '総務に聞く', owner: '総務部長', answeredOn: '2026-10-01' },
  });
  const out = handed(home);

  test('brings no detail of another state along, whatever was typed into it', () => {
    const lent = handed(firm({ '1-2-1-1': { state: 'not-applicable', reason: 'していません' } }));
    const back = answered(lent, '1-2-1-1', { state: 'met', reason: 'していません', lastDone: '2026-10-01' });
    const { merged } = mergeAssessment(
      firm({ '1-2-1-1': { state: 'not-applicable', reason: 'していません' } }),
      back,
      always,
    );
    expect(merged.answers['1-2-1-1']).toMatchObject({ state: 'met', lastDone: '2026-10-01' });
    expect(merged.answers['1-2-1-1']).not.toHaveProperty('reason');
  });

  test('carries the answer, its note, and who is in charge until when, and nothing else of the file', () => {
    const evidence = [{ title: '体制表', confidential: true }];
    const rich = firm({ '1-2-1-1': { state: 'met', note: 'n', owner: 'o', evidence }, '4-1-1-1': { state: 'unmet' } });
    expect(handed(rich).answers).toEqual({ '1-2-1-1': { state: 'met', note: 'n', owner: 'o' } });
    expect(JSON.stringify(makeHandout(rich, { ids: ['1-2-1-1'], madeOn: '2026-11-01', blank: true }))).not.toContain(
      'met',
    );
  });

  test('changes nothing where nobody has answered', () => {
    expect(mergeAssessment(home, out, always)).toMatchObject({ edits: [], taken: [], conflicts: [] });
  });

  test('brings the answer home, with who gave it and when, and leaves the rest as it is', () => {
    const back = answered(out, '1-2-1-1', { state: 'met', note: '総務に聞く', answeredOn: '2026-11-10' });
    const { merged, conflicts } = mergeAssessment(home, back, always);
    expect(conflicts).toEqual([]);
    expect(merged.answers['1-2-1-1']).toEqual({
      state: 'met',
      note: '総務に聞く',
      owner: '総務部長',
      answeredOn: '2026-11-10',
      answeredBy: '総務',
    });
  });

  test('names by whom and when beside an answer, and not beside who is in charge, which nobody has dated', () => {
    const back = answered(out, '1-2-1-1', {
      state: 'met',
      note: '総務に聞いた',
      owner: '担当者',
      answeredOn: '2026-11-10',
    });
    const said = mergeAssessment(home, back, always).taken.map(({ subject, theirs: { by, on } }) => [subject, by, on]);
    expect(said).toEqual([
      ['state', '総務', '2026-11-10'],
      ['note', undefined, undefined],
      ['owner', undefined, undefined],
    ]);
  });

  test('an answer typed in an editor is not taken for one of the day and the person before', () => {
    const before = firm({ '1-2-1-1': { state: 'unknown', answeredOn: '2026-10-01', answeredBy: '社長' } });
    const back = answered(handed(before), '1-2-1-1', {
      state: 'met',
      answeredOn: '2026-10-01',
      answeredBy: '社長',
    });
    const first = mergeAssessment(before, back, { ...always, on: '2026-11-21' }).merged;
    expect(first.answers['1-2-1-1']).toEqual({ state: 'met', answeredOn: '2026-11-21', answeredBy: '総務' });
    expect(mergeAssessment(first, back, { ...always, on: '2026-12-24' }).edits).toEqual([]);
  });

  test('keeps what was changed here meanwhile', () => {
    const now = answered(home, '1-2-1-1', { state: 'unmet', note: '社長に聞いた', answeredOn: '2026-11-15' });
    expect(mergeAssessment(now, out, always).merged).toEqual(now);
  });

  test('both changed the answer: a conflict, and nothing of it is taken; the note that only they changed is', () => {
    const now = answered(home, '1-2-1-1', { ...home.answers['1-2-1-1'], state: 'unmet', answeredOn: '2026-11-15' });
    const back = answered(out, '1-2-1-1', { state: 'met', note: '体制表あり', answeredOn: '2026-11-10' });
    const merge = mergeAssessment(now, back, always);
    expect(subjects(merge)).toEqual(['1-2-1-1 state']);
    expect(merge.merged.answers['1-2-1-1']).toEqual({ ...now.answers['1-2-1-1'], note: '体制表あり' });
    const decided = mergeAssessment(now, back, { ...always, decisions: new Map([['1-2-1-1 state', 'theirs']]) });
    expect(decided.merged.answers['1-2-1-1']).toMatchObject({ state: 'met', answeredBy: '総務', owner: '総務部長' });
  });

  test('a blank one does not quietly replace an answer that its reader has not seen', () => {
    const met = firm({ '1-2-1-1': { state: 'met' } });
    const blank = makeHandout(met, { ids: [...ids], madeOn: '2026-11-01', blank: true });
    const merge = mergeAssessment(met, answered(blank, '1-2-1-1', { state: 'unmet' }), always);
    expect(subjects(merge)).toEqual(['1-2-1-1 state']);
    expect(merge.edits).toEqual([]);
  });

  test('a reason goes with the state that it belongs to', () => {
    const off = firm({ '1-2-1-1': { state: 'not-applicable', reason: '開発なし' } });
    const back = answered(handed(off), '1-2-1-1', { state: 'met' });
    expect(mergeAssessment(off, back, always).merged.answers['1-2-1-1']).toEqual({ state: 'met', answeredBy: '総務' });
  });

  test('evidence of both sides is kept, each once', () => {
    const [a, b, c] = ['体制表', '連絡網', '議事録'].map((title) => ({ title }));
    if (!a || !b || !c) throw new Error('three');
    const here = firm({ '1-2-1-1': { state: 'met', evidence: [a, b] } });
    const back = firm({ '1-2-1-1': { state: 'met', evidence: [c, b] } });
    expect(mergeAssessment(here, back, always).merged.answers['1-2-1-1']?.evidence).toEqual([a, b, c]);
  });

  test('of a file that is said in two ways somebody decides: neither side revives what the other has replaced', () => {
    const [old, now] = ['a', 'b'].map((sign) => ({ title: '台帳', file: 'a.pdf', sha256: sign.repeat(64) }));
    const more = { title: '議事録', file: 'b.pdf' };
    if (!old || !now) throw new Error('two');
    const here = firm({ '1-2-1-1': { state: 'met', evidence: [now] } });
    const back = firm({ '1-2-1-1': { state: 'met', evidence: [old, more] } });
    const evidenceOf = (decision?: 'ours' | 'theirs') => {
      const decisions = new Map(decision === undefined ? [] : [['1-2-1-1 evidence', decision] as const]);
      const merge = mergeAssessment(here, back, { ...always, decisions });
      expect(subjects(merge)).toEqual(['1-2-1-1 evidence']);
      return merge.merged.answers['1-2-1-1']?.evidence;
    };
    expect([evidenceOf(), evidenceOf('ours'), evidenceOf('theirs')]).toEqual([
      [now, more],
      [now, more],
      [old, more],
    ]);
  });

  test('more evidence than a file takes is a conflict, and no error', () => {
    const many = (name: string) => Array.from({ length: 40 }, (_, n) => ({ title: `${name} ${n}` }));
    const here = firm({ '1-2-1-1': { state: 'met', evidence: many('a') } });
    const merge = mergeAssessment(here, firm({ '1-2-1-1': { state: 'met', evidence: many('b') } }), always);
    expect(subjects(merge)).toEqual(['1-2-1-1 evidence']);
    expect(merge.edits).toEqual([]);
  });

  test('what is said at a glance is taken where nothing is said here, asked where another thing is, and known by its requirement', () => {
    const here = { ...home, overview: { '1-2-1': 'some' as const, '1-3-1': 'nothing' as const } };
    const theirs = {
      ...home,
      overview: { '1-2-1': 'some', '1-3-1': 'mostly', '4-1-1': 'unknown', 'x-1': 'mostly' } as const,
    };
    const options = { knows: () => false, knowsRequirement: (id: string) => id !== 'x-1' };
    const merge = mergeAssessment(here, theirs, options);
    expect(merge.taken).toMatchObject([{ id: '4-1-1', subject: 'glance', theirs: { glance: 'unknown' } }]);
    expect(subjects(merge)).toEqual(['1-3-1 glance']);
    expect(merge.strangers).toContain('x-1');
    expect(merge.merged.overview).toEqual({ ...here.overview, '4-1-1': 'unknown' });
    const decisions = new Map([['1-3-1 glance', 'theirs' as const]]);
    const decided = mergeAssessment(here, theirs, { ...options, decisions }).merged;
    expect(decided.overview).toEqual({ '1-2-1': 'some', '1-3-1': 'mostly', '4-1-1': 'unknown' });
    expect(mergeAssessment(decided, theirs, options).edits).toEqual([]);
  });

  test('a criterion that no catalogue here knows stays out, and is named', () => {
    const merge = mergeAssessment(home, firm({ 'x-1': { state: 'met' } }), { knows: (id) => id !== 'x-1' });
    expect(merge).toMatchObject({ edits: [], strangers: ['x-1'] });
  });
});

describe('views of a specialist', () => {
  const reviewers = { senmonka: { name: '見本の専門家', relation: 'outside' as const } };
  const view = (n: number, on: string, more: Partial<Review> = {}): Review => ({
    by: 'senmonka',
    on,
    view: 'cannot-tell',
    stamp: `sha256:${String(n).repeat(64)}`,
    ...more,
  });
  const asked = firm(
    { '1-2-1-1': { state: 'met' } },
    { reviewers, reviews: { '1-2-1-1': [view(1, '2026-11-01', { question: '誰が決めましたか' })] } },
  );

  test('a new view is added below those that are there, with who wrote it', () => {
    const theirs = { ...asked, reviews: { '1-2-1-1': [view(1, '2026-11-01'), view(2, '2026-11-01')] } };
    const { merged } = mergeAssessment(firm({ '1-2-1-1': { state: 'met' } }), theirs, always);
    expect(merged.reviewers).toEqual(reviewers);
    expect(merged.reviews).toEqual(theirs.reviews);
    expect(mergeAssessment(merged, theirs, always).edits).toEqual([]);
  });

  test('a second view of the same day stays the newest, whatever its stamp', () => {
    const here = { ...asked, reviews: { '1-2-1-1': [view(9, '2026-11-01')] } };
    const theirs = { ...asked, reviews: { '1-2-1-1': [view(9, '2026-11-01'), view(1, '2026-11-01')] } };
    expect(mergeAssessment(here, theirs, always).merged.reviews).toEqual(theirs.reviews);
  });

  test('a reply comes back into the view that asked, though there is a newer one by now', () => {
    const out = handed(asked);
    const [asking] = Object.values(out.asks ?? {});
    expect(asking).toEqual({ question: '誰が決めましたか', stamp: `sha256:${'1'.repeat(64)}` });
    const back: Assessment = { ...out, asks: { '1-2-1-1': { ...asking, reply: '社長です' } as Asking } };
    const now = { ...asked, reviews: { '1-2-1-1': [...(asked.reviews?.['1-2-1-1'] ?? []), view(2, '2026-11-05')] } };
    const { merged, conflicts } = mergeAssessment(now, back, always);
    expect(merged.reviews?.['1-2-1-1']?.map(({ reply }) => reply)).toEqual(['社長です', undefined]);
    expect(conflicts).toEqual([]);
  });

  const other = { ...view(2, '2026-11-05'), by: 'other' };
  const others = { other: { name: '別の見本の専門家', relation: 'outside' as const } };
  test.each([
    [
      'one that nobody has written here',
      { '1-2-1-1': [...(asked.reviews?.['1-2-1-1'] ?? []), view(2, '2026-11-05')] },
      reviewers,
    ],
    ['one in other words', { '1-2-1-1': [view(1, '2026-11-01', { view: 'agrees' })] }, reviewers],
    ['one by somebody else', { '1-2-1-1': [other] }, others],
    ['one under the name of somebody else', asked.reviews ?? {}, { senmonka: { ...reviewers.senmonka, name: '本人' } }],
  ])('a hand-out brings no view home, and is told to hold %s', (_, reviews, people) => {
    const { merged, forged } = mergeAssessment(asked, { ...handed(asked), reviews, reviewers: people }, always);
    expect([merged, forged]).toEqual([asked, ['1-2-1-1']]);
  });

  test('views that went out and come back as they were are nothing to tell', () => {
    const out = makeHandout(asked, { ids: ['1-2-1-1'], madeOn: '2026-11-01', isWhole: true, hasViews: true });
    expect(out.reviews).toEqual(asked.reviews);
    expect(mergeAssessment(asked, out, always)).toMatchObject({ edits: [], forged: [] });
  });

  test('two replies are a conflict', () => {
    const withReply = (reply: string) => ({
      ...asked,
      reviews: { '1-2-1-1': [view(1, '2026-11-01', { question: '誰が', reply })] },
    });
    expect(subjects(mergeAssessment(withReply('社長'), withReply('部長'), always))).toEqual(['1-2-1-1 reply']);
  });

  test('says what the same specialist said before, and whose view stays beside it', () => {
    const two = { ...reviewers, other: { name: '別の見本の専門家', relation: 'outside' as const } };
    const beside = view(3, '2026-11-02', { by: 'other', view: 'agrees' });
    const here = { ...asked, reviewers: two, reviews: { '1-2-1-1': [view(1, '2026-11-01'), beside] } };
    const theirs = { ...asked, reviews: { '1-2-1-1': [view(1, '2026-11-01'), view(2, '2026-11-04')] } };
    const { taken, merged } = mergeAssessment(here, theirs, always);
    expect(taken.map(({ ours, theirs: back, beside: others }) => [ours.view, back.view, others])).toEqual([
      [view(1, '2026-11-01'), view(2, '2026-11-04'), [{ view: beside, by: '別の見本の専門家', on: '2026-11-02' }]],
    ]);
    expect(merged.reviews?.['1-2-1-1']).toEqual([view(1, '2026-11-01'), beside, view(2, '2026-11-04')]);
  });

  test('a view is never put in the mouth of somebody else of the same tag', () => {
    const other = { ...asked, reviewers: { senmonka: { name: '別の見本の専門家', relation: 'outside' as const } } };
    const here = firm({}, { reviewers });
    const { merged, conflicts } = mergeAssessment(here, other, always);
    expect(conflicts).toEqual([]);
    expect(merged.reviewers).toEqual({ ...reviewers, r2: other.reviewers.senmonka });
    const [given] = other.reviews?.['1-2-1-1'] ?? [];
    expect(merged.reviews?.['1-2-1-1']).toEqual([{ ...given, by: 'r2', wasBy: 'senmonka' }]);
    expect(mergeAssessment(merged, other, always).edits).toEqual([]);
    // Back where it comes from, it has its own tag again.
    expect(mergeAssessment({ ...other, reviews: {} }, merged, always).merged.reviews?.['1-2-1-1']).toEqual([given]);
  });
});

describe('whatever two people do', () => {
  const day = fc.constantFrom('2026-11-02', '2026-11-03', '2026-11-04');
  const word = fc.constantFrom('あ', 'い', 'う');
  const answer: fc.Arbitrary<Answer> = fc.record(
    {
      state: fc.constantFrom(...states),
      note: word,
      owner: word,
      due: day,
      answeredOn: day,
      answeredBy: word,
      evidence: fc.uniqueArray(fc.record({ title: word }), { minLength: 1, selector: ({ title }) => title }),
    },
    { requiredKeys: ['state'] },
  );
  const answers = fc.dictionary(fc.constantFrom(...ids), answer, { noNullPrototype: true });
  const home = answers.map((given) => firm(given));
  /** What becomes of a file in other hands: some answers are changed, none is taken away. */
  const hands = answers;
  const after = (file: Assessment, changes: Assessment['answers']): Assessment => ({
    ...file,
    answers: { ...file.answers, ...changes },
  });
  const setOf = ({ answers: given }: Assessment) =>
    Object.fromEntries(
      Object.entries(given).map(([id, { evidence, ...rest }]) => [
        id,
        { ...rest, evidence: evidence?.map(canonicalJson).toSorted() },
      ]),
    );

  test('merging twice is merging once', () => {
    fc.assert(
      fc.property(home, hands, hands, (base, ours, theirs) => {
        const back = after(handed(base), theirs);
        const once = mergeAssessment(after(base, ours), back, { ...always, on: '2026-11-21' }).merged;
        expect(mergeAssessment(once, back, { ...always, on: '2026-12-24' }).edits).toEqual([]);
      }),
    );
  });

  test('the order of files does not matter where nothing conflicts', () => {
    fc.assert(
      fc.property(home, hands, hands, (base, first, others) => {
        // Where both answer the same criterion they say the same, and each on a day: who said it last has confirmed it.
        const dated = (id: string, on: string) => ({ ...first[id], state: first[id]?.state ?? 'met', answeredOn: on });
        const both = Object.keys(first).filter((id) => id in others);
        const again = (on: string) => Object.fromEntries(both.map((id) => [id, dated(id, on)]));
        const [one, other] = [
          { ...first, ...again('2026-11-08') },
          { ...others, ...again('2026-11-09') },
        ];
        const [a, b] = [after(handed(base, '総務'), one), after(handed(base, 'IT担当'), other)];
        const mergeAll = (files: readonly Assessment[]) => {
          let conflicts = 0;
          const merged = files.reduce((now, file) => {
            const merge = mergeAssessment(now, file, always);
            conflicts += merge.conflicts.length;
            return merge.merged;
          }, base);
          return { merged, conflicts };
        };
        const [there, back] = [mergeAll([a, b]), mergeAll([b, a])];
        fc.pre(there.conflicts === 0 && back.conflicts === 0);
        expect(setOf(there.merged)).toEqual(setOf(back.merged));
      }),
    );
  });

  test('no answer disappears, and no field appears that nobody wrote', () => {
    fc.assert(
      fc.property(home, hands, hands, (base, ours, theirs) => {
        const [here, back] = [after(base, ours), after(handed(base), theirs)];
        const { merged } = mergeAssessment(here, back, always);
        for (const id of Object.keys(here.answers)) expect(answerOf(merged, id)).toBeDefined();
        for (const id of Object.keys(theirs)) expect(answerOf(merged, id)).toBeDefined();
        for (const [id, content] of Object.entries(merged.answers)) {
          const written = [answerOf(here, id), answerOf(back, id)].flatMap((one) => Object.entries(one ?? {}));
          for (const [name, value] of Object.entries(content)) {
            if (name === 'answeredBy' && value === '総務') continue;
            if (name === 'evidence' && Array.isArray(value)) {
              const known = [here, back].flatMap((file) => answerOf(file, id)?.evidence ?? []);
              for (const one of value) expect(known).toContainEqual(one);
            } else expect(written).toContainEqual([name, value]);
          }
        }
      }),
    );
  });

  test('a conflict is told exactly where both have changed the same thing differently', () => {
    fc.assert(
      fc.property(home, hands, hands, (base, ours, theirs) => {
        const lent = handed(base);
        const [here, back] = [after(base, ours), after(lent, theirs)];
        const expected = ids.flatMap((id) =>
          (['state', 'note', 'owner', 'due'] as const)
            .filter((part) => {
              const [was, own, their] = [lent, here, back].map((file) =>
                canonicalJson(partIn(answerOf(file, id), part)),
              );
              // Who hands back no owner and no due date has not changed them.
              const isEmptied = part !== 'state' && part !== 'note' && !partIn(answerOf(back, id), part);
              if (!answerOf(here, id) || !answerOf(back, id) || isEmptied) return false;
              return own !== their && own !== was && their !== was;
            })
            .map((part) => `${id} ${part}`),
        );
        expect(subjects(mergeAssessment(here, back, always)).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
