import { resolve } from 'node:path';
import { type Comparison, compareHash, compareOfficial, type HashVerdict } from '../catalogue/compareOfficial.ts';
import { type OfficialTable, readOfficial } from '../catalogue/officialTable.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { readFile } from '../io/readFile.ts';
import { MAX_WORKBOOK_BYTES, readXlsx } from '../office/xlsx.ts';
import { sanitize } from '../text/sanitize.ts';

/** A person's own copy of the official workbook. */
export interface OfficialCopy {
  /** As the person wrote it, for messages. */
  readonly name: string;
  readonly table: OfficialTable;
  readonly compare: (catalogue: Catalogue) => Comparison;
  readonly hash: (catalogue: Catalogue) => HashVerdict;
}

/**
 * Reads a copy of the official workbook.
 * @throws UserError workbook-not-found, not-a-workbook and their like; file-too-large, file-not-readable
 */
export function loadOfficial(name: string, cwd: string): OfficialCopy {
  const bytes = readBytes(name, cwd);
  const table = readOfficial(readXlsx({ name, bytes }));
  return {
    name,
    table,
    compare: (catalogue) => compareOfficial(table, catalogue, name),
    hash: (catalogue) => compareHash(bytes, catalogue),
  };
}

function readBytes(name: string, cwd: string): Uint8Array {
  try {
    return readFile(resolve(cwd, name), name, MAX_WORKBOOK_BYTES).bytes;
  } catch (error) {
    // The way out of a missing assessment is to make one; nobody can make an official workbook.
    const isMissing = error instanceof UserError && error.code === 'file-not-found';
    throw isMissing ? new UserError('workbook-not-found', { file: name }) : error;
  }
}

/** The wording of a copy, and in how far it is not the one that the catalogue was made from. */
export interface OfficialWording {
  /** By criterion id; to be shown, and never stored. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many places of it do not fit the catalogue. */
  readonly differences: number;
  /** Whether it is another file than the one whose hash the catalogue names. */
  readonly isOther: boolean;
}

/** What a copy says of the criteria of a catalogue. */
export function officialWording(copy: OfficialCopy, catalogue: Catalogue): OfficialWording {
  const { diagnostics, texts } = copy.compare(catalogue);
  return {
    // The file may come from anybody: its sentences are made safe like those a person types.
    texts: new Map([...texts].map(([id, text]) => [id, sanitize(text)])),
    differences: diagnostics.filter(({ severity }) => severity === 'error').length,
    isOther: copy.hash(catalogue).verdict === 'different',
  };
}
