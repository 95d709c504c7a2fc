import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './packageRoot.ts';

export type StarterKind = 'assessment' | 'catalogue';

let catalogues: readonly string[] | undefined;

/** The ids of the catalogues in the package; looked up once, as thousands of files may ask. */
export function listShippedCatalogues(): readonly string[] {
  catalogues ??= shippedFiles().flatMap(idsIn).sort();
  return catalogues;
}

/** The compiled catalogue and its guidance as JSON; `id` is one of listShippedCatalogues. */
export function readShippedCatalogue(id: string): string {
  const file = shippedFiles().find((name) => idsIn(name).includes(id)) ?? `${id}.json`;
  const text = readFileSync(join(shippedFolder(), file), 'utf8');
  return idsIn(file).length === 1 ? text : JSON.stringify(JSON.parse(text)[id]);
}

function shippedFiles(): readonly string[] {
  return readdirSync(shippedFolder()).filter((name) => name.endsWith('.json'));
}

/** Small ones lie together: `a+b.json` holds both by id. */
function idsIn(file: string): readonly string[] {
  return file.slice(0, -'.json'.length).split('+');
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

/** A template of `templates/ci`, by the name of its file. */
export function readCiTemplate(file: string): string {
  return readFileSync(join(packageRoot(), 'templates', 'ci', file), 'utf8');
}

/** Where the assessment of a made-up firm lies. */
export function shippedSample(): string {
  return join(packageRoot(), 'templates', 'sample.assessment.yaml');
}

function shippedFolder(): string {
  return join(packageRoot(), 'dist', 'controls');
}
