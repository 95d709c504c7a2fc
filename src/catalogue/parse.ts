import { type Catalogue, catalogueSchema } from '../formats/catalogue.ts';
import { type Crosswalk, crosswalkSchema } from '../formats/crosswalk.ts';
import type { Finding } from '../formats/diagnostic.ts';
import { type Guidance, guidanceSchema } from '../formats/guidance.ts';
import { type Translation, translationSchema } from '../formats/translation.ts';
import { cutTexts } from '../yaml/cutTexts.ts';
import { locate } from '../yaml/findings.ts';
import { newerFormat } from '../yaml/formatVersion.ts';
import { type ReadLimits, readYaml, type SourceFile } from '../yaml/read.ts';
import { type SignsNamed, withSignsNamed } from '../yaml/strangeSigns.ts';
import { validate } from '../yaml/validate.ts';
import { crosswalkRules } from './crosswalkRules.ts';
import { guidanceRules } from './guidanceRules.ts';
import type { Named } from './namedRules.ts';
import { catalogueRules, type Surroundings } from './rules.ts';
import { type Translated, translationRules } from './translationRules.ts';

/** A catalogue of 10,000 criteria is about 17 MB; anything above is not a catalogue. */
const LIMITS = { maxBytes: 20 * 1024 * 1024, maxParts: 1_500_000 };

/** What goes with a catalogue says less of a criterion than the catalogue does. */
const BESIDE = { ...LIMITS, maxBytes: 8 * 1024 * 1024 };

export interface Parsed<T> extends SignsNamed {
  readonly data?: T;
  readonly text: string;
  /** What reading it has taken; left out where it cannot be read. */
  readonly parts?: number;
}

/**
 * Reads a catalogue: shape first, then the rules that need the whole. `data` is there whenever the shape is right.
 * @param room what it may take, where that is less than any catalogue may.
 */
export function parseCatalogue(
  file: SourceFile,
  surroundings?: Surroundings,
  room?: Required<ReadLimits>,
): Parsed<Catalogue> {
  const rules = (catalogue: Catalogue, parts: number) => catalogueRules(catalogue, surroundings, parts);
  return parse(file, within(LIMITS, room), catalogueSchema(), rules);
}

/** Reads a guidance file; with its catalogue at hand, also checks that ids match. */
export function parseGuidance(file: SourceFile, catalogue?: Catalogue, named?: Named): Parsed<Guidance> {
  return parse(file, BESIDE, guidanceSchema(), (guidance) => guidanceRules(guidance, catalogue, named));
}

/** Reads a guidance file where nobody is to hear what is wrong in it. */
export function readGuidance(file: SourceFile, room?: Required<ReadLimits>): Parsed<Guidance> {
  return parseOnce(file, within(BESIDE, room), guidanceSchema(), () => []);
}

/** Reads a translation; with its catalogue and guidance at hand, also checks that nothing is missing or too much. */
export function parseTranslation(
  file: SourceFile,
  translated?: Translated,
  room?: Required<ReadLimits>,
): Parsed<Translation> {
  return parse(file, within(BESIDE, room), translationSchema(), (translation) =>
    translationRules(translation, translated),
  );
}

/** Reads a crosswalk; with `catalogueOf` at hand, also checks that both catalogues have its ids. */
export function parseCrosswalk(
  file: SourceFile,
  catalogueOf?: (id: string) => Catalogue | undefined,
): Parsed<Crosswalk> {
  return parse(file, BESIDE, crosswalkSchema(), (crosswalk) => crosswalkRules(crosswalk, catalogueOf));
}

function within(limits: typeof LIMITS, room = limits): typeof LIMITS {
  return {
    maxBytes: Math.min(limits.maxBytes, room.maxBytes),
    maxParts: Math.min(limits.maxParts, room.maxParts),
  };
}

/** Whether a file is not read because of its size alone. */
export function isTooMuch({ diagnostics }: Pick<Parsed<unknown>, 'diagnostics'>): boolean {
  return diagnostics.some(({ code, args }) => code === 'file-too-large' || args['detail'] === 'RESOURCE_EXHAUSTION');
}

function parse<T>(
  file: SourceFile,
  limits: typeof LIMITS,
  schema: Parameters<typeof validate<T>>[2],
  rules: (data: T, parts: number) => readonly Finding[],
): Parsed<T> {
  const parsed = parseOnce(file, limits, schema, rules);
  return { ...parsed, ...withSignsNamed(parsed, file.name, (other) => parseOnce(other, limits, schema, rules)) };
}

function parseOnce<T>(
  file: SourceFile,
  limits: typeof LIMITS,
  schema: Parameters<typeof validate<T>>[2],
  rules: (data: T, parts: number) => readonly Finding[],
): Parsed<T> {
  const reading = readYaml(file, limits);
  if (!reading.ok) return { text: reading.text, diagnostics: reading.diagnostics };
  const newer = newerFormat(reading, file.name);
  if (newer !== undefined) return { text: reading.text, diagnostics: newer };
  const { data, diagnostics } = validate(file.name, reading, schema);
  const cut = cutTexts(file.name, reading, schema);
  const { text, parts } = reading;
  if (data === undefined) return { text, parts, diagnostics: [...diagnostics, ...cut] };
  return { data, text, parts, diagnostics: [...locate(rules(data, parts), reading, file.name), ...cut] };
}
