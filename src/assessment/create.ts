import { parseDocument } from 'yaml';
import type { Aim } from '../model/assessment.ts';
import { printDocument } from './edit.ts';

/** The text of a new assessment file, made from the commented starter file. */
export function createAssessment(starter: string, aim: Aim, organization?: string): string {
  const doc = parseDocument(starter);
  for (const [key, value] of Object.entries(aim)) doc.setIn(['catalogue', key], value);
  if (organization !== undefined) doc.setIn(['organization', 'name'], organization);
  return printDocument(doc);
}
