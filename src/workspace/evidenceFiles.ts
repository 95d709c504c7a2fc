import { dirname } from 'node:path';
import type { OutdatedAnswers } from '../assessment/migrate.ts';
import { answerOf } from '../domain/answer.ts';
import { narrowToLevel } from '../domain/catalogue.ts';
import { type EvidenceFile, maySizeBe } from '../domain/evidence.ts';
import { isWaived } from '../domain/waiver.ts';
import type { Assessment, Evidence } from '../formats/assessment.ts';
import { lookAtFile } from '../io/hashFile.ts';
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

/**
 * The same for some pieces of evidence.
 * @param path of the assessment: evidence lies in its folder or below.
 */
export function lookAtEvidence(items: readonly Evidence[], path: string): ReadonlyMap<string, EvidenceFile> {
  const folder = dirname(path);
  const byFile = new Map<string, Evidence[]>();
  for (const item of items) {
    if (item.file === undefined) continue;
    const named = byFile.get(item.file);
    if (named === undefined) byFile.set(item.file, [item]);
    else named.push(item);
  }
  return new Map(
    [...byFile].map(([file, named]) => {
      const hashed = named.filter(({ sha256 }) => sha256 !== undefined);
      return [file, lookAtFile(folder, file, (found) => hashed.some(({ size }) => maySizeBe(size, found)))];
    }),
  );
}
