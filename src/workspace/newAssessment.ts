import { dirname, resolve } from 'node:path';
import { createAssessment } from '../assessment/create.ts';
import type { Tag } from '../i18n/t.ts';
import { isThere } from '../io/isThere.ts';
import { type LoadedAssessment, loadAssessment, loadInput } from './assessment.ts';
import { aimOf, chooseLevel, DEFAULT_CATALOGUE, loadNamed } from './catalogue.ts';
import { starterFor } from './starters.ts';

/** What a new assessment is to aim at. */
export interface NewAssessment {
  readonly file: string;
  readonly catalogue?: string | undefined;
  readonly level?: string | undefined;
  readonly name?: string | undefined;
}

/**
 * The text of a new assessment file.
 * @throws UserError unknown-catalogue, unknown-level, and those of reading a catalogue of one's own
 */
export function newAssessmentText({ file, ...wanted }: NewAssessment, cwd: string, language: Tag): string {
  const loaded = loadNamed(wanted.catalogue ?? DEFAULT_CATALOGUE, cwd);
  const folder = dirname(resolve(cwd, file));
  const aim = aimOf(loaded, chooseLevel(loaded.catalogue, wanted.level), folder);
  return createAssessment(starterFor(folder, 'assessment', language), aim, wanted.name);
}

/** How a file is opened that need not be there: until something is saved, the text of a new one stands for it. */
export function loadOrNew(text: string): (name: string, cwd: string) => LoadedAssessment {
  const bytes = new TextEncoder().encode(text);
  return (name, cwd) => {
    const path = resolve(cwd, name);
    return isThere(path) ? loadAssessment(name, cwd) : loadInput({ name, path, read: () => ({ bytes, stamp: '' }) });
  };
}
