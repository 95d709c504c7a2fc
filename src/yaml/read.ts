import { LineCounter } from 'yaml';
import type { Diagnostic, DiagnosticCode, Range } from '../formats/diagnostic.ts';
import { lazily } from '../formats/lazily.ts';
import { encodingOf, utf8Of } from '../text/encoding.ts';
import { composeGuarded, readComposed } from './compose.ts';
import { mergeConflict } from './mergeConflict.ts';
import { otherFormatOf } from './otherFormat.ts';
import { type KnownEntries, readPlain } from './plain.ts';
import { pointRange } from './range.ts';
import type { YamlReading } from './reading.ts';

/** A text file as it lies on disk. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadLimits {
  /** Largest file that is parsed at all, in bytes. */
  readonly maxBytes: number;
  /** Most words and signs, and most lines, that are read; those of 20,000 answers where left out. */
  readonly maxParts?: number;
}

/** A file may be small and still take the parser ten seconds: one of eight megabytes may hold five million parts. */
const MAX_PARTS = 500_000;

/**
 * What our own reader leaves to the library takes several times the time and memory: it reads no more than this, however
 * large a kind of file may be. Those of 12,000 answers.
 */
const MAX_COMPOSED_PARTS = 300_000;

/** So many times what one of its parts takes. */
const COST_OF_COMPOSED = 3;

/**
 * Reads one YAML 1.2 file with every guard on: size, UTF-8, nesting, aliases, several documents.
 * Never throws for bad input; all problems come back as diagnostics with a position.
 */
export function readYaml(file: SourceFile, { maxBytes, maxParts = MAX_PARTS }: ReadLimits): YamlReading {
  const refuse = (code: DiagnosticCode, args: Diagnostic['args']): YamlReading => {
    const range = pointRange(1, 1);
    return { ok: false, text: '', diagnostics: [{ code, args, severity: 'error', file: file.name, range }] };
  };
  const other = otherFormatOf(file.bytes);
  if (other !== undefined) return refuse('other-format', { found: other });
  if (file.bytes.byteLength > maxBytes) return refuse('file-too-large', { size: file.bytes.byteLength, max: maxBytes });
  const text = utf8Of(file.bytes);
  if (text === undefined) return { ok: false, text: '', diagnostics: [notUtf8(file)] };

  return readYamlText(file.name, text, maxParts);
}

/**
 * Reads a text that is decoded already, with the same guards.
 * @param known what was read of the same file before, and need not be read again.
 */
export function readYamlText(file: string, text: string, maxParts = MAX_PARTS, known?: KnownEntries): YamlReading {
  const lines = linesOf(text, maxParts);
  if (lines.lineStarts.length > maxParts) {
    const [args, range] = [{ detail: 'RESOURCE_EXHAUSTION' }, pointRange(maxParts, 1)];
    return { ok: false, text, diagnostics: [{ code: 'yaml-syntax', args, severity: 'error', file, range }] };
  }
  if (lines.lineStarts.length === 1 && /\r(?!$)/.test(text)) {
    const diagnostic = { code: 'yaml-syntax', args: { detail: 'CR_ONLY' }, severity: 'error', file } as const;
    return { ok: false, text, diagnostics: [{ ...diagnostic, range: pointRange(1, text.indexOf('\r') + 1) }] };
  }
  const conflict = mergeConflict(text, lines, file);
  if (conflict !== undefined) return { ok: false, text, diagnostics: conflict };
  const plain = readPlain(text, maxParts, known);
  if (plain === undefined) {
    const composed = readComposed(file, text, lines, Math.min(maxParts, MAX_COMPOSED_PARTS));
    return composed.ok ? { ...composed, parts: composed.parts * COST_OF_COMPOSED } : composed;
  }
  return { ok: true, text, lines, ...plain, document: lazily(() => composeGuarded(text, maxParts)) };
}

/** That a file is no text of UTF-8, and what it may be. */
export function notUtf8(file: SourceFile): Diagnostic {
  const args = { found: encodingOf(file.bytes) };
  return { code: 'not-utf8', args, severity: 'error', file: file.name, range: strayIn(file.bytes) };
}

/** Where the first sign stands that slipped into a text of UTF-8; a file in another encoding is wrong from its start. */
function strayIn(bytes: Uint8Array): Range {
  const encoding = encodingOf(bytes);
  if (encoding !== 'nul' && encoding !== 'unknown') return pointRange(1, 1);
  const before = new TextDecoder('utf-8').decode(bytes).split(/[\0\ufffd]/, 1)[0] ?? '';
  const lines = before.split(/\r\n?|\n/);
  return pointRange(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** @param most after which no more lines are looked at. */
function linesOf(text: string, most: number): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end !== -1 && lines.lineStarts.length <= most; end = text.indexOf('\n', end + 1))
    lines.addNewLine(end + 1);
  return lines;
}
