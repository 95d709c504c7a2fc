import type { Translate } from '../../../i18n/t.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { withEntities } from './page.ts';
import type { Places } from './places.ts';

/** Text as HTML, with what makes it easier to read on a page. */
export type Prose = (text: string) => string;

/** What looks like the id of a criterion: a date or a name may, too. */
const ID = /(?<![\w.-])[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)+(?:\/\d+)?(?![\w-])/;

/** As long as a date, or the number of a piece of evidence; what is longer may not fit on a line. */
const LONGEST = 20;

/** A choice on paper with its box. */
const BOX = /□ [^\s□]{1,24}(?: [^\s□]{1,24})?(?=\s*(?:□|$))/;

/** Words of the other language of ours. Single ones in Latin letters are Japanese, as names and abbreviations are. */
const OTHER = {
  ja: { tag: 'en', run: /(?<![A-Za-z'’-])[A-Za-z][A-Za-z'’-]*(?:[,;:)]* \(?[A-Za-z][A-Za-z'’-]*){2,}/ },
  en: {
    tag: 'ja',
    run: /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}][\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uff65]*/u,
  },
} as const;

/**
 * Ids of criteria become links to where the page tells of them, and words of another language say which it is. What looks
 * like an id and is none stays on one line, and so does a choice with its box.
 */
export function proseOf({ toId }: Places, t: Translate): Prose {
  const { tag, run } = OTHER[t('language.tag').startsWith('ja') ? 'ja' : 'en'];
  const pieces = new RegExp(`(${ID.source})|(${BOX.source})|(?:${run.source})`, 'gu');
  return (text) => {
    const line = sanitizeLine(text);
    let shown = '';
    let at = 0;
    for (const match of line.matchAll(pieces)) {
      const [piece, id, box] = match;
      const place = id === undefined ? undefined : toId(id);
      const content = withEntities(piece);
      shown += withEntities(line.slice(at, match.index));
      if (place !== undefined) shown += link(place, content);
      else if (box !== undefined || (id !== undefined && /\d/.test(id) && id.length <= LONGEST))
        shown += `<span class="uncut">${content}</span>`;
      else shown += id === undefined ? `<span lang="${tag}">${content}</span>` : content;
      at = match.index + piece.length;
    }
    return shown + withEntities(line.slice(at));
  };
}

/** A link to a place of the page; `content` is HTML. */
export function link(place: string, content: string): string {
  return `<a href="#${place}">${content}</a>`;
}
