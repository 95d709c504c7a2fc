import type PDFDocument from 'pdfkit';
import type { PageStart } from '../../document.ts';
import { type Ink, openInk } from './ink.ts';
import { paper } from './style.ts';
import type { Line } from './text.ts';

/** Thinner than this is the same place: sums of heights are not exact. */
const EPSILON = 0.001;

/** Something measured that can be drawn into the flow of pages. */
export interface Block {
  /** Free space above; none at the top of a page. */
  readonly before: number;
  readonly height: number;
  /** How much of it must fit on a page for it to begin there. */
  readonly start: number;
  readonly keepWithNext?: boolean;
  /** Begins a page; or does where it would stand on the first one. */
  readonly startsPage?: PageStart | 'after-first';
  /** Draws what stands above it when it begins on a new page, such as the head of its table. */
  readonly onNewPage?: (flow: Flow) => void;
  readonly draw: (flow: Flow) => void;
}

/** The way down the pages: where the next thing goes, and when a new page begins. */
export class Flow {
  y: number = paper.top;

  readonly doc: PDFDocument;
  readonly #ink: Ink;
  #isDecorating = false;

  constructor(doc: PDFDocument) {
    this.doc = doc;
    this.#ink = openInk(doc);
    doc.addPage();
  }

  get room(): number {
    return paper.bottom - this.y + EPSILON;
  }

  get isAtTop(): boolean {
    return this.y <= paper.top;
  }

  newPage(): void {
    this.doc.addPage();
    this.y = paper.top;
  }

  /** Draws blocks below each other; each begins where what must stay with it fits too. */
  place(blocks: readonly Block[]): void {
    const starts = startHeights(blocks);
    for (const [index, block] of blocks.entries()) {
      if (!this.isAtTop && (this.#mustTurn(block) || block.before + (starts[index] ?? 0) > this.room)) {
        this.newPage();
        block.onNewPage?.(this);
      } else if (!this.isAtTop) {
        this.y += block.before;
      }
      block.draw(this);
    }
  }

  #mustTurn({ startsPage }: Block): boolean {
    return startsPage === 'after-first' ? this.page === 1 : startsPage !== undefined;
  }

  /** The number of the page that is being filled. */
  get page(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** Whether what begins the next page stands on the back of this one, where both sides are printed. */
  get isOnFront(): boolean {
    return this.page % 2 === 1;
  }

  /** Draws a line of text with its upper edge at `top`. Marked content must be open. */
  drawLine(line: Line, left: number, top: number): void {
    // The middle of the line plus half of a Japanese character's body.
    const as = this.#isDecorating ? 'decoration' : 'text';
    this.#ink(line.runs, left + line.indent, top + line.height * 0.75, as);
  }

  /** Draws what is only there for the eye. */
  decorate(draw: (doc: PDFDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    this.#isDecorating = true;
    draw(this.doc);
    this.#isDecorating = false;
    this.doc.endMarkedContent();
  }

  rule(top: number, colour: string, width = 0.5, left: number = paper.left, right: number = paper.right): void {
    this.decorate((doc) => doc.lineWidth(width).strokeColor(colour).moveTo(left, top).lineTo(right, top).stroke());
  }

  band(top: number, height: number, colour: string, left: number = paper.left, right: number = paper.right): void {
    this.decorate((doc) =>
      doc
        .fillColor(colour)
        .rect(left, top, right - left, height)
        .fill(),
    );
  }
}

/** How much must fit on a page for each block to begin there. */
function startHeights(blocks: readonly Block[]): readonly number[] {
  const starts: number[] = [];
  let next: { before: number; start: number } | undefined;
  for (const block of blocks.toReversed()) {
    const start = block.keepWithNext && next ? block.height + next.before + next.start : block.start;
    starts.unshift(start);
    next = { before: block.before, start };
  }
  return starts;
}
