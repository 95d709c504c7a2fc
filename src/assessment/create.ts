import { stringify } from 'yaml';
import { InternalError } from '../errors.ts';
import type { Aim } from '../formats/assessment.ts';
import { escapeUnsafeYaml, isUnsafe } from '../text/sanitize.ts';

/**
 * The text of a new assessment file, made from the commented starter file: its lines below `catalogue` and
 * `organization` give way to what is known. Not through a document, which takes as long as all else before the first
 * question.
 */
export function createAssessment(starter: string, aim: Aim, organization?: string): string {
  const aimed = withEntries(starter.replaceAll('\r\n', '\n'), 'catalogue', aim);
  return organization === undefined ? aimed : withEntries(aimed, 'organization', { name: organization });
}

function withEntries(text: string, key: string, entries: Readonly<Record<string, string | undefined>>): string {
  const block = new RegExp(`^${key}:\\n(?: {2}.*\\n)*`, 'm');
  if (!block.test(text)) throw new InternalError(`the starter file has no ${key}`);
  const lines = Object.entries(entries).map(([name, value = '']) => `  ${name}: ${scalar(name, value)}\n`);
  return text.replace(block, () => `${key}:\n${lines.join('')}`);
}

function scalar(name: string, value: string): string {
  const plain = stringify(value, { lineWidth: 0 }).replace(/\n$/, '');
  // Several lines would need an indent of their own, and spaces at an end would go with the line; a date without quotes
  // is more than its letters to other readers.
  const isQuoted = name === 'edition' || isUnsafe(value) || /[\r\n]|\s$/.test(plain);
  return isQuoted ? escapeUnsafeYaml(JSON.stringify(value)) : plain;
}
