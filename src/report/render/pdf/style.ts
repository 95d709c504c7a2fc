/** A4 in points, with the margins of a business letter. */
export const paper = { width: 595.28, height: 841.89, left: 54, right: 541.28, top: 54, bottom: 784 } as const;

export const textWidth = paper.right - paper.left;

/** One accent, two greys; every text colour has at least 4.5:1 on white. */
export const colour = {
  ink: '#1f2a33',
  quiet: '#55626d',
  accent: '#2c4a66',
  rule: '#d3d9df',
  strongRule: '#8697a6',
  band: '#f1f4f7',
  white: '#ffffff',
} as const;

/** How a run of text looks; `leading` is the height of its line in points. */
export interface TextStyle {
  readonly size: number;
  readonly leading: number;
  readonly bold: boolean;
  readonly colour: string;
}

const body: TextStyle = { size: 9.5, leading: 14.5, bold: false, colour: colour.ink };
const small: TextStyle = { size: 8.5, leading: 11.75, bold: false, colour: colour.ink };

/** Space inside the rows of a table of small lines. */
export const finePadding = 1.5;

/** And of one that has a line for each of many. */
export const finestPadding = 1;

export const style = {
  title: { size: 19, leading: 25, bold: true, colour: colour.accent },
  organization: { size: 12, leading: 18, bold: true, colour: colour.ink },
  heading2: { size: 12, leading: 17, bold: true, colour: colour.accent },
  heading3: { size: 9.5, leading: 14, bold: true, colour: colour.ink },
  lead: { size: 11, leading: 17.5, bold: true, colour: colour.ink },
  figure: { size: 17, leading: 23, bold: true, colour: colour.accent },
  body,
  strong: { ...body, bold: true },
  quiet: { ...body, colour: colour.quiet },
  label: { ...body, size: 8.5, colour: colour.quiet },
  small,
  smallStrong: { ...small, bold: true },
  smallQuiet: { ...small, colour: colour.quiet },
  /** For lists of which several are on a page. */
  close: { ...small, leading: 11.2 },
  /** For what stands close to its like. */
  fine: { ...small, size: 8, leading: 10.6 },
  fineQuiet: { ...small, size: 8, leading: 10.6, colour: colour.quiet },
  /** So small that a hash stands on one line beside its name, where it can be searched for. */
  hash: { ...small, size: 7.5, leading: 11 },
  footer: { size: 8, leading: 12, bold: false, colour: colour.quiet },
} as const satisfies Readonly<Record<string, TextStyle>>;
