/** What we use of fontkit 2, which ships no typings. */
declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
  }

  export interface Font {
    readonly unitsPerEm: number;
    readonly version: string | number;
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): Glyph;
    readonly hmtx: { readonly metrics: { readonly length: number; get(index: number): { readonly advance: number } } };
  }

  export function create(bytes: Uint8Array): Font;
}
