import type { Assessment } from '../../model/assessment.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { Diagnostic, Path, Range } from '../../model/diagnostic.ts';
import { allCriteria, answerOf } from '../../model/lookup.ts';
import type { GateOutcome } from '../../scoring/gate.ts';
import type { CriterionState, Result } from '../../scoring/result.ts';
import { levelOf, type ReportModel, summaryOf } from '../model.ts';

/**
 * One run of `check` as data. It is also the shape of `check --reporter json`, whose published schema is made from
 * src/model/checkReport.ts.
 */
export interface CheckReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'scs-check'; readonly version: string };
  readonly passed: boolean;
  /** 0 passed, 1 gate not passed, 2 a file that could not be read; the highest of all files. */
  readonly exitCode: number;
  readonly files: readonly CheckedFile[];
}

export type CheckedFile = JudgedFile | UnreadFile;

interface NamedFile {
  /** As it was named on the command line. */
  readonly file: string;
  /** From the folder the command ran in, with `/` on every system. */
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface JudgedFile extends NamedFile {
  readonly outcome: 'judged';
  readonly passed: boolean;
  readonly catalogue: {
    readonly id: string;
    readonly title: string;
    readonly edition: string;
    readonly publisher: string;
  };
  readonly level: ReportModel['level'];
  readonly summary: ReportModel['summary'];
  /** Ids of criteria that keep the gate from passing. */
  readonly open: readonly string[];
  /** Ids of those among them that do not apply to the firm: whether they count is not for us to say. */
  readonly excluded: readonly string[];
  readonly criteria: readonly CheckedCriterion[];
}

export interface CheckedCriterion {
  readonly id: string;
  readonly question: string;
  readonly state: CriterionState;
  /** Whether it keeps the gate from passing. */
  readonly standing: 'closed' | 'open' | 'excluded';
  /** Its answer, or the list of answers where it has none. */
  readonly range?: Range;
}

/** A file of which nothing can be said but why. */
export interface UnreadFile extends NamedFile {
  readonly outcome: 'unread';
  readonly passed: false;
  readonly problem: Problem;
}

/** What ends the work on a file; its words are in i18n under `error.<code>`. */
export interface Problem {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** The file with the content before the last write, where there is one. */
  readonly backup?: string;
}

export interface JudgedInput {
  readonly file: string;
  readonly path: string;
  /** In the language of the command. */
  readonly catalogue: Catalogue;
  readonly assessment: Assessment;
  readonly result: Result;
  readonly outcome: GateOutcome;
  readonly rangeOf: (path: Path, on?: 'key' | 'value') => Range | undefined;
}

/** What is said of a file that was judged; pure, and the judgement is the gate's alone. */
export function judgedFile({ file, path, catalogue, assessment, result, outcome, rangeOf }: JudgedInput): JudgedFile {
  const stands = new Set(outcome.open);
  const questions = new Map(allCriteria(catalogue).map(({ id, question }) => [id, question]));
  const criteria = result.criteria.map(({ id, state }): CheckedCriterion => {
    const range = answerOf(assessment, id) === undefined ? rangeOf(['answers'], 'key') : rangeOf(['answers', id]);
    const standing = !stands.has(id) ? 'closed' : state === 'not-applicable' ? 'excluded' : 'open';
    return { id, question: questions.get(id) ?? '', state, standing, ...(range ? { range } : {}) };
  });
  const idsOf = (standing: CheckedCriterion['standing']) =>
    criteria.filter((criterion) => criterion.standing === standing).map(({ id }) => id);
  return {
    file,
    path,
    outcome: 'judged',
    passed: outcome.passed,
    catalogue: {
      id: catalogue.id,
      title: catalogue.title,
      edition: catalogue.edition,
      publisher: catalogue.source.publisher,
    },
    level: levelOf(catalogue, result),
    summary: summaryOf(result),
    open: idsOf('open'),
    excluded: idsOf('excluded'),
    criteria,
    diagnostics: result.diagnostics.map((diagnostic): Diagnostic => {
      const range = diagnostic.path && rangeOf(diagnostic.path);
      return { ...diagnostic, file, ...(range ? { range } : {}) };
    }),
  };
}
