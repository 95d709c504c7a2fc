import { UserError } from '../errors.ts';

/** A part of a workbook, as text. */
export interface XmlPart {
  /** The workbook, for messages. */
  readonly file: string;
  readonly path: string;
  readonly text: string;
  /** What its workbook may still have; a part that comes from nobody else needs none. */
  readonly budget?: TagBudget;
}

/** How many tags the parts of a workbook may still have together, each counted as often as it is read. */
export interface TagBudget {
  tags: number;
}

/** Of a workbook: as many cells as one may have, with five tags and five texts each, are 600,000. */
export function tagsOfWorkbook(): TagBudget {
  return { tags: 2_000_000 };
}

export type XmlToken =
  | {
      readonly kind: 'open';
      /** Without its prefix: who writes `x:row` means `row`. */
      readonly name: string;
      readonly isEmpty: boolean;
      readonly attribute: (name: string) => string | undefined;
      /** Where the tag begins and ends in the text. */
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly text: string };

/** No tag of a workbook comes near it; an attribute without an end does. */
const LONGEST_TAG = 20_000;

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Tags and texts, one after the other; nothing is kept, so depth and length cost nothing.
 * There are no entities but the five of XML and numbers, and a DOCTYPE, where others could be declared, is refused.
 * @throws UserError workbook-damaged, workbook-too-large
 */
export function* xmlTokens(part: XmlPart): Generator<XmlToken, void> {
  const { text } = part;
  for (let at = 0; at < text.length; ) {
    const tag = text.indexOf('<', at);
    if (tag !== at) yield { kind: 'text', text: decodeEntities(text.slice(at, tag === -1 ? undefined : tag)) };
    if (tag === -1) return;
    if (part.budget !== undefined && --part.budget.tags < 0) {
      throw new UserError('workbook-too-large', { file: part.file });
    }
    if (text.startsWith('<!--', tag)) {
      at = after(part, '-->', tag);
    } else if (text.startsWith('<![CDATA[', tag)) {
      at = after(part, ']]>', tag);
      yield { kind: 'text', text: text.slice(tag + 9, at - 3) };
    } else if (text.startsWith('<?', tag)) {
      at = after(part, '?>', tag);
    } else if (text.startsWith('<!', tag)) {
      throw malformed(part, 'DOCTYPE');
    } else {
      at = endOfTag(part, tag);
      yield tokenOf(text.slice(tag + 1, at - 1), tag, at);
    }
  }
}

function tokenOf(inside: string, start: number, end: number): XmlToken {
  if (inside.startsWith('/')) return { kind: 'close', name: localName(inside.slice(1).trim()), start, end };
  const isEmpty = inside.endsWith('/');
  const body = isEmpty ? inside.slice(0, -1) : inside;
  const name = /^\S*/.exec(body)?.[0] ?? '';
  return { kind: 'open', name: localName(name), isEmpty, attribute: (wanted) => attributeOf(body, wanted), start, end };
}

/** By its whole name, so that `r:id` is not taken for `id`. */
function attributeOf(tag: string, wanted: string): string | undefined {
  // Most tags have none, and a sheet has many tags.
  if (!tag.includes(wanted)) return undefined;
  for (const [, name, double, single] of tag.matchAll(/\s([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name === wanted) return decodeEntities(double ?? single ?? '');
  }
  return undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function after(part: XmlPart, end: string, from: number): number {
  const found = part.text.indexOf(end, from);
  if (found === -1) throw malformed(part);
  return found + end.length;
}

/** A > within quotes does not end a tag. */
function endOfTag(part: XmlPart, from: number): number {
  let quote = '';
  const limit = Math.min(part.text.length, from + LONGEST_TAG);
  for (let at = from + 1; at < limit; at++) {
    const sign = part.text.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '<') break;
  }
  throw malformed(part);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return entities.get(name) ?? whole;
    return characterOf(typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function characterOf(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}

function malformed({ file, path }: XmlPart, what = 'XML'): UserError {
  return new UserError('workbook-damaged', { file, detail: `${path}: ${what}` });
}
