import type { Catalogue, Category, Criterion, Requirement, Stage } from '../formats/catalogue.ts';
import type { Guidance } from '../formats/guidance.ts';
import type { CriterionTexts, Translation } from '../formats/translation.ts';

/** A catalogue with its help texts, in one language. */
export interface Texts {
  readonly catalogue: Catalogue;
  readonly guidance: Guidance | undefined;
}

/** The same catalogue in the words of a translation: ids, levels, numbers and references stay as they are. */
export function translate({ catalogue, guidance }: Texts, translation: Translation): Texts {
  const { levels, profileFacts, titles, plain, criteria } = translation;
  const titled = <T extends { readonly id: string; readonly title: string }>(item: T): T => ({
    ...item,
    title: at(titles, item.id) ?? item.title,
  });
  return {
    catalogue: {
      ...catalogue,
      lang: translation.lang,
      title: translation.title ?? catalogue.title,
      source: translateSource(catalogue.source, translation.source),
      levels: catalogue.levels.map((level) => ({ ...level, title: at(levels, level.id) ?? level.title })),
      profileFacts: catalogue.profileFacts.map((fact) => ({ ...fact, ...given(at(profileFacts, fact.id)) })),
      ...(catalogue.terms
        ? { terms: catalogue.terms.map((term) => ({ ...term, ...at(translation.terms, term.id) })) }
        : {}),
      categories: catalogue.categories.map(
        (category): Category => ({ ...titled(category), sections: category.sections.map(titled) }),
      ),
      requirements: catalogue.requirements.map(
        (requirement): Requirement => ({
          ...titled(requirement),
          ...(requirement.plain === undefined ? {} : { plain: at(plain, requirement.id) ?? requirement.plain }),
          criteria: requirement.criteria.map((criterion) => translateCriterion(criterion, at(criteria, criterion.id))),
        }),
      ),
      ...(catalogue.points ? { points: translatePoints(catalogue.points, translation.bands) } : {}),
      ...(catalogue.targets ? { targets: translateTargets(catalogue.targets, translation.targets) } : {}),
      ...(catalogue.stages ? { stages: translateStages(catalogue.stages, translation.stages) } : {}),
    },
    guidance: guidance && translateGuidance(guidance, translation),
  };
}

/** What a translation of a base and one of what extends it say together. */
export function joinTranslations(base: Translation, own: Translation): Translation {
  return {
    ...own,
    levels: { ...base.levels, ...own.levels },
    profileFacts: { ...base.profileFacts, ...own.profileFacts },
    titles: { ...base.titles, ...own.titles },
    ...(base.terms || own.terms ? { terms: { ...base.terms, ...own.terms } } : {}),
    ...(base.plain || own.plain ? { plain: { ...base.plain, ...own.plain } } : {}),
    criteria: joinCriteria(base.criteria, own.criteria),
    ...(base.bands ? { bands: base.bands } : {}),
    ...(base.targets ? { targets: base.targets } : {}),
    ...(base.stages || own.stages ? { stages: [...(base.stages ?? []), ...(own.stages ?? [])] } : {}),
  };
}

/** An extension that says a criterion of the base otherwise translates only those words. */
function joinCriteria(base: Translation['criteria'] = {}, own: Translation['criteria'] = {}) {
  const joined = Object.entries(own).map(([id, texts]) => [id, { ...at(base, id), ...texts }] as const);
  return { ...base, ...Object.fromEntries(joined) };
}

function translateSource(source: Catalogue['source'], texts: Translation['source'] = {}): Catalogue['source'] {
  const { document = source.document, publisher = source.publisher, note = source.note } = texts;
  return { ...source, document, publisher, ...(note === undefined ? {} : { note }) };
}

function translateCriterion(criterion: Criterion, texts: CriterionTexts | undefined): Criterion {
  // A condition lost in translation would make a criterion easier to meet: then all of it stays in its own words.
  if (texts?.metWhen !== undefined && texts.metWhen.length !== criterion.metWhen.length) return criterion;
  const { title, question = criterion.question, metWhen = criterion.metWhen, options } = texts ?? {};
  return {
    ...criterion,
    ...(criterion.title === undefined ? {} : { title: title ?? criterion.title }),
    question,
    metWhen,
    ...(criterion.options ? { options: translateOptions(criterion.options, options) } : {}),
  };
}

function translateOptions(
  options: NonNullable<Criterion['options']>,
  texts: CriterionTexts['options'],
): NonNullable<Criterion['options']> {
  return {
    ...options,
    ...(texts?.onlyWhen === undefined ? {} : { onlyWhen: texts.onlyWhen }),
    choices: options.choices.map((choice) => ({ ...choice, ...at(texts?.choices, choice.id) })),
  };
}

function translatePoints(points: NonNullable<Catalogue['points']>, bands: readonly string[] = []) {
  return { ...points, bands: points.bands.map((band, index) => ({ ...band, text: bands[index] ?? band.text })) };
}

function translateTargets(targets: NonNullable<Catalogue['targets']>, titles: readonly string[] = []) {
  return targets.map((target, index) => ({ ...target, title: titles[index] ?? target.title }));
}

function translateStages(stages: NonNullable<Catalogue['stages']>, texts: Translation['stages'] = []) {
  return stages.map((stage, index): Stage => {
    const { needs, unsettled, ...said } = texts[index] ?? {};
    const isWhole = needs?.length === stage.needs.length;
    return {
      ...stage,
      ...said,
      needs: stage.needs.map((need, place) => {
        const text = (isWhole ? needs[place] : undefined) ?? (typeof need === 'string' ? need : need.text);
        return typeof need === 'string' ? text : { ...need, text };
      }),
      ...(stage.unsettled && unsettled?.length === stage.unsettled.length ? { unsettled } : {}),
    };
  });
}

function translateGuidance(guidance: Guidance, { lang, criteria }: Translation): Guidance {
  const entries = Object.entries(guidance.criteria).map(([id, entry]) => {
    const { why, evidence, firstStep, note, riskWhy } = at(criteria, id) ?? {};
    return [
      id,
      {
        ...entry,
        ...(entry.why === undefined ? {} : { why: why ?? entry.why }),
        ...(entry.evidence && evidence?.length === entry.evidence.length ? { evidence } : {}),
        ...(entry.firstStep === undefined ? {} : { firstStep: firstStep ?? entry.firstStep }),
        ...(entry.note === undefined ? {} : { note: note ?? entry.note }),
        ...(entry.risk ? { risk: { ...entry.risk, why: riskWhy ?? entry.risk.why } } : {}),
      },
    ] as const;
  });
  return { ...guidance, lang, criteria: Object.fromEntries(entries) };
}

/** What a translation says of something: what it leaves out stays as it is. */
function given<T extends object>(texts: T | undefined): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const said = Object.entries(texts ?? {}).filter(([, text]) => text !== undefined);
  return Object.fromEntries(said) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}

/** Ids come from files: one may be called `constructor`. */
export function at<T>(texts: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return texts && Object.hasOwn(texts, id) ? texts[id] : undefined;
}
