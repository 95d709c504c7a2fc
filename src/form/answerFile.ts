import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, isSame } from '../domain/canonical.ts';
import { entryOf } from '../exchange/filledForm.ts';
import type { HandedOut } from '../exchange/handout.ts';

/** What was filled in, with the day and the digest of all of it. */
export function sealed(handout: HandedOut, on: string): HandedOut {
  const filled = { on, digest: digestOf(handout) };
  return { ...handout, handout: { ...handout.handout, filled } };
}

/** Whether a file is as it was saved. */
export function isSealed(content: unknown): boolean {
  const { bare, digest } = unsealed(content);
  return digest !== undefined && digest === digestOf(bare);
}

/**
 * The answers of a file that a form has saved, without its seal; undefined where it is no such file, or belongs to
 * another hand-out. Only what belongs to the questions of this one is taken from it.
 */
export function readSealed(content: unknown, own: HandedOut): HandedOut | undefined {
  const { bare } = unsealed(content);
  if (!isRecord(bare) || !isSame(askedOf(bare), askedOf(own))) return undefined;
  const asks = own.asks === undefined ? {} : partOf('asks', bare, own);
  const taken = Object.assign({}, own, partOf('answers', bare, own), partOf('drafts', bare, own), asks);
  return isReadable(taken) ? taken : undefined;
}

/** Who is asked what: two firms may hand out the same questions on the same day. */
function askedOf({ organization, scope, catalogue, handout }: { readonly [key in keyof HandedOut]?: unknown }) {
  return { organization, scope, catalogue, handout };
}

function partOf(part: 'answers' | 'drafts' | 'asks', bare: Record<string, unknown>, { handout: { ids } }: HandedOut) {
  const record = bare[part];
  if (!isRecord(record)) return {};
  return { [part]: Object.fromEntries(ids.flatMap((id) => (Object.hasOwn(record, id) ? [[id, record[id]]] : []))) };
}

/** Whether every field can show what it is to hold. */
function isReadable(handout: HandedOut): boolean {
  const { answers, drafts = {}, asks = {} } = handout;
  const said: readonly unknown[] = [answers, drafts, asks].flatMap((record) => Object.values(record));
  if (said.some((one) => typeof one !== 'object')) return false;
  try {
    return handout.handout.ids.every((id) => {
      const { missing, options, state = '', isAsked: _, ...texts } = entryOf(handout, id);
      return [...options, state, ...Object.values(texts)].every((text) => typeof text === 'string') && !!missing.map;
    });
  } catch {
    return false;
  }
}

function unsealed(content: unknown): { readonly bare: unknown; readonly digest?: unknown } {
  if (!isRecord(content) || !isRecord(content.handout)) return { bare: content };
  const { filled, ...handout } = content.handout;
  return { bare: { ...content, handout }, digest: isRecord(filled) ? filled.digest : undefined };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function digestOf(value: unknown): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))}`;
}
