import type { Translate } from '../../../i18n/t.ts';
import { type Counts, criterionStates } from '../../../scoring/result.ts';
import type { Bars } from '../../document.ts';
import { stateWords } from '../../states.ts';
import { escaped } from './page.ts';
import type { Prose } from './prose.ts';

/** How the states are hatched, so that they differ without colour: once in a page, for all its charts. */
export const HATCHES = `<svg class="unseen" aria-hidden="true" width="0" height="0"><defs>
<pattern id="h-partial" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="fill" width="6" height="6"/><rect class="hatch" width="2" height="6"/></pattern>
<pattern id="h-unmet" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="fill" width="5" height="5"/><rect class="hatch" width="2" height="5"/></pattern>
<pattern id="h-unknown" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="fill" width="4" height="4"/><rect class="hatch" width="1" height="4"/></pattern>
<pattern id="h-not-applicable" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="fill" width="8" height="8"/><rect class="hatch" width="1" height="8"/></pattern>
</defs></svg>`;

/** What the parts of the bars mean, with their sums; a bar for each row, and its figures in words. */
export function barsChart({ rows, addsUp }: Bars, prose: Prose, t: Translate): string {
  const legend = criterionStates.map((state) => {
    const count = addsUp ? ` <strong>${rows.reduce((sum, { counts }) => sum + counts[state], 0)}</strong>` : '';
    const swatch = `<svg aria-hidden="true" width="100%" height="8"><rect class="s-${state}" width="100%" height="8"/></svg>`;
    return `<li>${swatch}<span class="state ${state}">${escaped(stateWords(state, t))}</span>${count}</li>`;
  });
  const bars = rows.map(
    ({ title, counts }) =>
      `<li><span class="name">${prose(title)}</span>${bar(counts)}<strong class="share">${escaped(t('report.categories.row', { met: counts.met, total: counts.total }))}</strong><span class="figures quiet">${figures(counts, t)}</span></li>`,
  );
  return `<ul class="legend">${legend.join('')}</ul>
<ul class="bars">
${bars.join('\n')}
</ul>`;
}

/** The picture of the figures that stand beside it. */
function bar(counts: Counts): string {
  const scale = 100 / Math.max(1, counts.total);
  let at = 0;
  const pieces = criterionStates.map((state) => {
    const piece = `<rect class="s-${state}" x="${percent(at * scale)}" width="${percent(counts[state] * scale)}" height="14"/>`;
    at += counts[state];
    return counts[state] === 0 ? '' : piece;
  });
  return `<svg class="bar" aria-hidden="true" width="100%" height="14">${pieces.join('')}</svg>`;
}

function percent(share: number): string {
  return `${share.toFixed(2)}%`;
}

function figures(counts: Counts, t: Translate): string {
  const told = criterionStates
    .filter((state) => counts[state] > 0)
    .map((state) => t('report.summary.state', { state: stateWords(state, t), count: counts[state] }));
  return told.map((words) => `<span>${escaped(words)}</span>`).join(' ');
}
