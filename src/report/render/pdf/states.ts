import type PDFDocument from 'pdfkit';
import type { Translate } from '../../../i18n/t.ts';
import type { CriterionState } from '../../../scoring/result.ts';
import { looks } from '../bars.ts';

/** 「○ できている」 */
export function stateText(state: CriterionState, t: Translate): string {
  return `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}

/** Fills a rectangle with the look of a state. */
export function fillWithState(
  doc: PDFDocument,
  state: CriterionState,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const { fill, hatch } = looks[state];
  doc.fillColor(fill).rect(x, y, width, height).fill();
  if (!hatch) return;
  const slope = hatch.lean === 'upright' ? 0 : height;
  doc.save().rect(x, y, width, height).clip().lineWidth(0.7).strokeColor(hatch.colour);
  for (let start = x - slope + hatch.step / 2; start < x + width; start += hatch.step) {
    const [bottom, top] = hatch.lean === 'falling' ? [start + slope, start] : [start, start + slope];
    doc.moveTo(bottom, y + height).lineTo(top, y);
  }
  doc.stroke().restore();
}
