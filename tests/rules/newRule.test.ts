import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LAST_DAY } from '../../src/domain/calendar.ts';
import type { Subject } from '../../src/formats/diagnostic.ts';
import { planOf } from '../../src/interview/review.ts';
import { checkContradictions, checkFirm, checkUpkeep, onDay, ruleCodes, rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { portfolioFacts, portfolioRow } from '../../src/scoring/portfolio.ts';
import { sampleAssessment, sampleCatalogue, scoreSample, upToDate } from '../helpers/sample.ts';

const TODAY = '2026-11-21';
const [first, second, last] = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3'] as const;
const catalogue = sampleCatalogue([first, second, last].map((id) => ({ id })));
const owner = '総務部長';
const assessment = sampleAssessment({
  [first]: { state: 'met', evidence: [{ title: '見本の台帳' }] },
  [second]: { state: 'unmet', owner },
  [last]: { state: 'unmet', owner },
});

type Said = Pick<Rule, 'about'> & Partial<Pick<Rule, 'severity'>> & { readonly wrongAfter?: string };

/** A rule that the program does not have: it finds something in the last answer. */
function newRule({ wrongAfter, ...said }: Said): Rule {
  const day = wrongAfter === undefined ? {} : { wrongAfter };
  const check = () => [{ criterion: last, path: ['answers', last], ...day }];
  const words = { ja: { title: '新しい規則', says: '新しい規則です' }, en: { title: 'New rule', says: 'A new rule' } };
  return { code: 'scs/new-rule', severity: 'error', words, check, ...said };
}

/** All that the rules say on a day, with one more among them. */
function judged(rule: Rule, asOf: string) {
  const among = [...rules, rule];
  const upkeep = checkUpkeep({ catalogue, assessment, evidence: new Map(), outdated: upToDate }, among);
  return {
    upkeep,
    diagnostics: [...checkContradictions(catalogue, assessment, {}, among), ...onDay(asOf, upkeep)],
  };
}

function rowOn(asOf: string, rule: Rule) {
  const result = scoreSample(catalogue, assessment);
  const facts = portfolioFacts({ catalogue, assessment, result, evidence: new Map(), ...judged(rule, LAST_DAY) });
  return portfolioRow('a.yaml', facts, asOf, catalogue);
}

describe('a specialist who reviews', () => {
  const plan = (said: Said) => {
    const { diagnostics: findings } = judged(newRule(said), TODAY);
    return planOf({ catalogue, findings, evidence: new Map(), asOf: TODAY }, assessment);
  };
  const asBefore = [first, second, last];

  test('is shown first what a new rule calls a contradiction, though it is a warning', () => {
    expect(plan({ about: 'contradiction', severity: 'warning' })).toEqual([last, first, second]);
    expect(plan({ about: 'answer', severity: 'warning' })).toEqual(asBefore);
  });

  test('and what it calls an error; of evidence, its state alone decides', () => {
    expect(plan({ about: 'answer' })).toEqual([last, first, second]);
    expect(plan({ about: 'evidence' })).toEqual(asBefore);
  });

  test('from the day after which it is wrong', () => {
    expect(plan({ about: 'duty', wrongAfter: TODAY })).toEqual(asBefore);
    expect(plan({ about: 'duty', wrongAfter: '2026-11-20' })).toEqual([last, first, second]);
  });
});

describe('the table of firms', () => {
  test.each<[Subject, string]>([
    ['duty', 'duty'],
    ['evidence', 'evidence'],
    ['waiver', 'waiver'],
    ['due', 'other'],
    ['answer', 'other'],
    ['charge', 'other'],
    ['contradiction', 'other'],
    ['edition', 'other'],
    ['scope', 'other'],
    ['secret', 'other'],
  ])('counts an error of a new rule about %s as %s', (about, kind) => {
    expect(rowOn(TODAY, newRule({ about })).errors).toMatchObject({ [kind]: 1, total: 1 });
  });

  test('counts it only after the day on which it is not wrong yet', () => {
    const rule = newRule({ about: 'waiver', wrongAfter: TODAY });
    expect(rowOn(TODAY, rule).errors.total).toBe(0);
    expect(rowOn('2026-11-22', rule).errors).toMatchObject({ waiver: 1, total: 1 });
  });

  test.each(['due', 'duty', 'evidence', 'waiver'] as const)(
    'looks at the file again on that day, because of a new rule about %s',
    (about) => {
      const rule = newRule({ about, severity: 'warning', wrongAfter: '2026-12-01' });
      expect(rowOn(TODAY, rule).nextReview).toEqual({ because: about, on: '2026-12-01' });
    },
  );

  test('has the due days of a new rule, too', () => {
    const rule = newRule({ about: 'due', wrongAfter: '2026-12-01' });
    expect(rowOn(TODAY, rule).due).toEqual({ past: 0, earliest: '2026-12-01', next: '2026-12-01' });
    expect(rowOn('2026-12-02', rule).due).toEqual({ past: 1, earliest: '2026-12-01' });
  });
});

test('what a rule that is added to the list finds is found on the day that is asked for', () => {
  const rule = newRule({ about: 'duty', wrongAfter: TODAY });
  const codesOn = (asOf: string) =>
    checkFirm({ catalogue, assessment, asOf, evidence: new Map(), outdated: upToDate }, [rule]).map(
      ({ code, args }) => [code, args['asOf']],
    );
  expect(codesOn(TODAY)).toEqual([]);
  expect(codesOn('2026-11-22')).toEqual([['scs/new-rule', '2026-11-22']]);
});

test('the code of a rule stands in the file named after it and in its words, and in no list anywhere', () => {
  const src = join(import.meta.dirname, '..', '..', 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.startsWith('i18n/'));
  const places = files.flatMap((name) => {
    const text = readFileSync(join(src, name), 'utf8');
    return ruleCodes.filter((code) => text.includes(`'${code}'`)).map((code) => `${name} ${code}`);
  });
  expect(places.toSorted()).toEqual(ruleCodes.map((code) => `rules/${code.replace('scs/', '')}.ts ${code}`).toSorted());
});
