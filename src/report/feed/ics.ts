import { shortDigestOf } from '../../domain/digest.ts';
import { isOfConfidential } from '../../domain/evidence.ts';
import type { CriterionReport, ReportModel } from '../../formats/outputs/report.ts';
import type { Translate } from '../../i18n/t.ts';
import type { RuleDiagnostic } from '../../rules/rule.ts';
import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import { toDo } from '../words/plan.ts';
import { subjectOf } from './subject.ts';

/** Octets of a line at most; a longer one goes on in the next (RFC 5545, 3.1). */
const LINE = 75;

/** How many days before the day a reminder comes. What somebody has set as a due date is known to them. */
const reminders = { due: 7, waiver: 30, evidence: 30, duty: 30 } as const;
type Occasion = keyof typeof reminders;

/**
 * The days of a report as a calendar (RFC 5545): due dates, and the last days of duties, evidence and waivers.
 * Each keeps its UID from one report to the next, so that importing again moves it in place of doubling it. What is over
 * stands on the day of the report, since nobody looks into the past of a calendar. Nothing is said of evidence but that
 * it ends, and nothing at all of what is confidential.
 * @param lapses what may lapse, on whatever day.
 */
export function reportCalendar(model: ReportModel, lapses: readonly RuleDiagnostic[], t: Translate): string {
  const { organization, dates, tool } = model;
  const stamp = `${dates.reported.replaceAll('-', '')}T000000Z`;
  const events = eventsOf(model, lapses).flatMap(({ occasion, on, criterion, uid }) => {
    const owner = criterion.owner === undefined ? [] : [t('report.record.owner', { name: criterion.owner })];
    const isOver = on < dates.reported;
    // A due date is for what to do; what lapses has been done.
    const isToDo = occasion === 'due' && isOpen(criterion);
    const title = isToDo ? toDo({ ...criterion.guidance, ...criterion }, t) : criterion.title;
    const args = { occasion: t(`portfolio.occasion.${occasion}`), id: criterion.id, title };
    const about = t(isOver ? 'calendar.event.over' : 'calendar.event', args);
    const was = isOver ? [t('calendar.event.was', { occasion: args.occasion, date: on })] : [];
    // A reminder before a day that has come would never ring.
    const reminder = [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(about)}`,
      `TRIGGER:-P${reminders[occasion]}D`,
      'END:VALARM',
    ];
    return [
      'BEGIN:VEVENT',
      `UID:${uid}@scs-check`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${(isOver ? dates.reported : on).replaceAll('-', '')}`,
      `SUMMARY:${escaped(about)}`,
      `DESCRIPTION:${[...was, ...(isToDo ? [criterion.title] : []), criterion.question, ...owner].map(escaped).join('\\n')}`,
      'TRANSP:TRANSPARENT',
      ...(isOver ? [] : reminder),
      'END:VEVENT',
    ];
  });
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//scs-check//${escaped(tool.version)}//`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(t('calendar.title', { name: organization || t('report.organization.missing') }))}`,
    ...events,
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function eventsOf(model: ReportModel, lapses: readonly RuleDiagnostic[]) {
  const criteria = new Map(
    model.requirements.flatMap((one) =>
      one.criteria.map((criterion) => [criterion.id, { ...criterion, title: criterion.title ?? one.title }]),
    ),
  );
  return lapses
    .flatMap((lapse) => {
      const { about, args, path, wrongAfter } = lapse;
      const criterion = criteria.get(String(args['criterion']));
      if (criterion === undefined || wrongAfter === undefined || !isOccasion(about) || isOfConfidential(lapse))
        return [];
      const uid = shortDigestOf([...subjectOf(model), about, path]);
      return [{ occasion: about, on: wrongAfter, criterion, uid }];
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function isOpen({ state }: CriterionReport): boolean {
  return state === 'unmet' || state === 'partial' || state === 'unknown';
}

function isOccasion(about: string): about is Occasion {
  return Object.hasOwn(reminders, about);
}

/** Text in which no sign ends a value, and no log of a CI finds a command, whatever piece of it begins a line. */
function escaped(text: string): string {
  return withoutCommands(sanitizeLine(text))
    .replace(/:(?=:)/g, ': ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`);
}

/** A line in pieces of which none cuts a sign in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, octets] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > LINE) {
      pieces.push(piece);
      // The blank that says that a line goes on counts, too.
      [piece, octets] = ['', 1];
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}
