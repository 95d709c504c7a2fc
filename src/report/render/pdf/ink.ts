import type PDFDocument from 'pdfkit';
import type { EmbeddedFont } from 'pdfkit';
import { InternalError } from '../../../errors.ts';
import type { FaceName } from './fonts.ts';
import { remembering } from './remembering.ts';
import type { Meaning, Run } from './text.ts';

/**
 * Draws runs after each other on one baseline of the current page. `as` is what the marked content that is open is:
 * decoration is not told, so nothing is said about how to tell it.
 */
export type Ink = (runs: readonly Run[], x: number, baseline: number, as: 'text' | 'decoration') => void;

interface Face {
  readonly font: EmbeddedFont;
  /** The glyph of a character as hexadecimal. */
  readonly glyphOf: (character: string) => string;
}

/**
 * Writes text operators itself: what pdfkit does for every text (measuring twice, wrapping, a state of its own)
 * takes several times as long and a third more space, and all of it is already known here.
 */
export function openInk(doc: PDFDocument): Ink {
  const faceOf = remembering((name: FaceName): Face => {
    const font = doc.font(name)._font;
    return { font, glyphOf: remembering((character) => font.encode(character)[0].join('')) };
  });
  const fillWith = remembering(fillOperator);
  const draw = (runs: readonly Run[], x: number, baseline: number) => {
    // pdfkit's pages have their origin at the top, so the letters have to be turned upright again.
    const operators = [`BT 1 0 0 -1 ${round(x)} ${round(baseline)} Tm`];
    for (const run of runs) {
      const { text, face, style } = run;
      const { font, glyphOf } = faceOf(face);
      doc.page.fonts[font.id] ??= font.ref();
      const drawn = `/${font.id} ${style.size} Tf ${fillWith(style.colour)} <${encode(text, glyphOf)}> Tj`;
      operators.push(isThickened(run) ? thickened(drawn, style) : drawn);
    }
    operators.push('ET');
    const written = operators.join(' ');
    // What strokes look like must not stay behind for the next rule.
    doc.addContent(runs.some(isThickened) ? `q ${written} Q` : written);
  };
  return (runs, x, baseline, as) => {
    let left = x;
    for (const alike of as === 'decoration' ? [runs] : ofOneMeaning(runs)) {
      const [first] = alike;
      if (first === undefined) continue;
      if (as === 'text') tell(doc, first);
      draw(alike, left, baseline);
      left += alike.reduce((sum, { width }) => sum + width, 0);
    }
  };
}

/** Runs in the order of their line, those together that are told alike; a character that stands for another one alone. */
function ofOneMeaning(runs: readonly Run[]): readonly (readonly Run[])[] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isAlike = before?.insteadOf === undefined && run.insteadOf === undefined && before?.language === run.language;
    if (group !== undefined && isAlike) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

/**
 * What is drawn next is told in its language, and as the character that it stands for: if what is open is not told so, it
 * ends, and the same tag goes on with a content of its own. Not one inside the other: for some readers the inner one ends
 * the text of the tag.
 */
function tell(doc: PDFDocument, { language, insteadOf }: Meaning): void {
  const open = doc.page.markings.at(-1);
  if (open?.structContent === undefined) throw new InternalError('text is drawn outside of a tag');
  if (insteadOf === undefined && open.options.actual === undefined && open.options.lang === language) return;
  const isPlain = language === undefined && insteadOf === undefined;
  const tag = isPlain ? doc._currentStructureElement.dictionary.data['S'] : 'Span';
  doc.endMarkedContent();
  const { structContent } = open;
  structContent.push(
    doc.markStructureContent(tag, {
      ...(language === undefined ? {} : { lang: language }),
      ...(insteadOf === undefined ? {} : { actual: insteadOf.toWellFormed() }),
    }),
  );
  Object.assign(doc.page.markings.at(-1) ?? {}, { structContent });
}

/** The fallback font has one weight. */
function isThickened({ face, style }: Run): boolean {
  return face === 'fallback' && style.bold;
}

/** How thick the outline of a thickened letter is, in ems. */
const OUTLINE = 0.03;

/** Letters drawn with an outline of their own colour, as far as that makes them bold. */
function thickened(operators: string, { size, colour }: Run['style']): string {
  const strokeWith = fillOperator(colour).replace('rg', 'RG');
  return `2 Tr ${Math.round(size * OUTLINE * 1000) / 1000} w ${strokeWith} ${operators} 0 Tr`;
}

function encode(text: string, glyphOf: Face['glyphOf']): string {
  let encoded = '';
  for (const character of text) encoded += glyphOf(character);
  return encoded;
}

/** `#rrggbb` as the operator that fills with it. */
function fillOperator(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return `${parts.map((part) => Math.round(part * 1000) / 1000).join(' ')} rg`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
