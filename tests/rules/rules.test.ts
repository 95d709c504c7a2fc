import { describe, expect, test } from 'vitest';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import type { Diagnostic } from '../../src/formats/diagnostic.ts';
import { checkContradictions } from '../../src/rules/index.ts';
import { type SampleCriterion, sampleAssessment, sampleCatalogue } from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

type Answers = Readonly<Record<string, Answer['state'] | Answer>>;

const profileFacts = [
  { id: 'has-servers', question: 'サーバはありますか', ifNot: 'サーバがありません' },
] satisfies Catalogue['profileFacts'];

/** Answers in, `criterion code` out. */
function found(criteria: readonly SampleCriterion[], answers: Answers, profile?: Assessment['profile']): string[] {
  return diagnose(criteria, answers, profile).map(({ code, args }) => `${args['criterion']} ${code}`);
}

function diagnose(
  criteria: readonly SampleCriterion[],
  answers: Answers,
  profile?: Assessment['profile'],
): readonly Diagnostic[] {
  return checkContradictions(sampleCatalogue(criteria, { profileFacts }), sampleAssessment(answers, profile));
}

describe('scs/met-over-unmet-reference', () => {
  const direct = [{ id: 'A-1-1-1' }, { id: 'A-1-1-2', references: ['A-1-1-1'] }];
  const byRequirement = [{ id: 'A-1-1-1' }, { id: 'A-1-1-2' }, { id: 'B-1-1-1', references: ['A-1-1'] }];
  const byChoice: readonly SampleCriterion[] = [
    { id: 'A-1-1-1' },
    {
      id: 'A-1-1-2',
      options: {
        atLeast: 1,
        choices: [
          { id: 'a', text: '台帳に書いている' },
          { id: 'b', text: '決まりに従っている', references: ['A-1-1-1'] },
        ],
      },
    },
  ];

  test.each(['unmet', 'partial'] as const)('a criterion cannot be met over one that is %s', (state) => {
    expect(found(direct, { 'A-1-1-1': state, 'A-1-1-2': 'met' })).toEqual(['A-1-1-2 scs/met-over-unmet-reference']);
  });

  test('one that is said not to apply is not missing', () => {
    const base: Answer = { state: 'not-applicable', reason: '見本の理由' };
    expect(found(direct, { 'A-1-1-1': base, 'A-1-1-2': 'met' })).not.toContain('A-1-1-2 scs/met-over-unmet-reference');
  });

  test('what nobody knows or has answered is no contradiction yet', () => {
    expect(found(direct, { 'A-1-1-1': 'unknown', 'A-1-1-2': 'met' })).toEqual([]);
    expect(found(direct, { 'A-1-1-2': 'met' })).toEqual([]);
  });

  test('a base that is met is fine, and so is an open criterion over an open base', () => {
    expect(found(direct, { 'A-1-1-1': 'met', 'A-1-1-2': 'met' })).toEqual([]);
    for (const state of ['partial', 'unmet', 'unknown'] as const) {
      expect(found(direct, { 'A-1-1-1': 'unmet', 'A-1-1-2': state })).toEqual([]);
    }
  });

  test('a reference to a requirement reaches all its criteria', () => {
    expect(diagnose(byRequirement, { 'A-1-1-1': 'unmet', 'A-1-1-2': 'partial', 'B-1-1-1': 'met' })).toMatchObject([
      { args: { criterion: 'B-1-1-1', reference: 'A-1-1-1' } },
      { args: { criterion: 'B-1-1-1', reference: 'A-1-1-2' } },
    ]);
    expect(found(byRequirement, { 'A-1-1-1': 'met', 'A-1-1-2': 'met', 'B-1-1-1': 'met' })).toEqual([]);
  });

  test('a reference of an option counts only where that option is chosen', () => {
    const met = (...options: string[]): Answer => ({ state: 'met', options });
    expect(found(byChoice, { 'A-1-1-1': 'unmet', 'A-1-1-2': met('a') })).toEqual([]);
    expect(found(byChoice, { 'A-1-1-1': 'unmet', 'A-1-1-2': met('b') })).toEqual([
      'A-1-1-2 scs/met-over-unmet-reference',
    ]);
    expect(found(byChoice, { 'A-1-1-1': 'met', 'A-1-1-2': met('a', 'b') })).toEqual([]);
  });

  test('the same base is named once, however many ways lead to it', () => {
    const twice = [{ id: 'A-1-1-1' }, { id: 'B-1-1-1', references: ['A-1-1-1', 'A-1-1'] }];
    expect(found(twice, { 'A-1-1-1': 'unmet', 'B-1-1-1': 'met' })).toHaveLength(1);
  });

  test('it points at the answer that claims to be met', () => {
    expect(diagnose(direct, { 'A-1-1-1': 'unmet', 'A-1-1-2': 'met' })).toEqual([
      {
        code: 'scs/met-over-unmet-reference',
        severity: 'warning',
        about: 'contradiction',
        path: ['answers', 'A-1-1-2', 'state'],
        args: { criterion: 'A-1-1-2', reference: 'A-1-1-1', state: 'unmet' },
      },
    ]);
  });
});

describe('scs/option-missing', () => {
  const choices = ['a', 'b', 'c'].map((id) => ({ id, text: `選択肢 ${id}` }));
  const always = [{ id: 'A-1-1-1', options: { atLeast: 2, choices } }];
  const sometimes = [{ id: 'A-1-1-1', options: { atLeast: 2, choices, onlyWhen: '道具を使う場合' } }];
  const answer = (state: Answer['state'], ...options: string[]) => ({ 'A-1-1-1': { state, options } });

  test('met by options means that enough of them are named', () => {
    expect(found(always, { 'A-1-1-1': 'met' })).toEqual(['A-1-1-1 scs/option-missing']);
    expect(found(always, answer('met'))).toEqual(['A-1-1-1 scs/option-missing']);
    expect(found(always, answer('met', 'a'))).toEqual(['A-1-1-1 scs/option-missing']);
    expect(found(always, answer('met', 'a', 'c'))).toEqual([]);
    expect(found(always, answer('met', 'a', 'b', 'c'))).toEqual([]);
  });

  test('the same option twice, or one that does not exist, is not another option', () => {
    expect(found(always, answer('met', 'a', 'a'))).toEqual(['A-1-1-1 scs/option-missing']);
    expect(found(always, answer('met', 'a', 'z'))).toEqual(['A-1-1-1 scs/option-missing']);
  });

  test('options that are needed only sometimes may be left out, but not half named', () => {
    expect(found(sometimes, { 'A-1-1-1': 'met' })).toEqual([]);
    expect(found(sometimes, answer('met', 'a'))).toEqual(['A-1-1-1 scs/option-missing']);
    expect(found(sometimes, answer('met', 'a', 'b'))).toEqual([]);
  });

  test('what is not met needs no options', () => {
    for (const state of ['partial', 'unmet', 'unknown'] as const) {
      expect(found(always, answer(state))).toEqual([]);
    }
    expect(found(always, {})).toEqual([]);
  });

  test('it says how many are needed and how many there are', () => {
    expect(diagnose(always, answer('met', 'b'))).toEqual([
      {
        code: 'scs/option-missing',
        severity: 'error',
        about: 'contradiction',
        path: ['answers', 'A-1-1-1', 'options'],
        args: { criterion: 'A-1-1-1', needed: 2, chosen: 1 },
      },
    ]);
  });
});

describe('scs/not-applicable-without-reason', () => {
  const criteria = [{ id: 'A-1-1-1' }];

  test.each([undefined, '', ' ', '　', '\n\t '])('a reason of %j is none', (reason) => {
    const answer: Answer = { state: 'not-applicable', ...(reason === undefined ? {} : { reason }) };
    expect(diagnose(criteria, { 'A-1-1-1': answer })).toEqual([
      {
        code: 'scs/not-applicable-without-reason',
        severity: 'error',
        about: 'contradiction',
        path: ['answers', 'A-1-1-1', 'state'],
        args: { criterion: 'A-1-1-1' },
      },
    ]);
  });

  test('a reason in words is one', () => {
    const answers = { 'A-1-1-1': { state: 'not-applicable', reason: '見本の理由' } } as const;
    expect(found(criteria, answers)).not.toContain('A-1-1-1 scs/not-applicable-without-reason');
  });

  test('no other state needs a reason', () => {
    for (const state of ['met', 'partial', 'unmet', 'unknown'] as const) {
      expect(found(criteria, { 'A-1-1-1': state })).toEqual([]);
    }
  });
});

describe('scs/not-applicable-always', () => {
  const criteria = [
    { id: 'A-1-1-1' },
    { id: 'A-1-1-2', appliesIf: 'has-servers' },
    { id: 'A-1-1-3', references: ['A-1-1-2'] },
  ];
  const not = { state: 'not-applicable', reason: '見本の理由' } as const;

  test('a criterion that rests on no fact of the firm applies to every firm', () => {
    expect(found(criteria, { 'A-1-1-1': not })).toEqual(['A-1-1-1 scs/not-applicable-always']);
    expect(found(criteria, { 'A-1-1-3': not })).toEqual(['A-1-1-3 scs/not-applicable-always']);
  });

  test('one that rests on a fact, or on what does not apply, may not', () => {
    expect(found(criteria, { 'A-1-1-2': not, 'A-1-1-3': not })).toEqual([]);
  });
});

describe('scs/not-applicable-against-profile', () => {
  const criteria = [{ id: 'A-1-1-1', appliesIf: 'has-servers' }];
  const answers = { 'A-1-1-1': { state: 'not-applicable', reason: '見本の理由' } } as const;

  test('a firm that has servers cannot say that a criterion on servers does not apply', () => {
    expect(diagnose(criteria, answers, { 'has-servers': true })).toEqual([
      {
        code: 'scs/not-applicable-against-profile',
        severity: 'warning',
        about: 'contradiction',
        path: ['answers', 'A-1-1-1', 'state'],
        args: { criterion: 'A-1-1-1', fact: 'has-servers' },
      },
    ]);
  });

  test('a firm that has none, does not know, or has not said so can', () => {
    expect(found(criteria, answers, { 'has-servers': false })).toEqual([]);
    expect(found(criteria, answers, { 'has-servers': 'unknown' })).toEqual([]);
    expect(found(criteria, answers, {})).toEqual([]);
    expect(found(criteria, answers)).toEqual([]);
  });

  test('what is answered otherwise, or hangs on nothing, is left alone', () => {
    expect(found(criteria, { 'A-1-1-1': 'unmet' }, { 'has-servers': true })).toEqual([]);
    const codes = found([{ id: 'A-1-1-1' }], answers, { 'has-servers': true });
    expect(codes).not.toContain('A-1-1-1 scs/not-applicable-against-profile');
  });
});

describe('on the shipped catalogue', () => {
  const catalogue = shippedCatalogue();
  const codesOf = (answers: Assessment['answers'], profile?: Assessment['profile']) =>
    checkContradictions(catalogue, { ...emptyAssessment(catalogue), answers, ...(profile ? { profile } : {}) }).map(
      ({ code, args }) => `${args['criterion']} ${code}${args['reference'] ? ` ${args['reference']}` : ''}`,
    );

  test('a firm that has said nothing contradicts nothing', () => {
    expect(codesOf({})).toEqual([]);
  });

  test('the yearly look at a list that does not exist', () => {
    expect(codesOf({ '1-2-1-2': { state: 'unmet' }, '1-2-1-3': { state: 'met' } })).toEqual([
      '1-2-1-3 scs/met-over-unmet-reference 1-2-1-2',
    ]);
  });

  test('a reference that only defines, or means a part, is no base', () => {
    const met = (...options: string[]) => ({ state: 'met' as const, options });
    expect(codesOf({ '4-1-5-2': { state: 'unmet' }, '4-1-4-1': met('c') })).toEqual([]);
    expect(codesOf({ '4-1-3-3': { state: 'unmet' }, '4-1-3-2': met() })).toEqual([]);
    expect(codesOf({ '4-4-4-2': { state: 'unmet' }, '4-4-2-1': met('b') })).toEqual([]);
  });

  test('what we say must stand first contradicts where it is missing, and not where it is there in part', () => {
    const withGuidance = (answers: Assessment['answers']) =>
      checkContradictions(catalogue, { ...emptyAssessment(catalogue), answers }, { guidance: shippedGuidance() }).map(
        ({ args }) => [args['criterion'], args['reference']],
      );
    const met = { state: 'met' as const };
    for (const [base, after] of [
      ['1-3-1-1', '1-3-1-2'],
      ['1-2-3-1', '1-2-3-2'],
      ['4-4-5-1', '4-4-5-2'],
      ['4-4-5-1', '4-4-5-3'],
    ] as const) {
      expect(withGuidance({ [base]: { state: 'unmet' }, [after]: met })).toEqual([[after, base]]);
      expect(withGuidance({ [base]: { state: 'partial' }, [after]: met })).toEqual([]);
    }
  });

  test('how to combine factors can be right wherever they are used, even if a cloud service is still without', () => {
    const answers = {
      '4-1-3-2': { state: 'unmet' as const },
      '4-1-3-3': { state: 'met' as const, options: ['a', 'b'] },
    };
    expect(
      checkContradictions(catalogue, { ...emptyAssessment(catalogue), answers }, { guidance: shippedGuidance() }),
    ).toEqual([]);
  });

  test('whoever claims multi-factor sign-in names its factors', () => {
    const factors = { '4-1-3-3': { state: 'met' as const } };
    const missing = ['4-1-3-3 scs/option-missing'];
    const found = (answers: Assessment['answers']) => codesOf({ ...factors, ...answers });
    expect(found({ '4-1-3-2': { state: 'met' } })).toEqual(missing);
    expect(found({ '4-1-5-3': { state: 'met', options: ['a'] } })).toEqual(missing);
    expect(found({ '4-1-5-3': { state: 'met', options: ['b'] } })).toEqual([]);
    expect(found({ '4-1-3-2': { state: 'unmet' } })).toEqual([]);
  });

  test('one factor is not two, and a firm without multi-factor sign-in names none', () => {
    expect(codesOf({ '4-1-3-3': { state: 'met', options: ['a'] } })).toEqual(['4-1-3-3 scs/option-missing']);
    expect(codesOf({ '4-1-3-3': { state: 'met', options: ['a', 'b'] } })).toEqual([]);
    expect(codesOf({ '4-1-3-3': { state: 'met' } })).toEqual([]);
  });

  test('a password rule that rests on several factors needs a sign-in that has them', () => {
    const passwords = { '4-1-5-3': { state: 'met' as const, options: ['a'] } };
    const found = (answers: Assessment['answers'], profile: Assessment['profile'] = {}) =>
      checkContradictions(
        catalogue,
        { ...emptyAssessment(catalogue), answers, profile },
        { guidance: shippedGuidance() },
      ).map(({ code, args }) => `${args['criterion']} ${code} ${args['fact'] ?? args['reference']}`);
    expect(found(passwords, { 'uses-mfa': false })).toEqual(['4-1-5-3 scs/contradictory-profile uses-mfa']);
    expect(found({ ...passwords, '4-1-3-3': { state: 'unmet' } })).toEqual([
      '4-1-5-3 scs/met-over-unmet-reference 4-1-3-3',
    ]);
    expect(found({ '4-1-5-3': { state: 'met', options: ['b'] } }, { 'uses-mfa': false })).toEqual([]);
    expect(found(passwords, { 'uses-mfa': true })).toEqual([]);
    expect(found(passwords)).toEqual([]);
  });

  test('updates within fourteen days need no substitute', () => {
    expect(codesOf({ '4-4-4-2': { state: 'met' } })).toEqual([]);
  });
});
