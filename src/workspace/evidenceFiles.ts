import { dirname } from 'node:path';
import { answerOf } from '../domain/answer.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import { newestReview } from '../domain/view.ts';
import type { Evidence } from '../formats/assessment.ts';
import { type KnownContent, Looked, lookAtFile } from '../io/hashFile.ts';
import type { Result } from '../scoring/result.ts';
import type { LoadedAssessment } from './assessment.ts';

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

/**
 * The same for some pieces of evidence.
 * @param path of the assessment: evidence lies in its folder or below.
 */
export function lookAtEvidence(items: readonly Evidence[], path: string): ReadonlyMap<string, EvidenceFile> {
  const folder = dirname(path);
  const known = new Map<string, KnownContent[]>();
  for (const { file, sha256, size } of items) {
    if (file === undefined) continue;
    const written = known.get(file) ?? [];
    known.set(file, written);
    if (sha256 !== undefined) written.push({ sha256, size });
  }
  const looked = new Looked();
  return new Map(
    [...known].map(([file, written]) => [
      file,
      lookAtFile(folder, file, written.length === 0 ? undefined : written, looked),
    ]),
  );
}
