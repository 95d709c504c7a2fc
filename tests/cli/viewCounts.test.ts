import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '../../src/api/words.ts';
import { stamped } from '../../src/domain/view.ts';
import type { Answer, Assessment, Review, View } from '../../src/formats/assessment.ts';
import { type Verdict, verdicts } from '../../src/formats/states.ts';
import type { ViewCounts } from '../../src/scoring/views.ts';
import { criteria, reviewedAssessment } from '../helpers/reviewed.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const t = wordsOf('ja');
const people = {
  r1: { name: '見本の専門家 甲', relation: 'outside' },
  r2: { name: '見本の専門家 乙', relation: 'group' },
} as const;

/** What may have happened to a view after it was given. */
const fates = ['as given', 'rewritten', 'outdated', 'outdated beyond telling'] as const;
/** What lies where the evidence of an answer lay when it was looked at. */
const lying = ['none', 'same', 'changed', 'gone'] as const;

interface Said {
  readonly view: View;
  readonly fate: (typeof fates)[number];
}

interface Case {
  readonly evidence: (typeof lying)[number];
  readonly said: readonly (Said | undefined)[];
}

const said = fc.option(
  fc.record({
    view: fc.constantFrom<View>('agrees', 'agrees', 'disagrees', 'cannot-tell', 'out-of-scope'),
    fate: fc.constantFrom(...fates),
  }),
  { nil: undefined, freq: 5 },
);
const cases = fc.array(fc.record({ evidence: fc.constantFrom(...lying), said: fc.tuple(said, said) }), {
  minLength: criteria.length,
  maxLength: criteria.length,
});

/** The firm's file after all that, one case a criterion. */
function fileOf(given: readonly Case[], sha256: string): Assessment {
  const answer: Answer = { state: 'met' };
  const whole = reviewedAssessment({
    views: 0,
    answer: (index) => {
      const lies = given[index]?.evidence ?? 'none';
      return lies === 'none' ? answer : { ...answer, evidence: [{ title: '体制表', file: `${lies}.txt`, sha256 }] };
    },
  });
  const reviews: Record<string, Review[]> = {};
  criteria.forEach((criterion, index) => {
    const views = (given[index]?.said ?? []).flatMap((one, at) => {
      if (one === undefined) return [];
      const by = at === 0 ? 'r1' : 'r2';
      const now = whole.answers[criterion.id];
      const seen = one.fate.startsWith('outdated') && now ? { ...now, note: '前のメモ' } : now;
      const review = { by, on: '2026-11-20', view: one.view, reason: 'わけ' } as const;
      const view = stamped({ criterion, answer: seen, reviewer: people[by], review });
      const { seen: _, ...bare } = view;
      if (one.fate === 'outdated beyond telling') return [bare];
      return [one.fate === 'rewritten' ? { ...view, reason: '別のわけ' } : view];
    });
    if (views.length > 0) reviews[criterion.id] = views;
  });
  return { ...whole, reviewers: people, reviews };
}

/** Whether a criterion may be called agreed: somebody says so of what is there, and nothing speaks or may speak against it. */
function isAgreed({ evidence, said: views }: Case): boolean {
  const all = views.filter((one) => one !== undefined);
  const isSoft = ({ view, fate }: Said) =>
    (fate === 'as given' && (view === 'agrees' || view === 'out-of-scope')) ||
    (fate === 'outdated' && (view === 'agrees' || view === 'out-of-scope'));
  const isSaid = all.some(({ view, fate }) => fate === 'as given' && view === 'agrees');
  return isSaid && all.every(isSoft) && (evidence === 'none' || evidence === 'same');
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

test('whatever has happened to views, answers and evidence, every place counts the views on a criterion alike', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      const cwd = testFolder();
      for (const name of ['same', 'changed']) writeFileSync(join(cwd, `${name}.txt`), name);
      const sha256 = createHash('sha256').update('same').digest('hex');
      const file = fileOf(given, sha256);
      writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(file));
      const said = async (...argv: string[]) => (await run(argv, { cwd, columns: 2000 })).stdout;
      const json = async (...argv: string[]) => JSON.parse(await said(...argv));

      const { summary } = await json('report', '--format', 'json');
      const counts = countsOf(summary.views);
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(criteria.length);
      expect(counts.agrees).toBe(given.filter(isAgreed).length);

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
