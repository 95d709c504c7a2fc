import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '../../src/api/words.ts';
import { narrowToLevel } from '../../src/domain/catalogue.ts';
import type { EvidenceFile } from '../../src/domain/evidence.ts';
import { standingOn } from '../../src/domain/view.ts';
import type { Answer, Assessment, Review, View } from '../../src/formats/assessment.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';
import { type Verdict, verdicts } from '../../src/formats/states.ts';
import { planOf } from '../../src/interview/review.ts';
import { viewEdit } from '../../src/interview/views.ts';
import type { ViewCounts } from '../../src/scoring/views.ts';
import { criteria } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const star3 = narrowToLevel(shippedCatalogue(), 'star3');
const t = wordsOf('ja');
const empty = emptyAssessment(shippedCatalogue());
const people = {
  r1: { name: '見本の専門家 甲', relation: 'outside' },
  r2: { name: '見本の専門家 乙', relation: 'group' },
} as const;

/** What two specialists, the firm and whoever can write into its file do about one criterion, one after the other. */
type Event =
  | { readonly does: 'looks'; readonly by: Tag; readonly view: View; readonly decides: boolean }
  | { readonly does: 'changes the answer'; readonly note: string }
  | { readonly does: 'shows evidence' | 'takes evidence away' | 'puts somebody in charge' | 'replies' }
  | { readonly does: 'finds the evidence'; readonly file: (typeof lying)[number] }
  | { readonly does: 'rewrites the view' | 'leaves only the stamp of the view'; readonly by: Tag };
type Tag = keyof typeof people;

/** What lies where the evidence lay when it was looked at. */
const lying = ['same', 'changed', 'gone'] as const;

const by = fc.constantFrom<Tag>('r1', 'r2');
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('looks' as const),
      by,
      view: fc.constantFrom<View>('agrees', 'agrees', 'disagrees', 'cannot-tell', 'out-of-scope'),
      decides: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('changes the answer' as const), note: fc.constantFrom('甲', '乙') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constantFrom('shows evidence', 'takes evidence away', 'puts somebody in charge', 'replies'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('finds the evidence' as const), file: fc.constantFrom(...lying) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom('rewrites the view', 'leaves only the stamp of the view'), by }),
  },
);
const histories = fc.array(fc.array(event, { maxLength: 9 }), {
  minLength: criteria.length,
  maxLength: criteria.length,
});

/** A view as whoever gave it remembers it. */
interface Word {
  /** Which event of the history gave it. */
  readonly at: number;
  readonly by: Tag;
  readonly view: View;
  /** All of the answer that they were shown. */
  readonly shown: string;
  readonly settles: readonly Word[];
  /** Whether another file than the one on record lay there. */
  readonly sawOther: boolean;
  readonly isRewritten: boolean;
  readonly isBare: boolean;
}

/** What became of one criterion: in the file, and in the memory of those who were there. */
interface Course {
  readonly answer: Answer;
  readonly reviews: readonly Review[];
  readonly words: readonly Word[];
  readonly file: (typeof lying)[number];
}

const shownOf = ({ owner: _, ...answer }: Answer) =>
  JSON.stringify(Object.entries(answer).toSorted(([one], [other]) => (one < other ? -1 : 1)));
const lastOf = (words: readonly Word[], tag: Tag) => words.findLast((word) => word.by === tag);

function goesOn(criterion: Criterion, course: Course, one: Event, at: number, sha256: string): Course {
  const { answer, reviews, words } = course;
  const withLast = (tag: Tag, review: (last: Review) => Review, word: Partial<Word>): Course => {
    const [place, own] = [reviews.findLastIndex((given) => given.by === tag), lastOf(words, tag)];
    const last = reviews[place];
    if (last === undefined || own === undefined) return course;
    return { ...course, reviews: reviews.with(place, review(last)), words: [...words, { ...own, ...word }] };
  };
  switch (one.does) {
    case 'looks': {
      const { by: tag, view } = one;
      const assessment = { ...empty, answers: { [criterion.id]: answer } };
      const others = one.decides ? reviews.filter((given, index) => given.by !== tag && isLast(reviews, index)) : [];
      const said = { view, lookedAt: ['interview'] as const, reason: 'わけ', advice: 'ここを' };
      const signed = { by: tag, reviewer: people[tag], on: `2026-11-${11 + Math.floor(at / 3)}` };
      const sawOther = answer.evidence !== undefined && course.file === 'changed';
      const known = { ...assessment, reviews: { [criterion.id]: [...reviews] } };
      const made = viewEdit(
        { criterion, answer, assessment: known },
        { ...said, lookedAt: [...said.lookedAt] },
        signed,
        {
          now: `${signed.on}T09:00:00+09:00`,
          settles: others.map(({ stamp }) => stamp),
          unrecorded: sawOther ? [1] : [],
        },
      );
      if (!('edit' in made) || made.edit.type !== 'reviews') return course;
      const before = lastOf(words, tag);
      const kept = before?.view === view ? before.settles : [];
      const decided = one.decides ? words.filter((word) => word.by !== tag && lastOf(words, word.by) === word) : [];
      const word = { at, by: tag, view, shown: shownOf(answer), settles: [...kept, ...decided], sawOther };
      return {
        ...course,
        reviews: made.edit.reviews,
        words: [...words, { ...word, isRewritten: false, isBare: false }],
      };
    }
    case 'changes the answer':
      return { ...course, answer: { ...answer, note: one.note } };
    case 'shows evidence':
      return { ...course, answer: { ...answer, evidence: [{ title: '体制表', file: `${criterion.id}.txt`, sha256 }] } };
    case 'takes evidence away': {
      const { evidence: _, ...rest } = answer;
      return { ...course, answer: rest };
    }
    case 'puts somebody in charge':
      return { ...course, answer: { ...answer, owner: '総務' } };
    case 'replies':
      return { ...course, reviews: reviews.map((review) => ({ ...review, reply: '返事' })) };
    case 'finds the evidence':
      return { ...course, file: one.file };
    case 'rewrites the view':
      return withLast(one.by, (last) => ({ ...last, advice: '別の助言' }), { isRewritten: true });
    case 'leaves only the stamp of the view':
      return withLast(one.by, ({ seen: _, ...last }) => last, { isBare: true });
  }
}

const isLast = (reviews: readonly Review[], index: number) =>
  reviews.findLastIndex((given) => given.by === reviews[index]?.by) === index;

/** How a view stands to what is there now. */
function standOf(word: Word, { answer, file }: Course): 'holds' | 'unshown' | 'changed' | 'rewritten' | 'untold' {
  if (word.isRewritten || word.shown !== shownOf(answer)) {
    if (word.isBare) return 'untold';
    return word.isRewritten ? 'rewritten' : 'changed';
  }
  if (word.sawOther) return 'changed';
  if (answer.evidence === undefined || file === 'same') return 'holds';
  return file === 'gone' ? 'unshown' : 'changed';
}

/** How heavily a word weighs against the answer. */
const weight = { 'out-of-scope': 0, agrees: 1, 'cannot-tell': 2, disagrees: 3 } as const;

/** What each said last, and how it stands. */
function standingWords(course: Course) {
  const lasts = (['r1', 'r2'] as const).flatMap((tag) => lastOf(course.words, tag) ?? []);
  return lasts.map((word) => ({ word, stand: standOf(word, course) }));
}

/** What the views come to, by memory: the heaviest first of what may be wrong. */
function rememberedVerdict(course: Course): Verdict {
  const standing = standingWords(course);
  if (standing.length === 0) return 'none';
  if (standing.some(({ stand }) => stand === 'rewritten')) return 'rewritten';
  const kept = standing.filter(({ stand }) => stand === 'holds' || stand === 'unshown');
  const looked = kept.filter(({ word }) => word.view !== 'out-of-scope');
  const counted = looked.length > 0 ? looked : kept;
  const [first, ...more] = [...new Set(counted.map(({ word }) => word.view))];
  if (first === undefined) return 'changed';
  const decided = (word: Word) => kept.some((one) => one.word.settles.some((other) => other.at === word.at));
  const open = standing.filter(({ stand }) => stand === 'changed' || stand === 'untold');
  const doubts = open.filter(
    ({ word, stand }) => weight[stand === 'untold' ? 'disagrees' : word.view] > weight[first] && !decided(word),
  );
  if (more.length === 0 && doubts.length > 0) return 'changed';
  if (kept.some(({ stand }) => stand === 'unshown')) return 'unshown';
  return more.length === 0 ? first : 'split';
}

function fileOf(asked: readonly Criterion[], courses: readonly Course[]): Assessment {
  const of = <T>(pick: (course: Course) => T) =>
    Object.fromEntries(courses.map((course, index) => [asked[index]?.id ?? '', pick(course)]));
  const reviews = Object.entries(of((course) => [...course.reviews])).filter(([, given]) => given.length > 0);
  return {
    ...empty,
    organization: { name: 'サンプル株式会社' },
    scope: { companies: ['サンプル株式会社'] },
    answers: of(({ answer }) => answer),
    reviewers: people,
    reviews: Object.fromEntries(reviews),
  };
}

/** What lies at the place of a file of evidence. */
function evidenceFile(lies: (typeof lying)[number], sha256: string): EvidenceFile {
  if (lies === 'gone') return { isThere: false };
  return { isThere: true, sha256: lies === 'same' ? sha256 : 'f'.repeat(64) };
}

/** The firm's file after all that, one history a criterion. */
function courseOf(criterion: Criterion, events: readonly Event[], sha256: string): Course {
  const options = criterion.options?.choices.slice(0, criterion.options.atLeast).map(({ id }) => id);
  const answer: Answer = { state: 'met', answeredOn: '2026-11-01', ...(options === undefined ? {} : { options }) };
  const start: Course = { answer, reviews: [], words: [], file: 'same' };
  return events.reduce((course, one, at) => goesOn(criterion, course, one, at, sha256), start);
}

type Counts = Readonly<Record<Verdict, number>>;

/** 「答えのとおり 3、変わった 2」 as numbers. */
function countsIn(text: string, wordOf: (verdict: Verdict) => string, before = ''): Counts {
  const found = verdicts.map((verdict) => {
    // A line may end within a word.
    const spread = [...wordOf(verdict)].join('\\s*');
    const match = new RegExp(`${before}${spread}[\\s|]+(\\d+)`).exec(text);
    return [verdict, Number(match?.[1] ?? 0)] as const;
  });
  return Object.fromEntries(found) as Counts;
}

const word = (verdict: Verdict) => t(`view.${verdict}`);
const sheetWord = (verdict: Verdict) =>
  verdict === 'changed' || verdict === 'none' ? t(`sheet.view.${verdict}`) : word(verdict);

function countsOf({ current, split, rewritten, changed, unshown, none }: ViewCounts): Counts {
  return { ...current, split, rewritten, changed, unshown, none };
}

test('what views on a criterion come to is what those remember who were there, whatever has happened since', () => {
  const seen = new Set<Verdict>();
  const sha256 = 'a'.repeat(64);
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), fc.constantFrom(...criteria), (events, criterion) => {
      const course = courseOf(criterion, events, sha256);
      const file = fileOf([criterion], [course]);
      const evidence = new Map([[`${criterion.id}.txt`, evidenceFile(course.file, sha256)]]);
      const { verdict, last } = standingOn(criterion, file, evidence);
      expect(verdict).toBe(rememberedVerdict(course));
      // Two stay two: the newest hides nobody.
      expect(last.map(({ review }) => review.by).toSorted()).toEqual(
        [...new Set(course.words.map((word) => word.by))].toSorted(),
      );
      seen.add(verdict);
      // What a specialist is shown who asks for some: those and no others.
      const facts = { catalogue: star3, findings: [], evidence, asOf: '2026-11-21' };
      const stands = standingWords(course).map(({ stand }) => stand);
      const isGone = stands.some((stand) => stand !== 'holds' && stand !== 'unshown');
      expect(planOf(facts, file, 'changed')).toEqual(isGone ? [criterion.id] : []);
      expect(planOf(facts, file, 'new').includes(criterion.id)).toBe(stands.length === 0);
    }),
    { numRuns: 800, endOnFailure: true },
  );
  expect([...seen].toSorted()).toEqual([...verdicts].toSorted());
});

test('whatever has happened to views, answers and evidence, every place counts the views on a criterion alike', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (happened) => {
      const cwd = testFolder();
      const sha256 = createHash('sha256').update('same').digest('hex');
      const courses = criteria.map((criterion, index) => courseOf(criterion, happened[index] ?? [], sha256));
      for (const [index, { file }] of courses.entries())
        if (file !== 'gone') writeFileSync(join(cwd, `${criteria[index]?.id}.txt`), file);
      const file = fileOf(criteria, courses);
      writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(file));
      const said = async (...argv: string[]) => (await run(argv, { cwd, columns: 2000 })).stdout;
      const json = async (...argv: string[]) => JSON.parse(await said(...argv));

      const { summary } = await json('report', '--format', 'json');
      const counts = countsOf(summary.views);
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(criteria.length);
      const remembered = courses.map(rememberedVerdict);
      for (const verdict of verdicts)
        expect([verdict, counts[verdict]]).toEqual([verdict, remembered.filter((one) => one === verdict).length]);

      for (const audience of ['buyer', 'specialist']) {
        const report = await json('report', '--format', 'json', '--audience', audience);
        expect(countsOf(report.summary.views)).toEqual(counts);
      }
      for (const words of [['verify', 'assessment.yaml'], ['status'], ['report']]) {
        const [, ...told] = (await said(...words)).split(/見\s*解\s*(?:は、|: )/);
        expect(countsIn(told.join(''), word)).toEqual(counts);
      }

      for (const kind of ['confirmation', 'declaration']) {
        const sheet = await said('sheet', kind);
        expect(countsIn(sheet, sheetWord, '\\| ')).toEqual(counts);
      }
      await run(['sign', '--new-key', 'kagi.pem'], { cwd });
      const signed = JSON.parse(readFileSync(join(cwd, 'assessment.signed.json'), 'utf8')).statement.views;
      expect({ split: 0, rewritten: 0, unshown: 0, ...signed, total: undefined }).toEqual({
        ...counts,
        total: undefined,
      });

      const { agrees, changed, rewritten, unshown, none } = counts;
      const other = criteria.length - agrees - changed - rewritten - unshown - none;
      for (const words of [[], ['--evidence']]) {
        const { rows } = await json('portfolio', '.', '--format', 'json', ...words);
        expect(rows[0].views).toEqual({ agrees, other, changed, rewritten, unshown, none });
      }
      const checked = await json('check', '--assurance', 'reviewed', '--reporter', 'json');
      expect(criteria.length - checked.files[0].unassured.length).toBe(agrees);
    }),
    // One file holds as many cases as the level has criteria; shrinking them would take minutes.
    { numRuns: 1, endOnFailure: true },
  );
});
