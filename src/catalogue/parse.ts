import { type Catalogue, catalogueSchema } from '../model/catalogue.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type Guidance, guidanceSchema } from '../model/guidance.ts';
import { rangeAt, readYaml, type SourceFile } from '../yaml/read.ts';
import { validate } from '../yaml/validate.ts';
import { catalogueRules, type Finding, guidanceRules, type Surroundings } from './rules.ts';

/** A catalogue of 10,000 criteria is about 17 MB; anything far above is not a catalogue. */
const LIMITS = { maxBytes: 32 * 1024 * 1024 };

export interface Parsed<T> {
  readonly data?: T;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a catalogue: shape first, then the rules that need the whole. `data` is there whenever the shape is right. */
export function parseCatalogue(file: SourceFile, surroundings?: Surroundings): Parsed<Catalogue> {
  return parse(file, catalogueSchema, (catalogue) => catalogueRules(catalogue, surroundings));
}

/** Reads a guidance file; with its catalogue at hand, also checks that ids match. */
export function parseGuidance(file: SourceFile, catalogue?: Catalogue): Parsed<Guidance> {
  return parse(file, guidanceSchema, (guidance) => guidanceRules(guidance, catalogue));
}

function parse<T>(
  file: SourceFile,
  schema: Parameters<typeof validate<T>>[2],
  rules: (data: T) => readonly Finding[],
): Parsed<T> {
  const reading = readYaml(file, LIMITS);
  if (!reading.ok) return { text: reading.text, diagnostics: reading.diagnostics };
  const { data, diagnostics } = validate(file.name, reading, schema);
  if (data === undefined) return { text: reading.text, diagnostics };
  const found = rules(data).map(
    ({ on, ...finding }): Diagnostic => ({
      ...finding,
      severity: finding.severity ?? 'error',
      file: file.name,
      range: rangeAt(reading, finding.path, on),
    }),
  );
  return { data, text: reading.text, diagnostics: found };
}
