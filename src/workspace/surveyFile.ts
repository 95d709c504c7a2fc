import { aimsOf } from '../domain/aims.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { PortfolioRow, UnreadRow } from '../formats/outputs/portfolio.ts';
import type { CachedFile, PortfolioFacts } from '../formats/portfolioCache.ts';
import { changeStamp, type FoundFile } from '../io/findFiles.ts';
import { readFile } from '../io/readFile.ts';
import { portfolioFacts, portfolioRow } from '../scoring/portfolio.ts';
import { loadInput } from './assessment.ts';
import { findShipped, loadShipped } from './catalogue.ts';
import { evidenceFiles, reviewedFiles } from './evidenceFiles.ts';
import { isWholeAssessment } from './fileKind.ts';
import { InvalidFile } from './invalidFile.ts';
import { judge } from './judge.ts';
import { isStillKnown } from './surveyCache.ts';
import type { Terms } from './terms.ts';
import { inLanguage } from './translation.ts';
import type { Workplace } from './workplace.ts';

/** How a file of many is looked at: data alone, which another thread can be told. */
export interface LookOptions {
  readonly terms: Terms;
  /** Whether evidence files are looked at. */
  readonly evidence: boolean;
  /** Milliseconds of the epoch. A file that changed within the last moments may change again and look the same. */
  readonly now: number;
}

/** The day comes with the terms. */
export type SurveyPlace = Omit<Workplace, 'today'>;

/** Some file systems tell times only to two seconds. */
const SETTLED = 2000;

/** What one file says, as data that may come from another thread. */
export interface Look {
  /** Left out for what is no assessment. */
  readonly row?: PortfolioRow;
  readonly subject?: string | undefined;
  /** What is known of it next time. */
  readonly keep?: CachedFile;
}

/**
 * Reads and judges one file, as far as what is known of it from the run before does not say all.
 * @returns nothing of a file that is no assessment; the row of one that cannot be read says why.
 */
export function lookAt(
  file: FoundFile,
  known: CachedFile | undefined,
  options: LookOptions,
  workplace: SurveyPlace,
): Look {
  const before = changeStamp(file.path);
  const isKnown = known !== undefined && known.stamp === before?.stamp && isStillKnown(known);
  const isNew = known?.facts !== undefined && looksAtFiles(known.facts, options);
  if (isKnown && known.facts === undefined) return { keep: known };
  if (isKnown && known.facts !== undefined && !isNew)
    return { row: rowOf(file, known.facts, options, workplace), subject: known.facts.subject, keep: known };
  try {
    const judged = judgeFile(file, options, workplace);
    const isStable =
      before !== undefined &&
      before.changedAt < options.now - SETTLED &&
      changeStamp(file.path)?.stamp === before.stamp;
    const stamp = isStable ? before.stamp : undefined;
    if (judged === undefined) return stamp === undefined ? {} : { keep: { stamp } };
    const { facts, catalogue, catalogues } = judged;
    const row = portfolioRow(file.name, facts, options.terms.asOf, catalogue);
    const { subject } = facts;
    if (isKnown) return { row, subject, keep: known };
    const isOurs = catalogues !== undefined && !looksAtFiles(facts, options);
    return stamp !== undefined && isOurs ? { row, subject, keep: { stamp, catalogues, facts } } : { row, subject };
  } catch (failure) {
    if (!(failure instanceof UserError)) throw failure;
    return { row: unread(file.name, failure) };
  }
}

/** Whether what is said of a file depends on others, which may have changed without it. */
function looksAtFiles({ namesFiles, viewsNameFiles }: PortfolioFacts, { evidence }: LookOptions): boolean {
  return viewsNameFiles || (evidence && namesFiles);
}

/** The row of a file that has not changed: only the day may be another. */
function rowOf(
  { name }: FoundFile,
  facts: PortfolioFacts,
  { terms }: LookOptions,
  { language }: SurveyPlace,
): PortfolioRow {
  return portfolioRow(name, facts, terms.asOf, inLanguage(loadShipped(facts.catalogue), language).catalogue);
}

interface JudgedFile {
  readonly facts: PortfolioFacts;
  readonly catalogue: Catalogue;
  /** The hashes of the catalogues it was judged with; undefined where one of them is not of the package. */
  readonly catalogues: Readonly<Record<string, string>> | undefined;
}

/** Undefined for what is no assessment. */
function judgeFile({ name, path }: FoundFile, options: LookOptions, workplace: SurveyPlace): JudgedFile | undefined {
  const { terms, evidence } = options;
  const content = readFile(path, name);
  if (!isWholeAssessment(content.bytes)) return undefined;
  const opened = loadInput({ name, path, read: () => content });
  let reviewed: ReturnType<typeof reviewedFiles> | undefined;
  // What a view no longer counts for is an error here, too; that a file is not here is said only to who asks for it.
  const lookAtReviewed: typeof reviewedFiles = (home, judged) => {
    reviewed ??= reviewedFiles(home, judged);
    return new Map([...reviewed].filter(([, { isThere }]) => isThere));
  };
  const look = evidence ? evidenceFiles : lookAtReviewed;
  const { result, chosen, spoken, dated: diagnostics, upkeep } = judge(opened, terms, workplace, look);
  const { assessment } = opened;
  const facts = portfolioFacts({
    catalogue: chosen.catalogue,
    assessment,
    result,
    evidence: reviewed ?? reviewedFiles(opened, result),
    diagnostics,
    upkeep,
  });
  const aims = aimsOf(assessment);
  const isOurs =
    chosen.path === undefined && aims.every(({ id, file }) => file === undefined && findShipped(id) !== undefined);
  const ids = isOurs ? [...new Set([...aims.map(({ id }) => id), chosen.catalogue.id])] : undefined;
  const catalogues = ids && Object.fromEntries(ids.map((id) => [id, loadShipped(id).hash]));
  return { facts, catalogue: spoken.catalogue, catalogues };
}

/** The row of what keeps a file from being read, and the first place to mend. */
export function unread(file: string, failure: UserError): UnreadRow {
  const { code, args } = failure;
  const invalid = failure instanceof InvalidFile ? failure : undefined;
  const first = invalid?.diagnostics[0];
  const { line, column } = first?.range?.start ?? {};
  return {
    file,
    outcome: 'unread',
    problem: { code, args },
    ...(first === undefined
      ? {}
      : {
          first: {
            ...(invalid === undefined || invalid.file === file ? {} : { file: invalid.file }),
            code: first.code,
            args: first.args,
            ...(line === undefined ? {} : { line }),
            ...(column === undefined ? {} : { column }),
          },
        }),
  };
}
