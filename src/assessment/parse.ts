import type { Document } from 'yaml';
import { type Assessment, assessmentSchema } from '../model/assessment.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Diagnostic, DiagnosticCode, Path } from '../model/diagnostic.ts';
import { allCriteria } from '../model/lookup.ts';
import { closest } from '../yaml/closest.ts';
import { rangeAt, readYaml, type SourceFile } from '../yaml/read.ts';
import { validate } from '../yaml/validate.ts';

/** 153 answers with long notes stay far below 1 MB. */
const LIMITS = { maxBytes: 8 * 1024 * 1024 };

/** The file format this version writes and reads. */
export const FORMAT_VERSION = 1;

/** What parsing an assessment gives; `doc` and `data` are there only when nothing is wrong with the shape. */
export interface ParsedAssessment {
  readonly text: string;
  readonly doc?: Document.Parsed;
  readonly data?: Assessment;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a path of the file stands, for rules that look at the data later. */
  readonly rangeOf: (path: Path, on?: 'key' | 'value') => Diagnostic['range'];
}

/**
 * Reads an assessment: shape first, then that its ids are those of the catalogue (left out where none is given).
 * @param catalogueFor looks the catalogue up by id, once the file has said which one it answers.
 */
export function parseAssessment(
  file: SourceFile,
  catalogueFor: (id: string) => Catalogue | undefined = () => undefined,
): ParsedAssessment {
  const reading = readYaml(file, LIMITS);
  const nowhere = () => undefined;
  if (!reading.ok) return { text: reading.text, diagnostics: reading.diagnostics, rangeOf: nowhere };
  const rangeOf = (path: Path, on?: 'key' | 'value') => rangeAt(reading, path, on);
  const { text, doc } = reading;

  const version = versionOf(reading.value);
  if (version !== undefined && version > FORMAT_VERSION) {
    // A newer file may hold anything: every other message about it would mislead.
    const args = { version, supported: FORMAT_VERSION };
    const range = rangeAt(reading, ['formatVersion']);
    return { text, rangeOf, diagnostics: [{ code: 'newer-format', args, severity: 'error', file: file.name, range }] };
  }

  const { data, diagnostics } = validate(file.name, reading, assessmentSchema);
  if (data === undefined) return { text, diagnostics, rangeOf };
  const catalogue = catalogueFor(data.catalogue.id);
  const found = catalogue ? againstCatalogue(data, catalogue) : [];
  return {
    text,
    doc,
    data,
    rangeOf,
    diagnostics: found.map(({ on, ...finding }) => ({
      ...finding,
      severity: 'error',
      file: file.name,
      range: rangeAt(reading, finding.path, on),
    })),
  };
}

function versionOf(value: unknown): number | undefined {
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'formatVersion') : undefined;
  return typeof version === 'number' ? version : undefined;
}

interface Finding {
  readonly code: DiagnosticCode;
  readonly args: Diagnostic['args'];
  readonly path: Path;
  readonly on?: 'key' | 'value';
  readonly allowed?: readonly string[];
}

function againstCatalogue(assessment: Assessment, catalogue: Catalogue): Finding[] {
  const criteria = new Map(allCriteria(catalogue).map((criterion) => [criterion.id, criterion]));
  const levels = catalogue.levels.map(({ id }) => id);
  const facts = catalogue.profileFacts.map(({ id }) => id);
  const findings: Finding[] = [];
  const unknown = (code: DiagnosticCode, value: string, path: Path, known: readonly string[], on?: 'key') => {
    const suggestion = closest(value, known);
    findings.push({
      code,
      args: suggestion === undefined ? { value } : { value, suggestion },
      path,
      ...(on ? { on } : {}),
      ...(known.length <= 26 ? { allowed: known } : {}),
    });
  };

  if (!levels.includes(assessment.catalogue.level)) {
    unknown('unknown-level', assessment.catalogue.level, ['catalogue', 'level'], levels);
  }
  for (const fact of Object.keys(assessment.profile ?? {})) {
    if (!facts.includes(fact)) unknown('unknown-profile-fact', fact, ['profile', fact], facts, 'key');
  }
  for (const [id, answer] of Object.entries(assessment.answers)) {
    const criterion = criteria.get(id);
    if (criterion === undefined) {
      unknown('unknown-criterion', id, ['answers', id], [...criteria.keys()], 'key');
      continue;
    }
    const choices = criterion.options?.choices.map((choice) => choice.id) ?? [];
    for (const [index, option] of (answer.options ?? []).entries()) {
      if (!choices.includes(option)) {
        unknown('unknown-option', option, ['answers', id, 'options', index], choices);
      }
    }
  }
  return findings;
}
