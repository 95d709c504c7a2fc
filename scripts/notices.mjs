// @ts-check
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontPackages, readFontLicence, readFontVersion } from './fonts.mjs';
import { distDir, packageFolder, readManifest, root } from './project.mjs';

/** @import { OutputChunk } from 'rolldown' */

/**
 * @typedef {object} Component Something made by others that ships inside dist/.
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression
 * @property {string} text full licence text
 * @property {string} [purl] package that it came from
 * @property {string} [sha512] hex digits of the archive that the package came in, as the lock file holds it
 * @property {string[]} [files] shipped as files of their own, relative to dist/
 */

const allowedLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unicode-3.0',
]);

/** Packages whose manifest names no licence; read from their licence text, and only for this version. */
const readLicences = new Map([['png-js@2.0.0', 'MIT']]);

/**
 * Texts that a package forgot to publish, each taken from its repository or completed with the author of its manifest.
 * Named by version, so that an update makes somebody look again.
 */
const suppliedTexts = join(root, 'scripts', 'licences');

/**
 * Writes the notices and the bill of materials of what really ended up in dist/.
 * @param {OutputChunk[]} chunks
 */
export async function writeNotices(chunks) {
  const packages = await Promise.all(bundledPackages(chunks).map(describePackage));
  const components = [...packages, ...(await describeFonts()), ...(await describeColourProfile(chunks))].sort(byName);
  checkLicences(components);
  await writeFile(join(distDir, 'THIRD-PARTY-NOTICES.txt'), noticesText(components, await textsBeside()));
  const bill = billOfMaterials(readManifest(root), components, await hashFiles(components));
  await writeFile(join(distDir, 'sbom.cdx.json'), `${JSON.stringify(bill)}\n`);
}

/**
 * Folders of the packages of which at least one statement survived tree-shaking.
 * @param {Pick<OutputChunk, 'modules'>[]} chunks
 * @returns {string[]}
 */
export function bundledPackages(chunks) {
  const folders = new Set();
  for (const { modules } of chunks) {
    for (const [id, { renderedLength }] of Object.entries(modules)) {
      if (renderedLength === 0) continue;
      const folder = folderOfModule(id);
      if (folder) folders.add(folder);
    }
  }
  return [...folders];
}

/** @param {string} id */
function folderOfModule(id) {
  // The bundler's own helpers, copied from its package.
  if (id.startsWith('\0rolldown/')) return packageFolder('rolldown');
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
}

/**
 * @param {string} folder
 * @returns {Promise<Component>}
 */
async function describePackage(folder) {
  const { name, version, license } = readManifest(folder);
  const licence = typeof license === 'string' ? license : readLicences.get(`${name}@${version}`);
  if (!licence) throw new Error(`${name}@${version} names no licence; read its text and add it to readLicences`);
  const text = await licenceText(folder, name, version);
  return { name, version, licence, text, purl: purlOf(name, version), sha512: await archiveHash(name, version) };
}

/**
 * What npm has compared the package with when it was installed.
 * @param {string} name
 * @param {string} version
 */
export async function archiveHash(name, version) {
  /** @type {{ packages: Record<string, { version?: string, integrity?: string }> }} */
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const [, entry] =
    Object.entries(lock.packages).find(
      ([path, locked]) => path.endsWith(`node_modules/${name}`) && locked.version === version,
    ) ?? [];
  const [, digest] = /^sha512-(\S+)$/.exec(entry?.integrity ?? '') ?? [];
  if (digest === undefined) throw new Error(`the lock file holds no SHA-512 of ${name}@${version}`);
  return Buffer.from(digest, 'base64').toString('hex');
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} version
 */
async function licenceText(folder, name, version) {
  const files = (await readdir(folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(file))
    .sort();
  const supplied = join(suppliedTexts, `${name.replace('/', '+')}@${version}.txt`);
  const paths = files.length > 0 ? files.map((file) => join(folder, file)) : [supplied];
  if (files.length === 0 && !existsSync(supplied)) {
    throw new Error(
      `${name}@${version} has no licence text; add scripts/licences/${name.replace('/', '+')}@${version}.txt`,
    );
  }
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return texts.map(normalizeText).join('\n\n');
}

/** @returns {Promise<Component[]>} */
async function describeFonts() {
  const shipped = await readdir(join(distDir, 'fonts'));
  return Promise.all(
    fontPackages.map(async (font) => {
      const source = readManifest(packageFolder(font.package));
      const stem = font.family.replaceAll(' ', '');
      const files = shipped.filter((file) => file.startsWith(stem)).map((file) => `fonts/${file}`);
      const text = normalizeText(await readFontLicence(font));
      const version = await readFontVersion(font);
      return { name: font.family, version, licence: 'OFL-1.1', text, purl: purlOf(source.name, source.version), files };
    }),
  );
}

/**
 * pdfkit ships the profile, but the International Color Consortium made it and says so in the file.
 * @param {Pick<OutputChunk, 'fileName' | 'modules'>[]} chunks
 * @returns {Promise<Component[]>}
 */
async function describeColourProfile(chunks) {
  const file = chunks.find(({ modules }) =>
    Object.keys(modules).some((id) => /[\\/]pdfkit\.node\.mjs$/.test(id)),
  )?.fileName;
  if (file === undefined) return [];
  const text = normalizeText(await readFile(join(suppliedTexts, 'sRGB2014.icc.txt'), 'utf8'));
  return [{ name: 'sRGB2014.icc', version: '2015', licence: 'LicenseRef-ICC-profile', text, files: [file] }];
}

/** @param {string} text */
function normalizeText(text) {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim();
}

/** @param {Component[]} components */
export function checkLicences(components) {
  const refused = components.filter(({ licence, purl }) => purl && !isAllowed(licence));
  if (refused.length > 0) {
    throw new Error(`licence not allowed: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`);
  }
}

/**
 * Every licence of an AND has to be allowed, one of an OR is enough. Mixed expressions are refused: a person should read them.
 * @param {string} expression
 */
export function isAllowed(expression) {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ') && !bare.includes(' AND ')) return bare.split(' OR ').some((id) => allowedLicences.has(id));
  return bare.split(' AND ').every((id) => allowedLicences.has(id));
}

/**
 * @param {string} name
 * @param {string} version
 */
function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/**
 * @param {Component} a
 * @param {Component} b
 */
function byName(a, b) {
  return compare(a.name, b.name) || compare(a.version, b.version);
}

/**
 * By code unit: the order must not depend on the locale of the machine that builds.
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** What lies in the package as a file of its own: a licence in it need not stand in the notices again. */
async function textsBeside() {
  const files = { LICENSE: join(root, 'LICENSE'), 'dist/fonts/OFL.txt': join(distDir, 'fonts', 'OFL.txt') };
  return Promise.all(
    Object.entries(files).map(async ([file, path]) => ({ file, text: asRead(await readFile(path, 'utf8')) })),
  );
}

/** The line of the Apache License that each project fills in, within a text that is the same for all. */
const FILLED_IN =
  /Copyright (?:\[yyyy\] \[name of copyright owner\]|\d{4} [^.]+\.)(?= Licensed under the Apache License)/;

/**
 * @param {Component[]} components
 * @param {readonly { file: string, text: string }[]} beside
 */
function noticesText(components, beside) {
  const intro = 'scs-check contains the following software, fonts and data made by others.\n';
  /** @type {Map<string, string[]>} */
  const entriesBy = new Map();
  for (const { name, version, licence, text } of components) {
    const { own, terms } = partsOf(text, beside);
    const named = [`${name} ${version} (${licence})`, own.trim()].filter(Boolean).join('\n\n');
    const [last = terms.trim(), ...rest] = (entriesBy.get(asRead(terms)) ?? []).toReversed();
    entriesBy.set(asRead(terms), [...rest.toReversed(), named, last]);
  }
  const entries = [...entriesBy.values()].map((texts) => `${texts.join('\n\n')}\n`);
  return [intro, ...entries].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * Whose work something is, and the terms, which many share: these stand once, below all whom they are of.
 * @param {string} text of a licence
 * @param {readonly { file: string, text: string }[]} beside
 */
function partsOf(text, beside) {
  const read = asRead(text);
  const [own = ''] = FILLED_IN.exec(read) ?? [];
  const there = beside.find((one) => one.text.replace(FILLED_IN, '').includes(read.replace(FILLED_IN, '')));
  if (there) return { own, terms: `The text of the licence is in ${there.file} of this package.` };
  const at = Math.max(0, text.indexOf('Permission is hereby granted, free of charge'));
  return { own: text.slice(0, at), terms: text.slice(at) };
}

/**
 * The same for two texts that only break their lines elsewhere, or quote with other signs.
 * @param {string} terms
 */
function asRead(terms) {
  return terms.replace(/\s+/g, ' ').replace(/[“”]/g, '"').trim();
}

/**
 * CycloneDX 1.6 without serial number and time: the same sources give the same file.
 * @param {import('./project.mjs').Manifest} product
 * @param {Component[]} components
 * @param {Map<string, string>} hashes of the files shipped as such
 */
export function billOfMaterials(product, components, hashes) {
  const productRef = purlOf(product.name, product.version);
  const listed = components.map((component) => billEntry(component, hashes));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': productRef,
        name: product.name,
        version: product.version,
        ...(typeof product.license === 'string' && { licenses: billLicence(product.license) }),
        purl: productRef,
      },
    },
    components: listed,
    dependencies: [{ ref: productRef, dependsOn: listed.map((entry) => entry['bom-ref']) }],
    compositions: [{ aggregate: 'complete', assemblies: [productRef] }],
  };
}

/**
 * @param {Component} component
 * @param {Map<string, string>} hashes
 */
function billEntry({ name, version, licence, purl, sha512, files }, hashes) {
  const [, group, bareName] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name) ?? [];
  return {
    type: files ? 'data' : 'library',
    'bom-ref': files ? `data:${name}@${version}` : `${purl}`,
    ...(group && { group }),
    name: bareName ?? name,
    version,
    ...(sha512 && { hashes: [{ alg: 'SHA-512', content: sha512 }] }),
    licenses: billLicence(licence),
    ...(purl && { purl }),
    ...(files && { components: files.map((file) => fileEntry(file, hashes)) }),
  };
}

/**
 * @param {string} file
 * @param {Map<string, string>} hashes
 */
function fileEntry(file, hashes) {
  return {
    type: 'file',
    'bom-ref': `file:${file}`,
    name: file,
    hashes: [{ alg: 'SHA-256', content: hashes.get(file) }],
  };
}

/** @param {string} licence */
function billLicence(licence) {
  if (licence.includes(' ')) return [{ expression: licence }];
  return [{ license: licence.startsWith('LicenseRef-') ? { name: licence } : { id: licence } }];
}

/** @param {Component[]} components */
async function hashFiles(components) {
  const files = components.flatMap((component) => component.files ?? []);
  const entries = await Promise.all(files.map(async (file) => /** @type {const} */ ([file, await sha256(file)])));
  return new Map(entries);
}

/** @param {string} file relative to dist/ */
async function sha256(file) {
  return createHash('sha256')
    .update(await readFile(join(distDir, file)))
    .digest('hex');
}
