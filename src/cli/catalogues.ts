import { UserError } from '../errors.ts';
import { listShippedCatalogues, readShippedCatalogue } from '../io/shipped.ts';
import type { Aim } from '../model/assessment.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { digestOf } from '../model/digest.ts';
import type { Guidance } from '../model/guidance.ts';

/** A catalogue ready for use, with its help texts and its hash. */
export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly guidance: Guidance | undefined;
  readonly hash: string;
}

/** The catalogue of this package that new assessments answer. */
export const DEFAULT_CATALOGUE = 'scs-20260327';

/**
 * A catalogue that ships with the package. It was validated when the package was built.
 * @throws UserError unknown-catalogue
 */
export function loadCatalogue(id: string): LoadedCatalogue {
  const known = listShippedCatalogues();
  if (!known.includes(id)) throw new UserError('unknown-catalogue', { id, allowed: known.join(' / ') });
  const shipped = JSON.parse(readShippedCatalogue(id)) as {
    catalogue: Catalogue;
    guidance: { ja?: Guidance };
  };
  return { catalogue: shipped.catalogue, guidance: shipped.guidance.ja, hash: digestOf(shipped.catalogue) };
}

/** The same, or undefined where the package has none of that id. */
export function findCatalogue(id: string): LoadedCatalogue | undefined {
  return listShippedCatalogues().includes(id) ? loadCatalogue(id) : undefined;
}

/**
 * The level asked for, else the one aimed at before, else the catalogue's first.
 * @throws UserError unknown-level
 */
export function chooseLevel(catalogue: Catalogue, asked: string | undefined, before?: string): string {
  const known = catalogue.levels.map(({ id }) => id);
  const level = asked ?? before ?? known[0] ?? '';
  if (!known.includes(level)) throw new UserError('unknown-level', { level, allowed: known.join(' / ') });
  return level;
}

/** What an assessment keeps of the catalogue it answers. */
export function aimOf({ id, edition }: Catalogue, hash: string, level: string): Aim {
  return { id, edition, hash, level };
}
