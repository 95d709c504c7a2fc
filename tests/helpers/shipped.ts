import { readFileSync } from 'node:fs';
import { parseCatalogue, parseGuidance } from '../../src/catalogue/parse.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import type { Guidance } from '../../src/formats/guidance.ts';

const read = (name: string) => ({ name, bytes: readFileSync(new URL(`../../${name}`, import.meta.url)) });

/** A catalogue as it stands in controls/. */
export function shippedCatalogue(id = 'scs-20260327'): Catalogue {
  return given(parseCatalogue(read(`controls/${id}.yaml`)).data);
}

/** Its help texts. */
export function shippedGuidance(): Guidance {
  return given(parseGuidance(read('controls/guidance/scs-20260327.ja.yaml')).data);
}

/** A firm that has said nothing yet. */
export function emptyAssessment(catalogue: Catalogue, level = 'star3'): Assessment {
  return {
    formatVersion: 1,
    organization: { name: '' },
    scope: {},
    catalogue: { id: catalogue.id, edition: catalogue.edition, level },
    answers: {},
  };
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the shipped catalogue does not parse');
  return value;
}
