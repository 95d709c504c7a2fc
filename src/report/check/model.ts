import { answerOf } from '../../domain/answer.ts';
import { canonicalJson } from '../../domain/canonical.ts';
import { allCriteria } from '../../domain/catalogue.ts';
import { conditionsOf } from '../../domain/conditions.ts';
import type { Assessment } from '../../formats/assessment.ts';
import type { Catalogue } from '../../formats/catalogue.ts';
import { byPlace, type Diagnostic, type Path, type Range } from '../../formats/diagnostic.ts';
import type {
  CheckedCriterion,
  CheckedDiagnostic,
  CheckedFile,
  JudgedFile,
  Problem,
  UnreadFile,
} from '../../formats/outputs/check.ts';
import type { Assurance } from '../../scoring/assurance.ts';
import type { KnownGaps } from '../../scoring/baseline.ts';
import type { GateOutcome } from '../../scoring/gate.ts';
import type { CriterionState, Result } from '../../scoring/result.ts';
import { levelOf, summaryOf } from '../model.ts';
import { type Questions, questionsIn } from '../words/diagnostic.ts';

/** Where a file is, and whether that is outside of what paths count from. */
export type FilePlace = Pick<JudgedFile, 'path' | 'outside'>;

/** A finding, and what it is about where a rule has found it. */
export interface FoundDiagnostic extends Diagnostic {
  readonly about?: string;
}

/** The questions behind the ids of a contradiction; of anything else its place is enough. */
export function contradictionQuestions(
  { about, args }: FoundDiagnostic,
  asked: Questions,
): Pick<CheckedDiagnostic, 'questions'> {
  return about === 'contradiction' ? { questions: questionsIn(args, asked) } : {};
}

export interface JudgedInput {
  readonly file: string;
  readonly place: FilePlace;
  /** In the language of the command. */
  readonly catalogue: Catalogue;
  readonly assessment: Assessment;
  readonly result: Result;
  /** The day that is judged, YYYY-MM-DD. */
  readonly asOf: string;
  readonly outcome: GateOutcome;
  /** All that the gate has looked at; what is about an answer has no place yet. */
  readonly diagnostics: readonly FoundDiagnostic[];
  /** The last day of each waiver that stands. */
  readonly until: ReadonlyMap<string, string>;
  readonly assurance: Assurance;
  /** The target level that was judged, where one was. */
  readonly target?: number | undefined;
  /** Criteria whose answer does not reach that far. */
  readonly short: readonly string[];
  /** What the baseline has already, where there is one. */
  readonly known?: KnownGaps | undefined;
  readonly rangeOf: (path: Path, on?: 'key' | 'value') => Range | undefined;
}

/** What is said of a file that was judged; pure, and the judgement is the gate's alone. */
export function judgedFile(input: JudgedInput): JudgedFile {
  const {
    file,
    place: whereabouts,
    catalogue,
    assessment,
    result,
    outcome,
    diagnostics,
    until,
    assurance,
    known,
    rangeOf,
  } = input;
  const isBlocking = new Set(outcome.blocking);
  const isKnown = known && new Set(known.diagnostics);
  const isShort = new Set(input.short);
  const standings = new Map(
    (['open', 'unassured', 'waived', 'known'] as const).flatMap((standing) =>
      outcome[standing].map((id) => [id, standing] as const),
    ),
  );
  const all = allCriteria(catalogue);
  const asked = new Map(all.map((criterion) => [criterion.id, criterion]));
  const standingOf = (id: string, state: CriterionState): CheckedCriterion['standing'] => {
    const standing = standings.get(id) ?? 'closed';
    return standing === 'open' && state === 'not-applicable' ? 'excluded' : standing;
  };
  const criteria = result.criteria.map(({ id, state }): CheckedCriterion => {
    const range = answerOf(assessment, id) === undefined ? rangeOf(['answers'], 'key') : rangeOf(['answers', id]);
    const standing = standingOf(id, state);
    const { title, question = '', metWhen = [] } = asked.get(id) ?? {};
    const missing = conditionsOf({ metWhen }, answerOf(assessment, id)?.missing).filter(({ isMissing }) => isMissing);
    const waivedUntil = standing === 'waived' ? until.get(id) : undefined;
    return {
      id,
      ...(title === undefined ? {} : { title }),
      question,
      state,
      ...(missing.length === 0 ? {} : { missing: missing.map(({ number, text }) => ({ number, text })) }),
      standing,
      ...(isShort.has(id) && assurance !== 'self' ? { lacks: assurance } : {}),
      ...(waivedUntil === undefined ? {} : { waivedUntil }),
      ...(range ? { range } : {}),
    };
  });
  const idsOf = (standing: CheckedCriterion['standing']) =>
    criteria.filter((criterion) => criterion.standing === standing).map(({ id }) => id);
  return {
    file,
    ...whereabouts,
    outcome: 'judged',
    passed: outcome.passed,
    catalogue: {
      id: catalogue.id,
      title: catalogue.title,
      edition: catalogue.edition,
      publisher: catalogue.source.publisher,
    },
    level: levelOf(catalogue, result),
    summary: summaryOf(result, input.asOf),
    ...(input.target === undefined ? {} : { target: targetCount(catalogue, result, input.target) }),
    open: idsOf('open'),
    unassured: idsOf('unassured'),
    excluded: idsOf('excluded'),
    waived: idsOf('waived'),
    known: idsOf('known'),
    improved: known?.improved ?? [],
    criteria,
    diagnostics: diagnostics.map((diagnostic): CheckedDiagnostic => {
      // What is told, and no more: a rule knows more of its finding than the published shape has.
      const { code, severity, path: place, args } = diagnostic;
      const range = diagnostic.range ?? (place && rangeOf(place));
      return {
        code,
        severity,
        ...(place ? { path: place } : {}),
        args,
        ...contradictionQuestions(diagnostic, { criteria: all, facts: catalogue.profileFacts }),
        file,
        filePath: whereabouts.path,
        ...(whereabouts.outside ? { outside: true } : {}),
        ...(range ? { range } : {}),
        blocks: isBlocking.has(diagnostic),
        ...(isKnown ? { known: isKnown.has(diagnostic) } : {}),
      };
    }),
  };
}

function targetCount(
  { targets = [] }: Catalogue,
  { criteria }: Result,
  target: number,
): NonNullable<JudgedFile['target']> {
  const members = criteria.filter((one) => one.target !== undefined && one.target <= target);
  const title = targets.find(({ level }) => level === target)?.title ?? '';
  return { level: target, title, total: members.length, met: members.filter(({ state }) => state === 'met').length };
}

export interface UnreadInput {
  readonly file: string;
  readonly place: FilePlace;
  readonly problem: Problem;
  /** What is wrong at lines, and the file those lines are of. */
  readonly found?: {
    readonly file: string;
    readonly place: FilePlace;
    readonly diagnostics: readonly Diagnostic[];
  };
}

/** What is said of a file that could not be judged. */
export function unreadFile({ file, place, problem, found }: UnreadInput): UnreadFile {
  const diagnostics = (found?.diagnostics ?? []).toSorted(byPlace).map((diagnostic) => ({
    ...diagnostic,
    file: found?.file ?? file,
    filePath: (found?.place ?? place).path,
    ...((found?.place ?? place).outside ? { outside: true as const } : {}),
    blocks: true,
  }));
  return { file, ...place, outcome: 'unread', passed: false, problem, diagnostics };
}

/**
 * The files of a run, with what several of them say of one place marked from the second time on. Each file keeps its own
 * list, as whoever reads it alone wants to know why it was not judged; who shows places shows each once.
 */
export function markRepeated(files: readonly CheckedFile[]): readonly CheckedFile[] {
  const told = new Set<string>();
  return files.map((file) => {
    const elsewhere = file.diagnostics.filter(({ filePath }) => filePath !== file.path);
    if (elsewhere.length === 0) return file;
    const isOld = new Set(elsewhere.filter((diagnostic) => told.has(placeKey(diagnostic))));
    for (const diagnostic of elsewhere) told.add(placeKey(diagnostic));
    const diagnostics = file.diagnostics.map((one) => (isOld.has(one) ? { ...one, repeated: true as const } : one));
    return { ...file, diagnostics };
  });
}

function placeKey({ filePath, code, range, args }: CheckedDiagnostic): string {
  return canonicalJson([filePath, code, range?.start ?? null, args]);
}
