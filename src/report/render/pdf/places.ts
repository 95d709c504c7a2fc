import type PDFDocument from 'pdfkit';
import type { StructureElement } from 'pdfkit';
import { clean } from './clean.ts';

/** Something drawn that leads to another place. */
export interface Reference {
  readonly to: string;
  /** What it says, for whoever hears it. */
  readonly words: string;
  readonly element: StructureElement;
  readonly box: readonly [left: number, top: number, width: number, height: number];
  /** The page it stands on, counted from 1; the current one where left out. */
  readonly page?: number;
}

/** Where things stand in a document, and what leads to them. */
export interface Places {
  /** Makes a height of the current page the place that references to `key` lead to; the first one counts. */
  readonly mark: (key: string, top: number) => void;
  /** The page of a place, counted from 1; undefined as long as nothing is marked there. */
  readonly pageOf: (key: string) => number | undefined;
  /** Notes a reference on the current page; what it leads to may still come. */
  readonly refer: (reference: Reference) => void;
  /** Makes links of all references; one to a place that never came stays text. */
  readonly link: () => void;
}

/** Remembers on which page each key stands, for references to it from before and after. */
export function openPlaces(doc: PDFDocument): Places {
  const pages = new Map<string, number>();
  const references: (Reference & { readonly page: number })[] = [];
  // Names of our own: keys may hold any character.
  const nameOf = (key: string) => `place-${[...pages.keys()].indexOf(key)}`;
  const current = () => doc.bufferedPageRange().count;
  return {
    mark: (key, top) => {
      if (pages.has(key)) return;
      pages.set(key, current());
      doc.addNamedDestination(nameOf(key), 'XYZ', 0, top, null);
    },
    pageOf: (key) => pages.get(key),
    refer: (reference) => {
      references.push({ ...reference, page: reference.page ?? current() });
    },
    link: () => {
      for (const { to, words, element, box, page } of references) {
        if (!pages.has(to)) continue;
        doc.switchToPage(page - 1);
        doc.goTo(...box, nameOf(to), { structParent: element, Contents: new String(clean(words)) });
      }
    },
  };
}
