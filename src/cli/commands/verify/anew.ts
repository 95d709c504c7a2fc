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

/** How a report compares with what would be made of the same answers: the same, or other in some lines, if it has lines. */
export type Compared = 'same' | readonly OtherLine[];

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
  let nearest: readonly OtherLine[] | undefined;
  for (const wording of copy.wordings) {
    const model = modelIn(wording);
    if (model === undefined) continue;
    for (const way of ways) {
      const inWords = await contextIn(wording.language, way, copy, context);
      for (const extent of extentsOf(copy, wording)) {
        const options = { lapses: [], format: copy.format, extent, toFile: true, fonts };
        const made = Buffer.from(await render(model, options, inWords));
        if (isSame(copy, made)) return 'same';
        const lines = otherLines(copy, made);
        if (nearest === undefined || lines.length < nearest.length) nearest = lines;
      }
    }
  }
  return nearest ?? [];
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

function isSame({ format, bytes }: Copy, made: Buffer): boolean {
  if (made.equals(bytes)) return true;
  if (format === 'xlsx') return false;
  return format === 'pdf' ? isSamePdf(bytes, made) : textOf(made) === textOf(bytes);
}

function otherLines({ format, bytes }: Copy, made: Buffer): readonly OtherLine[] {
  if (format === 'pdf' || format === 'xlsx') return [];
  const [given, own] = [bytes, made].map((one) => textOf(one).split('\n')) as [string[], string[]];
  return Array.from({ length: Math.max(given.length, own.length) }, (_, index) => ({
    number: index + 1,
    given: given[index],
    made: own[index],
  })).filter((line) => line.given !== line.made);
}

/** Mail and editors change how lines end, and nothing of what they say. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
}
