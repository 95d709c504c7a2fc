import { allCriteria } from '../../../domain/catalogue.ts';
import type { Catalogue, Criterion } from '../../../formats/catalogue.ts';
import { catalogueOf } from '../../../interview/session.ts';
import { cataloguesOf, type LoadedAssessment } from '../../../workspace/assessment.ts';
import type { LackDesk } from './lacking.ts';

/** The file that answers come home to, and what it asks. */
export interface Home {
  readonly opened: LoadedAssessment;
  /** The catalogue that it aims at, and those before it. */
  readonly catalogues: readonly Catalogue[];
  /** The criteria that it may answer, by id. */
  readonly criteria: ReadonlyMap<string, Criterion>;
  /** What it is asked at its aim, beside its answers. */
  readonly ground: Omit<LackDesk['home'], 'assessment'>;
}

/**
 * Gathers what the file here asks, once for all that comes home to it.
 * @throws UserError unknown-catalogue and its like, of a catalogue that it aimed at before
 */
export function homeOf(opened: LoadedAssessment): Home {
  const { loaded, assessment } = opened;
  const { guidance } = loaded;
  const catalogues = cataloguesOf(opened);
  const criteria = catalogues.flatMap(allCriteria).map((criterion) => [criterion.id, criterion] as const);
  const ground = {
    catalogue: catalogueOf(loaded.catalogue, assessment),
    ...(guidance === undefined ? {} : { guidance }),
  };
  return { opened, catalogues, criteria: new Map(criteria), ground };
}
