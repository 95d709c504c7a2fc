import { compareNames } from '../domain/order.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { PortfolioRow, UnreadRow } from '../formats/outputs/portfolio.ts';
import type { CachedFile, PortfolioFacts } from '../formats/portfolioCache.ts';
import { changeStamp, type FoundFile, findFiles } from '../io/findFiles.ts';
import { readFile } from '../io/readFile.ts';
import { markCopies, portfolioFacts, portfolioRow } from '../scoring/portfolio.ts';
import { loadInput } from './assessment.ts';
import { loadNamed, loadShipped } from './catalogue.ts';
import { evidenceFiles } from './evidenceFiles.ts';
import { isWholeAssessment } from './fileKind.ts';
import { InvalidFile } from './invalidFile.ts';
import { judge } from './judge.ts';
import { isStillKnown, readPortfolioCache, writePortfolioCache } from './surveyCache.ts';
import type { Terms } from './terms.ts';
import { inLanguage } from './translation.ts';
import type { Workplace } from './workplace.ts';

export interface SurveyOptions {
  readonly terms: Terms;
  /** Whether evidence files are looked at. */
  readonly evidence: boolean;
  /** Whether what is known from the run before is used, and kept for the next. */
  readonly cache: boolean;
  /** Milliseconds of the epoch. A file that changed within the last moments may change again and look the same. */
  readonly now: number;
  /** Told how many files are to be read, where that takes a while. */
  readonly onMany?: (count: number) => void;
}

export interface Survey {
  readonly rows: readonly PortfolioRow[];
  /** The assessments that were found, read or not. */
  readonly files: readonly FoundFile[];
  /** False where what is known could not be kept. */
  readonly isKept: boolean;
}

/** The day comes with the terms. */
type SurveyPlace = Omit<Workplace, 'today'>;

/** Some file systems tell times only to two seconds. */
const SETTLED = 2000;

/** More files than are judged before anybody wonders what goes on. */
const MANY = 300;

/** A row for each assessment in a folder and below it; none keeps another from being shown. */
export function survey(folder: string, shown: string, options: SurveyOptions, workplace: SurveyPlace): Survey {
  const { terms, cache } = options;
  // Wrong for one is wrong for all.
  if (terms.aimed.catalogue !== undefined) loadNamed(terms.aimed.catalogue, workplace.cwd);
  const { files, closed } = findFiles(folder, /\.ya?ml$/i, shown);
  const known = cache ? readPortfolioCache(folder, terms) : new Map<string, CachedFile>();
  if (files.length - known.size > MANY) options.onMany?.(files.length);
  const kept = new Map<string, CachedFile>();
  let isSame = true;
  const inOrder = files.toSorted((a, b) => compareNames(a.name, b.name));
  const looked = inOrder.flatMap((file): { file: FoundFile; row: PortfolioRow; subject: string | undefined }[] => {
    const found = lookAt(file, known.get(file.name), options, workplace);
    if (found.keep !== undefined) kept.set(file.name, found.keep);
    isSame &&= found.keep === known.get(file.name);
    return found.row === undefined ? [] : [{ file, row: found.row, subject: found.subject }];
  });
  const isKept = !cache || (isSame && kept.size === known.size) || writePortfolioCache(folder, terms, kept);
  const unlisted = closed.map(({ name }) => unread(name, new UserError('folder-not-listed', { folder: name })));
  return { rows: [...markCopies(looked), ...unlisted], files: looked.map(({ file }) => file), isKept };
}

interface Look {
  /** Left out for what is no assessment. */
  readonly row?: PortfolioRow;
  readonly subject?: string | undefined;
  /** What is known of it next time. */
  readonly keep?: CachedFile;
}

function lookAt(file: FoundFile, known: CachedFile | undefined, options: SurveyOptions, workplace: SurveyPlace): Look {
  const before = changeStamp(file.path);
  const isKnown = known !== undefined && known.stamp === before?.stamp && isStillKnown(known);
  const isNew = options.evidence && known?.facts?.namesFiles === true;
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
    const isOurs = catalogues !== undefined && !(options.evidence && facts.namesFiles);
    return stamp !== undefined && isOurs ? { row, subject, keep: { stamp, catalogues, facts } } : { row, subject };
  } catch (failure) {
    if (!(failure instanceof UserError)) throw failure;
    return { row: unread(file.name, failure) };
  }
}

/** The row of a file that has not changed: only the day may be another. */
function rowOf(
  { name }: FoundFile,
  facts: PortfolioFacts,
  { terms }: SurveyOptions,
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
function judgeFile({ name, path }: FoundFile, options: SurveyOptions, workplace: SurveyPlace): JudgedFile | undefined {
  const { terms, evidence } = options;
  const content = readFile(path, name);
  if (!isWholeAssessment(content.bytes)) return undefined;
  const opened = loadInput({ name, path, read: () => content });
  const look = evidence ? evidenceFiles : () => new Map();
  const { result, chosen, spoken, dated: diagnostics, upkeep } = judge(opened, terms, workplace, look);
  const { assessment } = opened;
  const facts = portfolioFacts({ catalogue: chosen.catalogue, assessment, result, diagnostics, upkeep });
  const aims = [assessment.catalogue, ...(assessment.earlier ?? [])];
  const isOurs = chosen.path === undefined && aims.every((aim) => aim.file === undefined);
  const ids = isOurs ? [...new Set([...aims.map(({ id }) => id), chosen.catalogue.id])] : undefined;
  const catalogues = ids && Object.fromEntries(ids.map((id) => [id, loadShipped(id).hash]));
  return { facts, catalogue: spoken.catalogue, catalogues };
}

/** What keeps a file from being read, and the first place to mend. */
function unread(file: string, failure: UserError): UnreadRow {
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
