import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceFile } from '../../src/domain/evidence.ts';
import { askingIn } from '../../src/domain/reply.ts';
import { isRewritten, type Stamped, stamped, stampOf, type Unstamped } from '../../src/domain/stamp.ts';
import { standingOn } from '../../src/domain/view.ts';
import { type Answer, type Assessment, assessmentSchema, type Review } from '../../src/formats/assessment.ts';
import { states } from '../../src/formats/states.ts';
import { sampleAssessment, sampleCatalogue } from '../helpers/sample.ts';

/** The newest view on a criterion. */
const reviewOf = (...given: Parameters<typeof standingOn>) => standingOn(...given).last.at(-1);

const options = { atLeast: 1, choices: ['a', 'b', 'c'].map((id) => ({ id, text: `やり方 ${id}` })) };
const criterion = sampleCatalogue([{ id: 'A-1-1-1', options }]).requirements[0]?.criteria[0];
if (criterion === undefined) throw new Error('the sample has a criterion');

const answer: Answer = {
  state: 'met',
  options: ['a', 'b'],
  note: '台帳あり',
  lastDone: '2026-04-01',
  evidence: [{ title: '台帳', file: 'a.pdf', sha256: 'a'.repeat(64) }, { title: '規程' }],
  owner: '総務部長',
  answeredOn: '2026-11-01',
};
const reviewer = {
  name: '見本の専門家',
  registration: '000000',
  organization: 'サンプル事務所',
  relation: 'outside',
} as const;
const review: Unstamped = {
  by: 'senmonka',
  on: '2026-11-21',
  view: 'agrees',
  lookedAt: ['document', 'interview'],
  advice: '年に1回見直します',
  question: '版はいくつですか',
};
const seen: Stamped = { criterion, answer, reviewer, review };

/** Every change of one value somewhere in `value`, and every item and key left out. */
function mutations<T>(value: T, isWhole = false): readonly T[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return [
      ...items.map((_, index) => items.toSpliced(index, 1)),
      ...items.flatMap((item, index) => mutations(item, isWhole).map((changed) => items.with(index, changed))),
    ] as T[];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [
      ...(isWhole ? [] : [Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))]),
      ...mutations(inner, isWhole).map((changed) => ({ ...value, [key]: changed })),
    ]) as T[];
  }
  if (typeof value === 'string') return [`${value} `, `x${value}`] as T[];
  return (typeof value === 'number' ? [value + 1] : []) as T[];
}

/** What a view may outlive: who is in charge, until when, and when it was answered. */
const unbound = ['owner', 'due', 'waiver', 'answeredOn', 'asked', 'derivedFrom'] as const;

describe('a stamp of an earlier version, with a short hash of the criterion', () => {
  const short: Review = {
    ...review,
    seen: {
      criterion: 'ab5285427320',
      state: 'c4a31ff35c1a',
      options: '0473ef2dc0d3',
      lastDone: '43f55f901fde',
      note: '4cf78d665865',
      said: 'dc6c0b0f0a14',
      reviewer: '72f2ff63bbe7',
      evidence: ['3d7a63fce38b', 'd218f09e2560'],
    },
    stamp: 'sha256:a5884ca58d842a0d7d9cc83f57fdb851f729eeed5ddcccdcaf23499de1fe3746',
  };
  const seenNow = (about: Partial<Stamped> = {}) => {
    const { criterion: asked, answer: own } = { ...seen, ...about };
    const file: Assessment = {
      ...sampleAssessment({ [criterion.id]: own ?? answer }),
      reviewers: { senmonka: reviewer },
      reviews: { [criterion.id]: [short] },
    };
    return reviewOf(asked, file);
  };

  test('still holds, and is told as short', () => {
    expect(seenNow()).toMatchObject({ isCurrent: true, isShort: true, changes: [] });
  });

  test.each([
    ['answer', { answer: { ...answer, note: '別のメモ' } }, 'note'],
    ['criterion', { criterion: { ...criterion, question: '別の質問' } }, 'criterion'],
  ])('tells a change of the %s as before', (_, about, what) => {
    expect(seenNow(about)).toMatchObject({ isCurrent: false, isShort: false, changes: [{ what }] });
  });

  test('is given by no version that writes: a new one has whole hashes', () => {
    expect(stampOf(seen)).not.toBe(short.stamp);
    const now = stamped(seen);
    expect(now.seen?.criterion).toMatch(/^[0-9a-f]{64}$/);
    const file = {
      ...sampleAssessment({ [criterion.id]: answer }),
      reviewers: { senmonka: reviewer },
    };
    const own = reviewOf(criterion, { ...file, reviews: { [criterion.id]: [now] } });
    expect(own).toMatchObject({ isCurrent: true, isShort: false });
  });
});

describe('a stamp', () => {
  test('is broken by any change of what was seen or said', () => {
    const { owner: _, answeredOn: __, ...bound } = answer;
    const changed = [
      ...mutations(bound).map((one) => ({ ...seen, answer: one as Answer })),
      ...mutations(review).map((one) => ({ ...seen, review: one })),
      ...mutations(reviewer).map((one) => ({ ...seen, reviewer: one as typeof reviewer })),
      // A criterion has all its keys, or it would not be in a catalogue.
      ...mutations(criterion, true).map((one) => ({ ...seen, criterion: one })),
      { ...seen, answer: undefined },
    ].filter((one) => JSON.stringify(one) !== JSON.stringify(seen));
    expect(changed.length).toBeGreaterThan(50);
    const stamp = stampOf(seen);
    expect(changed.filter((one) => stampOf(one) === stamp)).toEqual([]);
    expect(new Set(changed.map(stampOf)).size).toBe(new Set(changed.map((one) => JSON.stringify(one))).size);
  });

  test('is not broken by the order of keys, of chosen options or of what was looked at', () => {
    const reversed = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).reverse()) as T;
    const same: Stamped = {
      criterion: reversed(criterion),
      answer: { ...reversed(answer), options: ['b', 'a'] },
      reviewer: reversed(reviewer),
      review: { ...reversed(review), lookedAt: ['interview', 'document'] },
    };
    expect(stampOf(same)).toBe(stampOf(seen));
  });

  test.each(unbound)('is not broken by a change of %s', (key) => {
    expect(stampOf({ ...seen, answer: { ...answer, [key]: '2030-01-01' } })).toBe(stampOf(seen));
  });

  test('is not broken by the reply of the firm, which comes after it', () => {
    expect(stampOf({ ...seen, review: { ...review, reply: '第3版です' } })).toBe(stampOf(seen));
  });

  test('differs wherever notes differ', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const stamp = (note: string) => stampOf({ ...seen, answer: { ...answer, note } });
        expect(stamp(one) === stamp(other)).toBe(one === other);
      }),
    );
  });
});

describe('the view that counts', () => {
  const old = (changes: Partial<Review> = {}): Review => {
    const said = { ...review, ...changes };
    return { ...said, stamp: stampOf({ ...seen, review: said }) };
  };
  const file = (reviews: Review[], given = answer) => ({
    ...sampleAssessment({ 'A-1-1-1': given }),
    reviewers: { senmonka: reviewer },
    reviews: { 'A-1-1-1': reviews },
  });

  test('is the newest', () => {
    const found = reviewOf(criterion, file([old({ view: 'disagrees' }), old({ on: '2026-11-22' })]));
    expect(found).toMatchObject({ review: { view: 'agrees', on: '2026-11-22' }, isCurrent: true });
  });

  test('is no longer current once the answer is another', () => {
    expect(reviewOf(criterion, file([old()], { ...answer, state: 'partial' }))?.isCurrent).toBe(false);
  });

  test('is none where its reviewer is not in the file', () => {
    expect(reviewOf(criterion, file([old({ by: 'constructor' })]))).toBeUndefined();
    expect(reviewOf(criterion, sampleAssessment({ 'A-1-1-1': answer }))).toBeUndefined();
  });
});

describe('what has changed since a view', () => {
  const given = stamped(seen);
  const file = (changes: { answer?: Answer; review?: Partial<Review>; reviewer?: object } = {}) => ({
    ...sampleAssessment({ 'A-1-1-1': changes.answer ?? answer }),
    reviewers: { senmonka: { ...reviewer, ...changes.reviewer } },
    reviews: { 'A-1-1-1': [{ ...given, ...changes.review }] },
  });
  const changesOf = (assessment: Assessment, one = criterion, files?: Map<string, EvidenceFile>) =>
    reviewOf(one, assessment, files)?.changes.map(({ what, number }) =>
      number === undefined ? what : `${what} ${number}`,
    );
  const [first, second] = answer.evidence ?? [];
  if (first === undefined || second === undefined) throw new Error('the sample has two pieces of evidence');
  const added = { title: '写真' };

  test('is nothing as long as nothing has', () => {
    expect(changesOf(file())).toEqual([]);
    expect(
      changesOf(file({ answer: { ...answer, owner: '社長' }, review: { reply: '3版', repliedBy: '総務' } })),
    ).toEqual([]);
  });

  test.each<[string, Partial<Answer>, string[]]>([
    ['the state', { state: 'partial' }, ['state']],
    ['the options', { options: ['a'] }, ['options']],
    ['the missing conditions', { missing: [1] }, ['missing']],
    ['a reason', { reason: '一人です' }, ['reason']],
    ['the day', { lastDone: '2026-05-01' }, ['lastDone']],
    ['the note', { note: '書きかえ' }, ['note']],
    ['one piece of evidence', { evidence: [first, { title: '規程 第2版' }] }, ['evidence 2']],
    ['a piece more', { evidence: [first, second, added] }, ['evidence-added 3']],
    ['a piece less', { evidence: [second] }, ['evidence-removed 1']],
    ['all evidence', { evidence: [] }, ['evidence-removed 1', 'evidence-removed 2']],
    ['the order of evidence', { evidence: [second, first] }, ['evidence-order']],
    ['two things', { note: '書きかえ', evidence: [first, added] }, ['note', 'evidence 2']],
  ])('is named: %s', (_, change, expected) => {
    expect(changesOf(file({ answer: { ...answer, ...change } }))).toEqual(expected);
  });

  test('of an answer is told with the state that the view was given on', () => {
    const fromOf = (then: Answer | undefined, now: Answer) => {
      const view = stamped({ ...seen, answer: then });
      const assessment = { ...file({ answer: now }), reviews: { 'A-1-1-1': [view] } };
      return reviewOf(criterion, assessment)?.changes.find(({ what }) => what === 'state')?.from;
    };
    for (const state of states) {
      const other = state === 'met' ? 'unmet' : 'met';
      expect(fromOf({ state }, { state: other })).toBe(state);
      expect(fromOf({ ...answer, state, note: '前のメモ' }, { ...answer, state: other })).toBe(state);
    }
    expect(fromOf(undefined, { state: 'met' })).toBe('unanswered');
    expect(fromOf({ state: 'met' }, { state: 'met', note: '足しました' })).toBeUndefined();
  });

  test('is the criterion where the catalogue asks something else', () => {
    expect(changesOf(file(), { ...criterion, question: '別の質問ですか' })).toEqual(['criterion']);
  });

  test.each<[string, Partial<Review>]>([
    ['the view', { view: 'disagrees' }],
    ['the advice', { advice: '直すことはありません' }],
    ['the question', { question: '別の質問' }],
    ['the day', { on: '2026-11-22' }],
    ['what was looked at', { lookedAt: ['sample'] }],
    ['the stamp', { stamp: `sha256:${'0'.repeat(64)}` }],
  ])('is the view itself where somebody edits it: %s', (_, change) => {
    expect(changesOf(file({ review: change }))).toEqual(['rewritten']);
    const both = file({ review: change, answer: { ...answer, note: '書きかえ' } });
    // A broken stamp beside a changed answer says no more than the change.
    if (change.stamp === undefined) expect(changesOf(both)).toEqual(['rewritten', 'note']);
  });

  test('whichever field of it that is, but for what the firm replies and what we write of it', () => {
    const {
      reply: _,
      repliedBy: __,
      repliedOn: ___,
      wasBy: ____,
      was: _____,
      seen: ______,
      stamp: _______,
      ...said
    } = assessmentSchema().shape.reviews.unwrap().valueType.element.shape;
    const others: Readonly<Record<keyof typeof said, unknown>> = {
      by: 'r2',
      on: '2026-11-22',
      at: '2026-11-22T09:00:00',
      view: 'out-of-scope',
      lookedAt: ['screen', 'sample'],
      reason: '見せてもらえない',
      advice: '別の助言',
      question: '別の質問',
      unrecorded: [1],
      settles: [`sha256:${'1'.repeat(64)}`],
    };
    expect(Object.keys(others).toSorted()).toEqual(Object.keys(said).toSorted());
    for (const [field, value] of Object.entries(others)) {
      const edited = { ...file({ review: { [field]: value } as Partial<Review> }) };
      const named = { ...edited, reviewers: { ...edited.reviewers, r2: reviewer } };
      expect([field, changesOf(named)]).toEqual([field, expect.arrayContaining(['rewritten'])]);
      const without = { ...given, [field]: undefined } as Review;
      if (field in given && !['by', 'on', 'view'].includes(field))
        expect([field, changesOf({ ...named, reviews: { 'A-1-1-1': [without] } })]).toEqual([field, ['rewritten']]);
    }
  });

  test.each([
    { name: '別の専門家' },
    { registration: '999999' },
    { organization: '別の事務所' },
    { relation: 'inside' },
  ])('is the specialist where somebody edits who it was: %o', (change) => {
    const now = file({ reviewer: change });
    expect(changesOf(now)).toEqual(['reviewer']);
    expect(standingOn(criterion, now).last.every(isRewritten)).toBe(true);
    expect(standingOn(criterion, now).verdict).toBe('rewritten');
  });

  test('is the view itself where it was moved from another criterion', () => {
    const elsewhere = { ...criterion, id: 'A-1-1-2' };
    const moved = {
      ...sampleAssessment({ 'A-1-1-2': answer }),
      reviewers: { senmonka: reviewer },
      reviews: { 'A-1-1-2': [given] },
    };
    expect(reviewOf(elsewhere, moved)?.changes.map(({ what }) => what)).toContain('rewritten');
  });

  test('is the criterion where its number changed and the view says which one it had, and nothing beside', () => {
    const renumbered = { ...criterion, id: 'A-1-1-2' };
    const moved = (was: string, change: Partial<Review> = {}) => ({
      ...sampleAssessment({ 'A-1-1-2': answer }),
      reviewers: { senmonka: reviewer },
      reviews: { 'A-1-1-2': [{ ...given, ...change, was }] },
    });
    const changesOf = (assessment: Assessment) => reviewOf(renumbered, assessment)?.changes.map(({ what }) => what);
    expect(changesOf(moved('A-1-1-1'))).toEqual(['criterion']);
    expect(changesOf(moved('A-1-1-3'))).toContain('rewritten');
    expect(changesOf(moved('A-1-1-1', { view: 'disagrees' }))).toContain('rewritten');
  });

  test('cannot be told of a stamp of before, which holds as it did', () => {
    const { seen: _, ...old } = given;
    const before = (now: Answer) => ({ ...file({ answer: now }), reviews: { 'A-1-1-1': [old] } });
    expect(changesOf(before(answer))).toEqual([]);
    expect(changesOf(before({ ...answer, note: '書きかえ' }))).toEqual(['unknown']);
  });

  test('is the view itself where what it had seen is written anew beside a stamp that holds', () => {
    const parts = given.seen ?? {};
    for (const part of Object.keys(parts).filter((one) => one !== 'criterion')) {
      const forged = { ...parts, [part]: part === 'evidence' ? ['0'.repeat(12)] : '0'.repeat(12) };
      const now = { ...file(), reviews: { 'A-1-1-1': [{ ...given, seen: forged }] } };
      expect([part, changesOf(now)]).toEqual([part, ['rewritten']]);
      const { [part as keyof typeof parts]: _, ...less } = parts;
      expect([part, changesOf({ ...now, reviews: { 'A-1-1-1': [{ ...given, seen: less }] } })]).toEqual([part, []]);
    }
  });

  test('is told of every part: no change of what was seen or said goes without a name', () => {
    const { owner: _, answeredOn: __, ...bound } = answer;
    for (const one of mutations(bound)) expect(changesOf(file({ answer: one as Answer }))).not.toEqual([]);
    const said = mutations(review).filter((one) => one.by === review.by);
    expect(said.length).toBeGreaterThan(8);
    for (const one of said) {
      const { stamp, seen: parts } = given;
      const now = { ...file(), reviews: { 'A-1-1-1': [{ ...one, stamp, ...(parts ? { seen: parts } : {}) }] } };
      expect(changesOf(now)).toEqual(['rewritten']);
    }
  });

  test('is the evidence where its file is another, gone or unreadable, as far as anybody looked', () => {
    const found = (look: EvidenceFile) => changesOf(file(), criterion, new Map([['a.pdf', look]]));
    expect(found({ isThere: true, sha256: 'a'.repeat(64) })).toEqual([]);
    expect(found({ isThere: true, sha256: 'b'.repeat(64) })).toEqual(['file-changed 1']);
    expect(found({ isThere: false })).toEqual(['file-missing 1']);
    const verdict = (look: EvidenceFile) => standingOn(criterion, file(), new Map([['a.pdf', look]])).verdict;
    expect(verdict({ isThere: true, sha256: 'a'.repeat(64) })).toBe('agrees');
    expect(verdict({ isThere: true, sha256: 'b'.repeat(64) })).toBe('changed');
    expect(verdict({ isThere: false })).toBe('unshown');
  });

  test('is not the size of a file that is written down later', () => {
    const sized = { ...answer, evidence: (answer.evidence ?? []).map((item) => ({ ...item, size: 9 })) };
    expect(changesOf(file({ answer: sized }))).toEqual([]);
  });
});

describe('several specialists', () => {
  const other = { name: '見本の専門家 乙', relation: 'group' } as const;
  const say = (by: 'r1' | 'r2', said: Partial<Unstamped>): Review =>
    stamped({ ...seen, reviewer: by === 'r1' ? reviewer : other, review: { ...review, by, ...said } });
  const file = (...reviews: Review[]) => ({
    ...sampleAssessment({ 'A-1-1-1': answer }),
    reviewers: { r1: reviewer, r2: other },
    reviews: { 'A-1-1-1': reviews },
  });

  test('each have their last view, and none hides the other', () => {
    const { last } = standingOn(
      criterion,
      file(say('r1', { view: 'disagrees' }), say('r2', {}), say('r1', { on: '2026-11-22' })),
    );
    expect(last.map(({ review: { by, on } }) => `${by} ${on}`)).toEqual(['r2 2026-11-21', 'r1 2026-11-22']);
  });

  const outdated = (view: 'agrees' | 'cannot-tell' | 'disagrees') =>
    stamped({ ...seen, answer: { ...answer, note: '前のメモ' }, review: { ...review, by: 'r1', view } });
  const verdictOf = (...reviews: Review[]) => standingOn(criterion, file(...reviews)).verdict;

  test('who only asks disagrees with nobody, and nothing is agreed until they have decided', () => {
    const asking = [{ question: '版はいくつですか' }, { advice: '年1回に' }, { question: '版は？', reply: '2版です' }];
    const orders = (...reviews: Review[]) => [verdictOf(...reviews), verdictOf(...reviews.toReversed())];
    for (const words of asking) {
      const asks = say('r2', { view: 'cannot-tell', ...words });
      expect(orders(say('r1', {}), asks)).toEqual(['cannot-tell', 'cannot-tell']);
      expect(orders(say('r1', { view: 'out-of-scope' }), asks)).toEqual(['cannot-tell', 'cannot-tell']);
      expect(orders(say('r1', { view: 'disagrees', advice: '台帳を' }), asks)).toEqual(['disagrees', 'disagrees']);
    }
    const told = { view: 'cannot-tell', reason: '台帳を見ていません', question: '版は？' } as const;
    expect(orders(say('r1', {}), say('r2', told))).toEqual(['split', 'split']);
  });

  test('are never counted as agreed where the view of one was rewritten, whatever was changed in it', () => {
    const doubt = say('r1', { view: 'disagrees', advice: '台帳を見直します' });
    const changes = [{ advice: '台帳を見直しました' }, { view: 'agrees' }, { on: '2026-11-01' }, { by: 'r2' }] as const;
    for (const change of changes) {
      const altered = { ...doubt, ...change };
      expect([verdictOf(altered, say('r2', {})), verdictOf(say('r2', {}), altered)]).toEqual([
        'rewritten',
        'rewritten',
      ]);
    }
    const { seen: _, ...bare } = { ...doubt, advice: '見直しました' };
    expect(verdictOf(bare, say('r2', {}))).toBe('changed');
    expect(verdictOf({ ...doubt, advice: '見直しました' }, say('r1', { on: '2026-11-22' }))).toBe('agrees');
  });

  test('keep a doubt whatever the firm has touched since, until somebody has read it and decides', () => {
    const doubt = outdated('disagrees');
    expect(verdictOf(doubt, say('r2', {}))).toBe('changed');
    expect(verdictOf(outdated('cannot-tell'), say('r2', {}))).toBe('changed');
    expect(verdictOf(outdated('cannot-tell'), say('r2', { view: 'disagrees' }))).toBe('disagrees');
    expect(verdictOf(outdated('agrees'), say('r2', {}))).toBe('agrees');
    expect(verdictOf(doubt, say('r2', { settles: [doubt.stamp] }))).toBe('agrees');
    expect(verdictOf(doubt, say('r1', { on: '2026-11-22' }), say('r2', {}))).toBe('agrees');
    // As it was seen, it stands against whoever said otherwise.
    const given = say('r1', { view: 'disagrees' });
    expect(verdictOf(given, say('r2', { settles: [given.stamp] }))).toBe('split');
    expect(verdictOf(doubt, { ...say('r2', {}), settles: [doubt.stamp] })).toBe('rewritten');
  });

  test('of whom one asks are heard by the firm until that question has a reply', () => {
    const asked = say('r1', { question: 'どこですか' });
    const { question: _, ...quiet } = say('r2', {});
    const file2 = file(asked, quiet);
    expect(askingIn(file2, 'A-1-1-1')?.stamp).toBe(asked.stamp);
    expect(askingIn(file({ ...asked, reply: '書庫です' }, quiet), 'A-1-1-1')?.stamp).toBe(quiet.stamp);
  });
});

test('a view of an earlier version that agrees where there is no answer counts for nothing, and tells why', () => {
  const bare = stamped({ criterion, answer: undefined, reviewer, review });
  const assessment = {
    ...sampleAssessment({}),
    reviewers: { senmonka: reviewer },
    reviews: { [criterion.id]: [bare] },
  };
  const { verdict, last } = standingOn(criterion, assessment);
  expect([verdict, last.map(({ changes }) => changes)]).toEqual(['changed', [[{ what: 'unanswered' }]]]);
});
