import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalogueHash } from '../../src/domain/criterionHash.ts';
import { listShippedCatalogues, readShippedCatalogue } from '../../src/io/shipped.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';

const yaml = (name: string) => parse(readFileSync(new URL(`../../controls/${name}`, import.meta.url), 'utf8'));

describe.each(listShippedCatalogues())('the compiled catalogue %s', (id) => {
  test('says exactly what its YAML says, and its help texts too', () => {
    const compiled = JSON.parse(readShippedCatalogue(id));
    expect(compiled.catalogue).toEqual(yaml(`${id}.yaml`));
    expect(compiled.guidance.ja).toEqual(yaml(`guidance/${id}.ja.yaml`));
  });

  test('carries the hash of its own content', () => {
    const { catalogue, hash } = JSON.parse(readShippedCatalogue(id));
    expect(hash).toBe(catalogueHash(catalogue));
    expect(loadShipped(id).hash).toBe(catalogueHash(loadShipped(id).catalogue));
  });
});
