import type { Statement } from '../formats/outputs/signed.ts';
import { canonicalJson } from './canonical.ts';

/** The text that is signed. Its first line keeps a signature of something else from passing for one of a result. */
export function signedText(statement: Statement): string {
  return `scs-check result v1\n${canonicalJson(statement)}\n`;
}
