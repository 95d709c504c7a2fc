import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/domain/canonical.ts';
import { applyEdit, type Edit } from '../../../src/domain/edit.ts';
import {
  type Answer,
  type Assessment,
  assessmentSchema,
  glances,
  type Review,
  type Reviewer,
} from '../../../src/formats/assessment.ts';
import type { DiffReport, FieldChange } from '../../../src/formats/outputs/diff.ts';
import {
  answerFields,
  evidenceFields,
  type StateChange,
  stateChanges,
} from '../../../src/formats/outputs/diffFields.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { buildDiff } from '../../../src/report/diff/build.ts';
import { stateChange } from '../../../src/report/diff/states.ts';
import { fieldSentence } from '../../../src/report/say/diffValues.ts';
import { type CriterionState, criterionStates } from '../../../src/scoring/result.ts';
import { diffOf, diffSide } from '../../helpers/diffSides.ts';
import { changes, edition } from '../../helpers/editions.ts';
import { anyEdit } from '../../helpers/edits.ts';
import { deepFreeze, sampleAssessment, sampleCatalogue } from '../../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue } from '../../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const sample = sampleCatalogue([{ id: 'A-1-1-1' }, { id: 'A-1-1-2' }, { id: 'A-1-2-1' }]);

const between = (before: Assessment, after: Assessment) => diffOf(before, after, { catalogue: sample });

const view = (said: Review['view']): Review => ({
  by: 'taro',
  on: '2026-11-20',
  view: said,
  lookedAt: ['document'],
  stamp: '0',
});

/** The one criterion that differs where only this answer does. */
function changeOf(before: Answer | undefined, after: Answer | undefined) {
  const answers = (answer: Answer | undefined) => (answer === undefined ? {} : { 'A-1-1-1': answer });
  const { criteria } = between(sampleAssessment(answers(before)), sampleAssessment(answers(after)));
  expect(criteria.length).toBeLessThanOrEqual(1);
  return criteria[0];
}

describe('a state', () => {
  const opposite: Readonly<Record<StateChange, StateChange>> = {
    same: 'same',
    worse: 'better',
    better: 'worse',
    undecided: 'undecided',
    'newly-answered': 'no-longer-answered',
    'no-longer-answered': 'newly-answered',
    'to-not-applicable': 'from-not-applicable',
    'from-not-applicable': 'to-not-applicable',
    'only-before': 'only-after',
    'only-after': 'only-before',
  };
  const states = [...criterionStates, undefined];

  test.each<[CriterionState, CriterionState, StateChange]>([
    ['met', 'partial', 'worse'],
    ['met', 'unknown', 'worse'],
    ['partial', 'unmet', 'worse'],
    ['unmet', 'partial', 'better'],
    ['unknown', 'met', 'better'],
    ['unmet', 'unknown', 'undecided'],
    ['unanswered', 'unknown', 'newly-answered'],
    ['unanswered', 'not-applicable', 'to-not-applicable'],
    ['met', 'not-applicable', 'to-not-applicable'],
    ['not-applicable', 'unmet', 'from-not-applicable'],
    ['not-applicable', 'unanswered', 'from-not-applicable'],
    ['unmet', 'unanswered', 'no-longer-answered'],
  ])('%s → %s is %s', (before, after, expected) => {
    expect(stateChange(before, after)).toBe(expected);
  });

  test('turned around is the opposite, and the same only where nothing changed', () => {
    const seen = new Set<StateChange>();
    for (const before of states) {
      for (const after of states) {
        const change = stateChange(before, after);
        seen.add(change);
        expect(stateChange(after, before)).toBe(opposite[change]);
        expect(change === 'same').toBe(before === after);
      }
    }
    expect(seen).toEqual(new Set(stateChanges));
  });
});

test.each<[string, readonly Review[], readonly Review[], Partial<FieldChange<string>>]>([
  ['is gone', [view('disagrees')], [], { before: ['2026-11-20 taro: disagrees'] }],
  ['is new', [], [view('agrees')], { after: ['2026-11-20 taro: agrees'] }],
  [
    'is another',
    [view('disagrees')],
    [view('agrees')],
    { before: ['2026-11-20 taro: disagrees'], after: ['2026-11-20 taro: agrees'] },
  ],
])('a view that %s is a difference, though the answer is the same', (_what, before, after, change) => {
  const side = (reviews: readonly Review[]) => ({
    ...sampleAssessment({ 'A-1-1-1': { state: 'met' } }),
    ...(reviews.length === 0 ? {} : { reviews: { 'A-1-1-1': [...reviews] } }),
  });
  const { isChanged, criteria } = between(side(before), side(after));
  expect([isChanged, criteria]).toMatchObject([true, [{ change: 'same', fields: [{ field: 'views', ...change }] }]]);
});

test.each(['reason', 'advice', 'question', 'reply'] as const)(
  'other words beside the same view are a difference, with whose they are: %s',
  (part) => {
    const side = (text: string) => ({
      ...sampleAssessment({ 'A-1-1-1': { state: 'met' } }),
      reviewers: { r1: { name: '見本の専門家', relation: 'outside' as const } },
      reviews: {
        'A-1-1-1': [
          { ...view('agrees'), by: 'r1', on: '2026-11-01', [part]: '前から' },
          { ...view('agrees'), by: 'r1', [part]: text },
        ],
      },
    });
    const said = (text: string) => [`2026-11-20 見本の専門家 (outside): ${text}`];
    expect(between(side('紙で'), side('画面で')).criteria).toMatchObject([
      { change: 'same', fields: [{ field: `views.${part}`, before: said('紙で'), after: said('画面で') }] },
    ]);
    expect(between(side('紙で'), side('紙で')).isChanged).toBe(false);
  },
);

test('a view by somebody else is another view, whatever its tag, and a new tag alone is none', () => {
  const side = (tag: string, person: Partial<Reviewer> = {}) => ({
    ...sampleAssessment({ 'A-1-1-1': { state: 'met' } }),
    reviewers: { [tag]: { name: '見本の専門家', relation: 'outside' as const, ...person } },
    reviews: { 'A-1-1-1': [{ ...view('agrees'), by: tag }] },
  });
  const before = { before: ['2026-11-20 見本の専門家 (outside): agrees'] };
  expect(between(side('r1'), side('r2')).isChanged).toBe(false);
  for (const [person, after] of [
    [{ name: '別の専門家' }, '別の専門家 (outside)'],
    [{ registration: '000000' }, '見本の専門家 000000 (outside)'],
    [{ relation: 'inside' }, '見本の専門家 (inside)'],
  ] as const) {
    const [changedOne] = between(side('r1'), side('r1', person)).criteria;
    expect(changedOne?.fields).toMatchObject([{ ...before, after: [`2026-11-20 ${after}: agrees`] }]);
    expect(changedOne?.fields.map((field) => fieldSentence('見解', field, translator(ja)))).toEqual([
      expect.stringMatching(/見本の専門家.*（社外）: 答えのとおり.*（社[外内]）: 答えのとおり/),
    ]);
  }
});

describe('evidence', () => {
  const met = (...evidence: NonNullable<Answer['evidence']>): Answer => ({ state: 'met', evidence });
  const evidenceOf = (before: Answer, after: Answer) => changeOf(before, after)?.evidence;

  test('that came or went is told with all that is written of it', () => {
    expect(evidenceOf(met({ title: '台帳' }), met({ title: '体制表', date: '2026-04-01' }))).toEqual([
      {
        after: { number: 1, title: '体制表' },
        fields: [
          { field: 'title', after: '体制表' },
          { field: 'date', after: '2026-04-01' },
        ],
      },
      { before: { number: 1, title: '台帳' }, fields: [{ field: 'title', before: '台帳' }] },
    ]);
  });

  test.each([
    ['its file', { file: 'a.pdf' }],
    ['its place', { reference: '棚' }],
  ])('with another name is known again by %s', (_, same) => {
    expect(evidenceOf(met({ title: '台帳', ...same }), met({ title: '台帳 2027', ...same }))).toEqual([
      {
        before: { number: 1, title: '台帳' },
        after: { number: 1, title: '台帳 2027' },
        fields: [{ field: 'title', before: '台帳', after: '台帳 2027' }],
      },
    ]);
  });

  test('of one name is paired in its order, after those that are the same', () => {
    const [a, b, c] = ['2024-01-01', '2025-01-01', '2026-01-01'].map((date) => ({ title: '記録', date }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three days');
    expect(evidenceOf(met(a, b), met(b, c))).toEqual([
      {
        before: { number: 1, title: '記録' },
        after: { number: 2, title: '記録' },
        fields: [{ field: 'date', before: '2024-01-01', after: '2026-01-01' }],
      },
    ]);
  });

  test('in another order is the same', () => {
    expect(changeOf(met({ title: 'a' }, { title: 'b' }), met({ title: 'b' }, { title: 'a' }))).toBeUndefined();
  });

  test('none is the same as an empty list', () => {
    expect(changeOf({ state: 'met' }, met())).toBeUndefined();
  });
});

describe('what looks like a secret', () => {
  const SECRET = 'パスワード: Tanuki-2026';

  test.each<[string, Answer, Answer]>([
    ['note', { state: 'met', note: SECRET }, { state: 'met', note: '消しました' }],
    ['note', { state: 'met', note: '前' }, { state: 'met', note: `下の行\n${SECRET}` }],
    ['reason', { state: 'not-applicable', reason: SECRET }, { state: 'not-applicable' }],
    ['waiver.reason', { state: 'unmet' }, { state: 'unmet', waiver: { reason: SECRET } }],
  ])('in the %s: only that it changed', (field, before, after) => {
    const change = changeOf(before, after);
    expect(change?.fields).toEqual([{ field, withheld: true }]);
    expect(JSON.stringify(change)).not.toContain('Tanuki');
  });

  test('in evidence: its place stands for its name', () => {
    const [was, is] = [
      { title: SECRET, reference: '棚' },
      { title: SECRET, reference: SECRET },
    ];
    const change = changeOf({ state: 'met', evidence: [was] }, { state: 'met', evidence: [is] });
    expect(change?.evidence).toEqual([
      { before: { number: 1 }, after: { number: 1 }, fields: [{ field: 'reference', withheld: true }] },
    ]);
  });

  test('and did not change is not told at all', () => {
    expect(changeOf({ state: 'met', note: SECRET }, { state: 'met', note: SECRET })).toBeUndefined();
  });
});

describe('findings', () => {
  const codes = ({ findings: { added, gone } }: DiffReport) =>
    [added, gone].map((list) => list.map(({ code }) => code));

  test('are told where they came or went', () => {
    const [was, is] = [sampleAssessment({ 'A-1-1-1': 'met' }), sampleAssessment({ 'A-1-1-1': 'unmet' })];
    expect(codes(between(was, is))).toEqual([['scs/owner-missing'], ['scs/met-without-evidence']]);
  });

  test('that only stand differently are neither new nor gone', () => {
    const owned = { owner: '総務', note: '' };
    const was = sampleAssessment({ 'A-1-1-1': { state: 'unmet', due: '2026-01-01', ...owned } });
    const is = sampleAssessment({ 'A-1-1-1': { state: 'partial', due: '2026-02-01', ...owned } });
    expect(codes(between(was, is))).toEqual([[], []]);
  });

  test('of each piece of evidence are counted, wherever it stands', () => {
    const old = (until: string) => ({ title: until, validUntil: until });
    const met = (...days: string[]) => sampleAssessment({ 'A-1-1-1': { state: 'met', evidence: days.map(old) } });
    expect(codes(between(met('2026-01-01', '2026-02-01'), met('2026-02-01')))).toEqual([[], ['scs/evidence-expired']]);
    expect(codes(between(met('2026-01-01'), met('2026-01-01', '2026-01-01')))).toEqual([['scs/evidence-expired'], []]);
    // One was renewed while another ran out: both are news.
    const both = [['scs/evidence-expired'], ['scs/evidence-expired']];
    expect(codes(between(met('2026-01-01'), met('2026-02-01')))).toEqual(both);
  });
});

describe('one file on two days', () => {
  const assessment = sampleAssessment({
    'A-1-1-1': { state: 'met', evidence: [{ title: '証明書', validUntil: '2026-10-31' }], answeredOn: '2026-10-01' },
    'A-1-1-2': { state: 'unmet', owner: '総務', due: '2026-11-01', answeredOn: '2026-10-02' },
    'A-1-2-1': { state: 'unknown', answeredOn: '2026-12-01' },
  });
  const days = (from: string, to: string) =>
    buildDiff({
      kind: 'days',
      before: diffSide(assessment, { catalogue: sample, asOf: from }),
      after: diffSide(assessment, { catalogue: sample, asOf: to }),
      version: '0.0.0',
    });

  test('differs by what ran out in between', () => {
    const { findings, criteria, isChanged } = days('2026-10-31', '2026-11-02');
    expect(findings.added.map(({ code }) => code)).toEqual(['scs/evidence-expired', 'scs/due-past']);
    expect([findings.gone, criteria, isChanged]).toEqual([[], [], true]);
  });

  test('the first day does not count, the second does', () => {
    const ids = (from: string, to: string) => days(from, to).answered.map(({ id }) => id);
    expect(ids('2026-10-01', '2026-10-02')).toEqual(['A-1-1-2']);
    expect(ids('2026-09-30', '2026-11-21')).toEqual(['A-1-1-1', 'A-1-1-2']);
  });

  test('does not differ on one and the same day', () => {
    expect(days('2026-11-02', '2026-11-02').isChanged).toBe(false);
  });
});

describe('two editions', () => {
  const answered = (of: ReturnType<typeof edition>, answers: Assessment['answers']): Assessment => ({
    ...sampleAssessment(answers),
    catalogue: { id: of.id, edition: of.edition, level: 'basic' },
  });
  const [old, next] = [edition(), edition(changes.edition, changes.wording, changes.cadence, changes.renamed)];
  const answers = { 'a-1-1-1': { state: 'met' }, 'a-1-1-2': { state: 'met' } } as const;
  const report = diffOf(answered(old, { ...answers, 'a-1-1-3': { state: 'partial' } }), answered(next, answers), {
    catalogue: old,
    now: { catalogue: next },
  });

  test('tell apart what only one of them asks, and what they ask differently', () => {
    expect(report.criteria.map(({ id, change, before, after, asks }) => [id, change, before, after, asks])).toEqual([
      ['a-1-1-1', 'same', 'met', 'met', 'wording'],
      ['a-1-1-2', 'same', 'met', 'met', 'meaning'],
      ['a-1-1-4', 'only-after', undefined, 'unanswered', undefined],
      ['a-1-1-3', 'only-before', 'partial', undefined, undefined],
    ]);
  });

  test('are named, and the file says so too', () => {
    expect([report.before.catalogue.edition, report.after.catalogue.edition]).toEqual(['2026-11', '2027-11']);
    expect(report.aims).toEqual([
      {
        id: old.id,
        before: { edition: '2026-11', level: 'basic', isCurrent: true },
        after: { edition: '2027-11', level: 'basic', isCurrent: true },
      },
    ]);
  });
});

test('what was put aside in a migration is told by where it was, and why', () => {
  const before = sampleAssessment({ 'A-1-1-1': 'met', 'A-1-2-1': 'met' });
  const aim = { id: 'sample', edition: '2', level: 'base' };
  const from = { id: 'sample', edition: '1' };
  const about = { id: 'A-1-1-1', from, on: '2026-11-21', why: 'changed' } as const;
  const retired = [
    { ...about, answer: { state: 'met', note: '前のメモ' } as const },
    { ...about, id: 'has-servers', fact: true },
    { ...about, target: 2 },
  ];
  const after = applyEdit(before, { type: 'migrate', from: 'sample', aim, retired, asked: {}, moved: {} });
  const told = (change: string) =>
    [
      ['A-1-1-1', 'answer'],
      ['has-servers', 'fact'],
      ['A-1-1-1', 'target'],
    ].map(([id, what]) => ({ id, what, edition: '1', why: 'changed', change }));
  expect(between(before, after).retired).toEqual(told('added'));
  expect(between(after, before).retired).toEqual(told('gone'));
  expect(between(before, after).criteria.map(({ id, change }) => [id, change])).toEqual([
    ['A-1-1-1', 'no-longer-answered'],
  ]);
  expect(JSON.stringify(between(before, after).retired)).not.toContain('前のメモ');
});

describe('two levels of one catalogue', () => {
  const levels = [
    { id: 'base', title: '基本', promises: { requirements: 1, criteria: 1 } },
    { id: 'high', title: '発展', includes: ['base'], promises: { requirements: 2, criteria: 2 } },
  ];
  const both = sampleCatalogue([{ id: 'A-1-1-1' }, { id: 'A-1-2-1', level: 'high' }], { levels });
  const was = sampleAssessment({ 'A-1-1-1': 'met', 'A-1-2-1': 'unmet' });
  const is = sampleAssessment({ 'A-1-1-1': 'met', 'A-1-2-1': 'met' });

  test('are each counted among their own, and every criterion of either is compared', () => {
    const report = diffOf(was, is, { catalogue: both, now: { level: 'high' } });
    expect([report.before.summary.criteria.total, report.after.summary.criteria.total]).toEqual([1, 2]);
    expect(report.criteria.map(({ id, change }) => [id, change])).toEqual([['A-1-2-1', 'better']]);
  });

  test('what lies above the level is only named', () => {
    const report = diffOf(was, is, { catalogue: both });
    expect([report.criteria, report.outside]).toEqual([[], ['A-1-2-1']]);
  });
});

/** A firm's file after some edits of any kind, with the level it aims at among them. */
function edits(): fc.Arbitrary<readonly Edit[]> {
  const aims = fc.constantFrom(
    { id: 'scs-20260327', edition: '2026-03-27', level: 'star4' },
    { id: 'scs-20260327', edition: '2026-03-27', level: 'star3', hash: `sha256:${'0'.repeat(64)}` },
    { id: 'security-action-25', edition: '3.1', level: 'self-check' },
  );
  const aim = aims.map((to): Edit => ({ type: 'aim', aim: to }));
  const glance = fc
    .tuple(fc.constantFrom('1-2-1', '4-1-1', 'nai'), fc.constantFrom(...glances))
    .map(([id, said]): Edit => ({ type: 'glance', id, glance: said }));
  const any = fc.oneof(
    { weight: 8, arbitrary: anyEdit() },
    { weight: 1, arbitrary: aim },
    { weight: 1, arbitrary: glance },
  );
  return fc.array(any, { maxLength: 6 });
}

const made = (start: Assessment, list: readonly Edit[]) => list.reduce(applyEdit, start);
const start = emptyAssessment(catalogue);
const shippedDiff = (before: Assessment, after: Assessment) => diffOf(before, after, { catalogue, level: 'star3' });

/** Every place of a file with what it says; lists in any order say the same, and an empty one says nothing. */
function placesIn(assessment: Assessment): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const put = (place: string, value: unknown) => {
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!isEmpty)
      places.set(place, Array.isArray(value) ? canonicalJson(value.map(canonicalJson).sort()) : canonicalJson(value));
  };
  put('organization', assessment.organization.name);
  for (const [field, names] of Object.entries(assessment.scope)) put(`scope.${field}`, names);
  for (const [id, value] of Object.entries(assessment.profile ?? {})) put(`profile ${id}`, value);
  for (const [id, glance] of Object.entries(assessment.overview ?? {})) put(`glance ${id}`, glance);
  for (const [id, level] of Object.entries(assessment.targets ?? {})) put(`${id} target`, level);
  for (const [id, { waiver, ...answer }] of Object.entries(assessment.answers)) {
    for (const [field, value] of Object.entries(answer)) put(`${id} ${field}`, value);
    for (const [field, value] of Object.entries(waiver ?? {})) put(`${id} waiver.${field}`, value);
  }
  put(`aim ${assessment.catalogue.id}`, { ...assessment.catalogue, isCurrent: true });
  for (const aim of assessment.earlier ?? []) put(`aim ${aim.id}`, aim);
  return places;
}

/** The places that say something else, by looking at both files alone. */
function differingPlaces(before: Assessment, after: Assessment): readonly string[] {
  const [was, is] = [placesIn(before), placesIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((place) => was.get(place) !== is.get(place)).sort();
}

/** The places that a report tells of. */
function toldPlaces({ criteria, firm, facts, glances, aims }: DiffReport): readonly string[] {
  return [
    ...firm.map(({ field }) => field),
    ...facts.map(({ id }) => `profile ${id}`),
    ...glances.map(({ requirement: { id } }) => `glance ${id}`),
    ...aims.map(({ id }) => `aim ${id}`),
    ...criteria.flatMap(({ id, change, fields, evidence }) => [
      ...(change === 'same' ? [] : [`${id} state`]),
      ...fields.map(({ field }) => `${id} ${field}`),
      ...(evidence.length === 0 ? [] : [`${id} evidence`]),
    ]),
  ].sort();
}

describe('whatever is edited', () => {
  test('is found, and nothing else is', () => {
    fc.assert(
      fc.property(edits(), edits(), (earlier, later) => {
        const before = made(start, earlier);
        const after = made(before, later);
        const report = shippedDiff(before, after);
        expect(toldPlaces(report)).toEqual(differingPlaces(before, after));
        if (differingPlaces(before, after).length > 0) expect(report.isChanged).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('a file does not differ from itself, nor from itself with its lists turned around', () => {
    fc.assert(
      fc.property(edits(), (list) => {
        const file = made(start, list);
        const { scope, answers } = file;
        const turned = {
          ...file,
          scope: Object.fromEntries(Object.entries(scope).map(([field, names]) => [field, names?.toReversed()])),
          answers: Object.fromEntries(
            Object.entries(answers)
              .toReversed()
              .map(([id, { evidence = [], options = [], ...answer }]) => {
                return [id, { ...answer, evidence: evidence.toReversed(), options: options.toReversed() }];
              }),
          ),
        };
        for (const other of [file, structuredClone(file), turned]) {
          const report = shippedDiff(file, other);
          expect(toldPlaces(report)).toEqual([]);
          expect([report.findings.added, report.findings.gone, report.isChanged]).toEqual([[], [], false]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('turned around says the opposite of everything', () => {
    fc.assert(
      fc.property(edits(), edits(), (one, other) => {
        const [a, b] = [made(start, one), made(start, other)];
        expect(unordered(shippedDiff(b, a))).toEqual(unordered(opposed(shippedDiff(a, b))));
      }),
      { numRuns: 100 },
    );
  });

  test('the same files say the same, and are left as they are', () => {
    fc.assert(
      fc.property(edits(), edits(), (one, other) => {
        const [a, b] = [deepFreeze(made(start, one)), deepFreeze(made(start, other))];
        expect(JSON.stringify(shippedDiff(a, b))).toBe(
          JSON.stringify(shippedDiff(structuredClone(a), structuredClone(b))),
        );
      }),
      { numRuns: 50 },
    );
  });
});

/** The report that the two files in the other order should give. */
function opposed(report: DiffReport): unknown {
  const swapped: Readonly<Record<string, string>> = {
    worse: 'better',
    better: 'worse',
    'newly-answered': 'no-longer-answered',
    'no-longer-answered': 'newly-answered',
    'to-not-applicable': 'from-not-applicable',
    'from-not-applicable': 'to-not-applicable',
  };
  const turn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turn);
    if (typeof value !== 'object' || value === null) return value;
    const names: Readonly<Record<string, string>> = { before: 'after', after: 'before', added: 'gone', gone: 'added' };
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        names[key] ?? key,
        key === 'change' && typeof child === 'string' ? (swapped[child] ?? child) : turn(child),
      ]),
    );
  };
  return turn(report);
}

/** The same with every list in one order. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, unordered(child)]));
}

test('every field of an answer and of its evidence is compared; the size of a file goes with its hash', () => {
  const answer = assessmentSchema().shape.answers.valueType.shape;
  const compared = new Set(['state', 'evidence', ...answerFields.map((field) => field.split('.')[0] ?? '')]);
  expect(Object.keys(answer).filter((field) => !compared.has(field))).toEqual([]);
  const evidence = Object.keys(answer.evidence.unwrap().element.shape);
  const known: readonly string[] = [...evidenceFields, 'size', 'confidential'];
  expect(evidence.filter((field) => !known.includes(field))).toEqual([]);
});
