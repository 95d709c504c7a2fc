import type PDFDocument from 'pdfkit';
import type { StructureElement } from 'pdfkit';
import { clean } from './clean.ts';

/** A structure element that joins the document the moment something is drawn into it, so that order of drawing is order of reading. */
export type Tag = () => StructureElement;

export interface TagOptions {
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  /** What names a cell beside its column; where the cell names others, they are named by it, too (ISO 32000-1, table 349). */
  readonly headers?: readonly Tag[];
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
  const identify = openIdentifiers(doc);
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
        above.add(element);
        if (options.columnSpan !== undefined) attribute(element, 'Table', { ColSpan: options.columnSpan });
        if (options.headers) attribute(element, 'Table', { Headers: options.headers.map((one) => identify(one())) });
        if (options.isNumbered) attribute(element, 'List', { ListNumbering: 'Decimal' });
        return element;
      };
    },
  };
}

/** Gives elements names within the file, and lists them in the tree that readers find them by (ISO 32000-1, 14.7.2). */
function openIdentifiers(doc: PDFDocument): (element: StructureElement) => unknown {
  const names: unknown[] = [];
  return ({ dictionary }) => {
    const { data } = dictionary;
    if (data['ID'] instanceof String) return data['ID'];
    if (names.length === 0) doc.getStructTreeRoot().data['IDTree'] = { Names: names };
    // Names in the tree are in their order, so all are of one length.
    const id = new String((names.length / 2).toString(36).padStart(3, '0'));
    names.push(id, dictionary);
    data['ID'] = id;
    return id;
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
