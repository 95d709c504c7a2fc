import type { CheckedFile, CheckReport } from '../../formats/outputs/check.ts';
import type { Translate } from '../../i18n/t.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { checkDocument, detailsPart } from '../say/check.ts';
import type { Reporter } from './reporter.ts';

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
export const markdown: Reporter = (report, { t }) => fitted(report, t, summary);

/** The same for a comment on a pull request. */
export const commentMarkdown: Reporter = (report, { t }) => fitted(report, t, comment);

/** The table of all files always comes first; what has no room is counted, and what did not pass is told before the rest. */
function fitted(report: CheckReport, t: Translate, { most, sizeOf }: Room): string {
  const drawn = (told: readonly CheckedFile[], rows: number) =>
    renderMarkdown(checkDocument({ ...report, files: told, all: report.files, rows }, t), t);
  const whole = drawn(report.files, report.files.length);
  if (sizeOf(whole) <= most) return whole;
  const rows = rowsWithin(report.files, (count) => sizeOf(drawn([], count)) <= most);
  const pressing = [...report.files.filter(({ passed }) => !passed), ...report.files.filter(({ passed }) => passed)];
  const told = new Set<CheckedFile>();
  let left = most - sizeOf(drawn([], rows));
  for (const file of pressing) {
    // No details are shorter than this.
    if (left < 50) break;
    const size = sizeOf(partAlone(file, t));
    if (size > left) continue;
    told.add(file);
    left -= size;
  }
  return drawn(
    report.files.filter((file) => told.has(file)),
    rows,
  );
}

/** With a heading that it has once in a whole text: a little more than it takes there. */
function partAlone(file: CheckedFile, t: Translate): string {
  return renderMarkdown({ title: '', isInsert: true, facts: [], notices: [], parts: [detailsPart(file, t)] }, t);
}

/** As many rows of the overview as fit; all of them but in a run of thousands of files. */
function rowsWithin(files: readonly CheckedFile[], fits: (count: number) => boolean): number {
  let [least, most] = [0, files.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}
