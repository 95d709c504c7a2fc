import { create, type Font } from 'fontkit';
import { withoutInvisible } from './clean.ts';

/** TTF bytes; the fallback font is large and most reports do without it. */
export interface PdfFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly loadFallback: () => Uint8Array;
}

export type FaceName = 'regular' | 'bold' | 'fallback';

/** One character as it will be drawn: by which face, and how wide in ems. */
export interface Shape {
  readonly text: string;
  readonly face: FaceName;
  readonly advance: number;
}

/** Text that can be drawn, perhaps in place of a character that cannot. */
export interface Displayable {
  readonly text: string;
  readonly insteadOf?: string;
}

export interface Faces {
  /** The text without what has no shape, and with 〓 for each character that no font can draw. */
  displayable(text: string, bold: boolean): readonly Displayable[];
  /** Of a character of a displayable text. */
  shape(character: string, bold: boolean): Shape;
  /** What `displayable` had to replace, in order of appearance. */
  missingGlyphs(): readonly string[];
}

/** Stands for a character that no font has, as Japanese printers have always done. */
const GETA = '〓';

/** Parses each font once and tells it to `register`; the fallback font when a character first needs it. */
export function openFaces(fonts: PdfFonts, register: (name: FaceName, font: Font) => void): Faces {
  const open = (name: FaceName, bytes: Uint8Array) => {
    const font = withoutShaping(create(bytes));
    register(name, font);
    return font;
  };
  const regular = open('regular', fonts.regular);
  const bold = open('bold', fonts.bold);
  let fallback: Font | undefined;
  const shapes = { regular: new Map<string, Shape | null>(), bold: new Map<string, Shape | null>() };
  const missing = new Set<string>();

  function find(character: string, face: 'regular' | 'bold'): Shape | null {
    const known = shapes[face].get(character);
    if (known !== undefined) return known;
    const shape = shapeIn(face, face === 'bold' ? bold : regular, character) ?? findInFallback(character);
    shapes[face].set(character, shape);
    return shape;
  }

  function findInFallback(character: string): Shape | null {
    fallback ??= open('fallback', fonts.loadFallback());
    return shapeIn('fallback', fallback, character);
  }

  function isCovered(text: string, face: 'regular' | 'bold'): boolean {
    for (const character of text) if (character !== '\n' && find(character, face) === null) return false;
    return true;
  }

  return {
    displayable(text, isBold) {
      const face = isBold ? 'bold' : 'regular';
      if (isCovered(text, face)) return [{ text }];
      // By grapheme: an emoji of several code points is one character to its reader.
      const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
      return Array.from(graphemes.segment(text), ({ segment }) => {
        const visible = withoutInvisible(segment);
        if (isCovered(visible, face)) return { text: visible };
        missing.add(segment);
        return { text: GETA, insteadOf: segment };
      });
    },
    shape: (character, isBold) =>
      find(character, isBold ? 'bold' : 'regular') ?? { text: GETA, face: 'regular', advance: 1 },
    missingGlyphs: () => [...missing],
  };
}

function shapeIn(face: FaceName, font: Font, character: string): Shape | null {
  // Fonts draw some of these: a soft hyphen would become a hyphen wherever the line does not end.
  if (withoutInvisible(character) === '') return null;
  const { id, advanceWidth } = glyphOf(font, character);
  return id === 0 ? null : { text: character, face, advance: advanceWidth / font.unitsPerEm };
}

/**
 * fontkit's shaping engine costs more than everything else here and changes nothing in Japanese text.
 * Without it a run is exactly as wide as the sum of its glyphs, which is what we measure by.
 */
function withoutShaping(font: Font): Font {
  return Object.assign(font, {
    layout(text: string) {
      const glyphs = Array.from(text, (character) => glyphOf(font, character));
      const advance = glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
      return { glyphs, positions: glyphs.map(positionOf), advanceWidth: (advance * 1000) / font.unitsPerEm };
    },
  });
}

/** What pdfkit needs to know of a glyph; fontkit's own object would read the whole outline to tell its width. */
interface PlainGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

function glyphOf(font: Font, character: string): PlainGlyph {
  const codePoint = character.codePointAt(0) ?? 0;
  const { id } = font.glyphForCodePoint(codePoint);
  const { metrics } = font.hmtx;
  // The last width counts for all glyphs behind it.
  const { advance } = metrics.get(Math.min(id, metrics.length - 1));
  return { id, advanceWidth: advance, codePoints: [codePoint] };
}

/** Fresh for every glyph: pdfkit scales it in place. */
function positionOf({ advanceWidth }: PlainGlyph) {
  return { xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 };
}
