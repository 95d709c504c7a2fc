import { MAIN, MAIN_FONT } from './ooxml.ts';

/** How a cell looks, by its place in the list of styles. */
export const looks = {
  text: 1,
  head: 2,
  input: 3,
  inputHead: 4,
  title: 5,
  label: 6,
  figure: 7,
  cell: 8,
  change: 9,
} as const;

const FONT = `<name val="${MAIN_FONT}"/>`;
const side = (name: string, style: string, colour: string) =>
  `<${name} style="${style}"><color rgb="${colour}"/></${name}>`;
const framed = (sides: string) => `<border>${sides}<diagonal/></border>`;
const filled = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const GREY = 'FFD3D9DF';
const DARK = 'FF6B7785';
/** Cells to write in are the only ones with a frame and a colour. */
const INPUT = 'FFFFFBE6';

/** Number format 49 is text: what somebody types into a cell later stays as typed, too. */
const xf = (font: number, fill: number, border: number, wraps = true, format = 49) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/></xf>`;

/** The first number that a format of one's own may have. */
const SIGNED = 164;

/** The styles of a workbook, in the order of `looks`. */
export const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  `<numFmts count="1"><numFmt numFmtId="${SIGNED}" formatCode="+0;-0;0"/></numFmts>`,
  `<fonts count="3"><font><sz val="11"/>${FONT}</font><font><b/><sz val="11"/>${FONT}</font><font><b/><sz val="15"/>${FONT}</font></fonts>`,
  '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  filled('FFF1F4F7'),
  filled(INPUT),
  filled('FFFFEFB0'),
  '</fills>',
  '<borders count="4">',
  framed('<left/><right/><top/><bottom/>'),
  framed(`<left/><right/><top/>${side('bottom', 'thin', GREY)}`),
  framed(['left', 'right', 'top', 'bottom'].map((name) => side(name, 'thin', DARK)).join('')),
  // Else a text that fills its cell runs into the next one.
  framed(`${side('left', 'thin', GREY)}${side('right', 'thin', GREY)}<top/>${side('bottom', 'thin', GREY)}`),
  '</borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="10"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  xf(0, 0, 1),
  xf(1, 2, 3),
  xf(0, 3, 2),
  xf(1, 4, 2),
  xf(2, 0, 0, false),
  xf(1, 0, 1),
  xf(0, 0, 3, false, 1),
  xf(0, 0, 3),
  xf(0, 0, 3, false, SIGNED),
  '</cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');
