import type PDFDocument from 'pdfkit';
import type { StructureElement } from 'pdfkit';
import { clean } from './clean.ts';

/** A structure element that joins the document the moment something is drawn into it, so that order of drawing is order of reading. */
export type Tag = () => StructureElement;

export interface TagOptions {
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  /** The items of the list are counted, by numbers in their labels. */
  readonly isNumbered?: boolean;
}

/** Makes tags below other tags. */
export type MakeTag = (type: TagType, parent?: Tag, options?: TagOptions) => Tag;

export type TagType =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Link';

/** Makes the tag of a figure on the current page, with the words that stand for it. */
export type MakeFigure = (
  alt: string,
  box: readonly [left: number, top: number, right: number, bottom: number],
) => StructureElement;

/** Opens the structure of a document and returns the makers of everything in it. */
export function openStructure(doc: PDFDocument): { readonly tag: MakeTag; readonly figure: MakeFigure } {
  const root = doc.struct('Document');
  doc.addStructure(root);
  return {
    figure: (alt, bbox) => {
      const element = doc.struct('Figure', { alt: clean(alt), bbox });
      root.add(element);
      return element;
    },
    tag: (type, parent = () => root, options = {}) => {
      let element: StructureElement | undefined;
      return () => {
        if (element !== undefined) return element;
        const above = parent();
        element = doc.struct(type, options.scope ? { scope: options.scope } : {});
        if (options.columnSpan !== undefined) attribute(element, 'Table', { ColSpan: options.columnSpan });
        if (options.isNumbered) attribute(element, 'List', { ListNumbering: 'Decimal' });
        above.add(element);
        return element;
      };
    },
  };
}

/** pdfkit has no options for these; the element keeps its attributes under `A`. */
function attribute(
  { dictionary: { data } }: StructureElement,
  owner: string,
  attributes: Record<string, unknown>,
): void {
  data['A'] = { ...(typeof data['A'] === 'object' ? data['A'] : {}), O: owner, ...attributes };
}
