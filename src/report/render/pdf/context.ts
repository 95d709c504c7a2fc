import type { Translate } from '../../../i18n/t.ts';
import type { Bookmark } from './bookmarks.ts';
import type { Places } from './places.ts';
import type { MakeFigure, MakeTag } from './structure.ts';
import type { Typeset } from './text.ts';

/** What every part of the report is made with. */
export interface Context {
  readonly t: Translate;
  readonly typeset: Typeset;
  readonly tag: MakeTag;
  readonly figure: MakeFigure;
  readonly bookmark: Bookmark;
  readonly places: Places;
  /** Characters no font had, among those set so far. */
  readonly missingGlyphs: () => readonly string[];
}
