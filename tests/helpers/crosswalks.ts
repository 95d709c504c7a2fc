import { readdirSync, readFileSync } from 'node:fs';
import { parseCatalogue, parseCrosswalk } from '../../src/catalogue/parse.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import type { Crosswalk } from '../../src/formats/crosswalk.ts';
import type { SourceFile } from '../../src/yaml/read.ts';

const controls = new URL('../../controls/', import.meta.url);
const read = (name: string): SourceFile => ({ name, bytes: readFileSync(new URL(name, controls)) });

/** The files of controls/crosswalk/. */
export function crosswalkFiles(): readonly SourceFile[] {
  return readdirSync(new URL('crosswalk/', controls)).map((name) => read(`crosswalk/${name}`));
}

/** A catalogue as it stands in controls/; undefined where there is none of this id. */
export function catalogueOf(id: string): Catalogue | undefined {
  const isThere = readdirSync(controls).includes(`${id}.yaml`);
  return isThere ? parseCatalogue(read(`${id}.yaml`)).data : undefined;
}

/** The crosswalks as they stand in controls/. */
export function shippedCrosswalks(): readonly Crosswalk[] {
  return crosswalkFiles().flatMap((file) => parseCrosswalk(file, catalogueOf).data ?? []);
}
