/** What we use of pdfkit 0.20, which ships no typings. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  export interface StructureElement {
    /** Draws at once when the element already hangs in the document. */
    add(child: StructureElement | (() => void)): this;
    readonly dictionary: { readonly data: Record<string, unknown> };
  }

  export interface OutlineItem {
    addItem(
      title: string,
      options?: { readonly top?: number; readonly left?: number; readonly expanded?: boolean },
    ): OutlineItem;
    readonly children: readonly OutlineItem[];
    readonly outlineData: Record<string, unknown>;
  }

  export interface EmbeddedFont {
    readonly id: string;
    /** The glyphs of a text as hexadecimal numbers in the embedded subset, which grows by them. */
    encode(text: string): readonly [hex: readonly string[], positions: unknown];
    ref(): unknown;
  }

  export interface MarkingOptions {
    readonly lang?: string;
    readonly actual?: string;
  }

  /** One or several marked contents of a tag. */
  export interface StructureContent {
    push(further: StructureContent): void;
  }

  export interface Page {
    /** What is open on the page, the innermost last; not public. */
    readonly markings: { readonly options: MarkingOptions; structContent?: StructureContent }[];
    /** Fonts among the resources of the page, by id. */
    readonly fonts: Record<string, unknown>;
    readonly width: number;
    readonly height: number;
  }

  export interface DocumentOptions {
    readonly size: string;
    readonly margin: number;
    readonly font: null;
    readonly pdfVersion: '1.7';
    readonly subset: 'PDF/A-2a';
    readonly tagged: boolean;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly bufferPages: boolean;
    readonly autoFirstPage: boolean;
    readonly info: Readonly<Record<string, string | Date>>;
  }

  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    readonly page: Page;
    readonly outline: OutlineItem;
    addPage(): this;
    switchToPage(index: number): Page;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    end(): void;

    registerFont(name: string, source: unknown): this;
    font(name: string): this;
    /** The current font; not public, see ink.ts. */
    readonly _font: EmbeddedFont;
    addContent(operators: string): this;
    /** The catalogue of the file; not public. */
    readonly _root: { readonly data: Record<string, unknown> };

    fillColor(color: string): this;
    strokeColor(color: string): this;
    lineWidth(width: number): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    clip(): this;
    fill(): this;
    stroke(): this;
    save(): this;
    restore(): this;

    struct(
      type: string,
      options?: {
        readonly alt?: string;
        readonly bbox?: readonly [left: number, top: number, right: number, bottom: number];
        readonly scope?: 'Column' | 'Row';
      },
    ): StructureElement;
    addNamedDestination(name: string, fit: 'XYZ', left: number, top: number, zoom: null): void;
    /** A link; with a structure parent it becomes part of that. */
    goTo(
      x: number,
      y: number,
      width: number,
      height: number,
      name: string,
      options: {
        readonly structParent: StructureElement /** A String object: a plain string would become a name. */;
        readonly Contents: object;
      },
    ): this;
    addStructure(element: StructureElement): this;
    /** The root of all structure; not public. */
    getStructTreeRoot(): { readonly data: Record<string, unknown> };
    markContent(tag: 'Artifact', options?: { readonly type?: 'Layout' | 'Pagination' }): this;
    /** Begins a content of the tag that is open. */
    markStructureContent(tag: unknown, options?: MarkingOptions): StructureContent;
    /** The tag whose content is being drawn; not public. */
    readonly _currentStructureElement: StructureElement;
    endMarkedContent(): this;
    appendXML(xml: string): void;
  }
}
