import { describe, expect, test } from 'vitest';
import { allCriteria, guidanceOf } from '../../src/domain/catalogue.ts';
import { listShippedCatalogues } from '../../src/io/shipped.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';

describe('the guidance of a catalogue of ours says everything that guidance can say', () => {
  test.each(listShippedCatalogues())('%s', (id) => {
    const { catalogue, guidance } = loadShipped(id);
    const needed = ['why', 'evidence', 'firstStep', 'who', 'work', 'effort', 'solvedBy'] as const;
    const lacking = allCriteria(catalogue).flatMap((criterion) =>
      needed.filter((key) => !guidanceOf(guidance, criterion.id)?.[key]?.length).map((key) => `${criterion.id} ${key}`),
    );
    expect(lacking).toEqual([]);
  });
});
