import type PDFDocument from 'pdfkit';
import type { EmbeddedFont } from 'pdfkit';
import type { FaceName } from './fonts.ts';
import { remembering } from './remembering.ts';
import type { Run } from './text.ts';

/**
 * Draws runs after each other on one baseline of the current page. `as` is what the marked content around them is:
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
  return (runs, x, baseline, as) => {
    if (runs.length === 0) return;
    // pdfkit's pages have their origin at the top, so the letters have to be turned upright again.
    const operators = [`BT 1 0 0 -1 ${round(x)} ${round(baseline)} Tm`];
    for (const run of runs) {
      const { text, face, style } = run;
      const { font, glyphOf } = faceOf(face);
      doc.page.fonts[font.id] ??= font.ref();
      const drawn = `/${font.id} ${style.size} Tf ${fillWith(style.colour)} <${encode(text, glyphOf)}> Tj`;
      const inked = isThickened(run) ? thickened(drawn, style) : drawn;
      operators.push(as === 'text' ? marked(run, inked) : inked);
    }
    operators.push('ET');
    const written = operators.join(' ');
    // What strokes look like must not stay behind for the next rule.
    doc.addContent(runs.some(isThickened) ? `q ${written} Q` : written);
  };
}

/** The operators within a span that tells their language, and what is meant by a character that stands for another one. */
function marked({ language, insteadOf }: Run, operators: string): string {
  const properties = [
    ...(language === undefined ? [] : [`/Lang (${language})`]),
    ...(insteadOf === undefined ? [] : [`/ActualText <${utf16(insteadOf)}>`]),
  ];
  return properties.length === 0 ? operators : `/Span <<${properties.join(' ')}>> BDC ${operators} EMC`;
}

/** Text as a PDF has it outside of fonts, as hexadecimal: UTF-16 behind its mark of order. */
function utf16(text: string): string {
  return Buffer.from(`\uFEFF${text.toWellFormed()}`, 'utf16le').swap16().toString('hex');
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
