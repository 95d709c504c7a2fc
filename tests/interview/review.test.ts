import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../src/domain/answer.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { applyEdit } from '../../src/domain/edit.ts';
import { knownReviewer, reviewerTag } from '../../src/domain/reviewer.ts';
import { isWordless, standingOn, viewLack } from '../../src/domain/view.ts';
import type { Answer, Assessment, Review, Reviewer } from '../../src/formats/assessment.ts';
import { limits } from '../../src/formats/limits.ts';
import {
  currentCriterion,
  goBack,
  goOn,
  jumpTo,
  openIds,
  placeInReview,
  planOf,
  putOff,
  type ReviewFacts,
  type ReviewSession,
  startReview,
  viewedIn,
} from '../../src/interview/review.ts';
import {
  adviceBefore,
  draftOf,
  reviewsOf,
  type Said,
  seenAgain,
  spokenAgainst,
  viewEdit,
  withReview,
} from '../../src/interview/views.ts';
import { checkContradictions, checkFirm } from '../../src/rules/index.ts';
import { countViews } from '../../src/scoring/views.ts';
import { wide } from '../helpers/hands.ts';
import { deepFreeze, sampleAssessment, sampleCatalogue, upToDate } from '../helpers/sample.ts';

const TODAY = '2026-11-21';
/** When views are given. */
const NOW = `${TODAY}T09:00:00+09:00`;
const YESTERDAY = '2026-11-20';
const reviewer: Reviewer = { name: '見本の専門家', registration: '000000', relation: 'outside' };
const other: Reviewer = { name: '見本の専門家 乙', relation: 'group' };

const ids = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3', 'A-1-1-4', 'A-2-1-1', 'B-1-1-1', 'B-1-1-2'] as const;
type Id = (typeof ids)[number];
const catalogue = sampleCatalogue(ids.map((id) => ({ id, ...(id === 'A-1-1-4' ? { references: ['A-1-1-3'] } : {}) })));
const proof = [{ title: '見本の台帳' }];

/** One criterion of each kind, the quiet ones first: the order of the edition is not the order of a sitting. */
const firm = sampleAssessment({
  'A-1-1-1': { state: 'met', evidence: proof },
  'A-1-1-2': 'met',
  'A-1-1-3': { state: 'unmet' },
  // Rests on what is not done.
  'A-1-1-4': { state: 'met', evidence: proof },
  'A-2-1-1': { state: 'not-applicable', reason: '開発をしていません' },
  'B-1-1-1': { state: 'met', evidence: [{ title: '証明書', validUntil: YESTERDAY }] },
});

function factsOf(assessment: Assessment): ReviewFacts {
  const evidence = new Map<string, { readonly isThere: boolean }>();
  const firmFacts = { catalogue, assessment, asOf: TODAY, evidence, outdated: upToDate };
  const findings = [...checkContradictions(catalogue, assessment), ...checkFirm(firmFacts)];
  return { catalogue, findings, evidence, asOf: TODAY };
}

const criterionOf = (id: string) => {
  const found = allCriteria(catalogue).find((criterion) => criterion.id === id);
  if (found === undefined) throw new Error(`the sample has no ${id}`);
  return found;
};

/** A view that lacks nothing. */
function whole(said: Said): Said {
  const { view, lookedAt = ['interview'], reason = '見せてもらっていません', advice = '直す' } = said;
  if (view === 'cannot-tell') return { ...said, reason };
  const isAsked = view === 'disagrees' && said.question === undefined;
  return { ...said, lookedAt, ...(isAsked ? { advice } : {}) };
}

/** The file with a view more. */
function viewed(assessment: Assessment, id: Id, said: Said, on = TODAY, by = 'r1', who = reviewer): Assessment {
  const withWho = applyEdit(assessment, { type: 'reviewer', id: by, reviewer: who });
  const seen = { criterion: criterionOf(id), answer: answerOf(assessment, id), assessment: withWho };
  const made = viewEdit(seen, whole(said), { by, reviewer: who, on }, { now: NOW });
  if ('refused' in made) throw new Error(`no view on ${id}: ${made.refused}`);
  return applyEdit(withWho, made.edit);
}

/** The file with the firm's reply to the last question about a criterion. */
function replied(assessment: Assessment, id: Id, reply: string): Assessment {
  const reviews = reviewsOf(assessment, id).map((review, index, all) =>
    index === all.length - 1 ? { ...review, reply } : review,
  );
  return applyEdit(assessment, { type: 'reviews', id, reviews });
}

const agrees: Said = { view: 'agrees', lookedAt: ['interview'] };
const plan = (assessment: Assessment, filter?: Parameters<typeof planOf>[2]) =>
  planOf(factsOf(assessment), assessment, filter);

describe('a sitting begins with what needs a second look', () => {
  test('contradictions, bad evidence, not applicable, met without evidence, and then the rest', () => {
    expect(plan(firm)).toEqual(['A-1-1-4', 'B-1-1-1', 'A-2-1-1', 'A-1-1-2', 'A-1-1-1', 'A-1-1-3', 'B-1-1-2']);
  });

  test('what has a current view comes last, however much it weighs', () => {
    const now = viewed(firm, 'A-1-1-4', agrees);
    expect(plan(now)).toEqual(['B-1-1-1', 'A-2-1-1', 'A-1-1-2', 'A-1-1-1', 'A-1-1-3', 'B-1-1-2', 'A-1-1-4']);
  });

  test('a view on what has changed since is none', () => {
    const before = viewed(firm, 'A-1-1-4', agrees);
    const answer: Answer = { state: 'met', evidence: proof, note: '見直しました' };
    expect(plan(applyEdit(before, { type: 'answer', id: 'A-1-1-4', answer }))).toEqual(plan(firm));
  });

  test('every criterion comes once, whatever has been said', () => {
    const said = fc.record({
      id: fc.constantFrom(...ids),
      view: fc.constantFrom('agrees' as const, 'disagrees' as const, 'cannot-tell' as const),
    });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (all) => {
        const assessment = all
          .filter(({ id, view }) => view !== 'agrees' || answerOf(firm, id) !== undefined)
          .reduce((before, { id, view }) => viewed(before, id, { view }), firm);
        expect(plan(deepFreeze(assessment)).toSorted()).toEqual([...ids]);
      }),
    );
  });
});

describe('a filter', () => {
  const answer: Answer = { state: 'partial' };
  const some = [
    (before: Assessment) => viewed(before, 'A-1-1-1', agrees),
    (before: Assessment) => viewed(before, 'A-1-1-2', { view: 'disagrees' }),
    (before: Assessment) => viewed(before, 'A-1-1-3', { view: 'cannot-tell', question: 'いつからですか' }),
    (before: Assessment) => viewed(before, 'B-1-1-2', { view: 'cannot-tell', question: '誰ですか' }),
    (before: Assessment) => replied(before, 'B-1-1-2', '総務部長です'),
    (before: Assessment) => viewed(before, 'A-1-1-4', agrees),
    (before: Assessment) => applyEdit(before, { type: 'answer', id: 'A-1-1-4', answer }),
  ].reduce((before, step) => step(before), firm);

  test('changed: only those whose view is out of date', () => {
    expect(plan(some, 'changed')).toEqual(['A-1-1-4']);
  });

  test('new: only those without a view', () => {
    expect(plan(some, 'new')).toEqual(['B-1-1-1', 'A-2-1-1']);
  });

  test('changed: also where another specialist has looked again, and where the evidence file is another', () => {
    const again = viewed(some, 'A-1-1-4', agrees, TODAY, 'r2', other);
    expect(plan(again, 'changed')).toEqual(['A-1-1-4']);
    expect(plan(again, 'open')).toEqual(['B-1-1-1', 'A-2-1-1']);

    const evidence = [{ title: '台帳', file: 'a.pdf', sha256: 'a'.repeat(64) }];
    const shown = applyEdit(firm, { type: 'answer', id: 'A-1-1-1', answer: { state: 'met', evidence } });
    const now = viewed(shown, 'A-1-1-1', agrees);
    const files = (sha256: string) => new Map([['a.pdf', { isThere: true, sha256 }]]);
    expect(planOf({ ...factsOf(now), evidence: files('a'.repeat(64)) }, now, 'changed')).toEqual([]);
    expect(planOf({ ...factsOf(now), evidence: files('b'.repeat(64)) }, now, 'changed')).toEqual(['A-1-1-1']);
  });

  test('open: no current view, what weighs most first', () => {
    expect(plan(some, 'open')).toEqual(['B-1-1-1', 'A-2-1-1', 'A-1-1-4']);
    expect(openIds(startReview(factsOf(some), some))).toEqual(plan(some, 'open'));
  });

  test('risk: findings, bad evidence, not applicable, and whatever the last view does not agree with', () => {
    expect(plan(firm, 'risk')).toEqual(['A-1-1-4', 'B-1-1-1', 'A-2-1-1']);
    expect(plan(some, 'risk')).toEqual(['B-1-1-1', 'A-2-1-1', 'A-1-1-2', 'A-1-1-3', 'B-1-1-2']);
  });

  test('questions: those with a reply first', () => {
    expect(plan(some, 'questions')).toEqual(['B-1-1-2', 'A-1-1-3']);
    expect(plan(firm, 'questions')).toEqual([]);
  });

  test('a question is closed by the next view', () => {
    expect(plan(viewed(some, 'B-1-1-2', { view: 'out-of-scope' }), 'questions')).toEqual(['A-1-1-3']);
  });
});

test('a second specialist is led to what nobody has looked at, then to what they have not, and is counted alone', () => {
  const ids = allCriteria(catalogue).map(({ id }) => id as Id);
  const by = (assessment: Assessment, id: Id, who: 'r1' | 'r2') =>
    viewed(assessment, id, agrees, TODAY, who, who === 'r1' ? reviewer : other);
  const [mine = 'A-1-1-1', theirs = 'A-1-1-2', both = 'A-1-1-3', ...nobodys] = ids;
  const shared = by(by(by(by(firm, theirs, 'r1'), both, 'r1'), both, 'r2'), mine, 'r2');
  const order = planOf(factsOf(shared), shared, undefined, 'r2');
  expect(new Set(order.slice(0, nobodys.length))).toEqual(new Set(nobodys));
  expect([order.at(nobodys.length), new Set(order.slice(-2))]).toEqual([theirs, new Set([mine, both])]);
  const session = startReview(factsOf(shared), shared, undefined, 'r2');
  expect(openIds(session)).toEqual(order.slice(0, -2));
  const { own, others, all } = viewedIn(session);
  expect([own, others, all]).toEqual([new Set([mine, both]), new Set([theirs, both]), new Set([mine, theirs, both])]);
  expect(placeInReview(session, order[0] ?? '').sitting).toEqual({ position: 1, total: ids.length, viewed: 2 });
  // Who comes new has said nothing of any.
  expect(openIds(startReview(factsOf(shared), shared, undefined, 'r3'))).toHaveLength(ids.length);
});

describe('a walk', () => {
  const start = (filter?: Parameters<typeof planOf>[2]) => startReview(factsOf(firm), firm, filter);

  function walked(from: ReviewSession): string[] {
    const seen: string[] = [];
    for (let session = from; ; session = goOn(session)) {
      const id = currentCriterion(session);
      if (id === undefined) return seen;
      seen.push(id);
    }
  }

  test('shows all of its plan once and ends', () => {
    expect(walked(start())).toEqual(plan(firm));
    expect(walked(start('questions'))).toEqual([]);
  });

  test('going back leads through what was shown, in the other direction', () => {
    const third = goOn(goOn(start()));
    expect(currentCriterion(goBack(third))).toBe('B-1-1-1');
    expect(currentCriterion(goBack(goBack(third)))).toBe('A-1-1-4');
    expect(currentCriterion(goBack(goBack(goBack(third))))).toBe('A-1-1-4');
  });

  test('a jump into a category leads back to what is left of the sitting', () => {
    const away = jumpTo(goOn(start()), { to: 'category', id: 'B' });
    expect(walked(away)).toEqual(['B-1-1-1', 'B-1-1-2', 'A-2-1-1', 'A-1-1-2', 'A-1-1-1', 'A-1-1-3']);
    expect(currentCriterion(goBack(away))).toBe('B-1-1-1');
  });

  test('a jump to a criterion, a requirement or a section goes on from there', () => {
    for (const id of ['a-2-1-1', 'A-2-1', 'A-2']) {
      expect(walked(jumpTo(start(), { to: 'criterion', id })).slice(0, 3)).toEqual(['A-2-1-1', 'B-1-1-1', 'B-1-1-2']);
    }
    const nowhere = start();
    expect(jumpTo(nowhere, { to: 'criterion', id: 'Z-1' })).toBe(nowhere);
  });

  test('after a jump, a filtered sitting goes on with what the filter left, wherever one has jumped to', () => {
    const left = plan(firm, 'risk');
    for (const id of ids) {
      const away = walked(jumpTo(start('risk'), { to: 'criterion', id }));
      expect([id, away]).toEqual([id, [id, ...left.filter((one) => one !== id)]]);
    }
    for (const id of ['A', 'B']) {
      const inside = walked(jumpTo(start('risk'), { to: 'category', id }));
      expect([id, inside.filter((one) => !left.includes(one))]).toEqual([id, []]);
      expect([id, inside.toSorted()]).toEqual([id, left.toSorted()]);
    }
  });

  test('what is put off does not come back by itself, and can be taken up at the end', () => {
    const over = walkedTo(putOff(goOn(start())));
    expect([...over.putOff]).toEqual(['B-1-1-1']);
    const again = jumpTo(over, { to: 'put-off' });
    expect(currentCriterion(again)).toBe('B-1-1-1');
    expect([...goOn(again).putOff]).toEqual([]);
  });

  function walkedTo(from: ReviewSession): ReviewSession {
    let session = from;
    while (currentCriterion(session) !== undefined) session = goOn(session);
    return session;
  }

  test('a filtered sitting tells its own place and that in the whole', () => {
    const session = start('risk');
    expect(placeInReview(session, 'B-1-1-1')).toEqual({ sitting: { position: 2, total: 3 }, position: 6, total: 7 });
    expect(placeInReview(session, 'A-1-1-1')).toEqual({ position: 1, total: 7 });
  });
});

describe('a view', () => {
  test('is current as it is written, and leaves the answers as they are', () => {
    const now = viewed(deepFreeze(firm), 'A-1-1-1', { view: 'disagrees', advice: '版を書く', lookedAt: ['document'] });
    expect(standingOn(criterionOf('A-1-1-1'), now).last.at(-1)).toMatchObject({
      isCurrent: true,
      review: { by: 'r1', on: TODAY },
    });
    expect(now.answers).toBe(firm.answers);
  });

  test('is about the answer that was shown, even if another stands in the file by now', () => {
    const seen = { criterion: criterionOf('A-1-1-3'), answer: answerOf(firm, 'A-1-1-3') };
    const changed = applyEdit(firm, { type: 'answer', id: 'A-1-1-3', answer: { state: 'met' } });
    const withWho = applyEdit(changed, { type: 'reviewer', id: 'r1', reviewer });
    const made = viewEdit({ ...seen, assessment: withWho }, agrees, { by: 'r1', reviewer, on: TODAY }, { now: NOW });
    expect(made).toHaveProperty('edit');
    const now = 'edit' in made ? applyEdit(withWho, made.edit) : withWho;
    expect(standingOn(seen.criterion, now).last.at(-1)?.isCurrent).toBe(false);
  });

  test('of the same specialist and day takes the place of the one before', () => {
    const first = viewed(firm, 'A-1-1-1', { view: 'cannot-tell' });
    expect(reviewsOf(viewed(first, 'A-1-1-1', agrees), 'A-1-1-1').map(({ view }) => view)).toEqual(['agrees']);
  });

  test('takes the place of one that was written over by hand, though it says the same as the first did', () => {
    const first = viewed(firm, 'A-1-1-1', agrees);
    const forged = reviewsOf(first, 'A-1-1-1').map((review) => ({ ...review, advice: '何もいりません' }));
    const now = viewed(applyEdit(first, { type: 'reviews', id: 'A-1-1-1', reviews: forged }), 'A-1-1-1', agrees);
    expect(standingOn(criterionOf('A-1-1-1'), now)).toMatchObject({ verdict: 'agrees', earlier: [] });
    expect(reviewsOf(viewed(now, 'A-1-1-1', agrees), 'A-1-1-1')).toEqual(reviewsOf(now, 'A-1-1-1'));
  });

  test('of another day or specialist is added, and the newest is the last', () => {
    const first = viewed(firm, 'A-1-1-1', { view: 'cannot-tell' }, YESTERDAY);
    const second = viewed(first, 'A-1-1-1', agrees);
    const third = viewed(second, 'A-1-1-1', { view: 'disagrees' }, TODAY, 'r2', other);
    const last = viewed(third, 'A-1-1-1', { view: 'out-of-scope' });
    expect(reviewsOf(last, 'A-1-1-1').map(({ by, view }) => `${by} ${view}`)).toEqual([
      'r1 cannot-tell',
      'r2 disagrees',
      'r1 out-of-scope',
    ]);
  });

  test('never takes away what the firm has replied to, even on the same day', () => {
    const asked = viewed(firm, 'A-1-1-1', { view: 'cannot-tell', question: '誰ですか' });
    const now = viewed(replied(asked, 'A-1-1-1', '総務部長です'), 'A-1-1-1', agrees);
    expect(reviewsOf(now, 'A-1-1-1').map(({ reply }) => reply)).toEqual(['総務部長です', undefined]);
  });

  test('is refused where the file would take no more of them', () => {
    const full = Array.from({ length: limits.reviews }, (_, n): Review => {
      return { by: 'r9', on: `2025-01-${String(n + 1).padStart(2, '0')}`, view: 'agrees', stamp: 'sha256:0' };
    });
    const assessment = applyEdit(firm, { type: 'reviews', id: 'A-1-1-1', reviews: full });
    const seen = { criterion: criterionOf('A-1-1-1'), answer: answerOf(firm, 'A-1-1-1'), assessment };
    expect(viewEdit(seen, agrees, { by: 'r1', reviewer, on: TODAY }, { now: NOW })).toEqual({ refused: 'full' });
    const last = full.at(-1);
    expect(last && withReview(full, { ...last, view: 'disagrees' })).toHaveLength(limits.reviews);
  });

  test('agrees with no answer that the firm has not given; every other one may stand beside it', () => {
    const seen = { criterion: criterionOf('B-1-1-2'), answer: undefined, assessment: firm };
    const give = (said: Said) => viewEdit(seen, whole(said), { by: 'r1', reviewer, on: TODAY }, { now: NOW });
    expect(give(agrees)).toEqual({ refused: 'answer' });
    for (const view of ['disagrees', 'cannot-tell', 'out-of-scope'] as const)
      expect(give({ view })).toHaveProperty('edit');
  });

  test('is not taken without what was looked at, and one that does not agree or cannot tell not without a word', () => {
    const seen = { criterion: criterionOf('A-1-1-1'), answer: answerOf(firm, 'A-1-1-1'), assessment: firm };
    const signed = { by: 'r1', reviewer, on: TODAY };
    for (const view of ['agrees', 'disagrees'] as const) {
      expect(viewEdit(seen, { view }, signed, { now: NOW })).toEqual({ refused: 'looked-at' });
      expect(viewEdit(seen, { view, lookedAt: [], advice: '直す' }, signed, { now: NOW })).toEqual({
        refused: 'looked-at',
      });
    }
    expect(viewEdit(seen, { view: 'cannot-tell', lookedAt: ['screen'] }, signed, { now: NOW })).toEqual({
      refused: 'words',
    });
    const lookedAt = ['screen'] as const;
    for (const word of ['reason', 'advice', 'question'] as const) {
      for (const view of ['cannot-tell', 'disagrees'] as const) {
        const said = { view, lookedAt: [...lookedAt] };
        expect(viewEdit(seen, { ...said, [word]: '' }, signed, { now: NOW })).toEqual({ refused: 'words' });
        // A reason is why nobody can tell; who knows better says what to mend.
        const isSaid = view === 'cannot-tell' || word !== 'reason';
        expect(viewLack({ ...said, [word]: '台帳にありません' })).toBe(isSaid ? undefined : 'words');
        expect([isWordless({ view }), isWordless({ view, [word]: '台帳にありません' })]).toEqual([true, false]);
      }
    }
  });

  test('that lies out of the look says nothing of what was looked at, and only who cannot tell has a reason', () => {
    const kept = (said: Said) => reviewsOf(viewed(firm, 'A-1-1-1', said), 'A-1-1-1')[0];
    expect(kept({ view: 'out-of-scope', lookedAt: ['document', 'interview'] })).not.toHaveProperty('lookedAt');
    expect(kept({ view: 'agrees', lookedAt: ['document'], reason: '前の理由' })).not.toHaveProperty('reason');
    expect(kept({ view: 'cannot-tell', reason: '見ていません' })).toMatchObject({ reason: '見ていません' });
  });

  test('takes over what was looked at before, but no documents where there is no evidence', () => {
    const none = new Map();
    expect(seenAgain(['document', 'interview'], answerOf(firm, 'A-1-1-1'), none)).toEqual(['document', 'interview']);
    expect(seenAgain(['document', 'interview'], answerOf(firm, 'A-1-1-2'), none)).toEqual(['interview']);
    expect(seenAgain(['document'], undefined, none)).toEqual([]);
  });

  test('takes over documents wherever every piece of evidence can be read, and else has them chosen anew', () => {
    const pieces = ['named', 'there', 'gone'] as const;
    const item = {
      named: { title: '名前だけ' },
      there: { title: '規程', file: 'a.pdf' },
      gone: { title: '記録', file: 'b.pdf' },
    };
    const files = new Map([
      ['a.pdf', { isThere: true }],
      ['b.pdf', { isThere: false }],
    ]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (found) => {
        const answer: Answer = { state: 'met', evidence: found.map((piece) => item[piece]) };
        const isReadable = found.length > 0 && !found.includes('gone');
        expect(seenAgain(['document'], answer, files)).toEqual(isReadable ? ['document'] : []);
      }),
    );
  });

  test('that says something else than one that holds, or than one of the same day, has to be meant', () => {
    const against = (assessment: Assessment, view: Said['view'], by = 'r1') =>
      spokenAgainst(startReview(factsOf(assessment), assessment), 'A-1-1-1', view, { by, on: TODAY }).map(
        ({ review }) => `${review.by} ${review.view}`,
      );
    const own = viewed(firm, 'A-1-1-1', { view: 'disagrees' });
    expect(against(own, 'agrees')).toEqual(['r1 disagrees']);
    expect(against(own, 'disagrees')).toEqual([]);
    expect(against(own, 'agrees', 'r2')).toEqual(['r1 disagrees']);
    const both = viewed(own, 'A-1-1-1', agrees, TODAY, 'r2', other);
    expect(against(both, 'cannot-tell')).toEqual(['r1 disagrees', 'r2 agrees']);

    const answer: Answer = { state: 'partial' };
    const changed = (before: Assessment) => applyEdit(before, { type: 'answer', id: 'A-1-1-1', answer });
    expect(against(changed(own), 'agrees')).toEqual(['r1 disagrees']);
    expect(against(changed(viewed(firm, 'A-1-1-1', { view: 'disagrees' }, YESTERDAY)), 'agrees')).toEqual([]);
  });

  test('goes on from what was said today, and keeps a question that has no reply', () => {
    const signed = { by: 'r1', on: TODAY };
    const said: Said = { view: 'disagrees', advice: '直す', question: '誰ですか', lookedAt: ['screen'] };
    const today = viewed(firm, 'A-1-1-1', said);
    const before = viewed(firm, 'A-1-1-1', said, YESTERDAY);
    const { view: _, ...all } = said;
    expect(draftOf(today, 'A-1-1-1', signed)).toEqual(all);
    expect(draftOf(before, 'A-1-1-1', signed)).toEqual({ question: '誰ですか' });
    expect(draftOf(replied(before, 'A-1-1-1', '私です'), 'A-1-1-1', signed)).toEqual({});
    expect(draftOf(before, 'A-1-1-1', { by: 'r2', on: TODAY })).toEqual({});
  });
});

describe('advice of one’s own', () => {
  const before = (['agrees', 'disagrees', 'cannot-tell', 'out-of-scope'] as const).flatMap((view) =>
    [TODAY, YESTERDAY].flatMap((on) => [false, true].map((isReplied) => ({ view, on, isReplied }))),
  );
  test.each(before)('is kept or asked about by every key over a view of $view of $on, replied: $isReplied', (old) => {
    const said = { view: old.view, reason: '見ていません', advice: '直してください', question: 'いつからですか' };
    const asked = viewed(firm, 'A-1-1-1', said, old.on);
    const all = old.isReplied ? replied(asked, 'A-1-1-1', '先月からです') : asked;
    const who = { by: 'r1', on: TODAY };
    for (const view of ['agrees', 'disagrees', 'cannot-tell', 'out-of-scope'] as const) {
      const draft = draftOf(all, 'A-1-1-1', who);
      const isAsked = adviceBefore({ assessment: all }, 'A-1-1-1', view, who) === '直してください';
      expect([view, isAsked || draft.advice === '直してください']).toEqual([view, true]);
      const finds = view === 'disagrees' || view === 'cannot-tell';
      if (!finds && old.view !== view) expect([view, isAsked]).toEqual([view, true]);
    }
  });

  test('written for the view to come is not asked about; carried over from another day it is', () => {
    const who = { by: 'r1', on: TODAY };
    const asking = { view: 'cannot-tell', advice: '直してください' } as const;
    const criterion = criterionOf('A-1-1-1');
    const withWords = (assessment: Assessment) => {
      const made = viewEdit(
        { criterion, answer: answerOf(assessment, 'A-1-1-1'), assessment },
        asking,
        { ...who, reviewer },
        { now: NOW },
      );
      if ('refused' in made) throw new Error(made.refused);
      return applyEdit(applyEdit(assessment, { type: 'reviewer', id: 'r1', reviewer }), made.edit);
    };
    expect(adviceBefore({ assessment: withWords(firm) }, 'A-1-1-1', 'agrees', who)).toBeUndefined();
    const older = viewed(firm, 'A-1-1-1', { view: 'disagrees', advice: '直してください' }, YESTERDAY);
    expect(adviceBefore({ assessment: withWords(older) }, 'A-1-1-1', 'agrees', who)).toBe('直してください');
  });
});

describe('a specialist', () => {
  const known = { ...firm, reviewers: { r1: other, r2: reviewer } };

  test('keeps the tag they have', () => {
    expect(reviewerTag(known, { ...reviewer })).toBe('r2');
  });

  test('is one person whatever width and blanks they are typed with, and keeps the spelling that views are bound to', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z0-9山田太郎]{1,4}$/), { minLength: 1, maxLength: 3 });
    const blank = fc.constantFrom(' ', '\u3000', '\u00a0', '\u200b', '  ', '');
    const hand = fc.constantFrom(
      (text: string) => text,
      wide,
      (text: string) => text.toUpperCase(),
    );
    fc.assert(
      fc.property(words, blank, blank, hand, (name, before, after, typed) => {
        const stored = { ...reviewer, name: name.join(before), organization: name.join('') };
        const again = { ...stored, name: typed(name.join(after)), organization: typed(name.join(after)) };
        const file = { ...firm, reviewers: { r1: other, r2: stored } };
        expect(knownReviewer(file, again)).toEqual(['r2', stored]);
        expect(knownReviewer(file, { ...again, name: `${again.name}甲` })).toBeUndefined();
      }),
    );
  });

  test.each([
    ['㈱ア', '株式会社ア'],
    ['株式会社ア', '（株）ア'],
    ['ア㈱', 'ア 株式会社'],
    ['(医)ア', '医療法人ア'],
  ])('is one person whether their firm is %s or %s', (before, after) => {
    const stored = { ...reviewer, organization: before };
    const file = { ...firm, reviewers: { r1: other, r2: stored } };
    expect(knownReviewer(file, { ...stored, organization: after })).toEqual(['r2', stored]);
  });

  test('who is new gets the next one that is free', () => {
    expect(reviewerTag(firm, reviewer)).toBe('r1');
    expect(reviewerTag(known, { ...reviewer, registration: '111111' })).toBe('r3');
    expect(reviewerTag({ ...firm, reviewers: { r2: other } }, reviewer)).toBe('r3');
  });

  test('who comes from another place is somebody else: the views of before stay what they were', () => {
    expect(reviewerTag(known, { ...reviewer, organization: '別の事務所' })).toBe('r3');
  });
});

test('views are counted by what they say, apart from those that are out of date and those that are missing', () => {
  const said = [
    (before: Assessment) => viewed(before, 'A-1-1-1', agrees),
    (before: Assessment) => viewed(before, 'A-1-1-2', { view: 'disagrees', question: '誰ですか' }),
    (before: Assessment) => viewed(before, 'A-1-1-3', agrees),
    (before: Assessment) => applyEdit(before, { type: 'answer', id: 'A-1-1-3', answer: { state: 'met' } }),
    (before: Assessment) => viewed(before, 'B-1-1-2', { view: 'cannot-tell', question: 'いつですか' }),
    (before: Assessment) => replied(before, 'B-1-1-2', '4月です'),
  ].reduce((before, step) => step(before), firm);
  expect(countViews(allCriteria(catalogue), said)).toEqual({
    total: 7,
    current: { agrees: 1, disagrees: 1, 'cannot-tell': 1, 'out-of-scope': 0 },
    declared: { met: { total: 5, agreed: 1 }, 'not-applicable': { total: 1, agreed: 0 } },
    split: 0,
    changed: 1,
    rewritten: 0,
    unshown: 0,
    none: 3,
    asked: 1,
    replied: 1,
  });
});

test('a view that agrees that something is not done says nothing for what is', () => {
  const said = (['A-1-1-1', 'A-1-1-3', 'A-2-1-1'] as const).reduce((before, id) => viewed(before, id, agrees), firm);
  const { current, declared } = countViews(allCriteria(catalogue), said);
  expect([current.agrees, declared]).toEqual([
    3,
    { met: { total: 4, agreed: 1 }, 'not-applicable': { total: 1, agreed: 1 } },
  ]);
});

test('two specialists who differ are counted apart, and never as agreement, whoever came last', () => {
  const counted = (assessment: Assessment) => {
    const { current, split, changed, none } = countViews(allCriteria(catalogue), assessment);
    return { ...current, split, changed, none };
  };
  const say = (before: Assessment, view: Said['view'], by: 'r1' | 'r2') =>
    viewed(before, 'A-1-1-1', { view }, TODAY, by, by === 'r1' ? reviewer : other);
  const rest = { agrees: 0, disagrees: 0, 'cannot-tell': 0, 'out-of-scope': 0, split: 0, changed: 0, none: 6 };
  for (const [first, second] of [
    ['agrees', 'disagrees'],
    ['disagrees', 'agrees'],
    ['cannot-tell', 'agrees'],
  ] as const) {
    expect(counted(say(say(firm, first, 'r1'), second, 'r2'))).toEqual({ ...rest, split: 1 });
  }
  expect(counted(say(say(firm, 'agrees', 'r1'), 'agrees', 'r2'))).toEqual({ ...rest, agrees: 1 });
  expect(counted(say(say(firm, 'agrees', 'r1'), 'out-of-scope', 'r2'))).toEqual({ ...rest, agrees: 1 });
  expect(counted(say(say(say(firm, 'agrees', 'r1'), 'disagrees', 'r2'), 'agrees', 'r2'))).toEqual({
    ...rest,
    agrees: 1,
  });
});
