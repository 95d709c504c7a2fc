import { inflateSync } from 'node:zlib';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text as a reader of the file finds it; coordinates in points from the lower left corner. */
export interface TextPiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** The innermost tag around it; undefined where it is in no tag at all. */
  readonly tag: string | undefined;
  /** Whether something is said about how to read it, such as its language. */
  readonly isSpan: boolean;
}

/** A node of the structure tree. */
export interface Tagged {
  readonly role: string;
  readonly alt?: string;
  readonly bbox?: readonly number[];
  readonly children: readonly Tagged[];
}

export interface PageContent {
  readonly pieces: readonly TextPiece[];
  /** All text without spaces, because a line ends where it must. */
  readonly text: string;
  /** What is in tags, as it is told to whoever sees no places: only the spaces that the file has itself. */
  readonly spoken: string;
  readonly structure: Tagged;
  /** How many lines, fills and texts are in no tag and not marked as decoration either. */
  readonly unmarked: number;
}

/** What leads to another place of the document. */
export interface Link {
  /** What it says to whoever hears it. */
  readonly words: string;
  /** The page it leads to, counted from 1; undefined where there is no such place. */
  readonly target: number | undefined;
}

export interface PdfContent {
  readonly pages: readonly PageContent[];
  readonly text: string;
  readonly outline: readonly { readonly title: string; readonly children: readonly string[] }[];
  readonly links: readonly Link[];
  readonly metadata: ReadonlyMap<string, string>;
  readonly title: string | undefined;
  readonly language: string | undefined;
}

/** Text without any spaces, for comparing what was written with what was set. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Reads a PDF back: texts, places, tags, bookmarks and metadata. */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: PageContent[] = [];
  const links: Link[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    for (const { subtype, contentsObj, dest } of await page.getAnnotations()) {
      if (subtype !== 'Link') continue;
      const [target] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) ?? [];
      links.push({
        words: contentsObj?.str ?? '',
        target: target === undefined ? undefined : (await pdf.getPageIndex(target)) + 1,
      });
    }
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const pieces = piecesOf(items);
    const operators = await page.getOperatorList();
    pages.push({
      pieces,
      text: squeezed(pieces.map(({ text }) => text).join('')),
      structure: toTagged(await page.getStructTree()),
      spoken: spokenIn(operators),
      unmarked: unmarkedIn(operators.fnArray),
    });
  }
  const { info, metadata } = await pdf.getMetadata();
  const outline = await pdf.getOutline();
  await task.destroy();
  return {
    pages,
    links,
    text: pages.map(({ text }) => text).join(''),
    outline: (outline ?? []).map(({ title, items }) => ({ title, children: items.map((item) => String(item.title)) })),
    // What a browser prints has none.
    metadata: new Map([...(metadata ?? [])].map(([name, value]) => [String(name), String(value)])),
    title: textOf(info, 'Title'),
    language: textOf(info, 'Language'),
  };
}

/** The operators of all pages and figures, and the objects of a packed file, unpacked. */
export function operatorsIn(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const found: string[] = [];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 1)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const data = file.subarray(at + 'stream\n'.length);
    if (data[0] === 0x78) found.push(inflateSync(data).toString('latin1'));
  }
  return found.join('\n');
}

/** All nodes of a role, in the order of reading. */
export function allTagged(node: Tagged, role: string): readonly Tagged[] {
  return [...(node.role === role ? [node] : []), ...node.children.flatMap((child) => allTagged(child, role))];
}

function piecesOf(items: readonly object[]): readonly TextPiece[] {
  const tags: string[] = [];
  const pieces: TextPiece[] = [];
  // Of what a span belongs to, which has begun before it.
  let tag: string | undefined;
  for (const item of items) {
    if ('str' in item && 'width' in item && 'transform' in item) {
      const { str, width, transform } = item;
      if (typeof str !== 'string' || typeof width !== 'number' || !Array.isArray(transform) || str.trim() === '')
        continue;
      const [, , , size, left, baseline] = transform.map(Number);
      if (size === undefined || left === undefined || baseline === undefined) continue;
      pieces.push({
        text: str,
        left,
        right: left + width,
        baseline,
        size: Math.abs(size),
        tag,
        isSpan: tags.at(-1) === 'Span',
      });
    } else if ('type' in item && item.type === 'endMarkedContent') {
      tags.pop();
    } else {
      tags.push('tag' in item ? String(item.tag) : '');
      if (tags.at(-1) !== 'Span') tag = tags.at(-1);
    }
  }
  return pieces;
}

const drawing = new Set([OPS.constructPath, OPS.fill, OPS.stroke, OPS.eoFill, OPS.fillStroke, OPS.showText]);

function unmarkedIn(operators: readonly number[]): number {
  let depth = 0;
  let unmarked = 0;
  for (const operator of operators) {
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) depth++;
    else if (operator === OPS.endMarkedContent) depth--;
    else if (depth === 0 && drawing.has(operator)) unmarked++;
  }
  return unmarked;
}

function spokenIn({
  fnArray,
  argsArray,
}: {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}): string {
  const artifacts: boolean[] = [];
  let spoken = '';
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    const first: unknown = Array.isArray(args) ? args[0] : undefined;
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps)
      artifacts.push(String(first) === 'Artifact' || nameOf(first) === 'Artifact');
    else if (operator === OPS.endMarkedContent) artifacts.pop();
    else if (operator === OPS.showText && !artifacts.includes(true) && Array.isArray(first))
      spoken += first.map(unicodeOf).join('');
  }
  return spoken;
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}

function unicodeOf(glyph: unknown): string {
  return typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? String(glyph.unicode) : '';
}

function toTagged(node: unknown): Tagged {
  if (typeof node !== 'object' || node === null) return { role: '', children: [] };
  const children: unknown = 'children' in node ? node.children : [];
  return {
    role: 'role' in node ? String(node.role) : '',
    ...('alt' in node ? { alt: String(node.alt) } : {}),
    ...('bbox' in node && Array.isArray(node.bbox) ? { bbox: node.bbox.map(Number) } : {}),
    children: Array.isArray(children) ? children.map(toTagged) : [],
  };
}

function textOf(info: object, name: string): string | undefined {
  const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : undefined;
}
