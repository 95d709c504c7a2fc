import { resolve } from 'node:path';
import { type Comparison, compareHash, compareOfficial, type HashVerdict } from '../catalogue/compareOfficial.ts';
import { type OfficialTable, readOfficial } from '../catalogue/officialTable.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { readFile } from '../io/readFile.ts';
import { MAX_WORKBOOK_BYTES, readXlsx } from '../office/xlsx.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Context } from './context.ts';

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

/** The official wording by criterion id, to be shown and never stored; says in one line where the copy is not as ours. */
export function officialTexts(
  copy: OfficialCopy,
  catalogue: Catalogue,
  { note, t, paint }: Context,
): ReadonlyMap<string, string> {
  const { diagnostics, texts } = copy.compare(catalogue);
  const count = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (count > 0) {
    const args = { file: copy.name, count, matched: texts.size, catalogue: catalogue.id };
    note(paint.stderr.middling(t('official.differs', args)));
  } else if (copy.hash(catalogue).verdict === 'different') {
    note(paint.stderr.dim(t('official.other-hash', { file: copy.name })));
  }
  // The file may come from anybody: its sentences are made safe like those a person types.
  return new Map([...texts].map(([id, text]) => [id, sanitize(text)]));
}
