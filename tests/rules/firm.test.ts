import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { askedOf } from '../../src/domain/criterionHash.ts';
import { outdatedAnswers } from '../../src/domain/outdated.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import {
  checkContradictions,
  checkFirm,
  checkLapses,
  checkUpkeep,
  type FirmFacts,
  withSettings,
} from '../../src/rules/index.ts';
import {
  deepFreeze,
  type SampleCriterion,
  sampleAssessment,
  sampleCatalogue,
  scoreSample,
  upToDate,
} from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const TODAY = '2026-11-21';
const ID = 'A-1-1-1';
const evidence = [{ title: '見本の台帳' }];
/** Met, with all that a criterion without a cadence asks for. */
const kept: Answer = { state: 'met', evidence };
const open: Answer = { state: 'unmet', owner: '総務部長' };
const waiver = { reason: '4月の組織替えを待ちます', until: '2027-04-30' };

const profileFacts = [{ id: 'has-servers', question: 'サーバはありますか', ifNot: 'サーバがありません' }];

type Given = Partial<Omit<FirmFacts, 'assessment' | 'catalogue' | 'outdated'>> & {
  /** Criteria whose meaning changed after they were answered. */
  readonly changed?: readonly string[];
  readonly asOf?: string;
  readonly head?: Partial<Assessment>;
};

function diagnose(criterion: Omit<SampleCriterion, 'id'>, answer: Answer | undefined, given: Given = {}) {
  const { head, changed = [], ...facts } = given;
  const assessment = { ...sampleAssessment(answer ? { [ID]: answer } : {}), scope: { sites: ['本社'] }, ...head };
  const catalogue = sampleCatalogue([{ id: ID, ...criterion }], { profileFacts });
  const outdated = { ...outdatedAnswers(assessment, { catalogue, hash: 'sha256:0' }), changed };
  return checkFirm(deepFreeze({ catalogue, assessment, asOf: TODAY, evidence: new Map(), outdated, ...facts }));
}

const yearly = { cadence: { every: 'year' } } as const;
const monthly = { cadence: { every: 'month' } } as const;
const onJoining: Omit<SampleCriterion, 'id'> = { cadence: { on: ['joining'] } };
const done = (lastDone: string): Answer => ({ ...kept, lastDone });
const withFile = (item: Partial<NonNullable<Answer['evidence']>[number]>): Answer => ({
  state: 'met',
  evidence: [{ title: '見本の台帳' }, { title: '体制表', ...item }],
});
const look = (isThere: boolean, sha256?: string) => ({
  evidence: new Map([['shoko/a.pdf', { isThere, ...(sha256 ? { sha256 } : {}) }]]),
});
const [one, other] = ['1'.repeat(64), '2'.repeat(64)];

/** What is said, its answer and day, and where it is found to be wrong; nothing where it is right. */
type Row = readonly [
  statement: string,
  criterion: Omit<SampleCriterion, 'id'>,
  answer: Answer | undefined,
  found: readonly string[],
  given?: Given,
];

const at = (...path: (string | number)[]) => ['answers', ID, ...path].join('.');

const tables: Readonly<Record<string, readonly Row[]>> = {
  'scs/duty-in-future': [
    ['a duty done on a later day', yearly, done('2062-04-06'), [at('lastDone')]],
    ['a duty done tomorrow', monthly, done('2026-11-22'), [at('lastDone')]],
    ['a duty done today', yearly, done(TODAY), []],
    ['not without a cadence', onJoining, done('2062-04-06'), []],
  ],
  'scs/date-in-future': [
    ['done on a later day, without a cadence', onJoining, done('2026-11-22'), [at('lastDone')]],
    ['not twice what is an error of a duty', yearly, done('2062-04-06'), []],
    ['answered on a later day', {}, { ...kept, answeredOn: '2026-11-22' }, [at('answeredOn')]],
    ['answered today', {}, { ...kept, answeredOn: TODAY }, []],
    ['evidence of a later day', {}, withFile({ date: '2062-04-06' }), [at('evidence', 1, 'date')]],
    [
      'evidence of a later day beside a question without an answer',
      {},
      undefined,
      [`drafts.${ID}.evidence.0.date`],
      { head: { drafts: { [ID]: { evidence: [{ title: '体制表', date: '2062-04-06' }] } } } },
    ],
    ['evidence that counts until a later day', {}, withFile({ validUntil: '2062-04-06' }), []],
    [
      'looked at on a later day',
      {},
      kept,
      [`reviews.${ID}.0.on`],
      { head: { reviews: { [ID]: [{ by: 'a', on: '2062-04-06', view: 'agrees', stamp: '' }] } } },
    ],
  ],
  'scs/date-far-ahead': [
    ['due in five years to the day', {}, { ...open, due: '2031-11-21' }, []],
    ['due a day later', {}, { ...open, due: '2031-11-22' }, [at('due')]],
    ['due when five years before there was no such day', {}, { ...open, due: '2032-02-29' }, [at('due')]],
    ['waived for centuries', {}, { ...open, waiver: { reason: '予算', until: '2206-03-31' } }, [at('waiver', 'until')]],
    [
      'evidence that counts until another century',
      {},
      withFile({ validUntil: '2126-04-01' }),
      [at('evidence', 1, 'validUntil')],
    ],
    ['evidence that counts for a year', {}, withFile({ validUntil: '2027-11-21' }), []],
    ['a day of what is over is no matter of it', {}, withFile({ date: '2062-04-06' }), []],
    [
      'due beside a question without an answer',
      {},
      undefined,
      [`drafts.${ID}.due`],
      { head: { drafts: { [ID]: { due: '2062-04-06' } } } },
    ],
  ],
  'scs/met-without-evidence': [
    ['met without evidence', {}, { state: 'met' }, [at('state')]],
    ['met with an empty list', {}, { state: 'met', evidence: [] }, [at('state')]],
    ['met with evidence', {}, kept, []],
    ['open without evidence', {}, open, []],
    ['not applicable without evidence', {}, { state: 'not-applicable', reason: '見本の理由' }, []],
  ],
  'scs/duty-overdue': [
    ['a year and a day', yearly, done('2025-11-20'), [at('lastDone')]],
    ['a year to the day', yearly, done('2025-11-21'), []],
    ['today', yearly, done('2026-11-21'), []],
    ['a day to come', yearly, done('2027-01-01'), []],
    ['a month and a day', monthly, done('2026-10-20'), [at('lastDone')]],
    ['a month to the day', monthly, done('2026-10-21'), []],
    ['a month over the end of the year', monthly, done('2026-12-15'), [], { asOf: '2027-01-15' }],
    ['the day after', monthly, done('2026-12-15'), [at('lastDone')], { asOf: '2027-01-16' }],
    ['the 31st of a month, on the last day of a shorter one', monthly, done('2027-01-31'), [], { asOf: '2027-02-28' }],
    ['the day after that', monthly, done('2027-01-31'), [at('lastDone')], { asOf: '2027-03-01' }],
    ['the 29th of February, on the 28th', yearly, done('2024-02-29'), [], { asOf: '2025-02-28' }],
    ['and on the 1st of March', yearly, done('2024-02-29'), [at('lastDone')], { asOf: '2025-03-01' }],
    ['the last year there is', yearly, done('9999-12-31'), []],
    ['a criterion without a turn', {}, done('2001-01-01'), []],
    ['a criterion with an occasion only', onJoining, done('2001-01-01'), []],
    ['what is not met', yearly, { ...open, lastDone: '2001-01-01' }, []],
  ],
  'scs/duty-undated': [
    ['a yearly duty without a day', yearly, kept, [at('state')]],
    ['a monthly duty without a day', monthly, kept, [at('state')]],
    ['with a day', yearly, done('2026-04-01'), []],
    ['a criterion with an occasion only', onJoining, kept, []],
    ['what is not met', yearly, open, []],
  ],
  'scs/evidence-expired': [
    ['the day before', {}, withFile({ validUntil: '2026-11-20' }), [at('evidence', 1, 'validUntil')]],
    ['the last day', {}, withFile({ validUntil: TODAY }), []],
    ['evidence without an end', {}, withFile({}), []],
    [
      'beside an open answer',
      {},
      { ...open, evidence: [{ title: '証明書', validUntil: '2020-01-01' }] },
      [at('evidence', 0, 'validUntil')],
    ],
  ],
  'scs/evidence-missing': [
    ['a file that is not there', {}, withFile({ file: 'shoko/a.pdf' }), [at('evidence', 1, 'file')], look(false)],
    ['a file that is there', {}, withFile({ file: 'shoko/a.pdf' }), [], look(true)],
    ['a file that nobody looked at', {}, withFile({ file: 'shoko/a.pdf' }), []],
    ['evidence that is no file', {}, withFile({ reference: 'shoko/a.pdf' }), [], look(false)],
    [
      'a missing file is not a changed one',
      {},
      withFile({ file: 'shoko/a.pdf', sha256: one }),
      [at('evidence', 1, 'file')],
      look(false),
    ],
  ],
  'scs/evidence-changed': [
    [
      'another content',
      {},
      withFile({ file: 'shoko/a.pdf', sha256: one }),
      [at('evidence', 1, 'sha256')],
      look(true, other),
    ],
    ['the same content', {}, withFile({ file: 'shoko/a.pdf', sha256: one }), [], look(true, one)],
    ['a file without a hash', {}, withFile({ file: 'shoko/a.pdf' }), [], look(true, one)],
    ['a hash without a file', {}, withFile({ sha256: one }), [], look(true, other)],
  ],
  'scs/waiver-without-reason': [
    ['nothing', {}, { ...open, waiver: { ...waiver, reason: '' } }, [at('waiver', 'reason')]],
    ['a full-width blank', {}, { ...open, waiver: { ...waiver, reason: '　' } }, [at('waiver', 'reason')]],
    ['a reason', {}, { ...open, waiver }, []],
    ['beside what is met', {}, { ...kept, waiver: { ...waiver, reason: '' } }, []],
  ],
  'scs/waiver-without-end': [
    ['no day', {}, { ...open, waiver: { reason: '待ちます' } }, [at('waiver')]],
    ['a day', {}, { ...open, waiver }, []],
    ['beside what is met', {}, { ...kept, waiver: { reason: '待ちます' } }, []],
  ],
  'scs/waiver-expired': [
    ['the day before', {}, { ...open, waiver: { ...waiver, until: '2026-11-20' } }, [at('waiver', 'until')]],
    ['the last day', {}, { ...open, waiver: { ...waiver, until: TODAY } }, []],
    ['beside what is met', {}, { ...kept, waiver: { ...waiver, until: '2020-01-01' } }, []],
  ],
  'scs/due-past': [
    ['the day after', {}, { ...open, due: '2026-11-20' }, [at('due')]],
    ['the day itself', {}, { ...open, due: TODAY }, []],
    ['partly done', {}, { ...open, state: 'partial', due: '2026-11-20' }, [at('due')]],
    ['not known', {}, { ...open, state: 'unknown', due: '2026-11-20' }, [at('due')]],
    ['met', {}, { ...kept, due: '2026-11-20' }, []],
    ['not applicable', {}, { state: 'not-applicable', reason: '見本の理由', due: '2026-11-20' }, []],
    ['waived', {}, { ...open, due: '2026-11-20', waiver }, []],
    ['waived without effect', {}, { ...open, due: '2026-11-20', waiver: { reason: '待ちます' } }, [at('due')]],
  ],
  'scs/owner-missing': [
    ['unmet', {}, { state: 'unmet' }, [at('state')]],
    ['partial', {}, { state: 'partial' }, [at('state')]],
    ['a blank for a name', {}, { state: 'unmet', owner: '　' }, [at('state')]],
    ['an owner', {}, open, []],
    ['not known', {}, { state: 'unknown' }, []],
    ['met', {}, kept, []],
  ],
  'scs/unknown-without-owner': [
    ['not known', {}, { state: 'unknown' }, [at('state')]],
    ['a blank for a name', {}, { state: 'unknown', owner: ' ' }, [at('state')]],
    ['somebody to ask', {}, { state: 'unknown', owner: '情報システム担当' }, []],
    ['unmet', {}, { state: 'unmet' }, []],
  ],
  'scs/scope-empty': [
    ['no list', {}, kept, ['scope'], { head: { scope: {} } }],
    ['an empty list', {}, undefined, ['scope'], { head: { scope: { sites: [] } } }],
    ['blank names', {}, undefined, ['scope'], { head: { scope: { sites: [' '] } } }],
    ['one name', {}, undefined, [], { head: { scope: { sites: [], systems: ['メール'] } } }],
  ],
  'scs/other-edition': [
    ['an answer to another meaning', {}, { ...kept, asked: 'a'.repeat(12) }, [at('state')], { changed: [ID] }],
    ['an answer that remembers the same', {}, { ...kept, asked: 'a' }, [], { head: aim({ edition: '0' }) }],
    ['an answer that remembers nothing, of another edition', {}, kept, [at('state')], { head: aim({ edition: '0' }) }],
    ['of another hash', {}, kept, [at('state')], { head: aim({ hash: 'sha256:1' }) }],
    ['of the same hash', {}, kept, [], { head: aim({ hash: 'sha256:0' }) }],
    [
      'of an edition that the file held to before',
      {},
      kept,
      [at('state')],
      {
        head: {
          catalogue: { id: 'x', edition: '1', level: 'x' },
          earlier: [{ id: 'sample', edition: '0', level: 'base' }],
        },
      },
    ],
    ['of a catalogue that the file does not name', {}, kept, [], { head: aim({ id: 'x', edition: '0' }) }],
  ],
};

function aim(changes: Partial<Assessment['catalogue']>): Partial<Assessment> {
  return { catalogue: { id: 'sample', edition: '1', level: 'base', ...changes } };
}

describe.each(Object.entries(tables))('%s', (code, rows) => {
  for (const [statement, criterion, answer, found, given] of rows) {
    test(statement, () => {
      const places = diagnose(criterion, answer, given)
        .filter((diagnostic) => diagnostic.code === code)
        .map(({ path }) => path?.join('.'));
      expect(places).toEqual(found);
    });
  }
});

test('each weighs what its comment says', () => {
  const severities = new Map<string, string>();
  for (const rows of Object.values(tables)) {
    for (const [, criterion, answer, , given] of rows) {
      for (const { code, severity } of diagnose(criterion, answer, given)) severities.set(code, severity);
    }
  }
  expect(Object.fromEntries([...severities].sort())).toEqual({
    'scs/date-far-ahead': 'warning',
    'scs/date-in-future': 'warning',
    'scs/due-past': 'warning',
    'scs/duty-in-future': 'error',
    'scs/duty-overdue': 'error',
    'scs/duty-undated': 'warning',
    'scs/evidence-changed': 'error',
    'scs/evidence-expired': 'error',
    'scs/evidence-missing': 'error',
    'scs/met-without-evidence': 'warning',
    'scs/other-edition': 'warning',
    'scs/owner-missing': 'warning',
    'scs/scope-empty': 'warning',
    'scs/unknown-without-owner': 'warning',
    'scs/waiver-expired': 'error',
    'scs/waiver-without-end': 'error',
    'scs/waiver-without-reason': 'error',
  });
});

describe('scs/contradictory-profile', () => {
  const catalogue = sampleCatalogue([{ id: ID, appliesIf: 'has-servers' }], { profileFacts });
  const codes = (state: Answer['state'], fact: boolean | 'unknown') =>
    checkContradictions(catalogue, sampleAssessment({ [ID]: { state, reason: '見本' } }, { 'has-servers': fact })).map(
      ({ code }) => code,
    );

  test('what the firm does not have cannot be in place', () => {
    expect(codes('met', false)).toEqual(['scs/contradictory-profile']);
  });

  test('what it has, or does not know of, can; and what is open or does not apply is fine', () => {
    expect([codes('met', true), codes('met', 'unknown')].flat()).toEqual([]);
    expect([codes('unmet', false), codes('partial', false), codes('not-applicable', false)].flat()).toEqual([]);
  });

  test('it is part of the result, as the other contradictions are', () => {
    const assessment = sampleAssessment({ [ID]: 'met' }, { 'has-servers': false });
    expect(scoreSample(catalogue, assessment).diagnostics.map(({ code }) => code)).toEqual([
      'scs/contradictory-profile',
    ]);
  });
});

describe('scs/secret-in-note', () => {
  const text = 'password=hunter2';
  const codes = (answer: Answer, given?: Given) =>
    diagnose({}, answer, given).flatMap(({ code, path }) => (code === 'scs/secret-in-note' ? [path?.join('.')] : []));

  test('wherever a person types, in an answer', () => {
    const answer: Answer = {
      state: 'unmet',
      note: text,
      reason: text,
      evidence: [{ title: '見本' }, { title: text, reference: text }],
      owner: text,
      waiver: { reason: text },
    };
    const paths = ['note', 'reason', 'evidence.1.title', 'evidence.1.reference', 'owner', 'waiver.reason'];
    expect(codes(answer)).toEqual(paths.map((path) => at(path)));
  });

  test('in a draft, in every view of a thread, and in what was put aside', () => {
    const view = { by: 'r1', on: TODAY, view: 'agrees' as const, stamp: '' };
    const head: Partial<Assessment> = {
      drafts: { 'A-1-1-2': { note: text } },
      reviews: {
        [ID]: [
          { ...view, advice: text },
          { ...view, question: 'だれが変えますか', reply: text },
          { ...view, reason: text, question: text, repliedBy: text },
        ],
      },
      retired: [
        { id: 'B', from: { id: 'x', edition: '1' }, why: 'changed', on: TODAY, answer: { ...kept, note: text } },
      ],
    };
    expect(codes(kept, { head })).toEqual([
      'drafts.A-1-1-2.note',
      `reviews.${ID}.0.advice`,
      `reviews.${ID}.1.reply`,
      ...['reason', 'question', 'repliedBy'].map((field) => `reviews.${ID}.2.${field}`),
      'retired.0.answer.note',
    ]);
  });

  test('in what is about no criterion, and goes to buyers and colleagues', () => {
    const head: Partial<Assessment> = {
      organization: { name: '見本', toBuyers: text },
      scope: { systems: ['会計', text] },
      handout: { madeOn: TODAY, ids: [ID], to: text, base: {} },
      reviewers: { r1: { name: '見本', organization: text, relation: 'outside' } },
    };
    expect(codes(kept, { head }).toSorted()).toEqual([
      'handout.to',
      'organization.toBuyers',
      'reviewers.r1.organization',
      'scope.systems.1',
    ]);
  });

  test('never said again', () => {
    const answer: Answer = {
      state: 'unmet',
      note: 'password=hunter2',
      evidence: [{ title: 'password=hunter2', validUntil: '2020-01-01' }],
    };
    expect(JSON.stringify(diagnose({}, answer))).not.toContain('hunter2');
  });
});

describe('whatever the answers are', () => {
  const catalogue = sampleCatalogue([{ id: 'A-1-1-1', ...yearly }, { id: 'A-1-1-2', ...monthly }, { id: 'A-1-1-3' }]);
  const date = fc
    .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  const answer: fc.Arbitrary<Answer> = fc.record(
    {
      state: fc.constantFrom('met', 'partial', 'unmet', 'unknown', 'not-applicable'),
      lastDone: date,
      due: date,
      owner: fc.constantFrom('', '総務部長'),
      evidence: fc.array(fc.record({ title: fc.constant('見本'), validUntil: date }), { maxLength: 2 }),
      waiver: fc.record({ reason: fc.constantFrom('', '待ちます'), until: date }, { requiredKeys: ['reason'] }),
    },
    { requiredKeys: ['state'] },
  );
  const answers = fc
    .tuple(answer, answer, answer)
    .map((given) => Object.fromEntries(given.map((one, index) => [`A-1-1-${index + 1}`, one])));
  const firm = (given: Assessment['answers'], asOf: string): readonly Diagnostic[] =>
    checkFirm({ catalogue, assessment: sampleAssessment(given), asOf, evidence: new Map(), outdated: upToDate });
  const dated = ['scs/duty-overdue', 'scs/evidence-expired', 'scs/waiver-expired', 'scs/due-past'];
  const datedIn = (found: readonly Diagnostic[]) =>
    found.filter(({ code }) => dated.includes(code)).map(({ code, path }) => `${code} ${path?.join('.')}`);

  test('a later day never takes back that something is overdue or has run out', () => {
    fc.assert(
      fc.property(answers, date, date, (given, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(datedIn(firm(given, late))).toEqual(expect.arrayContaining(datedIn(firm(given, early))));
      }),
    );
  });

  test('a waiver changes no count, no judgement and no contradiction', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const bare = Object.fromEntries(Object.entries(given).map(([id, { waiver: _, ...rest }]) => [id, rest]));
        const judged = (own: typeof given) => ({ ...scoreSample(catalogue, sampleAssessment(own)), lapses: [] });
        expect(judged(given)).toEqual(judged(bare));
      }),
    );
  });

  test('lapses that are known already are told as if they had been looked for', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const facts = { catalogue, assessment: sampleAssessment(given), evidence: new Map(), outdated: upToDate };
        const lapses = checkLapses(catalogue, facts.assessment);
        expect(checkUpkeep({ ...facts, lapses })).toEqual(checkUpkeep(facts));
      }),
    );
  });

  test('every finding has its place, and names its criterion unless it is about the whole file', () => {
    fc.assert(
      fc.property(answers, date, (given, asOf) => {
        for (const { code, path, args } of firm(given, asOf)) {
          expect(path?.length).toBeGreaterThan(0);
          expect(args['criterion'], code).toBe(code === 'scs/scope-empty' ? undefined : path?.[1]);
        }
      }),
    );
  });
});

test.each(['star3', 'star4'])('a firm that has said nothing hears only that its scope is empty: %s', (level) => {
  const catalogue: Catalogue = shippedCatalogue();
  const facts = { asOf: TODAY, evidence: new Map(), outdated: upToDate };
  const codes = checkFirm({ ...facts, catalogue, assessment: emptyAssessment(catalogue, level) }).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['scs/scope-empty']);
});

test('an answer that remembers its question is never one to another edition', () => {
  const catalogue = shippedCatalogue();
  const answers = Object.fromEntries(
    allCriteria(catalogue).map((criterion) => [criterion.id, { ...kept, asked: askedOf(criterion) }]),
  );
  const assessment = { ...emptyAssessment(catalogue), answers };
  const outdated = outdatedAnswers(assessment, { catalogue, hash: 'sha256:1' });
  const found = checkFirm({ catalogue, assessment, asOf: TODAY, evidence: new Map(), outdated });
  expect(found.filter(({ code }) => code === 'scs/other-edition')).toEqual([]);
});

describe('what a rule weighs can be set', () => {
  const found = diagnose({}, { state: 'met' });

  test('to another severity, or to nothing', () => {
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
    expect(withSettings(found, { 'scs/met-without-evidence': 'error' }).map(({ severity }) => severity)).toEqual([
      'error',
    ]);
    expect(withSettings(found, { 'scs/met-without-evidence': 'off' })).toEqual([]);
  });

  test('what is not set stays as it is', () => {
    expect(withSettings(found, {})).toEqual(found);
    expect(withSettings(found, { 'scs/owner-missing': 'off' })).toEqual(found);
  });
});
