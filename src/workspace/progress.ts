import { answeredDays, firstKnownDay, pastStates, sinceAimed } from '../domain/pastStates.ts';
import { InternalError, UserError } from '../errors.ts';
import type { HistoryEntry } from '../formats/history.ts';
import type { Progress } from '../formats/outputs/progress.ts';
import { answerDates } from '../report/model.ts';
import { buildProgress, type EarlierSide } from '../report/progress.ts';
import type { LoadedAssessment } from './assessment.ts';
import { diffSide, refuseDifferent, type Side } from './diffSide.ts';
import { historyAt, historyFor } from './journal.ts';
import { isSameFirm, otherFirm } from './returned.ts';
import type { Aimed } from './score.ts';
import type { Terms } from './terms.ts';
import type { Workplace } from './workplace.ts';

/** What a report is compared with; every day of the history that tells something, where both are empty. */
export interface Earlier {
  readonly files: readonly LoadedAssessment[];
  /** Days of the history beside the assessment, as YYYY-MM-DD. */
  readonly days: readonly string[];
}

/** More points than fit under each other for the eye. */
const MOST_POINTS = 12;

/**
 * Compares an assessment with files and days before it.
 * @throws UserError other-firm, different-catalogues, history-not-found, history-begins-later
 */
export function progressOf(
  opened: LoadedAssessment,
  earlier: Earlier,
  { aimed, asOf, rules }: { readonly aimed: Aimed } & Pick<Terms, 'asOf' | 'rules'>,
  workplace: Omit<Workplace, 'today'>,
): Progress {
  const judged = (one: LoadedAssessment) => diffSide(one, asOf, { aimed, rules }, workplace);
  const now = judged(opened);
  const files = earlier.files.map((file) => fromFile(file, judged(file), [opened, now]));
  const isFromHistory = earlier.days.length > 0 || files.length === 0;
  const known = isFromHistory ? readPast(opened) : undefined;
  const days =
    known === undefined
      ? []
      : daysOf(earlier.days, known).map((on): EarlierSide => {
          const assessment = pastStates(opened.assessment, known.entries, on);
          return { from: 'history', ...(on === undefined ? {} : { on }), side: judged({ ...opened, assessment }).side };
        });
  const [first, ...rest] = [...files, ...days];
  if (first === undefined) throw new InternalError('nothing to compare with');
  return buildProgress([first, ...rest], now.side, known?.told);
}

function fromFile(file: LoadedAssessment, judged: Side, now: readonly [LoadedAssessment, Side]): EarlierSide {
  if (!isSameFirm(file.assessment, now[0].assessment)) throw otherFirm(file.name, file.assessment, now[0].assessment);
  refuseDifferent([file, judged], now);
  const { lastAnswer } = answerDates(file.assessment, judged.side.result);
  return { from: 'file', ...(lastAnswer === undefined ? {} : { on: lastAnswer }), side: judged.side };
}

/** What a history tells of the time since the catalogue and level are those of today. */
interface Past {
  readonly entries: readonly HistoryEntry[];
  /** Whether what its last line left is what is in the file. */
  readonly isCurrent: boolean;
  readonly told: NonNullable<Progress['history']>;
  /** The first day of which it tells anything, where that is not any day at all. */
  readonly begins: string | undefined;
}

function readPast(opened: LoadedAssessment): Past {
  const { entries = [], problems = [], remarks = [], isCurrent = true } = historyAt(opened, opened.assessment) ?? {};
  if (entries.length === 0) throw new UserError('history-not-found', { file: historyFor(opened).name });
  const { since, ...kept } = sinceAimed(entries);
  const isWhole = problems.length === 0 && isCurrent && remarks.every(({ what }) => what !== 'unrecorded');
  const begins = since ?? firstKnownDay(opened.assessment, entries);
  return { ...kept, begins, isCurrent, told: { isWhole, ...(since === undefined ? {} : { since }) } };
}

/** The ends of days to look at, the oldest first; undefined is the time before all of them. */
function daysOf(asked: readonly string[], { entries, isCurrent, begins = '' }: Past) {
  if (asked.length > 0) {
    const tooEarly = asked.find((day) => day < begins);
    if (tooEarly !== undefined) throw new UserError('history-begins-later', { day: tooEarly, since: begins });
    return asked;
  }
  const days = answeredDays(entries);
  // On the last of them, the answers became those of today.
  const past = isCurrent ? days.slice(0, -1) : days;
  return past.length === 0 ? [undefined] : thinned(past);
}

/** As many as fit: the last of each month, and of more the newest with the very first. */
function thinned(days: readonly string[]): readonly string[] {
  if (days.length <= MOST_POINTS) return days;
  const months = days.filter((day, index) => day.slice(0, 7) !== days[index + 1]?.slice(0, 7));
  return months.length <= MOST_POINTS ? months : [...months.slice(0, 1), ...months.slice(1 - MOST_POINTS)];
}
