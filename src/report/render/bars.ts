import type { Translate } from '../../i18n/t.ts';
import { type CriterionState, criterionStates } from '../../scoring/result.ts';
import type { Bars } from '../document.ts';

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

/** What bars show, in a sentence for who cannot see them. */
export function describeBars({ of, rows: bars }: Pick<Bars, 'of' | 'rows'>, t: Translate): string {
  const rows = bars.map(({ title, counts }) => {
    const row = t('report.categories.alt.row', { title, total: counts.total, met: counts.met });
    const rest = criterionStates
      .filter((state) => state !== 'met' && counts[state] > 0)
      .map((state) => `${t(`state.${state}`)} ${counts[state]}`);
    return rest.length === 0 ? row : row + t('text.aside', { text: rest.join(t('list.separator')) });
  });
  return t('report.categories.alt', { of, rows: rows.join(t('report.stage.separator')) });
}
