import type { ReportModel } from '../../../formats/outputs/report.ts';
import { loadMessages, ourLanguageFor, type Tag, translator } from '../../../i18n/t.ts';
import { loadFonts } from '../../../io/fonts.ts';
import { isSamePdf } from '../../../report/render/pdf/same.ts';
import { type Extent, extents } from '../../../report/say/gap.ts';
import type { Context } from '../../context.ts';
import { quieted } from '../../reporting.ts';
import { asStarted } from '../../started.ts';
import { render } from '../report/run.ts';
import type { Copy, Wording } from './copy.ts';

/** A line that is not as it would be made. */
export interface OtherLine {
  /** Counted from 1. */
  readonly number: number;
  /** Left out where there is none. */
  readonly given: string | undefined;
  readonly made: string | undefined;
}

/** Lines that are not as they would be made: how many, and the first few. */
export interface OtherLines {
  readonly count: number;
  readonly first: readonly OtherLine[];
}

/** How a report compares with what would be made of the same answers: the same, or other in some lines, if it has lines. */
export type Compared = 'same' | OtherLines;

/** A copy as its lines are compared. */
interface Given extends Copy {
  readonly text: string;
  readonly lines: number;
}

/** How many lines are shown of those that differ. */
const SHOWN_LINES = 3;

/** Whether names of commands begin with npx depends on how a report was made, and which is not written in it. */
const ways = [{}, { npm_command: 'exec' }] as const;

/**
 * Makes a report anew in all ways that it may have been made, until one is the same; else says how it differs from the
 * nearest one.
 * @param modelIn what the report says in some words; undefined where nothing can be made
 */
export async function compareAnew(
  copy: Copy,
  modelIn: (wording: Wording) => ReportModel | undefined,
  context: Context,
): Promise<Compared> {
  const fonts = copy.format === 'pdf' ? loadFonts() : undefined;
  fonts?.catch(() => undefined);
  const text = textOf(copy.bytes);
  const given = { ...copy, text, lines: linesIn(text) };
  let nearest: OtherLines | undefined;
  for (const wording of copy.wordings) {
    const model = modelIn(wording);
    if (model === undefined) continue;
    for (const way of ways) {
      const inWords = await contextIn(wording.language, way, copy, context);
      for (const extent of extentsOf(copy, wording)) {
        const options = { lapses: [], format: copy.format, extent, toFile: true, fonts };
        const made = Buffer.from(await render(model, options, inWords));
        if (isSame(given, made)) return 'same';
        const lines = otherLines(given, made);
        if (nearest === undefined || lines.count < nearest.count) nearest = lines;
      }
    }
  }
  return nearest ?? { count: 0, first: [] };
}

function extentsOf({ format }: Copy, { audience }: Wording): readonly Extent[] {
  return format === 'json' || audience === 'buyer' ? ['full'] : extents;
}

async function contextIn(
  language: Tag,
  way: (typeof ways)[number],
  { width }: Copy,
  context: Context,
): Promise<Context> {
  const t = translator(await loadMessages(ourLanguageFor(language)), (text) => asStarted(text, way));
  return { ...quieted(context), language, t, width: width ?? context.width };
}

function isSame({ format, bytes, text }: Given, made: Buffer): boolean {
  if (made.equals(bytes)) return true;
  if (format === 'xlsx') return false;
  return format === 'pdf' ? isSamePdf(bytes, made) : textOf(made) === text;
}

/** What stands behind the last line of the one made is counted, not looked at: it may be millions of lines. */
function otherLines({ format, text, lines }: Given, made: Buffer): OtherLines {
  if (format === 'pdf' || format === 'xlsx') return { count: 0, first: [] };
  const own = textOf(made).split('\n');
  const given = text.split('\n', own.length + SHOWN_LINES);
  const first: OtherLine[] = [];
  let count = Math.max(0, lines - given.length);
  for (let at = 0; at < Math.max(given.length, own.length); at += 1) {
    if (given[at] === own[at]) continue;
    count += 1;
    if (first.length < SHOWN_LINES) first.push({ number: at + 1, given: given[at], made: own[at] });
  }
  return { count, first };
}

/** Mail and editors change how lines end, and nothing of what they say. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
}

function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
