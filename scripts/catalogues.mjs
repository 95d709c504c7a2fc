// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { distDir, isMain, root } from './project.mjs';
import { importSource } from './source.mjs';

/**
 * @typedef {object} CompiledCatalogue What dist/controls/<id>.json holds: JSON loads twenty times faster than YAML.
 * @property {unknown} catalogue
 * @property {Record<string, unknown>} guidance by language
 */

/**
 * Compiles each catalogue of a folder together with its guidance.
 * @param {string} folder
 * @returns {Promise<Map<string, CompiledCatalogue>>} by catalogue id
 */
export async function compileCatalogues(folder) {
  const compiled = new Map();
  const guidanceFiles = await yamlFiles(join(folder, 'guidance'));
  for (const file of await yamlFiles(folder)) {
    const id = basename(file, '.yaml');
    const catalogue = await readYaml(join(folder, file));
    expectField(file, catalogue, 'id', id);
    compiled.set(id, { catalogue, guidance: await readGuidance(join(folder, 'guidance'), guidanceFiles, id) });
  }
  for (const file of guidanceFiles) {
    if (!compiled.has(fileTarget(`guidance/${file}`).id)) throw new Error(`guidance/${file} belongs to no catalogue`);
  }
  return compiled;
}

/**
 * The crosswalks of a folder of catalogues, each between two of `catalogues`.
 * @param {string} folder
 * @param {ReadonlySet<string>} catalogues
 * @returns {Promise<unknown[]>}
 */
export async function compileCrosswalks(folder, catalogues) {
  const place = join(folder, 'crosswalk');
  const compiled = [];
  for (const file of await yamlFiles(place)) {
    const id = basename(file, '.yaml');
    const crosswalk = await readYaml(join(place, file));
    const [from = '', to = ''] = id.split('--');
    expectField(`crosswalk/${file}`, crosswalk, 'id', id);
    expectField(`crosswalk/${file}: from`, crosswalk.from, 'id', from);
    expectField(`crosswalk/${file}: to`, crosswalk.to, 'id', to);
    for (const end of crosswalk.to.items ? [from] : [from, to]) {
      if (!catalogues.has(end)) throw new Error(`crosswalk/${file}: there is no catalogue ${end}`);
    }
    compiled.push(crosswalk);
  }
  return compiled;
}

/**
 * The translations of a folder of catalogues.
 * @param {string} folder
 * @param {ReadonlySet<string>} catalogues
 * @returns {Promise<Map<string, Record<string, unknown>>>} by language, then by catalogue id
 */
export async function compileTranslations(folder, catalogues) {
  const place = join(folder, 'translation');
  const compiled = new Map();
  for (const file of await yamlFiles(place)) {
    const { id, lang } = fileTarget(`translation/${file}`);
    if (!catalogues.has(id)) throw new Error(`translation/${file} belongs to no catalogue`);
    const content = await readYaml(join(place, file));
    expectField(`translation/${file}`, content, 'catalogue', id);
    expectField(`translation/${file}`, content, 'lang', lang);
    compiled.set(lang, { ...compiled.get(lang), [id]: content });
  }
  return compiled;
}

/**
 * @param {string} folder
 * @param {string[]} files
 * @param {string} id
 */
async function readGuidance(folder, files, id) {
  /** @type {Record<string, unknown>} */
  const guidance = {};
  for (const file of files) {
    const target = fileTarget(`guidance/${file}`);
    if (target.id !== id) continue;
    const content = await readYaml(join(folder, file));
    expectField(file, content, 'catalogue', id);
    expectField(file, content, 'lang', target.lang);
    guidance[target.lang] = content;
  }
  return guidance;
}

/**
 * `guidance/security-action-25.ja.yaml` → catalogue and language. Ids may hold dots, languages never.
 * @param {string} file
 */
function fileTarget(file) {
  const match = /^\w+\/(?<id>.+)\.(?<lang>[a-z]{2})\.yaml$/.exec(file);
  if (!match?.groups) throw new Error(`${file} should be named <catalogue id>.<language>.yaml`);
  return /** @type {{ id: string, lang: string }} */ (match.groups);
}

/**
 * A file name and its content drift apart on a copy; the runtime looks up by name.
 * @param {string} file
 * @param {unknown} content
 * @param {string} field
 * @param {string} expected
 */
function expectField(file, content, field, expected) {
  const found = /** @type {Record<string, unknown> | null} */ (content)?.[field];
  if (found !== expected)
    throw new Error(`${file}: ${field} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

/** @param {string} path */
async function readYaml(path) {
  return parse(await readFile(path, 'utf8'));
}

/** @param {string} folder */
async function yamlFiles(folder) {
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort();
}

/** Writes dist/controls, and crosswalks and translations below it, where nobody takes them for catalogues. */
export async function buildCatalogues() {
  const source = join(root, 'controls');
  const compiled = await compileCatalogues(source);
  const target = join(distDir, 'controls');
  await mkdir(join(target, 'crosswalk'), { recursive: true });
  const { catalogueHash } = await importSource('domain/criterionHash.ts');
  const hashed = new Map(
    [...compiled].map(([id, content]) => [id, { ...content, hash: catalogueHash(content.catalogue) }]),
  );
  const extensions = [...hashed].filter(([, { catalogue }]) => Object.hasOwn(Object(catalogue), 'extends'));
  for (const [id, content] of hashed) {
    if (extensions.some(([extension]) => extension === id)) continue;
    await writeFile(join(target, `${id}.json`), JSON.stringify(content));
  }
  // One file of all that add to others: they are small. Its name tells which, so that it is read only for them.
  const name = `${extensions.map(([id]) => id).join('+')}.json`;
  await writeFile(join(target, name), JSON.stringify(Object.fromEntries(extensions)));
  // One file of all: they are few and small, and read only when an interview starts.
  const crosswalks = await compileCrosswalks(source, new Set(compiled.keys()));
  await writeFile(join(target, 'crosswalk', 'crosswalks.json'), JSON.stringify(crosswalks));
  // One file for each language: read only by who asks for it.
  await mkdir(join(target, 'translation'), { recursive: true });
  for (const [lang, catalogues] of await compileTranslations(source, new Set(compiled.keys()))) {
    const starters = {
      assessment: await readFile(join(root, 'templates', `assessment.${lang}.yaml`), 'utf8'),
      catalogue: await readFile(join(root, 'templates', `catalogue.${lang}.yaml`), 'utf8'),
    };
    await writeFile(join(target, 'translation', `${lang}.json`), JSON.stringify({ catalogues, starters }));
  }
}

if (isMain(import.meta.url)) await buildCatalogues();
