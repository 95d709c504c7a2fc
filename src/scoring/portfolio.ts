import { answerOf } from '../domain/answer.ts';
import { nextTurn } from '../domain/calendar.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { isCopyName } from '../domain/copyName.ts';
import { digestOf } from '../domain/digest.ts';
import { type EvidenceFile, isOfConfidential } from '../domain/evidence.ts';
import { firmKey } from '../domain/firmName.ts';
import { groupBy } from '../domain/groupBy.ts';
import { compareNames, compareText } from '../domain/order.ts';
import { answeredElsewhere } from '../domain/outdated.ts';
import { ownIn } from '../domain/ownIn.ts';
import { waitsForReply } from '../domain/reply.ts';
import { standingOn } from '../domain/view.ts';
import type { Answer, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Portfolio, PortfolioRow, PortfolioSort, ReadRow } from '../formats/outputs/portfolio.ts';
import type { PortfolioFacts } from '../formats/portfolioCache.ts';
import { type ErrorKind, errorKinds, occasions, openOf, undecidedOf } from '../formats/portfolioCounts.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';
import { countLapsed, datedLapses, isWithin, spanOf, withoutOptionIn } from './lapsed.ts';
import type { Result } from './result.ts';
import { countViews } from './views.ts';

export interface FactsInput {
  /** As it was written: a view is bound to the text of the criterion, not to a translation of it. */
  readonly catalogue: Catalogue;
  readonly assessment: Assessment;
  readonly result: Result;
  /** What was found of the evidence files that views are about, by the path as it stands in the assessment. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
  /** All that is to be said on any day, each with the days on which it is so. */
  readonly diagnostics: readonly RuleDiagnostic[];
  /** All that the firm has not kept up or will not have kept up some day, whatever it is to weigh. */
  readonly upkeep: readonly RuleDiagnostic[];
}

/** What a portfolio says of a firm, as far as it does not depend on the day. */
export function portfolioFacts({
  catalogue,
  assessment,
  result,
  evidence,
  diagnostics,
  upkeep,
}: FactsInput): PortfolioFacts {
  const answered = answeredOf(catalogue, assessment, result);
  const lastAnswered = latest(answered.flatMap(({ answer }) => answer?.answeredOn ?? []));
  const review = nextReview(upkeep, answered);
  const subject = subjectOf(assessment, result.catalogue.id);
  return {
    firm: assessment.organization.name,
    ...(subject === undefined ? {} : { subject }),
    catalogue: result.catalogue.id,
    level: result.level.id,
    states: { ...result.level.counts },
    errors: datedErrors(diagnostics),
    lapses: datedLapses(result),
    withoutOption: withoutOptionIn(result),
    otherText: answeredElsewhere(result.outdated, result.level.criteria).length,
    dues: upkeep.flatMap(({ about, wrongAfter }) => (about === 'due' ? (wrongAfter ?? []) : [])).toSorted(),
    views: countedViews(answered, assessment, evidence),
    questions: countQuestions(answered, assessment),
    ...(lastAnswered === undefined ? {} : { lastAnswered }),
    ...(review === undefined ? {} : { nextReview: review }),
    namesFiles: answered.some(namesFile),
    viewsNameFiles: answered.some((one) => one.viewed.length > 0 && namesFile(one)),
  };
}

function namesFile({ answer }: Pick<Answered, 'answer'>): boolean {
  return answer?.evidence?.some(({ file }) => file !== undefined) ?? false;
}

/** The firm, its scope and the catalogue as one hash; of a firm without a name nothing is known to be the same. */
function subjectOf({ organization, scope }: Assessment, catalogue: string): string | undefined {
  const firm = firmKey(organization.name);
  return firm === '' ? undefined : digestOf([firm, firmKey(canonicalJson(scope)), catalogue]);
}

/** A row, and what its file is about as far as that is known. */
export interface FoundRow {
  readonly row: PortfolioRow;
  readonly subject?: string | undefined;
}

/**
 * The rows with every file marked that is about the same firm, scope and catalogue as another one: only one of them
 * counts. Assumption: that is the one whose name no program has made, then the one answered last, then the first by name.
 */
export function markCopies(found: readonly FoundRow[]): readonly PortfolioRow[] {
  const counted = new Map<string, ReadRow>();
  for (const { row, subject } of found) {
    if (row.outcome === 'unread' || subject === undefined) continue;
    const before = counted.get(subject);
    if (before === undefined || byStanding(row, before) < 0) counted.set(subject, row);
  }
  return found.map(({ row, subject = '' }) => {
    const one = counted.get(subject);
    return row.outcome === 'unread' || one === undefined || one === row ? row : { ...row, copyOf: one.file };
  });
}

function byStanding(a: ReadRow, b: ReadRow): number {
  const isCopy = ({ file }: ReadRow) => Number(isCopyName(file.split('/').at(-1) ?? ''));
  return (
    isCopy(a) - isCopy(b) ||
    compareText(b.lastAnswered ?? '', a.lastAnswered ?? '') ||
    a.file.length - b.file.length ||
    compareNames(a.file, b.file)
  );
}

/** The row of a firm on a day. */
export function portfolioRow(file: string, facts: PortfolioFacts, asOf: string, catalogue: Catalogue): ReadRow {
  const {
    firm,
    level,
    states,
    errors,
    lapses,
    withoutOption,
    otherText,
    dues,
    views,
    questions,
    lastAnswered,
    nextReview: review,
  } = facts;
  const { id, title, edition, method } = catalogue;
  const sumOf = (kind: ErrorKind) =>
    Object.entries(errors[kind] ?? {}).reduce((sum, [span, count]) => sum + (isWithin(span, asOf) ? count : 0), 0);
  const next = dues.find((due) => due >= asOf);
  return {
    file,
    outcome: 'read',
    firm,
    catalogue: { id, title, edition, method },
    level: { id: level, title: catalogue.levels.find((one) => one.id === level)?.title ?? level },
    criteria: states,
    lapsed: countLapsed(lapses, asOf),
    ...(withoutOption > 0 ? { withoutOption } : {}),
    ...(otherText > 0 ? { otherText } : {}),
    errors: {
      evidence: sumOf('evidence'),
      duty: sumOf('duty'),
      waiver: sumOf('waiver'),
      other: sumOf('other'),
      total: errorKinds.reduce((sum, kind) => sum + sumOf(kind), 0),
    },
    due: {
      past: dues.filter((due) => due < asOf).length,
      ...(dues[0] === undefined ? {} : { earliest: dues[0] }),
      ...(next === undefined ? {} : { next }),
    },
    views,
    questions,
    ...(lastAnswered === undefined ? {} : { lastAnswered }),
    ...(review === undefined ? {} : { nextReview: review }),
  };
}

/** The rows of all files added up, of several on the same but one; never an average, and never a rank. */
export function portfolioTotals(rows: readonly PortfolioRow[]): Portfolio['totals'] {
  const read = rows.filter((row) => row.outcome === 'read');
  const counted = read.filter(({ copyOf }) => copyOf === undefined);
  const sum = (of: (row: ReadRow) => number) => counted.reduce((total, row) => total + of(row), 0);
  return {
    files: rows.length,
    read: read.length,
    unread: rows.length - read.length,
    counted: counted.length,
    open: sum(openOf),
    undecided: sum(undecidedOf),
    toConfirm: sum(({ criteria }) => criteria['not-applicable']),
    errors: sum(({ errors }) => errors.total),
    duePast: sum(({ due }) => due.past),
  };
}

/** In the order asked for, what presses most last; files that could not be read come after all others. */
export function sortRows(rows: readonly PortfolioRow[], sort: PortfolioSort): readonly PortfolioRow[] {
  const read = rows.filter((row) => row.outcome === 'read').toSorted((a, b) => pressing(a, b, sort) || byName(a, b));
  const unread = rows.filter((row) => row.outcome === 'unread').toSorted((a, b) => compareNames(a.file, b.file));
  return [...read, ...unread];
}

function pressing(a: ReadRow, b: ReadRow, sort: PortfolioSort): number {
  if (sort === 'open') return openOf(a) - openOf(b);
  // No day at all is later than any.
  return sort === 'due' ? compareText(b.due.earliest ?? 'none', a.due.earliest ?? 'none') : 0;
}

function byName(a: ReadRow, b: ReadRow): number {
  return compareNames(a.firm, b.firm) || compareNames(a.file, b.file);
}

/** A criterion of the level that is judged, with what was answered and said of it. */
interface Answered {
  readonly criterion: Criterion;
  readonly answer: Answer | undefined;
  /** The days on which a specialist has said something of it. */
  readonly viewed: readonly string[];
}

function answeredOf(catalogue: Catalogue, assessment: Assessment, result: Result): readonly Answered[] {
  const judged = new Set(result.criteria.map(({ id }) => id));
  const { reviews = {} } = assessment;
  return allCriteria(catalogue)
    .filter(({ id }) => judged.has(id))
    .map((criterion) => ({
      criterion,
      answer: answerOf(assessment, criterion.id),
      viewed: ownIn(reviews, criterion.id)?.map(({ on }) => on) ?? [],
    }));
}

/**
 * When a file wants to be looked at again: the first day on which something that is written in it runs out.
 * Assumption: that is the day by which a gap is to be closed (or the end of its waiver, where that is later), the end of
 * any other waiver, the last day of a piece of evidence, the next turn of a duty, and a year after the last view.
 * The day itself may be over: then it is high time.
 */
function nextReview(upkeep: readonly RuleDiagnostic[], answered: readonly Answered[]): PortfolioFacts['nextReview'] {
  const found = upkeep.flatMap((one): NonNullable<PortfolioFacts['nextReview']>[] => {
    const { wrongAfter: on, because = occasions.find((occasion) => occasion === one.about) } = one;
    return on !== undefined && because !== undefined && !isOfConfidential(one) ? [{ on, because }] : [];
  });
  const lastView = latest(answered.flatMap(({ viewed }) => viewed));
  if (lastView !== undefined) found.push({ on: nextTurn(lastView, 'year'), because: 'view' });
  return found.toSorted(
    (a, b) => compareText(a.on, b.on) || occasions.indexOf(a.because) - occasions.indexOf(b.because),
  )[0];
}

/** Views that differ are no agreement. */
function countedViews(
  answered: readonly Answered[],
  assessment: Assessment,
  evidence: FactsInput['evidence'],
): PortfolioFacts['views'] {
  const criteria = answered.map(({ criterion }) => criterion);
  const { current, split, changed, rewritten, unshown, none } = countViews(criteria, assessment, evidence);
  const other = current.disagrees + current['cannot-tell'] + current['out-of-scope'] + split;
  return { agrees: current.agrees, other, changed, rewritten, unshown, none };
}

/** The specialists' questions by whose turn it is. */
function countQuestions(answered: readonly Answered[], assessment: Assessment): PortfolioFacts['questions'] {
  const asked = answered
    .flatMap(({ criterion }) => standingOn(criterion, assessment).last.map(({ review }) => review))
    .filter(({ question }) => question !== undefined);
  const waiting = asked.filter(waitsForReply).length;
  return { firm: waiting, specialist: asked.length - waiting };
}

/** How many errors of each kind there are, by when they are so. */
function datedErrors(diagnostics: readonly RuleDiagnostic[]): PortfolioFacts['errors'] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const kinds = errorKinds.map((kind) => {
    const spans = groupBy(
      errors.filter((error) => kindOf(error) === kind),
      spanOf,
    );
    return [kind, Object.fromEntries([...spans].map(([span, found]) => [span, found.length]))] as const;
  });
  return Object.fromEntries(kinds.filter(([, spans]) => Object.keys(spans).length > 0));
}

function kindOf({ about }: RuleDiagnostic): ErrorKind {
  if (about === 'file') return 'evidence';
  return errorKinds.find((kind) => kind === about) ?? 'other';
}

function latest(days: readonly string[]): string | undefined {
  return days.toSorted().at(-1);
}
