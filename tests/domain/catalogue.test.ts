import { expect, test } from 'vitest';
import { allCriteria, indexCatalogue, narrowToLevel, requirementName } from '../../src/domain/catalogue.ts';
import { listShippedCatalogues } from '../../src/io/shipped.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';

test('what is made of a catalogue is made once, however many files are judged by it', () => {
  const { catalogue } = loadShipped('scs-20260327');
  const narrowed = narrowToLevel(catalogue, 'star3');
  expect(narrowToLevel(catalogue, 'star3')).toBe(narrowed);
  expect(allCriteria(narrowed)).toBe(allCriteria(narrowed));
  expect(indexCatalogue(narrowed)).toBe(indexCatalogue(narrowed));
});

test('another level, and another catalogue, have their own', () => {
  const { catalogue } = loadShipped('scs-20260327');
  expect(allCriteria(narrowToLevel(catalogue, 'star3'))).toHaveLength(81);
  expect(allCriteria(narrowToLevel(catalogue, 'star4'))).toHaveLength(153);
  const shorter = { ...catalogue, requirements: catalogue.requirements.slice(0, 1) };
  expect(allCriteria(narrowToLevel(shorter, 'star4')).length).toBeLessThan(153);
});

test.each(listShippedCatalogues())('%s asks a firm of every fact that a stage of a level needs', (id) => {
  const { catalogue } = loadShipped(id);
  for (const level of catalogue.levels) {
    const stages = catalogue.stages?.filter((stage) => (stage.level ?? level.id) === level.id) ?? [];
    const needed = stages.flatMap(({ needs }) =>
      needs.flatMap((need) => (typeof need === 'string' ? [] : (need.fact ?? []))),
    );
    const asked = narrowToLevel(catalogue, level.id).profileFacts.map((fact) => fact.id);
    expect(asked).toEqual(expect.arrayContaining(needed));
  }
});

test('a requirement is named by its id, but where that is only its section over again', () => {
  const first = (id: string) => loadShipped(id).catalogue.requirements[0] ?? { id, section: id, title: '' };
  expect(requirementName(first('scs-20260327'))).toMatch(/^1-1-1 ./);
  expect(requirementName(first('ssdf-1.1'))).toMatch(/^PO\.1 ./);
  expect(requirementName(first('security-action-25'))).toBe('基本的対策');
  // Whatever the ids of its criteria begin with.
  expect(requirementName({ id: '第5条', section: '第3章', title: '医療機器の台帳' })).toBe('第5条 医療機器の台帳');
});
