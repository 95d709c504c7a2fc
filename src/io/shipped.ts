import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './packageRoot.ts';

export type StarterKind = 'assessment' | 'catalogue';

/** The ids of the catalogues in the package. */
export function listShippedCatalogues(): readonly string[] {
  return readdirSync(shippedFolder())
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** The compiled catalogue and its guidance as JSON; `id` is one of listShippedCatalogues. */
export function readShippedCatalogue(id: string): string {
  return readFileSync(join(shippedFolder(), `${id}.json`), 'utf8');
}

/** All compiled crosswalks of the package as JSON, as one list. */
export function readShippedCrosswalks(): string {
  return readFileSync(join(shippedFolder(), 'crosswalk', 'crosswalks.json'), 'utf8');
}

/** What the package has in a language other than its own, as JSON: `catalogues` by id, and `starters`. */
export function readShippedTranslations(language: string): string {
  return readFileSync(join(shippedFolder(), 'translation', `${language}.json`), 'utf8');
}

/** The commented file that a new assessment or catalogue starts from, in Japanese. */
export function readStarterFile(kind: StarterKind): string {
  return readFileSync(join(packageRoot(), 'templates', `${kind}.yaml`), 'utf8');
}

function shippedFolder(): string {
  return join(packageRoot(), 'dist', 'controls');
}
