import type { Tag } from '../i18n/t.ts';

/** Where somebody works, in which language, and on which day. */
export interface Workplace {
  readonly cwd: string;
  readonly language: Tag;
  /** YYYY-MM-DD. */
  readonly today: string;
}
