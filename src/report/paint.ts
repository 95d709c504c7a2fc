/** Looks a renderer may give to text; meaning is always carried by a word or mark as well. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly middling: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly accent: (text: string) => string;
}

const same = (text: string) => text;

/** No looks at all: for files, pipes and tests. */
export const plainPaint: Paint = { bold: same, dim: same, good: same, middling: same, bad: same, accent: same };
