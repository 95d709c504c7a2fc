import type { Translate } from '../i18n/t.ts';
import type { CriterionState } from '../scoring/result.ts';

/** 「○ できている」; empty where there is no state. */
export function stateWords(state: CriterionState | undefined, t: Translate): string {
  return state === undefined ? '' : `${t(`mark.${state}`)} ${t(`state.${state}`)}`;
}
