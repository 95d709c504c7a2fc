import { parseDocument } from 'yaml';
import type { Catalogue } from '../model/catalogue.ts';
import { printDocument } from './edit.ts';

export interface NewAssessment {
  readonly catalogue: Catalogue;
  /** Hash of the catalogue the answers will be given to. */
  readonly hash: string;
  readonly level: string;
  readonly organization?: string;
}

/** The text of a new assessment file, made from the commented starter file. */
export function createAssessment(starter: string, { catalogue, hash, level, organization }: NewAssessment): string {
  const doc = parseDocument(starter);
  doc.setIn(['catalogue', 'id'], catalogue.id);
  doc.setIn(['catalogue', 'edition'], catalogue.edition);
  doc.setIn(['catalogue', 'hash'], hash);
  doc.setIn(['catalogue', 'level'], level);
  if (organization !== undefined) doc.setIn(['organization', 'name'], organization);
  return printDocument(doc);
}
