import { aimsOf } from '../../../domain/aims.ts';
import { allCriteria } from '../../../domain/catalogue.ts';
import type { Catalogue, Criterion } from '../../../formats/catalogue.ts';
import type { Tag } from '../../../i18n/t.ts';
import { catalogueOf } from '../../../interview/session.ts';
import type { LoadedAssessment } from '../../../workspace/assessment.ts';
import { loadAimed } from '../../../workspace/catalogue.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import type { LackDesk } from './lacking.ts';

/** The file that answers come home to, and what it asks. */
export interface Home {
  readonly opened: LoadedAssessment;
  /** The catalogue that it aims at, and those before it. */
  readonly catalogues: readonly Catalogue[];
  /** The criteria that it may answer, by id. */
  readonly criteria: ReadonlyMap<string, Criterion>;
  /** The same in the words of the reader: what an answer keeps of its question is that of `criteria`. */
  readonly spoken: ReadonlyMap<string, Criterion>;
  /** What it is asked at its aim in the words of the reader, beside its answers. */
  readonly ground: Omit<LackDesk['home'], 'assessment'>;
}

/**
 * Gathers what the file here asks, once for all that comes home to it.
 * @throws UserError unknown-catalogue and its like, of a catalogue that it aimed at before
 */
export function homeOf(opened: LoadedAssessment, language: Tag): Home {
  const aimed = aimsOf(opened.assessment).map((aim) => loadAimed(aim, opened));
  const catalogues = aimed.map(({ catalogue }) => catalogue);
  const spoken = aimed.map((loaded) => inLanguage(loaded, language).catalogue);
  const { catalogue, guidance } = inLanguage(opened.loaded, language);
  const ground = {
    catalogue: catalogueOf(catalogue, opened.assessment),
    ...(guidance === undefined ? {} : { guidance }),
  };
  return { opened, catalogues, criteria: criteriaIn(catalogues), spoken: criteriaIn(spoken), ground };
}

function criteriaIn(catalogues: readonly Catalogue[]): ReadonlyMap<string, Criterion> {
  return new Map(catalogues.flatMap(allCriteria).map((criterion) => [criterion.id, criterion] as const));
}
