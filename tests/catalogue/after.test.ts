import { expect, test } from 'vitest';
import { guidanceRules } from '../../src/catalogue/guidanceRules.ts';
import { catalogueRules } from '../../src/catalogue/rules.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { sampleCatalogue } from '../helpers/sample.ts';

const three: Catalogue = {
  ...sampleCatalogue([{ id: 'A-1-1-1', references: ['A-1-1-2'] }, { id: 'A-1-1-2' }, { id: 'B-1-1-1' }]),
};

/** What is wrong where `after` names these criteria first. */
function found(after: Readonly<Record<string, readonly string[]>>, catalogue = three) {
  const entry = {
    why: '見本の理由です。',
    evidence: ['見本の台帳', '見本の記録'],
    firstStep: '名前を書きます。',
    who: ['it' as const],
    work: ['rule' as const],
    effort: 'S' as const,
    solvedBy: 'paper' as const,
  };
  const criteria = Object.fromEntries(Object.entries(after).map(([id, ids]) => [id, { ...entry, after: [...ids] }]));
  const guidance = { formatVersion: 1 as const, catalogue: 'sample', lang: 'ja' as const, criteria };
  return guidanceRules(guidance, catalogue).map(({ code, path }) => `${code} ${path.join('.')}`);
}

test('what must stand first may be a criterion or a requirement of the catalogue', () => {
  expect(found({ 'A-1-1-1': ['B-1-1-1'], 'A-1-1-2': ['B-1-1'] })).toEqual([]);
  expect(found({ 'A-1-1-1': ['C-1-1-1'] })).toEqual(['unknown-reference criteria.A-1-1-1.after.0']);
});

test('nothing comes before itself, alone, through its requirement or with the references', () => {
  expect(found({ 'B-1-1-1': ['B-1-1-1'] })).toEqual(['circular-reference criteria.B-1-1-1.after.0']);
  expect(found({ 'B-1-1-1': ['B-1-1'] })).toEqual(['circular-reference criteria.B-1-1-1.after.0']);
  expect(found({ 'A-1-1-2': ['A-1-1-1'] })).toEqual(['circular-reference criteria.A-1-1-2.after.0']);
});

test('a reference that only defines closes no circle, and has to be a reference', () => {
  const defining = sampleCatalogue([
    { id: 'A-1-1-1', references: ['A-1-1-2'], referenceKinds: { 'A-1-1-2': 'definition' } },
    { id: 'A-1-1-2' },
  ]);
  expect(found({ 'A-1-1-2': ['A-1-1-1'] }, defining)).toEqual([]);
  const stray = sampleCatalogue([{ id: 'A-1-1-1', referenceKinds: { 'A-1-1-2': 'definition' } }, { id: 'A-1-1-2' }]);
  expect(catalogueRules(stray).filter(({ code }) => code === 'unknown-reference')).toMatchObject([
    { args: { value: 'A-1-1-2' }, on: 'key' },
  ]);
});
