import { stringify } from 'yaml';
import type { Aim } from '../model/assessment.ts';

/**
 * The text of a new assessment file, made from the commented starter file: its lines below `catalogue` and
 * `organization` give way to what is known. Not through a document, which takes as long as all else before the first
 * question.
 */
export function createAssessment(starter: string, aim: Aim, organization?: string): string {
  const aimed = withEntries(starter, 'catalogue', aim);
  return organization === undefined ? aimed : withEntries(aimed, 'organization', { name: organization });
}

function withEntries(text: string, key: string, entries: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(entries).map(([name, value = '']) => `  ${name}: ${scalar(name, value)}\n`);
  return text.replace(new RegExp(`^${key}:\\n(?: {2}.*\\n)*`, 'm'), () => `${key}:\n${lines.join('')}`);
}

function scalar(name: string, value: string): string {
  // Other readers of YAML take a date without quotes for more than its letters.
  return name === 'edition' ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
}
