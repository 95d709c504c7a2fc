import type { Document } from './document.ts';
import type { TextOptions } from './render/text.ts';

/** A format that any Document can be drawn in. */
export interface DocumentFormat {
  /** How the names of its files end. */
  readonly endings: readonly string[];
  /** Finds the title of a text of this format, and nothing in one of another. Plain text, the first, takes any text. */
  readonly title: RegExp;
  readonly draw: (document: Document, options: TextOptions) => Promise<string>;
}

/** Every such format by its name. What draws it is loaded when it is asked for: the names are needed at every start. */
export const documentFormats = {
  text: {
    endings: ['.txt'],
    title: /^(.*)/,
    draw: async (document, options) => `${(await import('./render/text.ts')).renderText(document, options)}\n`,
  },
  markdown: {
    endings: ['.md', '.markdown'],
    title: /^# (.*)/,
    draw: async (document, { t }) => (await import('./render/markdown.ts')).renderMarkdown(document, t),
  },
  html: {
    endings: ['.html', '.htm'],
    title: /^<!doctype html.*?<title>([^<]*)<\/title>/is,
    draw: async (document, { t }) => (await import('./render/html.ts')).renderHtml(document, t),
  },
} as const satisfies Readonly<Record<string, DocumentFormat>>;

export type DocumentFormatName = keyof typeof documentFormats;

/** Whether a format draws a Document; the others are for programs. */
export function isDocumentFormat(name: string): name is DocumentFormatName {
  return Object.hasOwn(documentFormats, name);
}

/** In the order of the list; the first is the usual one. */
export const documentFormatNames: readonly ['text', ...DocumentFormatName[]] = [
  'text',
  ...Object.keys(documentFormats).filter(
    (name): name is DocumentFormatName => isDocumentFormat(name) && name !== 'text',
  ),
];

/** Something for each of them; that their names are all there is what the list says. */
export function forEachDocumentFormat<T>(
  make: (name: DocumentFormatName) => T,
): Readonly<Record<DocumentFormatName, T>> {
  return Object.fromEntries(documentFormatNames.map((name) => [name, make(name)])) as Readonly<
    Record<DocumentFormatName, T>
  >;
}
