import type PDFDocument from 'pdfkit';
import type { OutlineItem } from 'pdfkit';
import { clean } from './clean.ts';

/** Sets a bookmark at a height of the current page; level 2 below the last of level 1. */
export type Bookmark = (level: 1 | 2, title: string, top: number) => void;

/** The outline of a document: sections, and below each its parts. */
export function openBookmarks(doc: PDFDocument): Bookmark {
  let section: OutlineItem | undefined;
  return (level, title, top) => {
    // pdfkit counts `left` from the right edge.
    const place = { top, left: doc.page.width };
    const parent = level === 2 && section !== undefined ? section : doc.outline;
    const item = parent.addItem(clean(title).replace(/\s+/g, ' '), place);
    if (parent === doc.outline) section = item;
    countChildren(parent, parent === doc.outline);
  };
}

/** pdfkit leaves the count out; a negative one says that the children are folded away. */
function countChildren({ children, outlineData }: OutlineItem, isOpen: boolean): void {
  outlineData['Count'] = isOpen ? children.length : -children.length;
}
