import { describe, expect, test } from 'vitest';
import { planOf } from '../../src/interview/review.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { checkFirm, checkRules, rules } from '../../src/rules/index.ts';
import type { Rule, Subject } from '../../src/rules/rule.ts';
import { portfolioFacts } from '../../src/scoring/portfolio.ts';
import { sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';

const TODAY = '2026-11-21';
const ids = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3'] as const;
const catalogue = sampleCatalogue(ids.map((id) => ({ id })));
const evidence = [{ title: '見本の台帳' }];
const owner = '総務部長';
const firm = sampleAssessment({
  [ids[0]]: { state: 'met', evidence },
  [ids[1]]: { state: 'unmet', owner },
  [ids[2]]: { state: 'unmet', owner },
});

/** A rule that nobody has written yet: it finds something in the last answer. */
const newRule = (changes: Pick<Rule, 'about'> & Partial<Pick<Rule, 'severity'>>): Rule => ({
  code: 'scs/made-up',
  severity: 'error',
  check: () => [{ criterion: ids[2], path: ['answers', ids[2]] }],
  ...changes,
});

/** All that the rules say, with one more among them. */
function findings(rule: Rule, assessment: Assessment) {
  const among = [...rules, rule];
  const facts = { catalogue, assessment, hash: '', asOf: TODAY, evidence: new Map(), changed: [] };
  return [...checkRules(catalogue, assessment, among), ...checkFirm(facts, among)];
}

describe('a rule that is added is known wherever rules are asked, by what it says of itself', () => {
  const plan = (rule: Rule) =>
    planOf({ catalogue, findings: findings(rule, firm), evidence: new Map(), asOf: TODAY }, firm);

  test('a specialist is shown a contradiction first, though it is a warning', () => {
    expect(plan(newRule({ about: 'answer', severity: 'warning' }))).toEqual([...ids]);
    expect(plan(newRule({ about: 'contradiction', severity: 'warning' }))[0]).toBe(ids[2]);
  });

  test('and any error, but one about evidence, which has a rank of its own', () => {
    expect(plan(newRule({ about: 'answer' }))[0]).toBe(ids[2]);
    expect(plan(newRule({ about: 'evidence' }))).toEqual([...ids]);
  });

  test.each<[Subject, string]>([
    ['duty', 'duty'],
    ['evidence', 'evidence'],
    ['waiver', 'waiver'],
    ['answer', 'other'],
    ['contradiction', 'other'],
    ['due', 'other'],
  ])('the table of firms counts an error about %s as %s', (about, kind) => {
    const result = scoreSample(catalogue, firm);
    const diagnostics = findings(newRule({ about }), firm);
    expect(portfolioFacts({ catalogue, assessment: firm, result, diagnostics }).errors).toEqual([{ kind, count: 1 }]);
  });
});
