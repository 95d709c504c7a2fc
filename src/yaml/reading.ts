import type { Document } from 'yaml';
import type { Diagnostic } from '../formats/diagnostic.ts';
import type { Positions } from './range.ts';

/** What reading gives: the plain value and where each part of it stands, or only the reasons why not. */
export type YamlReading =
  | ({
      readonly ok: true;
      readonly text: string;
      readonly value: unknown;
      /** How many words and signs our own reader would read in the same time. */
      readonly parts: number;
      /** The document that may be edited; always the same one, and not made before somebody asks. */
      readonly document: () => Document.Parsed;
    } & Positions)
  | { readonly ok: false; readonly text: string; readonly diagnostics: readonly Diagnostic[] };
