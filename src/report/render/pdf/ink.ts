import type PDFDocument from 'pdfkit';
import type { EmbeddedFont } from 'pdfkit';
import type { FaceName } from './fonts.ts';
import { remembering } from './remembering.ts';
import type { Run } from './text.ts';

/** Draws runs after each other on one baseline of the current page. */
export type Ink = (runs: readonly Run[], x: number, baseline: number) => void;

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
  return (runs, x, baseline) => {
    if (runs.length === 0) return;
    // pdfkit's pages have their origin at the top, so the letters have to be turned upright again.
    const operators = [`BT 1 0 0 -1 ${round(x)} ${round(baseline)} Tm`];
    for (const { text, face, style } of runs) {
      const { font, glyphOf } = faceOf(face);
      doc.page.fonts[font.id] ??= font.ref();
      operators.push(`/${font.id} ${style.size} Tf ${fillWith(style.colour)} <${encode(text, glyphOf)}> Tj`);
    }
    operators.push('ET');
    doc.addContent(operators.join(' '));
  };
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
