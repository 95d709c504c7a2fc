import type { Translate } from '../../i18n/t.ts';
import type { Paint } from '../paint.ts';
import type { DiffReport } from './model.ts';

export interface DiffOptions {
  readonly t: Translate;
  /** Looks, where the format has any. */
  readonly paint: Paint;
  /** Columns to lay out in, where the format has any. */
  readonly width: number;
}

/** One format of `diff`; same report, same text. */
export type DiffRenderer = (report: DiffReport, options: DiffOptions) => string;
