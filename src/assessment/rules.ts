import type { Assessment } from '../model/assessment.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Diagnostic, DiagnosticCode, Path } from '../model/diagnostic.ts';
import { allCriteria, answersOf } from '../model/lookup.ts';
import { closest } from '../yaml/closest.ts';

/** A diagnostic before it knows its file and line. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly args: Diagnostic['args'];
  readonly path: Path;
  readonly on?: 'key' | 'value';
  readonly allowed?: readonly string[];
}

/** More allowed values than this help nobody. */
const MOST_SHOWN = 26;

/** Ids that no catalogue of the file knows; `catalogues` are the one aimed at and those aimed at earlier. */
export function assessmentRules(assessment: Assessment, catalogues: readonly Catalogue[]): readonly Finding[] {
  return [
    ...unknownLevels(assessment, catalogues),
    ...unknownFacts(assessment, catalogues),
    ...unknownAnswers(assessment, catalogues),
  ];
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
  return Object.keys(assessment.profile ?? {})
    .filter((fact) => !facts.includes(fact))
    .map((fact) => ({ ...unknown('unknown-profile-fact', fact, ['profile', fact], facts), on: 'key' }));
}

function unknownAnswers(assessment: Assessment, catalogues: readonly Catalogue[]): Finding[] {
  const known = new Map(
    catalogues.flatMap((catalogue) =>
      allCriteria(catalogue).map((criterion) => [criterion.id, { criterion, catalogue }]),
    ),
  );
  return Object.entries(assessment.answers).flatMap(([id, answer]): Finding[] => {
    const found = known.get(id);
    if (found === undefined) {
      return [{ ...unknown('unknown-criterion', id, ['answers', id], [...known.keys()]), on: 'key' }];
    }
    const states = answersOf(found.catalogue);
    const choices = found.criterion.options?.choices.map((choice) => choice.id) ?? [];
    return [
      ...(states.includes(answer.state)
        ? []
        : [unknown('answer-not-allowed', answer.state, ['answers', id, 'state'], states)]),
      ...(answer.options ?? []).flatMap((option, index) =>
        choices.includes(option) ? [] : [unknown('unknown-option', option, ['answers', id, 'options', index], choices)],
      ),
    ];
  });
}

function unknown(code: DiagnosticCode, value: string, path: Path, known: readonly string[]): Finding {
  const suggestion = closest(value, known);
  return {
    code,
    args: suggestion === undefined ? { value } : { value, suggestion },
    path,
    ...(known.length <= MOST_SHOWN ? { allowed: known } : {}),
  };
}
