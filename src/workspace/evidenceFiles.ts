import { dirname } from 'node:path';
import type { OutdatedAnswers } from '../assessment/migrate.ts';
import { answerOf } from '../domain/answer.ts';
import { narrowToLevel } from '../domain/catalogue.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import { newestReview } from '../domain/view.ts';
import { isWaived } from '../domain/waiver.ts';
import type { Assessment, Evidence } from '../formats/assessment.ts';
import { type KnownContent, lookAtFile } from '../io/hashFile.ts';
import { checkUpkeep } from '../rules/index.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';
import type { Result } from '../scoring/result.ts';
import type { LoadedAssessment } from './assessment.ts';
import type { LoadedCatalogue } from './catalogue.ts';

export interface FirmOptions {
  readonly outdated: OutdatedAnswers;
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
}

/** What the firm has not kept up, and what it will not have kept up some day. */
export function firmFindings(
  { assessment }: Pick<LoadedAssessment, 'assessment'>,
  { catalogue, hash }: LoadedCatalogue,
  result: Result,
  { outdated, evidence }: FirmOptions,
): readonly RuleDiagnostic[] {
  const narrowed = narrowToLevel(catalogue, result.level.id);
  return checkUpkeep({ catalogue: narrowed, hash, assessment, evidence, changed: outdated.changed });
}

/** The criteria of the result whose waiver stands on a day, each with its last day. */
export function waivedUntil(assessment: Assessment, result: Result, asOf: string): ReadonlyMap<string, string> {
  return new Map(
    result.criteria.flatMap(({ id }) => {
      const answer = answerOf(assessment, id);
      const until = answer?.waiver?.until;
      return answer !== undefined && until !== undefined && isWaived(answer, asOf) ? [[id, until] as const] : [];
    }),
  );
}

/**
 * The evidence files of a result. Each is looked at once, and read only where a hash of it is written down and its size
 * does not tell already that it is another.
 */
export function evidenceFiles(
  { assessment, path }: Pick<LoadedAssessment, 'assessment' | 'path'>,
  { criteria }: Result,
): ReadonlyMap<string, EvidenceFile> {
  return lookAtEvidence(
    criteria.flatMap(({ id }) => answerOf(assessment, id)?.evidence ?? []),
    path,
  );
}

/** The evidence files of the criteria that have a view: a view that was given to another file does not hold. */
export function reviewedFiles(
  { assessment, path }: Pick<LoadedAssessment, 'assessment' | 'path'>,
  { criteria }: Result,
): ReadonlyMap<string, EvidenceFile> {
  const viewed = criteria.filter(({ id }) => newestReview(assessment, id) !== undefined);
  return lookAtEvidence(
    viewed.flatMap(({ id }) => answerOf(assessment, id)?.evidence ?? []),
    path,
  );
}

/** For what is said of answers and views alone. */
export function noFiles(): ReadonlyMap<string, EvidenceFile> {
  return new Map();
}

/**
 * The same for some pieces of evidence.
 * @param path of the assessment: evidence lies in its folder or below.
 */
export function lookAtEvidence(items: readonly Evidence[], path: string): ReadonlyMap<string, EvidenceFile> {
  const folder = dirname(path);
  const known = new Map<string, readonly KnownContent[]>();
  for (const { file, sha256, size } of items) {
    if (file === undefined) continue;
    known.set(file, [...(known.get(file) ?? []), ...(sha256 === undefined ? [] : [{ sha256, size }])]);
  }
  return new Map(
    [...known].map(([file, written]) => [file, lookAtFile(folder, file, written.length === 0 ? undefined : written)]),
  );
}
