import type PDFDocument from 'pdfkit';
import type { Translate } from '../../../i18n/t.ts';
import type { CriterionState } from '../../../scoring/result.ts';

/** How a state looks where it is drawn rather than said: its own lightness and its own hatching, so that grey tells it too. */
interface Look {
  /** Of its mark and word on white. */
  readonly ink: string;
  readonly fill: string;
  readonly hatch?: { readonly colour: string; readonly lean: 'rising' | 'falling' | 'upright'; readonly step: number };
  /** Of text on the fill. */
  readonly onFill: string;
}

export const looks: Readonly<Record<CriterionState, Look>> = {
  met: { ink: '#2c4a66', fill: '#34536f', onFill: '#ffffff' },
  partial: {
    ink: '#6b5518',
    fill: '#b9c8d4',
    hatch: { colour: '#7f99ad', lean: 'rising', step: 5 },
    onFill: '#1f2a33',
  },
  unmet: {
    ink: '#8a3f31',
    fill: '#c48b7d',
    hatch: { colour: '#a05f4f', lean: 'falling', step: 4 },
    onFill: '#1f2a33',
  },
  unknown: {
    ink: '#5a4c78',
    fill: '#e4e1ea',
    hatch: { colour: '#b3a9c4', lean: 'upright', step: 4 },
    onFill: '#1f2a33',
  },
  unanswered: { ink: '#55626d', fill: '#ffffff', onFill: '#1f2a33' },
  'not-applicable': {
    ink: '#55626d',
    fill: '#eef0f2',
    hatch: { colour: '#c3cad0', lean: 'rising', step: 9 },
    onFill: '#1f2a33',
  },
};

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
