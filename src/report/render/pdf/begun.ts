import type { Translate } from '../../../i18n/t.ts';
import { openBookmarks } from './bookmarks.ts';
import type { Context } from './context.ts';
import { createDocument, type DocumentFacts, gatherBytes } from './document.ts';
import { Flow } from './flow.ts';
import { openFaces, type PdfFonts } from './fonts.ts';
import { languageOf } from './language.ts';
import { openPlaces } from './places.ts';
import { openStructure } from './structure.ts';
import { typesetter } from './text.ts';

/** A finished document. */
export interface RenderedPdf {
  readonly bytes: Uint8Array;
  /** Characters that no font had; they are shown as 〓. */
  readonly missingGlyphs: readonly string[];
}

/** A document that is begun: what its parts are made with, where they go, and what ends it. */
interface Begun {
  readonly context: Context;
  readonly flow: Flow;
  readonly end: () => RenderedPdf;
}

/**
 * Begins a document.
 * @param making `criteria` is how many it is about: the more they are, the more may be set.
 */
export function beginDocument(
  facts: Omit<DocumentFacts, 'lang'>,
  making: { readonly t: Translate; readonly fonts: PdfFonts; readonly criteria: number },
): Begun {
  const { t, fonts, criteria } = making;
  const lang = t('language.tag');
  const doc = createDocument({ ...facts, lang });
  const end = gatherBytes(doc);
  const faces = openFaces(fonts, (name, font) => doc.registerFont(name, font));
  const { missingGlyphs } = faces;
  const context: Context = {
    t,
    typeset: typesetter(faces, languageOf(lang), criteria),
    bookmark: openBookmarks(doc),
    places: openPlaces(doc),
    missingGlyphs,
    ...openStructure(doc),
  };
  return { context, flow: new Flow(doc), end: () => ({ bytes: end(), missingGlyphs: missingGlyphs() }) };
}
