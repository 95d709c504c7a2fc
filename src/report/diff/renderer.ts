import type { DiffReport } from '../../formats/outputs/diff.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Paint } from '../paint.ts';

export interface DiffOptions {
  readonly t: Translate;
  /** Looks, where the format has any. */
  readonly paint: Paint;
  /** Columns to lay out in, where the format has any. */
  readonly width: number;
}

/** One format of `diff`; same report, same text. */
export type DiffRenderer = (report: DiffReport, options: DiffOptions) => string;
