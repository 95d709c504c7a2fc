import { readdirSync, readFileSync } from 'node:fs';
import { parseCatalogue, parseGuidance, parseTranslation } from '../../src/catalogue/parse.ts';
import type { Texts } from '../../src/catalogue/translate.ts';
import type { Translation } from '../../src/formats/translation.ts';
import type { SourceFile } from '../../src/yaml/read.ts';

const controls = new URL('../../controls/', import.meta.url);
const read = (name: string): SourceFile => ({ name, bytes: readFileSync(new URL(name, controls)) });

/** Kana, Chinese characters, and signs as wide as they are. */
export const WIDE = /[\u2e80-\u9fff\uff01-\uff60\uffe0-\uffe6]+/g;

/** The catalogues of controls/. */
export const catalogueIds = readdirSync(controls)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

/** A catalogue and its guidance as they stand in controls/, of an extension only what it adds. */
export function japaneseOf(id: string): Texts {
  const catalogue = parseCatalogue(read(`${id}.yaml`)).data;
  if (catalogue === undefined) throw new Error(`controls/${id}.yaml does not parse`);
  return { catalogue, guidance: parseGuidance(read(`guidance/${id}.ja.yaml`)).data };
}

export function englishFile(id: string): SourceFile {
  return read(`translation/${id}.en.yaml`);
}

/** The English of the same. */
export function englishOf(id: string): Translation {
  const { data } = parseTranslation(englishFile(id));
  if (data === undefined) throw new Error(`controls/translation/${id}.en.yaml does not parse`);
  return data;
}

/** All texts in a value, each with the keys that lead to it. */
export function textsIn(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, path === '' ? key : `${path}.${key}`));
}
