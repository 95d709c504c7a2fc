import { resolve } from 'node:path';
import type { Assessment } from '../formats/assessment.ts';
import { lazily } from '../formats/lazily.ts';
import { listShippedCatalogues } from '../io/shipped.ts';
import { type LoadedAssessment, loadAssessment, loadInput, mayWarn, rereadText } from '../workspace/assessment.ts';
import { type LoadedCatalogue, loadAimed, loadNamed } from '../workspace/catalogue.ts';
import { inLanguage } from '../workspace/translation.ts';
import { assertNames, type PlaceOptions, workplaceOf, wrongOption } from './options.ts';

const placeNames = ['cwd', 'language'];

/** The ids of the catalogues in the package. */
export function listCatalogues(): readonly string[] {
  return listShippedCatalogues();
}

/**
 * Opens a catalogue of the package by its id, or one of your own by its path (it ends in `.yaml`).
 * @throws UserError unknown-catalogue, catalogue-not-found and those of reading; InvalidFile with every problem found
 */
export function openCatalogue(idOrPath: string, options: PlaceOptions = {}): LoadedCatalogue {
  assertNames(options, placeNames);
  const { cwd, language } = workplaceOf(options);
  return inLanguage(loadNamed(idOrPath, cwd), language);
}

/** An assessment, known to be right: plain data that can be copied, stored and sent. */
export interface OpenAssessment {
  /** How messages name it. */
  readonly name: string;
  /** Where it is; its evidence, and a catalogue of its own, lie in that folder or below. */
  readonly path: string;
  /** The text it was read from, for lines and columns. */
  readonly text: string;
  readonly assessment: Assessment;
}

/** An assessment that need not be in a file. */
export interface AssessmentText {
  readonly text: string;
  /** Where it would be; `assessment.yaml` where left out. */
  readonly name?: string;
}

/**
 * Opens an assessment: the file at a path, or a text.
 * @throws UserError file-not-found and its like; InvalidFile with every problem found
 */
export function openAssessment(
  source: string | AssessmentText,
  options: Pick<PlaceOptions, 'cwd'> = {},
): OpenAssessment {
  assertNames(options, placeNames);
  if (typeof source !== 'string' && typeof source?.text !== 'string')
    throw wrongOption('assessment', 'path / { text }');
  const { cwd } = workplaceOf(options);
  const { name, path, text, assessment } =
    typeof source === 'string' ? loadAssessment(source, cwd) : loadText(source, cwd);
  return { name, path, text, assessment };
}

function loadText({ text, name = 'assessment.yaml' }: AssessmentText, cwd: string): LoadedAssessment {
  const file = { bytes: new TextEncoder().encode(text), stamp: '' };
  return loadInput({ name, path: resolve(cwd, name), read: () => file });
}

/**
 * An opened assessment with its catalogue, and the lines of its text where somebody asks for them.
 * @throws TypeError where it is none: JavaScript takes anything.
 */
export function reopened(opened: OpenAssessment) {
  if (typeof opened?.text !== 'string' || !opened.assessment) throw wrongOption('assessment', 'openAssessment(…)');
  const { name, path, text, assessment } = opened;
  const read = lazily(() => rereadText(name, text));
  const rangeOf: LoadedAssessment['rangeOf'] = (...place) => read().rangeOf(...place);
  const shownText: LoadedAssessment['shownText'] = () => read().shownText();
  const loaded = loadAimed(assessment.catalogue, { name, path });
  const warnings = mayWarn(text) ? read().warnings : [];
  return { name, path, assessment, loaded, rangeOf, shownText, warnings };
}
