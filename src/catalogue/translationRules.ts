import { allCriteria } from '../domain/catalogue.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import type { Guidance, GuidanceEntry } from '../formats/guidance.ts';
import type { CriterionTexts, Translation } from '../formats/translation.ts';
import { claimsIn } from './claims.ts';
import { type Named, namedRules } from './namedRules.ts';
import { at } from './translate.ts';

/** What a translation stands beside while it is checked. */
export interface Translated {
  readonly catalogue?: Catalogue | undefined;
  readonly guidance?: Guidance | undefined;
  /** What its name says of what is in it. */
  readonly named?: Named;
}

/** Everything a translation must keep beyond its shape: it has no text that the catalogue and its guidance have not. */
export function translationRules(
  translation: Translation,
  { catalogue, guidance, named = {} }: Translated = {},
): readonly Finding[] {
  const id = catalogue?.id ?? named.catalogue;
  const strange = namedRules(translation, named);
  if (id !== undefined && translation.catalogue !== id) {
    const args = { value: translation.catalogue };
    return [
      { code: 'wrong-catalogue', args, path: ['catalogue'], candidates: [id] },
      ...strange,
      ...claimsOf(translation),
    ];
  }
  if (catalogue === undefined) return [...strange, ...claimsOf(translation)];
  const {
    source,
    levels,
    profileFacts,
    terms = [],
    overrides = {},
    requirements,
    points,
    targets = [],
    stages = [],
  } = catalogue;
  const reworded = Object.entries(overrides)
    .filter(([, { title, question }]) => title ?? question)
    .map(([id]) => id);
  const found = [
    ...sameOptional(source.note, translation.source?.note, ['source'], 'note'),
    ...sameKeys(idsOf(levels), translation.levels ?? {}, ['levels']),
    ...sameKeys(idsOf(profileFacts), translation.profileFacts ?? {}, ['profileFacts']),
    ...profileFacts.flatMap(({ id, help }) => {
      const texts = at(translation.profileFacts, id);
      return texts ? sameOptional(help, texts.help, ['profileFacts', id], 'help') : [];
    }),
    ...sameKeys(idsOf(terms), translation.terms ?? {}, ['terms']),
    ...sameKeys(idsOf(requirements.filter(({ plain }) => plain !== undefined)), translation.plain ?? {}, ['plain']),
    ...sameKeys(titledIds(catalogue), translation.titles ?? {}, ['titles']),
    ...sameCount(points?.bands.length ?? 0, translation.bands, ['bands']),
    ...sameCount(targets.length, translation.targets, ['targets']),
    ...sameCount(stages.length, translation.stages, ['stages']),
    ...stages.flatMap(({ needs, note, unsettled = [] }, index) => {
      const texts = translation.stages?.[index];
      const path = ['stages', index];
      if (texts === undefined) return [];
      return [
        ...sameCount(needs.length, texts.needs, [...path, 'needs']),
        ...sameOptional(note, texts.note, path, 'note'),
        ...sameCount(unsettled.length, texts.unsettled, [...path, 'unsettled']),
      ];
    }),
    ...sameKeys([...idsOf(allCriteria(catalogue)), ...reworded], translation.criteria ?? {}, ['criteria']),
    ...allCriteria(catalogue).flatMap((criterion) => {
      const texts = at(translation.criteria, criterion.id);
      const help = at(guidance?.criteria, criterion.id);
      return texts ? criterionRules(criterion, help, texts) : [];
    }),
    ...Object.entries(overrides).flatMap(([id, { title, question }]) => {
      const texts = at(translation.criteria, id);
      const path = ['criteria', id];
      if (texts === undefined) return [];
      return [
        ...sameOptional(title, texts.title, path, 'title'),
        ...sameOptional(question, texts.question, path, 'question'),
      ];
    }),
  ];
  return [...strange, ...foldMissing(found), ...claimsOf(translation)];
}

function claimsOf({ levels = {}, bands = [], stages = [], targets = [] }: Translation): readonly Finding[] {
  return claimsIn([
    ...Object.entries(levels).map(([id, title]) => [title, ['levels', id]] as const),
    ...bands.map((text, i) => [text, ['bands', i]] as const),
    ...stages.map(({ title }, i) => [title, ['stages', i, 'title']] as const),
    ...targets.map((title, i) => [title, ['targets', i]] as const),
  ]);
}

function criterionRules(
  { id, title, metWhen, options }: Criterion,
  help: GuidanceEntry | undefined,
  texts: CriterionTexts,
): readonly Finding[] {
  const path = ['criteria', id];
  const choices = options?.choices ?? [];
  return [
    ...sameOptional(title, texts.title, path, 'title'),
    ...sameOptional(metWhen, texts.question, path, 'question'),
    ...sameCount(metWhen.length, texts.metWhen, [...path, 'metWhen']),
    ...sameOptional(options, texts.options, path, 'options'),
    ...(options && texts.options
      ? [
          ...sameOptional(options.onlyWhen, texts.options.onlyWhen, [...path, 'options'], 'onlyWhen'),
          ...sameKeys(idsOf(choices), texts.options.choices, [...path, 'options', 'choices']),
          ...choices.flatMap((choice) => {
            const found = at(texts.options?.choices, choice.id);
            const place = [...path, 'options', 'choices', choice.id];
            return found ? sameOptional(choice.onlyWhen, found.onlyWhen, place, 'onlyWhen') : [];
          }),
        ]
      : []),
    ...sameOptional(help?.why, texts.why, path, 'why'),
    ...sameCount(help?.evidence?.length ?? 0, texts.evidence, [...path, 'evidence']),
    ...sameOptional(help?.firstStep, texts.firstStep, path, 'firstStep'),
    ...sameOptional(help?.note, texts.note, path, 'note'),
    ...sameOptional(help?.risk?.why, texts.riskWhy, path, 'riskWhy'),
  ];
}

/** As many missing texts are told one by one. */
const MOST_TOLD = 20;

/** Whoever has only begun knows what is left; a word for each would bury what is wrong. */
function foldMissing(findings: readonly Finding[]): readonly Finding[] {
  const missing = findings.filter(({ code }) => code === 'missing-translation');
  const [first, ...rest] = missing;
  if (first === undefined || rest.length < MOST_TOLD) return findings;
  const args = { ...first.args, special: 'many', count: missing.length };
  return [{ ...first, args }, ...findings.filter(({ code }) => code !== 'missing-translation')];
}

/** A text that stays in the language of the catalogue: a translation may be a part of it. */
function missingText(text: string, path: Path): Finding {
  return { code: 'missing-translation', args: { text }, path, severity: 'warning' };
}

function idsOf(items: readonly { readonly id: string }[]): readonly string[] {
  return items.map(({ id }) => id);
}

function titledIds({ categories, requirements }: Catalogue): readonly string[] {
  return [...categories.flatMap(({ id, sections }) => [id, ...idsOf(sections)]), ...idsOf(requirements)];
}

function sameKeys(expected: readonly string[], found: Readonly<Record<string, unknown>>, path: Path): Finding[] {
  const known = new Set(expected);
  const missing = [...known].filter((id) => !Object.hasOwn(found, id));
  return [
    ...missing.map((text) => missingText(text, path)),
    ...Object.keys(found)
      .filter((id) => !known.has(id))
      .map((id) => ({
        code: 'translation-for-unknown-id' as const,
        args: { value: id },
        path: [...path, id],
        on: 'key' as const,
        candidates: expected,
      })),
  ];
}

function sameCount(expected: number, found: readonly unknown[] | undefined, path: Path): Finding[] {
  const count = found?.length ?? 0;
  if (count === expected) return [];
  if (found === undefined) return [missingText(String(path.at(-1)), path.slice(0, -1))];
  const args = { text: String(path.at(-1)), needed: expected, found: count };
  return [{ code: 'translation-count-differs', args, path }];
}

/** There is a text here exactly where there is one in the catalogue. */
function sameOptional(expected: unknown, found: unknown, path: Path, key: string): Finding[] {
  if ((expected === undefined) === (found === undefined)) return [];
  return expected === undefined
    ? [{ code: 'translation-for-unknown-id', args: { value: key }, path: [...path, key], on: 'key' }]
    : [missingText(path.length === 1 ? `${path[0]}.${key}` : key, path)];
}
