import { Document } from 'yaml';
import { type Baseline, baselineSchema } from '../formats/baseline.ts';
import { newerFormat } from '../yaml/formatVersion.ts';
import { readYaml, type SourceFile } from '../yaml/read.ts';
import { type SignsNamed, withSignsNamed } from '../yaml/strangeSigns.ts';
import { validate } from '../yaml/validate.ts';
import { printDocument } from './edit.ts';

/** A thousand assessments with everything open stay below it. */
const LIMITS = { maxBytes: 8 * 1024 * 1024 };

/** Reads a baseline; `data` is there only when nothing is wrong with it. */
export function parseBaseline(file: SourceFile): ParsedBaseline {
  const parsed = parseOnce(file);
  return { ...parsed, ...withSignsNamed(parsed, file.name, parseOnce) };
}

interface ParsedBaseline extends SignsNamed {
  readonly text: string;
  readonly data?: Baseline;
}

function parseOnce(file: SourceFile): ParsedBaseline {
  const reading = readYaml(file, LIMITS);
  if (!reading.ok) return reading;
  const newer = newerFormat(reading, file.name);
  if (newer !== undefined) return { text: reading.text, diagnostics: newer };
  return { text: reading.text, ...validate(file.name, reading, baselineSchema()) };
}

/**
 * The text of a baseline: the same for the same gaps, so that a change of it is a change of them.
 * @param comment what stands above it.
 */
export function baselineText(baseline: Baseline, comment: readonly string[]): string {
  const files = Object.entries(baseline.files).sort(([a], [b]) => (a < b ? -1 : 1));
  const doc = new Document({ ...baseline, files: Object.fromEntries(files) });
  return `${comment.map((line) => `# ${line}`).join('\n')}\n${printDocument(doc)}`;
}
