import type { Translate } from '../../i18n/t.ts';
import type { Document, Part } from '../document.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { checkDocument, detailsPart } from '../say/check.ts';
import { lintDocument, lintedPart } from '../say/lint.ts';
import type { LintReporter, Reporter } from './reporter.ts';

/** How much of a text a place takes. */
interface Room {
  readonly most: number;
  readonly sizeOf: (text: string) => number;
}

/** GitHub drops the whole summary of a step above 1 MiB; other lines of the same step need a little of it. */
const summary: Room = { most: 1024 * 1024 - 8192, sizeOf: (text) => Buffer.byteLength(text) };

/** GitHub refuses a comment of more than 65,536 characters; who sends it may put a line of their own before it. */
const comment: Room = { most: 65_536 - 1024, sizeOf: (text) => text.length };

/** For the summary of a job: the verdicts of all files, and as many details as it takes. */
export const markdown: Reporter = (report, { t }) => checkIn(summary, report, t);

/** The verdicts of all files for a comment on a pull request, which takes less. */
export const commentMarkdown: Reporter = (report, { t }) => checkIn(comment, report, t);

/** What lint found, for the summary of a run of GitHub. */
export const lintMarkdown: LintReporter = (report, { t }) => lintIn(summary, report, t);

/** What lint found, for a comment on a pull request, which takes less. */
export const lintComment: LintReporter = (report, { t }) => lintIn(comment, report, t);

function checkIn(room: Room, report: Parameters<Reporter>[0], t: Translate): string {
  const { files } = report;
  const draw = (told: typeof files, rows: number) => checkDocument({ ...report, files: told, all: files, rows }, t);
  return fitted({ files, draw, part: (file) => detailsPart(file, t) }, t, room);
}

function lintIn(room: Room, report: Parameters<LintReporter>[0], t: Translate): string {
  const { files } = report;
  const draw = (told: typeof files, rows: number) => lintDocument({ ...report, files: told, all: files, rows }, t);
  return fitted({ files, draw, part: (file) => lintedPart(file, t) }, t, room);
}

/** A run, and how it is drawn with some of its details and rows. */
interface Drawing<File> {
  readonly files: readonly File[];
  readonly draw: (told: readonly File[], rows: number) => Document;
  /** The details of one file alone. */
  readonly part: (file: File) => Part;
}

/** The table of all files always comes first; what has no room is counted, and what did not pass is told before the rest. */
function fitted<File extends { readonly passed: boolean }>(
  { files, draw, part }: Drawing<File>,
  t: Translate,
  { most, sizeOf }: Room,
): string {
  const drawn = (told: readonly File[], rows: number) => renderMarkdown(draw(told, rows), t);
  const whole = drawn(files, files.length);
  if (sizeOf(whole) <= most) return whole;
  const rows = rowsWithin(files.length, (count) => sizeOf(drawn([], count)) <= most);
  const pressing = [...files.filter(({ passed }) => !passed), ...files.filter(({ passed }) => passed)];
  const told = new Set<File>();
  let left = most - sizeOf(drawn([], rows));
  for (const file of pressing) {
    // No details are shorter than this.
    if (left < 50) break;
    const size = sizeOf(partAlone(part(file), t));
    if (size > left) continue;
    told.add(file);
    left -= size;
  }
  return drawn(
    files.filter((file) => told.has(file)),
    rows,
  );
}

/** With a heading that it has once in a whole text: a little more than it takes there. */
function partAlone(part: Part, t: Translate): string {
  return renderMarkdown({ title: '', isInsert: true, facts: [], notices: [], parts: [part] }, t);
}

/** As many rows of the overview as fit; all of them but in a run of thousands of files. */
function rowsWithin(count: number, fits: (count: number) => boolean): number {
  let [least, most] = [0, count];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}
