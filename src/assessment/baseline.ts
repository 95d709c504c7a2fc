import { Document } from 'yaml';
import { type Baseline, baselineSchema } from '../formats/baseline.ts';
import type { Finding } from '../formats/diagnostic.ts';
import { locate } from '../yaml/findings.ts';
import { newerFormat } from '../yaml/formatVersion.ts';
import { readYaml, type SourceFile } from '../yaml/read.ts';
import { type SignsNamed, withSignsNamed } from '../yaml/strangeSigns.ts';
import { validate } from '../yaml/validate.ts';
import { printDocument } from './edit.ts';

/** A thousand assessments with everything open stay below it. */
const LIMITS = { maxBytes: 8 * 1024 * 1024 };

/**
 * Reads a baseline; `data` is there only when nothing is wrong with it.
 * @param isThere whether an assessment lies where the baseline names it; left out where nobody asks
 */
export function parseBaseline(file: SourceFile, isThere?: (name: string) => boolean): ParsedBaseline {
  const parse = (one: SourceFile) => parseOnce(one, isThere);
  const parsed = parse(file);
  return { ...parsed, ...withSignsNamed(parsed, file.name, parse) };
}

interface ParsedBaseline extends SignsNamed {
  readonly text: string;
  readonly data?: Baseline;
}

function parseOnce(file: SourceFile, isThere = (_name: string) => true): ParsedBaseline {
  const reading = readYaml(file, LIMITS);
  if (!reading.ok) return reading;
  const newer = newerFormat(reading, file.name);
  if (newer !== undefined) return { text: reading.text, diagnostics: newer };
  const { data, diagnostics } = validate(file.name, reading, baselineSchema());
  if (data === undefined) return { text: reading.text, diagnostics };
  const gone = Object.keys(data.files)
    .filter((name) => !isThere(name))
    .map((name): Finding => {
      const args = { value: name, special: 'baseline' };
      return { code: 'missing-file', args, path: ['files', name], on: 'key', severity: 'warning' };
    });
  return { text: reading.text, data, diagnostics: [...diagnostics, ...locate(gone, reading, file.name)] };
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
