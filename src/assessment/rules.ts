import { allCriteria, answersOf } from '../domain/catalogue.ts';
import type { Aim, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { DiagnosticCode, Finding, Path } from '../formats/diagnostic.ts';
import type { AnswerState } from '../formats/states.ts';

/** Ids that no catalogue of the file knows; `catalogues` are the one aimed at and those aimed at earlier. */
export function assessmentRules(assessment: Assessment, catalogues: readonly Catalogue[]): readonly Finding[] {
  const known = knownCriteria(catalogues);
  return [
    ...unknownLevels(assessment, catalogues),
    ...unknownFacts(assessment, catalogues),
    ...unknownTargets(assessment, known),
    ...unknownDrafts(assessment, known),
    ...unknownHandedOut(assessment, known),
    ...unknownAnswers(assessment, known),
  ];
}

/** Ids that no catalogue knows, in a file whose shape is wrong somewhere: what is beside them is not looked at. */
export function unknownKeys(file: object, catalogues: readonly Catalogue[]): readonly Finding[] {
  const known = knownCriteria(catalogues);
  const ids = [...known.keys()];
  return (['answers', 'drafts', 'targets'] as const).flatMap((section) => {
    const entries: unknown = Reflect.get(file, section);
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) return [];
    return Object.keys(entries).flatMap((id) =>
      known.has(id) ? [] : [unknown('unknown-criterion', id, [section, id], ids, 'key')],
    );
  });
}

/** Aims at a catalogue that there is not; `known` has for each of them the ids that would be right, where those are known. */
export function unknownCatalogues(
  aims: readonly Aim[],
  known: readonly (readonly string[] | undefined)[],
): readonly Finding[] {
  return aims.flatMap(({ id, file }, index) => {
    const ids = known[index];
    if (ids === undefined || ids.includes(id)) return [];
    const path = index === 0 ? ['catalogue', 'id'] : ['earlier', index - 1, 'id'];
    const finding = unknown('unknown-catalogue', id, path, ids);
    return [file === undefined ? finding : { ...finding, args: { ...finding.args, special: 'file' } }];
  });
}

/**
 * Views by nobody that the file names. No other key is offered: a view is the word of exactly the one who gave it.
 */
export function unknownReviewers({ reviewers = {}, reviews = {} }: Assessment): readonly Finding[] {
  return Object.entries(reviews).flatMap(([id, views]) =>
    views.flatMap(({ by }, index): Finding[] =>
      Object.hasOwn(reviewers, by)
        ? []
        : [{ code: 'unknown-reviewer', args: { value: by }, path: ['reviews', id, index, 'by'] }],
    ),
  );
}

function unknownLevels(assessment: Assessment, catalogues: readonly Catalogue[]): Finding[] {
  const aims = [
    { aim: assessment.catalogue, path: ['catalogue', 'level'] },
    ...(assessment.earlier ?? []).map((aim, index) => ({ aim, path: ['earlier', index, 'level'] })),
  ];
  return aims.flatMap(({ aim, path }) => {
    const levels = catalogues.find(({ id }) => id === aim.id)?.levels.map(({ id }) => id);
    return levels === undefined || levels.includes(aim.level)
      ? []
      : [unknown('unknown-level', aim.level, path, levels)];
  });
}

function unknownFacts(assessment: Assessment, catalogues: readonly Catalogue[]): Finding[] {
  const facts = catalogues.flatMap(({ profileFacts }) => profileFacts.map(({ id }) => id));
  const isKnown = new Set(facts);
  return Object.keys(assessment.profile ?? {})
    .filter((fact) => !isKnown.has(fact))
    .map((fact) => unknown('unknown-profile-fact', fact, ['profile', fact], facts, 'key'));
}

function unknownTargets({ targets = {} }: Assessment, known: KnownCriteria): Finding[] {
  const ids = [...known.keys()];
  return Object.entries(targets).flatMap(([id, level]): Finding[] => {
    const found = known.get(id);
    if (found === undefined) return [unknown('unknown-criterion', id, ['targets', id], ids, 'key')];
    const levels = (found.catalogue.targets ?? []).map((target) => String(target.level));
    const value = String(level);
    return levels.includes(value) ? [] : [unknown('value-not-allowed', value, ['targets', id], levels)];
  });
}

function unknownDrafts({ drafts = {} }: Assessment, known: KnownCriteria): Finding[] {
  const ids = [...known.keys()];
  return Object.keys(drafts).flatMap((id) =>
    known.has(id) ? [] : [unknown('unknown-criterion', id, ['drafts', id], ids, 'key')],
  );
}

type KnownCriteria = ReadonlyMap<string, { readonly criterion: Criterion; readonly catalogue: Catalogue }>;

function knownCriteria(catalogues: readonly Catalogue[]): KnownCriteria {
  return new Map(
    catalogues.flatMap((catalogue) =>
      allCriteria(catalogue).map((criterion) => [criterion.id, { criterion, catalogue }] as const),
    ),
  );
}

function unknownHandedOut({ handout }: Assessment, known: KnownCriteria): Finding[] {
  const ids = [...known.keys()];
  return (handout?.ids ?? []).flatMap((id, index) =>
    known.has(id) ? [] : [unknown('unknown-criterion', id, ['handout', 'ids', index], ids)],
  );
}

function unknownAnswers(assessment: Assessment, known: KnownCriteria): Finding[] {
  const ids = [...known.keys()];
  return Object.entries(assessment.answers).flatMap(([id, answer]): Finding[] => {
    const found = known.get(id);
    if (found === undefined) return [unknown('unknown-criterion', id, ['answers', id], ids, 'key')];
    const states = answersOf(found.catalogue);
    const choices = found.criterion.options?.choices.map((choice) => choice.id) ?? [];
    const numbers = found.criterion.metWhen.map((_, index) => String(index + 1));
    return [
      ...(states.includes(answer.state) ? [] : [notInCatalogue(answer.state, ['answers', id, 'state'], states)]),
      ...(answer.options ?? []).flatMap((option, index) =>
        choices.includes(option) ? [] : [unknownOption(option, ['answers', id, 'options', index], choices)],
      ),
      ...(answer.missing ?? []).flatMap((number, index) =>
        number <= found.criterion.metWhen.length
          ? []
          : [unknown('unknown-condition', String(number), ['answers', id, 'missing', index], numbers)],
      ),
    ];
  });
}

function unknownOption(option: string, path: Path, choices: readonly string[]): Finding {
  const finding = unknown('unknown-option', option, path, choices);
  return choices.length > 0 ? finding : { ...finding, args: { ...finding.args, found: 'none' } };
}

/** A state that is one, but that the method of this catalogue does not count; no other one was meant. */
function notInCatalogue(state: AnswerState, path: Path, states: readonly AnswerState[]): Finding {
  return { code: 'answer-not-in-catalogue', args: { state }, path, candidates: states };
}

function unknown(
  code: DiagnosticCode,
  value: string,
  path: Path,
  candidates: readonly string[],
  on: 'key' | 'value' = 'value',
): Finding {
  return { code, args: { value }, path, on, candidates };
}
